"""Builds the site with MkDocs, exports books from the pages as built, and posters from the tables.

MkDocs runs in a process of its own. The last commit dates what is made, so that the same commit
makes the same bytes.
"""

import datetime
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from lectern.book import Imprint
from lectern.exporters import EXPORTERS, POSTERS
from lectern.history import timestamp
from lectern.library import volumes
from lectern.loading import load
from lectern.poster import make_poster
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
    """Export a built site's books and packages into a folder; return the files written."""
    project = load(root)
    imprint = Imprint(version("lectern"), _date(root))
    written = []
    folder.mkdir(parents=True, exist_ok=True)
    for language in languages:
        try:
            for stem, book in volumes(
                project, language, imprint, lambda p: (site / p).read_bytes()
            ):
                for name in formats:
                    written.append(folder / f"{stem}.{name}")
                    written[-1].write_bytes(EXPORTERS[name](book))
        except (RuntimeError, ValueError) as error:
            raise StepFailed(f"book:\n{language}: {error}") from error
    return tuple(written)


def export_posters(
    root: Path, folder: Path, *, languages: tuple[str, ...] = LANGUAGES
) -> tuple[Path, ...]:
    """Export what is set from the tables alone into a folder; return the files written."""
    project = load(root)
    imprint = Imprint(version("lectern"), _date(root))
    written = []
    folder.mkdir(parents=True, exist_ok=True)
    for language in languages:
        poster = make_poster(project, language, imprint)
        for name, set_poster in POSTERS.items():
            try:
                made = set_poster(poster)
            except (RuntimeError, ValueError) as error:
                raise StepFailed(f"{name}:\n{name}-{language}: {error}") from error
            for suffix, content in made.items():
                written.append(folder / f"{name}-{language}{suffix}")
                written[-1].write_bytes(content)
    return tuple(written)


def _timestamp(root: Path) -> str:
    """Return the seconds that date what is made: as the environment says, else the last commit."""
    if stamp := os.environ.get("SOURCE_DATE_EPOCH"):
        return stamp
    return timestamp(root)


def _date(root: Path) -> str:
    stamp = _timestamp(root)
    if not stamp:
        return ""
    return datetime.datetime.fromtimestamp(int(stamp), datetime.UTC).date().isoformat()
