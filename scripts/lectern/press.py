"""Builds the site with MkDocs, and exports books from the pages as built.

MkDocs runs in a process of its own. The last commit dates what is made, so that the same commit
makes the same bytes.
"""

import datetime
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from lectern.book import Imprint, make_book
from lectern.exporters import EXPORTERS
from lectern.loading import load
from lectern.project import DOWNLOADS
from lectern.schema import LANGUAGES

FOLDER = "downloads"
"""Where the exports stand in the site."""


class StepFailed(Exception):
    """A step failed; the words name it and say why."""


def build(root: Path, site: Path, *, downloads: bool) -> None:
    """Build the site strictly; `downloads` says that its pages may link the exports."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
    environment = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **os.environ}
    environment.pop(DOWNLOADS, None)
    if downloads:
        environment[DOWNLOADS] = "1"
    if stamp := _timestamp(root):
        environment["SOURCE_DATE_EPOCH"] = stamp
    built = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if built.returncode:
        raise StepFailed(f"build:\n{built.stdout}{built.stderr}".rstrip())


def export(
    root: Path,
    site: Path,
    folder: Path,
    *,
    formats: tuple[str, ...] = tuple(EXPORTERS),
    languages: tuple[str, ...] = LANGUAGES,
) -> tuple[Path, ...]:
    """Export the books of a built site into a folder; return the files written."""
    project = load(root)
    imprint = Imprint(version("lectern"), _date(root))
    written = []
    folder.mkdir(parents=True, exist_ok=True)
    for language in languages:
        try:
            book = make_book(project, language, imprint, lambda path: (site / path).read_bytes())
            made = {name: EXPORTERS[name](book) for name in formats}
        except (RuntimeError, ValueError) as error:
            raise StepFailed(f"book:\nguide-{language}: {error}") from error
        for name, content in made.items():
            written.append(folder / f"guide-{language}.{name}")
            written[-1].write_bytes(content)
    return tuple(written)


def _timestamp(root: Path) -> str:
    """Return the seconds that date what is made: as the environment says, else the last commit."""
    if stamp := os.environ.get("SOURCE_DATE_EPOCH"):
        return stamp
    git = shutil.which("git")
    if git is None:
        return ""
    command = [git, "log", "-1", "--format=%ct"]
    asked = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    return asked.stdout.strip()


def _date(root: Path) -> str:
    stamp = _timestamp(root)
    if not stamp:
        return ""
    return datetime.datetime.fromtimestamp(int(stamp), datetime.UTC).date().isoformat()
