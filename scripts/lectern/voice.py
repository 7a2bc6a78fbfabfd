"""What the site's own voice does not say, from `docs/_data/voice.toml`: names and loaded phrases.

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
_SHAPES: dict[str, Shape] = {
    "name": {"zh": WORDS, "en": WORDS, "pages": list_of(WORDS), "reason": WORDS},
    "phrase": {"language": one_of(LANGUAGES), "words": list_of(WORDS), "instead": WORDS},
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
    """Words that take sides, in one language, and what to write instead."""

    language: str
    words: tuple[str, ...]
    instead: str


@dataclass(frozen=True, slots=True)
class Voice:
    """The names and the phrases."""

    names: tuple[Name, ...] = ()
    phrases: tuple[Phrase, ...] = ()


def read_voice(text: str, path: str) -> Table:
    """Read `voice.toml`."""
    return read_lists(text, path, _SHAPES)


def voice_of(table: Table) -> Voice:
    """Return the table's names and phrases."""
    names = (
        Name(Bilingual(row.fields["zh"], row.fields["en"]), tuple(row.fields["pages"]), row.spot)
        for row in table.of("name")
    )
    phrases = (
        Phrase(row.fields["language"], tuple(row.fields["words"]), row.fields["instead"])
        for row in table.of("phrase")
    )
    return Voice(tuple(names), tuple(phrases))
