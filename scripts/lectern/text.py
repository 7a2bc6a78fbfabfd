"""The normal form in which two strings are compared, and what counts as Han, word or sentence.

White space is dropped beside Han characters and full-width marks, and a run of it elsewhere
counts as one space. Nothing else is folded: no case, no width, no look-alikes.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable

RADICALS = r"\u2e80-\u2fdf"  # look-alikes of Han characters, in some PDFs copied for them
HAN = RADICALS + r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
WIDE = HAN + r"\u3000-\u303f\uff00-\uffef"
SENTENCE_END = re.compile(r"[。！？.!?][”’）)\]]*$")

_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SPACE = re.compile(r"\s+")
_WIDE = re.compile(f"[{WIDE}]")
_BESIDE_WIDE = re.compile(f" (?:(?<=[{WIDE}] )|(?=[{WIDE}]))")
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」")
_SINGLE_QUOTED = re.compile(r"‘([^‘’]*)’")


def is_wide(character: str) -> bool:
    """Tell whether a character is Han or a full-width mark."""
    return character >= "\u2e80" and bool(_WIDE.fullmatch(character))


def normalise(original: str) -> str:
    """Return the normal form of a string."""
    return _BESIDE_WIDE.sub("", " ".join(original.split()))


def without_space(original: str) -> str:
    """Return a string with all white space dropped: the form in which editions are compared."""
    return _SPACE.sub("", original)


def han_count(text: str) -> int:
    """Count the Han characters."""
    return len(_HAN.findall(text))


def word_count(text: str) -> int:
    """Count the words of a string in an alphabetic script."""
    return len(_WORD.findall(text))


def without_quotations(text: str) -> str:
    """Return a text with what stands in quotation marks taken out: the writer's own words."""
    return _QUOTED.sub("", text)


def with_double_quotes(text: str) -> str:
    """Write ‘…’ as “…”: inside a quotation, a quoted text's own “ ” may be written ‘ ’."""
    return _SINGLE_QUOTED.sub(r"“\1”", text)


def code_points(character: str) -> str:
    """Name a character so that look-alikes can be told apart."""
    name = unicodedata.name(character, "unnamed")
    shown = "" if name.startswith("CJK UNIFIED") else f" {name}"
    return f"{character} (U+{ord(character):04X}{shown})"


def counted(number: int, noun: str) -> str:
    """Write a number with its noun, in the plural where it is not one."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def first_difference(left: str, right: str) -> int:
    """Return the index of the first character in which two strings differ."""
    for index, (a, b) in enumerate(zip(left, right, strict=False)):
        if a != b:
            return index
    return min(len(left), len(right))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the closest of the known words, or nothing if none is close."""
    return next(iter(difflib.get_close_matches(word, list(known), 1)), "")
