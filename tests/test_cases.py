"""Runs every literate case, and holds every rule to having its documentation and its cases."""

import re
from pathlib import Path

import pytest

from lectern.checks import RULES
from lectern.loading import load
from lectern.report import as_text
from lectern.rule import FAMILIES, Rule, codes, explanation, run
from lectern.schema import LANGUAGES
from lectern.text import WIDE
from lectern.wording import FAMILY_NAMES
from tests.literate import Case, lay_out, read_cases

CASES = read_cases()
CLEAN = "0 findings"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_output_is_exactly_what_the_case_says(case: Case, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    assert as_text(run(case.rules, load(tmp_path))) == case.expected(tmp_path)


def test_codes_are_those_given_out_in_order() -> None:
    given = [rule.code for rule in RULES]
    assert given == list(codes())
    assert given == sorted(set(given))
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in given)


def test_every_family_has_a_name_in_both_languages() -> None:
    for language in LANGUAGES:
        assert FAMILY_NAMES[language].keys() == FAMILIES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_says_what_it_asks_and_shows_both_sides(rule: Rule, language: str) -> None:
    told = explanation(rule, language)
    assert told.name
    assert told.fact.endswith("。" if language == "zh" else ".")
    assert told.reason.endswith("。" if language == "zh" else ".")
    assert told.bad != told.good
    for example in (told.bad, told.good):
        assert example
        assert "`" not in example, "examples are shown as code"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_explains_itself_in_either_language_and_mixes_none(rule: Rule) -> None:
    chinese, english = (explanation(rule, language) for language in LANGUAGES)
    assert english.name == rule.name
    assert 2 <= len(chinese.name) <= 8
    for text in (chinese.name, chinese.fact, chinese.reason):
        assert not re.search(rf"\s[{WIDE}]|[{WIDE}]\s", text)
    for text in (english.fact, english.reason):
        assert "中文" not in text
        assert "  " not in text


def test_chinese_names_of_rules_are_unique() -> None:
    names = [explanation(rule, "zh").name for rule in RULES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_has_a_case_that_fires_and_one_that_stays_silent(rule: Rule) -> None:
    cases = [case for case in CASES if case.file == f"{rule.code}-{rule.name}"]
    assert any(f" {rule.code} " in case.promised for case in cases)
    assert any(case.promised == CLEAN for case in cases)
