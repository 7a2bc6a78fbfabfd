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
from lectern.project import DOWNLOADS, Project, UnreadableProject, edition_page, load
from lectern.typeset import weave_edition
from lectern.weave import join_soft_breaks, weave_page
from lectern.wording import WORDS

log = logging.getLogger("mkdocs.hooks.lectern")
_BLOCKS = "lectern.blocks"
_loaded: dict[str, Project] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the project afresh: this module outlives rebuilds of `mkdocs serve`."""
    try:
        _loaded["project"] = load(Path(config.config_file_path).parent)
    except UnreadableProject as error:
        raise Abort(str(error)) from error
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn citations, editions and marker blocks into ordinary Markdown."""
    language, name = _place(page)
    config.mdx_configs[_BLOCKS] = {"language": language}
    project = _loaded["project"]
    edition = project.editions[language].get(str(page.meta.get("source")))
    if edition and name == edition_page(edition.key):
        return weave_edition(edition, name, project)
    woven = weave_page(markdown, name, language, project)
    for citation in woven.unresolved:
        log.warning("%s: citation leads nowhere: %s", page.file.src_uri, citation)
    return woven.markdown


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
    context["is_guide"] = page.meta.get("claims") != "none" and not page.meta.get("source")
    context["page_name"] = name
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
