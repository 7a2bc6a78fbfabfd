// Turns times counted from the start of a session into times of day, from a start that is typed.
// Without it the times from the start stand. Nothing is kept.
(function () {
  "use strict";

  const place = document.querySelector(".session-start");
  const clocks = Array.from(document.querySelectorAll(".md-content .clock"));
  if (!place || !clocks.length) return;

  const DAY = 24 * 60;
  const counted = clocks.map((clock) => clock.textContent);

  function timeOfDay(minutes) {
    const within = minutes % DAY;
    return `${Math.floor(within / 60)}:${String(within % 60).padStart(2, "0")}`;
  }

  // Full-width digits and colons, as Chinese keyboards type them, do too.
  function startOf(text) {
    const match = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(text.normalize("NFKC"));
    if (!match || match[1] > 23 || match[2] > 59) return null;
    return Number(match[1]) * 60 + Number(match[2]);
  }

  const label = document.createElement("label");
  const field = document.createElement("input");
  const how = document.createElement("span");
  field.type = "text";
  field.size = 6;
  field.placeholder = "9:00";
  field.autocomplete = "off";
  field.inputMode = "numeric";
  how.id = "session-start-how";
  how.textContent = place.dataset.how;
  field.setAttribute("aria-describedby", how.id);
  label.append(place.dataset.label, " ", field);
  place.append(label, how);

  field.addEventListener("input", function () {
    const start = startOf(field.value);
    const isWrong = start === null && field.value.trim() !== "";
    field.setAttribute("aria-invalid", String(isWrong));
    clocks.forEach(function (clock, number) {
      const { begins, ends } = clock.dataset;
      clock.textContent =
        start === null
          ? counted[number]
          : `${timeOfDay(start + Number(begins))}–${timeOfDay(start + Number(ends))}`;
    });
  });
})();
