"""What is to be marked on a page: the terms of the glossary, and the meaning of each in a line.

Marking them is for `glossing`.
"""

from dataclasses import dataclass

from lectern.citation import find_citations
from lectern.glossary import Term
from lectern.project import Project
from lectern.typeset import cited_label, relative
from lectern.weave import spans_of
from lectern.wording import CLAIM_LABELS, WORDS

GLOSSARY_PAGE = "reference/glossary.md"
_UNMARKED = ("sources/", "training/")
"""The speech stands as it is; sheets are for paper, and a paper must not explain what it asks."""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A term to be marked: its names as they stand in text, and what its tooltip says.

    One without `words` is not marked, but nor is a term inside it. `chinese` is said before the
    words where the page is in English.
    """

    names: tuple[str, ...]
    target: str
    words: str
    chinese: str = ""


def glosses(name: str, language: str, project: Project) -> tuple[Gloss, ...]:
    """Return what is to be marked on a page: nothing on editions, sheets, pages about the site."""
    page = project.page(language, name)
    if page is None or page.is_excused or name == GLOSSARY_PAGE or name.startswith(_UNMARKED):
        return ()
    return tuple(_gloss(term, name, language, project) for term in project.terms)


def _gloss(term: Term, name: str, language: str, project: Project) -> Gloss:
    target = f"{relative(GLOSSARY_PAGE, name)}#{term.id}"
    words = _words(term.gloss[language], language, project) if term.gloss else ""
    if language == "zh":
        return Gloss(term.names, target, words)
    return Gloss(term.renderings, target, words, f"{term.zh} ({term.pinyin})")


def _words(text: str, language: str, project: Project) -> str:
    """Write a meaning with the marks of its citations, and say if it is not the speech's."""
    pieces: list[str] = []
    end, is_context = 0, False
    for match in find_citations(text):
        pieces.append(text[end : match.start()])
        for span in spans_of(match[0], language, project):
            source = project.sources[span.item.key]
            is_context = is_context or not source.is_full
            pieces.append(f"〔{cited_label(span.item, source, language)}〕")
        end = match.end()
    label = CLAIM_LABELS[language]["context"] + WORDS[language]["colon"] if is_context else ""
    return label + "".join(pieces) + text[end:]
