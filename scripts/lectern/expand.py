"""Puts what is made from a table, the rules or the wording where a page has its marker block.

A marker block is `/// NAME` and `///`, with nothing between them.
"""

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial
from types import MappingProxyType

from lectern.absences import absent_table
from lectern.breakdown import actor_sections, breakdown_table
from lectern.coverage_map import coverage_map
from lectern.entries import glossary_entries
from lectern.form import practice_form
from lectern.fulltext import facing_text, reading_text
from lectern.key import paper_key, session_key
from lectern.paper import answer_sheet, paper_sheet
from lectern.picture import figures_table
from lectern.plan import plan_sheet, script_sheet, session_page, sessions_table
from lectern.project import Project
from lectern.quiz import PAPERS
from lectern.rulebook import rules_sections
from lectern.selftest import self_test
from lectern.sessions import LEARNERS, SESSIONS
from lectern.sheet import learners_sheet
from lectern.tally import figures_said, numbers_in_names
from lectern.timeline import timeline
from lectern.typeset import sources_table

_OF_EACH: tuple[tuple[Collection[str], dict[str, Callable[..., str]]], ...] = (
    (PAPERS, {"answers": answer_sheet, "key": paper_key, "paper": paper_sheet}),
    (
        SESSIONS,
        {
            "session": session_page,
            "script": script_sheet,
            "plan": plan_sheet,
            "key": session_key,
        },
    ),
)
EXPANSIONS: Mapping[str, Callable[[Project, str], str]] = MappingProxyType(
    {
        "absent": absent_table,
        "actors": actor_sections,
        "coverage": coverage_map,
        "duties": breakdown_table,
        "facing": facing_text,
        "figures": figures_table,
        "practice-form": lambda _, language: practice_form(language),
        "reading": reading_text,
        "numbered": numbers_in_names,
        "numerals": figures_said,
        "glossary": glossary_entries,
        "rules": lambda _, language: rules_sections(language),
        "self-test": self_test,
        "sessions": sessions_table,
        "sources": sources_table,
        "timeline": timeline,
        **{
            f"{name}-{one}": partial(write, identifier=one)
            for ones, writers in _OF_EACH
            for one in ones
            for name, write in writers.items()
        },
        **{
            f"{name}-{session}": partial(learners_sheet, identifier=session, name=name)
            for session in SESSIONS
            for name in LEARNERS
        },
    }
)
"""What a marker stands for: Markdown made from the project in one language."""

_MARKER = re.compile(rf"^///[ \t]*({'|'.join(EXPANSIONS)})[ \t]*\n+///[ \t]*$", re.MULTILINE)


def expand(markdown: str, language: str, project: Project) -> str:
    """Replace every marker block of a page by what it stands for."""
    return _MARKER.sub(lambda match: EXPANSIONS[match[1]](project, language), markdown)
