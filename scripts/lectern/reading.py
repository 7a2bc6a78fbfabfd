"""Reads the blocks of a Markdown page as Python-Markdown does, but with line and column.

A container (list item, box, tab, quote, `///` block, footnote) is read by a reader of its own. What
is not understood is a paragraph: nothing that a reader of the site sees is left out.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from lectern import marks
from lectern.cells import count_columns, trimmed
from lectern.markup import HELD, cut_out
from lectern.outline import PROSE, Kind, Line, RawBlock

DEEPEST = 30
"""Containers nested deeper than this are read as one paragraph: no reader follows them."""

_Opens = Callable[[str], re.Match[str] | None]
_Reads = Callable[[re.Match[str]], Iterator[RawBlock]]


def read_outline(text: str, skip: int = 0, names: Collection[str] = ()) -> tuple[RawBlock, ...]:
    """Return the blocks of a page in the reader's order, leaving out the first `skip` lines.

    `names` are the `///` blocks that the site knows, besides captions.
    """
    source = text.replace(HELD, " ").expandtabs(4).split("\n")[skip:]
    lines = [Line(number, 1, line) for number, line in enumerate(source, skip + 1)]
    reader = _Reader(cut_out(lines), "", names)
    blocks = tuple(reader.blocks())
    return (*blocks, *reader.notes)


class _Reader:
    """Reads the blocks of one container; `notes` gathers those that stand below the page."""

    def __init__(
        self, lines: list[Line], within: str, names: Collection[str], depth: int = 0
    ) -> None:
        self.lines = lines
        self.within = within
        self.names = names
        self.depth = depth
        self.at = 0
        self.notes: list[RawBlock] = []
        self.is_after_term = False

    def blocks(self) -> Iterator[RawBlock]:
        while line := self._next():
            blocks = tuple(self._chunk(line))
            yield from blocks

    def _next(self) -> Line | None:
        """Return the next line with something in it."""
        while self.at < len(self.lines) and self.lines[self.at].is_blank:
            self.at += 1
        return self._line()

    def _line(self) -> Line | None:
        return self.lines[self.at] if self.at < len(self.lines) else None

    def _chunk(self, line: Line) -> Iterator[RawBlock]:
        """Read what begins at a line; of all that it may be, Python-Markdown's first choice."""
        follows_term, self.is_after_term = self.is_after_term, False
        if line.held:
            self.at += 1
            return (replace(block, within=self.within) for block in line.held)
        if line.text.startswith(marks.INDENT):
            return self._code()
        if match := self._slashes(line.text):
            return self._slash_block(match)
        if columns := count_columns(self.lines[self.at : self.at + 2]):
            return self._table(columns)
        for opens, read in self._openings(line.text, follows_term=follows_term):
            if match := opens(line.text):
                return read(match)
        return self._paragraph()

    def _openings(self, text: str, *, follows_term: bool) -> Iterator[tuple[_Opens, _Reads]]:
        if not marks.OPENING.match(text):
            yield self._underlines, self._underlined
            return
        yield marks.TITLED.fullmatch, self._titled
        yield marks.HEADING.match, self._heading
        yield self._underlines, self._underlined
        yield marks.RULE.fullmatch, self._rule
        yield marks.ITEM.match, self._item
        yield marks.QUOTE.match, self._quote
        if follows_term:
            yield marks.DEFINED.match, self._definition
        yield marks.NOTE.match, self._note
        yield marks.SHORT.match, self._short
        yield marks.REFERENCE.fullmatch, self._reference

    def _block(self, kind: Kind, *lines: Line, level: int = 0) -> RawBlock:
        return RawBlock(kind, lines, self.within, level)

    def _inner(self, lines: list[Line], within: str | None = None) -> Iterator[RawBlock]:
        if self.depth == DEEPEST:
            yield from [self._block(Kind.PARAGRAPH, *lines)] if lines else []
            return
        within = self.within if within is None else within
        reader = _Reader(lines, within, self.names, self.depth + 1)
        yield from reader.blocks()
        self.notes += reader.notes

    def _led(self, kind: Kind, lines: list[Line]) -> Iterator[RawBlock]:
        """Read the inside of an item: its first paragraph is the item itself."""
        for number, block in enumerate(self._inner(lines)):
            is_own = number == 0 and block.kind is Kind.PARAGRAPH
            yield block.as_kind(kind) if is_own else block

    def _interrupts(self, text: str) -> bool:
        """Tell whether a line ends the paragraph above it."""
        return marks.interrupts(text, self.names) or HELD in text

    def _run(self) -> list[Line]:
        """Take the lines up to one that is blank or begins something else."""
        taken = [self.lines[self.at]]
        self.at += 1
        while (line := self._line()) and not line.is_blank and not self._interrupts(line.text):
            taken.append(line)
            self.at += 1
        return taken

    def _rest(self) -> list[Line]:
        """Take the lines up to a blank one."""
        start = self.at
        while (line := self._line()) and not line.is_blank:
            self.at += 1
        return self.lines[start : self.at]

    def _indented(self) -> list[Line]:
        """Take the lines that are indented, with the blank ones between them."""
        taken: list[Line] = []
        while (line := self._line()) and (line.is_blank or line.text.startswith(marks.INDENT)):
            taken.append(line.dedented(len(marks.INDENT)))
            self.at += 1
        return taken

    def _belonging(self) -> list[Line]:
        """Take the pieces below an item that begin with an indent, each up to a blank line."""
        taken: list[Line] = []
        while True:
            start = self.at
            line = self._next()
            if line is None or not line.text.startswith(marks.INDENT):
                self.at = start
                return taken
            pieces = (piece.dedented(len(marks.INDENT)) for piece in self._rest())
            taken += [line.cut(0, 0), *pieces]

    def _code(self) -> Iterator[RawBlock]:
        lines = self._indented()
        while lines[-1].is_blank:
            lines.pop()
        held = [line for line in lines if line.held]
        if held:
            return self._inner(lines)
        return iter((self._block(Kind.CODE, *lines),))

    def _slashes(self, text: str) -> re.Match[str] | None:
        return marks.slashes(text, self.names)

    def _slash_block(self, match: re.Match[str]) -> Iterator[RawBlock]:
        line = self.lines[self.at]
        self.at += 1
        while (option := self._line()) and marks.OPTION.match(option.text):
            self.at += 1
        start = self.at
        while (inner := self._line()) and inner.text.strip() != match[1]:
            self.at += 1
        inside = self.lines[start : self.at]
        self.at += 1
        name = match[2].lower()
        if name in marks.CAPTIONS:
            for block in self._inner(inside):
                yield block.as_kind(Kind.LABEL) if block.kind in PROSE else block
            return
        yield self._block(Kind.MARKER, line.cut(match.start(2), match.end(2)))
        loose = marks.count_loose([line.text for line in inside])
        yield from self._inner(inside[:loose])
        yield from self._inner(inside[loose:], name)

    def _titled(self, match: re.Match[str]) -> Iterator[RawBlock]:
        line = self.lines[self.at]
        self.at += 1
        titles = [name for name in match.groupdict() if "_" in name and match[name] is not None]
        group = titles[0] if titles else next(name for name in ("note", "fold") if match[name])
        if match[group]:
            yield self._block(Kind.LABEL, line.cut(match.start(group), match.end(group)))
        yield from self._inner(self._indented())

    def _heading(self, match: re.Match[str]) -> Iterator[RawBlock]:
        line = self.lines[self.at]
        self.at += 1
        title = line.cut(match.end(), len(line.text.rstrip().rstrip("#")))
        yield self._block(Kind.HEADING, title, level=len(match[1]))

    def _underlines(self, _: str) -> re.Match[str] | None:
        following = self.lines[self.at + 1 : self.at + 2]
        return marks.UNDERLINE.fullmatch(following[0].text) if following else None

    def _underlined(self, match: re.Match[str]) -> Iterator[RawBlock]:
        line = self.lines[self.at]
        self.at += 2
        yield self._block(Kind.HEADING, line, level=1 if match[0].startswith("=") else 2)

    def _rule(self, _: re.Match[str]) -> Iterator[RawBlock]:
        self.at += 1
        return iter(())

    def _table(self, columns: int) -> Iterator[RawBlock]:
        head, _, *rows = self._rest()
        yield self._block(Kind.LABEL, trimmed(head, columns))
        for row in rows:
            if row.held:
                yield from self._inner([row])
            else:
                yield self._block(Kind.ROW, trimmed(row, columns))

    def _item(self, match: re.Match[str]) -> Iterator[RawBlock]:
        first = self.lines[self.at].cut(match.end())
        task = marks.TASK.match(first.text)
        inside = [first.cut(task.end()) if task else first]
        self.at += 1
        is_nested = False
        while (line := self._line()) and not line.is_blank and not self._ends_item(line.text):
            inner = line.dedented(len(marks.INDENT)) if line.text.startswith(marks.INDENT) else None
            if inner and not is_nested and (marks.ITEM.match(inner.text) or inner.held):
                is_nested = True
                inside.append(line.cut(0, 0))
            inside.append(inner if inner and is_nested else line)
            self.at += 1
        return self._led(Kind.ITEM, [*inside, *self._belonging()])

    def _ends_item(self, text: str) -> bool:
        return bool(marks.ITEM.match(text)) or (self._interrupts(text) and not text.startswith(" "))

    def _quote(self, _: re.Match[str]) -> Iterator[RawBlock]:
        inside: list[Line] = []
        while (
            (line := self._next())
            and marks.QUOTE.match(line.text)
            and not marks.RULE.fullmatch(line.text)
        ):
            for quoted in self._rest():
                mark = marks.QUOTE.match(quoted.text)
                inside.append(quoted.cut(mark.end()) if mark else quoted)
            inside.append(inside[-1].cut(0, 0))
        others: list[RawBlock] = []
        own: list[Line] = []
        for block in self._inner(inside):
            if block.kind in PROSE:
                own += [block.lines[0].cut(0, 0), *block.lines] if own else block.lines
            else:
                others.append(block)
        if own:
            yield self._block(Kind.QUOTE, *own)
        yield from others

    def _definition(self, match: re.Match[str]) -> Iterator[RawBlock]:
        yield from self._led(Kind.ITEM, self._hanging(match, marks.DEFINED))
        self.is_after_term = True

    def _short(self, match: re.Match[str]) -> Iterator[RawBlock]:
        line = self.lines[self.at]
        self.at += 1
        yield self._block(Kind.LABEL, line.cut(match.end()))

    def _reference(self, _: re.Match[str]) -> Iterator[RawBlock]:
        line = self.lines[self.at]
        self.at += 1
        yield self._block(Kind.REFERENCE, line)

    def _note(self, match: re.Match[str]) -> Iterator[RawBlock]:
        self.notes += self._inner(self._hanging(match, marks.NOTE))
        return iter(())

    def _hanging(self, match: re.Match[str], ending: re.Pattern[str]) -> list[Line]:
        """Take what hangs on a mark: its line, those up to the next such mark, what belongs."""
        taken = [self.lines[self.at].cut(match.end())]
        self.at += 1
        while (line := self._line()) and not line.is_blank and not ending.match(line.text):
            taken.append(line.dedented(len(marks.INDENT)))
            self.at += 1
        return [*taken, *self._belonging()]

    def _paragraph(self) -> Iterator[RawBlock]:
        lines = self._run()
        start = self.at
        following = self._next()
        if following and marks.DEFINED.match(following.text):
            self.is_after_term = True
            yield from (self._block(Kind.LABEL, line) for line in lines)
            return
        self.at = start
        yield self._block(Kind.PARAGRAPH, *lines)
