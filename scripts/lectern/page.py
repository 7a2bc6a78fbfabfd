"""A page as the rules see it: headings with ids, blocks of prose, citations, quotes and links.

Everything is extracted here once, with its place in the file; what is right or wrong about it is
for the rules.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lectern.citation import Item, MalformedCitation, parse_citation
from lectern.diagnostic import Spot
from lectern.frontmatter import FrontMatter
from lectern.inline import OUTSIDE, Inline, definitions, read_inline
from lectern.outline import PROSE, Kind, Line, RawBlock
from lectern.reading import read_outline
from lectern.sessions import SESSIONS, SHEETS
from lectern.text import han_count, word_count

CONTEXT, ADVICE, FRAME, COMPUTED = "context", "advice", "frame", "computed"
CLAIM_BLOCKS = (CONTEXT, ADVICE, FRAME, COMPUTED)
MARKERS = (
    "absent",
    "actors",
    "answers-a",
    "answers-b",
    "coverage",
    "duties",
    "facing",
    "figures",
    "glossary",
    "key-a",
    "key-b",
    "numbered",
    "numerals",
    "paper-a",
    "paper-b",
    "practice-form",
    "reading",
    "rules",
    "self-test",
    "sessions",
    "sources",
    "timeline",
    *(f"{name}-{session}" for session in SESSIONS for name in ("session", *SHEETS)),
)
"""The blocks that stand for what our programs write; any other name after `///` is text."""

_IN_HTML = "a citation stands in HTML, where it is not read: add `markdown` to the tag"
_ID = re.compile(r"#([^\s{}#.]+)")
_ATTRIBUTES = re.compile(r"\{:?[ \t]*[#.][^{}\n]*\}")
_QUOTED = re.compile(r"“([^“”]*)”|「([^「」]*)」|\"([^\"]*)\"")


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
    """A link or image. `target` is as written; in HTML nothing turns it into a page's address."""

    spot: Spot
    target: str
    is_image: bool
    is_html: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `title` is as written, `anchor` is its explicit id, or empty."""

    spot: Spot
    level: int
    title: str
    anchor: str
    words: "Block"


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of text: a claim, a label, the words of a heading, or code, as `kind` says.

    `within` names the innermost `///` block around it; `prose` is the text as the reader sees it,
    without citations and, but in code itself, without code; the cells of a table's row are parted
    by |. `ends_cited` tells whether its last words are a citation.
    """

    spot: Spot
    kind: Kind
    within: str
    prose: str
    ends_cited: bool
    citations: tuple[Citation, ...] = ()
    quoted: tuple[Quoted, ...] = ()

    def items(self) -> Iterator[Item]:
        """Yield the items of all the block's citations in order."""
        for citation in self.citations:
            yield from citation.items


@dataclass(frozen=True, slots=True)
class Page:
    """A content page of one language; `name` is its path inside the language's folder.

    `blocks` are the units of prose that must be one of the four kinds of claim, or exempt. `labels`
    are the other words a reader meets: titles of boxes and tabs, heads of tables, captions, terms,
    alternatives of pictures, tooltips. `code` is all code, inline too. Footnotes come last in each.
    """

    path: str
    language: str
    name: str
    front: FrontMatter
    headings: tuple[Heading, ...]
    blocks: tuple[Block, ...]
    labels: tuple[Block, ...]
    code: tuple[Block, ...]
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

    def texts(self) -> Iterator[Block]:
        """Yield everything that a reader sees but code: headings, claims and labels."""
        yield from (heading.words for heading in self.headings)
        yield from self.blocks
        yield from self.labels

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
    raw = read_outline(text, front.lines, (*CLAIM_BLOCKS, *MARKERS))
    known = definitions(raw)
    read = [(block, read_inline(block, known)) for block in raw if block.kind is not Kind.MARKER]
    return Page(
        path=path,
        language=language,
        name=name,
        front=front,
        headings=tuple(_heading(path, b, i) for b, i in read if b.kind is Kind.HEADING),
        blocks=tuple(_block(path, b, i) for b, i in read if b.kind in PROSE),
        labels=tuple(label for b, i in read for label in _labels(path, b, i)),
        code=tuple(code for b, i in read for code in _code(path, b, i)),
        links=tuple(link for b, i in read for link in _links(path, b, i)),
        markers=tuple((_spot(path, b, 0), b.text) for b in raw if b.kind is Kind.MARKER),
    )


