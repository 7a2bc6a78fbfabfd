"""Whatever stands in the files, the checker answers with findings, never with a traceback."""

import itertools
import random
import re
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from lectern.checks import RULES
from lectern.frontmatter import FrontMatter
from lectern.loading import load
from lectern.page import CLAIM_BLOCKS, read_page
from lectern.reading import read_outline
from lectern.report import as_text
from lectern.rule import run
from tests.workspace import ROOT, copy_project

MARKS = [*list('#>-*|/!=?`~:[]{}()“”"@.。：'), "\n", "\n\n    ", "讲话", "\ufeff"]
OPENINGS = ["///", "/// context\n", "!!! note\n", "```\n", "---\n", "| --- |\n", "<!--", "<div>\n"]
PIECES = st.sampled_from([*MARKS, *OPENINGS, "1. ", "[@shi2017:20.3]", "[@shi2017:"])
SEED = 20170228

FRAGMENTS = st.sampled_from(
    [
        "{}",
        "{}  ",
        "## {} {{ #a }}",
        "- {}",
        "1. {}",
        "> {}",
        "| {} | {} |\n| --- | --- |\n| {} | `{}` |",
        "```\n{}\n```",
        '!!! note "{}"',
        '??? tip "{}"',
        '=== "{}"',
        "/// advice",
        "///",
        "/// caption\n{}\n///",
        "{}\n:   {}",
        "[^1]: {}",
        "<div markdown>{}",
        "</div>",
        "<p>{}</p>{}",
        "<!-- -->{}",
        '**{}** [{}](a.md) `{}` ![{}](a.png "{}")',
        "{}\n---",
    ]
)
LINES = st.tuples(FRAGMENTS, st.integers(0, 2), st.booleans())


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_page_is_read_and_every_block_has_its_place(text: str) -> None:
    lines = text.split("\n")
    for block in read_outline(text, names=CLAIM_BLOCKS):
        for offset in (0, len(block.text)):
            line, column = block.place(offset)
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1].expandtabs(4)) + 1


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    """Read Markdown as the site does."""
    config = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    named = [e if isinstance(e, dict) else {e: {}} for e in config["markdown_extensions"]]
    configs = {name: options for entry in named for name, options in entry.items()}
    return Markdown(extensions=list(configs), extension_configs=configs)


@given(st.lists(LINES, max_size=9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_word_that_is_shown_is_unread(
    markdown: Markdown, lines: list[tuple[str, int, bool]]
) -> None:
    words = (f"甲{number}乙" for number in itertools.count())
    pieces = []
    for fragment, depth, is_parted in lines:
        text = fragment.format(*itertools.islice(words, 5))
        pieces.append(textwrap.indent(text, "    " * depth) + ("\n" if is_parted else ""))
    text = "\n".join(pieces)
    shown = html.document_fromstring(f"<article>{markdown.reset().convert(text)}</article>")
    alternatives = [*shown.xpath("//@alt"), *shown.xpath("//@title")]
    page = read_page("a.md", "zh", "a.md", text, FrontMatter())
    read = "".join(block.prose for block in (*page.texts(), *page.code))
    for word in re.findall(r"甲\d+乙", shown.text_content() + "".join(map(str, alternatives))):
        assert word in read, text


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
