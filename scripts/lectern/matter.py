"""The chapters that a book has and the site has not: how to read it, references, colophon."""

from html import escape

from lectern.book_wording import BOOK_WORDS
from lectern.chapter import Chapter
from lectern.project import Project, edition_page
from lectern.records import UNCHECKED, Source
from lectern.wording import CLAIM_LABELS

_SHOWN = ("context", "advice")
_SHOWN_BESIDE = ("frame", "computed")


def reading_guide(language: str, project: Project) -> Chapter:
    """Show the kinds of claim as they look in print, and how a citation is read."""
    words, labels = BOOK_WORDS[language], CLAIM_LABELS[language]
    used = {block.within for page in project.pages for block in page.blocks}
    beside = [kind for kind in _SHOWN_BESIDE if kind in used]
    quote = f"<blockquote><p>{words['reading_quote']}</p></blockquote>"
    pieces = [
        f'<h1 id="reading">{words["reading"]}</h1>',
        f"<p>{words['reading_lead']}</p>",
        _claim("quote", words["quote"], quote),
        f"<p>{words['reading_summary']}</p>",
        f"<p>{words['reading_speech']}</p>",
        *(_claim(k, labels[k], f"<p>{words[f'reading_{k}']}</p>") for k in _SHOWN),
        f"<p>{words['reading_more']}</p>" if beside else "",
        *(_claim(k, labels[k], f"<p>{words[f'reading_{k}']}</p>") for k in beside),
        f'<h2 id="reading--marks">{words["reading_marks"]}</h2>',
        f"<ul>{_mark_sample(language, project)}",
        f"<li>{words['reading_mark_more']}</li>",
        f"<li>{words['reading_mark_two']}</li><li>{words['reading_mark_three']}</li></ul>",
    ]
    return Chapter("reading", words["reading"], "\n".join(pieces))


def references(language: str, project: Project) -> Chapter:
    """List every source after the form of GB/T 7714-2025, with the mark that the text uses."""
    words = BOOK_WORDS[language]
    checked = any(source.checked != UNCHECKED for source in project.sources.values())
    items = [
        f'<li><p><span id="{reference_id(source.key)}"></span>'
        f"[{escape(source.label[language])}] {_reference(source, language)}</p></li>"
        for source in project.sources.values()
    ]
    lead = words["references_checked" if checked else "references_lead"]
    entries = f'<div class="references"><ul>{"".join(items)}</ul></div>'
    body = f'<h1 id="references">{words["references"]}</h1><p>{lead}</p>{entries}'
    return Chapter("references", words["references"], body)


def colophon(language: str, project: Project, edition: str) -> Chapter:
    """Say how the book was made, from what, under which licence, and how to report an error."""
    words = BOOK_WORDS[language]
    sections = [
        ("edition", f"<p>{escape(edition)}</p>"),
        ("made", f"<p>{escape(words['colophon_made_words'])}</p>"),
    ]
    for source in project.sources.values():
        if source.is_full:
            lead = words["colophon_capture_words"].format(title=source.title[language])
            digest = f"<p>{escape(lead)}</p><pre><code>{source.sha256}</code></pre>"
            sections.append(("capture", digest))
    if project.config.licence.get(language):
        sections.append(("licence", f"<p>{escape(project.config.licence[language])}</p>"))
    report = project.config.errata.get(language, "")
    sections.append(("report", f"<p>{escape(report)}</p><p>{words['colophon_review']}</p>"))
    heads = "".join(
        f'<h2 id="colophon--{name}">{words[f"colophon_{name}"]}</h2>{text}'
        for name, text in sections
    )
    body = f'<h1 id="colophon">{words["colophon"]}</h1>{heads}'
    return Chapter("colophon", words["colophon"], body)


def reference_id(key: str) -> str:
    """Return the id of a source's entry in the references."""
    return f"references--{key}"


def _claim(kind: str, label: str, body: str) -> str:
    return f'<div class="claim" data-kind="{kind}"><div class="label">{label}</div>{body}</div>'


def _mark_sample(language: str, project: Project) -> str:
    """Explain a citation by a real one: the last passage of the first edition."""
    for key, edition in project.editions[language].items():
        if edition.passages:
            [*_, sentence] = edition.sentences()
            page = edition_page(key).removesuffix(".md").replace("/", "-")
            label = f"{sentence.passage}.{sentence.number}"
            link = f'<a class="citation" href="#{page}--{sentence.anchor}">{label}</a>'
            text = BOOK_WORDS[language]["reading_mark_one"].format(
                sample=f'<span class="citations">{link}</span>',
                passage=sentence.passage,
                sentence=sentence.number,
            )
            return f"<li>{text}</li>"
    return ""


def _reference(source: Source, language: str) -> str:
    """Write a source as GB/T 7714-2025 does: maker. title[type/carrier]. publisher, date. place."""
    words = BOOK_WORDS[language]
    kind = words["type_online" if source.url else "type_document"]
    title = source.title[language]
    if title.startswith("《") and title.find("》") == len(title) - 1:
        title = title[1:-1]
    maker = [source.author[language].replace("、", "，")] if source.author else []
    publisher = [source.publisher[language]] if source.publisher else []
    pieces = [*maker, title + kind, *publisher]
    text = escape(". ".join(pieces))
    if source.date:
        text += f". ({source.date})" if source.url else f". {source.date}"
    if source.url:
        address = escape(source.url)
        text += f'. <a href="{address}">{address}</a>'
    return text + "."
