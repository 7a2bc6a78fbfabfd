"""Diagnostics and rules as text for people and as JSON for programs."""

import json
import re
from collections import Counter
from collections.abc import Sequence

from lectern.diagnostic import Diagnostic
from lectern.rule import Rule
from lectern.text import counted

SCHEMA_VERSION = 1
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_COLOURS = ("\x1b[1m", "\x1b[31m", "\x1b[36m", "\x1b[0m")
"""ANSI: the place bold, the code red, the hint cyan, and back."""


def as_text(diagnostics: Sequence[Diagnostic], *, coloured: bool = False) -> str:
    """Write one finding in two lines, place first, and the counts on the last line."""
    place, code, hint, plain = _COLOURS if coloured else ("",) * 4
    lines = []
    for found in diagnostics:
        spot = f"{found.spot.path}:{found.spot.line}:{found.spot.column}"
        where, message = _on_one_line(spot), _on_one_line(found.message)
        lines.append(f"{place}{where}:{plain} {code}{found.code}{plain} {message}")
        lines.append(f"    {hint}{_on_one_line(found.hint)}{plain}")
    return "\n".join([*lines, _summary(diagnostics)])


def _summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Count the findings, and where they are of several kinds, each kind."""
    codes = Counter(found.code for found in diagnostics)
    kinds = ", ".join(f"{code} {number}" for code, number in sorted(codes.items()))
    total = counted(len(diagnostics), "finding")
    return f"{total}: {kinds}" if len(codes) > 1 else total


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """Write the findings as one JSON object."""
    rows = [
        {
            "path": found.spot.path,
            "line": found.spot.line,
            "column": found.spot.column,
            "code": found.code,
            "message": found.message,
            "hint": found.hint,
        }
        for found in diagnostics
    ]
    return _json({"version": SCHEMA_VERSION, "diagnostics": rows})


def _on_one_line(text: str) -> str:
    """Write out what would break the line, or steer a terminal, in names and quoted words."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def rule_as_text(rule: Rule) -> str:
    """Write a rule's documentation for people."""
    return f"{rule.code} {rule.name}\n\n{rule.documentation}"


def rule_as_json(rule: Rule) -> str:
    """Write a rule's documentation as one JSON object."""
    row = {"code": rule.code, "name": rule.name, "documentation": rule.documentation}
    return _json({"version": SCHEMA_VERSION, "rule": row})


def _json(content: dict[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)
