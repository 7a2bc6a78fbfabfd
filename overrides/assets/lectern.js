// Shows the words behind a citation mark: by mouse, by keyboard, and by a first tap.
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

  function citationAt(target) {
    return target instanceof Element ? target.closest(".citation") : null;
  }

  function hide() {
    clearTimeout(leaving);
    if (!shown) return;
    shown.classList.remove("is-open");
    shown = null;
  }

  function show(citation) {
    clearTimeout(leaving);
    if (citation === shown) return;
    hide();
    shown = citation;
    citation.classList.add("is-open");
    place(citation.querySelector(".citation-mark"), citation.querySelector(".citation-words"));
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
  function offerWay(citation) {
    const template = document.getElementById("citation-go");
    const words = citation.querySelector(".citation-words");
    if (!template || words.querySelector(".citation-go")) return;
    const link = template.content.firstElementChild.cloneNode(true);
    link.href = citation.querySelector(".citation-mark").href;
    words.appendChild(link);
  }

  document.addEventListener("pointerdown", function (event) {
    pointer = event.pointerType;
    if (citationAt(event.target) !== shown) hide();
  });

  document.addEventListener("keydown", function (event) {
    pointer = "";
    if (event.key === "Escape") hide();
  });

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse") return;
    const citation = citationAt(event.target);
    if (citation) show(citation);
    else if (shown && !shown.contains(document.activeElement)) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, PATIENCE);
    }
  });

  document.addEventListener("focusin", function (event) {
    const citation = citationAt(event.target);
    if (!citation) hide();
    else if (!pointer) show(citation);
  });

  document.addEventListener("click", function (event) {
    const citation = citationAt(event.target);
    const byTouch = pointer === "touch" || pointer === "pen";
    if (!citation || !byTouch || citation === shown) return;
    if (!event.target.closest(".citation-mark")) return;
    event.preventDefault();
    offerWay(citation);
    show(citation);
  });

  window.addEventListener("scroll", function (event) {
    if (shown && !shown.contains(event.target)) hide();
  }, { capture: true, passive: true });

  window.addEventListener("resize", hide);
})();
