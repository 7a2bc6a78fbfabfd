"""The whole project, loaded once and frozen; the only module that reads content files.

What cannot be read is kept as a finding, by kind, for the rules about tables to report; the rest
is loaded all the same, so that one broken file hides nothing in the others.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from lectern.diagnostic import Finding, Spot
from lectern.frontmatter import read_front_matter
from lectern.page import Page, read_page
from lectern.passage import Edition, parse_edition
from lectern.records import LANGUAGES, Source, read_sources
from lectern.stamps import Stamps, read_stamps
from lectern.voice import Voice, read_voice

CONFIG = "mkdocs.yml"
SOURCES = "docs/_data/sources.toml"
VOICE = "docs/_data/voice.toml"
STAMPS = "docs/_data/stamps.toml"
DOWNLOADS = "LECTERN_DOWNLOADS"
"""Set in the environment of a build whose site will hold the exports: its pages link them."""


class UnreadableProject(Exception):
    """There is nothing here to check; the words say what is missing."""


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A page named in the navigation, by its path inside a language's folder."""

    spot: Spot
    name: str


@dataclass(frozen=True, slots=True)
class Config:
    """What we need of `mkdocs.yml`.

    The navigation; pages excused from claims, and pages left out of the book, each with its
    reason; and by language, the licence and how to report an error, as the book prints them.
    """

    nav: tuple[NavEntry, ...] = ()
    unclaimed: Mapping[str, tuple[Spot, str]] = field(default_factory=dict)
    unprinted: Mapping[str, tuple[Spot, str]] = field(default_factory=dict)
    licence: Mapping[str, str] = field(default_factory=dict)
    errata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Faults:
    """What could not be read, by the rule that reports it."""

    unreadable: tuple[Finding, ...] = ()
    broken_tables: tuple[Finding, ...] = ()
    misfits: tuple[Finding, ...] = ()
    front_matter: tuple[Finding, ...] = ()

    def spoils(self, path: str) -> bool:
        """Tell whether a table could not be read whole, so that what is missing proves nothing."""
        tables = (*self.unreadable, *self.broken_tables, *self.misfits)
        return any(finding.spot.path == path for finding in tables)


@dataclass(frozen=True, slots=True)
class Project:
    """Everything the rules look at. Paths are relative to the project, with /.

    `editions` is by language, then by source key; `captures` holds each capture's bytes by source
    key; `files` names every file under `docs/`.
    """

    config: Config
    sources: Mapping[str, Source]
    voice: Voice
    stamps: Stamps
    captures: Mapping[str, bytes]
    editions: Mapping[str, Mapping[str, Edition]]
    pages: tuple[Page, ...]
    files: frozenset[str]
    faults: Faults

    def guide_pages(self) -> tuple[Page, ...]:
        """Return the pages whose every block must be a claim."""
        return tuple(p for p in self.pages if p.front.fields.get("claims") != "none")

    def edition_pairs(self) -> tuple[tuple[Edition, Edition], ...]:
        """Return each source's edition in Chinese with its translation, where both are there."""
        first, second = (self.editions[language] for language in LANGUAGES)
        return tuple((first[key], second[key]) for key in sorted(first.keys() & second.keys()))

    def page(self, language: str, name: str) -> Page | None:
        """Return a page by its language and its path there."""
        return next((p for p in self.pages if (p.language, p.name) == (language, name)), None)


def load(root: Path) -> Project:
    """Load the project at `root`; raises UnreadableProject where there is none."""
    if not (root / CONFIG).is_file():
        raise UnreadableProject(f"no {CONFIG} in {root.name or 'this folder'}: not a project")
    reader = _Reader(root)
    config = reader.config()
    sources, captures = reader.sources()
    editions, pages = reader.pages(sources)
    voice, stamps = reader.voice(), reader.stamps()
    files, faults = reader.files(), reader.faults()
    return Project(config, sources, voice, stamps, captures, editions, pages, files, faults)


