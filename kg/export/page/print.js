"use strict";
// One printed page: title, what is shown, the picture as vectors on white, its legend, and what is selected.
(function (kg) {
  const QUOTES = 3, RELATIONS = 12;
  let before = null;

  // What the picture or table leaves out, in words.
  kg.filterWords = () => {
    const { off, confidence, sources, time } = kg.state, name = kg.data.monthName;
    const words = [
      ...["relation", "type", "status"].filter((facet) => off[facet].size).map((facet) => `${off[facet].size} of ${kg.plural(kg.facetValues(facet).length, facet, facet === "status" ? "statuses" : null)} left out`),
      confidence > 0 && `confidence ${confidence.toFixed(2)} or more`, sources > 0 && `${sources} or more sources`,
      time.mode === "at" && `as of ${name(time.at)}`, time.mode === "range" && `between ${name(time.from)} and ${name(time.to)}`, time.mode === "since" && `changed since ${name(time.since)}`,
      !time.undated && time.mode !== "since" && "undated statements left out",
    ].filter(Boolean);
    return words.join(" · ");
  };

  kg.caption = () => ["kg", kg.by("count").textContent, kg.filterWords()].filter(Boolean).join(" · ");

  function quotes(edge) {
    const claims = edge.statements.flatMap((one) => one.claims).sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
    return [kg.el("h2", {}, kg.data.sentence(edge)),
      kg.el("p", {}, edge.statements.map((one) => `${kg.STATUS[one.status].label}, ${kg.span(one.start, one.end)}, ${kg.plural(one.sources, "source")}`).join("; ")),
      claims.slice(0, QUOTES).map((claim) => kg.el("div", {}, claim.evidence.map(kg.quote), kg.el("p", { class: "from" }, [claim.source.title || claim.document, claim.source.publisher, claim.source.date].filter(Boolean).join(", "))))];
  }

  const line = (edge) => kg.el("li", {}, `${kg.data.sentence(edge)}: ${edge.statements.map((one) => `${one.status}, ${kg.span(one.start, one.end)}`).join("; ")}`);

  function selection(view) {
    const { actor, edge } = kg.state;
    if (edge) return quotes(kg.data.edges.get(edge));
    if (actor) {
      const one = kg.data.actors.get(actor), edges = one.edges.filter((each) => view.edges.has(each)).sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
      return [kg.el("h2", {}, one.label), kg.el("ul", {}, edges.slice(0, RELATIONS).map(line))];
    }
    return view.path && view.path.chosen ? [kg.el("h2", {}, "Path"), kg.el("ul", {}, [...view.path.lines].map(line))] : null;
  }

  function fill() {
    const { view } = kg, drawing = ["graph", "map"].includes(kg.state.view), picture = kg.state.view === "map" ? kg.map : kg.canvas;
    const back = picture.uncovered();
    kg.replace(kg.by("paper"), kg.el("h1", {}, document.title), kg.el("p", {}, kg.caption()),
      drawing && view.drawn.size > 0 && kg.el("figure", {}, kg.svgElement(picture, "")), kg.el("section", { class: "printed" }, selection(view)));
    back();
  }

  window.addEventListener("beforeprint", () => {
    before = kg.theme.mode;
    if (before !== "light") { kg.theme.set("light"); kg.render(); }
    fill();
  });
  window.addEventListener("afterprint", () => {
    kg.by("paper").replaceChildren();
    if (before !== "light") { kg.theme.set(before); kg.render(); }
  });
})(window.kg);
