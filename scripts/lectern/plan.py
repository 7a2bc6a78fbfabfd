"""Writes what chair and session leader work from: the page of a session, script and plan.

As Markdown and HTML; citations are written in our notation, and `weave` makes links of them. Times
count from the start; the page's script turns them into times of day.
"""

from collections.abc import Iterator

from lectern.citation import format_citation
from lectern.project import Project
from lectern.session_wording import SESSION_WORDS, SHEET_NAMES
from lectern.sessions import LEADERS, LEARNERS, Session, Step, Told
from lectern.typeset import escape, space

ADVICE_OPEN, CLOSE = "/// advice", "///"


def session_name(session: Session, language: str) -> str:
    """Name a session by its length and title."""
    return SESSION_WORDS[language]["name"].format(
        minutes=session.minutes, title=session.title[language]
    )


def headed(session: Session, language: str) -> str:
    """Write the line below a sheet's title: whose sheet it is, and what of it is advice."""
    return _under_title(session_name(session, language), language)


def _under_title(name: str, language: str) -> str:
    about = escape(SESSION_WORDS[language]["about"])
    return f'<div class="sheet-session" markdown="span">{escape(name)}<br>{about}</div>'


def clock(begins: int, ends: int) -> str:
    """Write from when to when, counted from the start, for the page's script to reckon with."""
    shown = f"{begins // 60}:{begins % 60:02}–{ends // 60}:{ends % 60:02}"
    return f'<span class="clock" data-begins="{begins}" data-ends="{ends}">{shown}</span>'


def said(told: Told, language: str) -> str:
    """Write what is told as a sentence that ends in its citation, if it has one."""
    words = SESSION_WORDS[language]
    text = escape(told.words[language])
    if not told.cited:
        return text
    return f"{text}{words['stop_gap']}{format_citation(told.cited)}{words['full_stop']}"


def sessions_table(project: Project, language: str) -> str:
    """Write which session is for whom, each with its page."""
    words = SESSION_WORDS[language]
    lines = [
        f"| {words['session']} | {words['length']} | {words['audience']} |",
        "| --- | --- | --- |",
    ]
    for session in project.sessions:
        link = f"[{escape(session.title[language])}]({session.id}/index.md)"
        length = words["minutes"].format(count=session.minutes)
        lines.append(
            f'| {link} | <span class="nowrap">{length}</span> '
            f"| {escape(session.audience[language])} |"
        )
    return "\n".join([ADVICE_OPEN, *lines, CLOSE])


def session_page(project: Project, language: str, identifier: str) -> str:
    """Write a session's page: for whom, to what end, with what, when what is done, its sheets."""
    session = project.session(identifier)
    if session is None:
        return ""
    words = SESSION_WORDS[language]
    listed = [
        f"**{words[name]}{words['colon'].strip()}**\n\n"
        + "\n".join(f"- {escape(one[language])}" for one in given)
        for name, given in (("objectives", session.objectives), ("materials", session.materials))
    ]
    gap = words["colon"].removeprefix(words["colon"].strip())
    audience = f"**{words['audience']}{words['colon'].strip()}**{gap}{session.audience[language]}"
    return "\n\n".join(
        [
            _under_title(words["minutes"].format(count=session.minutes), language),
            "\n\n".join([ADVICE_OPEN, audience, *listed, CLOSE]),
            f"## {words['plan']} {{ #plan }}",
            start_form(language),
            "\n\n".join([plan_table(session, language), skipping(session, language)]),
            f"## {words['sheets']} {{ #sheets }}",
            "\n\n".join(_links(language)),
        ]
    )


def start_form(language: str) -> str:
    """Write what the page's script makes the field for a starting time of."""
    words = SESSION_WORDS[language]
    return (
        f'<div class="session-start screen-only" data-label="{words["start"]}" '
        f'data-how="{words["start_how"]}"></div>'
    )


