"""Turns our notation into ordinary Markdown, just before MkDocs renders it.

A citation becomes a link with its words in a tooltip, after `expand` has put what marker blocks
stand for in their place. What cannot be resolved is left as written: reporting it is the checker's.
"""

import html
import re

from lectern.citation import (
    Level,
    MalformedCitation,
    Span,
    parse_citation,
    resolve,
)
from lectern.expand import expand
from lectern.page import citation_places
from lectern.project import Project, edition_page
from lectern.records import Source
from lectern.text import WIDE
from lectern.typeset import SOURCES_PAGE, cited_label, described, escape, relative, space
from lectern.wording import WORDS

LONGEST_TOOLTIP = 3
"""A span of more sentences shows its first only: the tooltip must fit on a phone."""

_INLINE = r"(?:a|abbr|code|em|span|strong|sub|sup)"
_SOFT_BREAK = re.compile(
    rf"(?<=[{WIDE}”’〕])((?:</?{_INLINE}\b[^>]*>)*) *\n *((?:</?{_INLINE}\b[^>]*>)*)"
    rf"|((?:</?{_INLINE}\b[^>]*>)*) *\n *((?:</?{_INLINE}\b[^>]*>)*)(?=[{WIDE}“‘〔])"
)
_LOOSE_END = re.compile(r"(?<=[^\s|>*+)-]) $")
"""A plain space before a mark, where a line could break and leave the mark at its start."""
_PREFORMATTED = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def weave_page(markdown: str, name: str, language: str, project: Project) -> str:
    """Weave a content page; `name` is its path inside the language's folder."""
    markdown = expand(markdown, language, project).expandtabs(4)
    pieces: list[str] = []
    number = end = 0
    for start, stop in citation_places(markdown):
        spans = spans_of(markdown[start:stop], language, project)
        if not spans:
            continue
        pieces.append(_LOOSE_END.sub("\u00a0", markdown[end:start]))
        for place, span in enumerate(spans):
            number += 1
            classes = "citation citation-next" if place else "citation"
            mark = _mark(span, f"cite-{number}", name, language, project)
            pieces.append(f'<span class="{classes}">{mark}</span>')
        end = stop
    return "".join(pieces) + markdown[end:]


def join_soft_breaks(rendered: str) -> str:
    """Drop line breaks beside Han in a Chinese page's HTML, where a browser shows a space."""
    pieces = _PREFORMATTED.split(rendered)
    pieces[::2] = [_SOFT_BREAK.sub(_tags_only, piece) for piece in pieces[::2]]
    return "".join(pieces)


def _tags_only(match: re.Match[str]) -> str:
    return "".join(group for group in match.groups() if group)


def spans_of(citation: str, language: str, project: Project) -> list[Span]:
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
    page = edition_page(source.key) if source.is_full else SOURCES_PAGE
    target = f"{relative(page, name)}#{span.anchor}"
    label = cited_label(span.item, source, language)
    words = html.escape(_tooltip(span, source, language, project), quote=False)
    return (
        f"[〔{escape(label)}〕]({target})"
        f'{{ .citation-mark aria-describedby="{identifier}" }}'
        f'<span class="citation-words" role="tooltip" id="{identifier}">{_escape_inline(words)}'
        "</span>"
    )


def _escape_inline(escaped: str) -> str:
    """Escape Markdown in text whose HTML is escaped already."""
    return re.sub(r"([\\`*_\[\]|{}])", r"\\\1", escaped)


def _tooltip(span: Span, source: Source, language: str, project: Project) -> str:
    words = WORDS[language]
    if not source.is_full:
        return described(source, language)
    edition = project.editions[language][source.key]
    if span.item.locator and span.item.locator.level is Level.PART:
        inside = edition.passages_of(span.item.locator.first)
        first, last = (inside[0].number, inside[-1].number) if inside else (0, 0)
        passages = words["passages" if first != last else "one_passage"]
        heading = edition.parts[span.item.locator.first - 1].heading
        return words["part_words"].format(
            heading=heading, passages=passages.format(first=first, last=last)
        )
    if len(span.sentences) > LONGEST_TOOLTIP:
        return span.sentences[0].text + words["and_more"].format(count=len(span.sentences))
    return space(language).join(sentence.text for sentence in span.sentences)
