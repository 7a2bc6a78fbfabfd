"""A typed schema for TOML tables: which fields a row has, what each may hold, and where it stands.

A table is read whole: every fault in it is a finding with its line, and only sound rows come back.
What the rows mean is left to the rooms that own the tables.
"""

import re
import reprlib
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice, repeat
from typing import Any

from lectern.diagnostic import Finding, Spot
from lectern.text import nearest

LANGUAGES = ("zh", "en")
_GREATEST = 10**9
_SHORTENED = reprlib.Repr()  # goes no deeper than six levels, however deep a table is nested


@dataclass(frozen=True, slots=True)
class Field:
    """What a field holds: `expected` is what to write, for the hint; `fits` judges a value."""

    expected: str
    fits: Callable[[Any], bool]
    required: bool = True

    @property
    def optional(self) -> "Field":
        """The same field, which a row may leave out."""
        return Field(self.expected, self.fits, required=False)


Shape = Mapping[str, Field]
ShapeOf = Callable[[Mapping[str, Any]], Shape]
"""Gives the shape that a row must have, from what it holds."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in the two languages of the site."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Return the words in a language of the site."""
        return self.zh if language == "zh" else self.en


def _is_words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def one_of(choices: Collection[str]) -> Field:
    """Return a field that holds one of some words."""
    return Field(" or ".join(choices), lambda value: isinstance(value, str) and value in choices)


def matching(pattern: str, expected: str) -> Field:
    """Return a field whose value, written as a string, matches a pattern whole."""
    compiled = re.compile(pattern)
    return Field(
        expected,
        lambda value: not isinstance(value, (dict, list)) and bool(compiled.fullmatch(_str(value))),
    )


def _str(value: object) -> str:
    """Write a value, unless it is a number of more digits than Python writes."""
    vast = isinstance(value, int) and abs(value) > _GREATEST
    return "" if vast else str(value)


def table_of(shape: Shape, expected: str) -> Field:
    """Return a field that holds a table of a shape."""
    return Field(expected, lambda value: not any(_faults(value, shape)))


def list_of(item: Field, least: int = 0) -> Field:
    """Return a field that holds a list of so many items at least, each of which fits a field."""
    return Field(
        f"a list of {item.expected}",
        lambda value: (
            isinstance(value, list) and len(value) >= least and all(map(item.fits, value))
        ),
    )


WORDS = Field('words in quotes, such as "…"', _is_words)
NUMBER = Field(
    "a whole number",
    lambda value: type(value) is int and abs(value) <= _GREATEST,
)
TRUTH = Field("true or false", lambda value: isinstance(value, bool))
BILINGUAL = table_of({"zh": WORDS, "en": WORDS}, '{ zh = "…", en = "…" }, both filled')


@dataclass(frozen=True, slots=True)
class Row:
    """A sound row: its kind or key, its fields, and where it and they stand."""

    kind: str
    fields: Mapping[str, Any]
    spot: Spot
    spots: Mapping[str, Spot]

    def spot_of(self, field: str) -> Spot:
        """Return where a field stands, or the row if it has no such field."""
        return self.spots.get(field, self.spot)


@dataclass(frozen=True, slots=True)
class Table:
    """What a TOML table yields: the sound rows, and what is wrong with the others."""

    rows: tuple[Row, ...] = ()
    unreadable: tuple[Finding, ...] = ()
    misfits: tuple[Finding, ...] = ()

    def of(self, kind: str) -> Iterator[Row]:
        """Yield the rows of a kind in order."""
        return (row for row in self.rows if row.kind == kind)


def read_lists(text: str, path: str, shapes: Mapping[str, Shape | ShapeOf]) -> Table:
    """Read a table of `[[kind]]` rows, each kind with its shape, or what gives a row's shape."""
    data, broken = _parse(text, path)
    lines = text.split("\n")
    rows: list[Row] = []
    misfits: list[Finding] = []
    for kind, given in data.items():
        headers = _header_lines(lines, kind)
        if kind not in shapes or not isinstance(given, list):
            line = headers[0]
            hint = f"write it inside a row: {', '.join(f'[[{known}]]' for known in shapes)}"
            misfits.append(Finding(Spot(path, line), f"{kind} is no list of this table", hint))
            continue
        starts = chain(headers, repeat(1))
        for number, (fields, line) in enumerate(zip(given, starts, strict=False), 1):
            spot = Spot(path, line)
            name = f"[[{kind}]] number {number}"
            row = _candidate(lines, kind, fields, spot)
            given_shape = shapes[kind]
            shape = given_shape if isinstance(given_shape, Mapping) else given_shape(row.fields)
            faults = _findings(row, fields, shape, name)
            misfits += faults
            rows += [] if faults else [row]
    return Table(tuple(rows), broken, tuple(misfits))