def read_prose(spot: Spot, text: str, within: str = "", kind: Kind = Kind.PARAGRAPH) -> Block:
    """Read the prose of a table's field as a block, a paragraph if no other, at a spot."""
    raw = RawBlock(kind, (Line(spot.line, spot.column, text),), within)
    return _block(spot.path, raw, read_inline(raw, {}))


def citation_places(text: str) -> list[tuple[int, int]]:
    """Return where citations stand in a page without front matter and tabs, in order of place."""
    raw = read_outline(text, 0, (*CLAIM_BLOCKS, *MARKERS)) if "@" in text else ()
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    places = []
    for block in raw:
        if block.is_html or "@" not in block.text:
            continue
        for offset, words in read_inline(block, {}).citations:
            line, column = block.place(offset)
            start = starts[line - 1] + column - 1
            places.append((start, start + len(words)))
    return sorted(places)


def _spot(path: str, block: RawBlock, offset: int) -> Spot:
    line, column = block.place(offset)
    return Spot(path, line, column)


def _heading(path: str, block: RawBlock, inline: Inline) -> Heading:
    attributes = _ATTRIBUTES.search(block.text)
    anchor = _ID.search(attributes[0]) if attributes else None
    words = _block(path, block, inline)
    title = _ATTRIBUTES.sub("", block.text).strip(" #")
    return Heading(words.spot, block.level, title, anchor[1] if anchor else "", words)


def _block(path: str, block: RawBlock, inline: Inline) -> Block:
    return Block(
        spot=_spot(path, block, inline.start),
        kind=block.kind,
        within=block.within,
        prose=inline.words.strip(OUTSIDE),
        ends_cited=inline.ends_cited,
        citations=tuple(_citations(path, block, inline)),
        quoted=tuple(_quoted(path, block, inline)),
    )


def _labels(path: str, block: RawBlock, inline: Inline) -> Iterator[Block]:
    """Yield a label, and what pictures and tooltips in any block tell."""
    if block.kind is Kind.LABEL and inline.words.strip(OUTSIDE):
        yield _block(path, block, inline)
    for offset, words in inline.told:
        told = Inline(words, range(offset, offset + len(words)))
        yield _block(path, block.as_kind(Kind.LABEL), told)


def _code(path: str, block: RawBlock, inline: Inline) -> Iterator[Block]:
    for offset, text in inline.code:
        spot = _spot(path, block, offset)
        yield Block(spot, Kind.CODE, block.within, text, ends_cited=False)


def _links(path: str, block: RawBlock, inline: Inline) -> Iterator[Link]:
    for found in inline.targets:
        spot = _spot(path, block, found.offset)
        yield Link(spot, found.target, found.is_image, found.is_html)


def _citations(path: str, block: RawBlock, inline: Inline) -> Iterator[Citation]:
    for offset, text in inline.citations:
        spot = _spot(path, block, offset)
        if block.is_html:
            yield Citation(spot, text, (), _IN_HTML)
            continue
        try:
            yield Citation(spot, text, parse_citation(text))
        except MalformedCitation as error:
            yield Citation(spot, text, (), str(error))


def _quoted(path: str, block: RawBlock, inline: Inline) -> Iterator[Quoted]:
    if block.kind is Kind.QUOTE:
        for offset, words in _runs(inline):
            yield Quoted(_spot(path, block, offset), words)
        return
    for match in _QUOTED.finditer(inline.words):
        group = match.lastindex or 1
        words = match[group]
        if han_count(words) >= 4 or word_count(words) >= 3:
            yield Quoted(_spot(path, block, inline.offsets[match.start(group)]), words)


def _runs(inline: Inline) -> Iterator[tuple[int, str]]:
    """Yield what a block quote gives before each of its citations, and where that begins."""
    cuts = (bisect_left(inline.offsets, offset) for offset, _ in inline.citations)
    for start, end in pairwise([0, *cuts, len(inline.words)]):
        words = inline.words[start:end]
        text = words.strip()
        if han_count(text) or word_count(text):
            yield inline.offsets[start + len(words) - len(words.lstrip())], text
