"""Thousands of spoilt files: the command answers with findings, soon, and never with a traceback.

Contents go bad several files at a time; what stands for a file, what is too much and what is
oddly named is tried one at a time. Every answer must come within seconds of computing.
"""

import contextlib
import io
import json
import os
import shutil
import signal
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest

from lectern.cli import main
from tests.mutants.judge import memory
from tests.spoiling import bulk
from tests.spoiling.contents import CONTENTS
from tests.spoiling.places import PLACES, add_names
from tests.workspace import copy_project, run_lectern

SEED = 20170228
ROUNDS, FILES_A_ROUND = 75, 28
SIZE, LONG_LINE = 20_000, 900_000
COMPUTING, WAITING = 12, 180
"""How many seconds an answer may compute, and may wait on a machine that has much to do."""
PAGE, EDITION, CAPTURE = (
    *("docs/zh/guide/tasks.md", "docs/zh/sources/shi2017.md"),
    "docs/_data/sources/shi2017.txt",
)
TABLES = [
    f"docs/_data/{name}.toml"
    for name in ("sources", "voice", "duties", "glossary", "absent", "quiz", "stamps")
]
FOLDERS = ("docs", "docs/zh", "docs/en/guide", "docs/_data", "docs/_data/sources")
PAGES_AT_ONCE = 5
Spoil = Callable[[Path], int]
Spoilt = Callable[[str, str, Path], int]


class TooSlow(Exception):
    """An answer took longer than it may."""


@dataclass(frozen=True)
class Outcome:
    """How many files were spoilt, how long the answer took, and what was wrong with it."""

    name: str
    files: int
    seconds: float
    fault: str


def test_spoilt_contents(tell: Callable[[str], None]) -> None:
    outcomes = _tried("contents", [(f"round {n}", partial(_round, n)) for n in range(ROUNDS)])
    _report(outcomes, tell)
    assert sum(outcome.files for outcome in outcomes) >= 2000


