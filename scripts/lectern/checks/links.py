"""LNK: links lead somewhere, and headings can be linked to."""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from urllib.parse import unquote

from lectern.breakdown import actor_ids
from lectern.diagnostic import Finding
from lectern.page import Link, Page
from lectern.project import Project, edition_path
from lectern.rule import FAMILIES, codes
from lectern.text import nearest

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ASCII_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_MADE: Mapping[str, Callable[[Project], Iterable[str]]] = MappingProxyType(
    {
        "actors": lambda project: actor_ids(project).values(),
        "duties": lambda project: (duty.id for duty in project.duties.rows),
        "glossary": lambda project: (term.id for term in project.terms),
        "rules": lambda _: (code.lower() for code in (*FAMILIES, *codes())),
        "sources": lambda project: project.sources,
    }
)
"""The ids that a marker block brings to its page."""
_HINT = "name a file by a path relative to this page"


def dead_link(project: Project) -> Iterator[Finding]:
    """A link inside the site leads to a file under docs, by a relative path.

    The site is read from folders and memory sticks, where a path from the root leads nowhere.

    中文（断掉的链接）：站内链接须用相对路径，指向`docs`下确有的文件。本站常从文件夹和U盘里打开，从
    根目录写起的路径在那里走不通。

    Bad: [六项任务](task.md)
    Good: [六项任务](tasks.md)
    """
    for page, link, path in _inner_links(project):
        if link.is_html and path.endswith(".md"):
            message = f"link to {link.target} in HTML, where it stays a link to a .md file"
            yield Finding(link.spot, message, "write the link in Markdown")
        elif path and path not in project.files:
            near = _nearest_file(project, page, path)
            fragment = link.target.partition("#")[2]
            hint = f"did you mean {near}{'#' if fragment else ''}{fragment}?" if near else _HINT
            yield Finding(link.spot, f"link to {link.target}, which is missing", hint)


def dead_anchor(project: Project) -> Iterator[Finding]:
    """A link to a place in a page names an id that the page has.

    Browsers do not complain: the reader lands at the top and looks in vain.

    中文（不存在的编号）：链接指到页面里某一处的，那一页须有这个编号。浏览器不会报错，读者只会落在页
    首，找不到要看的地方。

    Bad: [三份清单](tasks.md#list)
    Good: [三份清单](tasks.md#lists)
    """
    for page, link, path in _inner_links(project):
        file, _, fragment = link.target.partition("#")
        anchors = _anchors(project).get(path or page.path)
        anchor = unquote(fragment)
        if anchor and anchors is not None and anchor not in anchors:
            near = nearest(anchor, anchors)
            hint = f"did you mean {file}#{near}?" if near else "the page has no ids to link to"
            yield Finding(link.spot, f"link to #{anchor}, which the page does not have", hint)


def unanchored_heading(project: Project) -> Iterator[Finding]:
    """Every heading is given an id, in lower-case ASCII letters, digits and hyphens.

    Ids made from Chinese headings would be `_1`, `_2` and change with every insertion.

    中文（缺编号的标题）：每个标题须自带编号，只用小写英文字母、数字和连字符。由中文标题自动生成的编
    号是`_1`、`_2`，中间插进一个标题就全变了。

    Bad: ## 三份清单
    Good: ## 三份清单 { #lists }
    """
    for page in project.pages:
        for heading in page.headings:
            if not _ASCII_ID.fullmatch(heading.anchor):
                message = f"heading without an ASCII id: {heading.title}"
                hint = "add one in lower case, such as { #six-tasks }"
                yield Finding(heading.spot, message, hint)


def repeated_anchor(project: Project) -> Iterator[Finding]:
    """The id of a heading stands once in its page.

    A link to a repeated id leads to the first, whatever was meant.

    中文（重复的编号）：一页之内，标题编号不得重复。编号重复了，链接只会指到第一处，不管本意是哪一
    处。

    Bad: two headings with { #summary }
    Good: { #summary } and { #summary-2016 }
    不当：两个标题都写{ #summary }
    得当：一个标题写{ #summary }，另一个写{ #summary-2016 }
    """
    for page in project.pages:
        counts = Counter(page.anchors)
        seen: set[str] = set()
        for heading in page.headings:
            if counts[heading.anchor] > 1 and heading.anchor in seen:
                message = f"id {heading.anchor} stands twice in this page"
                yield Finding(heading.spot, message, "give this heading an id of its own")
            seen.add(heading.anchor)


@lru_cache(maxsize=1)  # two rules look them through
def _inner_links(project: Project) -> tuple[tuple[Page, Link, str], ...]:
    """Return the links inside the site, each with the path of what it leads to."""
    return tuple(
        (page, link, _target(page, link))
        for page in project.pages
        for link in page.links
        if not _SCHEME.match(link.target)
    )


def _target(page: Page, link: Link) -> str:
    """Return the linked file's path in the project, or nothing for a link inside the page."""
    file = unquote(link.target.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), file)) if file else ""


def _nearest_file(project: Project, page: Page, path: str) -> str:
    """Return the relative path of the file in the page's language with the closest name."""
    folder = f"docs/{page.language}/"
    files = sorted(file for file in project.files if file.startswith(folder))
    by_name = {posixpath.basename(file): file for file in files}
    near = nearest(posixpath.basename(path), by_name)
    return posixpath.relpath(by_name[near], posixpath.dirname(page.path)) if near else ""


@lru_cache(maxsize=1)  # many links lead to the same few pages
def _anchors(project: Project) -> Mapping[str, frozenset[str]]:
    """Return the ids of each page as built, by its path."""
    anchors: dict[str, frozenset[str]] = {}
    for page in project.pages:
        made = (_MADE[name](project) for _, name in page.markers if name in _MADE)
        anchors[page.path] = frozenset(page.anchors).union(*made)
    for language, editions in project.editions.items():
        for key, edition in editions.items():
            parts = (f"part{part.number}" for part in edition.parts)
            passages = (f"p{passage.number}" for passage in edition.passages)
            sentences = (sentence.anchor for sentence in edition.sentences())
            anchors[edition_path(language, key)] = frozenset((*parts, *passages, *sentences))
    return anchors
