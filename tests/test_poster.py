"""The speech on one page, reopened: one sheet of its size, every word and its place, tagged."""

import dataclasses
import functools
import io
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdf
import pytest

from lectern.compositor import set_pdf
from lectern.exporters import POSTERS, glance
from lectern.exporters.glance import WIDTH
from lectern.poster import Line, Poster, make_poster
from lectern.poster_wording import POSTER_WORDS
from lectern.project import Project
from lectern.schema import LANGUAGES
from lectern.text import without_space
from lectern.voice import ANYWHERE
from tests.printed import IMPRINT, structure, tags

A4, A3 = (210, 297), (297, 420)
SMALLEST = 7.5
"""In points, on A4."""

MILLIMETRE = 72 / 25.4
UNCHECKED_BY_TOOL = {"UA-14-001"}
"""Rules at which pdfua itself fails; heading levels, which this one is about, are tested below."""


@dataclasses.dataclass(frozen=True)
class Sheets:
    """A poster, its files by the end of their names, and the phone's page as a PDF."""

    poster: Poster
    files: Mapping[str, bytes]
    phone: bytes

    def pdfs(self) -> tuple[bytes, ...]:
        """Return the sheets that can be reopened as text."""
        return self.files["-a4.pdf"], self.files["-a3.pdf"], self.phone


@pytest.fixture(scope="module", params=LANGUAGES)
def sheets(request: pytest.FixtureRequest, project: Project) -> Sheets:
    poster = make_poster(project, request.param, IMPRINT)
    phone = set_pdf(glance.sources(poster), glance.MAIN, poster.date, form="phone")
    return Sheets(poster, POSTERS["glance"](poster), phone)


@functools.cache
def read(content: bytes) -> pypdf.PageObject:
    [page] = pypdf.PdfReader(io.BytesIO(content)).pages
    return page


def text_of(content: bytes) -> str:
    return without_space(read(content).extract_text())


def lines(poster: Poster) -> Iterator[Line]:
    for section in poster.sections.values():
        yield from section.lines


