"""The speech on one page: PDFs on A4 and on A3, and a picture for a phone.

`glance.typ` holds all there is of design, and fails where the words are more than a sheet holds.
"""

import dataclasses
import json
from collections.abc import Mapping
from importlib.resources import files

from lectern.compositor import day_of, set_pdf, set_png
from lectern.poster import Poster
from lectern.poster_wording import POSTER_WORDS

WIDTH = 1080
"""The picture's, in pixels."""

MAIN = "glance.typ"
_POINTS = 360  # the width of the phone's page in glance.typ


def export(poster: Poster) -> Mapping[str, bytes]:
    """Set a poster in its forms, by what follows the name of each file."""
    held = sources(poster)
    return {
        "-a4.pdf": set_pdf(held, MAIN, poster.date, form="a4"),
        "-a3.pdf": set_pdf(held, MAIN, poster.date, form="a3"),
        ".png": set_png(held, MAIN, WIDTH / _POINTS, form="phone"),
    }


def sources(poster: Poster) -> Mapping[str, bytes]:
    """Return what typst reads: the design, and the poster beside it."""
    told = {
        **dataclasses.asdict(poster),
        "date": day_of(poster.date).timetuple()[:3],
        "words": dict(POSTER_WORDS[poster.language]),
    }
    design = (files(__package__) / MAIN).read_bytes()
    return {MAIN: design, "glance.json": json.dumps(told).encode()}
