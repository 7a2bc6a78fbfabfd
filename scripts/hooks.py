"""MkDocs' only door into Lectern: each event loads, weaves or hands words to the templates."""

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from lectern.book_wording import BOOK_WORDS
from lectern.checks import RULES
from lectern.loading import UnreadableProject, load
from lectern.project import DOWNLOADS, Project, edition_page
from lectern.report import as_text
from lectern.rule import run
from lectern.typeset import weave_edition
from lectern.weave import join_soft_breaks, weave_page
from lectern.wording import WORDS

log = logging.getLogger("mkdocs.hooks.lectern")
_BLOCKS = "lectern.blocks"
STALE = "PAR005"
_loaded: dict[str, Project] = {}
_stale: set[str] = set()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the project afresh: this module outlives rebuilds of `mkdocs serve`."""
    try:
        _loaded["project"] = load(Path(config.config_file_path).parent)
    except UnreadableProject as error:
        raise Abort(str(error)) from error
    if not getattr(config.plugins["i18n"], "building", False):
        _report(_loaded["project"])
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
    edition = project.editions[language].get(str(page.meta.get("source")))
    if edition and name == edition_page(edition.key):
        return weave_edition(edition, name, project)
    return weave_page(markdown, name, language, project)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Keep soft line breaks inside Chinese from showing as spaces."""
    language, _ = _place(page)
    return join_soft_breaks(html) if language == "zh" else html


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object
) -> dict[str, Any]:
    """Give the templates their words and the page's place."""
    language, name = _place(page)
    context["words"] = WORDS[language]
    context["book_words"] = BOOK_WORDS[language]
    context["downloads"] = DOWNLOADS in os.environ
    context["language"] = language
    context["is_dated"] = page.meta.get("claims") != "none"
    context["page_name"] = name
    context["is_stale"] = f"docs/{page.file.src_uri}" in _stale
    return context


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Give the bilingual 404 page the words of both languages."""
    context["all_words"] = WORDS
    return context


def _place(page: Page) -> tuple[str, str]:
    """Return a page's language and its path inside the language's folder."""
    language, _, name = page.file.src_uri.partition("/")
    return language, name
