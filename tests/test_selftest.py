"""The self-test as a learner takes it: by keyboard, offline, in both languages, with no script."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as Tab
from pypdf import PdfReader

from lectern.project import Project
from lectern.question import part_of
from lectern.quiz import KINDS
from lectern.quiz_wording import QUIZ_WORDS
from lectern.text import without_space

PLACES = {"zh": "training/self-test.html", "en": "en/training/self-test.html"}
PART, COUNT, VIEW = 0, 1, 2
RIGHT, WRONG = True, False


@pytest.fixture(params=PLACES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tab(browser: Browser, site: Path, language: str) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    tab = context.new_page()
    tab.goto((site / PLACES[language]).as_uri())
    yield tab
    context.close()


def _choose(tab: Tab, place: int, value: str) -> None:
    tab.locator(".self-test-setup select").nth(place).select_option(value)


def _start(tab: Tab, view: str = "all", count: str = "", part: str = "") -> None:
    for place, value in ((PART, part), (COUNT, count), (VIEW, view)):
        _choose(tab, place, value)
    tab.locator(".self-test-setup button").click()


def _shown(tab: Tab) -> Locator:
    return tab.locator(".question:visible")


def _ids(tab: Tab) -> list[str]:
    return [str(question.get_attribute("id")) for question in _shown(tab).all()]


def _fill(question: Locator, *, well: bool) -> None:
    """Give an answer, right or wrong, by the keyboard alone."""
    kind = question.get_attribute("data-kind")
    if kind in ("fill", "short"):
        for control in question.locator("fieldset input, textarea").all():
            control.focus()
            control.page.keyboard.insert_text(
                (control.get_attribute("data-right") or "…") if well else "——"
            )
        return
    wanted = "[data-right]" if well else ":not([data-right])"
    for control in question.locator(f"fieldset input{wanted}").all():
        control.press("Space")


def _answer(question: Locator, *, well: bool) -> None:
    _fill(question, well=well)
    question.locator("fieldset").locator("xpath=following-sibling::button").press("Enter")
    for point in question.locator(".self-test-marking input").all() if well else ():
        point.press("Space")


def _first(tab: Tab, kind: str) -> Locator:
    return tab.locator(f".question[data-kind={kind}]").first


def test_all_of_the_bank_stands_there_shuffled_or_by_part(
    tab: Tab, project: Project, language: str
) -> None:
    assert _shown(tab).count() == 0
    everything = [question.id for question in project.quiz.questions]
    _start(tab)
    shuffled = _ids(tab)
    assert sorted(shuffled) == sorted(everything)
    assert shuffled != everything
    tab.reload()
    parts = [part_of(question, project) for question in project.quiz.questions]
    _choose(tab, PART, "1")
    expect(tab.locator(".self-test-available")).to_have_text(
        QUIZ_WORDS[language]["available"].format(count=parts.count(1))
    )
    _start(tab, part="1")
    assert sorted(_ids(tab)) == sorted(
        question.id
        for question, part in zip(project.quiz.questions, parts, strict=True)
        if part == 1
    )


def test_as_many_are_drawn_as_are_asked_for(tab: Tab) -> None:
    _start(tab, count="5")
    assert len(set(_ids(tab))) == 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_right_answer_is_called_right_and_shows_what_decides(
    tab: Tab, kind: str, project: Project, language: str
) -> None:
    _start(tab)
    question = _first(tab, kind)
    expect(question.locator("details")).to_be_hidden()
    _answer(question, well=RIGHT)
    expect(question.locator("details")).to_be_visible()
    if kind != "short":
        expect(question.locator(".self-test-verdict > p")).to_have_text(
            QUIZ_WORDS[language]["right"]
        )
    asked = next(q for q in project.quiz.questions if q.id == question.get_attribute("id"))
    for item in asked.cited:
        assert item.locator
        sentence = project.editions[language][item.key].passages[item.locator.passage - 1]
        words = sentence.sentences[item.locator.first - 1].text
        quoted = question.locator("blockquote p", has_text=words)
        href = f"sources/{item.key}.html#p{item.locator.passage}s{item.locator.first}"
        assert quoted.locator(f".citation-mark[href$='{href}']").count() == 1


@pytest.mark.parametrize("kind", ["single", "multiple", "true-false", "fill"])
def test_a_wrong_answer_is_called_wrong_and_told_why(
    tab: Tab, kind: str, project: Project, language: str
) -> None:
    _start(tab)
    question = tab.locator(f".question[data-kind={kind}]:has(:not([data-right]))").first
    _answer(question, well=WRONG)
    verdict = question.locator(".self-test-verdict")
    answer = str(question.get_attribute("data-answer"))
    expect(verdict.locator("> p")).to_have_text(QUIZ_WORDS[language]["wrong"].format(answer=answer))
    asked = next(q for q in project.quiz.questions if q.id == question.get_attribute("id"))
    reasons = [option.why[language] for option in asked.options if option.why]
    reasons += [asked.why[language]] if asked.why else []
    told = without_space(verdict.inner_text())
    for reason in reasons[-1:]:
        assert without_space(reason.partition("[@")[0]) in told
    assert not reasons or verdict.locator(".citation-mark").count() > 0


def test_nothing_is_judged_before_an_answer_is_given(tab: Tab, language: str) -> None:
    _start(tab)
    question = _first(tab, "single")
    question.locator("button").press("Enter")
    expect(question.locator("[role=status]")).to_have_text(QUIZ_WORDS[language]["unanswered"])
    expect(question.locator("details")).to_be_hidden()


def test_one_by_one_by_keyboard_to_the_score_and_again(tab: Tab, language: str) -> None:
    _start(tab, view="one", count="5")
    wrong: list[str] = []
    for number in range(1, 6):
        [identifier] = _ids(tab)
        question = _shown(tab)
        assert question.locator("fieldset").evaluate("e => e.contains(document.activeElement)")
        progress = QUIZ_WORDS[language]["progress"].format(number=number, count=5)
        expect(question.locator(".self-test-progress")).to_have_text(progress)
        is_last = number == 5
        _answer(question, well=not is_last)
        wrong += [identifier] if is_last else []
        question.locator("fieldset:not(.self-test-marking) ~ button").press("Enter")
    total = tab.locator(".self-test-total")
    expect(total).to_have_text(QUIZ_WORDS[language]["score"].format(right=4, count=5))
    expect(total).to_be_focused()
    assert _ids(tab) == wrong
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator(".self-test-setup select").first).to_be_focused()
    assert _shown(tab).count() == 0
    _start(tab)
    assert tab.locator(".was-right, .was-wrong").count() == 0


def test_enter_in_a_blank_checks_it_and_focus_is_not_lost(tab: Tab) -> None:
    _start(tab)
    question = _first(tab, "fill")
    _fill(question, well=RIGHT)
    tab.keyboard.press("Enter")
    expect(question.locator("details")).to_be_visible()
    expect(question.locator("button")).to_be_focused()


def test_every_question_is_a_group_with_a_name_and_every_control_is_labelled(tab: Tab) -> None:
    _start(tab)
    for question in _shown(tab).all():
        group = question.get_by_role("group").first
        legend = question.locator("legend").first.inner_text()
        expect(group).to_have_accessible_name(legend.strip())
        for control in question.locator("fieldset input, textarea").all():
            name = control.locator("xpath=ancestor::label").inner_text()
            expect(control).to_have_accessible_name(" ".join(name.split()))


def test_what_is_clicked_is_large_enough(tab: Tab) -> None:
    _start(tab)
    for target in tab.locator(".question label, .self-test button:visible").all():
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24


def test_nothing_is_stored(tab: Tab) -> None:
    before = tab.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    _start(tab)
    _answer(_first(tab, "single"), well=RIGHT)
    after = tab.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert after == before


def test_without_script_questions_stand_in_order_with_their_answers_folded(
    browser: Browser, site: Path, project: Project, language: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / PLACES[language]).as_uri())
    assert _ids(tab) == [question.id for question in project.quiz.questions]
    assert tab.locator(".self-test-setup, .self-test button").count() == 0
    details = tab.locator(".question details").first
    expect(details.locator("blockquote").first).to_be_hidden()
    details.locator("summary").press("Enter")
    expect(details.locator("blockquote").first).to_be_visible()
    context.close()


def test_printed_before_it_begins_it_is_the_questions_without_answers(
    tab: Tab, project: Project, language: str
) -> None:
    printed = PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True))).pages
    text = "".join(page.extract_text() for page in printed)
    assert QUIZ_WORDS[language]["show"] not in text
    assert without_space(QUIZ_WORDS[language]["start"]) not in text.splitlines()
    assert len(printed) > 1
    tab.emulate_media(media="print")
    assert _ids(tab) == [question.id for question in project.quiz.questions]
