"""The search box by keys, paste and input methods, and what its results show and lead to."""

import hashlib
from importlib.resources import files

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.search.box import addresses, clear, found, opened, wait_for_results
from tests.walk import SPEECH, watch

WORKER = "assets/javascripts/workers/search.a7633da7.min.js"
SHA256_OF_WORKER = "da1b3df5e5f00cc73083c9e21ff0ec28bde85cd247057bdd05b7a167e5903bd4"
ITEM = ".md-search-result__item"


def marks(page: Page) -> set[str]:
    return set(page.locator(f"{ITEM} mark").all_text_contents())


def first_page(results: list[list[str]]) -> str:
    return results[0][0].partition("?")[0].partition("#")[0].rpartition("/")[2]


def test_what_is_pasted_or_dictated_is_found(base: str, context: BrowserContext) -> None:
    page = opened(context.new_page(), base, "zh")
    page.keyboard.insert_text("含金量")
    wait_for_results(page)
    assert addresses(page)
    assert marks(page) == {"含金量"}


def test_half_typed_pinyin_is_not_searched_and_the_chosen_word_is(
    base: str, context: BrowserContext
) -> None:
    page = opened(context.new_page(), base, "zh")
    before = page.locator(".md-search-result__meta").text_content()
    method = context.new_cdp_session(page)
    for typed in ("j", "js", "jsx"):
        method.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    assert page.input_value("[name=query]") == "jsx"
    assert page.locator(".md-search-result__meta").text_content() == before
    method.send("Input.insertText", {"text": "计生协"})
    wait_for_results(page)
    assert page.input_value("[name=query]") == "计生协"
    assert marks(page) == {"计生协"}


@pytest.mark.parametrize(
    ("typed", "said", "places"),
    [
        ("二孩", "两孩", {"p15s2", "p3s2"}),
        ("失独", "计生死亡伤残家庭", {"p17s6", "p17s8"}),
        ("脱贫攻坚", "扶贫攻坚", {"p17s9"}),
        ("卫健委", "卫生计生委", {"p2s1"}),
    ],
)
def test_a_word_that_the_speech_has_not_leads_to_the_one_it_has(
    boxes: dict[str, Page], typed: str, said: str, places: set[str]
) -> None:
    results = found(boxes["zh"], typed)
    told = boxes["zh"].locator(f"{ITEM} strong").first.text_content() or ""
    assert told.startswith("讲话用词为")
    assert said in told
    led = {address.partition("#")[2] for group in results for address in group}
    assert places <= led, led


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("計生協", "计生协"),
        ("六項重點任務", "六项重点任务"),
        ("ＦＰＡ", "FPA"),
        ("5.29", "5·29"),
    ],
)
def test_traditional_and_wide_characters_find_the_same(
    boxes: dict[str, Page], typed: str, same: str
) -> None:
    results = [[link.partition("?")[0] for link in group] for group in found(boxes["zh"], typed)]
    plain = [[link.partition("?")[0] for link in group] for group in found(boxes["zh"], same)]
    assert results == plain != []


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("zh", "jsx", "计生协"),
        ("zh", "jishengxie", "计生协"),
        ("zh", "lxzdrw", "六项重点任务"),
        ("zh", "six key tasks", "六项重点任务"),
        ("zh", "migrant population", "流动人口"),
        ("en", "六项重点任务", "the Six Key Tasks"),
        ("en", "流动人口", "migrant population"),
    ],
)
def test_pinyin_initials_and_the_other_language_find_a_term(
    boxes: dict[str, Page], language: str, typed: str, said: str
) -> None:
    assert found(boxes[language], typed)
    assert {mark.lower() for mark in marks(boxes[language])} == {said.lower()}


def test_a_hit_in_the_speech_leads_to_its_sentence_with_the_words_marked(
    base: str, context: BrowserContext
) -> None:
    page = opened(context.new_page(), base, "zh")
    troubles = watch(page, base)
    results = found(page, "独立自主")
    assert first_page(results) == SPEECH.rpartition("/")[2]
    page.locator(f"{ITEM} a[href*='#p23s7']").first.click()
    page.wait_for_url("**/sources/shi2017.html*#p23s7")
    expect(page.locator("#p23s7 mark").first).to_have_text("独立自主")
    assert set(page.locator("article mark").all_text_contents()) == {"独立自主"}
    assert not troubles


def test_the_box_closes_and_clears_by_keyboard(base: str, context: BrowserContext) -> None:
    page = opened(context.new_page(), base, "zh")
    assert found(page, "含金量")
    clear(page)
    page.keyboard.press("Escape")
    expect(page.locator("[name=query]")).not_to_be_focused()


def test_our_worker_speaks_the_messages_of_the_installed_theme(
    base: str, context: BrowserContext
) -> None:
    """The theme's own worker is the one whose messages assets/search.js was written for."""
    theme = files("material").joinpath("templates", WORKER)
    assert hashlib.sha256(theme.read_bytes()).hexdigest() == SHA256_OF_WORKER
    page = context.new_page()
    page.goto(base + "index.html")
    address = page.evaluate("JSON.parse(__config.textContent).search")
    assert address.endswith("assets/search.js?lang=zh")
