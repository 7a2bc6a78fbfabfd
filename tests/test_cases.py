"""Runs every literate case, and holds every rule to having its documentation and its cases."""

import re
from pathlib import Path

import pytest

from lectern.checks import RULES
from lectern.loading import load
from lectern.report import as_text
from lectern.rule import Rule, run
from tests.literate import Case, lay_out, read_cases

CASES = read_cases()
CLEAN = "0 findings"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_output_is_exactly_what_the_case_says(case: Case, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    assert as_text(run(case.rules, load(tmp_path))) == case.expected


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_says_what_it_asks_and_shows_both_sides(rule: Rule) -> None:
    assert re.search(r"^Bad: \S", rule.documentation, re.MULTILINE)
    assert re.search(r"^Good: \S", rule.documentation, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_has_a_case_that_fires_and_one_that_stays_silent(rule: Rule) -> None:
    cases = [case for case in CASES if case.file == f"{rule.code}-{rule.name}"]
    assert any(f" {rule.code} " in case.expected for case in cases)
    assert any(case.expected == CLEAN for case in cases)
