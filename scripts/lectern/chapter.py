"""Turns one built page into the neutral form that every exporter reads.

The neutral form is HTML of a few elements: headings, paragraphs, lists, tables, `pre`, `img`, and
divisions and spans whose first class says what they are:

    div.claim[data-kind]   a kind of claim; div.label is its printed label
    div.section            a tab or an opened detail, titled by div.label
    div.edition            a source's text: div.byline, div.passage[data-number], div.salutation
    span.sentence          a sentence of an edition, with its data-number
    span.citations         neighbouring citations, each an a.citation that links inside the book,
                           or where the book has not what it names, a span.place
    span.note              a footnote, where its mark stands
    table.form             a table to fill in, its columns as wide as their col says; span.room
                           [data-number] is room to write in, so many millimetres high
    div.lines              lines to write on, each a div.line
    div.sheet-session      the line below a sheet's title
    div.whole              what must not break, such as a question with its options
    div.own-leaf           what follows begins a leaf of its own

What serves a screen alone is dropped; ids carry the page's name, so that a book has each once.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import html

from lectern.marking import (
    CITATION,
    CLAIM,
    drop_glosses,
    mark_citations,
    mark_claims,
    mark_edition,
    of_class,
)
from lectern.spaces import keep_whole, table_spaces
from lectern.unfold import unfold

_SCREEN_ONLY = (
    "notice",
    "cited-by",
    "citation-words",
    "gloss-words",
    "screen-only",
    "headerlink",
    "passage-number",
    "sentence-number",
)
_KEPT_CLASSES = frozenset(
    {
        CITATION,
        CLAIM,
        "byline",
        "citations",
        "edition",
        "edition-note",
        "form",
        "label",
        "line",
        "lines",
        "note",
        "own-leaf",
        "passage",
        "place",
        "room",
        "salutation",
        "section",
        "sentence",
        "sheet-session",
        "whole",
    }
)
_KEPT = frozenset(
    {
        "alt",
        "class",
        "colspan",
        "data-kind",
        "data-number",
        "href",
        "id",
        "lang",
        "rowspan",
        "src",
        "start",
        "type",
    }
)
_HEADING = re.compile(r"h([1-6])")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its id, its title, and its body in the neutral form."""

    identifier: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A page as built: its path in the site, its name in the language's folder, its article."""

    path: str
    name: str
    article: Any

    @property
    def identifier(self) -> str:
        """The id of the page's chapter."""
        return _safe(self.name.removesuffix(".md").replace("/", "-"))

    def targets(self) -> Iterator[tuple[str, str]]:
        """Yield every place a link may name, as a path with a fragment, and its id in the book."""
        yield self.path, self.identifier
        for element in self.article.xpath(".//*[@id]"):
            name = element.get("id")
            identifier = f"{self.identifier}--{_safe(name)}"
            yield f"{self.path}#{name}", self.identifier if element.tag == "h1" else identifier


def read_built(path: str, name: str, text: str) -> BuiltPage:
    """Read a built page; raises ValueError where it has no article."""
    articles = html.document_fromstring(text).xpath("//article")
    if not articles:
        raise ValueError(f"{path}: expected an <article>, found none")
    return BuiltPage(path, name, articles[0])


def make_chapter(
    page: BuiltPage,
    language: str,
    targets: Mapping[str, str],
    printed: frozenset[str],
    media: dict[str, str | None],
) -> Chapter:
    """Turn a page into a chapter, in place.

    `targets` maps places to ids, `printed` holds the addresses that the list of sources prints,
    and `media` gathers the pictures: a path in the site, or the text of an SVG.
    """
    body = page.article
    for name in _SCREEN_ONLY:
        for element in of_class(body, name):
            element.drop_tree()
    drop_glosses(body)
    mark_citations(body)
    mark_claims(body, language)
    mark_edition(body)
    keep_whole(body)
    table_spaces(body)
    unfold(body, page.path, page.identifier, language, media)
    _bind_links(body, page, targets, printed)
    _level_headings(body)
    _rename(body, dict(page.targets()), page.path)
    _clean(body)
    headings = body.xpath(".//h1")
    title = headings[0].text_content() if headings else page.identifier
    return Chapter(page.identifier, title, _inner(body))


def _bind_links(
    body: Any, page: BuiltPage, targets: Mapping[str, str], printed: frozenset[str]
) -> None:
    """Lead links inside the book; those to places outside the book become plain words."""
    for link in body.xpath(".//a"):
        address = link.get("href") or ""
        if urlsplit(address).scheme:
            if address not in printed and address not in link.text_content():
                note = html.Element("span", {"class": "note"})
                note.text, note.tail, link.tail = address, link.tail, None
                link.addnext(note)
            continue
        path, _, fragment = address.partition("#")
        folder = posixpath.dirname(page.path)
        place = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else page.path
        target = targets.get(f"{place}#{unquote(fragment)}" if fragment else place)
        if target:
            link.set("href", f"#{target}")
        elif link.get("class") == CITATION:
            link.tag = "span"
            link.set("class", "place")
        else:
            link.drop_tag()


def _level_headings(body: Any) -> None:
    """Close gaps between heading levels: a reader by ear must not miss one."""
    above = 0
    for element in body.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        above = min(int(element.tag[1]), above + 1)
        element.tag = f"h{above}"


def _rename(body: Any, own: Mapping[str, str], path: str) -> None:
    """Give every id the page's name, on elements that exporters keep ids of."""
    for element in body.xpath(".//*[@id]"):
        identifier = own.get(f"{path}#{element.get('id')}")
        del element.attrib["id"]
        if identifier is None:
            continue
        if element.tag in ("div", "span") or _HEADING.fullmatch(element.tag):
            element.set("id", identifier)
        else:
            anchor = html.Element("span", {"id": identifier})
            anchor.tail, element.text = element.text, None
            element.insert(0, anchor)


def _clean(body: Any) -> None:
    """Drop what the neutral form does not know: attributes, classes, divisions without meaning."""
    for element in list(body.iterdescendants()):
        if not isinstance(element.tag, str):
            element.drop_tree()
            continue
        if element.tag == "wbr":  # lxml takes it for the parent of what follows
            element.drop_tag()
            continue
        known = [c for c in (element.get("class") or "").split() if c in _KEPT_CLASSES]
        for name in set(element.attrib) - (_KEPT if element.tag != "col" else {"style"}):
            del element.attrib[name]
        element.attrib.pop("class", None)
        if known:
            element.set("class", known[0])
        elif element.tag in ("div", "section") and not {"id", "lang"} & set(element.attrib):
            element.drop_tag()


def _inner(body: Any) -> str:
    pieces = [html.tostring(child, encoding="unicode") for child in body]
    return "\n".join(piece.strip() for piece in pieces)


def _safe(name: str) -> str:
    """Write an id with the characters that every format allows."""
    return re.sub(r"[^A-Za-z0-9_.-]", lambda match: f"u{ord(match[0]):x}", name)
