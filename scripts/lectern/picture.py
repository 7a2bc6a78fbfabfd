"""Draws the figures of the speech: a table, and bars that print in black and white.

Each measure has a scale of its own, for units, posts and people are not to be compared or summed.
"""

from collections.abc import Iterator
from html import escape as escape_html

from lectern.citation import format_citation
from lectern.drawing import FONT, typed, width_of, wrapped
from lectern.figures import Figure
from lectern.project import Project
from lectern.typeset import escape
from lectern.wording import FIGURE_WORDS

_LABEL, _BAR, _LINE, _GAP, _INDENT, _BESIDE = 130, 190, 34, 20, 14, 10
_SIZE, _NOTE = 17, 14
_FONT = f'font-family="{FONT}" font-size="{_SIZE}"'


def figures_table(project: Project, language: str) -> str:
    """Write the figures as a table, and below it the same as a picture."""
    words = FIGURE_WORDS[language]
    rows = [
        "| " + " | ".join(words[head] for head in ("measure", "level", "figure", "source")) + " |"
    ]
    rows.append("| --- | --- | --- | --- |")
    for figure in project.figures:
        cells = (figure.measure[language], figure.level[language], figure.words[language])
        cited = format_citation((figure.cited,))
        rows.append("| " + " | ".join(map(escape, cells)) + f" | {cited} |")
    return "\n".join(rows) + "\n\n" + figures_picture(project, language)


def figures_picture(project: Project, language: str) -> str:
    """Draw the bars as SVG: solid for the first level of a measure, open for the next."""
    words = FIGURE_WORDS[language]
    shapes: list[str] = []
    longest = max((width_of(figure.level[language]) for figure in project.figures), default=0)
    largest = max((width_of(_amount(figure, language)) for figure in project.figures), default=0)
    left, top = max(_LABEL, round(_INDENT + _SIZE * longest + _BESIDE)), 4
    wide = left + _BAR + 2 * _BESIDE + round(_SIZE * largest)
    for measure, figures in _by_measure(project, language):
        shapes.append(
            f'<text x="0" y="{top + 18}" font-weight="bold">{escape_html(measure)}</text>'
        )
        top += _LINE - 4
        most = max(figure.amount for figure in figures)
        for place, figure in enumerate(figures):
            share = figure.amount / most
            shapes += _bar(figure, language, (left, top), share, is_open=place > 0)
            top += _LINE
        top += _GAP
    for line in wrapped(typed(words["scales"], language), wide / _NOTE):
        shapes.append(f'<text x="0" y="{top}" font-size="{_NOTE}">{escape_html(line)}</text>')
        top += _GAP
    told = escape_html(words["title"]), escape_html(words["scales"])
    return (
        f'<div><svg class="figures-picture" viewBox="0 0 {wide} {top}" role="img" {_FONT} '
        f'fill="currentColor"><title>{told[0]} {told[1]}</title>'
        f"{''.join(shapes)}</svg></div>"
    )


def _by_measure(project: Project, language: str) -> Iterator[tuple[str, list[Figure]]]:
    grouped: dict[str, list[Figure]] = {}
    for figure in project.figures:
        grouped.setdefault(figure.measure[language], []).append(figure)
    yield from grouped.items()


def _bar(
    figure: Figure, language: str, place: tuple[int, int], share: float, *, is_open: bool
) -> Iterator[str]:
    left, top = place
    width, middle = round(_BAR * share), top + 19
    fill = "none" if is_open else "currentColor"
    yield f'<text x="{_INDENT}" y="{middle}">{escape_html(figure.level[language])}</text>'
    yield (
        f'<rect x="{left}" y="{top}" width="{width}" height="26" fill="{fill}" '
        'stroke="currentColor" stroke-width="1.5"/>'
    )
    amount = escape_html(_amount(figure, language))
    yield f'<text x="{left + width + _BESIDE - 2}" y="{middle}">{amount}</text>'


def _amount(figure: Figure, language: str) -> str:
    if language == "zh":
        return figure.words.zh
    return FIGURE_WORDS[language]["over" if figure.is_more else "plain"].format(figure.amount)