def test_too_much(tell: Callable[[str], None]) -> None:
    much = [(name, _append, text) for name, text in bulk.pages(SIZE)]
    much += [(name, _front, text) for name, text in bulk.fronts(SIZE)]
    much += [(f"long line of {c}", _append, c * LONG_LINE) for c in "a["]
    work: list[tuple[str, Spoil]] = [
        (", ".join(name for name, _, _ in some), partial(_pages, some))
        for some in (much[at : at + PAGES_AT_ONCE] for at in range(0, len(much), PAGES_AT_ONCE))
    ]
    sentence = "讲" * (LONG_LINE // 3)
    work += [("long sentence", partial(_append, EDITION, f"\n\n{sentence}"))]
    for path in (TABLES[0], TABLES[2], "mkdocs.yml"):
        work += [(f"{path} {name}", partial(_append, path, t)) for name, t in bulk.tables(SIZE)]
    _report(_tried("bulk", work), tell)


def test_other_things_than_files(tell: Callable[[str], None]) -> None:
    paths = (PAGE, EDITION, CAPTURE, TABLES[0], TABLES[-1], "mkdocs.yml")
    work: list[tuple[str, Spoil]] = [
        (f"{path}: {name}", partial(_place, path, name)) for path in paths for name in PLACES
    ]
    work += [(f"{folder} a file", partial(_flatten, folder)) for folder in FOLDERS]
    work += [("awkward names", _name)]
    _report(_tried("places", work), tell)


@pytest.mark.parametrize("name", [*PLACES])
def test_the_command_itself_answers(name: str, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    PLACES[name](root / PAGE)
    add_names(root / "docs/zh/about")
    done = run_lectern("check", "--format", "json", cwd=root)
    assert done.returncode == 1
    assert json.loads(done.stdout)["diagnostics"]
    assert not done.stderr


def _round(number: int, root: Path) -> int:
    """Spoil the contents of many files, of tables no more than two."""
    chance = Random(f"{SEED} {number}")  # noqa: S311  # repeatable, not secret
    files = sorted(p for p in (root / "docs").rglob("*") if p.is_file())
    pages = [p for p in files if p.suffix == ".md"]
    others = [p for p in files if p not in pages] + [root / "mkdocs.yml"]
    chosen = [*chance.sample(pages, FILES_A_ROUND - 1), chance.choice(others)]
    for file in chosen:
        spoil = CONTENTS[chance.choice(sorted(CONTENTS))]
        file.write_bytes(spoil(file.read_bytes(), chance))
    return len(chosen)


def _pages(some: Sequence[tuple[str, Spoilt, str]], root: Path) -> int:
    """Spoil as many pages, each with text of its own."""
    pages = sorted((root / "docs/zh").rglob("*.md"))
    for page, (_, spoil, text) in zip(pages, some, strict=False):
        spoil(page.relative_to(root).as_posix(), text, root)
    return len(some)


def _append(path: str, text: str, root: Path) -> int:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(text)
    return 1


def _front(path: str, text: str, root: Path) -> int:
    (root / path).write_text(f"---\n{text}---\n# 页 {{ #a }}\n", encoding="utf-8")
    return 1


def _place(path: str, name: str, root: Path) -> int:
    PLACES[name](root / path)
    return 1


def _flatten(folder: str, root: Path) -> int:
    shutil.rmtree(root / folder)
    (root / folder).write_text("no folder", encoding="utf-8")
    return 1


def _name(root: Path) -> int:
    add_names(root / "docs/zh/guide")
    return 1


def _tried(kind: str, work: Sequence[tuple[str, Spoil]]) -> list[Outcome]:
    """Spoil a copy of the project in each of these ways, in two processes."""
    with memory() as folder, ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        names = [f"{kind}: {name}" for name, _ in work]
        spoils = [spoil for _, spoil in work]
        return list(pool.map(_outcome, [folder] * len(work), names, spoils, chunksize=4))


def _outcome(folder: Path, name: str, spoil: Spoil) -> Outcome:
    root = folder / str(os.getpid())
    copy_project(root)
    os.chdir(root)
    files = spoil(root)
    start = time.process_time()
    try:
        fault = _answer(as_json=bool(len(name) % 2))
    except BaseException:  # noqa: BLE001  # whatever it is, it is what the test looks for
        fault = traceback.format_exc(limit=-4)
    seconds = time.process_time() - start
    os.chdir(folder)
    shutil.rmtree(root)
    return Outcome(name, files, seconds, fault)


def _answer(*, as_json: bool) -> str:
    """Return what is wrong with the command's answer in the current folder, if anything is."""
    with _deadline():
        code, printed = _run("check", *(("--format", "json") if as_json else ()))
    if code == 2:
        return "" if printed.startswith("lectern: ") else f"says only {printed}"
    if not as_json:
        count = int(printed.splitlines()[-1].split()[0])
        return "" if len(printed.splitlines()) == 2 * count + 1 else f"lines for {count} findings"
    found = json.loads(printed)["diagnostics"]
    whole = all(row["path"] and row["message"] and row["hint"] for row in found)
    return "" if whole and code == bool(found) else f"exit code {code}: {found[:3]}"


def _run(*arguments: str) -> tuple[int, str]:
    printed = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        code = main(arguments)
    printed.seek(0)
    return code, printed.read()


@contextlib.contextmanager
def _deadline() -> Iterator[None]:
    """Raise TooSlow after so many seconds of computing, or many more of waiting."""

    def stop(*_: object) -> None:
        raise TooSlow

    for number, timer, seconds in (
        (signal.SIGPROF, signal.ITIMER_PROF, COMPUTING),
        (signal.SIGALRM, signal.ITIMER_REAL, WAITING),
    ):
        signal.signal(number, stop)
        signal.setitimer(timer, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _report(outcomes: Sequence[Outcome], tell: Callable[[str], None]) -> None:
    """Print what was tried and how long it took; fail on every fault."""
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    tell(
        f"{len(outcomes)} tries, {sum(o.files for o in outcomes)} files, "
        f"{sum(o.seconds for o in outcomes):.0f} s; slowest {slowest.seconds:.1f} s, {slowest.name}"
    )
    faults = [f"{outcome.name}\n{outcome.fault}" for outcome in outcomes if outcome.fault]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
