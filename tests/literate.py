"""Literate cases: Markdown files that hold little projects and the exact output expected of them.

Each `##` section is one run of `lectern check` over a project of the real editions and tables, but
the question bank and the sessions, and nothing else, changed by the section's fenced blocks:

    ```md docs/zh/a.md      a file with these contents (an English twin with the same headings is
                            added if the section gives none and does not say `alone`; as it
                            has no blocks, PAR004 and PAR006 are left out of the run)
    ```toml PATH            a table under docs/_data with these contents
    ```gbk docs/zh/a.md     the same, written in GBK
    ```cut docs/zh/a.md     the same, without the line break at the end
    ```unstamped            translations are not stamped; else they are, before what follows
    ```edit PATH            lines after `-` are replaced by the lines after `+` that follow
    ```delete PATH          the file is not there
    ```output               what the command prints, whole; «…» for the number of a line stands for
                            that of the line where those words begin, once edited (⏎ breaks lines),
                            or with → and a field, of the line below them that begins with it
"""

import re
from dataclasses import dataclass
from pathlib import Path

from lectern.checks import RULES
from lectern.loading import load
from lectern.project import QUIZ, SESSIONS, STAMPS
from lectern.rule import Rule
from lectern.stamps import Stamps, restamp, write_stamps
from tests.workspace import ROOT

CASES = Path(__file__).parent / "cases"
_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,})(\w+)(?: (\S+))?( alone)?\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#+ .*\{ #\S+ \}$", re.MULTILINE)
_LINE = re.compile(r"^(\S+):«(.+?)»(?=:)", re.MULTILINE)
_CONTENT = ("md", "gbk", "cut", "toml")
_WHOLE = ("CLM007", "COV001")
"""Rules about the whole guide, of which a case is a scrap: they run in their own cases only."""
_KEPT = ("docs/_data/**/*", "docs/zh/sources/shi2017.md", "docs/en/sources/shi2017.md")


@dataclass(frozen=True, slots=True)
class Case:
    """One section of a case file."""

    file: str
    section: str
    blocks: tuple[tuple[str, str, bool, str], ...]

    @property
    def name(self) -> str:
        """How the case is called in the test report."""
        return f"{self.file}: {self.section}"

    @property
    def rules(self) -> list[Rule]:
        """The rules to run: without _WHOLE, and without PAR004 and PAR006 for a made-up twin."""
        given = {path for _, path, _, _ in self.blocks}
        pages = {path for _, path, alone, _ in self.blocks if path.endswith(".md") and not alone}
        twins = {path.replace("docs/zh/", "docs/en/") for path in pages}
        unfit = {code for code in _WHOLE if not self.file.startswith(code)}
        unfit |= set() if twins <= given else {"PAR004", "PAR006"}
        return [rule for rule in RULES if rule.code not in unfit]

    @property
    def promised(self) -> str:
        """The output that the section promises, as written."""
        return next(text for kind, _, _, text in self.blocks if kind == "output").rstrip("\n")

    def expected(self, root: Path) -> str:
        """Return the output promised for the project laid out in a folder."""
        return _LINE.sub(
            lambda match: f"{match[1]}:{_line(root / match[1], match[2])}", self.promised
        )


def read_cases() -> list[Case]:
    """Read every section of every case file, in order."""
    cases = []
    for path in sorted(CASES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        outside = _FENCE.sub(lambda match: " " * len(match[0]), text)
        heads = list(_SECTION.finditer(outside))
        ends = [head.start() for head in heads[1:]] + [len(text)]
        for head, end in zip(heads, ends, strict=True):
            blocks = tuple(
                (m[2], m[3] or "", bool(m[4]), m[5])
                for m in _FENCE.finditer(text[head.end() : end])
            )
            cases.append(Case(path.stem, head[1], blocks))
    return cases


def lay_out(case: Case, root: Path) -> None:
    """Write the case's project into an empty folder."""
    _keep(root)
    for kind, path, alone, text in case.blocks:
        if kind in _CONTENT:
            target, twin = root / path, root / path.replace("docs/zh/", "docs/en/")
            _write(target, _encoded(kind, text))
            if not alone and not twin.exists():
                _write(twin, "\n\n".join(_HEADING.findall(text)).encode())
    if not (root / "mkdocs.yml").exists():
        _write(root / "mkdocs.yml", _navigation(root).encode())
    if not any(kind == "unstamped" for kind, *_ in case.blocks):
        _stamp(root)
    for kind, path, _, text in case.blocks:
        if kind == "edit":
            _edit(root / path, text)
        elif kind == "delete":
            (root / path).unlink()


def _keep(root: Path) -> None:
    for pattern in _KEPT:
        for source in ROOT.glob(pattern):
            path = source.relative_to(ROOT)
            if source.is_file() and path.as_posix() not in (QUIZ, SESSIONS):
                _write(root / path, source.read_bytes())


def _stamp(root: Path) -> None:
    project = load(root)
    pages = [page for page in project.pages if page.language == "zh"]
    stamps = write_stamps(restamp(Stamps(), pages, project.edition_pairs(), ()))
    _write(root / STAMPS, stamps.encode())


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _encoded(kind: str, text: str) -> bytes:
    if kind == "gbk":
        return text.encode("gbk")
    return (text.rstrip("\n") if kind == "cut" else text).encode()


def _edit(target: Path, text: str) -> None:
    old = "".join(f"{line[1:]}\n" for line in text.splitlines() if line.startswith("-"))
    new = "".join(f"{line[1:]}\n" for line in text.splitlines() if line.startswith("+"))
    content = target.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{target.name} does not hold the lines to edit once: {old}"
    target.write_text(content.replace(old, new), encoding="utf-8")


def _line(path: Path, words: str) -> int:
    first, _, field = words.partition(" → ")
    before, found, after = path.read_text(encoding="utf-8").partition(first.replace("⏎", "\n"))
    assert found, f"{path.name} does not hold {first}"
    assert found not in after, f"{path.name} holds {first} more than once"
    below = before.count("\n") + 1
    if not field:
        return below
    lines = enumerate((found + after).split("\n"), below)
    return next(number for number, line in lines if line.startswith(field))


def _navigation(root: Path) -> str:
    names = {p.relative_to(f).as_posix() for f in root.glob("docs/??") for p in f.rglob("*.md")}
    return "nav:\n" + "".join(f"  - {name}\n" for name in sorted(names))
