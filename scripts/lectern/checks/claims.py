"""CLM: every block of the guide is a quote, a summary, context or advice, with its source."""

import re
from collections.abc import Iterator

from lectern.citation import Item
from lectern.config import CONFIG
from lectern.diagnostic import Finding, Spot
from lectern.outline import Kind
from lectern.page import ADVICE, CLAIM_BLOCKS, CONTEXT, FRAME, MARKERS, Block
from lectern.project import SOURCES, Project
from lectern.text import nearest

_OPENING = re.compile(r"/{3,}[ \t]*([\w-]+)")


def unsourced_block(project: Project) -> Iterator[Finding]:
    """A paragraph, list item, block quote or table row of the guide ends in a citation.

    No statement stands without its source: that is what the site is for. Headings, labels, heads
    of tables, lead-ins that end in a colon, advice and empty forms are exempt. In a table row the
    citation may stand in any cell.

    中文（无出处的内容）：导读里的每一段话、每一条、每一处引用块、表格的每一行，末尾都须有引注。没有
    出处的话不说，这是本站的根本。标题、标签、表头、以冒号结尾的引导语、建议和待填的空表不在此列。表
    格里，引注写在这一行的哪一格都可以。

    Bad: 讲话要求定期向地方党委政府汇报工作。
    Good: 讲话要求定期向地方党委政府汇报工作[@shi2017:20.3]。
    """
    hint = "end it with a citation such as [@shi2017:20.3], or set it in /// context or /// advice"
    for page in project.claiming():
        for block in page.blocks:
            if _lacks_source(block):
                yield Finding(block.spot, f"this {block.kind.value} has no source", hint)


def unsupported_context(project: Project) -> Iterator[Finding]:
    """A block of context cites a reference source.

    Context is what the speech does not say; the speech alone cannot be its source.

    中文（无据的编者注）：编者注须引用讲话以外的资料。编者注写的是讲话没有说的事，单凭讲话不能作它的
    出处。

    Bad: /// context with [@shi2017:14.1] alone
    Good: /// context with [@xinhua2016]
    不当：/// context里只引[@shi2017:14.1]
    得当：/// context里引[@xinhua2016]
    """
    hint = "cite a source of kind reference, or take the sentence out of /// context"
    if project.faults.spoils(SOURCES):
        return
    for page in project.claiming():
        for block in page.blocks:
            if block.within == CONTEXT and _is_cited(block) and not _references(project, block):
                yield Finding(block.spot, "context cites no source besides the speech", hint)


def unmarked_context(project: Project) -> Iterator[Finding]:
    """A block that rests on a source besides the speech is marked as context.

    A reader must see at once what the speech says and what comes from elsewhere.

    中文（未标明的编者注）：依据讲话以外来源的段落，须放在`/// context`里。读者要一眼看出哪些是讲话
    说的，哪些是别处来的。

    Bad: 官方清单另有六项[@xinhua2016]。
    Good: the same sentence in /// context
    得当：同一句话放在/// context里
    """
    hint = "set it in /// context, or cite the speech alone"
    for page in project.claiming():
        for block in page.blocks:
            if block.within not in CLAIM_BLOCKS and _references(project, block):
                message = f"this {block.kind.value} cites a source besides the speech"
                yield Finding(block.spot, message, hint)


def unlisted_exemption(project: Project) -> Iterator[Finding]:
    """A page with `claims: none` is listed in mkdocs.yml; `claims` has no other value.

    The list is extra.unclaimed, with a reason for each page: an exemption that nobody had to give
    a reason for is a hole in the promise of the site.

    中文（未登记的免注）：页首写`claims: none`、免注出处的页面，须在`mkdocs.yml`的`extra.unclaimed`
    里登记；`claims`不写别的值。登记要写理由；不写理由就能免注，“凡转述都注出处”就成了空话。

    Bad: claims: none in docs/zh/guide/study.md
    Good: claims: none in docs/zh/about/cite.md, and extra.unclaimed names about/cite.md
    不当：docs/zh/guide/study.md页首写claims: none
    得当：docs/zh/about/cite.md页首写claims: none，extra.unclaimed里有about/cite.md
    """
    if project.faults.spoils(CONFIG):
        return
    for page in project.pages:
        if page.is_excused and page.name not in project.config.unclaimed:
            hint = f"add `{page.name}: the reason` under extra.unclaimed in {CONFIG}"
            message = "the page is excused from claims without a reason"
            yield Finding(Spot(page.path), message, hint)


def idle_exemption(project: Project) -> Iterator[Finding]:
    """A page excused in mkdocs.yml exists, asks for the excuse, needs it, and has a reason.

    An exemption that exempts nothing hides the next one.

    中文（闲置的免注）：`mkdocs.yml`里登记免注的页面，须确有这一页，页首写明免注，页里真有要免的内
    容，并写明理由。用不着的免注留在那里，下一个不该免的就混过去了。

    Bad: extra.unclaimed names about/old.md, which is gone, or a page whose every block is sourced
    Good: extra.unclaimed names about/cite.md, which says claims: none
    不当：extra.unclaimed里有about/old.md，这一页已经没有了；或者有一页，其中处处都有出处
    得当：extra.unclaimed里有about/cite.md，这一页页首写claims: none
    """
    for name, (spot, reason) in project.config.unclaimed.items():
        users = [p for p in project.pages if p.name == name and p.front.fields.get("claims")]
        if not users:
            yield Finding(
                spot,
                f"{name} is excused from claims but does not ask for it",
                "take the line out, or write claims: none in the page",
            )
        elif not reason:
            yield Finding(
                spot,
                f"{name} is excused from claims without a reason",
                "write the reason after the colon",
            )
        elif not any(_lacks_source(block) for page in users for block in page.blocks):
            yield Finding(
                spot,
                f"{name} is excused from claims, but every block of it has its source",
                "take the line out, and claims: none out of the page",
            )


def unknown_block(project: Project) -> Iterator[Finding]:
    """A block between `///` is of a kind that the site knows.

    A mistyped kind is shown to readers as it stands, slashes and all.

    中文（不认识的框）：`///`之间的框，须是本站认得的一种。名称打错一个字母，框就不成框，斜杠原样露
    在页面上。

    Bad: /// contex
    Good: /// context
    """
    known = (*CLAIM_BLOCKS, *MARKERS)
    for page in project.pages:
        for block in page.blocks:
            opening = _OPENING.match(block.prose)
            if opening:
                near = nearest(opening[1], known)
                hint = f"did you mean /// {near}?" if near else f"known: {', '.join(known)}"
                yield Finding(block.spot, f"/// {opening[1]} is no kind of block", hint)


def _lacks_source(block: Block) -> bool:
    return not _is_exempt(block) and not _is_cited(block)


def _is_exempt(block: Block) -> bool:
    if block.within in (ADVICE, FRAME) or not block.prose:
        return True
    return block.kind is not Kind.ROW and block.prose.endswith(("：", ":"))


def _is_cited(block: Block) -> bool:
    return bool(block.citations) if block.kind is Kind.ROW else block.ends_cited


def _references(project: Project, block: Block) -> list[Item]:
    return [
        item
        for item in block.items()
        if item.key in project.sources and not project.sources[item.key].is_full
    ]
