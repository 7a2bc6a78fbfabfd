"""The glossary and the words that do not occur, as they are written for the site."""

import re

import pytest

from lectern.absences import absent_table
from lectern.absent import absent_of, read_absent
from lectern.citation import Span, parse_citation, resolve
from lectern.entries import glossary_entries
from lectern.project import Project
from lectern.schema import LANGUAGES

_ENTRY = re.compile(r"^#### (.+?) \{ #(\S+) \}$", re.MULTILINE)


def entries(project: Project, language: str) -> dict[str, str]:
    """Return the text of each entry by the id of its term, in order."""
    _, *pieces = _ENTRY.split(glossary_entries(project, language))
    return dict(zip(pieces[1::3], pieces[2::3], strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_one_entry_and_every_initial_its_place(
    project: Project, language: str
) -> None:
    made = glossary_entries(project, language)
    assert sorted(entries(project, language)) == sorted(term.id for term in project.terms)
    linked = re.findall(r"\]\(#(letter-\w)\)", made)
    assert linked == re.findall(r"^### .+ \{ #(letter-\w) \}$", made, re.MULTILINE)
    assert linked == sorted(linked)


def test_chinese_is_sorted_by_pinyin_and_english_by_the_alphabet(project: Project) -> None:
    assert list(entries(project, "zh")) == [term.id for term in project.terms]
    renderings = {term.id: term.en for term in project.terms}
    order = [renderings[identifier] for identifier in entries(project, "en")]
    assert order[0] == "11 July"
    letters = [re.sub(r"[^\w ]", "", words.lower()) for words in order]
    assert letters == sorted(letters)


def test_every_place_of_a_term_has_it(project: Project) -> None:
    tried = 0
    for identifier, text in entries(project, "zh").items():
        [term] = [term for term in project.terms if term.id == identifier]
        last = text.rstrip().split("\n\n")
        line = next(piece for piece in last if piece.endswith("{: .entry-places }"))
        for cited in re.findall(r"\[@[^\]]*\]", line):
            for item in parse_citation(cited):
                span = resolve(item, project.sources, project.editions["zh"])
                assert isinstance(span, Span)
                heading = project.editions["zh"]["shi2017"].parts
                parts = [part.heading for part in heading if span.anchor == f"part{part.number}"]
                for words in parts or [sentence.text for sentence in span.sentences]:
                    assert any(name in words for name in term.names), (term.zh, words)
                    tried += 1
    assert tried > 250


def test_a_term_inside_a_longer_one_is_not_counted(project: Project) -> None:
    made = entries(project, "zh")
    assert "[@shi2017:5.3]" in made["guanhuai-xingdong"]
    assert "5.3" not in made["shengyu-guanhuai"]
    assert (
        made["hunan-jishengxie"]
        .rstrip()
        .endswith("讲话里用到这个词的地方：讲话的题目。\n{: .entry-places }")
    )
    assert "标题[@shi2017:part3]" in made["da-ronghe"]


def test_two_readings_are_both_given_as_context(project: Project) -> None:
    for language, readings in (
        ("zh", ("国家、省、县级的示范村", "示范县、示范乡、示范村")),
        ("en", ("national, provincial and county model", "model counties, model townships")),
    ):
        _, context = entries(project, language)["sanji-lianchuang"].split("/// context")
        for reading in readings:
            assert reading in context.split("///")[0]


def test_an_entry_tells_the_names_in_the_other_language(project: Project) -> None:
    chinese, english = (entries(project, language)["ruxu"] for language in LANGUAGES)
    assert '<span lang="en">inclusion in the official series of mass' in chinese
    assert "rù xù" in chinese
    assert '<span lang="zh">入序</span> rù xù' in english


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_do_not_occur_have_a_row_each(project: Project, language: str) -> None:
    _, _, *rows = absent_table(project, language).split("\n")
    assert len(rows) == len(project.absent) >= 20
    words = [word for absence in project.absent for word in absence.words]
    assert len(words) == len(set(words))
    for row, absence in zip(rows, project.absent, strict=True):
        assert all(word in row for word in absence.words)
        assert row.count("[@") == len(absence.instead) or row.endswith("| — |")


def test_a_row_without_a_word_is_a_misfit() -> None:
    table = read_absent('[[absent]]\nwords = []\nen = "nothing"\n', "absent.toml")
    assert absent_of(table) == ()
    assert [finding.hint for finding in table.misfits] == [
        'write a list of words in quotes, such as "…", at least one'
    ]
