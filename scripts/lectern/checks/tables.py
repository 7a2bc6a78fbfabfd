"""DAT: files, tables and front matter that cannot be read as what they should be."""

from collections.abc import Iterator

from lectern.diagnostic import Finding
from lectern.project import Project


def unreadable_file(project: Project) -> Iterator[Finding]:
    """Every file that the site is made from is there and is UTF-8.

    A file in another encoding turns into question marks on somebody's screen.

    中文（读不了的文件）：制作本站所用的文件，须一个不缺，都用UTF-8编码。别的编码，到了别人的屏幕上
    就是乱码。

    Bad: a capture saved by an old editor as GBK
    Good: the same file saved as UTF-8
    不当：旧编辑器把收到的文本存成了GBK
    得当：同一个文件，存成UTF-8
    """
    yield from project.faults.unreadable


def broken_table(project: Project) -> Iterator[Finding]:
    """Every table under docs/_data is TOML, and mkdocs.yml is YAML.

    Where a table cannot be read, nothing that rests on it can be checked.

    中文（读不了的表）：`docs/_data`下的表须是合格的TOML，`mkdocs.yml`须是合格的YAML。表读不出来，靠
    它核对的内容就都无从核对。

    Bad: title = 在会议上的讲话
    Good: title = { zh = "在会议上的讲话", en = "Speech at the meeting" }
    """
    yield from project.faults.broken_tables


def misfit_field(project: Project) -> Iterator[Finding]:
    """A table's fields are those of its kind, each with a value of its type.

    A mistyped field name is silently nothing at all, so it is not let pass.

    中文（不合的字段）：表里的字段，须是这种表该有的，值的类型也要对。字段名打错一个字母，这一项就等
    于没写，又没有人察觉，所以不放过。

    Bad: titel = { zh = "讲话", en = "Speech" }
    Good: title = { zh = "讲话", en = "Speech" }
    """
    yield from project.faults.misfits


def broken_front_matter(project: Project) -> Iterator[Finding]:
    """The front matter of a page is YAML between two lines of `---`.

    An unclosed block would be shown to readers as text.

    中文（写坏的页首）：页首的设置，须是两行`---`之间的YAML。页首没有收尾，就会当作正文给读者看见。

    Bad: title: 时效: 讲话之后
    Good: title: "时效: 讲话之后"
    """
    yield from project.faults.front_matter


def misfit_front_matter(project: Project) -> Iterator[Finding]:
    """The front matter of a page has the fields that the site knows, each with a value of its type.

    A mistyped field is silently nothing at all.

    中文（不合的页首字段）：页首的字段，须是本站认得的，值的类型也要对。字段名打错一个字母，这一项就
    等于没写。

    Bad: titel: 六项重点任务
    Good: title: 六项重点任务
    """
    yield from project.faults.front_misfits
