"""The question bank, from `docs/_data/quiz.toml`: questions on what the speech says, and papers.

A question names the sentences that decide it; the words of its answer are theirs. Whether that is
so, and whether a question is fair, is for the rules.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any, Literal, get_args

from lectern.citation import ONE_SENTENCE, Item, parse_citation
from lectern.diagnostic import Spot
from lectern.schema import (
    BILINGUAL,
    LANGUAGES,
    WORDS,
    Bilingual,
    Field,
    Row,
    Shape,
    Table,
    list_of,
    matching,
    one_of,
    read_lists,
    table_of,
)

Kind = Literal["single", "multiple", "true-false", "fill", "short"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which a paper has them."""
PAPERS = ("a", "b")
BLANK = "____"
NOT_SAID = Bilingual("讲话未涉及", "The speech does not say")
"""The right option where the speech says nothing of what is asked."""

_QUOTED = re.compile(r"“([^“”]*)”")
_FLAG = Field("true or false", lambda value: isinstance(value, bool))
_POINTS = Field("a number from 1 to 99", lambda value: type(value) is int and 0 < value < 100)
_OPTION: Shape = {"right": _FLAG.optional, "zh": WORDS, "en": WORDS, "why": BILINGUAL.optional}
_EVERY: Shape = {
    "id": matching(r"q\d+-\d+[a-z]", "q, passage, sentence and a letter, such as q20-3a"),
    "kind": one_of(KINDS),
    "ask": BILINGUAL,
    "cite": list_of(matching(ONE_SENTENCE, "a sentence such as @shi2017:20.3"), least=1),
}
_CHOICE: Shape = {
    **_EVERY,
    "option": list_of(table_of(_OPTION, '{ right = true, zh = "…", en = "…" }'), least=1),
}
_BLANKS = table_of(
    {language: list_of(WORDS, least=1) for language in LANGUAGES},
    '{ zh = ["…"], en = ["…"] }, a word or words for each blank',
)
_QUESTIONS: Mapping[str, Shape] = {
    "single": _CHOICE,
    "multiple": _CHOICE,
    "true-false": {**_EVERY, "answer": _FLAG, "why": BILINGUAL.optional},
    "fill": {**_EVERY, "answer": _BLANKS},
    "short": {**_EVERY, "points": list_of(BILINGUAL, least=1)},
}
_PAPER: Shape = {
    "id": one_of(PAPERS),
    "points": table_of(dict.fromkeys(KINDS, _POINTS), "{ single = 2, … }, the points of each kind"),
    "questions": list_of(WORDS, least=1),
}


@dataclass(frozen=True, slots=True)
class Option:
    """An answer offered; `why` says of a wrong one why it is wrong, with its source."""

    words: Bilingual
    is_right: bool
    why: Bilingual | None
    spot: Spot


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer, which is, by kind: options, is_true, blanks or points.

    `cited` are the sentences that decide it; `blanks` holds the words that fill each, by language;
    `why` says of a false statement why it is false; `spots` says where each field stands.
    """

    id: str
    kind: Kind
    ask: Bilingual
    cited: tuple[Item, ...]
    options: tuple[Option, ...]
    is_true: bool | None
    why: Bilingual | None
    blanks: Mapping[str, tuple[str, ...]]
    points: tuple[Bilingual, ...]
    spot: Spot
    spots: Mapping[str, Spot]

    @property
    def passage(self) -> int:
        """The passage of the first sentence that decides the question."""
        return self.cited[0].locator.passage if self.cited[0].locator else 0

    def spot_of(self, field: str) -> Spot:
        """Return where a field stands, or the row if it has no such field."""
        return self.spots.get(field, self.spot)

    def quotations(self, language: str) -> tuple[str, ...]:
        """Return the quotations with blanks in a language, filled as far as answers go."""
        answers = iter(self.blanks.get(language, ()))
        held = (match[1] for match in _QUOTED.finditer(self.ask[language]) if BLANK in match[1])
        return tuple(re.sub(BLANK, lambda _: next(answers, BLANK), text) for text in held)

    def filling(self, language: str) -> str:
        """Return the words from the first blank to the last, filled; nothing if there is none."""
        blanks = self.blanks.get(language, ())
        between = self.ask[language].split(BLANK)[1:-1]
        return "".join(chain(*zip_longest(blanks, between, fillvalue="")))

    def unquoted(self, language: str) -> str:
        """Return what is asked without the words of quotations that have blanks."""
        return _QUOTED.sub(
            lambda match: "“”" if BLANK in match[1] else match[0], self.ask[language]
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A test paper: the ids of its questions, and the points a question has, by kind."""

    id: str
    questions: tuple[str, ...]
    points: Mapping[str, int]
    spot: Spot
    spots: Mapping[str, Spot]


