"""PAR: the two languages of the site hold the same pages, headings and sentences."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from lectern.citation import Item, format_citation
from lectern.diagnostic import Finding, Spot
from lectern.page import Block, Page
from lectern.passage import Edition, Passage
from lectern.project import Project
from lectern.schema import LANGUAGES
from lectern.text import counted

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def untranslated_page(project: Project) -> Iterator[Finding]:
    """Every page stands in both languages, at the same path.

    The language switch leads to the same page; there is no fallback that would show Chinese to
    English readers.

    中文（未译的页面）：每个页面须中英文都有，路径相同。换语言时去的是同一页；缺了译文，本站不拿中文
    页顶替给英文读者看。

    Bad: docs/zh/guide/study.md alone
    Good: docs/zh/guide/study.md and docs/en/guide/study.md
    不当：只有docs/zh/guide/study.md
    得当：docs/zh/guide/study.md和docs/en/guide/study.md都有
    """
    for page, other in _counterparts(project):
        if project.page(other, page.name) is None:
            message = f"the page is missing in the other language: docs/{other}/{page.name}"
            yield Finding(Spot(page.path), message, f"write docs/{other}/{page.name}")


def uneven_passage(project: Project) -> Iterator[Finding]:
    """A passage has as many sentences in one edition as in the other.

    The translation goes line by line; a citation means the same sentence in both languages.

    中文（句数不等的段）：同一段，中文版有几句，英文版也须有几句。译文逐行对应；同一个引注，在两种语
    言里指的是同一句。

    Bad: passage 11 with 15 lines in Chinese and 14 in English
    Good: 15 lines in each
    不当：第11段中文15行，英文14行
    得当：两边都是15行
    """
    for first, second in project.edition_pairs():
        yield from _uneven(first, second)


def uneven_headings(project: Project) -> Iterator[Finding]:
    """A page has the same heading ids, in the same order, in both languages.

    Links and the language switch count on them.

    中文（不对应的标题）：同一页的标题编号，中英文须相同，次序也相同。链接和换语言都靠它。

    Bad: ## 三份清单 { #lists } and ## Three lists { #three-lists }
    Good: ## 三份清单 { #lists } and ## Three lists { #lists }
    不当：## 三份清单 { #lists } 与 ## Three lists { #three-lists }
    得当：## 三份清单 { #lists } 与 ## Three lists { #lists }
    """
    for page, other in _counterparts(project):
        twin = project.page(other, page.name)
        if twin is None or page.language != LANGUAGES[0]:
            continue
        for ours, theirs in zip_longest(page.headings, twin.headings):
            left = ours.anchor if ours else "nothing"
            right = theirs.anchor if theirs else "nothing"
            if left != right:
                spot = theirs.spot if theirs else Spot(twin.path)
                message = f"heading id {right} here, {left} in {page.path}"
                yield Finding(spot, message, "give both pages the same headings and ids")
                break


def uneven_blocks(project: Project) -> Iterator[Finding]:
    """A page has the same blocks, of the same kind and citing the same places, in both languages.

    What one language says and the other does not, or proves elsewhere, is two different guides.

    中文（不对应的内容）：同一页的内容，中英文须逐一对应：类别相同，所注的出处相同。一种语言说了、另
    一种没说，或者出处不一样，就成了两本导读。

    Bad: a list item with [@shi2017:20.3] in Chinese, and with [@shi2017:20.4] in English
    Good: [@shi2017:20.3] in both
    不当：同一条，中文注[@shi2017:20.3]，英文注[@shi2017:20.4]
    得当：两边都注[@shi2017:20.3]
    """
    for page, other in _counterparts(project):
        twin = project.page(other, page.name)
        if twin is None or page.language != LANGUAGES[0]:
            continue
        for ours, theirs in zip_longest(_shapes(page), _shapes(twin)):
            left, right = ours[1] if ours else "nothing", theirs[1] if theirs else "nothing"
            if left != right:
                spot = theirs[0] if theirs else Spot(twin.path)
                place = f"{page.path}:{ours[0].line}" if ours else page.path
                message = f"{right} here, {left} at {place}"
                yield Finding(spot, message, "give both pages the same blocks and citations")
                break


def uneven_links(project: Project) -> Iterator[Finding]:
    """A page links the same places of the site, as often, in both languages.

    A link that leads elsewhere in one language leads that reader astray, and is no dead link.

    中文（不对应的链接）：同一页在两种语言里链接到本站相同的地方，次数也相同。一种语言的链接指错了地方，
    并不是失效的链接，只会把那边的读者带偏。

    Bad: [六项重点任务](tasks.md) and [the Six Key Tasks](glance.md)
    Good: [六项重点任务](tasks.md) and [the Six Key Tasks](tasks.md)
    """
    for page, other in _counterparts(project):
        twin = project.page(other, page.name)
        if twin is None:
            continue
        theirs = Counter(link.target for link in twin.links)
        for link in page.links:
            theirs[link.target] -= 1
            if theirs[link.target] < 0 and not _SCHEME.match(link.target):
                message = f"link to {link.target}, which {twin.path} has not, or not as often"
                yield Finding(link.spot, message, "link the same places in both languages")


def _shapes(page: Page) -> Iterator[tuple[Spot, str]]:
    """Describe a page's blocks, then its marker blocks, each with its place."""
    yield from ((block.spot, _shape(block)) for block in page.blocks)
    yield from ((spot, f"/// {name}") for spot, name in page.markers)


def _shape(block: Block) -> str:
    """Describe a block by its kind, the block around it and what it cites."""
    within = f" in {block.within}" if block.within else ""
    return f"{block.kind.value}{within} with {_cited(frozenset(block.items()))}"


@lru_cache(maxsize=4096)  # both languages cite the same
def _cited(items: frozenset[Item]) -> str:
    return format_citation(tuple(sorted(items, key=str))) if items else "no citation"


def _counterparts(project: Project) -> Iterator[tuple[Page, str]]:
    for page in project.pages:
        for language in LANGUAGES:
            if language != page.language:
                yield page, language


def _uneven(first: Edition, second: Edition) -> Iterator[Finding]:
    for ours, theirs in zip_longest(first.passages, second.passages):
        mine, other = _count(ours), _count(theirs)
        if mine == other:
            continue
        number = (ours or theirs).number
        shorter = first if mine < other else second
        held = ours if shorter is first else theirs
        spot = Spot(shorter.path, held.line if held else 1)
        message = (
            f"passage {number} has {counted(mine, 'sentence')} in the {first.language} edition "
            f"and {other} in the {second.language} edition"
        )
        yield Finding(spot, message, "restore the line that was lost, or take out the one too many")


def _count(passage: Passage | None) -> int:
    return len(passage.sentences) if passage else 0
