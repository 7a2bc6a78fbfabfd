"""The teaching view from a folder, by remote: who offers it, its ways in, on, back and out."""

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.teaching import heading, place, start, start_at
from tests.walk import GUIDE, SPEECH

OFFERED = ("guide", "duties", "topics", "practices", "sources")
HAND = 44


@pytest.fixture
def tab(projector: BrowserContext) -> Page:
    return projector.new_page()


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


def test_a_link_within_the_page_turns_to_its_screen(tab: Page, file_base: str) -> None:
    tab.goto(file_base + GUIDE)
    tab.evaluate(
        "document.querySelector('article h1 + p').innerHTML = '<a href=\"#compare\">compare</a>'"
    )
    tab.locator(".teaching-way a").click()
    tab.get_by_role("link", name="compare", exact=True).click()
    assert heading(tab) == "compare"
    assert tab.url.endswith("#teach=compare")


def test_the_theme_hears_no_key_and_other_keys_are_left_alone(tab: Page, file_base: str) -> None:
    start(tab, file_base + GUIDE)
    for key in ("n", ".", "p", ",", "s", "/"):
        tab.keyboard.press(key)
    assert tab.url == f"{file_base}{GUIDE}#teach"
    assert place(tab)[0] == 1
    tab.keyboard.press("Control+ArrowRight")
    assert place(tab)[0] == 1


def test_it_needs_no_full_screen(projector: BrowserContext, file_base: str) -> None:
    projector.add_init_script(
        "Object.defineProperty(document, 'fullscreenEnabled', { value: undefined });"
        "Element.prototype.requestFullscreen = undefined;"
    )
    tab = projector.new_page()
    troubles: list[str] = []
    tab.on("pageerror", lambda error: troubles.append(str(error)))
    start(tab, file_base + GUIDE)
    assert not tab.get_by_role("button", name="全屏").is_visible()
    tab.keyboard.press("f")
    tab.keyboard.press("PageDown")
    assert place(tab)[0] == 2
    assert not troubles
