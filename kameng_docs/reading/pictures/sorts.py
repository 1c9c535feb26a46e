"""What kind of picture it is: words of the field weighed, and how its lines lie. Told when that leaves it open."""

import re
from dataclasses import dataclass

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.clauses import begins
from kameng_docs.reading.pictures.labels import marks_in
from kameng_docs.reading.pictures.page import Page, beside, is_button, plain
from kameng_docs.reading.pictures.sums import big_sum
from kameng_docs.reading.pictures.values import key_of
from kameng_docs.reading.pictures.words import any_of, words
from kameng_docs.reading.proposals import What

# Below the first nothing is known; with less between the two likeliest it is told that it may be either.
ENOUGH, APART = 5, 2.0
# From here on lines lie to both sides as only those of a talk do.
_A_TALK = 4
_CALLED_RULES = re.compile(r"(?:规则|条例|协议|须知|规范|政策|细则|说明|声明|公告)$")
_PRICE = re.compile(r".{0,4}[¥￥]\s?\d")
_SHORT, _WORD, _ROW = 24, 8, 0.5
# Lines in which the head of a page stands, the clock of the telephone among them.
_HEAD = 4
_CLOCK = re.compile(
    r"(?:(?:20\d\d)?[-/.年]?\s?\d{1,2}[-/.月]\s?\d{1,2}日?|昨天|前天|今天|星期.|周.)?\s?(?:凌晨|早上|上午|中午|下午|傍晚|晚上)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)


@dataclass(frozen=True)
class Sorted:
    """The kind of a picture, and what the author is told where it is not sure; empty where it is."""

    what: What
    told: str = ""


def sort_of(page: Page) -> Sorted:
    """The likeliest kind."""
    if not page.lines:
        return Sorted(What.OTHER, "图里没有读到字")
    weighed = sorted(((_weight(page, what), what) for what in map(What, words().kinds)), reverse=True)
    (most, what), (next_most, other) = weighed[0], weighed[1]
    if most < ENOUGH:
        return Sorted(
            What.OTHER,
            "没有认出这是哪一类图（订单、支付账单、商品页、兑换结果、聊天、规则、答复、记录都不太像）",
        )
    if most - next_most < APART:
        return Sorted(what, f"看不准这是哪一类图：像{what}，也像{other}；当作{what}读的，不对就改")
    return Sorted(what)


def _weight(page: Page, what: What) -> float:
    # What refuses in a dialog is short; a rule or a letter has the same words in long lines.
    lines = [line for line in page.lines if what is not What.FAILED or len(line.text) <= _SHORT]
    heard = _heard(lines, words().kinds[what])
    more = _LOOKS.get(what)
    # What people say of an order or a failure makes no order and no dialog of their talk.
    talk = 0.0 if what is What.CHAT else max(0.0, _as_chat(page) - _A_TALK)
    return heard + (more(page) if more else 0) - talk


def _heard(read: list[Line], weights: dict[str, int]) -> float:
    shown = [plain(line.text).lower() for line in read]
    lines, text = {each.strip(" :：>›[]【】()") for each in shown}, "\n".join(shown)
    total = 0.0
    for word, weight in ((word.lower(), weight) for word, weight in weights.items()):
        if word in lines:
            total += 2 * weight if len(word) > 2 else weight  # noqa: PLR2004
        elif word in text:
            total += weight * (0.5 if len(word) <= 2 else 1)  # noqa: PLR2004
    return total


def _as_chat(page: Page) -> float:
    """Lines that stand alone in their rows, some at the left, some at the right, moments in the middle, few labels."""
    width = page.size[0]
    body = [line for line in page.lines if 0.13 * width < line.box.top]
    alone = [
        line
        for line in body
        if not any(other is not line and beside(other.box, line.box) > _ROW for other in body)
    ]
    clocks = [line for line in alone if _is_clock(line, width)]
    rest = [line for line in alone if line not in clocks and not marks_in(line)]
    right = [line for line in rest if line.box.right > 0.78 * width and line.box.left > 0.22 * width]
    left = [line for line in rest if line.box.left < 0.22 * width and line.box.right < 0.88 * width]
    labels = sum(bool(marks_in(line)) for line in body)
    both = min(len(right), 4) + min(len(left), 4) if right and left else 0
    return both + 3 * min(len(clocks), 3) - 2 * labels


def _is_clock(line: Line, width: int) -> bool:
    middle = (line.box.left + line.box.right) / 2
    return abs(middle - width / 2) < 0.12 * width and _CLOCK.fullmatch(plain(line.text)) is not None


def _as_rules(page: Page) -> float:
    """Several numbered clauses, whole sentences, few labels."""
    # A dot before a line makes a list of it, no clause.
    shown = [line.text.strip() for line in page.lines]
    starts = [begins(text) for text in shown if len(text) > _WORD and (text[0].isalnum() or text[0] in "(（")]
    numbered = (
        sum(start in {"article", "numbers"} for start in starts)
        + sum(start == "item" for start in starts) / 2
    )
    long = sum(line.box.width > 0.6 * page.size[0] for line in page.lines)
    wordy = 3 if long > len(page.lines) / 2 and sum("。" in line.text for line in page.lines) > 1 else 0
    named = 3 if any(_CALLED_RULES.search(plain(line.text)) for line in page.lines[:4]) else 0
    return (3 * min(numbered, 5) if numbered > 1 else 0) + wordy + named


def _as_goods(page: Page) -> float:
    """A price written large, and lines that promise; an order has its number as well."""
    price = any(_PRICE.match(line.text.strip()) and line.box.height > 1.2 * page.sign for line in page.lines)
    promised = sum(any_of(*words().promise).search(line.text) is not None for line in page.lines)
    return (3.0 if price else 0.0) + min(promised, 3) if price else 0.0


def _as_payment(page: Page) -> float:
    """One large sum in the upper half, in the middle, often with a sign before it."""
    return 4.0 if big_sum(page) else 0.0


def _as_failed(page: Page) -> float:
    """A code and a refusal on a page of few words."""
    refused = len(set(any_of(*words().refusals).findall(page.text.lower())))
    asked = any(is_button(line.text) or key_of(line.text) for line in page.lines)
    redeems = any(
        word in page.text for word in ("兑换", "激活", "充值", "卡密", "领取", "绑定", "Code", "code")
    )
    more = len(page.lines) - 14
    prose = sum(begins(line.text) != "" or line.box.width > 0.75 * page.size[0] for line in page.lines)
    return (
        (3.0 if more <= 0 and asked else -0.7 * max(more, 0))
        + (min(refused, 3) if redeems else 0)
        - 1.5 * prose
    )


def _as_record(page: Page) -> float:
    """A short head that says whose doings are listed: its rows stand left and right as those of a talk do."""
    head = [plain(line.text) for line in page.lines[:_HEAD] if len(line.text) <= _SHORT]
    return 12.0 if any(any_of(words().records).search(text) for text in head) else 0.0


def _as_order(page: Page) -> float:
    """Labels of orders with values beside them."""
    named = {mark.name for line in page.lines for mark in marks_in(line)}
    return float(len(named & {"订单号", "下单时间", "收到", "卡密", "查询密码", "创建时间", "实付"}))


_LOOKS = {
    What.CHAT: _as_chat,
    What.RULES: _as_rules,
    What.PAYMENT: _as_payment,
    What.FAILED: _as_failed,
    What.ORDER: _as_order,
    What.GOODS: _as_goods,
    What.RECORD: _as_record,
}
