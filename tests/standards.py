"""What of the web's languages a script, a style sheet or a page uses, by kind and name.

The kinds are those of `old/newer.toml`. An iterator's own `map` and the like cannot be told from an
array's by name: for them, and for the whole, there is the site in an old browser itself (set
LECTERN_CHROMIUM to one).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tree_sitter_css
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from tests.workspace import ROOT

Use = tuple[str, str]
"""A kind and a name."""

_SCRIPTS = Parser(Language(tree_sitter_javascript.language()))
_STYLES = Parser(Language(tree_sitter_css.language()))
_MODIFIER = re.compile(r"\(\?[ims]*-?[ims]+:")


def newer() -> Mapping[Use, int]:
    """Return what is newer than Chromium 109, with the version that brought it."""
    table = tomllib.loads((ROOT / "tests/old/newer.toml").read_text(encoding="utf-8"))
    return {
        (kind, name): int(version)
        for kind, versions in table.items()
        for version, names in versions.items()
        for name in names
    }


def of_script(source: bytes) -> Iterator[Use]:
    """Yield what a script uses; raises ValueError where it is no script."""
    for node in _walk(_parsed(_SCRIPTS, source)):
        match node.type:
            case "using_declaration" | "import_attribute":
                yield "syntax", node.type
            case "identifier":
                yield "globals", _text(node)
            case "member_expression":
                whole, member = node.child_by_field_name("object"), _field(node, "property")
                yield "members", member
                if whole and whole.type == "identifier":
                    yield "statics", f"{_text(whole)}.{member}"
            case "subscript_expression":
                yield "members", _field(node, "index").strip("\"'`")
            case "regex":
                yield from _of_expression(_field(node, "pattern"), _field(node, "flags"))


def _of_expression(pattern: str, flags: str) -> Iterator[Use]:
    if "v" in flags:
        yield "syntax", "v flag"
    if _MODIFIER.search(pattern):
        yield "syntax", "modifier"


def of_style(source: bytes) -> Iterator[Use]:
    """Yield what a style sheet uses; raises ValueError where it is none.

    What stands in @supports, or beside its older -webkit- form, asks for no new browser.
    """
    for node in _walk(_parsed(_STYLES, source), without="supports_statement"):
        match node.type:
            case "at_rule":
                yield "css-at-rules", _text(node.children[0]).removeprefix("@")
            case "scope_statement":
                yield "css-at-rules", "scope"
            case "declaration":
                yield from _of_declaration(node)
            case "call_expression":
                yield "css-functions", _text(node.children[0])
            case "feature_name":
                yield "css-media", _text(node)
            case "pseudo_class_selector" | "pseudo_element_selector":
                names = [c for c in node.children if c.type in ("class_name", "tag_name")]
                yield "css-selectors", _text(names[-1]) if names else ""
            case "rule_set" if _is_nested(node):
                yield "syntax", "nesting"


def _of_declaration(node: Node) -> Iterator[Use]:
    name = _text(node.children[0])
    beside = node.parent.children if node.parent else ()
    if f"-webkit-{name}" in (_text(other.children[0]) for other in beside if other.children):
        return
    yield "css-properties", name
    for value in _walk(node):
        if value.type == "plain_value":
            yield "css-values", f"{name}: {_text(value)}"


def _is_nested(node: Node) -> bool:
    above = node.parent
    while above and above.type != "rule_set":
        above = above.parent
    return above is not None


def of_page(tree: Any) -> Iterator[Use]:
    """Yield the elements and attributes of a page."""
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        yield "html-elements", element.tag
        for name in element.attrib:
            yield "html-attributes", f"{element.tag} {name}"
            yield "html-attributes", f"* {name}"


def read_files(site: Path, spare: tuple[str, ...]) -> dict[str, set[Use]]:
    """Return what each script and style sheet of a built site uses, by its path in the site.

    Files below a `spare` folder are left out.
    """
    names = {path: path.relative_to(site).as_posix() for path in sorted(site.rglob("*.*s*"))}
    readers = {".js": of_script, ".css": of_style}
    return {
        name: set(readers[path.suffix](path.read_bytes()))
        for path, name in names.items()
        if path.suffix in readers and not name.startswith(spare)
    }


def _parsed(parser: Parser, source: bytes) -> Node:
    root = parser.parse(source).root_node
    wrong = next((n for n in _walk(root) if n.type == "ERROR" or n.is_missing), None)
    if wrong is not None:
        raise ValueError(f"line {wrong.start_point.row + 1}: {_text(wrong)[:60]!r}")
    return root


def _walk(root: Node, without: str = "") -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.type != without:
            yield node
            waiting.extend(node.children)


def _text(node: Node) -> str:
    return (node.text or b"").decode()


def _field(node: Node, name: str) -> str:
    found = node.child_by_field_name(name)
    return _text(found) if found else ""