class _Reader:
    """Reads files below a root and gathers what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.unreadable: list[Finding] = []
        self.broken_tables: list[Finding] = []
        self.misfits: list[Finding] = []
        self.front_matter: list[Finding] = []

    def faults(self) -> Faults:
        return Faults(
            tuple(self.unreadable),
            tuple(self.broken_tables),
            tuple(self.misfits),
            tuple(self.front_matter),
        )

    def files(self) -> frozenset[str]:
        return frozenset(self._below("docs"))

    def _below(self, folder: str) -> list[str]:
        found = []
        for parent, _, names in os.walk(self.root / folder):
            base = Path(parent).relative_to(self.root)
            found += [(base / name).as_posix() for name in names]
        return sorted(found)

    def _bytes(self, path: str) -> bytes | None:
        try:
            return (self.root / path).read_bytes()
        except OSError as error:
            reason = error.strerror or "unreadable"
            hint = "put the file there, or mend the path that names it"
            self.unreadable.append(Finding(Spot(path), f"cannot read the file: {reason}", hint))
            return None

    def _text(self, path: str) -> str | None:
        data = self._bytes(path)
        if data is None:
            return None
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
        if text is None:
            return Config()
        try:
            tree = yaml.compose(text, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            spot = Spot(CONFIG, mark.line + 1, mark.column + 1) if mark else Spot(CONFIG)
            what = getattr(error, "problem", None) or "unreadable"
            hint = "mend the indent or the quotes of this line"
            self.broken_tables.append(Finding(spot, f"{CONFIG} is not YAML: {what}", hint))
            return Config()
        nav = tuple(_leaves(_child(tree, "nav")))
        extra = _child(tree, "extra")
        return Config(
            nav,
            dict(_pairs(_child(extra, "unclaimed"))),
            dict(_pairs(_child(extra, "unprinted"))),
            {language: words for language, (_, words) in _pairs(_child(extra, "licence"))},
            {language: words for language, (_, words) in _pairs(_child(extra, "errata"))},
        )

    def sources(self) -> tuple[dict[str, Source], dict[str, bytes]]:
        text = self._text(SOURCES)
        if text is None:
            return {}, {}
        table = read_sources(text, SOURCES)
        self.broken_tables += table.unreadable
        self.misfits += table.misfits
        captures = {}
        for source in table.sources:
            if not source.is_full:
                continue
            path = f"docs/_data/{source.capture}"
            if self._text(path) is not None:
                captures[source.key] = (self.root / path).read_bytes()
        return {source.key: source for source in table.sources}, captures

    def voice(self) -> Voice:
        text = self._text(VOICE)
        if text is None:
            return Voice()
        voice = read_voice(text, VOICE)
        self.broken_tables += voice.unreadable
        self.misfits += voice.misfits
        return voice

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
                if fault:
                    self.front_matter.append(fault)
                key = str(front.fields.get("source"))
                if path == edition_path(language, key):
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


def edition_page(key: str) -> str:
    """Return the path of a source's edition inside a language's folder."""
    return f"sources/{key}.md"


def edition_path(language: str, key: str) -> str:
    """Return where an edition of a source stands in the project."""
    return f"docs/{language}/{edition_page(key)}"


def _child(node: Any, *keys: str) -> Any:
    for key in keys:
        if not isinstance(node, yaml.MappingNode):
            return None
        node = next((value for name, value in node.value if name.value == key), None)
    return node


def _spot(node: Any) -> Spot:
    return Spot(CONFIG, node.start_mark.line + 1, node.start_mark.column + 1)


def _leaves(node: Any) -> list[NavEntry]:
    if isinstance(node, yaml.SequenceNode):
        return [leaf for item in node.value for leaf in _leaves(item)]
    if isinstance(node, yaml.MappingNode):
        return [leaf for _, value in node.value for leaf in _leaves(value)]
    if isinstance(node, yaml.ScalarNode) and node.value.endswith(".md"):
        return [NavEntry(_spot(node), node.value)]
    return []


def _pairs(node: Any) -> list[tuple[str, tuple[Spot, str]]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(str(key.value), (_spot(key), str(value.value).strip())) for key, value in node.value]
