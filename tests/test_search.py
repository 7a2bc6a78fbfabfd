"""The search box over the whole site, as readers type into it: what comes first, and what nothing.

The scores are printed; the words of a second person were never used to mend the search.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from lectern.page import Page as Content
from lectern.passage import Edition
from lectern.project import Project
from lectern.schema import LANGUAGES
from lectern.text import normalise
from tests.search.box import found

FOLDER = Path(__file__).parent / "search"
OWN: dict[str, Any] = tomllib.loads((FOLDER / "queries.toml").read_text(encoding="utf-8"))
SECOND: dict[str, Any] = tomllib.loads((FOLDER / "second.toml").read_text(encoding="utf-8"))
SEED, PIECES = 20170228, 40


def passages_with(edition: Edition, words: list[str]) -> set[int]:
    """Return the passages that hold all of some words."""
    texts = {
        p.number: normalise(" ".join(s.text for s in p.sentences)).lower() for p in edition.passages
    }
    return {n for n, text in texts.items() if all(normalise(w).lower() in text for w in words)}


def first_passages(project: Project, language: str, results: list[list[str]]) -> set[int]:
    """Return the passage of what comes first, or those that the section of the guide cites.

    A page of the guide whose title is what was typed may stand before the speech.
    """
    for address in (address for addresses in results[:2] for address in addresses[:2]):
        path, _, anchor = re.sub(r"\?[^#]*", "", address).partition("#")
        numbered = re.fullmatch(r"p(\d+)s\d+|(?:by-)?d(\d+)-\w+", anchor)
        if numbered:
            return {int(numbered[1] or numbered[2])}
        for page in project.pages:
            is_here = page.language == language and path.endswith(f"/{page.name[:-3]}.html")
            if is_here and anchor in page.anchors:
                return cited_below(page, anchor)
    return set()


def cited_below(page: Content, anchor: str) -> set[int]:
    """Return the passages that the section of a heading cites."""
    lines = [h.spot.line for h in page.headings]
    start = next(h.spot.line for h in page.headings if h.anchor == anchor)
    end = min((line for line in lines if line > start), default=10**6)
    items = [i for b in page.blocks if start < b.spot.line < end for i in b.items() if i.locator]
    return {i.locator.passage or i.locator.first for i in items if i.locator}


def wanted(project: Project) -> list[tuple[str, str, str, set[int]]]:
    """Return every query with its kind, its language and the passages that answer it."""
    rows = []
    for language in LANGUAGES:
        edition = project.editions[language]["shi2017"]
        rows += [
            ("exact", language, w, passages_with(edition, [w])) for w in OWN["exact"][language]
        ]
        for words in OWN["several"][language]:
            rows.append(("several", language, words, passages_with(edition, words.split())))
    rows += [("piece", "zh", w, p) for w, p in _pieces(project.editions["zh"]["shi2017"])]
    for name, table in (("question", OWN["question"]), ("second", SECOND["query"])):
        rows += [(name, row["language"], row["words"], set(row["passages"])) for row in table]
    return rows


def _pieces(edition: Edition) -> Iterator[tuple[str, set[int]]]:
    """Yield strings cut out of the speech anywhere, whatever words they part."""
    chance = random.Random(SEED)  # noqa: S311  # repeatable, not secret
    sentences = [normalise(s.text) for s in edition.sentences() if len(s.text) > 20]
    for _ in range(PIECES):
        text = chance.choice(sentences)
        length = chance.choice((2, 3, 4, 5, 6, 8, 12))
        start = chance.randrange(len(text) - length)
        piece = text[start : start + length]
        yield piece, passages_with(edition, [piece])


def test_what_is_typed_finds_its_passage_first(
    boxes: dict[str, Page], project: Project, tell: Callable[[str], None]
) -> None:
    rows = wanted(project)
    assert len(rows) >= 120
    assert all(passages for *_, passages in rows), [row for row in rows if not row[3]]
    missed: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for kind, language, words, passages in rows:
        counts[kind] = counts.get(kind, 0) + 1
        first = first_passages(project, language, found(boxes[language], words))
        if not first & passages:
            missed.setdefault(kind, []).append(f"{words}: {sorted(first)}, not {sorted(passages)}")
    scores = [
        f"{kind:9} {count:4} hit@1 {1 - len(missed.get(kind, [])) / count:.3f}"
        for kind, count in counts.items()
    ]
    tell("\n".join([*scores, *(f"  {kind}: {row}" for kind in missed for row in missed[kind])]))
    for kind in ("exact", "piece", "several"):
        assert len(missed.get(kind, [])) <= 0.05 * counts[kind]
    for kind in ("question", "second"):
        assert len(missed.get(kind, [])) <= 0.2 * counts[kind]


def test_what_is_nowhere_finds_nothing(boxes: dict[str, Page]) -> None:
    for language in LANGUAGES:
        came = {w: found(boxes[language], w) for w in OWN["nowhere"][language]}
        assert not {words: results for words, results in came.items() if results}


def test_each_language_finds_its_own_pages(boxes: dict[str, Page]) -> None:
    for language, words in (("zh", "计生协"), ("zh", "FPA"), ("en", "FPA"), ("en", "计生协")):
        addresses = [a for addresses in found(boxes[language], words) for a in addresses]
        assert addresses
        folders = {"/en/" in address or address.startswith("en/") for address in addresses}
        assert folders == {language == "en"}
