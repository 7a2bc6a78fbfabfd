"""COV: every sentence of a full source is cited by the guide, or its omission has a reason."""

from collections.abc import Iterator

from lectern.coverage import covered
from lectern.diagnostic import Finding, Spot
from lectern.project import Project, edition_path
from lectern.records import Source
from lectern.schema import LANGUAGES


def uncovered_sentence(project: Project) -> Iterator[Finding]:
    """Every sentence of a full source is cited in the guide in each language, or excused.

    What the guide passes over in silence, its readers take for unsaid; an excuse stands under
    uncited in sources.toml, with its reason. Citations in quotes and summaries count, if what
    they name has at most three sentences; parts and longer ranges cover nothing.

    中文（没有引到的句）：有全文的来源，每一句在两种语言的导读里都须引到，不引的要写明理由。导读没有
    提到的，读者会以为讲话没有说。算数的是原文和概括里的引注，所引的一处不超过三句；引整个部分或更长
    的一处，一句也不算。

    Bad: 5.5, which no page cites, or only as part of [@shi2017:part1]
    Good: 流动人口计生协示范点建设工作稳步推进[@shi2017:5.5]。
    不当：5.5没有一页引到，或只在[@shi2017:part1]里带到
    """
    for source, language, place, line, cited in _sentences(project):
        if not cited and place not in {omitted.sentence for omitted in source.uncited}:
            hint = f"cite [@{source.key}:{place}], or name it under uncited with the reason"
            message = f"no page of the guide cites {place} in this language"
            yield Finding(Spot(edition_path(language, source.key), line), message, hint)


def idle_uncited(project: Project) -> Iterator[Finding]:
    """A sentence that sources.toml excuses from being cited exists, and is not cited after all.

    An excuse that excuses nothing hides the next one. A sentence cited in one language alone
    still needs its excuse.

    中文（闲置的免引）：`sources.toml`里写明不必引的句，须确有这一句，也没有被两种语言的导读都引到。
    用不着的理由留在那里，下一个漏掉的句就看不出来了。

    Bad: uncited with sentence = "9.1", which guide/glance.md cites
    Good: uncited with a sentence that only greets, and that reason
    不当：uncited里写sentence = "9.1"，而guide/glance.md引了它
    得当：uncited里写一句只是问候的话，并写明这个理由
    """
    held: dict[tuple[str, str], bool] = {}
    for source, _, place, _, cited in _sentences(project):
        held[source.key, place] = held.get((source.key, place), True) and cited
    for source in project.sources.values():
        for omitted in source.uncited:
            cited_everywhere = held.get((source.key, omitted.sentence))
            if cited_everywhere is None and project.editions[source.language].get(source.key):
                message = f"{source.key} has no sentence {omitted.sentence} to leave uncited"
                yield Finding(source.spot, message, "mend the number, or take the row out")
            elif cited_everywhere:
                message = f"{omitted.sentence} is left uncited, but pages of the guide cite it"
                yield Finding(source.spot, message, "take its row out of uncited")


def _sentences(project: Project) -> Iterator[tuple[Source, str, str, int, bool]]:
    """Yield each sentence of each full source by language: place, line, whether it is cited."""
    for language in LANGUAGES:
        citing = covered(project, language)
        for key, edition in project.editions[language].items():
            source = project.sources.get(key)
            if source is None:
                continue
            for sentence in edition.sentences():
                place = f"{sentence.passage}.{sentence.number}"
                yield source, language, place, sentence.line, bool(citing.get((key, place)))
