"""Classes of mutations of the two editions of the speech."""

import re
from collections.abc import Callable
from functools import partial
from random import Random

from tests.mutants import characters
from tests.mutants.mutation import Class, Mutation
from tests.mutants.site import Site
from tests.mutants.speech import edition_path, sentences

Edit = Callable[[list[str], int, Random], None]


def _edited(site: Site, chance: Random, language: str, edit: Edit) -> Mutation | None:
    path = edition_path(language)
    lines = site.files[path].split("\n")
    held = set(sentences(site.files[path], language).values())
    at = chance.choice([n for n, line in enumerate(lines) if line in held])
    before = list(lines)
    edit(lines, at, chance)
    if lines == before:
        return None
    note = f"{path}:{at + 1}: {edit.__name__}, now {lines[at : at + 2]}"
    return Mutation({path: "\n".join(lines)}, note)


def _any_character(site: Site, chance: Random, language: str) -> Mutation | None:
    table = characters.CHINESE if language == "zh" else characters.ENGLISH
    change = chance.choice(list(table.values()))

    def character(lines: list[str], at: int, chance: Random) -> None:
        lines[at] = characters.altered(lines[at], (0, len(lines[at])), change, chance)

    return _edited(site, chance, language, character)


def swapped(lines: list[str], at: int, chance: Random) -> None:
    """Swap a sentence with another, near or far."""
    others = [n for n, line in enumerate(lines) if re.search(r"[。.!！]$", line) and n > 10]
    other = chance.choice([at + 1, chance.choice(others)])
    if other < len(lines) and lines[other].strip():
        lines[at], lines[other] = lines[other], lines[at]


def dropped(lines: list[str], at: int, _: Random) -> None:
    """Drop a sentence."""
    del lines[at]


def doubled(lines: list[str], at: int, _: Random) -> None:
    """Write a sentence twice."""
    lines.insert(at, lines[at])


def joined(lines: list[str], at: int, _: Random) -> None:
    """Join a sentence with the next line."""
    if lines[at + 1].strip():
        lines[at] += lines.pop(at + 1)


def broken(lines: list[str], at: int, chance: Random) -> None:
    """Break a sentence's line at a mark inside it."""
    marks = [m.end() for m in re.finditer(r"[，、；,;] ?", lines[at])]
    if marks:
        cut = chance.choice(marks)
        lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]


def parted(lines: list[str], at: int, _: Random) -> None:
    """Part a passage in two."""
    if lines[at + 1].strip():
        lines.insert(at + 1, "")


def merged(lines: list[str], at: int, _: Random) -> None:
    """Merge a passage with the next."""
    if not lines[at + 1].strip() and at + 2 < len(lines) and lines[at + 2].strip():
        del lines[at + 1]


_SHAPED = (dropped, doubled, joined, broken, parted, merged)
CLASSES = (
    Class("edition, zh: character", ("SRC",), partial(_any_character, language="zh"), tries=20),
    Class("edition, zh: lines swapped", ("SRC",), partial(_edited, language="zh", edit=swapped)),
    *(
        Class(
            f"edition, {language}: line {edit.__name__}",
            ("SRC", "PAR002"),
            partial(_edited, language=language, edit=edit),
            tries=4,
        )
        for language in ("zh", "en")
        for edit in _SHAPED
    ),
    Class(
        "edition, en: character, unstamped",
        ("PAR005",),
        partial(_any_character, language="en"),
        tries=20,
    ),
    Class(
        "edition, en: lines swapped, unstamped",
        ("PAR005",),
        partial(_edited, language="en", edit=swapped),
    ),
)
