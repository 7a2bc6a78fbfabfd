// Shows the words behind a citation or a term: by mouse, by keyboard, and by a first tap. A further
// click leads to the source, but never from the teaching view.
(function () {
  "use strict";

  const GAP = 4;
  const EDGE = 8;
  const PATIENCE = 200;
  const root = document.documentElement;
  let shown = null;
  let pointer = "";
  let leaving = 0;

  root.classList.add("has-lectern");

  // What holds a mark and, hidden, the words that it shows.
  function holderAt(target) {
    return target instanceof Element ? target.closest(".citation, .gloss") : null;
  }

  function markOf(holder) {
    return holder.querySelector("a[aria-describedby]");
  }

  function wordsOf(holder) {
    return holder.querySelector("[role=tooltip]");
  }

  function hide() {
    clearTimeout(leaving);
    if (!shown) return;
    shown.classList.remove("is-open");
    shown = null;
  }

  function show(holder) {
    clearTimeout(leaving);
    if (holder === shown) return;
    hide();
    shown = holder;
    holder.classList.add("is-open");
    place(markOf(holder), wordsOf(holder));
  }

  function place(mark, words) {
    words.style.left = words.style.top = "0";
    const rects = mark.getClientRects();
    const at = rects[rects.length - 1];
    const below = at.bottom + GAP;
    const roomBelow = root.clientHeight - below - EDGE;
    const roomAbove = at.top - GAP - EDGE;
    words.style.maxHeight = "min(60vh, " + Math.max(roomBelow, roomAbove) + "px)";
    const box = words.getBoundingClientRect();
    const rightmost = root.clientWidth - box.width - EDGE;
    const isBelow = box.height <= roomBelow || roomBelow > roomAbove;
    words.style.left = Math.max(EDGE, Math.min(at.left, rightmost)) + "px";
    words.style.top = (isBelow ? below : at.top - GAP - box.height) + "px";
  }

  // On touch, a link at the end of the words says where a second tap leads.
  function offerWay(holder) {
    const template = document.getElementById(holder.classList[0] + "-go");
    const words = wordsOf(holder);
    if (!template || words.querySelector("a")) return;
    const link = template.content.firstElementChild.cloneNode(true);
    link.href = markOf(holder).href;
    words.appendChild(link);
  }

  document.addEventListener("pointerdown", function (event) {
    pointer = event.pointerType;
    if (holderAt(event.target) !== shown) hide();
  });

  document.addEventListener("keydown", function (event) {
    pointer = "";
    if (event.key === "Escape") hide();
  });

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse") return;
    const holder = holderAt(event.target);
    if (holder) show(holder);
    else if (shown && !shown.contains(document.activeElement)) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, PATIENCE);
    }
  });

  document.addEventListener("focusin", function (event) {
    const holder = holderAt(event.target);
    if (!holder) hide();
    else if (!pointer) show(holder);
  });

  document.addEventListener("click", function (event) {
    const holder = holderAt(event.target);
    const isTeaching = root.classList.contains("is-teaching");
    const byTouch = pointer === "touch" || pointer === "pen";
    if (!holder || !markOf(holder).contains(event.target)) return;
    if (!isTeaching && (!byTouch || holder === shown)) return;
    event.preventDefault();
    if (!isTeaching) offerWay(holder);
    show(holder);
  });

  // What the keyboard opened stays: a step to a mark out of sight scrolls the page.
  window.addEventListener("scroll", function (event) {
    if (!shown || shown.contains(event.target)) return;
    if (!pointer && shown.contains(document.activeElement)) place(markOf(shown), wordsOf(shown));
    else hide();
  }, { capture: true, passive: true });

  window.addEventListener("resize", hide);
})();

// Material's search box hears keys alone: let it hear what is pasted, dictated, written by hand or
// picked from a list, and nothing that is still being composed.
(function () {
  "use strict";

  const box = document.querySelector("[name=query]");
  if (!box) return;

  function tell() {
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  }

  box.addEventListener("input", function (event) {
    if (!event.isComposing) tell();
  });
  box.addEventListener("compositionend", tell);
  document.addEventListener(
    "keyup",
    function (event) {
      if (event.target === box && event.isComposing) event.stopPropagation();
    },
    true,
  );
})();

