"""The demands of a speech, from `docs/_data/duties.toml`: who is asked, with what force, for what.

A demand's words are its sentence's; an actor is written there, carried over from an earlier
sentence, or not stated. Whether that is so is for the rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lectern.citation import ONE_SENTENCE, Item, parse_citation
from lectern.diagnostic import Spot
from lectern.schema import (
    BILINGUAL,
    NUMBER,
    WORDS,
    Bilingual,
    Field,
    Shape,
    Table,
    matching,
    read_lists,
    table_of,
)

ActorKind = Literal["named", "carried", "unstated"]

_CITE = matching(ONE_SENTENCE, "a sentence such as @shi2017:20.3")
_RELAYED: Shape = {"zh": WORDS, "en": WORDS, "cite": _CITE}
_ACTORS: dict[str, Shape] = {
    "named": {"kind": WORDS, "zh": WORDS, "en": WORDS},
    "carried": {"kind": WORDS, **_RELAYED},
    "unstated": {"kind": WORDS},
}
_ACTOR = Field(
    '{ kind = "named", zh = "…", en = "…" }, { kind = "carried", zh = "…", en = "…", '
    'cite = "@shi2017:20.3" } or { kind = "unstated" }',
    lambda value: (
        isinstance(value, dict)
        and value.get("kind") in _ACTORS
        and table_of(_ACTORS[value["kind"]], "").fits(value)
    ),
)
_SHAPES: dict[str, Shape] = {
    "force": {"zh": WORDS, "en": WORDS},
    "area": {
        "id": matching("[a-z][a-z0-9-]*", "an id in lower case"),
        "first": NUMBER,
        "last": NUMBER,
        "zh": WORDS,
        "en": WORDS,
    },
    "duty": {
        "id": matching(r"d\d+-\d+[a-z]", "d, passage, sentence and a letter, such as d20-3a"),
        "cite": _CITE,
        "force": WORDS.optional,
        "words": BILINGUAL,
        "actor": _ACTOR,
        "object": BILINGUAL.optional,
        "raised": table_of(_RELAYED, '{ zh = "…", en = "…", cite = "@shi2017:3.4" }').optional,
    },
}


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the speech in both languages, and the sentence in which they stand."""

    words: Bilingual
    cited: Item


@dataclass(frozen=True, slots=True)
class Area:
    """A field of work: the passages, first to last, in which the speech treats it."""

    id: str
    first: int
    last: int
    name: Bilingual


@dataclass(frozen=True, slots=True)
class Duty:
    """One demand. `force` is the speech's own word, or empty; `raised` is set where it is relayed.

    `actor` is None where it is not stated; `spots` says where each field stands.
    """

    id: str
    asked: Words
    force: str
    actor_kind: ActorKind
    actor: Words | None
    object: Bilingual | None
    raised: Words | None
    spot: Spot
    spots: Mapping[str, Spot]


@dataclass(frozen=True, slots=True)
class Duties:
    """The table: the words of force with their English, the areas, and the demands in order."""

    forces: Mapping[str, str]
    areas: tuple[Area, ...] = ()
    rows: tuple[Duty, ...] = ()

    def area_of(self, duty: Duty) -> Area | None:
        """Return the area in whose passages a demand stands."""
        passage = duty.asked.cited.locator.passage if duty.asked.cited.locator else 0
        return next((a for a in self.areas if a.first <= passage <= a.last), None)


def read_duties(text: str, path: str) -> Table:
    """Read `duties.toml`."""
    return read_lists(text, path, _SHAPES)


def duties_of(table: Table) -> Duties:
    """Return the table's forces, areas and demands."""
    forces = {row.fields["zh"]: row.fields["en"] for row in table.of("force")}
    areas = tuple(_area(row.fields) for row in table.of("area"))
    return Duties(forces, areas, tuple(_duties(table)))


def _area(fields: Mapping[str, Any]) -> Area:
    name = Bilingual(fields["zh"], fields["en"])
    return Area(fields["id"], fields["first"], fields["last"], name)


def _duties(table: Table) -> Iterator[Duty]:
    for row in table.of("duty"):
        fields = row.fields
        asked = Words(Bilingual(**fields["words"]), _item(fields["cite"]))
        actor, given = fields["actor"], fields.get("object")
        yield Duty(
            id=fields["id"],
            asked=asked,
            force=fields.get("force", ""),
            actor_kind=actor["kind"],
            actor=_words(actor, asked.cited) if "zh" in actor else None,
            object=Bilingual(**given) if given else None,
            raised=_words(fields["raised"], asked.cited) if "raised" in fields else None,
            spot=row.spot,
            spots=row.spots,
        )


def _words(fields: Mapping[str, str], default: Item) -> Words:
    cited = _item(fields["cite"]) if "cite" in fields else default
    return Words(Bilingual(fields["zh"], fields["en"]), cited)


def _item(text: str) -> Item:
    return parse_citation(f"[{text}]")[0]
