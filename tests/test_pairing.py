"""What the checker reads of a page is what the reader sees: block for block, in order."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from markdown import markdown
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from lectern.expand import EXPANSIONS
from lectern.loading import load
from lectern.outline import Kind
from lectern.page import Page
from lectern.project import Project
from lectern.text import without_space
from lectern.weave import weave_page
from tests.seen import Seen, article_of, read_seen
from tests.workspace import ROOT

PAGES = [page.path for page in load(ROOT).pages]
EXTENSIONS = ["attr_list", "lectern.blocks", "md_in_html", "tables", "pymdownx.superfences"]
T = TypeVar("T")


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(java_script_enabled=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_every_block_a_reader_sees_is_a_block_the_checker_reads(
    path: str, site: Path, tab: Tab, project: Project
) -> None:
    page = next(page for page in project.pages if page.path == path)
    folder = "" if page.language == "zh" else "en/"
    tab.goto((site / folder / page.name.replace(".md", ".html")).as_uri())
    seen = read_seen(article_of(tab.content()))
    for _, name in page.markers:
        if name in EXPANSIONS:
            _take_out(seen, _made(name, page, project))
    read = [(block.kind, without_space(block.prose)) for block in page.blocks if block.prose]
    assert _barless(read) == _barless(seen.prose)
    assert [without_space(heading.words.prose) for heading in page.headings] == seen.headings
    assert [without_space(code.prose) for code in page.code] == seen.code
    labels = {without_space(label.prose).replace("|", "") for label in page.labels}
    assert labels == set(seen.labels)


def _barless(blocks: list[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    """Drop the bars between the cells of rows."""
    texts = ((k, text.replace("|", "") if k is Kind.ROW else text) for k, text in blocks)
    return [(kind, text) for kind, text in texts if text]


def _made(marker: str, page: Page, project: Project) -> Seen:
    """Return what a marker alone makes: what that says is checked where it is written."""
    woven = weave_page(f"/// {marker}\n///\n", page.name, page.language, project)
    return read_seen(article_of(f"<article>{markdown(woven, extensions=EXTENSIONS)}</article>"))


def _take_out(seen: Seen, made: Seen) -> None:
    """Take out what a marker made, which must stand there whole and in order."""
    assert made.prose
    seen.prose = _without_run(seen.prose, made.prose)
    seen.headings = _without_run(seen.headings, made.headings)
    seen.code = _without_run(seen.code, made.code)
    seen.labels -= made.labels


def _without_run(items: list[T], run: list[T]) -> list[T]:
    starts = [at for at in range(len(items)) if items[at : at + len(run)] == run]
    assert starts or not run
    return items[: starts[0]] + items[starts[0] + len(run) :] if run else items
