"""A page as the rules see it: headings with ids, blocks of prose, citations, quotes and links.

Everything is extracted here once, with its place in the file; what is right or wrong about it is
for the rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lectern.citation import Item, MalformedCitation, find_citations, parse_citation
from lectern.diagnostic import Spot
from lectern.frontmatter import FrontMatter
from lectern.outline import Kind, Line, RawBlock, blank, blank_code_spans, read_outline
from lectern.text import han_count, word_count

CONTEXT, ADVICE, FRAME, COMPUTED = "context", "advice", "frame", "computed"
CLAIM_BLOCKS = (CONTEXT, ADVICE, FRAME, COMPUTED)
MARKERS = ("sources", "figures", "duties", "rules")
"""Blocks that stand for a table made from `docs/_data` or from the rules."""

_ATTRIBUTES = re.compile(r"\{:?[ \t]*[#.][^{}\n]*\}")
_ID = re.compile(r"#([^\s{}#.]+)")
_LINK = re.compile(
    r"(!?)\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\]"
    r"\([ \t]*+<?([^)\s<>]{0,2000}+)>?(?:[ \t]++\"[^\"\n]*+\")?[ \t]*+\)"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_QUOTED = re.compile(r"“([^“”]*)”|「([^「」]*)」|\"([^\"]*)\"")
_EMPHASIS = re.compile(r"\*+")
_END_MARKS = " \t\n。.，,；;"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as it stands: its items, or what is malformed about it."""

    spot: Spot
    text: str
    items: tuple[Item, ...]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words given as somebody's own, without the marks around them."""

    spot: Spot
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An inline link or image. `target` is as written."""

    spot: Spot
    target: str
    is_image: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `anchor` is its explicit id, or empty."""

    spot: Spot
    level: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of prose that must be one of the four kinds of claim, or exempt.

    `within` names the innermost `///` block around it; `prose` is the text without citations,
    code, links' targets and attributes; `ends_cited` tells whether its last words are a citation.
    """

    spot: Spot
    kind: Kind
    within: str
    prose: str
    ends_cited: bool
    citations: tuple[Citation, ...]
    quoted: tuple[Quoted, ...]

    def items(self) -> Iterator[Item]:
        """Yield the items of all the block's citations in order."""
        for citation in self.citations:
            yield from citation.items


@dataclass(frozen=True, slots=True)
class Page:
    """A content page of one language; `name` is its path inside the language's folder."""

    path: str
    language: str
    name: str
    front: FrontMatter
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    markers: tuple[tuple[Spot, str], ...]

    @property
    def title(self) -> str:
        """The title as the navigation shows it."""
        given = self.front.fields.get("title")
        return str(given) if given else self.headings[0].title if self.headings else self.name

    @property
    def is_excused(self) -> bool:
        """Tell whether the page asks to be excused from claims."""
        return self.front.fields.get("claims") == "none"

    def heading_above(self, line: int) -> Heading | None:
        """Return the last heading with an id before a line."""
        above = (h for h in self.headings if h.anchor and h.spot.line < line)
        return max(above, key=lambda heading: heading.spot.line, default=None)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids of the headings."""
        return tuple(h.anchor for h in self.headings if h.anchor)


def read_page(path: str, language: str, name: str, text: str, front: FrontMatter) -> Page:
    """Read a page whose front matter has been read already."""
    raw = read_outline(text, front.lines)
    prose = [block for block in raw if block.kind not in (Kind.HEADING, Kind.LABEL, Kind.MARKER)]
    return Page(
        path=path,
        language=language,
        name=name,
        front=front,
        headings=tuple(_heading(path, block) for block in raw if block.kind is Kind.HEADING),
        blocks=tuple(_block(path, block) for block in prose),
        links=tuple(link for block in raw for link in _links(path, block)),
        markers=tuple(
            (_spot(path, block, 0), block.text.split("|")[0].strip())
            for block in raw
            if block.kind is Kind.MARKER
        ),
    )


def read_prose(spot: Spot, text: str) -> Block:
    """Read the prose of a table's field as a paragraph that begins at a spot."""
    line = Line(spot.line, spot.column, text)
    return _block(spot.path, RawBlock(Kind.PARAGRAPH, (line,)))


def _spot(path: str, block: RawBlock, offset: int) -> Spot:
    line, column = block.place(offset)
    return Spot(path, line, column)


def _heading(path: str, block: RawBlock) -> Heading:
    attributes = _ATTRIBUTES.search(block.text)
    anchor = _ID.search(attributes[0]) if attributes else None
    title = _ATTRIBUTES.sub("", block.text).strip(" #")
    return Heading(_spot(path, block, 0), block.level, title, anchor[1] if anchor else "")


def _links(path: str, block: RawBlock) -> Iterator[Link]:
    for match in _LINK.finditer(blank_code_spans(block.text)):
        yield Link(_spot(path, block, match.start(2)), match[2], bool(match[1]))


def _block(path: str, block: RawBlock) -> Block:
    visible = blank(_TAG, blank(_ATTRIBUTES, blank_code_spans(block.text)))
    citations = tuple(_citations(path, block, visible))
    without = visible
    for match in find_citations(visible):
        space = " " * len(match[0])
        without = without[: match.start()] + space + without[match.end() :]
    without = _LINK.sub(_label_only, without)
    tail = visible.rstrip(_END_MARKS + "|")
    return Block(
        spot=_spot(path, block, 0),
        kind=block.kind,
        within=block.within,
        prose=without.strip(),
        ends_cited=any(match.end() == len(tail) for match in find_citations(visible)),
        citations=citations,
        quoted=tuple(_quoted(path, block, without)),
    )


def _label_only(match: re.Match[str]) -> str:
    """Blank a link's marks and target; its label stays where it was."""
    start, end = match[0].index("[") + 1, match.start(2) - match.start()
    label = match[0][start : match[0].rindex("](", 0, end)]
    return (" " * start + label).ljust(len(match[0]))


def _citations(path: str, block: RawBlock, text: str) -> Iterator[Citation]:
    for match in find_citations(text):
        spot = _spot(path, block, match.start())
        try:
            yield Citation(spot, match[0], parse_citation(match[0]))
        except MalformedCitation as error:
            yield Citation(spot, match[0], (), str(error))


def _quoted(path: str, block: RawBlock, text: str) -> Iterator[Quoted]:
    if block.kind is Kind.QUOTE:
        words = _EMPHASIS.sub("", text).strip()
        if words:
            yield Quoted(_spot(path, block, 0), words)
        return
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 1
        words = _EMPHASIS.sub("", match[group])
        if han_count(words) >= 4 or word_count(words) >= 3:
            yield Quoted(_spot(path, block, match.start(group)), words)
