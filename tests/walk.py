"""What every walk through the built site needs: its pages, and an eye on what goes wrong."""

from pathlib import Path

from playwright.sync_api import Page

GUIDE = "guide/tasks.html"
SPEECH = "sources/shi2017.html"


def names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def watch(page: Page, base: str) -> list[str]:
    """Cut the network off; return a list that fills with everything that goes wrong on a page."""
    troubles: list[str] = []
    page.route(lambda url: not url.startswith((base, "data:", "blob:")), lambda r: r.abort())
    page.on(
        "console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: troubles.append(str(error)))
    # A request that the next page cuts off is no trouble of this one.
    page.on(
        "requestfailed",
        lambda request: (
            troubles.append(f"failed: {request.url}")
            if request.failure != "net::ERR_ABORTED"
            else None
        ),
    )
    page.on(
        "response",
        lambda response: (
            troubles.append(f"{response.status}: {response.url}")
            if response.status >= 400
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            troubles.append(f"outside: {request.url}")
            if not request.url.startswith((base, "data:", "blob:"))
            else None
        ),
    )
    return troubles