// Offers the citation of the passage or sentence that the address names, to be copied.
(function () {
  "use strict";

  const offer = document.getElementById("citation-copy");
  if (!offer) return;
  const words = offer.dataset;
  let button = null;

  function citation(target) {
    const number = target.querySelector(".sentence-number, .passage-number");
    const text = (target.querySelector(".passage-text") || target).cloneNode(true);
    text.querySelectorAll("a, button").forEach((part) => part.remove());
    const isSentence = target.classList.contains("sentence");
    const filled = {
      words: text.textContent.trim(),
      place: (isSentence ? number : target.querySelector(".passage-number")).getAttribute("aria-label"),
      address: location.href,
      today: new Date().toISOString().slice(0, 10),
      ...words,
    };
    const pattern = location.protocol === "file:" ? words.offline : words.online;
    return pattern.replace(/{(\w+)}/g, (_, name) => filled[name]);
  }

  // A page from a folder or a plain http address may not be let near the clipboard.
  function copy(text) {
    const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
    field.className = "citation-field";
    document.body.appendChild(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }

  function put() {
    if (button) button.remove();
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.matches(".sentence, .passage")) return;
    button = offer.content.firstElementChild.cloneNode(true);
    button.addEventListener("click", function () {
      const text = citation(target);
      if (copy(text)) button.textContent = words.copied;
      else window.prompt(button.textContent, text);
      button.focus();
    });
    target.appendChild(button);
  }

  window.addEventListener("hashchange", put);
  put();
})();

// The navigation of narrow windows by keyboard: a button for the label that opens it, steps into
// and out of its panels, Escape. A single letter leads nowhere: those who dictate would be lost.
(function () {
  "use strict";

  const drawer = document.getElementById("__drawer");
  const label = document.querySelector(".md-header [for=__drawer]");
  const navigation = document.querySelector(".md-sidebar--primary");
  if (!drawer || !label || !navigation) return;

  const button = document.createElement("button");
  let isByKey = false;

  Object.assign(button, { type: "button", title: label.title });
  button.className = label.className + " drawer-button";
  button.setAttribute("aria-label", label.title);
  button.setAttribute("aria-expanded", "false");
  button.append(...label.childNodes);
  button.addEventListener("click", () => drawer.click());
  label.replaceWith(button);

  // A wide window shows whole sections, and their labels open nothing.
  const narrow = window.matchMedia("(max-width: 76.234375em)");
  const labels = Array.from(
    navigation.querySelectorAll(".md-nav__title[for], .md-nav__link[for]"),
    (each) => [each, each.tabIndex],
  );

  function reach() {
    labels.forEach(([each, usual]) => (each.tabIndex = narrow.matches ? 0 : usual));
  }

  narrow.addEventListener("change", reach);
  reach();

  function titleOf(panel) {
    return panel && panel.querySelector(".md-nav__title");
  }

  // The innermost panel that is open covers those around it.
  function openPanel() {
    const open = navigation.querySelectorAll(".md-nav__toggle:checked ~ .md-nav");
    return open.length ? open[open.length - 1] : navigation.querySelector(".md-nav");
  }

  drawer.addEventListener("change", function () {
    button.setAttribute("aria-expanded", String(drawer.checked));
    if (drawer.checked && isByKey) titleOf(openPanel()).focus();
    else if (navigation.contains(document.activeElement)) button.focus();
  });

  // A step past the last link must not land on what the navigation covers.
  document.addEventListener("focusin", function ({ target }) {
    if (drawer.checked && target !== button && !navigation.contains(target)) drawer.click();
  });

  navigation.addEventListener("change", function (event) {
    const { id, checked, parentElement } = event.target;
    const own = navigation.querySelector(`.md-nav__link[for="${id}"]`);
    const next = checked ? titleOf(parentElement.querySelector(".md-nav")) : own;
    if (isByKey && next) next.focus();
  });

  document.addEventListener("pointerdown", () => (isByKey = false));
  window.addEventListener(
    "keydown",
    function (event) {
      isByKey = true;
      const { key, target } = event;
      if (key === "Escape" && drawer.checked) drawer.click();
      else if (key === " " && target instanceof HTMLLabelElement) {
        event.preventDefault();
        target.click();
      } else if (key.length === 1 && key !== " " && !target.matches("input, select, textarea"))
        event.stopImmediatePropagation();
    },
    true,
  );
})();

// The way into the teaching view; its scripts are fetched when it is first asked for.
(function () {
  "use strict";

  const kit = document.getElementById("teaching");
  if (!kit) return;

  function ask() {
    if (!/^#teach(=|$)/.test(location.hash)) return;
    window.removeEventListener("hashchange", ask);
    kit.dataset.scripts.split(" ").forEach(function (src) {
      document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
    });
  }

  document.querySelector("article h1").before(kit.content.querySelector(".teaching-way"));
  window.addEventListener("hashchange", ask);
  ask();
})();
