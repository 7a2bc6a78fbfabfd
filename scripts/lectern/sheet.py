"""Writes the sheets that learners are handed: none holds an answer, nor where one stands.

As Markdown and HTML, for the site and for print alike. What is left to fill in is a frame.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from lectern.citation import format_citation
from lectern.fillable import Cell, Room, fields, framed, labelled, lines_to_write, table_to_fill
from lectern.paper import question_item
from lectern.plan import ADVICE_OPEN, CLOSE, clock, headed, said, session_name, start_form
from lectern.project import Project
from lectern.question import plain
from lectern.quiz_wording import QUIZ_WORDS
from lectern.session_wording import SESSION_WORDS
from lectern.sessions import Session, Told
from lectern.text import han_count
from lectern.typeset import escape

_TWO_PAIRS = (16, 34, 16, 34)
_ONE_PAIR = (24, 76)
_SEATS = 20
_EXERCISE_ROWS = 6
_NARROWEST = 10
"""Of a column of an exercise, in half-width characters."""
_DISCUSSED, _SHORT = 2, 4
"""Lines to write on below a discussion question, and below one answered in the speech's words."""

Write = Callable[[Project, Session, str], Iterator[str]]


def learners_sheet(project: Project, language: str, identifier: str, name: str) -> str:
    """Write a sheet of a session."""
    session = project.session(identifier)
    if session is None:
        return ""
    return "\n\n".join([headed(session, language), *_SHEETS[name](project, session, language)])


def _asked(session: Session, language: str) -> Iterator[str]:
    """Yield the discussion questions and exercises, each with its places."""
    gap = SESSION_WORDS[language]["stop_gap"]
    for told in session.discussed:
        yield f"{escape(told.words[language])}{gap}{format_citation(told.cited)}"


def _agenda(_: Project, session: Session, language: str) -> Iterator[str]:
    words = SESSION_WORDS[language]
    given = {"title": escape(session.title[language]), "minutes": session.minutes}
    yield words["notice_lead"].format(**given)
    pairs = (("when", "where"), ("chair", "leader"), ("contact", "issued"))
    rows = [labelled(*(words[name] for name in pair), height=6) for pair in pairs]
    rows.insert(2, labelled(words["who"], height=6, span=3))
    yield framed(table_to_fill(rows, _TWO_PAIRS))
    yield f"## {words['agenda']} {{ #plan }}"
    yield start_form(language)
    heads = ("time", "step", "duration", "reading")
    lines = [f"| {' | '.join(words[head] for head in heads)} |", "| --- " * len(heads) + "|"]
    for begins, ends, step in session.timed():
        cited = format_citation(step.passages) if step.passages else words["nothing"]
        title = escape(step.title[language])
        lines.append(f"| {clock(begins, ends)} | {title} | {step.minutes} | {cited} |")
    yield "\n".join(lines)


def _handout(_: Project, session: Session, language: str) -> Iterator[str]:
    for number, part in enumerate(session.parts, 1):
        yield f"## {escape(part.title[language])} {{ #part-{number} }}"
        items = "\n".join(f"- {said(line, language)}" for line in part.lines)
        is_advice = not any(line.cited for line in part.lines)
        yield f"{ADVICE_OPEN}\n{items}\n{CLOSE}" if is_advice else items


def _questions(project: Project, session: Session, language: str) -> Iterator[str]:
    words = SESSION_WORDS[language]
    yield fields(words["name_line"])
    if session.paper:
        yield words["quiz_after_paper"].format(paper=session.paper.upper())
    yield f"## {words['discussion']} {{ #discussion }}"
    asked = _asked(session, language)
    for number, (told, text) in enumerate(zip(session.discussed, asked, strict=True), 1):
        yield f"{number}\\. {text}"
        yield _room_for(told, language)
    if session.paper:
        return
    yield f"## {words['quiz']} {{ #quiz }}"
    chosen = project.quiz.chosen(session.questions)
    kinds = {question.kind for question in chosen}
    how = "".join(words[f"how_{kind}"] for kind in ("multiple", "true-false") if kind in kinds)
    yield f'<p class="paper-how">{plain(how + words["how_any"])}</p>'
    items = ['<ol class="paper-questions">']
    for question in chosen:
        after = words["kind"].format(kind=QUIZ_WORDS[language][question.kind])
        if question.options or question.is_true is not None:
            after += words["answer_space"]
        below = lines_to_write(_SHORT) if question.points else ""
        items.append(question_item(question, language, plain(after), below))
    yield "\n".join([*items, "</ol>"])


