"use strict";
// Pointer and wheel on the map: drag, pinch, zoom, hover and click.
(function (kg) {
  const board = kg.by("map"), pointers = new Map();
  let moved = 0, gap = 0;

  const point = (event) => { const box = board.getBoundingClientRect(); return { x: event.clientX - box.left, y: event.clientY - box.top }; };
  const centre = () => { const all = [...pointers.values()]; return { x: all.reduce((sum, one) => sum + one.x, 0) / all.length, y: all.reduce((sum, one) => sum + one.y, 0) / all.length }; };
  const spread = () => { const [a, b] = [...pointers.values()]; return b ? Math.hypot(a.x - b.x, a.y - b.y) : 0; };

  function hover(event) {
    const tip = kg.by("map-tip");
    if (event.pointerType === "touch") return;
    const here = point(event), found = kg.map.pick(here), none = !found.actor && !found.edge;
    board.style.cursor = none ? "grab" : "pointer";
    kg.map.hover(found.actor || null);
    kg.showTip(tip, none ? null : found, here, kg.map.size());
  }

  board.addEventListener("pointerdown", (event) => {
    if (pointers.size === 0) moved = 0;
    pointers.set(event.pointerId, point(event));
    gap = spread();
    board.setPointerCapture(event.pointerId);
    kg.by("map-tip").hidden = true;
  });
  board.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) { hover(event); return; }
    const before = centre();
    pointers.set(event.pointerId, point(event));
    const after = centre(), now = spread();
    moved += Math.hypot(after.x - before.x, after.y - before.y) + Math.abs(now - gap);
    kg.map.pan(after.x - before.x, after.y - before.y);
    if (gap && now) kg.map.zoomAt(now / gap, after);
    gap = now;
  });
  const release = (event) => {
    const here = pointers.get(event.pointerId), last = pointers.size === 1;
    pointers.delete(event.pointerId);
    gap = spread();
    if (event.type === "pointerup" && here && last && kg.map.clickable(moved)) {
      const found = kg.map.pick(here);
      kg.select({ actor: found.actor || null, edge: found.edge || null });
    }
  };
  board.addEventListener("pointerup", release);
  board.addEventListener("pointercancel", release);
  board.addEventListener("pointerleave", () => { kg.by("map-tip").hidden = true; kg.map.hover(null); });
  board.addEventListener("wheel", (event) => {
    event.preventDefault();
    kg.map.zoomAt(Math.exp(-event.deltaY * 0.0016), point(event));
  }, { passive: false });
  board.addEventListener("dblclick", (event) => {
    const found = kg.map.pick(point(event));
    if (found.actor) kg.expand(found.actor);
  });
})(window.kg);
