"""A book as PDF: pandoc turns the neutral form into typst, and typst sets it.

`book.lua` hands pandoc's blocks to the functions of `book.typ`, which holds all there is of
design.
"""

import json
from importlib.resources import as_file, files

import pypandoc

from lectern.book import Book
from lectern.book_wording import BOOK_WORDS
from lectern.compositor import day_of, set_pdf

_READER = "html+east_asian_line_breaks-smart"
_HEAD = '#import "book.typ": *\n#show: book\n'
_COVER, _SHEETS = "#cover()\n", "#show: sheets\n"
_CONTENTS = '<div class="contents"></div>'


def export(book: Book) -> bytes:
    """Set a book; the same book makes the same bytes."""
    held = {
        "book.typ": (files(__package__) / "book.typ").read_bytes(),
        "meta.json": json.dumps(_meta(book)).encode(),
        **{f"media/{name}": content for name, content in book.media.items()},
        "main.typ": (_HEAD + (_COVER if book.cover else _SHEETS) + _typst(book)).encode(),
    }
    return set_pdf(held, "main.typ", book.date)


def _typst(book: Book) -> str:
    bodies = [chapter.body for chapter in (*book.chapters, *book.back)]
    contents = [_CONTENTS] if book.cover else []
    source = "\n".join([*(chapter.body for chapter in book.front), *contents, *bodies])
    with as_file(files(__package__) / "book.lua") as lua:
        converted = pypandoc.convert_text(
            source, "typst", format=_READER, extra_args=["--wrap=none", f"--lua-filter={lua}"]
        )
    return str(converted)


def _meta(book: Book) -> dict[str, object]:
    cover = book.cover
    return {
        "language": book.language,
        "title": book.title,
        "cover": [cover.speech, cover.speaker, cover.occasion, cover.date] if cover else [],
        "short_title": book.short_title,
        "edition": book.edition,
        "date": day_of(book.date).timetuple()[:3],
        "notice": book.notice,
        "words": dict(BOOK_WORDS[book.language]),
    }
