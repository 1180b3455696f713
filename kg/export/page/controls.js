"use strict";
// The left side: filters that are the legend as well. Built once, then only counts and choices are updated.
(function (kg) {
  const rows = { relation: new Map(), type: new Map(), status: new Map() };
  const updates = [];
  const TITLES = { institutions: "Institutions", alignment: "Alignment", security: "Security", economy: "Economy",
    diplomacy: "Diplomacy", structure: "Structure", other: "Other" };

  function set(facet, ids, on) {
    for (const id of ids) {
      if (on) kg.state.off[facet].delete(id);
      else kg.state.off[facet].add(id);
    }
    kg.commit();
  }

  const only = (facet, ids) => {
    kg.state.off[facet] = new Set(kg.facetValues(facet).filter((id) => !ids.includes(id)));
    kg.commit();
  };

  function row(facet, id, swatch, label, hint) {
    const box = kg.el("input", { type: "checkbox", "data-facet": facet, "data-id": id, onchange: (event) => set(facet, [id], event.target.checked) });
    const count = kg.el("span", { class: "count" });
    const mark = kg.el("span", { class: "mark" }, swatch());
    updates.push(() => kg.replace(mark, swatch()));
    rows[facet].set(id, { box, count });
    return kg.el("div", { class: "row", title: hint || null }, kg.el("label", {}, box, mark, kg.el("span", { class: "text" }, label)),
      kg.el("button", { type: "button", class: "only", "aria-label": `Only ${label}`, onclick: () => only(facet, [id]) }, "only"), count);
  }

  function section(title, tools, ...content) {
    if (!content.flat().filter(Boolean).length) return "";
    return kg.el("section", { class: "facet", "aria-label": title },
      kg.el("div", { class: "facet-head" }, kg.el("h3", {}, title), kg.el("span", { class: "facet-tools" }, tools)), content);
  }

  const allNone = (facet) => ["all", "none"].map((word) => kg.el("button", { type: "button", class: "link",
    "aria-label": `${kg.capital(word)} of ${facet}`, onclick: () => set(facet, kg.facetValues(facet), word === "all") }, word));

  function group(id) {
    const members = [...kg.data.relations.values()].filter((relation) => relation.group === id);
    const ids = members.map((relation) => relation.id);
    const box = kg.el("input", { type: "checkbox", "data-group": id, "aria-label": `${TITLES[id]}, all relations`,
      onchange: (event) => set("relation", ids, event.target.checked) });
    const count = kg.el("span", { class: "count" }), mark = kg.el("span", { class: "mark" });
    const swatch = () => kg.lineSwatch(kg.theme.group(id), "holds");
    updates.push((view) => {
      const off = ids.filter((one) => kg.state.off.relation.has(one)).length;
      box.checked = off < ids.length;
      box.indeterminate = off > 0 && off < ids.length;
      count.textContent = kg.number(ids.reduce((sum, one) => sum + (view.counts.relation.get(one) || 0), 0));
      kg.replace(mark, swatch());
    });
    const list = kg.el("div", { class: "members", id: `members-${id}`, hidden: true },
      members.map((relation) => row("relation", relation.id, () => null, relation.label, relation.definition)));
    const toggle = kg.el("button", { type: "button", class: "fold", "aria-expanded": "false", "aria-controls": `members-${id}`,
      onclick: () => { list.hidden = !list.hidden; toggle.setAttribute("aria-expanded", String(!list.hidden)); } },
    mark, kg.el("span", { class: "text" }, TITLES[id] || kg.capital(id)));
    return kg.el("div", { class: "group" }, kg.el("div", { class: "row head" }, box, toggle,
      kg.el("button", { type: "button", class: "only", "aria-label": `Only ${TITLES[id] || id}`, onclick: () => only("relation", ids) }, "only"), count), list);
  }

  function slider(label, props, read, write, words) {
    const shown = kg.el("output", {}), id = `slide-${label.toLowerCase().replace(/\W+/g, "-")}`;
    const input = kg.el("input", { type: "range", id, ...props, oninput: () => { write(Number(input.value)); kg.commit(); } });
    updates.push(() => { input.value = read(); shown.textContent = words(read()); input.setAttribute("aria-valuetext", words(read())); });
    return kg.el("div", { class: "slide" }, kg.el("label", { for: id }, label), shown, input);
  }

  function quality() {
    const most = kg.data.statements.reduce((top, one) => Math.max(top, one.sources), 1);
    return section("Evidence", null,
      slider("Minimum confidence", { min: 0, max: 1, step: 0.05 }, () => kg.state.confidence, (value) => { kg.state.confidence = value; },
        (value) => (value ? value.toFixed(2) : "any")),
      slider("Minimum sources", { min: 0, max: Math.min(most, 20), step: 1 }, () => kg.state.sources, (value) => { kg.state.sources = value; },
        (value) => (value ? kg.number(value) : "any")));
  }

  // Bars: statements that begin (or, without a beginning, end) in each year.
  function histogram() {
    const first = Math.floor(kg.data.months.first / 12), last = Math.floor(kg.data.months.last / 12), counts = new Map();
    for (const one of kg.data.statements) {
      const month = one.from ?? one.to;
      if (month !== null) counts.set(Math.floor(month / 12), (counts.get(Math.floor(month / 12)) || 0) + 1);
    }
    const top = Math.max(1, ...counts.values()), bars = [];
    for (let year = first; year <= last; year += 1) {
      bars.push(kg.el("i", { title: `${year}: ${counts.get(year) || 0}`, "data-year": year,
        style: { height: `${counts.get(year) ? 8 + 92 * Math.sqrt(counts.get(year) / top) : 2}%` } }));
    }
    updates.push(() => bars.forEach((bar) => {
      const start = Number(bar.dataset.year) * 12, { mode, at, from, to } = kg.state.time;
      bar.className = mode === "any" || (mode === "at" ? start <= at && at <= start + 11 : mode === "since" ? start + 11 >= kg.state.time.since : start + 11 >= from && start <= to) ? "in" : "";
    }));
    return kg.el("div", { class: "bars", "aria-hidden": "true" }, bars);
  }

  function time() {
    if (!kg.data.months) return section("Time", null, kg.el("p", { class: "hint" }, "No statement carries a date."));
    const { first, last } = kg.data.months, state = () => kg.state.time, bounds = { min: first, max: last, step: 1 };
    const modes = [["any", "Any"], ["at", "As of"], ["range", "Between"], ["since", "Since"]].map(([mode, label]) => {
      const radio = kg.el("input", { type: "radio", name: "time", value: mode, onchange: () => { state().mode = mode; kg.commit(); } });
      updates.push(() => { radio.checked = state().mode === mode; });
      return kg.el("label", {}, radio, kg.el("span", {}, label));
    });
    const name = kg.data.monthName;
    const from = slider("From", bounds, () => state().from, (value) => { state().from = value; state().to = Math.max(value, state().to); }, name);
    const to = slider("To", bounds, () => state().to, (value) => { state().to = value; state().from = Math.min(value, state().from); }, name);
    const since = kg.el("p", { class: "hint" }, "Only what began or ended in that month or later; the date is set under the picture.");
    const undated = kg.el("input", { type: "checkbox", id: "undated", onchange: () => { state().undated = undated.checked; kg.commit(); } });
    const undatedLabel = kg.el("label", { class: "switch" }, undated, "Keep undated statements");
    updates.push(() => {
      since.hidden = state().mode !== "since";
      undatedLabel.hidden = !since.hidden;
      from.hidden = to.hidden = state().mode !== "range";
      undated.checked = state().undated;
    });
    return section("Time", null, kg.el("div", { class: "segments", role: "radiogroup", "aria-label": "Time" }, modes), histogram(),
      kg.el("div", { class: "bars-ends", "aria-hidden": "true" }, kg.el("span", {}, name(first).slice(0, 4)), kg.el("span", {}, name(last).slice(0, 4))),
      from, to, since, undatedLabel, kg.el("button", { type: "button", id: "play-time", onclick: kg.play }, "▶ Play through time"));
  }

  function structureSwitch() {
    const ids = [...kg.data.relations.values()].filter((relation) => relation.group === "structure").map((relation) => relation.id);
    if (!ids.length) return null;
    const box = kg.el("input", { type: "checkbox", id: "structure", onchange: () => set("relation", ids, !box.checked) });
    updates.push(() => { box.checked = ids.every((id) => kg.state.off.relation.has(id)); });
    return kg.el("label", { class: "switch" }, box, "Hide structure (offices, places, borders)");
  }

  kg.setUpControls = () => {
    const reset = kg.el("button", { type: "button", class: "link", id: "reset", onclick: kg.resetFilters }, "Reset");
    updates.push(() => { reset.disabled = !kg.filtersUsed(kg.state); });
    kg.by("filters").append(
      kg.el("div", { class: "filters-head" }, kg.el("h2", {}, "Filters and legend"), reset,
        kg.el("button", { type: "button", class: "quiet only-narrow", id: "close-filters", onclick: () => kg.drawer(false) }, "Done")),
      section("Relations", allNone("relation"), kg.data.usedGroups.map(group), structureSwitch()),
      section("Actors", allNone("type"), kg.data.usedTypes.map((id) => row("type", id, () => kg.typeSwatch(id), kg.capital(kg.words(id))))),
      section("Status", allNone("status"), kg.data.usedStatuses.map((id) => row("status", id,
        () => kg.lineSwatch(id === "denied" ? kg.theme.denied : id === "disputed" ? kg.theme.disputed : kg.theme.muted, id), kg.STATUS[id].label, kg.STATUS[id].hint))),
      time(), section("Groupings", null, kg.bodyRows(updates)), quality());
  };

  kg.renderControls = (view) => {
    for (const update of updates) update(view);
    for (const facet of Object.keys(rows)) {
      for (const [id, { box, count }] of rows[facet]) {
        box.checked = !kg.state.off[facet].has(id);
        count.textContent = kg.number(view.counts[facet].get(id) || 0);
      }
    }
  };
})(window.kg);
