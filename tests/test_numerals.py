"""Figures in running text, in both languages."""

import pytest

from lectern.numerals import has_numeral, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增加内设机构11个、人员编制25名", {"11", "25"}),
        ("乡以上专职工作人员增加500多人", {"500+"}),
        ("增加五百多人", {"500+"}),
        ("full-time staff increased by over 500", {"500+"}),
        ("more than five hundred people", {"500+"}),
        ("增加500人", {"500"}),
        ("6个单位介绍了经验", {"6"}),
        ("六个单位介绍了经验", {"6"}),
        ("six units presented their experience", {"6"}),
        ("两位领导作出批示", {"2"}),
        ("一百二十句、两千零一十七人", {"120", "2017"}),
        ("一万两千户", {"12000"}),
        ("twenty-four passages, one hundred and twenty sentences", {"24", "120"}),
        ("1,200 people and 3.5 per cent", {"1200", "3.5"}),
        ("2017年2月28日", {"2017", "2", "28"}),
        ("Seventeen units were commended", {"17"}),
    ],
)
def test_values(text: str, expected: set[str]) -> None:
    assert has_numeral(text)
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "一个问题，一些同志，一项重要任务",
        "三是业务工作有新进展，第四，第三点",
        "见第20段第3句、第15至18段",
        "passages 15 to 18, sentence 3, passage 20",
        "one unit, the third point, First",
        "十分重视，千方百计，统一部署",
    ],
)
def test_what_only_names_or_numbers_is_no_figure(text: str) -> None:
    assert values(text) == set()
