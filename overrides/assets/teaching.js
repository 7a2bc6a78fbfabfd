// The teaching view: a page shown to a room, a screen at a time, in large type. It hides what is not
// on the screen and moves nothing, so that print, folds and links stay those of the page.
(function () {
  "use strict";

  const ADDRESS = /^#teach(?:=(.*))?$/;
  const HEADINGS = "h1, h2, h3, h4, h5, h6";
  const NEVER =
    "template, script, style, hr, form, [hidden], .teaching-way, .notice:not([role]), .initials, .cited-by";
  const ALONGSIDE = "thead, caption, .claim-label, .passage > p:first-child";
  const BOXES = "ul, ol, dl, table, tbody, blockquote, figure, section, div, .passage-text";
  const OFF = "data-teaching-off";
  const LIST = "data-teaching-list";
  const MOST_COLUMNS = 4;
  const SLACK = 4;
  const PAGE = 0.85;

  // What a break costs, against 1 for a screen more and up to 1 for one left empty.
  const ORPHANED = 100;
  const INSIDE = [
    [".claim, blockquote, figure", 0.6],
    [".passage-text, .facing-passage", 0.3],
    ["ul, ol, dl, tbody", 0.15],
  ];

  const kit = document.getElementById("teaching");
  const root = document.documentElement;
  const article = document.querySelector("article");
  const bar = kit.content.querySelector(".teaching-bar");
  const count = bar.querySelector("[role=status]");
  const style = document.createElement("link");
  let leaves = [];
  let boxes = new Set();
  let screens = [];
  let at = -1;

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
    return levelOf(leaf) > 0 || leaf.matches("dt") || /[：:]\s*$/.test(leaf.textContent);
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

  function display(shown) {
    const seen = new Set(shown.flatMap((leaf) => [leaf, ...boxesOf(leaf)]));
    [...leaves, ...boxes].forEach((part) => part.toggleAttribute(OFF, !seen.has(part)));
  }

  // A table with many columns, or too wide, becomes a list of its rows; others keep their columns.
  function fitTables(section) {
    const tables = new Set(section.map((leaf) => leaf.closest("table")).filter(Boolean));
    tables.forEach(function (table) {
      const heads = Array.from(table.tHead ? table.tHead.rows[0].cells : []);
      table.removeAttribute(LIST);
      heads.forEach((head) => head.style.removeProperty("--teaching-width"));
      const isWide = table.offsetWidth > table.parentElement.clientWidth + 1;
      if (heads.length > MOST_COLUMNS || (isWide && heads.length)) {
        table.setAttribute(LIST, "");
        Array.from(table.tBodies[0].rows).forEach((row) =>
          Array.from(row.cells).forEach((cell, n) => (cell.dataset.head = heads[n].textContent.trim())),
        );
        return;
      }
      heads
        .map((head) => head.offsetWidth)
        .forEach((width, n) => heads[n].style.setProperty("--teaching-width", width + "px"));
    });
  }

  // What stands above the first or below the last part of a box comes again when it is cut.
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
        if (n > first) above[n] += top;
        if (n < last) below[n] += bottom;
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

  function costOfBreak(section, n) {
    if (leadsOn(section[n - 1])) return ORPHANED;
    const shared = boxesOf(section[n]).filter((box) => box.contains(section[n - 1]));
    const costs = INSIDE.filter(([kind]) => shared.some((box) => box.matches(kind)));
    return Math.max(0, ...costs.map(([, cost]) => cost));
  }

  function measurer(section) {
    const rects = section.map((leaf) => leaf.getBoundingClientRect());
    const { above, below } = edges(section);
    const over = headsOver(section);
    const heights = new Map(
      section.map((leaf, n) => [
        leaf,
        n + 1 < section.length ? rects[n + 1].top - rects[n].top : rects[n].height,
      ]),
    );
    const repeated = over.map((heads) => heads.reduce((sum, head) => sum + heights.get(head), 0));
    return {
      over,
      height: (first, last) =>
        rects[last].bottom - rects[first].top + above[first] + below[last] + repeated[first],
    };
  }

  // The breaks that leave least empty and cut least apart.
  function divide(section, room) {
    display(section);
    fitTables(section);
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
        const cut = end < section.length ? costOfBreak(section, end) : 0;
        const cost = best[start].cost + 1 + empty + cut;
        if (isWhole && cost < best[end].cost) best[end] = { cost, start };
      }
    }
    const found = [];
    for (let end = section.length; end > 0; end = best[end].start) {
      const { start } = best[end];
      const heads = over[start].filter((head) => !section.slice(start, end).includes(head));
      found.unshift([...heads, ...section.slice(start, end)]);
    }
    return found.map((parts) => ({ parts, head: section.find(levelOf) || section[0] }));
  }

  function layOut() {
    leaves = Array.from(article.children).flatMap(leavesOf);
    boxes = new Set(leaves.flatMap(boxesOf));
    article.classList.remove("teaching-tight");
    const { paddingTop, paddingBottom } = getComputedStyle(article);
    const room = article.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom) - SLACK;
    screens = sections().flatMap((section) => divide(section, room));
  }

  // ---- Showing ----

  function ownPart(screen) {
    return screen.parts.find((part) => levelOf(part) === 0) || screen.head;
  }

  function placeOf(screen) {
    const part = ownPart(screen);
    return screens.find((other) => other.head === screen.head) === screen
      ? screen.head.id
      : part.id || screen.head.id;
  }

  function screenOf(id) {
    const target = id && document.getElementById(id);
    if (!target) return 0;
    const holds = (part) => part.contains(target) || target.contains(part);
    return Math.max(0, screens.findIndex((screen) => screen.parts.some(holds)));
  }

  function show(number) {
    at = Math.max(0, Math.min(number, screens.length - 1));
    const screen = screens[at];
    display(screen.parts);
    article.classList.remove("teaching-tight");
    article.classList.toggle("teaching-tight", article.scrollHeight > article.clientHeight);
    article.scrollTop = 0;
    const [seen, heard] = count.children;
    seen.textContent = `${at + 1} / ${screens.length}`;
    heard.textContent = kit.dataset.count.replace("{at}", at + 1).replace("{all}", screens.length);
    bar.querySelector("[data-go=back]").setAttribute("aria-disabled", String(at === 0));
    bar
      .querySelector("[data-go=on]")
      .setAttribute("aria-disabled", String(at === screens.length - 1));
    history.replaceState(null, "", at ? `#teach=${placeOf(screen)}` : "#teach");
  }

  function turnTo(number) {
    show(number);
    focusOn(screens[at].head);
  }

  function focusOn(head) {
    head.tabIndex = -1;
    document.activeElement.blur();
    head.focus({ preventScroll: true });
  }

  function goOn() {
    const left = article.scrollHeight - article.clientHeight - article.scrollTop;
    if (left > 1) article.scrollTop += article.clientHeight * PAGE;
    else if (at < screens.length - 1) turnTo(at + 1);
  }

  function goBack() {
    if (article.scrollTop > 0) article.scrollTop -= article.clientHeight * PAGE;
    else if (at > 0) turnTo(at - 1);
  }

  function fillScreen() {
    const asked = document.fullscreenElement
      ? document.exitFullscreen()
      : document.fullscreenEnabled && root.requestFullscreen();
    if (asked) asked.catch(() => {});
  }

  // ---- Coming and going ----

  function enter(id) {
    root.classList.add("is-teaching");
    document.body.append(bar);
    layOut();
    turnTo(screenOf(id));
  }

  function leave() {
    const { head } = screens[at];
    if (document.fullscreenElement) document.exitFullscreen();
    bar.remove();
    root.classList.remove("is-teaching");
    article.classList.remove("teaching-tight");
    [...leaves, ...boxes].forEach((part) => part.removeAttribute(OFF));
    article.querySelectorAll(`[${LIST}]`).forEach((table) => table.removeAttribute(LIST));
    at = -1;
    head.scrollIntoView();
    focusOn(head);
    return head;
  }

  function goOut() {
    location.replace(`#${leave().id}`);
  }

  function follow() {
    const asked = ADDRESS.exec(location.hash);
    const id = asked && asked[1] && decodeURIComponent(asked[1]);
    if (asked && at < 0) enter(id);
    else if (asked) turnTo(screenOf(id));
    else if (at >= 0) leave();
  }

  const ways = { on: goOn, back: goBack, whole: fillScreen, out: goOut };
  const keys = {
    ArrowRight: goOn,
    PageDown: goOn,
    " ": goOn,
    ArrowLeft: goBack,
    PageUp: goBack,
    Home: () => turnTo(0),
    End: () => turnTo(screens.length - 1),
    Escape: goOut,
    f: fillScreen,
    F: fillScreen,
  };

  // Before the page's other scripts hear of a key: letters are the theme's own shortcuts.
  function onKey(event) {
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    const { key, target } = event;
    const isTyping = target instanceof Element && target.matches("input, select, textarea");
    const isPress = key === " " && target instanceof Element && target.closest("a, button, summary");
    if (isTyping || isPress) return;
    if (key === "Escape" && article.querySelector(".is-open")) return;
    if (key.length === 1 || keys[key]) event.stopPropagation();
    if (!keys[key]) return;
    event.preventDefault();
    if (key === " " && event.shiftKey) goBack();
    else keys[key]();
  }

  function onClick(event) {
    const link = event.target instanceof Element && event.target.closest("a[href^='#']");
    if (at < 0 || !link || !article.contains(link)) return;
    event.preventDefault();
    turnTo(screenOf(decodeURIComponent(link.hash.slice(1))));
  }

  // A window of another size takes other breaks: what was on the screen stays on it.
  function onResize() {
    if (at < 0) return;
    const kept = ownPart(screens[at]);
    layOut();
    show(Math.max(0, screens.findIndex((screen) => screen.parts.includes(kept))));
  }

  bar.addEventListener("click", function (event) {
    const button = event.target.closest("[data-go]");
    if (button) ways[button.dataset.go]();
  });
  bar.querySelector("[data-go=whole]").hidden = !document.fullscreenEnabled;
  window.addEventListener("keydown", onKey, true);
  window.addEventListener("click", onClick);
  window.addEventListener("hashchange", follow);
  window.addEventListener("resize", onResize);

  // The theme puts its frames around tables while the page loads.
  style.onload = function () {
    if (document.readyState === "complete") follow();
    else window.addEventListener("load", follow);
  };
  style.rel = "stylesheet";
  style.href = kit.dataset.style;
  document.head.append(style);
})();
