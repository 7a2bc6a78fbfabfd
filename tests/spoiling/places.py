"""What may stand where a file should: folders, pipes, devices, links, awkward names."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

Place = Callable[[Path], None]

NAMES = (
    *("a\nb.md", "a\rb.md", "\x1b[31m.md", 'a"b.md', "a'b\\.md", " .md", ".md", "..md", "讲 话.md"),
    *("[@shi2017:1.1].md", "#a.md", "?.md", "%2e.md", "a\u202eb.md", f"{'x' * 250}.md", "A.MD"),
    *("~", "index.md.bak", "con.md", "*.md", "<b>.md", os.fsdecode(b"\xff\xfe\xed\xa0\x80.md")),
)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "index.md").write_text("# 页 { #a }\n", encoding="utf-8")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _linked(target: str) -> Place:
    def link(path: Path) -> None:
        path.unlink()
        path.symlink_to(target)

    return link


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _closed(path: Path) -> None:
    path.chmod(0)


def _endless_folder(path: Path) -> None:
    (path.parent / "again").symlink_to(path.parent)


def _deep(path: Path) -> None:
    folder = path.parent
    for _ in range(12):
        folder /= "d" * 200
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("[a](b.md)", encoding="utf-8")


PLACES: Mapping[str, Place] = {
    "a folder": _folder,
    "a pipe": _pipe,
    "a link to nothing": _linked("gone.md"),
    "a link to itself": _loop,
    "a link to a device that never ends": _linked("/dev/zero"),
    "a link to an empty device": _linked("/dev/null"),
    "a link to a folder": _linked(".."),
    "a link out of the project": _linked("/etc/passwd"),
    "a closed file": _closed,
    "a folder that holds itself": _endless_folder,
    "a very long path": _deep,
    "nothing": Path.unlink,
}


def add_names(folder: Path) -> None:
    """Add pages of every awkward name that the file system takes."""
    for name in NAMES:
        (folder / name).write_text("# 页 { #a }\n\n[a](b.md)\n", encoding="utf-8")
