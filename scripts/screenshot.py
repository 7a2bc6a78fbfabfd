"""Takes the README's picture from the site as built in `dist/`; run it after `lectern publish`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.chromium import ARGUMENTS, find_chromium  # noqa: E402  # the tests know how to find one

PAGE = ROOT / "dist/site/guide/tasks.html"
PICTURE = ROOT / "docs/_data/screenshot.png"


def main() -> None:
    """Open a page, open the words of its first citation, and save what a reader sees."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 760})
        page.goto(PAGE.as_uri())
        page.locator("a.citation-mark").first.hover()
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
