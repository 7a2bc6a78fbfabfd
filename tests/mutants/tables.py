"""Classes of mutations of the capture and of the tables."""

import re
from random import Random

from tests.mutants import characters
from tests.mutants.mutation import Class, Mutation
from tests.mutants.site import KEY, Site

_CAPTURE = f"docs/_data/sources/{KEY}.txt"
_SOURCES = "docs/_data/sources.toml"
_VOICE = "docs/_data/voice.toml"
_DUTIES = "docs/_data/duties.toml"
_HELD = re.compile(r"^(?:sha256|parts|passages|sentences|sentence) = .*$", re.MULTILINE)
_FIELD = re.compile(r"(?:^|[{,] )(\w+)(?= = )", re.MULTILINE)
_DUTY_WORDS = re.compile(r'^(?:words|actor|object) = \{.*?\bzh = "([^"]*)"', re.MULTILINE)
_DUTY_CITE = re.compile(r'^cite = "@\w+:\d+\.(\d+)"', re.MULTILINE)


def _byte(site: Site, chance: Random) -> Mutation | None:
    data = bytearray(site.files[_CAPTURE].encode())
    at = chance.randrange(len(data))
    kind = chance.choice(("changed", "dropped", "added"))
    if kind == "changed":
        data[at] ^= 1 << chance.randrange(8)
    elif kind == "dropped":
        del data[at]
    else:
        data.insert(at, chance.choice(b" \n\r\x00a"))
    return Mutation({_CAPTURE: bytes(data)}, f"{_CAPTURE}: byte {at} {kind}")


def _number(site: Site, chance: Random) -> Mutation | None:
    text = site.files[_SOURCES]
    row = chance.choice(list(_HELD.finditer(text)))
    start = len("sha256 = ") if row[0].startswith("sha") else 0
    digits = [m for m in re.finditer(r"\d", row[0]) if m.start() > start]
    at = row.start() + chance.choice(digits).start()
    new = chance.choice([d for d in "0123456789" if d != text[at]])
    made = _rewritten(site, _SOURCES, (at, at + 1), new)
    return Mutation({**made.files, _CAPTURE: site.files[_CAPTURE]}, made.note)


def _field(site: Site, chance: Random) -> Mutation | None:
    path = chance.choice((_SOURCES, _VOICE))
    text = site.files[path]
    mark = chance.choice(list(_FIELD.finditer(text)))
    name = mark[1]
    at = chance.randrange(len(name))
    new = chance.choice((name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], name + "s"))
    return _rewritten(site, path, mark.span(1), new or "x")


def _duty_words(site: Site, chance: Random) -> Mutation | None:
    text = site.files[_DUTIES]
    mark = chance.choice(list(_DUTY_WORDS.finditer(text)))
    change = chance.choice(list(characters.CHINESE.values()))
    new = characters.altered(mark[1], (0, len(mark[1])), change, chance)
    capture = re.sub(r"\s", "", site.files[_CAPTURE])
    why = "still words of the speech" if new in capture else ""
    return _rewritten(site, _DUTIES, mark.span(1), new, why) if new != mark[1] else None


def _duty_moved(site: Site, chance: Random) -> Mutation | None:
    text = site.files[_DUTIES]
    mark = chance.choice(list(_DUTY_CITE.finditer(text)))
    new = int(mark[1]) + chance.choice((-1, 1))
    return _rewritten(site, _DUTIES, mark.span(1), str(new))


def _rewritten(site: Site, path: str, span: tuple[int, int], new: str, why: str = "") -> Mutation:
    text, (start, end) = site.files[path], span
    line = text.count("\n", 0, start) + 1
    note = f"{path}:{line}:{start}: {text[start:end][:30]!r} -> {new[:30]!r}"
    return Mutation({path: text[:start] + new + text[end:]}, note, why)


CLASSES = (
    Class("capture: one byte", ("SRC", "DAT"), _byte, tries=15),
    Class("sources.toml: a number", ("SRC", "DAT"), _number, tries=15),
    Class("a table’s field misspelt", ("DAT", "SRC"), _field, tries=15),
    *(
        Class(f"duty: {name}", ("DUT", "DAT"), generate, tries=15, needs=_DUTIES)
        for name, generate in (("words changed", _duty_words), ("citation moved", _duty_moved))
    ),
)
