"""Which pages of the guide cite each sentence of a source: the coverage of the speech.

Quotes and summaries count; what stands in context, advice, frames and computed blocks does not.
A citation covers the sentences it names, if they are at most three.
"""

from collections.abc import Mapping
from functools import lru_cache

from lectern.citation import Level, Span, resolve
from lectern.page import CLAIM_BLOCKS, Page
from lectern.project import Project

WIDEST = 3
"""A span of more sentences names a region, not what is said there."""


@lru_cache(maxsize=2)  # two rules ask for both languages
def covered(project: Project, language: str) -> Mapping[tuple[str, str], tuple[Page, ...]]:
    """Return the pages that cite each sentence, by source key and place such as "20.3".

    The pages of a sentence stand in the order of the navigation.
    """
    citing: dict[tuple[str, str], dict[str, Page]] = {}
    for page in project.reading_order(language):
        if page.is_excused:
            continue
        for block in page.blocks:
            for item in block.items() if block.within not in CLAIM_BLOCKS else ():
                span = resolve(item, project.sources, project.editions[language])
                if not isinstance(span, Span) or len(span.sentences) > WIDEST:
                    continue
                if item.locator and item.locator.level is not Level.PART:
                    for sentence in span.sentences:
                        place = f"{sentence.passage}.{sentence.number}"
                        citing.setdefault((item.key, place), {})[page.name] = page
    return {place: tuple(pages.values()) for place, pages in citing.items()}
