"""Phones, WeChat's browser among them: no pointer hovers, and everything opens by tap."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

WIDTH = 360
ELSEWHERE = """() => {
    const steps = [-24, -12, 0, 12, 24];
    const isPlain = (x, y) => {
        const at = document.elementFromPoint(x, y);
        return at && !at.closest("a, button, label, summary, .citation");
    };
    for (let y = 700; y > 80; y -= 8)
        for (let x = 28; x < innerWidth - 24; x += 16)
            if (steps.every(right => steps.every(down => isPlain(x + right, y + down))))
                return [x, y];
}"""
"""Finds a point where a tap leads nowhere: a browser takes one near a link for one on it."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 740},
        has_touch=True,
        is_mobile=True,
        locale="zh-CN",
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("name", ["guide/review.html", "topics/money.html", "duties/levels.html"])
def test_every_citation_opens_by_tap_within_the_screen_and_closes_by_a_tap_elsewhere(
    phone: Page, file_base: str, prefix: str, name: str
) -> None:
    phone.goto(file_base + prefix + name)
    assert phone.evaluate("matchMedia('(hover: none)').matches")
    marks = phone.locator("a.citation-mark")
    opened = phone.locator(".citation-words:visible")
    assert marks.count() > 20
    for place in range(0, marks.count(), 7):
        mark = marks.nth(place)
        mark.evaluate("mark => mark.scrollIntoView({ block: 'center', inline: 'center' })")
        mark.tap()
        opened.wait_for()
        assert opened.get_attribute("id") == mark.get_attribute("aria-describedby")
        box = opened.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= WIDTH
        assert 0 <= box["y"] <= box["y"] + box["height"] <= 740
        assert opened.evaluate("words => words.scrollWidth <= words.clientWidth")
        assert phone.evaluate("document.scrollingElement.scrollWidth") <= WIDTH
        phone.touchscreen.tap(*phone.evaluate(ELSEWHERE))
        opened.wait_for(state="hidden")
    assert phone.url == file_base + prefix + name


def test_a_tap_on_another_citation_changes_what_is_shown(phone: Page, file_base: str) -> None:
    phone.goto(file_base + "guide/tasks.html")
    first, second = phone.locator("a.citation-mark").nth(0), phone.locator("a.citation-mark").nth(8)
    first.tap()
    second.evaluate("mark => mark.scrollIntoView({ block: 'center' })")
    second.tap()
    opened = phone.locator(".citation-words:visible")
    assert opened.count() == 1
    assert opened.get_attribute("id") == second.get_attribute("aria-describedby")
    place = (second.get_attribute("href") or "").removeprefix("../")
    opened.locator("a").tap()
    phone.wait_for_url(file_base + place)


def test_the_navigation_and_a_fold_open_by_tap(phone: Page, file_base: str) -> None:
    phone.goto(file_base + "index.html")
    phone.locator(".drawer-button").tap()
    phone.locator("label.md-nav__link", has_text="导读").first.tap()
    phone.locator(".md-sidebar--primary a[href$='guide/review.html']").tap()
    phone.wait_for_url(file_base + "guide/review.html")
    phone.goto(file_base + "reference/coverage.html")
    fold = phone.locator(".map-passage details").first
    fold.locator("summary").tap()
    assert fold.locator("li a").first.is_visible()
