"""What stands on the screens of the teaching view, on a projector of 1024 by 768."""

import io

import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.teaching import LARGE, heading, place, screens, start, start_at
from tests.walk import GUIDE, SPEECH

PAGES = (
    GUIDE,
    SPEECH,
    "guide/glance.html",
    "guide/review.html",
    "duties/table.html",
    "reference/timeline.html",
    "sources/facing.html",
)

MARK_BLOCKS = """() => {
    const kinds = 'p, li, tbody tr, pre, svg[role=img], .sentence';
    const repeated = '.claim-label, .cited-by, .teaching-way, .passage > p:not(.passage-text)';
    const added = '.notice:not([role]), .initials, form, [role=tooltip]';
    const blocks = [...document.querySelectorAll('article')].flatMap(
        article => [...article.querySelectorAll(kinds)]
    ).filter(block => !block.closest(repeated + ',' + added) && !block.querySelector(kinds));
    blocks.forEach((block, number) => block.dataset.block = number);
    return blocks.length;
}"""
SEEN_BLOCKS = """() => [...document.querySelectorAll('[data-block]')].filter(
    block => block.getClientRects().length && getComputedStyle(block).visibility === 'visible'
).map(block => Number(block.dataset.block))"""
TOO_WIDE = """() => [...document.querySelectorAll('article, article *, .teaching-bar *')].filter(
    part => part.getClientRects().length && getComputedStyle(part).visibility === 'visible'
        && !part.matches('.teaching-heard')
        && (part.getBoundingClientRect().right > innerWidth + 1
            || part.getBoundingClientRect().left < -1)
).map(part => part.outerHTML.slice(0, 80))"""


@pytest.fixture
def tab(projector: BrowserContext) -> Page:
    return projector.new_page()


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("name", PAGES)
def test_every_block_is_on_one_screen_in_order_and_none_runs_over(
    tab: Page, file_base: str, prefix: str, name: str
) -> None:
    tab.goto(f"{file_base}{prefix}{name}")
    blocks = tab.evaluate(MARK_BLOCKS)
    tab.locator(".teaching-way a").click()
    expect(tab.locator(".teaching-bar")).to_be_visible()
    seen: list[int] = []
    for at in screens(tab, "PageDown"):
        seen += tab.evaluate(SEEN_BLOCKS)
        assert tab.evaluate(TOO_WIDE) == [], at
        assert not tab.evaluate(
            "(a => a.scrollHeight > a.clientHeight)(document.querySelector('article'))"
        ), at
    assert seen == list(range(blocks))


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_every_section_comes_once_and_in_order(tab: Page, file_base: str, prefix: str) -> None:
    start(tab, f"{file_base}{prefix}{GUIDE}")
    sections = tab.evaluate("[...document.querySelectorAll('article :is(h1, h2)')].map(h => h.id)")
    came: list[str] = []
    for _ in screens(tab, "ArrowRight"):
        if heading(tab) not in came[-1:]:
            came.append(heading(tab))
        assert tab.locator("article :is(h1, h2):visible").count() == 1
    assert came == sections


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_type_is_large_and_lines_are_short(
    browser: Browser, file_base: str, prefix: str, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 1024, "height": 768},
        color_scheme=scheme,  # type: ignore[arg-type]  # a literal
    )
    tab = context.new_page()
    start(tab, f"{file_base}{prefix}guide/review.html")
    for at in screens(tab, "PageDown"):
        sizes = tab.locator("article :is(p, li):not(.claim-label, .notice):visible").evaluate_all(
            "all => all.map(block => parseFloat(getComputedStyle(block).fontSize))"
        )
        assert min(sizes, default=LARGE) >= LARGE, at
        longest = tab.locator("article > :is(p, ul, blockquote):not(.notice):visible").evaluate_all(
            "all => all.map(b => b.clientWidth / parseFloat(getComputedStyle(b).fontSize))"
        )
        assert max(longest, default=0) <= 35, at
        small = tab.locator("article :is(td, th, .citation-mark):visible").evaluate_all(
            "all => all.map(part => parseFloat(getComputedStyle(part).fontSize))"
        )
        assert min(small, default=LARGE) >= 18, at
    context.close()


