"""The whole project, as the rules and the pages' makers see it: frozen, and free of the disk."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lectern.absent import Absence
from lectern.config import Config
from lectern.diagnostic import Finding
from lectern.duties import Duties
from lectern.events import Events
from lectern.figures import Figure
from lectern.glance import Glance
from lectern.glossary import Term
from lectern.page import Page
from lectern.passage import Edition
from lectern.quiz import Quiz
from lectern.records import Source
from lectern.schema import LANGUAGES
from lectern.sessions import Session
from lectern.stamps import Stamps
from lectern.voice import Voice

SOURCES = "docs/_data/sources.toml"
VOICE = "docs/_data/voice.toml"
DUTIES = "docs/_data/duties.toml"
GLOSSARY = "docs/_data/glossary.toml"
FIGURES = "docs/_data/figures.toml"
EVENTS = "docs/_data/events.toml"
ABSENT = "docs/_data/absent.toml"
GLANCE = "docs/_data/glance.toml"
QUIZ = "docs/_data/quiz.toml"
SESSIONS = "docs/_data/sessions.toml"
STAMPS = "docs/_data/stamps.toml"
_ROOTS = {"zh": "", "en": "en/"}
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


@dataclass(frozen=True, slots=True, eq=False)
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
    events: Events
    absent: tuple[Absence, ...]
    glance: Glance
    quiz: Quiz
    sessions: tuple[Session, ...]
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

    def numbered(self) -> tuple[Page, ...]:
        """Return the pages, and the tables unless an edition that they cite lost its numbers."""
        return (
            *self.pages,
            *(
                table
                for table in self.tables
                if all(self.is_whole(table.language, key) for key in self.editions[table.language])
            ),
        )

    def claiming(self) -> tuple[Page, ...]:
        """Return the pages and tables whose every block must be a claim."""
        return tuple(page for page in self.all_pages() if not page.is_excused)

    def edition_pairs(self) -> tuple[tuple[Edition, Edition], ...]:
        """Return each source's edition in Chinese with its translation, where both are there."""
        first, second = (self.editions[language] for language in LANGUAGES)
        return tuple((first[key], second[key]) for key in sorted(first.keys() & second.keys()))

    def is_whole(self, language: str, key: str) -> bool:
        """Tell whether an edition has all its sentences, so that their numbers mean the same."""
        return (language, key) in _whole_editions(self)

    def session(self, identifier: str) -> Session | None:
        """Return a study session by its id."""
        return next((one for one in self.sessions if one.id == identifier), None)

    def reading_order(self, language: str) -> tuple[Page, ...]:
        """Return the pages of a language as the navigation has them, those outside it last."""
        order = {entry.name: place for place, entry in enumerate(self.config.nav)}
        pages = (page for page in self.pages if page.language == language)
        return tuple(sorted(pages, key=lambda page: order.get(page.name, len(order))))

    def page(self, language: str, name: str) -> Page | None:
        """Return a page by its language and its path there."""
        return _pages_by_name(self).get((language, name))


@lru_cache(maxsize=1)  # most pages are asked for their twins, by one rule after another
def _pages_by_name(project: Project) -> Mapping[tuple[str, str], Page]:
    return {(page.language, page.name): page for page in project.pages}


@lru_cache(maxsize=1)  # every claim on an edition asks first whether it is whole
def _whole_editions(project: Project) -> frozenset[tuple[str, str]]:
    return frozenset(
        (language, key)
        for language, editions in project.editions.items()
        for key, edition in editions.items()
        if key in project.sources
        and project.sources[key].sentences == sum(1 for _ in edition.sentences())
    )


def edition_page(key: str) -> str:
    """Return the path of a source's edition inside a language's folder."""
    return f"sources/{key}.md"


def page_path(name: str, language: str) -> str:
    """Return where a page stands in the built site."""
    return _ROOTS[language] + name.removesuffix(".md") + ".html"


def edition_path(language: str, key: str) -> str:
    """Return where an edition of a source stands in the project."""
    return f"docs/{language}/{edition_page(key)}"
