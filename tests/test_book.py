"""The books, reopened: what the site says stands in them, tagged, linked, with its pages."""

import collections
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

from lectern.book import Book, make_book, printed_pages
from lectern.book_wording import BOOK_WORDS
from lectern.exporters import EXPORTERS
from lectern.project import Project, page_path
from lectern.schema import LANGUAGES
from lectern.text import without_space
from lectern.wording import WORDS
from tests.printed import IMPRINT, Printed, reopen, structure, tags

SCREEN_ONLY = (
    "notice",
    "cited-by",
    "citation-words",
    "gloss-words",
    "screen-only",
    "passage-number",
    "sentence-number",
)
BREAK = "\ue000"
"""Parts the words of a block where the book adds a page."""

UNCHECKED_BY_TOOL = {"UA-14-001"}
"""Rules at which pdfua itself fails; heading levels, which this one is about, are tested below."""


@pytest.fixture(scope="module", params=LANGUAGES)
def printed(request: pytest.FixtureRequest, site: Path, project: Project) -> Printed:
    book = make_book(project, request.param, IMPRINT, lambda path: (site / path).read_bytes())
    return reopen(book, EXPORTERS["pdf"](book))


def annotations(pdf: pikepdf.Pdf) -> list[Any]:
    return [a for page in pdf.pages for a in page.get("/Annots", [])]


def articles(site: Path, book: Book, project: Project) -> list[Any]:
    """Return the articles of the pages that the book holds, without what serves a screen alone."""
    found = []
    for name in printed_pages(project):
        text = (site / page_path(name, book.language)).read_text(encoding="utf-8")
        [article] = html.document_fromstring(text).xpath("//article")
        for class_ in SCREEN_ONLY:
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
    note = WORDS[language]["edition_note"].partition("[")[0]
    chapter = (
        0 if identifier.startswith("references--") else printed.text.index(without_space(note))
    )
    find = printed.text.index if chapter else printed.text.rindex
    place = find(without_space(words), chapter)
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
    assert found["Figure"] == count(pages, ".//img|.//svg") > 0


def test_every_page_but_the_cover_carries_the_notice_and_its_number(printed: Printed) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed.content))
    words, book = BOOK_WORDS[printed.book.language], printed.book
    total = len(reader.pages)
    assert 30 < total < 400
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


def test_a_page_that_goes_on_with_a_chapter_names_it(printed: Printed) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed.content))
    chapters = [entry for entry in reader.outline if isinstance(entry, pypdf.generic.Destination)]
    starts = [(reader.get_destination_page_number(c) or 0, str(c.title)) for c in chapters]
    contents = BOOK_WORDS[printed.book.language]["contents"]
    for number, (head, text) in enumerate(zip(printed.heads, printed.pages, strict=True)):
        if not number or head == contents or text.startswith(contents):
            continue
        begun = [title for start, title in starts if start == number]
        before = max((start for start in starts if start[0] < number), default=(0, ""))
        if head:
            assert without_space(head) == without_space(before[1]), number
        else:
            assert any(text.startswith(without_space(title)) for title in begun), number


def test_pages_left_out_are_left_out_and_links_to_them_are_words(printed: Printed) -> None:
    identifiers = {chapter.identifier for chapter in printed.book.chapters}
    assert "sources-shi2017" in identifiers
    assert not {"index", "about-contribute"} & identifiers
    assert "downloads" not in printed.text
