"""Classes of mutations of what the pages are made of: blocks, headings, links, navigation."""

import posixpath
import re
from random import Random

from tests.mutants.mutation import Class, Mutation, rewritten
from tests.mutants.site import NOT_PROSE, Line, Site

_ID = re.compile(r"(?<=\{ #)[\w-]+(?= \})")
_LINK = re.compile(r"(?<=\]\()(?!https?:)([^)#\s]*)(?:#([^)\s]+))?(?=\))")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def _block_dropped(site: Site, chance: Random) -> Mutation | None:
    line = chance.choice(site.blocks)
    note = f"{line.path}:{line.number + 1}: dropped {line.text[:40]}"
    return Mutation({line.path: site.with_line(line, None)}, note)


def _block_added(site: Site, chance: Random) -> Mutation | None:
    line, other = chance.choice(site.blocks), chance.choice(site.blocks)
    first = line.text[0]
    alike = first == other.text[0] and line.text.count("|") == other.text.count("|")
    if first == " " or not alike or line.language != other.language:
        return None
    gap = "\n" if first in "|-" else "\n\n"
    text = site.with_line(line, line.text + gap + other.text)
    return Mutation({line.path: text}, f"{line.path}:{line.number + 1}: added {other.text[:40]}")


def _id_renamed(site: Site, chance: Random) -> Mutation | None:
    line = chance.choice([line for line in site.lines if line.is_heading])
    new = _ID.sub(lambda m: chance.choice((m[0] + "s", m[0][:-1] + "x", "a-" + m[0])), line.text)
    return rewritten(site, line, new) if new != line.text else None


def _links(site: Site) -> list[tuple[Line, re.Match[str]]]:
    lines = (line for line in site.lines if line.place not in ("front", "code"))
    return [(line, m) for line in lines for m in _LINK.finditer(line.text) if m[0]]


def _file_renamed(site: Site, chance: Random) -> Mutation | None:
    line, mark = chance.choice(_links(site))
    stem, dot, ending = mark[1].rpartition(".")
    new = chance.choice((f"{stem}s{dot}{ending}", f"{stem[:-1]}{dot}{ending}", f"../{mark[1]}"))
    if not mark[1] or new == mark[1]:
        return None
    text = line.text[: mark.start(1)] + new + line.text[mark.end(1) :]
    return rewritten(site, line, text, "" if _leads_nowhere(site, line, new) else "another page")


def _leads_nowhere(site: Site, line: Line, target: str) -> bool:
    return posixpath.normpath(f"{posixpath.dirname(line.path)}/{target}") not in site.files


def _anchor_changed(site: Site, chance: Random) -> Mutation | None:
    line, mark = chance.choice(_links(site))
    if not mark[2]:
        text = line.text[: mark.end()] + "#nowhere" + line.text[mark.end() :]
    else:
        text = line.text[: mark.start(2)] + mark[2] + "s" + line.text[mark.end(2) :]
    return rewritten(site, line, text)


def _led_elsewhere(site: Site, chance: Random) -> Mutation | None:
    """Lead a link of one language to another page that exists."""
    (line, mark), (_, other) = chance.choice(_links(site)), chance.choice(_links(site))
    new = other[1]
    if not mark[1] or not new or new == mark[1] or _leads_nowhere(site, line, new):
        return None
    text = line.text[: mark.start()] + new + line.text[mark.end() :]
    return rewritten(site, line, text)


def _out_of_navigation(site: Site, chance: Random) -> Mutation | None:
    lines = site.files["mkdocs.yml"].split("\n")
    at = chance.choice([n for n, line in enumerate(lines) if re.match(r" +- \S+\.md$", line)])
    pages = [f"docs/{language}/{lines[at].split('- ')[1]}" for language in ("zh", "en")]
    files: dict[str, str | bytes | None] = {path: site.files[path] for path in pages}
    files["mkdocs.yml"] = "\n".join(lines[:at] + lines[at + 1 :])
    return Mutation(files, f"mkdocs.yml:{at + 1}: dropped {lines[at].strip()}")


def _page_deleted(site: Site, chance: Random) -> Mutation | None:
    path = chance.choice([path for path in site.files if path.endswith(".md")])
    return Mutation({path: None}, f"{path}: deleted")


def _reworded(site: Site, chance: Random) -> Mutation | None:
    """Change one character of a Chinese block outside citations and quotations, unstamped."""
    line = chance.choice([b for b in site.blocks if b.language == "zh"])
    hidden = NOT_PROSE.sub(lambda match: " " * len(match[0]), line.text)
    marks = list(_HAN.finditer(hidden))
    if not marks:
        return None
    at = chance.choice(marks).start()
    new = chance.choice(("", "的", hidden[at] * 2))
    text = line.text[:at] + new + line.text[at + 1 :]
    return rewritten(site, line, text) if text != line.text else None


CLASSES = (
    Class("block dropped in one language", ("PAR004",), _block_dropped, tries=16),
    Class("block added in one language", ("PAR004",), _block_added, tries=15),
    Class("heading id renamed in one language", ("PAR003",), _id_renamed, tries=15),
    Class("link: file renamed", ("LNK",), _file_renamed),
    Class("link: anchor changed", ("LNK",), _anchor_changed),
    Class("link: led elsewhere in one language", ("PAR006",), _led_elsewhere),
    Class("page out of the navigation", ("NAV",), _out_of_navigation),
    Class("page deleted in one language", ("PAR001",), _page_deleted, tries=15),
    Class("Chinese reworded, unstamped", ("PAR005",), _reworded, tries=16),
)
