"""The prose and citations of tables as if they were pages, so that rules see them there."""

from collections.abc import Iterable, Iterator

from lectern.citation import Item, format_citation
from lectern.diagnostic import Spot
from lectern.duties import Duties
from lectern.figures import Figure
from lectern.frontmatter import FrontMatter
from lectern.glossary import Term
from lectern.outline import Kind
from lectern.page import ADVICE, CONTEXT, FRAME, Block, Citation, Page, read_prose
from lectern.quiz import Question, Quiz
from lectern.schema import LANGUAGES
from lectern.sessions import Session, Step, Told


def table_texts(
    duties: Duties,
    terms: tuple[Term, ...],
    figures: tuple[Figure, ...],
    quiz: Quiz,
    sessions: tuple[Session, ...],
) -> tuple[Page, ...]:
    """Return a page for each table and language: what is told as prose, citations as such."""
    cited = [*_duty_citations(duties), *((f.spot, f.cited) for f in figures)]
    return tuple(
        page
        for language in LANGUAGES
        for page in _pages(
            language,
            [
                *(block for term in terms for block in _prose(term, language)),
                *(_bare(spot, item) for spot, item in cited),
                *(block for question in quiz.questions for block in _asked(question, language)),
                *(block for session in sessions for block in _led(session, language)),
            ],
            [
                *(label for question in quiz.questions for label in _answered(question, language)),
                *(label for session in sessions for label in _headed(session, language)),
            ],
        )
    )


def _prose(term: Term, language: str) -> Iterator[Block]:
    yield read_prose(term.spots.get("meaning", term.spot), term.meaning[language])
    if term.context:
        yield read_prose(term.spots.get("context", term.spot), term.context[language], CONTEXT)


def _asked(question: Question, language: str) -> Iterator[Block]:
    """Yield what is asked, as sourced by what decides it, and what is wrong and why.

    What is wrong is there for a learner to judge, as in a form: it has no source.
    """
    within = FRAME if question.is_true is False else ""
    cited = format_citation(question.cited)
    yield read_prose(question.spot_of("ask"), f"{question.unquoted(language)} {cited}", within)
    for option in question.options:
        if not option.is_right:
            yield read_prose(option.spot, option.words[language], FRAME)
        if option.why:
            yield read_prose(option.spot, option.why[language])
    if question.why:
        yield read_prose(question.spot_of("why"), question.why[language])


def _answered(question: Question, language: str) -> Iterator[Block]:
    """Yield the words of the answer, which are the source's own."""
    right = [
        (option.spot, option.words[language]) for option in question.options if option.is_right
    ]
    filled = [(question.spot_of("ask"), text) for text in question.quotations(language)]
    points = [(question.spot_of("points"), point[language]) for point in question.points]
    for spot, words in (*right, *filled, *points):
        yield Block(spot, Kind.LABEL, "", words, ends_cited=False)


def _led(session: Session, language: str) -> Iterator[Block]:
    """Yield what a session's sheets say: of the speech with its places, and otherwise advice."""
    yield _advice(session.spots.get("audience", session.spot), session.audience[language])
    for name, given in (("objectives", session.objectives), ("materials", session.materials)):
        for number, words in enumerate(given, 1):
            spot = session.spots.get(f"{name}.{number}", session.spot)
            yield _advice(spot, words[language])
    for step in session.steps:
        yield from _stepped(step, language)
    for part in session.parts:
        yield from (_told(told, language) for told in part.lines)


def _stepped(step: Step, language: str) -> Iterator[Block]:
    yield _advice(step.spots["doing"], step.doing[language])
    if step.room:
        yield _advice(step.spots["room"], step.room[language])
    if step.say:
        yield _told(step.say, language)
    yield from (_bare(step.spots["passages"], item) for item in step.passages)
    yield from (_told(told, language) for told in step.discuss)


def _headed(session: Session, language: str) -> Iterator[Block]:
    titles = [(session.spots.get("title", session.spot), session.title[language])]
    titles += [(step.spots["title"], step.title[language]) for step in session.steps]
    titles += [(part.spot, part.title[language]) for part in session.parts]
    titles += [
        (told.spot, head) for told in session.discussed for head in told.columns.get(language, ())
    ]
    for spot, words in titles:
        yield Block(spot, Kind.LABEL, "", words, ends_cited=False)


def _told(told: Told, language: str) -> Block:
    if not told.cited:
        return _advice(told.spot, told.words[language])
    return read_prose(told.spot, f"{told.words[language]} {format_citation(told.cited)}")


def _advice(spot: Spot, words: str) -> Block:
    return read_prose(spot, words, ADVICE)


def _duty_citations(duties: Duties) -> Iterator[tuple[Spot, Item]]:
    for duty in duties.rows:
        for name, words in (("cite", duty.asked), ("actor", duty.actor), ("raised", duty.raised)):
            if words:
                yield duty.spots.get(name, duty.spot), words.cited


def _bare(spot: Spot, item: Item) -> Block:
    citation = Citation(spot, format_citation((item,)), (item,))
    return Block(spot, Kind.ROW, "", "", ends_cited=True, citations=(citation,), quoted=())


def _pages(language: str, blocks: Iterable[Block], labels: Iterable[Block]) -> Iterator[Page]:
    by_path: dict[str, tuple[list[Block], list[Block]]] = {}
    for number, gathered in enumerate((blocks, labels)):
        for block in gathered:
            by_path.setdefault(block.spot.path, ([], []))[number].append(block)
    for path, (prose, told) in sorted(by_path.items()):
        name = path.removeprefix("docs/")
        yield Page(path, language, name, FrontMatter(), (), tuple(prose), tuple(told), (), (), ())
