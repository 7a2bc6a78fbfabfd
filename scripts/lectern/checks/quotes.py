"""QUO: words given as the source's own are the source's own, and stand where the block says."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from lectern.citation import Span, resolve
from lectern.diagnostic import Finding, Spot
from lectern.page import CONTEXT, FRAME, Block, Page, Quoted
from lectern.passage import Edition, Sentence
from lectern.project import Project
from lectern.text import code_points, normalise, with_double_quotes

ELLIPSIS = {"zh": "……", "en": "…"}


@dataclass(frozen=True, slots=True)
class _Quotation:
    page: Page
    quoted: Quoted
    spans: tuple[Span, ...]

    @property
    def fragments(self) -> tuple[str, ...]:
        """The quotation's parts between ellipses in their order."""
        parts = self.quoted.text.split(ELLIPSIS[self.page.language])
        return tuple(part.strip() for part in parts if part.strip())


def altered_quote(project: Project) -> Iterator[Finding]:
    """Quoted words stand, character by character, in a span that their block cites.

    The text is fixed; one character more, less or other is no longer the speech. …… (in English
    …) parts fragments that must follow in this order. White space is not compared beside Han.

    Bad: > 定期向党委政府汇报工作[@shi2017:20.3]
    Good: > 定期向地方党委政府汇报工作[@shi2017:20.3]
    """
    for quotation in _quotations(project):
        if not quotation.spans:
            continue
        spans = [_joined(span.sentences) for span in quotation.spans]
        if any(_holds(span, quotation.fragments) for span in spans):
            continue
        if any(_holds(span, _requoted(quotation.fragments)) for span in spans):
            continue
        yield _altered(project, quotation, spans)


def misleading_quote(project: Project) -> Iterator[Finding]:
    """A quotation from a sentence that must_keep names includes the words it must keep.

    12.4 quotes a view that the speech calls wrong; without 错误地认为 it would read as the
    speech's own.

    Bad: > 计划生育已经大功告成[@shi2017:12.4]
    Good: > 有的甚至错误地认为“计划生育已经大功告成，可以马放南山，不必再搞”。[@shi2017:12.4]
    """
    for quotation in _quotations(project):
        for sentence, words in _kept(project, quotation):
            if words not in quotation.quoted.text and _touches(quotation, sentence):
                place = f"{sentence.passage}.{sentence.number}"
                message = f"quotation from {place} leaves out {words}, and so misleads"
                yield Finding(quotation.quoted.spot, message, f"quote {place} with {words} in it")


def unsourced_quote(project: Project) -> Iterator[Finding]:
    """A block with quoted words cites the span where they stand, lead-ins and advice too.

    Marks of quotation promise the reader somebody's exact words.

    Bad: 讲话把它称为“六项重点任务”：
    Good: 讲话把它称为“六项重点任务”[@shi2017:7.2]：
    """
    hint = "cite the place in the same block, or take the marks of quotation away"
    for page in project.guide_pages():
        for block in page.blocks:
            if block.within == FRAME or block.citations:
                continue
            for quoted in block.quoted:
                yield Finding(quoted.spot, "quoted words without a citation in this block", hint)


def _quotations(project: Project) -> Iterator[_Quotation]:
    for page in project.pages:
        for block in page.texts():
            if block.within == CONTEXT and _cites_reference(project, block):
                continue
            spans = tuple(_spans(project, page, block))
            for quoted in block.quoted:
                yield _Quotation(page, quoted, spans)


def _cites_reference(project: Project, block: Block) -> bool:
    """Tell whether words from a source that is not held here may stand in the block."""
    known = (project.sources.get(item.key) for item in block.items())
    return any(source is not None and not source.is_full for source in known)


def _spans(project: Project, page: Page, block: Block) -> Iterator[Span]:
    for item in block.items():
        target = resolve(item, project.sources, project.editions[page.language])
        if isinstance(target, Span) and target.sentences:
            yield target


def _joined(sentences: tuple[Sentence, ...]) -> str:
    return normalise("\n".join(sentence.text for sentence in sentences)).text


def _holds(span: str, fragments: tuple[str, ...]) -> bool:
    position = 0
    for fragment in fragments:
        wanted = normalise(fragment).text
        found = span.find(wanted, position)
        if found < 0:
            return False
        position = found + len(wanted)
    return True


def _requoted(fragments: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(with_double_quotes(fragment) for fragment in fragments)


def _kept(project: Project, quotation: _Quotation) -> Iterator[tuple[Sentence, str]]:
    for span in quotation.spans:
        for kept in project.sources[span.item.key].must_keep:
            for sentence in span.sentences:
                if f"{sentence.passage}.{sentence.number}" == kept.sentence:
                    yield sentence, kept.words[quotation.page.language]


def _touches(quotation: _Quotation, sentence: Sentence) -> bool:
    """Tell whether some of the quoted words come from the sentence."""
    text = normalise(sentence.text).text
    fragments = (*quotation.fragments, *_requoted(quotation.fragments))
    forms = [normalise(fragment).text for fragment in fragments]
    return any(form in text or text in form for form in forms)


def _altered(project: Project, quotation: _Quotation, spans: list[str]) -> Finding:
    edition_place = _elsewhere(project, quotation)
    if edition_place:
        message = "quoted words do not stand in what this block cites"
        return Finding(quotation.quoted.spot, message, f"they stand in {edition_place}: cite that")
    bad = next(
        (f for f in _requoted(quotation.fragments) if not any(_holds(s, (f,)) for s in spans)), None
    )
    if bad is None:
        message = "quoted fragments do not follow in this order in one cited span"
        return Finding(quotation.quoted.spot, message, "put them in the order of the text")
    wanted = normalise(bad).text
    span = max(spans, key=lambda text: _match(wanted, text).size)
    return Finding(*_difference(quotation.quoted.spot, wanted, span))


def _elsewhere(project: Project, quotation: _Quotation) -> str:
    """Find the citation of the first sentence or passage that holds all the quoted words."""
    for edition in project.editions[quotation.page.language].values():
        for sentences, place in _places(edition):
            if _holds(_joined(sentences), _requoted(quotation.fragments)):
                return f"[@{edition.key}:{place}]"
    return ""


def _places(edition: Edition) -> Iterator[tuple[tuple[Sentence, ...], str]]:
    for sentence in edition.sentences():
        yield (sentence,), f"{sentence.passage}.{sentence.number}"
    for passage in edition.passages:
        yield passage.sentences, str(passage.number)


def _match(wanted: str, span: str) -> difflib.Match:
    return difflib.SequenceMatcher(None, wanted, span, autojunk=False).find_longest_match()


def _difference(spot: Spot, wanted: str, span: str) -> tuple[Spot, str, str]:
    match = _match(wanted, span)
    if not match.size:
        message = f"quoted words do not stand in the cited span: {wanted[:24]}"
        return spot, message, "copy the words from the edition"
    after = match.a + match.size
    if after < len(wanted):
        ours, theirs = wanted[after], span[match.b + match.size :][:1]
    else:
        ours, theirs = wanted[match.a - 1], span[match.b - 1 : match.b] if match.b else ""
    held = code_points(theirs) if theirs else "nothing"
    message = f"altered quotation: {code_points(ours)} where the edition has {held}"
    start = max(0, match.b - 6)
    context = span[start : match.b + match.size + 8]
    return spot, message, f"the edition reads …{context}…"
