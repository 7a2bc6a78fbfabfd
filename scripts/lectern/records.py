"""The sources, from `docs/_data/sources.toml`: what each is, and how far it may be trusted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from lectern.diagnostic import Spot
from lectern.schema import (
    BILINGUAL,
    LANGUAGES,
    NUMBER,
    WORDS,
    Bilingual,
    Row,
    Shape,
    Table,
    list_of,
    matching,
    one_of,
    read_keyed,
    table_of,
)

UNCHECKED = "未核对原文"


@dataclass(frozen=True, slots=True)
class MustKeep:
    """Words that a quotation from a sentence ("12.4") must include, lest it mislead."""

    sentence: str
    words: Bilingual


@dataclass(frozen=True, slots=True)
class Uncited:
    """A sentence ("24.1") that no page of the guide need cite, and why."""

    sentence: str
    reason: Bilingual


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
    spot: Spot
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
    uncited: tuple[Uncited, ...] = ()

    @property
    def is_full(self) -> bool:
        """Tell whether the source's text is held here, passage by passage."""
        return self.kind == "full"


_AT_SENTENCE: Shape = {
    "sentence": matching(r"\d+\.\d+", '"12.4"'),
    "zh": WORDS,
    "en": WORDS,
}
_OF_SENTENCES = list_of(
    table_of(_AT_SENTENCE, 'tables of sentence = "12.4", zh = "…" and en = "…"')
).optional
_GRADE = one_of(("A", "B"))
_GRADE_OF_LINK = replace(_GRADE, expected="A or B, or take the address out: no other is linked")
_DATE = r"\d{4}-\d{2}-\d{2}"
_ANY_DATE = matching(r"\d{4}(-\d{2}(-\d{2})?)?", "a date such as 2016, 2016-12 or 2016-12-15")
_ANY: Shape = {
    "kind": one_of(("full", "reference")),
    "title": BILINGUAL,
    "label": BILINGUAL,
    "language": one_of(LANGUAGES),
    "checked": matching(f"{_DATE}|{UNCHECKED}", f"a date or {UNCHECKED}"),
    "author": BILINGUAL.optional,
    "publisher": BILINGUAL.optional,
    "occasion": BILINGUAL.optional,
    "date": _ANY_DATE.optional,
    "url": matching(r"https?://\S+", "an address that begins with http:// or https://").optional,
    "grade": _GRADE.optional,
}
_FULL: Shape = {
    **_ANY,
    "capture": WORDS,
    "sha256": matching("[0-9a-f]{64}", "64 hexadecimal digits"),
    "parts": NUMBER,
    "passages": NUMBER,
    "sentences": NUMBER,
    "must_keep": _OF_SENTENCES,
    "uncited": _OF_SENTENCES,
}


def read_sources(text: str, path: str) -> Table:
    """Read `sources.toml`."""
    return read_keyed(text, path, _shape)


def sources_of(table: Table) -> dict[str, Source]:
    """Return the table's sources by key."""
    return {row.kind: _source(row) for row in table.rows}


def _shape(row: Mapping[str, Any]) -> Shape:
    shape = _FULL if row.get("kind") == "full" else _ANY
    return {**shape, "grade": _GRADE_OF_LINK} if "url" in row else shape


def _source(row: Row) -> Source:
    fields: dict[str, Any] = {
        name: Bilingual(**value) if isinstance(value, dict) else value
        for name, value in row.fields.items()
    }
    for name, kind in (("must_keep", MustKeep), ("uncited", Uncited)):
        fields[name] = tuple(
            kind(at["sentence"], Bilingual(at["zh"], at["en"])) for at in fields.get(name, ())
        )
    for name in ("date", "checked"):
        fields[name] = str(fields.get(name, ""))
    return Source(key=row.kind, spot=row.spot, **fields)
