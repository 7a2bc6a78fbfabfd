"""The command `lectern`: arguments, printing, exit codes; the work is done elsewhere.

Exit codes: 0 clean, 1 findings or a failed step, 2 wrong usage or unreadable input.
"""

import argparse
import gc
import io
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lectern.checks import RULES
from lectern.diagnostic import Diagnostic
from lectern.exporters import EXPORTERS, POSTERS
from lectern.loading import UnreadableProject, load
from lectern.press import FOLDER, StepFailed, build, export, export_posters
from lectern.project import STAMPS, edition_page
from lectern.publish import publish
from lectern.report import as_json, as_text, rule_as_json, rule_as_text
from lectern.rule import Rule, run
from lectern.schema import LANGUAGES
from lectern.stamps import restamp, write_stamps
from lectern.text import counted, nearest

CLEAN, FOUND, MISUSED = 0, 1, 2


class _Misuse(Exception):
    """The command was asked for something it cannot do; the words say what."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (_Misuse, UnreadableProject) as error:
        print(f"lectern: {error}", file=sys.stderr)
        return MISUSED
    except StepFailed as error:
        print(f"lectern: failed at {error}", file=sys.stderr)
        return FOUND


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lectern", description="Check and publish the site.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="hold every page against the speech")
    check.add_argument("paths", nargs="*", metavar="PATH", help="report on these files or folders")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--select", metavar="CODE,…", help="run these rules or families only")
    check.set_defaults(run=_check)
    explain = commands.add_parser("explain", help="say what a rule asks, and why")
    explain.add_argument("code", metavar="CODE", help="such as QUO001, or altered-quote")
    explain.add_argument("--format", choices=("text", "json"), default="text")
    explain.set_defaults(run=_explain)
    stamping = commands.add_parser(
        "stamp", help="mark translations as reviewed against the Chinese"
    )
    stamping.add_argument("pages", nargs="*", metavar="PAGE", help="these, else all of them")
    stamping.set_defaults(run=_stamp)
    exporting = commands.add_parser(
        "export", help="make the book and the sessions’ sheets, or the speech on one page"
    )
    exporting.add_argument("format", choices=(*EXPORTERS, *POSTERS))
    exporting.add_argument("--lang", choices=LANGUAGES, help="this language only")
    exporting.add_argument("--output", metavar="DIR", help="default: dist/site/downloads")
    exporting.set_defaults(run=_export)
    publishing = commands.add_parser("publish", help="check, build, bundle and sum into dist/")
    publishing.set_defaults(run=_publish)
    return parser


def _check(options: argparse.Namespace) -> int:
    root = _root()
    rules = _selected(options.select)
    with _uncollected():
        found = run(rules, load(root))
    if options.paths:
        found = _below(found, [_inside(root, path) for path in options.paths])
    print(as_json(found) if options.format == "json" else as_text(found, coloured=_in_colour()))
    return FOUND if found else CLEAN


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of cycles rest: what a check loads is kept to its end, and has none."""
    is_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_enabled:
            gc.enable()


def _explain(options: argparse.Namespace) -> int:
    wanted = options.code.strip()
    for rule in RULES:
        if wanted.upper() == rule.code or wanted.lower() == rule.name:
            print(rule_as_json(rule) if options.format == "json" else rule_as_text(rule))
            return CLEAN
    near = nearest(wanted.upper(), (rule.code for rule in RULES))
    raise _Misuse(f"no rule {wanted}" + (f": did you mean {near}?" if near else ""))


def _stamp(options: argparse.Namespace) -> int:
    root = _root()
    project = load(root)
    names = {_inside(root, path).split("/", 2)[-1] for path in options.pages}
    pairs = project.edition_pairs()
    pages = [page for page in project.pages if page.language == LANGUAGES[0]]
    known = {page.name for page in pages} | {edition_page(first.key) for first, _ in pairs}
    if names - known:
        raise _Misuse(f"no page of the site: {', '.join(sorted(names - known))}")
    stamps = restamp(project.stamps, pages, pairs, names)
    (root / STAMPS).write_text(write_stamps(stamps), encoding="utf-8", newline="\n")
    print(f"stamped {counted(len(names or known), 'page')}")
    return CLEAN


def _export(options: argparse.Namespace) -> int:
    root = _root()
    load(root)
    folder = Path(options.output) if options.output else root / "dist" / "site" / FOLDER
    languages = (options.lang,) if options.lang else LANGUAGES
    if options.format in POSTERS:
        written = export_posters(root, folder, languages=languages)
    else:
        with tempfile.TemporaryDirectory() as site:
            build(root, Path(site), downloads=False)
            chosen = (options.format,)
            written = export(root, Path(site), folder, formats=chosen, languages=languages)
    for path in written:
        print(path)
    return CLEAN


def _publish(_: argparse.Namespace) -> int:
    publish(_root(), lambda line: print(line, flush=True))
    return CLEAN


def _in_colour() -> bool:
    """Tell whether a person is reading: a terminal, and NO_COLOR (no-color.org) is not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _root() -> Path:
    """Return the nearest folder above that holds a project, or the current one."""
    here = Path.cwd()
    return next((p for p in (here, *here.parents) if (p / "mkdocs.yml").is_file()), here)


def _selected(select: str | None) -> list[Rule]:
    if select is None:
        return list(RULES)
    wanted = [code.strip().upper() for code in select.split(",") if code.strip()]
    for code in wanted:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise _Misuse(f"no rule or family {code}")
    return [rule for rule in RULES if rule.code.startswith(tuple(wanted))]


def _inside(root: Path, path: str) -> str:
    full = Path(path).resolve()
    if not full.exists():
        raise _Misuse(f"{path}: no such file or folder")
    if not full.is_relative_to(root):
        raise _Misuse(f"{path}: outside the project")
    return full.relative_to(root).as_posix()


def _below(found: tuple[Diagnostic, ...], paths: list[str]) -> tuple[Diagnostic, ...]:
    def is_below(path: str) -> bool:
        return any(p in (".", path) or path.startswith(f"{p}/") for p in paths)

    return tuple(diagnostic for diagnostic in found if is_below(diagnostic.spot.path))


if __name__ == "__main__":
    sys.exit(main())
