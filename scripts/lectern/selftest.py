"""Writes the self-test: every question with its answer folded away, and words for its script.

Without the script it stands as it is, to be read in order; with it, questions are drawn at random
and answers are checked.
"""

import html
from collections.abc import Iterator

from lectern.answer import answer_words, cited_answer, deciding, reasons
from lectern.project import Project
from lectern.question import asked, lettered, part_of, plain
from lectern.quiz import Question
from lectern.quiz_wording import QUIZ_WORDS
from lectern.wording import CHINESE_NUMERALS, WORDS

_TOLD = (
    *("set_part", "set_count", "set_view", "every", "one_by_one", "all_at_once", "start", "again"),
    *("check", "next", "finish", "available", "progress", "unanswered", "right", "wrong"),
    *("compare", "score", "review"),
)
"""Words for the script that draws and checks."""


def self_test(project: Project, language: str) -> str:
    """Write every question of the bank with its answer."""
    words = QUIZ_WORDS[language]
    told = {name.replace("_", "-"): words[name] for name in _TOLD}
    told["parts"] = "|".join(_parts(project, language))
    data = "".join(f' data-{name}="{html.escape(text)}"' for name, text in told.items())
    questions = (_question(question, language, project) for question in project.quiz.questions)
    return "\n\n".join([f'<div class="self-test"{data} markdown="1">', *questions, "</div>"])


def _parts(project: Project, language: str) -> Iterator[str]:
    yield QUIZ_WORDS[language]["opening"]
    keys = {question.cited[0].key for question in project.quiz.questions}
    editions = (e for key, e in project.editions[language].items() if key in keys)
    most = max((len(edition.parts) for edition in editions), default=0)
    for number in range(1, most + 1):
        named = CHINESE_NUMERALS[number] if language == "zh" else number
        yield WORDS[language]["part"].format(number=named)


def _question(question: Question, language: str, project: Project) -> str:
    words = QUIZ_WORDS[language]
    data = f'data-kind="{question.kind}" data-part="{part_of(question, project)}"'
    answer = html.escape(answer_words(question, language))
    kind = WORDS[language]["brackets"].format(words[question.kind])
    pieces = [
        f'<div class="question" id="{question.id}" {data} data-answer="{answer}" markdown="1">',
        "\n".join(
            [
                "<fieldset>",
                f"<legend>{asked(question, language)}{kind}</legend>",
                *_controls(question, language),
                "</fieldset>",
            ]
        ),
        '<details markdown="1">',
        f"<summary>{words['show']}</summary>",
        *_answer(question, language, project),
        "</details>",
        "</div>",
    ]
    return "\n\n".join(pieces)


def _controls(question: Question, language: str) -> Iterator[str]:
    words = QUIZ_WORDS[language]
    kind = "checkbox" if question.kind == "multiple" else "radio"
    choices = [(f"{letter} {o.words[language]}", o.is_right) for letter, o in lettered(question)]
    if question.is_true is not None:
        choices = [(words["true"], question.is_true), (words["false"], not question.is_true)]
    for text, is_right in choices:
        right = " data-right" if is_right else ""
        control = f'<input type="{kind}" name="{question.id}"{right}>'
        yield f'<label class="choice">{control} <span>{plain(text)}</span></label>'
    filled = question.blanks.get(language, ())
    for number, text in enumerate(filled, 1):
        label = words["blank_label"].format(number=number)
        control = f'<input type="text" autocomplete="off" data-right="{html.escape(text)}">'
        yield f'<label class="written"><span>{label}</span> {control}</label>'
    if question.points:
        control = '<textarea rows="4"></textarea>'
        yield f'<label class="written"><span>{words["own_answer"]}</span> {control}</label>'


def _answer(question: Question, language: str, project: Project) -> Iterator[str]:
    words = QUIZ_WORDS[language]
    if question.points:
        points = "".join(f"<li>{plain(point[language])}</li>" for point in question.points)
        yield words["points"]
        yield f'<ul class="points">{points}</ul>'
    else:
        yield words["answer"] + cited_answer(question, language)
    found = "\n".join(f"- {reason}" for reason in reasons(question, language))
    if found:
        yield found
    yield from (f"> {sentence}" for sentence in deciding(question, language, project))
