"""A book as PDF: pandoc turns the neutral form into typst, and typst sets it.

`book.lua` hands pandoc's blocks to the functions of `book.typ`, which holds all there is of
design. The file is tagged for PDF/UA-1 and PDF/A-2a at once.
"""

import datetime
import json
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import pylopdf_fonts_zh_cn
import pypandoc
import typst

from lectern.book import Book
from lectern.book_wording import BOOK_WORDS

_READER = "html+east_asian_line_breaks-smart"
_HEAD = '#import "book.typ": *\n#show: book\n#cover()\n'
_CONTENTS = '<div class="contents"></div>'
_UNDATED = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""PDF/A asks for a date; without a commit to take it from, one that nobody takes for real."""


def export(book: Book) -> bytes:
    """Set a book; the same book makes the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        here = files(__package__)
        (root / "book.typ").write_bytes((here / "book.typ").read_bytes())
        (root / "meta.json").write_text(json.dumps(_meta(book)), encoding="utf-8")
        for name, content in book.media.items():
            path = root / "media" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        (root / "main.typ").write_text(_HEAD + _typst(book), encoding="utf-8")
        return _compile(root, book)


def _compile(root: Path, book: Book) -> bytes:
    made = typst.compile(
        root / "main.typ",
        root=root,
        font_paths=[Path(pylopdf_fonts_zh_cn.serif_path()).parent],
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2a"],
        timestamp=_date(book),
    )
    if not isinstance(made, bytes):
        raise TypeError("expected one file from typst, found pages")
    return made


def _typst(book: Book) -> str:
    bodies = [chapter.body for chapter in (*book.chapters, *book.back)]
    source = "\n".join([*(chapter.body for chapter in book.front), _CONTENTS, *bodies])
    with as_file(files(__package__) / "book.lua") as lua:
        converted = pypandoc.convert_text(
            source, "typst", format=_READER, extra_args=["--wrap=none", f"--lua-filter={lua}"]
        )
    return str(converted)


def _meta(book: Book) -> dict[str, object]:
    cover = book.cover
    return {
        "language": book.language,
        "title": cover.title,
        "cover": [cover.speech, cover.speaker, cover.occasion, cover.date],
        "short_title": book.short_title,
        "edition": book.edition,
        "date": _date(book).timetuple()[:3],
        "notice": book.notice,
        "words": dict(BOOK_WORDS[book.language]),
    }


def _date(book: Book) -> datetime.datetime:
    if not book.date:
        return _UNDATED
    return datetime.datetime.fromisoformat(book.date).replace(tzinfo=datetime.UTC)
