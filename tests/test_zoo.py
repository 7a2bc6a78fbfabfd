"""A page with every way of writing: what the checker reads of it is what a reader sees.

Block for block and word for word, in both languages, as Chromium shows the page.
"""

import collections
import dataclasses
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown.util import BLOCK_LEVEL_ELEMENTS
from playwright.sync_api import Browser

from lectern.book import Imprint, make_book
from lectern.checks import RULES
from lectern.config import Config, NavEntry
from lectern.diagnostic import Spot
from lectern.exporters import EXPORTERS
from lectern.loading import load
from lectern.markup import BLOCK_TAGS
from lectern.outline import Kind
from lectern.page import Block, Page
from lectern.project import Project
from lectern.report import as_text
from lectern.rule import run
from lectern.schema import LANGUAGES
from lectern.stamps import restamp, write_stamps
from lectern.text import without_space
from tests.printed import reopen
from tests.seen import Seen, article_of, read_seen
from tests.workspace import ROOT, copy_project

NAME = "guide/zoo.md"
PICTURE = "guide/zoo.svg"
LABELS = {
    "zh": (
        "甲项",
        "里层的框",
        "带标题的框",
        "表：讲话所列的任务",
        "图：讲台的标记",
        "贴心人",
        "计划生育协会",
    ),
    "en": ("Second", "An inner box", "A titled box", "Table: tasks", "Figure: mark", "Voice"),
}
MARKS = r"<!--.*?-->|\*\*|\[|\]\([^()]*\)|\]\[\w*\]"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the project, and add the page to it."""
    root = copy_project(tmp_path_factory.mktemp("zoo") / "project")
    for language in LANGUAGES:
        shutil.copy(ROOT / f"tests/zoo/{language}.md", root / f"docs/{language}/{NAME}")
        shutil.copy(ROOT / "overrides/assets/mark.svg", root / f"docs/{language}/{PICTURE}")
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    added = re.sub(r"( +- )guide/tasks\.md\n", rf"\g<0>\g<1>{NAME}\n", text)
    config.write_text(added, encoding="utf-8")
    project = load(root)
    pages = [page for page in project.pages if page.language == LANGUAGES[0]]
    stamps = write_stamps(restamp(project.stamps, pages, (), (NAME,)))
    (root / "docs/_data/stamps.toml").write_text(stamps, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def zoo(root: Path) -> Project:
    return load(root)


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    """Build the site strictly."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, zoo: Project) -> Page:
    page = zoo.page(request.param, NAME)
    assert page is not None
    return page


@pytest.fixture(scope="module")
def seen(page: Page, built: Path, browser: Browser) -> Seen:
    """Open the page, and gather what is in it."""
    folder = "" if page.language == LANGUAGES[0] else "en/"
    tab = browser.new_page()
    tab.goto((built / folder / NAME.replace(".md", ".html")).as_uri())
    content = tab.content()
    tab.close()
    return read_seen(article_of(content))


def words(block: Block) -> str:
    return without_space(block.prose.replace("|", "") if _is_row(block) else block.prose)


def _is_row(block: Block) -> bool:
    return block.kind in (Kind.ROW, Kind.LABEL)


def test_no_rule_has_anything_to_say(zoo: Project) -> None:
    assert as_text(run(RULES, zoo)) == "0 findings"


def test_every_block_a_reader_sees_is_read_in_its_order(page: Page, seen: Seen) -> None:
    read = [(block.kind, words(block)) for block in page.blocks if block.prose]
    assert read == [(k, t.replace("|", "") if k is Kind.ROW else t) for k, t in seen.prose]
    assert {kind for kind, _ in read} == {Kind.PARAGRAPH, Kind.ITEM, Kind.ROW, Kind.QUOTE}


def test_every_heading_and_all_code_are_read(page: Page, seen: Seen) -> None:
    assert [words(heading.words) for heading in page.headings] == seen.headings
    assert [without_space(code.prose) for code in page.code] == seen.code


def test_every_label_alternative_and_tooltip_is_read(page: Page, seen: Seen) -> None:
    read = collections.Counter(words(label).lower() for label in page.labels)
    shown = collections.Counter[str]()
    for text, count in seen.labels.items():
        shown[text.replace("|", "").lower()] += count
    assert read == shown


def test_every_place_is_where_its_words_begin(page: Page, root: Path) -> None:
    lines = (root / page.path).read_text(encoding="utf-8").split("\n")
    blocks = [*page.texts(), *page.code]
    assert len(blocks) > 120
    for block in blocks:
        written = lines[block.spot.line - 1][block.spot.column - 1 :]
        plain = written if block.kind is Kind.CODE else re.sub(MARKS, "", written)
        assert plain.startswith(block.prose.strip()[:2]), block


def test_every_word_stands_in_the_book(page: Page, zoo: Project, built: Path) -> None:
    imprint = Imprint("1")
    nav = (NavEntry(Spot("mkdocs.yml"), NAME),)
    small = dataclasses.replace(zoo, config=Config(nav=nav), editions={"zh": {}, "en": {}})
    book = make_book(small, page.language, imprint, lambda path: (built / path).read_bytes())
    text = reopen(book, EXPORTERS["pdf"](book)).text
    shown = [*page.blocks, *page.code, *(heading.words for heading in page.headings)]
    lines = (line for block in shown for line in block.prose.replace("|", "\n").split("\n"))
    assert [line for line in lines if without_space(line)[:4] not in text] == []
    for words in LABELS[page.language]:
        assert without_space(words) in text


def test_every_link_and_picture_is_read(page: Page) -> None:
    targets = collections.Counter((link.target, link.is_image) for link in page.links)
    assert targets[("../guide/glance.md", False)] >= 6
    assert targets[("http://health.people.com.cn/n1/2016/1215/c14739-28952136.html", False)] == 1
    assert targets[("http://dzb.hxnews.com/2016-05/19/content_380174.htm", False)] == 1
    assert targets[("zoo.svg", True)] == 6


def test_blocks_of_html_are_those_of_python_markdown() -> None:
    assert frozenset(BLOCK_LEVEL_ELEMENTS) == BLOCK_TAGS
