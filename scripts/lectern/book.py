"""The format-neutral document that every exporter reads: a book of one language.

It is made from the pages as built, in the order of the navigation, so that it says what the site
says; pages named in `extra.unprinted` of mkdocs.yml stay out, and links to them become words.
"""

import calendar
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lectern.book_wording import BOOK_WORDS
from lectern.chapter import BuiltPage, Chapter, make_chapter, read_built
from lectern.matter import colophon, reading_guide, reference_id, references
from lectern.project import Project, page_path
from lectern.typeset import SOURCES_PAGE
from lectern.wording import WORDS


@dataclass(frozen=True, slots=True)
class Imprint:
    """Which book this is: the version, and the time of the last commit in seconds, if known."""

    version: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """The lines of the cover below the title, from large to small."""

    speech: str
    speaker: str
    occasion: str
    date: str


@dataclass(frozen=True, slots=True)
class Book:
    """A book: what stands before the contents, the chapters, what stands after them.

    Without a cover it has no contents either, and begins with its first chapter. `media`
    holds the pictures by the name that an `img` gives as its source.
    """

    language: str
    title: str
    cover: Cover | None
    short_title: str
    edition: str
    date: str
    notice: str
    front: tuple[Chapter, ...]
    chapters: tuple[Chapter, ...]
    back: tuple[Chapter, ...]
    media: Mapping[str, bytes]


def printed_pages(project: Project) -> tuple[str, ...]:
    """Return the names of the pages that the book holds, in order."""
    names = dict.fromkeys(entry.name for entry in project.config.nav)
    return tuple(name for name in names if project.config.is_printed(name))


def make_book(
    project: Project, language: str, imprint: Imprint, read: Callable[[str], bytes]
) -> Book:
    """Make the book of one language; `read` gives a file of the built site by its path."""
    pages = [read_page(name, language, read) for name in printed_pages(project)]
    targets = page_targets(pages, project)
    media: dict[str, str | None] = {}
    printed = frozenset(source.url for source in project.sources.values() if source.url)
    chapters = [make_chapter(page, language, targets, printed, media) for page in pages]
    words = BOOK_WORDS[language]
    edition = edition_line(imprint, language)
    return Book(
        language=language,
        title=words["title"],
        cover=_cover(project, language),
        short_title=words["short_title"],
        edition=edition,
        date=imprint.date,
        notice=WORDS[language]["notice"],
        front=(reading_guide(language, project),),
        chapters=tuple(chapters),
        back=(references(language, project), colophon(language, project, edition)),
        media={name: read(name) if text is None else text.encode() for name, text in media.items()},
    )


def edition_line(imprint: Imprint, language: str) -> str:
    """Say which edition something printed is: the version, and the date if it is known."""
    form = BOOK_WORDS[language]["edition_dated" if imprint.date else "edition"]
    return form.format(version=imprint.version, date=_written(imprint.date, language))


def read_page(name: str, language: str, read: Callable[[str], bytes]) -> BuiltPage:
    """Read a page of the built site."""
    path = page_path(name, language)
    return read_built(path, name, read(path).decode("utf-8"))


def page_targets(pages: list[BuiltPage], project: Project) -> dict[str, str]:
    """Map every place of the site that stands in the book to its id there.

    A source other than the speech is described in the references: citations lead there.
    """
    targets: dict[str, str] = {}
    for page in pages:
        targets.update(page.targets())
        if page.name == SOURCES_PAGE:
            for key, source in project.sources.items():
                if not source.is_full:
                    targets[f"{page.path}#{key}"] = reference_id(key)
    return targets


def _cover(project: Project, language: str) -> Cover:
    for source in project.sources.values():
        if source.is_full:
            speaker = source.author[language] if source.author else ""
            occasion = source.occasion[language] if source.occasion else ""
            date = _written(source.date, language)
            return Cover(source.title[language], speaker, occasion, date)
    return Cover("", "", "", "")


def _written(date: str, language: str) -> str:
    """Write a whole ISO date as people do; a part of one stays as it is."""
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    name = calendar.month_name[day.month]
    form = BOOK_WORDS[language]["date"]
    return form.format(year=day.year, month=day.month, day=day.day, month_name=name)
