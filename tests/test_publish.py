"""Publishing: what lies in dist/, that it sums up, and that a failure harms nothing."""

import hashlib
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from lectern.downloads import DOWNLOADS, ON_ONE_PAGE
from lectern.instructions import instructions
from lectern.publish import recover, swap, write_sums, zip_site
from lectern.schema import LANGUAGES
from tests.workspace import ROOT, copy_project, run_lectern

BOOKS = ("downloads/guide-zh.pdf", "downloads/guide-en.pdf")
OFFERED = {f"downloads/{offer.file(language)}" for offer in DOWNLOADS for language in LANGUAGES}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("publish") / "project")
    done = run_lectern("publish", cwd=root)
    assert done.returncode == 0, done.stderr
    steps = [line.split(":")[0] for line in done.stdout.splitlines()]
    assert steps == ["1/5 check", "2/5 build", "3/5 book", "4/5 bundle", "5/5 sums", "done"]
    return root / "dist"


@pytest.fixture
def last_good(spoilt: Path) -> None:
    """Lay out a dist/ of an earlier run, which no failure may harm."""
    (spoilt / "dist").mkdir()
    (spoilt / "dist/good.txt").write_text("good", encoding="utf-8")


def test_dist_holds_the_site_the_zip_and_the_sums(published: Path) -> None:
    assert sorted(path.name for path in published.iterdir()) == [
        "SHA256SUMS",
        "offline.zip",
        "site",
    ]
    for page in ("index.html", "en/index.html", "sources/shi2017.html", "404.html", *BOOKS):
        assert (published / "site" / page).is_file()


