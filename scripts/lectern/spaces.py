"""Turns the spaces of an answer sheet into tables to fill in, as print wants them.

On a screen they flow; on paper a row of numbers stands above a row of empty cells. Works in place
on an lxml tree of a built page.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree, html

_ACROSS = 10
_BOX, _LONG = "9", "36"
"""Heights of the empty cells, in millimetres."""


def table_spaces(body: Any) -> None:
    """Make a table of every list of spaces."""
    for spaces in body.xpath(".//ol[contains(@class, 'sheet-spaces')]"):
        first = int(spaces.get("start") or 1)
        items = list(enumerate(spaces.xpath("./li"), first))
        is_boxed = not any(kind in spaces.get("class") for kind in ("sheet-fill", "sheet-short"))
        tables = list(_boxes(items)) if is_boxed else [_written(items)]
        for table in tables:
            spaces.addprevious(table)
        spaces.drop_tree()


def _boxes(items: Sequence[tuple[int, Any]]) -> Iterator[Any]:
    for start in range(0, len(items), _ACROSS):
        chosen = items[start : start + _ACROSS]
        numbers = [str(number) for number, _ in chosen]
        yield _table([100 // len(chosen)] * len(chosen), [numbers, [""] * len(chosen)])


def _written(items: Sequence[tuple[int, Any]]) -> Any:
    rows = [[str(number), " ".join(item.text_content().split())] for number, item in items]
    height = _BOX if any(words for _, words in rows) else _LONG
    gap = "\u2003" * 12
    spread = [[number, words.replace(" ", gap)] for number, words in rows]
    return _table([8, 92], spread, height)


def _table(widths: Sequence[int], rows: Sequence[Sequence[str]], height: str = _BOX) -> Any:
    """Return a table; a cell without words has room to write in."""
    table = html.Element("table", {"class": "form"})
    columns = etree.SubElement(table, "colgroup")
    for width in widths:
        etree.SubElement(columns, "col", {"style": f"width:{width}%"})
    for row in rows:
        line = etree.SubElement(table, "tr")
        for words in row:
            cell = etree.SubElement(line, "td")
            cell.text = words
            is_room = not words or words != row[0]
            etree.SubElement(
                cell, "span", {"class": "room", "data-number": height} if is_room else {}
            )
    return table
