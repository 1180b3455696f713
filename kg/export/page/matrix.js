"use strict";
// The matrix view: who (rows) stands in how many relations to whom (columns), among the most important actors that are drawn.
(function (kg) {
  const MOST = 40, LEAST = 18, CELL = 25, NAMES = 190; // actors; width of a cell and of the names in front, in pixels
  let parts = null, actors = [], drawnKey = "";

  const cap = () => Math.max(LEAST, Math.min(MOST, Math.floor((kg.by("view-matrix").clientWidth - NAMES) / CELL)));

  // Row -> column -> relations; one without direction stands in both cells.
  function cellsOf(view, chosen) {
    const cells = new Map(chosen.map((actor) => [actor, new Map()]));
    const put = (row, column, line) => {
      if (!cells.get(row).has(column)) cells.get(row).set(column, []);
      cells.get(row).get(column).push(line);
    };
    for (const line of view.lines) {
      const { subject, object, relation } = line.edge;
      if (!cells.has(subject) || !cells.has(object)) continue;
      put(subject, object, line);
      if (relation.symmetric && subject !== object) put(object, subject, line);
    }
    for (const row of cells.values()) for (const list of row.values()) list.sort((a, b) => b.edge.weight - a.edge.weight || (a.edge.id < b.edge.id ? -1 : 1));
    return cells;
  }

  const alike = (a, b) => {
    let dot = 0, one = 0, two = 0;
    for (let at = 0; at < a.length; at += 1) { dot += a[at] * b[at]; one += a[at] ** 2; two += b[at] ** 2; }
    return one && two ? dot / Math.sqrt(one * two) : 0;
  };

  // Those with relations to the same actors stand together: the two most alike groups are joined until one is left.
  function clustered(chosen, cells) {
    const rows = chosen.map((actor, row) => chosen.map((other, column) =>
      Math.log1p((cells.get(actor).get(other) || []).length + (cells.get(other).get(actor) || []).length) + (row === column ? 1 : 0)));
    let groups = chosen.map((actor, at) => ({ members: [actor], row: rows[at] }));
    while (groups.length > 1) {
      let best = null;
      for (let a = 0; a < groups.length; a += 1) for (let b = a + 1; b < groups.length; b += 1) {
        const near = alike(groups[a].row, groups[b].row);
        if (!best || near > best.near) best = { a, b, near };
      }
      const one = groups[best.a], two = groups[best.b];
      const joined = { members: [...one.members, ...two.members], row: one.row.map((value, at) => value + two.row[at]) };
      groups = [...groups.filter((group) => group !== one && group !== two), joined];
    }
    return groups.length ? groups[0].members : [];
  }

  function ordered(view, chosen, cells) {
    const types = kg.data.usedTypes, byName = (a, b) => a.label.localeCompare(b.label, "en") || (a.id < b.id ? -1 : 1);
    if (kg.state.order === "type") return [...chosen].sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type) || byName(a, b));
    if (kg.state.order === "name") return [...chosen].sort(byName);
    return kg.state.order === "cluster" ? clustered(chosen, cells) : chosen;
  }

  const words = (line) => `${line.edge.relation.label} (${kg.STATUS[line.status].label.toLowerCase()})`;

  function cell(row, column, lines, at) {
    const props = { role: "gridcell", "data-at": at.join(), tabindex: "-1" };
    if (!lines) return kg.el("td", { ...props, class: row === column ? "self" : null });
    const top = lines[0], color = kg.theme.group(top.edge.relation.group), strength = Math.min(0.9, 0.3 + 0.22 * Math.log2(lines.length));
    const other = lines.find((line) => line.edge.relation.group !== top.edge.relation.group), back = kg.mix(kg.theme.stage, color, strength);
    const sign = kg.STATUS[(lines.find((line) => kg.STATUS[line.status].mark) || top).status].mark || "";
    const says = `${row.label} to ${column.label}: ${lines.slice(0, 4).map(words).join(", ")}${lines.length > 4 ? ` and ${lines.length - 4} more` : ""}`;
    return kg.el("td", { ...props, class: lines.some((line) => line.edge.id === kg.state.edge) ? "full chosen" : "full", title: says, "aria-label": says, "data-edge": top.edge.id,
      style: { background: back, color: kg.readable(back), boxShadow: other ? `inset 0 -3px ${kg.theme.group(other.edge.relation.group)}` : "" } }, sign, kg.number(lines.length));
  }

  function draw(view) {
    const chosen = [...view.drawn].sort((a, b) => (view.actors.get(b) || 0) - (view.actors.get(a) || 0) || a.rank - b.rank).slice(0, cap());
    const cells = cellsOf(view, chosen);
    actors = ordered(view, chosen, cells);
    const head = (actor) => [kg.typeSwatch(actor.type), kg.el("span", { class: "name" }, kg.short(kg.brief(actor), 24))];
    const open = (actor) => kg.el("button", { type: "button", class: "actor", tabindex: "-1", title: actor.label, onclick: () => kg.select({ actor: actor.id }) }, head(actor));
    kg.replace(parts.head, kg.el("th", { class: "corner-cell", scope: "col" }, kg.el("span", { class: "hint" }, "from ↓ to →")),
      actors.map((actor) => kg.el("th", { scope: "col", class: actor.id === kg.state.actor ? "chosen" : null }, kg.el("div", {}, open(actor)))));
    kg.replace(parts.body, actors.map((row, down) => kg.el("tr", {}, kg.el("th", { scope: "row", class: row.id === kg.state.actor ? "chosen" : null }, open(row)),
      actors.map((column, right) => cell(row, column, cells.get(row).get(column), [down, right])))));
    const first = parts.body.querySelector("td");
    if (first) first.tabIndex = 0;
    const left = view.drawn.size - actors.length;
    parts.note.textContent = left > 0 ? `The ${actors.length} most connected of ${kg.plural(view.drawn.size, "actor")} drawn` : kg.plural(actors.length, "actor");
  }

  function go(from, down, right) {
    const [row, column] = from.dataset.at.split(",").map(Number), last = actors.length - 1;
    const next = parts.body.querySelector(`[data-at="${Math.max(0, Math.min(last, row + down))},${Math.max(0, Math.min(last, column + right))}"]`);
    from.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -Infinity], End: [0, Infinity] };
  function key(event) {
    const from = event.target.closest("td");
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return;
    if (MOVES[event.key]) go(from, ...MOVES[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && from.dataset.edge) kg.select({ edge: from.dataset.edge });
    else return;
    event.preventDefault();
  }

  kg.setUpMatrix = () => {
    const order = kg.el("select", { id: "matrix-order", onchange: () => { kg.state.order = order.value; kg.commit(); } },
      Object.entries(kg.ORDERS).map(([id, label]) => kg.el("option", { value: id }, label)));
    parts = { order, head: kg.el("tr"), body: kg.el("tbody"), note: kg.el("span", { class: "hint", role: "status" }) };
    const open = (event) => { const at = event.target.closest("td[data-edge]"); if (at) kg.select({ edge: at.dataset.edge }); };
    kg.by("view-matrix").append(
      kg.el("div", { class: "table-bar" }, kg.el("label", {}, "Sorted ", order), parts.note, kg.el("span", { class: "hint wide" }, "A number counts relations; its colour is the kind of the best supported one")),
      kg.el("div", { class: "table-scroll" }, kg.el("table", { class: "matrix", role: "grid", "aria-label": "Relations between actors", onclick: open, onkeydown: key },
        kg.el("thead", {}, parts.head), parts.body)));
  };

  // A new selection alone leaves the cells and the focus as they are.
  kg.renderMatrix = (view) => {
    parts.order.value = kg.state.order;
    const key = JSON.stringify([kg.state.order, kg.theme.mode, cap(), view.lines.map((line) => [line.edge.id, line.status]), [...view.drawn].map((actor) => actor.id)]);
    if (key !== drawnKey) { drawnKey = key; draw(view); return; }
    const marked = (cellOf) => { const list = kg.state.edge && cellOf.dataset.edge; return Boolean(list) && list === kg.state.edge; };
    for (const one of parts.body.querySelectorAll("td.full")) one.classList.toggle("chosen", marked(one));
    parts.body.querySelectorAll("tr > th").forEach((one, at) => one.classList.toggle("chosen", actors[at].id === kg.state.actor));
    parts.head.querySelectorAll("th:not(.corner-cell)").forEach((one, at) => one.classList.toggle("chosen", actors[at].id === kg.state.actor));
  };
})(window.kg);
