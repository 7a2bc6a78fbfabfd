"""Lays out `dist/`: checks, builds, exports, zips the offline site, sums it up, swaps it in whole.

At every instant a good copy stands at `dist/` or, after a kill, beside it as `dist.old`; the next
run puts it back.
"""

import hashlib
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from lectern.checks import RULES
from lectern.instructions import NAME, instructions
from lectern.loading import load
from lectern.press import FOLDER, StepFailed, build, export, export_posters
from lectern.report import as_text
from lectern.rule import run
from lectern.sharing import FOLDER as CARDS

BUNDLE = "lectern"
"""The folder that the offline zip unpacks into."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def publish(root: Path, say: Callable[[str], None]) -> None:
    """Make `dist/` anew from the project at `root`; raises StepFailed and leaves the old one."""
    final, fresh, old = root / "dist", root / "dist.new", root / "dist.old"
    recover(final, fresh, old)
    try:
        site = fresh / "site"
        say("1/5 check: every rule over every page")
        _check(root)
        say("2/5 build: the site in both languages, strictly")
        build(root, site, downloads=True)
        say("3/5 book: the book and each session’s sheets as PDFs, and the speech on one page")
        export(root, site, site / FOLDER)
        export_posters(root, site / FOLDER)
        say("4/5 bundle: offline.zip")
        (site / NAME).write_bytes(instructions())
        zip_site(site, fresh / "offline.zip")
        say("5/5 sums: SHA256SUMS")
        write_sums(fresh)
        swap(final, fresh, old)
    except OSError as error:
        raise StepFailed(f"files: {error.strerror}: {error.filename}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    say(f"done: open {final.name}/site/index.html")


def recover(final: Path, fresh: Path, old: Path) -> None:
    """Clear up after a run that was killed: put a good copy back where it belongs."""
    shutil.rmtree(fresh, ignore_errors=True)
    if old.exists() and not final.exists():
        old.rename(final)
    shutil.rmtree(old, ignore_errors=True)


def swap(final: Path, fresh: Path, old: Path) -> None:
    """Put the fresh copy in the final one's place."""
    if final.exists():
        final.rename(old)
    fresh.rename(final)
    shutil.rmtree(old, ignore_errors=True)


def zip_site(site: Path, archive: Path) -> None:
    """Zip a site so that the same files make the same bytes; its cards are for the web alone."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for path in _files(site):
            name = path.relative_to(site)
            if name.parts[0] == CARDS:
                continue
            entry = zipfile.ZipInfo(f"{BUNDLE}/{name.as_posix()}", _EPOCH)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, path.read_bytes())


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS over everything in a folder, in the form of sha256sum -c."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in _files(folder)
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _check(root: Path) -> None:
    found = run(RULES, load(root))
    if found:
        raise StepFailed(f"check:\n{as_text(found)}")
