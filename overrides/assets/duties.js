// Filters and sorts the task breakdown table; without it the whole table stands in order.
(function () {
  "use strict";

  const box = document.querySelector(".duties");
  const table = box && box.querySelector("table");
  if (!table) return;

  const words = box.dataset;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const AREA = 1;
  const ACTOR = 3;
  const FORCE = 5;

  function text(row, column) {
    const cell = row.cells[column].cloneNode(true);
    cell.querySelectorAll(".citation").forEach((mark) => mark.remove());
    return cell.textContent.trim();
  }

  function element(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  // What a row says: not the words that its citation shows when asked.
  const searched = new Map(
    rows.map((row) => [
      row,
      heads.map((_, column) => text(row, column)).join(" ").toLowerCase(),
    ]),
  );

  const form = element("form", { className: "duty-filter" });
  const count = element("p", { className: "duty-count" });
  count.setAttribute("role", "status");
  const search = element("input", { type: "search" });

  function labelled(name, control) {
    const label = element("label", { textContent: name });
    label.appendChild(control);
    form.appendChild(label);
    return control;
  }

  function chooser(column) {
    const select = element("select", {});
    select.appendChild(element("option", { value: "", textContent: words.all }));
    Array.from(new Set(rows.map((row) => text(row, column)))).forEach(function (value) {
      select.appendChild(element("option", { value, textContent: value }));
    });
    return [column, labelled(heads[column].textContent, select)];
  }

  const choosers = [AREA, ACTOR, FORCE].map(chooser);
  labelled(words.search, search);
  const reset = element("button", { type: "reset", textContent: words.reset });
  form.append(reset, count);

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    rows.forEach(function (row) {
      const chosen = choosers.every(([column, c]) => !c.value || text(row, column) === c.value);
      row.hidden = !(chosen && searched.get(row).includes(wanted));
    });
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = words.shown.replace("{shown}", shown).replace("{all}", rows.length);
  }

  // A row that is linked to must be seen, whatever is chosen.
  function reveal() {
    const target = document.getElementById(location.hash.slice(1));
    const row = target && target.closest(".duties tbody tr");
    if (!row) return;
    if (row.hidden) {
      form.reset();
      filter();
    }
    row.scrollIntoView({ block: "center" });
  }

  function sort(column, head) {
    const descending = head.getAttribute("aria-sort") === "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const language = document.documentElement.lang;
    const compare = column
      ? (a, b) => text(a, column).localeCompare(text(b, column), language)
      : (a, b) => rows.indexOf(a) - rows.indexOf(b);
    const sorted = rows.slice().sort(compare);
    body.append(...(descending ? sorted.reverse() : sorted));
  }

  // Not buttons: browsers leave form controls out of the headers that they repeat in print.
  heads.slice(0, FORCE + 1).forEach(function (head, column) {
    const control = element("span", { className: "duty-sort", tabIndex: 0 });
    control.setAttribute("role", "button");
    control.append(...head.childNodes);
    control.addEventListener("click", () => sort(column, head));
    control.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      sort(column, head);
    });
    head.appendChild(control);
  });

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  window.addEventListener("hashchange", reveal);
  box.before(form);
  filter();
  reveal();
})();
