"""COV: every sentence of a full source is cited by the guide, or its omission has a reason."""

from collections.abc import Iterator

from lectern.coverage import covered
from lectern.diagnostic import Finding, Spot
from lectern.project import Project, edition_path
from lectern.records import Source
from lectern.schema import LANGUAGES


def uncovered_sentence(project: Project) -> Iterator[Finding]:
    """Every sentence of a full source is cited by a page of the guide, in each language.

    What the guide passes over in silence, its readers take for unsaid. Quotes and summaries
    count, citing a sentence, up to three sentences, or a passage of at most three; parts and
    longer ranges cover nothing.

    Bad: 5.5, which no page cites, or only as part of [@shi2017:part1]
    Good: 流动人口计生协示范点建设工作稳步推进[@shi2017:5.5]。
    """
    for source, language, place, line, cited in _sentences(project):
        if not cited and place not in {omitted.sentence for omitted in source.uncited}:
            hint = f"cite [@{source.key}:{place}], or name it under uncited with the reason"
            message = f"no page of the guide cites {place} in this language"
            yield Finding(Spot(edition_path(language, source.key), line), message, hint)


def idle_uncited(project: Project) -> Iterator[Finding]:
    """A sentence that sources.toml excuses from being cited exists, and no page cites it.

    An excuse that excuses nothing hides the next one.

    Bad: uncited with sentence = "9.1", which guide/glance.md cites
    Good: uncited with a sentence that only greets, and that reason
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
