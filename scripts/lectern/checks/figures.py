"""FIG: figures are the speech's, and stand where the block says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lectern.citation import Span, Unresolved, resolve
from lectern.diagnostic import Finding
from lectern.numerals import Numeral, has_numeral, numerals, values
from lectern.outline import Kind
from lectern.page import ADVICE, COMPUTED, CONTEXT, FRAME, Block, Heading, Page
from lectern.project import Project
from lectern.quotation import difference, holds, joined
from lectern.schema import LANGUAGES
from lectern.terminology import numbered_names
from lectern.text import without_quotations

_ELSEWHERE = (ADVICE, COMPUTED, CONTEXT, FRAME)
_PLACES = re.compile(r"[ -]?(?:[处句段次]|(?:places?|sentences?|passages?|times)\b)")
_BETWEEN_MEMBERS = re.compile(r"[、；;，]|, and |, | and |和")
_LEAD_IN = ("：", ":")
_NESTED = 4
"""By how many columns an item stands deeper than the one that it belongs to (Python-Markdown)."""
_HINT = "cite the sentence that has it, count only what follows, or use /// computed"


def unsupported_figure(project: Project) -> Iterator[Finding]:
    """A figure in a summary stands, in digits or in words, in a place that its block cites.

    A figure that strays from its sentence is soon another figure. 500多 and over 500 are one;
    500 is another. The head of the speech (its title and date) supports its own. A lead-in may
    count the items that it opens, a sentence what it lists or the places it cites, a heading what
    its section holds. Names such as 四个意识 are no figures, nor are numbers of passages.

    中文（无出处的数字）：概括里的数字，无论写成阿拉伯数字还是汉字，须在所注的那一处找得到。数字离开
    原句，再抄就容易走样。“500多”与英文的“over 500”是一个数，500是另一个数。讲话标题和日期里的数
    字可以用。引导语可以数下面的条目，一句话可以数自己列举的项数或所注的处数，标题可以数这一节的内
    容。“四个意识”之类的名称不算数字，段号、句序也不算。

    Bad: 讲话称市州增加内设机构12个[@shi2017:6.5]。
    Good: 讲话称市州增加内设机构11个[@shi2017:6.5]。
    """
    for page in project.numbered():
        if page.is_excused:
            continue
        names = _names(project)[page.language]
        for at, block in enumerate(page.blocks):
            if block.within not in _ELSEWHERE and has_numeral(block.prose):
                yield from _strayed(project, page, at, names)
        for heading in page.headings:
            if has_numeral(heading.words.prose):
                yield from _strayed_above(project, page, heading, names)


def unfounded_sum(project: Project) -> Iterator[Finding]:
    """A computed figure follows from figures that its block shows and cites.

    Our own arithmetic is ours to prove: the sum of the figures shown, or the difference of two, so
    that the reader can redo it.

    中文（推不出的数字）：推算出的数字，须能由框里写出并注明出处的数字算出来。自己算的数，要自己证
    明：只算总和或两数之差，读者能照样再算一遍。

    Bad: 市州和县级合计增加内设机构105个，11加93[@shi2017:6.5]。
    Good: 市州和县级合计增加内设机构104个，11加93[@shi2017:6.5]。
    """
    hint = "show the figures that it is made of, each from a cited sentence"
    for page in project.claiming():
        names = _names(project)[page.language]
        for block in page.blocks:
            if block.within != COMPUTED:
                continue
            own = [figure.value for figure in numerals(names.sub("", block.prose))]
            held = _held(project, page, [block])
            shown = [
                int(value) for value in own if value in held and value.isdigit() and len(value) < 16
            ]
            made = {str(sum(shown))} | {str(abs(a - b)) for a in shown for b in shown}
            for value in own:
                if value not in held and value not in made:
                    message = f"{value} does not follow from the figures cited here"
                    yield Finding(block.spot, message, hint)


def altered_figure(project: Project) -> Iterator[Finding]:
    """The words of a figure in figures.toml stand in the sentence cited; its amount is theirs.

    The table and the picture are drawn from them; 500多人 is not 500人.

    中文（改动过的数字）：`figures.toml`里一个数字的用语，须在所注的那一句里原样找到，数值也要与用语
    一致。图和表都照它画；“500多人”不是“500人”。

    Bad: words = { zh = "500人", … }, cite = "@shi2017:6.5"
    Good: words = { zh = "500多人", … }, cite = "@shi2017:6.5"
    """
    for figure in project.figures:
        for language in LANGUAGES:
            if not project.is_whole(language, figure.cited.key):
                continue
            span = resolve(figure.cited, project.sources, project.editions[language])
            text = joined(span.sentences) if isinstance(span, Span) else ""
            words = figure.words[language]
            if text and not holds(text, words, language):
                what, hint = difference(words, text)
                message = f"{words} does not stand in {figure.cited}: {what}"
                yield Finding(figure.spot, message, hint)
            elif str(figure.amount) not in {value.rstrip("+") for value in values(words)}:
                message = f"the amount {figure.amount} is not that of {words}"
                yield Finding(figure.spot, message, "give the number that the words give")


def altered_date(project: Project) -> Iterator[Finding]:
    """The words for a time in events.toml stand in the sentence cited.

    The timeline gives the speech's own words; 24日 without a month is not 2月24日.

    中文（改动过的时间）：`events.toml`里照讲话写的时间，须在所注的那一句里原样找到。时间线上写的是讲
    话的用语；没有写月份的“24日”，不是“2月24日”。

    Bad: when = { zh = "2月24日", … }, cite = "@shi2017:3.5"
    Good: when = { zh = "24日", … }, cite = "@shi2017:3.5"
    """
    for event in project.events.said:
        for language in LANGUAGES:
            if not event.when or not project.is_whole(language, event.cited.key):
                continue
            span = resolve(event.cited, project.sources, project.editions[language])
            text = joined(span.sentences) if isinstance(span, Span) else ""
            words = event.when[language]
            if text and not holds(text, words, language):
                what, hint = difference(words, text)
                message = f"{words} does not stand in {event.cited}: {what}"
                yield Finding(event.spot, message, hint)


@lru_cache(maxsize=1)  # two rules leave them out
def _names(project: Project) -> Mapping[str, re.Pattern[str]]:
    return {language: numbered_names(project.terms, language) for language in LANGUAGES}


def _strayed(project: Project, page: Page, at: int, names: re.Pattern[str]) -> Iterator[Finding]:
    """Yield the figures of a page's block that stand in nothing it cites."""
    block = page.blocks[at]
    own = names.sub("", without_quotations(block.prose))
    figures = list(numerals(own))
    if not figures or _is_lost(project, page, block):
        return
    opened = _opened(page.blocks[at:])
    supported = _held(project, page, [block, *opened]) | _counts(block, opened)
    for figure in figures:
        if figure.value not in supported | _near(project, page, block, own, figure):
            message = f"{figure.text} does not stand in what this block cites"
            yield Finding(block.spot, message, _HINT)