@dataclass(frozen=True, slots=True)
class Quiz:
    """The bank: its questions in order, and the papers drawn from them."""

    questions: tuple[Question, ...] = ()
    papers: tuple[Paper, ...] = ()

    def paper(self, identifier: str) -> Paper | None:
        """Return a paper by its id."""
        return next((paper for paper in self.papers if paper.id == identifier), None)

    def drawn(self, paper: Paper) -> tuple[Question, ...]:
        """Return a paper's questions, those of a kind together, each kind in the bank's order."""
        return self.chosen(paper.questions)

    def chosen(self, names: Collection[str]) -> tuple[Question, ...]:
        """Return the questions of some ids, in the order of a paper."""
        found = [question for question in self.questions if question.id in names]
        return tuple(sorted(found, key=lambda question: KINDS.index(question.kind)))

    def on_sheets(self, names: Collection[str], paper: str) -> tuple[Question, ...]:
        """Return the questions of some ids, and those of a paper if there is one."""
        found = self.paper(paper)
        return (*self.chosen(names), *(self.drawn(found) if found else ()))


def read_quiz(text: str, path: str) -> Table:
    """Read `quiz.toml`."""
    return read_lists(text, path, {"question": _shape_of, "paper": _PAPER})


def quiz_of(table: Table) -> Quiz:
    """Return the table's questions and papers."""
    questions = tuple(_question(row) for row in table.of("question"))
    papers = (
        Paper(
            row.fields["id"],
            tuple(row.fields["questions"]),
            row.fields["points"],
            row.spot,
            row.spots,
        )
        for row in table.of("paper")
    )
    return Quiz(questions, tuple(papers))


def _shape_of(fields: Mapping[str, Any]) -> Shape:
    """Return the shape of a question; where its kind is none, any field of any kind will do."""
    kind = fields.get("kind")
    if isinstance(kind, str) and kind in _QUESTIONS:
        return _QUESTIONS[kind]
    anything = Field("", lambda _: True, required=False)
    return {**{name: anything for shape in _QUESTIONS.values() for name in shape}, **_EVERY}


def _question(row: Row) -> Question:
    fields = row.fields
    answer = fields.get("answer")
    return Question(
        id=fields["id"],
        kind=fields["kind"],
        ask=Bilingual(**fields["ask"]),
        cited=tuple(parse_citation(f"[{text}]")[0] for text in fields["cite"]),
        options=tuple(_options(row)),
        is_true=answer if isinstance(answer, bool) else None,
        why=_words(fields, "why"),
        blanks={k: tuple(v) for k, v in answer.items()} if isinstance(answer, dict) else {},
        points=tuple(Bilingual(**point) for point in fields.get("points", ())),
        spot=row.spot,
        spots=row.spots,
    )


def _options(row: Row) -> Iterator[Option]:
    for number, given in enumerate(row.fields.get("option", ()), 1):
        spot = row.spots.get(f"option.{number}", row.spot_of("option"))
        words = Bilingual(given["zh"], given["en"])
        yield Option(words, given.get("right", False), _words(given, "why"), spot)


def _words(fields: Mapping[str, Any], name: str) -> Bilingual | None:
    return Bilingual(**fields[name]) if name in fields else None
