"""What folds on a screen stands open in the book: tabs, details, notes, and the rest of a page."""

import dataclasses
import re

import pytest

from lectern.book import Imprint, make_book
from lectern.config import Config, NavEntry
from lectern.diagnostic import Spot
from lectern.exporters import EXPORTERS
from lectern.project import Project
from tests.printed import IMPRINT, Printed, reopen, structure, tags
from tests.workspace import ROOT

HEAD = "".join(f"<th>{n}</th>" for n in range(1, 7))
ROW = f"<tr>{'<td>格</td>' * 6}</tr>"
SHORT_TABLE, LONG_TABLE = (
    f"<table><thead><tr>{HEAD}</tr></thead><tbody>{ROW * rows}</tbody></table>" for rows in (1, 10)
)
TALL_ROW = f"<tr><td>{'叠' * 700}</td><td>短</td></tr>"
TALL_TABLE = f"<table><thead><tr><th>甲</th><th>乙</th></tr></thead>{TALL_ROW * 4}</table>"
FOLDED = f"""
<article>
<h1 id="top">例</h1>
<h4 id="deep">深</h4>
<div class="tabbed-set"><input type="radio"><div class="tabbed-labels"><label>甲项</label>
<label>乙项</label></div><div class="tabbed-content"><div class="tabbed-block"><p>甲文</p></div>
<div class="tabbed-block"><p>乙文</p></div></div></div>
<details><summary>展开</summary><p>藏着的话<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1
</a></sup>。</p></details>
<p><abbr title="家庭计划">计生</abbr>，见<a href="gone.html">别处</a>、<a href="#deep">深处</a>和<a
href="https://example.org/a">外面</a>。第一行，
第二行。<span lang="en">English “words”</span></p>
<ul><li><input type="checkbox" checked> 做完</li><li><input type="checkbox"> 没做</li></ul>
<p><svg viewBox="0 0 9 9"><title>一方</title><rect width="9" height="9"/></svg>
<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>
<img src="../assets/mark.svg" alt="讲台"></p>
{SHORT_TABLE}
<h2 id="wide">宽表</h2>
{LONG_TABLE}
{TALL_TABLE}
<div class="footnote"><ol><li id="fn:1"><p>脚注的话 <a class="footnote-backref"
href="#fnref:1">↩</a></p></li></ol></div>
</article>
"""


@pytest.fixture(scope="module")
def unfolded(project: Project) -> Printed:
    """Make a book of one page with everything that folds, and a wide table."""
    mark = (ROOT / "overrides/assets/mark.svg").read_bytes()
    files = {"guide/a.html": FOLDED.encode(), "assets/mark.svg": mark}
    config = Config(nav=(NavEntry(Spot("mkdocs.yml"), "guide/a.md"),))
    small = dataclasses.replace(project, config=config, editions={"zh": {}, "en": {}})
    book = make_book(small, "zh", Imprint("1"), files.__getitem__)
    return reopen(book, EXPORTERS["pdf"](book))


def test_what_folds_on_a_screen_stands_open(unfolded: Printed) -> None:
    for words in ("甲项甲文", "乙项乙文", "展开藏着的话", "计生（家庭计划）", "■做完", "□没做"):
        assert words in unfolded.text
    assert "脚注的话" in unfolded.text
    assert "↩" not in unfolded.text
    assert "第一行，第二行。English“words”" in unfolded.text
    found = tags(unfolded.pdf)
    assert found["Note"] == 2
    assert found["H2"] >= 1


def test_links_out_print_their_address_and_dead_ones_are_words(unfolded: Printed) -> None:
    body = unfolded.book.chapters[0].body
    assert "见别处、" in re.sub("<[^>]+>", "", body)
    assert "gone.html" not in body
    assert "https://example.org/a" in unfolded.text


def test_pictures_keep_their_words_and_ornament_is_left_out(unfolded: Printed) -> None:
    alternatives = [str(e.Alt) for e in structure(unfolded.pdf) if str(e.S) == "/Figure"]
    assert alternatives == ["一方", "讲台"]


def test_a_long_wide_table_stands_in_landscape_below_its_heading(unfolded: Printed) -> None:
    boxes = [page.mediabox for page in unfolded.pdf.pages]
    [turned] = [number for number, box in enumerate(boxes) if box[2] > box[3]]
    words = unfolded.pages[turned]
    assert words.startswith("宽表123456")
    assert words.count("格") == 60


def test_a_table_of_few_rows_that_is_taller_than_a_page_goes_on_overleaf(
    unfolded: Printed,
) -> None:
    held = [page.count("叠") for page in unfolded.pages if "叠" in page]
    assert len(held) > 1
    assert sum(held) == 2800
    assert all(count % 700 == 0 for count in held)


def test_a_page_without_an_article_is_named(project: Project) -> None:
    with pytest.raises(ValueError, match=r"guide/glance\.html: expected an <article>"):
        make_book(project, "zh", IMPRINT, lambda _: b"<html><body></body></html>")
