"""TRM: the glossary's terms have one English rendering each, and the glossary is whole."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lectern.absent import Absence
from lectern.citation import Span, resolve
from lectern.diagnostic import Finding, Spot
from lectern.glossary import Term
from lectern.page import Page
from lectern.project import GLOSSARY, Project
from lectern.quotation import difference, holds, joined
from lectern.schema import LANGUAGES
from lectern.terminology import Lexicon, rendered
from lectern.text import han_count, normalise, without_space

_COINAGE = re.compile(r"“([^“”]*)”")
_CHINESE, _ENGLISH = LANGUAGES


def strayed_rendering(project: Project) -> Iterator[Finding]:
    """Where the Chinese has a term of the glossary, the English has its one rendering.

    A reader who meets two English names takes them for two things; so each sentence of the
    edition, and each heading and block of a page, is held to the table.

    中文（走样的译名）：中文用到术语表里的术语，英文须用表里的译名。一个术语有两个英文名，读者会当成
    两样东西；所以全文逐句核对，页面的标题和内容逐个核对。

    Bad: six main tasks, where the Chinese says “六项重点任务”
    Good: the “Six Key Tasks”
    不当：six main tasks，而中文是“六项重点任务”
    """
    lexicon = Lexicon(project.terms)
    for spot, chinese, english in _pairs(project):
        for term in lexicon.terms_in(chinese):
            if not rendered(term, english):
                message = f"{term.zh} is not rendered here as {term.en}"
                yield Finding(spot, message, f"write {' or '.join(term.renderings)}")


def unlisted_term(project: Project) -> Iterator[Finding]:
    """What the speech sets in “ ” as a name of its own has an entry in the glossary.

    A coinage is understood by whoever was in the room; others need an entry. Words with a comma
    or full stop in them are a quotation, not a name.

    中文（未收的术语）：讲话用引号标出的专门说法，术语表里须有这一条。这些说法，当时在座的人听得懂，
    别人要看解释才懂。带逗号、句号的是引语，不算说法。

    Bad: “三级联创” in the speech, and no entry for it
    Good: an entry with zh = "三级联创"
    不当：讲话里有“三级联创”，术语表里没有这一条
    得当：术语表里有一条，zh = "三级联创"
    """
    if project.faults.spoils(GLOSSARY):
        return
    lexicon = Lexicon(project.terms)
    for edition in project.editions[_CHINESE].values():
        for sentence in edition.sentences():
            for match in _COINAGE.finditer(sentence.text):
                words = match[1]
                if not re.search("[，。]", words) and not lexicon.covers(words):
                    spot = Spot(edition.path, sentence.line, match.start(1) + 1)
                    hint = f'add a [[term]] with zh = "{words}" to {GLOSSARY}'
                    yield Finding(spot, f"“{words}” has no entry in the glossary", hint)


def idle_term(project: Project) -> Iterator[Finding]:
    """Every Chinese name of a term in the glossary stands in the speech or on a page.

    An entry that nothing uses explains what nobody reads.

    中文（闲置的术语）：术语表里每个术语的每种中文写法，须在讲话或页面里出现过。没有用到的词条，解释
    了也没有人看。

    Bad: an entry for 晚婚晚育, which neither the speech nor any page has
    Good: an entry for 入序
    不当：收了“晚婚晚育”，而讲话和各页都没有
    得当：收了“入序”
    """
    texts = [s.text for e in project.editions[_CHINESE].values() for s in e.sentences()]
    texts += [text for e in project.editions[_CHINESE].values() for _, text in e.lines()]
    texts += [b.prose for p in project.pages if p.language == _CHINESE for b in p.blocks]
    everything = normalise("\n".join(texts))
    for term in project.terms:
        for name in term.names:
            if normalise(name) not in everything:
                message = f"{name} stands neither in the speech nor on a page"
                yield Finding(term.spot, message, "take it out, or write it as the speech does")


def misordered_term(project: Project) -> Iterator[Finding]:
    """Terms stand in the order of their pinyin, a syllable for each character.

    Readers look a term up by its sound; syllables first, tones after.

    中文（排错位置的术语）：术语照拼音的次序排列，拼音一字一个音节。读者按读音查词；先比音节，再比声
    调。

    Bad: 三定 (sān dìng) before 入序 (rù xù)
    Good: 入序 (rù xù) before 三定 (sān dìng)
    不当：三定 (sān dìng) 排在入序 (rù xù) 前面
    得当：入序 (rù xù) 排在三定 (sān dìng) 前面
    """
    for term in project.terms:
        characters, syllables = han_count(term.zh), len(re.findall(r"[^\W\d_]+", term.pinyin))
        if syllables != characters:
            message = f"{term.zh} has {characters} characters, its pinyin {syllables} syllables"
            yield Finding(term.spot, message, "write one syllable a character, parted by spaces")
    for before, after in pairwise(project.terms):
        if after.order < before.order:
            message = f"{after.zh} ({after.pinyin}) stands after {before.zh} ({before.pinyin})"
            yield Finding(after.spot, message, f"move it before {_successor(project.terms, after)}")


def shared_rendering(project: Project) -> Iterator[Finding]:
    """Two terms do not share an English rendering, nor an id or a Chinese name.

    The speech's labels for those it serves are kept apart in Chinese; so are they in English.

    中文（共用的译名）：两个术语不得共用一个英文译名，编号和中文名也不得相同。讲话里各种服务对象的叫
    法，中文分得清，英文也要分得清。

    Bad: families in difficulty for both 计生困难家庭 and 困难群体
    Good: a rendering for each
    不当：计生困难家庭和困难群体都译作families in difficulty
    得当：各有各的译名
    """
    seen: dict[str, Term] = {}
    for term in project.terms:
        for word in (term.id, *term.names, *(r.lower() for r in term.renderings)):
            if word in seen and seen[word] is not term:
                message = f"{term.zh} shares {word} with {seen[word].zh}"
                yield Finding(term.spot, message, "give each term its own")
            seen.setdefault(word, term)


def misreported_absence(project: Project) -> Iterator[Finding]:
    """A word listed in absent.toml does not occur in the speech; what is given instead does.

    The table tells readers what they need not look for; whoever finds the word in the speech after
    all will not believe the rest of it.

    中文（误报的缺词）：`absent.toml`里列为讲话没有的词，讲话里须确实没有；给出的参看的话，须在所注的
    那一句里原样找到。这张表告诉读者哪些词不必找；说没有的却找到了，别的话也就没人信了。

    Bad: words = ["绩效考评"], which stands in 1.4
    Good: words = ["考核"], instead = [{ zh = "绩效考评", …, cite = "@shi2017:1.4" }]
    不当：words = ["绩效考评"]，而讲话1.4有这个词
    得当：words = ["考核"]，instead = [{ zh = "绩效考评", …, cite = "@shi2017:1.4" }]
    """
    editions = project.editions[_CHINESE].values()
    lines = [(f"{e.path}:{at}", without_space(text)) for e in editions for at, text in e.lines()]
    for absence in project.absent:
        for word in absence.words:
            bare = without_space(word)
            places = (at for at, text in lines if bare in text)
            if place := next(places, ""):
                message = f"{word} does occur in the speech: {place}"
                yield Finding(absence.spot, message, "take the word out of the row")
        yield from _lost(project, absence)


def _lost(project: Project, absence: Absence) -> Iterator[Finding]:
    """Find words given instead that do not stand in the sentence cited."""
    for language in LANGUAGES:
        for said, cited in absence.instead:
            if not project.is_whole(language, cited.key):
                continue
            span = resolve(cited, project.sources, project.editions[language])
            text = joined(span.sentences) if isinstance(span, Span) else ""
            if text and not holds(text, said[language], language):
                what, hint = difference(said[language], text)
                message = f"{said[language]} does not stand in {cited}: {what}"
                yield Finding(absence.spots.get("instead", absence.spot), message, hint)


def _successor(terms: Iterable[Term], moved: Term) -> str:
    return next(term.zh for term in terms if term.order > moved.order)


def _pairs(project: Project) -> Iterator[tuple[Spot, str, str]]:
    """Yield what is said in both languages, sentence by sentence and block by block."""
    for first, second in project.edition_pairs():
        if not all(project.is_whole(edition.language, edition.key) for edition in (first, second)):
            continue
        for ours, theirs in zip(first.lines(), second.lines(), strict=False):
            yield Spot(second.path, theirs[0]), ours[1], theirs[1]
    english = {page.name: page for page in project.all_pages() if page.language == _ENGLISH}
    for page in project.all_pages():
        if page.language == _CHINESE and page.name in english:
            yield from _units(page, english[page.name])


def _units(page: Page, twin: Page) -> Iterator[tuple[Spot, str, str]]:
    if len(page.blocks) == len(twin.blocks):
        for block, other in zip(page.blocks, twin.blocks, strict=True):
            yield other.spot, block.prose, other.prose
    if len(page.headings) == len(twin.headings):
        for heading, other_heading in zip(page.headings, twin.headings, strict=True):
            yield other_heading.spot, heading.title, other_heading.title
