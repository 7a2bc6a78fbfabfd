"""What the tests share: a copy of the project to spoil, the built site, a browser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from lectern.loading import load
from lectern.project import Project
from tests.chromium import ARGUMENTS, find_chromium
from tests.workspace import ROOT, copy_project


@pytest.fixture
def spoilt(tmp_path: Path) -> Path:
    """Return a copy of the project for a test to spoil."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def project() -> Project:
    """Load the real project once: it is frozen."""
    return load(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site strictly, once, into a folder whose name is as awkward as people's are."""
    target = tmp_path_factory.mktemp("site") / "讲台 [U盘] (2017)"
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return target


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a real Chromium, with no network of its own accord."""
    executable = find_chromium()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(executable), args=ARGUMENTS)
        yield running
        running.close()
