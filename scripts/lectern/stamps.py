"""Stamps: which Chinese each translation was last reviewed against, in `docs/_data/stamps.toml`.

A guide page is stamped by its units (headings and blocks, in order), an edition by its sentences
in both languages. A stamp is the start of a SHA-256 over the normal form, so that white space
stales nothing. `lectern stamp` writes the table; nobody edits it by hand.
"""

import hashlib
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from lectern.diagnostic import Finding, Spot
from lectern.page import Page
from lectern.passage import Edition
from lectern.schema import broken_table
from lectern.text import normalise

_LENGTH = 12
_HEADER = """\
# Which Chinese each English block and sentence was last reviewed against. Written by
# `lectern stamp`; after a change to the Chinese, review the English, then stamp it again.
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """A heading or block of a page: where it stands, and its stamp."""

    spot: Spot
    stamp: str


@dataclass(frozen=True, slots=True)
class Stamps:
    """The table: by page name (path inside a language's folder) and by source key."""

    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    editions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unreadable: tuple[Finding, ...] = ()


def units(page: Page) -> tuple[Unit, ...]:
    """Return the units of a page in order of place."""
    headings = [Unit(heading.spot, digest(heading.title)) for heading in page.headings]
    blocks = [Unit(block.spot, digest(block.prose)) for block in page.blocks]
    return tuple(sorted([*headings, *blocks], key=lambda u: (u.spot.line, u.spot.column)))


def edition_stamps(first: Edition, second: Edition) -> tuple[str, ...]:
    """Return a stamp for each pair of sentences: the Chinese one's, a dash, the English one's."""
    pairs = zip(first.sentences(), second.sentences(), strict=False)
    return tuple(f"{digest(ours.text)}-{digest(theirs.text)}" for ours, theirs in pairs)


def restamp(
    stamps: Stamps,
    pages: Iterable[Page],
    editions: Iterable[tuple[Edition, Edition]],
    names: Collection[str],
) -> Stamps:
    """Return the stamps with the named pages (all if none are) stamped as they stand today.

    `pages` are Chinese pages; `editions` are pairs of Chinese and English.
    """
    by_page, by_key = dict(stamps.pages), dict(stamps.editions)
    for page in pages:
        if not names or page.name in names:
            by_page[page.name] = tuple(unit.stamp for unit in units(page))
    for first, second in editions:
        if not names or first.path.split("/", 2)[2] in names:
            by_key[first.key] = edition_stamps(first, second)
    return Stamps(by_page, by_key)


def digest(text: str) -> str:
    """Return the stamp of a text."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()[:_LENGTH]


def read_stamps(text: str, path: str) -> Stamps:
    """Read the table; one that is not what the command writes comes back with a finding."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Stamps(unreadable=(broken_table(error, path),))
    kinds = {kind: data.get(kind, {}) for kind in ("pages", "editions")}
    if not all(_is_table_of_lists(table) for table in kinds.values()):
        hint = "write it anew: review the translations, then run lectern stamp"
        finding = Finding(Spot(path), "the table is not what lectern stamp writes", hint)
        return Stamps(unreadable=(finding,))
    pages, editions = ({key: tuple(row) for key, row in table.items()} for table in kinds.values())
    return Stamps(pages, editions)


def write_stamps(stamps: Stamps) -> str:
    """Write the table: sorted, one stamp a line, so that diffs name what changed."""
    pieces = [_HEADER]
    for kind, table in (("pages", stamps.pages), ("editions", stamps.editions)):
        pieces.append(f"\n[{kind}]\n")
        for key, row in sorted(table.items()):
            lines = "".join(f'  "{stamp}",\n' for stamp in row)
            pieces.append(f'"{key}" = [\n{lines}]\n')
    return "".join(pieces)


def _is_table_of_lists(table: object) -> bool:
    if not isinstance(table, dict):
        return False
    rows = table.values()
    return all(isinstance(row, list) and all(isinstance(s, str) for s in row) for row in rows)
