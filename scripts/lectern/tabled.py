"""The prose and citations of tables as if they were pages, so that rules see them there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lectern.absent import Absence
from lectern.citation import Item, format_citation
from lectern.diagnostic import Spot
from lectern.duties import Duties
from lectern.events import Events
from lectern.frontmatter import FrontMatter
from lectern.glance import Entry, Glance
from lectern.glossary import Term
from lectern.outline import Kind
from lectern.page import ADVICE, CONTEXT, FRAME, Block, Citation, Page, read_prose
from lectern.project import Project
from lectern.quiz import Question
from lectern.schema import LANGUAGES
from lectern.sessions import Session, Step, Told

_COLONS = {"zh": "：", "en": ": "}


def table_texts(project: Project) -> tuple[Page, ...]:
    """Return a page for each table and language: words as quotes, prose, citations as such."""
    return tuple(
        page
        for language in LANGUAGES
        for page in _pages(language, _blocks(project, language), _labels(project, language))
    )


def _blocks(project: Project, language: str) -> Iterator[Block]:
    for term in project.terms:
        yield from _prose(term, language)
    for absence in project.absent:
        yield from _instead(absence, language)
    for spot, item in _duty_citations(project.duties):
        yield _bare(spot, item)
    for figure in project.figures:
        yield _bare(figure.spot, figure.cited)
    yield from _events(project.events, language)
    yield from _glance(project.glance, language)
    for question in project.quiz.questions:
        yield from _asked(question, language)
    for session in project.sessions:
        yield from _led(session, language)


def _labels(project: Project, language: str) -> Iterator[Block]:
    for question in project.quiz.questions:
        yield from _answered(question, language)
    for session in project.sessions:
        yield from _headed(session, language)


def _prose(term: Term, language: str) -> Iterator[Block]:
    yield read_prose(term.spots.get("meaning", term.spot), term.meaning[language])
    if term.context:
        yield read_prose(term.spots.get("context", term.spot), term.context[language], CONTEXT)
    if term.gloss:
        block = read_prose(term.spots.get("gloss", term.spot), term.gloss[language])
        is_context = any(item.locator is None for item in block.items())
        yield replace(block, within=CONTEXT) if is_context else block


def _instead(absence: Absence, language: str) -> Iterator[Block]:
    spot = absence.spots.get("instead", absence.spot)
    for words, cited in absence.instead:
        yield read_prose(spot, words[language] + format_citation((cited,)))


def _events(events: Events, language: str) -> Iterator[Block]:
    for said in events.said:
        yield read_prose(said.spot, said.what[language] + format_citation((said.cited,)))
    for known in events.known:
        prose = known.what[language] + format_citation((known.cited,))
        yield read_prose(known.spot, prose, CONTEXT)


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


def _glance(glance: Glance, language: str) -> Iterator[Block]:
    for title in glance.titles:
        heading = title.words[language] if title.words else ""
        yield read_prose(title.spot, heading + format_citation(title.cited))
    for entry in glance.entries:
        yield from _entry(entry, language)
    for series in glance.lists:
        cited = format_citation(series.cited)
        yield read_prose(series.spot, series.label[language] + cited)
        yield read_prose(series.spot, series.joined(language) + cited, kind=Kind.QUOTE)


def _entry(entry: Entry, language: str) -> Iterator[Block]:
    label = f"{entry.label[language]}{_COLONS[language]}" if entry.label else ""
    cited = format_citation(entry.cited)
    if entry.kind == "told":
        yield read_prose(entry.spot, label + entry.words[language] + cited)
        return
    if label:
        yield read_prose(entry.spot, label)
    for said in (entry.name, entry.words):
        if said:
            yield read_prose(entry.spot, said[language] + cited, kind=Kind.QUOTE)


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
