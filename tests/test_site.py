"""The built site in a real browser, over http and from a folder, in both languages, offline."""

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pypdf
import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page

from lectern.project import Project

HAN = "\u4e00-\u9fff"
GUIDE = "guide/tasks.html"
SPEECH = "sources/shi2017.html"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, http_base: str, file_base: str) -> str:
    return http_base if request.param == "http" else file_base


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(locale="zh-CN")
    yield opened
    opened.close()


def names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def watch(page: Page, base: str) -> list[str]:
    """Cut the network off; return a list that fills with everything that goes wrong on a page."""
    troubles: list[str] = []
    page.route(lambda url: not url.startswith((base, "data:", "blob:")), lambda r: r.abort())
    page.on(
        "console", lambda m: troubles.append(m.text) if m.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: troubles.append(str(error)))
    # A request that the next page cuts off is no trouble of this one.
    page.on(
        "requestfailed",
        lambda request: (
            troubles.append(f"failed: {request.url}")
            if request.failure != "net::ERR_ABORTED"
            else None
        ),
    )
    page.on(
        "response",
        lambda response: (
            troubles.append(f"{response.status}: {response.url}")
            if response.status >= 400
            else None
        ),
    )
    page.on(
        "request",
        lambda request: (
            troubles.append(f"outside: {request.url}")
            if not request.url.startswith((base, "data:", "blob:"))
            else None
        ),
    )
    return troubles


def test_the_site_has_every_page_in_both_languages(site: Path, project: Project) -> None:
    built = set(names(site))
    for entry in project.config.nav:
        page = entry.name.replace(".md", ".html")
        assert {page, f"en/{page}"} <= built
    assert len(built) == 2 * len(project.config.nav) + 1


def test_every_page_loads_whole_and_alone(site: Path, base: str, context: BrowserContext) -> None:
    page = context.new_page()
    troubles = watch(page, base)
    for name in names(site):
        page.goto(base + name, wait_until="networkidle")
        language = "en" if name.startswith("en/") else "zh"
        assert page.locator("html").get_attribute("lang") == language, name
        assert not troubles, name


def test_every_link_leads_to_a_page_and_a_place(
    site: Path, file_base: str, context: BrowserContext
) -> None:
    page = context.new_page()
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str]] = []
    for name in names(site):
        page.goto(file_base + name)
        ids[name] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
        hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map(e => e.href)")
        links += [(name, href) for href in hrefs]
    assert len(links) > 1000
    for name, href in links:
        if not href.startswith(file_base):
            assert href.startswith(("https://", "http://")), (name, href)
            continue
        path, _, fragment = href.removeprefix(file_base).partition("#")
        target = unquote(path)
        assert target in ids, (name, href)
        assert not fragment or unquote(fragment) in ids[target], (name, href)


def test_the_language_switch_leads_to_the_same_page_and_back(
    site: Path, base: str, context: BrowserContext
) -> None:
    page = context.new_page()
    for name in names(site):
        if name.startswith("en/") or name == "404.html":
            continue
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


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_citation_shows_its_words_by_mouse_keyboard_and_to_screen_readers(
    base: str, context: BrowserContext, project: Project, prefix: str
) -> None:
    page = context.new_page()
    page.goto(base + prefix + "practices/yueyang.html")
    edition = project.editions["en" if prefix else "zh"]["shi2017"]
    words = edition.passages[0].sentences[9].text
    mark = page.locator("a.citation-mark", has_text="〔1.10〕").first
    identifier = mark.get_attribute("aria-describedby")
    box = page.locator(f"#{identifier}")
    assert (box.text_content() or "").startswith(words)
    assert not box.is_visible()
    mark.hover()
    assert box.is_visible()
    page.mouse.move(0, 0)
    box.wait_for(state="hidden")
    mark.focus()
    assert box.is_visible()
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    mark.click()
    page.wait_for_url(base + prefix + SPEECH + "#p1s10")


