"""A rendered form → Document: the rows of an official form with their blanks filled, and what goes on attached pages.

The form is YAML, rendered as a wording is: 标题, 副题, 说明 (lines), 部分 (sections: 名称, 注, 栏), 落款 (lines). A row (栏)
has 名称 (its lines as the form breaks them; none: the whole width), 居中, 提示, 至少 (lines), and either 行 (lines as the
form prints them) or 文 (Markdown). In a line, `⟦4:…⟧` is a blank: what fills it, or four characters of space.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from kameng_docs.blocks import (
    Block,
    Document,
    Form,
    FormRow,
    FormSection,
    Heading,
    Items,
    Paragraph,
    Run,
    Runs,
    Signature,
    plain,
)
from kameng_docs.compose.markup import MarkupError, blocks_of
from kameng_docs.compose.overflow import fitted
from kameng_docs.compose.tokens import Tokens

BLANK = re.compile(r"⟦(?:([0-9]{1,2}):)?(.*?)⟧")
SPACE = "\u3000"
INDENT = SPACE * 2


def form_document(source: str, tokens: Tokens) -> Document:
    """The form in `source`, its tokens restored; rows too long for a page run on behind the signature.

    Raises MarkupError where it is no form.
    """
    reader = _Reader(tokens)
    top = reader.mapping(_parsed(source), {"标题", "副题", "说明", "部分", "落款"})
    notes = tuple(_note(line, first=not i) for i, line in enumerate(reader.lines(top.get("说明"))))
    sections = tuple(reader.section(part) for part in reader.several(top.get("部分")))
    fitting, attached = fitted(sections)
    signature = Signature(tuple(plain(line) for line in reader.lines(top.get("落款"))))
    return Document(
        title=reader.text(top.get("标题")),
        subtitle=reader.text(top.get("副题")),
        blocks=(Form(notes, fitting), signature, *attached),
    )


def _parsed(source: str) -> Any:
    try:
        return yaml.load(source, Loader=yaml.CBaseLoader)  # noqa: S506 — plain text scalars only
    except yaml.YAMLError as error:
        raise MarkupError(f"这份表格不是 YAML：{error}") from error


def _note(line: Runs, *, first: bool) -> Runs:
    """The heading of the notes is strong; the others begin as paragraphs do."""
    return (Run(plain(line), strong=True),) if first else (Run(INDENT + plain(line)),)


class _Reader:
    """Reads the parts of one form."""

    def __init__(self, tokens: Tokens) -> None:
        """`tokens` stand for the values of the rendering."""
        self._tokens = tokens

    def mapping(self, value: Any, known: set[str]) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise MarkupError("表格的这一处要写成“键: 值”")
        odd = [key for key in value if key not in known]
        if odd:
            raise MarkupError(f"表格里没有“{odd[0]}”这一项；可以写的有：{'、'.join(sorted(known))}")
        return value

    def several(self, value: Any) -> list[Any]:
        if not isinstance(value, list | None):
            raise MarkupError("表格的“部分”和“栏”要写成列表")
        return value or []

    def text(self, value: Any) -> str:
        """One line of text; a blank in it is filled."""
        if not isinstance(value, str | None):
            raise MarkupError("表格的这一处要写文字")

        def filled(found: re.Match[str]) -> str:
            return self._tokens.restore(found[2]).strip() or SPACE * int(found[1] or 0)

        return self._tokens.restore(BLANK.sub(filled, value or ""))

    def lines(self, value: Any) -> tuple[Runs, ...]:
        if not isinstance(value, str | None):
            raise MarkupError("表格的行要写成一段文字，每行一句")
        return tuple((Run(self.text(line)),) for line in (value or "").split("\n") if line.strip(" "))

    def section(self, value: Any) -> FormSection:
        part = self.mapping(value, {"名称", "注", "栏"})
        notes = tuple(plain(line) for line in self.lines(part.get("注")))
        return FormSection(
            self.text(part.get("名称")), notes, tuple(self.row(row) for row in self.several(part.get("栏")))
        )

    def row(self, value: Any) -> FormRow:
        row = self.mapping(value, {"名称", "居中", "提示", "至少", "行", "文"})
        least = self.text(row.get("至少")) or "1"
        if not least.isdecimal():
            raise MarkupError(f"表格的“至少”要写行数，不能写“{least}”")
        if "行" in row and "文" in row:
            raise MarkupError("表格的一栏里，“行”和“文”只写一个")
        content = tuple(self.paragraphs(row["文"])) if "文" in row else self.lines(row.get("行"))
        return FormRow(
            label=tuple(plain(line) for line in self.lines(row.get("名称"))),
            content=content,
            hint=self.text(row.get("提示")),
            least=int(least),
            centred=self.text(row.get("居中")) == "是",
        )

    def paragraphs(self, value: Any) -> Iterator[Runs]:
        """A wording in Markdown as lines: paragraphs and lists."""
        if not isinstance(value, str):
            raise MarkupError("表格的“文”要写文字")
        for block in blocks_of(value, self._tokens):
            yield from _lines_of(block)


def _lines_of(block: Block) -> Iterator[Runs]:
    match block:
        case Paragraph(runs=runs):
            yield (Run(INDENT), *runs)
        case Items(items=items):
            for label, runs in items:
                yield (Run(f"{INDENT}{label} "), *runs)
        case Heading(runs=runs):
            yield runs
        case _:
            raise MarkupError("表格的“文”里只能写标题、段落和列表")