def words_of(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def statements(poster: Poster) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield all that the poster says, each with the places that stand after it."""
    for section in poster.sections.values():
        if section.title:
            yield section.title, section.places
    for line in lines(poster):
        yield line.name, ()
        yield line.label, ()
        yield words_of(line), line.places
    for listing in poster.lists:
        yield listing.label, listing.places
        yield from ((item, ()) for item in listing.items)
    for measure in poster.measures:
        yield measure.name, ()
        for figure in measure.figures:
            yield from ((word, ()) for word in figure)
        yield POSTER_WORDS[poster.language]["figures"], measure.places


@pytest.mark.parametrize(("suffix", "size"), [("-a4.pdf", A4), ("-a3.pdf", A3)])
def test_is_one_sheet_of_its_size(sheets: Sheets, suffix: str, size: tuple[int, int]) -> None:
    box = read(sheets.files[suffix]).mediabox
    assert [float(box.width), float(box.height)] == pytest.approx(
        [side * MILLIMETRE for side in size], abs=0.1
    )


def test_the_picture_is_as_wide_as_a_phone_asks_and_one_column_long(sheets: Sheets) -> None:
    content = sheets.files[".png"]
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    assert width == WIDTH == 1080
    assert 5 * width < height < 16 * width


def test_everything_said_stands_on_every_sheet_with_its_places(sheets: Sheets) -> None:
    comma = "、" if sheets.poster.language == "zh" else ","
    for content in sheets.pdfs():
        text = text_of(content)
        for words, places in statements(sheets.poster):
            assert without_space(words + comma.join(places)) in text
        for words in (sheets.poster.title, sheets.poster.edition, sheets.poster.notice):
            assert without_space(words) in text


def test_every_statement_has_its_place(sheets: Sheets) -> None:
    assert all(line.places for line in lines(sheets.poster))
    assert all(listing.places for listing in sheets.poster.lists)
    assert all(measure.places for measure in sheets.poster.measures)


def test_the_whole_speech_is_there_in_order(sheets: Sheets) -> None:
    text = text_of(sheets.phone)
    titles = [s.title + "".join(s.places) for s in sheets.poster.sections.values() if s.title]
    spots = [text.index(without_space(title)) for title in titles if "7.2" not in title]
    assert len(spots) == 8
    assert spots == sorted(spots)


def test_every_figure_of_2016_stands_alone_and_none_is_summed(
    sheets: Sheets, project: Project
) -> None:
    held = [number for m in sheets.poster.measures for number, _ in m.figures]
    assert len(held) == len(project.figures) == 5
    for number, figure in zip(held, project.figures, strict=True):
        assert str(figure.amount) in number
        assert ("多" in number or "over" in number) == figure.is_more
    amounts = [figure.amount for figure in project.figures]
    sums = {str(a + b) for i, a in enumerate(amounts) for b in amounts[i + 1 :]}
    assert not sums & set(re.findall(r"\d+", read(sheets.files["-a4.pdf"]).extract_text()))


def test_the_same_forces_are_marked_in_both_languages(project: Project) -> None:
    marked = [
        [tuple(run.is_force for run in line.runs).count(True) > 0 for line in lines(poster)]
        for poster in (make_poster(project, language, IMPRINT) for language in LANGUAGES)
    ]
    assert marked[0] == marked[1]
    assert sum(marked[0]) > 15


def test_names_nobody_but_the_speaker(sheets: Sheets, project: Project) -> None:
    language = sheets.poster.language
    for content in sheets.pdfs():
        text = text_of(content)
        for name in project.voice.names:
            said = without_space(name.words[language]) in text
            assert said == (ANYWHERE in name.pages)


def runs(content: bytes) -> Iterator[tuple[float, float, float]]:
    """Yield the place and the size of every run of text, in points of the page."""
    found: list[tuple[float, float, float]] = []

    def see(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append((x, y, abs(size * tm[3] * cm[3])))

    read(content).extract_text(visitor_text=see)
    yield from found


def test_no_letter_is_smaller_than_can_be_read(sheets: Sheets) -> None:
    a4, a3, phone = ([size for _, _, size in runs(content)] for content in sheets.pdfs())
    assert min(a4) >= SMALLEST - 0.01
    assert min(a3) >= SMALLEST * 1.41
    assert min(phone) * WIDTH / 360 >= 36
    assert len(a4) > 100


def test_no_word_is_cut_off(sheets: Sheets) -> None:
    for content in sheets.pdfs():
        box = read(content).mediabox
        margin = 0.03 * float(box.width)
        for x, y, size in runs(content):
            assert margin <= x <= float(box.width) - margin
            assert size <= y <= float(box.height) - size


def test_claims_to_be_accessible_and_archivable_and_no_rule_fails(
    sheets: Sheets, tmp_path: Path
) -> None:
    for suffix in ("-a4.pdf", "-a3.pdf"):
        pdf = pikepdf.open(io.BytesIO(sheets.files[suffix]))
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert str(pdf.Root.Lang).startswith(sheets.poster.language)
        (tmp_path / "sheet.pdf").write_bytes(sheets.files[suffix])
        report = pdfua.validate(str(tmp_path / "sheet.pdf"))
        assert report.findings == ()
        assert {o.rule_id for o in report.outcomes if o.skipped_reason} <= UNCHECKED_BY_TOOL
        levels = [str(e.S) for e in structure(pdf) if re.match(r"/H\d", str(e.S))]
        assert levels == ["/H1", *["/H2"] * 9]
        assert tags(pdf)["Table"] == 1


def test_no_line_of_chinese_begins_with_a_closing_mark(sheets: Sheets) -> None:
    for content in sheets.pdfs():
        for line in read(content).extract_text().split("\n"):
            assert not re.match("[。，、；：？！”’）》〕]", line.strip()), line
            assert not re.search("[“‘（《〔]$", line.strip()), line


def test_the_same_poster_makes_the_same_bytes(sheets: Sheets) -> None:
    assert POSTERS["glance"](sheets.poster) == sheets.files


def test_more_words_than_a_sheet_holds_are_refused_not_cut(sheets: Sheets) -> None:
    poster = sheets.poster
    part = poster.sections["part3"]
    longer = dataclasses.replace(part, lines=part.lines * 3)
    crowded = dataclasses.replace(poster, sections={**poster.sections, "part3": longer})
    with pytest.raises(RuntimeError, match="more words than the sheet holds"):
        POSTERS["glance"](crowded)
