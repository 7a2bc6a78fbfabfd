"""Writes the task breakdown table, and the demands by actor, as Markdown from the table of duties.

Citations are written in our notation; `weave` makes links of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from lectern.citation import format_citation
from lectern.duties import Duty
from lectern.project import Project
from lectern.typeset import escape
from lectern.wording import DUTY_WORDS

_COLUMNS = ("number", "area", "words", "actor", "object", "force", "source")
_TO_FILL = ("person", "deadline", "progress")
_TOLD = ("all", "search", "reset", "shown")
"""Words for the script that filters and sorts the table."""


def breakdown_table(project: Project, language: str) -> str:
    """Write every demand as a row with an address, and three columns for a unit to fill."""
    words = DUTY_WORDS[language]
    heads = [words[name] for name in (*_COLUMNS, *_TO_FILL)]
    lines = [_row(heads), _row(["---"] * len(heads))]
    for number, duty in enumerate(project.duties.rows, 1):
        area = project.duties.area_of(duty)
        cells = [
            f'<span class="duty-number" id="{duty.id}">[{number}](#{duty.id})</span>',
            escape(area.name[language]) if area else "",
            _asked(duty, language),
            _actor(duty, language),
            escape(duty.object[language]) if duty.object else "—",
            _force(project, duty, language),
            format_citation((duty.asked.cited,)),
        ]
        lines.append(_row([*cells, *("" for _ in _TO_FILL)]))
    told = "".join(f' data-{name}="{words[name]}"' for name in _TOLD)
    return f'<div class="duties"{told} markdown="1">\n\n' + "\n".join(lines) + "\n\n</div>"


def actor_ids(project: Project) -> dict[str, str]:
    """Return the id of each actor's section, by the actor's words in Chinese, in order."""
    return {actor: f"by-{rows[0].id}" for actor, rows in _by_actor(project).items()}


def actor_sections(project: Project, language: str) -> str:
    """Write a section for each actor as the speech names it, with what it is asked."""
    words = DUTY_WORDS[language]
    pieces: list[str] = []
    for actor, rows in _by_actor(project).items():
        forms = Counter(duty.actor.words[language] for duty in rows if duty.actor)
        name = forms.most_common(1)[0][0] if forms else words["unstated"]
        shown = escape(name[:1].upper() + name[1:])
        title = words["heading"].format(actor=shown, count=len(rows))
        pieces.append(f"## {title} {{ #{actor_ids(project)[actor]} }}")
        pieces.append("\n".join(_items(rows, language)))
    return "\n\n".join(pieces)


def _by_actor(project: Project) -> Mapping[str, list[Duty]]:
    """Return the demands by the actor's words in Chinese; those of nobody stated come last."""
    grouped: dict[str, list[Duty]] = {}
    for duty in project.duties.rows:
        grouped.setdefault(duty.actor.words.zh if duty.actor else "", []).append(duty)
    unstated = grouped.pop("", [])
    return {**grouped, **({"": unstated} if unstated else {})}


def _items(rows: Iterable[Duty], language: str) -> Iterator[str]:
    words = DUTY_WORDS[language]
    for duty in rows:
        carried = _carried(language) if duty.actor_kind == "carried" else ""
        places = (duty.asked.cited, *([duty.actor.cited] if duty.actor else []))
        cited = words["before_citation"] + format_citation(tuple(dict.fromkeys(places)))
        yield f"- {_asked(duty, language)}{carried}{cited}"


def _asked(duty: Duty, language: str) -> str:
    words = DUTY_WORDS[language]
    text = words["quoted"].format(escape(duty.asked.words[language]))
    if duty.raised is None:
        return text
    raised = words["raised"].format(escape(duty.raised.words[language]))
    return text + raised


def _actor(duty: Duty, language: str) -> str:
    words = DUTY_WORDS[language]
    if duty.actor is None:
        return words["unstated"]
    name = escape(duty.actor.words[language])
    if duty.actor_kind == "named":
        return name
    cited = format_citation((duty.actor.cited,))
    return f"{name}{_carried(language)}{words['before_citation']}{cited}"


def _carried(language: str) -> str:
    return f'<span class="nowrap">{DUTY_WORDS[language]["carried"]}</span>'


def _force(project: Project, duty: Duty, language: str) -> str:
    if not duty.force:
        return "—"
    return duty.force if language == "zh" else f"{project.duties.forces[duty.force]} ({duty.force})"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
