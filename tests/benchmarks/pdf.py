"""Our PDF beside WeasyPrint's and headless Chromium's, of the same chapters in the same run.

Run by hand: `uv run python -m tests.benchmarks.pdf`, with WeasyPrint beside it if you have it
(`uv run --with weasyprint …`). Prints a Markdown table: seconds as the best of three runs, the
ratio to ours, and how the time grows at 1, 4 and 16 times the content. On two cores, in November
2026:

| content | Lectern | Chromium | WeasyPrint | growth |
| --- | --- | --- | --- | --- |
| × 1 | 0.4 s | 2.2 s, ours is 0.20 of it | 3.2 s, ours is 0.14 of it | × 1.0 |
| × 4 | 1.7 s | 3.3 s, ours is 0.49 of it | 9.8 s, ours is 0.17 of it | × 3.7 |
| × 16 | 5.3 s | 9.9 s, ours is 0.54 of it | 34.4 s, ours is 0.15 of it | × 12.0 |
"""

import dataclasses
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lectern.book import Book, Imprint, make_book
from lectern.chapter import Chapter
from lectern.exporters import EXPORTERS
from lectern.loading import load
from lectern.press import build
from tests.chromium import ARGUMENTS, NoChromium, find_chromium
from tests.workspace import ROOT

TIMES = (1, 4, 16)
RUNS = 3
_STYLE = "<style>body{font-family:'Noto Serif CJK SC','Noto Serif SC',serif}h1{break-before:page}"


def repeated(book: Book, times: int) -> Book:
    """Return the book with its chapters many times over, each copy with ids of its own."""
    chapters = [
        Chapter(f"{c.identifier}{n}", c.title, _renamed(c.body, n) if n else c.body)
        for n in range(times)
        for c in book.chapters
    ]
    return dataclasses.replace(book, chapters=tuple(chapters))


def _renamed(body: str, copy: int) -> str:
    body = re.sub(r'\bid="([^"]+)"', rf'id="\1--copy{copy}"', body)
    return re.sub(r'href="#(?!references)([^"]+)"', rf'href="#\1--copy{copy}"', body)


def peers() -> dict[str, Callable[[Path, Path], None] | None]:
    """Return those we measure against; None for one that is not installed."""
    try:
        chromium: Callable[[Path, Path], None] | None = _chromium(find_chromium())
    except NoChromium:
        chromium = None
    weasyprint = _weasyprint if importlib.util.find_spec("weasyprint") else None
    return {"Chromium": chromium, "WeasyPrint": weasyprint}


def _chromium(executable: Path) -> Callable[[Path, Path], None]:
    def run(page: Path, target: Path) -> None:
        command = [str(executable), "--headless", *ARGUMENTS, f"--print-to-pdf={target}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True)

    return run


def _weasyprint(page: Path, target: Path) -> None:
    command = [sys.executable, "-m", "weasyprint", str(page), str(target)]
    subprocess.run(command, check=True, capture_output=True)


def best(work: Callable[[], object]) -> float:
    """Return the shortest of some runs, in seconds."""
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def measure(book: Book, folder: Path) -> None:
    """Print the table."""
    others = peers()
    print("| content | Lectern | " + " | ".join(others) + " | growth |")
    print("| --- " * (3 + len(others)) + "|")
    first = 0.0
    for times in TIMES:
        large = repeated(book, times)
        page = folder / f"{times}.html"
        bodies = "".join(c.body for c in (*large.front, *large.chapters, *large.back))
        head = f'<!doctype html><html lang="{book.language}"><meta charset="utf-8"><title>b</title>'
        page.write_text(f"{head}{_STYLE}</style><body>{bodies}", encoding="utf-8")
        ours = best(lambda large=large: EXPORTERS["pdf"](large))  # type: ignore[misc]
        first = first or ours
        cells = [f"× {times}", f"{ours:.1f} s"]
        for name, peer in others.items():
            if peer is None:
                cells.append(f"missing: {name}")
                continue
            theirs = best(lambda peer=peer, page=page: peer(page, folder / "peer.pdf"))  # type: ignore[misc]
            cells.append(f"{theirs:.1f} s, ours is {ours / theirs:.2f} of it")
        print("| " + " | ".join([*cells, f"× {ours / first:.1f}"]) + " |", flush=True)


def main() -> None:
    """Build the site, make the Chinese book and measure."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        build(ROOT, folder / "site", downloads=False)
        imprint = Imprint("0", "2026-11-30")
        site = folder / "site"
        book = make_book(load(ROOT), "zh", imprint, lambda path: (site / path).read_bytes())
        measure(book, folder)
        shutil.rmtree(site)


if __name__ == "__main__":
    main()
