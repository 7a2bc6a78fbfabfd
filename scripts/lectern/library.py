"""All that is exported of the site: the book, and the package of sheets of every session.

A package holds the sheets that learners get, then those of chair and leader; the key comes last.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lectern.book import Book, Imprint, edition_line, make_book, page_targets, read_page
from lectern.book_wording import BOOK_WORDS
from lectern.chapter import make_chapter
from lectern.plan import session_name
from lectern.project import Project
from lectern.session_wording import SESSION_WORDS
from lectern.sessions import LEADERS, LEARNERS, Session
from lectern.wording import WORDS

_FOLDER = "training"
_OWN_LEAF = '<div class="own-leaf"></div>'


def volumes(
    project: Project, language: str, imprint: Imprint, read: Callable[[str], bytes]
) -> Iterator[tuple[str, Book]]:
    """Yield everything to export in a language, each with the name of its file, without suffix."""
    yield f"guide-{language}", make_book(project, language, imprint, read)
    for session in project.sessions:
        yield _stem(session, language), make_package(project, session, language, imprint, read)


def make_package(
    project: Project,
    session: Session,
    language: str,
    imprint: Imprint,
    read: Callable[[str], bytes],
) -> Book:
    """Make the package of a session; `read` gives a file of the built site by its path."""
    pages = [read_page(name, language, read) for name in package_pages(session)]
    targets = page_targets(pages, project)
    media: dict[str, str | None] = {}
    chapters = [make_chapter(page, language, targets, frozenset(), media) for page in pages]
    chapters[-1] = replace(chapters[-1], body=_OWN_LEAF + chapters[-1].body)
    short = SESSION_WORDS[language]["short_name"].format(minutes=session.minutes)
    return Book(
        language=language,
        title=session_name(session, language),
        cover=None,
        short_title=f"{BOOK_WORDS[language]['site']}{short}",
        edition=edition_line(imprint, language),
        date=imprint.date,
        notice=WORDS[language]["notice"],
        front=(),
        chapters=tuple(chapters),
        back=(),
        media={},
    )


def package_pages(session: Session) -> tuple[str, ...]:
    """Return the names of the pages of a package, in order."""
    folder = f"{_FOLDER}/{session.id}"
    learners = [f"{folder}/{sheet}.md" for sheet in LEARNERS]
    if session.paper:
        papers = [f"{_FOLDER}/{kind}-{session.paper}.md" for kind in ("paper", "answers")]
        after = learners.index(f"{folder}/questions.md") + 1
        learners[after:after] = papers
    return (*learners, *(f"{folder}/{sheet}.md" for sheet in LEADERS))


def package_file(project: Project, language: str, name: str) -> str:
    """Return the file of the package that a page belongs to, or nothing."""
    for session in project.sessions:
        if name.startswith(f"{_FOLDER}/{session.id}/"):
            return f"{_stem(session, language)}.pdf"
    return ""


def _stem(session: Session, language: str) -> str:
    return f"session-{session.minutes}-{language}"
