"""TRN: the question bank asks what the speech says, and its answers are the speech's own words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lectern.citation import Item, Span, format_citation, resolve
from lectern.diagnostic import Finding, Spot
from lectern.project import QUIZ, Project
from lectern.quiz import BLANK, NOT_SAID, Option, Question
from lectern.quotation import (
    difference,
    holds,
    joined,
    lost_fragment,
    nearest_text,
    place_of,
)
from lectern.schema import LANGUAGES
from lectern.text import counted, normalise

_ID = re.compile(r"q(\d+)-(\d+)([a-z])")
_PLACE = re.compile(r"第\d+[段句]|(?:passage|sentence) \d+", re.IGNORECASE)
_CHOICES = {"single": (4, 4), "multiple": (4, 6)}
"""How few and how many options a question of choice offers."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """Words that must stand in a cited sentence of a language, and what they are called."""

    name: str
    language: str
    spot: Spot
    words: str


def altered_answer(project: Project) -> Iterator[Finding]:
    """A right option, a filled blank and a point of an answer stand in a cited sentence.

    So in both languages, to the character; a learner who knows the speech must not be marked
    wrong. The one other right option is 讲话未涉及, in English “The speech does not say”. …… (in
    English …) parts fragments that must follow in this order.

    中文（改动过的答案）：正确选项、填空后的引文、简答的要点，须在所注的某一句里原样找到，两种语言都
    如此。读熟讲话的人，不能因为答案错了一个字而被判错。讲话没有说的，正确选项写“讲话未涉及”。用
    ……略去的，前后各截须依次出现。

    Bad: { right = true, zh = "党委政府部门", … }, cite = ["@shi2017:20.3"]
    Good: { right = true, zh = "地方党委政府", … }, cite = ["@shi2017:20.3"]
    """
    for question in project.quiz.questions:
        for language in LANGUAGES:
            texts = _texts(project, language, question.cited)
            for answer in _answers(question, language) if texts else ():
                if not any(holds(text, answer.words, language) for text in texts):
                    yield _altered(project, question, answer, texts)


def doubtful_option(project: Project) -> Iterator[Finding]:
    """A wrong option does not stand in the cited sentences, and no two options are the same.

    What stands there could be defended as right; the words of another sentence could not.

    中文（两可的选项）：错误选项不得在所注的句里找到，同一题的选项不得重复。句里就有的词，选它的人有理
    由说自己没有选错；别处的词才分得出对错。

    Bad: { zh = "卫生计生", … } as a wrong option, where @shi2017:20.3 has it
    Good: { zh = "财政部门", … }, which stands elsewhere in the speech
    不当：错误选项zh = "卫生计生"，而@shi2017:20.3里有这几个字
    得当：错误选项zh = "财政部门"，是讲话别处的词
    """
    for question in project.quiz.questions:
        for language in LANGUAGES:
            seen: set[str] = set()
            texts = [text.lower() for text in _texts(project, language, question.cited)]
            for letter, option in _lettered(question):
                words = option.words[language].lower()
                if normalise(words) in seen:
                    message = f"{question.id}: option {letter}.{language} repeats another option"
                    yield Finding(option.spot, message, "offer each answer once")
                seen.add(normalise(words))
                if not option.is_right and any(holds(text, words, language) for text in texts):
                    place = format_citation(question.cited)
                    message = f"{question.id}: wrong option {letter}.{language} stands in {place}"
                    yield Finding(option.spot, message, "choose words that are not there")


def miscounted_question(project: Project) -> Iterator[Finding]:
    """A question has as many options, right answers, blanks and reasons as its kind asks.

    One right option of four for single; two or more right, and some wrong, of four to six for
    multiple; an answer for each blank, all blanks inside “ ”. Each wrong option and false
    statement says why it is wrong, and nothing else does.

    中文（数目不合的题）：选项、正确答案、空格和理由的数目，须合于题型。单选四个选项，恰有一个对；多选四
    到六个选项，对的不少于两个，也要有错的；填空一空一个答案，空格都在引号之内。每个错误选项、每道错
    误的判断题写明错在哪里，别的不写。

    Bad: kind = "single", and two options with right = true
    Good: kind = "single", and one option with right = true
    不当：kind = "single"，而有两个选项写right = true
    得当：kind = "single"，只有一个选项写right = true
    """
    for question in project.quiz.questions:
        faults = (
            *_option_faults(question),
            *_reason_faults(question),
            *(fault for language in LANGUAGES for fault in _blank_faults(question, language)),
        )
        for spot, message, hint in faults:
            yield Finding(spot, f"{question.id}: {message}", hint)


def misplaced_question(project: Project) -> Iterator[Finding]:
    """Questions follow the order of the speech, each with an id made from its first sentence.

    The id is its address: q20-3a is the first question that passage 20, sentence 3 decides.

    中文（排错位置的题）：题目照讲话的先后排列，编号由决定答案的第一句得来。编号就是这道题的地址：
    `q20-3a`是由第20段第3句决定的第一题。

    Bad: id = "q20-3b" twice, or before q20-3a
    Good: q20-3a, q20-3b, q20-4a
    不当：id = "q20-3b"写了两次，或排在q20-3a前面
    得当：q20-3a、q20-3b、q20-4a
    """
    if project.faults.spoils(QUIZ):
        return
    previous, before = ((0, 0), ""), ""
    for question in project.quiz.questions:
        match = _ID.fullmatch(question.id)
        place = (int(match[1]), int(match[2])) if match else (0, 0)
        letter = match[3] if match else ""
        spot, prefix = question.spot_of("id"), "q{}-{}".format(*_order(question.cited[0]))
        if place != _order(question.cited[0]):
            message = f"{question.id} cites {question.cited[0]} first"
            yield Finding(spot, message, f"the id of its sentence is {prefix}{letter}")
        if list(question.cited) != sorted(set(question.cited), key=_order):
            message = f"{question.id}: the sentences cited are not in the order of the speech"
            yield Finding(question.spot_of("cite"), message, "name each once, the earliest first")
        expected = chr(ord(previous[1]) + 1) if place == previous[0] else "a"
        if place < previous[0]:
            message = f"{question.id} stands after {before}"
            yield Finding(spot, message, "move it up: the speech says this earlier")
        elif letter != expected:
            yield Finding(
                spot, f"{question.id} is out of order", f"{prefix}{expected} is next here"
            )
        previous, before = (place, letter), question.id


def leading_question(project: Project) -> Iterator[Finding]:
    """A question asks what the speech says, and has none of the phrases of `[[leading]]`.

    They stand in voice.toml: asking for an opinion, for the law of today, or for what is not so.
    Nor does a question name the place where its answer stands; a learner should look.

    中文（失当的问法）：题目只问讲话怎么说，不用`voice.toml`里`[[leading]]`所列的问法。不问赞成不赞成，
    不问现在的规定，不问哪一项不是；也不写出在第几段第几句，让答的人自己去找。

    Bad: 你是否赞同定期汇报工作？
    Good: 讲话要求各级计生协定期向谁汇报工作？
    """
    for question in project.quiz.questions:
        for language in LANGUAGES:
            asked = [(question.spot_of("ask"), question.ask[language].lower())]
            asked += [(option.spot, option.words[language].lower()) for option in question.options]
            for phrase in project.voice.leading:
                for spot, text in asked if phrase.language == language else ():
                    for said in phrase.words:
                        if said in text:
                            message = f"{question.id}: {said} is not for a question to ask"
                            yield Finding(spot, message, f"instead: {phrase.instead}")
            place = _PLACE.search(question.ask[language])
            if place:
                message = f"{question.id} says where its answer stands: {place[0]}"
                yield Finding(question.spot_of("ask"), message, "name the place in cite alone")


def _texts(project: Project, language: str, cited: Sequence[Item]) -> list[str]:
    """Return the words of each cited sentence, or nothing if one cannot be told."""
    editions = project.editions[language]
    if not all(project.is_whole(language, item.key) for item in cited):
        return []
    spans = [resolve(item, project.sources, editions) for item in cited]
    found = [joined(span.sentences) for span in spans if isinstance(span, Span)]
    return found if len(found) == len(spans) else []


def _answers(question: Question, language: str) -> Iterator[_Answer]:
    for letter, option in _lettered(question):
        words = option.words[language]
        if option.is_right and words != NOT_SAID[language]:
            yield _Answer(f"option {letter}", language, option.spot, words)
    for words in question.quotations(language):
        if BLANK not in words:
            spot = question.spot_of("answer")
            yield _Answer("the filled quotation", language, spot, words)
    for number, point in enumerate(question.points, 1):
        spot = question.spots.get(f"points.{number}", question.spot_of("points"))
        yield _Answer(f"point {number}", language, spot, point[language])


def _altered(project: Project, question: Question, answer: _Answer, texts: list[str]) -> Finding:
    words, language = answer.words, answer.language
    place = format_citation(question.cited)
    message = f"{question.id}: {answer.name}.{language} is not in the words of {place}"
    elsewhere = place_of(words, project.editions[language].values(), language)
    if elsewhere:
        return Finding(answer.spot, message, f"it stands in {elsewhere}: cite that")
    lost = lost_fragment(texts, words, language)
    if not lost:
        hint = "put its fragments in the order of the text, all from one sentence"
        return Finding(answer.spot, message, hint)
    what, hint = difference(lost, nearest_text(lost, texts))
    return Finding(answer.spot, f"{message}: {what}", hint)


def _lettered(question: Question) -> Iterator[tuple[str, Option]]:
    for number, option in enumerate(question.options):
        yield chr(ord("A") + number % 26), option


def _option_faults(question: Question) -> Iterator[tuple[Spot, str, str]]:
    if question.kind not in _CHOICES:
        return
    least, most = _CHOICES[question.kind]
    spot, offered = question.spot_of("option"), len(question.options)
    right = sum(option.is_right for option in question.options)
    if not least <= offered <= most:
        wanted = "four" if least == most else "four to six"
        yield spot, f"{counted(offered, 'option')}", f"offer {wanted}"
    if question.kind == "single" and right != 1:
        yield spot, f"{counted(right, 'right option')}", "mark exactly one with right = true"
    if question.kind == "multiple" and (right < 2 or right == offered):
        message = f"{counted(right, 'right option')} of {offered}"
        yield spot, message, "mark two or more with right = true, and leave one wrong at least"


def _reason_faults(question: Question) -> Iterator[tuple[Spot, str, str]]:
    lacking = "add why = { zh = …, en = … }, each a sentence that ends in a citation"
    needless = "take why out: it is for what is wrong"
    for letter, option in _lettered(question):
        if not option.is_right and option.why is None:
            yield option.spot, f"wrong option {letter} does not say why it is wrong", lacking
        if option.is_right and option.why:
            yield option.spot, f"right option {letter} says why it is wrong", needless
    if question.is_true is False and question.why is None:
        yield question.spot, "the false statement does not say why it is false", lacking
    if question.is_true and question.why:
        yield question.spot_of("why"), "the true statement says why it is false", needless


def _blank_faults(question: Question, language: str) -> Iterator[tuple[Spot, str, str]]:
    blanks = question.ask[language].count(BLANK)
    answers = len(question.blanks.get(language, ()))
    spot = question.spot_of("ask")
    if blanks != answers:
        message = f"ask.{language} has {counted(blanks, 'blank')} for {counted(answers, 'answer')}"
        hint = f"write {BLANK} for each answer of a fill, and nowhere else"
        yield spot, message, hint
    if BLANK in question.unquoted(language):
        message = f"ask.{language} has a blank outside quotation marks"
        yield spot, message, "set the sentence in “ ”, blanks and all"


def _order(cited: Item) -> tuple[int, int]:
    return (cited.locator.passage, cited.locator.first) if cited.locator else (0, 0)
