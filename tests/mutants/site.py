"""The site as raw text: its files, and each line of a page with the kind of place it stands in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

KEY = "shi2017"
LANGUAGES = ("zh", "en")
CITATION = re.compile(r"\[@[^\[\]]*\]")
NOT_PROSE = re.compile(r"\[@[^\[\]]*\]|\]\([^)]*\)|\{ ?#[^}]*\}|`[^`]*`|<[^>]*>")
_OPENING = re.compile(r"///+ *(\w+)")
_SKELETON = re.compile(r"#|///|```|<|\||!!!|---")


@dataclass(frozen=True)
class Line:
    """A line of a page: `place` is front, code, prose, or the `///` block it stands in."""

    path: str
    number: int
    text: str
    place: str
    is_table_head: bool = False

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.path.split("/")[1]

    @property
    def is_block(self) -> bool:
        """Tell whether the line is a paragraph, list item, table row or quotation."""
        if self.place in ("front", "code") or not self.text.strip() or self.is_table_head:
            return False
        is_row = self.text.startswith("|") and not re.fullmatch(r"[|:\- ]+", self.text)
        return is_row or not _SKELETON.match(self.text)

    @property
    def is_heading(self) -> bool:
        """Tell whether the line is a heading."""
        return self.place not in ("front", "code") and self.text.startswith("#")


@dataclass(frozen=True)
class Site:
    """The text of every file of the site, by path."""

    files: Mapping[str, str]

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The paths of the pages, editions apart."""
        return tuple(p for p in self.files if p.endswith(".md") and "/sources/" not in p)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line of every page."""
        return tuple(line for path in self.pages for line in _lines(path, self.files[path]))

    @cached_property
    def blocks(self) -> tuple[Line, ...]:
        """Every line that is a paragraph, list item, table row or quotation."""
        return tuple(line for line in self.lines if line.is_block)

    def is_excused(self, path: str) -> bool:
        """Tell whether a page is excused from claims."""
        return bool(re.search(r"^claims: none$", self.files[path], re.MULTILINE))

    def with_line(self, line: Line, text: str | None) -> str:
        """Return the page with a line rewritten, or without it."""
        lines = self.files[line.path].split("\n")
        lines[line.number : line.number + 1] = [] if text is None else [text]
        return "\n".join(lines)

    def twin(self, line: Line) -> Line | None:
        """Return the line of the other language that cites the same places, if it is plain."""
        path = other_language(line.path)
        wanted = CITATION.findall(line.text)
        twins = [t for t in self.lines if t.path == path and t.number == line.number]
        return next((t for t in twins if CITATION.findall(t.text) == wanted), None)


def read_site(root: Path) -> Site:
    """Read every text file that the checker reads."""
    paths = [p for p in (root / "docs").rglob("*") if p.suffix in (".md", ".toml", ".txt")]
    named = {p.relative_to(root).as_posix(): p for p in [*paths, root / "mkdocs.yml"]}
    return Site({name: named[name].read_bytes().decode() for name in sorted(named)})


def other_language(path: str) -> str:
    """Return a page's path in the other language."""
    first, second = LANGUAGES
    folder, language, rest = path.split("/", 2)
    return f"{folder}/{second if language == first else first}/{rest}"


def _lines(path: str, text: str) -> Iterator[Line]:
    place, rows = "prose", text.split("\n")
    for number, row in enumerate(rows):
        opening = _OPENING.match(row)
        edge = True
        if row == "---" and (number == 0 or place == "front"):
            place = "prose" if place == "front" else "front"
        elif row.startswith("```"):
            place = "prose" if place == "code" else "code"
        elif place not in ("front", "code") and opening:
            place = opening[1]
        elif place not in ("front", "code") and row.strip() == "///":
            place = "prose"
        else:
            edge = False
        after = rows[number + 1] if number + 1 < len(rows) else ""
        head = row.startswith("|") and bool(re.fullmatch(r"[|:\- ]+", after)) and "-" in after
        yield Line(path, number, row, "code" if edge and place == "prose" else place, head)
