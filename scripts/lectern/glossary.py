"""The glossary, from `docs/_data/glossary.toml`: each term, its one English rendering, its meaning.

Where the terms stand, and whether each is rendered as the table says, is for the rules.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from lectern.diagnostic import Spot
from lectern.schema import (
    BILINGUAL,
    WORDS,
    Bilingual,
    Row,
    Shape,
    Table,
    list_of,
    matching,
    one_of,
    read_lists,
)

_TONES = "\u0304\u0301\u030c\u0300"
KINDS = ("term", "label", "image", "coinage", "organisation", "meeting", "document", "policy")

_SHAPES: dict[str, Shape] = {
    "term": {
        "id": matching("[a-z][a-z0-9-]*", "an id in lower case"),
        "zh": WORDS,
        "also": list_of(WORDS).optional,
        "pinyin": WORDS,
        "en": WORDS,
        "forms": list_of(WORDS).optional,
        "kind": one_of(KINDS),
        "meaning": BILINGUAL,
        "context": BILINGUAL.optional,
        "gloss": BILINGUAL.optional,
    }
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term: `zh` and its variants, `en` and the grammatical forms that count as the same.

    `pinyin` has tone marks and a space between syllables; `meaning` is prose that says
    with citations what the speech says of it, `context` what is known from elsewhere. `gloss` is
    the meaning in a line, where a reader may lack it: pages show it at the term's first appearance.
    """

    id: str
    zh: str
    also: tuple[str, ...]
    pinyin: str
    en: str
    forms: tuple[str, ...]
    kind: str
    meaning: Bilingual
    context: Bilingual | None
    gloss: Bilingual | None
    spot: Spot
    spots: Mapping[str, Spot]

    @property
    def names(self) -> tuple[str, ...]:
        """The term in Chinese, and its variants."""
        return (self.zh, *self.also)

    @property
    def renderings(self) -> tuple[str, ...]:
        """The term in English, and its grammatical forms."""
        return (self.en, *self.forms)

    @property
    def order(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Where the term stands by pinyin: its syllables without tones, then their tones."""
        syllables = [_syllable(written) for written in self.pinyin.lower().split()]
        return tuple(plain for plain, _ in syllables), tuple(tone for _, tone in syllables)


def read_glossary(text: str, path: str) -> Table:
    """Read `glossary.toml`."""
    return read_lists(text, path, _SHAPES)


def terms_of(table: Table) -> tuple[Term, ...]:
    """Return the table's terms in order."""
    return tuple(
        Term(
            id=row.fields["id"],
            zh=row.fields["zh"],
            also=tuple(row.fields.get("also", ())),
            pinyin=row.fields["pinyin"],
            en=row.fields["en"],
            forms=tuple(row.fields.get("forms", ())),
            kind=row.fields["kind"],
            meaning=Bilingual(**row.fields["meaning"]),
            context=_bilingual(row, "context"),
            gloss=_bilingual(row, "gloss"),
            spot=row.spot,
            spots=row.spots,
        )
        for row in table.rows
    )


def _bilingual(row: Row, field: str) -> Bilingual | None:
    return Bilingual(**row.fields[field]) if field in row.fields else None


def _syllable(written: str) -> tuple[str, int]:
    """Part a syllable into its letters (ü as v, as it is typed) and its tone, 5 for none."""
    marks = unicodedata.normalize("NFD", written).replace("u\u0308", "v")
    tone = next((_TONES.index(mark) + 1 for mark in marks if mark in _TONES), 5)
    return "".join(mark for mark in marks if not unicodedata.combining(mark)), tone
