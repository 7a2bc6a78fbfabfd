"""What the checker reads of a page is what the reader sees: block for block, in order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from lectern.outline import Kind
from lectern.project import Project, load
from lectern.text import without_space
from lectern.wording import WORDS
from tests.seen import Seen, article_of, read_seen
from tests.workspace import ROOT

PAGES = [page.path for page in load(ROOT).pages]


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
    if any(name == "sources" for _, name in page.markers):
        _drop_sources(seen, project, page.language)
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


def _drop_sources(seen: Seen, project: Project, language: str) -> None:
    """Take out the table of sources, which is made from its data."""
    sources = project.sources.values()
    rows = tuple(without_space(s.label[language] + s.title[language]) for s in sources)
    seen.prose = [(kind, text) for kind, text in seen.prose if not text.startswith(rows)]
    seen.code = [text for text in seen.code if text not in project.sources]
    heads = ("table_key", "table_source", "table_grade", "table_checked")
    seen.labels.pop("".join(without_space(WORDS[language][head]) for head in heads))
