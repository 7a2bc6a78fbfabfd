"""Terms on a page: which are marked, where, and what a reader is told of them."""

import dataclasses

import pytest
from lxml import html
from markdown import Markdown

from lectern.glosses import GLOSSARY_PAGE, Gloss, glosses
from lectern.project import Project

TERMS = (
    Gloss(("三定",), "../reference/glossary.md#sanding", "编者注：定职能。"),
    Gloss(("参公",), "../reference/glossary.md#cangong", "编者注：参照管理。"),
    Gloss(("生育关怀",), "../reference/glossary.md#guanhuai", "讲话没有下定义。"),
    Gloss(("生育关怀行动",), "../reference/glossary.md#xingdong", ""),
    Gloss(("7·11",), "../reference/glossary.md#qi-yiyi", "世界人口日。"),
)
ENGLISH = (
    Gloss(("mass organisation", "mass organisations"), "g.md#m", "Led by the Party.", "群团组织"),
    Gloss(("29 May",), "g.md#may", "The members’ day.", "5·29"),
)
EXTENSIONS = ["attr_list", "md_in_html", "tables", "pymdownx.details", "lectern.blocks"]


def rendered(text: str, given: tuple[Gloss, ...] = TERMS) -> str:
    configs = {"lectern.glossing": {"glosses": given}}
    extensions = [*EXTENSIONS, "lectern.glossing"]
    return Markdown(extensions=extensions, extension_configs=configs).convert(text)


def marked(text: str, given: tuple[Gloss, ...] = TERMS) -> list[str]:
    article = html.fragment_fromstring(rendered(text, given), create_parent=True)
    return [mark.text for mark in article.find_class("gloss-mark")]


def test_the_first_of_each_term_is_a_link_with_its_meaning() -> None:
    assert rendered("做好三定工作，三定未完。") == (
        '<p>做好<span class="gloss"><a aria-describedby="gloss-1" class="gloss-mark" '
        'href="../reference/glossary.md#sanding">三定</a><span class="gloss-words" id="gloss-1" '
        'role="tooltip">编者注：定职能。</span></span>工作，三定未完。</p>'
    )


def test_terms_that_stand_together_are_marked_each_in_its_place() -> None:
    text = "先“参公”后**三定**，再三定，又参公，末了生育关怀。"
    article = html.fragment_fromstring(rendered(text), create_parent=True)
    assert [mark.text for mark in article.find_class("gloss-mark")] == ["参公", "三定", "生育关怀"]
    assert len({words.get("id") for words in article.find_class("gloss-words")}) == 3
    for words in article.find_class("gloss-words"):
        words.drop_tree()
    assert article.text_content() == text.replace("*", "")


@pytest.mark.parametrize(
    "text",
    [
        "## 三定 { #a }",
        "见[三定](a.md)。",
        "写作`三定`。",
        "```\n三定\n```",
        "| 三定 |\n| --- |\n| 甲 |",
        '??? note "三定"\n    甲',
        '<span class="citation">[〔6.2〕](a.md)<span class="citation-words">三定</span></span>',
        '<a href="a.html">三<b>定</b>和三定</a>',
        "<div>三定</div>",
        '<div class="duties" markdown="1">\n\n三定\n\n</div>',
    ],
)
def test_headings_links_code_labels_and_tooltips_are_left_alone(text: str) -> None:
    assert marked(text) == []
    assert marked(f"{text}\n\n三定") == ["三定"]


def test_what_comes_after_a_tooltip_is_marked_again() -> None:
    text = 'A<span class="citation-words">三定<b>三定</b></span>和三定'
    assert "<b>三定</b></span>和<span" in rendered(text)


def test_the_longest_term_wins_even_where_it_is_not_marked() -> None:
    assert marked("推进生育关怀行动。") == []
    assert marked("推进生育关怀行动，加强生育关怀。") == ["生育关怀"]


def test_figures_are_not_found_inside_longer_ones() -> None:
    assert marked("编号17·11和7·110，节日7·11。") == ["7·11"]
    assert (
        rendered("编号17·11，节日7·11。").index("编号17·11") < rendered("7·11").index("gloss") + 9
    )


def test_english_is_matched_by_word_and_with_a_capital() -> None:
    assert marked("A submass organisation, mass organisational, mass-organisation.", ENGLISH) == []
    assert marked("Mass organisations differ.", ENGLISH) == ["Mass organisations"]
    assert marked("MASS ORGANISATION", ENGLISH) == []


def test_a_term_written_with_backslashes_is_found_and_reads_as_before() -> None:
    gloss = Gloss(("two-child policy",), "g.md#t", "Two children.")
    assert marked(r"A two\-child policy.", (gloss,)) == ["two-child policy"]
    text = html.fragment_fromstring(rendered(r"\*A\* two\-child law", (gloss,))).text_content()
    assert text == "*A* two-child law"


def test_english_tooltips_say_the_chinese_in_its_language() -> None:
    assert '<span lang="zh">群团组织</span>. Led by the Party.' in rendered(
        "A mass organisation.", ENGLISH
    )


def test_tables_lists_quotes_and_claims_are_marked() -> None:
    for text in ("| 甲 |\n| --- |\n| 三定 |", "- 三定", "> 三定", "/// context\n三定\n///"):
        assert marked(text) == ["三定"], text


def test_nothing_is_marked_where_nothing_is_given() -> None:
    assert rendered("三定", ()) == "<p>三定</p>"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_editions_pages_about_the_site_and_the_glossary_have_none(
    project: Project, language: str
) -> None:
    for name in ("index.md", "about/contribute.md", "sources/shi2017.md", GLOSSARY_PAGE):
        assert glosses(name, language, project) == ()
    given = glosses("guide/tasks.md", language, project)
    assert len(given) == len(project.terms)
    assert 15 < sum(1 for gloss in given if gloss.words) < len(given) / 2


def test_a_meaning_from_elsewhere_says_so_and_names_its_source(project: Project) -> None:
    by_target = {g.target: g.words for g in glosses("guide/tasks.md", "zh", project)}
    assert by_target["../reference/glossary.md#cangong"] == (
        "编者注：参照《中华人民共和国公务员法》管理〔新华社2009〕。"
    )
    assert by_target["../reference/glossary.md#sanwei-yiti"].endswith("三者〔16.4〕。")
    assert not by_target["../reference/glossary.md#sanwei-yiti"].startswith("编者注")


def test_a_citation_that_leads_nowhere_does_not_stop_the_site(project: Project) -> None:
    [term] = [term for term in project.terms if term.id == "cangong"]
    broken = dataclasses.replace(project, sources={}, terms=(term,))
    [gloss] = glosses("guide/tasks.md", "zh", broken)
    assert gloss.words == "参照《中华人民共和国公务员法》管理。"


def test_the_date_of_one_year_is_not_the_day_of_every_year() -> None:
    assert marked("Founded on 29 May 1980.", ENGLISH) == []
    assert marked("Such as 29 May and 11 July.", ENGLISH) == ["29 May"]
