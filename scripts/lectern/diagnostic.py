"""What a rule finds and what the reader is told: a place, a fact, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Spot:
    """A place in a file: `path` relative to the project, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """What a rule yields: `message` states a fact, `hint` says what to do, ready to paste."""

    spot: Spot
    message: str
    hint: str


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """A finding with the code of its rule."""

    spot: Spot
    code: str
    message: str
    hint: str
