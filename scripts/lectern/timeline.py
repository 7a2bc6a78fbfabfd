"""Draws the timeline: pictures that print in black and white, and below them two tables.

What the speech dates has solid marks on a solid line, its words in quotation marks; what comes from
elsewhere has hollow marks on a dashed line further in, its dates as numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape as escape_html

from lectern.citation import format_citation
from lectern.drawing import FONT, typed, wrapped
from lectern.events import PERIODS, Known, Said
from lectern.project import Project
from lectern.reference_wording import TIMELINE_WORDS
from lectern.typeset import escape

_WIDTH, _SIZE, _LINE, _GAP = 360, 13, 18, 5
_SAID_RAIL, _KNOWN_RAIL, _INDENT = 8, 26, 14


@dataclass(frozen=True, slots=True)
class _Entry:
    """A mark of a picture: its lane's rail, the time, and what was then."""

    rail: int
    time: str
    what: str


def timeline(project: Project, language: str) -> str:
    """Write the pictures, the table of what the speech dates, and that of what others date."""
    words, events = TIMELINE_WORDS[language], project.events
    said = _table(
        [words["period"], words["when"], words["what"], words["source"]],
        [
            [words[event.period], _when(event, language), event.what[language], _cited(event)]
            for event in events.said
        ],
    )
    known = _table(
        [words["date"], words["what"], words["source"]],
        [[date_of(event, language), event.what[language], _cited(event)] for event in events.known],
    )
    pictures = "".join(timeline_pictures(project, language))
    return f"<div>{pictures}</div>\n\n{said}\n\n/// context\n{known}\n///"


def date_of(event: Known, language: str) -> str:
    """Write a date as exactly as it is known: 2016年12月14日至15日."""
    words = TIMELINE_WORDS[language]
    year, month, day = (*event.date.split("-"), "", "")[:3]
    form = "day" if day else "month" if month else "year"
    days = str(int(day or 0))
    if event.until:
        days += words["to"] + str(int(event.until[-2:]))
    name = words["months"].split()[int(month or 1) - 1]
    written = words[form].format(year=year, month=name, day=days)
    return words["latest"].format(written) if event.is_latest else written


def timeline_pictures(project: Project, language: str) -> Iterator[str]:
    """Draw the events as SVG, one for each heading of time, so that each fits on a sheet."""
    words = TIMELINE_WORDS[language]
    shapes, top = [*_legend(words)], 3 * _LINE - _GAP
    for name, entries in _bands(project, language):
        shapes.append(_text(0, top + _LINE - 4, words[name], is_strong=True))
        shapes.append(_rule(top + _LINE + 2))
        top += 2 * _LINE - _GAP
        for lane in (_SAID_RAIL, _KNOWN_RAIL):
            start = top
            for entry in (entry for entry in entries if entry.rail == lane):
                shapes += _drawn(entry, top)
                top += _LINE * len(_lines(entry)) + _GAP
            shapes += _rail(lane, start, top) if top > start else []
        told = escape_html(words["title"].format(words[name]))
        yield (
            f'<svg class="timeline-picture" viewBox="0 0 {_WIDTH} {top}" role="img" '
            f'font-family="{FONT}" font-size="{_SIZE}" fill="currentColor"><title>{told}</title>'
            f"{''.join(shapes)}</svg>"
        )
        shapes, top = [], 0


def _bands(project: Project, language: str) -> Iterator[tuple[str, list[_Entry]]]:
    """Yield each heading of the pictures that has events, with what stands below it."""
    spoken = max((s.date for s in project.sources.values() if s.is_full), default="")
    for name in ("before", *PERIODS, "after"):
        said = [_said(event, language) for event in project.events.said if event.period == name]
        known = [
            _Entry(_KNOWN_RAIL, date_of(event, language), typed(event.what[language], language))
            for event in project.events.known
            if _band_of(event.date, spoken) == name
        ]
        if said or known:
            yield name, [*said, *known]


def _band_of(date: str, spoken: str) -> str:
    """Return the heading under which a date is drawn; those after the speech have their own."""
    year = date[:4]
    return "after" if date > spoken else year if year in PERIODS else "before"


def _said(event: Said, language: str) -> _Entry:
    time = TIMELINE_WORDS[language]["quoted" if event.when else "plain"]
    time = time.format(_when(event, language))
    return _Entry(_SAID_RAIL, typed(time, language), typed(event.what[language], language))


def _when(event: Said, language: str) -> str:
    return event.when[language] if event.when else TIMELINE_WORDS[language]["undated_event"]


def _cited(event: Said | Known) -> str:
    return format_citation((event.cited,))


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *([*map(escape, row[:-1]), row[-1]] for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _lines(entry: _Entry) -> list[str]:
    """Return the lines of an entry; the time opens the first."""
    left = (_WIDTH - entry.rail - _INDENT) / _SIZE
    return wrapped(f"{entry.time}\u3000{entry.what}", left)


def _drawn(entry: _Entry, top: int) -> Iterator[str]:
    left, middle = entry.rail + _INDENT, top + 9
    if entry.rail == _SAID_RAIL:
        yield f'<circle cx="{entry.rail}" cy="{middle}" r="4.5"/>'
    else:
        yield (
            f'<rect x="{entry.rail - 4}" y="{middle - 4}" width="8" height="8" '
            'fill="none" stroke="currentColor" stroke-width="1.5"/>'
        )
    for number, line in enumerate(_lines(entry)):
        yield _text(left, top + 14 + number * _LINE, line)


def _text(left: int, baseline: int, words: str, *, is_strong: bool = False) -> str:
    weight = ' font-weight="bold"' if is_strong else ""
    return f'<text x="{left}" y="{baseline}"{weight}>{escape_html(words)}</text>'


def _rule(height: int) -> str:
    return f'<path d="M0 {height}H{_WIDTH}" stroke="currentColor" stroke-width="0.8"/>'


def _rail(lane: int, start: int, end: int) -> Iterator[str]:
    dashes = "" if lane == _SAID_RAIL else ' stroke-dasharray="3 3"'
    yield (
        f'<path d="M{lane} {start}V{end - _GAP}" stroke="currentColor" '
        f'stroke-width="1.2" opacity="0.6"{dashes}/>'
    )


def _legend(words: Mapping[str, str]) -> Iterator[str]:
    yield from _drawn(_Entry(_SAID_RAIL, "", ""), 0)
    yield from _drawn(_Entry(_KNOWN_RAIL, "", ""), _LINE)
    yield _text(_SAID_RAIL + _INDENT, 14, words["said"])
    yield _text(_KNOWN_RAIL + _INDENT, _LINE + 14, words["known"])
