"""Who the association is: written once, in `parties/机构.yaml` beside the cases, and never taken for a case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import Field, ValidationError

from kameng_docs.case.messages import Fault, Wording, blank, wording
from kameng_docs.case.nearest import did_you_mean, nearest
from kameng_docs.case.part import Part, Text
from kameng_docs.case.validate import UNKNOWN_KEY
from kameng_docs.custody.forget import KEEPER, PARTIES
from kameng_docs.diagnostics import Diagnostic, Position, in_order
from kameng_docs.source import Source, Value, read
from kameng_docs.source.characters import clipped

FOLDER, FILE = PARTIES, f"{KEEPER}.yaml"


class Association(Part):
    """机构：消费者协会、消费者委员会、消费者权益保护委员会。"""

    name: Text = Field(alias="名称", description="写全称，与公章一致，例如 某某市消费者协会")
    phone: Text = Field(alias="电话", description="经营者回话用的办公电话")
    address: Text | None = Field(None, alias="地址", description="办公地址")
    contact: Text | None = Field(None, alias="联系人", description="经办人的姓名")
    email: Text | None = Field(None, alias="邮箱", description="收书面材料的邮箱")
    calls_itself: Text = Field(
        Text("本会"), alias="自称", description="文书里怎样称自己：本会、本委，不写就是 本会"
    )
    signs: Text | None = Field(None, alias="落款", description="落款用的名称，与“名称”不同的才写")

    @property
    def signature(self) -> str:
        """The name under a letter."""
        return self.signs or self.name


@dataclass(frozen=True)
class Known:
    """What was read: the association, None where the file is missing or has an error; `texts` are for quoting."""

    association: Association | None
    diagnostics: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def is_written(cases: Path) -> bool:
    """Whether somebody wrote down whose cases these are, rightly or not."""
    file = cases / FOLDER / FILE
    return file.exists() or file.is_symlink()


def association_of(cases: Path) -> Known:
    """The association whose cases lie in this folder."""
    file = cases / FOLDER / FILE
    shown = str(file)
    if not is_written(cases):
        return Known(None, (_absent(shown),))
    source, found = read(file, shown_as=shown)
    if source is None:
        return Known(None, tuple(found), {shown: _text(file)})
    association, faults = _validated(source)
    return Known(association, tuple(in_order([*found, *faults])), source.texts)


def _absent(shown: str) -> Diagnostic:
    hint = f"新建这个文件，写上“名称: 某某市消费者协会”“电话: …”两行；还可以写：{'、'.join(_keys()[2:])}"
    message = f"还没有 {shown}，不知道是哪个消费者协会发函"
    return Diagnostic("association.missing", message, hint, at=Position(shown, 1, 1))


def _validated(source: Source) -> tuple[Association | None, list[Diagnostic]]:
    data = source.data if isinstance(source.data, dict) else {}
    try:
        return Association.model_validate(data), []
    except ValidationError as error:
        return None, list(_faults(source, data, error))


def _faults(source: Source, data: Mapping[str, Value], error: ValidationError) -> Iterator[Diagnostic]:
    errors = error.errors(include_url=False)
    unknown = [str(each["loc"][0]) for each in errors if each["type"] == UNKNOWN_KEY]
    free = [key for key in _keys() if key not in data]
    meant = {nearest(key, free) for key in unknown}
    for each in errors:
        key = str(each["loc"][0])
        if key in unknown:
            told = Wording("case.unknown-key", f"这里没有“{clipped(key)}”这一项", did_you_mean(key, free))
        elif key in data:
            fault = Fault(data[key], key, about=_about(key))
            told = blank(fault) if each["type"] == "missing" else wording(each["type"], fault)
        elif key in meant:
            # A key that was only mistyped is not missing as well.
            continue
        else:
            told = wording("missing", Fault(None, key, about=_about(key)))
        yield Diagnostic(told.code, told.message, told.hint, at=source.at((key,), key=key in unknown))


def _keys() -> list[str]:
    return [str(info.alias) for info in Association.model_fields.values()]


def _about(key: str) -> str:
    return next(info.description or "" for info in Association.model_fields.values() if info.alias == key)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError:
        return ""
