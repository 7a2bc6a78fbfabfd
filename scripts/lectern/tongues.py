"""Names the language of foreign words on a page, for those who hear it and for its fonts.

Works on a fragment as Markdown rendered it, and changes no word of it. What names its language
already is left, and so are commands, which are no language.
"""

import re

from lectern.text import HAN

_TAG = re.compile(
    r"""<!--.*?-->|<(/?)([a-zA-Z][\w-]*)?(?:[^'">]++|"[^"]*"|'[^']*')*+>""", re.DOTALL
)
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
    if not run.search(fragment):
        return fragment
    marked = rf'<span lang="{other}">\g<0></span>'
    pieces: list[str] = []
    inside = _Inside(unmarked)
    end = 0
    for tag in _TAG.finditer(fragment):
        text = fragment[end : tag.start()]
        pieces += [text if inside.is_left else run.sub(marked, text), tag[0]]
        inside.step(tag)
        end = tag.end()
    text = fragment[end:]
    return "".join([*pieces, text if inside.is_left else run.sub(marked, text)])


class _Inside:
    """The elements that are open, the innermost last, and how deep the first that is left stands.

    What is left is not marked, nor is anything in it.
    """

    def __init__(self, unmarked: frozenset[str]) -> None:
        self.unmarked = unmarked
        self.names: list[str] = []
        self.left = 0

    @property
    def is_left(self) -> bool:
        return self.left > 0

    def step(self, tag: re.Match[str]) -> None:
        """Go into the element that a tag opens, or out of the one that it closes."""
        name = tag[2] and tag[2].lower()
        if not name:
            return
        if tag[1]:
            while name in self.names and self.names.pop() != name:
                pass
            self.left = self.left if self.left <= len(self.names) else 0
        elif name not in _VOID and not tag[0].endswith("/>"):
            self.names.append(name)
            if not self.left and (name in self.unmarked or _TOLD.search(tag[0])):
                self.left = len(self.names)
