"""Writes a question as a learner meets it, without a word of its answer, as HTML."""

import html
import re
from collections.abc import Iterator

from lectern.project import Project
from lectern.quiz import BLANK, Option, Question
from lectern.quiz_wording import QUIZ_WORDS

_LINE = BLANK * 2


def asked(question: Question, language: str) -> str:
    """Write what is asked; where there is more than one blank, they are numbered."""
    numbers = iter(range(1, 100))
    is_numbered = question.ask[language].count(BLANK) > 1

    def blank(_: re.Match[str]) -> str:
        label = QUIZ_WORDS[language]["blank"].format(number=next(numbers)) if is_numbered else ""
        return f'<span class="blank">{label}{_LINE}</span>'

    return re.sub(BLANK, blank, plain(question.ask[language]))


def lettered(question: Question) -> Iterator[tuple[str, Option]]:
    """Yield the options, each with its letter."""
    for number, option in enumerate(question.options):
        yield chr(ord("A") + number), option


def part_of(question: Question, project: Project) -> int:
    """Return the part of the speech that decides a question; 0 is its opening."""
    edition = project.editions["zh"].get(question.cited[0].key)
    return edition.part_of(question.passage) if edition else 0


def plain(text: str) -> str:
    """Escape what HTML would read as marks."""
    return html.escape(text, quote=False)
