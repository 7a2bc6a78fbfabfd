"""What the speech says in a place, read from the raw editions: the yardstick of the mutations."""

import re
from collections.abc import Iterator
from functools import cache

from tests.mutants.site import CITATION, KEY, Site

_SALUTATION = {"zh": "同志们：", "en": "Comrades:"}
_ITEM = re.compile(rf"@{KEY}:([\w.-]+)")
_QUOTED = re.compile(r"“([^“”]*)”|「([^「」]*)」")
_BLOCK_QUOTE = re.compile(r"> ?(.*?)\s*(?=\[@|$)")
_LEAST = {"zh": 4, "en": 3}
_HAN_OR_RADICAL = re.compile(r"[\u2e80-\u2fd5\u3007\u3400-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'‐-][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?<=\])\([^()]*\)")

Sentences = dict[tuple[int, int, int], str]


def edition_path(language: str) -> str:
    """Return where the speech stands in a language."""
    return f"docs/{language}/sources/{KEY}.md"


@cache
def sentences(text: str, language: str) -> Sentences:
    """Return every sentence of an edition by part, passage and number."""
    body = text.split(_SALUTATION[language], 1)[1]
    found: Sentences = {}
    part = passage = 0
    for paragraph in re.split(r"\n\s*\n", body.strip()):
        lines = paragraph.split("\n")
        if lines[0].startswith("## "):
            part += 1
            lines = lines[1:]
        passage += bool(lines)
        found |= {(part, passage, n): line for n, line in enumerate(lines, 1)}
    return found


def head(site: Site, language: str) -> str:
    """Return the title, speaker and date of the speech."""
    text = site.files[edition_path(language)]
    return re.sub(r"^---\n.*?\n---\n", "", text, flags=re.DOTALL).split(_SALUTATION[language])[0]


def spans(site: Site, language: str, cited: str) -> list[str]:
    """Return the words of each place of the speech that a line cites."""
    held = sentences(site.files[edition_path(language)], language)
    places = [place for mark in CITATION.findall(cited) for place in _ITEM.findall(mark)]
    return ["\n".join(t for key, t in held.items() if _names(place, *key)) for place in places]


def _names(place: str, part: int, passage: int, number: int) -> bool:
    if place.startswith("part"):
        return place == f"part{part}"
    whole, _, inner = place.partition(".")
    first, _, last = (inner or whole).partition("-")
    inside = int(first) <= (number if inner else passage) <= int(last or first)
    return inside and (not inner or int(whole) == passage)


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the quoted words of a line begin and end."""
    block = _BLOCK_QUOTE.match(text)
    if block:
        yield block.span(1)
        return
    for match in _QUOTED.finditer(text):
        yield match.span(match.lastindex or 1)


def is_long_enough(words: str, language: str) -> bool:
    """Tell whether words in quotation marks are enough of them to be held to the speech."""
    unit = _HAN_OR_RADICAL if language == "zh" else _WORD
    return len(unit.findall(_ADDRESS.sub("", words))) >= _LEAST[language]


def stands_in(words: str, span: str, language: str) -> bool:
    """Tell whether quoted words, or all their fragments in order, stand in a span."""
    position, plain = 0, _squeeze(span, language)
    for fragment in re.split("……" if language == "zh" else "…", words):
        wanted = _squeeze(fragment, language)
        position = plain.find(wanted, position)
        if position < 0:
            return False
        position += len(wanted)
    return True


def _squeeze(text: str, language: str) -> str:
    text = re.sub(r"‘([^‘’]*)’", r"“\1”", text.replace("*", ""))
    return re.sub(r"\s+", "" if language == "zh" else " ", text).strip()
