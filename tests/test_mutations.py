"""Hundreds of small mistakes in the real files, each of which the checker must catch.

And hundreds of edits that are none, of which it must say nothing. Mistakes that nobody could tell
from sense are counted apart, with the reason, by a yardstick that knows nothing of the checker.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest

from tests.mutants.classes import CLASSES
from tests.mutants.harmless import HARMLESS
from tests.mutants.judge import Bench, Verdict, judge, memory, table
from tests.mutants.mutation import Class
from tests.workspace import ROOT

SEED = 20170228
ALL = {kind.name: kind for kind in (*CLASSES, *HARMLESS)}


@cache
def _bench(folder: Path) -> Bench:
    """Return this process's own copy of the project."""
    return Bench(folder / str(os.getpid()))


def _tried(work: tuple[Path, str]) -> Verdict:
    folder, name = work
    return judge(_bench(folder), ALL[name], SEED)


@pytest.fixture(scope="module")
def verdicts() -> Iterator[dict[str, Verdict]]:
    """Try every class, on two copies of the project at once."""
    with memory() as folder, ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        tried = list(pool.map(_tried, [(folder, name) for name in ALL]))
        yield {verdict.name: verdict for verdict in tried}


def test_what_was_tried(verdicts: dict[str, Verdict], tell: Callable[[str], None]) -> None:
    mutations = [verdicts[kind.name] for kind in CLASSES]
    harmless = [verdicts[kind.name] for kind in HARMLESS]
    edits = f"harmless edits: {sum(v.tried for v in harmless)} in {len(harmless)} classes"
    tell(f"{table(mutations)}\n\n{edits}")
    assert sum(verdict.decided for verdict in mutations) > 500
    assert sum(verdict.tried for verdict in harmless) > 100


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.name)
def test_every_mutation_is_caught(kind: Class, verdicts: dict[str, Verdict]) -> None:
    _fail_on(verdicts[kind.name].escaped)
    is_active = not kind.needs or (ROOT / kind.needs).exists()
    assert bool(verdicts[kind.name].decided) == is_active


@pytest.mark.parametrize("kind", HARMLESS, ids=lambda kind: kind.name)
def test_no_harmless_edit_raises_a_finding(kind: Class, verdicts: dict[str, Verdict]) -> None:
    _fail_on(verdicts[kind.name].escaped)
    assert verdicts[kind.name].tried


def _fail_on(escaped: list[str]) -> None:
    if escaped:
        pytest.fail("\n".join(escaped), pytrace=False)
