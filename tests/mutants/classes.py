"""All classes of mutations, family by family."""

from tests.mutants import citations, editions, figures, quiz, quotations, structure, tables, wording
from tests.mutants.mutation import Class

CLASSES: tuple[Class, ...] = (
    *quotations.CLASSES,
    *figures.CLASSES,
    *citations.CLASSES,
    *editions.CLASSES,
    *structure.CLASSES,
    *tables.CLASSES,
    *quiz.CLASSES,
    *wording.CLASSES,
)
