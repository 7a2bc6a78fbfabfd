// Shows the words behind a citation or a term: by mouse, by keyboard, and by a first tap.
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
    const box = words.getBoundingClientRect();
    const rightmost = root.clientWidth - box.width - EDGE;
    const below = at.bottom + GAP;
    const above = at.top - GAP - box.height;
    const fitsBelow = below + box.height + EDGE <= root.clientHeight;
    words.style.left = Math.max(EDGE, Math.min(at.left, rightmost)) + "px";
    words.style.top = (fitsBelow || above < EDGE ? below : above) + "px";
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
    const byTouch = pointer === "touch" || pointer === "pen";
    if (!holder || !byTouch || holder === shown) return;
    if (!markOf(holder).contains(event.target)) return;
    event.preventDefault();
    offerWay(holder);
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
