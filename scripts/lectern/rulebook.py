"""Writes the rules of the checker as sections of a page, a family each, from their docstrings."""

import re
from collections.abc import Iterator
from itertools import groupby

from lectern.checks import RULES
from lectern.rule import Rule, explanation
from lectern.typeset import escape
from lectern.wording import FAMILY_NAMES, WORDS

_CODE = re.compile(r"(`[^`]+`)")


def rules_sections(language: str) -> str:
    """Write every rule under the heading of its family; a code in lower case is its id."""
    pieces: list[str] = []
    for family, rules in groupby(RULES, key=lambda rule: rule.code[:3]):
        pieces.append(f"## {FAMILY_NAMES[language][family]} {family} {{ #{family.lower()} }}")
        pieces += (piece for rule in rules for piece in _section(rule, language))
    return "\n\n".join(pieces)


def _section(rule: Rule, language: str) -> Iterator[str]:
    words, told = WORDS[language], explanation(rule, language)
    yield f"### {rule.code} {escape(told.name)} {{ #{rule.code.lower()} }}"
    yield _prose(told.fact)
    yield _prose(told.reason)
    yield f"- {words['rule_bad']}`{told.bad}`\n- {words['rule_good']}`{told.good}`"


def _prose(text: str) -> str:
    """Escape all but code, with the apostrophe that the site writes."""
    pieces = _CODE.split(text)
    pieces[::2] = [escape(piece.replace("'", "’")) for piece in pieces[::2]]
    return "".join(pieces)
