"""What `mkdocs build` and `mkdocs serve` tell an author: the checker's findings, as warnings."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspace import run_lectern

PAGE = "docs/zh/guide/tasks.md"


def build(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def changed(spoilt: Path) -> Path:
    """Return a project whose Chinese has changed since the English was stamped."""
    page = spoilt / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("不作取舍：", "不加取舍：", 1), encoding="utf-8")
    return spoilt


def test_a_strict_build_fails_on_a_finding_and_names_its_place(spoilt: Path) -> None:
    page = spoilt / PAGE
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("[@shi2017:7.2]", "[@shi2017:77.2]", 1), encoding="utf-8")
    built = build(spoilt, "--strict")
    assert built.returncode == 1
    place = rf"WARNING -  {re.escape(PAGE)}:\d+:\d+: CIT001 citation names passage 77,"
    assert re.search(place, built.stderr)


def test_a_stale_translation_fails_a_strict_build(changed: Path) -> None:
    built = build(changed, "--strict")
    assert built.returncode == 1
    assert f"PAR005 the Chinese has changed since this was stamped: {PAGE}" in built.stderr


def test_a_stale_translation_says_so_to_its_reader_until_it_is_stamped(changed: Path) -> None:
    words = "not been reviewed since the Chinese changed"
    assert build(changed).returncode == 0
    assert words in (changed / "site/en/guide/tasks.html").read_text(encoding="utf-8")
    assert words not in (changed / "site/en/guide/study.html").read_text(encoding="utf-8")
    stamped = run_lectern("stamp", "docs/en/guide/tasks.md", cwd=changed)
    assert (stamped.returncode, stamped.stdout) == (0, "stamped 1 page\n")
    assert build(changed, "--strict").returncode == 0
    assert words not in (changed / "site/en/guide/tasks.html").read_text(encoding="utf-8")


def test_stamping_what_is_no_page_is_misuse(spoilt: Path) -> None:
    done = run_lectern("stamp", "mkdocs.yml", cwd=spoilt)
    assert done.returncode == 2
    assert "no page of the site" in done.stderr
