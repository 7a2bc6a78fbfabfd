"""The books, reopened: what the site says stands in them, tagged, linked, with its pages."""

import collections
import dataclasses
import io
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdf
import pytest
from lxml import html

from lectern.book import Book, Imprint, make_book, page_path, printed_pages
from lectern.book_wording import BOOK_WORDS
from lectern.diagnostic import Spot
from lectern.exporters import EXPORTERS
from lectern.project import Config, NavEntry, Project, load
from lectern.records import LANGUAGES
from lectern.text import without_space
from tests.workspace import ROOT

IMPRINT = Imprint("1.2.3", "2026-11-30")
SCREEN_ONLY = (
    "notice",
    "cited-by",
    "citation-words",
    "screen-only",
    "passage-number",
    "sentence-number",
)
BREAK = "\ue000"
"""Parts the words of a block where the book adds a page."""

UNCHECKED_BY_TOOL = {"UA-14-001"}
"""Rules at which pdfua itself fails; heading levels, which this one is about, are tested below."""


@dataclasses.dataclass(frozen=True)
class Printed:
    """A book, its PDF, and the text of it: pages without their footers, and all of it as one."""

    book: Book
    content: bytes
    pdf: pikepdf.Pdf
    pages: tuple[str, ...]
    text: str


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


@pytest.fixture(scope="module", params=LANGUAGES)
def printed(request: pytest.FixtureRequest, site: Path, project: Project) -> Printed:
    book = make_book(project, request.param, IMPRINT, lambda path: (site / path).read_bytes())
    return reopen(book, EXPORTERS["pdf"](book))


def reopen(book: Book, content: bytes) -> Printed:
    words = BOOK_WORDS[book.language]
    reader = pypdf.PdfReader(io.BytesIO(content))
    pages = []
    for number, page in enumerate(reader.pages, 1):
        text = without_space(page.extract_text())
        of = words["footer_page"].format(page=number, pages=len(reader.pages))
        for line in (f"{book.short_title} · {book.edition}", of, book.notice):
            text = "".join(text.rsplit(without_space(line), 1)) if number > 1 else text
        pages.append(text)
    pdf = pikepdf.open(io.BytesIO(content))
    return Printed(book, content, pdf, tuple(pages), "".join(pages))


