"""TRN: a test paper is drawn from the bank, asks of the whole speech, and gives nothing away."""

from collections.abc import Iterator

from lectern.diagnostic import Finding, Spot
from lectern.project import QUIZ, Project
from lectern.question import lettered
from lectern.quiz import KINDS, NOT_SAID, PAPERS, Paper, Question
from lectern.quotation import holds
from lectern.schema import LANGUAGES
from lectern.text import han_count, nearest, normalise, word_count

_LEAST_HAN, _LEAST_WORDS = 6, 5
"""How long an answer is at least that gives itself away where it is printed: shorter ones, such as
计生协, a question cannot do without."""


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


def betrayed_answer(project: Project) -> Iterator[Finding]:
    """No question of a paper prints the answer of another, in what it asks or offers.

    Whoever reads the paper through need not have read the speech. Compared are right options,
    points, and what fills a blank, or all from the first to the last, of six Han characters or
    five English words and more; shorter ones stand everywhere.

    中文（写出的答案）：同一份试卷里，一题的题干和选项不得写出另一题的答案。把卷子从头看到尾就答得
    出的题，不读讲话也能答对。比的是正确选项、要点、填空的词，以及从头一个空到末一个空填好的话，六个
    汉字或五个英文词起；再短的词到处都有。

    Bad: “自觉____、遇事____” beside an option 自觉守法、遇事找法
    Good: “自觉____、遇事____” beside an option 集体协商、对话协商
    不当：一题是“自觉____、遇事____”，另一题的选项是自觉守法、遇事找法
    得当：一题是“自觉____、遇事____”，另一题的选项是集体协商、对话协商
    """
    for paper in project.quiz.papers:
        drawn = project.quiz.drawn(paper)
        for language in LANGUAGES:
            printed = [(other, tuple(_printed(other, language))) for other in drawn]
            for question in drawn:
                answers = _answers(question, language)
                told = [words.lower() for words in answers if _tells(words, language)]
                for other, texts in printed:
                    for spot, name, text in texts if other != question else ():
                        if any(holds(text, words, language) for words in told):
                            message = f"paper {paper.id}: {other.id} prints the answer of "
                            message += f"{question.id} in {name}.{language}"
                            yield Finding(spot, message, "choose other words, or another question")


def _answers(question: Question, language: str) -> Iterator[str]:
    """Yield the words that answer a question, those of blanks with what stands between them."""
    right = (option.words[language] for option in question.options if option.is_right)
    yield from (words for words in right if words != NOT_SAID[language])
    yield from (point[language] for point in question.points)
    yield from question.blanks.get(language, ())
    yield question.filling(language)


def _tells(words: str, language: str) -> bool:
    if language == "zh":
        return han_count(words) >= _LEAST_HAN
    return word_count(words) >= _LEAST_WORDS


def _printed(question: Question, language: str) -> Iterator[tuple[Spot, str, str]]:
    """Yield what a paper prints of a question, each with its spot and its name."""
    yield question.spot_of("ask"), "ask", normalise(question.ask[language]).lower()
    for letter, option in lettered(question):
        yield option.spot, f"option {letter}", normalise(option.words[language]).lower()


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
