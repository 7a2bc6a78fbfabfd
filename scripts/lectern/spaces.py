"""Readies test papers and answer sheets for print: questions kept whole, spaces set in tables.

On a screen spaces flow; on paper a row of numbers stands above a row of empty cells. Works in place
on an lxml tree of a built page.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree, html

_ACROSS = 10
_LABEL, _BOX, _LONG = 4, 8, 30
"""Heights of cells in millimetres."""
_NUMBER = 8
"""Width of a column of numbers, in hundredths."""


def keep_whole(body: Any) -> None:
    """Keep each question and its options on one page."""
    for item in body.xpath(".//ol[contains(@class, 'paper-questions')]/li"):
        whole = html.Element("div", {"class": "whole"})
        whole.text, item.text = item.text, None
        whole.extend(list(item))
        item.append(whole)


def table_spaces(body: Any) -> None:
    """Make a table of every list of spaces."""
    for spaces in body.xpath(".//ol[contains(@class, 'sheet-spaces')]"):
        first = int(spaces.get("start") or 1)
        items = list(enumerate(spaces.xpath("./li"), first))
        is_boxed = not any(kind in spaces.get("class") for kind in ("sheet-fill", "sheet-short"))
        for table in _boxes(items) if is_boxed else _written(items):
            spaces.addprevious(table)
        spaces.drop_tree()


def _boxes(items: Sequence[tuple[int, Any]]) -> Iterator[Any]:
    for start in range(0, len(items), _ACROSS):
        chosen = items[start : start + _ACROSS]
        labels = [(str(number), _LABEL) for number, _ in chosen]
        yield _table([100 // len(chosen)] * len(chosen), labels, [("", _BOX)] * len(chosen))


def _written(items: Sequence[tuple[int, Any]]) -> Iterator[Any]:
    """Yield a table a question: its number, and a cell for each blank or for the whole answer."""
    for number, item in items:
        labels = [line.text_content().strip() for line in item.xpath(".//*[@class='sheet-line']")]
        cells = [(label, _BOX) for label in labels] or [("", _LONG)]
        width = (100 - _NUMBER) // len(cells)
        yield _table([_NUMBER, *[width] * len(cells)], [(str(number), _BOX), *cells])


def _table(widths: Sequence[int], *rows: Sequence[tuple[str, int]]) -> Any:
    table = html.Element("table", {"class": "form"})
    columns = etree.SubElement(table, "colgroup")
    for width in widths:
        etree.SubElement(columns, "col", {"style": f"width:{width}%"})
    for row in rows:
        line = etree.SubElement(table, "tr")
        for words, height in row:
            cell = etree.SubElement(line, "td")
            cell.text = words
            etree.SubElement(cell, "span", {"class": "room", "data-number": str(height)})
    return table
