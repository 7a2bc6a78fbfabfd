"""The two test papers: drawn apart, counted right, printed on A4, and with no answer on them."""

import io
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser
from pypdf import PdfReader

from lectern.answer import answer_words, reasons
from lectern.citation import Span, resolve
from lectern.project import Project
from lectern.quiz import KINDS, PAPERS, Paper, Question
from lectern.quiz_wording import QUIZ_WORDS
from lectern.schema import LANGUAGES
from lectern.text import without_space
from lectern.wording import WORDS
from tests.seen import article_of, as_shown

A4 = (595, 842)
HELD = ("paper", "answers")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=PAPERS)
def paper(request: pytest.FixtureRequest, project: Project) -> Paper:
    found = project.quiz.paper(request.param)
    assert found is not None
    return found


def _path(site: Path, language: str, name: str, paper: Paper) -> Path:
    folder = "" if language == "zh" else "en/"
    return site / f"{folder}training/{name}-{paper.id}.html"


def _article(site: Path, language: str, name: str, paper: Paper) -> Any:
    return article_of(_path(site, language, name, paper).read_text(encoding="utf-8"))


def _canaries(question: Question, language: str, project: Project) -> list[str]:
    """Return what tells the answer of a question, but what the question itself has to say."""
    told = [as_shown(reason) for reason in reasons(question, language)]
    spans = [resolve(i, project.sources, project.editions[language]) for i in question.cited]
    told += [s.text for span in spans if isinstance(span, Span) for s in span.sentences]
    told += question.quotations(language)
    told += [point[language] for point in question.points]
    offered = [question.ask[language], *(option.words[language] for option in question.options)]
    said = without_space("|".join(offered))
    hidden = [without_space(text) for text in told if without_space(text) not in said]
    return [without_space(answer_words(question, language)), *hidden]


def test_papers_are_apart_and_of_every_kind(project: Project) -> None:
    drawn = [set(paper.questions) for paper in project.quiz.papers]
    assert len(drawn) == len(PAPERS)
    assert not set.intersection(*drawn)
    for paper in project.quiz.papers:
        assert {question.kind for question in project.quiz.drawn(paper)} == set(KINDS)


def test_a_paper_asks_its_questions_by_number_and_adds_up_its_points(
    site: Path, project: Project, paper: Paper, language: str
) -> None:
    article = _article(site, language, "paper", paper)
    drawn = project.quiz.drawn(paper)
    items = article.xpath(".//ol[@class='paper-questions']/li")
    for question, item in zip(drawn, items, strict=True):
        asked = re.sub("_+|（[0-9]）|\\([0-9]\\)", "", item[0].text_content())
        assert without_space(asked) == without_space(question.ask[language].replace("____", ""))
        options = [without_space(li.text_content()) for li in item.xpath("./ol/li")]
        assert options == [without_space(option.words[language]) for option in question.options]
    starts = [int(ol.get("start")) for ol in article.xpath(".//ol[@class='paper-questions']")]
    sizes = [len(ol) for ol in article.xpath(".//ol[@class='paper-questions']")]
    assert starts[0] == 1
    assert all(b - a == n for (a, b), n in zip(pairwise(starts), sizes, strict=False))
    total = sum(paper.points[question.kind] for question in drawn)
    words = QUIZ_WORDS[language]["total"].format(count=len(drawn), total=total)
    assert words in article.xpath(".//p[@class='paper-total']")[0].text_content()


@pytest.mark.parametrize("name", HELD)
def test_neither_paper_nor_sheet_holds_an_answer_or_its_place(
    site: Path, project: Project, paper: Paper, language: str, name: str
) -> None:
    text = _path(site, language, name, paper).read_text(encoding="utf-8")
    article = article_of(text)
    assert not article.xpath(".//*[contains(@class, 'citation')]/a")
    assert "〔" not in article.text_content()
    assert "data-right" not in text
    assert "data-answer" not in text
    seen = without_space(html.document_fromstring(text).text_content())
    for question in project.quiz.drawn(paper):
        assert question.id not in text
        for canary in _canaries(question, language, project):
            assert canary not in seen, question.id


def test_the_key_holds_every_answer_and_its_place(
    site: Path, project: Project, paper: Paper, language: str
) -> None:
    article = _article(site, language, "key", paper)
    items = article.xpath(".//ol[contains(@class, 'key-answers')]/li")
    for question, item in zip(project.quiz.drawn(paper), items, strict=True):
        told = without_space(item.text_content())
        for canary in (answer_words(question, language), *reasons(question, language)):
            assert without_space(as_shown(canary)) in told
        places = {str(cited.locator) for cited in question.cited}
        marks = item.xpath(".//a[contains(@class, 'citation-mark')]")
        assert places <= {mark.text_content().strip("〔〕") for mark in marks}


def test_the_sheet_has_room_for_each_answer_and_for_each_blank(
    site: Path, project: Project, paper: Paper, language: str
) -> None:
    article = _article(site, language, "answers", paper)
    items = article.xpath(".//ol[contains(@class, 'sheet-spaces')]/li")
    for question, item in zip(project.quiz.drawn(paper), items, strict=True):
        blanks = len(question.blanks.get(language, ()))
        assert len(item.xpath("./span")) == max(blanks, 1)
        assert without_space(item.text_content()) in {
            "",
            without_space("".join(f"({n})" for n in range(1, blanks + 1))),
            without_space("".join(f"（{n}）" for n in range(1, blanks + 1))),
        }


@pytest.mark.parametrize("name", [*HELD, "key"])
def test_they_print_on_a4_with_the_notice_and_no_word_for_the_trainer(
    browser: Browser, site: Path, paper: Paper, language: str, name: str
) -> None:
    tab = browser.new_page()
    tab.goto(_path(site, language, name, paper).as_uri())
    pages = PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True))).pages
    for page in pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        text = without_space(page.extract_text())
        assert without_space(WORDS[language]["notice"])[:6] in text
    tab.emulate_media(media="print")
    advice = tab.locator(".claim-advice:visible").count()
    assert advice == (1 if name == "key" else 0)
    tab.close()
