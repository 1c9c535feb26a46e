"""Values that need no look of their own: each stands in the field of another, or is not asked for at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kameng_docs.case.orders import Order
from kameng_docs.desk.confirming.fields import Field, Path

# What follows from a value is confirmed with it.
_FOLLOWS: Mapping[str, str] = {"兑换结果": "提示原文", "买的是什么": "卡密"}
# Two secrets of one page, each to be compared with it sign by sign; a firm and what the page tells of it.
_BESIDE: Mapping[str, str] = {"查询密码": "卡密", "住所": "名称", "统一社会信用代码": "名称", "电话": "名称"}
# The same number under two names, where it is the same.
_TWINS: Mapping[str, str] = {"商户单号": "订单号"}
# Worked out from a list, where nothing else tells it.
_WORKED_OUT: Mapping[str, str] = {"实付": "扣款各期", "下单时间": "扣款各期"}
# What may be left out where it is the same as another.
_SAME_AS: Mapping[str, str] = {"付款时间": "下单时间"}


def joined(found: Sequence[Field]) -> Iterator[Field]:
    """The fields, what follows from another standing in its field: it is confirmed with it."""
    by_path = {each.path: each for each in found if each.path}
    taken: dict[Path, list[Field]] = {}
    for each in found:
        if (holder := _holder(each, by_path)) is not None:
            taken.setdefault(holder.path, []).append(each)
    gone = {each.path for group in taken.values() for each in group}
    for each in found:
        if each.path not in gone:
            yield _with(each, taken.get(each.path, ()))


def _holder(each: Field, by_path: Mapping[Path, Field]) -> Field | None:
    """The field in which a value stands; None where it has one of its own."""

    def beside(keys: Mapping[str, str]) -> Field | None:
        return by_path.get((*each.path[:-1], keys.get(str(each.path[-1]), "")))

    if found := beside(_FOLLOWS):
        return found
    # What two places say alike of the one they do not say of the other.
    if (page := beside(_BESIDE)) and page.state is each.state:
        return page
    if (twin := beside(_TWINS)) and _values(twin) == _values(each) and not (twin.others or each.others):
        return twin
    return None if each.at else beside(_WORKED_OUT)


def _values(field: Field) -> tuple[str, ...]:
    return tuple(part.text for part in field.parts)


def _with(field: Field, others: Sequence[Field]) -> Field:
    parts = (*field.parts, *(part for other in others for part in other.parts))
    beside = [other for other in others if str(other.path[-1]) in _BESIDE]
    doubts = (*field.doubts, *(f"{other.title}：{doubt}" for other in beside for doubt in other.doubts))
    at = dict.fromkeys((*field.at, *(place for other in beside for place in other.at)))
    return replace(field, parts=parts, doubts=doubts, at=tuple(at))


def needless(field: Field, every: Mapping[Path, Field]) -> str:
    """Why a field need not be asked for; empty where it has to be. `every` are all fields by their paths."""
    key, text = str(field.path[-1]), field.parts[0].text
    if len(field.parts) > 1 or field.others:
        return ""
    if text == _default(field.path):
        return f"不写就当作“{text}”"
    same = every.get((*field.path[:-1], _SAME_AS.get(key, "")))
    if same is not None and not same.others and same.parts[0].text == text:
        return f"和{same.title}一样，不用写"
    return ""


def _default(path: Path) -> str | None:
    """What the model of an order takes where nothing is written; what its author wants is asked whatever the model takes."""
    found = (info for info in Order.model_fields.values() if info.alias == path[-1] and path[0] == "交易")
    return next(
        (str(info.default) for info in found if not info.is_required() and info.default is not None), None
    )
