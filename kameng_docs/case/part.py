"""The base of every part of the case model, and the small types its fields are made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from kameng_docs.case.typed import answer_of, half_width, moment_of, money_of, whole_of
from kameng_docs.case.whose import Ref, Said
from kameng_docs.declared import sought
from kameng_docs.spelling import parts

TALLY = sought(
    r"((?:[0-9]{1,10}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.[0-9]{1,2})?) ?(?:[个枚颗点元]|点券|金币|钻石)?"
)
CLOCK = sought(r"(?:([0-9]{1,2}):)?([0-5]?[0-9]):([0-5][0-9](?:\.[0-9]{1,3})?)")


def _title(name: str, info: FieldInfo | Any) -> str:
    return str(info.alias or name)


class Part(BaseModel):
    """A mapping of the case file: keys are the Chinese aliases, nothing else is allowed, nothing changes later."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        field_title_generator=_title,
        model_title_generator=lambda model: (model.__doc__ or model.__name__).strip().split("\n")[0],
    )

    @model_validator(mode="before")
    @classmethod
    def _blank_is_absent(cls, value: Any) -> Any:
        """A key that was left blank, as on a paper form, counts as not written."""
        return {k: v for k, v in value.items() if v is not None} if isinstance(value, dict) else value


@dataclass(frozen=True)
class Secret:
    """Marks a field whose value not every reader may see. `kind` is a row of disclosure/matrix.yaml."""

    kind: str


def _money(value: Any) -> Decimal:
    amount = money_of(value) if isinstance(value, str) else None
    if amount is None:
        raise PydanticCustomError("money", "{value}", {"value": _shown(value)})
    return amount


def _whole(value: Any) -> int:
    number = whole_of(value) if isinstance(value, str) else None
    if number is None:
        raise PydanticCustomError("whole", "{value}", {"value": _shown(value)})
    return number


def _tally(value: Any) -> Decimal:
    """A number of coins, points or 元, with or without commas; 0 is none."""
    found = TALLY.fullmatch(half_width(value)) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("tally", "{value}", {"value": _shown(value)})
    return Decimal(found[1].replace(",", ""))


def _pixels(value: Any) -> int:
    """A whole number of pixels; 0 is the left or upper edge."""
    number = whole_of(value) if isinstance(value, str) else None
    if number is None and value != "0":
        raise PydanticCustomError("pixels", "{value}", {"value": _shown(value)})
    return number or 0


def _clock(value: Any) -> Decimal:
    """Seconds from the beginning of a recording, written 00:35, 1:02:03 or 00:35.5."""
    found = CLOCK.fullmatch(half_width(value)) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("clock", "{value}", {"value": _shown(value)})
    hours, minutes, seconds = found.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + Decimal(seconds)


def _instant(value: Any) -> datetime | date:
    """A day, or a day and an hour. Which of the two the author wrote is kept: no hour is ever invented."""
    try:
        moment = moment_of(value) if isinstance(value, str) else None
    except ValueError:
        raise PydanticCustomError("no_such_day", "{value}", {"value": _shown(value)}) from None
    if moment is None:
        raise PydanticCustomError("instant", "{value}", {"value": _shown(value)})
    return moment


def _day(value: Any) -> date:
    found = _instant(value)
    if isinstance(found, datetime):
        raise PydanticCustomError("day", "{value}", {"value": _shown(value)})
    return found


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else "（不是一段文字）"


def _answer(value: Any) -> Any:
    """是, 否 and 不清楚 in other words; what is none of them stays, to be told."""
    return (answer_of(value) or value) if isinstance(value, str) else value


def one_or_many(value: Any) -> Any:
    """One name may stand without its brackets: 证据: 商品页."""
    return [value] if isinstance(value, str) else value


def _nonempty(value: Any) -> Any:
    if value in ([], (), ""):
        raise PydanticCustomError("empty", "", {})
    return value