def plan_table(session: Session, language: str) -> str:
    """Write when each step is, and whether it may be left out."""
    words = SESSION_WORDS[language]
    heads = [words[name] for name in ("time", "step", "duration", "importance", "reading")]
    lines = [_row(heads), _row(["---"] * len(heads))]
    for begins, ends, step in session.timed():
        cited = format_citation(step.passages) if step.passages else words["nothing"]
        cells = [clock(begins, ends), escape(step.title[language]), str(step.minutes)]
        lines.append(_row([*cells, f'<span class="nowrap">{words[step.kind]}</span>', cited]))
    return "\n".join(lines)


def skipping(session: Session, language: str) -> str:
    """Say which steps may be left out, and how long the rest takes."""
    words = SESSION_WORDS[language]
    spare = [step for step in session.steps if step.kind == "may"]
    if not spare:
        return words["all_must"]
    steps = words["between"].join(escape(step.title[language]) for step in spare)
    rest = session.minutes - sum(step.minutes for step in spare)
    return words["may_skip"].format(steps=steps, count=rest)


def script_sheet(project: Project, language: str, identifier: str) -> str:
    """Write what the chair says, step by step; what the speech says with its places."""
    session = project.session(identifier)
    if session is None:
        return ""
    words = SESSION_WORDS[language]
    given = {"title": escape(session.title[language]), "minutes": session.minutes}
    pieces = [headed(session, language), start_form(language)]
    pieces += [words["script_open"].format(**given), words["script_notice"]]
    for number, (begins, ends, step) in enumerate(session.timed(), 1):
        title = f"{clock(begins, ends)} {escape(step.title[language])}"
        pieces.append(f"## {title} {{ #step-{number} }}")
        pieces += _spoken(step, language, is_first=number == 1)
    return "\n\n".join([*pieces, words["script_end"]])


def plan_sheet(project: Project, language: str, identifier: str) -> str:
    """Write what the session leader does, step by step, with a projector and without."""
    session = project.session(identifier)
    if session is None:
        return ""
    words = SESSION_WORDS[language]
    pieces = [headed(session, language), start_form(language), skipping(session, language)]
    discussed = asked = 1
    for number, (begins, ends, step) in enumerate(session.timed(), 1):
        form = words["step_break" if step.kind == "break" else "step_title"]
        title = form.format(
            title=escape(step.title[language]), minutes=step.minutes, importance=words[step.kind]
        )
        pieces.append(f"## {clock(begins, ends)} {title} {{ #step-{number} }}")
        lines = [f"- {words['doing']}{escape(step.doing[language])}"]
        if step.room:
            lines.append(f"- {words['room']}{escape(step.room[language])}")
        if step.passages:
            lines.append(f"- {words['reading_lead']}{format_citation(step.passages)}")
        if step.discuss:
            span = _numbers(discussed, len(step.discuss), language)
            lines.append(f"- {words['discuss_lead']}{span}")
        if step.questions:
            span = _numbers(asked, len(step.questions), language)
            lines.append(f"- {words['questions_lead']}{span}")
        discussed, asked = discussed + len(step.discuss), asked + len(step.questions)
        pieces.append("\n".join(lines))
    return "\n\n".join(pieces)


def _spoken(step: Step, language: str, *, is_first: bool) -> Iterator[str]:
    words = SESSION_WORDS[language]
    given = {"title": escape(step.title[language]), "minutes": step.minutes}
    if step.kind == "break":
        yield words["script_break"].format(**given)
        return
    announced = words["script_first" if is_first else "script_next"].format(**given)
    over = words["script_over"]
    if step.say:
        yield announced
        yield said(step.say, language)
        yield over
    else:
        yield f"{announced}{space(language)}{over}"


def _numbers(first: int, count: int, language: str) -> str:
    form = SESSION_WORDS[language]["numbers" if count == 1 else "number_range"]
    return form.format(first=first, last=first + count - 1)


def _links(language: str) -> Iterator[str]:
    words, names = SESSION_WORDS[language], SHEET_NAMES[language]
    for lead, sheets in (("for_learners", LEARNERS), ("for_leaders", LEADERS)):
        links = words["between"].join(f"[{names[sheet]}]({sheet}.md)" for sheet in sheets)
        yield f"{words[lead]}{links}{words['full_stop']}"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
