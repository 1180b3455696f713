"use strict";
// The build's data as objects that know one another: actors, edges, statements, claims, sources.
(function (kg) {
  const read = (id) => JSON.parse(kg.by(id).textContent);
  const known = read("knowledge");
  const objects = (fields, rows) => rows.map((row) => {
    const entry = {};
    fields.forEach((field, at) => { entry[field] = row[at]; });
    return entry;
  });

  // Months since year 0: the unit in which the time filter compares. A date without a month covers its whole year.
  function month(date, last) {
    const match = /^(\d{4})(?:-(\d\d))?/.exec(date || "");
    if (!match) return null;
    return Number(match[1]) * 12 + (match[2] ? Number(match[2]) - 1 : last ? 11 : 0);
  }

  const data = {
    ...known,
    // pyvis hands the options over as JSON text, hence parsed once more.
    options: JSON.parse(read("options")),
    actors: new Map(), edges: new Map(), statements: [], relations: new Map(), months: null,
    typeColor: (id) => colorOf(known.types, id),
    groupColor: (id) => colorOf(known.groups, id),
    month,
    monthName: (value) => `${String(Math.floor(value / 12)).padStart(4, "0")}-${String(value % 12 + 1).padStart(2, "0")}`,
  };
  const colorOf = (entries, id) => (entries.find((entry) => entry.id === id) || { color: known.otherColor }).color;

  data.claims = objects(known.claimFields, known.claims);
  for (const claim of data.claims) claim.source = data.sources[claim.source];
  for (const relation of known.relations) data.relations.set(relation.id, relation);

  for (const node of read("nodes")) {
    data.actors.set(node.id, { aliases: [], labels: {}, terms: [], ...node, edges: [], agents: [], weight: 0 });
  }
  for (const actor of data.actors.values()) {
    actor.label = actor.label || actor.id;
    actor.principal = data.actors.get(actor.principal) || null;
    if (actor.principal) actor.principal.agents.push(actor);
  }

  for (const raw of read("edges")) {
    const edge = { id: raw.id, subject: data.actors.get(raw.from), object: data.actors.get(raw.to), weight: raw.weight,
      relation: data.relations.get(raw.relation), statements: objects(known.statementFields, raw.statements) };
    if (!edge.subject || !edge.object) continue;
    for (const statement of edge.statements) {
      statement.edge = edge;
      statement.claims = statement.claims.map((at) => data.claims[at]);
      statement.from = month(statement.start, false);
      statement.to = month(statement.end, true);
      statement.begun = month(statement.start, true);
      if (statement.status === "ended" && statement.to === null && statement.from !== null) statement.to = statement.from;
      data.statements.push(statement);
    }
    data.edges.set(edge.id, edge);
    for (const end of new Set([edge.subject, edge.object])) {
      end.edges.push(edge);
      end.weight += edge.weight;
    }
  }

  data.ranked = [...data.actors.values()].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  data.ranked.forEach((actor, rank) => { actor.rank = rank; });
  data.topWeight = data.ranked.length ? Math.max(data.ranked[0].weight, 1) : 1;
  data.usedTypes = known.types.map((type) => type.id).filter((id) => data.ranked.some((actor) => actor.type === id));
  data.usedGroups = [...known.groups.map((group) => group.id), "other"]
    .filter((id) => known.relations.some((relation) => relation.group === id));
  data.usedStatuses = ["holds", "ended", "planned", "possible", "disputed", "denied"]
    .filter((status) => data.statements.some((statement) => statement.status === status));

  const dates = data.statements.flatMap((statement) => [statement.from, statement.to]).filter((value) => value !== null);
  if (dates.length) data.months = { first: dates.reduce((a, b) => Math.min(a, b)), last: dates.reduce((a, b) => Math.max(a, b)) };

  data.other = (edge, actor) => (edge.subject === actor ? edge.object : edge.subject);
  // The relation's words as read from one end: "has base in" for the operator of "hosts base of".
  data.phrase = (edge, actor) => edge.subject === actor || edge.relation.symmetric ? edge.relation.label
    : edge.relation.inverse || edge.relation.label;
  data.sentence = (edge) => `${edge.subject.label} ${edge.relation.label} ${edge.object.label}`;
  // "As of" begins at the latest report: what later dates tell lies ahead of all sources.
  const reports = known.sources.map((source) => month(source.date, false)).filter((value) => value !== null);
  if (data.months && reports.length) {
    data.months.report = Math.min(data.months.last, Math.max(data.months.first, reports.reduce((a, b) => Math.max(a, b))));
  }

  // A phone has room for fewer actors.
  data.firstView = window.innerWidth <= 600 ? Math.min(60, known.firstView) : known.firstView;
  kg.data = data;
})(window.kg);
