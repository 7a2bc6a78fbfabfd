"""The site where no script runs: everything that is read can be reached, and nothing misleads."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from lectern.project import Project
from lectern.schema import LANGUAGES
from lectern.wording import WORDS

ROOTS = {"zh": "", "en": "en/"}
KINDS = (
    "index.html",
    "guide/tasks.html",
    "duties/table.html",
    "training/self-test.html",
    "training/s60/plan.html",
    "practices/yueyang.html",
    "reference/coverage.html",
    "sources/shi2017.html",
    "about/downloads.html",
)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(java_script_enabled=False, reduced_motion="reduce")
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 800})
    return page


@pytest.fixture(params=LANGUAGES)
def root(request: pytest.FixtureRequest, file_base: str) -> str:
    """Return the address of one language's folder."""
    return file_base + ROOTS[request.param]


def visible(locator: Locator) -> int:
    return locator.locator("visible=true").count()


def follow(page: Page, link: Locator) -> None:
    """Go where a link leads, and see that there is a title, and the place if one is named."""
    link.click()
    assert page.locator("h1").first.text_content()
    fragment = urlsplit(page.url).fragment
    if fragment:
        assert page.locator(f"[id='{fragment}']").is_visible()


def test_every_section_is_reached_from_the_home_page_on_a_wide_screen(tab: Page, root: str) -> None:
    tab.goto(root + "index.html")
    count = visible(tab.locator(".md-tabs__link"))
    assert count == 9
    for place in range(count):
        tab.goto(root + "index.html")
        follow(tab, tab.locator(".md-tabs__link").nth(place))
        if place:
            assert visible(tab.locator(".md-sidebar--primary a.md-nav__link"))


def test_a_folded_section_opens_on_a_wide_screen(tab: Page, root: str) -> None:
    tab.goto(root + "training/index.html")
    link = tab.locator(".md-sidebar--primary a[href$='s90/handout.html']")
    assert not link.is_visible()
    tab.locator("label.md-nav__link", has_text="90").click()
    follow(tab, link)
    assert tab.url == root + "training/s90/handout.html"


def test_every_section_is_reached_from_the_drawer_on_a_phone(tab: Page, root: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(root + "index.html")
    top = tab.locator(".md-nav--primary > .md-nav__list > .md-nav__item")
    assert not top.first.is_visible()
    tab.locator("header label[for=__drawer]").click()
    assert visible(top) == top.count() == 9
    sections = top.locator("> label.md-nav__link[for^=__nav]")
    assert sections.count() == 8
    for place in range(8):
        section = sections.nth(place)
        section.click()
        panel = section.locator("xpath=following-sibling::nav")
        entry = panel.locator("> .md-nav__list > .md-nav__item > .md-nav__link").first
        assert entry.is_visible()
        panel.locator("> .md-nav__title").click()
    sections.nth(3).click()
    for name in ("Sessions" if root.endswith("/en/") else "场次", "60"):
        tab.locator("label.md-nav__link", has_text=name).first.click()
    follow(tab, tab.locator(".md-sidebar--primary a[href$='s60/plan.html']"))
    assert tab.url == root + "training/s60/plan.html"


def test_citations_lead_to_the_very_sentence_and_terms_to_their_entry(tab: Page, root: str) -> None:
    for name, mark in (
        ("guide/tasks.html", ".citation-mark"),
        ("guide/review.html", ".gloss-mark"),
    ):
        tab.goto(root + name)
        link = tab.locator(mark).first
        target = link.get_attribute("href") or ""
        follow(tab, link)
        assert tab.url.endswith(target.removeprefix("../"))
        assert "#" in target


def test_tables_and_views_are_whole(tab: Page, root: str, project: Project) -> None:
    language = "en" if root.endswith("/en/") else "zh"
    sentences = len(list(project.editions[language]["shi2017"].sentences()))
    for name, rows, count in (
        ("duties/table.html", ".duties tbody tr", len(project.duties.rows)),
        ("reference/coverage.html", "li > a.map-cell", sentences),
        ("sources/facing.html", ".pair[id]", sentences),
        ("sources/shi2017.html", ".sentence", sentences),
        ("reference/glossary.html", ".entry-names", len(project.terms)),
    ):
        tab.goto(root + name)
        assert visible(tab.locator(rows)) == count, name
    tab.goto(root + "reference/coverage.html")
    fold = tab.locator(".map-passage details").first
    fold.locator("summary").click()
    assert fold.locator("li a").first.is_visible()


def test_the_self_test_says_that_it_needs_a_script_and_shows_its_answers(
    browser: Browser, tab: Page, root: str
) -> None:
    language = "en" if root.endswith("/en/") else "zh"
    words = WORDS[language]["self_test_plain"].strip()
    address = root + "training/self-test.html"
    tab.goto(address)
    notice = tab.locator("noscript .notice")
    assert notice.is_visible()
    assert words in (notice.text_content() or "")
    for paper in ("paper-a.html", "paper-b.html"):
        assert notice.locator(f"a[href$='{paper}']").is_visible()
    questions = tab.locator(".self-test .question")
    assert visible(questions) == questions.count() > 40
    answer = questions.last.locator("details")
    answer.locator("summary").click()
    assert visible(answer.locator(".citation-mark"))
    with_script = browser.new_page()
    with_script.goto(address)
    assert not with_script.locator("noscript .notice").count()
    with_script.close()


def test_the_switch_and_the_ways_on_and_back_work(tab: Page, root: str) -> None:
    tab.goto(root + "guide/tasks.html")
    follow(tab, tab.locator(".md-footer__link--next"))
    assert tab.url == root + "guide/publicity-team.html"
    follow(tab, tab.locator(".md-footer__link--prev"))
    assert tab.url == root + "guide/tasks.html"
    tab.locator("a.switch").click()
    assert tab.url.endswith("/guide/tasks.html")
    assert tab.url != root + "guide/tasks.html"
    assert tab.locator("h1").is_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_stands_there_that_would_do_nothing(tab: Page, root: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 740})
    for name in KINDS:
        tab.goto(root + name)
        for control in ("button", "select", "[role=button]", "label[for^=__palette]"):
            assert not visible(tab.locator(control)), (name, control)
        for control in ("label[for=__search]", "[name=query]", ".md-top", ".duty-filter"):
            assert not visible(tab.locator(control)), (name, control)
