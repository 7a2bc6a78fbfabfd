"""The cards that stand for shared pages: pictures of one size, all of a language in one run.

`cards.typ` holds all there is of design, and fails where a title is more than a card holds.
"""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

from lectern.card_wording import CARD_WORDS
from lectern.compositor import set_pngs
from lectern.sharing import HEIGHT, WIDTH, Card
from lectern.wording import WORDS

MAIN = "cards.typ"


def draw(cards: Sequence[Card], mark: bytes) -> Mapping[str, bytes]:
    """Draw the cards of one language, by their files in the site; `mark` is the site's, as SVG."""
    told = {
        "language": cards[0].language,
        "site": cards[0].site,
        "about": CARD_WORDS[cards[0].language]["about"],
        "notice": WORDS[cards[0].language]["notice"],
        "width": WIDTH,
        "height": HEIGHT,
        "cards": [{"title": card.title, "section": card.section} for card in cards],
    }
    held = {
        MAIN: (files(__package__) / MAIN).read_bytes(),
        "cards.json": json.dumps(told).encode(),
        "mark.svg": mark,
    }
    drawn = set_pngs(held, MAIN, 1)
    return {card.file: picture for card, picture in zip(cards, drawn, strict=True)}
