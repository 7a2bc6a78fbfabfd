"""What the checker reads of a page is what the reader sees: block for block, in order."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown import markdown
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from lectern.expand import EXPANSIONS
from lectern.loading import load
from lectern.page import Block, Page
from lectern.project import Project
from lectern.text import without_space
from lectern.weave import weave_page
from tests.workspace import ROOT

PAGES = [page.path for page in load(ROOT).pages]
EXTENSIONS = ["attr_list", "md_in_html", "tables"]

SEEN = """() => {
    const article = document.querySelector('article');
    const unwanted = '.citation, .notice, .claim-label, template, code, .footnote-backref';
    article.querySelectorAll(unwanted).forEach(element => element.remove());
    const blocks = article.querySelectorAll('p, li, tbody tr, blockquote');
    const texts = [];
    for (const block of blocks) {
        if (block.parentElement.closest('blockquote, li > p')) continue;
        const own = block.cloneNode(true);
        if (block.tagName === 'LI') own.querySelectorAll('ul, ol, p, div').forEach(e => e.remove());
        texts.push(own.textContent);
    }
    return texts.filter(text => text.trim());
}"""


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
    seen = [without_space(text) for text in tab.evaluate(SEEN)]
    read = [text for block in page.blocks if (text := _visible(block))]
    for _, name in page.markers:
        if name in EXPANSIONS:
            seen = _without_run(seen, _made(name, page, project, tab))
    assert read == seen


def _made(marker: str, page: Page, project: Project, tab: Tab) -> list[str]:
    """Return the blocks that a marker alone makes: what they say is checked where it is written."""
    woven = weave_page(f"/// {marker}\n///\n", page.name, page.language, project)
    tab.set_content(f"<article>{markdown(woven, extensions=EXTENSIONS)}</article>")
    return [without_space(text) for text in tab.evaluate(SEEN)]


def _without_run(texts: list[str], run: list[str]) -> list[str]:
    """Take out a run of texts, which must stand there whole and in order."""
    starts = [at for at in range(len(texts)) if texts[at : at + len(run)] == run]
    assert run
    assert len(starts) == 1
    return texts[: starts[0]] + texts[starts[0] + len(run) :]


def _visible(block: Block) -> str:
    """Return a block's words without white space and Markdown's marks."""
    text = re.sub(r"\\(?=[^\w\s])", "", block.prose)
    text = re.sub(r"[*|`]", "", text)
    return without_space(re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", text))
