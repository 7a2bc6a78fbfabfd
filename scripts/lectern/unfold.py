"""Opens what folds on a screen: tabs, details, footnotes, abbreviations, tasks, pictures.

Paper has no hover and no click, so everything a reader could open stands open. Works in place on
an lxml tree of a built page.
"""

import posixpath
from typing import Any
from urllib.parse import unquote

from lxml import etree, html

from lectern.wording import WORDS

_DROPPED = ("script", "style", "template", "button")
_CHECKED, _UNCHECKED = "■ ", "□ "


def unfold(
    body: Any, path: str, identifier: str, language: str, media: dict[str, str | None]
) -> None:
    """Open everything on a page, and gather its pictures in `media`.

    `path` is the page's place in the site, `identifier` its chapter's id.
    """
    etree.strip_tags(body, etree.Comment)
    for element in list(body.iter(*_DROPPED)):
        element.drop_tree()
    _open_tabs(body)
    _open_details(body)
    _set_notes(body)
    _spell_out(body, language)
    _mark_tasks(body)
    _lift_drawings(body, identifier, media)
    for picture in body.iter("img"):
        source = unquote(picture.get("src"))
        if source not in media:
            source = posixpath.normpath(posixpath.join(posixpath.dirname(path), source))
            media.setdefault(source, None)
        picture.set("src", source)
    _plain_code(body)


def _section(title: Any) -> Any:
    """Return a division with a title made from an element's content."""
    division = html.Element("div", {"class": "section"})
    label = etree.SubElement(division, "div", {"class": "label"})
    label.text = title.text
    label.extend(list(title))
    return division


def _plain_code(body: Any) -> None:
    for code in body.xpath(".//pre"):
        words = code.text_content()
        for child in list(code):
            code.remove(child)
        etree.SubElement(code, "code").text = words
        code.text = None


def _open_tabs(body: Any) -> None:
    for tabs in body.xpath(".//div[contains(@class, 'tabbed-set')]"):
        labels = tabs.xpath("./div[contains(@class, 'tabbed-labels')]/label")
        blocks = tabs.xpath("./div[contains(@class, 'tabbed-content')]/div")
        for label, block in zip(labels, blocks, strict=True):
            division = _section(label)
            division.extend(list(block))
            tabs.addprevious(division)
        tabs.drop_tree()


def _open_details(body: Any) -> None:
    for details in body.xpath(".//details"):
        [summary] = details.xpath("./summary") or [html.Element("summary")]
        division = _section(summary)
        division.extend(child for child in details if child.tag != "summary")
        division.tail = details.tail
        details.getparent().replace(details, division)
    for note in body.xpath(".//div[contains(@class, 'admonition')]"):
        note.set("class", "section")
        for title in note.xpath("./p[contains(@class, 'admonition-title')]"):
            title.tag = "div"
            title.set("class", "label")


def _set_notes(body: Any) -> None:
    """Put each footnote where its mark stands; a second mark repeats the words."""
    notes = {}
    for foot in body.xpath(".//div[contains(@class, 'footnote')]"):
        for item in foot.xpath(".//li[@id]"):
            for back in item.xpath(".//a[contains(@class, 'footnote-backref')]"):
                back.drop_tree()
            for citation in item.xpath(".//a[@class='citation']"):
                citation.text = f"〔{citation.text}〕"
            notes[item.get("id")] = " ".join(item.text_content().split())
        foot.drop_tree()
    for mark in body.xpath(".//sup[a[contains(@class, 'footnote-ref')]]"):
        note = html.Element("span", {"class": "note"})
        note.text = notes[unquote(mark[0].get("href").removeprefix("#"))]
        note.tail = mark.tail
        mark.getparent().replace(mark, note)


def _spell_out(body: Any, language: str) -> None:
    for short in body.xpath(".//abbr"):
        if short.get("title"):
            short.append(html.Element("span"))
            short[-1].text = WORDS[language]["brackets"].format(short.get("title"))
            short[-1].drop_tag()
        short.drop_tag()


def _mark_tasks(body: Any) -> None:
    for box in body.xpath(".//input[@type='checkbox']"):
        mark = _CHECKED if box.get("checked") is not None else _UNCHECKED
        box.tail = mark + (box.tail or "").lstrip()
        box.drop_tree()


def _lift_drawings(body: Any, identifier: str, media: dict[str, str | None]) -> None:
    """Make a file of every drawing that says something; the others are ornament."""
    drawings = [e for e in body.iter() if etree.QName(e).localname == "svg"]
    for number, drawing in enumerate(drawings, 1):
        titles = [e.text_content() for e in drawing.iter() if etree.QName(e).localname == "title"]
        words = drawing.get("aria-label") or next(iter(titles), "")
        if not words:
            drawing.drop_tree()
            continue
        name = f"{identifier}-{number}.svg"
        picture = html.Element("img", {"src": name, "alt": words.strip()})
        picture.tail, drawing.tail = drawing.tail, None
        drawing.getparent().replace(drawing, picture)
        drawing.set("xmlns", "http://www.w3.org/2000/svg")
        media[name] = html.tostring(drawing, encoding="unicode", method="xml")
