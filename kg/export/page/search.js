"use strict";
// Search over labels, aliases and names in other languages, with suggestions (a combobox).
(function (kg) {
  const LIMIT = 12;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  let index = null;

  function build() {
    return kg.data.ranked.flatMap((actor) => [
      { actor, name: actor.label, own: true }, ...actor.aliases.map((name) => ({ actor, name })),
      ...Object.entries(actor.labels).map(([language, name]) => ({ actor, name, language })), { actor, name: actor.id },
    ]).map((entry) => ({ ...entry, key: fold(entry.name) }));
  }

  // 0 is the same name, 1 begins with it, 2 a word begins with it, 3 holds it.
  function closeness(key, wanted) {
    const at = key.indexOf(wanted);
    if (at < 0) return null;
    if (at === 0) return key.length === wanted.length ? 0 : 1;
    return /[\p{L}\p{N}]/u.test(key[at - 1]) ? 3 : 2;
  }

  kg.find = (text) => {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    index = index || build();
    const best = new Map();
    for (const entry of index) {
      const close = closeness(entry.key, wanted);
      if (close === null) continue;
      const score = close * 2 + (entry.own ? 0 : 1), before = best.get(entry.actor);
      if (!before || score < before.score) best.set(entry.actor, { ...entry, score });
    }
    return [...best.values()].sort((a, b) => a.score - b.score || a.actor.rank - b.actor.rank);
  };

  // A combobox over a text field and its list of suggestions; `choose` is handed the actor.
  kg.picker = (field, list, choose) => {
    let hits = [], active = -1;

    function option(hit, at) {
      const { actor } = hit;
      return kg.el("li", { id: `${list.id}-${at}`, role: "option", "aria-selected": "false", onmousedown: (event) => event.preventDefault(),
        onclick: () => take(hit) },
      kg.typeSwatch(actor.type), kg.el("span", { class: "name" }, kg.short(actor.label, 60)),
      !hit.own && hit.name !== actor.label && kg.el("span", { class: "also" }, kg.short(hit.name, 40)),
      kg.el("span", { class: "count" }, kg.number(actor.edges.length)));
    }

    function show() {
      const text = field.value, found = kg.find(text);
      hits = found.slice(0, LIMIT);
      active = -1;
      const more = found.length - hits.length;
      kg.replace(list, hits.map(option),
        more > 0 && kg.el("li", { class: "note", role: "presentation" }, `and ${kg.number(more)} more: type on`),
        text.trim() && !hits.length && kg.el("li", { class: "note", role: "presentation" }, "No actor of that name"));
      open(Boolean(text.trim()));
      if (hits.length) mark(0);
    }

    function open(yes) {
      list.hidden = !yes;
      field.setAttribute("aria-expanded", String(yes));
      if (!yes) field.removeAttribute("aria-activedescendant");
    }

    function mark(at) {
      active = (at + hits.length) % hits.length;
      [...list.querySelectorAll("[role=option]")].forEach((entry, number) => entry.setAttribute("aria-selected", String(number === active)));
      field.setAttribute("aria-activedescendant", `${list.id}-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    }

    function take(hit) {
      field.value = "";
      open(false);
      field.blur();
      choose(hit.actor);
    }

    field.addEventListener("input", show);
    field.addEventListener("focus", () => { if (field.value) show(); });
    field.addEventListener("blur", () => open(false));
    field.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" && hits.length) mark(active + 1);
      else if (event.key === "ArrowUp" && hits.length) mark(active - 1);
      else if (event.key === "Enter" && !list.hidden && hits[active]) take(hits[active]);
      else if (event.key === "Escape") { field.value = ""; open(false); field.blur(); event.stopPropagation(); }
      else return;
      event.preventDefault();
    });
  };

  kg.setUpSearch = () => kg.picker(kg.by("search"), kg.by("suggestions"), (actor) => kg.select({ actor: actor.id }));
})(window.kg);
