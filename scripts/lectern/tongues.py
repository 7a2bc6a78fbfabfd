"""Names the language of foreign words on a page, for those who hear it and for its fonts.

Works on a fragment as Markdown rendered it, and changes no word of it. What names its language
already is left, and so are commands, which are no language.
"""

import re

from lectern.text import HAN

_TAG = re.compile(r"""(<!--.*?-->|<(?:"[^"]*"|'[^']*'|[^'">])*>)""", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_TOLD = re.compile(r"\slang\s*=")
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_PLAIN = frozenset({"math", "option", "script", "style", "svg", "textarea", "title"})
"""What holds words but may hold no span."""

_COMMANDS = frozenset({"code", "kbd", "pre"})
_WORD = r"[A-Za-z]+(?:[’'-][A-Za-z]+)*"
_FOREIGN = {
    "en": ("zh", re.compile(rf"《?[{HAN}](?:[{HAN}，、；《》 ]*[{HAN}》])?"), _PLAIN),
    "zh": ("en", re.compile(rf"(?<![\w&#]){_WORD}(?:,? {_WORD})+(?!\w)"), _PLAIN | _COMMANDS),
}
"""By the language of a page: the other one, what a run of it looks like, where none is marked."""


def mark_foreign(fragment: str, language: str) -> str:
    """Put every run of the other language into a span that names it.

    In Chinese, one Latin word alone is a name or a unit; two are a passage.
    """
    other, run, unmarked = _FOREIGN[language]
    pieces = _TAG.split(fragment)
    inside: list[tuple[str, bool]] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            _step(inside, piece, unmarked)
        elif not any(is_left for _, is_left in inside):
            pieces[place] = run.sub(rf'<span lang="{other}">\g<0></span>', piece)
    return "".join(pieces)


def _step(inside: list[tuple[str, bool]], tag: str, unmarked: frozenset[str]) -> None:
    """Go into the element that a tag opens, or out of the one that it closes."""
    found = _NAME.match(tag)
    if not found:
        return
    name = found[1].lower()
    if tag.startswith("</"):
        while name in (opened for opened, _ in inside) and inside.pop()[0] != name:
            pass
    elif name not in _VOID and not tag.endswith("/>"):
        inside.append((name, name in unmarked or bool(_TOLD.search(tag))))
