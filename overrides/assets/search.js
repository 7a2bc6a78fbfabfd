// Answers Material's search box in place of its own worker: in a worker over http, where it stands
// as a script of the page itself in a folder opened from a disk. The messages are Material's.
(function () {
  "use strict";

  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const SHOWN = 3;
  const BEFORE = 16;
  const AROUND = 72;
  const HAN = "\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
  const RUN = new RegExp("[" + HAN + "]+|[^\\s" + HAN + "]+", "g");
  const MARKS = /[，。？！、；：,?!;:()（）《》…]+/g;
  const NOTHING = { words: [], entries: [] };
  const HAS_HAN = new RegExp("[" + HAN + "]");
  const inWorker = typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope;
  const address = new URL(inWorker ? self.location.href : document.currentScript.src);
  const language = address.searchParams.get("lang");
  let index = null;
  let loading = null;

  // The index calls this when it arrives.
  self.lecternIndex = function (data) {
    index = prepare(data);
  };

  function load() {
    const source = new URL("../search/" + language + ".js", address).href;
    if (inWorker) importScripts(source);
    loading =
      loading ||
      (inWorker
        ? Promise.resolve()
        : new Promise(function (resolve, reject) {
            const script = document.createElement("script");
            Object.assign(script, { src: source, onload: resolve, onerror: reject });
            document.head.appendChild(script);
          }));
    return loading;
  }

  // One form for what a reader takes for the same: width, case, dots, traditional characters.
  // A character stands for a character, so that marks fall where the words stand.
  function fold(text, variants) {
    return Array.from(text, function (character) {
      const code = character.codePointAt(0);
      const plain =
        code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
      if ("·•・‧∙．".includes(plain)) return ".";
      if ("‘’“”\"「」".includes(plain)) return "'";
      const lower = plain.toLowerCase();
      return variants[lower] || (lower.length === plain.length ? lower : plain);
    }).join("");
  }

  function prepare(data) {
    const entries = [];
    data.pages.forEach(function (page) {
      page.sections.forEach(function (section, at) {
        entries.push({
          page,
          at,
          group: section.group || page.location,
          isPassage: Boolean(section.group),
          id: section.id,
          title: section.title,
          text: section.text,
          head: fold(section.title, data.variants),
          body: fold(section.text, data.variants),
        });
      });
    });
    const everything = entries.map((entry) => entry.head + "\n" + entry.body).join("\n");
    const known = new Map(data.synonyms.map((pair) => [fold(pair[0], data.variants), pair[1]]));
    const aliases = Array.from(known).filter(([, other]) => other.note);
    const groups = new Map();
    entries.forEach((e) => groups.set(e.group, (groups.get(e.group) || []).concat(e)));
    return {
      ...{ entries, everything, known, aliases, groups },
      ...{ variants: data.variants, asking: asking(data), joining: data.joining },
    };
  }

  function asking(data) {
    const words = data.asking.slice().sort((a, b) => b.length - a.length);
    return language === "zh"
      ? new RegExp(words.join("|"), "g")
      : new RegExp("\\b(?:" + words.join("|") + ")\\b", "g");
  }

  // English is matched from the start of a word; in Chinese a word may begin anywhere.
  function find(text, word) {
    let at = text.indexOf(word);
    while (at > 0 && /[a-z0-9]/.test(word[0]) && /[a-z0-9]/.test(text[at - 1]))
      at = text.indexOf(word, at + 1);
    return at;
  }

  function count(text, word) {
    let found = 0;
    for (let at = text.indexOf(word); at >= 0 && found < 9; at = text.indexOf(word, at + 1)) found++;
    return found;
  }

  function has(entry, word) {
    return find(entry.body, word) >= 0 || find(entry.head, word) >= 0;
  }

  function score(entry, words) {
    let total = entry.page.weight;
    words.forEach(function (word) {
      const times = count(entry.body, word);
      total += (3 * times) / (times + 1 + entry.body.length / 120);
      if (entry.head === word) total += entry.at ? 3 : 9;
      else if (entry.head.includes(word)) total += 1;
    });
    const places = words.map((word) => find(entry.body, word));
    const ordered = places.every((at, n) => at >= 0 && (!n || at > places[n - 1]));
    return total + (ordered ? 0.5 : 0);
  }

  // Entries that have all the words, and sentences of a passage that has them all together; where
  // there are none, entries of a page that has.
  function matching(words) {
    const isMatch = (entry) => words.every((word) => has(entry, word));
    const whole = index.entries.filter(isMatch);
    if (words.length < 2) return whole;
    const together = Array.from(index.groups.values())
      .filter((group) => !whole.length || group[0].isPassage)
      .filter((group) => words.every((word) => group.some((entry) => has(entry, word))))
      .flatMap(function (group) {
        const counts = group.map((entry) => words.filter((word) => has(entry, word)).length);
        return group.filter((_, n) => counts[n] === Math.max(...counts));
      });
    return Array.from(new Set(whole.concat(together)));
  }

  // The longest pieces of a word that stand somewhere, each of two characters or more; what joins
  // them may be left out, and in a question any character by itself.
  function pieces(word, isQuestion) {
    const found = [];
    for (let at = 0; at < word.length; ) {
      let end = word.length;
      while (end - at > 1 && !index.everything.includes(word.slice(at, end))) end--;
      if (end - at > 1) found.push(word.slice(at, end));
      else if (!isQuestion && !index.joining.includes(word[at])) return null;
      at = end;
    }
    return found;
  }

  function parted(words, isQuestion) {
    const all = words.map((word) => (HAS_HAN.test(word) ? pieces(word, isQuestion) : [word]));
    return all.every(Boolean) ? all.flat() : [];
  }

  // For a question of which nothing is left that stands together: the entries with most pairs.
  function likely(text) {
    const runs = text.match(RUN) || [];
    const pairs = runs.flatMap((run) =>
      HAS_HAN.test(run) ? Array.from(run.slice(1), (character, n) => run[n] + character) : [run],
    );
    const held = index.entries.map((entry) => pairs.filter((pair) => has(entry, pair)));
    const most = Math.max(0, ...held.map((some) => some.length));
    if (!most || most * 2 < pairs.length) return NOTHING;
    const best = index.entries.filter((_, n) => held[n].length === most);
    return { words: held.find((some) => some.length === most), entries: best };
  }

  // What stands for words that are not the site's own: another spelling, language or word.
  function synonym(words) {
    const typed = words.join(" ");
    const letters = words.join("");
    const alias = index.aliases.find(([word]) => typed.includes(word) || letters.includes(word));
    if (alias) return alias[1];
    const whole = index.known.get(typed) || index.known.get(letters);
    if (whole || !(language === "zh" ? /^[a-z' ]{3,}$/ : HAS_HAN).test(typed)) return whole;
    const keys = Array.from(index.known.keys());
    const longer =
      keys.find((known) => known.startsWith(letters)) ||
      keys.find((known) => known.includes(typed) && !letters.startsWith(known));
    return longer && index.known.get(longer);
  }

  function spoken(other, exact) {
    const words = other.words.map((word) => fold(word, index.variants));
    const found = index.entries.filter((entry) =>
      other.places.length
        ? other.places.includes(entry.id) && entry.id.startsWith("p")
        : words.some((word) => has(entry, word)),
    );
    return { words, entries: Array.from(new Set(found.concat(exact))), note: other.note };
  }

  function isForeign(typed) {
    return HAS_HAN.test(typed) !== (language === "zh");
  }

  // As typed; in other words; without the words of a question; in pieces; at last, what is like it.
  function look(query) {
    const folded = fold(query, index.variants).replace(MARKS, " ").trim();
    const asked = folded.replace(index.asking, " ").split(/\s+/).filter(Boolean);
    const typed = folded.split(/\s+/).filter(Boolean);
    const words = language === "zh" || !asked.length ? typed : asked;
    if (!words.length) return NOTHING;
    const phrase = language === "zh" ? [] : matching([typed.join(" ")]);
    const exact = phrase.length ? phrase : matching(words);
    const other = synonym(typed);
    const isAside = exact.every((entry) => entry.page.weight < 0);
    if (other && (other.note || isForeign(folded) || isAside))
      return spoken(other, exact);
    if (exact.length) return { words: phrase.length ? [typed.join(" ")] : words, entries: exact };
    const isQuestion = asked.length && asked.join("") !== typed.join("");
    for (const some of [asked, parted(asked, isQuestion)]) {
      const found = some.length ? matching(some) : [];
      if (found.length) return { words: some, entries: found };
    }
    return isQuestion ? likely(asked.join(" ")) : NOTHING;
  }

  function escape(text) {
    return text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c]);
  }

  // Where the words stand in a text, in order, what overlaps taken together.
  function spansOf(text, words) {
    const folded = fold(text, index.variants);
    const spans = [];
    words.forEach(function (word) {
      for (let at = find(folded, word); at >= 0; at = folded.indexOf(word, at + 1))
        spans.push([at, at + word.length]);
    });
    spans.sort((a, b) => a[0] - b[0]);
    return spans.reduce(function (joined, [from, to]) {
      const last = joined[joined.length - 1];
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else joined.push([from, to]);
      return joined;
    }, []);
  }

  // A text with what stands at the spans marked; of a long one, what is around the first.
  function marked(text, spans, isWhole) {
    const first = spans.length ? spans[0][0] : 0;
    const start = isWhole || first < AROUND ? 0 : first - BEFORE;
    const end = isWhole ? text.length : start + 2 * AROUND;
    let shown = start ? "…" : "";
    let position = start;
    spans.forEach(function ([from, to]) {
      if (to > end) return;
      shown += escape(text.slice(position, from)) + "<mark>" + escape(text.slice(from, to)) + "</mark>";
      position = to;
    });
    return shown + escape(text.slice(position, end)) + (end < text.length ? "…" : "");
  }

  // The terms, as they are written there, are what Material marks on the page that opens.
  function shown(entry, value, words, note) {
    const [inTitle, inText] = [entry.title, entry.text].map((text) => spansOf(text, words));
    const written = inText.map(([from, to]) => entry.text.slice(from, to));
    const told = note ? "<strong>" + escape(note) + "</strong><br>" : "";
    return {
      location: entry.page.location + (entry.id ? "#" + entry.id : ""),
      title: marked(entry.title, inTitle, true),
      text: told + marked(entry.text, inText, false),
      score: value,
      terms: Object.fromEntries((written.length ? written : words).map((word) => [word, true])),
    };
  }

  // Material shows what scores as high as the page's own entry, and folds the rest away.
  function group(found) {
    const byPage = new Map();
    const ranked = found.entries.map((e) => [score(e, found.words), e]);
    ranked.sort((a, b) => b[0] - a[0] || index.entries.indexOf(a[1]) - index.entries.indexOf(b[1]));
    ranked.forEach(function ([value, entry]) {
      if (!byPage.has(entry.page)) byPage.set(entry.page, []);
      byPage.get(entry.page).push([value, entry]);
    });
    return Array.from(byPage, function ([page, rows]) {
      const inside = rows.filter(([, entry]) => entry.at);
      const own = index.entries.find((entry) => entry.page === page && !entry.at);
      const lowest = inside[Math.min(SHOWN, inside.length) - 1];
      const value = lowest ? lowest[0] : rows[0][0];
      return [
        shown(own, value, found.words, found.note),
        ...inside.map(([v, entry], n) => shown(entry, v, found.words, n ? "" : found.note)),
      ];
    });
  }

  function answer(message) {
    if (message.type === SETUP) return Promise.resolve({ type: READY });
    const query = message.data.trim();
    if (message.type !== QUERY || !query)
      return Promise.resolve({ type: RESULT, data: { items: [] } });
    return (index ? Promise.resolve() : load()).then(function () {
      return { type: RESULT, data: { items: group(look(query)) } };
    });
  }

  if (inWorker)
    self.onmessage = (event) => answer(event.data).then((reply) => self.postMessage(reply));
  else self.lecternSearch = answer;
})();
