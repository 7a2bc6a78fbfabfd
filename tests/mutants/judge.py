"""Tries mutations on a copy of the project, with the command as its users run it."""

import io
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from lectern.cli import main
from tests.mutants.mutation import Class, Mutation, draw
from tests.mutants.site import other_language, read_site
from tests.workspace import copy_project

Finding = tuple[str, str, str]
_STAMPS = "docs/_data/stamps.toml"


@dataclass
class Verdict:
    """What became of a class: how many tried, how caught, what was moot, what escaped."""

    name: str
    tried: int = 0
    caught: Counter[str] = field(default_factory=Counter)
    moot: list[str] = field(default_factory=list)
    escaped: list[str] = field(default_factory=list)

    @property
    def decided(self) -> int:
        """How many were to be caught."""
        return self.tried - len(self.moot)


class Bench:
    """A copy of the project in which one change at a time is made and undone."""

    def __init__(self, root: Path) -> None:
        """Copy the project to `root`, in memory where the system has such a place."""
        self.root = copy_project(root)
        self.site = read_site(self.root)
        self._run("stamp")
        self.known = Counter(self._found())

    def findings(self, mutations: Sequence[Mutation], kind: Class) -> list[Finding]:
        """Return code, path and message of every finding that mutations add."""
        files = {path: content for m in mutations for path, content in m.files.items()}
        before = {path: self._read(path) for path in (*files, _STAMPS)}
        try:
            for path, content in files.items():
                self._write(path, content.encode() if isinstance(content, str) else content)
            if kind.stamped:
                self._run("stamp")
            found = Counter(self._found(*kind.codes))
        finally:
            for path, data in before.items():
                self._write(path, data)
        return list(found - self.known)

    def _found(self, *codes: str) -> list[Finding]:
        asked = ("--select", ",".join(codes)) if codes else ()
        rows = json.loads(self._run("check", "--format", "json", *asked))["diagnostics"]
        return [(row["code"], row["path"], row["message"] + row["hint"]) for row in rows]

    def _run(self, *arguments: str) -> str:
        os.chdir(self.root)
        printed = io.StringIO()
        with redirect_stdout(printed):
            main(arguments)
        return printed.getvalue()

    def _read(self, path: str) -> bytes | None:
        file = self.root / path
        return file.read_bytes() if file.exists() else None

    def _write(self, path: str, data: bytes | None) -> None:
        file = self.root / path
        if data is None:
            file.unlink(missing_ok=True)
        else:
            file.write_bytes(data)


@contextmanager
def memory() -> Iterator[Path]:
    """Lend a fresh folder, in memory where the system has such a place."""
    shared = Path("/dev/shm")  # noqa: S108  # only where it exists, and under a fresh name
    with TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)


def judge(bench: Bench, kind: Class, seed: int) -> Verdict:
    """Try a class and tell how every mutation of it was met."""
    verdict = Verdict(kind.name)
    if kind.needs and kind.needs not in bench.site.files:
        return verdict
    drawn = list(draw(kind, bench.site, Random(f"{seed} {kind.name}")))  # noqa: S311
    verdict.tried = len(drawn)
    verdict.moot = [f"{m.undecidable}: {m.note}" for m in drawn if m.undecidable]
    for batch in _batches([m for m in drawn if not m.undecidable]):
        found = bench.findings(batch, kind)
        for mutation in batch:
            in_doubt = len(batch) > 1 and kind.is_in_doubt(_codes(mutation, found))
            _enter(verdict, kind, mutation, bench.findings([mutation], kind) if in_doubt else found)
    return verdict


def _enter(verdict: Verdict, kind: Class, mutation: Mutation, found: list[Finding]) -> None:
    codes = _codes(mutation, found)
    if kind.is_in_doubt(codes):
        verdict.escaped.append(f"{mutation.note}: {', '.join(codes) or 'silence'}")
    else:
        verdict.caught.update([code for code in codes if code.startswith(kind.codes)][:1])


def _batches(mutations: list[Mutation]) -> list[list[Mutation]]:
    """Put mutations of differing pages together: what a rule says of a page hangs on no other.

    Those of editions, tables and the navigation, on which all pages hang, stay alone.
    """
    alone = [[mutation] for mutation in mutations if not mutation.is_of_pages]
    together: list[dict[str, Mutation]] = []
    for mutation in (m for m in mutations if m.is_of_pages):
        page = min(mutation.files).split("/", 2)[2]
        free = next((batch for batch in together if page not in batch), None)
        if free is None:
            together.append(free := {})
        free[page] = mutation
    return [*alone, *(list(batch.values()) for batch in together)]


def _codes(mutation: Mutation, found: list[Finding]) -> list[str]:
    return sorted({code for code, path, words in found if _concerns(mutation, path, words)})


def _concerns(mutation: Mutation, path: str, words: str) -> bool:
    """Tell whether a finding names a mutated file or its twin."""
    files = set(mutation.files)
    files |= {other_language(f) for f in files if re.match("docs/(zh|en)/", f)}
    return path in files or any(file in words for file in files)


def table(verdicts: Sequence[Verdict]) -> str:
    """Write what was tried, moot and caught, class by class, and what was moot and why."""
    width = max(len(v.name) for v in verdicts)
    rows = [f"{'class':{width}}  tried  moot  caught  by"]
    for v in verdicts:
        by = ", ".join(f"{code} {n}" for code, n in sorted(v.caught.items()))
        rows.append(f"{v.name:{width}}  {v.tried:5}  {len(v.moot):4}  {v.caught.total():6}  {by}")
    tried = sum(v.tried for v in verdicts)
    moot = sum(len(v.moot) for v in verdicts)
    caught = sum(v.caught.total() for v in verdicts)
    rows.append(f"{'in all':{width}}  {tried:5}  {moot:4}  {caught:6}")
    reasons = Counter(why.split(": ")[0] for v in verdicts for why in v.moot)
    rows += [f"  moot, {n:3}: {why}" for why, n in reasons.most_common()]
    return "\n".join(rows)
