"""QUO: words given as the source's own are the source's own, and stand where the block says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lectern.citation import Span, resolve
from lectern.diagnostic import Finding
from lectern.page import CONTEXT, FRAME, Block, Page, Quoted
from lectern.passage import Sentence
from lectern.project import Project
from lectern.quotation import (
    difference,
    fragments,
    holds,
    joined,
    lost_fragment,
    nearest_text,
    place_of,
)
from lectern.text import normalise, with_double_quotes

_STRAIGHT = re.compile(r"[\"']")


@dataclass(frozen=True, slots=True)
class _Quotation:
    page: Page
    quoted: Quoted
    spans: tuple[Span, ...]

    @property
    def language(self) -> str:
        """The language of the quoted words."""
        return self.page.language


def altered_quote(project: Project) -> Iterator[Finding]:
    """Quoted words stand, character by character, in a span that their block cites.

    The text is fixed; one character more, less or other is no longer the speech. …… (in English
    …) parts fragments that must follow in this order. White space is not compared beside Han.
    In quotation marks, fewer than four Han characters or three English words are not compared,
    nor is a term of the glossary that the speech does not have.

    中文（改动过的引文）：引文须与同处引注所指的原文逐字相同。原文是定死的，多一字、少一字、错一字，
    就不是讲话了。用……略去的，前后各截须依次出现；汉字两边的空白不计。引号里不足四个汉字（英文不足
    三个词）的不核对；讲话里没有、术语表里有的词，可以单独加引号。

    Bad: > 定期向党委政府汇报工作[@shi2017:20.3]
    Good: > 定期向地方党委政府汇报工作[@shi2017:20.3]
    """
    terms = {
        form
        for term in project.terms
        for name in (*term.names, *term.renderings)
        for form in (normalise(name), normalise(name[:1].upper() + name[1:]))
    }
    for quotation in _quotations(project):
        if not quotation.spans:
            continue
        spans = list(dict.fromkeys(joined(span.sentences) for span in quotation.spans))
        words, language = quotation.quoted.text, quotation.language
        if any(holds(span, words, language) for span in spans):
            continue
        elsewhere = place_of(words, project.editions[language].values(), language)
        if elsewhere or normalise(words) not in terms:
            yield _altered(quotation, spans, elsewhere)


def misleading_quote(project: Project) -> Iterator[Finding]:
    """A quotation from a sentence that must_keep names includes the words it must keep.

    12.4 quotes a view that the speech calls wrong; without 错误地认为 it would read as the
    speech's own.

    中文（误导的引文）：引用`must_keep`所列的句，须带上其中不可略去的字。12.4引的是讲话认为错误的看
    法，略去“错误地认为”，就成了讲话自己的意见。

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
    """A block with quoted words has a citation, lead-ins and advice too.

    Marks of quotation promise the reader somebody's exact words; only empty forms need no source.

    中文（无出处的引文）：凡有引文的地方须有引注，引导语和建议也不例外。引号是向读者保证，这是别人的
    原话；待填的空表不在此列。

    Bad: 讲话把它称为“六项重点任务”：
    Good: 讲话把它称为“六项重点任务”[@shi2017:7.2]：
    """
    hint = "cite the place in the same block, or take the marks of quotation away"
    for page in project.claiming():
        for block in page.blocks:
            if block.within == FRAME or block.citations:
                continue
            for quoted in block.quoted:
                yield Finding(quoted.spot, "quoted words without a citation in this block", hint)


def straight_mark(project: Project) -> Iterator[Finding]:
    """Quotation marks in prose are “ ” and ‘ ’, and in English the apostrophe is ’.

    Typewriter marks are the wrong width in Chinese and do not say where a quotation ends.

    中文（直引号）：正文的引号须用弯引号“”和‘’，英文的撇号用’。直引号在中文里宽度不对，也分不出
    引文从哪里起、到哪里止。

    Bad: 讲话称"六项重点任务"[@shi2017:7.2]。
    Good: 讲话称“六项重点任务”[@shi2017:7.2]。
    """
    for page in project.all_pages():
        for block in page.texts():
            mark = _STRAIGHT.search(block.prose)
            if mark:
                hint = "write “ ” around quotations and ’ as apostrophe"
                yield Finding(block.spot, f"{mark[0]} is a typewriter's mark", hint)


@lru_cache(maxsize=1)  # two rules look them through
def _quotations(project: Project) -> tuple[_Quotation, ...]:
    quotations: list[_Quotation] = []
    for page in project.numbered():
        for block in page.texts():
            if not block.quoted or (block.within == CONTEXT and _cites_reference(project, block)):
                continue
            spans = tuple(_spans(project, page, block))
            quotations += (_Quotation(page, quoted, spans) for quoted in block.quoted)
    return tuple(quotations)


def _cites_reference(project: Project, block: Block) -> bool:
    """Tell whether words from a source that is not held here may stand in the block."""
    known = (project.sources.get(item.key) for item in block.items())
    return any(source is not None and not source.is_full for source in known)


def _spans(project: Project, page: Page, block: Block) -> Iterator[Span]:
    for item in dict.fromkeys(block.items()):
        target = resolve(item, project.sources, project.editions[page.language])
        if isinstance(target, Span) and target.sentences:
            yield target


def _kept(project: Project, quotation: _Quotation) -> Iterator[tuple[Sentence, str]]:
    for span in quotation.spans:
        for kept in project.sources[span.item.key].must_keep:
            for sentence in span.sentences:
                if f"{sentence.passage}.{sentence.number}" == kept.sentence:
                    yield sentence, kept.words[quotation.page.language]


def _touches(quotation: _Quotation, sentence: Sentence) -> bool:
    """Tell whether some of the quoted words come from the sentence."""
    text = normalise(sentence.text)
    forms = (quotation.quoted.text, with_double_quotes(quotation.quoted.text))
    parts = (part for form in forms for part in fragments(form, quotation.language))
    return any(part in text or text in part for part in parts)


def _altered(quotation: _Quotation, spans: list[str], elsewhere: str) -> Finding:
    spot, words, language = quotation.quoted.spot, quotation.quoted.text, quotation.language
    if elsewhere:
        message = "quoted words do not stand in what this block cites"
        return Finding(spot, message, f"they stand in {elsewhere}: cite that")
    lost = lost_fragment(spans, words, language)
    if not lost:
        message = "quoted fragments do not follow in this order in one cited span"
        return Finding(spot, message, "put them in the order of the text")
    what, hint = difference(lost, nearest_text(lost, spans))
    return Finding(spot, f"altered quotation: {what}", hint)
