"""The built site in a real browser, over http and from a folder, in both languages, offline."""

import io
import re
from pathlib import Path
from urllib.parse import unquote, urljoin

import pypdf
import pytest
from lxml import html
from playwright.sync_api import BrowserContext

from lectern.project import Project
from tests.walk import GUIDE, names, watch

HAN = "\u4e00-\u9fff"


def test_the_site_has_every_page_in_both_languages(site: Path, project: Project) -> None:
    built = set(names(site))
    for entry in project.config.nav:
        page = entry.name.replace(".md", ".html")
        assert {page, f"en/{page}"} <= built
    assert len(built) == 2 * len(project.config.nav) + 1


@pytest.mark.parametrize("way", ["http", "file"])
def test_every_page_loads_whole_and_alone(
    site: Path, http_base: str, file_base: str, context: BrowserContext, way: str
) -> None:
    """Walk all pages as a folder, and the first of each folder over http."""
    base = http_base if way == "http" else file_base
    firsts = {Path(name).parent: name for name in reversed(names(site))}
    page = context.new_page()
    troubles = watch(page, base)
    for name in names(site) if way == "file" else firsts.values():
        page.goto(base + name)
        language = "en" if name.startswith("en/") else "zh"
        assert page.locator("html").get_attribute("lang") == language, name
        assert not troubles, name


def test_every_link_leads_to_a_page_and_a_place(site: Path, file_base: str) -> None:
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for name in names(site):
        page = html.document_fromstring((site / name).read_bytes())
        ids[name] = set(page.xpath("//@id"))
        links += [(name, urljoin(file_base + name, href)) for href in page.xpath("//a/@href")]
    assert len(links) > 1000
    for name, href in links:
        if name == "404.html":
            continue
        if not href.startswith(file_base):
            assert href.startswith(("https://", "http://")), (name, href)
            continue
        path, _, fragment = href.removeprefix(file_base).partition("#")
        target = unquote(path)
        assert target in ids, (name, href)
        assert not fragment or unquote(fragment) in ids[target], (name, href)


def test_the_language_switch_of_every_page_leads_to_the_same_page(site: Path) -> None:
    for name in names(site):
        if name == "404.html":
            continue
        page = html.document_fromstring((site / name).read_bytes())
        chinese = name.removeprefix("en/")
        other = chinese if name.startswith("en/") else f"en/{chinese}"
        [href] = page.xpath("//header//a[@class='switch']/@href")
        assert urljoin(f"/{name}", href) == f"/{other}", name


def test_the_language_switch_leads_there_and_back(base: str, context: BrowserContext) -> None:
    page = context.new_page()
    for name in ("index.html", GUIDE, "training/s30/key.html"):
        page.goto(base + name)
        page.locator("a[hreflang=en]").first.click()
        page.wait_for_url(base + "en/" + name)
        page.locator("a[hreflang=zh]").first.click()
        page.wait_for_url(base + name)


@pytest.mark.parametrize("path", ["nowhere.html", "en/deep/down/nowhere.html"])
def test_the_404_page_speaks_both_languages_at_any_depth(
    http_base: str, context: BrowserContext, path: str
) -> None:
    page = context.new_page()
    for language, home in (("zh", "index.html"), ("en", "en/index.html")):
        page.goto(http_base + path)
        page.locator(f"section[lang={language}] a").click()
        page.wait_for_url(http_base + home)


def test_the_404_page_opened_from_a_folder_leads_home(
    file_base: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(file_base + "404.html")
    page.locator("section[lang=en] a").click()
    page.wait_for_url(file_base + "en/index.html")


def test_no_space_stands_inside_a_chinese_sentence(site: Path) -> None:
    mark = f"[{HAN}，。、；：]"
    for name in names(site):
        if name.startswith("en/") or name == "404.html":
            continue
        page = html.document_fromstring((site / name).read_bytes())
        for block in page.xpath(
            "//article//*[self::p or self::li or self::td][not(.//p or .//li)]"
        ):
            # Two bodies that issue a document together stand apart in its official name.
            text = block.text_content().replace("中共中央 国务院", "")
            assert not re.search(rf"{mark}\s+{mark}", text), (name, text)


def test_every_guide_page_prints_the_notice(file_base: str, context: BrowserContext) -> None:
    page = context.new_page()
    page.emulate_media(media="print")
    for name, words in (
        (GUIDE, "历史资料，供学习，不作工作依据"),
        (f"en/{GUIDE}", "A historical document, for study, not an instruction"),
    ):
        page.goto(file_base + name)
        assert page.get_by_text(words).first.is_visible()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_blank_form_prints_on_one_sheet_of_a4(
    file_base: str, context: BrowserContext, prefix: str
) -> None:
    page = context.new_page()
    page.goto(file_base + prefix + "practices/form.html")
    [sheet] = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
