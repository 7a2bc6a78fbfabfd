"""The prose and citations of tables as if they were pages, so that rules see them there."""

from collections.abc import Iterable, Iterator

from lectern.citation import Item, format_citation
from lectern.diagnostic import Spot
from lectern.duties import Duties
from lectern.figures import Figure
from lectern.frontmatter import FrontMatter
from lectern.glossary import Term
from lectern.outline import Kind
from lectern.page import CONTEXT, Block, Citation, Page, read_prose
from lectern.schema import LANGUAGES


def table_texts(
    duties: Duties, terms: tuple[Term, ...], figures: tuple[Figure, ...]
) -> tuple[Page, ...]:
    """Return a page for each table and language: meanings as prose, citations as such."""
    cited = [*_duty_citations(duties), *((f.spot, f.cited) for f in figures)]
    return tuple(
        page
        for language in LANGUAGES
        for page in _pages(
            language,
            [
                *(block for term in terms for block in _prose(term, language)),
                *(_bare(spot, item) for spot, item in cited),
            ],
        )
    )


def _prose(term: Term, language: str) -> Iterator[Block]:
    yield read_prose(term.spots.get("meaning", term.spot), term.meaning[language])
    if term.context:
        yield read_prose(term.spots.get("context", term.spot), term.context[language], CONTEXT)


def _duty_citations(duties: Duties) -> Iterator[tuple[Spot, Item]]:
    for duty in duties.rows:
        for name, words in (("cite", duty.asked), ("actor", duty.actor), ("raised", duty.raised)):
            if words:
                yield duty.spots.get(name, duty.spot), words.cited


def _bare(spot: Spot, item: Item) -> Block:
    citation = Citation(spot, format_citation((item,)), (item,))
    return Block(spot, Kind.ROW, "", "", ends_cited=True, citations=(citation,), quoted=())


def _pages(language: str, blocks: Iterable[Block]) -> Iterator[Page]:
    by_path: dict[str, list[Block]] = {}
    for block in blocks:
        by_path.setdefault(block.spot.path, []).append(block)
    for path, held in sorted(by_path.items()):
        name = path.removeprefix("docs/")
        yield Page(path, language, name, FrontMatter(), (), tuple(held), (), (), (), ())
