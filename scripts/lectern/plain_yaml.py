"""YAML without aliases, by which a few lines can stand for more than memory holds.

libyaml reads it, in a fifth of the time; where it finds fault, or may be more lenient than PyYAML,
that reads it and is believed: what is found, and what is said of it, does not depend on how PyYAML
was built. Nodes are put together in Python by both, since libyaml nests until the stack is full.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import yaml
from yaml.composer import Composer, ComposerError

try:
    from yaml import CSafeLoader as SwiftLoader
except ImportError:
    from yaml import SafeLoader as SwiftLoader  # type: ignore[assignment]  # no libyaml there

_LENIENT = re.compile("[\t?\ufeff]|[>|]\\S*#|!(?!ENV )")
"""What libyaml may read in its own way: tabs, question marks, byte order marks, the `#` of a block,
and tags; `!ENV` is MkDocs’."""
_Read = TypeVar("_Read")


class _Plain(Composer):
    """Refuses aliases, in the events that a parser beside it brings."""

    check_event: Callable[..., bool]
    peek_event: Callable[[], Any]

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose a node, or refuse it where it is an alias."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark
            raise ComposerError(None, None, "aliases are not read here", mark)
        return super().compose_node(parent, index)


class _Exact(_Plain, yaml.SafeLoader):
    """Reads by PyYAML alone."""


class _Swift(_Plain, SwiftLoader):
    """Reads by libyaml."""

    def __init__(self, text: str) -> None:
        Composer.__init__(self)
        SwiftLoader.__init__(self, text)


def read_yaml(text: str) -> Any:
    """Return what a YAML text holds; raises as `yaml.load` does."""
    return _believed(yaml.load, text)


def compose_yaml(text: str) -> yaml.Node | None:
    """Return the nodes of a YAML text, with their places; raises as `yaml.compose` does."""
    return _believed(yaml.compose, text)


def _believed(read: Callable[[str, type[_Exact | _Swift]], _Read], text: str) -> _Read:
    if not _LENIENT.search(text):
        with suppress(yaml.YAMLError, ValueError, RecursionError):
            return read(text, _Swift)
    return read(text, _Exact)
