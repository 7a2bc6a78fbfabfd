"""The words that readers look for and the speech has not, from `docs/_data/absent.toml`.

Beside each stands what the speech says that a reader may turn to instead; that it means the same
is never claimed. The table serves a page, and whatever looks words up.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from lectern.citation import ONE_SENTENCE, Item, parse_citation
from lectern.diagnostic import Spot
from lectern.schema import (
    WORDS,
    Bilingual,
    Field,
    Shape,
    Table,
    list_of,
    matching,
    read_lists,
    table_of,
)

_INSTEAD = table_of(
    {"zh": WORDS, "en": WORDS, "cite": matching(ONE_SENTENCE, "a sentence such as @shi2017:6.5")},
    '{ zh = "…", en = "…", cite = "@shi2017:6.5" }',
)
_SOME = Field(
    f"{list_of(WORDS).expected}, at least one",
    lambda value: bool(value) and list_of(WORDS).fits(value),
)

_SHAPES: dict[str, Shape] = {
    "absent": {"words": _SOME, "en": WORDS, "instead": list_of(_INSTEAD).optional}
}


@dataclass(frozen=True, slots=True)
class Absence:
    """Spellings of a word in Chinese, what it means, and the speech's words to turn to instead."""

    words: tuple[str, ...]
    en: str
    instead: tuple[tuple[Bilingual, Item], ...]
    spot: Spot
    spots: Mapping[str, Spot]


def read_absent(text: str, path: str) -> Table:
    """Read `absent.toml`."""
    return read_lists(text, path, _SHAPES)


def absent_of(table: Table) -> tuple[Absence, ...]:
    """Return the table's words in order."""
    return tuple(
        Absence(
            words=tuple(row.fields["words"]),
            en=row.fields["en"],
            instead=tuple(
                (Bilingual(given["zh"], given["en"]), parse_citation(f"[{given['cite']}]")[0])
                for given in row.fields.get("instead", ())
            ),
            spot=row.spot,
            spots=row.spots,
        )
        for row in table.rows
    )
