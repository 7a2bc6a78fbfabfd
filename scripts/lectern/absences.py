"""Writes the table of words that the speech has not, and what to look at instead, as Markdown."""

from lectern.absent import Absence
from lectern.citation import format_citation
from lectern.project import Project
from lectern.reference_wording import ABSENT_WORDS
from lectern.typeset import escape

_INNER = str.maketrans("“”", "‘’")


def absent_table(project: Project, language: str) -> str:
    """Write a row for each word, with the speech's own words and where they stand."""
    words = ABSENT_WORDS[language]
    heads = [f"| {words['words']} | {words['instead']} |", "| --- | --- |"]
    rows = (f"| {_looked_for(a, language)} | {_instead(a, language)} |" for a in project.absent)
    return "\n".join([*heads, *rows])


def _looked_for(absence: Absence, language: str) -> str:
    spellings = ABSENT_WORDS[language]["comma"].join(map(escape, absence.words))
    if language == "zh":
        return spellings
    return f'{escape(absence.en)}<br><span lang="zh">{spellings}</span>'


def _inner(words: str) -> str:
    """Write quotation marks as they stand inside others."""
    return words.translate(_INNER)


def _instead(absence: Absence, language: str) -> str:
    words = ABSENT_WORDS[language]
    given = (
        words["quoted"].format(escape(_inner(said[language])))
        + words["before_citation"]
        + format_citation((cited,))
        for said, cited in absence.instead
    )
    return words["separator"].join(given) or "—"
