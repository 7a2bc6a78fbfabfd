"""Classes of mutations of figures: digits and numerals, in the site's own words."""

import re
from functools import partial
from random import Random

from tests.mutants.mutation import Class, Mutation, rewritten
from tests.mutants.site import NOT_PROSE, Line, Site
from tests.mutants.speech import head, spans

_DIGITS = re.compile(r"\d+")
_CHINESE = re.compile(r"(?<!第)[一二两三四五六七八九十]+(?=[个项点句段种处位名次份方])")
_ANY_CHINESE = re.compile(r"[一二两三四五六七八九十百千]+")
_NAMES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_ENGLISH = re.compile(rf"\b({'|'.join(_NAMES[2:])})\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|^>.*")
_PLACES = re.compile(
    r"第\d+(?:[、至–和]第?\d+)*[段句](?:第\d+(?:[、至–和]第?\d+)*句)?|\d+\.\d+(?:–\d+)?"
    r"|\b(?:passage|sentence)s? \d+(?:(?:, | to | and |–)\d+)*",
    re.IGNORECASE,
)
_LISTED = re.compile(r"[：:]([^。：:]*)")
_MEMBERS = re.compile(r"[、；;，]|, and |, | and |和")
_UNITS = "零一二三四五六七八九"


def _figure(site: Site, chance: Random, language: str, pattern: re.Pattern[str]) -> Mutation | None:
    line = chance.choice([b for b in site.blocks if b.language == language])
    hidden = _hide(line.text, NOT_PROSE, _QUOTED)
    marks = list(pattern.finditer(hidden))
    if not marks:
        return None
    mark = chance.choice(marks)
    old = _value(mark[0])
    new = max(2, old + chance.choice((-3, -2, -1, 1, 2, 3, 10)))
    if new == old or (mark[0].isalpha() and new >= len(_NAMES)):
        return None
    text = line.text[: mark.start()] + _written(new, mark[0]) + line.text[mark.end() :]
    is_place = not _hide(line.text, _PLACES)[slice(*mark.span())].strip()
    why = "the number of a passage or sentence" if is_place else ""
    return rewritten(site, line, text, why or _why_moot(site, line, old, new))


def _why_moot(site: Site, line: Line, old: int, new: int) -> str:
    """Say why a changed figure is still no fault, if it is none."""
    if site.is_excused(line.path):
        return "a page excused from claims"
    if line.place != "prose":
        return f"a figure in /// {line.place}, not the speech’s"
    if "[@" not in line.text:
        return "a line without a source"
    cited = spans(site, line.language, line.text)
    words = "\n".join([head(site, line.language), *cited])
    if old not in _values(words, _DIGITS, _CHINESE, _ENGLISH):
        return "a count of our own, not the speech’s in the first place"
    if new in _values(words, _DIGITS, _ANY_CHINESE, _ENGLISH):
        return "the new figure stands in the cited place too"
    lists = [cited, words.split("\n"), _QUOTED.findall(line.text)]
    lists += map(_MEMBERS.split, _LISTED.findall(line.text))
    return "the new figure counts what the line lists" if new in map(len, lists) else ""


def _values(text: str, *patterns: re.Pattern[str]) -> set[int]:
    return {_value(match[0]) for pattern in patterns for match in pattern.finditer(text)}


def _value(written: str) -> int:
    if written.isascii():
        return int(written) if written.isdigit() else _NAMES.index(written.lower())
    if "百" in written or "千" in written:
        return 0
    tens, has_ten, units = written.replace("两", "二").rpartition("十")
    number = (_UNITS.index(tens[0]) if tens else 1) * 10 if has_ten else 0
    return number + (_UNITS.index(units[-1]) if units else 0)


def _written(number: int, like: str) -> str:
    if like.isdigit() and like.isascii():
        return str(number)
    if like.isascii():
        name = _NAMES[number]
        return name.capitalize() if like[0].isupper() else name
    tens, units = divmod(number, 10)
    if not tens:
        return "两" if number == 2 else _UNITS[number]
    return (_UNITS[tens] if tens > 1 else "") + "十" + (_UNITS[units] if units else "")


def _hide(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text


CLASSES = (
    Class("figure, zh: digits", ("FIG",), partial(_figure, language="zh", pattern=_DIGITS)),
    Class("figure, zh: numerals", ("FIG",), partial(_figure, language="zh", pattern=_CHINESE)),
    Class("figure, en: digits", ("FIG",), partial(_figure, language="en", pattern=_DIGITS)),
    Class("figure, en: words", ("FIG",), partial(_figure, language="en", pattern=_ENGLISH)),
)
