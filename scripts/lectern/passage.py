"""An edition: the page that holds a source's text, one sentence a line.

Parts are `##` headings, a blank line parts two passages, each line is one sentence. Passages are
numbered through the whole text, sentences inside their passage, as court judgments number
paragraphs; what stands before the first finished sentence (title, speaker, date, salutation)
carries no number.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lectern.text import SENTENCE_END


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of the edition. `line` is its line in the file."""

    passage: int
    number: int
    text: str
    line: int

    @property
    def anchor(self) -> str:
        """The sentence's id on the built page."""
        return f"p{self.passage}s{self.number}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A numbered paragraph; `part` is 0 before part one."""

    number: int
    part: int
    sentences: tuple[Sentence, ...]

    @property
    def line(self) -> int:
        """Where the passage begins in the file."""
        return self.sentences[0].line


@dataclass(frozen=True, slots=True)
class Part:
    """A `##` heading and its number, from 1."""

    number: int
    heading: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """A source's text in one language; `head` holds the unnumbered lines, each with its line.

    It is its own key in caches: two editions loaded apart are two, whatever they hold.
    """

    key: str
    language: str
    path: str
    head: tuple[tuple[int, str], ...]
    parts: tuple[Part, ...]
    passages: tuple[Passage, ...]

    def sentences(self) -> Iterator[Sentence]:
        """Yield every numbered sentence in order."""
        for passage in self.passages:
            yield from passage.sentences

    def passages_of(self, part: int) -> tuple[Passage, ...]:
        """Return the passages of one part."""
        return tuple(p for p in self.passages if p.part == part)

    def part_of(self, passage: int) -> int:
        """Return the part in which a passage stands, by its number; 0 before part one."""
        return next((p.part for p in self.passages if p.number == passage), 0)

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield every line of text in reading order: head, headings and sentences."""
        body = [(part.line, part.heading) for part in self.parts]
        body += [(sentence.line, sentence.text) for sentence in self.sentences()]
        yield from self.head
        yield from sorted(body)


def parse_edition(key: str, language: str, path: str, lines: list[str], skip: int = 0) -> Edition:
    """Read an edition from the lines of its file, leaving out the first `skip` (front matter)."""
    head: list[tuple[int, str]] = []
    parts: list[Part] = []
    passages: list[Passage] = []
    for paragraph in _paragraphs(lines, skip):
        number, first = paragraph[0]
        is_part = first.startswith("## ")
        if is_part:
            parts.append(Part(len(parts) + 1, first[3:].strip(), number))
        block = paragraph[is_part:]
        if not passages and not parts and not any(SENTENCE_END.search(t) for _, t in block):
            head += [(line, text.removeprefix("# ")) for line, text in block]
        elif block:
            n = len(passages) + 1
            sentences = (Sentence(n, i, text, line) for i, (line, text) in enumerate(block, 1))
            passages.append(Passage(n, len(parts), tuple(sentences)))
    return Edition(key, language, path, tuple(head), tuple(parts), tuple(passages))


def _paragraphs(lines: list[str], skip: int) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*lines[skip:], ""], skip + 1):
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            yield block
            block = []
