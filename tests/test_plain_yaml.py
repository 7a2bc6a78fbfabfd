"""YAML is read alike by libyaml and by PyYAML, whose word counts where they differ."""

import pytest
import yaml

from lectern.plain_yaml import compose_yaml, read_yaml

SOUND = (
    "title: 讲话全文\nhide: [navigation, toc]\nsearch: { exclude: true }",
    "title: 'it''s'\nclaims: none",
    "title: >-\n  one\n  two",
    "site_url: 3",
    "",
)
LENIENT = (
    "title: one\ttwo",
    "hide: [toc, navigati?on]",
    "\u2028\ufefftitle: one",
    "title: >#\n  one",
    "title: !x' one",
)
"""What libyaml reads, and PyYAML refuses or reads otherwise."""


@pytest.mark.parametrize("text", [*SOUND, *LENIENT])
def test_says_what_pyyaml_says(text: str) -> None:
    assert _said(read_yaml, text) == _said(yaml.safe_load, text)


@pytest.mark.parametrize("text", LENIENT)
def test_libyaml_differs_there(text: str) -> None:
    assert _said(_by_libyaml, text) != _said(yaml.safe_load, text)


def test_places_are_pyyamls() -> None:
    text = "nav:\n  - 首页: index.md\n  - guide: [a.md, b.md]\n"
    assert _places(compose_yaml(text)) == _places(yaml.compose(text, yaml.SafeLoader))


@pytest.mark.parametrize("text", ["a: &a 1\nb: *a", "? *a"])
def test_refuses_aliases(text: str) -> None:
    with pytest.raises(yaml.YAMLError, match="aliases are not read here"):
        read_yaml(text)


def test_refuses_what_is_nested_too_deeply() -> None:
    with pytest.raises(RecursionError):
        read_yaml("[" * 100_000)


def _by_libyaml(text: str) -> object:
    return yaml.load(text, yaml.CSafeLoader)


def _said(read: object, text: str) -> str:
    assert callable(read)
    try:
        return repr(read(text))
    except yaml.YAMLError as error:
        return str(error)


def _places(node: yaml.Node | None) -> list[tuple[str, int, int]]:
    if isinstance(node, yaml.ScalarNode):
        return [(node.value, node.start_mark.line, node.start_mark.column)]
    children = node.value if isinstance(node, yaml.CollectionNode) else []
    flat = [one for child in children for one in (child if isinstance(child, tuple) else (child,))]
    return [place for child in flat for place in _places(child)]
