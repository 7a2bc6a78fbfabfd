"""The outline of a Markdown page: its blocks as written, each with line and column.

Python-Markdown gives no line numbers, so a page is read a second time: `reading` finds the blocks,
`markup` the code and HTML among them, `inline` what stands inside one. What a block means is
`page`'s matter.
"""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a block is to the reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    ROW = "table row"
    QUOTE = "block quote"
    LABEL = "label"
    CODE = "code"
    MARKER = "marker"
    REFERENCE = "reference"


PROSE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.ROW, Kind.QUOTE})
"""The kinds of which every block must be a claim."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its containers' indents and marks cut off; `column` is where the rest began.

    `held` are the blocks that were cut out of the text here: code, or raw HTML.
    """

    number: int
    column: int
    text: str
    held: tuple["RawBlock", ...] = ()

    def cut(self, start: int, end: int | None = None) -> "Line":
        """Return the line from one offset to another, or to its end."""
        return Line(self.number, self.column + start, self.text[start:end], self.held)

    def dedented(self, width: int) -> "Line":
        """Return the line without as much of an indent as it has, up to `width`."""
        return self.cut(min(width, len(self.text) - len(self.text.lstrip(" "))))

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands in the line."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as written. `within` names the innermost `///` block around it, or is empty.

    `is_html` tells that its text is HTML, in which Markdown is not read.
    """

    kind: Kind
    lines: tuple[Line, ...]
    within: str = ""
    level: int = 0
    is_html: bool = False

    @property
    def text(self) -> str:
        """The block's lines, joined as they stand."""
        return "\n".join([line.text for line in self.lines])

    def as_kind(self, kind: Kind) -> "RawBlock":
        """Return the block as one of another kind."""
        return RawBlock(kind, self.lines, self.within, self.level, self.is_html)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset in `text`."""
        for line in self.lines:
            if offset <= len(line.text):
                return line.number, line.column + offset
            offset -= len(line.text) + 1
        last = self.lines[-1]
        return last.number, last.column + len(last.text)
