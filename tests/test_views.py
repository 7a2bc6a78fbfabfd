"""The views of the speech: the map of its coverage, both languages facing, the text for reading."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from lectern.checks.coverage import uncovered_sentence
from lectern.coverage import covered
from lectern.coverage_map import coverage_map
from lectern.project import Project, page_path
from lectern.records import Uncited
from lectern.schema import LANGUAGES, Bilingual
from lectern.text import without_space

KEY = "shi2017"
MAP, FACING, READING = "reference/coverage.md", "sources/facing.md", "sources/reading.md"
SPEECH = "sources/shi2017.md"


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def built(site: Path, name: str, language: str) -> Any:
    """Return the article of a built page."""
    text = (site / page_path(name, language)).read_text(encoding="utf-8")
    [article] = html.document_fromstring(text).xpath("//article")
    return article


def target(link: Any) -> str:
    return str(link.get("href")).rpartition("/")[2]


def words(element: Any) -> str:
    return str(without_space(element.text_content()))


def test_the_rule_asks_for_every_sentence_of_all_passages(project: Project) -> None:
    bare = dataclasses.replace(project, pages=())
    for language in LANGUAGES:
        edition = project.editions[language][KEY]
        lines = {f.spot.line for f in uncovered_sentence(bare) if f.spot.path == edition.path}
        assert lines == {sentence.line for sentence in edition.sentences()}
        assert len(edition.passages) == 24


def test_every_sentence_is_a_cell_with_its_count(
    site: Path, project: Project, language: str
) -> None:
    citing = covered(project, language)
    cells = built(site, MAP, language).xpath(".//li/a[contains(@class, 'map-cell')]")
    places = [f"{s.passage}.{s.number}" for s in project.editions[language][KEY].sentences()]
    assert len(cells) == len(places) == 120
    for cell, place in zip(cells, places, strict=True):
        passage, number = place.split(".")
        count = len(citing.get((KEY, place), ()))
        assert cell.text_content() == str(count)
        assert target(cell) == f"shi2017.html#p{passage}s{number}"
        named = cell.get("aria-label")
        if language == "zh":
            assert named == f"第{passage}段第{number}句，{count}页引用"
        else:
            assert named.startswith(f"Passage {passage}, sentence {number}, cited on {count} page")


def test_under_each_passage_stand_the_pages_that_cite_its_sentences(
    site: Path, project: Project, language: str
) -> None:
    citing = covered(project, language)
    article = built(site, MAP, language)
    for passage in project.editions[language][KEY].passages:
        [block] = article.xpath(f".//div[@id='map{passage.number}']")
        items = block.xpath("./details//li")
        for item, sentence in zip(items, passage.sentences, strict=True):
            place = f"{sentence.passage}.{sentence.number}"
            own, *others = item.xpath("./a")
            assert (own.text, target(own)) == (place, f"shi2017.html#{sentence.anchor}")
            pages = citing[KEY, place]
            assert {a.text for a in others} == {page.title for page in pages}
            assert len(others) == len(pages)


def test_the_speech_and_the_map_are_linked_both_ways(
    site: Path, project: Project, language: str
) -> None:
    speech, drawn = built(site, SPEECH, language), built(site, MAP, language)
    for passage in project.editions[language][KEY].passages:
        n = passage.number
        [back] = speech.xpath(f".//div[@id='p{n}']//a[contains(@class, 'passage-map')]")
        assert back.get("href") == f"../reference/coverage.html#map{n}"
        [forth] = drawn.xpath(f".//div[@id='map{n}']//a[contains(@class, 'map-number')]")
        assert target(forth) == f"shi2017.html#p{n}"


def test_the_legend_adds_up(site: Path, project: Project, language: str) -> None:
    counts = [len(pages) for pages in covered(project, language).values()]
    rows = built(site, MAP, language).xpath(".//table//tbody/tr")
    numbers = [int(row.xpath("./td")[-1].text_content()) for row in rows]
    assert numbers == [
        120 - len(counts),
        sum(c == 1 for c in counts),
        sum(2 <= c <= 3 for c in counts),
        sum(4 <= c <= 6 for c in counts),
        sum(c >= 7 for c in counts),
        120,
    ]


def test_a_sentence_left_uncited_shows_its_reason(project: Project, language: str) -> None:
    source = project.sources[KEY]
    omitted = Uncited("9.1", Bilingual("只是过渡", "a transition"))
    left = {**project.sources, KEY: dataclasses.replace(source, uncited=(omitted,))}
    drawn = coverage_map(dataclasses.replace(project, sources=left, pages=()), language)
    [line] = [line for line in drawn.splitlines() if omitted.reason[language] in line][-1:]
    assert line.startswith("- [9\\.1](../sources/shi2017.md#p9s1)")
    assert drawn.count(".map-0 ") == 120


@pytest.mark.parametrize("width", [360, 1024])
def test_cells_are_large_enough_and_reached_by_key(
    site: Path, tab: Page, language: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 740})
    tab.goto((site / page_path(MAP, language)).as_uri())
    cells = tab.locator("a.map-cell")
    boxes = cells.evaluate_all("all => all.map(a => a.getBoundingClientRect())")
    assert len(boxes) == 120
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24
    cells.first.focus()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.hash") == "#p1s2"


def test_a_place_in_the_map_stands_out(site: Path, tab: Page) -> None:
    address = (site / page_path(MAP, "zh")).as_uri()
    colour = "getComputedStyle(document.getElementById('map20')).backgroundColor"
    tab.goto(address)
    plain = tab.evaluate(colour)
    tab.goto(f"{address}#map20")
    assert tab.evaluate(colour) != plain


def test_facing_has_a_row_for_every_sentence_in_both_languages(
    site: Path, project: Project, language: str
) -> None:
    article = built(site, FACING, language)
    for own in LANGUAGES:
        edition = project.editions[own][KEY]
        sides = article.xpath(f".//div[@class='pair' and @id]/p[@lang='{own}']")
        assert len(sides) == 120
        for side, sentence in zip(sides, edition.sentences(), strict=True):
            [number] = side.xpath("./a")
            assert side.getparent().get("id") == f"f{sentence.passage}s{sentence.number}"
            assert number.text == f"{sentence.passage}.{sentence.number}"
            assert words(side) == without_space(number.text + sentence.text)
            home = page_path(SPEECH, own)
            folder = Path(page_path(FACING, language)).parent
            found = (site / folder / number.get("href").partition("#")[0]).resolve()
            assert found == (site / home).resolve()
            assert number.get("href").endswith(f"#{sentence.anchor}")


def test_facing_has_the_parts_and_the_head_in_both_languages(
    site: Path, project: Project, language: str
) -> None:
    article = built(site, FACING, language)
    headings = article.xpath(".//h2")
    assert [heading.get("id") for heading in headings] == [f"fpart{n}" for n in range(1, 5)]
    for own in LANGUAGES:
        edition = project.editions[own][KEY]
        parts = [words(heading.xpath(f"./span[@lang='{own}']")[0]) for heading in headings]
        assert parts == [without_space(part.heading) for part in edition.parts]
        heads = article.xpath(f".//div[@class='pair' and not(@id)]/p[@lang='{own}']")
        assert [words(head) for head in heads] == [without_space(text) for _, text in edition.head]


def test_facing_stands_side_by_side_on_a_screen_and_stacked_on_a_phone(
    site: Path, tab: Page
) -> None:
    tab.goto((site / page_path(FACING, "zh")).as_uri())
    sides = "[...document.querySelectorAll('#f20s3 > p')].map(p => p.getBoundingClientRect())"
    above, below = tab.evaluate(sides)
    assert above["bottom"] <= below["top"]
    tab.set_viewport_size({"width": 1024, "height": 740})
    left, right = tab.evaluate(sides)
    assert left["right"] <= right["left"]
    assert left["top"] == right["top"]


def test_the_reading_view_is_the_text_alone(site: Path, project: Project, language: str) -> None:
    article = built(site, READING, language)
    edition = project.editions[language][KEY]
    passages = article.xpath(".//div[contains(@class, 'reading-passage')]")
    assert [passage.get("id") for passage in passages] == [f"r{n}" for n in range(1, 25)]
    for block, passage in zip(passages, edition.passages, strict=True):
        [number] = block.xpath(".//a")
        assert (number.text, target(number)) == (
            str(passage.number),
            f"shi2017.html#p{passage.number}",
        )
        text = "".join(sentence.text for sentence in passage.sentences)
        assert words(block) == without_space(f"{passage.number}{text}")
    assert [words(heading) for heading in article.xpath(".//h3")] == [
        without_space(part.heading) for part in edition.parts
    ]
    whole = words(article)
    assert all(without_space(text) in whole for _, text in edition.head)
    assert not article.xpath(".//*[@class='sentence' or contains(@class, 'citation-mark')]")


def test_the_reading_view_prints_on_few_pages_with_its_notice(
    site: Path, tab: Page, language: str, tmp_path: Path
) -> None:
    tab.goto((site / page_path(READING, language)).as_uri())
    tab.emulate_media(media="print")
    assert tab.locator(".footer-notice").is_visible()
    tab.pdf(path=tmp_path / "reading.pdf", prefer_css_page_size=True)
    pages = len(pypdf.PdfReader(tmp_path / "reading.pdf").pages)
    assert pages <= {"zh": 6, "en": 10}[language]


@pytest.mark.parametrize("name", [FACING, READING])
def test_a_view_is_no_page_of_the_guide(project: Project, language: str, name: str) -> None:
    page = project.page(language, name)
    assert page is not None
    assert page.blocks == ()
    assert not page.is_excused
    assert name not in {p.name for pages in covered(project, language).values() for p in pages}
    assert name in project.config.unprinted


@pytest.mark.parametrize(
    ("name", "leaves"),
    [(FACING, ".//div[@class='pair']"), (READING, ".//div[starts-with(@id, 'r')]")],
)
def test_a_search_is_asked_to_leave_the_second_copy_out(
    site: Path, language: str, name: str, leaves: str
) -> None:
    article = built(site, name, language)
    found = article.xpath(f"{leaves}|.//h2|.//h3")
    assert len(found) > 24
    assert all(element.get("data-search-exclude") for element in found)
    assert not article.xpath(".//div[@data-search-exclude]//div")
