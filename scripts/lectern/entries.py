"""Writes the glossary as Markdown: the terms by initial, each with what is known of it.

Where a term stands in the speech is found in the edition, not written by hand. Citations are in our
notation; `weave` makes links of them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lectern.citation import Item, Level, Locator, format_citation
from lectern.glossary import Term
from lectern.passage import Sentence
from lectern.project import Project
from lectern.reference_wording import GLOSSARY_WORDS, TERM_KINDS
from lectern.terminology import Lexicon
from lectern.typeset import escape

_CHINESE = "zh"
_DIGITS = "0"


@dataclass(slots=True)
class _Places:
    """Where a term stands in the editions: in sentences, in headings of parts, in a title."""

    sentences: list[Item] = field(default_factory=list)
    headings: list[Item] = field(default_factory=list)
    is_in_title: bool = False


def glossary_entries(project: Project, language: str) -> str:
    """Write every term: in Chinese in the order of pinyin, in English by the alphabet."""
    words, places = GLOSSARY_WORDS[language], _places(project)
    groups = [
        (initial, list(terms))
        for initial, terms in groupby(_in_order(project, language), lambda t: _initial(t, language))
    ]
    names = {initial: initial.upper() for initial, _ in groups} | {_DIGITS: words["digits"]}
    links = " ".join(f"[{names[initial]}](#letter-{initial})" for initial, _ in groups)
    pieces = [f"{words['initials']}{links}\n{{: .initials .screen-only }}"]
    for initial, terms in groups:
        pieces.append(f"### {names[initial]} {{ #letter-{initial} }}")
        for term in terms:
            pieces += _entry(term, places[term.id], language)
    return "\n\n".join(pieces)


def _in_order(project: Project, language: str) -> list[Term]:
    if language == _CHINESE:
        return sorted(project.terms, key=lambda term: term.order)
    return sorted(project.terms, key=lambda term: _letters(term.en))


def _letters(english: str) -> str:
    """Return what a rendering is sorted by: its letters, digits and spaces."""
    return re.sub(r"[^\w ]", "", english.lower())


def _initial(term: Term, language: str) -> str:
    spelt = term.order[0][0] if language == _CHINESE else _letters(term.en)
    return spelt[:1] if spelt[:1].isalpha() else _DIGITS


def _entry(term: Term, places: _Places, language: str) -> Iterator[str]:
    heading = term.zh if language == _CHINESE else term.en
    yield f"#### {escape(heading)} {{ #{term.id} }}"
    yield _names(term, language) + "\n{: .entry-names }"
    yield term.meaning[language]
    if term.context:
        yield f"/// context\n{term.context[language]}\n///"
    yield _found(places, language) + "\n{: .entry-places }"


def _names(term: Term, language: str) -> str:
    """Write how the term is read, its kind, and its names in the other language."""
    words = GLOSSARY_WORDS[language]
    kind = f'<span class="entry-kind">{TERM_KINDS[language][term.kind]}</span>'
    chinese = words["comma"].join(_foreign(name, _CHINESE, language) for name in term.also)
    english = words["semicolon"].join(_foreign(n, "en", language) for n in term.renderings)
    also = [words["also"] + chinese] if term.also else []
    sound = [escape(term.pinyin)] if term.pinyin != term.zh else []
    if language == _CHINESE:
        pieces = [*sound, *also, words["rendered"] + english]
    else:
        own = _foreign(term.zh, _CHINESE, language)
        forms = [words["forms"] + words["semicolon"].join(map(escape, term.forms))]
        pieces = [" ".join([own, *sound]), *also, *(forms if term.forms else [])]
    return " · ".join([kind, *pieces])


def _foreign(words: str, language: str, page: str) -> str:
    shown = escape(words)
    return shown if language == page else f'<span lang="{language}">{shown}</span>'


def _found(places: _Places, language: str) -> str:
    words = GLOSSARY_WORDS[language]
    pieces = [format_citation(tuple(places.sentences))] if places.sentences else []
    if places.headings:
        pieces.append(words["headings"] + format_citation(tuple(places.headings)))
    if places.is_in_title:
        pieces.append(words["title"])
    found = words["places"] + words["semicolon"].join(pieces) if pieces else words["nowhere"]
    return found + words["stop"]


def _places(project: Project) -> dict[str, _Places]:
    """Return where each term stands, by its id; one inside a longer term does not count."""
    lexicon = Lexicon(project.terms)
    places = {term.id: _Places() for term in project.terms}
    for key, edition in project.editions[_CHINESE].items():
        for term in lexicon.terms_in(edition.head[0][1] if edition.head else ""):
            places[term.id].is_in_title = True
        for part in edition.parts:
            for term in lexicon.terms_in(part.heading):
                place = Locator(Level.PART, part.number, part.number)
                places[term.id].headings.append(Item(key, place))
        holding: dict[str, list[Sentence]] = {}
        for sentence in edition.sentences():
            for term in lexicon.terms_in(sentence.text):
                holding.setdefault(term.id, []).append(sentence)
        for identifier, sentences in holding.items():
            places[identifier].sentences += _runs(key, sentences)
    return places


def _runs(key: str, sentences: Iterable[Sentence]) -> Iterator[Item]:
    """Yield the places of sentences, those that follow one another in a passage as one."""
    for (passage, _), run in groupby(
        enumerate(sentences), lambda pair: (pair[1].passage, pair[1].number - pair[0])
    ):
        numbers = [sentence.number for _, sentence in run]
        yield Item(key, Locator(Level.SENTENCES, numbers[0], numbers[-1], passage))
