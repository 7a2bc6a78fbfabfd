"""What those who hear the pages rely on: the language of every passage, headings in order."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from lectern.tongues import mark_foreign

HAN = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"(?<![\w&#])[A-Za-z][a-z]+(?:,? [A-Za-z][a-z]+){2,}(?!\w)")
LOST = "404.html"


@pytest.fixture(scope="module")
def trees(site: Path) -> dict[str, Any]:
    """Read every page as built, by its path in the site."""
    return {
        path.relative_to(site).as_posix(): html.document_fromstring(path.read_bytes())
        for path in sorted(site.rglob("*.html"))
    }


def language_of(element: Any) -> str:
    return str(element.xpath("ancestor-or-self::*[@lang][1]/@lang")[-1])


def texts(tree: Any) -> Iterator[tuple[Any, str]]:
    """Yield every text of a page's body with the element that it stands in."""
    for text in tree.xpath("/html/body//text()"):
        parent = text.getparent()
        owner = parent.getparent() if text.is_tail else parent
        if owner.tag not in ("script", "style"):
            yield owner, str(text)


def test_every_page_and_every_passage_names_its_language(trees: dict[str, Any]) -> None:
    for name, tree in trees.items():
        own = "en" if name.startswith("en/") else "zh"
        assert tree.get("lang") == own, name
        assert set(tree.xpath("//@lang")) <= {"zh", "en"}, name


def test_no_chinese_is_told_as_english_nor_english_as_chinese(trees: dict[str, Any]) -> None:
    for name, tree in trees.items():
        is_english = name.startswith("en/")
        for element, text in texts(tree):
            if is_english and HAN.search(text):
                assert language_of(element) == "zh", (name, text)
            elif not is_english and ENGLISH.search(text):
                is_command = element.xpath("ancestor-or-self::*[self::code or self::pre]")
                assert is_command or language_of(element) == "en", (name, text)
            elif HAN.search(text) and element.xpath("ancestor-or-self::*[@lang='en']"):
                assert language_of(element) == "zh", (name, text)


def test_what_is_told_beside_the_text_is_in_the_language_of_its_place(
    trees: dict[str, Any],
) -> None:
    for name, tree in trees.items():
        for key in ("alt", "aria-label", "placeholder", "title"):
            for element in tree.xpath(f"/html/body//*[@{key}]"):
                words = element.get(key)
                if language_of(element) == "en":
                    # A list of contents below a heading is named as that heading is.
                    is_contents = element.tag == "nav" and element.get("class") == "md-nav"
                    assert is_contents or not HAN.search(words), (name, words)
                else:
                    assert not ENGLISH.search(words), (name, words)


def test_the_language_switch_names_both_the_language_and_where_it_leads(
    trees: dict[str, Any],
) -> None:
    for name, tree in trees.items():
        if name == LOST:
            continue
        other, word = ("zh", "中文") if name.startswith("en/") else ("en", "English")
        [switch] = tree.find_class("switch")
        assert switch.get("hreflang") == other
        [shown] = switch
        assert (shown.get("lang"), switch.text_content()) == (other, word)


def test_headings_are_in_order_below_one_title(trees: dict[str, Any]) -> None:
    for name, tree in trees.items():
        levels = [int(str(tag)[1]) for tag in (h.tag for h in tree.iter("h1", "h2", "h3", "h4"))]
        assert not list(tree.iter("h5", "h6")), name
        assert levels[0] == 1, name
        assert all(b <= a + 1 for a, b in itertools.pairwise(levels)), name
        assert levels.count(1) == (2 if name == LOST else 1), name
        assert all(h.text_content().strip() for h in tree.iter("h1", "h2", "h3", "h4")), name


@pytest.mark.parametrize(
    ("language", "fragment", "marked"),
    [
        (
            "en",
            "<p>The FPA (计生协) and 《决定》.</p>",
            '<p>The FPA (<span lang="zh">计生协</span>) and <span lang="zh">《决定》</span>.</p>',
        ),
        ("en", '<p title="计生协">FPA</p>', '<p title="计生协">FPA</p>'),
        ("en", '<b lang="zh">计<i>生</i>协</b><br>', '<b lang="zh">计<i>生</i>协</b><br>'),
        ("en", "<code>要</code>", '<code><span lang="zh">要</span></code>'),
        ("en", "<svg><text>要</text></svg>", "<svg><text>要</text></svg>"),
        (
            "zh",
            "<p>宣传队作 publicity team，PDF 照旧。</p>",
            '<p>宣传队作 <span lang="en">publicity team</span>，PDF 照旧。</p>',
        ),
        ("zh", "<code>uv run lectern</code>", "<code>uv run lectern</code>"),
        ("zh", "<p>dǎng de qún tuán</p>", "<p>dǎng de qún tuán</p>"),
    ],
)
def test_runs_of_the_other_language_are_marked(language: str, fragment: str, marked: str) -> None:
    assert mark_foreign(fragment, language) == marked
