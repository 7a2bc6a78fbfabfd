"""The TOML tables under `docs/_data/`, typed: today `sources.toml`.

A table is read whole: every fault in it is a finding with its line, and only sound records come
back. What the records mean is left to those who use them.
"""

import datetime
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lectern.diagnostic import Finding, Spot
from lectern.text import nearest

LANGUAGES = ("zh", "en")
UNCHECKED = "未核对原文"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in the two languages of the site."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the words in a language of the site."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class MustKeep:
    """Words that a quotation from a sentence ("12.4") must include, lest it mislead."""

    sentence: str
    words: Bilingual


@dataclass(frozen=True, slots=True)
class Source:
    """A row of `sources.toml`.

    A `full` source has its text here; a `reference` is cited, its text not held. `date` is ISO
    8601, as exact as known. `grade` is A (government or party page), B (local official page or
    named reprint) or empty: then the source is named, never linked.
    """

    key: str
    kind: Literal["full", "reference"]
    title: Bilingual
    label: Bilingual
    language: str
    checked: str
    line: int
    author: Bilingual | None = None
    publisher: Bilingual | None = None
    occasion: Bilingual | None = None
    date: str = ""
    url: str = ""
    grade: str = ""
    capture: str = ""
    sha256: str = ""
    parts: int = 0
    passages: int = 0
    sentences: int = 0
    must_keep: tuple[MustKeep, ...] = ()

    @property
    def is_full(self) -> bool:
        """Tell whether the source's text is held here, passage by passage."""
        return self.kind == "full"


_KINDS: dict[str, type | tuple[type, ...]] = {
    "kind": str,
    "title": dict,
    "label": dict,
    "author": dict,
    "publisher": dict,
    "occasion": dict,
    "date": (str, datetime.date),
    "language": str,
    "url": str,
    "grade": str,
    "checked": (str, datetime.date),
    "capture": str,
    "sha256": str,
    "parts": int,
    "passages": int,
    "sentences": int,
    "must_keep": list,
}
_REQUIRED = ("kind", "title", "label", "language", "checked")
_REQUIRED_IF_FULL = ("capture", "sha256", "parts", "passages", "sentences")
_ONE_OF = {"kind": ("full", "reference"), "grade": ("A", "B"), "language": LANGUAGES}
_PATTERN = {
    "sha256": (r"[0-9a-f]{64}", "64 hexadecimal digits"),
    "url": (r"https?://\S+", "an address that begins with http:// or https://"),
    "date": (r"\d{4}(-\d{2}(-\d{2})?)?", "a date such as 2016, 2016-12 or 2016-12-15"),
    "checked": (rf"\d{{4}}-\d{{2}}-\d{{2}}|{UNCHECKED}", f"a date or {UNCHECKED}"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """What a TOML table yields: the sound records, and what is wrong with the others."""

    sources: tuple[Source, ...]
    unreadable: tuple[Finding, ...] = ()
    misfits: tuple[Finding, ...] = ()


def read_sources(text: str, path: str) -> Table:
    """Read `sources.toml`."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Table((), unreadable=(broken_table(error, path),))
    sources: list[Source] = []
    misfits: list[Finding] = []
    for key, row in data.items():
        line = _line_of(text, key)
        if not isinstance(row, dict):
            hint = f"write it inside a table that begins with a line such as [{key}]"
            misfits.append(Finding(Spot(path, line), f"{key} stands outside any source", hint))
            continue
        faults = [
            Finding(Spot(path, _line_of(text, key, field)), message, hint)
            for field, message, hint in _faults(key, row)
        ]
        misfits += faults
        if not faults:
            sources.append(_source(key, row, line))
    return Table(tuple(sources), misfits=tuple(misfits))


def broken_table(error: Exception, path: str) -> Finding:
    """Say where a table stops being TOML, from what the parser says of it."""
    match = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    spot = Spot(path, int(match[1]), int(match[2])) if match else Spot(path)
    message = re.sub(r" \(at .*\)$", "", str(error)) or "nested too deeply"
    return Finding(spot, f"the table is not TOML: {message}", "mend the line; values need quotes")


def _line_of(text: str, key: str, field: str = "") -> int:
    lines = text.split("\n")
    header = re.compile(rf"\s*\[\[?\s*\"?{re.escape(key)}\"?\s*[\].]|{re.escape(key)}\s*=")
    start = next((n for n, line in enumerate(lines, 1) if header.match(line)), 1)
    if not field:
        return start
    assignment = re.compile(rf"\s*(\[+{re.escape(key)}\.)?{re.escape(field)}(\s*=|\])")
    for number, line in enumerate(lines[start - 1 :], start):
        if assignment.match(line):
            return number
        if number > start and line.startswith("[") and not line.lstrip("[").startswith(key):
            break
    return start


def _faults(key: str, row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    required = _REQUIRED + (_REQUIRED_IF_FULL if row.get("kind") == "full" else ())
    for name in required:
        if name not in row:
            yield "", f"source {key} has no {name}", f"add a line `{name} = …` to [{key}]"
    for name, value in row.items():
        if name not in _KINDS:
            near = nearest(name, _KINDS)
            hint = f"did you mean {near}?" if near else f"known fields: {', '.join(_KINDS)}"
            yield name, f"source {key} has an unknown field {name}", hint
        elif (expected := _misfit(name, value)) is not None:
            yield name, f"{key}.{name} is {value!r}", f"write {expected}"
    if row.get("url") and "grade" not in row:
        hint = 'add grade = "A" or "B", or take the address out'
        yield "url", f"{key} has an address but no grade, and only A and B are linked", hint


def _misfit(name: str, value: object) -> str | None:
    """Say what was expected of a field, or None if its value is sound."""
    kind = _KINDS[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        names = [k.__name__ for k in (kind if isinstance(kind, tuple) else (kind,))]
        return {"dict": '{ zh = "…", en = "…" }'}.get(names[0], f"a value of type {names[0]}")
    if kind is dict:
        return None if _is_bilingual(value) else '{ zh = "…", en = "…" }, both filled'
    if name in _ONE_OF and value not in _ONE_OF[name]:
        return " or ".join(_ONE_OF[name])
    if name in _PATTERN and not re.fullmatch(_PATTERN[name][0], str(value)):
        return _PATTERN[name][1]
    if name == "must_keep" and not all(
        map(_is_must_keep, value if isinstance(value, list) else ())
    ):
        return 'tables of sentence = "12.4", zh = "…" and en = "…"'
    return None


def _is_bilingual(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != set(LANGUAGES):
        return False
    return all(isinstance(words, str) and words.strip() for words in value.values())


def _is_must_keep(row: object) -> bool:
    if not isinstance(row, dict) or set(row) != {"sentence", *LANGUAGES}:
        return False
    place = re.fullmatch(r"\d+\.\d+", str(row["sentence"]))
    return bool(place) and _is_bilingual({name: row[name] for name in LANGUAGES})


def _source(key: str, row: dict[str, Any], line: int) -> Source:
    fields: dict[str, Any] = {
        name: Bilingual(**value) if isinstance(value, dict) else value
        for name, value in row.items()
    }
    fields["must_keep"] = tuple(
        MustKeep(kept["sentence"], Bilingual(kept["zh"], kept["en"]))
        for kept in row.get("must_keep", ())
    )
    for name in ("date", "checked"):
        fields[name] = str(fields.get(name, ""))
    return Source(key=key, line=line, **fields)
