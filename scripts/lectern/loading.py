"""Loads the project: the only module that reads content files.

What cannot be read is kept as a finding, by kind, for the rules about tables to report; the rest
is loaded all the same, so that one broken file hides nothing in the others.
"""

import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from lectern.absent import absent_of, read_absent
from lectern.config import CONFIG, Config, read_config
from lectern.diagnostic import Finding, Spot
from lectern.duties import duties_of, read_duties
from lectern.events import events_of, read_events
from lectern.figures import figures_of, read_figures
from lectern.frontmatter import misfits_of_front_matter, read_front_matter
from lectern.glance import glance_of, read_glance
from lectern.glossary import read_glossary, terms_of
from lectern.page import Page, read_page
from lectern.passage import Edition, parse_edition
from lectern.project import (
    ABSENT,
    DUTIES,
    EVENTS,
    FIGURES,
    GLANCE,
    GLOSSARY,
    QUIZ,
    SESSIONS,
    SOURCES,
    STAMPS,
    VOICE,
    Faults,
    Project,
    edition_path,
)
from lectern.quiz import quiz_of, read_quiz
from lectern.records import Source, read_sources, sources_of
from lectern.schema import LANGUAGES, Table
from lectern.sessions import read_sessions, sessions_of
from lectern.stamps import Stamps, read_stamps
from lectern.tabled import table_texts
from lectern.voice import read_voice, voice_of

LARGEST = 1_000_000
"""In bytes; the speech is a twentieth of it. Nobody reviews a larger page or table."""


class UnreadableProject(Exception):
    """There is nothing here to check; the words say what is missing."""


def load(root: Path) -> Project:
    """Load the project at `root`; raises UnreadableProject where there is none."""
    if not (root / CONFIG).is_file():
        raise UnreadableProject(f"no {CONFIG} in {root.name or 'this folder'}: not a project")
    reader = _Reader(root)
    sources = sources_of(reader.table(SOURCES, read_sources))
    editions, pages = reader.pages(sources)
    duties = duties_of(reader.table(DUTIES, read_duties))
    terms = terms_of(reader.table(GLOSSARY, read_glossary))
    figures = figures_of(reader.table(FIGURES, read_figures))
    events = events_of(reader.table(EVENTS, read_events))
    absent = absent_of(reader.table(ABSENT, read_absent))
    glance = glance_of(reader.table(GLANCE, read_glance))
    quiz = quiz_of(reader.table(QUIZ, read_quiz, is_optional=True))
    sessions = sessions_of(reader.table(SESSIONS, read_sessions, is_optional=True))
    project = Project(
        config=reader.config(),
        sources=sources,
        captures=reader.captures(sources),
        editions=editions,
        pages=pages,
        voice=voice_of(reader.table(VOICE, read_voice)),
        duties=duties,
        terms=terms,
        figures=figures,
        events=events,
        absent=absent,
        glance=glance,
        quiz=quiz,
        sessions=sessions,
        tables=(),
        stamps=reader.stamps(),
        files=reader.files(),
        faults=reader.faults(),
    )
    return replace(project, tables=table_texts(project))


class _Reader:
    """Reads files below a root and gathers what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.unreadable: list[Finding] = []
        self.broken_tables: list[Finding] = []
        self.misfits: list[Finding] = []
        self.front_matter: list[Finding] = []
        self.front_misfits: list[Finding] = []

    def faults(self) -> Faults:
        return Faults(
            tuple(self.unreadable),
            tuple(self.broken_tables),
            tuple(self.misfits),
            tuple(self.front_matter),
            tuple(self.front_misfits),
        )

    def files(self) -> frozenset[str]:
        return frozenset(self._below("docs"))

    def _below(self, folder: str) -> list[str]:
        found = []
        for parent, _, names in os.walk(self.root / folder):
            base = Path(parent).relative_to(self.root).as_posix()
            found += [f"{base}/{name}" for name in names]
        return sorted(found)

    def _bytes(self, path: str) -> bytes | None:
        """Read a file, but no pipe or device, which may never end, and nothing vast."""
        file, hint = self.root / path, "put the file there, or mend the path that names it"
        try:
            found = file.stat()
            if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST:
                return file.read_bytes()
            reason = f"larger than {LARGEST} bytes" if found.st_size > LARGEST else "no plain file"
        except OSError as error:
            reason = error.strerror or "unreadable"
        except ValueError:
            reason = "the path holds a character that no path can hold"
        self.unreadable.append(Finding(Spot(path), f"cannot read the file: {reason}", hint))
        return None

    def _text(self, path: str) -> str | None:
        data = self._bytes(path)
        return None if data is None else self._decoded(path, data)

    def _decoded(self, path: str, data: bytes) -> str | None:
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}"
            hint = "save the file as UTF-8 (Windows calls its old Chinese encoding ANSI or GBK)"
            self.unreadable.append(Finding(Spot(path, line), message, hint))
            return None

    def config(self) -> Config:
        text = self._text(CONFIG)
        config, fault = read_config(text) if text is not None else (Config(), None)
        self.broken_tables += [fault] if fault else []
        return config

    def table(
        self, path: str, read: Callable[[str, str], Table], *, is_optional: bool = False
    ) -> Table:
        """Read a table under `docs/_data`, and keep what is wrong with it."""
        if is_optional and not (self.root / path).exists():
            return Table()
        text = self._text(path)
        table = read(text, path) if text is not None else Table()
        self.broken_tables += table.unreadable
        self.misfits += table.misfits
        return table

    def captures(self, sources: Mapping[str, Source]) -> dict[str, bytes]:
        captures = {}
        for source in sources.values():
            path = f"docs/_data/{source.capture}"
            data = self._bytes(path) if source.is_full else None
            if data is not None and self._decoded(path, data) is not None:
                captures[source.key] = data
        return captures

    def stamps(self) -> Stamps:
        text = self._text(STAMPS) if (self.root / STAMPS).exists() else ""
        stamps = read_stamps(text or "", STAMPS)
        self.broken_tables += stamps.unreadable
        return stamps

    def pages(
        self, sources: Mapping[str, Source]
    ) -> tuple[dict[str, dict[str, Edition]], tuple[Page, ...]]:
        editions: dict[str, dict[str, Edition]] = {language: {} for language in LANGUAGES}
        pages: list[Page] = []
        for language in LANGUAGES:
            folder = f"docs/{language}"
            for path in self._below(folder):
                if not path.endswith(".md"):
                    continue
                text = self._text(path)
                if text is None:
                    continue
                front, fault = read_front_matter(text, path)
                self.front_matter += [fault] if fault else []
                self.front_misfits += misfits_of_front_matter(text, front, path)
                key = front.fields.get("source")
                if isinstance(key, str) and path == edition_path(language, key):
                    lines = text.split("\n")
                    edition = parse_edition(key, language, path, lines, front.lines)
                    editions[language][key] = edition
                else:
                    name = path.removeprefix(f"{folder}/")
                    pages.append(read_page(path, language, name, text, front))
            self._miss_editions(language, sources, editions[language])
        return editions, tuple(pages)

    def _miss_editions(
        self, language: str, sources: Mapping[str, Source], editions: Mapping[str, Edition]
    ) -> None:
        known = {finding.spot.path for finding in self.unreadable}
        for source in sources.values():
            path = edition_path(language, source.key)
            if source.is_full and source.key not in editions and path not in known:
                message = f"the {language} edition of {source.key} is missing"
                hint = "add the page: parts as ## headings, one sentence a line"
                self.unreadable.append(Finding(Spot(path), message, hint))
