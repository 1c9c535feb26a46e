"""What a case lacks besides facts: what its model requires, what a ground is worked out from, what came of a promise."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kameng_docs.case.goods import OF_THE_SITE
from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.questions.alike_orders import EACH, SORT, alike, sorted_by
from kameng_docs.desk.questions.cards import Card, Row, Slot, Sort, offers_in
from kameng_docs.desk.questions.judging import Judged
from kameng_docs.desk.questions.known import ORDERS, RESULT, TRIED, Known, entries_of, order_name
from kameng_docs.law.said import favours_buyer, sets_condition
from kameng_docs.starting.disputes import PRIVATE as FOR_NO_PAPER
from kameng_docs.starting.disputes import RENEWAL
from kameng_docs.starting.questions import named_in
from kameng_docs.starting.sides import ONE_SHOP
from kameng_docs.starting.tree import Item, Leaf

SELLERS, PROMISES, PRIVATE, DEMANDS = "卖家", "页面承诺", "自查", "诉求"
SHOPS, OWN_MARK = "网站上卖家情况", "页面标有自营"
PLATFORM, STREAMER, TIP = "平台", "打赏给的主播", "直播打赏"
RULES, RULE_WORDS, MET, MET_HOW = "平台规则", "原文", "条件做到了", "怎样做到的"
ACTUALLY, ABOUT, WORDS, SHOP = "实际", "种类", "内容", "店铺名"
KEPT, LEFT, LEFT_OPEN = "做到了", "不清楚，先空着", "不清楚的先空着"
# What is asked in words of its own; of other keys the model's own name is enough.
ASKS: Mapping[str, str] = {
    "商品": "买的是什么？照订单上的名称写",
    SORT: "是哪一类？（给主播打赏的是 直播打赏）",
    "实付": "一共付了多少元？",
    "下单时间": "什么时候下的单？",
    RESULT: "去兑换的时候，页面怎么说？",
    TRIED: "您第一次去兑换，是什么时候？",
    "收到卡密的时间": "什么时候收到的？",
    "签收时间": "哪天签收的？",
    "付款时间": "什么时候付的款？",
    "买来做什么": "您买来做什么？",
    "主要要求": "您最想要的是什么？",
    "发现日": "您哪天发现不对的？",
    SHOP: "您在哪家店买的？写页面上的店名",
    SHOPS: "网站上是只有这一家店，还是很多家店在卖？",
    OWN_MARK: "页面上标着“自营”吗？",
    STREAMER: "打赏给了哪个主播？照直播间显示的名字写，几个的用顿号隔开",
}
WHY: Mapping[str, str] = {
    RESULT: "判断能不能这样主张要先知道，照实选",
    TRIED: "事情的先后要看这个时间；记不清几点就只写日期",
    "买来做什么": "按哪一种买家的规定说、哪些渠道受理，要看这一项，照实选",
    "主要要求": "每一份文书都围着这一项写",
    "发现日": "三年从这天的次日数",
    SHOP: "文书要写明说的是哪一家",
    SHOPS: "向谁要、能不能请平台提供卖家的信息，看这一项",
    OWN_MARK: "向谁要、能不能请平台提供卖家的信息，看这一项",
    STREAMER: "平台和法院要对得上是哪一间直播间收的礼物；公开的帖子里不写；记不得就先空着",
}
_SEEN = re.compile("[^；]+图上的时钟是.*$")
SINGLES = "几栏一起"
WHICH = "有没有哪一样是真的？"
MISSING = "文书里一定要有"
WORKED = "判断能不能这样主张要用到，照实填"


def other_cards(on: Known, now: Judged | None, then: Judged | None) -> Iterator[Card]:
    """What is open of the seller and by itself, together; then of each promise."""
    named = _named(now, then)
    known = any(each.get(SHOP) or each.get("主体") for each in entries_of(on.data, SELLERS))
    own = [] if known or _of_the_site(on) else [(SELLERS, 0, SHOP)]
    paths = [
        *own,
        *_on_the_site(on),
        *_tipped(on),
        *(path for path in _alone(on, named) if not at(on.data, path)),
    ]
    yield from _singles(on, [each for each in paths if not on.enough(str(each[-1]))])
    for number, promise in enumerate(entries_of(on.data, PROMISES)):
        if (card := promise_card(on, number, promise)) is not None:
            yield card
    for number, rule in enumerate(entries_of(on.data, RULES)):
        if (card := rule_card(on, number, rule)) is not None:
            yield card


def _on_the_site(on: Known) -> Iterator[Path]:
    """Who sells on a platform: on it hangs of whom something is asked, and whether the platform has to name the seller."""
    if not on.data.get("平台") or _of_the_site(on):
        return
    for number, seller in enumerate(entries_of(on.data, SELLERS)):
        if not seller.get(SHOPS):
            yield (SELLERS, number, SHOPS)
        if not seller.get(OWN_MARK) and seller.get(SHOPS) != ONE_SHOP:
            yield (SELLERS, number, OWN_MARK)


def _tipped(on: Known) -> Iterator[Path]:
    """Who got the presents, where presents were paid for."""
    platform = on.data.get(PLATFORM)
    if TIP in on.goods and isinstance(platform, dict) and not platform.get(STREAMER):
        yield (PLATFORM, STREAMER)


def _of_the_site(on: Known) -> bool:
    """Whether everything was bought of the site itself, where no shop sells it."""
    return bool(on.goods) and on.goods <= OF_THE_SITE


def _named(now: Judged | None, then: Judged | None) -> list[list[str]]:
    """The keys and facts from which each fact is worked out that some ground waits for."""
    return [
        named_in(name)
        for name in dict.fromkeys(name for each in (now, then) if each for name in each.waiting)
    ]


def _alone(on: Known, named: Sequence[Sequence[str]]) -> list[Path]:
    """What stands for itself and is asked of this case."""
    found: list[Path] = [("买来做什么",), (DEMANDS, "主要要求")]
    if RENEWAL in on.disputes or any("发现日" in each for each in named):
        found.append(("发现日",))
    return found


def order_cards(on: Known, now: Judged | None, then: Judged | None) -> Iterator[Card]:
    """What is open of each order: one card for each."""
    named = _named(now, then)
    orders = entries_of(on.data, ORDERS) or ({},)
    same = alike(on, orders)
    if same:
        slots = tuple(
            replace(
                _slot(on, (ORDERS, 0, key), _readings(on, 0)),
                also=tuple((ORDERS, number, key) for number in range(1, len(orders))),
            )
            for key in same
        )
        title = f"这 {len(orders)} 笔都一样的，写一次，每一笔都这样写"
        yield Card(EACH, Sort.VALUES, title, _why(list(same)), slots=slots)
    for number, order in enumerate(orders):
        path: Path = (ORDERS, number)
        must = [key for key in (*on.required(path), *sorted_by(on)) if not order.get(key) and key not in same]
        known = on.keys(path)
        # The first key that is named is the one in most cases; what it is for others stands in brackets behind it.
        worked = [first for each in named if (first := next((key for key in each if key in known), ""))]
        name = order_name(number + 1)
        may = (
            []
            if on.enough(name)
            else [key for key in dict.fromkeys((*on.redeeming(order), *worked)) if not order.get(key)]
        )
        keys = list(dict.fromkeys((*must, *may)))
        slots = tuple(
            _slot(on, below, _readings(on, number)) for key in keys for below in _fields(on, (*path, key))
        )
        if not slots:
            continue
        which = name if len(orders) > 1 else "这一单"
        title = (f"{which}：" if len(orders) > 1 else "") + slots[0].label
        if len(slots) > 1:
            title = f"{which}还缺这几样"
        enough = "" if must else LEFT
        yield Card(name, Sort.VALUES, title, _why(keys), slots=_labelled(slots), enough=enough)


def _fields(on: Known, path: Path) -> list[Path]:
    """The place itself, or of one that holds keys those that must be there."""
    below = () if on.choices(path) else on.required(path)
    return [(*path, key) for key in below] or ([] if on.keys(path) and not on.choices(path) else [path])


def _readings(on: Known, number: int) -> Item | None:
    items = on.items(ORDERS)
    return items[number] if number < len(items) else None


def promise_card(on: Known, number: int, promise: Mapping[str, Any]) -> Card | None:
    """What came of a promise; None where that is told, or its author said that it was kept."""
    words = str(promise.get(WORDS) or "")
    item = next((each for each in on.items(PROMISES) if str(each.value(WORDS)) == words), None)
    kinds = item is not None and any(isinstance(each, Leaf) and each.key == ABOUT for each in item.members)
    keys = [ACTUALLY, *([ABOUT] if kinds else [])]
    open_keys = [key for key in keys if not promise.get(key)]
    if not words or not open_keys or on.enough(_promised(words)):
        return None
    slots = tuple(_slot(on, (PROMISES, number, key), item) for key in open_keys)
    told = ACTUALLY not in open_keys
    return Card(
        _promised(words),
        Sort.VALUES,
        f"“{words}”：{'这句话讲的是什么？' if told else '这一条做到了吗？'}",
        "没有做到的，写实际怎样；做到了的不会写进文书",
        slots=slots,
        enough="" if told else KEPT,
    )


def rule_card(on: Known, number: int, rule: Mapping[str, Any]) -> Card | None:
    """Whether what a platform's rule asks of the buyer first was done, and how; None where that is told, or not asked."""
    words = str(rule.get(RULE_WORDS) or "")
    met = rule.get(MET)
    open_keys = [key for key in (MET, MET_HOW) if not rule.get(key)]
    asked = rule.get("管什么") == "售后" and favours_buyer(words) and sets_condition(words)
    if not asked or not open_keys or met == "否" or on.enough(f"{RULES}：{words}"):
        return None
    return Card(
        f"{RULES}：{words}",
        Sort.VALUES,
        f"“{words}”：这一条要先做到的，您都做到了吗？",
        "都做到了才拿它当依据；没有做到的选 否，文书就不写它",
        slots=tuple(_slot(on, (RULES, number, key), None) for key in open_keys),
        enough=LEFT,
    )


