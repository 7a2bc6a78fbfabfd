"""Lets Chinese headings and heads of tables break between words, never inside one.

A browser breaks Chinese between any two characters, and on a phone puts 计生 on one line and 协 on
the next. Here `<wbr>` marks the ends of words, and the style sheet forbids all other breaks. jieba
finds the words, which knows the glossary's names besides its own dictionary.
"""

import re
from collections.abc import Iterable

import rjieba

from lectern.text import HAN

_HEAD = re.compile(r"(<(?:h[1-6]|th)\b[^>]*>)(.*?)(?=</(?:h[1-6]|th)>)", re.DOTALL)
_FIRST = re.compile(r"(<tr>\s*<td\b[^>]*>)(.*?)(?=</td>)", re.DOTALL)
_MARKUP = re.compile(r"(<[^>]*>|&#?\w+;)")
_LONGEST = 8
"""A longer name breaks between its words: it would not fit beside another on a phone."""
_NAME = 12
"""A longer first cell of a row does not name it, but says something."""

_BEFORE = frozenset("“‘（《〈【〔")
_AFTER = frozenset("”’）》〉】〕，、。；：？！…的地得了着过们者等上中下里内外时")
_LONE = re.compile(rf"[{HAN}]|.*\d")


def learn(names: Iterable[str]) -> None:
    """Make known names that are words too, such as those of the glossary."""
    for name in names:
        if 1 < len(name) <= _LONGEST:
            rjieba.add_word(name, None, None)


def keep_words(fragment: str) -> str:
    """Mark the ends of words in headings, heads of tables, and what names a row of a table."""
    marked = _HEAD.sub(lambda match: match[1] + _kept(match[2]), fragment)
    return _FIRST.sub(_named, marked)


def _named(match: re.Match[str]) -> str:
    if not 0 < len(_MARKUP.sub("", match[2])) <= _NAME:
        return match[0]
    return f'{match[1]}<span class="whole-words">{_kept(match[2])}</span>'


def _kept(inner: str) -> str:
    pieces = _MARKUP.split(inner)
    pieces[::2] = ["<wbr>".join(phrases(piece)) for piece in pieces[::2]]
    return "".join(pieces)


def phrases(text: str) -> list[str]:
    """Cut a text where a line may end: a single character or figure stays with a word beside it."""
    cut: list[str] = []
    words = rjieba.cut(text)
    for number, word in enumerate(words):
        is_last = number == len(words) - 1
        stays = word[0] in _AFTER or word[0].isdigit() or (is_last and len(word) == 1)
        if cut and (stays or not word.strip() or _clings(cut[-1])):
            cut[-1] += word
        else:
            cut.append(word)
    return cut


def _clings(phrase: str) -> bool:
    """Tell whether a phrase may not end a line: an opening mark, a lone character or figure."""
    return phrase[-1] in _BEFORE or phrase.isspace() or bool(_LONE.fullmatch(phrase))
