"""TRN: a study session adds up, has breaks, asks what the bank holds, and tells no answer."""

import re
from collections.abc import Iterator

from lectern.citation import Item, Level, format_citation
from lectern.diagnostic import Finding, Spot
from lectern.project import QUIZ, SESSIONS, Project
from lectern.sessions import Session
from lectern.text import counted, nearest

LONGEST = 50
"""In minutes: nobody sits longer without a break."""
_MARKER = re.compile(r"[a-z]+-(s\d+)")


def uneven_plan(project: Project) -> Iterator[Finding]:
    """The minutes of a session's steps add up to the session's length.

    Whoever announces sixty minutes must be done in sixty.

    中文（不合的计划）：各步的分钟数加起来，须等于这一场的长度。通知写六十分钟，就要在六十分钟里讲完。

    Bad: minutes = 60, and steps of 5, 40 and 10
    Good: minutes = 60, and steps of 5, 40 and 15
    不当：minutes = 60，而各步是5、40、10
    得当：minutes = 60，各步是5、40、15
    """
    for session in project.sessions:
        total = sum(step.minutes for step in session.steps)
        if total != session.minutes:
            message = f"{session.id} lasts {session.minutes} minutes, its steps {total}"
            hint = f"give its steps {counted(abs(session.minutes - total), 'minute')} "
            hint += "more" if total < session.minutes else "less"
            yield Finding(session.spots.get("minutes", session.spot), message, hint)


def missing_break(project: Project) -> Iterator[Finding]:
    """No stretch of a session without a break is longer than 50 minutes.

    The step that would make it longer is named: put a step with `kind = "break"` before it.

    中文（缺少的休息）：两次休息之间，以及开头到第一次休息、最后一次休息到结束，都不超过50分钟。坐久了
    听不进去。指出的是超出的那一步，在它前面加一步`kind = "break"`。

    Bad: steps of 30 and 25 minutes with nothing between
    Good: steps of 30 and 25 minutes with a break between
    不当：30分钟和25分钟的两步紧挨着
    得当：30分钟和25分钟的两步中间有一次休息
    """
    for session in project.sessions:
        stretch, is_told = 0, False
        for step in session.steps:
            stretch = 0 if step.kind == "break" else stretch + step.minutes
            is_told = is_told and stretch > 0
            if stretch > LONGEST and not is_told:
                message = f"{session.id} goes on for {stretch} minutes without a break"
                yield Finding(step.spots["minutes"], message, 'put a step of kind "break" before')
                is_told = True


def unfit_session(project: Project) -> Iterator[Finding]:
    """A session's questions and paper stand in the bank, and a page shows a session there is.

    A question is asked once in a session. Places of the speech are held by the rules of citations.

    中文（不合格的场次）：一场里的题和试卷，题库里须有，同一题不用两次；页面要放的场次，表里须有。讲话
    的出处由引注的规则管。

    Bad: questions = ["q99-1a"]
    Good: questions = ["q20-3a"], which quiz.toml has
    得当：questions = ["q20-3a"]，quiz.toml里有这一题
    """
    known = {question.id for question in project.quiz.questions}
    for session in project.sessions if not project.faults.spoils(QUIZ) else ():
        asked: set[str] = set()
        for step in session.steps:
            for name in step.questions:
                if name in asked:
                    message = f"{session.id} asks {name} twice"
                    yield Finding(step.spots["questions"], message, "take one of them out")
                elif name not in known:
                    near = nearest(name, known)
                    hint = f"did you mean {near}?" if near else "take it out of the list"
                    message = f"{session.id}: there is no question {name}"
                    yield Finding(step.spots["questions"], message, hint)
                asked.add(name)
        if session.paper and project.quiz.paper(session.paper) is None:
            spot = session.spots.get("paper", session.spot)
            message = f"{session.id} has no paper {session.paper} to end in"
            yield Finding(spot, message, f'add a [[paper]] with id = "{session.paper}"')
    if not project.faults.spoils(SESSIONS):
        yield from _missing_sessions(project)


def told_answer(project: Project) -> Iterator[Finding]:
    """What learners are handed cites no sentence that decides a question they are asked.

    Handout, exercises and agenda lie beside the questions; whoever sees the sentence named there
    need not have read the speech. A whole passage may be named.

    中文（泄露的答案）：发给学员的讲义、练习和议程，不注决定答案的那一句。这些纸就放在题单旁边，句号
    写在上面，不读讲话也答得出。整段可以注。

    Bad: a handout that cites @shi2017:20.3, and q20-3a on the question sheet
    Good: a handout that cites @shi2017:20
    不当：讲义里注@shi2017:20.3，题单上有q20-3a
    得当：讲义里注@shi2017:20
    """
    for session in project.sessions:
        deciding = {
            place: question.id
            for question in project.quiz.on_sheets(session.questions, session.paper)
            for item in question.cited
            for place in _sentences(item)
        }
        for spot, item in _shown(session):
            for place in _sentences(item):
                if place in deciding:
                    named = format_citation((item,))
                    message = f"{session.id}: {named} decides {deciding[place]}"
                    yield Finding(spot, message, "name the whole passage, or ask something else")


def _shown(session: Session) -> Iterator[tuple[Spot, Item]]:
    """Yield the places named on the sheets of learners."""
    for step in session.steps:
        yield from ((step.spots["passages"], item) for item in step.passages)
    told = [*session.discussed, *(line for part in session.parts for line in part.lines)]
    yield from ((one.spot, item) for one in told for item in one.cited)


def _sentences(item: Item) -> Iterator[tuple[str, int, int]]:
    if item.locator and item.locator.level is Level.SENTENCES:
        for number in range(item.locator.first, item.locator.last + 1):
            yield item.key, item.locator.passage, number


def _missing_sessions(project: Project) -> Iterator[Finding]:
    for page in project.pages:
        for spot, marker in page.markers:
            match = _MARKER.fullmatch(marker)
            if match and project.session(match[1]) is None:
                message = f"/// {marker} has no session {match[1]} to show"
                yield Finding(spot, message, f'add a [[session]] with id = "{match[1]}"')
