"""The cells of a table's rows, parted by bars that are neither escaped nor in code."""

import re

from lectern.outline import Line

_BAR = re.compile(r"\\\\|\\\||(`+)(?!`).*?(?<!`)\1(?!`)|\|")
_DASHES = re.compile(r"[|:\- ]+")


def count_columns(lines: list[Line]) -> int:
    """Return how many columns the table has that opens with two lines, or 0 if none does."""
    if len(lines) < 2 or "|" not in lines[0].text:
        return 0
    rows = [line.text.strip() for line in lines]
    if not rows[1] or not _DASHES.fullmatch(rows[1]):
        return 0
    columns = len(_cells(rows[0]))
    return columns if len(_cells(rows[1])) == columns else 0


def _cells(row: str) -> list[tuple[int, int]]:
    """Return where the cells of a table's row stand."""
    bars = [m.start() for m in _BAR.finditer(row) if m[0] == "|"]
    left = len(row) - len(row.lstrip())
    right = len(row.rstrip())
    starts = [left, *(bar + 1 for bar in bars)]
    ends = [*bars, right]
    cells = list(zip(starts, ends, strict=True))
    if row[left : left + 1] == "|":
        cells = cells[1:]
    if bars and bars[-1] == right - 1 and len(cells) > 1:
        cells = cells[:-1]
    return cells


def trimmed(line: Line, columns: int) -> Line:
    """Return a row without its outer bars and the cells beyond the last column: they are lost."""
    cells = _cells(line.text)[:columns]
    start, end = cells[0][0], cells[-1][1]
    start += len(line.text[start:end]) - len(line.text[start:end].lstrip())
    return line.cut(start, max(start, end))
