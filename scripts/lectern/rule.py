"""A rule, and how rules are run over a project."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lectern.diagnostic import Diagnostic, Finding
from lectern.project import Project

Check = Callable[[Project], Iterator[Finding]]


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


def run(rules: Iterable[Rule], project: Project) -> tuple[Diagnostic, ...]:
    """Run rules over a project and return all findings in order of place."""
    found = {
        Diagnostic(finding.spot, rule.code, finding.message, finding.hint)
        for rule in rules
        for finding in rule.check(project)
    }
    return tuple(sorted(found))
