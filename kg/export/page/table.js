"use strict";
// The table view: every statement that passes the filters, sortable, searchable, and as CSV.
(function (kg) {
  const CHUNK = 200;
  const top = (statement) => statement.claims.reduce((best, claim) => (!best || claim.confidence > best.confidence ? claim : best), null);
  const COLUMNS = [
    { id: "subject", label: "Subject", value: (one) => one.edge.subject.label },
    { id: "relation", label: "Relation", value: (one) => one.edge.relation.label },
    { id: "object", label: "Object", value: (one) => one.edge.object.label },
    { id: "status", label: "Status", value: (one) => one.status },
    { id: "start", label: "From", value: (one) => one.start || "" },
    { id: "end", label: "To", value: (one) => one.end || "" },
    { id: "sources", label: "Sources", value: (one) => one.sources, number: true },
    { id: "claims", label: "Claims", value: (one) => one.claims.length, number: true },
    { id: "confidence", label: "Conf.", value: (one) => one.confidence, number: true },
  ];
  const sort = { column: COLUMNS[6], down: true };
  let text = "", scope = "all", view = null, rows = [], parts = null;

  const quotes = (one) => one.claims.flatMap((claim) => claim.evidence.map(([sentence]) => kg.data.sentences[sentence])).join(" ");
  function haystack(one) {
    one.text = one.text || [one.edge.subject.label, one.edge.relation.label, one.edge.object.label, one.status, quotes(one),
      ...one.claims.flatMap((claim) => [claim.detail, claim.claimant, claim.source.publisher, claim.source.title])].join(" ").toLowerCase();
    return one.text;
  }

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  function select() {
    const { actor, edge } = kg.state, chosen = edge ? kg.data.edges.get(edge) : null, words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const inScope = (one) => scope === "all" || (scope === "drawn" ? view.drawn.has(one.edge.subject) && view.drawn.has(one.edge.object)
      : chosen ? one.edge === chosen : !actor || one.edge.subject.id === actor || one.edge.object.id === actor);
    const { column, down } = sort;
    return [...view.edges.values()].flat().filter((one) => inScope(one) && words.every((word) => haystack(one).includes(word)))
      .sort((a, b) => (down ? -1 : 1) * compare(column.value(a), column.value(b)) || compare(a.edge.subject.label, b.edge.subject.label)
        || compare(a.edge.relation.label, b.edge.relation.label) || compare(a.id, b.id));
  }

  function tableRow(one) {
    const open = () => kg.select({ edge: one.edge.id });
    return kg.el("tr", { class: one.edge.id === kg.state.edge ? "chosen" : null, onclick: open }, COLUMNS.map((column) => {
      const value = column.value(one);
      if (column.id === "status") return kg.el("td", {}, kg.statusChip(value));
      if (column.id === "relation") return kg.el("td", {}, kg.el("button", { type: "button", class: "link", onclick: (event) => { event.stopPropagation(); open(); } }, value));
      return kg.el("td", { class: column.number ? "num" : ["start", "end"].includes(column.id) ? "date" : "name" }, column.id === "confidence" ? kg.sure(value) : kg.short(String(value), 90));
    }));
  }

  function header(column) {
    const button = kg.el("button", { type: "button", onclick: () => {
      sort.down = sort.column === column ? !sort.down : Boolean(column.number);
      sort.column = column;
      draw();
    } }, column.label, kg.el("span", { class: "sort", "aria-hidden": "true" }));
    return kg.el("th", { scope: "col", class: column.number ? "num" : null, "data-column": column.id }, button);
  }

  function append() {
    const from = parts.body.children.length;
    parts.body.append(...rows.slice(from, from + CHUNK).map(tableRow));
    parts.more.hidden = parts.body.children.length >= rows.length;
  }

  function draw() {
    rows = select();
    parts.body.replaceChildren();
    for (const head of parts.heads) {
      const mine = head.dataset.column === sort.column.id;
      head.setAttribute("aria-sort", mine ? (sort.down ? "descending" : "ascending") : "none");
      head.querySelector(".sort").textContent = mine ? (sort.down ? "▼" : "▲") : "";
    }
    parts.count.textContent = `${kg.plural(rows.length, "statement")} of ${kg.number(kg.data.statements.length)}`;
    append();
  }

  // A cell that a spreadsheet would take for a formula gets an apostrophe before it.
  const cell = (value) => {
    const plain = value === null || value === undefined ? "" : String(value);
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(plain) ? "'" + plain : plain;
    return /[",\n\r;]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };

  kg.csv = (statements) => {
    const lines = [["statement", "subject", "subject_id", "relation", "object", "object_id", "status", "start", "end", "support", "sources", "confidence",
      "claims", "quote", "publisher", "title", "date", "uri"]];
    for (const one of statements) {
      const best = top(one), source = best ? best.source : {};
      lines.push([one.id, one.edge.subject.label, one.edge.subject.id, one.edge.relation.id, one.edge.object.label, one.edge.object.id, one.status, one.start, one.end,
        one.support, one.sources, one.confidence, one.claims.length, best ? best.evidence.map(([sentence]) => kg.data.sentences[sentence]).join(" … ") : "",
        source.publisher, source.title, source.date, source.uri]);
    }
    return "\ufeff" + lines.map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  };

  kg.setUpTable = () => {
    const filter = kg.el("input", { type: "search", id: "table-filter", placeholder: "Filter rows, quotes too",
      "aria-label": "Filter rows by words", oninput: () => { text = filter.value; draw(); } });
    const choose = kg.el("select", { id: "table-scope", "aria-label": "Which statements", onchange: () => { scope = choose.value; draw(); } },
      [["all", "Whole graph"], ["drawn", "Drawn on the graph"], ["chosen", "Of the selection"]].map(([value, label]) => kg.el("option", { value }, label)));
    parts = { body: kg.el("tbody", {}), heads: COLUMNS.map(header), count: kg.el("span", { role: "status", class: "hint" }),
      more: kg.el("button", { type: "button", class: "more-rows", onclick: append }, "Show more rows") };
    const scroller = kg.el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": "Statements", onscroll: () => {
      if (!parts.more.hidden && scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 400) append();
    } }, kg.el("table", {}, kg.el("thead", {}, kg.el("tr", {}, parts.heads)), parts.body), parts.more);
    kg.by("view-table").append(kg.el("div", { class: "table-bar" }, filter, choose, parts.count,
      kg.el("button", { type: "button", id: "csv", onclick: () => kg.download("statements.csv", new Blob([kg.csv(rows)], { type: "text/csv" })) }, "Download CSV")), scroller);
  };

  // A new selection alone leaves the rows, the place in the list and the focus as they are.
  kg.renderTable = (now) => {
    view = now;
    const wanted = select();
    if (!rows.length || wanted.length !== rows.length || wanted.some((one, at) => one !== rows[at])) return draw();
    [...parts.body.children].forEach((line, at) => line.classList.toggle("chosen", rows[at].edge.id === kg.state.edge));
    return null;
  };
})(window.kg);
