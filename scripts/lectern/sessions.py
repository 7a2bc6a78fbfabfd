"""Study sessions, from `docs/_data/sessions.toml`: whom each is for, its steps, its handout.

What names a place of the speech says what it says; the rest is advice. The sheets of a session are
written from it elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal, get_args

from lectern.citation import Item, MalformedCitation, parse_citation
from lectern.diagnostic import Finding, Spot
from lectern.schema import (
    BILINGUAL,
    LANGUAGES,
    WORDS,
    Bilingual,
    Field,
    Row,
    Shape,
    Table,
    list_of,
    misfits_of,
    one_of,
    read_lists,
    table_of,
)

Importance = Literal["must", "may", "break"]
SESSIONS = ("s30", "s60", "s90", "s120")
LEARNERS = ("agenda", "handout", "questions", "signin", "record", "outline", "feedback")
"""The sheets that learners get, in the order of the package: no answer stands on them."""
LEADERS = ("script", "plan", "key")
SHEETS = (*LEARNERS, *LEADERS)


def _is_place(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return len(parse_citation(f"[{value}]")) == 1
    except MalformedCitation:
        return False


_MINUTES = Field(
    "a whole number of minutes, 1 to 240", lambda value: type(value) is int and 0 < value <= 240
)
_PLACES = list_of(Field("places such as @shi2017:12 or @shi2017:12.3-4", _is_place), least=1)
_TOLD: Shape = {"zh": WORDS, "en": WORDS, "cite": _PLACES}
_COLUMNS = table_of(
    {language: list_of(WORDS, least=2) for language in LANGUAGES}, '{ zh = ["…"], en = ["…"] }'
)
_STEP: Shape = {
    "minutes": _MINUTES,
    "kind": one_of(get_args(Importance)),
    "title": BILINGUAL,
    "doing": BILINGUAL,
    "room": BILINGUAL.optional,
    "say": table_of(_TOLD, '{ zh = "…", en = "…", cite = ["@shi2017:1.1"] }').optional,
    "passages": _PLACES.optional,
    "questions": list_of(WORDS, least=1).optional,
    "discuss": list_of(
        table_of({**_TOLD, "table": _COLUMNS.optional}, '{ zh = "…", en = "…", cite = ["…"] }')
    ).optional,
}
_LINE = table_of({**_TOLD, "cite": _PLACES.optional}, '{ zh = "…", en = "…", cite = ["…"] }')
_PART: Shape = {"title": BILINGUAL, "lines": list_of(_LINE, least=1)}
_NESTED = {"step": _STEP, "part": _PART}
_ROWS = Field("tables below it, such as [[session.step]]", lambda value: isinstance(value, list))
_SESSION: Shape = {
    "id": one_of(SESSIONS),
    "minutes": _MINUTES,
    "paper": one_of(("a", "b")).optional,
    "title": BILINGUAL,
    "audience": BILINGUAL,
    "objectives": list_of(BILINGUAL, least=1),
    "materials": list_of(BILINGUAL, least=1),
    **dict.fromkeys(_NESTED, _ROWS),
}


@dataclass(frozen=True, slots=True)
class Told:
    """Words, and the places whose words they are; with none they are advice.

    `columns`, by language, head a table that an exercise is written into.
    """

    words: Bilingual
    cited: tuple[Item, ...]
    spot: Spot
    columns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a plan: `doing` is what the leader does, `room` the same without a projector.

    `say` is what the chair says of the speech, `discuss` what learners talk over or work at.
    """

    minutes: int
    kind: Importance
    title: Bilingual
    doing: Bilingual
    room: Bilingual | None
    say: Told | None
    passages: tuple[Item, ...]
    questions: tuple[str, ...]
    discuss: tuple[Told, ...]
    spots: Mapping[str, Spot]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a handout."""

    title: Bilingual
    lines: tuple[Told, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Session:
    """A study session; `paper` is the test paper that it ends in, or empty."""

    id: str
    minutes: int
    paper: str
    title: Bilingual
    audience: Bilingual
    objectives: tuple[Bilingual, ...]
    materials: tuple[Bilingual, ...]
    steps: tuple[Step, ...]
    parts: tuple[Part, ...]
    spot: Spot
    spots: Mapping[str, Spot]

    def timed(self) -> Iterator[tuple[int, int, Step]]:
        """Yield each step with the minutes at which it begins and ends."""
        ends = accumulate(step.minutes for step in self.steps)
        return ((end - step.minutes, end, step) for end, step in zip(ends, self.steps, strict=True))

    @property
    def questions(self) -> tuple[str, ...]:
        """The ids of the questions on its question sheet."""
        return tuple(name for step in self.steps for name in step.questions)

    @property
    def discussed(self) -> tuple[Told, ...]:
        """The discussion questions and exercises, in order."""
        return tuple(told for step in self.steps for told in step.discuss)

    @property
    def passages(self) -> tuple[Item, ...]:
        """What is read or talked over, each place once."""
        return tuple(dict.fromkeys(item for step in self.steps for item in step.passages))


def read_sessions(text: str, path: str) -> Table:
    """Read `sessions.toml`: its rows, and the rows nested in them."""
    table = read_lists(text, path, {"session": _SESSION})
    faults = {row.spot: list(_nested_faults(row)) for row in table.rows}
    misfits = [finding for row in table.rows for finding in faults[row.spot]]
    sound = tuple(row for row in table.rows if not faults[row.spot])
    return Table(sound, table.unreadable, (*table.misfits, *misfits))


def sessions_of(table: Table) -> tuple[Session, ...]:
    """Return the table's sessions."""
    return tuple(_session(row) for row in table.of("session"))


