"""The teaching view as a room sees it: from a folder, on a projector of 1024 by 768, by remote."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

GUIDE = "guide/tasks.html"
SPEECH = "sources/shi2017.html"
PAGES = (
    GUIDE,
    SPEECH,
    "guide/glance.html",
    "guide/review.html",
    "duties/table.html",
    "reference/timeline.html",
    "sources/facing.html",
)
OFFERED = ("guide", "duties", "topics", "practices", "sources")
LARGE = 28
HAND = 44

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
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1024, "height": 768})
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    return context.new_page()


def start(tab: Page, address: str) -> None:
    """Open a page and go into the view by the link that stands on it."""
    tab.goto(address)
    tab.locator(".teaching-way a").click()
    expect(tab.locator(".teaching-bar")).to_be_visible()


def start_at(tab: Page, address: str) -> None:
    """Open an address that leads into the view."""
    tab.goto(address)
    expect(tab.locator(".teaching-bar")).to_be_visible()


def place(tab: Page) -> tuple[int, int]:
    """Return the number of the screen that is shown, and how many there are."""
    at, _, count = tab.locator(".teaching-count span").first.inner_text().partition(" / ")
    return int(at), int(count)


def screens(tab: Page, key: str) -> Iterator[int]:
    """Yield the number of every screen from this one on, each when it is shown."""
    at, count = place(tab)
    while at < count:
        yield at
        before = at
        while at == before:
            tab.keyboard.press(key)
            at, count = place(tab)
    yield at


def heading(tab: Page) -> str:
    """Return the id of the heading that has the focus."""
    return str(tab.evaluate("document.activeElement.id"))


def test_the_view_is_offered_on_the_pages_that_are_taught_from_and_on_no_other(
    site: Path,
) -> None:
    offering = set()
    for path in site.rglob("*.html"):
        if html.document_fromstring(path.read_bytes()).xpath("//template[@id='teaching']"):
            offering.add(path.relative_to(site).as_posix())
    pages = {
        path.relative_to(site).as_posix()
        for folder in OFFERED
        for prefix in ("", "en/")
        for path in (site / prefix / folder).glob("*.html")
    }
    for prefix in ("", "en/"):
        pages -= {f"{prefix}practices/submit.html", f"{prefix}sources/reading.html"}
        assert f"{prefix}reference/timeline.html" in offering
        assert f"{prefix}reference/coverage.html" not in offering
        assert f"{prefix}index.html" not in offering
        assert f"{prefix}about/people.html" not in offering
    assert pages <= offering
    assert not any("training/" in name for name in offering)


def test_without_script_there_is_no_way_in(browser: Browser, file_base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{file_base}{GUIDE}#teach")
    assert tab.get_by_role("heading", level=1).is_visible()
    assert tab.get_by_role("heading", level=2).first.is_visible()
    assert tab.get_by_text("讲课视图").count() == 0
    context.close()


@pytest.mark.parametrize(("prefix", "name"), [("", "讲课视图"), ("en/", "Teaching view")])
def test_it_starts_by_key_with_the_first_section_alone(
    tab: Page, file_base: str, prefix: str, name: str
) -> None:
    asked: list[str] = []
    troubles: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    tab.goto(f"{file_base}{prefix}{GUIDE}")
    assert not [url for url in asked if "teaching" in url]
    tab.get_by_role("link", name=name).focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("group", name=name)).to_be_visible()
    assert len([url for url in asked if "teaching" in url]) == 3
    assert tab.locator("h1").is_visible()
    assert heading(tab) == "tasks"
    assert tab.locator("h2:visible").count() == 0
    assert tab.locator(".notice:visible").count() == 1
    assert place(tab)[0] == 1
    for part in ("header", "nav", "footer", ".md-search", ".md-sidebar", ".teaching-way"):
        assert tab.locator(f"{part}:visible").count() == 0, part
    tab.keyboard.press("ArrowRight")
    assert tab.locator(".notice:visible").count() == 0
    assert not troubles
    assert all(url.startswith(file_base) for url in asked)


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


@pytest.mark.parametrize(
    ("on", "back"),
    [("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp"), ("Space", "Shift+Space")],
)
def test_keys_turn_on_and_back_and_to_both_ends(
    tab: Page, file_base: str, on: str, back: str
) -> None:
    start(tab, file_base + GUIDE)
    _, count = place(tab)
    tab.keyboard.press(back)
    assert place(tab) == (1, count)
    tab.keyboard.press(on)
    tab.keyboard.press(on)
    assert place(tab) == (3, count)
    tab.keyboard.press(back)
    assert place(tab) == (2, count)
    tab.keyboard.press("End")
    tab.keyboard.press(on)
    assert place(tab) == (count, count)
    tab.keyboard.press("Home")
    assert place(tab) == (1, count)


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("", ("上一屏", "下一屏", "全屏", "退出")),
        ("en/", ("Previous screen", "Next screen", "Full screen", "Leave")),
    ],
)
def test_buttons_are_named_and_large_enough_and_the_count_is_told(
    tab: Page, file_base: str, prefix: str, names: tuple[str, ...]
) -> None:
    start(tab, f"{file_base}{prefix}{GUIDE}")
    back, on, _, out = [tab.get_by_role("button", name=name, exact=True) for name in names]
    for name in names:
        box = tab.get_by_role("button", name=name, exact=True).bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= HAND, name
    on.click()
    on.click()
    back.click()
    at, count = place(tab)
    assert at == 2
    told = {"": f"第2屏，共{count}屏", "en/": f"Screen 2 of {count}"}[prefix]
    assert tab.get_by_role("status").filter(has_text=told).count() == 1
    out.click()
    assert tab.locator(".teaching-bar").count() == 0


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


def test_escape_leaves_and_returns_to_the_section(tab: Page, file_base: str) -> None:
    start(tab, file_base + GUIDE)
    while heading(tab) != "compare":
        tab.keyboard.press("PageDown")
    tab.keyboard.press("Escape")
    assert tab.url == f"{file_base}{GUIDE}#compare"
    assert tab.locator(".teaching-bar").count() == 0
    assert tab.locator("header").first.is_visible()
    assert heading(tab) == "compare"
    expect(tab.locator("#compare")).to_be_in_viewport()
    assert tab.locator("article h2:visible").count() == tab.locator("article h2").count()
    assert not tab.evaluate("document.querySelector('article').outerHTML.includes('teaching-off')")


def test_going_back_leaves_and_a_second_start_works(tab: Page, file_base: str) -> None:
    start(tab, file_base + GUIDE)
    tab.keyboard.press("PageDown")
    tab.go_back()
    expect(tab.locator(".teaching-bar")).to_have_count(0)
    assert tab.url == file_base + GUIDE
    tab.locator(".teaching-way a").click()
    expect(tab.locator(".teaching-bar")).to_be_visible()
    assert place(tab)[0] == 1


def test_an_address_leads_to_a_section_and_to_a_sentence(tab: Page, file_base: str) -> None:
    start_at(tab, f"{file_base}{GUIDE}#teach=compare")
    assert heading(tab) == "compare"
    assert tab.locator("#compare").is_visible()
    tab.keyboard.press("Home")
    assert tab.url.endswith("#teach")
    tab.goto("about:blank")
    start_at(tab, f"{file_base}{SPEECH}#teach=p20s3")
    assert tab.locator("#p20s3").is_visible()
    assert not tab.locator("#p1s1").is_visible()


@pytest.mark.parametrize(("name", "anchor"), [(GUIDE, "compare"), (SPEECH, "p20s3")])
def test_it_starts_from_an_address_that_names_a_place(
    tab: Page, file_base: str, name: str, anchor: str
) -> None:
    tab.goto(f"{file_base}{name}#{anchor}")
    tab.locator(".teaching-way a").press("Enter")
    expect(tab.locator(".teaching-bar")).to_be_visible()
    assert place(tab)[0] == 1
    tab.keyboard.press("PageDown")
    assert place(tab)[0] == 2


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


def test_a_link_within_the_page_turns_to_its_screen(tab: Page, file_base: str) -> None:
    tab.goto(file_base + GUIDE)
    tab.evaluate(
        "document.querySelector('article h1 + p').innerHTML = '<a href=\"#compare\">compare</a>'"
    )
    tab.locator(".teaching-way a").click()
    tab.get_by_role("link", name="compare", exact=True).click()
    assert heading(tab) == "compare"
    assert tab.url.endswith("#teach=compare")


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


def test_rows_that_the_table_does_not_show_are_not_taught(tab: Page, file_base: str) -> None:
    tab.goto(file_base + "duties/table.html")
    tab.locator(".duty-filter input").fill("5·29")
    rows = tab.locator(".duties tbody tr:visible").count()
    assert 0 < rows < 10
    tab.locator(".teaching-way a").click()
    taught = sum(tab.locator(".duties tbody tr:visible").count() for _ in screens(tab, "PageDown"))
    assert taught == rows


def test_the_theme_hears_no_key_and_other_keys_are_left_alone(tab: Page, file_base: str) -> None:
    start(tab, file_base + GUIDE)
    for key in ("n", ".", "p", ",", "s", "/"):
        tab.keyboard.press(key)
    assert tab.url == f"{file_base}{GUIDE}#teach"
    assert place(tab)[0] == 1
    tab.keyboard.press("Control+ArrowRight")
    assert place(tab)[0] == 1


def test_it_needs_no_full_screen(context: BrowserContext, file_base: str) -> None:
    context.add_init_script(
        "Object.defineProperty(document, 'fullscreenEnabled', { value: undefined });"
        "Element.prototype.requestFullscreen = undefined;"
    )
    tab = context.new_page()
    troubles: list[str] = []
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    start(tab, file_base + GUIDE)
    assert not tab.get_by_role("button", name="全屏").is_visible()
    tab.keyboard.press("f")
    tab.keyboard.press("PageDown")
    assert place(tab)[0] == 2
    assert not troubles


def test_a_screen_of_another_size_keeps_what_was_shown(tab: Page, file_base: str) -> None:
    start_at(tab, f"{file_base}{SPEECH}#teach=p20s3")
    first = tab.locator(".sentence:visible").first.get_attribute("id")
    before = place(tab)
    tab.set_viewport_size({"width": 800, "height": 600})
    expect(tab.locator(".teaching-count")).not_to_have_text(f"{before[0]} / {before[1]}")
    assert tab.locator(f"#{first}").is_visible()


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
