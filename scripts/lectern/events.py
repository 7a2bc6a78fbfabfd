"""Dates, from `docs/_data/events.toml`: what the speech dates, and what other material dates.

The speech's own words for a time are kept and never resolved; `period` only says under which
heading an event is shown.
"""

from dataclasses import dataclass

from lectern.citation import ONE_SENTENCE, Item, parse_citation
from lectern.diagnostic import Spot
from lectern.schema import (
    BILINGUAL,
    Bilingual,
    Field,
    Row,
    Shape,
    Table,
    matching,
    one_of,
    read_lists,
)

PERIODS = ("2016", "undated", "2017")
"""Where the speech's events stand: in its review of 2016, without year or month, or in 2017."""

_SHAPES: dict[str, Shape] = {
    "said": {
        "period": one_of(PERIODS),
        "when": BILINGUAL.optional,
        "what": BILINGUAL,
        "cite": matching(ONE_SENTENCE, "a sentence such as @shi2017:3.2"),
    },
    "known": {
        "date": matching(r"\d{4}(-\d{2}(-\d{2})?)?", "a date such as 2018, 2018-03 or 2018-03-13"),
        "until": matching(r"\d{4}-\d{2}-\d{2}", "a date such as 2016-12-15").optional,
        "latest": Field("true, or leave it out", lambda value: value is True).optional,
        "what": BILINGUAL,
        "cite": matching(r"@[A-Za-z][A-Za-z0-9_-]*", "a source such as @people2016"),
    },
}


@dataclass(frozen=True, slots=True)
class Said:
    """An event of the speech; `when` are its words for the time, or None where it gives none."""

    period: str
    when: Bilingual | None
    what: Bilingual
    cited: Item
    spot: Spot


@dataclass(frozen=True, slots=True)
class Known:
    """An event from elsewhere: ISO dates as exact as known; `is_latest` if no later than that."""

    date: str
    until: str
    is_latest: bool
    what: Bilingual
    cited: Item
    spot: Spot


@dataclass(frozen=True, slots=True)
class Events:
    """All events: the speech's by period, those from elsewhere by date."""

    said: tuple[Said, ...] = ()
    known: tuple[Known, ...] = ()


def read_events(text: str, path: str) -> Table:
    """Read `events.toml`."""
    return read_lists(text, path, _SHAPES)


def events_of(table: Table) -> Events:
    """Return the table's events in the order in which they are shown."""
    said = [_said(row) for row in table.of("said")]
    known = [_known(row) for row in table.of("known")]
    return Events(
        tuple(sorted(said, key=lambda event: PERIODS.index(event.period))),
        tuple(sorted(known, key=lambda event: event.date)),
    )


def _said(row: Row) -> Said:
    when = row.fields.get("when")
    return Said(
        period=row.fields["period"],
        when=Bilingual(**when) if when else None,
        what=Bilingual(**row.fields["what"]),
        cited=_cited(row),
        spot=row.spot,
    )


def _known(row: Row) -> Known:
    return Known(
        date=str(row.fields["date"]),
        until=str(row.fields.get("until", "")),
        is_latest="latest" in row.fields,
        what=Bilingual(**row.fields["what"]),
        cited=_cited(row),
        spot=row.spot,
    )


def _cited(row: Row) -> Item:
    return parse_citation(f"[{row.fields['cite']}]")[0]
