"""CIT: citations that are malformed or lead nowhere."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lectern.citation import Fault, Item, Level, Locator, Unresolved, format_citation, resolve
from lectern.diagnostic import Finding
from lectern.page import Block, Citation, Page
from lectern.project import SOURCES, Project
from lectern.quotation import likely_place
from lectern.text import counted, nearest

_Place = tuple[Page, Block, Citation, Item]

_STRAY = re.compile(r"@[A-Za-z][\w-]*:(?:part)?\d[\d.-]*")


def unknown_passage(project: Project) -> Iterator[Finding]:
    """A citation names a passage that the source has.

    Readers follow the number to the speech; a number beyond its end proves nothing.

    中文（不存在的段）：引注所指的段，来源里须有这一段。读者循段号去查原文；段号超出讲话的段数，等于
    什么也没有证明。

    Bad: 讲话要求加强学习宣传[@shi2017:99]。
    Good: 讲话要求加强学习宣传[@shi2017:11.1]。
    """
    for page, block, citation, item in _unresolved(project, Fault.PASSAGE):
        last = len(project.editions[page.language][item.key].passages)
        named = item.locator.last_passage if item.locator else 0
        message = f"citation names passage {named}, but the speech ends at passage {last}"
        hint = _likely(project, page, block, item) or f"name a passage from 1 to {last}"
        yield Finding(citation.spot, message, hint)


def unknown_sentence(project: Project) -> Iterator[Finding]:
    """A citation names a sentence that its passage has.

    Sentences are counted inside their passage, one line of the edition each.

    中文（不存在的句）：引注所指的句，那一段里须有这一句。句序在每段里另起，讲话全文一行一句。

    Bad: 讲话接着讲四点意见[@shi2017:9.2]。
    Good: 讲话接着讲四点意见[@shi2017:9.1]。
    """
    for page, _, citation, item in _unresolved(project, Fault.SENTENCE):
        if item.locator is None:
            continue
        n = item.locator.passage
        count = len(project.editions[page.language][item.key].passages[n - 1].sentences)
        held = counted(count, "sentence")
        message = f"citation names {n}.{item.locator.last}, but passage {n} has {held}"
        near = Item(item.key, Locator(Level.SENTENCES, min(item.locator.first, count), count, n))
        hint = f"did you mean {format_citation((near,))}?"
        yield Finding(citation.spot, message, hint)


def unknown_source(project: Project) -> Iterator[Finding]:
    """A citation names a source that docs/_data/sources.toml lists.

    A source that is not listed has no title, no date and no grade to judge it by.

    中文（不存在的来源）：引注所用的来源代号，须在`docs/_data/sources.toml`里登记。没有登记的来源，
    没有标题、日期和等级，读者无从判断。

    Bad: 据报道[@xinhua]。
    Good: 据报道[@xinhua2016]。
    """
    if project.faults.spoils(SOURCES):
        return
    for _, _, citation, item in _unresolved(project, Fault.SOURCE):
        near = nearest(item.key, project.sources)
        hint = f"did you mean @{near}?" if near else "add it to docs/_data/sources.toml"
        yield Finding(citation.spot, f"citation names {item.key}, which is no source", hint)


def malformed_citation(project: Project) -> Iterator[Finding]:
    """A citation is written as the grammar in lectern.citation has it.

    What is not read as a citation would stand on the page as brackets and be checked by nothing.

    中文（写错的引注）：引注须照“参与编写”一页所列的写法。写错的引注认不出来，页面上只剩方括号，谁
    也不去核对。

    Bad: 讲话要求定期汇报[@shi2017:20.3
    Good: 讲话要求定期汇报[@shi2017:20.3]。
    """
    hint = "write [@shi2017:20.3], [@shi2017:20.3-5], [@shi2017:17-18], [@shi2017:part2] or [@key]"
    for page in project.all_pages():
        for block in page.texts():
            for citation in block.citations:
                if citation.fault:
                    yield Finding(citation.spot, citation.fault, hint)
            for stray in _STRAY.findall(block.prose):
                yield Finding(block.spot, f"{stray} stands outside [ ]", hint)


def missing_locator(project: Project) -> Iterator[Finding]:
    """A citation of a source whose text is held here names the place.

    The whole speech proves anything; a passage can be read and compared.

    中文（缺段号的引注）：引用本站存有全文的来源，须写明是哪一处。笼统引整篇讲话，说什么都像有出处；
    写到段或句，才能翻出来对照。

    Bad: 讲话要求定期汇报[@shi2017]。
    Good: 讲话要求定期汇报[@shi2017:20.3]。
    """
    for page, block, citation, item in _unresolved(project, Fault.MISSING):
        message = f"citation of {item.key} names no passage"
        hint = f"add the place, such as [@{item.key}:20.3]"
        yield Finding(citation.spot, message, _likely(project, page, block, item) or hint)


def needless_locator(project: Project) -> Iterator[Finding]:
    """A citation of a source whose text is not held here has no locator.

    A passage number there could be checked by nobody.

    中文（多余的段号）：引用本站没有全文的来源，不写段号。那样的段号，谁也无法在本站核对。

    Bad: 官方清单另有六项[@xinhua2016:3]。
    Good: 官方清单另有六项[@xinhua2016]。
    """
    for _, _, citation, item in _unresolved(project, Fault.NEEDLESS):
        message = f"citation gives a place in {item.key}, whose text is not held here"
        yield Finding(citation.spot, message, f"write [@{item.key}]")


def unknown_part(project: Project) -> Iterator[Finding]:
    """A citation names a part that the source has.

    Parts are the `##` headings of the edition, counted from 1.

    中文（不存在的部分）：引注所指的部分，来源里须有这一部分。部分就是全文里的`##`标题，从1数起。

    Bad: 讲话第五部分[@shi2017:part5]。
    Good: 讲话第四部分[@shi2017:part4]。
    """
    for page, _, citation, item in _unresolved(project, Fault.PART):
        count = len(project.editions[page.language][item.key].parts)
        named = item.locator.first if item.locator else 0
        message = f"citation names part {named}, but the speech has {count} parts"
        yield Finding(citation.spot, message, f"name a part from part1 to part{count}")


def _likely(project: Project, page: Page, block: Block, item: Item) -> str:
    """Propose the sentence that the block's words point to, or nothing if none is like them."""
    edition = project.editions[page.language].get(item.key)
    quoted = "".join(words.text for words in block.quoted)
    near = likely_place(quoted or block.prose, edition) if edition else ""
    return f"did you mean {near}?" if near else ""


def _unresolved(project: Project, fault: Fault) -> Iterator[_Place]:
    return (place for found, place in _all_unresolved(project) if found is fault)


@lru_cache(maxsize=1)  # every rule here asks for its share
def _all_unresolved(project: Project) -> tuple[tuple[Fault, _Place], ...]:
    return tuple(
        (target.fault, (page, block, citation, item))
        for page in project.numbered()
        for block in page.texts()
        for citation in block.citations
        for item in citation.items
        if isinstance(
            target := resolve(item, project.sources, project.editions[page.language]), Unresolved
        )
    )
