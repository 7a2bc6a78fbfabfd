"""Whatever stands in the files, the checker answers with findings, never with a traceback."""

import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lectern.checks import RULES
from lectern.page import CLAIM_BLOCKS
from lectern.project import load
from lectern.reading import read_outline
from lectern.report import as_text
from lectern.rule import run
from tests.workspace import copy_project

MARKS = [*list('#>-*|/!=?`~:[]{}()“”"@.。：'), "\n", "\n\n    ", "讲话", "\ufeff"]
OPENINGS = ["///", "/// context\n", "!!! note\n", "```\n", "---\n", "| --- |\n", "<!--", "<div>\n"]
PIECES = st.sampled_from([*MARKS, *OPENINGS, "1. ", "[@shi2017:20.3]", "[@shi2017:"])
SEED = 20170228


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_page_is_read_and_every_block_has_its_place(text: str) -> None:
    lines = text.split("\n")
    for block in read_outline(text, names=CLAIM_BLOCKS):
        for offset in (0, len(block.text)):
            line, column = block.place(offset)
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1].expandtabs(4)) + 1


def test_spoilt_files_give_findings_or_a_clean_pass(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    chance = random.Random(SEED)  # noqa: S311  # repeatable, not secret
    targets = [p for p in (root / "docs").rglob("*") if p.is_file()] + [root / "mkdocs.yml"]
    codes = set()
    for _ in range(60):
        target = chance.choice(sorted(targets))
        original = target.read_bytes()
        target.write_bytes(_spoil(original, chance))
        findings = run(RULES, load(root))
        codes |= {found.code for found in findings}
        assert as_text(findings)
        target.write_bytes(original)
    assert len(codes) > 5


def _spoil(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    noise = bytes(chance.randrange(256) for _ in range(4))
    line = b"[" * 2000 + b"\n"
    return chance.choice(
        [
            data[:at],
            data[:at] + noise + data[at:],
            data[:at] + line + data[at:],
            data.replace(b"\n", b"\r\n"),
            b"\xef\xbb\xbf" + data,
            data[:at] + b"---\n" + data[at:],
            b"",
        ]
    )
