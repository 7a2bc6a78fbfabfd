"""Diagnostics and rules as text for people and as JSON for programs."""

import json
from collections.abc import Sequence

from lectern.diagnostic import Diagnostic
from lectern.rule import Rule
from lectern.text import counted

SCHEMA_VERSION = 1


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """Write one finding in two lines, place first, and a count on the last line."""
    lines = []
    for found in diagnostics:
        spot = found.spot
        lines.append(f"{spot.path}:{spot.line}:{spot.column}: {found.code} {found.message}")
        lines.append(f"    {found.hint}")
    lines.append(counted(len(diagnostics), "finding"))
    return "\n".join(lines)


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


def rule_as_text(rule: Rule) -> str:
    """Write a rule's documentation for people."""
    return f"{rule.code} {rule.name}\n\n{rule.documentation}"


def rule_as_json(rule: Rule) -> str:
    """Write a rule's documentation as one JSON object."""
    row = {"code": rule.code, "name": rule.name, "documentation": rule.documentation}
    return _json({"version": SCHEMA_VERSION, "rule": row})


def _json(content: dict[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)
