"""Edits that change nothing a reader sees, or add what is in order: none may raise a finding."""

import re
import textwrap
from collections.abc import Callable
from random import Random

from tests.mutants.mutation import Class, Mutation
from tests.mutants.site import CITATION, NOT_PROSE, Site, other_language
from tests.mutants.speech import edition_path

_OPENS_BLOCK = re.compile(r"[-*+>#|=`~:/!?<]|\d+\.")
_ROOM_FOR_TWO = "\x00"
_NEW = {
    "zh": "讲话提出加强学习宣传[@shi2017:11.1]。",
    "en": "The speech calls for study and publicity [@shi2017:11.1].",
}


def _blank_lines(site: Site, chance: Random) -> Mutation | None:
    """Add blank lines where one parts two blocks already, in a page or an edition."""
    path = chance.choice([p for p in site.files if p.endswith(".md")])
    lines = site.files[path].split("\n")
    inside = {n.number for n in site.lines if n.path == path and n.place in ("front", "code")}
    able = [n for n, text in enumerate(lines) if not text and n not in inside and n > 4]
    at = chance.choice(able)
    lines[at:at] = [""] * chance.randint(1, 3)
    return Mutation({path: "\n".join(lines)}, f"{path}:{at + 1}: blank lines")


def _on_line(change: Callable[[str, Random], str]) -> Callable[[Site, Random], Mutation | None]:
    def edit(site: Site, chance: Random) -> Mutation | None:
        line = chance.choice(site.blocks)
        new = change(line.text, chance)
        text = site.with_line(line, new)
        return Mutation({line.path: text}, f"{line.path}:{line.number + 1}: {new[:40]!r}")

    return edit


def _trailing_space(text: str, chance: Random) -> str:
    return text + chance.choice((" ", "\t", "   "))


def _inner_space(text: str, _: Random) -> str:
    """Put a space between figures and Han characters, as many editors do by themselves."""
    hidden = NOT_PROSE.sub(lambda match: _ROOM_FOR_TWO * len(match[0]), text)
    mark = re.search(r"(?<=[\u4e00-\u9fff])(?=\d+[\u4e00-\u9fff])(?<!第)", hidden)
    return text[: mark.start()] + " " + text[mark.start() :] if mark else text


def _indented(text: str, chance: Random) -> str:
    return " " * chance.randint(1, 3) + text if text[0] not in " |" else text


def _rewrapped(site: Site, chance: Random) -> Mutation | None:
    """Wrap an English paragraph or list item, citations and links whole, at some width."""
    line = chance.choice([b for b in site.blocks if b.language == "en" and b.text[0] != "|"])
    whole = re.sub(r"\[@[^]]*\]|\]\([^)]*\)|`[^`]*`", _glued, line.text)
    deeper = "    " if re.match(r" *[-*+] |\d+\. ", line.text) else ""
    indent = re.match(" *", line.text)
    margin = (indent[0] if indent else "") + deeper
    margin = "> " if line.text.startswith("> ") else margin
    rows = textwrap.wrap(
        whole,
        chance.randint(30, 110),
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    bad = any(_OPENS_BLOCK.match(row[len(margin) :]) for row in rows[1:])
    if bad or len(rows) < 2:
        return None
    text = "\n".join(rows).replace(_ROOM_FOR_TWO, " ")
    note = f"{line.path}:{line.number + 1}: wrapped into {len(rows)} lines at {len(rows[0])}"
    return Mutation({line.path: site.with_line(line, text)}, note)


def _glued(match: re.Match[str]) -> str:
    return match[0].replace(" ", _ROOM_FOR_TWO)


def _commented(site: Site, chance: Random) -> Mutation | None:
    """Add a comment of a line or more before a paragraph."""
    line = chance.choice([b for b in site.blocks if b.text[0] not in " |-<"])
    lines = site.files[line.path].split("\n")
    if not chance.choice((0, 1)) and lines[line.number - 1]:
        return None
    words = chance.choice(("核对 this", "“未引”的话\n\n- [@shi2017:99] 习近平", "# 1999"))
    text = site.with_line(line, f"<!-- {words} -->\n\n{line.text}")
    return Mutation({line.path: text}, f"{line.path}:{line.number + 1}: comment {words[:9]!r}")


def _table_commented(site: Site, chance: Random) -> Mutation | None:
    path = chance.choice([p for p in site.files if p.endswith((".toml", "mkdocs.yml"))])
    lines = site.files[path].split("\n")
    tops = [n for n, row in enumerate(lines) if row[:1] in ("[", "") and "= [" not in row]
    at = chance.choice(tops)
    lines.insert(at, chance.choice(("# 核对", "", "# [[name]]")))
    return Mutation({path: "\n".join(lines)}, f"{path}:{at + 1}: {lines[at]!r} added")


def _line_ends(site: Site, chance: Random) -> Mutation | None:
    path = chance.choice([p for p in site.files if not p.endswith(".txt")])
    return Mutation({path: site.files[path].replace("\n", "\r\n")}, f"{path}: CRLF")


def _signed(site: Site, chance: Random) -> Mutation | None:
    path = chance.choice([p for p in site.files if p.endswith(".md")])
    return Mutation({path: "\ufeff" + site.files[path]}, f"{path}: byte order mark")


def _file_end(site: Site, chance: Random) -> Mutation | None:
    path = chance.choice([p for p in site.files if not p.endswith(".txt")])
    text = site.files[path].rstrip("\n") + chance.choice(("", "\n\n", "\n\n\n"))
    return Mutation({path: text}, f"{path}: ends in {text[-3:]!r}")


def _block_added(site: Site, chance: Random) -> Mutation | None:
    """Add a sourced sentence, quotation or list item to both languages."""
    plain = [b for b in site.blocks if b.place == "prose" and b.text[0] not in " |-<>"]
    line = chance.choice([b for b in plain if b.language == "zh" and CITATION.search(b.text)])
    twin = site.twin(line)
    if twin is None or twin not in plain:
        return None
    lead = chance.choice(("", "- "))
    zh, en = (f"{t.text}\n\n{lead}{_NEW[t.language]}" for t in (line, twin))
    files: dict[str, str | bytes | None] = {
        line.path: site.with_line(line, zh),
        other_language(line.path): site.with_line(twin, en),
    }
    return Mutation(files, f"{line.path}:{line.number + 1}: {lead}block added to both")


def _edition_spaced(site: Site, chance: Random) -> Mutation | None:
    """End a line of an edition in a space."""
    path = edition_path(chance.choice(("zh", "en")))
    lines = site.files[path].split("\n")
    at = chance.choice([n for n, text in enumerate(lines) if text and n > 3])
    lines[at] += " "
    return Mutation({path: "\n".join(lines)}, f"{path}:{at + 1}: trailing space")


HARMLESS = (
    Class("blank lines added", (), _blank_lines, tries=12),
    Class("trailing space", (), _on_line(_trailing_space), tries=12),
    Class("space beside figures", (), _on_line(_inner_space), tries=10),
    Class("indented by up to three spaces", (), _on_line(_indented), tries=12),
    Class("English wrapped at another width", (), _rewrapped, tries=24),
    Class("comment added to a page", (), _commented, tries=12),
    Class("comment or blank line added to a table", (), _table_commented, tries=12),
    Class("CRLF", (), _line_ends, tries=12),
    Class("byte order mark", (), _signed, tries=8),
    Class("end of file", (), _file_end, tries=10),
    Class("trailing space in an edition", (), _edition_spaced, tries=8),
    Class("block added to both languages", (), _block_added, stamped=True, tries=12),
)
