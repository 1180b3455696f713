"use strict";
// What the analyst has chosen, its form in the address (#...), and what of the graph that leaves to see.
(function (kg) {
  const FACETS = ["relation", "type", "status"];
  const MAX_PINNED = 60;

  function fresh() {
    return {
      view: "graph", actor: null, edge: null, focus: null, limit: kg.data.firstView, pinned: new Set(),
      off: { relation: new Set(), type: new Set(), status: new Set() },
      confidence: 0, sources: 0,
      time: { mode: "any", at: kg.data.months ? kg.data.months.report ?? kg.data.months.last : 0, from: kg.data.months ? kg.data.months.first : 0,
        to: kg.data.months ? kg.data.months.last : 0, undated: true },
    };
  }

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
    put("show", state.limit === Infinity ? "all" : state.limit, kg.data.firstView);
    const listed = [...state.pinned].filter((id) => id !== state.actor).slice(-MAX_PINNED);
    for (const id of listed) params.append("with", id);
    for (const facet of FACETS) for (const id of [...state.off[facet]].sort()) params.append(`no-${facet}`, id);
    put("confidence", state.confidence, 0);
    put("sources", state.sources, 0);
    if (state.time.mode === "at") params.set("at", kg.data.monthName(state.time.at));
    if (state.time.mode === "range") params.set("from", kg.data.monthName(state.time.from) + "~" + kg.data.monthName(state.time.to));
    if (!state.time.undated) params.set("undated", "0");
    return params.toString();
  };

  kg.decode = (text) => {
    const params = new URLSearchParams(text), state = fresh(), data = kg.data;
    const actor = params.get("actor"), edge = params.get("edge"), focus = params.get("focus"), show = params.get("show");
    if (data.actors.has(actor)) state.actor = actor;
    if (data.edges.has(edge)) state.edge = edge;
    if (data.actors.has(focus)) state.focus = focus;
    if (params.get("view") === "table") state.view = "table";
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

  function decodeTime(params, time) {
    if (params.get("undated") === "0") time.undated = false;
    if (!kg.data.months) return;
    const at = kg.data.month(params.get("at"), true);
    const [from, to] = (params.get("from") || "").split("~");
    if (at !== null) Object.assign(time, { mode: "at", at });
    else if (from) Object.assign(time, { mode: "range", from: kg.data.month(from, false) ?? time.from, to: kg.data.month(to, true) ?? time.to });
  }

  kg.inTime = (statement, time) => {
    if (time.mode === "any") return time.undated || statement.from !== null || statement.to !== null;
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

  function drawnActors(state, weights) {
    const drawn = new Set();
    const add = (id) => { if (kg.data.actors.has(id)) drawn.add(kg.data.actors.get(id)); };
    if (state.focus) {
      add(state.focus);
      for (const edge of kg.data.actors.get(state.focus).edges) {
        if (weights.edges.has(edge)) { drawn.add(edge.subject); drawn.add(edge.object); }
      }
      return drawn;
    }
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
    if (state.actor) drawn.add(kg.data.actors.get(state.actor));
    if (selected) { drawn.add(selected.subject); drawn.add(selected.object); }
    const lines = [];
    for (const [edge, statements] of edges) {
      if (drawn.has(edge.subject) && drawn.has(edge.object)) lines.push({ edge, statements, status: strongest(statements) });
    }
    if (selected && !edges.has(selected)) lines.push({ edge: selected, statements: selected.statements, status: strongest(selected.statements) });
    return { edges, actors, drawn, lines, counts };
  };

  kg.filtersUsed = (state) => FACETS.some((facet) => state.off[facet].size) || state.confidence > 0 || state.sources > 0
    || state.time.mode !== "any" || !state.time.undated;
})(window.kg);
