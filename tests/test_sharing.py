"""What a site says of itself on the web, where it is told its address, and only there."""

import os
import struct
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from lectern.exporters.cards import draw
from lectern.history import last_changes
from lectern.project import Project
from lectern.publish import zip_site
from lectern.sharing import HEIGHT, WIDTH, make_card
from tests.workspace import ROOT

ADDRESS = "https://example.org/lectern/"
FEEDBACK = "mailto:editors@example.org?subject=Lectern&body=Page"
MARK = (ROOT / "overrides/assets/mark.svg").read_bytes()
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site once as its maintainer would for the web, the address without its last /."""
    target = tmp_path_factory.mktemp("shared") / "site"
    told = {"LECTERN_SITE_URL": ADDRESS.rstrip("/"), "LECTERN_FEEDBACK": FEEDBACK}
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **told},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return target


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name != "404.html":
            yield name, html.document_fromstring(path.read_bytes())


def properties(page: html.HtmlElement) -> dict[str, str]:
    """Return what the head says to those who show a link, by its name."""
    metas = page.xpath(
        "//head/meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]"
    )
    told = [(meta.get("property") or meta.get("name"), meta.get("content")) for meta in metas]
    assert len(told) == len(dict(told))
    return dict(told)


def test_every_page_names_its_address_and_its_card(shared: Path) -> None:
    for name, page in pages(shared):
        told = properties(page)
        assert page.xpath("//head/link[@rel='canonical']/@href") == [ADDRESS + name]
        assert told["og:url"] == ADDRESS + name
        assert told["twitter:card"] == "summary_large_image"
        language = page.get("lang")
        locales = ["zh_CN", "en_GB"] if language == "zh" else ["en_GB", "zh_CN"]
        assert [told["og:locale"], told["og:locale:alternate"]] == locales
        home = name.removeprefix("en/") == "index.html"
        assert told["og:type"] == ("website" if home else "article")
        title, site_name = told["og:title"], told["og:site_name"]
        assert title == site_name if home else page.findtext(".//title") == f"{title} - {site_name}"
        [described] = page.xpath("//head/meta[@name='description']/@content")
        assert told["og:description"] == described
        assert told["og:title"] in told["og:image:alt"]


def test_every_card_is_a_picture_of_the_size_it_is_said_to_be(shared: Path) -> None:
    cards = {path for path in (shared / "cards").rglob("*") if path.is_file()}
    for _, page in pages(shared):
        told = properties(page)
        card = shared / told["og:image"].removeprefix(ADDRESS)
        assert card.name.isascii()
        cards.remove(card)
        content = card.read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n")
        size = struct.unpack(">II", content[16:24])
        assert size == (int(told["og:image:width"]), int(told["og:image:height"])) == (1200, 630)
    assert not cards


def test_the_sitemap_lists_every_page_once_with_its_twin_and_its_day(shared: Path) -> None:
    days = last_changes(ROOT)
    urls = list(etree.fromstring((shared / "sitemap.xml").read_bytes()))
    listed = {url.findtext(f"{_SITEMAP}loc"): url for url in urls}
    assert len(listed) == len(urls)
    assert set(listed) == {ADDRESS + name for name, _ in pages(shared)}
    for address, url in listed.items():
        name = address.removeprefix(ADDRESS).removeprefix("en/")
        language = "en" if address.startswith(ADDRESS + "en/") else "zh"
        twins = {link.get("hreflang"): link.get("href") for link in url.iter(f"{_XHTML}link")}
        chinese = ADDRESS + name
        assert twins == {"zh-CN": chinese, "en": f"{ADDRESS}en/{name}", "x-default": chinese}
        source = f"docs/{language}/{name.removesuffix('.html')}.md"
        assert url.findtext(f"{_SITEMAP}lastmod") == days.get(source)


def test_every_page_links_where_readers_can_send_corrections(shared: Path) -> None:
    words = {"zh": "意见和更正", "en": "Comments and corrections"}
    for name, page in pages(shared):
        links = page.xpath("//*[@class='footer-updated']//a")
        assert [link.get("href") for link in links] == [FEEDBACK], name
        assert [link.text for link in links] == [words[page.get("lang")]], name


def test_without_an_address_nothing_of_it_is_there(site: Path) -> None:
    assert not (site / "cards").exists()
    assert not (site / "sitemap.xml").exists()
    for name, page in pages(site):
        assert not properties(page), name
        assert not page.xpath("//head/link[@rel='canonical']"), name
        assert not page.xpath("//*[@class='footer-updated']//a"), name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_cards_are_the_same_bytes_and_differ_by_what_they_say(language: str) -> None:
    cards = [
        make_card(language, f"guide/{n}.md", title, ("导读",), "讲台")
        for n, title in enumerate(("下载", "下载：第二张", "“八代会”精神（一）"))
    ]
    drawn = draw(cards, MARK)
    assert list(drawn) == [f"cards/{language}/guide/{n}.png" for n in range(3)]
    assert len(set(drawn.values())) == 3
    assert draw(cards, MARK) == drawn


def test_a_title_that_no_card_holds_is_an_error_not_cut_off() -> None:
    card = make_card("zh", "guide/long.md", "计生协工作" * 40, (), "讲台")
    with pytest.raises(RuntimeError, match="more words than the card holds"):
        draw([card], MARK)


def test_every_title_could_be_twice_as_long(project: Project) -> None:
    longest = max((page.title for page in project.pages if page.language == "zh"), key=len)
    card = make_card("zh", "guide/long.md", longest * 2, ("导读",), "讲台")
    [picture] = draw([card], MARK).values()
    assert struct.unpack(">II", picture[16:24]) == (WIDTH, HEIGHT)


def test_the_offline_zip_leaves_the_cards_out(tmp_path: Path) -> None:
    for name in ("site/index.html", "site/cards/zh/index.png", "site/guide/cards.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    zip_site(tmp_path / "site", tmp_path / "offline.zip")
    with zipfile.ZipFile(tmp_path / "offline.zip") as bundle:
        assert bundle.namelist() == ["lectern/guide/cards.html", "lectern/index.html"]


def _git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    named = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    dated = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
    command = ["git", *named, *arguments]
    subprocess.run(
        command, cwd=folder, env={**os.environ, **dated}, check=True, capture_output=True
    )


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Return a repository of two pages, the second of them changed a month later."""
    root = tmp_path / "history"
    (root / "docs/zh").mkdir(parents=True)
    _git(tmp_path, "init", "-q", str(root))
    for day, pages_of_day in (("2026-01-10", ("一.md", "two.md")), ("2026-02-10", ("two.md",))):
        for name in pages_of_day:
            (root / "docs/zh" / name).write_text(day, encoding="utf-8")
        _git(root, "add", ".")
        _git(root, "commit", "-q", "-m", day, day=day)
    return root


def test_a_file_was_last_changed_on_the_day_of_its_last_commit(history: Path) -> None:
    assert last_changes(history) == {
        "docs/zh/一.md": "2026-01-10",
        "docs/zh/two.md": "2026-02-10",
    }


def test_a_shallow_clone_or_no_repository_tells_no_day(history: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    _git(tmp_path, "clone", "-q", "--depth", "1", history.as_uri(), str(clone))
    assert (clone / "docs/zh/two.md").is_file()
    assert last_changes(clone) == {}
    assert last_changes(tmp_path) == {}
