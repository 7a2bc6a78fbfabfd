"""Narrow windows, phones and zoom: nothing wider than the window, targets large enough, motion."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from lectern.project import Project

WIDTHS = (320, 360, 1024)
"""A wide screen at 400 % (WCAG 2.2, 1.4.10), a small phone, an old PC."""

SMALL_TARGETS = """() => {
    const SIZE = 24;
    const chosen = "a[href], button, input, select, textarea, summary, label[for], [role=button]";
    const targets = [...document.querySelectorAll(chosen)]
        .map(element => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ element, box }) =>
            box.width > 1 && box.right > 0 &&
            element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }));
    for (const target of targets) {
        const { left, top, width, height } = target.box;
        target.x = left + width / 2;
        target.y = top + height / 2;
        target.isSmall = width < SIZE - 0.5 || height < SIZE - 0.5;
    }
    function inText({ element }) {
        if (getComputedStyle(element).display !== "inline") return false;
        let block = element.parentElement;
        while (getComputedStyle(block).display === "inline") block = block.parentElement;
        const beside = block.textContent.replace(element.textContent, "");
        return /[\\p{L}\\p{N}]/u.test(beside);
    }
    function isClear(target) {
        return targets.every(other => {
            if (other === target || other.element.contains(target.element)) return true;
            if (target.element.contains(other.element)) return true;
            if (other.isSmall && Math.hypot(other.x - target.x, other.y - target.y) < SIZE - 0.5)
                return false;
            const { left, right, top, bottom } = other.box;
            const x = Math.max(left - target.x, 0, target.x - right);
            const y = Math.max(top - target.y, 0, target.y - bottom);
            return Math.hypot(x, y) >= SIZE / 2 - 0.5;
        });
    }
    return targets.filter(target => target.isSmall && !inText(target) && !isClear(target))
        .map(({ element, box }) =>
            `${element.outerHTML.slice(0, 90)} ${box.width}x${box.height}`);
}"""
"""What is under 24 px and neither in a line of text nor clear of all others (2.5.8)."""


MOVING = """() => {
    const seconds = list => Math.max(...list.split(",").map(parseFloat));
    const styles = [...document.querySelectorAll("*")].flatMap(element =>
        [null, "::before", "::after"].map(part => getComputedStyle(element, part)));
    return styles.filter(style =>
        seconds(style.transitionDuration) > 0.01 || seconds(style.animationDuration) > 0.01 ||
        style.scrollBehavior === "smooth").length;
}"""

BROKEN = """names => [...document.querySelectorAll("article :is(h1, h2, h3)")].flatMap(heading => {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    const places = [];
    while (walker.nextNode())
        for (let at = 0; at < walker.currentNode.length; at++)
            places.push([walker.currentNode, at]);
    const text = places.map(([node, at]) => node.data[at]).join("");
    return names.filter(name => {
        const at = text.indexOf(name);
        if (at < 0) return false;
        const range = document.createRange();
        range.setStart(...places[at]);
        const [node, offset] = places[at + name.length - 1];
        range.setEnd(node, offset + 1);
        return new Set([...range.getClientRects()].map(box => Math.round(box.bottom))).size > 1;
    });
})"""
"""Which of some names stand on two lines of a heading."""

CUT = """() => [...document.querySelectorAll("article svg[role=img]")].flatMap(drawing => {
    const room = drawing.viewBox.baseVal;
    return [...drawing.querySelectorAll("text, rect")].filter(shape => {
        const { x, y, width, height } = shape.getBBox();
        const right = x + width - room.width, below = y + height - room.height;
        return Math.max(-x, right, below) > 4;
    }).map(shape => shape.textContent);
})"""
"""What of the drawings passes their edges by more than a hair."""


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_no_page_scrolls_sideways_and_no_target_is_too_small(
    site: Path, file_base: str, tab: Page
) -> None:
    wide, small = {}, {}
    for name in names(site):
        tab.goto(file_base + name)
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 640})
            needed = tab.evaluate("document.scrollingElement.scrollWidth")
            if needed > width:
                wide[name, width] = needed
            found = tab.evaluate(SMALL_TARGETS) if width != 360 else []
            if found:
                small[name, width] = found[:3]
    assert wide == {}
    assert small == {}


def test_small_targets_are_told_from_those_in_text_and_those_alone(tab: Page) -> None:
    style = "<style>a { display: inline-block; width: 16px; height: 16px }</style>"
    tab.set_content(f'{style}<a href="#1"></a><a href="#2"></a>')
    assert len(tab.evaluate(SMALL_TARGETS)) == 2
    tab.set_content(f'{style}<p><a href="#1"></a></p><p style="height: 30px"></p><a href="#2"></a>')
    assert tab.evaluate(SMALL_TARGETS) == []
    tab.set_content('<p style="font-size: 9px">See <a href="#1">1</a> <a href="#2">2</a></p>')
    assert tab.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize(
    "name", ["index.html", "guide/tasks.html", "duties/table.html", "training/self-test.html"]
)
def test_nothing_moves_for_those_who_ask_for_stillness(
    browser: Browser, file_base: str, tab: Page, name: str
) -> None:
    tab.goto(file_base + name)
    assert tab.evaluate(MOVING) == 0
    other = browser.new_context(reduced_motion="no-preference")
    page = other.new_page()
    page.goto(file_base + name)
    assert page.evaluate(MOVING) > 0
    other.close()


def test_no_term_breaks_over_two_lines_of_a_heading_on_a_phone(
    site: Path, file_base: str, tab: Page, project: Project
) -> None:
    terms = [name for term in project.terms for name in term.names if 1 < len(name) <= 6]
    broken = {}
    for name in names(site):
        if not name.startswith("en/"):
            tab.goto(file_base + name)
            tab.set_viewport_size({"width": 360, "height": 640})
            broken[name] = tab.evaluate(BROKEN, terms)
    assert {name: words for name, words in broken.items() if words} == {}
    assert len(broken) > 100


@pytest.mark.parametrize("folder", ["", "en/"])
@pytest.mark.parametrize("name", ["guide/review.html", "reference/timeline.html"])
def test_no_drawing_cuts_off_its_words(file_base: str, tab: Page, folder: str, name: str) -> None:
    tab.goto(file_base + folder + name)
    assert tab.locator("article svg[role=img]").count() > 0
    assert tab.evaluate(CUT) == []
