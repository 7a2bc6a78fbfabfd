"""PAR: a translation was reviewed against the Chinese as it stands today."""

import difflib
from collections.abc import Iterator

from lectern.diagnostic import Finding, Spot
from lectern.page import Page
from lectern.passage import Edition
from lectern.project import STAMPS, Project
from lectern.schema import LANGUAGES
from lectern.stamps import edition_stamps, units

_CHINESE, _ENGLISH = LANGUAGES


def stale_translation(project: Project) -> Iterator[Finding]:
    """An English heading, block or sentence was stamped against the Chinese of today.

    A changed Chinese block leaves an English one that says something else; a changed line of the
    English edition has nobody's word that it still translates the Chinese.

    中文（过时的译文）：英文的标题、段落和句子，须已照现在的中文核对过并记下。中文改了而英文没有跟着
    改，两边说的就不是一回事；英文版改了一行而没有记下，就没有人担保它还与中文相合。

    Bad: a Chinese paragraph mended, its English left as it was
    Good: both mended, then lectern stamp docs/en/guide/study.md
    不当：改了一段中文，英文没有动
    得当：两边都改好，再运行lectern stamp docs/en/guide/study.md
    """
    if project.faults.spoils(STAMPS):
        return
    for page in project.pages:
        twin = project.page(_ENGLISH, page.name)
        if page.language == _CHINESE and twin:
            yield from _stale_blocks(page, twin, project.stamps.pages.get(page.name, ()))
    for first, second in project.edition_pairs():
        yield from _stale_sentences(first, second, project.stamps.editions.get(first.key, ()))


def _stale_blocks(page: Page, twin: Page, stamped: tuple[str, ...]) -> Iterator[Finding]:
    hint = f"review the English, then run lectern stamp {twin.path}"
    if not stamped:
        yield Finding(Spot(twin.path), "the translation has never been stamped", hint)
        return
    today = units(page)
    stamps = tuple(unit.stamp for unit in today)
    if stamps == stamped:
        return
    theirs = sorted([*(h.spot for h in twin.headings), *(b.spot for b in twin.blocks)])
    matcher = difflib.SequenceMatcher(None, stamped, stamps, autojunk=False)
    for kind, _, _, start, end in matcher.get_opcodes():
        if kind == "delete":
            spot = theirs[start] if start < len(theirs) else Spot(twin.path)
            yield Finding(spot, "the Chinese no longer has what stood here", hint)
        for index in range(start, end) if kind in ("replace", "insert") else ():
            spot = theirs[index] if index < len(theirs) else Spot(twin.path)
            place = f"{page.path}:{today[index].spot.line}"
            yield Finding(spot, f"the Chinese has changed since this was stamped: {place}", hint)


def _stale_sentences(
    first: Edition, second: Edition, stamped: tuple[str, ...]
) -> Iterator[Finding]:
    """Compare an edition with its stamps, unless its lines do not pair: PAR002 says that."""
    hint = f"review the line, then run lectern stamp {second.path}"
    sentences = list(second.sentences())
    if not stamped:
        yield Finding(Spot(second.path), "the translation has never been stamped", hint)
    if not stamped or [len(p.sentences) for p in first.passages] != [
        len(p.sentences) for p in second.passages
    ]:
        return
    old = [stamp.split("-") for stamp in stamped]
    new = [stamp.split("-") for stamp in edition_stamps(first, second)]
    chinese = [stamp[0] for stamp in old], [stamp[0] for stamp in new]
    matcher = difflib.SequenceMatcher(None, *chinese, autojunk=False)
    for kind, before, _, start, end in matcher.get_opcodes():
        for index in range(start, end):
            language = "Chinese"
            if kind == "equal":
                if old[before + index - start] == new[index]:
                    continue
                language = "English"
            sentence = sentences[index]
            place = f"{sentence.passage}.{sentence.number}"
            message = f"the {language} of {place} has changed since it was stamped"
            yield Finding(Spot(second.path, sentence.line), message, hint)
