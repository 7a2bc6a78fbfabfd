"""CLM: what the site says in its own voice, quotations apart, is neutral and names nobody."""

from collections.abc import Iterator
from functools import lru_cache

from lectern.diagnostic import Finding, Spot
from lectern.outline import Kind
from lectern.page import Page
from lectern.project import Project
from lectern.schema import LANGUAGES
from lectern.text import without_quotations
from lectern.voice import ANYWHERE


def stray_name(project: Project) -> Iterator[Finding]:
    """A person in voice.toml is named in the site's own words only on the pages allowed there.

    The site is about what was asked, not about who was there; the edition and quotations keep
    the names of the speech.

    中文（不该出现的人名）：`voice.toml`所列的人，本站自己的话里只在准许的页面上提名字。本站说的是讲
    话要求了什么，不说谁在场；讲话全文和引文里的名字照录。

    Bad: 小春主任到会指导[@shi2017:1.7]。
    Good: 讲话提到一位主任到会指导[@shi2017:1.7]。
    """
    names = {
        language: [(name, name.words[language]) for name in project.voice.names]
        for language in LANGUAGES
    }
    for page, spot, words in _own_words(project):
        for name, said in names[page.language]:
            if said in words and not name.may_stand_on(page.name):
                message = f"{said} is named in the site's own words"
                yield Finding(spot, message, "name the post, or quote the sentence")


def loaded_phrase(project: Project) -> Iterator[Finding]:
    """The site's own words have none of the phrases of praise and blame that voice.toml lists.

    We report what the speech says, attributed and plain.

    中文（带褒贬的用语）：本站自己的话里，不用`voice.toml`所列的褒贬用语。讲话说什么就转述什么，写明
    是讲话所说，不加评判。

    Bad: 讲话回避了经费数额[@shi2017:21.6]。
    Good: 经费数额，讲话未涉及[@shi2017:21.6]。
    """
    loaded = {
        language: [
            (said, phrase.instead)
            for phrase in project.voice.phrases
            for said in phrase.words
            if phrase.language == language
        ]
        for language in LANGUAGES
    }
    for page, spot, words in _own_words(project):
        folded = words.lower()
        for said, instead in loaded[page.language]:
            if said in folded:
                yield Finding(spot, f"{said} takes sides", f"instead: {instead}")


def idle_permission(project: Project) -> Iterator[Finding]:
    """A page that voice.toml allows to say a name exists, and says it.

    A permission that nobody uses hides the next name.

    中文（闲置的人名许可）：`voice.toml`准许提某人名字的页面，须确有这一页，也确实提到。用不着的准许
    留在那里，下一个名字就混过去了。

    Bad: pages = ["guide/old.md"], which is gone
    Good: pages = ["about/people.md"], which names the person
    不当：pages = ["guide/old.md"]，这一页已经没有了
    得当：pages = ["about/people.md"]，这一页写到此人
    """
    saying = [(page.name, page.language, words) for page, _, words in _own_words(project)]
    for name in project.voice.names:
        for allowed in name.pages:
            said = any(
                name.words[language] in words
                for page, language, words in saying
                if allowed in (ANYWHERE, page)
            )
            if not said:
                message = f"{name.words.zh} may stand on {allowed}, but does not"
                yield Finding(name.spot, message, "take the page out of the row")


@lru_cache(maxsize=1)  # every rule here looks them through
def _own_words(project: Project) -> tuple[tuple[Page, Spot, str], ...]:
    words: list[tuple[Page, Spot, str]] = []
    for page in project.all_pages():
        title = str(page.front.fields.get("title", ""))
        words.append((page, Spot(page.path), without_quotations(title)))
        words += [
            (page, block.spot, without_quotations(block.prose))
            for block in page.texts()
            if block.kind is not Kind.QUOTE
        ]
    return tuple(words)
