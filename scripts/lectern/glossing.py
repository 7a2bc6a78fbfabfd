"""Marks where a term first appears on a page: a link to its entry, its meaning in a tooltip.

A Markdown extension that works on the tree, before MkDocs turns links to pages into addresses, so
that MkDocs checks these links too. Headings, labels, links, code and other tooltips are left alone.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from lectern.glosses import Gloss

_AFTER_OTHERS = 3
"""MkDocs rewrites links at 0, the table of contents is made at 5."""

_LEFT_WORDS = "a abbr button caption code dt figcaption h1 h2 h3 h4 h5 h6 label pre summary th"
_LEFT_TAGS = frozenset(_LEFT_WORDS.split())
_LEFT_CLASSES = frozenset({"admonition-title", "citation-words", "claim-label", "duties"})
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)([^<>]*?)/?>")
_CLASS = re.compile(r"\bclass=[\"']([^\"']*)[\"']")
_WORD = r"[0-9A-Za-z-]"
_ESCAPED = UnescapeTreeprocessor.RE
"""A character that was written with a backslash, as Python-Markdown holds it until the end."""


class _Glosser(Treeprocessor):
    """Walks a page in the order of reading, and marks each term once."""

    def __init__(self, md: Markdown, given: tuple[Gloss, ...]) -> None:
        super().__init__(md)
        self._by_name = {form: gloss for gloss in given for form in _forms(gloss)}
        self._names = re.compile(_alternatives(self._by_name))
        self._marked: list[Gloss] = []
        self._hidden: list[str] = []

    def run(self, root: ET.Element) -> None:
        """Mark the tree of one page."""
        self._marked.clear()
        self._hidden.clear()
        self._walk(root)

    def _walk(self, element: ET.Element) -> None:
        classes = element.get("class", "").split()
        if element.tag in _LEFT_TAGS or _LEFT_CLASSES.intersection(classes):
            return
        children = list(element)
        element.text, made = self._split(element.text)
        for at, mark in enumerate(made):
            element.insert(at, mark)
        for child in children:
            self._walk(child)
            child.tail, made = self._split(child.tail)
            after = list(element).index(child) + 1
            for at, mark in enumerate(made, after):
                element.insert(at, mark)

    def _split(self, text: str | None) -> tuple[str | None, list[ET.Element]]:
        """Return what stands before the first term to be marked, and the marks with their tails."""
        if not text:
            return text, []
        text = _ESCAPED.sub(lambda match: chr(int(match[1])), text)
        found = list(self._found(text))
        ends = [match.start() for match, _ in found[1:]] + [len(text)]
        made = []
        for (match, gloss), end in zip(found, ends, strict=True) if found else ():
            mark = self._mark(match[0], gloss)
            mark.tail = text[match.end() : end]
            made.append(mark)
        return text[: found[0][0].start()] if found else text, made

    def _found(self, text: str) -> Iterator[tuple[re.Match[str], Gloss]]:
        start = 0
        for held in (*HTML_PLACEHOLDER_RE.finditer(text), None):
            stop = held.start() if held else len(text)
            for match in self._names.finditer(text, start, stop) if not self._hidden else ():
                gloss = self._by_name[match[0]]
                if gloss.words and gloss not in self._marked:
                    self._marked.append(gloss)
                    yield match, gloss
            if held:
                self._follow(int(held[1]))
                start = held.end()

    def _follow(self, number: int) -> None:
        """Note a tag of HTML that was written in the text: what it hides opens or closes."""
        tag = _TAG.fullmatch(str(self.md.htmlStash.rawHtmlBlocks[number]))
        if tag is None:
            return
        closes, name, attributes = tag.groups()
        if not closes:
            classes = _CLASS.search(attributes)
            hides = _LEFT_CLASSES.intersection(classes[1].split() if classes else ())
            if self._hidden or hides or name in _LEFT_TAGS:
                self._hidden.append(name)
        elif name in self._hidden:
            while self._hidden.pop() != name:
                pass

    def _mark(self, name: str, gloss: Gloss) -> ET.Element:
        identifier = f"gloss-{self._marked.index(gloss) + 1}"
        holder = ET.Element("span", {"class": "gloss"})
        described = {"class": "gloss-mark", "href": gloss.target, "aria-describedby": identifier}
        ET.SubElement(holder, "a", described).text = name
        tooltip = {"class": "gloss-words", "role": "tooltip", "id": identifier}
        words = ET.SubElement(holder, "span", tooltip)
        words.text = gloss.words
        if gloss.chinese:
            words.text = ""
            chinese = ET.SubElement(words, "span", {"lang": "zh"})
            chinese.text, chinese.tail = gloss.chinese, f". {gloss.words}"
        return holder


def _forms(gloss: Gloss) -> Iterator[str]:
    """Yield the names, and each with a capital, as it stands at the start of a sentence."""
    for name in gloss.names:
        yield name
        yield name[:1].upper() + name[1:]


def _alternatives(names: Iterable[str]) -> str:
    """Match any of the names, the longest first, in English as whole words, and no date of a year.

    What must not stand before a word is asked once for all, so that most places fail at once.
    """
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    words = [name for name in longest_first if re.match(_WORD, name)]
    others = [name for name in longest_first if name not in words]
    return rf"(?<!{_WORD})(?:{_any(words)})|{_any(others)}"


def _any(names: list[str]) -> str:
    ends = (rf"(?!{_WORD}| \d)" if re.search(f"{_WORD}$", name) else "" for name in names)
    return "|".join(re.escape(name) + end for name, end in zip(names, ends, strict=True)) or "(?!)"


class GlossExtension(Extension):
    """Registers the marker of terms."""

    def __init__(self, **kwargs: Any) -> None:
        """Take `glosses`, what is to be marked on the page."""
        self.config = {"glosses": [(), "the terms to be marked on the page"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register it after what makes the tree, and before MkDocs' own."""
        given = self.getConfig("glosses")
        if given:
            md.treeprocessors.register(_Glosser(md, given), "lectern-gloss", _AFTER_OTHERS)


def makeExtension(**kwargs: Any) -> GlossExtension:  # noqa: N802  # Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it by module name."""
    return GlossExtension(**kwargs)