def test_every_file_is_summed_as_it_is(published: Path) -> None:
    lines = (published / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    summed = {}
    for line in lines:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((published / name).read_bytes()).hexdigest() == digest
        summed[name] = digest
    files = {p.relative_to(published).as_posix() for p in published.rglob("*") if p.is_file()}
    assert files - set(summed) == {"SHA256SUMS"}


def test_the_zip_is_the_site(published: Path) -> None:
    site = published / "site"
    with zipfile.ZipFile(published / "offline.zip") as bundle:
        assert bundle.testzip() is None
        held = {entry.removeprefix("lectern/"): bundle.read(entry) for entry in bundle.namelist()}
    files = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert held == files


def test_paths_in_the_zip_are_short_enough_to_unpack_anywhere(published: Path) -> None:
    with zipfile.ZipFile(published / "offline.zip") as bundle:
        names = bundle.namelist()
        assert bundle.read("lectern/README.txt") == instructions()
    assert {name.split("/")[0] for name in names} == {"lectern"}
    assert all(name.isascii() for name in names)
    assert max(len(f"offline/{name}") for name in names) <= 180


def test_the_same_files_make_the_same_zip(published: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    shutil.copytree(published / "site", again)
    zip_site(again, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (published / "offline.zip").read_bytes()


@pytest.mark.usefixtures("last_good")
def test_a_failed_check_is_named_and_leaves_the_last_good_copy(spoilt: Path) -> None:
    (spoilt / "docs/zh/stray.md").write_text("# 例 { #a }\n\n没有出处。\n", encoding="utf-8")
    done = run_lectern("publish", cwd=spoilt)
    assert done.returncode == 1
    assert "failed at check" in done.stderr
    assert "docs/zh/stray.md:3:1: CLM001" in done.stderr
    assert [path.name for path in (spoilt / "dist").iterdir()] == ["good.txt"]
    assert not (spoilt / "dist.new").exists()


def _capture_in_gbk(root: Path) -> str:
    (root / "docs/_data/sources/shi2017.txt").write_bytes("石玉珍".encode("gbk"))
    return "docs/_data/sources/shi2017.txt:1:1: DAT001"


def _typo_in_a_table(root: Path) -> str:
    table = root / "docs/_data/sources.toml"
    table.write_text(table.read_text(encoding="utf-8").replace("title =", "titel =", 1), "utf-8")
    return "DAT003 shi2017 has an unknown field titel"


def _passage_missing(root: Path) -> str:
    edition = root / "docs/zh/sources/shi2017.md"
    pieces = edition.read_text(encoding="utf-8").split("\n\n")
    edition.write_text("\n\n".join(pieces[:9] + pieces[10:]), encoding="utf-8")
    return "SRC003 the edition has 23 passages"


def _citation_cut_off(root: Path) -> str:
    page = root / "docs/en/guide/study.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nCut [@shi2017:20.3", encoding="utf-8")
    return "CIT004 expected ] at the end of the citation"


def _broken_front_matter(root: Path) -> str:
    page = root / "docs/zh/guide/study.md"
    page.write_text("---\ntitle: a: b\n---\n\n# 例 { #part1 }\n", encoding="utf-8")
    return "docs/zh/guide/study.md:2:9: DAT004"


@pytest.mark.parametrize(
    "spoil",
    [_capture_in_gbk, _typo_in_a_table, _passage_missing, _citation_cut_off, _broken_front_matter],
)
def test_bad_input_is_a_finding_and_nothing_is_written(
    spoilt: Path, spoil: Callable[[Path], str]
) -> None:
    words = spoil(spoilt)
    done = run_lectern("publish", cwd=spoilt)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert not [path for path in spoilt.iterdir() if path.name.startswith("dist")]


@pytest.mark.usefixtures("last_good")
def test_a_failed_build_is_named_and_leaves_the_last_good_copy(spoilt: Path) -> None:
    (spoilt / "overrides/main.html").write_text("{% bogus %}", encoding="utf-8")
    done = run_lectern("publish", cwd=spoilt)
    assert done.returncode == 1
    assert "failed at build" in done.stderr
    assert [path.name for path in (spoilt / "dist").iterdir()] == ["good.txt"]


def test_after_a_kill_between_the_two_renames_the_good_copy_comes_back(tmp_path: Path) -> None:
    final, fresh, old = (tmp_path / name for name in ("dist", "dist.new", "dist.old"))
    old.mkdir()
    (old / "good.txt").write_text("good", encoding="utf-8")
    fresh.mkdir()
    recover(final, fresh, old)
    assert (final / "good.txt").read_text(encoding="utf-8") == "good"
    assert not fresh.exists()
    assert not old.exists()


def test_swap_puts_the_fresh_copy_in_place(tmp_path: Path) -> None:
    final, fresh, old = (tmp_path / name for name in ("dist", "dist.new", "dist.old"))
    for folder in (final, fresh):
        folder.mkdir()
        (folder / "name").write_text(folder.name, encoding="utf-8")
    write_sums(fresh)
    swap(final, fresh, old)
    assert (final / "name").read_text(encoding="utf-8") == "dist.new"
    assert not old.exists()


def test_the_project_itself_is_not_written_to() -> None:
    names = {"dist.new", "dist.old"}
    assert not names & {path.name for path in ROOT.iterdir()}


@pytest.mark.parametrize(("page", "up"), [("guide/glance.html", "../"), ("en/index.html", "../")])
def test_every_page_of_the_published_site_links_both_books(
    published: Path, page: str, up: str
) -> None:
    text = (published / "site" / page).read_text(encoding="utf-8")
    for book in BOOKS:
        assert f'href="{up}{book}"' in text
        assert (published / "site" / book).read_bytes().startswith(b"%PDF-")
    assert "lectern export pdf" not in text


@pytest.mark.parametrize(("root", "up"), [("", "../"), ("en/", "../../")])
def test_the_downloads_page_lists_all_that_is_there_and_nothing_else(
    published: Path, root: str, up: str
) -> None:
    site = published / "site"
    page = (site / f"{root}about/downloads.html").read_text(encoding="utf-8")
    [article] = html.document_fromstring(page).xpath("//article")
    linked = {link.get("href").removeprefix(up) for link in article.xpath(".//a[.//code]")}
    there = {path.relative_to(site).as_posix() for path in (site / "downloads").iterdir()}
    assert linked == OFFERED == there
    assert all(name.isascii() for name in there)


@pytest.mark.parametrize(("root", "up"), [("", "../"), ("en/", "../../")])
def test_the_glance_page_offers_the_speech_on_one_page(published: Path, root: str, up: str) -> None:
    page = (published / "site" / f"{root}guide/glance.html").read_text(encoding="utf-8")
    [article] = html.document_fromstring(page).xpath("//article")
    language = "en" if root else "zh"
    glance = {f"downloads/{offer.file(language)}" for offer in ON_ONE_PAGE}
    links = {str(href).removeprefix(up) for href in article.xpath(".//a/@href")}
    assert glance <= links


def test_a_plain_build_links_no_file_that_it_does_not_make(site: Path) -> None:
    for page in ("about/downloads.html", "guide/glance.html", "en/about/downloads.html"):
        text = (site / page).read_text(encoding="utf-8")
        assert "downloads/g" not in text
        assert "uv run lectern" in text


def test_export_writes_the_speech_on_one_page_without_a_build(tmp_path: Path) -> None:
    done = run_lectern("export", "glance", "--lang", "zh", "--output", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "glance-zh-a3.pdf",
        "glance-zh-a4.pdf",
        "glance-zh.png",
    ]


@pytest.mark.usefixtures("last_good")
def test_a_page_with_too_many_words_is_named_and_leaves_the_last_good_copy(spoilt: Path) -> None:
    table = spoilt / "docs/_data/glance.toml"
    row = '\n[[told]]\nsection = "opening"\ntext = { zh = "石玉珍", en = "Shi Yuzhen" }\n'
    row += 'cite = "@shi2017:1.1"\n'
    table.write_text(table.read_text(encoding="utf-8") + row * 90, encoding="utf-8")
    done = run_lectern("publish", cwd=spoilt)
    assert done.returncode == 1
    assert "failed at glance" in done.stderr
    assert "more words than the sheet holds" in done.stderr
    assert [path.name for path in (spoilt / "dist").iterdir()] == ["good.txt"]


def test_a_plain_build_says_how_to_make_the_book(site: Path) -> None:
    text = (site / "guide/glance.html").read_text(encoding="utf-8")
    assert "uv run lectern export pdf" in text
    assert ".pdf" not in text


def test_export_writes_what_one_language_has_where_it_is_told(tmp_path: Path) -> None:
    done = run_lectern("export", "pdf", "--lang", "en", "--output", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    packages = [f"session-{minutes}-en.pdf" for minutes in (120, 30, 60, 90)]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["guide-en.pdf", *packages]


@pytest.mark.usefixtures("last_good")
def test_a_book_that_cannot_be_made_is_named_and_leaves_the_last_good_copy(spoilt: Path) -> None:
    (spoilt / "overrides/main.html").write_text("nothing", encoding="utf-8")
    done = run_lectern("publish", cwd=spoilt)
    assert done.returncode == 1
    assert "failed at book" in done.stderr
    assert "expected an <article>" in done.stderr
    assert [path.name for path in (spoilt / "dist").iterdir()] == ["good.txt"]
