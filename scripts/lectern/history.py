"""When files were last changed, as git tells; where there is no git, nothing is told."""

import shutil
import subprocess
from pathlib import Path

_CONTENT = "docs"


def timestamp(root: Path) -> str:
    """Return the seconds since 1970 of the last commit, or nothing."""
    return _git(root, "log", "-1", "--format=%ct").strip()


def last_changes(root: Path) -> dict[str, str]:
    """Return the day of the last commit that changed each file of the content, by its path.

    The first commit that a shallow clone holds seems to have made every file: it tells nothing.
    """
    days: dict[str, str] = {}
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        return days
    day = ""
    told = _git(root, "-c", "core.quotePath=off", "log", "--format=@%cs", "--name-only", _CONTENT)
    for line in filter(None, told.splitlines()):
        if line.startswith("@"):
            day = line[1:]
        else:
            days.setdefault(line, day)
    return days


def _git(root: Path, *arguments: str) -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    command = [git, *arguments]
    asked = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    return asked.stdout
