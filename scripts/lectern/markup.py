"""Code fences, comments and HTML in a page: cut out of its lines before Markdown is read.

As in Python-Markdown they come first, wherever they stand. What is cut out leaves a line that holds
its blocks; a tag that says `markdown` is taken away, and what it contains is read as other text is.
"""

import re
from collections.abc import Iterator

from lectern.outline import Kind, Line, RawBlock

HELD = "\x02"
"""Stands in a line's text where blocks were cut out."""

_BLOCK_WORDS = (
    "address article aside blockquote body canvas center colgroup dd details div dl dt fieldset "
    "figcaption figure footer form group h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li "
    "main map math menu nav noscript object ol option output p pre progress script section style "
    "summary table tbody td textarea tfoot th thead tr ul video"
)
_SPAN_WORDS = "address dd dt h1 h2 h3 h4 h5 h6 legend li p summary td th"
_RAW_WORDS = "canvas math option pre script style textarea"

BLOCK_TAGS = frozenset(_BLOCK_WORDS.split())
"""The tags that Python-Markdown takes for blocks."""

_SPAN_TAGS = frozenset(_SPAN_WORDS.split())
_RAW_TAGS = frozenset(_RAW_WORDS.split())
_UNSEEN_TAGS = frozenset({"script", "style"})
_IN_ROW = frozenset({"td", "th"})
_KINDS = {
    **dict.fromkeys(("caption", "dt", "figcaption", "legend", "summary", "thead"), Kind.LABEL),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("li", "dd"), Kind.ITEM),
    "blockquote": Kind.QUOTE,
    "pre": Kind.CODE,
    "tr": Kind.ROW,
}

