"""Classes of mutations of the question bank."""

import re
from random import Random

from tests.mutants import characters
from tests.mutants.mutation import Class, Mutation
from tests.mutants.site import KEY, Site

_QUIZ = "docs/_data/quiz.toml"
_WORDS = r'zh = "(?P<zh>[^"]*)", en = "(?P<en>[^"]*)"'
_RIGHT = re.compile(rf"\{{ right = true, {_WORDS}")
_WRONG = re.compile(rf"^  \{{ {_WORDS}, why", re.MULTILINE)
_POINT = re.compile(rf"^  \{{ {_WORDS} \}},$", re.MULTILINE)
_BLANKS = re.compile(r'^answer = \{ zh = \["(?P<zh>[^"]*)".*?en = \["(?P<en>[^"]*)"', re.MULTILINE)
_REASON = re.compile(r'why = \{ zh = "[^"]*?(\[@[^\]"]*\])')
_FLAG = re.compile(r"right = true, ")
_CITE = re.compile(r'^cite = \["@\w+:\d+\.(\d+)"', re.MULTILINE)
_LETTER = re.compile(r'^id = "q\d+-\d+([a-z])"', re.MULTILINE)


def _altered(pattern: re.Pattern[str], site: Site, chance: Random) -> Mutation | None:
    """Alter a character of the words of an answer, in one of the languages."""
    text = site.files[_QUIZ]
    mark = chance.choice(list(pattern.finditer(text)))
    language = chance.choice(("zh", "en"))
    words = mark[language]
    changes = characters.CHINESE if language == "zh" else characters.ENGLISH
    new = characters.altered(words, (0, len(words)), chance.choice(list(changes.values())), chance)
    edition = re.sub(r"\s", "", site.files[f"docs/{language}/sources/{KEY}.md"])
    why = "still words of the speech" if re.sub(r"\s", "", new) in edition else ""
    if new == words or words in ("讲话未涉及", "The speech does not say"):
        return None
    return _rewritten(site, mark.span(language), new, why)


def _right_words(site: Site, chance: Random) -> Mutation | None:
    return _altered(_RIGHT, site, chance)


def _blank(site: Site, chance: Random) -> Mutation | None:
    return _altered(_BLANKS, site, chance)


def _point(site: Site, chance: Random) -> Mutation | None:
    return _altered(_POINT, site, chance)


def _right_offered_as_wrong(site: Site, chance: Random) -> Mutation | None:
    """Put the words of a right option in the place of a wrong one of the same question."""
    rows = re.split(r"^(?=\[\[)", site.files[_QUIZ], flags=re.MULTILINE)
    both = [n for n, row in enumerate(rows) if _RIGHT.search(row) and _WRONG.search(row)]
    number = chance.choice(both)
    start = sum(len(row) for row in rows[:number])
    right = chance.choice(list(_RIGHT.finditer(rows[number])))
    wrong = chance.choice(list(_WRONG.finditer(rows[number])))
    span = (start + wrong.start("zh"), start + wrong.end("zh"))
    return _rewritten(site, span, right["zh"])


def _flag(site: Site, chance: Random) -> Mutation | None:
    mark = chance.choice(list(_FLAG.finditer(site.files[_QUIZ])))
    return _rewritten(site, mark.span(), "")


def _reason(site: Site, chance: Random) -> Mutation | None:
    mark = chance.choice(list(_REASON.finditer(site.files[_QUIZ])))
    return _rewritten(site, mark.span(1), "")


def _cite(site: Site, chance: Random) -> Mutation | None:
    mark = chance.choice(list(_CITE.finditer(site.files[_QUIZ])))
    return _rewritten(site, mark.span(1), str(int(mark[1]) + chance.choice((-1, 1))))


def _letter(site: Site, chance: Random) -> Mutation | None:
    mark = chance.choice(list(_LETTER.finditer(site.files[_QUIZ])))
    return _rewritten(site, mark.span(1), chr(ord(mark[1]) + 1))


def _rewritten(site: Site, span: tuple[int, int], new: str, why: str = "") -> Mutation:
    text, (start, end) = site.files[_QUIZ], span
    line = text.count("\n", 0, start) + 1
    note = f"{_QUIZ}:{line}:{start}: {text[start:end][:30]!r} -> {new[:30]!r}"
    return Mutation({_QUIZ: text[:start] + new + text[end:]}, note, why)


CLASSES = tuple(
    Class(f"quiz: {name}", codes, generate, tries=15, needs=_QUIZ)
    for name, codes, generate in (
        ("a right option altered", ("TRN001", "DAT"), _right_words),
        ("what fills a blank altered", ("TRN001", "DAT"), _blank),
        ("a point altered", ("TRN001", "DAT"), _point),
        ("the right words offered as wrong", ("TRN002",), _right_offered_as_wrong),
        ("a right option no longer right", ("TRN003",), _flag),
        ("a reason without its citation", ("CLM001",), _reason),
        ("the deciding sentence moved", ("TRN004", "DAT"), _cite),
        ("a letter skipped", ("TRN004",), _letter),
    )
)
