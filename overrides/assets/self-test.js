// Draws questions at random, checks answers and counts; without it all stand in order, answers
// folded away. Nothing is kept.
(function () {
  "use strict";

  const box = document.querySelector(".self-test");
  if (!box || !box.querySelector(".question")) return;

  const words = box.dataset;
  const pristine = box.innerHTML;
  const COUNTS = [5, 10, 20];
  let session = null;

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  function filled(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function shuffled(items) {
    const order = items.slice();
    for (let last = order.length - 1; last > 0; last--) {
      const at = Math.floor(Math.random() * (last + 1));
      [order[last], order[at]] = [order[at], order[last]];
    }
    return order;
  }

  // ---- Choosing ----

  const setup = element("form", { className: "self-test-setup" });
  const available = element("p", { className: "self-test-available" });
  available.setAttribute("role", "status");

  function chooser(name, options) {
    const select = element("select", { autocomplete: "off" });
    options.forEach(([value, text]) => {
      select.append(element("option", { value, textContent: text }));
    });
    setup.append(element("label", {}, element("span", { textContent: name }), select));
    return select;
  }

  const part = chooser(words.setPart, [
    ["", words.every],
    ...words.parts
      .split("|")
      .map((name, number) => [String(number), name])
      .filter(([value]) => box.querySelector(`.question[data-part="${value}"]`)),
  ]);
  const count = chooser(words.setCount, [
    ...COUNTS.map((number) => [String(number), String(number)]),
    ["", words.every],
  ]);
  const view = chooser(words.setView, [["one", words.oneByOne], ["all", words.allAtOnce]]);
  count.value = String(COUNTS[1]);
  setup.append(
    element("button", { type: "submit", textContent: words.start, className: "md-button" }),
    available,
  );

  function questions() {
    return Array.from(box.querySelectorAll(".question"));
  }

  function chosen() {
    return questions().filter((q) => !part.value || q.dataset.part === part.value);
  }

  function tell() {
    available.textContent = filled(words.available, { count: chosen().length });
  }

  // ---- One question ----

  function prepare(question, number, all) {
    const made = {
      question,
      isRight: null,
      fieldset: question.querySelector("fieldset"),
      details: question.querySelector("details"),
      verdict: element("div", { className: "self-test-verdict" }),
      button: element("button", {
        type: "button",
        textContent: words.check,
        className: "md-button",
      }),
    };
    const progress = filled(words.progress, { number, count: all });
    made.verdict.setAttribute("role", "status");
    made.details.hidden = true;
    made.fieldset.tabIndex = -1;
    made.fieldset.before(element("p", { className: "self-test-progress", textContent: progress }));
    made.details.before(made.button, made.verdict);
    made.button.addEventListener("click", () => press(made));
    made.fieldset.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      press(made);
    });
    return made;
  }

  function plain(text) {
    return text.normalize("NFKC").replace(/[\s“”"‘’'.。,，]/g, "").toLowerCase();
  }

  function inputs(made) {
    return Array.from(made.fieldset.querySelectorAll("input, textarea"));
  }

  function isAnswered(made) {
    const given = inputs(made).map((input) =>
      /radio|checkbox/.test(input.type) ? input.checked : input.value.trim() !== "",
    );
    const mustAll = made.question.dataset.kind === "fill";
    return mustAll ? given.every(Boolean) : given.some(Boolean);
  }

  function isRight(input) {
    if (input.type === "text") return plain(input.value) === plain(input.dataset.right);
    return input.checked === ("right" in input.dataset);
  }

  function mark(input) {
    const should = input.type === "text" || "right" in input.dataset;
    const label = input.closest("label");
    if (input.checked || input.type === "text") {
      label.classList.add(isRight(input) ? "is-right" : "is-wrong");
    } else if (should) {
      label.classList.add("is-missed");
    }
  }

  // Why each wrong option that was chosen is wrong, with its citation; the others stay below.
  function reasonsChosen(made) {
    const items = Array.from(made.details.querySelectorAll("ul:not(.points) > li"));
    if (made.question.dataset.kind === "true-false") return items;
    const wrong = inputs(made).filter((input) => !("right" in input.dataset));
    return items.filter((_, number) => wrong[number] && wrong[number].checked);
  }

  function check(made) {
    const controls = inputs(made);
    made.details.hidden = false;
    made.details.open = true;
    if (made.question.dataset.kind === "short") {
      controls.forEach((control) => (control.readOnly = true));
      made.isRight = false;
      compare(made);
      return;
    }
    made.isRight = controls.every(isRight);
    controls.forEach(mark);
    controls.forEach((control) => (control.disabled = true));
    made.question.classList.add(made.isRight ? "was-right" : "was-wrong");
    const says = filled(made.isRight ? words.right : words.wrong, made.question.dataset);
    made.verdict.append(element("p", { textContent: says }));
    const reasons = made.isRight ? [] : reasonsChosen(made);
    if (reasons.length) made.verdict.append(element("ul", {}, ...reasons));
  }

  function compare(made) {
    const marking = element("fieldset", { className: "self-test-marking" });
    marking.append(element("legend", { textContent: words.compare }));
    const list = made.details.querySelector(".points");
    Array.from(list.children).forEach(function (point) {
      const box = element("input", { type: "checkbox" });
      marking.append(
        element(
          "label",
          { className: "choice" },
          box,
          " ",
          element("span", { textContent: point.textContent }),
        ),
      );
    });
    marking.addEventListener("change", function () {
      made.isRight = Array.from(marking.querySelectorAll("input")).every((one) => one.checked);
    });
    list.hidden = true;
    made.button.before(made.verdict);
    made.verdict.append(marking);
    marking.querySelector("input").focus();
  }

  function press(made) {
    if (made.isRight !== null) {
      advance(made);
      return;
    }
    made.verdict.textContent = "";
    if (!isAnswered(made)) {
      made.verdict.append(element("p", { textContent: words.unanswered }));
      return;
    }
    check(made);
    const isLast = next(made) === undefined;
    made.button.textContent = isLast ? words.finish : words.next;
    if (made.fieldset.contains(document.activeElement)) made.button.focus();
  }

  // ---- The whole ----

  function next(made) {
    const order = session.made;
    const at = order.indexOf(made);
    const later = [...order.slice(at + 1), ...order.slice(0, at)];
    return later.find((other) => other.isRight === null);
  }

  function advance(made) {
    const following = next(made);
    if (following === undefined) {
      finish();
      return;
    }
    if (session.isOneByOne) {
      made.question.hidden = true;
      following.question.hidden = false;
    }
    arrive(following.fieldset);
  }

  function arrive(target) {
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  }

  function finish() {
    const right = session.made.filter((made) => made.isRight);
    const all = session.made.length;
    const total = element("p", {
      className: "self-test-total",
      tabIndex: -1,
      textContent: filled(words.score, { right: right.length, count: all }),
    });
    session.made.forEach((made) => (made.question.hidden = Boolean(made.isRight)));
    session.end.hidden = true;
    session.score.append(total);
    if (right.length < all) {
      session.score.append(element("p", { textContent: words.review }));
    }
    const again = element("button", {
      type: "button",
      textContent: words.again,
      className: "md-button",
    });
    again.addEventListener("click", reset);
    session.score.append(again);
    session.score.hidden = false;
    session.made.forEach((made) => (made.button.hidden = true));
    arrive(total);
  }

  function start() {
    const drawn = shuffled(chosen()).slice(0, Number(count.value) || undefined);
    const isOneByOne = view.value === "one";
    const score = element("div", { className: "self-test-score", hidden: true });
    const end = element("button", {
      type: "button",
      textContent: words.finish,
      className: "md-button",
      hidden: isOneByOne,
    });
    end.addEventListener("click", finish);
    questions().forEach((question) => question.remove());
    const made = drawn.map((question, n) => prepare(question, n + 1, drawn.length));
    session = { isOneByOne, score, end, made };
    box.prepend(score);
    box.append(...drawn, end);
    drawn.forEach((question, number) => (question.hidden = isOneByOne && number > 0));
    box.classList.remove("is-choosing");
    setup.hidden = true;
    arrive(session.made[0].fieldset);
  }

  function reset() {
    box.innerHTML = pristine;
    box.classList.add("is-choosing");
    setup.hidden = false;
    session = null;
    part.focus();
  }

  setup.addEventListener("change", tell);
  setup.addEventListener("submit", function (event) {
    event.preventDefault();
    start();
  });
  box.classList.add("is-choosing", "is-live");
  box.before(setup);
  tell();
})();
