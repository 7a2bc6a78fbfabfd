"""The marks that open a block of Markdown, as Python-Markdown and its extensions have them."""

import re
from collections.abc import Collection

CAPTIONS = frozenset({"caption", "figure-caption", "table-caption"})

INDENT = "    "
OPENING = re.compile(r" {0,3}[-!#*+/:=>?\[_\d]")
"""What a line begins with that opens anything but a table, an underlined heading or code."""
HEADING = re.compile(r"(#{1,6})[ \t]*")
UNDERLINE = re.compile(r"(=+|-+) *")
RULE = re.compile(r" {0,3}([-_*])(?: {0,2}\1){2,} *")
ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.) +")
TASK = re.compile(r"\[[xX ]\] +")
SLASHES = re.compile(r" {0,3}(/{3,}) *([\w-]+) *(?:\| *(.*?) *)?")
OPTION = re.compile(r" {4,}[\w-]+:")
_WORDS = r"[\w-]+(?: +[\w-]+)*"
TITLED = re.compile(
    rf"!!! ?(?P<note>{_WORDS})(?: +\"(?P<note_title>.*?)\")? *"
    rf"|\?{{3}}\+? ?(?P<fold>{_WORDS})(?: +\"(?P<fold_title>.*?)\")? *"
    r"|\?{3}\+? ?\"(?P<only_title>.*?)\" *"
    r"|={3}(?:\+|\+!|!\+|!)? +\"(?P<tab_title>.*?)\" *"
)
QUOTE = re.compile(r" {0,3}> ?")
DEFINED = re.compile(r" {0,3}:[ ]{1,3}")
NOTE = re.compile(r" {0,3}\[\^[^\]]*\]: *")
SHORT = re.compile(r"\*\[[^\\\]]*\] ?: *")
REFERENCE = re.compile(r" {0,3}\[([^\[\]]+)\]: *<?(\S+?)>?(?: +(?:\"(.*)\"|'(.*)'|\((.*)\)))? *")


def slashes(text: str, names: Collection[str]) -> re.Match[str] | None:
    """Match the opening line of a `///` block: a caption, or one of the names, with no argument."""
    match = SLASHES.fullmatch(text)
    if match is None:
        return None
    name = match[2].lower()
    return match if name in CAPTIONS or (name in names and match[3] is None) else None


def interrupts(text: str, names: Collection[str]) -> bool:
    """Tell whether a line begins what ends a paragraph above it; `names` as for `slashes`."""
    if not OPENING.match(text):
        return False
    if any(pattern.match(text) for pattern in (HEADING, QUOTE, DEFINED, NOTE, SHORT)):
        return True
    whole = (RULE, TITLED, REFERENCE)
    return any(pattern.fullmatch(text) for pattern in whole) or slashes(text, names) is not None


def count_loose(lines: list[str]) -> int:
    """Return how many lines of a `///` block may fall out of it.

    With no blank line before a box, and more below it, Python-Markdown may set the box after the
    block; what may stand outside is not excused by it.
    """
    if not lines or not TITLED.fullmatch(lines[0]):
        return 0
    end = 1
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(INDENT)):
        end += 1
    return end if end < len(lines) else 0
