"""MkDocs' only door into Lectern: each event loads, weaves or hands words to the templates."""

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import write_file

from lectern.book_wording import BOOK_WORDS
from lectern.card_wording import CARD_WORDS
from lectern.checks import RULES
from lectern.download_wording import DOWNLOAD_WORDS
from lectern.downloads import DOWNLOADS as OFFERS
from lectern.downloads import ON_ONE_PAGE
from lectern.exporters import cards
from lectern.glosses import glosses
from lectern.history import last_changes
from lectern.library import package_file
from lectern.loading import UnreadableProject, load
from lectern.project import DOWNLOADS, Project, edition_page
from lectern.report import as_text
from lectern.rule import run
from lectern.schema import LANGUAGES
from lectern.search import (
    ASIDE_WEIGHT,
    FOLDER,
    Found,
    empty_index,
    index_script,
    read_content,
)
from lectern.sharing import HEIGHT, WIDTH, Card, make_card
from lectern.tongues import mark_foreign
from lectern.typeset import weave_edition
from lectern.view_wording import TEACHING_WORDS
from lectern.weave import join_soft_breaks, weave_page
from lectern.wordbreaks import keep_words, learn
from lectern.wording import DUTY_WORDS, WORDS

log = logging.getLogger("mkdocs.hooks.lectern")
_BLOCKS, _GLOSS = "lectern.blocks", "lectern.glossing"
STALE = "PAR005"
_loaded: dict[str, Project] = {}
_stale: set[str] = set()
_found: dict[str, list[Found]] = {}
_updated: dict[str, str] = {}
_cards: dict[str, list[Card]] = {}
_shared: set[str] = set()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: FBT001
    """Note whether the site is made to be shared: what an author serves to themselves is not."""
    _shared.clear()
    if command != "serve":
        _shared.add(command)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the project afresh, once for both languages: this module outlives rebuilds."""
    if getattr(config.plugins["i18n"], "building", False):
        return config
    try:
        _loaded["project"] = load(Path(config.config_file_path).parent)
    except UnreadableProject as error:
        raise Abort(str(error)) from error
    learn(name for term in _loaded["project"].terms for name in term.names)
    _report(_loaded["project"])
    _found.clear()
    _cards.clear()
    _updated.clear()
    _updated.update(last_changes(Path(config.config_file_path).parent))
    return config


def _report(project: Project) -> None:
    """Warn of what the checker finds, once a build: a strict build fails on it."""
    found = run(RULES, project)
    for line in as_text(found).splitlines()[:-1:2]:
        log.warning(line)
    _stale.clear()
    _stale.update(d.spot.path for d in found if d.code == STALE)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn citations, editions and marker blocks into ordinary Markdown."""
    language, name = _place(page)
    config.mdx_configs[_BLOCKS] = {"language": language}
    project = _loaded["project"]
    config.mdx_configs[_GLOSS] = {"glosses": glosses(name, language, project)}
    edition = project.editions[language].get(str(page.meta.get("source")))
    if edition and name == edition_page(edition.key):
        return weave_edition(edition, name, project)
    return weave_page(markdown, name, language, project)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep soft line breaks inside Chinese from showing as spaces; name foreign words' language."""
    language, _ = _place(page)
    content = join_soft_breaks(html) if language == "zh" else html
    if not page.meta.get("search", {}).get("exclude"):
        weight = ASIDE_WEIGHT if page.meta.get("claims") == "none" else 0
        entry = read_content(content, page.url, str(page.title), language, weight)
        _found.setdefault(language, []).append(entry)
    _mark_contents(page.toc, language)
    return mark_foreign(keep_words(content) if language == "zh" else content, language)


def _mark_contents(links: Iterable[AnchorLink], language: str) -> None:
    for link in links:
        link.title = mark_foreign(link.title, language)
        _mark_contents(link.children, language)


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is made of all pages of a language: what the search box looks through, cards."""
    folder = Path(config.site_dir)
    for name, text in empty_index().items():
        write_file(text.encode(), str(folder / FOLDER / name))
    for language, pages in _found.items():
        script = index_script(pages, language, _loaded["project"])
        write_file(script.encode(), str(folder / FOLDER / f"{language}.js"))
    mark = Path(str(config.theme.custom_dir), str(config.theme["favicon"]))
    for of_language in _cards.values():
        for name, picture in cards.draw(of_language, mark.read_bytes()).items():
            write_file(picture, str(folder / name))
    _found.clear()
    _cards.clear()


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    """Give the templates their words and the page's place."""
    language, name = _place(page)
    context["words"] = WORDS[language]
    context["duty_words"] = DUTY_WORDS[language]
    context["book_words"] = BOOK_WORDS[language]
    context["teaching_words"] = TEACHING_WORDS[language]
    context["downloads"] = DOWNLOADS in os.environ
    context["download_words"] = DOWNLOAD_WORDS[language]
    context["offers"] = OFFERS
    context["one_page"] = ON_ONE_PAGE
    context["languages"] = sorted(LANGUAGES, key=lambda known: known != language)
    context["language"] = language
    context["is_dated"] = page.meta.get("claims") != "none"
    context["page_name"] = name
    context["source"] = _loaded["project"].sources.get(str(page.meta.get("source")))
    context["last_changed"] = _updated.get(f"docs/{page.file.src_uri}", "")
    context["package"] = package_file(_loaded["project"], language, name)
    context["is_stale"] = f"docs/{page.file.src_uri}" in _stale
    if config.site_url and _shared:
        sections = tuple(str(section.title) for section in page.ancestors)[::-1]
        card = make_card(language, name, str(page.title), sections, config.site_name)
        _cards.setdefault(language, []).append(card)
        context["card"] = card
        context["card_size"] = WIDTH, HEIGHT
        context["card_words"] = CARD_WORDS
    return context


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the bilingual 404 page the words of both languages, the sitemap the days of change."""
    context["all_words"] = WORDS
    context["last_changes"] = _updated
    return context


def _place(page: Page) -> tuple[str, str]:
    """Return a page's language and its path inside the language's folder."""
    language, _, name = page.file.src_uri.partition("/")
    return language, name
