"""The site by keyboard alone: everything reached, always seen, and nothing by a stray letter."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

WIDE, NARROW = (1280, 800), (320, 640)
MOST = 500

STOP = """async () => {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const stop = document.activeElement;
    if (!stop || stop === document.body) return null;
    // A choice of colours is drawn by its label.
    const shown = stop.matches(".md-option") ? stop.nextElementSibling : stop;
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    const outline = getComputedStyle(shown);
    const points = [0.1, 0.5, 0.9].flatMap(x => [0.1, 0.5, 0.9].map(y =>
        document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)));
    stop.dataset.reached = "";
    return {
        name: stop.outerHTML.slice(0, 120),
        isSeen: shown.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }),
        isInWindow: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight,
        isUncovered: points.some(at => at && (shown.contains(at) || at.contains(shown))),
        outline: outline.outlineStyle === "none" ? 0 : parseFloat(outline.outlineWidth),
    };
}"""
MISSED = """() => [...document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, [role=button]")]
    .filter(each => !("reached" in each.dataset) && each.tabIndex >= 0 &&
        each.getClientRects().length && each.type !== "radio" &&
        each.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
    .map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def opened(tab: Page, address: str, size: tuple[int, int] = WIDE) -> Page:
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.goto(address)
    return tab


def walk(tab: Page, key: str, most: int = MOST) -> int:
    """Step through a page until the steps leave it; every stop must be seen, and lit."""
    for number in range(most):
        tab.keyboard.press(key)
        stop = tab.evaluate(STOP)
        if stop is None:
            return number
        assert stop["isSeen"], stop
        assert stop["isInWindow"], stop
        assert stop["isUncovered"], stop
        assert stop["outline"] >= 2, stop
    return most


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize(
    "name",
    [
        "index.html",
        "guide/tasks.html",
        "en/guide/tasks.html",
        "training/self-test.html",
        "training/s60/plan.html",
    ],
)
def test_every_control_is_reached_and_seen_there_and_back(
    tab: Page, file_base: str, name: str, size: tuple[int, int]
) -> None:
    opened(tab, file_base + name, size)
    count = walk(tab, "Tab")
    assert 10 < count < MOST
    assert tab.evaluate(MISSED) == []
    walk(tab, "Shift+Tab", count)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_first_step_leads_past_the_navigation(
    tab: Page, file_base: str, size: tuple[int, int]
) -> None:
    opened(tab, file_base + "guide/tasks.html", size)
    tab.keyboard.press("Tab")
    assert tab.locator(".md-skip:focus").count() == 1
    tab.keyboard.press("Enter")
    assert tab.url.endswith("#tasks")
    tab.keyboard.press("Tab")
    assert tab.locator("article :focus").count() == 1


def test_a_citation_opens_by_a_step_and_closes_by_escape_with_the_focus_kept(
    tab: Page, file_base: str
) -> None:
    opened(tab, file_base + "practices/yueyang.html")
    mark = tab.locator("a.citation-mark").first
    words = tab.locator(f"#{mark.get_attribute('aria-describedby')}")
    mark.focus()
    tab.keyboard.press("Shift+Tab")
    assert not words.is_visible()
    tab.keyboard.press("Tab")
    assert words.is_visible()
    tab.keyboard.press("Escape")
    words.wait_for(state="hidden")
    assert mark.evaluate("mark => mark === document.activeElement")
    tab.keyboard.press("Enter")
    tab.wait_for_url(file_base + "sources/shi2017.html#p1s10")


def test_search_is_typed_into_and_left(tab: Page, file_base: str) -> None:
    opened(tab, file_base + "guide/tasks.html")
    tab.locator("a.switch").focus()
    tab.keyboard.press("Tab")
    tab.keyboard.type("20.3")
    tab.locator(".md-search-result__link").first.wait_for()
    tab.keyboard.press("ArrowDown")
    assert tab.locator(".md-search-result__link:focus").count() == 1
    tab.keyboard.press("Escape")
    assert not tab.locator("#__search").is_checked()


def test_the_task_table_is_sorted_and_filtered(tab: Page, file_base: str) -> None:
    opened(tab, file_base + "duties/table.html")
    heads = tab.locator(".duty-sort")
    heads.nth(1).focus()
    tab.keyboard.press("Tab")
    for key, order in (("Enter", "ascending"), ("Space", "descending")):
        tab.keyboard.press(key)
        assert tab.locator("th").nth(2).get_attribute("aria-sort") is None
        assert heads.nth(2).locator("xpath=ancestor::th").get_attribute("aria-sort") == order
    tab.locator(".duty-filter select").first.focus()
    rows = tab.locator(".duties tbody tr:visible")
    whole = rows.count()
    tab.keyboard.press("ArrowDown")
    assert 0 < rows.count() < whole
    tab.locator(".duty-filter input").focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_function(f"document.querySelectorAll('.duties tr:not([hidden])').length > {whole}")


def test_a_question_is_answered_and_a_session_given_its_start(tab: Page, file_base: str) -> None:
    opened(tab, file_base + "training/self-test.html")
    tab.locator(".self-test-setup select").last.focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.locator(".question:visible").count() == 1
    assert tab.locator("fieldset:focus").count() == 1
    opened(tab, file_base + "training/s60/plan.html")
    tab.locator(".session-start input").focus()
    tab.keyboard.type("9:00")
    assert (tab.locator(".clock").first.text_content() or "").startswith("9:00")


def test_the_navigation_of_a_narrow_window_opens_and_closes(tab: Page, file_base: str) -> None:
    opened(tab, file_base + "guide/tasks.html", NARROW)
    button = tab.locator(".drawer-button")
    focused = tab.locator(":focus")
    button.focus()
    assert button.get_attribute("aria-expanded") == "false"
    tab.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert focused.get_attribute("class") == "md-nav__title focus-visible"
    tab.keyboard.press("Space")
    assert "明确新使命" in (focused.text_content() or "")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    assert focused.get_attribute("href") == "party.html"
    tab.keyboard.press("Escape")
    assert button.evaluate("button => button === document.activeElement")
    tab.keyboard.press("Enter")
    steps = walk_out(tab)
    assert steps > 2
    assert not tab.locator("#__drawer").is_checked()


def walk_out(tab: Page) -> int:
    """Step on until the focus has left the navigation; return the number of steps."""
    for number in range(1, 60):
        tab.keyboard.press("Tab")
        if not tab.locator(".md-sidebar--primary :focus").count():
            assert tab.evaluate(STOP)["isUncovered"]
            return number
    raise AssertionError("the navigation holds the focus")


def test_the_colours_are_changed_and_stay(tab: Page, file_base: str) -> None:
    opened(tab, file_base + "guide/tasks.html")
    scheme = "document.body.dataset.mdColorScheme"
    before = tab.evaluate(scheme)
    tab.locator(".md-option").first.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate(scheme) != before


def test_a_single_letter_leads_nowhere(tab: Page, file_base: str) -> None:
    opened(tab, file_base + "guide/tasks.html")
    for letter in "npfs/,.":
        tab.keyboard.press(letter)
    assert tab.url == file_base + "guide/tasks.html"
    assert not tab.locator("#__search").is_checked()
    tab.locator("[name=query]").focus()
    tab.keyboard.type("nps")
    assert tab.locator("[name=query]").input_value() == "nps"
