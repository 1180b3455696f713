"use strict";
// What buttons and keys do, and the help that lists them.
(function (kg) {
  kg.drawer = (open) => {
    kg.by("filters").classList.toggle("open", open);
    kg.by("open-filters").setAttribute("aria-expanded", String(open));
    kg.by(open ? "close-filters" : "open-filters").focus();
  };

  function help() {
    const keys = [["/", "search"], ["Esc", "close, then clear the selection"], ["← ↑ → ↓", "move the picture (when it has the focus)"], ["+ −", "zoom"], ["0", "fit the picture"],
      ["g, m, x, t", "graph, map, matrix, table"], ["p", "path between two actors"], ["Space", "play or pause time (when it has the focus)"], ["Alt + ←, →", "back, forward"]];
    const close = kg.el("button", { type: "button", onclick: () => kg.by("help").close() }, "Close");
    const single = kg.el("input", { type: "checkbox", id: "single-keys", checked: true });
    kg.by("help").append(kg.el("h2", { id: "help-title" }, "How to read this page"),
      kg.el("p", {}, "Each edge is a relation that articles state between two actors. Select an edge to read every sentence behind it, who says so, and where. "
        + "Double-click an actor to draw its neighbours. Width shows the number of independent sources, colour the kind of relation, dashes and signs its status; an actor with a dashed rim is not in the registry."),
      kg.el("dl", { class: "keys" }, keys.map(([key, what]) => [kg.el("dt", {}, kg.el("kbd", {}, key)), kg.el("dd", {}, what)])),
      kg.el("label", { class: "switch" }, single, "Single letters are commands"),
      kg.el("p", { class: "hint" }, "Drawn with vis-network 9.1.2 (MIT or Apache 2.0). Map: Natural Earth 1:110m, public domain; borders as drawn there. The page loads nothing from the network."), close);
    kg.by("open-help").addEventListener("click", () => kg.by("help").showModal());
  }

  function escape() {
    if (kg.by("filters").classList.contains("open")) kg.drawer(false);
    else if (kg.state.actor || kg.state.edge || kg.state.path) kg.select({});
    else if (kg.state.focus) kg.focus(null);
  }

  const VIEW_KEYS = { g: "graph", m: "map", x: "matrix", t: "table" };
  const PICTURES = { canvas: () => kg.canvas, map: () => kg.map };
  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function canvasKey(event) {
    const picture = PICTURES[event.currentTarget.id]();
    if (MOVES[event.key]) picture.move(...MOVES[event.key]);
    else if (event.key === "+" || event.key === "=") picture.zoom(1.25);
    else if (event.key === "-") picture.zoom(0.8);
    else if (event.key === "0") picture.fit();
    else return;
    event.preventDefault();
  }

  function keyboard() {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || kg.dialogOpen()) return;
      if (event.key === "Escape") return escape();
      if (/^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "radio") return;
      if (!kg.by("single-keys").checked) return;
      if (event.key === "/") { event.preventDefault(); kg.by("search").focus(); }
      else if (VIEW_KEYS[event.key]) kg.showView(VIEW_KEYS[event.key]);
      else if (event.key === "p") { event.preventDefault(); kg.askPath(); }
    });
    for (const id of Object.keys(PICTURES)) {
      kg.by(id).addEventListener("keydown", (event) => { if (!event.altKey && !event.ctrlKey && !event.metaKey) canvasKey(event); });
    }
    document.querySelector(".tabs").addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      const count = kg.VIEWS.length, step = event.key === "ArrowRight" ? 1 : count - 1;
      kg.showView(kg.VIEWS[(kg.VIEWS.indexOf(kg.state.view) + step) % count]);
      kg.by(`tab-${kg.state.view}`).focus();
    });
  }

  // A path from what is selected, or between two actors that are asked for.
  kg.askPath = () => {
    kg.setPath([kg.state.actor, null]);
    kg.by(kg.state.path[0] ? "path-1" : "path-0").focus();
  };

  // Pictures are of the graph or the map; from the other views the graph is shown first.
  function picture() {
    if (kg.state.view !== "map") kg.showView("graph");
    return kg.state.view === "map" ? kg.map : kg.canvas;
  }

  function buttons() {
    for (const name of kg.VIEWS) kg.by(`tab-${name}`).addEventListener("click", () => kg.showView(name));
    for (const [prefix, view] of [["zoom", () => kg.canvas], ["map", () => kg.map]]) {
      kg.by(`${prefix}-in`).addEventListener("click", () => view().zoom(1.25));
      kg.by(`${prefix}-out`).addEventListener("click", () => view().zoom(0.8));
      kg.by(`${prefix}-fit`).addEventListener("click", () => view().fit());
    }
    kg.by("unfocus").addEventListener("click", () => kg.focus(null));
    kg.by("depth").addEventListener("change", (event) => kg.focus(kg.state.focus, Number(event.target.value)));
    kg.by("open-filters").addEventListener("click", () => kg.drawer(true));
    kg.by("path").addEventListener("click", kg.askPath);
    kg.by("png").addEventListener("click", () => picture().png(kg.caption(), (blob) => kg.download("graph.png", blob)));
    kg.by("svg").addEventListener("click", () => kg.download("graph.svg", new Blob([kg.svgPicture(picture(), kg.caption())], { type: "image/svg+xml" })));
    kg.by("print").addEventListener("click", () => window.print());
  }

  kg.setUpCommands = () => {
    help();
    buttons();
    keyboard();
  };
})(window.kg);
