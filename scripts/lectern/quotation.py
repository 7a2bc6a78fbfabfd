"""Quoted words held against an edition: whether they stand there, where else, and what differs.

Words are compared in their normal form and exactly; …… (in English …) parts fragments that must
follow in this order, and a quoted text's own “ ” may be written ‘ ’.
"""

import difflib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from lectern.passage import Edition, Sentence
from lectern.text import code_points, normalise, with_double_quotes

ELLIPSIS = {"zh": "……", "en": "…"}
_ENOUGH = 0.5


def fragments(words: str, language: str) -> tuple[str, ...]:
    """Return a quotation's parts between ellipses, in order and normal form."""
    parts = (normalise(part) for part in words.split(ELLIPSIS[language]))
    return tuple(part for part in parts if part)


@lru_cache(maxsize=1024)  # every block that cites a place, quote by quote, asks for it again
def joined(sentences: tuple[Sentence, ...]) -> str:
    """Return the normal form of sentences that follow one another."""
    return normalise("\n".join(sentence.text for sentence in sentences))


def holds(text: str, words: str, language: str) -> bool:
    """Tell whether quoted words stand in a text that is in normal form."""
    return any(_follow(text, parts) for parts in _forms(words, language))


def lost_fragment(texts: Iterable[str], words: str, language: str) -> str:
    """Return the first fragment that none of the texts holds, or nothing if all are somewhere."""
    held = list(texts)
    parts = fragments(with_double_quotes(words), language)
    return next((part for part in parts if not any(part in text for text in held)), "")


def place_of(words: str, editions: Iterable[Edition], language: str) -> str:
    """Return the citation of the first sentence or passage that holds quoted words, or nothing."""
    for edition in editions:
        for sentences, place in _places(edition):
            if holds(joined(sentences), words, language):
                return f"[@{edition.key}:{place}]"
    return ""


def likely_place(prose: str, edition: Edition) -> str:
    """Return the citation of the sentence that shares most with a summary, or nothing if none does.

    Likeness is the share of the summary's character pairs that the sentence has too.
    """
    ours = _pairs(prose)
    scored = [(len(ours & _pairs_of(s)) / (len(ours) or 1), s) for s in edition.sentences()]
    score, best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or score < _ENOUGH:
        return ""
    return f"[@{edition.key}:{best.passage}.{best.number}]"


def difference(wanted: str, text: str) -> tuple[str, str]:
    """Say in which character quoted words part from a text, and what the text reads there."""
    match = _match(wanted, text)
    if not match.size:
        return f"nothing of {wanted[:24]} stands there", "copy the words from the edition"
    after = match.a + match.size
    if after < len(wanted):
        ours, theirs = wanted[after], text[match.b + match.size :][:1]
    else:
        ours, theirs = wanted[match.a - 1], text[match.b - 1 : match.b] if match.b else ""
    held = code_points(theirs) if theirs else "nothing"
    message = f"{code_points(ours)} where the edition has {held}"
    start = max(0, match.b - 6)
    return message, f"the edition reads …{text[start : match.b + match.size + 8]}…"


def nearest_text(wanted: str, texts: Iterable[str]) -> str:
    """Return the text that shares the longest run of characters with quoted words."""
    return max(texts, key=lambda text: _match(wanted, text).size, default="")


@lru_cache(maxsize=4096)  # the same words are looked for in one place after another
def _forms(words: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Return the fragments of quoted words, as written and with double quotation marks inside."""
    forms = dict.fromkeys((words, with_double_quotes(words)))
    return tuple(fragments(form, language) for form in forms)


def _follow(text: str, parts: tuple[str, ...]) -> bool:
    position = 0
    for part in parts:
        found = text.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    return True


def _match(wanted: str, text: str) -> difflib.Match:
    return difflib.SequenceMatcher(None, wanted, text, autojunk=False).find_longest_match()


@lru_cache(maxsize=1024)  # every unsourced summary is held against every sentence
def _pairs_of(sentence: Sentence) -> frozenset[str]:
    return _pairs(sentence.text)


def _pairs(text: str) -> frozenset[str]:
    normal = normalise(text)
    return frozenset(normal[at : at + 2] for at in range(len(normal) - 1))


def _places(edition: Edition) -> Iterator[tuple[tuple[Sentence, ...], str]]:
    for sentence in edition.sentences():
        yield (sentence,), f"{sentence.passage}.{sentence.number}"
    for passage in edition.passages:
        yield passage.sentences, str(passage.number)
