"""How long our whole site takes to build, beside the same pages with bare Material.

Run by hand: `uv run python -m tests.benchmarks.building`. Builds in turn our site, as MkDocs
makes it from a clone; the bare site, as `bare` has it, with static-i18n and with Material's own
search, which is there unless it is switched off; and the bare site without any search. Ours checks
every rule, asks git, writes out tables, citations and terms, and makes its index; what it hands to
MkDocs is where the bare sites begin. Counted are the seconds of CPU of the process of each build,
and the best of three rounds is taken, so that it matters little what else the machine does. Prints
a Markdown table. The goal is for the site that can be searched, as ours can. In November 2026:

| site | CPU | Lectern’s is |
| --- | --- | --- |
| Lectern | 21.1 s | × 1.00 |
| bare Material | 17.0 s | × 1.24 |
| bare Material without its search | 15.2 s | × 1.39 |
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.bare import write_bare
from tests.workspace import ROOT

ROUNDS = 3
GOAL = 1.3
"""How many times as long as the bare site ours may take."""

OURS, BARE, UNSEARCHED = "Lectern", "bare Material", "bare Material without its search"


def built(root: Path, site: Path) -> float:
    """Build a site; return the seconds of CPU that it took."""
    before = os.times()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system


def measure(roots: Mapping[str, Path], site: Path) -> dict[str, float]:
    """Build each in turn, round by round; return the least that each took."""
    rounds = [{name: built(root, site) for name, root in roots.items()} for _ in range(ROUNDS)]
    return {name: min(seconds[name] for seconds in rounds) for name in roots}


def main() -> None:
    """Write the bare sites, build all, and print the table."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_bare(folder / "bare", search=True)
        write_bare(folder / "unsearched", search=False)
        roots = {OURS: ROOT, BARE: folder / "bare", UNSEARCHED: folder / "unsearched"}
        best = measure(roots, folder / "site")
    print("| site | CPU | Lectern’s is |\n| --- | --- | --- |")
    for name, seconds in best.items():
        print(f"| {name} | {seconds:.1f} s | × {best[OURS] / seconds:.2f} |")
    print(f"\n× {best[OURS] / best[BARE]:.2f}; the goal is × {GOAL}")


if __name__ == "__main__":
    main()
