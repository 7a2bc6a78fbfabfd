// The teaching view: a page shown to a room, a screen at a time, in large type.
(function () {
  "use strict";

  const ADDRESS = /^#teach(?:=(.*))?$/;
  const PAGE = 0.85;

  const kit = document.getElementById("teaching");
  const root = document.documentElement;
  const article = document.querySelector("article");
  const paging = lecternScreens(article);
  const bar = kit.content.querySelector(".teaching-bar");
  const count = bar.querySelector("[role=status]");
  const style = document.createElement("link");
  let screens = [];
  let at = -1;

  // ---- Showing ----

  function ownPart(screen) {
    return screen.parts.find((part) => !paging.isHeading(part)) || screen.head;
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

  function loosen() {
    article.classList.remove("teaching-tight");
    article.style.removeProperty("--teaching-over");
  }

  function layOut() {
    loosen();
    screens = paging.layOut();
  }

  // A drawing gives way by what runs over: by more, where it did not take all the height it may.
  function fitDrawing() {
    const runsOver = () => article.scrollHeight - article.clientHeight;
    for (let tries = 0, over = 0; tries < 3 && runsOver() > 0; tries++) {
      over += runsOver();
      article.style.setProperty("--teaching-over", `${over}px`);
    }
  }

  function show(number) {
    at = Math.max(0, Math.min(number, screens.length - 1));
    const screen = screens[at];
    paging.display(screen.parts, screen.again);
    loosen();
    article.classList.toggle("teaching-tight", article.scrollHeight > article.clientHeight);
    fitDrawing();
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
    if (!document.fullscreenEnabled) return;
    const asked = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();
    asked.catch(() => {});
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
    if (document.fullscreenElement) fillScreen();
    bar.remove();
    root.classList.remove("is-teaching");
    loosen();
    paging.clear();
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
    const isPress = key === " " && target instanceof Element && target.closest("button, summary");
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
