"""DUT: the table of duties holds the speech's own words, and says whom they ask as it does."""

import re
from collections.abc import Iterator

from lectern.citation import Item, Span, resolve
from lectern.diagnostic import Finding
from lectern.duties import Duty
from lectern.project import DUTIES, Project
from lectern.quotation import difference, holds, joined, lost_fragment
from lectern.schema import LANGUAGES, Bilingual
from lectern.text import nearest

_ID = re.compile(r"d(\d+)-(\d+)([a-z])")


def altered_duty(project: Project) -> Iterator[Finding]:
    """The words of a duty stand in the sentence that it cites, in both languages.

    A table of tasks is copied into plans and reports; one altered word, and an office is asked
    for something that the speech never asked.

    中文（改动过的责任）：一条责任的用语，须在所注的那一句里原样找到，两种语言都如此。责任表会被抄进
    计划和报告；错一个字，就等于派下一件讲话没有要求的事。

    Bad: words = { zh = "定期向党委政府汇报工作", … }, cite = "@shi2017:20.3"
    Good: words = { zh = "定期向地方党委政府汇报工作", … }, cite = "@shi2017:20.3"
    """
    for duty in project.duties.rows:
        yield from _absent(project, duty, duty.asked.words, duty.asked.cited, "words")


def misnamed_party(project: Project) -> Iterator[Finding]:
    """Whom a duty names as actor or object, or as raising it, the cited sentence names so.

    An actor of kind named is written in the duty's own sentence; if none is, the kind is carried
    or unstated. 各级计生协 is not 县级计生协.

    中文（不合原文的称谓）：责任由谁承担、对着谁、由谁提出，须照所注那一句的叫法。主体写作`named`
    的，名称须在本句里；本句没有的，写作`carried`（承前）或`unstated`（未写明）。各级计生协不等于县
    级计生协。

    Bad: actor = { kind = "named", zh = "县级计生协", … }
    Good: actor = { kind = "named", zh = "各级计生协", … }
    """
    for duty in project.duties.rows:
        if duty.actor and duty.actor_kind == "named":
            yield from _absent(project, duty, duty.actor.words, duty.asked.cited, "actor")
        if duty.object:
            yield from _absent(project, duty, duty.object, duty.asked.cited, "object")
        if duty.raised:
            yield from _absent(project, duty, duty.raised.words, duty.raised.cited, "raised")


def uncarried_actor(project: Project) -> Iterator[Finding]:
    """An actor of kind carried is written in an earlier sentence, which is cited.

    承前 is a reading; the reader must be able to see the words that are carried over.

    中文（接不上的主体）：承前的主体（`carried`），须写在前面某一句里，并注明是哪一句。承前是一种读
    法，要让读者看得到承的是哪几个字。

    Bad: actor = { kind = "carried", cite = "@shi2017:21.2", … } of a duty in 20.4
    Good: actor = { kind = "carried", cite = "@shi2017:20.3", … }
    不当：20.4的责任写actor = { kind = "carried", cite = "@shi2017:21.2", … }
    得当：20.4的责任写actor = { kind = "carried", cite = "@shi2017:20.3", … }
    """
    for duty in project.duties.rows:
        if not duty.actor or duty.actor_kind != "carried":
            continue
        if _order(duty.actor.cited) >= _order(duty.asked.cited):
            message = f"{duty.id}: the actor is carried over from {duty.actor.cited}, not earlier"
            hint = f'cite a sentence before {duty.asked.cited}, or write kind = "named"'
            yield Finding(duty.spots.get("actor", duty.spot), message, hint)
        yield from _absent(project, duty, duty.actor.words, duty.actor.cited, "actor")


def stray_force(project: Project) -> Iterator[Finding]:
    """The force of a duty is a word of its sentence, and the table gives its English.

    要 is not 争取, and 鼓励 is neither; where the sentence has no such word, none is given.

    中文（原句没有的力度词）：责任的力度词，须是本句里的字，表里也要有它的英文。“要”不是“争取”，
    “鼓励”又是另一回事；本句没有力度词的，就不写。

    Bad: force = "要" for 21.6, which says 争取
    Good: force = "争取"
    不当：21.6写force = "要"，而原句是“争取”
    """
    for duty in project.duties.rows:
        spot = duty.spots.get("force", duty.spot)
        if duty.force and duty.force not in project.duties.forces:
            near = nearest(duty.force, project.duties.forces)
            hint = f"did you mean {near}?" if near else "add a row [[force]] for it"
            yield Finding(spot, f"{duty.id}: {duty.force} is no word of force in this table", hint)
        elif duty.force:
            text = _text(project, "zh", duty.asked.cited)
            if text and duty.force not in text:
                message = f"{duty.id}: {duty.force} does not stand in {duty.asked.cited}"
                yield Finding(spot, message, "give the sentence's own word, or leave force out")


