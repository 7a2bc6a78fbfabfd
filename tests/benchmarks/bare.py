"""The site as bare Material would show it: the measure of what our own parts cost.

Its pages are the Markdown that our hooks hand to MkDocs, so that both hold the same text: citations
are links with their words beside them, and what tables say is written out. Our four blocks become
admonitions; terms are not marked, for that is an extension of ours. Navigation, theme options and
the other Markdown extensions are those of `mkdocs.yml`; our templates, styles, scripts and hooks
are left out, and Material's own search takes the place of ours.
"""

from pathlib import Path
from typing import Any

import yaml

from lectern.config import CONFIG
from lectern.loading import load
from lectern.page import CLAIM_BLOCKS
from lectern.project import Project, edition_page
from lectern.schema import LANGUAGES
from lectern.typeset import weave_edition
from lectern.weave import weave_page
from tests.workspace import ROOT

_OURS = ("exclude_docs", "extra", "extra_css", "extra_javascript", "hooks", "watch")
_OUR_LOOK = ("custom_dir", "favicon", "logo")


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml`, and what it asks of the environment as nothing."""


_Loader.add_constructor("!ENV", lambda *_: None)


def write_bare(folder: Path, *, search: bool) -> None:
    """Write the bare project into a folder, with Material's search or without any."""
    project = load(ROOT)
    for language in LANGUAGES:
        for path in sorted((ROOT / "docs" / language).rglob("*.md")):
            name = path.relative_to(ROOT / "docs" / language).as_posix()
            page = folder / "docs" / language / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(_page(path, name, language, project), encoding="utf-8")
    config = _config(search=search)
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (folder / CONFIG).write_text(text, encoding="utf-8")


def _page(path: Path, name: str, language: str, project: Project) -> str:
    """Return a page as our hooks hand it on, under the part of its front matter that is MkDocs'."""
    _, front, markdown = path.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    kept = {key: meta[key] for key in ("title", "hide") if key in meta}
    edition = project.editions[language].get(str(meta.get("source")))
    if edition and name == edition_page(edition.key):
        woven = weave_edition(edition, name, project)
    else:
        woven = weave_page(markdown, name, language, project)
    head = yaml.safe_dump(kept, allow_unicode=True)
    return f"---\n{head}---\n{woven}"


def _config(*, search: bool) -> dict[str, Any]:
    text = (ROOT / CONFIG).read_text(encoding="utf-8")
    config: dict[str, Any] = yaml.load(text, _Loader)  # noqa: S506  # a safe loader, and our file
    config = {key: value for key, value in config.items() if key not in _OURS}
    config["theme"] = {k: v for k, v in config["theme"].items() if k not in _OUR_LOOK}
    others = [one for one in config["markdown_extensions"] if not str(one).startswith("lectern.")]
    claims = {"pymdownx.blocks.admonition": {"types": list(CLAIM_BLOCKS)}}
    config["markdown_extensions"] = [*others, claims]
    config["plugins"] = [*(["search"] if search else []), *config["plugins"]]
    return config
