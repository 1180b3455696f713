"use strict";
// The map: the same actors and relations as the graph, at their places, with the same filters, selection and panel.
(function (kg) {
  const CLICK = 5, NEAR = 7, RING = 11; // pixels: a press that moved less is a click; reach of the pointer; room between actors at one place
  const LEAST = 0.8, GREATEST = 60;
  const view = { x: 0, y: 0, scale: 1 };
  let board = null, spots = new Map(), lines = [], lineOf = new Map(), lit = null, hovered = null, drawnKey = "", size = { width: 1, height: 1 }, actors = [], pending = 0;

  const toScreen = (point) => ({ x: (point.x - view.x) * view.scale + size.width / 2, y: (point.y - view.y) * view.scale + size.height / 2 });
  const homes = new Map();
  function home(actor) {
    if (!actor.at) return null;
    if (!homes.has(actor)) homes.set(actor, kg.world.project(actor.at[0], actor.at[1]));
    return homes.get(actor);
  }

  const reach = (actor) => 3.5 + 9 * Math.sqrt(actor.weight / kg.data.topWeight);

  // Where actors are on the screen: those at one place stand around the most important of them, in its order.
  function arrange() {
    const places = new Map();
    for (const actor of actors) {
      const key = actor.at.slice(0, 2).join();
      if (!places.has(key)) places.set(key, []);
      places.get(key).push(actor);
    }
    spots = new Map();
    for (const list of places.values()) {
      const centre = toScreen(home(list[0])), first = reach(list[0]);
      list.forEach((actor, at) => {
        const turn = at * 2.4, away = at ? first + RING * Math.sqrt(at) * 0.8 : 0;
        spots.set(actor.id, { x: centre.x + away * Math.cos(turn), y: centre.y + away * Math.sin(turn), reach: at ? Math.min(reach(actor), 6) : first });
      });
    }
  }

  // Arcs bend to the left of their direction, each relation of two actors a little more than the one before.
  function bend(line) {
    const from = spots.get(line.edge.subject.id), to = spots.get(line.edge.object.id), away = Math.hypot(to.x - from.x, to.y - from.y);
    const share = (0.16 + 0.07 * line.turn) * Math.min(1, away / 40) * (line.edge.subject.id < line.edge.object.id ? 1 : -1) * (line.forward ? 1 : -1);
    return { from, to, away, by: { x: (from.x + to.x) / 2 + (to.y - from.y) * share, y: (from.y + to.y) / 2 - (to.x - from.x) * share } };
  }
  const onCurve = ({ from, to, by }, t) => ({ x: (1 - t) ** 2 * from.x + 2 * t * (1 - t) * by.x + t * t * to.x, y: (1 - t) ** 2 * from.y + 2 * t * (1 - t) * by.y + t * t * to.y });

  function prepare(now) {
    const turns = new Map();
    lines = now.lines.filter((line) => line.edge.subject.at && line.edge.object.at && line.edge.subject !== line.edge.object).map((line) => {
      const key = JSON.stringify([line.edge.subject.id, line.edge.object.id].sort()), turn = turns.get(key) || 0;
      turns.set(key, turn + 1);
      return { ...line, turn, forward: line.edge.subject.id < line.edge.object.id };
    });
    lineOf = new Map(lines.map((line) => [line.edge.id, line]));
  }

  function ground(context) {
    const memberOf = new Map();
    for (const body of kg.bodies.shown()) for (const actor of kg.bodies.members(body)) memberOf.set(actor.id, [...(memberOf.get(actor.id) || []), body]);
    const known = new Set(actors.map((actor) => actor.id));
    context.save();
    context.translate(size.width / 2 - view.x * view.scale, size.height / 2 - view.y * view.scale);
    context.scale(view.scale, view.scale);
    context.lineWidth = 0.6 / view.scale;
    context.lineJoin = "round";
    for (const { id, path, text } of kg.world.countries()) {
      const bodies = memberOf.get(id);
      context.fillStyle = bodies ? kg.mix(kg.bodies.ink(bodies[0]), kg.theme.stage, 0.4) : known.has(id) ? kg.theme.known : kg.theme.land;
      context.strokeStyle = kg.theme.border;
      if (context.outline) context.outline(text);
      else { context.fill(path); context.stroke(path); }
    }
    context.restore();
    return memberOf;
  }

  // A state of several groupings has a ring for each around its disc.
  function rings(context, memberOf) {
    for (const [id, bodies] of memberOf) {
      const spot = spots.get(id);
      if (!spot) continue;
      bodies.forEach((body, at) => {
        context.beginPath();
        context.arc(spot.x, spot.y, spot.reach + 3.5 + at * 3, 0, 2 * Math.PI);
        context.setLineDash(body.dash);
        context.lineWidth = 2;
        context.strokeStyle = kg.bodies.ink(body);
        context.stroke();
      });
    }
    context.setLineDash([]);
  }

  function arc(context, line, strength) {
    const curve = bend(line), { edge, status } = line, style = kg.STATUS[status];
    context.globalAlpha = style.opacity * strength;
    context.strokeStyle = context.fillStyle = kg.theme.edge(edge, status);
    context.lineWidth = Math.min(4.5, 0.9 + 0.6 * Math.log2(Math.max(edge.weight, 1)));
    context.setLineDash(style.dash || []);
    context.beginPath();
    context.moveTo(curve.from.x, curve.from.y);
    context.quadraticCurveTo(curve.by.x, curve.by.y, curve.to.x, curve.to.y);
    context.stroke();
    context.setLineDash([]);
    if (!edge.relation.symmetric && curve.away > 24) arrow(context, curve);
    context.globalAlpha = 1;
  }

  function arrow(context, curve) {
    const share = Math.max(0.55, 1 - (curve.to.reach + 3) / curve.away), tip = onCurve(curve, share), tail = onCurve(curve, share - 0.03);
    const angle = Math.atan2(tip.y - tail.y, tip.x - tail.x);
    context.beginPath();
    context.moveTo(tip.x, tip.y);
    for (const turn of [2.7, -2.7]) context.lineTo(tip.x + 8 * Math.cos(angle + turn), tip.y + 8 * Math.sin(angle + turn));
    context.closePath();
    context.fill();
  }

  function discs(context) {
    for (const actor of [...actors].reverse()) {
      const spot = spots.get(actor.id);
      context.globalAlpha = lit && !lit.actors.has(actor.id) ? 0.25 : 1;
      context.beginPath();
      kg.shapePath(context, actor.type, spot);
      context.fillStyle = kg.theme.type(actor.type);
      context.strokeStyle = kg.theme.stage;
      context.lineWidth = 1.2;
      context.fill();
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  function middle(id) {
    const line = lineOf.get(id);
    return line ? onCurve(bend(line), 0.5) : null;
  }

  function draw(context) {
    arrange();
    context.fillStyle = kg.theme.stage;
    context.fillRect(0, 0, size.width, size.height);
    const memberOf = ground(context), calm = Math.max(0.35, Math.min(0.9, Math.sqrt(150 / Math.max(lines.length, 1))));
    rings(context, memberOf);
    for (const line of lines) if (!lit || !lit.lines.has(line.edge.id)) arc(context, line, lit ? 0.08 : calm);
    for (const line of lines) if (lit && lit.lines.has(line.edge.id)) arc(context, line, 1);
    discs(context);
    kg.overlay.top(context, { lit, hovered, lineOf, middle, spot: (id) => spots.get(id) || null, zoom: size.width < 600 ? 0.7 : 1.1, crowd: calm, actors: [...actors], box: size });
  }

  function paint() {
    pending = 0;
    const ratio = window.devicePixelRatio || 1, box = board.getBoundingClientRect();
    if (!box.width) return;
    size = { width: box.width, height: box.height };
    if (board.width !== Math.round(box.width * ratio) || board.height !== Math.round(box.height * ratio)) {
      board.width = Math.round(box.width * ratio);
      board.height = Math.round(box.height * ratio);
    }
    const context = board.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(context);
  }
  const redraw = () => { pending = pending || requestAnimationFrame(paint); };

  function at(point) {
    const near = (spot) => Math.hypot(spot.x - point.x, spot.y - point.y) <= Math.max(spot.reach, NEAR);
    const actor = actors.find((one) => near(spots.get(one.id)));
    if (actor) return { actor: actor.id };
    for (const line of [...lines].reverse()) {
      const curve = bend(line);
      for (let t = 0.05; t < 1; t += 0.03) {
        const spot = onCurve(curve, t);
        if (Math.hypot(spot.x - point.x, spot.y - point.y) < 4) return { edge: line.edge.id };
      }
    }
    const land = country(point);
    return land ? { actor: land } : {};
  }

  // The actor whose land lies under a point of the screen.
  function country(point) {
    const context = board.getContext("2d"), x = (point.x - size.width / 2) / view.scale + view.x, y = (point.y - size.height / 2) / view.scale + view.y;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    const found = kg.world.countries().find(({ id, path }) => kg.data.actors.has(id) && context.isPointInPath(path, x, y));
    context.restore();
    return found ? found.id : null;
  }

  function zoomAt(factor, point) {
    const next = Math.max(LEAST * size.width / 360, Math.min(GREATEST * size.width / 360, view.scale * factor)), real = next / view.scale;
    view.x += (point.x - size.width / 2) / view.scale * (1 - 1 / real);
    view.y += (point.y - size.height / 2) / view.scale * (1 - 1 / real);
    view.scale = next;
    redraw();
  }

  kg.map = {
    render(now) {
      actors = [...now.drawn].filter((actor) => actor.at).sort((a, b) => (a.type !== "country") - (b.type !== "country") || a.rank - b.rank);
      prepare(now);
      lit = kg.spotlight(now);
      const box = board.getBoundingClientRect(), key = JSON.stringify([kg.state.limit, kg.state.focus, kg.state.depth, box.width > 0, actors.length > 0]);
      size = { width: box.width, height: box.height };
      if (key !== drawnKey) this.fit();
      drawnKey = key;
      const away = now.drawn.size - actors.length;
      kg.by("map-count").textContent = `${kg.plural(actors.length, "actor")} on the map` + (away ? `, ${kg.number(away)} without a place` : "");
      arrange();
      redraw();
    },
    // The actors in the middle, the outermost twentieth on either side left aside.
    fit() {
      const homesOf = actors.map(home);
      if (!homesOf.length) { Object.assign(view, { x: 0, y: 0, scale: size.width / 360 }); return redraw(); }
      const span = (axis) => {
        const values = homesOf.map((point) => point[axis]).sort((a, b) => a - b), off = Math.floor(values.length / 20);
        return [values[off], values[values.length - 1 - off]];
      };
      const [left, right] = span("x"), [high, low] = span("y");
      view.x = (left + right) / 2;
      view.y = (high + low) / 2;
      view.scale = Math.max(LEAST * size.width / 360, Math.min(14, (size.width - 120) / Math.max(right - left, 1), (size.height - 120) / Math.max(low - high, 1)));
      return redraw();
    },
    move(x, y) { view.x += x * 60 / view.scale; view.y += y * 60 / view.scale; redraw(); },
    zoom(factor) { zoomAt(factor, { x: size.width / 2, y: size.height / 2 }); },
    show(ids) {
      const box = board.getBoundingClientRect(), low = kg.clear(box), homesOf = ids.map((id) => home(kg.data.actors.get(id))).filter(Boolean);
      const seen = (id) => { const spot = spots.get(id); return !spot || (spot.x > 20 && spot.y > 20 && spot.x < size.width - 20 && spot.y < low - 20); };
      if (!homesOf.length || ids.every(seen)) return;
      const [one, other] = [homesOf[0], homesOf[homesOf.length - 1]];
      view.scale = Math.max(LEAST * size.width / 360, Math.min(view.scale, (size.width - 80) / Math.max(Math.abs(one.x - other.x), 1), (low - 80) / Math.max(Math.abs(one.y - other.y), 1)));
      Object.assign(view, { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 + (box.height - low) / 2 / view.scale });
      redraw();
    },
    uncovered() {
      const kept = { ...view };
      if (size.height && kg.clear(board.getBoundingClientRect()) < size.height) { this.fit(); arrange(); }
      return () => { Object.assign(view, kept); redraw(); };
    },
    point(id) { return spots.get(id) || null; },
    middle,
    pick: at,
    hover(id) { if (id !== hovered) { hovered = id; redraw(); } },
    pan(dx, dy) { view.x -= dx / view.scale; view.y -= dy / view.scale; redraw(); },
    zoomAt,
    clickable: (moved) => moved < CLICK,
    redraw,
    size: () => size,
    drawOn: draw,
    png(caption, done) { paint(); kg.pngOf(board, window.devicePixelRatio || 1, caption, done); },
    setUp() { board = kg.by("map"); },
  };
  kg.map.setUp();
  new ResizeObserver(redraw).observe(board);
})(window.kg);
