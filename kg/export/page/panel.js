"use strict";
// The right side: an overview, an actor, or (evidence.js) an edge with its sentences.
(function (kg) {
  const MOST = 60, FEW = 8, MOST_TOGETHER = 200; // relations of one kind listed before "show all": few where the actor has very many

  kg.actorButton = (actor, limit) => kg.el("button", { type: "button", class: "actor", onclick: () => kg.select({ actor: actor.id }) },
    kg.typeSwatch(actor.type), kg.el("span", { class: "name" }, kg.short(actor.label, limit || 60)));

  kg.statusChip = (status) => kg.el("span", { class: `chip ${status}` }, kg.STATUS[status] ? kg.STATUS[status].label : status);

  kg.meter = (value) => kg.el("span", { class: "meter", title: `Confidence ${value.toFixed(2)}` },
    kg.el("i", { style: { width: `${Math.round(value * 100)}%` } }), kg.el("span", { class: "sr" }, `confidence ${kg.sure(value)}`));

  const facts = (...pairs) => kg.el("dl", { class: "facts" }, pairs.filter(Boolean).map(([term, ...value]) => [kg.el("dt", {}, term), kg.el("dd", {}, value)]));

  // A list that shows its first entries and the rest on demand.
  kg.longList = (entries, most, make) => {
    const list = kg.el("ul", { class: "list" }, entries.slice(0, most).map(make));
    if (entries.length > most) {
      const more = kg.el("button", { type: "button", class: "link", onclick: () => {
        const next = list.children.length - 1;
        more.parentNode.remove();
        list.append(...entries.slice(most).map(make));
        const target = list.children[next] && list.children[next].querySelector("button, a");
        if (target) target.focus();
      } }, `Show ${kg.number(entries.length - most)} more`);
      list.append(kg.el("li", { class: "more" }, more));
    }
    return list;
  };

  const edgeRow = (edge, actor, statements) => kg.el("li", {}, kg.el("button", { type: "button", class: actor ? "edge" : "edge tall", onclick: () => kg.select({ edge: edge.id }) },
    actor ? [kg.el("span", { class: "arrow", "aria-hidden": "true" }, edge.relation.symmetric ? "↔" : edge.subject === actor ? "→" : "←"),
      kg.el("span", { class: "name" }, kg.short(kg.data.other(edge, actor).label, 60))]
      : kg.el("span", { class: "name" }, kg.short(kg.data.sentence(edge), 120)),
    kg.el("span", { class: "aside" }, kg.span(...dates(statements))),
    kg.statusChip(kg.data.statuses.find((status) => statements.some((one) => one.status === status))),
    kg.el("span", { class: "count", title: "independent sources" }, kg.number(statements.reduce((top, one) => Math.max(top, one.sources), 0)))));
  kg.edgeRow = edgeRow;

  function dates(statements) {
    const dated = statements.find((one) => one.start || one.end);
    return dated ? [dated.start, dated.end] : [null, null];
  }

  function head(kind, title, ...more) {
    return kg.el("header", { class: "panel-head" },
      kg.el("nav", { class: "trail", "aria-label": "History" },
        kg.el("button", { type: "button", class: "quiet", "aria-label": "Back", onclick: () => history.back() }, "←"),
        kg.el("button", { type: "button", class: "quiet", "aria-label": "Forward", onclick: () => history.forward() }, "→"),
        kg.el("span", { class: "kind" }, kind),
        kg.el("button", { type: "button", class: "quiet", "aria-label": "Copy a link to this view", onclick: copyLink }, "Link"),
        kg.el("button", { type: "button", class: "quiet", "aria-label": "Close details", onclick: () => kg.select({}) }, "×")),
      kg.el("h2", { class: "name" }, title), more);
  }
  kg.panelHead = head;

  async function copyLink() {
    await kg.copy(location.href);
    kg.toast("Link copied");
  }

  function names(actor) {
    const others = Object.entries(actor.labels).filter(([, name]) => name !== actor.label);
    return others.length > 0 && ["Other names", kg.el("span", { class: "names" }, others.map(([language, name]) =>
      kg.el("span", {}, kg.el("span", { class: "tag" }, language), kg.el("span", { lang: language, class: "name" }, name))))];
  }

  // Offices and memberships; a long list is folded, so that the relations below stay in sight.
  const LISTED_TERMS = 6;
  function terms(actor) {
    if (!actor.terms.length) return false;
    const list = kg.el("ul", { class: "plain" }, actor.terms.map(([id, role, start, end]) => {
      const at = kg.data.actors.get(id);
      return kg.el("li", {}, [role, at ? at.label : kg.data.bodies[id] || id].filter(Boolean).join(", "), start || end ? ` (${kg.span(start, end)})` : "");
    }));
    const country = actor.type === "country", count = kg.plural(actor.terms.length, country ? "grouping" : "office");
    return [country ? "Member of" : "Roles", actor.terms.length > LISTED_TERMS ? kg.el("details", {}, kg.el("summary", {}, count), list) : list];
  }

  function actorFacts(actor) {
    return facts(
      actor.principal && ["Acts for", kg.actorButton(actor.principal)],
      actor.aliases.length > 0 && ["Also", kg.el("span", { class: "name" }, actor.aliases.join(" · "))],
      names(actor), actor.region && ["Region", actor.region], terms(actor),
      /^Q\d+$/.test(actor.wikidata || "") && ["Wikidata", kg.link(`https://www.wikidata.org/wiki/${actor.wikidata}`, actor.wikidata, " ↗")],
      ["Id", kg.el("code", { class: "name" }, actor.id)],
      actor.agents.length > 0 && ["Acting for it", kg.el("span", { class: "wrap" }, actor.agents.slice(0, 40).map((agent) => kg.actorButton(agent, 36)))]);
  }

  function byRelation(actor, view) {
    const kinds = new Map();
    for (const edge of actor.edges) {
      const statements = view.edges.get(edge);
      if (!statements) continue;
      const key = JSON.stringify([edge.relation.id, edge.subject === actor || Boolean(edge.relation.symmetric)]);
      if (!kinds.has(key)) kinds.set(key, { relation: edge.relation, phrase: kg.data.phrase(edge, actor), out: edge.subject === actor, entries: [] });
      kinds.get(key).entries.push({ edge, statements });
    }
    const order = [...kg.data.usedGroups];
    return [...kinds.values()].sort((a, b) => order.indexOf(a.relation.group) - order.indexOf(b.relation.group)
      || b.entries.length - a.entries.length || (a.phrase < b.phrase ? -1 : 1));
  }

  function relationBlock(actor, kind, most) {
    kind.entries.sort((a, b) => b.edge.weight - a.edge.weight || (kg.data.other(a.edge, actor).label < kg.data.other(b.edge, actor).label ? -1 : 1));
    return kg.el("details", { class: "kind-block", open: true },
      kg.el("summary", {}, kg.lineSwatch(kg.theme.group(kind.relation.group), "holds"), kg.el("span", { class: "text" }, kg.capital(kind.phrase)),
        kg.el("span", { class: "count" }, kg.number(kind.entries.length))),
      kg.longList(kind.entries, most, ({ edge, statements }) => edgeRow(edge, actor, statements)));
  }

  function actorPanel(actor, view) {
    const kinds = byRelation(actor, view), shown = kinds.reduce((sum, kind) => sum + kind.entries.length, 0);
    const hidden = actor.edges.length - shown;
    const missing = new Set([...view.edges.keys()].filter((edge) => edge.subject === actor || edge.object === actor)
      .map((edge) => kg.data.other(edge, actor)).filter((other) => !view.drawn.has(other))).size;
    const focused = kg.state.focus === actor.id;
    return [
      head([kg.typeSwatch(actor.type), kg.capital(kg.words(actor.type))], actor.label,
        actor.unverified && kg.el("p", { class: "note" }, "Found in the texts by name; not in the registry of known actors."),
        kg.el("div", { class: "actions" },
          kg.el("button", { type: "button", id: "focus", "aria-pressed": String(focused), onclick: () => kg.focus(focused ? null : actor.id) }, focused ? "Leave focus" : "Focus on it"),
          kg.el("button", { type: "button", id: "expand", disabled: missing === 0, onclick: () => kg.expand(actor.id) },
            missing ? `Draw ${kg.number(missing)} more` : "All neighbours drawn"),
          kg.el("button", { type: "button", id: "path-from", onclick: () => { kg.setPath([actor.id, null]); kg.by("path-1").focus(); } }, "Path to…"))),
      actorFacts(actor),
      kg.el("h3", {}, kg.plural(shown, "relation"), hidden > 0 && kg.el("span", { class: "hint" }, ` ${kg.number(hidden)} hidden by filters`)),
      kinds.map((kind) => relationBlock(actor, kind, shown > MOST_TOGETHER ? FEW : MOST)),
      !actor.edges.length && kg.el("p", { class: "hint" }, "No relation of its own: it is here because others act for it."),
    ];
  }

  const byWeight = (one, two) => two.edge.weight - one.edge.weight || two.confidence - one.confidence || (one.id < two.id ? -1 : 1);

  // Disputes before mere denials, and what is told of deeds before borders and offices.
  const urgency = (one) => 2 * (one.status !== "disputed") + (one.edge.relation.group === "structure");

  function overview(view) {
    const statements = [...view.edges.values()].flat(), data = kg.data;
    const contested = statements.filter((one) => one.status === "disputed" || one.status === "denied")
      .sort((one, two) => urgency(one) - urgency(two) || byWeight(one, two));
    const strong = statements.filter((one) => one.status === "holds" && one.sources > 1 && one.edge.relation.group !== "structure").sort(byWeight);
    const key = [...view.actors.keys()].map((actor) => [actor, actor.edges.filter((edge) => view.edges.has(edge)).length])
      .sort((a, b) => b[1] - a[1] || a[0].rank - b[0].rank).slice(0, 12);
    const top = key.length ? key[0][1] : 1;
    const figure = (count, word) => kg.el("div", {}, kg.el("strong", {}, kg.number(count)), kg.el("span", {}, word));
    const block = (title, entries, most) => entries.length > 0 && [kg.el("h3", {}, title, kg.el("span", { class: "hint" }, ` ${kg.number(entries.length)}`)),
      kg.el("ul", { class: "list" }, entries.slice(0, most).map((one) => edgeRow(one.edge, null, [one])))];
    return [
      kg.el("header", { class: "panel-head" }, kg.el("h2", {}, "Overview"),
        kg.el("p", { class: "hint" }, "Select an actor or an edge to read the sentences behind it."),
        data.firstView < data.actors.size && kg.el("p", { class: "hint" }, `The picture opens on the ${kg.number(data.firstView)} best connected actors. Search for any other, `
          + "double-click an actor to draw its neighbours, or show more below the picture.")),
      kg.el("div", { class: "figures" }, figure(data.actors.size, "actors"), figure(data.statements.length, "statements"),
        figure(data.claims.length, "claims"), figure(data.sources.length, "sources")),
      key.length > 0 && [kg.el("h3", {}, "Most connected"), kg.el("ul", { class: "list ranked" }, key.map(([actor, count]) => kg.el("li", {}, kg.actorButton(actor, 40),
        kg.el("span", { class: "bar", "aria-hidden": "true" }, kg.el("i", { style: { width: `${Math.round(count / top * 100)}%` } })),
        kg.el("span", { class: "count", title: "relations" }, kg.number(count)))))],
      block("Disputed or denied", contested, 8), block("Best supported", strong, 8),
    ];
  }

  kg.renderPanel = (view) => {
    const panel = kg.by("panel"), { actor, edge } = kg.state, key = JSON.stringify([actor, edge, kg.state.path]);
    const inside = panel.contains(document.activeElement);
    panel.classList.toggle("open", Boolean(actor || edge || kg.state.path));
    kg.replace(panel, edge ? kg.edgePanel(kg.data.edges.get(edge), view) : actor ? actorPanel(kg.data.actors.get(actor), view)
      : kg.state.path ? kg.pathPanel(view) : overview(view));
    if (inside) panel.focus({ preventScroll: true });
    if (panel.dataset.key !== key) panel.scrollTop = 0;
    panel.dataset.key = key;
  };
})(window.kg);
