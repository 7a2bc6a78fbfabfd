"""Contents that are too much: marks by the hundred thousand, nesting without end, bombs."""

from collections.abc import Iterator

_UNITS = (
    *("[", "](", "[[a]", "[@", "[@shi2017:1.1]", "[@shi2017:1.1; ", "[a](", "![a](b", "[a](b) "),
    *("`", "a``b", "```\n", "<", "<a ", "<!--", "<!-- -->", "> ", ">", "- ", "- a\n", "- a\n\n"),
    *("*", "1. ", "#", "# ", "### a { #b }\n", "/// context\n", "///\n", "    ", "\t", "{", "{ #a"),
    *("“", "“”", "“讲话", "“六项重点任务”[@shi2017:7.2]", "‘", "……", "|", "| a ", "| --- |\n"),
    *('=== "', '!!! note "a"\n    ', "??? ", "~~~\n", "\\", "\n", "\n\n", "a", "讲", "讲话，"),
    *(
        "a b ",
        "1",
        "1,",
        "一",
        "百万",
        "two ",
        "hundred-",
        "第1、",
        "passage 1, ",
        "第1至",
        "&amp;",
    ),
    *(
        "[^a]: ",
        "*[a]: ",
        "> a\n",
        "a[@shi2017:1.1]。\n\n",
        "。",
        "：",
        "、",
        "https://a ",
        "<div>\n",
    ),
    *(
        "\u3000",
        "\x0b",
        "a’",
        "a-",
        "x@",
        "(",
        "| a | b |\n",
        "- [a](b.md)\n",
        "“a b c” [@shi2017:1.1] ",
    ),
)
_FRONT_UNITS = ("[", "{", "- ", "? ", "a: ", "a:\n ", "&a ", "!!", "'", '"', "|\n", "1:", "a", "#")
_TABLE_UNITS = ("[", "{", "a.", '"', "'", "[a]\n", "[[duty]]\n", "[[term]]\n", "# ", "0x1", "\n")
_DEPTH = 400


def pages(size: int) -> Iterator[tuple[str, str]]:
    """Yield what to add to a page, with its name."""
    for unit in _UNITS:
        much = unit * (size // len(unit))
        yield f"{unit!r}", f"\n\n{much}\n\n正文[@shi2017:1.1]。\n"
        yield f"{unit!r} in a quotation", f"\n\n讲话说“会议{much}工作”[@shi2017:1.1]。\n"
    steps = "".join(f"{'    ' * n}- a\n" for n in range(_DEPTH))
    notes = "".join(f"{'    ' * n}!!! note\n" for n in range(_DEPTH))
    yield "lists in lists", f"\n\n{steps}"
    yield "notes in notes", f"\n\n{notes}"


def fronts(size: int) -> Iterator[tuple[str, str]]:
    """Yield front matter, with its name."""
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    yield "aliases of aliases", f"{bomb}title: *a29\nsource: *a29\nclaims: *a29\n"
    yield "a list that holds itself", "title: &a [*a]\n"
    yield "merged keys", "a: &a {x: 1}\n" + "<<: [*a, *a]\n" * 50
    for unit in _FRONT_UNITS:
        yield f"{unit!r}", f"title: {unit * (size // 10 // len(unit))}\n"
    yield "keys without end", "".join(f"k{n}: 1\n" for n in range(size // 100))


def tables(size: int) -> Iterator[tuple[str, str]]:
    """Yield what to add to a table, with its name."""
    for unit in _TABLE_UNITS:
        much = unit * (size // len(unit))
        yield f"{unit!r}", f"\n{much}"
        yield f"{unit!r} as a value", f"\nbulk = {much}\n"
    yield "tables in tables", f"\n[{'.'.join('a' * (_DEPTH * 5))}]\nb = 1\n"
    yield "a dotted key", f"\n{'.'.join('a' * (_DEPTH * 5))} = 1\n"
    yield "many keys", "\n" + "".join(f"k{n} = {n}\n" for n in range(size // 20))
    yield "many rows", "\n" + "".join(f'[k{n}]\nkind = "full"\n' for n in range(size // 100))
