"use strict";
// An edge in the panel: its statements, and every claim with the quoted sentence, who says so, and where.
(function (kg) {
  const MOST = 25, MOST_OF_TWO = 3; // claims listed before "show more": fewer where both sides speak, so that both are seen
  const PARTS = [["subject", "Subject"], ["object", "Object"], ["trigger", "Trigger"]];
  const READ = { actual: "a fact", ended: "something that ended", planned: "a plan", possible: "a possibility" };

  // The sentence with its marks; where marks overlap, subject goes before object before trigger.
  kg.quote = ([sentence, ...ends]) => {
    const text = kg.data.sentences[sentence], cuts = new Set([0, text.length]);
    const spans = PARTS.map(([name], at) => ({ name, start: ends[at * 2], end: ends[at * 2 + 1] })).filter((span) => span.start >= 0);
    for (const span of spans) { cuts.add(span.start); cuts.add(span.end); }
    const points = [...cuts].sort((a, b) => a - b), pieces = [];
    for (let at = 0; at + 1 < points.length; at += 1) {
      const span = spans.find((one) => one.start <= points[at] && points[at + 1] <= one.end), part = text.slice(points[at], points[at + 1]);
      pieces.push(span ? kg.el("mark", { class: span.name, title: kg.capital(span.name) }, part) : part);
    }
    return kg.el("blockquote", { dir: "auto" }, pieces);
  };

  const sourceName = (claim) => [claim.source.publisher, claim.source.date].filter(Boolean).join(", ");

  kg.citation = (claim, edge) => {
    const { title, publisher, date, uri } = claim.source;
    const quotes = claim.evidence.map(([sentence]) => `“${kg.data.sentences[sentence].trim()}”`).join(" … ");
    const where = [publisher, title && `“${title}”`, date, uri || claim.document].filter(Boolean).join(", ");
    const who = claim.claimant ? `, according to ${claim.claimant}` : "";
    return `${quotes} (${where}) [${kg.data.sentence(edge)}: ${claim.polarity}, ${claim.factuality}${who}; claim ${claim.id}]`;
  };

  function claimant(claim) {
    if (!claim.claimant) return null;
    const actor = kg.data.actors.get(claim.claimantId);
    return ["According to", (!actor || actor.label !== claim.claimant) && kg.el("span", { class: "name" }, claim.claimant), actor && kg.actorButton(actor)];
  }

  function claimCard(claim, edge) {
    const address = kg.webAddress(claim.source.uri), title = claim.source.title || claim.document;
    const pairs = [claimant(claim),
      (claim.start || claim.end || claim.when) && ["When", kg.span(claim.start, claim.end), claim.when ? ` (“${claim.when}”)` : ""],
      claim.detail && ["Detail", kg.el("span", { class: "name" }, claim.detail)],
      ["Read as", `${claim.polarity === "negated" ? "denial of " : ""}${READ[claim.factuality] || claim.factuality}, by “${claim.trigger}”`],
    ].filter(Boolean);
    return kg.el("li", { class: `claim ${claim.polarity}` },
      claim.evidence.map(kg.quote),
      kg.el("p", { class: "from" }, kg.el("cite", { class: "name" }, address ? kg.link(address, kg.short(title, 110), " ↗") : kg.short(title, 110)),
        sourceName(claim) && kg.el("span", { class: "name" }, sourceName(claim))),
      kg.el("dl", { class: "facts small" }, pairs.map(([term, ...value]) => [kg.el("dt", {}, term), kg.el("dd", {}, value)])),
      kg.el("div", { class: "claim-foot" }, kg.meter(claim.confidence), kg.el("span", { class: "hint" }, kg.sure(claim.confidence)),
        kg.el("code", { title: `pattern ${claim.pattern}` }, claim.id),
        kg.el("button", { type: "button", class: "link cite", onclick: () => kg.copy(kg.citation(claim, edge)) }, "Copy as citation")));
  }

  const order = (one, two) => two.confidence - one.confidence || ((two.source.date || "") < (one.source.date || "") ? -1 : 1) || (one.id < two.id ? -1 : 1);

  function voices(statement, edge, polarity, title) {
    const claims = statement.claims.filter((claim) => claim.polarity === polarity).sort(order);
    return claims.length > 0 && [title && kg.el("h3", { class: `voices ${polarity}` }, title, kg.el("span", { class: "count" }, kg.number(claims.length))),
      kg.longList(claims, title ? MOST_OF_TWO : MOST, (claim) => claimCard(claim, edge))];
  }

  function statementBlock(statement, edge, visible) {
    const both = new Set(statement.claims.map((claim) => claim.polarity)).size > 1;
    return kg.el("section", { class: "statement", "aria-label": `Statement: ${statement.status}` },
      kg.el("div", { class: "statement-head" }, kg.statusChip(statement.status), kg.el("span", { class: "when" }, kg.span(statement.start, statement.end)),
        !visible && kg.el("span", { class: "hint" }, "hidden by filters")),
      kg.el("dl", { class: "figures small" },
        [["Support", kg.plural(statement.support, "claim")], ["Sources", kg.plural(statement.sources, "source")]].map(([term, value]) =>
          kg.el("div", {}, kg.el("dt", {}, term), kg.el("dd", {}, value))),
        kg.el("div", {}, kg.el("dt", {}, "Confidence"), kg.el("dd", {}, kg.meter(statement.confidence), ` ${kg.sure(statement.confidence)}`))),
      voices(statement, edge, "affirmed", both ? "Those who say so" : null),
      voices(statement, edge, "negated", both ? "Those who deny it" : null));
  }

  kg.edgePanel = (edge, view) => {
    const visible = new Set(view.edges.get(edge) || []);
    const between = edge.subject.edges.filter((one) => one !== edge && kg.data.other(one, edge.subject) === edge.object && edge.subject !== edge.object);
    const swatch = kg.lineSwatch(kg.theme.group(edge.relation.group), "holds");
    return [
      kg.panelHead([swatch, kg.capital(edge.relation.group)],
        [kg.actorButton(edge.subject), kg.el("span", { class: "verb" }, edge.relation.symmetric ? "↔ " : "", edge.relation.label, edge.relation.symmetric ? "" : " →"), kg.actorButton(edge.object)],
        edge.relation.definition && kg.el("p", { class: "hint" }, edge.relation.definition)),
      kg.el("p", { class: "key" }, PARTS.map(([name, label]) => kg.el("mark", { class: name }, label))),
      edge.statements.map((statement) => statementBlock(statement, edge, visible.has(statement))),
      between.length > 0 && [kg.el("h3", {}, "Other relations of the two", kg.el("span", { class: "hint" }, ` ${between.length}`)),
        kg.longList(between, MOST, (one) => kg.edgeRow(one, null, one.statements))],
    ];
  };
})(window.kg);
