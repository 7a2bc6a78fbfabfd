"""What a reader sees of a page as built: every word of it, block for block, in order."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import html

from lectern.outline import Kind
from lectern.text import without_space

_MADE = (
    "citation",
    "gloss-words",
    "duty-filter",
    "self-test-setup",
    "notice",
    "session-download",
    "session-start",
    "downloads",
    "claim-label",
    "footnote-ref",
    "footnote-backref",
    "headerlink",
    "tabbed-control",
    "teaching-way",
)
"""Classes of what the site adds to what its authors wrote."""

_MARK = re.compile(r"\\(.)|\*\*")


def as_shown(line: str) -> str:
    """Return a line of Markdown as a reader sees it, without the citation that ends it."""
    return _MARK.sub(r"\1", line.partition("[@")[0])


_UNSEEN = frozenset({"template", "script", "style", "button"})
_LABELS = frozenset({"caption", "dt", "figcaption", "label", "legend", "summary"})
_OWNERS = frozenset({"blockquote", "dd", "li", "p", "pre", "tr", *_LABELS})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE_WORDS = "a abbr b br code del em i img input kbd mark q s small span strong sub sup u"
_INLINE = frozenset(_INLINE_WORDS.split())
_TITLES = frozenset({"admonition-title", "filename"})
_TOLD = ("alt", "title", "aria-label")


@dataclass
class Seen:
    """The words of a page: prose by block, with its kind; headings; labels, in any order; code."""

    prose: list[tuple[Kind, str]] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    code: list[str] = field(default_factory=list)


def read_seen(article: Any) -> Seen:
    """Gather every word of a built page; the article is spoilt by it."""
    for element in list(article.iter(*_UNSEEN)):
        element.drop_tree()
    for name in _MADE:
        for element in article.find_class(name):
            if element.getparent() is not None:
                element.drop_tree()
    seen = Seen()
    seen.labels.update({without_space(words): 1 for words in _told(article)})
    runs: dict[Any, str] = {}
    owners: dict[Any, Any] = {}
    for owner, run, text in _pieces(article, None, [0]):
        key = (owner if owner is not None else article, run)
        runs[key] = runs.get(key, "") + without_space(text)
        owners[key] = owner
    for key, text in runs.items():
        if text:
            _sort(seen, owners[key], text)
    return seen


def _told(article: Any) -> set[str]:
    """Return what pictures and tooltips tell; the same words may be written once for many."""
    ours = (e for e in article.iter() if "claim" not in (e.get("class") or "").split())
    return {element.get(name) for element in ours for name in _TOLD if element.get(name)}


def _pieces(element: Any, owner: Any, run: list[int]) -> Iterator[tuple[Any, int, str]]:
    """Yield every piece of text with the block it belongs to; loose text is a run of its own."""
    if not isinstance(element.tag, str):
        return
    if element.tag == "code" and _owned(owner, "pre") is None:
        yield element, 0, element.text_content()
        return
    inner = _owner(element, owner)
    if element.tag not in _INLINE:
        run[0] += 1
    yield inner, 0 if inner is not None else run[0], element.text or ""
    for child in element:
        yield from _pieces(child, inner, run)
        if child.tag not in _INLINE:
            run[0] += 1
        yield inner, 0 if inner is not None else run[0], child.tail or ""


def _owned(owner: Any, tag: str) -> Any:
    return owner if owner is not None and owner.tag == tag else None


def _owner(element: Any, owner: Any) -> Any:
    """Return the block to which the text of an element belongs."""
    tag = element.tag
    if tag in _HEADINGS or tag == "pre":
        return element
    held = owner is not None and owner.tag in {"blockquote", "pre", "tr", *_LABELS, *_HEADINGS}
    is_title = _TITLES.intersection((element.get("class") or "").split()) or _is_head(element)
    if is_title or (tag in _LABELS and not (owner is not None and owner.tag in _LABELS)):
        return element
    if held:
        return owner
    return element if tag in _OWNERS else owner if tag in _INLINE else None


def _is_head(element: Any) -> bool:
    return element is not None and element.tag == "tr" and element.getparent().tag == "thead"


def _sort(seen: Seen, owner: Any, text: str) -> None:
    tag = owner.tag if owner is not None else ""
    classes = (owner.get("class") or "").split() if owner is not None else []
    if tag in ("pre", "code"):
        seen.code.append(text)
    elif tag in _HEADINGS:
        seen.headings.append(text)
    elif tag in _LABELS or _TITLES.intersection(classes) or _is_head(owner):
        seen.labels[text] += 1
    else:
        seen.prose.append((_kind(owner, tag), text))


def _kind(owner: Any, tag: str) -> Kind:
    kinds = {"tr": Kind.ROW, "blockquote": Kind.QUOTE, "li": Kind.ITEM, "dd": Kind.ITEM}
    if tag == "p" and owner.getparent().tag in ("li", "dd") and owner.getparent()[0] is owner:
        above = [e for e in owner.iterancestors() if "footnote" in (e.get("class") or "").split()]
        before = (owner.getparent().text or "").strip()
        return Kind.PARAGRAPH if above or before else Kind.ITEM
    return kinds.get(tag, Kind.PARAGRAPH)


def article_of(page: str) -> Any:
    """Return the article of a page."""
    [article] = html.document_fromstring(page).xpath("//article")
    return article
