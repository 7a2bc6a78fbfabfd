"""What the tests share: a copy of the project to spoil, the built site, a browser."""

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lectern.loading import load
from lectern.project import Project
from lectern.schema import LANGUAGES
from tests.chromium import ARGUMENTS, find_chromium
from tests.search.box import opened
from tests.workspace import ROOT, copy_project

Tell = Callable[[str], None]

_TOLD = "told"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured, whichever worker ran them."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, told in report.user_properties:
                if name == _TOLD:
                    terminalreporter.section(report.nodeid, sep="-")
                    terminalreporter.write_line(str(told))


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Return what prints a text, such as a table of what was tried, below all tests."""
    return functools.partial(record_property, _TOLD)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves quietly, with the site's own 404 page."""

    def log_message(self, *_: object) -> None:
        """Keep the test report free of requests."""

    def send_error(self, code: int, *_: object) -> None:
        """Answer as a web server set up for the site would."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """Return a copy of the project for a test to spoil."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def project() -> Project:
    """Load the real project once: it is frozen."""
    return load(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site strictly, once, into a folder whose name is as awkward as people's are."""
    target = tmp_path_factory.mktemp("site") / "讲台 [U盘] (2017)"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return target


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a real Chromium, with no network of its own accord."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(executable), args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def http_base(site: Path) -> Iterator[str]:
    """Serve the built site on this machine alone; return its address."""
    handler = functools.partial(_Handler, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def file_base(site: Path) -> str:
    """Return the address of the built site as a folder opened from a disk."""
    return site.as_uri() + "/"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, http_base: str, file_base: str) -> str:
    """Return the address of the built site, once over http and once as a folder."""
    return http_base if request.param == "http" else file_base


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh visitor's window."""
    opened = browser.new_context(locale="zh-CN")
    yield opened
    opened.close()


@pytest.fixture
def projector(browser: Browser) -> Iterator[BrowserContext]:
    """Return a window as large as an old projector shows."""
    opened = browser.new_context(viewport={"width": 1024, "height": 768})
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=["http", "file"])
def boxes(request: pytest.FixtureRequest, browser: Browser) -> Iterator[dict[str, Page]]:
    """Open the home page of each language, over http and from a folder, with its search box."""
    base = request.getfixturevalue(f"{request.param}_base")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    pages = {}
    for language in LANGUAGES:
        pages[language] = opened(context.new_page(), base, language)
    yield pages
    context.close()
