"""The speech on one page, from `docs/_data/glance.toml`: its words, and ours about it, by section.

A row that is `said` holds exact words of the speech, one that is `told` the editors' own; how they
stand on the page is for the poster.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lectern.citation import ONE_SENTENCE, PLACES, Item, parse_citation
from lectern.diagnostic import Spot
from lectern.quotation import ELLIPSIS
from lectern.schema import (
    BILINGUAL,
    Bilingual,
    Row,
    Shape,
    Table,
    list_of,
    matching,
    one_of,
    read_lists,
)

PARTS = ("part1", "part2", "part3", "part4")
TITLED = ("review", "year", "lists", "closing", "silences")
SECTIONS = (
    *("opening", "review", "year", "part1", "problems", "part2", "images", "lists"),
    *("part3", "part4", "closing", "silences"),
)
"""Where a row may stand; the titles of parts are the speech's, and the rest need none."""

Kind = Literal["said", "told"]

_CITE = matching(ONE_SENTENCE, "a sentence such as @shi2017:20.3")
_CITES = matching(PLACES, "places such as @shi2017:20.3; @shi2017:23.3")
_ANY: Shape = {
    "section": one_of(SECTIONS),
    "level": one_of(("detail",)).optional,
    "label": BILINGUAL.optional,
}
_SHAPES: dict[str, Shape] = {
    "section": {"id": one_of(TITLED), "title": BILINGUAL, "cite": _CITES},
    "part": {"id": one_of(PARTS), "cite": _CITES},
    "said": {
        **_ANY,
        "name": BILINGUAL.optional,
        "words": BILINGUAL,
        "force": BILINGUAL.optional,
        "cite": _CITE,
    },
    "told": {**_ANY, "text": BILINGUAL, "cite": _CITES},
    "list": {"label": BILINGUAL, "items": list_of(BILINGUAL), "cite": _CITE},
}


@dataclass(frozen=True, slots=True)
class Title:
    """A section's title, and the places that it is about; a part's title is left to the speech."""

    section: str
    words: Bilingual | None
    cited: tuple[Item, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a section; a `detail` belongs to the nearest row above it that is none.

    `label` is ours; `name` heads the row in words of the same sentence; `force` is the word of
    force inside the words, in each language as it stands there.
    """

    kind: Kind
    section: str
    is_detail: bool
    words: Bilingual
    label: Bilingual | None
    name: Bilingual | None
    force: Bilingual | None
    cited: tuple[Item, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Series:
    """A list inside one sentence, its items in order, and what the editors say of it."""

    label: Bilingual
    items: tuple[Bilingual, ...]
    cited: tuple[Item, ...]
    spot: Spot

    def joined(self, language: str) -> str:
        """Write the words as one quotation, with what stands between them left out."""
        return ELLIPSIS[language].join(item[language] for item in self.items)


@dataclass(frozen=True, slots=True)
class Glance:
    """The table: titles, rows in order, and lists that stand side by side."""

    titles: tuple[Title, ...] = ()
    entries: tuple[Entry, ...] = ()
    lists: tuple[Series, ...] = ()

    def of(self, section: str) -> Iterator[Entry]:
        """Yield the rows of a section in order."""
        return (entry for entry in self.entries if entry.section == section)


def read_glance(text: str, path: str) -> Table:
    """Read `glance.toml`."""
    return read_lists(text, path, _SHAPES)


def glance_of(table: Table) -> Glance:
    """Return what the table holds."""
    rows = [row for row in table.rows if row.kind in ("said", "told")]
    return Glance(
        titles=tuple(_title(row) for row in table.rows if row.kind in ("section", "part")),
        entries=tuple(_entry(row) for row in sorted(rows, key=lambda row: row.spot)),
        lists=tuple(_series(row) for row in table.of("list")),
    )


def _title(row: Row) -> Title:
    words = _given(row.fields, "title")
    return Title(row.fields["id"], words, _items(row.fields), row.spot)


def _entry(row: Row) -> Entry:
    fields, words = row.fields, "words" if row.kind == "said" else "text"
    return Entry(
        kind="said" if row.kind == "said" else "told",
        section=fields["section"],
        is_detail=fields.get("level") == "detail",
        words=Bilingual(**fields[words]),
        label=_given(fields, "label"),
        name=_given(fields, "name"),
        force=_given(fields, "force"),
        cited=_items(fields),
        spot=row.spot_of(words),
    )


def _series(row: Row) -> Series:
    items = tuple(Bilingual(**item) for item in row.fields["items"])
    return Series(Bilingual(**row.fields["label"]), items, _items(row.fields), row.spot)


def _given(fields: Mapping[str, Any], name: str) -> Bilingual | None:
    return Bilingual(**fields[name]) if name in fields else None


def _items(fields: Mapping[str, Any]) -> tuple[Item, ...]:
    return parse_citation(f"[{fields['cite']}]")
