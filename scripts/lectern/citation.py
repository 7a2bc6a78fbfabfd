"""Citations: Pandoc's convention with our own locator.

    citation = "[" item *( ";" item ) "]"
    item     = "@" key [ ":" locator ]
    locator  = "part" n | n [ "-" n ] | n "." n [ "-" n ]

This module parses, writes and resolves them; it prints nothing and judges nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from lectern.passage import Edition, Passage, Sentence
from lectern.records import Source

_NUMBER = "[1-9][0-9]{0,3}"
_KEY = "[A-Za-z][A-Za-z0-9_-]*"
ONE_SENTENCE = rf"@{_KEY}:{_NUMBER}\.{_NUMBER}"
"""The pattern of an item that names one sentence, as the tables write it."""
_PLACE = rf"@{_KEY}:{_NUMBER}(?:\.{_NUMBER})?(?:-{_NUMBER})?"
PLACES = rf"{_PLACE}(?:; {_PLACE})*"
"""The pattern of items that name passages or sentences, as the tables write them."""
_CANDIDATE = re.compile(r"\[\s*@[^\[\]\n]*\]?")
_ITEM = re.compile(rf"@(?P<key>{_KEY})(?::(?P<locator>.*))?")
_LOCATOR = re.compile(
    rf"part(?P<part>{_NUMBER})"
    rf"|(?P<passage>{_NUMBER})\.(?P<first>{_NUMBER})(?:-(?P<last>{_NUMBER}))?"
    rf"|(?P<from>{_NUMBER})(?:-(?P<to>{_NUMBER}))?"
)


class Level(Enum):
    """What a locator names."""

    PART = "part"
    PASSAGES = "passages"
    SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class Locator:
    """A part, a range of passages, or a range of sentences inside `passage`."""

    level: Level = field(hash=False)  # left out of the hash, since that of an Enum is slow
    first: int
    last: int
    passage: int = 0

    @property
    def last_passage(self) -> int:
        """The last passage that the locator names; 0 for a part."""
        if self.level is Level.PART:
            return 0
        return self.passage if self.level is Level.SENTENCES else self.last

    def __str__(self) -> str:
        """Write the locator as it stands in a citation."""
        span = f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"
        if self.level is Level.PART:
            return f"part{self.first}"
        return f"{self.passage}.{span}" if self.level is Level.SENTENCES else span


@dataclass(frozen=True, slots=True)
class Item:
    """One source named in a citation, with the place in it if one is given."""

    key: str
    locator: Locator | None = None

    def __str__(self) -> str:
        """Write the item as it stands in a citation."""
        return f"@{self.key}" + (f":{self.locator}" if self.locator else "")


class MalformedCitation(ValueError):
    """The words say what was expected and what was found."""


class Fault(Enum):
    """Why an item that is well formed leads nowhere."""

    SOURCE = "unknown source"
    PART = "unknown part"
    PASSAGE = "unknown passage"
    SENTENCE = "unknown sentence"
    MISSING = "missing locator"
    NEEDLESS = "needless locator"


@dataclass(frozen=True, slots=True)
class Span:
    """What an item points to: an anchor, and the sentences there (none for a reference source)."""

    item: Item
    anchor: str
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An item that leads nowhere, and why."""

    item: Item
    fault: Fault


def find_citations(text: str) -> Iterator[re.Match[str]]:
    """Yield what is meant as a citation, well formed or not, in order."""
    yield from _CANDIDATE.finditer(text)


@lru_cache(maxsize=4096)  # pages name the same few places again and again
def parse_citation(text: str) -> tuple[Item, ...]:
    """Parse a citation with its brackets; raises MalformedCitation."""
    if not text.endswith("]"):
        raise MalformedCitation(f"expected ] at the end of the citation, found {text!r}")
    return tuple(_parse_item(part.strip()) for part in text[1:-1].split(";"))


def format_citation(items: tuple[Item, ...]) -> str:
    """Write a citation in its one canonical form."""
    return "[" + "; ".join(str(item) for item in items) + "]"


@lru_cache(maxsize=4096)  # equal items are soonest told to be so where they are one
def _parse_item(text: str) -> Item:
    match = _ITEM.fullmatch(text)
    if match is None:
        raise MalformedCitation(f"expected @key or @key:locator, found {text!r}")
    if match["locator"] is None:
        return Item(match["key"])
    return Item(match["key"], _parse_locator(match["locator"]))


def _parse_locator(text: str) -> Locator:
    match = _LOCATOR.fullmatch(text)
    if match is None:
        expected = "part2, 20, 17-18, 20.3 or 20.3-5"
        raise MalformedCitation(f"expected a locator such as {expected}, found {text!r}")
    if match["part"]:
        return Locator(Level.PART, int(match["part"]), int(match["part"]))
    if match["passage"]:
        level, start, end, passage = Level.SENTENCES, "first", "last", int(match["passage"])
    else:
        level, start, end, passage = Level.PASSAGES, "from", "to", 0
    first, last = int(match[start]), int(match[end] or match[start])
    if match[end] and last <= first:
        raise MalformedCitation(f"expected a range that runs forwards, found {text!r}")
    return Locator(level, first, last, passage)


def resolve(
    item: Item, sources: Mapping[str, Source], editions: Mapping[str, Edition]
) -> Span | Unresolved:
    """Find what an item points to, in the editions of one language by source key."""
    source = sources.get(item.key)
    if source is None:
        return Unresolved(item, Fault.SOURCE)
    if not source.is_full:
        return Unresolved(item, Fault.NEEDLESS) if item.locator else Span(item, item.key)
    edition = editions.get(item.key)
    if edition is None:
        return Span(item, item.key) if item.locator else Unresolved(item, Fault.MISSING)
    return _place(item, edition)


@lru_cache(maxsize=4096)  # each rule looks up all citations, which name the same few places
def _place(item: Item, edition: Edition) -> Span | Unresolved:
    locator = item.locator
    if locator is None:
        return Unresolved(item, Fault.MISSING)
    if locator.level is Level.PART:
        return _part(item, locator.first, edition)
    if locator.last_passage > len(edition.passages):
        return Unresolved(item, Fault.PASSAGE)
    if locator.level is Level.PASSAGES:
        inside = edition.passages[locator.first - 1 : locator.last]
        return _whole(item, f"p{locator.first}", inside)
    sentences = edition.passages[locator.passage - 1].sentences
    if locator.last > len(sentences):
        return Unresolved(item, Fault.SENTENCE)
    chosen = sentences[locator.first - 1 : locator.last]
    return Span(item, chosen[0].anchor, chosen)


def _part(item: Item, number: int, edition: Edition) -> Span | Unresolved:
    if number > len(edition.parts):
        return Unresolved(item, Fault.PART)
    return _whole(item, f"part{number}", edition.passages_of(number))


def _whole(item: Item, anchor: str, passages: tuple[Passage, ...]) -> Span:
    return Span(item, anchor, tuple(s for passage in passages for s in passage.sentences))
