"use strict";
// The bar under the picture: the graph as of a month that moves along, or what changed since one.
(function (kg) {
  const STEPS = { month: [1, 220], quarter: [3, 400], year: [12, 650] }; // months, and milliseconds that each is shown at least
  const LONG = 15 * 12;
  let timer = 0, parts = null;

  const key = () => (kg.state.time.mode === "since" ? "since" : "at");
  const playing = () => timer !== 0;

  function stop() {
    clearTimeout(timer);
    timer = 0;
    if (parts) show();
  }

  function step() {
    const { time } = kg.state, [months, pause] = STEPS[parts.step.value], { last } = kg.data.months;
    if (time.mode !== "at" || time.at >= last) return stop();
    time.at = Math.min(last, time.at + months);
    kg.commit();
    timer = time.at < last ? setTimeout(step, pause) : 0;
    return show();
  }

  // From where the slider stands, or from the first date where it stands at the end.
  kg.play = () => {
    if (!kg.data.months) return;
    if (playing()) { stop(); return; }
    const { time } = kg.state, { first, last } = kg.data.months;
    if (time.mode !== "at" || time.at >= last) Object.assign(time, { mode: "at", at: first });
    kg.commit();
    timer = setTimeout(step, STEPS[parts.step.value][1]);
    show();
  };

  function show() {
    const { time } = kg.state, value = time[key()], since = key() === "since", on = playing();
    parts.play.textContent = on ? "❚❚" : "▶";
    parts.play.setAttribute("aria-label", on ? "Pause" : "Play: the graph month by month");
    parts.play.hidden = parts.stepLabel.hidden = since;
    parts.word.textContent = since ? "Changed since" : "As of";
    parts.slider.value = value;
    parts.slider.setAttribute("aria-valuetext", kg.data.monthName(value));
    parts.date.textContent = kg.data.monthName(value);
    parts.count.textContent = kg.plural([...kg.view.edges.values()].reduce((sum, list) => sum + list.length, 0), "statement");
  }

  kg.setUpTimebar = () => {
    if (!kg.data.months) return;
    const { first, last } = kg.data.months;
    const choose = (value) => { stop(); kg.state.time[key()] = value; kg.commit(); };
    parts = {
      play: kg.el("button", { type: "button", id: "play", onclick: kg.play }),
      word: kg.el("label", { for: "moment" }), date: kg.el("output", { for: "moment" }), count: kg.el("span", { class: "hint wide" }),
      slider: kg.el("input", { id: "moment", type: "range", min: first, max: last, step: 1, oninput: () => choose(Number(parts.slider.value)) }),
      step: kg.el("select", { id: "play-step" }, Object.keys(STEPS).map((name) => kg.el("option", { value: name, selected: name === (last - first > LONG ? "year" : "month") }, name))),
    };
    parts.stepLabel = kg.el("label", { class: "wide" }, "Step ", parts.step);
    kg.by("timebar").append(parts.play, parts.word, parts.date, parts.slider, parts.count, parts.stepLabel,
      kg.el("button", { type: "button", class: "quiet", "aria-label": "Close: show any time", onclick: () => { stop(); kg.state.time.mode = "any"; kg.commit(); } }, "×"));
  };

  kg.renderTimebar = () => {
    const on = parts !== null && ["at", "since"].includes(kg.state.time.mode);
    kg.by("timebar").hidden = !on;
    if (on) show();
    else if (playing()) stop();
  };
})(window.kg);
