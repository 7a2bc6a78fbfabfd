"""The YAML block that opens a page: where it ends, and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from lectern.diagnostic import Finding, Spot
from lectern.plain_yaml import read_yaml
from lectern.schema import WORDS, Field, Shape, list_of, misfits_of, one_of, table_of

FENCE = "---"
_UNSEARCHED: Shape = {"exclude": Field("true", lambda value: value is True)}
SHAPE: Shape = {
    "title": WORDS.optional,
    "claims": one_of(("none",)).optional,
    "hide": list_of(one_of(("navigation", "toc", "footer", "teaching"))).optional,
    "template": WORDS.optional,
    "source": WORDS.optional,
    "search": table_of(
        _UNSEARCHED, "{ exclude: true }, for a page that search does not show"
    ).optional,
}
_HINT = "write `key: value` lines between two lines of ---, and quote a value that has a colon"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields` as written; `lines` is how many lines of the file the block takes, 0 if none."""

    fields: dict[str, Any] = field(default_factory=dict)
    lines: int = 0


def read_front_matter(text: str, path: str) -> tuple[FrontMatter, Finding | None]:
    """Read a page's front matter; a broken one comes back empty, with a finding."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return FrontMatter(), None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if not end:
        spot = Spot(path, 1, 1)
        return FrontMatter(), Finding(spot, "front matter is opened but never closed", _HINT)
    height = end + 1
    try:
        fields = read_yaml("\n".join(lines[1:end])) or {}
        str(fields)  # raises where a number is too long for Python to write
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        spot = Spot(path, mark.line + 2, mark.column + 1) if mark else Spot(path, 2, 1)
        what = getattr(error, "problem", None) or "unreadable"
        return FrontMatter(lines=height), Finding(spot, f"front matter is not YAML: {what}", _HINT)
    except (ValueError, RecursionError) as error:
        finding = Finding(Spot(path, 2, 1), f"front matter has an impossible value: {error}", _HINT)
        return FrontMatter(lines=height), finding
    if not isinstance(fields, dict):
        finding = Finding(Spot(path, 2, 1), "front matter is not a list of keys and values", _HINT)
        return FrontMatter(lines=height), finding
    return FrontMatter({str(key): value for key, value in fields.items()}, height), None


def misfits_of_front_matter(text: str, front: FrontMatter, path: str) -> Iterator[Finding]:
    """Yield what the fields of a page's front matter should not be, each with its line."""
    lines = text.split("\n")[: front.lines]
    for name, message, hint in misfits_of(front.fields, SHAPE, "front matter"):
        line = next((n for n, t in enumerate(lines, 1) if t.split(":")[0].strip() == name), 1)
        yield Finding(Spot(path, line), message, hint)
