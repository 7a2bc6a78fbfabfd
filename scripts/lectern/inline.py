"""What stands inside a block: the words as the reader sees them, code, links, citations, tooltips.

Offsets lead back into the block's text, so that every finding has its place.
"""

import html
import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lectern.citation import find_citations
from lectern.marks import REFERENCE
from lectern.outline import Kind, RawBlock

_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_AUTOLINK = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]*://|mailto:)[^<>\s]*|[^<>\s!@]+@[^<>\s@]+)>")
_TAG = re.compile(r"</?[A-Za-z](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
_TOLD = re.compile(r"\b(alt|href|src|title|aria-label)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_NOTE_MARK = re.compile(r"\[\^[^\]]*\]")
_TEXT = r"(!?)\[((?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)\]"
_LINK = re.compile(
    _TEXT
    + r"\(\s*(?:<([^<>\n]*)>|((?:[^()\s<>]|\([^()\s]*\))*))(?:\s+(?:\"([^\"]*)\"|'([^']*)'))?\s*\)"
)
_REFERENCE = re.compile(_TEXT + r"(?:\s?\[([^\[\]]*)\])?")
_ATTRIBUTES = re.compile(r"\{:?[ ]*([^}\n ][^\n}]{0,500}+)\}")
_EMPHASIS = (
    re.compile(r"(\*\*\*?)(?=[^\s*])(.+?)(?<=[^\s*])(\1)", re.DOTALL),
    re.compile(r"(?<!\*)(\*)(?=[^\s*])(.+?)(?<=[^\s*])(\*)(?!\*)", re.DOTALL),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])(.+?)(?<=[^\s_])(\1)(?![\w_])", re.DOTALL),
)
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_END_MARKS = " \t\n。.，,；;|"
OUTSIDE = " \t\n|"
"""What stands around a block's words without being one: white space, the bars of a table."""
_GONE = "\0"
"""Stands for a character that the reader does not see as it is written."""
_PIECES = re.compile(f"({_GONE}+)")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link or image leads, and where that is written; in HTML it is left as written."""

    offset: int
    target: str
    is_image: bool
    is_html: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """The inside of a block.

    `words` is what the reader sees without citations and code, `offsets[i]` where `words[i]` is
    written. Citations, code, and what alternatives and tooltips tell stand at their offsets.
    """

    words: str = ""
    offsets: Sequence[int] = ()
    citations: tuple[tuple[int, str], ...] = ()
    targets: tuple[Target, ...] = ()
    told: tuple[tuple[int, str], ...] = ()
    code: tuple[tuple[int, str], ...] = ()

    @property
    def start(self) -> int:
        """Where the first thing that the reader sees is written."""
        first = len(self.words) - len(self.words.lstrip(OUTSIDE))
        return self.offsets[first] if first < len(self.offsets) else 0

    @property
    def ends_cited(self) -> bool:
        """Whether the last words are a citation."""
        if not self.citations:
            return False
        last, text = self.citations[-1]
        after = bisect(self.offsets, last + len(text) - 1)
        return not self.words[after:].strip(_END_MARKS)


def definitions(blocks: tuple[RawBlock, ...]) -> dict[str, str]:
    """Return the names that links in a page may refer to, each with its target."""
    matches = (REFERENCE.fullmatch(b.text) for b in blocks if b.kind is Kind.REFERENCE)
    return {_key(match[1]): match[2] for match in matches if match}


def read_inline(block: RawBlock, known: Mapping[str, str]) -> Inline:
    """Read the inside of a block; `known` are the definitions of its page."""
    if block.kind is Kind.REFERENCE:
        return _read_definition(block)
    text = block.text
    if block.kind is Kind.CODE and not block.is_html:
        return Inline(code=((0, text),))
    spans = _Spans(text)
    if block.is_html:
        spans.read_tags()
    else:
        spans.read_markdown(
            known, ends_in_attributes=block.kind not in (Kind.PARAGRAPH, Kind.QUOTE)
        )
    return spans.result()


def _read_definition(block: RawBlock) -> Inline:
    match = REFERENCE.fullmatch(block.text)
    if match is None:
        return Inline()
    group = match.lastindex or 2
    told = ((match.start(group), match[group]),) if group > 2 else ()
    return Inline(targets=(Target(match.start(2), match[2], is_image=False),), told=told)


def _key(name: str) -> str:
    return " ".join(name.lower().split())


class _Spans:
    """Overwrites, kind by kind, what the reader does not see as written."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.work = text
        self.shown: dict[int, str] = {}
        self.citations: list[tuple[int, str]] = []
        self.targets: list[Target] = []
        self.told: list[tuple[int, str]] = []
        self.code: list[tuple[int, str]] = []

    def read_tags(self) -> None:
        """Read HTML: tags go, entities are spelt out."""
        if "<" in self.work:
            self._hide_all(_COMMENT)
            self._read_tags()
        self._read_citations()
        self._show_entities()

    def read_markdown(self, known: Mapping[str, str], *, ends_in_attributes: bool) -> None:
        """Read Markdown, in the order in which its marks bind."""
        work = self.text
        if "`" in work:
            for match in _CODE_SPAN.finditer(work):
                self.code.append((match.start(2), match[2].strip()))
                self._hide(match.start(), match.end())
        if "\\" in work:
            for match in _ESCAPE.finditer(self.work):
                self._hide(match.start(), match.end())
                self.shown[match.start(1)] = match[1]
        if "<" in work:
            self._hide_all(_COMMENT)
            self._read_autolinks()
            self._read_tags()
        if "[" in work:
            self._read_links(known)
        if "{" in work:
            self._read_attributes(ends_in_attributes=ends_in_attributes)
        if "*" in work or "_" in work:
            for pattern in _EMPHASIS:
                self._unmark(pattern)
        self._show_entities()

    def _hide(self, start: int, end: int) -> None:
        self.work = self.work[:start] + _GONE * (end - start) + self.work[end:]

    def _hide_all(self, pattern: re.Pattern[str]) -> None:
        for match in pattern.finditer(self.work):
            self._hide(match.start(), match.end())

    def _read_autolinks(self) -> None:
        for match in _AUTOLINK.finditer(self.work):
            self.targets.append(Target(match.start(1), match[1], is_image=False))
            self._hide(match.start(), match.end())
            self.shown[match.start(1)] = match[1]

    def _read_tags(self) -> None:
        for match in _TAG.finditer(self.work):
            is_image = match[0][1:4].lower() == "img"
            self._read_told(
                match.start(), self.text[match.start() : match.end()], is_image=is_image
            )
            self._hide(match.start(), match.end())

    def _read_told(self, start: int, written: str, *, is_image: bool = False) -> None:
        """Read the attributes that lead somewhere or tell the reader something."""
        for told in _TOLD.finditer(written):
            group = told.lastindex or 2
            offset = start + told.start(group)
            if told[1] in ("href", "src"):
                target = html.unescape(told[group])
                self.targets.append(Target(offset, target, is_image, is_html=True))
            elif told[group]:
                self.told.append((offset, html.unescape(told[group])))

    def _read_links(self, known: Mapping[str, str]) -> None:
        self._read_citations()
        self._hide_all(_NOTE_MARK)
        while "](" in self.work and (matches := list(_LINK.finditer(self.work))):
            for match in matches:
                self._read_link(match)
        for match in _REFERENCE.finditer(self.work) if known else ():
            name = _key(match[3] or match[2])
            if name in known:
                self._set_link(match, Target(match.start(2), known[name], bool(match[1])))

    def _read_citations(self) -> None:
        for match in find_citations(self.work):
            self.citations.append((match.start(), match[0]))
            self._hide(match.start(), match.end())

    def _read_link(self, match: re.Match[str]) -> None:
        group = 3 if match[3] is not None else 4
        start, end = match.span(group)
        self._set_link(match, Target(start, self.text[start:end], bool(match[1])))
        for title in (5, 6):
            if match[title]:
                self.told.append((match.start(title), match[title]))

    def _set_link(self, match: re.Match[str], target: Target) -> None:
        """Leave of a link its words; of an image nothing, its words being told."""
        self.targets.append(target)
        start, end = match.span(2)
        if target.is_image:
            if match[2]:
                self.told.append((start, self._plain(start, end)))
            self._drop(match.start(), match.end())
            return
        self._hide(match.start(), start)
        self._hide(end, match.end())

    def _plain(self, start: int, end: int) -> str:
        pieces = (
            self.shown.get(at, "") if self.work[at] == _GONE else self.work[at]
            for at in range(start, end)
        )
        return "".join(pieces)

    def _drop(self, start: int, end: int) -> None:
        for at in range(start, end):
            self.shown.pop(at, None)
        self._hide(start, end)

    def _read_attributes(self, *, ends_in_attributes: bool) -> None:
        for match in _ATTRIBUTES.finditer(self.work):
            start, end = match.span()
            follows = start == 0 or self.work[start - 1] in f"{_GONE}*_"
            alone = not self.work[:start].rpartition("\n")[2].strip() and end == len(self.work)
            at_end = ends_in_attributes and not self.work[end:].strip(" |#")
            in_cell = ends_in_attributes and self.work[end:].lstrip().startswith("|")
            if follows or alone or at_end or in_cell:
                self._read_told(start, self.text[start:end])
                self._drop(start, end)

    def _unmark(self, pattern: re.Pattern[str]) -> None:
        found = True
        while found:
            found = False
            for match in pattern.finditer(self.work):
                self._hide(*match.span(1))
                self._hide(*match.span(3))
                found = True

    def _show_entities(self) -> None:
        if "&" in self.work:
            for match in _ENTITY.finditer(self.work):
                self._hide(match.start(), match.end())
                self.shown[match.start()] = html.unescape(match[0])

    def _seen(self) -> tuple[str, Sequence[int]]:
        """Return the words that the reader sees, and where each character is written."""
        if _GONE not in self.work:
            return self.work, range(len(self.work))
        words: list[str] = []
        offsets: list[int] = []
        at = 0
        for piece in _PIECES.split(self.work):
            if not piece.startswith(_GONE):
                words.append(piece)
                offsets += range(at, at + len(piece))
            elif self.shown:
                for place in range(at, at + len(piece)):
                    if shown := self.shown.get(place):
                        words.append(shown)
                        offsets += [place] * len(shown)
            at += len(piece)
        return "".join(words), offsets

    def result(self) -> Inline:
        """Return what was read."""
        words, offsets = self._seen()
        return Inline(
            words,
            offsets,
            tuple(self.citations),
            tuple(sorted(self.targets, key=lambda target: target.offset)),
            tuple(sorted(self.told)),
            tuple(self.code),
        )