def _room_for(told: Told, language: str) -> str:
    if not told.columns:
        return lines_to_write(_DISCUSSED)
    heads = told.columns[language]
    rows = [[Room(9)] * len(heads)] * _EXERCISE_ROWS
    shares = [max(_NARROWEST, len(head) + han_count(head)) for head in heads]
    widths = [100 * share // sum(shares) for share in shares]
    return framed(table_to_fill(rows, widths, heads))


def _signin(_: Project, __: Session, language: str) -> Iterator[str]:
    words = SESSION_WORDS[language]
    heads = [words[name] for name in ("number", "person", "unit", "post", "phone", "signature")]
    when = table_to_fill([labelled(words["when"], words["where"], height=7)], _TWO_PAIRS)
    empty = [Room(5.5)] * (len(heads) - 1)
    rows: list[list[Cell]] = [[str(number), *empty] for number in range(1, _SEATS + 1)]
    yield framed(when, table_to_fill(rows, (8, 16, 24, 16, 18, 18), heads))


def _record(_: Project, session: Session, language: str) -> Iterator[str]:
    words = SESSION_WORDS[language]
    name = escape(session_name(session, language))
    yield f"- {words['content']}{words['colon']}{name}"
    yield f"- {words['places']}{words['colon']}{format_citation(session.passages)}"
    pairs = (
        ("when", "where"),
        ("chair", "leader"),
        ("expected", "present"),
        ("recorder", "checked"),
    )
    rows = [labelled(*(words[name] for name in pair), height=6) for pair in pairs]
    for name, height in (("absent", 16), ("points", 72), ("open", 18), ("next", 18)):
        rows.append(labelled(words[name], height=height, span=3))
    yield framed(table_to_fill(rows, _TWO_PAIRS))


def _outline(_: Project, session: Session, language: str) -> Iterator[str]:
    words = SESSION_WORDS[language]
    asked = zip(session.discussed, _asked(session, language), strict=True)
    spoken = [text for told, text in asked if not told.columns]
    yield words["outline_choose" if len(spoken) > 1 else "outline_look"]
    yield "\n".join(f"{number}. {text}" for number, text in enumerate(spoken, 1))
    rows = [labelled(words["person"], words["unit"], height=6)]
    for name, height in (("said", 30), ("who", 18), ("unstated", 18), ("own", 36), ("ask", 16)):
        rows.append(labelled(words[f"outline_{name}"], height=height, span=3))
    yield framed(table_to_fill(rows, (24, 28, 14, 34)))


def _feedback(_: Project, __: Session, language: str) -> Iterator[str]:
    words = SESSION_WORDS[language]
    yield words["feedback_lead"]
    ticked = ("time", "source", "clear", "print", "questions")
    open_ = ("best", "skip", "unclear", "other")
    choices = [(words[f"feedback_{name}"], words[f"feedback_{name}_options"]) for name in ticked]
    rows: list[Sequence[Cell]] = [
        *choices,
        *(labelled(words[f"feedback_{name}"], height=26) for name in open_),
    ]
    yield framed(table_to_fill(rows, (36, 64)))


_SHEETS: Mapping[str, Write] = MappingProxyType(
    {
        "agenda": _agenda,
        "handout": _handout,
        "questions": _questions,
        "signin": _signin,
        "record": _record,
        "outline": _outline,
        "feedback": _feedback,
    }
)
