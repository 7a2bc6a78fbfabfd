"""The whole project, as the rules and the pages' makers see it: frozen, and free of the disk."""

from collections.abc import Mapping
from dataclasses import dataclass

from lectern.config import Config
from lectern.diagnostic import Finding
from lectern.duties import Duties
from lectern.figures import Figure
from lectern.glossary import Term
from lectern.page import Page
from lectern.passage import Edition
from lectern.records import Source
from lectern.schema import LANGUAGES
from lectern.stamps import Stamps
from lectern.voice import Voice

SOURCES = "docs/_data/sources.toml"
VOICE = "docs/_data/voice.toml"
DUTIES = "docs/_data/duties.toml"
GLOSSARY = "docs/_data/glossary.toml"
FIGURES = "docs/_data/figures.toml"
STAMPS = "docs/_data/stamps.toml"
DOWNLOADS = "LECTERN_DOWNLOADS"
"""Set in the environment of a build whose site will hold the exports: its pages link them."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What could not be read, by the rule that reports it."""

    unreadable: tuple[Finding, ...] = ()
    broken_tables: tuple[Finding, ...] = ()
    misfits: tuple[Finding, ...] = ()
    front_matter: tuple[Finding, ...] = ()
    front_misfits: tuple[Finding, ...] = ()

    def spoils(self, path: str) -> bool:
        """Tell whether a table could not be read whole, so that what is missing proves nothing."""
        tables = (*self.unreadable, *self.broken_tables, *self.misfits)
        return any(finding.spot.path == path for finding in tables)


@dataclass(frozen=True, slots=True)
class Project:
    """Everything the rules look at. Paths are relative to the project, with /.

    `editions` is by language, then by source key; `captures` holds each capture's bytes by source
    key; `files` names every file under `docs/`. `tables` holds the prose of tables as if it were
    pages, so that what they say is checked where it is written.
    """

    config: Config
    sources: Mapping[str, Source]
    voice: Voice
    duties: Duties
    terms: tuple[Term, ...]
    figures: tuple[Figure, ...]
    stamps: Stamps
    captures: Mapping[str, bytes]
    editions: Mapping[str, Mapping[str, Edition]]
    pages: tuple[Page, ...]
    tables: tuple[Page, ...]
    files: frozenset[str]
    faults: Faults

    def all_pages(self) -> tuple[Page, ...]:
        """Return all that the site says: its pages, and the prose of its tables."""
        return (*self.pages, *self.tables)

    def claiming(self) -> tuple[Page, ...]:
        """Return the pages and tables whose every block must be a claim."""
        return tuple(page for page in self.all_pages() if not page.is_excused)

    def edition_pairs(self) -> tuple[tuple[Edition, Edition], ...]:
        """Return each source's edition in Chinese with its translation, where both are there."""
        first, second = (self.editions[language] for language in LANGUAGES)
        return tuple((first[key], second[key]) for key in sorted(first.keys() & second.keys()))

    def is_whole(self, language: str, key: str) -> bool:
        """Tell whether an edition has all its sentences, so that their numbers mean the same."""
        source, edition = self.sources.get(key), self.editions[language].get(key)
        if source is None or edition is None:
            return False
        return sum(1 for _ in edition.sentences()) == source.sentences

    def page(self, language: str, name: str) -> Page | None:
        """Return a page by its language and its path there."""
        return next((p for p in self.pages if (p.language, p.name) == (language, name)), None)


def edition_page(key: str) -> str:
    """Return the path of a source's edition inside a language's folder."""
    return f"sources/{key}.md"


def edition_path(language: str, key: str) -> str:
    """Return where an edition of a source stands in the project."""
    return f"docs/{language}/{edition_page(key)}"
