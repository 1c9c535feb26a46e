"""A rendered form → Document: the rows of an official form with their blanks filled, and what goes on attached pages.

The form is YAML, rendered as a wording is: 标题, 副题, 说明 (lines), 部分 (sections: 名称, 注, 栏), 落款 (lines), 附 (Markdown:
what is told on an attached page). A row (栏) has 名称 (its lines as the form breaks them; none: the whole width), 居中, 提示,
至少 (lines), and one of 行 (lines as the form prints them), 文 (Markdown), 项 (what is asked for, in one line each: a number
only where there are several, without the words under 省) and 段: parts of one paragraph, put together in 至多 characters (compose/cell.py). A part has 文,
重 (its weight), 时 (as 2026-10-03 21:14), 证 (its exhibits) and 别处 (whether the form tells it elsewhere too); 行 is then what
stands before them on their line, 末 the lines below. What found no room stands in the row with 余. In a line, `⟦4:…⟧` is a blank: what fills it, or four characters of space.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
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
from kameng_docs.compose.cell import ALWAYS, Part, in_room, joined
from kameng_docs.compose.markup import MarkupError, blocks_of
from kameng_docs.compose.origins import bare
from kameng_docs.compose.overflow import fitted
from kameng_docs.compose.tokens import Tokens

BLANK = re.compile(r"⟦(?:([0-9]{1,2}):)?(.*?)⟧")
SPACE = "\u3000"
INDENT = SPACE * 2
# 行 may stand before 段, on its first line, and 末 behind it.
CONTENTS = ({"文"}, {"项", "省"}, {"行"}, {"行", "段", "末", "至多"})
ROW = {"名称", "居中", "提示", "至少", "余"}.union(*CONTENTS)
PART = {"文", "重", "时", "证", "别处"}


def form_document(source: str, tokens: Tokens) -> Document:
    """The form in `source`, its tokens restored; rows too long for a page run on behind the signature.

    Raises MarkupError where it is no form.
    """
    reader = _Reader(tokens)
    top = reader.mapping(_parsed(source), {"标题", "副题", "说明", "部分", "落款", "附"})
    notes = tuple(_note(line, first=not i) for i, line in enumerate(reader.lines(top.get("说明"))))
    sections = tuple(reader.section(part) for part in reader.several(top.get("部分")))
    fitting, attached = fitted(reader.with_the_rest(sections))
    listed = blocks_of(top["附"], tokens) if isinstance(top.get("附"), str) else ()
    signature = Signature(tuple(plain(line) for line in reader.lines(top.get("落款"))))
    return Document(
        title=reader.text(top.get("标题")),
        subtitle=reader.text(top.get("副题")),
        blocks=(Form(notes, fitting), signature, *listed, *attached),
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
        self._left: list[Part] = []
        # Where what found no room stands: the labels of that row.
        self._rest: tuple[str, ...] = ()

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
        row = self.mapping(value, ROW)
        contents = set(row) & set().union(*CONTENTS)
        if not any(contents <= each for each in CONTENTS):
            raise MarkupError("表格的一栏里，“行”“文”“项”“段”只写一个；“段”前面可以有“行”，后面可以有“末”")
        label = tuple(plain(line) for line in self.lines(row.get("名称")))
        if "余" in row:
            self._rest = label
        return FormRow(
            label=label,
            content=self._content(row),
            hint=self.text(row.get("提示")),
            least=self._number(row, "至少") or 1,
            centred=self.text(row.get("居中")) == "是",
        )

    def _content(self, row: dict[str, Any]) -> tuple[Runs, ...]:
        if "文" in row:
            return tuple(self.paragraphs(row["文"]))
        if "项" in row:
            return self._items(row["项"], self.text(row.get("省")))
        if "段" in row or "末" in row:
            told, left = in_room(self._parts(row.get("段")), self._number(row, "至多"))
            self._left += [part for part in left if not part.elsewhere]
            begun = "".join(plain(line) for line in self.lines(row.get("行"))) or INDENT
            return (((Run(begun + told),),) if told or "行" in row else ()) + self.lines(row.get("末"))
        return self.lines(row.get("行"))

    def _number(self, row: dict[str, Any], name: str) -> int | None:
        written = bare(self.text(row.get(name)))
        if written and not written.isdecimal():
            raise MarkupError(f"表格的“{name}”要写数字，不能写“{written}”")
        return int(written) if written else None

    def _items(self, value: Any, without: str) -> tuple[Runs, ...]:
        """What is asked for, one a line, without these words."""
        asked = [plain(line).strip().rstrip("；。") for line in self.lines(value)]
        told = [each.replace(without, "") if without else each for each in asked]
        numbered = [f"{i}. {each}" if len(told) > 1 else each for i, each in enumerate(told, 1)]
        return tuple((Run(each + ("。" if each is numbered[-1] else "；")),) for each in numbered)

    def _parts(self, value: Any) -> list[Part]:
        return [self._part(self.mapping(each, PART)) for each in self.several(value or None)]

    def _part(self, part: dict[str, Any]) -> Part:
        at, weight = bare(self.text(part.get("时"))), self._number(part, "重")
        try:
            moment = (datetime if " " in at else date).fromisoformat(at) if at else None
        except ValueError:
            raise MarkupError(f"表格的“时”要写成 2026-10-03 21:14，不能写“{at}”") from None
        return Part(
            self.text(part.get("文")).strip(),
            ALWAYS if weight is None else weight,
            moment,
            self.text(part.get("证")),
            elsewhere=self.text(part.get("别处")) == "是",
        )

    def with_the_rest(self, sections: tuple[FormSection, ...]) -> tuple[FormSection, ...]:
        """The sections, what found no room in a cell added to the row for it."""
        if not self._left:
            return sections
        if not self._rest:
            raise MarkupError("表格里没有一栏写着“余: 是”，放不下的没有地方写")
        more = (Run(joined(self._left)),)
        return tuple(
            replace(
                section,
                rows=tuple(
                    replace(row, content=(*row.content, more)) if row.label == self._rest else row
                    for row in section.rows
                ),
            )
            for section in sections
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
