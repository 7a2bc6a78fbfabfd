"""What we need of `mkdocs.yml`: navigation, exemptions with their reasons, words for the book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from lectern.diagnostic import Finding, Spot
from lectern.plain_yaml import compose_yaml

CONFIG = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A page named in the navigation, by its path inside a language's folder."""

    spot: Spot
    name: str


@dataclass(frozen=True, slots=True)
class Config:
    """What we need of `mkdocs.yml`.

    The navigation; pages excused from claims, and pages or folders (which end in /) left out of
    the book, each with its reason; and by language, the licence and how to report an error, as the
    book prints them.
    """

    nav: tuple[NavEntry, ...] = ()
    unclaimed: Mapping[str, tuple[Spot, str]] = field(default_factory=dict)
    unprinted: Mapping[str, tuple[Spot, str]] = field(default_factory=dict)
    licence: Mapping[str, str] = field(default_factory=dict)
    errata: Mapping[str, str] = field(default_factory=dict)

    def is_printed(self, name: str) -> bool:
        """Tell whether the book holds a page."""
        return not any(name == left or is_below(name, left) for left in self.unprinted)


def is_below(name: str, folder: str) -> bool:
    """Tell whether a page stands in a folder, which is named with / at its end."""
    return folder.endswith("/") and name.startswith(folder)


def read_config(text: str) -> tuple[Config, Finding | None]:
    """Read `mkdocs.yml`; a broken one comes back empty, with a finding."""
    try:
        tree = compose_yaml(text)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        spot = Spot(CONFIG, mark.line + 1, mark.column + 1) if mark else Spot(CONFIG)
        what = getattr(error, "problem", None) or "unreadable"
        hint = "mend the indent or the quotes of this line"
        return Config(), Finding(spot, f"{CONFIG} is not YAML: {what}", hint)
    extra = _child(tree, "extra")
    config = Config(
        tuple(_leaves(_child(tree, "nav"))),
        dict(_pairs(_child(extra, "unclaimed"))),
        dict(_pairs(_child(extra, "unprinted"))),
        {language: words for language, (_, words) in _pairs(_child(extra, "licence"))},
        {language: words for language, (_, words) in _pairs(_child(extra, "errata"))},
    )
    return config, None


def _child(node: Any, *keys: str) -> Any:
    for key in keys:
        if not isinstance(node, yaml.MappingNode):
            return None
        node = next((value for name, value in node.value if name.value == key), None)
    return node


def _spot(node: Any) -> Spot:
    return Spot(CONFIG, node.start_mark.line + 1, node.start_mark.column + 1)


def _leaves(node: Any) -> list[NavEntry]:
    if isinstance(node, yaml.SequenceNode):
        return [leaf for item in node.value for leaf in _leaves(item)]
    if isinstance(node, yaml.MappingNode):
        return [leaf for _, value in node.value for leaf in _leaves(value)]
    if isinstance(node, yaml.ScalarNode) and node.value.endswith(".md"):
        return [NavEntry(_spot(node), node.value)]
    return []


def _pairs(node: Any) -> list[tuple[str, tuple[Spot, str]]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    return [(str(key.value), (_spot(key), str(value.value).strip())) for key, value in node.value]
