"""Writes the blank form for a unit's own practice, as a frame with a table to fill."""

from lectern.wording import FORM_WORDS

_FIELDS = ("background", "done", "result", "others", "source")


def practice_form(language: str) -> str:
    """Write the form's heads, and a row for each field with room beside it."""
    words = FORM_WORDS[language]
    rows = [f"| {words[field]} | |" for field in _FIELDS]
    heads = f"| {words['field']} | {words['entry']} |"
    return "\n".join(["/// frame", heads, "| --- | --- |", *rows, "///"])
