"""What the site's own voice does not say, nor its questions ask, from `docs/_data/voice.toml`.

Where the words stand on the pages is for the rules.
"""

from dataclasses import dataclass

from lectern.diagnostic import Spot
from lectern.schema import (
    LANGUAGES,
    WORDS,
    Bilingual,
    Shape,
    Table,
    list_of,
    one_of,
    read_lists,
)

ANYWHERE = "*"
_PHRASE: Shape = {"language": one_of(LANGUAGES), "words": list_of(WORDS), "instead": WORDS}
_SHAPES: dict[str, Shape] = {
    "name": {"zh": WORDS, "en": WORDS, "pages": list_of(WORDS), "reason": WORDS},
    "phrase": _PHRASE,
    "leading": _PHRASE,
}


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, and the pages (paths inside a language's folder) that may say it."""

    words: Bilingual
    pages: tuple[str, ...]
    spot: Spot

    def may_stand_on(self, page: str) -> bool:
        """Tell whether a page may say the name in its own words."""
        return ANYWHERE in self.pages or page in self.pages


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that take sides, or that lead, in one language, and what to write instead."""

    language: str
    words: tuple[str, ...]
    instead: str


@dataclass(frozen=True, slots=True)
class Voice:
    """The names, the phrases that take sides, and those that no question uses."""

    names: tuple[Name, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    leading: tuple[Phrase, ...] = ()


def read_voice(text: str, path: str) -> Table:
    """Read `voice.toml`."""
    return read_lists(text, path, _SHAPES)


def voice_of(table: Table) -> Voice:
    """Return the table's names and phrases, by kind."""
    names = (
        Name(Bilingual(row.fields["zh"], row.fields["en"]), tuple(row.fields["pages"]), row.spot)
        for row in table.of("name")
    )
    return Voice(tuple(names), _phrases(table, "phrase"), _phrases(table, "leading"))


def _phrases(table: Table, kind: str) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(row.fields["language"], tuple(row.fields["words"]), row.fields["instead"])
        for row in table.of(kind)
    )
