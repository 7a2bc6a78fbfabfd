"""CIT: citations that are malformed or lead nowhere."""

from collections.abc import Iterator

from lectern.citation import Fault, Item, Level, Locator, Unresolved, format_citation, resolve
from lectern.diagnostic import Finding
from lectern.page import Citation, Page
from lectern.project import SOURCES, Project
from lectern.text import counted, nearest


def unknown_passage(project: Project) -> Iterator[Finding]:
    """A citation names a passage that the source has.

    Readers follow the number to the speech; a number beyond its end proves nothing.

    Bad: 讲话要求加强学习宣传[@shi2017:99]。
    Good: 讲话要求加强学习宣传[@shi2017:11.1]。
    """
    for page, citation, item in _unresolved(project, Fault.PASSAGE):
        last = len(project.editions[page.language][item.key].passages)
        named = item.locator.last_passage if item.locator else 0
        message = f"citation names passage {named}, but the speech ends at passage {last}"
        yield Finding(citation.spot, message, f"name a passage from 1 to {last}")


def unknown_sentence(project: Project) -> Iterator[Finding]:
    """A citation names a sentence that its passage has.

    Sentences are counted inside their passage, one line of the edition each.

    Bad: 讲话接着讲四点意见[@shi2017:9.2]。
    Good: 讲话接着讲四点意见[@shi2017:9.1]。
    """
    for page, citation, item in _unresolved(project, Fault.SENTENCE):
        if item.locator is None:
            continue
        n = item.locator.passage
        count = len(project.editions[page.language][item.key].passages[n - 1].sentences)
        held = counted(count, "sentence")
        message = f"citation names {n}.{item.locator.last}, but passage {n} has {held}"
        near = Item(item.key, Locator(Level.SENTENCES, min(item.locator.first, count), count, n))
        yield Finding(citation.spot, message, f"did you mean {format_citation((near,))}?")


def unknown_source(project: Project) -> Iterator[Finding]:
    """A citation names a source that docs/_data/sources.toml lists.

    A source that is not listed has no title, no date and no grade to judge it by.

    Bad: 据报道[@xinhua]。
    Good: 据报道[@xinhua2016]。
    """
    if project.faults.spoils(SOURCES):
        return
    for _, citation, item in _unresolved(project, Fault.SOURCE):
        near = nearest(item.key, project.sources)
        hint = f"did you mean @{near}?" if near else "add it to docs/_data/sources.toml"
        yield Finding(citation.spot, f"citation names {item.key}, which is no source", hint)


def malformed_citation(project: Project) -> Iterator[Finding]:
    """A citation is written as the grammar in lectern.citation has it.

    What is not read as a citation would stand on the page as brackets and be checked by nothing.

    Bad: 讲话要求定期汇报[@shi2017:20.3
    Good: 讲话要求定期汇报[@shi2017:20.3]。
    """
    hint = "write [@shi2017:20.3], [@shi2017:20.3-5], [@shi2017:17-18], [@shi2017:part2] or [@key]"
    for page in project.pages:
        for block in page.texts():
            for citation in block.citations:
                if citation.fault:
                    yield Finding(citation.spot, citation.fault, hint)


def missing_locator(project: Project) -> Iterator[Finding]:
    """A citation of a source whose text is held here names the place.

    The whole speech proves anything; a passage can be read and compared.

    Bad: 讲话要求定期汇报[@shi2017]。
    Good: 讲话要求定期汇报[@shi2017:20.3]。
    """
    for _, citation, item in _unresolved(project, Fault.MISSING):
        message = f"citation of {item.key} names no passage"
        yield Finding(citation.spot, message, f"add the place: [@{item.key}:20.3]")


def needless_locator(project: Project) -> Iterator[Finding]:
    """A citation of a source whose text is not held here has no locator.

    A passage number there could be checked by nobody.

    Bad: 官方清单另有六项[@xinhua2016:3]。
    Good: 官方清单另有六项[@xinhua2016]。
    """
    for _, citation, item in _unresolved(project, Fault.NEEDLESS):
        message = f"citation gives a place in {item.key}, whose text is not held here"
        yield Finding(citation.spot, message, f"write [@{item.key}]")


def unknown_part(project: Project) -> Iterator[Finding]:
    """A citation names a part that the source has.

    Parts are the ## headings of the edition, counted from 1.

    Bad: 讲话第五部分[@shi2017:part5]。
    Good: 讲话第四部分[@shi2017:part4]。
    """
    for page, citation, item in _unresolved(project, Fault.PART):
        count = len(project.editions[page.language][item.key].parts)
        named = item.locator.first if item.locator else 0
        message = f"citation names part {named}, but the speech has {count} parts"
        yield Finding(citation.spot, message, f"name a part from part1 to part{count}")


def _unresolved(project: Project, fault: Fault) -> Iterator[tuple[Page, Citation, Item]]:
    for page in project.pages:
        editions = project.editions[page.language]
        for block in page.texts():
            for citation in block.citations:
                for item in citation.items:
                    target = resolve(item, project.sources, editions)
                    if isinstance(target, Unresolved) and target.fault is fault:
                        yield page, citation, item
