"""Old PCs: nothing that Chromium 109 lacks; a word to older browsers; the folder as zipped."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Route

from lectern.instructions import instructions
from lectern.schema import LANGUAGES
from lectern.wording import WORDS
from tests.standards import Use, newer, of_page, of_script, of_style, read_files

NEWER = newer()
HARMLESS: dict[Use, str] = {
    ("css-properties", "text-wrap"): "lines break as they always did",
    ("css-properties", "text-autospace"): "Latin stands closer to Han",
    ("css-properties", "scrollbar-color"): "the bar has the system’s colour",
    ("css-properties", "scrollbar-width"): "the bar has the system’s width",
    ("html-attributes", "* autocorrect"): "the theme’s search box, where Safari heeded it first",
    ("members", "config"): "a name of the theme’s own, not that of a fenced frame",
}
"""What is newer, and what a browser without it shows instead."""

SPARE = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""The theme’s own search, which no page loads: see overrides/main.html."""

HOMES = {"zh": "index.html", "en": "en/index.html"}


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN")
    yield context.new_page()
    context.close()


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


# ---- Chromium 109 ----


def test_no_script_style_or_page_uses_what_chromium_109_lacks(site: Path) -> None:
    used = read_files(site, SPARE)
    assert {"assets/lectern.js", "assets/lectern.css", "search/zh.js"} < used.keys()
    assert any(name.startswith("assets/javascripts/bundle.") for name in used)
    inline: dict[str, str] = {}
    for path in pages(site):
        tree = html.document_fromstring(path.read_bytes())
        name = path.relative_to(site).as_posix()
        assert not any(spare in path.read_text(encoding="utf-8") for spare in SPARE), name
        used[name] = set(of_page(tree))
        for element in tree.iter("script", "style"):
            if element.text and element.get("type") != "application/json":
                inline.setdefault(element.tag + element.text, name)
    for text, name in inline.items():
        is_script = text.startswith("script")
        read = of_script if is_script else of_style
        used[name] |= set(read(text.removeprefix("script" if is_script else "style").encode()))
    found = {use: name for name, uses in used.items() for use in uses & NEWER.keys()}
    assert {use: name for use, name in found.items() if use not in HARMLESS} == {}
    assert set(HARMLESS) <= set(found)


@pytest.mark.parametrize(
    ("source", "use"),
    [
        ("items.toSorted()", ("members", "toSorted")),
        ('items["toSorted"]()', ("members", "toSorted")),
        ("Object.groupBy(items, key)", ("members", "groupBy")),
        ("Promise.withResolvers()", ("members", "withResolvers")),
        ("a.union(b)", ("members", "union")),
        ("RegExp.escape(text)", ("statics", "RegExp.escape")),
        ("Temporal.Now.instant()", ("globals", "Temporal")),
        ("/[a--b]/v.test(text)", ("syntax", "v flag")),
        ("/(?i:a)b/.test(text)", ("syntax", "modifier")),
        ("{ using file = open() }", ("syntax", "using_declaration")),
    ],
)
def test_newer_parts_of_a_script_are_seen(source: str, use: Use) -> None:
    assert use in NEWER.keys() & set(of_script(source.encode()))


@pytest.mark.parametrize(
    "source", ['const toSorted = "toSorted"; // toSorted', "items.slice().sort()", "/v/u.test(v)"]
)
def test_words_and_older_parts_of_a_script_are_let_be(source: str) -> None:
    assert not NEWER.keys() & set(of_script(source.encode()))


@pytest.mark.parametrize(
    ("source", "use"),
    [
        (".a { .b { color: red } }", ("syntax", "nesting")),
        ("p { text-wrap: balance }", ("css-properties", "text-wrap")),
        ("p { color: color-mix(in srgb, red, blue) }", ("css-functions", "color-mix")),
        ("p { color: light-dark(red, blue) }", ("css-functions", "light-dark")),
        ("p { width: stretch }", ("css-values", "width: stretch")),
        (".a:popover-open { color: red }", ("css-selectors", "popover-open")),
        ("details::details-content { color: red }", ("css-selectors", "details-content")),
        ("@media (scripting: none) { p { color: red } }", ("css-media", "scripting")),
        ("@starting-style { p { color: red } }", ("css-at-rules", "starting-style")),
        ("@scope (.a) { p { color: red } }", ("css-at-rules", "scope")),
    ],
)
def test_newer_parts_of_a_style_are_seen_unless_asked_for(source: str, use: Use) -> None:
    assert use in NEWER.keys() & set(of_style(source.encode()))
    guarded = f"@supports (width: stretch) {{ {source} }}"
    assert not NEWER.keys() & set(of_style(guarded.encode()))