def structure(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the structure elements in reading order."""

    def walk(element: Any) -> Iterator[Any]:
        if isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield element
            kids = element.get("/K")
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                yield from walk(kid)

    return list(walk(pdf.Root.StructTreeRoot))


def tags(pdf: pikepdf.Pdf) -> collections.Counter[str]:
    return collections.Counter(str(element.S)[1:] for element in structure(pdf))


def annotations(pdf: pikepdf.Pdf) -> list[Any]:
    return [a for page in pdf.pages for a in page.get("/Annots", [])]


def articles(site: Path, book: Book, project: Project) -> list[Any]:
    """Return the articles of the pages that the book holds, without what serves a screen alone."""
    found = []
    for name in printed_pages(project):
        text = (site / page_path(name, book.language)).read_text(encoding="utf-8")
        [article] = html.document_fromstring(text).xpath("//article")
        screen = [
            "notice",
            "cited-by",
            "citation-words",
            "screen-only",
            "passage-number",
            "sentence-number",
        ]
        for class_ in screen:
            for element in article.find_class(class_):
                element.drop_tree()
        for element in article.xpath(".//template"):
            element.drop_tree()
        found.append(article)
    return found


def count(trees: list[Any], path: str) -> int:
    return sum(len(tree.xpath(path)) for tree in trees)


def matter(book: Book) -> list[Any]:
    return [html.fragment_fromstring(f"<div>{c.body}</div>") for c in (*book.front, *book.back)]


def test_claims_to_be_accessible_and_archivable_and_no_rule_fails(
    printed: Printed, tmp_path: Path
) -> None:
    metadata = printed.pdf.open_metadata()
    assert metadata["pdfuaid:part"] == "1"
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    (tmp_path / "book.pdf").write_bytes(printed.content)
    report = pdfua.validate(str(tmp_path / "book.pdf"))
    assert report.findings == ()
    assert {o.rule_id for o in report.outcomes if o.skipped_reason} <= UNCHECKED_BY_TOOL


def test_names_its_language_and_marks_foreign_words(printed: Printed) -> None:
    language = printed.book.language
    assert str(printed.pdf.Root.Lang).startswith(language)
    streams = b"".join(page.Contents.read_bytes() for page in printed.pdf.pages)
    foreign = collections.Counter(re.findall(rb"/Lang\(([a-z]+)-", streams))
    assert set(foreign) <= {b"zh", b"en"}
    if language == "en":
        assert foreign[b"zh"] > 20


def test_headings_never_skip_a_level_and_bookmarks_go_three_deep(printed: Printed) -> None:
    levels = [int(m[1]) for e in structure(printed.pdf) if (m := re.match(r"/H(\d)", str(e.S)))]
    assert all(b <= a + 1 for a, b in zip([0, *levels], levels, strict=False))
    reader = pypdf.PdfReader(io.BytesIO(printed.content))

    def depth(outline: list[Any]) -> int:
        return 1 + max((depth(i) for i in outline if isinstance(i, list)), default=0)

    assert depth(reader.outline) == 3
    titles = [without_space(str(i["/Title"])) for i in reader.outline if not isinstance(i, list)]
    chapters = (*printed.book.front, *printed.book.chapters, *printed.book.back)
    assert [t for t in titles if t != BOOK_WORDS[printed.book.language]["contents"]] == [
        without_space(chapter.title) for chapter in chapters
    ]


def test_every_font_is_embedded(printed: Printed) -> None:
    fonts = [o for o in printed.pdf.objects if is_descriptor(o)]
    assert len(fonts) >= 3
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def is_descriptor(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"


def test_every_link_leads_inside_or_to_a_source(printed: Printed, project: Project) -> None:
    pages = {page.obj.objgen for page in printed.pdf.pages}
    named = dict(names(printed.pdf.Root.Names.Dests))
    addresses = {source.url for source in project.sources.values() if source.url}
    inside = 0
    for link in annotations(printed.pdf):
        if "/Dest" in link:
            place = link.Dest if isinstance(link.Dest, pikepdf.Array) else named[str(link.Dest)]
            assert place[0].objgen in pages
            inside += 1
        else:
            assert str(link.A.S) == "/URI"
            assert str(link.A.URI) in addresses
    assert inside > 400
    assert all(without_space(address) in printed.text for address in addresses)


def test_every_citation_is_a_link_and_names_the_page_of_the_passage(
    printed: Printed, site: Path, project: Project
) -> None:
    marks = count(articles(site, printed.book, project), ".//a[@class='citation-mark']")
    bodies = [html.fragment_fromstring(f"<div>{c.body}</div>") for c in printed.book.chapters]
    links = [link for body in bodies for link in body.find_class("citation")]
    assert marks == len(links) > 300
    assert {(link.tag, link.getparent().get("class")) for link in links} == {("a", "citations")}
    words = BOOK_WORDS[printed.book.language]
    for group in (g for body in bodies for g in body.find_class("citations")):
        cited = [(a.text, page_of(a.get("href")[1:], printed, project)) for a in group]
        text = "〔"
        for (label, page), (_, after) in zip(cited, [*cited[1:], ("", 0)], strict=True):
            on_page = words["page_comma"] + words["on_page"].format(page=page)
            text += label
            text += words["list_comma"] if page == after else on_page + words["group_comma"]
        assert without_space(text).removesuffix(words["group_comma"]) + "〕" in printed.text


def names(node: Any) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a name tree."""
    for kid in node.get("/Kids", []):
        yield from names(kid)
    pairs = list(node.get("/Names", []))
    for name, target in zip(pairs[::2], pairs[1::2], strict=True):
        yield str(name), target.D if isinstance(target, pikepdf.Dictionary) else target


def page_of(identifier: str, printed: Printed, project: Project) -> int:
    """Return the page on which the words stand that a citation leads to."""
    language = printed.book.language
    edition = project.editions[language]["shi2017"]
    _, _, anchor = identifier.partition("--")
    if identifier.startswith("references--"):
        words = f"[{project.sources[anchor].label[language]}]"
    elif anchor.startswith("part"):
        words = edition.parts[int(anchor[4:]) - 1].heading
    else:
        passage, _, number = anchor[1:].partition("s")
        words = edition.passages[int(passage) - 1].sentences[int(number or 1) - 1].text
    place = printed.text.rindex(without_space(words))
    ends = itertools.accumulate(len(page) for page in printed.pages)
    return next(n for n, end in enumerate(ends, 1) if place < end)


def test_everything_the_site_says_stands_in_the_book(
    printed: Printed, site: Path, project: Project
) -> None:
    tried = 0
    for article in articles(site, printed.book, project):
        for citation in article.find_class("citation"):
            citation.text = BREAK
            for child in list(citation):
                citation.remove(child)
        for link in article.xpath(".//a[@href][not(starts-with(@href, 'http'))]"):
            link.tail = BREAK + (link.tail or "")
        for passage in article.find_class("passage-text"):
            passage.tag = "div"
        for block in article.xpath(".//h1|.//h2|.//h3|.//p|.//li|.//td|.//th|.//pre|.//*[@lang]"):
            for nested in block.xpath("./ul|./ol|./table"):
                nested.drop_tree()
            for piece in block.text_content().split(BREAK):
                assert without_space(piece) in printed.text, piece
                tried += 1
        for sentence in article.find_class("sentence"):
            assert without_space(sentence.text_content()) in printed.text
            tried += 1
    assert tried > 1000


def test_no_look_alike_of_a_character_is_written(printed: Printed) -> None:
    assert not re.findall("[\u2e80-\u2fdf\ufffd\ue000-\uf8ff]", printed.text)


def test_kinds_quotes_tables_and_headings_are_as_many_as_on_the_site(
    printed: Printed, site: Path, project: Project
) -> None:
    pages, own = articles(site, printed.book, project), matter(printed.book)
    bodies = [html.fragment_fromstring(f"<div>{c.body}</div>") for c in printed.book.chapters]
    found = tags(printed.pdf)
    for kind in ("context", "advice", "frame", "computed"):
        path = f".//div[contains(@class, 'claim-{kind}')]"
        assert count(pages, path) == count(bodies, f".//div[@data-kind='{kind}']")
    quotes = count(pages, ".//blockquote")
    assert quotes == count(bodies, ".//div[@data-kind='quote']/blockquote") > 20
    assert found["BlockQuote"] == quotes + count(own, ".//blockquote")
    assert found["Table"] == found["THead"] == count(pages, ".//table")
    assert found["TD"] == count(pages, ".//td")
    assert found["TH"] == count(pages, ".//th")
    for level in ("h2", "h3"):
        in_book = count(pages, f".//{level}") + count(own, f".//{level}")
        assert found[level.upper()] == in_book
    assert found["H1"] == len(pages) + len(own) + 1
    assert found["Code"] == count(pages, ".//code") + count(own, ".//code")
    assert found["Figure"] == count(pages, ".//img")


def test_every_page_but_the_cover_carries_the_notice_and_its_number(printed: Printed) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed.content))
    words, book = BOOK_WORDS[printed.book.language], printed.book
    total = len(reader.pages)
    assert 30 < total < 120
    for number, page in enumerate(reader.pages, 1):
        text = without_space(page.extract_text())
        assert without_space(book.notice) in text
        if number > 1:
            page_of = words["footer_page"].format(page=number, pages=total)
            assert without_space(page_of) in text
            assert without_space(f"{book.short_title} · {book.edition}") in text