def _promised(words: str) -> str:
    return f"{PROMISES}：{words}"


def _singles(on: Known, paths: Sequence[Path]) -> Iterator[Card]:
    """Places that stand by themselves: one by its own question, several on one card."""
    if not paths:
        return
    keys = [str(each[-1]) for each in paths]
    slots = _labelled(tuple(_slot(on, each, None) for each in paths))
    alone = len(keys) == 1
    title = ASKS.get(keys[0], keys[0]) if alone else f"还要写：{'、'.join(keys)}"
    why = "；".join(dict.fromkeys(WHY.get(key, WORKED) for key in keys))
    enough = LEFT if alone else LEFT_OPEN
    # One name however many are left: the card in hand stays while they are filled.
    yield Card(SINGLES, Sort.VALUES, title, why, slots=slots, enough=enough, leaves=tuple(keys))


def _labelled(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """The only place of a card is called by its key: its question is the title."""
    return slots if len(slots) > 1 else tuple(replace(each, label=str(each.path[-1])) for each in slots)


def _why(keys: list[str]) -> str:
    return "；".join(dict.fromkeys(WHY.get(key, MISSING if key in _BARE else WORKED) for key in keys))


_BARE = frozenset({"商品", "实付", "下单时间", SORT})


def _slot(on: Known, path: Path, item: Item | None) -> Slot:
    """A place with what may stand there, and what was read for it."""
    key = str(path[-1])
    read = [each for each in (item.members if item else ()) if isinstance(each, Leaf) and each.key == key]
    # What was seen of it without being enough to write it.
    seen = [_SEEN.search(each.note) for each in read if each.asked]
    hint = "；".join((on.meaning(path), *(each[0] for each in seen if each)))
    return Slot(path, ASKS.get(key, key), hint=hint, choices=on.choices(path), offers=offers_in(read, key))


def private_card(on: Known, held: Collection[Path] = ()) -> Card | None:
    """The questions for the program alone but for those `held` on another card; None where all are answered."""
    told = on.data.get(PRIVATE)
    answers = told if isinstance(told, dict) else {}
    paths = [(PRIVATE, name) for name in on.private_questions if not answers.get(name)]
    rows = tuple(Row(path, path[1]) for path in paths if path not in held)
    return Card(PRIVATE, Sort.SEVERAL, f"只问您自己：{WHICH}", FOR_NO_PAPER, rows=rows) if rows else None


def answered_values(on: Known) -> Iterator[Card]:
    """What stands in the file, to be changed."""
    for path in (*_alone(on, ()), *_redeemed(on)):
        if value := at(on.data, path):
            slot = replace(_slot(on, path, None), value=str(value), offers=())
            yield Card(
                f"写着：{'·'.join(map(str, path))}",
                Sort.VALUES,
                slot.label,
                answer=slot.value,
                slots=_labelled((slot,)),
            )
    held = on.data.get(PRIVATE)
    answers = {name: str(said) for name, said in held.items() if said} if isinstance(held, dict) else {}
    if answers:
        rows = tuple(Row((PRIVATE, name), name, said) for name, said in answers.items())
        yield Card(f"写着：{PRIVATE}", Sort.SEVERAL, "这几样您自己答过", FOR_NO_PAPER, rows=rows)


def _redeemed(on: Known) -> list[Path]:
    numbers = range(len(entries_of(on.data, ORDERS)))
    return [(ORDERS, number, key) for number in numbers for key in (RESULT, TRIED)]


def at(data: Mapping[str, Any], path: Path) -> Any:
    """What stands at a place; None where nothing does."""
    found: Any = data
    for key in path:
        if isinstance(key, int):
            found = found[key] if isinstance(found, list) and key < len(found) else None
        else:
            found = found.get(key) if isinstance(found, dict) else None
    return found
