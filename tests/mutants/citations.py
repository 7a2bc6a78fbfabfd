"""Classes of mutations of citations: deleted, broken, misspelt."""

import re
from collections.abc import Callable
from functools import partial
from random import Random

from tests.mutants.mutation import Class, Mutation, rewritten_twice
from tests.mutants.site import CITATION, KEY, Line, Site
from tests.mutants.speech import is_long_enough, quotations

_ENDING = re.compile(r"\[@[^\[\]]*\]\W*$")

Break = Callable[[str, Random], str]


def _changed(site: Site, chance: Random, change: Break, *, can_vanish: bool) -> Mutation | None:
    """Change a citation in the same way in both languages."""
    line = chance.choice(site.blocks)
    marks = CITATION.findall(line.text)
    if not marks:
        return None
    mark = chance.choice(marks)
    new = change(mark, chance)
    if new == mark:
        return None
    texts = [t.text.replace(mark, new, 1) for t in (line, site.twin(line)) if t]
    made = rewritten_twice(site, line, texts[0], site.twin(line), texts[-1])
    why = _why_moot(site, line, texts[0]) if can_vanish else ""
    if mark not in re.sub("`[^`]*`", "", line.text):
        why = "a code example"
    return Mutation(made.files, made.note, why)


def _why_moot(site: Site, line: Line, text: str) -> str:
    """Say why a line may do without the citation that it lost."""
    if line.place in ("advice", "frame"):
        return f"/// {line.place} needs no source"
    quoted = [text[slice(*mark)] for mark in quotations(text)]
    if any(is_long_enough(words, line.language) for words in quoted) and "[@" not in text:
        return "a page excused from claims" if site.is_excused(line.path) else ""
    if site.is_excused(line.path):
        return "a page excused from claims"
    if _ENDING.search(text) or (line.text.startswith("|") and CITATION.search(text)):
        return "another citation is left"
    is_lead = re.search(r"[：:]\W*$", CITATION.sub("", text))
    return "a lead-in needs no source" if is_lead else ""


def _deleted(_: str, __: Random) -> str:
    return ""


def _broken(mark: str, chance: Random) -> str:
    return chance.choice(
        (
            mark[:-1],
            mark.replace("[@", "[", 1),
            mark.replace(":", "：", 1),
            mark.replace(".", "。", 1),
            mark.replace(";", "；", 1),
            mark.replace("@", "@@", 1),
            mark.replace("]", "】", 1),
            mark.replace("-", "–", 1),
        )
    )


def _unopened(mark: str, chance: Random) -> str:
    return chance.choice((mark[1:], f"【{mark[1:-1]}】", f"［{mark[1:-1]}］", f"({mark[1:-1]})"))


def _misspelt(mark: str, chance: Random) -> str:
    return mark.replace(KEY, chance.choice(("shi2107", "shi", "Shi2017", "shi2017a", "sh2017")), 1)


def _class(name: str, codes: tuple[str, ...], change: Break, *, can_vanish: bool) -> Class:
    generate = partial(_changed, change=change, can_vanish=can_vanish)
    return Class(name, codes, generate, tries=15)


_LOST = ("CIT", "CLM", "QUO", "FIG")
CLASSES = (
    _class("citation deleted", _LOST, _deleted, can_vanish=True),
    _class("citation’s brackets or locator broken", _LOST, _broken, can_vanish=False),
    _class("citation’s opening bracket lost", _LOST, _unopened, can_vanish=False),
    _class("source key misspelt", ("CIT003",), _misspelt, can_vanish=False),
)