def test_newer_parts_of_a_page_are_seen() -> None:
    tree = html.document_fromstring('<search><p popover><details name="a">')
    names = {name for _, name in NEWER.keys() & set(of_page(tree))}
    assert names == {"search", "* popover", "details name"}


def test_what_is_no_script_or_style_is_told() -> None:
    for read, source in ((of_script, b"let = = 1;"), (of_style, b"p { color: ")):
        with pytest.raises(ValueError, match="line 1"):
            list(read(source))


# ---- Older still ----


def _hides_from_old_browsers(page: Page) -> None:
    """Have the browser answer as one that knows no min()."""

    def older(route: Route) -> None:
        text = Path(url2pathname(urlsplit(route.request.url).path)).read_text(encoding="utf-8")
        assert text.count("@supports (width: min(1px, 2px))") == 1
        body = text.replace("@supports (width: min(1px, 2px))", "@supports (width: none(1px))")
        route.fulfill(body=body, content_type="text/css")

    page.route("**/assets/lectern.css", older)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_old", [False, True])
def test_a_browser_that_is_too_old_is_told_so_without_script(
    browser: Browser, file_base: str, language: str, *, is_old: bool
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    if is_old:
        _hides_from_old_browsers(page)
    for name in ("index.html", "guide/tasks.html"):
        page.goto(file_base + ("" if language == "zh" else "en/") + name)
        told = page.locator(".too-old")
        assert told.text_content() == WORDS[language]["too_old"]
        assert told.is_visible() == is_old
        assert not told.locator("xpath=ancestor::article|ancestor::main").count()
        box = told.bounding_box()
        assert box is None or box["y"] < 80
    page.emulate_media(media="print")
    assert not told.is_visible()
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_browser_paints_the_sentence_even_once(site: Path, language: str) -> None:
    for path in (site / HOMES[language], site / HOMES[language].replace("index", "guide/tasks")):
        tree = html.document_fromstring(path.read_bytes())
        [sheet] = tree.xpath("/html/head/link[contains(@href, 'assets/lectern.css')]")
        assert (sheet.get("rel"), sheet.get("media")) == ("stylesheet", None)
        [told] = tree.find_class("too-old")
        assert told.get("hidden") is not None
        assert tree.xpath("//meta[@name='renderer']/@content") == ["webkit"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_is_not_found_by_the_search_box(site: Path, language: str) -> None:
    index = (site / f"search/{language}.js").read_text(encoding="utf-8")
    assert WORDS[language]["too_old"][:12] not in index


# ---- The folder as zipped ----


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_opened_inside_the_zip_says_to_unpack_it(
    site: Path, tab: Page, tmp_path: Path, language: str
) -> None:
    told = tab.get_by_text(WORDS[language]["unpack_first"])
    tab.goto((site / HOMES[language]).as_uri())
    assert not told.is_visible()
    alone = shutil.copy(site / HOMES[language], tmp_path)
    tab.goto(Path(alone).as_uri())
    assert told.is_visible()
    box = told.bounding_box()
    assert box is not None
    assert box["y"] < 200
    assert not tab.locator(".too-old").is_visible()


def test_the_instructions_can_be_read_in_an_old_notepad() -> None:
    content = instructions()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 20
    text = content.decode("utf-8-sig")
    assert all(len(line.encode("gb18030")) <= 100 for line in text.splitlines())
    for words in (
        "先解压再打开",
        "certutil -hashfile offline.zip SHA256",
        "sha256sum -c --ignore-missing SHA256SUMS",
        "公开发布前请按本单位规定审核",
    ):
        assert words in text, words
