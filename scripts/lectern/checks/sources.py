"""SRC: the capture is as received, and the editions are the capture, sentence by sentence."""

import hashlib
import re
from collections.abc import Iterator

from lectern.diagnostic import Finding, Spot
from lectern.passage import Edition
from lectern.project import SOURCES, Project
from lectern.records import Source
from lectern.text import SENTENCE_END, code_points, first_difference, without_space

_OUTSIDE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_INNER_END = re.compile(r"[。！？][”’）]*(?=[^”’）])")


def altered_capture(project: Project) -> Iterator[Finding]:
    """A capture's SHA-256 is the one that sources.toml gives.

    The capture is the evidence for everything else; not a byte of it may change.

    中文（改动过的原始文本）：收到的文本，SHA-256须与`sources.toml`所记的相同。它是其他一切的证据，
    一个字节也不能变。

    Bad: a capture whose line ends an editor has changed
    Good: the capture as received
    不当：编辑器改了收到的文本的换行符
    得当：收到的文本原样保存
    """
    for key, data in project.captures.items():
        source = project.sources[key]
        found = hashlib.sha256(data).hexdigest()
        if found != source.sha256:
            message = f"the capture's SHA-256 is {found}, not {source.sha256}"
            hint = "restore the file as received: git checkout -- " + _capture_path(source)
            yield Finding(Spot(_capture_path(source)), message, hint)


def altered_edition(project: Project) -> Iterator[Finding]:
    """The edition in the source's own language equals the capture, white space apart.

    Quotes are held against the edition, so the edition is held against the capture.

    中文（走样的全文）：用来源本身的语言整理的全文，去掉空白后须与收到的文本逐字相同。引文拿全文来核
    对，全文就拿收到的文本来核对。

    Bad: 各级计生协在同级党委指导下开展工作
    Good: 各级计生协在同级党委领导下开展工作
    """
    for key, data in project.captures.items():
        source = project.sources[key]
        edition = project.editions[source.language].get(key)
        if edition:
            yield from _compare(edition, without_space(data.decode("utf-8-sig")))


def wrong_count(project: Project) -> Iterator[Finding]:
    """An edition has as many parts, passages and sentences as sources.toml says.

    Every citation counts on these numbers: one line too few, and all that follow point elsewhere.

    中文（不符的段句数）：全文的部分数、段数、句数，须与`sources.toml`所记的相同。所有引注都靠这些号
    数；少了一行，后面的就全部指错。

    Bad: an edition of the speech with 119 sentences
    Good: 4 parts, 24 passages, 120 sentences
    不当：整理后的全文有119句
    得当：4个部分，24段，120句
    """
    for edition in _editions(project):
        source = project.sources.get(edition.key)
        if source is None:
            continue
        counts = {
            "parts": (len(edition.parts), source.parts),
            "passages": (len(edition.passages), source.passages),
            "sentences": (sum(1 for _ in edition.sentences()), source.sentences),
        }
        for noun, (found, expected) in counts.items():
            if found != expected:
                message = f"the edition has {found} {noun}, but {SOURCES} says {expected}"
                hint = "restore the line or blank line that was added or lost"
                yield Finding(Spot(edition.path), message, hint)


def broken_line(project: Project) -> Iterator[Finding]:
    """Each numbered line of an edition is one whole sentence.

    A line's number is the sentence's number. A sentence ends after 。！？ (in English . ! ?) and
    any closing mark that follows; a semicolon ends none. An English line may hold two for one
    Chinese sentence.

    中文（断错的句）：全文里编号的每一行，须是完整的一句。行的号数就是句序。句到“。！？”（英文到句
    点、问号、叹号）为止，后面紧跟的引号、括号也算在内；分号不断句。英文的一行可以有两句，对应中文的
    一句。

    Bad: 讲得很到位， / 我都赞成。 on two lines
    Good: 讲得很到位，我都赞成。 on one line
    不当：讲得很到位， / 我都赞成。（分成两行）
    得当：讲得很到位，我都赞成。（写成一行）
    """
    for edition in _editions(project):
        for sentence in edition.sentences():
            place = f"{sentence.passage}.{sentence.number}"
            if not SENTENCE_END.search(sentence.text):
                message = f"line {place} does not end as a sentence does"
                yield Finding(Spot(edition.path, sentence.line), message, "join it with the next")
            inner = _INNER_END.search(sentence.text)
            if inner and edition.language == "zh":
                spot = Spot(edition.path, sentence.line, inner.end() + 1)
                yield Finding(spot, f"line {place} holds two sentences", "break the line here")


