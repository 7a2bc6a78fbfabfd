"""What the drawings of the site share: the type they are set in, and text broken into lines."""

import re

from lectern.text import WIDE, is_wide

FONT = "Noto Sans SC, Noto Sans CJK SC, sans-serif"

_TYPED = str.maketrans("“”‘’", "\"\"''")
_PIECE = re.compile(rf"[“‘（《]*[{WIDE}][。，、；：！？”’）》]*|[^\s{WIDE}]+\s*|\s+")
_NARROW = 0.52
"""How wide a letter is, in ems, at most on average, in the fonts that readers have."""


def typed(text: str, language: str) -> str:
    """Write English with typewriter's quotation marks: a Chinese font sets the others wide."""
    return text if language == "zh" else text.translate(_TYPED)


def width_of(text: str) -> float:
    """Estimate how wide a text is, in ems."""
    return sum(1.0 if is_wide(character) else _NARROW for character in text)


def wrapped(text: str, widest: float) -> list[str]:
    """Break a text into lines of at most so many ems, between words or beside Han characters."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and width_of((lines[-1] + piece).rstrip()) > widest:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
