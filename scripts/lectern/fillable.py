"""Writes what is filled in by hand, as HTML: tables with room in their cells, and lines.

Heights are in millimetres, widths in hundredths of the table; print and screen keep both.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lectern.question import plain


@dataclass(frozen=True, slots=True)
class Room:
    """An empty cell, so high at least, over so many columns."""

    height: float
    span: int = 1


Cell = str | Room

_TO_TICK = re.compile(r"□[^□]*[^□\s]")


def table_to_fill(
    rows: Iterable[Sequence[Cell]], widths: Sequence[int], heads: Sequence[str] = ()
) -> str:
    """Write a table whose empty cells are for readers to fill."""
    columns = "".join(f'<col style="width:{width}%">' for width in widths)
    head = "".join(f"<th>{plain(words)}</th>" for words in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    opened = f"<thead><tr>{head}</tr></thead>" if heads else ""
    columns = f"<colgroup>{columns}</colgroup>"
    return f'<table class="form">{columns}{opened}<tbody>{body}</tbody></table>'


def fields(line: str) -> str:
    """Write a line of fields, which a bar parts: none breaks between its name and its room."""
    spans = " ".join(f"<span>{plain(field)}</span>" for field in line.split("|"))
    return f'<p class="sheet-fields">{spans}</p>'


def framed(*tables: str) -> str:
    """Put tables in a frame, which says that readers are to fill them in."""
    return "\n\n".join(["/// frame", *tables, "///"])


def labelled(*labels: str, height: float, span: int = 1) -> list[Cell]:
    """Return a row of labels, each with room beside it."""
    return [cell for words in labels for cell in (words, Room(height, span))]


def lines_to_write(count: int) -> str:
    """Write so many lines to write on."""
    line = '<div class="line"></div>'
    return f'<div class="lines">{line * count}</div>'


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        ticked = _TO_TICK.sub(r'<span class="nowrap">\g<0></span>', plain(cell))
        return f"<td>{ticked}</td>"
    span = f' colspan="{cell.span}"' if cell.span > 1 else ""
    room = f'<span class="room" data-number="{cell.height}"></span>'
    return f'<td{span} style="height:{cell.height}mm">{room}</td>'
