"""Turns our notation into ordinary Markdown, just before MkDocs renders it.

A citation becomes a link with its words in a tooltip, an edition becomes numbered passages with
an element for each sentence, and a marker block becomes the table it stands for. What cannot be
resolved is left as written and returned, for the caller to report.
"""

import html
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lectern.citation import (
    Item,
    Level,
    MalformedCitation,
    Span,
    find_citations,
    parse_citation,
    resolve,
)
from lectern.outline import blank_code
from lectern.passage import Edition, Passage, Sentence
from lectern.project import Project
from lectern.records import Source
from lectern.text import WIDE
from lectern.wording import WORDS

SOURCES_PAGE = "about/sources.md"
LONGEST_TOOLTIP = 3
"""A span of more sentences shows its first only: the tooltip must fit on a phone."""

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>&])")
_SOURCES_BLOCK = re.compile(r"^///[ \t]*sources[ \t]*\n+///[ \t]*$", re.MULTILINE)
_INLINE = r"(?:a|abbr|code|em|span|strong|sub|sup)"
_SOFT_BREAK = re.compile(
    rf"(?<=[{WIDE}”’〕])((?:</?{_INLINE}\b[^>]*>)*)\n((?:</?{_INLINE}\b[^>]*>)*)"
    rf"|((?:</?{_INLINE}\b[^>]*>)*)\n((?:</?{_INLINE}\b[^>]*>)*)(?=[{WIDE}“‘〔])"
)
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Woven:
    """Markdown for MkDocs, and the citations that lead nowhere, as written."""

    markdown: str
    unresolved: tuple[str, ...]


def weave_page(markdown: str, name: str, language: str, project: Project) -> Woven:
    """Weave a content page; `name` is its path inside the language's folder."""
    markdown = _SOURCES_BLOCK.sub(lambda _: _sources_table(project, language), markdown)
    pieces: list[str] = []
    unresolved: list[str] = []
    number = end = 0
    for match in find_citations(blank_code(markdown)):
        spans = _spans(match[0], language, project)
        if not spans:
            unresolved.append(match[0])
            continue
        pieces.append(markdown[end : match.start()])
        for span in spans:
            number += 1
            pieces.append(_mark(span, f"cite-{number}", name, language, project))
        end = match.end()
    return Woven("".join(pieces) + markdown[end:], tuple(unresolved))


def weave_edition(edition: Edition, name: str, project: Project) -> str:
    """Write an edition as Markdown with an anchor for every part, passage and sentence."""
    words = WORDS[edition.language]
    sources = _relative(SOURCES_PAGE, name)
    title, *head = [text for _, text in edition.head]
    pieces = [f"# {_escape(title)} {{ #speech }}"]
    pieces += [f"{_escape(text)}\n{{: .edition-head }}" for text in head]
    pieces.append(words["edition_note"].format(sources=sources) + "\n{: .edition-note }")
    citing = _citing_pages(edition, project)
    for part in range(len(edition.parts) + 1):
        if part:
            heading = _escape(edition.parts[part - 1].heading)
            pieces.append(f"## {heading} {{ #part{part} }}")
        for passage in edition.passages_of(part):
            pieces.append(_passage(passage, edition.language, name, citing[passage.number]))
    return "\n\n".join(pieces) + "\n"


