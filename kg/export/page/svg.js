"use strict";
// The picture as SVG: the calls that draw on a canvas, written down as elements. Knows what our views and vis-network use.
(function (kg) {
  const FIELDS = ["fillStyle", "strokeStyle", "lineWidth", "globalAlpha", "font", "textAlign", "textBaseline", "lineCap", "lineJoin"];
  const round = (value) => Math.round(value * 100) / 100;
  // Control characters are no XML.
  // eslint-disable-next-line no-control-regex
  const clean = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ");

  function paintOf(color) {
    const match = /^rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)$/.exec(color);
    return match ? { color: `rgb(${match.slice(1, 4).join(",")})`, alpha: Number(match[4]) } : { color, alpha: 1 };
  }

  class Recorder {
    constructor(width, height) {
      this.root = kg.svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": kg.overlay.FONT });
      this.canvas = { width, height };
      this.kept = [];
      this.dash = [];
      this.setTransform(1, 0, 0, 1, 0, 0);
      Object.assign(this, { fillStyle: "#000000", strokeStyle: "#000000", lineWidth: 1, globalAlpha: 1, font: "10px sans-serif", textAlign: "start",
        textBaseline: "alphabetic", lineCap: "butt", lineJoin: "miter" });
      this.measure = document.createElement("canvas").getContext("2d");
      this.beginPath();
    }

    save() { this.kept.push({ ...Object.fromEntries(FIELDS.map((field) => [field, this[field]])), dash: this.dash, grow: this.grow, left: this.left, top: this.top }); }
    restore() { Object.assign(this, this.kept.pop()); }
    setTransform(grow, _b, _c, _d, left, top) { Object.assign(this, { grow, left, top }); }
    translate(x, y) { this.left += x * this.grow; this.top += y * this.grow; }
    scale(x) { this.grow *= x; }
    setLineDash(dash) { this.dash = dash; }
    x(value) { return round(this.left + value * this.grow); }
    y(value) { return round(this.top + value * this.grow); }

    beginPath() { this.path = []; this.circles = []; }
    closePath() { if (this.path.length) this.path.push("Z"); }
    moveTo(x, y) { this.path.push(`M${this.x(x)} ${this.y(y)}`); }
    lineTo(x, y) { this.path.push(`${this.path.length ? "L" : "M"}${this.x(x)} ${this.y(y)}`); }
    quadraticCurveTo(bx, by, x, y) { this.path.push(`Q${this.x(bx)} ${this.y(by)} ${this.x(x)} ${this.y(y)}`); }
    bezierCurveTo(ax, ay, bx, by, x, y) { this.path.push(`C${this.x(ax)} ${this.y(ay)} ${this.x(bx)} ${this.y(by)} ${this.x(x)} ${this.y(y)}`); }
    rect(x, y, width, height) { this.path.push(`M${this.x(x)} ${this.y(y)}h${round(width * this.grow)}v${round(height * this.grow)}h${round(-width * this.grow)}Z`); }
    arc(x, y, radius) { this.circles.push({ cx: this.x(x), cy: this.y(y), r: round(radius * this.grow) }); }

    put(tag, props) {
      this.root.append(kg.svg(tag, props));
    }
    shapes(props) {
      for (const circle of this.circles) this.put("circle", { ...circle, ...props });
      if (this.path.length) this.put("path", { d: this.path.join(""), ...props });
    }
    inked(name, color) {
      const { color: paint, alpha } = paintOf(color), strength = round(alpha * this.globalAlpha);
      return { [name]: paint, [`${name}-opacity`]: strength < 1 ? strength : null };
    }
    lined() {
      const dash = this.dash.length ? this.dash.map((length) => round(length * this.grow)).join(" ") : null;
      return { ...this.inked("stroke", this.strokeStyle), "stroke-width": round(this.lineWidth * this.grow), "stroke-dasharray": dash,
        "stroke-linecap": this.lineCap === "round" ? "round" : null, "stroke-linejoin": this.lineJoin === "round" ? "round" : null };
    }
    fill() { this.shapes(this.inked("fill", this.fillStyle)); }
    stroke() { this.shapes({ fill: "none", ...this.lined() }); }
    // A ready outline in the present units.
    outline(d) {
      this.put("path", { d, transform: `translate(${round(this.left)} ${round(this.top)}) scale(${this.grow})`, ...this.inked("fill", this.fillStyle),
        stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-linejoin": "round" });
    }
    fillRect(x, y, width, height) {
      this.put("rect", { x: this.x(x), y: this.y(y), width: round(width * this.grow), height: round(height * this.grow), ...this.inked("fill", this.fillStyle) });
    }
    measureText(text) { this.measure.font = this.font; return this.measure.measureText(text); }
    text(words, x, y, props) {
      const [, weight, size] = /^(?:(\d+) )?([\d.]+)px/.exec(this.font) || [null, null, 10];
      const lift = { middle: 0.36, bottom: -0.2, top: 0.8 }[this.textBaseline] || 0;
      this.root.append(kg.svg("text", { x: this.x(x), y: round(this.y(y) + lift * size * this.grow), "font-size": round(size * this.grow), "font-weight": weight,
        "text-anchor": this.textAlign === "center" ? "middle" : null, ...props }, clean(words)));
    }
    fillText(words, x, y) { this.text(words, x, y, this.inked("fill", this.fillStyle)); }
    strokeText(words, x, y) { this.text(words, x, y, { fill: "none", ...this.lined(), "stroke-linejoin": "round" }); }
  }

  // What the signs in the picture mean: only those that occur in it.
  function entries(view) {
    const groups = kg.data.usedGroups.filter((id) => view.lines.some((line) => line.edge.relation.group === id));
    const types = kg.data.usedTypes.filter((id) => [...view.drawn].some((actor) => actor.type === id));
    const statuses = kg.data.usedStatuses.filter((id) => id !== "holds" && view.lines.some((line) => line.status === id));
    return [
      ...groups.map((id) => [kg.lineSwatch(kg.theme.group(id), "holds"), kg.capital(id)]), ...statuses.map((id) => [kg.lineSwatch(id === "denied" ? kg.theme.denied : kg.theme.muted, id), kg.STATUS[id].label]),
      ...types.map((id) => [kg.typeSwatch(id), kg.capital(kg.words(id))]), ...kg.bodies.shown().map((body) => [kg.bodies.swatch(body), body.short]),
    ];
  }

  function legend(recorder, view, width, top) {
    let left = 12, line = 0;
    for (const [swatch, words] of entries(view)) {
      const wide = swatch.classList.contains("line") ? 28 : 16, room = wide + 6 + recorder.measureText(words).width + 18;
      if (left + room > width) { left = 12; line += 1; }
      for (const [name, value] of Object.entries({ x: left, y: top + line * 22, width: wide, height: 16 })) swatch.setAttribute(name, value);
      swatch.removeAttribute("class");
      recorder.root.append(swatch);
      recorder.fillText(words, left + wide + 6, top + line * 22 + 8);
      left += room;
    }
    return top + (line + 1) * 22;
  }

  // Legend and caption under the picture; gives the height of the whole.
  function below(recorder, width, height, caption) {
    recorder.setTransform(1, 0, 0, 1, 0, 0);
    Object.assign(recorder, { fillStyle: kg.theme.surface, globalAlpha: 1, dash: [], font: "12px sans-serif", textAlign: "start", textBaseline: "middle" });
    recorder.fillRect(0, height, width, 400);
    recorder.fillStyle = kg.theme.ink;
    const end = legend(recorder, kg.view, width, height + 10);
    recorder.fillStyle = kg.theme.muted;
    if (caption) recorder.fillText(caption, 12, end + 10);
    return Math.ceil(end + (caption ? 26 : 4));
  }

  kg.svgElement = (picture, caption) => {
    const { width, height } = picture.size(), recorder = new Recorder(Math.round(width), Math.round(height)), page = recorder.root.cloneNode(false);
    picture.drawOn(recorder);
    // The picture is cut at its rim, in an element of its own.
    recorder.root.setAttribute("overflow", "hidden");
    page.append(recorder.root);
    recorder.root = page;
    const end = below(recorder, width, height, caption);
    page.setAttribute("height", end);
    page.setAttribute("viewBox", `0 0 ${Math.round(width)} ${end}`);
    return page;
  };

  kg.svgPicture = (picture, caption) => new XMLSerializer().serializeToString(kg.svgElement(picture, caption));
})(window.kg);
