"""The block structure of a Markdown page, as far as this site uses it, with line and column.

Python-Markdown gives no line numbers, so the page is read a second time here: paragraphs, list
items, table rows, block quotes, headings and labels, inside admonitions, tabs, details and our
`///` blocks. Code, comments and front matter are left out. What a block means is `page`'s matter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum


class Kind(Enum):
    """What a block is to the reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    ROW = "table row"
    QUOTE = "block quote"
    LABEL = "label"
    MARKER = "marker"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its containers' indents and marks cut off; `column` is where the rest began."""

    number: int
    column: int
    text: str

    def cut(self, width: int) -> "Line":
        """Return the line without its first `width` characters."""
        return replace(self, column=self.column + width, text=self.text[width:])


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as written. `within` names the innermost `///` block around it, or is empty."""

    kind: Kind
    lines: tuple[Line, ...]
    within: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        """The block's lines, joined as they stand."""
        return "\n".join(line.text for line in self.lines)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset in `text`."""
        for line in self.lines:
            if offset <= len(line.text):
                return line.number, line.column + offset
            offset -= len(line.text) + 1
        last = self.lines[-1]
        return last.number, last.column + len(last.text)


_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_ITEM = re.compile(r" {0,3}([-*+]|\d{1,9}\.)[ \t]+")
_SLASHES = re.compile(r"(/{3,})[ \t]*([\w-]+)[ \t]*(?:\|[ \t]*(?=\S))?")
_LABELLED = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]*)[^\"]*\"?")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_DEFINITION = re.compile(r"\[\^[^\]]+\]:[ \t]*|\*\[[^\]]+\]:")
_TAG_ONLY = re.compile(r"[ \t]*</?[A-Za-z][^<>]*>[ \t]*")
_QUOTE = re.compile(r" {0,3}> ?")
_INDENT = "    "
_DEEPEST = 40
"""Containers nested deeper than this are read as one paragraph: no reader follows them."""
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_CODE_BLOCK = re.compile(
    r"^ *(`{3,}|~{3,})[^\n]*\n.*?(^ *\1[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE
)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)


def read_outline(text: str, skip: int = 0) -> tuple[RawBlock, ...]:
    """Return the blocks of a page in order, leaving out the first `skip` lines."""
    source = blank(_COMMENT, text)
    lines = [Line(n, 1, t.expandtabs(4)) for n, t in enumerate(source.split("\n"), 1)]
    return tuple(_Reader(lines[skip:], "").blocks())


def blank(pattern: re.Pattern[str], text: str) -> str:
    """Overwrite what a pattern matches with spaces, so that offsets stay true."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def blank_code_spans(text: str) -> str:
    """Overwrite code inside a block."""
    return blank(_CODE_SPAN, text)


def blank_code(text: str) -> str:
    """Overwrite comments and all code in a page."""
    return blank_code_spans(blank(_CODE_BLOCK, blank(_COMMENT, text)))


