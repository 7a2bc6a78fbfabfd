"""Writes keys, of papers and of sessions: each answer with its place, and why others are wrong."""

from collections.abc import Sequence

from lectern.answer import cited_answer, reasons
from lectern.paper import sections, total_words
from lectern.plan import headed
from lectern.project import Project
from lectern.quiz import Kind, Question
from lectern.session_wording import SESSION_WORDS


def paper_key(project: Project, language: str, identifier: str) -> str:
    """Write the key to a paper, numbered as the paper is."""
    paper = project.quiz.paper(identifier)
    if paper is None:
        return ""
    total = f'<p class="paper-total">{total_words(project, paper, language)}</p>'
    return "\n\n".join([total, *sections(project, paper, language, _answers)])


def session_key(project: Project, language: str, identifier: str) -> str:
    """Write the key to a session's question sheet, or to the paper that it ends in."""
    session = project.session(identifier)
    if session is None:
        return ""
    words = SESSION_WORDS[language]
    sheet = words["numbered_paper" if session.paper else "numbered_questions"]
    lead = words["key_lead"].format(sheet.format(paper=(session.paper or "").upper()))
    pieces = [headed(session, language), lead]
    questions = list(enumerate(project.quiz.chosen(session.questions), 1))
    if questions:
        pieces.append(_answers(questions, questions[0][1].kind, language))
    if session.paper:
        pieces.append(paper_key(project, language, session.paper))
    return "\n\n".join([*pieces, words["key_discuss"]])


def _answers(questions: Sequence[tuple[int, Question]], kind: Kind, language: str) -> str:
    opening = f'<ol class="key-answers key-{kind}" start="{questions[0][0]}" markdown="1">'
    pieces = [opening]
    for _, question in questions:
        told = "\n".join(f"- {reason}" for reason in reasons(question, language))
        pieces += ['<li markdown="block">', cited_answer(question, language), told, "</li>"]
    return "\n\n".join(piece for piece in [*pieces, "</ol>"] if piece)
