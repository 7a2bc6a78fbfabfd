"""Lists the numbers of the speech from its editions: those that count or date, those in names.

A sentence is listed for what the Chinese has; in English the months are numbers too, for 6月 has
one. Nothing is added up.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from lectern.citation import Item, Level, Locator, format_citation
from lectern.numerals import MEASURE, numerals
from lectern.passage import Edition, Sentence
from lectern.project import Project
from lectern.reference_wording import TALLY_WORDS
from lectern.terminology import Lexicon, numbered_names
from lectern.typeset import escape

_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_OVER = re.compile(r"(?:over|more than) $", re.IGNORECASE)
_UNIT = re.compile(f"[{MEASURE}]|(?:st|nd|rd|th)\\b")
_NUMBER = re.compile("[0-9一二三四五六七八九十两]")


def figures_said(project: Project, language: str) -> str:
    """Write each sentence that counts or dates something, whole, its figures set off."""
    words = TALLY_WORDS[language]
    lines = _head(words["figures"], words["sentence"], words["source"])
    for key, edition in sorted(project.editions[language].items()):
        for original, sentence in _pairs(project, key, edition):
            if not list(_spans(project, original.text, "zh")):
                continue
            spans = list(_spans(project, sentence.text, language))
            shown = words["separator"].join(sentence.text[start:end] for start, end in spans)
            cells = (escape(shown), _set_off(sentence.text, spans), _cited(key, sentence))
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def numbers_in_names(project: Project, language: str) -> str:
    """Write the terms of the glossary that hold a number, each with all places where it stands."""
    words = TALLY_WORDS[language]
    lines = _head(words["name"], words["places"])
    places = _places(project)
    for term in project.terms:
        cited = places[term.id]
        if cited and any(_NUMBER.search(name) for name in term.names):
            name = term.zh if language == "zh" else words["both"].format(term.en, term.zh)
            lines.append(f"| {escape(name)} | {format_citation(tuple(cited))} |")
    return "\n".join(lines)


def _head(*names: str) -> list[str]:
    return ["| " + " | ".join(names) + " |", "| --- " * len(names) + "|"]


def _pairs(project: Project, key: str, edition: Edition) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield each sentence in Chinese, with itself in the edition's language."""
    translated = {(s.passage, s.number): s for s in edition.sentences()}
    for original in project.editions["zh"][key].sentences():
        if sentence := translated.get((original.passage, original.number)):
            yield original, sentence


def _spans(project: Project, text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where the figures of a sentence stand, with their measure, in order; not in names."""
    names = numbered_names(project.terms, language)
    own = names.sub(lambda match: " " * len(match[0]), text)
    spans = []
    for figure in numerals(own):
        start = own.rindex(figure.text, 0, figure.end)
        end = start + len(figure.text)
        if over := _OVER.search(own[:start]):
            start = over.start()
        unit = _UNIT.match(own, end)
        spans.append((start, unit.end() if unit else end))
    months = _MONTH.finditer(own) if language == "en" else ()
    yield from sorted([*spans, *(match.span() for match in months)])


def _set_off(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [escape(text[end:start]), f"<strong>{escape(text[start:stop])}</strong>"]
        end = stop
    return "".join([*pieces, escape(text[end:])])


def _cited(key: str, sentence: Sentence) -> str:
    return format_citation((_item(key, sentence),))


def _item(key: str, sentence: Sentence) -> Item:
    place = Locator(Level.SENTENCES, sentence.number, sentence.number, sentence.passage)
    return Item(key, place)


def _places(project: Project) -> defaultdict[str, list[Item]]:
    """Return, by a term's id, the sentences where it stands in Chinese, in order."""
    lexicon = Lexicon(project.terms)
    places: defaultdict[str, list[Item]] = defaultdict(list)
    for key, edition in sorted(project.editions["zh"].items()):
        for sentence in edition.sentences():
            for term in lexicon.terms_in(sentence.text):
                places[term.id].append(_item(key, sentence))
    return places
