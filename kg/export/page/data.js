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
  const months = new Map();
  function month(date, last) {
    if (!date) return null;
    if (!months.has(date)) {
      const match = /^(\d{4})(?:-(\d\d))?/.exec(date), year = match ? Number(match[1]) * 12 : 0, part = match && match[2] ? Number(match[2]) - 1 : null;
      months.set(date, match ? [year + (part ?? 0), year + (part ?? 11)] : [null, null]);
    }
    return months.get(date)[last ? 1 : 0];
  }

  // A claim is made into an object when it is first asked for: a page may hold tens of thousands.
  const claims = [];
  function claim(at) {
    if (!claims[at]) {
      claims[at] = objects(known.claimFields, [known.claims[at]])[0];
      claims[at].source = known.sources[claims[at].source];
    }
    return claims[at];
  }

  class Statement {
    constructor(row, edge) {
      known.statementFields.forEach((field, at) => { if (field !== "claims") this[field] = row[at]; });
      this.edge = edge;
      this.rows = row[known.statementFields.indexOf("claims")];
      this.from = month(this.start, false);
      this.begun = month(this.start, true);
      this.to = month(this.end, true);
      if (this.status === "ended" && this.to === null) this.to = this.from;
    }

    get claims() {
      this.made = this.made || this.rows.map(claim);
      return this.made;
    }
  }

  const data = {
    ...known, claim,
    // pyvis hands the options over as JSON text, hence parsed once more.
    options: JSON.parse(read("options")),
    actors: new Map(), edges: new Map(), statements: [], relations: new Map(), months: null,
    typeColor: (id) => colorOf(known.types, id),
    groupColor: (id) => colorOf(known.groups, id),
    month,
    monthName: (value) => `${String(Math.floor(value / 12)).padStart(4, "0")}-${String(value % 12 + 1).padStart(2, "0")}`,
  };
  const colorOf = (entries, id) => (entries.find((entry) => entry.id === id) || { color: known.otherColor }).color;

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
      relation: data.relations.get(raw.relation), statements: [] };
    if (!edge.subject || !edge.object) continue;
    edge.statements = raw.statements.map((row) => new Statement(row, edge));
    for (const statement of edge.statements) data.statements.push(statement);
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

  // The first picture holds the most important actors, on a phone fewer, and of a dense graph so few that their edges can be told apart.
  const FEWEST = 30, MOST_EDGES = 1200;
  const within = new Int32Array(data.ranked.length);
  for (const edge of data.edges.values()) within[Math.max(edge.subject.rank, edge.object.rank)] += 1;
  let first = 0;
  for (let edges = 0; first < within.length && (first < FEWEST || edges + within[first] <= MOST_EDGES); first += 1) edges += within[first];
  data.firstView = Math.min(window.innerWidth <= 600 ? 60 : known.firstView, first < within.length ? Math.max(FEWEST, Math.floor(first / 10) * 10) : Infinity);
  kg.data = data;
})(window.kg);
