// Breaks a page into screens for the teaching view: a screen holds parts of one section, under the
// headings above them. It hides what is not on the screen and moves nothing, so that print, folds
// and links stay those of the page.
function lecternScreens(article) {
  "use strict";

  const HEADINGS = "h1, h2, h3, h4, h5, h6";
  const NEVER =
    "template, script, style, hr, form, [hidden], .teaching-way, .notice:not([role]), .initials, .cited-by";
  const ALONGSIDE = "thead, caption, .claim-label, .passage > p:first-child";
  const BOXES = "ul, ol, dl, table, tbody, blockquote, figure, section, div, .passage-text";
  const OFF = "data-teaching-off";
  const LIST = "data-teaching-list";
  const AGAIN = "data-teaching-again";
  const MOST_COLUMNS = 4;
  const HIGHEST_ROW = 0.7;
  const SLACK = 0.65;
  // What a break costs, against 1 for a screen more and up to 1 for one left empty.
  const ORPHANED = 100;
  const ALONE = 0.2;
  const UNDER = 0.25;
  const INSIDE = [
    [".claim, blockquote, figure, .pair", 0.6],
    [".passage-text", 0.3],
    ["tbody", 0.4],
    ["ul, ol, dl", 0.15],
  ];

  let leaves = [];
  let boxes = new Set();

  // ---- The parts of a page ----

  function leavesOf(element) {
    if (element.matches(NEVER) || element.matches(ALONGSIDE)) return [];
    const isMixed = Array.from(element.childNodes).some(
      (node) => node.nodeType === Node.TEXT_NODE && node.data.trim(),
    );
    if (isMixed || !element.matches(BOXES)) return [element];
    const found = Array.from(element.children).flatMap(leavesOf);
    return found.length || element.children.length ? found : [element];
  }

  function boxesOf(leaf) {
    const around = [];
    for (let box = leaf.parentElement; box !== article; box = box.parentElement) around.push(box);
    return around;
  }

  function levelOf(leaf) {
    return leaf.matches(HEADINGS) ? Number(leaf.tagName[1]) : 0;
  }

  // A heading, a name, or a line that ends in a colon belongs with what comes after it.
  function leadsOn(leaf) {
    return levelOf(leaf) > 0 || leaf.matches("dt, .entry-names") || /[：:]\s*$/.test(leaf.textContent);
  }

  function sections() {
    const found = [[]];
    leaves.forEach(function (leaf) {
      if (levelOf(leaf) === 2) found.push([]);
      found[found.length - 1].push(leaf);
    });
    return found.filter((section) => section.length);
  }

  // ---- Breaking a section into screens ----

  function display(shown, again = []) {
    leaves.forEach((leaf) => leaf.toggleAttribute(AGAIN, again.includes(leaf)));
    const seen = new Set([...again, ...shown].flatMap((leaf) => [leaf, ...boxesOf(leaf)]));
    [...leaves, ...boxes].forEach((part) => part.toggleAttribute(OFF, !seen.has(part)));
  }

  // A table with many columns, too wide, or with a row too high becomes a list of its rows; others
  // keep their columns.
  function fitTables(section, room) {
    const tables = new Set(section.map((leaf) => leaf.closest("table")).filter(Boolean));
    tables.forEach(function (table) {
      const heads = Array.from(table.tHead ? table.tHead.rows[0].cells : []);
      table.removeAttribute(LIST);
      heads.forEach((head) => head.style.removeProperty("--teaching-width"));
      const rows = Array.from(table.tBodies[0].rows);
      const isTooMuch =
        heads.length > MOST_COLUMNS ||
        table.offsetWidth > table.parentElement.clientWidth + 1 ||
        rows.some((row) => row.offsetHeight > room * HIGHEST_ROW);
      if (isTooMuch && heads.length) {
        table.setAttribute(LIST, "");
        rows.forEach((row) =>
          Array.from(row.cells).forEach((cell, n) => (cell.dataset.head = heads[n].textContent.trim())),
        );
        return;
      }
      heads
        .map((head) => head.offsetWidth)
        .forEach((width, n) => heads[n].style.setProperty("--teaching-width", width + "px"));
    });
  }

  // What a box puts above its first and below its last part stands around every piece of it.
  function edges(section) {
    const above = section.map(() => 0);
    const below = section.map(() => 0);
    new Set(section.flatMap(boxesOf)).forEach(function (box) {
      const inside = section.map((leaf) => box.contains(leaf));
      const first = inside.indexOf(true);
      const last = inside.lastIndexOf(true);
      const childOf = (n) => Array.from(box.children).find((part) => part.contains(section[n]));
      const frame = box.getBoundingClientRect();
      const top = childOf(first).getBoundingClientRect().top - frame.top;
      const bottom = frame.bottom - childOf(last).getBoundingClientRect().bottom;
      for (let n = first; n <= last; n++) {
        above[n] += top;
        below[n] += bottom;
      }
    });
    return { above, below };
  }

  // The headings under which each part stands.
  function headsOver(section) {
    let open = [];
    return section.map(function (leaf) {
      const level = levelOf(leaf);
      if (level) open = open.filter((head) => levelOf(head) < level);
      const over = open;
      if (level) open = [...open, leaf];
      return over;
    });
  }

  function costOfBreak(section, n, over) {
    if (leadsOn(section[n - 1])) return ORPHANED;
    if (levelOf(section[n])) return 0;
    const shared = boxesOf(section[n]).filter((box) => box.contains(section[n - 1]));
    const costs = INSIDE.filter(([kind]) => shared.some((box) => box.matches(kind)));
    const isAlone = shared.some(
      ({ firstElementChild, lastElementChild, tagName }) =>
        !/^[UOD]L$/.test(tagName) &&
        (firstElementChild.contains(section[n - 1]) || lastElementChild.contains(section[n])),
    );
    const inside = Math.max(0, ...costs.map(([, cost]) => cost));
    return inside + (isAlone ? ALONE : 0) + (over.length > 1 ? UNDER : 0);
  }

  // Headings that come again stand small and in one line, over what goes on below them.
  function heightsAgain(section, over) {
    const heads = section.filter(levelOf);
    heads.forEach((head) => head.setAttribute(AGAIN, ""));
    const sizes = new Map(heads.map((head) => [head, sizeOf(head)]));
    heads.forEach((head) => head.removeAttribute(AGAIN));
    const { paddingLeft, paddingRight } = getComputedStyle(article);
    const room = article.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return over.map(function (above) {
      const heights = above.map((head) => sizes.get(head).height);
      const width = above.reduce((sum, head) => sum + sizes.get(head).width, 0);
      return Math.ceil(width / room) * Math.max(0, ...heights);
    });
  }

  function sizeOf(element) {
    const { marginBottom, marginRight } = getComputedStyle(element);
    return {
      width: element.offsetWidth + parseFloat(marginRight),
      height: element.offsetHeight + parseFloat(marginBottom),
    };
  }

  function measurer(section) {
    const over = headsOver(section);
    const repeated = heightsAgain(section, over);
    const rects = section.map((leaf) => leaf.getBoundingClientRect());
    const { above, below } = edges(section);
    return {
      over,
      height: (first, last) =>
        rects[last].bottom - rects[first].top + above[first] + below[last] + repeated[first],
    };
  }

  // The breaks that leave least empty and cut least apart.
  function divide(section, room) {
    display(section);
    fitTables(section, room);
    const { over, height } = measurer(section);
    const best = [{ cost: 0, start: 0 }];
    for (let end = 1; end <= section.length; end++) {
      best[end] = { cost: Infinity, start: end - 1 };
      let isWhole = true;
      for (let start = end - 1; start >= 0 && isWhole; start--) {
        const needed = height(start, end - 1);
        const isLed = section.slice(start, end - 1).every(leadsOn);
        isWhole = needed <= room || isLed;
        const empty = needed > room ? 1 : (1 - needed / room) ** 2;
        const cut = end < section.length ? costOfBreak(section, end, over[end]) : 0;
        const cost = best[start].cost + 1 + empty + cut;
        if (isWhole && cost < best[end].cost) best[end] = { cost, start };
      }
    }
    const found = [];
    for (let end = section.length; end > 0; end = best[end].start) {
      const { start } = best[end];
      found.unshift({ again: over[start], parts: section.slice(start, end) });
    }
    const head = section.find(levelOf) || section[0];
    return found.map((screen) => ({ ...screen, head }));
  }

  function layOut() {
    leaves = Array.from(article.children).flatMap(leavesOf);
    boxes = new Set(leaves.flatMap(boxesOf));
    const { paddingTop, fontSize } = getComputedStyle(article);
    const room = article.clientHeight - parseFloat(paddingTop) - SLACK * parseFloat(fontSize);
    return sections().flatMap((section) => divide(section, room));
  }

  function clear() {
    [OFF, LIST, AGAIN].forEach((name) =>
      article.querySelectorAll(`[${name}]`).forEach((part) => part.removeAttribute(name)),
    );
  }

  return { layOut, display, clear, isHeading: (part) => levelOf(part) > 0 };
}
