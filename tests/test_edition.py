"""The editions on the real text: the numbers, the parts, the capture, and robust reading."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lectern.passage import parse_edition
from lectern.project import Project
from lectern.text import without_space
from tests.workspace import ROOT

SENTENCES_OF = [10, 1, 9, 2, 5, 5, 4, 2, 1, 2, 15, 9, 3, 4, 2, 4, 9, 5, 1, 7, 7, 4, 8, 1]
PASSAGES_OF_PART = {0: 9, 1: 4, 2: 5, 3: 4, 4: 2}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_speech_has_its_passages_sentences_and_parts(project: Project, language: str) -> None:
    edition = project.editions[language]["shi2017"]
    assert [len(passage.sentences) for passage in edition.passages] == SENTENCES_OF
    assert Counter(passage.part for passage in edition.passages) == PASSAGES_OF_PART
    assert len(edition.parts) == 4


def test_the_chinese_edition_is_the_capture_white_space_apart(project: Project) -> None:
    lines = "".join(text for _, text in project.editions["zh"]["shi2017"].lines())
    capture = (ROOT / "docs/_data/sources/shi2017.txt").read_text(encoding="utf-8")
    assert without_space(lines) == without_space(capture)


@given(st.lists(st.text(max_size=20)))
def test_no_sentence_of_an_edition_is_lost_or_doubled(lines: list[str]) -> None:
    lines = [line.replace("\n", " ").replace("\r", " ") for line in lines]
    edition = parse_edition("a", "zh", "a.md", lines)
    read = "".join(text for _, text in edition.lines())
    marks = "".join(line.strip().removeprefix("# ").removeprefix("## ") for line in lines)
    assert len(without_space(read)) <= len(without_space("".join(lines)))
    assert set(without_space(read)) <= set(without_space("".join(lines)))
    assert not marks or edition.head or edition.passages or edition.parts
