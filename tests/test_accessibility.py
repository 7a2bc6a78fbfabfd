"""WCAG 2.2 AA on every page as built, in both languages and both colour schemes, by axe-core."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(color_scheme="light", reduced_motion="reduce")
    yield opened
    opened.close()


def _violations(page: Page, run: dict[str, Any]) -> list[str]:
    found = page.evaluate("run => axe.run(document, run)", run)["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]


def _names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_axe_finds_nothing_on_any_page(site: Path, context: BrowserContext) -> None:
    page = context.new_page()
    found: list[str] = []
    for name in _names(site):
        page.emulate_media(color_scheme="light")
        page.goto((site / name).as_uri())
        page.evaluate(AXE)
        found += [f"{name} {v}" for v in _violations(page, {"runOnly": TAGS})]
        page.emulate_media(color_scheme="dark")
        page.reload()
        page.evaluate(AXE)
        found += [f"{name} in the dark {v}" for v in _violations(page, {"runOnly": OF_COLOUR})]
    assert not found, "\n".join(found)