_FENCE = re.compile(
    r"(?P<before>[> ]*)(?P<fence>`{3,}|~{3,})(?:[ ]*\.?[\w#.+-]+(?= |$))?"
    r"(?:[ ]*\{[^\n]*\}|(?: +[A-Za-z]\w*(?:=(?:\"[^\"]*\"|'[^']*'))?)*) *"
)
_TITLE = re.compile(r"\btitle=(?:\"([^\"]*)\"|'([^']*)')")
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][^\s`/>]*)(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>"
)
_OPENING = re.compile(rf"<!--|{_TAG.pattern}")
_MARKDOWN = re.compile(r"\smarkdown(?:=[\"']?(?P<state>\w*)[\"']?)?(?=[\s/]|$)")
_TELLING = re.compile(r"\s(?:alt|href|src|title)=")


def cut_out(lines: list[Line]) -> list[Line]:
    """Return a page's lines without code fences, comments and HTML blocks."""
    return list(_Cutter(list(_without_fences(lines))).lines())


def _without_fences(lines: list[Line]) -> Iterator[Line]:
    at = 0
    while at < len(lines):
        line = lines[at]
        match = _FENCE.fullmatch(line.text)
        end = _fence_end(lines, at, match) if match else 0
        if match is None or not end:
            yield line
            at += 1
            continue
        width = len(match["before"])
        inside = tuple(held.cut(min(width, len(held.text))) for held in lines[at + 1 : end])
        code = RawBlock(Kind.CODE, inside or (line.cut(len(line.text)),))
        title = _TITLE.search(line.text)
        labels = (RawBlock(Kind.LABEL, (_group(line, title),)),) if title else ()
        yield Line(line.number, line.column, match["before"] + HELD, (*labels, code))
        at = end + 1


def _fence_end(lines: list[Line], at: int, opening: re.Match[str]) -> int:
    """Return where the fence that opens at a line is closed, or 0: then it is mere text."""
    width, marks = len(opening["before"]), opening["before"].count(">")
    for index in range(at + 1, len(lines)):
        before, rest = lines[index].text[:width], lines[index].text[width:]
        if before.strip("> ") or (before.count(">") != marks and not lines[index].is_blank):
            return 0
        if rest.rstrip() == opening["fence"]:
            return index
    return 0


def _group(line: Line, match: re.Match[str]) -> Line:
    """Return the part of a line that the last group of a match took."""
    group = match.lastindex or 0
    return line.cut(match.start(group), match.end(group))


class _Cutter:
    """Walks through lines and takes comments and HTML blocks out of them."""

    def __init__(self, lines: list[Line]) -> None:
        self.rest = lines[::-1]
        self.open: list[str] = []

    def lines(self) -> Iterator[Line]:
        inside = False
        while self.rest:
            line = self.rest.pop()
            tag = self._structure(line, anywhere=inside or bool(self.open))
            if tag is None:
                inside = False
                yield line
                continue
            if line.text[: tag.start()].strip():
                yield line.cut(0, tag.start())
            yield line.cut(0, 0)
            self.rest.append(line.cut(tag.end()))
            if blocks := self._taken(line, tag):
                yield Line(line.number, line.column, HELD, tuple(blocks))
            self.rest[-1] = self.rest[-1].dedented(len(self.rest[-1].text))
            inside = not self.rest[-1].is_blank

    def _structure(self, line: Line, *, anywhere: bool) -> re.Match[str] | None:
        """Return the first comment or tag that is no part of a paragraph."""
        if "<" not in line.text:
            return None
        for match in _OPENING.finditer(line.text):
            before = line.text[: match.start()]
            is_first = not before.strip() and len(before) < 4
            if not is_first and not anywhere:
                return None
            if (is_first or match["name"]) and self._counts(match):
                return match
        return None

    def _counts(self, match: re.Match[str]) -> bool:
        if match["name"] is None:
            later = any("-->" in line.text for line in self.rest)
            return later or match.string.find("-->", match.end()) >= 0
        name = match["name"].lower()
        return name in BLOCK_TAGS and (not match["close"] or name in self.open)

    def _taken(self, line: Line, tag: re.Match[str]) -> list[RawBlock]:
        """Take a comment, or an element that is not read as blocks; return what the reader sees."""
        if tag["name"] is None:
            self._until("-->")
            return []
        name = tag["name"].lower()
        if tag["close"]:
            while self.open.pop() != name:
                pass
            return []
        if name == "hr":
            return []
        state = _MARKDOWN.search(tag["attributes"])
        if state is None or state["state"] == "0" or name in _RAW_TAGS:
            element = [line.cut(tag.start(), tag.end()), *self._element(name)]
            return list(_pieces(element))
        if state["state"] == "span" or (name in _SPAN_TAGS and state["state"] != "block"):
            inside = self._element(name)
            return [RawBlock(_KINDS.get(name, Kind.PARAGRAPH), tuple(inside), level=_level(name))]
        self.open.append(name)
        return []

    def _until(self, mark: str) -> None:
        """Drop text up to a mark and the mark itself."""
        while self.rest:
            line = self.rest[-1]
            found = line.text.find(mark)
            if found >= 0:
                self.rest[-1] = line.cut(found + len(mark))
                return
            self.rest.pop()

    def _element(self, name: str) -> list[Line]:
        """Take the lines of an element whose opening tag was taken, to its closing tag."""
        taken: list[Line] = []
        names = [name]
        while self.rest:
            line = self.rest.pop()
            for tag in _TAG.finditer(line.text):
                inner = tag["name"].lower()
                if not tag["close"]:
                    names.append(inner)
                elif inner in names:
                    while names.pop() != inner:
                        pass
                if not names:
                    taken.append(line.cut(0, tag.end()))
                    self.rest.append(line.cut(tag.end()))
                    return taken
            taken.append(line)
        self.rest.append(taken[-1].cut(len(taken[-1].text)))
        return taken


def _pieces(lines: list[Line]) -> Iterator[RawBlock]:
    """Yield the text of an HTML element, parted where its block tags stand."""
    names: list[str] = []
    run: list[Line] = []
    for line in lines:
        start = 0
        for tag in _TAG.finditer(line.text):
            name = tag["name"].lower()
            if name not in BLOCK_TAGS or (name in _IN_ROW and "thead" not in names):
                continue
            run.append(line.cut(start, tag.start()))
            yield from _piece(run, names)
            run = []
            start = tag.start() if _TELLING.search(tag["attributes"]) else tag.end()
            _nest(names, name, closes=bool(tag["close"]))
        run.append(line.cut(start))
        if line.held:
            yield from line.held
    yield from _piece(run, names)


def _nest(names: list[str], name: str, *, closes: bool) -> None:
    if not closes:
        names.append(name)
    elif name in names:
        while names.pop() != name:
            pass


def _piece(run: list[Line], names: list[str]) -> Iterator[RawBlock]:
    lines = [line for line in run if not line.is_blank and not line.held]
    if not lines or _UNSEEN_TAGS.intersection(names):
        return
    kinds = [(_KINDS[name], name) for name in names if name in _KINDS]
    label = next((pair for pair in kinds if pair[0] in (Kind.LABEL, Kind.HEADING)), None)
    kind, name = label or (kinds[-1] if kinds else (Kind.PARAGRAPH, ""))
    yield RawBlock(kind, tuple(lines), level=_level(name), is_html=True)


def _level(name: str) -> int:
    return int(name[1]) if _KINDS.get(name) is Kind.HEADING else 0
