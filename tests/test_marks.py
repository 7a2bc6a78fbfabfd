"""The marks of citations and terms, by mouse, keyboard and tap, and the places they lead to."""

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Locator

from lectern.project import Project
from tests.walk import SPEECH, names, watch


def is_within(box: Locator, width: int) -> bool:
    """Tell whether what is shown stands wholly in a window of a width."""
    edges = box.bounding_box()
    return edges is not None and edges["x"] >= 0 and edges["x"] + edges["width"] <= width


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_citation_shows_its_words_by_mouse_keyboard_and_to_screen_readers(
    base: str, context: BrowserContext, project: Project, prefix: str
) -> None:
    page = context.new_page()
    page.goto(base + prefix + "practices/yueyang.html")
    edition = project.editions["en" if prefix else "zh"]["shi2017"]
    words = edition.passages[0].sentences[9].text
    mark = page.locator("a.citation-mark", has_text="〔1.10〕").first
    identifier = mark.get_attribute("aria-describedby")
    box = page.locator(f"#{identifier}")
    assert (box.text_content() or "").startswith(words)
    assert not box.is_visible()
    mark.hover()
    assert box.is_visible()
    page.mouse.move(0, 0)
    box.wait_for(state="hidden")
    mark.focus()
    assert box.is_visible()
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    mark.click()
    page.wait_for_url(base + prefix + SPEECH + "#p1s10")


def test_a_citation_opens_by_tap_and_leads_on_by_a_second(browser: Browser, base: str) -> None:
    phone = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = phone.new_page()
    page.goto(base + "practices/yueyang.html")
    mark = page.locator("a.citation-mark").first
    box = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    mark.tap()
    box.wait_for(state="visible")
    assert is_within(box, 360)
    mark.tap()
    page.wait_for_url(base + SPEECH + "#p1s10")
    phone.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_term_shows_its_meaning_by_mouse_and_keyboard_and_leads_to_its_entry(
    base: str, context: BrowserContext, prefix: str
) -> None:
    page = context.new_page()
    troubles = watch(page, base)
    page.goto(base + prefix + "guide/tasks.html")
    mark = page.locator("a.gloss-mark[href$='#liuxiang']")
    box = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    assert not box.is_visible()
    mark.hover()
    assert box.is_visible()
    label = "Context: " if prefix else "编者注："
    assert label in (box.text_content() or "")
    page.mouse.move(0, 0)
    box.wait_for(state="hidden")
    mark.focus()
    assert box.is_visible()
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    assert mark.evaluate("mark => mark === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url(base + prefix + "reference/glossary.html#liuxiang")
    assert page.locator("#liuxiang").is_visible()
    assert not troubles


def test_a_step_by_keyboard_to_a_term_out_of_sight_shows_its_meaning_beside_it(
    file_base: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(file_base + "guide/review.html")
    mark = page.locator("a.gloss-mark").last
    box = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    mark.focus()
    two_frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    page.evaluate(two_frames)
    assert page.evaluate("scrollY") > 0
    assert box.is_visible()
    seen, at = box.bounding_box(), mark.bounding_box()
    assert seen is not None
    assert at is not None
    assert min(abs(seen["y"] - at["y"]), abs(seen["y"] + seen["height"] - at["y"])) < 60


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_term_opens_by_tap_and_offers_the_way_on(
    browser: Browser, base: str, prefix: str
) -> None:
    phone = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = phone.new_page()
    page.goto(base + prefix + "guide/review.html")
    mark = page.locator("a.gloss-mark[href$='#sanding']")
    box = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    mark.tap()
    box.wait_for(state="visible")
    assert is_within(box, 360)
    page.locator("h1").tap()
    box.wait_for(state="hidden")
    mark.tap()
    box.locator("a").tap()
    page.wait_for_url(base + prefix + "reference/glossary.html#sanding")
    phone.close()


def test_a_term_is_marked_once_on_a_page_and_never_on_the_speech(
    site: Path, project: Project
) -> None:
    pages = 0
    for name in names(site):
        [article] = html.document_fromstring((site / name).read_bytes()).xpath("//main")
        marks = article.find_class("gloss-mark")
        targets = [urlsplit(mark.get("href")).fragment for mark in marks]
        assert len(targets) == len(set(targets)), name
        assert set(targets) <= {term.id for term in project.terms if term.gloss}
        for mark in marks:
            above = {element.tag for element in mark.iterancestors()}
            assert not above & {"a", "h1", "h2", "h3", "h4", "th", "code", "summary"}, name
        if name.endswith((SPEECH, "reference/glossary.html", "about/rules.html")):
            assert not marks
        pages += bool(marks)
    assert pages > 30


def test_every_id_of_the_glossary_is_its_own(site: Path) -> None:
    for prefix in ("", "en/"):
        page = html.document_fromstring((site / prefix / "reference/glossary.html").read_bytes())
        ids = page.xpath("//article//@id")
        assert len(ids) == len(set(ids)) > 200


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("anchor", ["p20", "p20s3"])
def test_the_target_of_a_citation_stands_out(
    browser: Browser, file_base: str, anchor: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    page = context.new_page()
    colour = f"getComputedStyle(document.getElementById('{anchor}')).backgroundColor"
    page.goto(file_base + SPEECH)
    plain = page.evaluate(colour)
    page.goto(file_base + f"{SPEECH}#{anchor}")
    assert page.evaluate(colour) != plain
    context.close()


def test_every_passage_names_the_pages_that_cite_it(
    file_base: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(file_base + SPEECH)
    links = page.locator("#p7 .cited-by a:not(.passage-map)")
    assert links.count() > 1
    summary = page.locator("#p7 .cited-by > summary")
    assert summary.inner_text() == f"引用本段的{links.count()}页"
    assert not links.first.is_visible()
    summary.click()
    assert links.first.is_visible()
    assert "六项重点任务" in "".join(links.all_text_contents())
    for href in links.evaluate_all("all => all.map(a => a.getAttribute('href'))"):
        page.goto(urljoin(file_base + SPEECH, href))
        cited = page.locator("a.citation-mark").evaluate_all("all => all.map(a => a.hash)")
        assert any(urlsplit(hash_).fragment.startswith("p7") for hash_ in cited)
