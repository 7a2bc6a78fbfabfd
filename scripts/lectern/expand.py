"""Puts what is made from a table or from the rules where a page has its marker block.

A marker block is `/// NAME` and `///`, with nothing between them.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from lectern.breakdown import actor_sections, breakdown_table
from lectern.picture import figures_table
from lectern.project import Project
from lectern.rulebook import rules_sections
from lectern.typeset import sources_table

EXPANSIONS: Mapping[str, Callable[[Project, str], str]] = MappingProxyType(
    {
        "actors": actor_sections,
        "duties": breakdown_table,
        "figures": figures_table,
        "rules": lambda _, language: rules_sections(language),
        "sources": sources_table,
    }
)
"""What a marker stands for: Markdown made from the project in one language."""

_MARKER = re.compile(rf"^///[ \t]*({'|'.join(EXPANSIONS)})[ \t]*\n+///[ \t]*$", re.MULTILINE)


def expand(markdown: str, language: str, project: Project) -> str:
    """Replace every marker block of a page by what it stands for."""
    return _MARKER.sub(lambda match: EXPANSIONS[match[1]](project, language), markdown)