def test_rows_that_the_table_does_not_show_are_not_taught(tab: Page, file_base: str) -> None:
    tab.goto(file_base + "duties/table.html")
    tab.locator(".duty-filter input").fill("5·29")
    rows = tab.locator(".duties tbody tr:visible").count()
    assert 0 < rows < 10
    tab.locator(".teaching-way a").click()
    taught = sum(tab.locator(".duties tbody tr:visible").count() for _ in screens(tab, "PageDown"))
    assert taught == rows


def test_a_screen_of_another_size_keeps_what_was_shown(tab: Page, file_base: str) -> None:
    start_at(tab, f"{file_base}{SPEECH}#teach=p20s3")
    first = tab.locator(".sentence:visible").first.get_attribute("id")
    before = place(tab)
    tab.set_viewport_size({"width": 800, "height": 600})
    expect(tab.locator(".teaching-count")).not_to_have_text(f"{before[0]} / {before[1]}")
    assert tab.locator(f"#{first}").is_visible()


def test_a_fold_opens_within_a_screen_and_space_is_its_own(tab: Page, file_base: str) -> None:
    tab.goto(file_base + GUIDE)
    tab.evaluate(
        """document.querySelector('article h1').insertAdjacentHTML(
            'afterend', '<details><summary>fold</summary><p id="inside">words</p></details>')"""
    )
    tab.locator(".teaching-way a").click()
    tab.locator("summary").focus()
    tab.keyboard.press("Space")
    expect(tab.locator("#inside")).to_be_visible()
    assert place(tab)[0] == 1


@pytest.mark.parametrize("name", [GUIDE, "en/guide/problems.html"])
def test_print_from_within_is_the_page(tab: Page, file_base: str, name: str) -> None:
    def printed() -> list[str]:
        reader = pypdf.PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True)))
        return [page.extract_text() for page in reader.pages]

    tab.goto(file_base + name)
    whole = printed()
    tab.locator(".teaching-way a").click()
    tab.keyboard.press("PageDown")
    tab.keyboard.press("PageDown")
    assert printed() == whole


def test_a_citation_opens_large_by_key_and_by_click_and_never_leads_away(
    tab: Page, file_base: str
) -> None:
    start(tab, file_base + "practices/yueyang.html")
    mark = tab.locator("article a.citation-mark:visible").first
    words = tab.locator(f"#{mark.get_attribute('aria-describedby')}")
    while not mark.evaluate("mark => mark === document.activeElement"):
        tab.keyboard.press("Tab")
    expect(words).to_be_visible()
    tab.keyboard.press("Escape")
    expect(words).to_be_hidden()
    assert tab.locator(".teaching-bar").is_visible()
    tab.keyboard.press("Enter")
    expect(words).to_be_visible()
    assert words.evaluate("box => parseFloat(getComputedStyle(box).fontSize)") >= LARGE
    tab.keyboard.press("Escape")
    mark.click()
    expect(words).to_be_visible()
    mark.click()
    assert tab.url == f"{file_base}practices/yueyang.html#teach"
    tab.keyboard.press("PageDown")
    expect(words).to_be_hidden()


def test_a_citation_opens_by_tap(browser: Browser, file_base: str) -> None:
    board = browser.new_context(viewport={"width": 1024, "height": 768}, has_touch=True)
    tab = board.new_page()
    start_at(tab, f"{file_base}practices/yueyang.html#teach")
    mark = tab.locator("article a.citation-mark:visible").first
    mark.tap()
    expect(tab.locator(f"#{mark.get_attribute('aria-describedby')}")).to_be_visible()
    mark.tap()
    assert tab.url == f"{file_base}practices/yueyang.html#teach"
    board.close()
