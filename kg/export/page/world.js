"use strict";
// The outline of the world: Gall's stereographic projection, and the countries as paths in its units.
(function (kg) {
  const { grid, arcs, countries } = JSON.parse(kg.by("world").textContent);
  const radians = Math.PI / 180;

  // One unit is one degree of longitude at the equator; y grows downwards.
  const project = (lat, lon) => ({ x: lon, y: -(1 + Math.SQRT2) * Math.tan(Math.max(-84, Math.min(84, lat)) * radians / 2) / radians });

  function points(arc) {
    const found = [];
    for (let at = 0, x = 0, y = 0; at < arc.length; at += 2) {
      x += arc[at];
      y += arc[at + 1];
      found.push(project(y / grid, x / grid));
    }
    return found;
  }

  const lines = arcs.map(points);
  const walk = (number) => (number >= 0 ? lines[number] : [...lines[~number]].reverse());

  function outline(rings) {
    const parts = [];
    for (const ring of rings) {
      // A step of more than half the globe crosses the date line: the land goes on beyond the edge.
      let before = null, turn = 0;
      parts.push("M" + ring.flatMap(walk).map(({ x, y }) => {
        if (before !== null && Math.abs(x - before) > 180) turn += x < before ? 360 : -360;
        before = x;
        return `${(x + turn).toFixed(2)},${y.toFixed(2)}`;
      }).join("L") + "Z");
    }
    return parts.join("");
  }

  let made = null;
  // Made when the map is first opened: Path2D for the canvas, and the same as text for SVG.
  kg.world = { project, countries: () => (made = made || countries.map(([id, rings]) => {
    const text = outline(rings);
    return { id, text, path: new Path2D(text) };
  })) };
})(window.kg);