def idle_must_keep(project: Project) -> Iterator[Finding]:
    """What must_keep names stands in the sentence that it names, in both editions.

    Words that are not there could never be kept.

    中文（落空的必留字）：`must_keep`所列的字，中英文两版的那一句里都须有。那一句里本来没有的字，谁
    也没法保留。

    Bad: sentence = "12.3", zh = "错误地认为"
    Good: sentence = "12.4", zh = "错误地认为"
    """
    for edition in _editions(project):
        texts = {f"{s.passage}.{s.number}": s.text for s in edition.sentences()}
        source = project.sources.get(edition.key)
        if source is None:
            continue
        for kept in source.must_keep:
            words = kept.words[edition.language]
            if words not in texts.get(kept.sentence, ""):
                message = f"{words} does not stand in {kept.sentence} of {edition.path}"
                yield Finding(source.spot, message, "mend the must_keep row")


def ungraded_link(project: Project) -> Iterator[Finding]:
    """A link out of the site leads to a source of grade A or B in sources.toml.

    An address that nobody has judged lends the site's word to whoever holds it tomorrow.

    中文（未评级的链接）：链到站外的网址，须是`sources.toml`里评为A级或B级的来源。没有评过的网址，明
    天落到谁手里，本站就等于替谁作保。

    Bad: [报道](https://example.org/)
    Good: 据报道[@xinhua2016]。
    """
    known = {source.url for source in project.sources.values()}
    for page in project.pages:
        for link in page.links:
            if _OUTSIDE.match(link.target) and link.target not in known:
                message = f"{link.target} is the address of no graded source"
                hint = "cite a source such as [@xinhua2016], or add this one with its grade"
                yield Finding(link.spot, message, hint)


def _editions(project: Project) -> Iterator[Edition]:
    for editions in project.editions.values():
        yield from editions.values()


def _capture_path(source: Source) -> str:
    return f"docs/_data/{source.capture}"


def _compare(edition: Edition, capture: str) -> Iterator[Finding]:
    """Walk the edition's lines along the capture and yield every place where they part."""
    cursor = 0
    strays: list[tuple[int, str]] = []
    end = (max((line for line, _ in edition.lines()), default=1), "")
    for number, line in [*edition.lines(), end]:
        wanted = without_space(line)
        found = capture.find(wanted, cursor) if wanted else len(capture)
        if found < 0:
            strays.append((number, wanted))
            continue
        yield from _gap(edition.path, number, strays, capture[cursor:found])
        strays = []
        cursor = found + len(wanted)


def _gap(path: str, number: int, strays: list[tuple[int, str]], lost: str) -> Iterator[Finding]:
    """Explain the capture's text that the edition's `strays` stand for, before line `number`."""
    if not strays and lost:
        message = f"the edition lacks what the capture has before this line: {lost[:40]}"
        yield Finding(Spot(path, number), message, "restore the missing words from the capture")
    if not strays:
        return
    ours = "".join(text for _, text in strays)
    at = first_difference(ours, lost)
    line, column = _locate(strays, at)
    theirs = code_points(lost[at]) if at < len(lost) else "nothing more"
    mine = code_points(ours[at]) if at < len(ours) else "nothing more"
    message = f"the edition has {mine} where the capture has {theirs}"
    hint = f"the capture reads …{lost[max(0, at - 8) : at + 16]}…" if lost else "delete the line"
    yield Finding(Spot(path, line, column), message, hint)


def _locate(strays: list[tuple[int, str]], at: int) -> tuple[int, int]:
    for number, text in strays:
        if at < len(text):
            return number, at + 1
        at -= len(text)
    number, text = strays[-1]
    return number, len(text) + 1
