"""WCAG 2.2 AA on every page as built, in both languages and both colour schemes, by axe-core."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.walk import names

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]


def _violations(page: Page, run: dict[str, Any]) -> list[str]:
    asked = {"resultTypes": ["violations"], "selectors": False, **run}
    found = page.evaluate("run => axe.run(document, run)", asked)["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found
        for node in violation["nodes"]
    ]


def test_axe_finds_nothing_on_any_page(site: Path, browser: Browser, file_base: str) -> None:
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    found: list[str] = []
    for name in names(site):
        page.goto(file_base + name)
        page.evaluate(AXE)
        found += [f"{name} {v}" for v in _violations(page, {"runOnly": TAGS})]
        page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
        found += [f"{name} in the dark {v}" for v in _violations(page, {"runOnly": OF_COLOUR})]
    context.close()
    assert not found, "\n".join(found)
