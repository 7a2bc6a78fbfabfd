"""A book reopened: its PDF, the text of its pages, its structure."""

import collections
import dataclasses
import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdf

from lectern.book import Book, Imprint
from lectern.book_wording import BOOK_WORDS
from lectern.text import without_space

IMPRINT = Imprint("1.2.3", "2026-11-30")


@dataclasses.dataclass(frozen=True)
class Printed:
    """A book, its PDF, and the text of it: pages without head and footer, and all of it as one.

    `heads` has the chapter that each page goes on with, as its head names it, or nothing.
    """

    book: Book
    content: bytes
    pdf: pikepdf.Pdf
    heads: tuple[str, ...]
    pages: tuple[str, ...]
    text: str


def reopen(book: Book, content: bytes) -> Printed:
    words = BOOK_WORDS[book.language]
    reader = pypdf.PdfReader(io.BytesIO(content))
    titles = [words["contents"], *(c.title for c in (*book.front, *book.chapters, *book.back))]
    named = {title: without_space(title + words["continued"]) for title in titles}
    heads, pages = [], []
    for number, page in enumerate(reader.pages, 1):
        text = without_space(page.extract_text())
        of = words["footer_page"].format(page=number, pages=len(reader.pages))
        for line in (f"{book.short_title} · {book.edition}", of, book.notice):
            text = "".join(text.rsplit(without_space(line), 1)) if number > 1 else text
        heads.append(max((t for t in titles if text.startswith(named[t])), key=len, default=""))
        pages.append(text.removeprefix(named.get(heads[-1], "")))
    pdf = pikepdf.open(io.BytesIO(content))
    return Printed(book, content, pdf, tuple(heads), tuple(pages), "".join(pages))


def structure(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the structure elements in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        if isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield element
            kids = element.get("/K")
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                yield from walk(kid)

    return list(walk(pdf.Root.StructTreeRoot))


def tags(pdf: pikepdf.Pdf) -> collections.Counter[str]:
    return collections.Counter(str(element.S)[1:] for element in structure(pdf))
