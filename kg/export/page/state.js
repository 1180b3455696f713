"use strict";
// What the analyst has chosen, its form in the address (#...), and what of the graph that leaves to see.
(function (kg) {
  const FACETS = ["relation", "type", "status"];
  const MAX_PINNED = 60;

  function fresh() {
    return {
      view: "graph", actor: null, edge: null, focus: null, depth: 1, limit: kg.data.firstView, pinned: new Set(),
      path: null, route: 0, bodies: new Set(), order: "importance",
      off: { relation: new Set(), type: new Set(), status: new Set() },
      confidence: 0, sources: 0,
      time: { mode: "any", at: kg.data.months ? kg.data.months.report ?? kg.data.months.last : 0,
        since: kg.data.months ? Math.max(kg.data.months.first, (kg.data.months.report ?? kg.data.months.last) - 12) : 0, from: kg.data.months ? kg.data.months.first : 0,
        to: kg.data.months ? kg.data.months.last : 0, undated: true },
    };
  }

  kg.VIEWS = ["graph", "map", "matrix", "table"];
  kg.ORDERS = { importance: "by importance", type: "by type", cluster: "by cluster", name: "by name" };
  kg.state = fresh();
  kg.resetFilters = () => {
    const { off, confidence, sources, time } = fresh();
    Object.assign(kg.state, { off, confidence, sources, time });
    kg.commit();
  };

  const all = { relation: () => [...kg.data.relations.keys()], type: () => kg.data.usedTypes, status: () => kg.data.usedStatuses };
  kg.facetValues = (facet) => all[facet]();

  kg.encode = (state) => {
    const params = new URLSearchParams();
    const put = (name, value, usual) => { if (value !== usual && value !== null) params.set(name, value); };
    put("actor", state.actor, null);
    put("edge", state.edge, null);
    put("view", state.view, "graph");
    put("focus", state.focus, null);
    put("depth", state.depth, 1);
    for (const id of state.path || []) params.append("path", id || "");
    put("route", state.route, 0);
    for (const id of [...state.bodies].sort()) params.append("body", id);
    put("order", state.order, "importance");
    put("show", state.limit === Infinity ? "all" : state.limit, kg.data.firstView);
    const listed = [...state.pinned].filter((id) => id !== state.actor).slice(-MAX_PINNED);
    for (const id of listed) params.append("with", id);
    for (const facet of FACETS) for (const id of [...state.off[facet]].sort()) params.append(`no-${facet}`, id);
    put("confidence", state.confidence, 0);
    put("sources", state.sources, 0);
    if (state.time.mode === "at") params.set("at", kg.data.monthName(state.time.at));
    if (state.time.mode === "range") params.set("from", kg.data.monthName(state.time.from) + "~" + kg.data.monthName(state.time.to));
    if (state.time.mode === "since") params.set("since", kg.data.monthName(state.time.since));
    if (!state.time.undated) params.set("undated", "0");
    return params.toString();
  };

  kg.decode = (text) => {
    const params = new URLSearchParams(text), state = fresh(), data = kg.data;
    const actor = params.get("actor"), edge = params.get("edge"), focus = params.get("focus"), show = params.get("show");
    if (data.actors.has(actor)) state.actor = actor;
    if (data.edges.has(edge)) state.edge = edge;
    if (data.actors.has(focus)) state.focus = focus;
    if (kg.VIEWS.includes(params.get("view"))) state.view = params.get("view");
    decodeTools(params, state);
    if (show) state.limit = show === "all" ? Infinity : Math.max(1, Number.parseInt(show, 10) || data.firstView);
    for (const id of params.getAll("with")) if (data.actors.has(id)) state.pinned.add(id);
    for (const facet of FACETS) {
      const values = new Set(kg.facetValues(facet));
      for (const id of params.getAll(`no-${facet}`)) if (values.has(id)) state.off[facet].add(id);
    }
    state.confidence = Math.min(1, Math.max(0, Number(params.get("confidence")) || 0));
    state.sources = Math.max(0, Number.parseInt(params.get("sources"), 10) || 0);
    decodeTime(params, state.time);
    return state;
  };

  function decodeTools(params, state) {
    const ends = params.getAll("path").slice(0, 2).map((id) => (kg.data.actors.has(id) ? id : null));
    if (ends.length === 2) state.path = ends;
    state.route = Math.min(kg.MOST_ROUTES - 1, Math.max(0, Number.parseInt(params.get("route"), 10) || 0));
    state.depth = Math.min(3, Math.max(1, Number.parseInt(params.get("depth"), 10) || 1));
    for (const id of params.getAll("body")) if (kg.data.bodyOf.has(id)) state.bodies.add(id);
    if (kg.ORDERS[params.get("order")]) state.order = params.get("order");
  }

  function decodeTime(params, time) {
    if (params.get("undated") === "0") time.undated = false;
    if (!kg.data.months) return;
    const at = kg.data.month(params.get("at"), true);
    const since = kg.data.month(params.get("since"), false);
    const [from, to] = (params.get("from") || "").split("~");
    if (at !== null) Object.assign(time, { mode: "at", at });
    else if (since !== null) Object.assign(time, { mode: "since", since });
    else if (from) Object.assign(time, { mode: "range", from: kg.data.month(from, false) ?? time.from, to: kg.data.month(to, true) ?? time.to });
  }

  // Began or ended from that month on. A beginning told by its year alone may lie anywhere in it; an end that lies ahead is none yet.
  function changed(statement, since) {
    const { report, last } = kg.data.months, over = statement.to !== null && statement.to <= (report ?? last);
    return (statement.begun !== null && statement.begun >= since) || (over && statement.to >= since);
  }

  kg.inTime = (statement, time) => {
    if (time.mode === "any") return time.undated || statement.from !== null || statement.to !== null;
    if (time.mode === "since") return changed(statement, time.since);
    if (statement.from === null && statement.to === null) return time.undated;
    const [low, high] = time.mode === "at" ? [time.at, time.at] : [time.from, time.to];
    return (statement.from === null || statement.from <= high) && (statement.to === null || statement.to >= low);
  };

  // Each statement is tested against every filter; the counts of a facet leave that facet's own choice aside. Types count actors,
  // the other facets statements.
  function tests(statement, state) {
    const edge = statement.edge;
    return [
      !state.off.relation.has(edge.relation.id),
      !state.off.type.has(edge.subject.type) && !state.off.type.has(edge.object.type),
      !state.off.status.has(statement.status),
      statement.confidence >= state.confidence && statement.sources >= state.sources && kg.inTime(statement, state.time),
    ];
  }

  function matching(state) {
    const edges = new Map(), counts = { relation: new Map(), type: new Map(), status: new Map() }, ends = new Set();
    const count = (map, key) => map.set(key, (map.get(key) || 0) + 1);
    for (const statement of kg.data.statements) {
      const [relation, type, status, rest] = tests(statement, state);
      const edge = statement.edge;
      if (!rest) continue;
      if (type && status) count(counts.relation, edge.relation.id);
      if (relation && status) [edge.subject, edge.object].forEach((actor) => ends.add(actor));
      if (relation && type) count(counts.status, statement.status);
      if (!relation || !type || !status) continue;
      if (!edges.has(edge)) edges.set(edge, []);
      edges.get(edge).push(statement);
    }
    for (const actor of ends) count(counts.type, actor.type);
    return { edges, counts };
  }

  // Status of an edge with several statements: that of the strongest one that the filters leave.
  const strongest = (statements) => kg.data.statuses.find((status) => statements.some((one) => one.status === status));

  // The actor in focus and those within `depth` steps of it; of the outer rings only as many as the picture is to hold.
  function around(state, weights) {
    const centre = kg.data.actors.get(state.focus), drawn = new Set([centre]);
    let ring = [centre];
    for (let step = 1; step <= state.depth; step += 1) {
      const next = new Set();
      for (const actor of ring) for (const edge of actor.edges) {
        const other = kg.data.other(edge, actor);
        if (weights.edges.has(edge) && !drawn.has(other)) next.add(other);
      }
      ring = [...next].sort((a, b) => a.rank - b.rank);
      if (step > 1) ring = ring.slice(0, Math.max(0, state.limit - drawn.size));
      for (const actor of ring) drawn.add(actor);
    }
    return drawn;
  }

  function drawnActors(state, weights) {
    const drawn = new Set();
    const add = (id) => { if (kg.data.actors.has(id)) drawn.add(kg.data.actors.get(id)); };
    if (state.focus) return around(state, weights);
    const ranked = [...weights.actors].sort((a, b) => b[1] - a[1] || a[0].rank - b[0].rank).slice(0, state.limit).map(([actor]) => actor);
    const chosen = new Set(ranked), joined = new Set();
    for (const edge of weights.edges.keys()) if (chosen.has(edge.subject) && chosen.has(edge.object)) joined.add(edge.subject).add(edge.object);
    // An actor none of whose neighbours is drawn would say nothing.
    for (const actor of ranked) if (joined.has(actor)) drawn.add(actor);
    state.pinned.forEach(add);
    return drawn;
  }

  // Everything that the views need: edges that pass the filters, actors and edges to draw, counts for the filter list.
  kg.compute = (state) => {
    const { edges, counts } = matching(state);
    const actors = new Map();
    for (const edge of edges.keys()) for (const end of new Set([edge.subject, edge.object])) actors.set(end, (actors.get(end) || 0) + edge.weight);
    const drawn = drawnActors(state, { edges, actors });
    const selected = state.edge && kg.data.edges.get(state.edge);
    const path = state.path && kg.findPath(state, edges);
    for (const actor of path ? path.actors : []) drawn.add(actor);
    if (state.actor) drawn.add(kg.data.actors.get(state.actor));
    if (selected) { drawn.add(selected.subject); drawn.add(selected.object); }
    const lines = [];
    for (const [edge, statements] of edges) {
      if (drawn.has(edge.subject) && drawn.has(edge.object)) lines.push({ edge, statements, status: strongest(statements) });
    }
    if (selected && !edges.has(selected)) lines.push({ edge: selected, statements: selected.statements, status: strongest(selected.statements) });
    return { edges, actors, drawn, lines, counts, path };
  };

  kg.filtersUsed = (state) => FACETS.some((facet) => state.off[facet].size) || state.confidence > 0 || state.sources > 0
    || state.time.mode !== "any" || !state.time.undated;
})(window.kg);
