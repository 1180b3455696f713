"use strict";
// What is drawn over vis-network's picture: the selection in full colour, signs of status, rings and labels.
(function (kg) {
  const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
  const LABEL_AREA = 7500; // square pixels of the picture for each label
  const HUBS = 30;
  const widths = new Map();

  function paint(context, scene) {
    const { network, lit } = scene, renderer = network.renderer, moving = renderer.dragging || renderer.zooming;
    if (lit) {
      dim(context);
      if (!moving) for (const id of lit.lines) drawEdge(context, id, scene);
      for (const id of lit.actors) if (network.body.nodes[id]) network.body.nodes[id].draw(context);
    }
    context.save();
    context.setTransform(scene.ratio, 0, 0, scene.ratio, 0, 0);
    top(context, { ...scene, moving });
    context.restore();
  }

  // What graph and map have on top, in pixels of the screen: `spot` says where an actor is, `middle` where an edge is half way.
  function top(context, scene) {
    if (!scene.moving) marks(context, scene);
    rings(context, scene);
    labels(context, scene);
  }

  function dim(context) {
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 0.8;
    context.fillStyle = kg.theme.stage;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
  }

  // A lit edge in full colour, even where a crowded picture shows it faint.
  function drawEdge(context, id, { network, lineOf, opacity }) {
    const edge = network.body.edges[id], line = lineOf.get(id);
    if (!edge || !edge.connected || !line) return;
    const faint = edge.options.color.opacity;
    edge.options.color.opacity = opacity(line);
    edge.draw(context);
    edge.drawArrows(context);
    edge.options.color.opacity = faint;
  }

  // Denied and disputed edges carry a sign on their middle, so that colour alone does not tell them apart.
  function marks(context, { middle, lit, lineOf, zoom, crowd }) {
    const size = Math.min(8, 6 * zoom * (lit ? 1 : crowd));
    if (size < 2) return;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `700 ${Math.round(size * 1.7)}px ${FONT}`;
    for (const [id, line] of lineOf) {
      const sign = kg.STATUS[line.status].mark;
      if (!sign || (lit && !lit.lines.has(id))) continue;
      const at = middle(id);
      if (!at) continue;
      context.beginPath();
      context.arc(at.x, at.y, size, 0, 2 * Math.PI);
      context.fillStyle = kg.theme.stage;
      context.fill();
      context.lineWidth = 1.2;
      context.strokeStyle = context.fillStyle = line.status === "denied" ? kg.theme.denied : kg.theme.disputed;
      context.stroke();
      context.fillText(sign, at.x, at.y + 0.5);
    }
  }

  function rings(context, { spot, hovered }) {
    for (const [id, color, extra] of [[hovered, kg.theme.muted, 3], [kg.state.actor, kg.theme.accent, 4]]) {
      const at = id && spot(id);
      if (!at) continue;
      context.beginPath();
      context.arc(at.x, at.y, at.reach + extra, 0, 2 * Math.PI);
      context.lineWidth = 2;
      context.strokeStyle = color;
      context.stroke();
    }
  }

  function textWidth(context, text) {
    const key = context.font + text;
    if (!widths.has(key)) widths.set(key, context.measureText(text).width);
    return widths.get(key);
  }

  // A long name gives way to its acronym where it has one: NATO, CSTO.
  function shown(actor) {
    const acronym = actor.label.length > 24 && actor.type === "organization" && actor.aliases.find((alias) => /^[A-Z][A-Z-]{1,6}$/.test(alias));
    return acronym || kg.short(actor.label, 30);
  }

  // The discs of the most important actors, which no label may cover.
  function hubs(actors, spot) {
    return actors.filter((actor) => actor.rank < HUBS).map((actor) => spot(actor.id)).filter(Boolean)
      .map(({ x, y, reach }) => [x - reach, y - reach, x + reach, y + reach]);
  }

  // Labels keep their size on the screen and are placed from the most important actor on, where none is covered.
  function labels(context, { spot: spotOf, lit, hovered, actors, box }) {
    const placed = hubs(actors, spotOf), taken = placed.length;
    const first = (actor) => (actor.id === kg.state.actor || actor.id === hovered ? 0 : lit && lit.actors.has(actor.id) ? 1 : 2);
    const order = actors.sort((a, b) => first(a) - first(b) || a.rank - b.rank);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    const most = lit ? Infinity : box.width * box.height / LABEL_AREA;
    for (const actor of order) {
      if (placed.length - taken > most) return;
      if (lit && first(actor) === 2) continue;
      const spot = spotOf(actor.id);
      if (!spot || spot.x < -60 || spot.y < -20 || spot.x > box.width + 60 || spot.y > box.height + 20) continue;
      write(context, actor, spot, spot.reach, placed, { box, always: first(actor) === 0 });
    }
  }

  function write(context, actor, spot, reach, placed, { box, always }) {
    const weight = Math.sqrt(actor.weight / kg.data.topWeight), size = Math.round(10.5 + 4 * weight), text = shown(actor);
    context.font = `${weight > 0.45 || always ? 650 : 450} ${size}px ${FONT}`;
    const width = textWidth(context, text), height = size + 2;
    const spots = [[spot.x, spot.y + reach + height / 2 + 2], [spot.x + reach + width / 2 + 4, spot.y],
      [spot.x, spot.y - reach - height / 2 - 2], [spot.x - reach - width / 2 - 4, spot.y]];
    for (const [x, y] of spots) {
      const here = [x - width / 2 - 2, y - height / 2, x + width / 2 + 2, y + height / 2];
      if (!always && (here[0] < 0 || here[2] > box.width)) continue;
      if (!always && placed.some((there) => here[0] < there[2] && here[2] > there[0] && here[1] < there[3] && here[3] > there[1])) continue;
      placed.push(here);
      context.lineWidth = 3.5;
      context.strokeStyle = kg.theme.stage;
      context.strokeText(text, x, y);
      context.fillStyle = kg.theme.ink;
      context.fillText(text, x, y);
      return;
    }
  }

  kg.brief = shown;
  kg.overlay = { FONT, paint, top };
})(window.kg);