def join_soft_breaks(rendered: str) -> str:
    """Drop line breaks beside Han in rendered HTML, where a browser would show a space."""
    pieces = _PREFORMATTED.split(rendered)
    pieces[::2] = [_SOFT_BREAK.sub(_tags_only, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _tags_only(match: re.Match[str]) -> str:
    return "".join(group for group in match.groups() if group)


def _escape(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text)


def _relative(target: str, name: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(name) or ".")


def _spans(citation: str, language: str, project: Project) -> list[Span]:
    """Return where a citation's items lead, or nothing if one of them leads nowhere."""
    try:
        items = parse_citation(citation)
    except MalformedCitation:
        return []
    editions = project.editions[language]
    targets = [resolve(item, project.sources, editions) for item in items]
    spans = [target for target in targets if isinstance(target, Span)]
    return spans if len(spans) == len(targets) else []


def _mark(span: Span, identifier: str, name: str, language: str, project: Project) -> str:
    source = project.sources[span.item.key]
    page = f"sources/{source.key}.md" if source.is_full else SOURCES_PAGE
    target = f"{_relative(page, name)}#{span.anchor}"
    label = _label(span.item, source, language)
    words = html.escape(_tooltip(span, source, language, project), quote=False)
    return (
        f'<span class="citation">[〔{_escape(label)}〕]({target})'
        f'{{ .citation-mark aria-describedby="{identifier}" }}'
        f'<span class="citation-words" role="tooltip" id="{identifier}">{_escape_inline(words)}'
        "</span></span>"
    )


def _escape_inline(escaped: str) -> str:
    """Escape Markdown in text whose HTML is escaped already."""
    return re.sub(r"([\\`*_\[\]|{}])", r"\\\1", escaped)


def _label(item: Item, source: Source, language: str) -> str:
    if item.locator is None:
        return source.label[language]
    if item.locator.level is Level.PART:
        return WORDS[language]["part"].format(number=item.locator.first)
    return str(item.locator).replace("-", "–")


def _tooltip(span: Span, source: Source, language: str, project: Project) -> str:
    words = WORDS[language]
    if not source.is_full:
        publisher = f"{source.publisher[language]}, " if source.publisher else ""
        return f"{source.title[language]} ({publisher}{source.date})".replace(", )", ")")
    edition = project.editions[language][source.key]
    if span.item.locator and span.item.locator.level is Level.PART:
        first, last = span.sentences[0].passage, span.sentences[-1].passage
        passages = words["passages" if first != last else "one_passage"]
        heading = edition.parts[span.item.locator.first - 1].heading
        return words["part_words"].format(
            heading=heading, passages=passages.format(first=first, last=last)
        )
    if len(span.sentences) > LONGEST_TOOLTIP:
        return span.sentences[0].text + words["and_more"].format(count=len(span.sentences))
    return _space(language).join(sentence.text for sentence in span.sentences)


def _space(language: str) -> str:
    return "" if language == "zh" else " "


def _passage(passage: Passage, language: str, name: str, citing: Mapping[str, str]) -> str:
    words = WORDS[language]
    n = passage.number
    label = words["passage"].format(number=n)
    sentences = _space(language).join(_sentence(s, words) for s in passage.sentences)
    pieces = [
        f'<div class="passage" id="p{n}" markdown="1">',
        f'[{n}](#p{n}){{ .passage-number aria-label="{label}" title="{label}" }}',
        f"{sentences}\n{{: .passage-text }}",
    ]
    if citing:
        links = words["separator"].join(
            f"[{_escape(title)}]({_relative(page, name)})" for page, title in citing.items()
        )
        pieces.append(f"{words['cited_by']}{links}\n{{: .cited-by }}")
    return "\n\n".join([*pieces, "</div>"])


def _sentence(sentence: Sentence, words: Mapping[str, str]) -> str:
    label = words["sentence"].format(passage=sentence.passage, number=sentence.number)
    mark = (
        f'[](#{sentence.anchor}){{ .sentence-number data-number="{sentence.number}" '
        f'aria-label="{label}" }}'
    )
    return f'<span class="sentence" id="{sentence.anchor}">{mark}{_escape(sentence.text)}</span>'


def _citing_pages(edition: Edition, project: Project) -> defaultdict[int, dict[str, str]]:
    """Return, by passage, the pages that cite it: link target and title, in order."""
    citing: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for number, target, title in _backlinks(edition, project):
        citing[number].setdefault(target, title)
    return citing


def _backlinks(edition: Edition, project: Project) -> Iterator[tuple[int, str, str]]:
    order = [entry.name for entry in project.config.nav]
    pages = [page for page in project.pages if page.language == edition.language]
    pages.sort(key=lambda page: order.index(page.name) if page.name in order else len(order))
    for page in pages:
        for block in page.blocks:
            for item in block.items():
                target = resolve(item, project.sources, {edition.key: edition})
                if not isinstance(target, Span) or item.key != edition.key:
                    continue
                if item.locator and item.locator.level is not Level.PART:
                    for number in sorted({s.passage for s in target.sentences}):
                        yield number, page.name, page.title


def _sources_table(project: Project, language: str) -> str:
    """Write the table of sources, each row with its key as id, for links from citations."""
    words = WORDS[language]
    heads = ("table_key", "table_source", "table_date", "table_grade", "table_checked")
    rows = ["| " + " | ".join(words[head] for head in heads) + " |", "| --- " * len(heads) + "|"]
    for source in project.sources.values():
        title = _escape(source.title[language])
        if source.is_full:
            title = f"[{title}]({_relative(f'sources/{source.key}.md', SOURCES_PAGE)})"
        elif source.grade:
            title = f"[{title}]({source.url})" if source.url else title
        names = [part[language] for part in (source.author, source.publisher) if part]
        described = title + (
            ""
            if not names
            else f"（{'，'.join(names)}）"
            if language == "zh"
            else f" ({', '.join(names)})"
        )
        checked = words["unchecked"] if source.checked == "未核对原文" else source.checked
        key = f'<span id="{source.key}" class="source-key">{source.key}</span>'
        rows.append(f"| {key} | {described} | {source.date} | {source.grade or '—'} | {checked} |")
    return "\n".join(rows)
