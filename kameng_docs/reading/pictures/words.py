"""The words of orders, bills, goods pages, dialogs and rules, as `words.yaml` has them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal

from kameng_docs.declared import EXPRESSION, Files, Filled, Whole


class Form(StrEnum):
    """What a value looks like."""

    SUM = "sum"
    MOMENT = "moment"
    NUMBER = "number"
    KEY = "key"
    PART = "part"
    PASSWORD = "password"  # noqa: S105  the name of a form
    NAME = "name"
    COMPANY = "company"
    WAY = "way"
    GOODS = "goods"
    COUNT = "count"
    LINK = "link"
    PLATFORM = "platform"
    FILING = "filing"
    ADDRESS = "address"
    CREDIT = "credit"
    PHONE = "phone"
    NONE = "none"


# The kinds of pictures that words decide; the words are those of `What`.
DECIDED = ("订单", "支付账单", "商品页", "兑换失败", "聊天", "平台规则", "答复", "记录")


@dataclass(frozen=True)
class Label:
    """The words that stand before one value, and which values fit."""

    form: Form
    words: Annotated[tuple[str, ...], Filled()]


@dataclass(frozen=True)
class Vocabulary:
    """`words.yaml`, which explains each key."""

    labels: dict[str, Label]
    discounts: tuple[str, ...]
    systems: tuple[str, ...]
    markets: tuple[str, ...]
    ways: tuple[str, ...]
    kinds: Annotated[dict[str, dict[str, int]], Whole(DECIDED)]
    promise: tuple[Annotated[str, EXPRESSION], ...]
    excludes: tuple[Annotated[str, EXPRESSION], ...]
    buttons: tuple[str, ...]
    refusals: tuple[Annotated[str, EXPRESSION], ...]
    titles: tuple[str, ...]
    platforms: tuple[str, ...]
    shops: tuple[str, ...]
    companies: tuple[str, ...]
    sellers: tuple[str, ...]
    licence: tuple[str, ...]
    places: Annotated[str, EXPRESSION]
    apps: tuple[str, ...]
    records: Annotated[str, EXPRESSION]


WORDS = Files("reading/pictures/words.yaml", Vocabulary)


@cache
def words() -> Vocabulary:
    """The vocabulary."""
    return WORDS.only()


@cache
def names_of_labels() -> Mapping[str, str]:
    """Word of a label → its name in `labels`, longer words first."""
    pairs = [(word, name) for name, label in words().labels.items() for word in label.words]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def any_of(*patterns: str) -> re.Pattern[str]:
    """One expression for several."""
    return re.compile("|".join(patterns))


@cache
def ending(kind: Literal["shops", "companies", "apps"]) -> re.Pattern[str]:
    """What ends a name of a shop, of a company or of an app."""
    return re.compile(f"(?:{'|'.join(map(re.escape, getattr(words(), kind)))})$")
