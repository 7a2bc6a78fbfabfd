"""FIG: figures are the speech's, and stand where the block says."""

import re
from collections.abc import Iterator

from lectern.citation import Span, resolve
from lectern.diagnostic import Finding
from lectern.page import ADVICE, COMPUTED, CONTEXT, FRAME, Block, Page
from lectern.project import Project
from lectern.text import without_quotations

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PLACE = re.compile(
    r"第\d+(?:(?:[、至–]第?|和第?)\d+)*[段句](?:第\d+句)?"
    r"|(?:passage|sentence)s? \d+(?:(?:, | to | and |–)\d+)*",
    re.IGNORECASE,
)
_NOT_THE_SPEECH = (ADVICE, COMPUTED, CONTEXT, FRAME)


def unsupported_figure(project: Project) -> Iterator[Finding]:
    """A figure in a summary stands, in digits, in a place that its block cites.

    A figure that strays from its sentence is soon another figure. The head of the speech (its
    title and date) supports its own; a number of a passage or sentence is no figure of the speech.

    Bad: 讲话称县级增加内设机构11个[@shi2017:6.5]，2016年[@shi2017:1.10]。
    Good: 讲话称市州增加内设机构11个[@shi2017:6.5]。
    """
    for page in project.guide_pages():
        for block in page.blocks:
            if block.within in _NOT_THE_SPEECH or not block.citations:
                continue
            held = _held(project, page, block)
            own = without_quotations(_PLACE.sub("", block.prose))
            for figure in sorted(set(_NUMBER.findall(own)) - held):
                message = f"{figure} does not stand in what this block cites"
                hint = "cite the sentence that has it, or set a sum in /// computed"
                yield Finding(block.spot, message, hint)


def _held(project: Project, page: Page, block: Block) -> set[str]:
    """Return the figures of the cited sentences, and of the heads of their editions."""
    editions = project.editions[page.language]
    found: set[str] = set()
    for item in block.items():
        span = resolve(item, project.sources, editions)
        if isinstance(span, Span):
            found.update(*(_NUMBER.findall(sentence.text) for sentence in span.sentences))
            head = editions[item.key].head if item.key in editions else ()
            found.update(*(_NUMBER.findall(text) for _, text in head))
    return found