def test_no_line_of_chinese_begins_with_a_closing_mark(printed: Printed) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed.content))
    for page in reader.pages:
        for line in page.extract_text().split("\n"):
            assert not re.match("[。，、；：？！”’）》〕]", line.strip()), line
            assert not re.search("[“‘（《〔]$", line.strip()), line


def test_the_same_book_makes_the_same_bytes(printed: Printed) -> None:
    assert EXPORTERS["pdf"](printed.book) == printed.content


def test_pages_left_out_are_left_out_and_links_to_them_are_words(printed: Printed) -> None:
    identifiers = {chapter.identifier for chapter in printed.book.chapters}
    assert "sources-shi2017" in identifiers
    assert not {"index", "about-contribute"} & identifiers
    assert "downloads" not in printed.text


FOLDED = """
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
<table><thead><tr><th>1</th><th>2</th><th>3</th><th>4</th><th>5</th><th>6</th></tr></thead>
<tbody><tr><td>a</td><td>b</td><td>c</td><td>d</td><td>e</td><td>f</td></tr></tbody></table>
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


def test_a_wide_table_stands_in_landscape(unfolded: Printed) -> None:
    boxes = [page.mediabox for page in unfolded.pdf.pages]
    assert [box[2] > box[3] for box in boxes].count(True) == 1


def test_a_page_without_an_article_is_named(project: Project) -> None:
    with pytest.raises(ValueError, match=r"guide/glance\.html: expected an <article>"):
        make_book(project, "zh", IMPRINT, lambda _: b"<html><body></body></html>")
