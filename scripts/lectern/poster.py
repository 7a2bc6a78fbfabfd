"""The speech on one page in a neutral form, as the exporters of posters read it.

The words come from `glance.toml` and `figures.toml`, the titles of the parts from the edition.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from lectern.book import Imprint, edition_line
from lectern.citation import Item
from lectern.figures import Figure
from lectern.glance import PARTS, SECTIONS, Entry, Series
from lectern.poster_wording import POSTER_WORDS
from lectern.project import Project
from lectern.wording import CHINESE_NUMERALS, FIGURE_WORDS, WORDS

_ORDINAL = re.compile(r"^[一二三四五六七八九十]+、|^[A-Z][a-z]+\. ")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line; `is_force` marks the words of force."""

    text: str
    is_force: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What is said or told: its label, what it is named, its words, the places that it cites."""

    is_said: bool
    is_detail: bool
    label: str
    name: str
    runs: tuple[Run, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section: the number of its part, its title, the passages it is about, its lines."""

    number: str
    title: str
    places: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with its label, to stand beside another."""

    label: str
    items: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, and its figures: how the number is written, and the level it is of."""

    name: str
    figures: tuple[tuple[str, str], ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """The speech on one page in one language; `sections` are by their id."""

    language: str
    title: str
    edition: str
    date: str
    notice: str
    sections: Mapping[str, Section]
    measures: tuple[Measure, ...]
    lists: tuple[Listing, ...]


def make_poster(project: Project, language: str, imprint: Imprint) -> Poster:
    """Make the poster of one language."""
    return Poster(
        language=language,
        title=POSTER_WORDS[language]["title"],
        edition=edition_line(imprint, language),
        date=imprint.date,
        notice=WORDS[language]["notice"],
        sections={name: _section(project, name, language) for name in SECTIONS},
        measures=tuple(_measures(project, language)),
        lists=tuple(_listing(series, language) for series in project.glance.lists),
    )


def _section(project: Project, name: str, language: str) -> Section:
    lines = tuple(_line(entry, language) for entry in project.glance.of(name))
    for title in project.glance.titles:
        if title.section == name:
            words = title.words[language] if title.words else _heading(project, name, language)
            number = PARTS.index(name) + 1 if name in PARTS else 0
            named = CHINESE_NUMERALS[number] if language == "zh" else str(number)
            return Section(named if number else "", words, _places(title.cited), lines)
    return Section("", "", (), lines)


def _heading(project: Project, part: str, language: str) -> str:
    """Return the speech's own title of a part, without its number."""
    editions = project.editions[language].values()
    headings = [known.heading for edition in editions for known in edition.parts]
    place = PARTS.index(part)
    return _ORDINAL.sub("", headings[place]) if place < len(headings) else ""


def _line(entry: Entry, language: str) -> Line:
    label = entry.label[language] if entry.label else ""
    name = entry.name[language] if entry.name else ""
    runs = tuple(_runs(entry, language))
    return Line(entry.kind == "said", entry.is_detail, label, name, runs, _places(entry.cited))


def _runs(entry: Entry, language: str) -> Iterator[Run]:
    words = entry.words[language]
    force = entry.force[language] if entry.force else ""
    pieces = re.split(f"({re.escape(force)})", words) if force else [words]
    return (Run(piece, piece == force) for piece in pieces if piece)


def _listing(series: Series, language: str) -> Listing:
    items = tuple(item[language] for item in series.items)
    return Listing(series.label[language], items, _places(series.cited))


def _measures(project: Project, language: str) -> Iterator[Measure]:
    for name, figures in groupby(project.figures, lambda figure: figure.measure[language]):
        held = list(figures)
        written = tuple((_amount(f, language), f.level[language]) for f in held)
        yield Measure(name, written, _places(tuple(dict.fromkeys(f.cited for f in held))))


def _amount(figure: Figure, language: str) -> str:
    """Write a figure: in Chinese as the speech does, in English without the measure's name."""
    if language == "zh":
        return figure.words.zh
    return FIGURE_WORDS[language]["over" if figure.is_more else "plain"].format(figure.amount)


def _places(cited: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(str(item.locator).replace("-", "–") for item in cited)
