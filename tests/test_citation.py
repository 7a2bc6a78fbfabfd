"""The grammar of citations: it writes what it reads, and says what it expected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lectern.citation import (
    Item,
    Level,
    Locator,
    MalformedCitation,
    find_citations,
    format_citation,
    parse_citation,
)

keys = st.from_regex(r"[a-z][a-z0-9_-]{0,12}", fullmatch=True)
numbers = st.integers(1, 9999)
ranges = st.tuples(numbers, numbers).map(sorted)
locators = st.one_of(
    numbers.map(lambda n: Locator(Level.PART, n, n)),
    ranges.map(lambda r: Locator(Level.PASSAGES, r[0], r[1])),
    st.tuples(ranges, numbers).map(lambda t: Locator(Level.SENTENCES, t[0][0], t[0][1], t[1])),
)
items = st.builds(Item, keys, st.one_of(st.none(), locators))


@given(st.lists(items, min_size=1, max_size=4).map(tuple))
def test_what_is_written_is_read_back(citation: tuple[Item, ...]) -> None:
    assert parse_citation(format_citation(citation)) == citation


@given(st.lists(items, min_size=1, max_size=3).map(tuple), st.text("讲话，。 ab\n", max_size=9))
def test_a_citation_is_found_in_any_prose(citation: tuple[Item, ...], prose: str) -> None:
    written = format_citation(citation)
    assert [match[0] for match in find_citations(prose + written + prose)] == [written]


@given(st.text("[@shi2017:part.-;0123]", max_size=24))
def test_anything_parses_or_is_malformed(text: str) -> None:
    try:
        citation = parse_citation(text)
    except MalformedCitation:
        return
    assert parse_citation(format_citation(citation)) == citation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@shi2017:20.3]", "@shi2017:20.3"),
        ("[@shi2017:20.3-5]", "@shi2017:20.3-5"),
        ("[ @shi2017:17-18 ;@xinhua2016]", "@shi2017:17-18; @xinhua2016"),
        ("[@shi2017:part2]", "@shi2017:part2"),
    ],
)
def test_the_four_kinds_of_locator(text: str, expected: str) -> None:
    assert format_citation(parse_citation(text)) == f"[{expected}]"


@pytest.mark.parametrize(
    "text", ["[@shi2017:0]", "[@shi2017:20.0]", "[@shi2017:5-5]", "[@shi2017:]", "[@:1]", "[@a:1"]
)
def test_malformed_citations_are_refused(text: str) -> None:
    with pytest.raises(MalformedCitation, match="expected"):
        parse_citation(text)
