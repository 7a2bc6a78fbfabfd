"""NAV: the navigation names every page, and nothing but pages."""

from collections.abc import Iterator

from lectern.config import CONFIG, is_below
from lectern.diagnostic import Finding, Spot
from lectern.project import Project, edition_path
from lectern.schema import LANGUAGES
from lectern.text import nearest


def orphan_page(project: Project) -> Iterator[Finding]:
    """Every page stands in the navigation of mkdocs.yml.

    A page outside it has no place in the reading order, and nobody comes across it.

    中文（导航外的页面）：每个页面都须列入`mkdocs.yml`的导航。没有列入的页面排不进阅读次序，谁也碰不
    到它。

    Bad: docs/zh/guide/closing.md, which nav does not name
    Good: nav names guide/closing.md
    不当：导航没有列docs/zh/guide/closing.md
    得当：导航列有guide/closing.md
    """
    if project.faults.spoils(CONFIG):
        return
    named = {entry.name for entry in project.config.nav}
    for path, name in _pages(project):
        if name not in named:
            message = f"the navigation does not name {name}"
            yield Finding(Spot(path), message, f"add `- {name}` under nav in {CONFIG}")


def missing_page(project: Project) -> Iterator[Finding]:
    """A page that the navigation names exists in both languages.

    A reader would be led to a page that is not there.

    中文（缺失的页面）：导航里列的页面，须中英文都有。不然读者会被领到一个不存在的页面。

    Bad: nav names guide/closing.md, which is nowhere
    Good: nav names guide/building.md
    不当：导航列有guide/closing.md，而哪里也没有这一页
    得当：导航列有guide/building.md
    """
    existing = {language: set[str]() for language in LANGUAGES}
    for path, name in _pages(project):
        existing[path.split("/")[1]].add(name)
    for entry in project.config.nav:
        for language in LANGUAGES:
            if entry.name not in existing[language]:
                near = nearest(entry.name, existing[language])
                hint = f"did you mean {near}?" if near else f"write docs/{language}/{entry.name}"
                message = f"the navigation names docs/{language}/{entry.name}, which is missing"
                yield Finding(entry.spot, message, hint)


def idle_omission(project: Project) -> Iterator[Finding]:
    """A page or folder left out of the book in mkdocs.yml stands in the navigation, with a reason.

    What is left out for no reason is missed by whoever reads on paper.

    中文（闲置的免印）：`mkdocs.yml`里写明不印进书的页面或文件夹，须在导航里，并写明理由。没有理由就略去，只
    看纸书的人就少看一页。

    Bad: extra.unprinted names about/old.md, which is gone
    Good: extra.unprinted names index.md, which only leads about the site
    不当：extra.unprinted里有about/old.md，这一页已经没有了
    得当：extra.unprinted里有index.md，理由是只管在网站上找路
    """
    named = {entry.name for entry in project.config.nav}
    for name, (spot, reason) in project.config.unprinted.items():
        if name not in named and not any(is_below(page, name) for page in named):
            near = nearest(name, named)
            hint = f"did you mean {near}?" if near else "take the line out"
            yield Finding(spot, f"{name} is left out of the book but not in the navigation", hint)
        elif not reason:
            message = f"{name} is left out of the book without a reason"
            yield Finding(spot, message, "write the reason after the colon")


def _pages(project: Project) -> Iterator[tuple[str, str]]:
    for page in project.pages:
        yield page.path, page.name
    for language, editions in project.editions.items():
        for key in editions:
            path = edition_path(language, key)
            yield path, path.split("/", 2)[2]
