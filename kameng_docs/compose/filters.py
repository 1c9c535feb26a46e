"""The filters of wording templates that know nothing of a case: how sums, days and lists are written."""

from collections.abc import Callable, Iterable
from typing import Any

from kameng_docs.compose.groups import by_goods, common_name, periods_of, series_of, stem_of
from kameng_docs.compose.lines import timed
from kameng_docs.declared import sought
from kameng_docs.wording import (
    amount_in_words,
    chinese_numeral,
    close,
    date_in_chinese,
    day_after,
    enumeration,
    inner_quotes,
    instant_in_chinese,
    instant_in_digits,
    instant_to_the_second,
    paid_to,
    sentence,
    yuan,
)

# What is no letter of a sentence.
SIGNS = sought(r"[\s，。；、“”‘’：！!,.]+")


def within(told: str, text: str) -> bool:
    """Whether `text` says every sign of `told` in its order, so that to tell it too would be to say it twice."""
    signs = iter(SIGNS.sub("", text))
    return all(sign in signs for sign in SIGNS.sub("", told))


def _enumerated(values: Iterable[object]) -> str:
    return enumeration([str(value) for value in values])


PLAIN_FILTERS: dict[str, Callable[..., Any]] = {
    "yuan": yuan,
    "in_words": amount_in_words,
    "day": date_in_chinese,
    "moment": instant_in_chinese,
    "stamp": instant_in_digits,
    "exact": instant_to_the_second,
    "sentence": sentence,
    "enumerated": _enumerated,
    "numeral": chinese_numeral,
    "inner": inner_quotes,
    "paid_to": paid_to,
    "by_goods": by_goods,
    "periods": periods_of,
    "series": series_of,
    "common_name": common_name,
    "day_after": day_after,
    "close": close,
    "stem": stem_of,
    "timed": timed,
    "within": within,
}
