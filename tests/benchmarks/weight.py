"""What a first visit to the Chinese home page costs over the wire, beside bare Material's.

Run by hand: `uv run python -m tests.benchmarks.weight`. Both sites are built and served on this
machine, and a headless Chromium with an empty cache opens the home page; every answer until the
network falls silent is counted, before anybody has touched the page. Text is counted as gzip makes
it at level 6, a common setting of web servers; fonts and pictures but SVG as they are. Headers are
not counted. Both sites are without web fonts, and `bare` says what the other one is.

Bare Material at once fetches its search, index and all, and the sitemaps of its languages; ours
fetches an empty index, and its search with the first word that is typed. To be fair these stand in
rows of their own, and the budget is for the rest. Prints a Markdown table by kind, the number of
answers in brackets. In November 2026:

| kind | Lectern | bare Material | difference |
| --- | --- | --- | --- |
| HTML | 11.0 KB (1) | 10.3 KB (1) | +0.8 KB |
| CSS | 31.0 KB (3) | 24.9 KB (2) | +6.1 KB |
| JavaScript | 38.3 KB (2) | 35.0 KB (1) | +3.4 KB |
| images | 0.3 KB (2) | 0.0 KB (0) | +0.3 KB |
| other | 0.2 KB (1) | 1.9 KB (1) | -1.7 KB |
| together | 80.9 KB (9) | 72.0 KB (5) | +8.9 KB |
| search | 0.1 KB (1) | 707.5 KB (5) | -707.4 KB |
| sitemaps | 0.0 KB (0) | 3.4 KB (2) | -3.4 KB |
"""

import functools
import gzip
import http.server
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Response, sync_playwright

from lectern.press import build
from tests.benchmarks.bare import write_bare
from tests.chromium import ARGUMENTS, find_chromium
from tests.workspace import ROOT

LEVEL = 6
BUDGET = 10_000
"""How many bytes more than bare Material's a first visit may cost."""

KINDS = {"document": "HTML", "stylesheet": "CSS", "script": "JavaScript", "image": "images"}
"""The kinds that the budget is for, by what Chromium calls them; `other` is one too."""

APART = {"search": "search", "lunr": "search", "sitemap": "sitemaps"}
"""What scripts fetch and is counted apart, by a part of its address."""

_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: object) -> None:
        """Keep the table free of requests."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine alone; give its address."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def first_visit(browser: Browser, site: Path) -> dict[str, list[int]]:
    """Return what each answer of a first visit weighs, by kind."""
    weights: defaultdict[str, list[int]] = defaultdict(list)
    answers: list[Response] = []
    with served(site) as address:
        page = browser.new_page(locale="zh-CN")
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  # it marks what it calls
        page.goto(address + "index.html", wait_until="networkidle")
        for answer in answers:
            weights[_kind(answer)].append(_weight(answer.url, answer.body()))
        page.close()
    return weights


def _kind(answer: Response) -> str:
    apart = [kind for name, kind in APART.items() if name in answer.url]
    return apart[0] if apart else KINDS.get(answer.request.resource_type, "other")


def _weight(address: str, body: bytes) -> int:
    is_text = address.partition("?")[0].endswith(_TEXT)
    return len(gzip.compress(body, LEVEL)) if is_text else len(body)


def print_table(ours: dict[str, list[int]], theirs: dict[str, list[int]]) -> None:
    """Print the table, and whether the difference is within the budget."""
    print("| kind | Lectern | bare Material | difference |\n| --- | --- | --- | --- |")
    counted = (*KINDS.values(), "other")
    for kind in counted:
        if ours.get(kind) or theirs.get(kind):
            print(_row(kind, ours.get(kind, []), theirs.get(kind, [])))
    mine, other = ([w for k in counted for w in held.get(k, [])] for held in (ours, theirs))
    print(_row("together", mine, other))
    for kind in dict.fromkeys(APART.values()):
        print(_row(kind, ours.get(kind, []), theirs.get(kind, [])))
    more = sum(mine) - sum(other)
    print(f"\n{more / 1000:+.1f} KB; the budget is {BUDGET / 1000:+.1f} KB")


def _row(kind: str, mine: list[int], other: list[int]) -> str:
    cells = [f"{sum(held) / 1000:.1f} KB ({len(held)})" for held in (mine, other)]
    return f"| {kind} | {' | '.join(cells)} | {(sum(mine) - sum(other)) / 1000:+.1f} KB |"


def main() -> None:
    """Build both sites and weigh a first visit to each."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        build(ROOT, folder / "ours", downloads=True)
        write_bare(folder / "bare", search=True)
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "theirs")]
        subprocess.run(command, cwd=folder / "bare", check=True, capture_output=True)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        print_table(*(first_visit(browser, folder / name) for name in ("ours", "theirs")))
        browser.close()


if __name__ == "__main__":
    main()