# What an editor takes: the common ways of typing of typed.py, in half-width characters.
DAY_PATTERN = r"[0-9]{4}([-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}[日号])"
MONEY_SCHEMA = {
    "anyOf": [
        {
            "type": "string",
            "pattern": r"^[¥￥]? ?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})(\.[0-9]{1,2})? ?元?$",
        },
        {"type": "number", "minimum": 0},
    ]
}
INSTANT_SCHEMA = {
    "type": "string",
    "pattern": rf"^{DAY_PATTERN}([ T]*[0-9]{{1,2}}(:[0-9]{{2}}(:[0-9]{{2}})?|[点时][0-9]{{1,2}}分))?$",
}

Text = Annotated[Said, StringConstraints(strip_whitespace=True, min_length=1)]
Money = Annotated[Decimal, PlainValidator(_money), WithJsonSchema(MONEY_SCHEMA)]
Whole = Annotated[
    int, PlainValidator(_whole), WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string"}]})
]
Tally = Annotated[
    Decimal, PlainValidator(_tally), WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}]})
]
Pixels = Annotated[
    int, PlainValidator(_pixels), WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string"}]})
]
Instant = Annotated[datetime | date, PlainValidator(_instant), WithJsonSchema(INSTANT_SCHEMA)]
Clock = Annotated[
    Decimal,
    PlainValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": r"^([0-9]{1,2}:)?[0-5]?[0-9]:[0-5][0-9](\.[0-9]{1,3})?$"}),
]
Day = Annotated[
    date,
    PlainValidator(_day),
    WithJsonSchema({"type": "string", "pattern": rf"^{DAY_PATTERN}$"}),
]
Names = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]
# Names of exhibits.
Refs = Annotated[
    tuple[Annotated[Ref, StringConstraints(strip_whitespace=True, min_length=1)], ...],
    BeforeValidator(one_or_many),
]
# Of which of several sellers a line speaks; about.py tells what is meant.
OfSellers = Annotated[
    tuple[Text, ...],
    BeforeValidator(one_or_many),
    Field(
        description="有几个卖家时写：说的是哪一家，写店铺名、主体的名称或者第几个（1、2），可以写几个；家家都是这样的写 每家"
    ),
]
NonEmpty = BeforeValidator(_nonempty)
YesNo = Annotated[Literal["是", "否"], BeforeValidator(_answer)]
Answer = Annotated[Literal["是", "否", "不清楚"], BeforeValidator(_answer)]

UNKNOWN = "不知道"
Written = TypeVar("Written", bound=str)
# Kinds of secrets of which one text often holds several: 卡号 and 密码, a link and its code.
PARTED = frozenset({"card_key", "password"})


def day_of(moment: datetime | date) -> date:
    """The calendar day."""
    return moment.date() if isinstance(moment, datetime) else moment


def instant_of(moment: datetime | date, *, end_of_day: bool = False) -> datetime:
    """The moment as an instant; a bare day counts from its beginning, or to its end."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time.max if end_of_day else time.min)


def known(value: Written | None) -> Written | None:
    """The value, or None where the author left it out or wrote 不知道."""
    return None if value is None or value == UNKNOWN else value


def secrets_of(part: BaseModel) -> Iterator[tuple[str, str]]:
    """Every (kind, text) below `part` whose field is marked `Secret`. 不知道 is no secret; the parts of a key are some each."""
    for name, kinds in _fields(type(part)):
        value = getattr(part, name)
        for piece in value.values() if isinstance(value, dict) else _pieces(value):
            if isinstance(piece, BaseModel):
                yield from secrets_of(piece)
            elif kinds and isinstance(piece, str) and known(piece):
                yield from ((kind, piece) for kind in kinds)
                yield from ((kind, each) for kind in kinds if kind in PARTED for each in parts(piece))


@cache
def _fields(part: type[BaseModel]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every field of a part of a case, with the kinds of secret that it is marked as."""
    marks = {name: (*info.metadata, *_marks(info.annotation)) for name, info in part.model_fields.items()}
    return tuple(
        (name, tuple(mark.kind for mark in each if isinstance(mark, Secret))) for name, each in marks.items()
    )


def _marks(annotation: Any) -> Iterator[Any]:
    """What is annotated anywhere inside: pydantic lifts only the outermost marks into the field."""
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        if not (isinstance(argument, type) and issubclass(argument, BaseModel)):
            yield from _marks(argument)


def _pieces(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (value,)
