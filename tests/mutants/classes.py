"""All classes of mutations, family by family."""

from tests.mutants import citations, editions, figures, quotations, structure, tables, wording
from tests.mutants.mutation import Class

CLASSES: tuple[Class, ...] = (
    *quotations.CLASSES,
    *figures.CLASSES,
    *citations.CLASSES,
    *editions.CLASSES,
    *structure.CLASSES,
    *tables.CLASSES,
    *wording.CLASSES,
)