def test_a_citation_opens_by_tap_and_leads_on_by_a_second(browser: Browser, base: str) -> None:
    phone = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = phone.new_page()
    page.goto(base + "practices/yueyang.html")
    mark = page.locator("a.citation-mark").first
    box = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    mark.tap()
    box.wait_for(state="visible")
    edges = box.bounding_box()
    assert edges is not None
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 360
    mark.tap()
    page.wait_for_url(base + SPEECH + "#p1s10")
    phone.close()


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_term_shows_its_meaning_by_mouse_and_keyboard_and_leads_to_its_entry(
    base: str, context: BrowserContext, prefix: str
) -> None:
    page = context.new_page()
    troubles = watch(page, base)
    page.goto(base + prefix + "guide/tasks.html")
    mark = page.locator("a.gloss-mark[href$='#liuxiang']")
    box = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    assert not box.is_visible()
    mark.hover()
    assert box.is_visible()
    label = "Context: " if prefix else "编者注："
    assert label in (box.text_content() or "")
    page.mouse.move(0, 0)
    box.wait_for(state="hidden")
    mark.focus()
    assert box.is_visible()
    page.keyboard.press("Escape")
    box.wait_for(state="hidden")
    assert mark.evaluate("mark => mark === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url(base + prefix + "reference/glossary.html#liuxiang")
    assert page.locator("#liuxiang").is_visible()
    assert not troubles


def test_a_step_by_keyboard_to_a_term_out_of_sight_shows_its_meaning_beside_it(
    file_base: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(file_base + "guide/review.html")
    mark = page.locator("a.gloss-mark").last
    box = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    mark.focus()
    two_frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    page.evaluate(two_frames)
    assert page.evaluate("scrollY") > 0
    assert box.is_visible()
    seen, at = box.bounding_box(), mark.bounding_box()
    assert seen is not None
    assert at is not None
    assert min(abs(seen["y"] - at["y"]), abs(seen["y"] + seen["height"] - at["y"])) < 60


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_term_opens_by_tap_and_offers_the_way_on(
    browser: Browser, base: str, prefix: str
) -> None:
    phone = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = phone.new_page()
    page.goto(base + prefix + "guide/review.html")
    mark = page.locator("a.gloss-mark[href$='#sanding']")
    box = page.locator(f"#{mark.get_attribute('aria-describedby')}")
    mark.tap()
    box.wait_for(state="visible")
    edges = box.bounding_box()
    assert edges is not None
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 360
    page.locator("h1").tap()
    box.wait_for(state="hidden")
    mark.tap()
    box.locator("a").tap()
    page.wait_for_url(base + prefix + "reference/glossary.html#sanding")
    phone.close()


def test_a_term_is_marked_once_on_a_page_and_never_on_the_speech(
    site: Path, project: Project
) -> None:
    pages = 0
    for name in names(site):
        [article] = html.document_fromstring((site / name).read_bytes()).xpath("//main")
        marks = article.find_class("gloss-mark")
        targets = [urlsplit(mark.get("href")).fragment for mark in marks]
        assert len(targets) == len(set(targets)), name
        assert set(targets) <= {term.id for term in project.terms if term.gloss}
        for mark in marks:
            above = {element.tag for element in mark.iterancestors()}
            assert not above & {"a", "h1", "h2", "h3", "h4", "th", "code", "summary"}, name
        if name.endswith((SPEECH, "reference/glossary.html", "about/rules.html")):
            assert not marks
        pages += bool(marks)
    assert pages > 30


def test_every_id_of_the_glossary_is_its_own(site: Path) -> None:
    for prefix in ("", "en/"):
        page = html.document_fromstring((site / prefix / "reference/glossary.html").read_bytes())
        ids = page.xpath("//article//@id")
        assert len(ids) == len(set(ids)) > 200


def test_without_script_every_page_can_be_read_and_citations_followed(
    site: Path, browser: Browser, file_base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in names(site):
        page.goto(file_base + name)
        assert page.locator("h1").first.is_visible(), name
    page.goto(file_base + "practices/yueyang.html")
    mark = page.locator("a.citation-mark").first
    mark.hover()
    assert page.locator(f"#{mark.get_attribute('aria-describedby')}").is_visible()
    mark.click()
    assert page.url == file_base + SPEECH + "#p1s10"
    page.goto(file_base + "guide/review.html")
    term = page.locator("a.gloss-mark").first
    term.hover()
    assert page.locator(f"#{term.get_attribute('aria-describedby')}").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("anchor", ["p20", "p20s3"])
def test_the_target_of_a_citation_stands_out(
    browser: Browser, file_base: str, anchor: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]  # a literal
    page = context.new_page()
    colour = f"getComputedStyle(document.getElementById('{anchor}')).backgroundColor"
    page.goto(file_base + SPEECH)
    plain = page.evaluate(colour)
    page.goto(file_base + f"{SPEECH}#{anchor}")
    assert page.evaluate(colour) != plain
    context.close()


def test_every_passage_names_the_pages_that_cite_it(
    file_base: str, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(file_base + SPEECH)
    links = page.locator("#p7 .cited-by a:not(.passage-map)")
    assert "六项重点任务" in "".join(links.all_text_contents())
    for href in links.evaluate_all("all => all.map(a => a.getAttribute('href'))"):
        page.goto(urljoin(file_base + SPEECH, href))
        cited = page.locator("a.citation-mark").evaluate_all("all => all.map(a => a.hash)")
        assert any(urlsplit(hash_).fragment.startswith("p7") for hash_ in cited)


def test_no_space_stands_inside_a_chinese_sentence(
    site: Path, file_base: str, context: BrowserContext
) -> None:
    page = context.new_page()
    gaps = f"""() => {{
        const found = [];
        for (const block of document.querySelectorAll('article p, article li, article td')) {{
            // Two bodies that issue a document together stand apart in its official name.
            const text = block.textContent.replaceAll('中共中央 国务院', '');
            const gap = text.match(/[{HAN}，。、；：]\\s+[{HAN}，。、；：]/);
            if (gap && !block.querySelector('p, li')) found.push(text);
        }}
        return found;
    }}"""
    for name in names(site):
        if not name.startswith("en/") and name != "404.html":
            page.goto(file_base + name)
            assert page.evaluate(gaps) == [], name


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
