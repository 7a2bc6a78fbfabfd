"""What may befall the contents of a file: cut, mixed with noise, re-encoded, retyped, nested."""

import re
from collections.abc import Callable, Mapping
from random import Random

Spoil = Callable[[bytes, Random], bytes]

_NOISE = [b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\xaf", b"\x1b[2J", b"\x0b\x0c", b"\x85"]
_MARKS = (
    *("# ", "> ", "- ", "1. ", "| ", "|---|", "/// ", "///", "```", "~~~", "---", "<!--", "-->"),
    *("[@", "[@shi2017:", "]", "](", "{ #", "}", "“", "”", "「", "……", "<div>", "!!! ", '=== "'),
    *("    ", "\t", "[@shi2017:20.3; @", "&", "*", "_", "`", "\\", "\n\n", "\r", "$", "\u2028"),
)
_VALUES = (
    *("1", "-1", "0.5", "nan", "-inf", "true", "[]", "{}", '""', '"讲话"', "[[]]", "[1, 2]"),
    *("0x" + "f" * 5000, "9" * 5000, "1979-05-27T07:32:00Z", "07:32:00", "2017-02-30", "'''\n'''"),
    *("{ zh = 1 }", '{ zh = "", en = "" }', '"@shi2017:20.3-"', '"@讲:1.1"', '"@shi2017:0.0"', "~"),
    *("null", "*a", "&a [*a]", "!!python/object:os.system x", "!!binary x", "|", ">", "? x", "- x"),
    *('"\\ud800"', '"\\u0000"', '"../../../../dev/zero"', "[" * 300, "{ a = " * 300, "a.b.c"),
)


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _noisy(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    noise = chance.choice([*_NOISE, chance.randbytes(chance.randint(1, 40))])
    return data[:at] + noise + data[at:]


def _marked(data: bytes, chance: Random) -> bytes:
    """Put marks that mean something where they mean nothing."""
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(_MARKS).encode() + data[at:]
    return data


def _shuffled(data: bytes, chance: Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def _repeated(data: bytes, chance: Random) -> bytes:
    """Write some lines again elsewhere: keys, headings, fences."""
    lines = data.split(b"\n")
    for _ in range(chance.randint(1, 6)):
        lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
    return b"\n".join(lines)


def _thinned(data: bytes, chance: Random) -> bytes:
    return b"\n".join(line for line in data.split(b"\n") if chance.random() < 0.9)


def _retyped(data: bytes, chance: Random) -> bytes:
    """Give some fields, of TOML or YAML, values of other kinds."""
    text = data.decode(errors="replace")
    fields = list(re.finditer(r"(?<== ).+$|(?<=: )\S.*$", text, re.MULTILINE))
    for field in sorted(chance.sample(fields, min(len(fields), 3)), key=lambda m: -m.start()):
        text = text[: field.start()] + chance.choice(_VALUES) + text[field.end() :]
    return text.encode(errors="surrogatepass")


def _fronted(data: bytes, chance: Random) -> bytes:
    """Open the file with front matter of any kind."""
    rows = [f"{name}: {chance.choice(_VALUES)}" for name in ("title", "source", "claims", "hide")]
    return "\n".join(["---", *chance.sample(rows, 2), "---", ""]).encode() + data


def _bytes_only(_: bytes, chance: Random) -> bytes:
    few = (b"", b"\n", b"\xef\xbb\xbf", b"\x00", b"---\n", b"---\n---", b"///", b"[")
    return chance.choice(few)


def _encoded(encoding: str) -> Spoil:
    return lambda data, _: data.decode(errors="replace").encode(encoding, errors="replace")


CONTENTS: Mapping[str, Spoil] = {
    "cut": _cut,
    "noise": _noisy,
    "marks": _marked,
    "shuffled": _shuffled,
    "repeated": _repeated,
    "thinned": _thinned,
    "retyped": _retyped,
    "front matter": _fronted,
    "next to nothing": _bytes_only,
    "byte order mark": lambda data, _: b"\xef\xbb\xbf" * 2 + data,
    "CRLF": lambda data, _: data.replace(b"\n", b"\r\n"),
    "CR": lambda data, _: data.replace(b"\n", b"\r"),
    "GBK": _encoded("gbk"),
    "UTF-16": _encoded("utf-16"),
    "random": lambda _, chance: chance.randbytes(chance.randint(1, 4000)),
}
