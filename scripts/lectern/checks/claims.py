"""CLM: every block of the guide is a quote, a summary, context or advice, with its source."""

from collections.abc import Iterator

from lectern.citation import Item
from lectern.config import CONFIG
from lectern.diagnostic import Finding, Spot
from lectern.outline import Kind
from lectern.page import ADVICE, CLAIM_BLOCKS, CONTEXT, FRAME, MARKERS, Block
from lectern.project import SOURCES, Project
from lectern.text import nearest


def unsourced_block(project: Project) -> Iterator[Finding]:
    """A paragraph, list item or table row of the guide ends in a citation.

    No statement stands without its source: that is what the site is for. Headings, captions,
    labels, lead-ins that end in a colon, advice and empty forms are exempt. In a table row the
    citation may stand in any cell.

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

    Context is what the speech does not say; the speech cannot be its source.

    Bad: /// context with [@shi2017:14.1] alone
    Good: /// context with [@xinhua2016]
    """
    hint = "cite a source of kind reference, or take the sentence out of /// context"
    if project.faults.spoils(SOURCES):
        return
    for page in project.claiming():
        for block in page.blocks:
            if block.within == CONTEXT and _is_cited(block) and not _references(project, block):
                yield Finding(block.spot, "context cites no source besides the speech", hint)


def unlisted_exemption(project: Project) -> Iterator[Finding]:
    """A page with `claims: none` is listed in mkdocs.yml, with a reason.

    An exemption that nobody had to give a reason for is a hole in the promise of the site.

    Bad: claims: none in docs/zh/guide/part1.md
    Good: claims: none in docs/zh/about/cite.md, and extra.unclaimed names about/cite.md
    """
    if project.faults.spoils(CONFIG):
        return
    for page in project.pages:
        if page.is_excused and page.name not in project.config.unclaimed:
            hint = f"add `{page.name}: the reason` under extra.unclaimed in {CONFIG}"
            message = "the page is excused from claims without a reason"
            yield Finding(Spot(page.path), message, hint)


def idle_exemption(project: Project) -> Iterator[Finding]:
    """A page that mkdocs.yml excuses from claims exists, uses the excuse, and the reason is given.

    An exemption that exempts nothing hides the next one.

    Bad: extra.unclaimed names about/old.md, which is gone, or a page whose every block is sourced
    Good: extra.unclaimed names about/cite.md, which says claims: none
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
    """A block between /// is of a kind that the site knows.

    A mistyped kind is shown to readers as it stands, slashes and all.

    Bad: /// contex
    Good: /// context
    """
    known = (*CLAIM_BLOCKS, *MARKERS)
    for page in project.pages:
        for spot, name in page.markers:
            if name not in known:
                near = nearest(name, known)
                hint = f"did you mean /// {near}?" if near else f"known: {', '.join(known)}"
                yield Finding(spot, f"/// {name} is no kind of block", hint)


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