def _strayed_above(
    project: Project, page: Page, heading: Heading, names: re.Pattern[str]
) -> Iterator[Finding]:
    """Yield the figures of a heading that stand in nothing its section cites."""
    figures = list(numerals(names.sub("", without_quotations(heading.words.prose))))
    below = _section(page, heading) if figures else []
    supported = _held(project, page, below) | _run_lengths(below)
    for figure in figures:
        if figure.value not in supported:
            message = f"{figure.text} does not stand in what this section cites"
            yield Finding(heading.spot, message, _HINT)


def _is_lost(project: Project, page: Page, block: Block) -> bool:
    """Tell whether a citation of the block leads nowhere, as other rules report."""
    editions = project.editions[page.language]
    for item in block.items():
        span = resolve(item, project.sources, editions)
        if isinstance(span, Unresolved) or (item.locator and not span.sentences):
            return True
    return any(citation.fault for citation in block.citations)


def _held(project: Project, page: Page, blocks: Sequence[Block]) -> set[str]:
    """Return the figures of the cited sentences, and of the heads of their editions."""
    editions = project.editions[page.language]
    found: set[str] = set()
    for block in blocks:
        for item in block.items():
            span = resolve(item, project.sources, editions)
            if isinstance(span, Span):
                found.update(*(values(sentence.text) for sentence in span.sentences))
                head = editions[item.key].head if item.key in editions else ()
                found.update(*(values(text) for _, text in head))
    return found


def _opened(blocks: Sequence[Block]) -> list[Block]:
    """Return the list items or table rows that the first block leads into, not their own."""
    if len(blocks) < 2 or not blocks[0].prose.endswith(_LEAD_IN):
        return []
    first = blocks[1]
    if first.kind not in (Kind.ITEM, Kind.ROW):
        return []
    run: list[Block] = []
    for block in blocks[1:]:
        deeper = block.spot.column - first.spot.column
        if block.kind is not first.kind or deeper <= -_NESTED:
            break
        run += [block] if deeper < _NESTED else []
    return run


def _counts(block: Block, opened: Sequence[Block]) -> set[str]:
    return {str(len(opened)), str(len(block.quoted))}


def _near(project: Project, page: Page, block: Block, own: str, figure: Numeral) -> set[str]:
    """Return what a figure may count inside its block: places cited, or members listed after it."""
    counts: set[str] = set()
    after = own[figure.end :]
    if _PLACES.match(after):
        editions = project.editions[page.language]
        spans = [resolve(item, project.sources, editions) for item in block.items()]
        counts |= {str(len(spans))}
        counts |= {str(sum(len(s.sentences) for s in spans if isinstance(s, Span)))}
    _, colon, listed = after.partition("：" if page.language == "zh" else ":")
    if colon:
        clause = re.split(r"[。：]|\.\s|:", listed)[0]
        counts.add(str(len([m for m in _BETWEEN_MEMBERS.split(clause) if m.strip()])))
    return counts


def _section(page: Page, heading: Heading) -> list[Block]:
    """Return the blocks below a heading, up to the next of its level or above."""
    line, level = heading.spot.line, heading.level
    after = (h.spot.line for h in page.headings if h.spot.line > line and h.level <= level)
    end = next(after, None)
    return [b for b in page.blocks if b.spot.line > line and (end is None or b.spot.line < end)]


def _run_lengths(blocks: Sequence[Block]) -> set[str]:
    """Return the lengths of the lists and tables that the blocks open."""
    return {str(len(_opened(blocks[at:]))) for at in range(len(blocks))} - {"0"}
