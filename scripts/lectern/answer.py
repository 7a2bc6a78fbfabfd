"""Writes the answer of a question, why what is wrong is wrong, and the sentences that decide it.

As Markdown, for whoever marks or has answered; papers and answer sheets know nothing of it.
"""

from collections.abc import Iterator

from lectern.citation import Span, format_citation, resolve
from lectern.project import Project
from lectern.question import lettered
from lectern.quiz import Question
from lectern.quiz_wording import QUIZ_WORDS
from lectern.typeset import escape, space


def answer_words(question: Question, language: str) -> str:
    """Write the answer in a line: letters with their words, agreement, or what fills the blanks."""
    words = QUIZ_WORDS[language]
    if question.is_true is not None:
        name = "true" if question.is_true else "false"
        return f"{words[f'{name}_mark']} {words[name]}"
    mark = words["letter"]
    right = [
        mark.format(letter) + o.words[language] for letter, o in lettered(question) if o.is_right
    ]
    filled = question.blanks.get(language, ())
    points = [point[language] for point in question.points]
    if len(points) > 1:
        points = [words["point"].format(n) + point for n, point in enumerate(points, 1)]
    return words["between"].join([*right, *filled, *points])


def cited_answer(question: Question, language: str) -> str:
    """Write the answer in a line that ends in its citation."""
    words = escape(answer_words(question, language))
    return f"{words}{space(language)}{format_citation(question.cited)}"


def reasons(question: Question, language: str) -> Iterator[str]:
    """Yield why each wrong option, or a false statement, is wrong; each ends in a citation."""
    words = QUIZ_WORDS[language]
    for letter, option in lettered(question):
        if option.why:
            yield words["wrong_because"].format(
                letter=letter, words=escape(option.words[language]), why=option.why[language]
            )
    if question.why:
        yield question.why[language]


def deciding(question: Question, language: str, project: Project) -> Iterator[str]:
    """Yield each sentence that decides the question, with its citation."""
    for item in question.cited:
        span = resolve(item, project.sources, project.editions[language])
        for sentence in span.sentences if isinstance(span, Span) else ():
            yield f"{escape(sentence.text)}{space(language)}{format_citation((item,))}"
