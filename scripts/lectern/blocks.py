"""Our own Markdown blocks: `/// context`, `/// advice`, `/// frame` and `/// computed`.

They use the pymdownx.blocks API. Each becomes a division with the kind as its class and a printed
label, in the language set in the extension's configuration.
"""

from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from lectern.page import ADVICE, COMPUTED, CONTEXT, FRAME
from lectern.wording import CLAIM_LABELS


class _ClaimBlock(Block):  # type: ignore[misc]  # pymdownx ships no types
    """A division that says which kind of claim it holds."""

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Open the division and print its label."""
        label = CLAIM_LABELS[self.config["language"]][self.NAME]
        attributes = {"class": f"claim claim-{self.NAME}", "role": "note", "aria-label": label}
        division = ET.SubElement(parent, "div", attributes)
        ET.SubElement(division, "p", {"class": "claim-label"}).text = label
        return division


class _Context(_ClaimBlock):
    NAME = CONTEXT


class _Advice(_ClaimBlock):
    NAME = ADVICE


class _Frame(_ClaimBlock):
    NAME = FRAME


class _Computed(_ClaimBlock):
    NAME = COMPUTED


class ClaimBlocksExtension(BlocksExtension):  # type: ignore[misc]  # pymdownx ships no types
    """Registers the four blocks."""

    def __init__(self, **kwargs: Any) -> None:
        """Take `language`, zh or en, for the labels."""
        self.config = {"language": ["zh", "language of the labels: zh or en"]}
        super().__init__(**kwargs)

    def extendMarkdownBlocks(  # noqa: N802  # pymdownx's name
        self,
        md: Markdown,  # noqa: ARG002  # pymdownx's signature
        block_mgr: Any,
    ) -> None:
        """Register each block with the extension's configuration."""
        for block in (_Context, _Advice, _Frame, _Computed):
            block_mgr.register(block, self.getConfigs())


def makeExtension(**kwargs: Any) -> ClaimBlocksExtension:  # noqa: N802  # Python-Markdown's name
    """Return the extension, as Python-Markdown asks for it by module name."""
    return ClaimBlocksExtension(**kwargs)
