"""Any page as it is printed from a browser: its words and citations, nothing to click."""

import io
import unicodedata
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from lectern.text import without_space
from lectern.wording import WORDS

CONTROLS = (
    *(
        "header",
        "nav",
        "button",
        "select",
        "[role=button]:not(th *)",
        "[role=tooltip]",
        "label[for]",
    ),
    *(".switch", ".md-tabs", ".md-search", ".md-sidebar", ".md-path", ".md-footer__link"),
    *(".md-top", ".md-skip", ".too-old", ".duty-filter", ".session-start", ".self-test-setup"),
)


@pytest.fixture(params=["", "en/"])
def prefix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.emulate_media(media="print")
    yield page
    context.close()


def plain(text: str) -> str:
    """Return a text without spaces, and with radicals as the characters that they stand for."""
    return without_space(unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    ("name", "citations"),
    [
        ("index.html", 1),
        ("guide/tasks.html", 40),
        ("duties/table.html", 137),
        ("topics/money.html", 20),
        ("reference/coverage.html", 0),
        ("reference/glossary.html", 100),
        ("sources/shi2017.html", 0),
        ("training/self-test.html", 0),
        ("training/s60/plan.html", 1),
        ("practices/yueyang.html", 1),
    ],
)
def test_a_page_prints_its_words_and_citations_and_no_controls(
    paper: Page, file_base: str, prefix: str, name: str, citations: int
) -> None:
    paper.goto(file_base + prefix + name)
    for control in CONTROLS:
        shown = paper.locator(control).locator("visible=true")
        assert shown.count() == 0, (control, shown.first.inner_html())
    marks = paper.locator("a.citation-mark")
    assert marks.locator("visible=true").count() >= citations
    if citations:
        assert marks.first.evaluate("mark => getComputedStyle(mark).color") == "rgb(0, 0, 0)"
    if name not in ("index.html", "training/self-test.html"):
        assert marks.locator("visible=true").count() == marks.count()
        assert paper.locator("h1").is_visible()


def test_every_sheet_has_the_notice_below_and_the_first_the_title_and_what_came_after(
    paper: Page, file_base: str, prefix: str
) -> None:
    paper.goto(file_base + prefix + "guide/spokesperson.html")
    printed = pypdf.PdfReader(io.BytesIO(paper.pdf(prefer_css_page_size=True)))
    language = "en" if prefix else "zh"
    for sheet in printed.pages:
        text = plain(sheet.extract_text())
        assert "〔" in text
        assert text.index(plain(WORDS[language]["notice"])) > len(text) / 2
    first = plain(printed.pages[0].extract_text())
    told = WORDS[language]["currency"].replace(";", "，").partition("，")[0]
    for words in (paper.locator("h1").inner_text(), told):
        assert plain(words) in first
