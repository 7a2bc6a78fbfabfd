"""Names what the parts of a built page are: citations, claims, an edition.

Works in place on an lxml tree; the names are those of the neutral form (see `chapter`).
"""

from typing import Any

from lxml import html

from lectern.book_wording import BOOK_WORDS

CITATION, CLAIM, QUOTE = "citation", "claim", "quote"


def of_class(body: Any, name: str) -> list[Any]:
    """Return the elements below one that carry a class, in order, and are still there."""
    found = body.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
    return [element for element in found if body in element.iterancestors()]


def drop_glosses(body: Any) -> None:
    """Make plain words of the links from terms to the glossary: paper has the words, and a page."""
    for name in ("gloss-mark", "gloss"):
        for element in of_class(body, name):
            element.drop_tag()


def mark_citations(body: Any) -> None:
    """Gather neighbouring citations into one span, each a link with its bare label."""
    for first in of_class(body, CITATION):
        if first.getparent() is None:
            continue
        group, last = [first], first
        while not (last.tail or "").strip() and _is_citation(last.getnext()):
            last = last.getnext()
            group.append(last)
        span = html.Element("span", {"class": "citations"})
        first.addprevious(span)
        span.tail = last.tail
        for citation in group:
            [mark] = citation.xpath(".//a")
            label = mark.text_content().strip("〔〕")
            link = html.Element("a", {"class": CITATION, "href": mark.get("href")})
            link.text = label
            span.append(link)
            citation.tail = None
            citation.getparent().remove(citation)


def _is_citation(element: Any) -> bool:
    return element is not None and CITATION in (element.get("class") or "").split()


def mark_claims(body: Any, language: str) -> None:
    """Name the kind of every claim, and print its label; a block quote is the source's words."""
    for division in of_class(body, CLAIM):
        kind = next(c for c in division.get("class").split() if c.startswith("claim-"))
        division.attrib.clear()
        division.set("class", CLAIM)
        division.set("data-kind", kind.removeprefix("claim-"))
        for label in of_class(division, "claim-label"):
            label.tag = "div"
            label.set("class", "label")
    for quote in body.xpath(".//blockquote"):
        division = html.Element("div", {"class": CLAIM, "data-kind": QUOTE})
        label = html.Element("div", {"class": "label"})
        label.text = BOOK_WORDS[language]["quote"]
        quote.addprevious(division)
        division.tail, quote.tail = quote.tail, None
        division.extend([label, quote])


def mark_edition(body: Any) -> None:
    """Gather an edition's page in one division, its passages and sentences numbered."""
    passages = of_class(body, "passage")
    if not passages:
        return
    note_seen = False
    for line in body.xpath("./p[@class]"):
        if line.get("class") == "edition-note":
            note_seen = True
        elif line.get("class") == "edition-head":
            line.set("class", "salutation" if note_seen else "byline")
        line.tag = "div"
    for passage in passages:
        passage.set("data-number", passage.get("id").removeprefix("p"))
        for empty in passage.xpath("./p[not(node())]"):
            empty.drop_tree()
    for sentence in of_class(body, "sentence"):
        sentence.set("data-number", sentence.get("id").rpartition("s")[2])
    edition = html.Element("div", {"class": "edition"})
    edition.extend(list(body))
    body.append(edition)