class _Reader:
    """Reads the blocks of one container; nested containers get a reader of their own."""

    def __init__(self, lines: list[Line], within: str, depth: int = 0) -> None:
        self.lines = lines
        self.within = within
        self.depth = depth
        self.at = 0

    def blocks(self) -> Iterator[RawBlock]:
        while self.at < len(self.lines):
            text = self.lines[self.at].text
            if not text.strip() or text.startswith(_INDENT) or _TAG_ONLY.fullmatch(text):
                self.at += 1
            elif match := _FENCE.match(text):
                self._skip_code(match[1])
            elif match := _HEADING.match(text):
                yield self._heading(match)
            elif match := _SLASHES.match(text):
                yield from self._slash_block(match)
            elif match := _LABELLED.match(text):
                yield from self._labelled(match)
            elif match := _ITEM.match(text):
                yield from self._item(match)
            elif _QUOTE.match(text):
                yield self._quote()
            elif self._opens_table():
                yield from self._table()
            else:
                yield self._paragraph()

    def _block(self, kind: Kind, *lines: Line, level: int = 0) -> RawBlock:
        return RawBlock(kind, lines, self.within, level)

    def _inner(self, lines: list[Line], within: str) -> Iterator[RawBlock]:
        if self.depth < _DEEPEST:
            yield from _Reader(lines, within, self.depth + 1).blocks()
        elif any(line.text.strip() for line in lines):
            yield self._block(Kind.PARAGRAPH, *lines)

    def _skip_code(self, fence: str) -> None:
        self.at += 1
        while self.at < len(self.lines):
            closing = self.lines[self.at].text.strip()
            self.at += 1
            if closing.startswith(fence) and not closing.strip(fence[0]):
                return

    def _heading(self, match: re.Match[str]) -> RawBlock:
        line = self.lines[self.at].cut(match.end())
        self.at += 1
        return self._block(Kind.HEADING, line, level=len(match[1]))

    def _slash_block(self, match: re.Match[str]) -> Iterator[RawBlock]:
        line = self.lines[self.at]
        self.at += 1
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at].text.strip() != match[1]:
            self.at += 1
        inside = self.lines[start : self.at]
        self.at += 1
        yield self._block(Kind.MARKER, line.cut(len(match[1])))
        if match.end() < len(line.text):
            yield self._block(Kind.LABEL, line.cut(match.end()))
        yield from self._inner(inside, match[2])

    def _labelled(self, match: re.Match[str]) -> Iterator[RawBlock]:
        label = self.lines[self.at].cut(match.end())
        self.at += 1
        if label.text.rstrip('" '):
            yield self._block(Kind.LABEL, replace(label, text=label.text.rstrip('" ')))
        yield from self._inner(self._indented(), self.within)

    def _indented(self) -> list[Line]:
        """Take the lines that belong to the container opened above, without their indent."""
        taken: list[Line] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if line.text.startswith(_INDENT):
                taken.append(line.cut(len(_INDENT)))
            elif not line.text.strip():
                taken.append(line)
            else:
                break
            self.at += 1
        return taken

    def _item(self, match: re.Match[str]) -> Iterator[RawBlock]:
        first = self.lines[self.at].cut(match.end())
        self.at += 1
        own = [first, *self._lazy_lines()]
        inside = self._indented()
        while inside and inside[0].text.strip() and not _opens_block(inside[0].text):
            own.append(inside.pop(0))
        yield self._block(Kind.ITEM, *own)
        yield from self._inner(inside, self.within)

    def _lazy_lines(self) -> list[Line]:
        """Take the lines that go on a paragraph begun above."""
        taken: list[Line] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            opens = _opens_block(line.text) or _TAG_ONLY.fullmatch(line.text)
            if not line.text.strip() or line.text.startswith(_INDENT) or opens:
                break
            taken.append(line)
            self.at += 1
        return taken

    def _quote(self) -> RawBlock:
        taken: list[Line] = []
        while self.at < len(self.lines) and self.lines[self.at].text.strip():
            line = self.lines[self.at]
            mark = _QUOTE.match(line.text)
            taken.append(line.cut(mark.end()) if mark else line)
            self.at += 1
        return self._block(Kind.QUOTE, *taken)

    def _opens_table(self) -> bool:
        if self.at + 1 >= len(self.lines) or "|" not in self.lines[self.at].text:
            return False
        return bool(_DELIMITER.fullmatch(self.lines[self.at + 1].text))

    def _table(self) -> Iterator[RawBlock]:
        yield self._block(Kind.LABEL, self.lines[self.at])
        self.at += 2
        while self.at < len(self.lines) and "|" in self.lines[self.at].text:
            yield self._block(Kind.ROW, self.lines[self.at])
            self.at += 1

    def _paragraph(self) -> RawBlock:
        first = self.lines[self.at]
        self.at += 1
        definition = _DEFINITION.match(first.text)
        if definition:
            first = first.cut(definition.end())
        return self._block(Kind.PARAGRAPH, first, *self._lazy_lines())


def _opens_block(text: str) -> bool:
    patterns = (_HEADING, _FENCE, _SLASHES, _LABELLED, _ITEM, _QUOTE)
    return any(pattern.match(text) for pattern in patterns)
