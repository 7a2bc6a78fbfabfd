"""Finds the glossary's terms in running text, longest first, and their English renderings."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lectern.glossary import Term
from lectern.numerals import NUMERIC, values
from lectern.text import normalise


class Lexicon:
    """Terms by their Chinese names, to be found in texts: 中国计生协 is not also 计生协."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Take the terms of the glossary."""
        self._by_name = {normalise(name): term for term in terms for name in term.names}
        longest_first = sorted(self._by_name, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    def places(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        """Yield each place of a text in normal form where a term stands."""
        for match in self._names.finditer(text):
            yield match, self._by_name[match[0]]

    def terms_in(self, text: str) -> list[Term]:
        """Return the terms that stand in a text, each once, in order."""
        found = {term.id: term for _, term in self.places(normalise(text))}
        return list(found.values())

    def covers(self, words: str) -> bool:
        """Tell whether words are made of terms and of marks between them."""
        return not re.sub("[、，]", "", self._names.sub("", normalise(words)))


def rendered(term: Term, english: str) -> bool:
    """Tell whether an English text has the term's rendering or one of its forms, in any case."""
    text = _folded(english)
    return any(_folded(words) in text for words in term.renderings)


@lru_cache(maxsize=4096)  # each block is asked for every term that its twin has
def _folded(text: str) -> str:
    return normalise(text).lower()


def numbered_names(terms: Sequence[Term], language: str) -> re.Pattern[str]:
    """Return what matches the terms of the glossary that have a number in their name."""
    words = {
        word
        for term in terms
        for word in (term.names if language == "zh" else term.renderings)
        if values(f"{word}个") or values(word)
    }
    if not words:
        return re.compile("(?!)")
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    names = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    initials = re.escape("".join(sorted({word.strip()[0] for word in words})))
    return re.compile(rf"(?=[{initials}])(?<![{NUMERIC}])(?:{names})", re.IGNORECASE)
