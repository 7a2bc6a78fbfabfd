"""The figures that the speech gives, from `docs/_data/figures.toml`: of what, which level, where.

Figures of one measure may stand side by side; those of different measures are never summed.
"""

from dataclasses import dataclass

from lectern.citation import ONE_SENTENCE, Item, parse_citation
from lectern.diagnostic import Spot
from lectern.schema import (
    BILINGUAL,
    NUMBER,
    Bilingual,
    Shape,
    Table,
    matching,
    read_lists,
)

_SHAPES: dict[str, Shape] = {
    "figure": {
        "measure": BILINGUAL,
        "level": BILINGUAL,
        "amount": NUMBER,
        "words": BILINGUAL,
        "cite": matching(ONE_SENTENCE, "a sentence such as @shi2017:6.5"),
    }
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: `amount` draws it, `words` are the speech's own, such as 500多人."""

    measure: Bilingual
    level: Bilingual
    amount: int
    words: Bilingual
    cited: Item
    spot: Spot

    @property
    def is_more(self) -> bool:
        """Tell whether the speech says that it is more than the amount."""
        return "多" in self.words.zh


def read_figures(text: str, path: str) -> Table:
    """Read `figures.toml`."""
    return read_lists(text, path, _SHAPES)


def figures_of(table: Table) -> tuple[Figure, ...]:
    """Return the table's figures in order."""
    return tuple(
        Figure(
            measure=Bilingual(**row.fields["measure"]),
            level=Bilingual(**row.fields["level"]),
            amount=row.fields["amount"],
            words=Bilingual(**row.fields["words"]),
            cited=parse_citation(f"[{row.fields['cite']}]")[0],
            spot=row.spot,
        )
        for row in table.rows
    )
