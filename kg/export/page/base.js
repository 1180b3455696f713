"use strict";
// Small helpers for building the document. Data becomes text nodes and checked attributes, never markup.
window.kg = {};

(function (kg) {
  const SVG = "http://www.w3.org/2000/svg";

  function fill(node, props, children) {
    for (const [name, value] of Object.entries(props || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (name === "style") Object.assign(node.style, value);
      else node.setAttribute(name, value === true ? "" : String(value));
    }
    for (const child of children.flat(3)) {
      if (child === null || child === undefined || child === false || child === "") continue;
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
    return node;
  }

  kg.el = (tag, props, ...children) => fill(document.createElement(tag), props, children);
  kg.svg = (tag, props, ...children) => fill(document.createElementNS(SVG, tag), props, children);
  // Whether the page has an address of its own: inside a frame of a notebook it has none.
  kg.addressed = () => location.protocol !== "about:";
  kg.by = (id) => document.getElementById(id);
  kg.replace = (node, ...children) => node.replaceChildren(...children.flat(3).filter(Boolean));

  kg.number = (value) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  // A probability with two decimals: what is not certain is never shown as 1.00.
  kg.sure = (value) => (value < 1 ? Math.min(value, 0.99) : value).toFixed(2);
  kg.plural = (count, one, many) => `${kg.number(count)} ${count === 1 ? one : many || one + "s"}`;
  kg.words = (id) => String(id).replace(/_/g, " ");
  kg.capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  // Shortens by characters, not by UTF-16 units, so that no character is cut in two.
  kg.short = (text, limit) => {
    const letters = Array.from(text.replace(/\s+/g, " "));
    return letters.length > limit ? letters.slice(0, limit - 1).join("").trimEnd() + "…" : letters.join("");
  };

  // When something held, in words.
  kg.span = (start, end) => {
    if (start && end) return start === end ? start : `${start} – ${end}`;
    if (start) return `since ${start}`;
    return end ? `until ${end}` : "undated";
  };

  // The address if it leads to the web, else null: files, scripts and data addresses are never linked.
  kg.webAddress = (uri) => {
    if (!/^https?:\/\//i.test(uri || "")) return null;
    try { return new URL(uri).href; } catch { return null; }
  };

  kg.link = (uri, ...children) =>
    kg.el("a", { href: uri, target: "_blank", rel: "noopener noreferrer", class: "out" }, children);

  kg.dialogOpen = () => Boolean(document.querySelector("dialog[open]"));

  let toastTimer = 0;
  kg.toast = (text) => {
    const toast = kg.by("toast");
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => { toast.hidden = true; }, 2600);
  };

  kg.copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = kg.el("textarea", { class: "sr", "aria-hidden": "true" }, text);
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    kg.toast("Citation copied");
  };

  kg.download = (name, blob) => {
    const address = URL.createObjectURL(blob);
    const anchor = kg.el("a", { href: address, download: name });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  // Colours: the palette is fixed, but each theme needs enough contrast with its background.
  const parse = (color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const format = (rgb) => "#" + rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");
  const mix = (color, other, share) => parse(color).map((part, at) => part + (parse(other)[at] - part) * share);
  const luminance = (color) => {
    const [r, g, b] = parse(color).map((part) => {
      const unit = part / 255;
      return unit <= 0.03928 ? unit / 12.92 : ((unit + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, two) => {
    const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  kg.mix = (color, other, share) => format(mix(color, other, share));
  // The colour moved away from the background until it stands out by `ratio`.
  kg.against = (color, background, ratio) => {
    const pole = luminance(background) > 0.4 ? "#000000" : "#ffffff";
    for (let share = 0; share < 1; share += 0.05) {
      const candidate = format(mix(color, pole, share));
      if (contrast(candidate, background) >= ratio) return candidate;
    }
    return pole;
  };

  // Black or white, whichever is easier to read on the colour.
  kg.readable = (background) => (contrast("#000000", background) >= contrast("#ffffff", background) ? "#000000" : "#ffffff");

  // Shapes tell actor types apart for readers who cannot tell their colours.
  kg.SHAPES = {
    country: "dot", organization: "hexagon", government: "square", force: "triangle", person: "dot", company: "diamond",
    facility: "triangleDown", place: "triangleDown", group: "hexagon", initiative: "star", media: "diamond",
  };
  const POINTS = {
    hexagon: "13.5,8 10.7,12.8 5.3,12.8 2.5,8 5.3,3.2 10.7,3.2", square: "3.2,3.2 12.8,3.2 12.8,12.8 3.2,12.8",
    triangle: "8,2.4 14,13 2,13", triangleDown: "8,13.6 14,3 2,3", diamond: "8,1.8 14.2,8 8,14.2 1.8,8",
    star: "8,1.5 9.8,6 14.6,6.2 10.9,9.3 12.1,14 8,11.4 3.9,14 5.1,9.3 1.4,6.2 6.2,6",
  };

  // The shape of a type on a canvas, around a spot.
  kg.shapePath = (context, type, { x, y, reach }) => {
    const shape = kg.SHAPES[type] || "dot";
    if (shape === "dot") { context.arc(x, y, reach, 0, 2 * Math.PI); return; }
    POINTS[shape].split(" ").map((pair) => pair.split(",").map((part) => (Number(part) - 8) / 6 * reach)).forEach(([dx, dy], at) => {
      if (at) context.lineTo(x + dx, y + dy);
      else context.moveTo(x + dx, y + dy);
    });
    context.closePath();
  };

  kg.typeSwatch = (type) => {
    const shape = kg.SHAPES[type] || "dot";
    const props = { fill: kg.theme.type(type), stroke: kg.theme.rim(type), "stroke-width": 1 };
    const mark = shape === "dot" ? kg.svg("circle", { cx: 8, cy: 8, r: 5.4, ...props })
      : kg.svg("polygon", { points: POINTS[shape], ...props });
    return kg.svg("svg", { viewBox: "0 0 16 16", class: "swatch", "aria-hidden": "true" }, mark);
  };

  kg.lineSwatch = (color, status) => {
    const style = kg.STATUS[status] || kg.STATUS.holds;
    const line = kg.svg("line", { x1: 1, y1: 8, x2: 27, y2: 8, stroke: color, "stroke-width": 2.4,
      "stroke-opacity": style.opacity, "stroke-dasharray": style.dash ? style.dash.join(" ") : null });
    const mark = style.mark && [
      kg.svg("circle", { cx: 14, cy: 8, r: 6, fill: kg.theme.surface, stroke: color, "stroke-width": 1.2 }),
      kg.svg("text", { x: 14, y: 11.6, "text-anchor": "middle", "font-size": 10.5, "font-weight": 700, fill: color }, style.mark),
    ];
    return kg.svg("svg", { viewBox: "0 0 28 16", class: "swatch line", "aria-hidden": "true" }, line, mark);
  };

  // How each status is drawn: dash in screen pixels, opacity, and a mark on the middle of the edge.
  kg.STATUS = {
    holds: { label: "Holds", hint: "affirmed as a fact", opacity: 1 },
    ended: { label: "Ended", hint: "held once, no longer", opacity: 0.38 },
    planned: { label: "Planned", hint: "announced, agreed or expected", opacity: 1, dash: [7, 4] },
    possible: { label: "Possible", hint: "may, could, seeks to", opacity: 0.9, dash: [2, 4] },
    disputed: { label: "Disputed", hint: "sources contradict each other", opacity: 1, mark: "≠" },
    denied: { label: "Denied", hint: "said not to hold", opacity: 1, dash: [5, 4], mark: "×" },
  };

  kg.theme = {
    mode: "light", cache: new Map(),
    set(mode) {
      this.mode = mode;
      this.cache = new Map();
      document.documentElement.dataset.theme = mode;
      const style = getComputedStyle(document.documentElement);
      for (const name of ["surface", "stage", "ink", "muted", "accent", "denied", "disputed", "land", "known", "border"]) {
        this[name] = style.getPropertyValue(`--${name}`).trim();
      }
    },
    // Colours are asked for once for every node and edge, so they are kept until the theme changes.
    kept(key, make) {
      if (!this.cache.has(key)) this.cache.set(key, make());
      return this.cache.get(key);
    },
    type(id) { return this.kept(`type ${id}`, () => kg.against(kg.data.typeColor(id), this.stage, this.mode === "dark" ? 3 : 1.6)); },
    rim(id) { return this.kept(`rim ${id}`, () => kg.mix(this.type(id), this.mode === "dark" ? "#ffffff" : "#000000", 0.35)); },
    group(id) { return this.kept(`group ${id}`, () => kg.against(kg.data.groupColor(id), this.stage, this.mode === "dark" ? 3.2 : 2.2)); },
    edge(edge, status) {
      return status === "denied" ? this.denied : this.group(edge.relation.group);
    },
  };
})(window.kg);
