"use strict";
// Groupings of states (CSTO, EU, Central Asia): who belonged to which when, from rosters and from what the articles say.
(function (kg) {
  const FEWEST = 3, MOST = 45; // members in the graph; what nearly all belong to tells nobody apart
  const LISTED = 8;
  // Outlines differ by dash as well as by colour.
  const DASHES = [[], [9, 4], [2, 3], [10, 3, 2, 3], [5, 5], [14, 4], [1, 5], [6, 2, 2, 2, 2, 2]];
  const PAD = 9, LINK = 13;
  const data = kg.data, found = new Map();

  function belong(id, actor, from, to) {
    if (!found.has(id)) found.set(id, []);
    found.get(id).push({ actor, from: data.month(from, false), to: data.month(to, true) });
  }

  for (const actor of data.actors.values()) {
    if (actor.type === "country") for (const [id, role, from, to] of actor.terms) if (!role && id) belong(id, actor, from, to);
  }
  for (const edge of data.edges.values()) {
    if (edge.relation.id !== "member_of") continue;
    const rostered = (found.get(edge.object.id) || []).some((one) => one.actor === edge.subject);
    for (const one of rostered ? [] : edge.statements) {
      if (one.status === "holds" || (one.status === "ended" && one.end)) belong(edge.object.id, edge.subject, one.start, one.end);
    }
  }

  const now = () => (kg.state.time.mode === "at" ? kg.state.time.at : data.months ? data.months.report ?? data.months.last : Infinity);
  const members = (body) => {
    const at = now();
    return [...new Set(body.members.filter((one) => (one.from === null || one.from <= at) && (one.to === null || one.to >= at)).map((one) => one.actor))];
  };

  function name(id) {
    const actor = data.actors.get(id), label = actor ? actor.label : data.bodies[id];
    return { label: label || id, short: /^[A-Z0-9+-]{2,7}$/.test(id) ? id : label || id };
  }

  const weight = (id) => (data.actors.get(id) || { weight: 0 }).weight;
  const sized = ([, list]) => { const count = new Set(list.map((one) => one.actor)).size; return count >= FEWEST && count <= MOST; };
  data.bodyOf = new Map([...found].filter(sized)
    .sort((a, b) => weight(b[0]) - weight(a[0]) || b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .map(([id, list], at) => [id, { id, at, ...name(id), members: list, dash: DASHES[at % DASHES.length], color: data.bodyColors[at % data.bodyColors.length] }]));

  const ink = (body) => kg.theme.kept(`body ${body.id}`, () => kg.against(body.color, kg.theme.stage, kg.theme.mode === "dark" ? 3 : 2));
  const shown = () => [...kg.state.bodies].map((id) => data.bodyOf.get(id)).sort((a, b) => a.at - b.at);

  // The shortest tree that joins the members' spots: it passes fewer strangers than a hull around them would hold.
  function tree(spots) {
    const links = [], inside = spots.slice(0, 1), outside = spots.slice(1);
    while (outside.length) {
      let best = null;
      for (const one of inside) for (const two of outside) {
        const away = Math.hypot(one.x - two.x, one.y - two.y);
        if (!best || away < best.away) best = { one, two, away };
      }
      links.push(best);
      inside.push(best.two);
      outside.splice(outside.indexOf(best.two), 1);
    }
    return links;
  }

  // Discs around the members, and the links between them.
  function trace(context, spots, links) {
    context.lineCap = context.lineJoin = "round";
    context.lineWidth = LINK;
    context.beginPath();
    for (const { one, two } of links) { context.moveTo(one.x, one.y); context.lineTo(two.x, two.y); }
    context.stroke();
    for (const { x, y, reach } of spots) {
      context.beginPath();
      context.arc(x, y, reach + PAD, 0, 2 * Math.PI);
      context.fill();
    }
  }

  function paintOne(context, body, spots) {
    const links = tree(spots), color = ink(body);
    context.save();
    context.strokeStyle = color;
    context.lineWidth = 4;
    context.setLineDash(body.dash);
    for (const { x, y, reach } of spots) {
      context.beginPath();
      context.arc(x, y, reach + PAD, 0, 2 * Math.PI);
      context.stroke();
    }
    // The filling covers the inner half of the rings, so that discs that overlap have one outline.
    context.setLineDash([]);
    context.strokeStyle = context.fillStyle = kg.mix(color, kg.theme.stage, 0.68);
    trace(context, spots, links);
    context.restore();
    return { body, top: spots.reduce((high, spot) => (spot.y - spot.reach < high.y - high.reach ? spot : high)) };
  }

  // Behind everything else; several groupings lie on one another, each a little narrower than the one before would hide it.
  function paint(context, { spot, drawn }) {
    context.globalAlpha = 1;
    const names = [];
    shown().forEach((body, turn) => {
      const spots = members(body).filter((actor) => drawn.has(actor)).map((actor) => spot(actor.id)).filter(Boolean)
        .map((one) => ({ ...one, reach: one.reach + turn * 3.5 }));
      if (spots.length) names.push(paintOne(context, body, spots));
    });
    context.textAlign = "center";
    context.textBaseline = "bottom";
    context.lineWidth = 3;
    context.strokeStyle = kg.theme.stage;
    context.font = `700 11px ${kg.overlay.FONT}`;
    const taken = [];
    for (const { body, top } of names) {
      let low = top.y - top.reach - PAD - 2;
      while (taken.some((one) => Math.abs(one.x - top.x) < 60 && Math.abs(one.y - low) < 13)) low -= 13;
      taken.push({ x: top.x, y: low });
      context.fillStyle = kg.theme.kept(`body ink ${body.id}`, () => kg.against(body.color, kg.theme.stage, 4.5));
      context.strokeText(body.short, top.x, low);
      context.fillText(body.short, top.x, low);
    }
  }

  const swatch = (body) => kg.svg("svg", { viewBox: "0 0 28 16", class: "swatch line", "aria-hidden": "true" },
    kg.svg("rect", { x: 1.5, y: 2, width: 25, height: 12, rx: 6, fill: kg.mix(ink(body), kg.theme.stage, 0.72), stroke: ink(body), "stroke-width": 1.8,
      "stroke-dasharray": body.dash.join(" ") || null }));

  function toggle(id, on) {
    if (on) kg.state.bodies.add(id);
    else kg.state.bodies.delete(id);
    kg.commit();
  }

  // Rows for the filter list; `updates` gets what is to be done at every rendering.
  kg.bodyRows = (updates) => {
    const rows = [...data.bodyOf.values()].map((body) => {
      const box = kg.el("input", { type: "checkbox", "data-body": body.id, onchange: () => toggle(body.id, box.checked) });
      const mark = kg.el("span", { class: "mark" }), count = kg.el("span", { class: "count" });
      updates.push(() => {
        box.checked = kg.state.bodies.has(body.id);
        kg.replace(mark, swatch(body));
        count.textContent = kg.number(members(body).length);
      });
      return kg.el("div", { class: "row", title: body.label }, kg.el("label", {}, box, mark, kg.el("span", { class: "text" }, body.short === body.id ? body.id : body.label)), count);
    });
    if (rows.length <= LISTED) return rows;
    const rest = kg.el("div", { hidden: true }, rows.slice(LISTED));
    const more = kg.el("button", { type: "button", class: "link", "aria-expanded": "false", onclick: () => {
      rest.hidden = !rest.hidden;
      more.setAttribute("aria-expanded", String(!rest.hidden));
      more.textContent = rest.hidden ? `${rows.length - LISTED} more` : "fewer";
    } }, `${rows.length - LISTED} more`);
    return [rows.slice(0, LISTED), rest, more];
  };

  kg.bodies = { paint, shown, members, ink, swatch };
})(window.kg);
