"""TRN: a test paper is drawn from the bank, asks of the whole speech, and overlaps no other."""

from collections.abc import Iterator

from lectern.diagnostic import Finding
from lectern.project import QUIZ, Project
from lectern.quiz import KINDS, PAPERS, Paper
from lectern.schema import LANGUAGES
from lectern.text import nearest


def unfit_paper(project: Project) -> Iterator[Finding]:
    """A paper's questions exist, stand in no other paper, and are of every kind and part.

    Whoever has sat one paper must be able to sit the other; and each must ask of the whole speech,
    its opening and its four parts. A page that shows a paper has one to show.

    中文（不合格的试卷）：试卷里的题须在题库里有，不与别的试卷重复，各种题型、讲话的开头和各部分都要有。
    做过一套的人，还能做另一套；每一套都要考到讲话的全部。页面要放的试卷，表里须有。

    Bad: q20-3a in paper a and in paper b
    Good: q20-3a in paper a, q20-3b in paper b
    不当：试卷a和试卷b都有q20-3a
    得当：q20-3a在试卷a，q20-3b在试卷b
    """
    if project.faults.spoils(QUIZ):
        return
    taken: dict[str, str] = {}
    known = {question.id for question in project.quiz.questions}
    for paper in project.quiz.papers:
        spot = paper.spots.get("questions", paper.spot)
        for name in paper.questions:
            if name not in known:
                near = nearest(name, known)
                hint = f"did you mean {near}?" if near else "take it out of the list"
                yield Finding(spot, f"paper {paper.id}: there is no question {name}", hint)
            elif name in taken:
                message = f"paper {paper.id}: {name} stands in paper {taken[name]} already"
                yield Finding(spot, message, "draw another question")
            taken.setdefault(name, paper.id)
        for message in _gaps(project, paper):
            yield Finding(spot, f"paper {paper.id} {message}", "draw one more question")
    yield from _missing_papers(project)


def _gaps(project: Project, paper: Paper) -> Iterator[str]:
    drawn = project.quiz.drawn(paper)
    kinds = {question.kind for question in drawn}
    yield from (f"has no question of kind {kind}" for kind in KINDS if kind not in kinds)
    key = drawn[0].cited[0].key if drawn else ""
    edition = project.editions[LANGUAGES[0]].get(key)
    if edition is None or not project.is_whole(LANGUAGES[0], key):
        return
    asked = {edition.part_of(question.passage) for question in drawn}
    for part in range(len(edition.parts) + 1):
        if part not in asked:
            yield f"asks nothing of {f'part {part}' if part else 'the opening'}"


def _missing_papers(project: Project) -> Iterator[Finding]:
    for page in project.pages:
        for spot, marker in page.markers:
            paper = marker.rpartition("-")[2]
            if paper in PAPERS and project.quiz.paper(paper) is None:
                message = f"/// {marker} has no paper {paper} to show"
                yield Finding(spot, message, f'add a [[paper]] with id = "{paper}"')
