"""DAT: files, tables and front matter that cannot be read as what they should be."""

from collections.abc import Iterator

from lectern.diagnostic import Finding
from lectern.project import Project


def unreadable_file(project: Project) -> Iterator[Finding]:
    """Every file that the site is made from is there and is UTF-8.

    A file in another encoding turns into question marks on somebody's screen.

    Bad: a capture saved by an old editor as GBK
    Good: the same file saved as UTF-8
    """
    yield from project.faults.unreadable


def broken_table(project: Project) -> Iterator[Finding]:
    """Every table under docs/_data is TOML, and mkdocs.yml is YAML.

    Where a table cannot be read, nothing that rests on it can be checked.

    Bad: title = 在会议上的讲话
    Good: title = { zh = "在会议上的讲话", en = "Speech at the meeting" }
    """
    yield from project.faults.broken_tables


def misfit_field(project: Project) -> Iterator[Finding]:
    """A table's fields are those of its kind, each with a value of its type.

    A mistyped field name is silently nothing at all, so it is not let pass.

    Bad: titel = { zh = "讲话", en = "Speech" }
    Good: title = { zh = "讲话", en = "Speech" }
    """
    yield from project.faults.misfits


def broken_front_matter(project: Project) -> Iterator[Finding]:
    """The front matter of a page is YAML between two lines of ---.

    An unclosed block would be shown to readers as text.

    Bad: title: 时效: 讲话之后
    Good: title: "时效: 讲话之后"
    """
    yield from project.faults.front_matter


def misfit_front_matter(project: Project) -> Iterator[Finding]:
    """The front matter of a page has the fields that the site knows, each with a value of its type.

    A mistyped field is silently nothing at all.

    Bad: titel: 六项重点任务
    Good: title: 六项重点任务
    """
    yield from project.faults.front_misfits