def misplaced_duty(project: Project) -> Iterator[Finding]:
    """Duties follow the order of the speech, each with an id made from its sentence, in an area.

    The id is the address of the row: d20-3a is the first demand of passage 20, sentence 3.

    中文（排错位置的责任）：责任照讲话的先后排列，编号由所在的句得来，并归入一个领域。编号就是这一行
    的地址：`d20-3a`是第20段第3句的第一项要求。

    Bad: id = "d20-3b" twice, or before d20-3a
    Good: d20-3a, d20-3b, d20-4a
    不当：id = "d20-3b"写了两次，或排在d20-3a前面
    得当：d20-3a、d20-3b、d20-4a
    """
    previous = ((0, 0), "")
    for duty in project.duties.rows:
        match = _ID.fullmatch(duty.id)
        place = (int(match[1]), int(match[2])) if match else (0, 0)
        letter = match[3] if match else ""
        spot = duty.spots.get("id", duty.spot)
        if place != _order(duty.asked.cited):
            message = f"{duty.id} cites {duty.asked.cited}"
            yield Finding(spot, message, f"the id of its sentence is {_prefix(duty)}{letter}")
        expected = chr(ord(previous[1]) + 1) if place == previous[0] else "a"
        if letter != expected or place < previous[0]:
            message = f"{duty.id} is out of order"
            hint = f"{_prefix(duty)}{expected} is next here; follow the order of the speech"
            yield Finding(spot, message, hint)
        if project.duties.area_of(duty) is None:
            yield Finding(spot, f"{duty.id} belongs to no area", "add an [[area]] for its passage")
        previous = (place, letter)


def unspoken_force(project: Project) -> Iterator[Finding]:
    """What a row of glance.toml marks as force stands in its words, and is a word of force.

    On the one page the word is underlined, so that 要 is not taken for 争取; a mark on words that
    have no such force would ask for more, or less, than the speech.

    中文（标错的力度词）：`glance.toml`里标作力度词的，须在那一行的用语里，也须是责任表列出的力度词。
    一图读懂给力度词加下划线，免得把“要”看成“争取”；标错了，要求就重了或者轻了。

    Bad: force = { zh = "争取", … } for 要加强学习宣传
    Good: force = { zh = "要", … }
    """
    known = "|".join(map(re.escape, sorted(project.duties.forces, key=len, reverse=True)))
    for entry in project.glance.entries:
        if not entry.force:
            continue
        for language in LANGUAGES:
            if entry.force[language] not in entry.words[language]:
                message = f"{entry.force[language]} does not stand in {entry.words[language]}"
                yield Finding(entry.spot, message, "mark a word of this row, or leave force out")
        if not project.faults.spoils(DUTIES) and not re.fullmatch(f"({known})+", entry.force.zh):
            message = f"{entry.force.zh} is no word of force in duties.toml"
            yield Finding(entry.spot, message, f"mark one of {', '.join(project.duties.forces)}")


def _absent(
    project: Project, duty: Duty, words: Bilingual, cited: Item, field: str
) -> Iterator[Finding]:
    """Find words that do not stand in a cited sentence; one that is not there is CIT's matter."""
    for language in LANGUAGES:
        text = _text(project, language, cited)
        if text and not holds(text, words[language], language):
            lost = lost_fragment([text], words[language], language) or words[language]
            what, hint = difference(lost, text)
            message = f"{duty.id}: {field}.{language} is not in the words of {cited}: {what}"
            yield Finding(duty.spots.get(field, duty.spot), message, hint)


def _text(project: Project, language: str, cited: Item) -> str:
    """Return the words of the cited sentence in one language, or nothing if it cannot be told."""
    if not project.is_whole(language, cited.key):
        return ""
    span = resolve(cited, project.sources, project.editions[language])
    return joined(span.sentences) if isinstance(span, Span) else ""


def _order(cited: Item) -> tuple[int, int]:
    return (cited.locator.passage, cited.locator.first) if cited.locator else (0, 0)


def _prefix(duty: Duty) -> str:
    passage, sentence = _order(duty.asked.cited)
    return f"d{passage}-{sentence}"
