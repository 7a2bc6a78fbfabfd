"""Classes of mutations of quotations, and of the citations that hold them."""

import re
from collections.abc import Callable
from functools import partial
from random import Random

from tests.mutants import characters
from tests.mutants.mutation import Class, Mutation, rewritten, rewritten_twice
from tests.mutants.site import CITATION, KEY, NOT_PROSE, Line, Site
from tests.mutants.speech import is_long_enough, quotations, spans, stands_in

_OTHER_SOURCE = re.compile(rf"@(?!{KEY}\b)\w")
_SENTENCE = re.compile(rf"(?<=@{KEY}:)(\d+)\.(\d+)(?=[;\]])")

Alter = Callable[[str, int, int, Random], str]


def _quotation(site: Site, chance: Random, language: str, alter: Alter) -> Mutation | None:
    line = chance.choice([b for b in site.lines if b.language == language])
    marks = [m for m in quotations(line.text) if is_long_enough(line.text[slice(*m)], language)]
    if not marks or line.is_heading or line.place == "front":
        return None
    start, end = chance.choice(marks)
    text = alter(line.text, start, end, chance)
    if NOT_PROSE.sub("", text) == NOT_PROSE.sub("", line.text):
        return None
    words = text[start : end + len(text) - len(line.text)]
    return rewritten(site, line, text, _why_moot(site, line, words))


def _why_moot(site: Site, line: Line, words: str) -> str:
    """Say why altered words are still no fault in a quotation, if they are none."""
    if line.place == "code":
        return "a code example"
    if line.place == "context" and _OTHER_SOURCE.search(line.text):
        return "words of a source whose text is not held"
    if not is_long_enough(words, line.language):
        return "now too short to be held as a quotation"
    held = spans(site, line.language, line.text)
    if any(stands_in(words, span, line.language) for span in held):
        return "still the speech’s words, exactly"
    return "" if held else "cites no place of the speech"


def _shortest(site: Site, chance: Random) -> Mutation | None:
    """Put a look-alike radical into a quotation of no more words than just enough."""
    mutation = _quotation(site, chance, "zh", _alter(characters.CHINESE["radical"]))
    words = re.search(r"“[^“”]{4}”", mutation.note.split(" -> ")[0]) if mutation else None
    return mutation if words else None


def _word_dropped(text: str, start: int, end: int, chance: Random) -> str:
    words = list(re.finditer(r"[\w’-]+ ", text[start:end]))
    if not words:
        return text
    word = chance.choice(words)
    return text[: start + word.start()] + text[start + word.end() :]


def _moved(site: Site, chance: Random) -> Mutation | None:
    """Move a citation to a neighbouring sentence, in both languages; the quotation stays."""
    line = chance.choice(site.blocks)
    marks = list(_SENTENCE.finditer(line.text))
    if not marks or not _quoted(line):
        return None
    mark = chance.choice(marks)
    place = f"{mark[1]}.{int(mark[2]) + chance.choice((-1, 1))}"
    moved = [_with_place(t.text, mark[0], place) for t in (line, site.twin(line)) if t]
    mutation = rewritten_twice(site, line, moved[0], site.twin(line), moved[-1])
    left = [words for words in _quoted(line) if not _why_moot_in(site, line, moved[0], words)]
    why = "" if left else "every quotation stands in what is still cited"
    return Mutation(mutation.files, mutation.note, why)


def _quoted(line: Line) -> list[str]:
    words = [line.text[slice(*mark)] for mark in quotations(line.text)]
    return [quoted for quoted in words if is_long_enough(quoted, line.language)]


def _why_moot_in(site: Site, line: Line, text: str, words: str) -> bool:
    if line.place == "context" and _OTHER_SOURCE.search(line.text):
        return True
    return any(stands_in(words, s, line.language) for s in spans(site, line.language, text))


def _with_place(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<=@{KEY}:){re.escape(old)}(?=[;\]])", new, text, count=1)


def _moved_alone(site: Site, chance: Random) -> Mutation | None:
    """Move a citation to a neighbouring sentence in one language only."""
    line = chance.choice(site.blocks)
    marks = list(_SENTENCE.finditer(line.text))
    if not marks or not any(CITATION.finditer(line.text)):
        return None
    mark = chance.choice(marks)
    place = f"{mark[1]}.{int(mark[2]) + 1}"
    text = line.text[: mark.start()] + place + line.text[mark.end() :]
    repeats = set(_SENTENCE.findall(text)) == set(_SENTENCE.findall(line.text))
    return rewritten(site, line, text, "the same places are cited" if repeats else "")


def _alter(change: characters.Change) -> Alter:
    return lambda text, start, end, chance: characters.altered(text, (start, end), change, chance)


CLASSES = (
    *(
        Class(
            f"quotation, zh: {how}",
            ("QUO",),
            partial(_quotation, language="zh", alter=alter),
            tries=7,
        )
        for how, alter in ((how, _alter(change)) for how, change in characters.CHINESE.items())
    ),
    *(
        Class(
            f"quotation, en: {how}",
            ("QUO",),
            partial(_quotation, language="en", alter=alter),
            tries=7,
        )
        for how, alter in ((how, _alter(change)) for how, change in characters.ENGLISH.items())
    ),
    Class(
        "quotation, en: word dropped",
        ("QUO",),
        partial(_quotation, language="en", alter=_word_dropped),
    ),
    Class("quotation, zh: radical in four characters", ("QUO",), _shortest, tries=7),
    Class("citation moved, quotation stays", ("QUO", "CIT"), _moved, tries=24),
    Class("citation moved in one language", ("PAR004",), _moved_alone),
)
