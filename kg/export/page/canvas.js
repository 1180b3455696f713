"use strict";
// The picture: vis-network draws actors and edges at given places; overlay.js draws on top.
(function (kg) {
  const HOVER_LIMIT = 3000; // drawn edges above which the pointer no longer looks for what is under it
  const MOST_STRETCH = 1.5, CALM_EDGES = 350;
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const lineOf = new Map();
  let network = null, unit = 1, radius = new Map(), hovered = null, lit = null, drawnKey = "", drawnNodes = new Map(), drawnEdges = new Map(), stretch = { x: 1, y: 1 };

  const container = () => kg.by("canvas");

  // Where an actor stands: the build's place, stretched (by the same factor for all) to the form of the window.
  const place = (actor) => ({ x: actor.x * stretch.x, y: actor.y * stretch.y });

  function room() {
    const box = container().getBoundingClientRect(), margin = box.width < 600 ? 60 : 150;
    return { width: Math.max(box.width - margin, 200), height: Math.max(box.height - 140, 200), area: Math.max(box.width * box.height, 40000) };
  }

  function frame(actors) {
    const spots = actors.map(place), bounds = (axis) => [Math.min, Math.max].map((pick) => spots.reduce((value, spot) => pick(value, spot[axis]), spots[0][axis]));
    const [left, right] = bounds("x"), [top, bottom] = bounds("y");
    return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
  }

  // World units for one screen pixel at full view, so that sizes look alike however far apart the actors stand.
  function measure(actors) {
    if (!actors.length) return 1;
    const { width, height } = frame(actors), free = room();
    return Math.max(width / free.width, height / free.height, 0.2);
  }

  function stretched(actors) {
    stretch = { x: 1, y: 1 };
    if (actors.length < 3) return;
    const { width, height } = frame(actors), free = room();
    const ratio = free.width / free.height / (Math.max(width, 1) / Math.max(height, 1));
    if (ratio > 1) stretch.x = Math.min(ratio, MOST_STRETCH);
    else stretch.y = Math.min(1 / ratio, MOST_STRETCH);
  }

  // Radius in screen pixels: the area of a node grows with its weight, and crowded pictures get smaller nodes.
  function radii(actors) {
    const crowd = Math.min(1.25, Math.max(0.42, Math.sqrt(room().area / Math.max(actors.length, 1)) / 75));
    return new Map(actors.map((actor) => [actor, Math.round(10 * crowd * (4.5 + 13 * Math.sqrt(actor.weight / kg.data.topWeight))) / 10]));
  }

  function nodeItem(actor) {
    const fill = kg.theme.type(actor.type), rim = kg.theme.rim(actor.type);
    return { id: actor.id, ...place(actor), size: radius.get(actor) * unit, shape: kg.SHAPES[actor.type] || "dot",
      borderWidth: actor.unverified ? 1.4 : 1, shapeProperties: { borderDashes: actor.unverified ? [3 * unit, 2 * unit] : false },
      color: { background: actor.unverified ? kg.mix(fill, kg.theme.stage, 0.55) : fill, border: rim } };
  }

  // Edges between the same two actors fan out: the n-th of k gets its own curve, mirrored for the opposite direction.
  function curve(line, at, count) {
    const offset = at - (count - 1) / 2;
    if (count === 1 || offset === 0) return false;
    const forward = line.edge.subject.id < line.edge.object.id;
    const roundness = Math.abs(offset) * Math.min(0.16, 0.9 / (count - 1));
    return { enabled: true, type: offset > 0 === forward ? "curvedCW" : "curvedCCW", roundness };
  }

  const calmness = (count) => Math.min(1, Math.sqrt(CALM_EDGES / Math.max(count, 1)));
  const opacity = (line) => kg.STATUS[line.status].opacity * (line.edge.relation.group === "structure" ? 0.75 : 0.9);

  // The more edges, the thinner and fainter each: `calm` is 1 for a few hundred, less above.
  function edgeItem(line, at, count, calm) {
    const { edge, status } = line, style = kg.STATUS[status], quiet = edge.relation.group === "structure";
    const wide = Math.max(0.5, calm) * Math.min(5.5, (quiet ? 0.8 : 1.1) + 0.75 * Math.log2(Math.max(edge.weight, 1)));
    return { id: edge.id, from: edge.subject.id, to: edge.object.id, width: wide * unit, smooth: curve(line, at, count),
      dashes: style.dash ? style.dash.map((length) => length * unit) : false,
      color: { color: kg.theme.edge(edge, status), opacity: Math.round(100 * opacity(line) * Math.max(0.4, calm)) / 100, inherit: false },
      arrows: edge.relation.symmetric ? "" : { to: { enabled: true, scaleFactor: 0.34 * unit * Math.max(0.6, calm) } } };
  }

  function fan(lines) {
    const pairs = new Map(), calm = calmness(lines.length);
    for (const line of lines) {
      const key = JSON.stringify([line.edge.subject.id, line.edge.object.id].sort());
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(line);
    }
    return [...pairs.values()].flatMap((group) => group.map((line, at) => edgeItem(line, at, group.length, calm)));
  }

  // Hands vis-network only what has changed.
  function sync(set, before, items) {
    const wanted = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
    set.remove([...before.keys()].filter((id) => !wanted.has(id)));
    set.update(items.filter((item) => before.get(item.id) !== wanted.get(item.id)));
    return wanted;
  }

  function create() {
    network = new vis.Network(container(), { nodes, edges }, kg.data.options);
    network.on("click", (event) => pick(event.pointer.DOM));
    network.on("doubleClick", (event) => {
      const id = network.getNodeAt(event.pointer.DOM);
      if (id !== undefined) kg.expand(id);
    });
    network.on("beforeDrawing", (context) => behind(context, network.canvas.pixelRatio));
    network.on("afterDrawing", (context) => kg.overlay.paint(context, scene(network.canvas.pixelRatio)));
    container().addEventListener("pointermove", hover);
    container().addEventListener("pointerleave", () => { hovered = null; kg.by("tip").hidden = true; });
    return network;
  }

  function spot(id) {
    const node = network.body.nodes[id];
    return node ? { ...network.canvasToDOM({ x: node.x, y: node.y }), reach: node.options.size * network.getScale() } : null;
  }

  function middle(id) {
    const edge = network.body.edges[id];
    return edge && edge.connected ? network.canvasToDOM(edge.edgeType.getPoint(0.5, edge.edgeType.getViaNode())) : null;
  }

  const scene = (ratio) => ({ network, ratio, lit, hovered, lineOf, spot, middle, zoom: network.getScale() * unit, actors: [...radius.keys()],
    box: container().getBoundingClientRect(), crowd: calmness(lineOf.size), opacity });

  function behind(context, ratio) {
    if (!kg.state.bodies.size) return;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    kg.bodies.paint(context, { spot, drawn: radius });
    context.restore();
  }

  const at = (point) => {
    const actor = network.getNodeAt(point);
    if (actor !== undefined) return { actor };
    const edge = network.getEdgeAt(point);
    return edge === undefined ? {} : { edge };
  };

  function pick(point) {
    const found = at(point);
    if (found.actor !== undefined) kg.select({ actor: found.actor });
    else if (found.edge !== undefined) kg.select({ edge: found.edge });
    else kg.select({});
  }

  function hover(event) {
    if (event.buttons || event.pointerType === "touch" || lineOf.size > HOVER_LIMIT) return;
    const box = container().getBoundingClientRect(), point = { x: event.clientX - box.left, y: event.clientY - box.top };
    const found = at(point), id = found.actor ?? found.edge ?? null;
    container().style.cursor = id === null ? "default" : "pointer";
    if (id !== hovered) { hovered = id; network.redraw(); }
    kg.showTip(kg.by("tip"), id === null ? null : found, point, box);
  }

  // The tip beside the pointer: for an actor or an edge of the present view, or none.
  kg.showTip = (tip, found, point, box) => {
    tip.hidden = found === null;
    if (found === null) return;
    const actor = kg.data.actors.get(found.actor), line = actor ? null : kg.view.lines.find((one) => one.edge.id === found.edge);
    kg.replace(tip, actor ? actorTip(actor) : edgeTip(line));
    tip.style.left = `${Math.min(point.x + 14, box.width - tip.offsetWidth - 8)}px`;
    tip.style.top = `${point.y + 18 + tip.offsetHeight > box.height ? point.y - tip.offsetHeight - 10 : point.y + 18}px`;
  };

  const actorTip = (actor) => [kg.el("strong", { class: "name" }, actor.label),
    kg.el("span", {}, `${kg.words(actor.type)} · ${kg.plural(actor.edges.length, "relation")}`)];
  const edgeTip = (line) => !line ? [] : [kg.el("strong", { class: "name" }, kg.data.sentence(line.edge)),
    kg.el("span", {}, `${kg.STATUS[line.status].label.toLowerCase()} · ${line.statements.map((one) => kg.span(one.start, one.end)).slice(0, 3).join(", ")} · `
      + kg.plural(line.statements.reduce((sum, one) => sum + one.claims.length, 0), "claim"))];

  // What the selection lights up: an actor with its edges and neighbours, an edge with its ends, or a path.
  function spotlight(view) {
    const { actor, edge } = kg.state;
    if (!actor && !edge && view.path) return { actors: new Set([...view.path.actors].map((one) => one.id)), lines: new Set([...view.path.lines].map((one) => one.id)) };
    if (!actor && !edge) return null;
    const actors = new Set(), lines = new Set();
    for (const line of view.lines) {
      const ends = [line.edge.subject.id, line.edge.object.id];
      if (edge ? line.edge.id !== edge : !ends.includes(actor)) continue;
      lines.add(line.edge.id);
      ends.forEach((id) => actors.add(id));
    }
    if (actor) actors.add(actor);
    return { actors, lines };
  }

  kg.spotlight = spotlight;
  kg.canvas = {
    get network() { return network; },
    get unit() { return unit; },
    render(view) {
      const actors = [...view.drawn];
      if (!network) create();
      const key = JSON.stringify([kg.state.limit, kg.state.focus, kg.state.depth, actors.length > 0]);
      if (key !== drawnKey) { stretched(actors); unit = measure(actors); }
      radius = radii(actors);
      lineOf.clear();
      for (const line of view.lines) lineOf.set(line.edge.id, line);
      drawnNodes = sync(nodes, drawnNodes, actors.map(nodeItem));
      drawnEdges = sync(edges, drawnEdges, fan(view.lines));
      lit = spotlight(view);
      if (key !== drawnKey) this.fit();
      drawnKey = key;
      network.redraw();
    },
    fit(some) {
      const actors = some || [...radius.keys()];
      if (!actors.length) return;
      const { x, y } = frame(actors), scale = Math.min(1 / measure(actors), some ? 1.6 / unit : Infinity);
      network.moveTo({ position: { x, y: y + 10 / scale }, scale, animation: false });
    },
    // Moves the picture if one of the actors is out of sight; where they stand too far apart for the window, it is made smaller.
    show(ids) {
      const ends = ids.map((id) => network && network.body.nodes[id]).filter(Boolean);
      if (!ends.length) return;
      const box = container().getBoundingClientRect(), low = kg.clear(box), spots = ends.map(({ x, y }) => network.canvasToDOM({ x, y }));
      if (spots.every((spot) => spot.x > 40 && spot.y > 40 && spot.x < box.width - 40 && spot.y < low - 40)) return;
      const gap = (axis) => Math.abs(spots[0][axis] - spots[spots.length - 1][axis]), middle = (axis) => (ends[0][axis] + ends[ends.length - 1][axis]) / 2;
      const scale = network.getScale() * Math.min(1, (box.width - 100) / Math.max(gap("x"), 1), (low - 100) / Math.max(gap("y"), 1));
      network.moveTo({ position: { x: middle("x"), y: middle("y") + (box.height - low) / 2 / scale }, scale, animation: false });
    },
    // Shows the whole picture where the sheet of a narrow screen covers a part of it; gives back what leads back.
    uncovered() {
      const box = container().getBoundingClientRect(), position = network && network.getViewPosition(), scale = network && network.getScale();
      if (!network || !box.height || kg.clear(box) >= box.height) return () => {};
      this.fit();
      return () => network.moveTo({ position, scale, animation: false });
    },
    move(x, y) {
      const centre = network.getViewPosition(), step = 60 / network.getScale();
      network.moveTo({ position: { x: centre.x + x * step, y: centre.y + y * step }, animation: false });
    },
    zoom(factor) { network.moveTo({ scale: network.getScale() * factor, animation: false }); },
    point: spot,
    middle,
    size: () => container().getBoundingClientRect(),
    // The same picture on any context that knows a canvas's calls, one unit a pixel.
    drawOn(context) {
      const { width, height } = this.size(), { scale, translation } = network.body.view;
      context.fillStyle = kg.theme.stage;
      context.fillRect(0, 0, width, height);
      behind(context, 1);
      context.save();
      context.translate(translation.x, translation.y);
      context.scale(scale, scale);
      for (const edge of Object.values(network.body.edges)) if (edge.connected) { edge.draw(context); edge.drawArrows(context); }
      for (const node of Object.values(network.body.nodes)) node.draw(context);
      kg.overlay.paint(context, scene(1));
      context.restore();
    },
    png(caption, done) { kg.pngOf(network.canvas.frame.canvas, network.canvas.pixelRatio, caption, done); },
  };

  // A canvas as PNG, on the theme's background, with a line that says what it shows.
  kg.pngOf = (from, ratio, caption, done) => {
    const foot = 26 * ratio, to = kg.el("canvas", { width: from.width, height: from.height + foot }), context = to.getContext("2d");
    context.fillStyle = kg.theme.stage;
    context.fillRect(0, 0, to.width, to.height);
    context.drawImage(from, 0, 0);
    context.fillStyle = kg.theme.muted;
    context.font = `${12 * ratio}px ${kg.overlay.FONT}`;
    context.fillText(caption, 12 * ratio, from.height + 16 * ratio);
    to.toBlob(done, "image/png");
  };
})(window.kg);
