"""Weaving: what becomes of citations, soft line breaks and code on the way to MkDocs."""

import re

import pytest
from lxml import html
from markdown import markdown

from lectern.project import Project
from lectern.weave import join_soft_breaks, weave_page


def test_a_citation_becomes_a_link_with_its_words(project: Project) -> None:
    woven = weave_page("要求汇报[@shi2017:20.3]。", "guide/a.md", "zh", project)
    rendered = markdown(woven, extensions=["attr_list"])
    assert 'href="../sources/shi2017.md#p20s3"' in rendered
    assert "〔20.3〕</a>" in rendered
    assert "各级计生协在同级党委领导下开展工作" in rendered


def test_a_long_span_shows_its_first_sentence_and_says_how_many(project: Project) -> None:
    woven = weave_page("见[@shi2017:11]。", "guide/a.md", "zh", project)
    assert "以上为首句，共15句" in woven


def test_a_citation_that_leads_nowhere_stays_as_written(project: Project) -> None:
    source = "甲[@shi2017:99]乙[@nobody]丙[@shi2017:1."
    assert weave_page(source, "a.md", "zh", project) == source


def test_code_is_left_as_it_stands(project: Project) -> None:
    source = "写作 `[@shi2017:20.3]`。\n\n```\n[@shi2017:20.3]\n```\n"
    assert weave_page(source, "a.md", "zh", project) == source


def test_a_mark_is_tied_to_the_word_before_it(project: Project) -> None:
    woven = weave_page("report regularly [@shi2017:20.3].", "a.md", "en", project)
    assert woven.startswith('report regularly\u00a0<span class="citation">')


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("各级计生协\n要加强沟通", "各级计生协要加强沟通"),
        ("开展工作，\n**定期**\n汇报", "开展工作，定期汇报"),
        ("使用\nMkDocs\n生成", "使用MkDocs生成"),
        ("- 开展工作，\n  定期汇报", "开展工作，定期汇报"),
        ("plain\nEnglish", "plain\nEnglish"),
    ],
)
def test_soft_breaks_beside_han_leave_no_space(source: str, expected: str) -> None:
    joined = join_soft_breaks(markdown(source))
    assert re.sub(r"<[^>]+>", "", joined).strip() == expected


def test_soft_breaks_in_code_are_kept() -> None:
    assert join_soft_breaks("<pre><code>一\n二</code></pre>") == "<pre><code>一\n二</code></pre>"


@pytest.mark.parametrize(
    ("language", "heading", "example"),
    [
        ("zh", "不存在的段", "不当：`讲话要求加强学习宣传[@shi2017:99]。`"),
        ("en", "unknown\\-passage", "Bad: `讲话要求加强学习宣传[@shi2017:99]。`"),
    ],
)
def test_a_marker_becomes_what_it_stands_for(
    project: Project, language: str, heading: str, example: str
) -> None:
    woven = weave_page("先读。\n\n/// rules\n///\n", "about/rules.md", language, project)
    assert f"### CIT001 {heading} {{ #cit001 }}\n" in woven
    assert f"\n- {example}\n" in woven
    assert not re.search("^///", woven, re.MULTILINE)


@pytest.mark.parametrize(
    ("language", "label", "heads", "fields"),
    [
        ("zh", "待填", ["项目", "填写"], ["背景", "做法", "成效", "可复制之处", "来源"]),
        (
            "en",
            "To fill in",
            ["Heading", "Your entry"],
            ["Background", "What was done", "Result", "What others could adopt", "Source"],
        ),
    ],
)
def test_the_practice_form_is_a_frame_with_a_row_a_field_and_room_beside_it(
    project: Project, language: str, label: str, heads: list[str], fields: list[str]
) -> None:
    woven = weave_page("/// practice-form\n///\n", "practices/a.md", language, project)
    extensions = ["tables", "lectern.blocks"]
    configs = {"lectern.blocks": {"language": language}}
    rendered = markdown(woven, extensions=extensions, extension_configs=configs)
    [frame] = html.fragment_fromstring(rendered, create_parent=True)
    assert frame.get("class") == "claim claim-frame"
    assert frame.find("p").text == label
    rows = [[cell.text or "" for cell in row] for row in frame.iter("tr")]
    assert rows == [heads, *([field, ""] for field in fields)]
