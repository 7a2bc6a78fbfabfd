"""Figures in running text: digits, Chinese numerals with a measure word, English number words.

一, one and ordinals (第三, 三是, third) name or number things rather than count them, and are left
out; so are the numbers of passages and sentences, and of the web, which are addresses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_CHINESE = "".join((*_DIGITS, *_TENS, *_MYRIADS))
NUMERIC = rf"\d{_CHINESE}"
"""What figures are written with, but for words, as the inside of a class of characters."""
MEASURE = "个项名条点句段处次种类级份位户届家人年月日号页大重组步题章节轮批倍天周岁元词字"
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_BY_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = (
    {word: n for n, word in enumerate(_SMALL.split())}
    | {word: n * 10 for n, word in enumerate(_BY_TENS.split(), 2)}
    | {"hundred": 100, "thousand": 1000, "dozen": 12}
)
_ENGLISH = "|".join(sorted(_WORDS, key=len, reverse=True))
_INITIALS = "".join(sorted({word[0] for word in _WORDS}))
_OPENINGS = "|".join(sorted({word[:2] for word in _WORDS}))
_NUMERAL = re.compile(
    rf"(?=[{NUMERIC}{_INITIALS}])(?:"  # looking ahead, each pattern here fails sooner
    r"(?P<digits>\d+(?:[.,]\d+)*)[ \t]*(?P<more>[多余几])?"
    rf"|(?<![第{_CHINESE}])(?P<chinese>[{_CHINESE}]{{1,12}})(?P<and_more>[多余几])?(?=[{MEASURE}]|方面)"
    rf"|\b(?={_OPENINGS})"
    rf"(?P<english>(?:{_ENGLISH})(?:(?:[ -]|(?<=hundred) and )(?:{_ENGLISH})){{0,6}})\b)",
    re.IGNORECASE,
)
_DIGIT = re.compile(rf"[\d{_CHINESE}]")
_LETTERS = re.compile("[a-z]{3,9}")
_OVER = re.compile(r"(?:over|more than)[ \t]+$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?=[第hps])(?:"
    r"第\d+(?:(?:[、至–]第?|和第?)\d+){0,20}+[段句](?:第\d+句)?"
    r"|https?://\S+"
    r"|(?:passage|sentence)s? \d+(?:(?:, | to | and |–)\d+)*)",
    re.IGNORECASE,
)
_UNCOUNTING = ("一", "one", "零", "〇", "zero")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A figure: its value as digits, with + where the text says that it is more; where it ends."""

    text: str
    value: str
    end: int


def has_numeral(text: str) -> bool:
    """Tell, sooner than `numerals`, whether a text may have a figure."""
    return bool(_DIGIT.search(text)) or not _WORDS.keys().isdisjoint(_LETTERS.findall(text.lower()))


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the figures of a text in order."""
    own = _ADDRESS.sub(lambda match: " " * len(match[0]), text.replace("\n", " "))
    for match in _NUMERAL.finditer(own):
        if match[0].lower() in _UNCOUNTING:
            continue
        more = (
            match["more"]
            or match["and_more"]
            or _OVER.search(own[max(0, match.start() - 20) : match.start()])
        )
        yield Numeral(match[0].strip(), _value(match) + ("+" if more else ""), match.end())


@lru_cache(maxsize=1024)  # the same sentences are asked for by every block that cites them
def values(text: str) -> frozenset[str]:
    """Return the values of all figures in a text."""
    return frozenset(numeral.value for numeral in numerals(text))


def _value(match: re.Match[str]) -> str:
    if match["digits"]:
        return match["digits"].replace(",", "")
    if match["chinese"]:
        return str(_of_chinese(match["chinese"]))
    return str(_of_english(match["english"]))


def _of_chinese(written: str) -> int:
    total = section = digit = 0
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[character]
            section = digit = 0
    return total + section + digit


def _of_english(written: str) -> int:
    total = 0
    for word in re.split(r"[ -]", written.lower().replace(" and ", " ")):
        value = _WORDS[word]
        total = (total or 1) * value if value >= 100 else total + value
    return total
