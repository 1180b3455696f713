"use strict";
// Puts the parts together: one state, its address, the tabs, the theme and the keyboard.
(function (kg) {
  const LIMITS = [50, 100, 200, 500, 1000];
  const WARN_ABOVE = 1500;
  let view = null;

  function status() {
    const { drawn, lines } = view, total = kg.data.actors.size;
    kg.replace(kg.by("count"), kg.el("span", {}, `${kg.number(drawn.size)} of ${kg.plural(total, "actor")} shown`),
      kg.el("span", { class: "wide" }, `, ${kg.number(lines.length)} of ${kg.plural(kg.data.edges.size, "edge")}`));
    kg.by("limit").value = kg.state.limit === Infinity ? "all" : String(kg.state.limit);
    kg.by("focus-tools").hidden = !kg.state.focus;
    kg.by("depth").value = String(kg.state.depth);
    const empty = kg.by("empty");
    empty.hidden = drawn.size > 0;
    if (empty.hidden) return;
    kg.replace(empty, !kg.data.statements.length
      ? [kg.el("h2", {}, "No relation was found"), kg.el("p", {}, "The articles of this build gave no claim about two named actors. Add articles and build again; "
        + "the build's report says what was read, and which sentences named two actors but gave no claim.")]
      : [kg.el("h2", {}, "Nothing passes the filters"), kg.el("p", {}, "Widen the filters on the left, or start again."),
        kg.el("button", { type: "button", onclick: kg.resetFilters }, "Reset filters")]);
  }

  function tabs() {
    document.body.dataset.view = kg.state.view;
    for (const name of kg.VIEWS) {
      const on = kg.state.view === name, tab = kg.by(`tab-${name}`);
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      kg.by(`view-${name}`).hidden = !on;
    }
  }

  const TITLE = document.title;
  function title() {
    const { actor, edge, path } = kg.state, ends = (path || []).map((id) => kg.data.actors.get(id)).filter(Boolean);
    const name = edge ? kg.data.sentence(kg.data.edges.get(edge)) : actor ? kg.data.actors.get(actor).label
      : ends.length === 2 ? `${ends[0].label} to ${ends[1].label}` : "";
    document.title = name ? `${kg.short(name, 80)} · kg explorer` : TITLE;
  }

  const RENDER = { graph: (now) => kg.canvas.render(now), map: (now) => kg.map.render(now), matrix: (now) => kg.renderMatrix(now),
    table: (now) => kg.renderTable(now) };
  kg.render = () => {
    view = kg.view = kg.compute(kg.state);
    title();
    tabs();
    kg.renderControls(view);
    kg.renderPanel(view);
    status();
    kg.renderTimebar();
    RENDER[kg.state.view](view);
  };

  // Filters replace the address, so that Back leads to the last selection and not through every step of a slider.
  let pending = 0;
  kg.commit = () => {
    kg.render();
    clearTimeout(pending);
    pending = setTimeout(writeAddress, 150);
  };
  function writeAddress() {
    pending = 0;
    if (kg.addressed()) history.replaceState(null, "", "#" + kg.encode(kg.state));
  }

  function go(change) {
    if (pending) { clearTimeout(pending); writeAddress(); }
    Object.assign(kg.state, change);
    const address = "#" + kg.encode(kg.state);
    if (address !== location.hash && kg.addressed()) history.pushState(null, "", address);
    kg.render();
  }

  kg.select = ({ actor = null, edge = null }) => {
    if (actor === kg.state.actor && edge === kg.state.edge) {
      if (!actor && !edge && kg.state.path) kg.setPath(null);
      return;
    }
    for (const id of [actor, ...(edge ? [kg.data.edges.get(edge).subject.id, kg.data.edges.get(edge).object.id] : [])]) {
      if (id && !view.drawn.has(kg.data.actors.get(id))) kg.state.pinned.add(id);
    }
    go({ actor, edge });
    reveal();
  };
  // The height of a picture that is not under the sheet which holds the details on a narrow screen.
  kg.clear = (box) => {
    const sheet = kg.by("panel").getBoundingClientRect();
    return sheet.left < box.right && sheet.top < box.bottom && sheet.top > box.top ? sheet.top - box.top : box.height;
  };
  // Brings the selection into sight, where the view has a place for it.
  function reveal() {
    const { actor, edge, view: name } = kg.state, ends = edge && kg.data.edges.get(edge), ids = ends ? [ends.subject.id, ends.object.id] : actor ? [actor] : [];
    if (ids.length && name === "graph") kg.canvas.show(ids);
    if (ids.length && name === "map") kg.map.show(ids);
  }
  kg.setPath = (path, route = 0) => {
    go({ path, route, actor: null, edge: null });
    if (path && kg.state.view === "graph" && view.path.chosen) kg.canvas.fit([...view.path.actors]);
  };
  kg.focus = (id, depth = 1) => { go({ focus: id, depth }); };
  kg.expand = (id) => {
    const actor = kg.data.actors.get(id), pinned = new Set(kg.state.pinned).add(id);
    for (const edge of actor.edges) if (view.edges.has(edge)) pinned.add(kg.data.other(edge, actor).id);
    go({ pinned, focus: null, actor: id, edge: null });
  };

  function readAddress() {
    const text = location.hash.replace(/^#/, "");
    if (text === kg.encode(kg.state)) return;
    kg.state = kg.decode(text);
    kg.render();
    reveal();
  }

  function limits() {
    const total = kg.data.actors.size, choices = LIMITS.filter((count) => count < total);
    if (!choices.includes(kg.data.firstView) && kg.data.firstView < total) choices.push(kg.data.firstView);
    kg.by("limit").append(...choices.sort((a, b) => a - b).map((count) => kg.el("option", { value: count }, `top ${kg.number(count)}`)),
      total <= kg.data.firstView ? kg.el("option", { value: kg.data.firstView }, `all ${kg.number(total)}`) : kg.el("option", { value: "all" }, `all ${kg.number(total)}`));
    kg.by("limit").addEventListener("change", (event) => {
      const count = event.target.value === "all" ? Infinity : Number(event.target.value);
      if (count === Infinity && total > WARN_ABOVE && !window.confirm(`Draw all ${kg.number(total)} actors? The picture may become slow.`)) return status();
      return go({ limit: count, focus: null });
    });
  }

  function theme() {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    let chosen = null;
    const apply = () => { kg.theme.set(chosen || (dark.matches ? "dark" : "light")); if (view) kg.render(); };
    dark.addEventListener("change", apply);
    kg.by("theme").addEventListener("click", () => { chosen = kg.theme.mode === "dark" ? "light" : "dark"; apply(); });
    apply();
  }

  kg.showView = (name) => {
    if (kg.state.view === name) return;
    go({ view: name });
    reveal();
  };

  window.addEventListener("error", (event) => {
    kg.by("failure").hidden = false;
    kg.by("failure").textContent = `Something on this page failed: ${event.message}`;
  });

  theme();
  kg.setUpSearch();
  kg.setUpControls();
  kg.setUpTable();
  kg.setUpTimebar();
  kg.setUpMatrix();
  limits();
  kg.setUpCommands();
  kg.state = kg.decode(location.hash.replace(/^#/, ""));
  kg.render();
  reveal();
  window.addEventListener("popstate", readAddress);
  window.addEventListener("hashchange", readAddress);
  kg.ready = true;
})(window.kg);
