"""Writes what is made from the loaded project as Markdown: an edition's page, the table of sources.

Every part, passage and sentence of an edition gets an element with its id, and each passage names
the pages that cite it.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from lectern.citation import Item, Level, Span, resolve
from lectern.passage import Edition, Passage, Sentence
from lectern.project import Project, edition_page
from lectern.records import UNCHECKED, Source
from lectern.wording import CHINESE_NUMERALS, WORDS

SOURCES_PAGE = "about/sources.md"
COVERAGE_PAGE = "reference/coverage.md"
UNSEARCHED = 'data-search-exclude="true"'
"""Asks Material's search to leave an element out; one that holds others of its tag falls short."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>&])")


def weave_edition(edition: Edition, name: str, project: Project) -> str:
    """Write an edition as Markdown with an anchor for every part, passage and sentence."""
    words = WORDS[edition.language]
    sources = relative(SOURCES_PAGE, name)
    title, *lines = [text for _, text in edition.head] or [edition.key]
    pieces = [f"# {escape(title)} {{ #speech }}"]
    pieces += [f"{escape(text)}\n{{: .edition-head }}" for text in lines]
    pieces.insert(-1, words["edition_note"].format(sources=sources) + "\n{: .edition-note }")
    citing = _citing_pages(edition, project)
    for part in range(len(edition.parts) + 1):
        if part:
            heading = escape(edition.parts[part - 1].heading)
            pieces.append(f"## {heading} {{ #part{part} }}")
        for passage in edition.passages_of(part):
            pieces.append(_passage(passage, edition.language, name, citing[passage.number]))
    return "\n\n".join(pieces) + "\n"


def escape(text: str) -> str:
    """Escape what Markdown would read as marks."""
    return _MARKDOWN.sub(r"\\\1", text)


@cache
def relative(target: str, name: str) -> str:
    """Return the path from one page to another, both inside the language's folder."""
    return posixpath.relpath(target, posixpath.dirname(name) or ".")


def map_id(passage: int) -> str:
    """Return the id of a passage in the map of the coverage."""
    return f"map{passage}"


def space(language: str) -> str:
    """Return what stands between two sentences of a language."""
    return "" if language == "zh" else " "


def _passage(passage: Passage, language: str, name: str, citing: Mapping[str, str]) -> str:
    words = WORDS[language]
    n = passage.number
    label = words["passage"].format(number=n)
    sentences = space(language).join(_sentence(s, words) for s in passage.sentences)
    pieces = [
        f'<div class="passage" id="p{n}" markdown="1">',
        f'[{n}](#p{n}){{ .passage-number aria-label="{label}" title="{label}" }}',
        f"{sentences}\n{{: .passage-text }}",
    ]
    place = f"{relative(COVERAGE_PAGE, name)}#{map_id(n)}"
    on_map = f"[{words['map_place'].format(number=n)}]({place}){{ .passage-map }}"
    if citing:
        pieces += _cited_by(citing, words, name, on_map)
    else:
        pieces.append(on_map + "\n{: .cited-by }")
    return "\n\n".join([*pieces, "</div>"])


def _cited_by(
    citing: Mapping[str, str], words: Mapping[str, str], name: str, on_map: str
) -> Iterator[str]:
    """Yield a fold: how many pages cite a passage, and in it their links."""
    count = len(citing)
    summary = words["cited_by" if count > 1 else "cited_by_one"].format(count=count)
    links = (f"[{escape(title)}]({relative(page, name)})" for page, title in citing.items())
    yield f'<details class="cited-by" markdown="1">\n<summary>{summary}</summary>'
    yield f"{words['separator'].join(links)} · {on_map}"
    yield "</details>"


def _sentence(sentence: Sentence, words: Mapping[str, str]) -> str:
    label = words["sentence"].format(passage=sentence.passage, number=sentence.number)
    mark = (
        f'[](#{sentence.anchor}){{ .sentence-number data-number="{sentence.number}" '
        f'aria-label="{label}" }}'
    )
    return f'<span class="sentence" id="{sentence.anchor}">{mark}{escape(sentence.text)}</span>'


def _citing_pages(edition: Edition, project: Project) -> defaultdict[int, dict[str, str]]:
    """Return, by passage, the pages that cite it: link target and title, in order."""
    citing: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for number, target, title in _backlinks(edition, project):
        citing[number].setdefault(target, title)
    return citing


def _backlinks(edition: Edition, project: Project) -> Iterator[tuple[int, str, str]]:
    for page in project.reading_order(edition.language):
        for block in page.blocks:
            for item in block.items():
                target = resolve(item, project.sources, {edition.key: edition})
                if not isinstance(target, Span) or item.key != edition.key:
                    continue
                if item.locator and item.locator.level is not Level.PART:
                    for number in sorted({s.passage for s in target.sentences}):
                        yield number, page.name, page.title


def cited_label(item: Item, source: Source, language: str) -> str:
    """Return what the mark of a citation shows between its brackets."""
    if item.locator is None:
        return source.label[language]
    if item.locator.level is Level.PART:
        number = item.locator.first
        named = CHINESE_NUMERALS[number] if language == "zh" and number <= 10 else number
        return WORDS[language]["part"].format(number=named)
    return str(item.locator).replace("-", "–")


def described(source: Source, language: str) -> str:
    """Describe a source in one line: title, who made it known, and when."""
    makers = [maker[language] for maker in (source.author, source.publisher) if maker]
    dated = [source.date] if source.date and source.date[:4] not in source.title[language] else []
    details = WORDS[language]["comma"].join([*makers, *dated])
    wrapped = WORDS[language]["brackets"].format(details) if details else ""
    return source.title[language] + wrapped


def sources_table(project: Project, language: str) -> str:
    """Write the table of sources, each row with its key as id, for links from citations."""
    words = WORDS[language]
    heads = ("table_key", "table_source", "table_grade", "table_checked")
    rows = ["| " + " | ".join(words[head] for head in heads) + " |", "| --- " * len(heads) + "|"]
    for source in project.sources.values():
        title = escape(described(source, language))
        target = relative(edition_page(source.key), SOURCES_PAGE) if source.is_full else source.url
        linked = f"[{title}]({target})" if target else title
        checked = words["unchecked"] if source.checked == UNCHECKED else source.checked
        key = f'<span id="{source.key}">{escape(source.label[language])}</span> `{source.key}`'
        grade = source.grade or "—"
        rows.append(f'| {key} | {linked} | {grade} | <span class="nowrap">{checked}</span> |')
    return "\n".join(rows)
