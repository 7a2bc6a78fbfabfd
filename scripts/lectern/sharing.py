"""What is shown where a page's address is shared: its words, and the card drawn for it.

Only a site with an address of its own has cards: a link to a folder on a disk is shared with
nobody.
"""

from dataclasses import dataclass

FOLDER = "cards"
"""Where the cards stand in the site."""

WIDTH, HEIGHT = 1200, 630
"""A card's, in pixels."""


@dataclass(frozen=True, slots=True)
class Card:
    """What the card of a page shows: its title, the sections that it stands in, and the site.

    `name` is the page's path inside the language's folder. The home page has the site's name for
    its title, and no section.
    """

    language: str
    name: str
    title: str
    sections: tuple[str, ...]
    site: str

    @property
    def file(self) -> str:
        """Where the card stands in the site."""
        return f"{FOLDER}/{self.language}/{self.name.removesuffix('.md')}.png"

    @property
    def section(self) -> str:
        """The sections in a line, from the widest."""
        return " · ".join(self.sections)

    @property
    def alternative(self) -> str:
        """What the card says, for those who do not see it."""
        return " · ".join(dict.fromkeys((*self.sections, self.title, self.site)))


def make_card(language: str, name: str, title: str, sections: tuple[str, ...], site: str) -> Card:
    """Make the card of a page."""
    if name == "index.md":
        return Card(language, name, site, (), site)
    return Card(language, name, title, sections, site)
