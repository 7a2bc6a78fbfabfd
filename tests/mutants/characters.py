"""How one character may go wrong: by hand, by input method, by copying, by a program."""

import unicodedata
from collections.abc import Callable, Mapping
from random import Random

Change = Callable[[str, Random], str]

_WIDTHS = dict(zip("，。：；（）！？、“”", ',.:;()!?,""', strict=True))
_WIDTHS |= {digit: chr(ord(digit) + 0xFEE0) for digit in "0123456789"}
_FAMILIES = (
    *("的地得", "己已巳", "末未", "土士", "日曰", "人入", "大太", "千干", "作做", "象像", "帐账"),
    *("划画", "·・•‧", "-‐–", "“‘", "”’", "—–", "候侯", "代伐", "折拆", "会公", "和合"),
)
_TRADITIONAL = dict(
    zip(
        "会协计导对动来时个国开问关进说领长应现发东车门书学习员务产经济组织环节义党众团体",
        "會協計導對動來時個國開問關進說領長應現發東車門書學習員務產經濟組織環節義黨眾團體",
        strict=True,
    )
)
_RADICALS = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)}
_COMPATIBLE = {unicodedata.normalize("NFC", chr(c)): chr(c) for c in range(0xF900, 0xFA6E)}
_INVISIBLE = "\u200b\ufeff\u00ad\u200d"
_CYRILLIC = dict(zip("aceopxyiABCEHKMOPT", "асеорхуіАВСЕНКМОРТ", strict=True))
_TYPED = {"’": "'", "“": '"', "–": "-", "-": "\u2010", ",": "\uff0c"}


def _mapped(table: Mapping[str, str]) -> Change:
    return lambda character, _: table.get(character, character)


def _family(character: str, chance: Random) -> str:
    others = "".join(f for f in _FAMILIES if character in f).replace(character, "")
    return chance.choice(others) if others else character


def _other_han(character: str, chance: Random) -> str:
    return chance.choice("工作群众组织宣传服务领导基层") if character > "\u4e00" else character


def _other_letter(character: str, chance: Random) -> str:
    return chance.choice("abcdefghijklmnopqrstuvwxyz") if character.isascii() else character


CHINESE: Mapping[str, Change] = {
    "other character": _other_han,
    "width": _mapped(_WIDTHS),
    "的地得, look-alike": _family,
    "traditional": _mapped(_TRADITIONAL),
    "radical": _mapped(_RADICALS),
    "compatibility form": _mapped(_COMPATIBLE),
    "dropped": lambda _, __: "",
    "doubled": lambda character, _: character * 2,
    "invisible": lambda character, chance: character + chance.choice(_INVISIBLE),
}
ENGLISH: Mapping[str, Change] = {
    "other letter": _other_letter,
    "case": lambda character, _: character.swapcase(),
    "Cyrillic": _mapped(_CYRILLIC),
    "marks": _mapped(_TYPED),
    "dropped": lambda _, __: "",
    "doubled": lambda character, _: character * 2,
    "invisible": lambda character, chance: character + chance.choice(_INVISIBLE),
}


def altered(text: str, span: tuple[int, int], change: Change, chance: Random) -> str:
    """Return a text with one character between two offsets altered; the same if none can be."""
    able = [i for i in range(*span) if not text[i].isspace()]
    chance.shuffle(able)
    for at in able:
        new = change(text[at], chance)
        if new != text[at]:
            return text[:at] + new + text[at + 1 :]
    return text
