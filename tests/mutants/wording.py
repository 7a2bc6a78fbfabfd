"""Classes of mutations of the site's own words: names, loaded phrases, terms."""

import re
import tomllib
from functools import partial
from random import Random
from typing import Any

from tests.mutants.mutation import Class, Mutation, rewritten
from tests.mutants.site import NOT_PROSE, Line, Site
from tests.mutants.speech import edition_path

_VOICE = "docs/_data/voice.toml"
_GLOSSARY = "docs/_data/glossary.toml"
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|^>.*")
_PAUSE = {"zh": re.compile(r"[，、；]"), "en": re.compile(r"(?<=\w) (?=\w)")}


def _named(site: Site, chance: Random) -> Mutation | None:
    name = chance.choice(tomllib.loads(site.files[_VOICE])["name"])
    line = _some_line(site, chance)
    page = line.path.split("/", 2)[2]
    allowed = "*" in name["pages"] or page in name["pages"]
    why = "the page may say this name" if allowed else ""
    return _said(site, chance, line, name[line.language], why)


def _loaded(site: Site, chance: Random) -> Mutation | None:
    phrase = chance.choice(tomllib.loads(site.files[_VOICE])["phrase"])
    line = _some_line(site, chance)
    if line.language != phrase["language"]:
        return None
    return _said(site, chance, line, chance.choice(phrase["words"]), "")


def _some_line(site: Site, chance: Random) -> Line:
    """Choose a line that readers see as the site's words: of a block, a heading, a table's head."""
    seen = [n for n in site.lines if n.is_block or n.is_heading or n.is_table_head]
    return chance.choice(seen)


def _said(site: Site, chance: Random, line: Line, words: str, why: str) -> Mutation | None:
    """Put words where a reader pauses, outside quotations, citations and code."""
    hidden = _hide(line.text)
    marks = [match.end() for match in _PAUSE[line.language].finditer(hidden)]
    if not marks:
        return None
    at = chance.choice(marks)
    after = words if line.language == "zh" else f" {words} "
    return rewritten(site, line, line.text[:at] + after + line.text[at:], why)


def _hide(text: str) -> str:
    for pattern in (NOT_PROSE, _QUOTED):
        text = pattern.sub(lambda match: "\x00" * len(match[0]), text)
    return text


def _in_title(site: Site, chance: Random) -> Mutation | None:
    line = chance.choice([n for n in site.lines if n.place == "front" and "title: " in n.text])
    said = chance.choice(_forbidden(site, line))
    bare = line.text.removesuffix('"')
    return rewritten(site, line, f"{bare} {said}{line.text[len(bare) :]}")


def _in_label(site: Site, chance: Random) -> Mutation | None:
    line = chance.choice([n for n in site.lines if n.is_table_head])
    said = chance.choice(_forbidden(site, line))
    return rewritten(site, line, re.sub(r" \|$", f" {said} |", line.text))


def _forbidden(site: Site, line: Line) -> list[str]:
    """Return the names and phrases that the page of a line may not say."""
    voice, page = tomllib.loads(site.files[_VOICE]), line.path.split("/", 2)[2]
    names = [n[line.language] for n in voice["name"] if not {"*", page} & set(n["pages"])]
    phrases = [p["words"] for p in voice["phrase"] if p["language"] == line.language]
    return [*names, *(word for words in phrases for word in words)]


def _term_changed(site: Site, chance: Random, *, edition: bool) -> Mutation | None:
    """Change one word of a term's English rendering where its Chinese stands on the twin line."""
    terms: list[dict[str, Any]] = tomllib.loads(site.files[_GLOSSARY])["term"]
    term = chance.choice(terms)
    path = edition_path("en") if edition else chance.choice(site.pages)
    twin = path.replace("docs/en/", "docs/zh/")
    if path == twin:
        return None
    ours, theirs = site.files[path].split("\n"), site.files[twin].split("\n")
    for at, (english, chinese) in enumerate(zip(ours, theirs, strict=False)):
        if term["zh"] not in chinese or english.count(term["en"]) != 1 or chance.random() < 0.5:
            continue
        word = chance.choice(term["en"].split())
        changed = term["en"].replace(word, chance.choice(("main", "new", "other")), 1)
        left = english.replace(term["en"], changed).lower()
        kept = any(
            form.lower() in left for form in (term["en"], *term.get("forms", []), term["zh"])
        )
        text = "\n".join([*ours[:at], english.replace(term["en"], changed), *ours[at + 1 :]])
        note = f"{path}:{at + 1}: {term['en']!r} -> {changed!r}"
        quoted = term["en"] not in _hide(english) and not edition
        is_code = any(n.place == "code" and (n.path, n.number) == (path, at) for n in site.lines)
        why = "in a quotation, a link or a citation" if quoted else "a code example" * is_code
        return Mutation(
            {path: text}, note, "a form of it, or the Chinese, stands there" if kept else why
        )
    return None


CLASSES = (
    Class("name in the site’s own words", ("CLM005",), _named, tries=15),
    Class("loaded phrase in the site’s own words", ("CLM006",), _loaded, tries=15),
    Class("name or loaded phrase in a table’s head", ("CLM005", "CLM006"), _in_label, tries=15),
    Class("name or loaded phrase in a title", ("CLM005", "CLM006"), _in_title, tries=15),
    *(
        Class(
            f"term rendered otherwise, {where}",
            ("TRM",),
            partial(_term_changed, edition=where == "edition"),
            tries=15,
            needs=_GLOSSARY,
        )
        for where in ("pages", "edition")
    ),
)
