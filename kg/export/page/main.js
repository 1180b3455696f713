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
    kg.by("unfocus").hidden = !kg.state.focus;
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
    for (const name of ["graph", "table"]) {
      const on = kg.state.view === name, tab = kg.by(`tab-${name}`);
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      kg.by(`view-${name}`).hidden = !on;
    }
  }

  const TITLE = document.title;
  function title() {
    const { actor, edge } = kg.state;
    const name = edge ? kg.data.sentence(kg.data.edges.get(edge)) : actor ? kg.data.actors.get(actor).label : "";
    document.title = name ? `${kg.short(name, 80)} · kg explorer` : TITLE;
  }

  kg.render = () => {
    view = kg.view = kg.compute(kg.state);
    title();
    tabs();
    kg.renderControls(view);
    kg.renderPanel(view);
    status();
    if (kg.state.view === "table") kg.renderTable(view);
    else kg.canvas.render(view);
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
    if (actor === kg.state.actor && edge === kg.state.edge) return;
    for (const id of [actor, ...(edge ? [kg.data.edges.get(edge).subject.id, kg.data.edges.get(edge).object.id] : [])]) {
      if (id && !view.drawn.has(kg.data.actors.get(id))) kg.state.pinned.add(id);
    }
    go({ actor, edge });
    if (actor || edge) kg.canvas.show(actor || kg.data.edges.get(edge).subject.id);
  };
  kg.focus = (id) => { go({ focus: id }); };
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

  kg.drawer = (open) => {
    kg.by("filters").classList.toggle("open", open);
    kg.by("open-filters").setAttribute("aria-expanded", String(open));
    kg.by(open ? "close-filters" : "open-filters").focus();
  };

  function help() {
    const keys = [["/", "search"], ["Esc", "close, then clear the selection"], ["← ↑ → ↓", "move the picture (when it has the focus)"], ["+ −", "zoom"], ["0", "fit the picture"],
      ["g, t", "graph, table"], ["Alt + ←, →", "back, forward"]];
    const close = kg.el("button", { type: "button", onclick: () => kg.by("help").close() }, "Close");
    kg.by("help").append(kg.el("h2", { id: "help-title" }, "How to read this page"),
      kg.el("p", {}, "Each edge is a relation that articles state between two actors. Select an edge to read every sentence behind it, who says so, and where. "
        + "Double-click an actor to draw its neighbours. Width shows the number of independent sources, colour the kind of relation, dashes and signs its status; an actor with a dashed rim is not in the registry."),
      kg.el("dl", { class: "keys" }, keys.map(([key, what]) => [kg.el("dt", {}, kg.el("kbd", {}, key)), kg.el("dd", {}, what)])),
      kg.el("p", { class: "hint" }, "Drawn with vis-network 9.1.2 (MIT or Apache 2.0). The page loads nothing from the network."), close);
    kg.by("open-help").addEventListener("click", () => kg.by("help").showModal());
  }

  function showView(name) {
    if (kg.state.view === name) return;
    go({ view: name });
    const { actor, edge } = kg.state;
    if (name === "graph" && (actor || edge)) kg.canvas.show(actor || kg.data.edges.get(edge).subject.id);
  }

  function escape() {
    if (kg.by("filters").classList.contains("open")) kg.drawer(false);
    else if (kg.state.actor || kg.state.edge) kg.select({});
    else if (kg.state.focus) kg.focus(null);
  }

  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function canvasKey(event) {
    if (MOVES[event.key]) kg.canvas.move(...MOVES[event.key]);
    else if (event.key === "+" || event.key === "=") kg.canvas.zoom(1.25);
    else if (event.key === "-") kg.canvas.zoom(0.8);
    else if (event.key === "0") kg.canvas.fit();
    else return;
    event.preventDefault();
  }

  function keyboard() {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || kg.dialogOpen()) return;
      if (event.key === "Escape") return escape();
      if (/^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "radio") return;
      if (event.key === "/") { event.preventDefault(); kg.by("search").focus(); }
      else if (event.key === "g") showView("graph");
      else if (event.key === "t") showView("table");
    });
    kg.by("canvas").addEventListener("keydown", (event) => { if (!event.altKey && !event.ctrlKey && !event.metaKey) canvasKey(event); });
    document.querySelector(".tabs").addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      showView(kg.state.view === "graph" ? "table" : "graph");
      kg.by(`tab-${kg.state.view}`).focus();
    });
  }

  function buttons() {
    kg.by("tab-graph").addEventListener("click", () => showView("graph"));
    kg.by("tab-table").addEventListener("click", () => showView("table"));
    kg.by("zoom-in").addEventListener("click", () => kg.canvas.zoom(1.25));
    kg.by("zoom-out").addEventListener("click", () => kg.canvas.zoom(0.8));
    kg.by("zoom-fit").addEventListener("click", () => kg.canvas.fit());
    kg.by("unfocus").addEventListener("click", () => kg.focus(null));
    kg.by("open-filters").addEventListener("click", () => kg.drawer(true));
    kg.by("png").addEventListener("click", () => {
      if (kg.state.view !== "graph") showView("graph");
      kg.canvas.png(`kg: ${kg.by("count").textContent}`, (blob) => kg.download("graph.png", blob));
    });
  }

  window.addEventListener("error", (event) => {
    kg.by("failure").hidden = false;
    kg.by("failure").textContent = `Something on this page failed: ${event.message}`;
  });

  theme();
  kg.setUpSearch();
  kg.setUpControls();
  kg.setUpTable();
  limits();
  help();
  buttons();
  keyboard();
  kg.state = kg.decode(location.hash.replace(/^#/, ""));
  kg.render();
  window.addEventListener("popstate", readAddress);
  window.addEventListener("hashchange", readAddress);
  kg.ready = true;
})(window.kg);
