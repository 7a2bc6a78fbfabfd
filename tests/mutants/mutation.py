"""What a mutation is, what a class of mutations is, and how a class is drawn from at random."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from tests.mutants.site import Line, Site


@dataclass(frozen=True)
class Mutation:
    """Files as they are to be (None: deleted), in words what changed, and why if it is moot."""

    files: Mapping[str, str | bytes | None]
    note: str
    undecidable: str = ""

    @property
    def is_of_pages(self) -> bool:
        """Tell whether only pages are changed, none of them an edition, and none deleted."""
        return all(
            path.endswith(".md") and "/sources/" not in path and content is not None
            for path, content in self.files.items()
        )


Generate = Callable[[Site, Random], Mutation | None]


@dataclass(frozen=True)
class Class:
    """A class of mutations, and the families or codes of rules of which one must catch each.

    Only these rules are asked, so that none is caught by the staleness of a translation but where
    the class says so; all are asked where no code is given, for edits that none may object to.
    `stamped` tells whether the site is stamped after the edit. `needs` names a file without which
    there is nothing to try yet.
    """

    name: str
    codes: tuple[str, ...]
    generate: Generate
    stamped: bool = False
    tries: int = 15
    needs: str = ""

    def is_in_doubt(self, codes: Sequence[str]) -> bool:
        """Tell whether these are not the codes wanted: one of the class’s, or none at all."""
        if not self.codes:
            return bool(codes)
        return not any(code.startswith(self.codes) for code in codes)


def draw(kind: Class, site: Site, chance: Random) -> Iterator[Mutation]:
    """Yield differing mutations until as many can be decided as the class wants, if there are."""
    seen: set[str] = set()
    decidable = 0
    for _ in range(kind.tries * 60):
        mutation = kind.generate(site, chance)
        if mutation is None or mutation.note in seen:
            continue
        seen.add(mutation.note)
        yield mutation
        decidable += not mutation.undecidable
        if decidable == kind.tries:
            return


def rewritten(site: Site, line: Line, text: str, why_moot: str = "") -> Mutation:
    """Return the mutation that rewrites one line."""
    note = f"{line.path}:{line.number + 1}: {_change(line.text, text)}"
    return Mutation({line.path: site.with_line(line, text)}, note, why_moot)


def rewritten_twice(site: Site, line: Line, text: str, twin: Line | None, other: str) -> Mutation:
    """Return the mutation that rewrites a line, and its twin if it has one."""
    alone = rewritten(site, line, text)
    if twin is None:
        return alone
    return Mutation({**alone.files, twin.path: site.with_line(twin, other)}, alone.note)


def _change(before: str, after: str) -> str:
    """Show what differs, with a little around it."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    left = max(0, start - 12)
    old, new = before[left : len(before) - end + 4], after[left : len(after) - end + 4]
    return f"{old[:60]!r} -> {new[:60]!r}"
