"""Writes the other views of a full source: both languages facing, and the text alone for reading.

Their anchors are their own, for a citation leads to the edition's page; they ask the search to
leave them out, for the words stand there.
"""

from collections.abc import Iterable, Iterator, Mapping

from lectern.passage import Edition, Passage, Sentence
from lectern.project import Project, edition_page, page_path
from lectern.typeset import SOURCES_PAGE, UNSEARCHED, escape, relative, space
from lectern.view_wording import TEXT_WORDS
from lectern.wording import WORDS

FACING_PAGE = "sources/facing.md"
READING_PAGE = "sources/reading.md"


def facing_text(project: Project, language: str) -> str:
    """Write the editions of every full source side by side, a row a sentence."""
    pieces = [_note("facing", FACING_PAGE, language)]
    for editions in project.edition_pairs():
        pieces += ['<div class="facing" markdown="1">']
        for lines in zip(*(edition.head for edition in editions), strict=False):
            said = zip(editions, lines, strict=True)
            pieces.append(_pair((edition.language, escape(text)) for edition, (_, text) in said))
        for part in range(len(editions[0].parts) + 1):
            pieces += _facing_part(editions, part, language)
        pieces.append("</div>")
    return "\n\n".join(pieces)


def reading_text(project: Project, language: str) -> str:
    """Write the text of every full source as paragraphs with the passage's number beside them."""
    pieces = [_note("reading", READING_PAGE, language)]
    for edition in project.editions[language].values():
        title, *lines = [text for _, text in edition.head] or [edition.key]
        pieces.append('<div class="reading" markdown="1">')
        pieces.append(f"## {escape(title)} {{ #reading-title {UNSEARCHED} }}")
        pieces += [f"{escape(text)}\n{{: .reading-head }}" for text in lines]
        for part in range(len(edition.parts) + 1):
            if part:
                heading = escape(edition.parts[part - 1].heading)
                pieces.append(f"### {heading} {{ #rpart{part} {UNSEARCHED} }}")
            pieces += [_paragraph(passage, edition) for passage in edition.passages_of(part)]
        pieces.append("</div>")
    return "\n\n".join(pieces)


def _note(view: str, page: str, language: str) -> str:
    sources = relative(SOURCES_PAGE, page)
    told = TEXT_WORDS[language][view].format(notice=WORDS[language]["notice"], sources=sources)
    return f"{told}\n{{: .edition-note }}"


def _facing_part(editions: tuple[Edition, ...], part: int, language: str) -> Iterator[str]:
    """Yield a part: its heading, and its passages, each with a row for every sentence."""
    if part:
        yield _heading({e.language: e.parts[part - 1].heading for e in editions}, part, language)
    for passages in zip(*(edition.passages_of(part) for edition in editions), strict=False):
        yield f'<div class="facing-passage" id="f{passages[0].number}" markdown="1">'
        for sentences in zip(*(passage.sentences for passage in passages), strict=False):
            sides = zip(editions, sentences, strict=True)
            said = [(edition.language, _numbered(s, edition, language)) for edition, s in sides]
            yield _pair(said, f' id="f{sentences[0].passage}s{sentences[0].number}"')
        yield "</div>"


def _heading(said: Mapping[str, str], part: int, language: str) -> str:
    """Write a part's heading in both languages; the table of contents has the page's own."""
    spans = " ".join(f'<span lang="{own}">{escape(text)}</span>' for own, text in said.items())
    contents = said[language].replace('"', "")
    return f'## {spans} {{ #fpart{part} {UNSEARCHED} data-toc-label="{contents}" }}'


def _pair(said: Iterable[tuple[str, str]], identifier: str = "") -> str:
    sides = [f'{text}\n{{: lang="{own}" }}' for own, text in said]
    opening = f'<div class="pair"{identifier} {UNSEARCHED} markdown="1">'
    return "\n\n".join([opening, *sides, "</div>"])


def _numbered(sentence: Sentence, edition: Edition, language: str) -> str:
    """Write a sentence after its number, which leads to it in the edition of its own language.

    That edition stands in another build where the page's language is not its own, so that the
    address is that of the built site.
    """
    home = page_path(edition_page(edition.key), edition.language)
    address = relative(home, page_path(FACING_PAGE, language))
    label = WORDS[edition.language]["sentence"].format(
        passage=sentence.passage, number=sentence.number
    )
    return (
        f'<a class="pair-number" href="{address}#{sentence.anchor}" hreflang="{edition.language}" '
        f'aria-label="{label}">{sentence.passage}.{sentence.number}</a>{escape(sentence.text)}'
    )


def _paragraph(passage: Passage, edition: Edition) -> str:
    n = passage.number
    home = relative(edition_page(edition.key), READING_PAGE)
    label = WORDS[edition.language]["passage"].format(number=n)
    text = space(edition.language).join(escape(sentence.text) for sentence in passage.sentences)
    return (
        f'<div class="reading-passage" id="r{n}" {UNSEARCHED} markdown="1">\n\n'
        f'[{n}]({home}#p{n}){{ .reading-number aria-label="{label}" }}{text}\n\n</div>'
    )
