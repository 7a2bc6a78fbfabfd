"""Writes test papers and their answer sheets, which hold no answer, nor where one stands."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count, groupby

from lectern.fillable import fields
from lectern.project import Project
from lectern.question import asked, lettered, plain
from lectern.quiz import BLANK, Kind, Paper, Question
from lectern.quiz_wording import QUIZ_WORDS
from lectern.typeset import space
from lectern.wording import CHINESE_NUMERALS

_Numbered = Sequence[tuple[int, Question]]


def paper_sheet(project: Project, language: str, identifier: str) -> str:
    """Write a paper: its questions by kind, with the points of each and in all."""
    paper = project.quiz.paper(identifier)
    if paper is None:
        return ""
    gap, where = space(language), QUIZ_WORDS[language]["where"]
    total = f'<p class="paper-total">{total_words(project, paper, language)}{gap}{where}</p>'
    return "\n\n".join([total, *sections(project, paper, language, _questions)])


def answer_sheet(project: Project, language: str, identifier: str) -> str:
    """Write the empty sheet on which a paper is answered."""
    paper = project.quiz.paper(identifier)
    if paper is None:
        return ""
    form = fields(QUIZ_WORDS[language]["fields"])
    return "\n\n".join([form, *sections(project, paper, language, _spaces)])


def sections(
    project: Project,
    paper: Paper,
    language: str,
    write: Callable[[_Numbered, Kind, str], str],
) -> Iterator[str]:
    """Yield, for each kind of question in a paper, a heading and what `write` makes of them."""
    words = QUIZ_WORDS[language]
    order = count(1)
    for number, (kind, found) in enumerate(
        groupby(project.quiz.drawn(paper), key=lambda question: question.kind), 1
    ):
        questions = [(next(order), question) for question in found]
        points = paper.points[kind]
        title = words["heading"].format(
            number=CHINESE_NUMERALS[number],
            kind=words[kind],
            points=points,
            sum=points * len(questions),
        )
        yield f"## {title} {{ #{kind} }}"
        yield write(questions, kind, language)


def question_item(question: Question, language: str, after: str = "", below: str = "") -> str:
    """Write a question as an item of a list: what is asked, its options, what stands below."""
    options = (plain(option.words[language]) for _, option in lettered(question))
    items = "".join(f"<li>{words}</li>" for words in options)
    offered = f'<ol class="paper-options" type="A">{items}</ol>' if items else ""
    pieces = (f"<li><p>{asked(question, language)}{after}</p>", offered, below, "</li>")
    return "\n".join(piece for piece in pieces if piece)


def total_words(project: Project, paper: Paper, language: str) -> str:
    """Say how many questions a paper has, and how many points in all."""
    drawn = project.quiz.drawn(paper)
    total = sum(paper.points[question.kind] for question in drawn)
    return QUIZ_WORDS[language]["total"].format(count=len(drawn), total=total)


def _questions(questions: _Numbered, kind: Kind, language: str) -> str:
    lines = [f'<p class="paper-how">{plain(QUIZ_WORDS[language][f"{kind}_how"])}</p>']
    lines.append(f'<ol class="paper-questions" start="{questions[0][0]}">')
    lines += (question_item(question, language) for _, question in questions)
    return "\n".join([*lines, "</ol>"])


def _spaces(questions: _Numbered, kind: Kind, language: str) -> str:
    lines = [f'<ol class="sheet-spaces sheet-{kind}" start="{questions[0][0]}">']
    for _, question in questions:
        blanks = question.ask[language].count(BLANK)
        labels = [
            QUIZ_WORDS[language]["blank"].format(number=n) if blanks > 1 else ""
            for n in range(1, blanks + 1)
        ]
        space = (
            "".join(f'<span class="sheet-line">{label}</span>' for label in labels)
            or '<span class="sheet-box"></span>'
        )
        lines.append(f"<li>{space}</li>")
    return "\n".join([*lines, "</ol>"])
