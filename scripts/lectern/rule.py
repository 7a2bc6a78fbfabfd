"""A rule, how it explains itself, and how rules are run over a project.

A rule's docstring holds paragraphs in English (the fact that must hold, then why), one in Chinese
that begins with its Chinese name, and examples, of which a Chinese reader may get versions of
their own:

    中文（不存在的段）：引注所指的段，来源里须有这一段。读者循段号去查原文……

    Bad: …
    Good: …
    不当：…
    得当：…
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lectern.diagnostic import Diagnostic, Finding
from lectern.project import Project

Check = Callable[[Project], Iterator[Finding]]

FAMILIES: Mapping[str, int] = MappingProxyType(
    {
        "CIT": 7,
        "CLM": 9,
        "COV": 2,
        "DAT": 5,
        "DUT": 6,
        "FIG": 4,
        "LNK": 4,
        "NAV": 3,
        "PAR": 6,
        "QUO": 4,
        "SRC": 6,
        "TRM": 6,
        "TRN": 11,
    }
)
"""How many codes each family has given out; they are never used twice."""

_CHINESE = re.compile(r"中文（([^（）]+)）：([^。]+。)(.*)", re.DOTALL)
_EXAMPLE = re.compile(r"^(Bad: |Good: |不当：|得当：)", re.MULTILINE)
_BREAK = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Rule:
    """A code and the generator that finds what the rule is named after."""

    code: str
    check: Check

    @property
    def name(self) -> str:
        """The bad thing the rule is named after, such as altered-quote."""
        return self.check.__name__.replace("_", "-")

    @property
    def documentation(self) -> str:
        """What the rule asks and why, with a bad and a good example."""
        return inspect.getdoc(self.check) or ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a rule says of itself in one language: its name, what must hold, why, and examples."""

    name: str
    fact: str
    reason: str
    bad: str
    good: str


def explanation(rule: Rule, language: str) -> Explanation:
    """Read a rule's docstring in one language of the site."""
    text, *examples = _EXAMPLE.split(rule.documentation)
    english, _, chinese = text.partition("\n\n中文")
    shown = {
        label: _BREAK.sub(" ", example).strip()
        for label, example in zip(examples[::2], examples[1::2], strict=True)
    }
    bad, good = shown.get("Bad: ", ""), shown.get("Good: ", "")
    if language != "zh":
        fact, _, reason = english.partition("\n\n")
        return Explanation(rule.name, fact, _BREAK.sub(" ", reason).strip(), bad, good)
    found = _CHINESE.match(_BREAK.sub("", f"中文{chinese}"))
    name, fact, reason = found.groups() if found else ("", "", "")
    return Explanation(name, fact, reason, shown.get("不当：", bad), shown.get("得当：", good))


def codes() -> tuple[str, ...]:
    """Return every code that was given out, in order."""
    return tuple(
        f"{family}{number:03}" for family, last in FAMILIES.items() for number in range(1, last + 1)
    )


def run(rules: Iterable[Rule], project: Project) -> tuple[Diagnostic, ...]:
    """Run rules over a project and return all findings in order of place."""
    found = {
        Diagnostic(finding.spot, rule.code, finding.message, finding.hint)
        for rule in rules
        for finding in rule.check(project)
    }
    return tuple(sorted(found))
