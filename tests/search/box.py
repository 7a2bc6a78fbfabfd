"""Material's search box, as a reader uses it."""

from playwright.sync_api import Page

HOME = {"zh": "index.html", "en": "en/index.html"}
_META = ".md-search-result__meta"
_IDLE = "JSON.parse(__config.textContent).translations['search.result.placeholder']"
_RESULTS = ".md-search-result__item"


def opened(page: Page, base: str, language: str) -> Page:
    """Open the home page of a language, and its search box."""
    page.goto(base + HOME[language])
    page.focus("[name=query]")
    return page


def clear(page: Page) -> None:
    """Empty the box, and wait until it says so."""
    page.fill("[name=query]", "")
    page.wait_for_function(f"{_IDLE} === document.querySelector('{_META}').textContent.trim()")


def wait_for_results(page: Page) -> None:
    """Wait until what was typed is answered, be it with nothing."""
    page.wait_for_function(f"{_IDLE} !== document.querySelector('{_META}').textContent.trim()")


def addresses(page: Page) -> list[list[str]]:
    """Return the addresses that are shown, page by page."""
    shown: list[list[str]] = page.evaluate(
        """items => Array.from(document.querySelectorAll(items), item =>
             Array.from(item.querySelectorAll('a'), link => link.getAttribute('href')))""",
        _RESULTS,
    )
    return shown


def found(page: Page, words: str) -> list[list[str]]:
    """Type words and return the addresses that come, page by page."""
    clear(page)
    page.fill("[name=query]", words)
    wait_for_results(page)
    return addresses(page)
