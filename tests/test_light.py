"""A first visit fetches what its page needs, and nothing more before the reader asks for it."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

OURS = "assets/"
THEIRS = ("assets/stylesheets/", "assets/javascripts/")
HOME = {
    *("index.html", "search/search_index.json"),
    *("assets/lectern.css", "assets/lectern.js", "assets/logo.svg", "assets/mark.svg"),
}


def fetched(asked: list[str], base: str) -> set[str]:
    """Return the files of ours that were asked for."""
    files = {urlsplit(address.removeprefix(base)).path for address in asked}
    return {name for name in files if not name.startswith(THEIRS)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_home_page_fetches_the_search_with_the_first_word_typed(
    browser: Browser, http_base: str, language: str
) -> None:
    root = "en/" if language == "en" else ""
    page = browser.new_page()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{http_base}{root}index.html", wait_until="networkidle")
    home = {root + name if name == "index.html" else name for name in HOME}
    assert fetched(asked, http_base) == home
    page.focus("[name=query]")
    page.fill("[name=query]", " ")
    page.wait_for_load_state("networkidle")
    assert fetched(asked, http_base) == home
    page.fill("[name=query]", "经费" if language == "zh" else "funding")
    page.wait_for_selector(".md-search-result__item")
    assert fetched(asked, http_base) == home | {"assets/search.js", f"search/{language}.js"}
    page.close()


def test_no_script_of_ours_stands_in_the_way_of_the_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = html.document_fromstring(path.read_bytes())
        for script in page.xpath("//script[@src]"):
            place = script.get("src").replace("../", "")
            if place.startswith(OURS) and not place.startswith(THEIRS):
                assert script.get("defer") is not None, (path, place)
        assert not page.xpath("//head//link[@rel='stylesheet'][starts-with(@href, 'http')]")
