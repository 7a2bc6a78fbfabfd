"""The teaching view, as a session leader drives it."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

LARGE = 28
"""The least size of type that is read from the back of a room, in pixels at 1024 by 768."""


def start(tab: Page, address: str) -> None:
    """Open a page and go into the view by the link that stands on it."""
    tab.goto(address)
    tab.locator(".teaching-way a").click()
    expect(tab.locator(".teaching-bar")).to_be_visible()


def start_at(tab: Page, address: str) -> None:
    """Open an address that leads into the view."""
    tab.goto(address)
    expect(tab.locator(".teaching-bar")).to_be_visible()


def place(tab: Page) -> tuple[int, int]:
    """Return the number of the screen that is shown, and how many there are."""
    at, _, count = tab.locator(".teaching-count span").first.inner_text().partition(" / ")
    return int(at), int(count)


def screens(tab: Page, key: str) -> Iterator[int]:
    """Yield the number of every screen from this one on, each when it is shown."""
    at, count = place(tab)
    while at < count:
        yield at
        before = at
        while at == before:
            tab.keyboard.press(key)
            at, count = place(tab)
    yield at


def heading(tab: Page) -> str:
    """Return the id of the heading that has the focus."""
    return str(tab.evaluate("document.activeElement.id"))
