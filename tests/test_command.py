"""The command as its users meet it: exit codes, places, JSON, and never a traceback."""

import json
import re
from pathlib import Path

import pytest

from lectern.checks import RULES
from lectern.cli import main
from lectern.loading import load
from lectern.rule import Rule, run
from tests.workspace import run_lectern


def test_the_real_site_has_no_findings() -> None:
    done = run_lectern("check")
    assert (done.returncode, done.stdout) == (0, "0 findings\n")


def test_findings_exit_1_and_say_where(spoilt: Path) -> None:
    page = spoilt / "docs/zh/guide/tasks.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("[@shi2017:7.2]", "[@shi2017:77.2]", 1), encoding="utf-8")
    done = run_lectern("check", cwd=spoilt)
    assert done.returncode == 1
    assert re.search(r"^docs/zh/guide/tasks\.md:\d+:\d+: CIT001 ", done.stdout, re.MULTILINE)


def test_a_character_changed_in_any_quotation_is_found_on_its_line(spoilt: Path) -> None:
    quotes = [rule for rule in RULES if rule.code == "QUO001"]
    tried = 0
    for page in load(spoilt).pages:
        cited = [b for b in page.blocks if b.citations and b.within != "context"]
        spots = [quoted.spot for block in cited for quoted in block.quoted]
        path = spoilt / page.path
        original = path.read_text(encoding="utf-8")
        lines = original.split("\n")
        for spot in spots:
            line, at = lines[spot.line - 1], spot.column - 1
            lines[spot.line - 1] = line[:at] + "謬" + line[at + 1 :]
        path.write_text("\n".join(lines), encoding="utf-8")
        found = {d.spot.line for d in run(quotes, load(spoilt)) if d.spot.path == page.path}
        path.write_text(original, encoding="utf-8")
        assert found == {spot.line for spot in spots}
        tried += len(spots)
    assert tried > 50


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("number", [1, 40, 120])
def test_a_line_deleted_from_either_edition_is_named_with_both_counts(
    spoilt: Path, language: str, number: int
) -> None:
    edition = load(spoilt).editions[language]["shi2017"]
    sentence = list(edition.sentences())[number - 1]
    path = spoilt / edition.path
    lines = path.read_text(encoding="utf-8").split("\n")
    del lines[sentence.line - 1]
    path.write_text("\n".join(lines), encoding="utf-8")
    done = run_lectern("check", "--select", "PAR002", cwd=spoilt)
    assert done.returncode == 1
    counts = r"passage \d+ has \d+ sentences? in the zh edition and \d+ in the en edition"
    assert re.search(rf"^{edition.path}:\d+:\d+: PAR002 {counts}$", done.stdout, re.MULTILINE)


def test_json_has_the_promised_shape(spoilt: Path) -> None:
    (spoilt / "docs/zh/stray.md").write_text("# 例 { #a }\n\n没有出处。\n", encoding="utf-8")
    done = run_lectern("check", "--format", "json", "docs/zh", cwd=spoilt)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert report["version"] == 1
    assert {tuple(row) for row in report["diagnostics"]} == {
        ("path", "line", "column", "code", "message", "hint")
    }
    assert {row["code"] for row in report["diagnostics"]} == {"CLM001", "NAV001", "PAR001"}


def test_select_and_path_narrow_the_report(spoilt: Path) -> None:
    (spoilt / "docs/zh/stray.md").write_text("# 例 { #a }\n\n没有出处。\n", encoding="utf-8")
    assert "1 finding\n" in run_lectern("check", "--select", "CLM", cwd=spoilt).stdout
    assert run_lectern("check", "docs/en", cwd=spoilt).stdout == "0 findings\n"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_explain_tells_every_rule_by_code_and_by_name(
    rule: Rule, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked in (rule.code.lower(), rule.name):
        assert main(["explain", asked]) == 0
        assert capsys.readouterr().out.startswith(f"{rule.code} {rule.name}\n\n")


def test_explain_speaks_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CIT001", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["rule"]["name"] == "unknown-passage"
    assert "Good: " in report["rule"]["documentation"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "nowhere.md"), "no such file"),
        (("check", "--select", "XYZ"), "no rule or family XYZ"),
        (("explain", "QUO01"), "did you mean QUO001?"),
        (("bogus",), "invalid choice"),
        ((), "required"),
    ],
)
def test_wrong_usage_exits_2_with_a_sentence(arguments: tuple[str, ...], words: str) -> None:
    done = run_lectern(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_a_project_is_unreadable_input(tmp_path: Path) -> None:
    done = run_lectern("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "not a project" in done.stderr


def test_colour_is_for_terminals_that_do_not_refuse_it(
    spoilt: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (spoilt / "docs/zh/guide/tasks.md").write_text("没有标题编号\n", encoding="utf-8")
    monkeypatch.chdir(spoilt)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["check"]) == 1
    plain = capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["check"]) == 1
    coloured = capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert main(["check"]) == 1
    refused = capsys.readouterr().out
    assert "\x1b" not in plain + refused
    assert "\x1b[31m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain == refused


def test_the_last_line_counts_findings_and_kinds(spoilt: Path) -> None:
    (spoilt / "docs/zh/guide/tasks.md").write_text("# 无编号\n\n没有出处。\n", encoding="utf-8")
    last = run_lectern("check", "--select", "CLM001,LNK003", cwd=spoilt).stdout.splitlines()[-1]
    assert last == "2 findings: CLM001 1, LNK003 1"
