"""The reference pages that are made from the editions and from the table of dates."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from lectern.drawing import width_of, wrapped
from lectern.events import Known
from lectern.project import Project
from lectern.reference_wording import TIMELINE_WORDS
from lectern.schema import LANGUAGES
from lectern.tally import figures_said, numbers_in_names
from lectern.text import without_space
from lectern.timeline import date_of, timeline, timeline_pictures

_NUMBER = re.compile(r"\d|(?<![第两二三四五六七八九十])[两二三四五六七八九十]+(?![是要分])")
_MONEY_OR_SHARE = (
    r"\d多?[万亿]?元|[一二三四五六七八九十百千万亿]元|人民币|[%％‰]|百分"
    r"|[一二三四五六七八九]成|[0-9两三四五六七八九十]倍"
)
_BY_WHEN = r"期限|限期|时限|[年月日底]之?前|以前|\d+[天日月年]内|[一二三四五六七八九十两]+[天年]内"


def test_every_sentence_with_a_number_is_listed(project: Project) -> None:
    listed = figures_said(project, "zh") + numbers_in_names(project, "zh")
    sentences = list(project.editions["zh"]["shi2017"].sentences())
    numbered = [s for s in sentences if _NUMBER.search(s.text)]
    assert len(numbered) > 20
    for sentence in numbered:
        assert f"@shi2017:{sentence.passage}.{sentence.number}]" in listed.replace(";", "]")


@pytest.mark.parametrize(
    ("language", "figures", "words"),
    [
        ("zh", "11个、25名、93个、192名、500多人", "增加<strong>500多人</strong>。"),
        ("en", "11, 25, 93, 192, over 500", "<strong>over 500</strong>"),
        ("zh", "24日", "在<strong>24日</strong>召开的"),
        ("en", "24th", "on the <strong>24th</strong>"),
        ("zh", "6月", "<strong>6月</strong>，省委、省政府主要领导"),
        ("en", "June", "in <strong>June</strong> the principal leaders"),
    ],
)
def test_figures_are_set_off_with_their_measure(
    project: Project, language: str, figures: str, words: str
) -> None:
    rows = figures_said(project, language).split("\n")
    [row] = [row for row in rows if row.startswith(f"| {figures} |")]
    assert words in row.replace("\\", "")


def test_both_languages_list_the_same_places(project: Project) -> None:
    for make in (figures_said, numbers_in_names):
        first, second = (re.findall(r"@shi2017:[\d.]+", make(project, x)) for x in LANGUAGES)
        assert first == second


def test_a_number_in_a_name_is_no_figure(project: Project) -> None:
    assert "六项" not in re.sub(r"\| [^|]* \| \[", "", figures_said(project, "zh"))
    assert "| 六项重点任务 |" in numbers_in_names(project, "zh")


@pytest.mark.parametrize("pattern", [_MONEY_OR_SHARE, _BY_WHEN])
def test_the_speech_gives_no_amount_no_share_and_no_time_limit(
    project: Project, pattern: str
) -> None:
    for sentence in project.editions["zh"]["shi2017"].sentences():
        assert not re.search(pattern, sentence.text), sentence.text


@pytest.mark.parametrize("words", ["经费3万元", "占百分之五", "年底前完成", "三年内落实", "下降5%"])
def test_what_the_speech_does_not_give_would_be_seen(words: str) -> None:
    assert re.search(f"{_MONEY_OR_SHARE}|{_BY_WHEN}", words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_hold_what_the_tables_hold(project: Project, language: str) -> None:
    drawn = html.fragment_fromstring(f"<div>{''.join(timeline_pictures(project, language))}</div>")
    words = without_space("".join(text.text_content() for text in drawn.iter("text")))
    words = words.translate(str.maketrans("", "", "\"'"))
    made = timeline(project, language)
    told = [event.what for event in project.events.said]
    told += [event.what for event in project.events.known]
    for what in (both[language] for both in told):
        assert without_space(re.sub("[“”‘’]", "", what)) in re.sub("[“”]", "", words)
        assert what in made.replace("\\", "")
    assert len(list(drawn.iter("circle"))) == len(project.events.said) + 1
    assert len(list(drawn.iter("rect"))) == len(project.events.known) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_picture_says_what_it_is_and_no_line_leaves_it(
    project: Project, language: str
) -> None:
    pictures = list(timeline_pictures(project, language))
    assert len(pictures) == 5
    for picture in pictures:
        drawing = html.fragment_fromstring(picture)
        title = drawing.xpath("./title")[0].text_content()
        assert title.startswith(TIMELINE_WORDS[language]["title"].partition("{}")[0])
        _, _, width, height = map(int, drawing.get("viewbox").split())
        size = int(drawing.get("font-size"))
        for line in drawing.iter("text"):
            assert int(line.get("x")) + width_of(line.text_content()) * size <= width
            assert int(line.get("y")) < height


def test_a_range_ends_in_its_own_month_after_it_begins(project: Project) -> None:
    ranges = [event for event in project.events.known if event.until]
    assert ranges
    for event in ranges:
        assert event.date[:7] == event.until[:7]
        assert event.date < event.until


@pytest.mark.parametrize(
    ("dates", "written"),
    [
        (("2006", "", False), ("2006年", "2006")),
        (("2018-03", "", False), ("2018年3月", "March 2018")),
        (("2020-05", "", True), ("至迟2020年5月", "by May 2020")),
        (("1980-05-29", "", False), ("1980年5月29日", "29 May 1980")),
        (
            ("2016-12-14", "2016-12-15", False),
            ("2016年12月14日至15日", "14–15 December 2016"),
        ),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(
    project: Project, dates: tuple[str, str, bool], written: tuple[str, str]
) -> None:
    some = project.events.known[0]
    event = Known(*dates, some.what, some.cited, some.spot)
    assert tuple(date_of(event, language) for language in LANGUAGES) == written


@given(st.text(alphabet="计生协，。“”a b-1年 ", max_size=60), st.integers(4, 30))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, widest: int) -> None:
    lines = wrapped(text, widest)
    assert without_space("".join(lines)) == without_space(text)
    for line in lines:
        pieces = re.findall(r"[“]*[计生协年][，。”]*|[，。“”]+|[ab1-]+", line)
        assert width_of(line) <= widest or len(pieces) == 1