def read_keyed(text: str, path: str, shape_of: ShapeOf) -> Table:
    """Read a table of `[key]` rows; `shape_of` gives the shape that a row must have."""
    data, broken = _parse(text, path)
    lines = text.split("\n")
    rows: list[Row] = []
    misfits: list[Finding] = []
    for key, fields in data.items():
        spot = Spot(path, _header_lines(lines, key)[0])
        if not isinstance(fields, dict):
            hint = f"write it inside a table that begins with a line such as [{key}]"
            misfits.append(Finding(spot, f"{key} stands outside any row", hint))
            continue
        row = _candidate(lines, key, fields, spot)
        faults = _findings(row, fields, shape_of(fields), key)
        misfits += faults
        rows += [] if faults else [row]
    return Table(tuple(rows), broken, tuple(misfits))


def misfits_of(fields: object, shape: Shape, name: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with a row called `name`: field, message, hint."""
    for where, what, hint in _faults(fields, shape):
        yield where, f"{name}{what}", hint


def broken_table(error: Exception, path: str) -> Finding:
    """Say where a table stops being TOML, from what the parser says of it."""
    match = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    spot = Spot(path, int(match[1]), int(match[2])) if match else Spot(path)
    message = re.sub(r" \(at .*\)$", "", str(error)) or "nested too deeply"
    return Finding(spot, f"the table is not TOML: {message}", "mend the line; values need quotes")


def _parse(text: str, path: str) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    try:
        return tomllib.loads(text), ()
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        return {}, (broken_table(error, path),)


def _faults(fields: object, shape: Shape) -> Iterator[tuple[str, str, str]]:
    if not isinstance(fields, dict):
        yield "", " is not a table of fields", f"give it {', '.join(shape)}"
        return
    for name, wanted in shape.items():
        if wanted.required and name not in fields:
            yield "", f" has no {name}", f"add a line `{name} = …`: {wanted.expected}"
    for name, value in fields.items():
        if name not in shape:
            near = nearest(name, shape)
            hint = f"did you mean {near}?" if near else f"known fields: {', '.join(shape)}"
            yield name, f" has an unknown field {name}", hint
        elif not shape[name].fits(value):
            yield name, f".{name} is {_short(value)}", f"write {shape[name].expected}"


def _short(value: object) -> str:
    if isinstance(value, int) and abs(value) > _GREATEST:
        return "a vast number"
    written = repr(value) if not isinstance(value, (dict, list)) else _SHORTENED.repr(value)
    return written if len(written) <= 60 else f"{written[:57]}…"


def _candidate(lines: list[str], kind: str, fields: object, spot: Spot) -> Row:
    """Return a row as written, sound or not."""
    named = fields if isinstance(fields, dict) else {}
    return Row(kind, named, spot, _field_spots(lines, spot, named))


def _findings(row: Row, fields: object, shape: Shape, name: str) -> list[Finding]:
    faults = misfits_of(fields, shape, name)
    return [Finding(row.spot_of(where), message, hint) for where, message, hint in faults]


def _header_lines(lines: list[str], kind: str) -> list[int]:
    """Return the lines of a kind's headers or of what assigns to it; the first if none is seen."""
    name = rf"\"?{re.escape(kind)}\"?"
    header = re.compile(rf"[ \t]*(?:\[\[?[ \t]*{name}[ \t]*\]|{name}[ \t]*=)")
    return [n for n, line in enumerate(lines, 1) if kind in line and header.match(line)] or [1]


def _field_spots(lines: list[str], header: Spot, fields: Mapping[str, Any]) -> dict[str, Spot]:
    """Return where each field of the row below a header stands.

    Where a list has a table a line, the third of `option` is `option.3`; the fields below the
    second `[[session.step]]` are `step.2.title` and so on.
    """
    spots: dict[str, Spot] = {}
    listed = Counter[str]()
    field = nested = ""
    prefix = lines[header.line - 1].strip(" \t[]") + "."
    below = islice(lines, header.line, None)
    for number, line in enumerate(below, header.line + 1):
        inner = line.strip(" \t[]")
        opens = line.lstrip().startswith("[")
        if opens and not inner.startswith(prefix):
            break
        name = inner.removeprefix(prefix).partition("=")[0].strip(' "')
        if inner.startswith("{"):
            listed[field] += 1
            spots[f"{field}.{listed[field]}"] = Spot(header.path, number)
        elif name in fields and (opens or not nested):
            field = name
            spots.setdefault(name, Spot(header.path, number))
            if opens:
                listed[name] += 1
                nested = f"{name}.{listed[name]}"
                spots[nested] = Spot(header.path, number)
        elif nested and "=" in inner:
            field = f"{nested}.{name}"
            spots.setdefault(field, Spot(header.path, number))
    return spots
