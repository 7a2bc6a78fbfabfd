"""CLM: what the site says in its own voice, quotations apart, is neutral and names nobody."""

from collections.abc import Iterator

from lectern.diagnostic import Finding, Spot
from lectern.outline import Kind
from lectern.page import Page
from lectern.project import Project
from lectern.text import without_quotations


def stray_name(project: Project) -> Iterator[Finding]:
    """A person is named in the site's own words only on the pages that voice.toml allows.

    The site is about what was asked, not about who was there; the edition and quotations keep
    the names of the speech.

    Bad: 小春主任到会指导[@shi2017:1.7]。
    Good: 讲话提到一位主任到会指导[@shi2017:1.7]。
    """
    for page, spot, words in _own_words(project):
        for name in project.voice.names:
            said = name.words[page.language]
            if said in words and not name.may_stand_on(page.name):
                message = f"{said} is named in the site's own words"
                yield Finding(spot, message, "name the post, or quote the sentence")


def loaded_phrase(project: Project) -> Iterator[Finding]:
    """The site's own words neither praise nor blame; voice.toml lists phrases that do.

    We report what the speech says, attributed and plain.

    Bad: 讲话回避了经费数额[@shi2017:21.6]。
    Good: 经费数额，讲话未涉及[@shi2017:21.6]。
    """
    for page, spot, words in _own_words(project):
        for phrase in project.voice.phrases:
            for said in phrase.words if phrase.language == page.language else ():
                if said in words.lower():
                    yield Finding(spot, f"{said} takes sides", f"instead: {phrase.instead}")


def _own_words(project: Project) -> Iterator[tuple[Page, Spot, str]]:
    for page in project.pages:
        for block in page.texts():
            if block.kind is not Kind.QUOTE:
                yield page, block.spot, without_quotations(block.prose)