def _nested_faults(row: Row) -> Iterator[Finding]:
    for kind, shape in _NESTED.items():
        for number, nested in enumerate(row.fields[kind], 1):
            place = f"{kind}.{number}"
            for where, message, hint in misfits_of(
                nested, shape, f"{row.fields['id']} {kind} {number}"
            ):
                spot = row.spots.get(f"{place}.{where}", row.spots.get(place, row.spot))
                yield Finding(spot, message, hint)


def _session(row: Row) -> Session:
    fields = row.fields
    return Session(
        id=fields["id"],
        minutes=fields["minutes"],
        paper=fields.get("paper", ""),
        title=Bilingual(**fields["title"]),
        audience=Bilingual(**fields["audience"]),
        objectives=tuple(Bilingual(**words) for words in fields["objectives"]),
        materials=tuple(Bilingual(**words) for words in fields["materials"]),
        steps=tuple(_step(row, n, given) for n, given in enumerate(fields["step"], 1)),
        parts=tuple(
            Part(
                Bilingual(**given["title"]),
                _all_told(row, f"part.{number}.lines", given["lines"]),
                row.spots.get(f"part.{number}.title", row.spot),
            )
            for number, given in enumerate(fields["part"], 1)
        ),
        spot=row.spot,
        spots=row.spots,
    )


def _step(row: Row, number: int, given: Mapping[str, Any]) -> Step:
    place = f"step.{number}."
    names = ("minutes", "title", "doing", "room", "say", "passages", "questions", "discuss")
    return Step(
        minutes=given["minutes"],
        kind=given["kind"],
        title=Bilingual(**given["title"]),
        doing=Bilingual(**given["doing"]),
        room=Bilingual(**given["room"]) if "room" in given else None,
        say=_told(row, f"{place}say", given["say"]) if "say" in given else None,
        passages=_items(given.get("passages", ())),
        questions=tuple(given.get("questions", ())),
        discuss=_all_told(row, f"{place}discuss", given.get("discuss", ())),
        spots={name: row.spots.get(place + name, row.spot) for name in names},
    )


def _all_told(row: Row, place: str, given: list[Mapping[str, Any]]) -> tuple[Told, ...]:
    return tuple(_told(row, f"{place}.{n}", fields) for n, fields in enumerate(given, 1))


def _told(row: Row, place: str, given: Mapping[str, Any]) -> Told:
    columns = {language: tuple(heads) for language, heads in given.get("table", {}).items()}
    spot = row.spots.get(place, row.spot)
    return Told(Bilingual(given["zh"], given["en"]), _items(given.get("cite", ())), spot, columns)


def _items(places: list[str]) -> tuple[Item, ...]:
    return tuple(parse_citation(f"[{place}]")[0] for place in places)
