"""The study sessions: times of day from a typed start, packages, and sheets without an answer."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from lxml import html
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from lectern.answer import answer_words, reasons
from lectern.book_wording import BOOK_WORDS
from lectern.exporters import EXPORTERS
from lectern.library import make_package, package_pages
from lectern.project import Project, page_path
from lectern.quiz import Question
from lectern.schema import LANGUAGES
from lectern.session_wording import SHEET_NAMES
from lectern.sessions import LEADERS, LEARNERS, SESSIONS, Session
from lectern.text import without_space
from lectern.wording import WORDS
from tests.printed import IMPRINT
from tests.seen import article_of, as_shown

A4 = (595, 842)
TIMED = ("index", "agenda", "script", "plan")
_PLACE = re.compile(r"(?<![\d.–])(\d+)\.(\d+)(?:–(\d+))?(?![\d.])")

Pages = tuple[str, ...]


@pytest.fixture(params=LANGUAGES, scope="module")
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=SESSIONS, scope="module")
def session(request: pytest.FixtureRequest, project: Project) -> Session:
    found = project.session(request.param)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def package(session: Session, language: str, site: Path, project: Project) -> pypdf.PdfReader:
    def read(path: str) -> bytes:
        return (site / path).read_bytes()

    book = make_package(project, session, language, IMPRINT, read)
    return pypdf.PdfReader(io.BytesIO(EXPORTERS["pdf"](book)))


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _asked(project: Project, session: Session) -> tuple[Question, ...]:
    return project.quiz.on_sheets(session.questions, session.paper)


def _learners_pages(session: Session) -> list[str]:
    return [name for name in package_pages(session) if Path(name).stem not in LEADERS]


def _titles(session: Session, language: str, site: Path) -> list[str]:
    paths = (site / page_path(name, language) for name in package_pages(session))
    heads = (article_of(path.read_text(encoding="utf-8")).xpath(".//h1")[0] for path in paths)
    return [without_space(head.text_content()) for head in heads]


def _texts(package: pypdf.PdfReader) -> Pages:
    return tuple(without_space(page.extract_text()) for page in package.pages)


def _seen(page: str) -> str:
    """Return the words of a page, without those that citations and terms show when asked."""
    article = article_of(page)
    for name in ("citation-words", "gloss-words"):
        for words in article.find_class(name):
            words.drop_tree()
    return str(article.text_content())


def _printed(package: pypdf.PdfReader, language: str) -> list[str]:
    """Return the text of each page above its footer, and below the head of a sheet that goes on."""
    footer, goes_on = BOOK_WORDS[language]["site"].strip(), BOOK_WORDS[language]["continued"]
    texts = [page.extract_text() for page in package.pages]
    assert all(footer in text for text in texts)
    head = re.compile(rf"\A.*{re.escape(goes_on)}\n")
    return [head.sub("", text.rpartition(footer)[0]) for text in texts]


def _bare(text: str) -> str:
    """Drop white space, and hyphens, which a PDF loses at the end of a line."""
    return re.sub("[-\u00ad\u2010]", "", without_space(text))


def _tells(text: str, question: Question, language: str) -> Iterator[str]:
    """Yield what a text tells of a question's answer: letters and words, or why others are wrong.

    A place in a text is its own: the agenda's 20.3 would tell where q20-3a is decided.
    """
    seen = _bare(text)
    told = [answer_words(question, language)]
    told += [as_shown(reason) for reason in reasons(question, language)]
    yield from (words for words in told if _bare(words) in seen)
    named = {
        (match[1], str(number))
        for match in _PLACE.finditer(text)
        for number in range(int(match[2]), int(match[3] or match[2]) + 1)
    }
    for item in question.cited:
        if item.locator and (str(item.locator.passage), str(item.locator.first)) in named:
            yield str(item)


def test_there_is_a_session_of_every_length_with_all_its_sheets(
    project: Project, language: str
) -> None:
    assert [session.minutes for session in project.sessions] == [30, 60, 90, 120]
    for session in project.sessions:
        assert {"must", "may"} <= {step.kind for step in session.steps}
        for sheet in ("index", *LEARNERS, *LEADERS):
            page = project.page(language, f"training/{session.id}/{sheet}.md")
            assert page is not None
            assert page.front.fields.get("search") == (
                {"exclude": True} if sheet == "key" else None
            )


def test_no_question_is_asked_in_two_sessions(project: Project) -> None:
    asked = [question.id for session in project.sessions for question in _asked(project, session)]
    assert len(asked) == len(set(asked)) > 30


@pytest.mark.parametrize("sheet", TIMED)
def test_a_typed_start_gives_times_of_day_and_without_it_times_count_from_the_start(
    tab: Tab, site: Path, session: Session, language: str, sheet: str
) -> None:
    path = site / page_path(f"training/{session.id}/{sheet}.md", language)
    tab.goto(path.as_uri())
    clocks = tab.locator("article .clock")
    field = tab.locator(".session-start input")
    times = list(session.timed())
    counted = [f"{a // 60}:{a % 60:02}–{b // 60}:{b % 60:02}" for a, b, _ in times]
    assert clocks.all_inner_texts() == counted
    for typed, start in (("14:30", 870), ("９：０5", 545), ("23:50", 1430)):
        field.fill(typed)
        spans = [((start + a) % 1440, (start + b) % 1440) for a, b, _ in times]
        assert clocks.all_inner_texts() == [
            f"{a // 60}:{a % 60:02}–{b // 60}:{b % 60:02}" for a, b in spans
        ]
        assert field.get_attribute("aria-invalid") == "false"
    for wrong in ("25:00", "noon"):
        field.fill(wrong)
        assert field.get_attribute("aria-invalid") == "true"
        assert clocks.all_inner_texts() == counted
    field.fill("")
    assert field.get_attribute("aria-invalid") == "false"


def test_without_script_the_plan_stands_and_no_field_is_shown(
    browser: Browser, site: Path, session: Session, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / page_path(f"training/{session.id}/index.md", language)).as_uri())
    first = f"0:00–0:{session.steps[0].minutes:02}"
    assert tab.locator("article .clock").first.inner_text() == first
    assert tab.locator(".session-start input").count() == 0
    context.close()


def test_every_page_is_a4_and_carries_the_notice(package: pypdf.PdfReader, language: str) -> None:
    notice = without_space(WORDS[language]["notice"])
    for page in package.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        assert notice in without_space(page.extract_text())


def test_each_sheet_begins_a_page_and_the_key_ends_the_package_on_a_leaf_of_its_own(
    package: pypdf.PdfReader, session: Session, language: str, site: Path
) -> None:
    titles = _titles(session, language, site)
    texts = _texts(package)
    begins = [
        next(number for number, text in enumerate(texts) if text.startswith(title))
        for title in titles
    ]
    assert begins == sorted(set(begins))
    assert titles[-1].startswith(without_space(SHEET_NAMES[language]["key"]))
    assert begins[-1] % 2 == 0
    if not session.paper:
        assert begins[-1] == len(texts) - 1


@pytest.mark.parametrize("name", ["agenda", "handout", "signin", "record", "outline", "feedback"])
def test_what_is_handed_out_one_by_one_fits_one_page(
    package: pypdf.PdfReader, session: Session, language: str, site: Path, name: str
) -> None:
    names = [Path(page).stem for page in package_pages(session)]
    titles = _titles(session, language, site)
    texts = _texts(package)
    at = names.index(name)
    begins = next(n for n, text in enumerate(texts) if text.startswith(titles[at]))
    assert texts[begins + 1].startswith(titles[at + 1])


def test_no_page_of_a_learner_tells_an_answer_or_its_place(
    session: Session, language: str, site: Path, project: Project
) -> None:
    for name in _learners_pages(session):
        text = (site / page_path(name, language)).read_text(encoding="utf-8")
        assert "data-right" not in text
        assert "data-answer" not in text
        for question in _asked(project, session):
            assert list(_tells(_seen(text), question, language)) == [], name


def test_no_sheet_of_a_learner_in_print_tells_an_answer_or_its_place(
    package: pypdf.PdfReader, session: Session, language: str, site: Path, project: Project
) -> None:
    script = _titles(session, language, site)[-len(LEADERS)]
    pages = _printed(package, language)
    end = next(n for n, text in enumerate(pages) if without_space(text).startswith(script))
    told = "\n".join(pages[:end])
    for question in _asked(project, session):
        assert list(_tells(told, question, language)) == []


def test_the_key_tells_every_answer_and_every_place_so_that_a_canary_would_sing(
    package: pypdf.PdfReader, session: Session, language: str, site: Path, project: Project
) -> None:
    title = _titles(session, language, site)[-1]
    pages = _printed(package, language)
    begins = next(n for n, text in enumerate(pages) if without_space(text).startswith(title))
    key = "\n".join(pages[begins:])
    path = site / page_path(f"training/{session.id}/key.md", language)
    for question in _asked(project, session):
        for text in (key, _seen(path.read_text(encoding="utf-8"))):
            told = set(_tells(text, question, language))
            assert {answer_words(question, language), str(question.cited[0])} <= told
            assert len(told) >= 2 + len(list(reasons(question, language)))


def test_forms_are_frames_and_their_cells_are_empty(site: Path, language: str) -> None:
    for session in SESSIONS:
        for sheet in ("agenda", "signin", "record", "outline", "feedback"):
            path = site / page_path(f"training/{session}/{sheet}.md", language)
            article = article_of(path.read_text(encoding="utf-8"))
            tables = article.xpath(".//table[@class='form']")
            assert tables
            for table in tables:
                assert table.xpath("ancestor::div[contains(@class, 'claim-frame')]")
                rooms = table.xpath(".//span[@class='room']/..")
                assert rooms
                assert not any(html.tostring(r, method="text").strip() for r in rooms)
