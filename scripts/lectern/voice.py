"""What the site's own voice does not say, from `docs/_data/voice.toml`: names and loaded phrases.

The table is read whole: every fault in it is a finding with its line. Where the words stand on
the pages is for the rules.
"""

import tomllib
from dataclasses import dataclass
from typing import Any

from lectern.diagnostic import Finding, Spot
from lectern.records import LANGUAGES, Bilingual, broken_table

ANYWHERE = "*"
_SHAPES: dict[str, dict[str, type]] = {
    "name": {"zh": str, "en": str, "pages": list},
    "phrase": {"language": str, "words": list, "instead": str},
}


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, and the pages (paths inside a language's folder) that may say it."""

    words: Bilingual
    pages: tuple[str, ...]

    def may_stand_on(self, page: str) -> bool:
        """Tell whether a page may say the name in its own words."""
        return ANYWHERE in self.pages or page in self.pages


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that take sides, in one language, and what to write instead."""

    language: str
    words: tuple[str, ...]
    instead: str


@dataclass(frozen=True, slots=True)
class Voice:
    """The sound rows, and what is wrong with the others."""

    names: tuple[Name, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    unreadable: tuple[Finding, ...] = ()
    misfits: tuple[Finding, ...] = ()


def read_voice(text: str, path: str) -> Voice:
    """Read `voice.toml`."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Voice(unreadable=(broken_table(error, path),))
    misfits = [
        Finding(Spot(path), f"{kind} is no table of this file", f"known: {', '.join(_SHAPES)}")
        for kind in data
        if kind not in _SHAPES
    ]
    sound: dict[str, list[dict[str, Any]]] = {kind: [] for kind in _SHAPES}
    for kind, shape in _SHAPES.items():
        rows = data.get(kind, [])
        for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
            if _fits(row, shape):
                sound[kind].append(row)
            else:
                hint = f"give it exactly {', '.join(shape)}"
                message = f"[[{kind}]] number {number} does not have the fields of its kind"
                misfits.append(Finding(Spot(path, _line(text, kind, number)), message, hint))
    names = (Name(Bilingual(row["zh"], row["en"]), tuple(row["pages"])) for row in sound["name"])
    phrases = (Phrase(r["language"], tuple(r["words"]), r["instead"]) for r in sound["phrase"])
    return Voice(tuple(names), tuple(phrases), misfits=tuple(misfits))


def _fits(row: object, shape: dict[str, type]) -> bool:
    if not isinstance(row, dict) or set(row) != set(shape):
        return False
    if not all(isinstance(row[field], kind) and row[field] for field, kind in shape.items()):
        return False
    lists = [value for value in row.values() if isinstance(value, list)]
    whole = all(isinstance(word, str) and word for words in lists for word in words)
    return whole and row.get("language", LANGUAGES[0]) in LANGUAGES


def _line(text: str, kind: str, number: int) -> int:
    starts = [n for n, line in enumerate(text.split("\n"), 1) if line.strip() == f"[[{kind}]]"]
    return starts[number - 1] if number <= len(starts) else 1
