"""Draws the coverage of the speech: each sentence a cell with the number of pages that cite it.

Cells lead to their sentences, and below each passage stand the pages; what counts is for
`coverage` to say.
"""

from collections.abc import Mapping

from lectern.coverage import covered
from lectern.page import Page
from lectern.passage import Edition, Passage, Sentence
from lectern.project import Project, edition_page
from lectern.records import Source
from lectern.typeset import COVERAGE_PAGE, UNSEARCHED, escape, map_id, relative
from lectern.view_wording import MAP_WORDS
from lectern.wording import WORDS

_LEVELS = ((0, 0), (1, 1), (2, 3), (4, 6), (7, 0))
"""The shades, each from how many pages to how many; the last is open."""

_Citing = Mapping[str, tuple[Page, ...]]


def coverage_map(project: Project, language: str) -> str:
    """Write the legend, the map part by part, and the sentences that no page cites."""
    pieces: list[str] = []
    for key, edition in project.editions[language].items():
        cited = covered(project, language)
        citing = {place: pages for (source, place), pages in cited.items() if source == key}
        pieces.append(_legend(edition, citing))
        for part in range(len(edition.parts) + 1):
            pieces.append(f"## {_part_title(edition, part)} {{ #map-part{part} {UNSEARCHED} }}")
            pieces += [_passage(p, edition, citing) for p in edition.passages_of(part)]
        pieces.append(_uncited(edition, citing, project.sources.get(key)))
    return "\n\n".join(pieces)


def _legend(edition: Edition, citing: _Citing) -> str:
    """Write the shades as a table: what each means, and how many sentences have it."""
    words = MAP_WORDS[edition.language]
    levels = [_level(len(citing.get(_place(s), ()))) for s in edition.sentences()]
    rows = [f"| {words['pages']} | {words['sentences']} |", "| --- | --- |"]
    for first, last in _LEVELS:
        span = f"{first}–{last}" if last > first else str(first)
        told = words["open"].format(first=first) if (first, last) == _LEVELS[-1] else span
        sample = f'<span class="map-cell map-{first}">{told}</span>'
        rows.append(f"| {sample} | {levels.count(first)} |")
    rows.append(f"| {words['total']} | {len(levels)} |")
    return "\n".join(rows)


def _part_title(edition: Edition, part: int) -> str:
    words = WORDS[edition.language]
    numbers = [passage.number for passage in edition.passages_of(part)] or [0]
    named = words["one_passage" if len(numbers) == 1 else "passages"]
    heading = edition.parts[part - 1].heading if part else MAP_WORDS[edition.language]["before"]
    passages = named.format(first=numbers[0], last=numbers[-1])
    return escape(words["part_words"].format(heading=heading, passages=passages))


def _passage(passage: Passage, edition: Edition, citing: _Citing) -> str:
    language, n = edition.language, passage.number
    label = WORDS[language]["passage"].format(number=n)
    home = _home(edition)
    cells = "\n".join(f"1. {_cell(sentence, edition, citing)}" for sentence in passage.sentences)
    pages = "\n".join(f"- {_pages(sentence, edition, citing)}" for sentence in passage.sentences)
    summary = MAP_WORDS[language]["citing"].format(number=n)
    pieces = [
        f'<div class="map-passage" id="{map_id(n)}" {UNSEARCHED} markdown="1">',
        f'[{n}]({home}#p{n}){{ .map-number aria-label="{label}" title="{label}" }}',
        cells,
        f'<details markdown="1">\n<summary>{summary}</summary>',
        pages,
        "</details>\n\n</div>",
    ]
    return "\n\n".join(pieces)


def _cell(sentence: Sentence, edition: Edition, citing: _Citing) -> str:
    words = MAP_WORDS[edition.language]
    count = len(citing.get(_place(sentence), ()))
    label = words["cell_once" if count == 1 else "cell"].format(
        passage=sentence.passage, number=sentence.number, count=count
    )
    classes = f".map-cell .map-{_level(count)}"
    told = f'aria-label="{label}" title="{label}"'
    return f"[{count}]({_home(edition)}#{sentence.anchor}){{ {classes} {told} }}"


def _pages(sentence: Sentence, edition: Edition, citing: _Citing) -> str:
    links = (
        f"[{escape(page.title)}]({relative(page.name, COVERAGE_PAGE)})"
        for page in citing.get(_place(sentence), ())
    )
    return _named(sentence, edition, WORDS[edition.language]["separator"].join(links) or "—")


def _uncited(edition: Edition, citing: _Citing, source: Source | None) -> str:
    words = MAP_WORDS[edition.language]
    omitted = source.uncited if source else ()
    reasons = {row.sentence: row.reason[edition.language] for row in omitted}
    items = [
        f"- {_named(sentence, edition, escape(reasons.get(_place(sentence), '—')))}"
        for sentence in edition.sentences()
        if not citing.get(_place(sentence))
    ]
    told = "\n".join(items) or words["none"]
    return f"## {words['uncited']} {{ #map-uncited }}\n\n{told}"


def _named(sentence: Sentence, edition: Edition, said: str) -> str:
    place = f"[{escape(_place(sentence))}]({_home(edition)}#{sentence.anchor})"
    return place + MAP_WORDS[edition.language]["colon"] + said


def _level(count: int) -> int:
    return max(first for first, _ in _LEVELS if first <= count)


def _place(sentence: Sentence) -> str:
    return f"{sentence.passage}.{sentence.number}"


def _home(edition: Edition) -> str:
    return relative(edition_page(edition.key), COVERAGE_PAGE)
