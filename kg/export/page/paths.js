"use strict";
// The shortest ways between two actors over the relations that the filters leave, in either direction.
(function (kg) {
  const MOST_TRIED = 300;
  kg.MOST_ROUTES = 5;

  function neighbours(actor, edges) {
    const found = new Map();
    for (const edge of actor.edges) {
      const other = kg.data.other(edge, actor);
      if (other === actor || !edges.has(edge)) continue;
      if (!found.has(other)) found.set(other, []);
      found.get(other).push(edge);
    }
    return found;
  }

  // How many steps each actor is from `start`, until `goal` is met.
  function distances(start, goal, edges) {
    const steps = new Map([[start, 0]]);
    let ring = [start];
    while (ring.length && !steps.has(goal)) {
      const next = [];
      for (const actor of ring) for (const other of neighbours(actor, edges).keys()) {
        if (!steps.has(other)) { steps.set(other, steps.get(actor) + 1); next.push(other); }
      }
      ring = next;
    }
    return steps;
  }

  // All shortest routes, walked back from the goal (up to MOST_TRIED of them), those with the best borne out weakest step first.
  function routes(start, goal, edges) {
    const steps = distances(start, goal, edges), found = [], kept = new Map();
    const beside = (actor) => { if (!kept.has(actor)) kept.set(actor, neighbours(actor, edges)); return kept.get(actor); };
    const back = (actor, hops) => {
      if (found.length >= MOST_TRIED) return;
      if (actor === start) { found.push(hops); return; }
      const before = [...beside(actor)].filter(([other]) => steps.get(other) === steps.get(actor) - 1)
        .map(([other, lines]) => ({ from: other, to: actor, lines, weight: lines.reduce((sum, edge) => sum + edge.weight, 0) }))
        .sort((a, b) => b.weight - a.weight || a.from.rank - b.from.rank);
      for (const hop of before) back(hop.from, [hop, ...hops]);
    };
    if (steps.has(goal)) back(goal, []);
    const weakest = (hops) => Math.min(...hops.map((hop) => hop.weight));
    return found.map((hops, at) => ({ hops, at })).sort((a, b) => weakest(b.hops) - weakest(a.hops) || a.at - b.at).map(({ hops }) => hops);
  }

  kg.findPath = (state, edges) => {
    const [start, goal] = state.path.map((id) => kg.data.actors.get(id));
    const actors = new Set([start, goal].filter(Boolean)), lines = new Set();
    if (!start || !goal || start === goal) return { actors, lines, routes: [], total: 0 };
    const all = routes(start, goal, edges), best = all.slice(0, kg.MOST_ROUTES), chosen = best[Math.min(state.route, best.length - 1)] || [];
    for (const hop of chosen) { actors.add(hop.from).add(hop.to); for (const edge of hop.lines) lines.add(edge); }
    return { actors, lines, routes: best, total: all.length, chosen };
  };

  function end(name, at) {
    const actor = kg.data.actors.get(kg.state.path[at]), id = `path-${at}`;
    const field = kg.el("input", { id, type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
      autocomplete: "off", spellcheck: "false", placeholder: actor ? kg.brief(actor) : "Type a name" });
    const list = kg.el("ul", { id: `${id}-list`, class: "suggestions", role: "listbox", "aria-label": `${name}: matching actors`, hidden: true });
    kg.picker(field, list, (one) => {
      const path = [...kg.state.path];
      path[at] = one.id;
      kg.setPath(path);
      const empty = kg.by(`path-${1 - at}`);
      if (!path[1 - at] && empty) empty.focus();
    });
    return kg.el("div", { class: "path-end" }, kg.el("label", { for: id }, name), kg.el("div", { class: "picker" }, field, list));
  }

  function hopBlock(hop) {
    return [kg.el("ul", { class: "list hop" }, hop.lines.map((edge) => kg.edgeRow(edge, null, kg.view.edges.get(edge) || edge.statements))),
      kg.el("div", { class: "stop" }, kg.actorButton(hop.to))];
  }

  const words = (hops) => [hops[0].from, ...hops.map((hop) => hop.to)].map((actor) => kg.brief(actor)).join(" – ");

  function result(view) {
    const { path } = view, [start, goal] = kg.state.path;
    if (!start || !goal) return kg.el("p", { class: "hint" }, "Name both actors to see how the articles connect them.");
    if (start === goal) return kg.el("p", { class: "hint" }, "Choose two different actors.");
    if (!path.routes.length) return kg.el("p", { class: "hint", role: "status" }, "No chain of relations that pass the filters connects the two. Widen the filters on the left.");
    const { chosen } = path, others = path.routes.length > 1;
    return [
      kg.el("p", { role: "status" }, chosen.length === 1 ? "Directly related." : `Connected in ${chosen.length} steps`
        + (path.total > 1 ? `, in ${path.total >= MOST_TRIED ? `${MOST_TRIED} or more` : kg.number(path.total)} ways of that length.` : ".")),
      others && kg.el("div", { class: "routes", role: "radiogroup", "aria-label": "Ways of that length" }, path.routes.map((hops, at) => kg.el("label", {},
        kg.el("input", { type: "radio", name: "route", checked: hops === chosen, onchange: () => kg.setPath(kg.state.path, at) }), kg.el("span", { class: "name" }, words(hops)))),
        path.total > path.routes.length && kg.el("p", { class: "hint" }, `The ${path.routes.length} best borne out are listed.`)),
      kg.el("div", { class: "route" }, kg.el("div", { class: "stop" }, kg.actorButton(chosen[0].from)), chosen.map(hopBlock)),
    ];
  }

  kg.pathPanel = (view) => [
    kg.panelHead("Path", "Shortest path", kg.el("p", { class: "hint" }, "Over the relations that pass the filters, whichever way they point.")),
    kg.el("div", { class: "path-ends" }, end("From", 0),
      kg.el("button", { type: "button", id: "path-swap", class: "quiet", "aria-label": "Swap the two ends", onclick: () => kg.setPath([...kg.state.path].reverse()) }, "⇅"), end("To", 1)),
    result(view),
  ];
})(window.kg);
