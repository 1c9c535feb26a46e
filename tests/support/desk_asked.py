"""Cases on the desk that are to be asked: as small as they can be, and shipped ones without their answers."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from machine_support import ROOT

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.desk.casefile.conflict import Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.questions.answers import ANSWERS, answered
from kameng_docs.desk.questions.cards import Card, Sort
from kameng_docs.desk.questions.questions import Cards, cards_of

DAY = date(2026, 12, 1)
NAME = "问"
CHAT = "聊天.txt"
TALK = (
    "[2026/11/20 21:09:05] 我: 卡密兑换不了，提示已被使用，请退款\n"
    "[2026/11/20 21:09:41] 某某小店: 虚拟商品一经售出概不退款\n"
    "[2026/11/21 10:02:00] 我: 请最迟11月23日前退款\n"
)


def small_case(folder: Path, *disputes: str, **more: Any) -> OpenCase:
    """A case of one order with these disputes; `more` are further keys. With a key 证据 the chat lies in its folder."""
    desk = Desk(folder / "cases", folder / "out", lambda: DAY)
    (desk.cases / NAME).mkdir(parents=True)
    (desk.cases / NAME / CHAT).write_text(TALK, "utf-8")
    data = {
        "消费者": {"姓名": "王某某"},
        "卖家": [{"店铺名": "某某小店"}],
        "交易": [{"商品": "某某会员月卡", "实付": "15.00", "下单时间": "2026-11-20 20:44"}],
        **({"争议": list(disputes)} if disputes else {}),
        **more,
    }
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (desk.cases / f"{NAME}.yaml").write_text(text, "utf-8")
    case = desk.case(NAME)
    assert case is not None
    return case


def of_chat() -> dict[str, Any]:
    """The exhibit that is the chat."""
    return {"客服聊天": {"名称": "与客服的聊天记录", "文件": CHAT, "来源": "软件导出"}}


def unanswered(folder: Path, name: str) -> OpenCase:
    """A shipped case without its answers."""
    cases = folder / "cases"
    shutil.copytree(ROOT / "cases" / "parties", cases / "parties")
    shutil.copy(ROOT / "cases" / f"{name}.yaml", cases / f"{name}.yaml")
    if (ROOT / "cases" / name).is_dir():
        shutil.copytree(ROOT / "cases" / name, cases / name)
    case = Desk(cases, folder / "out", lambda: DAY).case(name)
    assert case is not None
    gone = [Edit((key,), None) for key in ("事实", "自查", "买来做什么") if key in case.data]
    written(case, *gone)
    return case


def written(case: OpenCase, *edits: Edit) -> None:
    assert isinstance(case.apply(edits, case.version), Written)


def asked(case: OpenCase, kept: Kept | None = None, hand: Card | None = None) -> Cards:
    return cards_of(case, kept or Kept(), DAY, hand)


def card(case: OpenCase, name: str, kept: Kept | None = None) -> Card:
    """A card by its name, wherever it is: by itself, on a line among others, or by a place that it asks for."""
    found = asked(case, kept)
    every = (*found.open, *found.more, *found.answered)
    own = (of for each in every for of in (each, *(row.of for row in each.rows if row.of)))
    return next(each for each in own if each.name == name or name in each.leaves)


def names(cards: tuple[Card, ...]) -> list[str]:
    """What they ask, by name; of a card of several the lines as well."""
    return [
        name
        for each in cards
        for name in (each.name, *each.leaves, *(row.of.name for row in each.rows if row.of))
    ]


def say(case: OpenCase, name: str, answer: str) -> None:
    """Press an answer on the card of a fact."""
    assert answer in ANSWERS
    written(case, *answered(case.data, name, {"回答": answer}))


def facts_asked(found: Cards) -> set[str]:
    """Every fact that is asked on any card."""
    alone = {each.name for each in (*found.open, *found.more) if each.sort is Sort.FACT}
    return alone | {str(row.path[1]) for each in found.open for row in each.rows if row.path[0] == "事实"}
