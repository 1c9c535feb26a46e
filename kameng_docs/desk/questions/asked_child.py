"""Who the child is that paid: the child is the claimant, and whoever wrote the case its guardian (民法典 第二十三条)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kameng_docs.case.part import day_of
from kameng_docs.case.typed import moment_of
from kameng_docs.custody.journal.edits import Edit, data_of
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.questions.cards import Card, Slot, Sort
from kameng_docs.desk.questions.judging import answer_of
from kameng_docs.desk.questions.known import Known
from kameng_docs.law.fact_names import CHILD
from kameng_docs.law.following import YES
from kameng_docs.reading.story_people import people_in
from kameng_docs.rules.minor_claimant import under_age

DISPUTE = "未成年人充值"
CLAIMANT, NAME, BORN, GUARDIAN, RELATION = "消费者", "姓名", "出生日期", "法定代理人", "与消费者关系"
# What a guardian's record has of a claimant's own, by its keys.
SAME = (NAME, "性别", BORN, "民族", "证件号码", "电话")
ADDRESS, ADDRESSES = "住址", ("现住址", "户籍地址")
OF_GUARDIAN = (NAME, "电话", "证件号码", ADDRESS)
CARD = "孩子是谁"
TITLE = "孩子是谁？您是孩子的什么人？"
WHY = "孩子自己付的款，文书要以孩子的名义写，由您代为提出；不写明，文书先不出。不是孩子付的，这一张先不答，照实改“下单付款的其实是未成年的孩子”那一问"


@dataclass(frozen=True)
class Child:
    """What was typed on the card. `own_name` is the guardian's, asked where no record has it."""

    name: str
    born_on: str
    relation: str
    own_name: str = ""


def child_card(case: OpenCase, on: Known, today: date) -> Card | None:
    """The card; None where no child paid, or the claimant is one already, or somebody acts for the claimant."""
    said = answer_of(on.data, CHILD)
    if not (said == YES or (not said and DISPUTE in on.disputes)):
        return None
    if record_of(case).get(GUARDIAN) or _minor(_text(record_of(case), BORN), today):
        return None
    guardian: Path = (CLAIMANT, GUARDIAN)
    heard = people_in(on.kept.found.story, today)
    slots = (
        Slot((CLAIMANT, NAME), "孩子的姓名", heard.child, _hint("户口簿上的姓名", heard.child)),
        Slot((CLAIMANT, BORN), "孩子的出生日期", heard.born_on, _hint("写成 2014-05-03", heard.born_on)),
        Slot((*guardian, RELATION), "您是孩子的", choices=on.choices((*guardian, RELATION))),
    )
    own = (
        () if _text(record_of(case), NAME) else (Slot((*guardian, NAME), "您的姓名", hint="身份证上的姓名"),)
    )
    return Card(CARD, Sort.CHILD, TITLE, WHY, slots=(*slots, *own))


def _hint(hint: str, heard: str) -> str:
    """How it is written; and that it was taken out of the story, where it was."""
    return f"照您讲的填的，对着户口簿看一眼；{hint}" if heard else hint


def told(case: OpenCase, child: Child, today: date) -> Edit | Refused:
    """One edit by which the child is the claimant and who stood there its guardian; or why it cannot be.

    A record that is a file of its own stays as it is: other cases use it too.
    """
    name, born, record = child.name.strip(), _day(child.born_on), record_of(case)
    own = _text(record, NAME) or child.own_name.strip()
    if not name or born is None or not child.relation or not own:
        return Refused("还没有写全", "姓名、出生日期和您是孩子的什么人，都要写；日期写成 2014-05-03")
    if name == own:
        return Refused("孩子的姓名和您的姓名一样", "看一看是不是写成了您自己的")
    if not under_age(born, today):
        return Refused("照这个出生日期，他（她）现在不是未成年人", "核对年份；已满十八周岁的，由本人自己提出")
    guardian: dict[str, Tree] = {NAME: own, RELATION: child.relation}
    guardian |= {key: text for key in SAME if key != NAME and (text := _text(record, key))}
    if home := next((text for key in ADDRESSES if (text := _text(record, key))), ""):
        guardian[ADDRESS] = home
    return Edit((CLAIMANT,), {NAME: name, BORN: born.isoformat(), GUARDIAN: guardian})


def guardian_slots(case: OpenCase, on: Known) -> Iterator[Slot]:
    """The places of the guardian's own record, to be filled beside those of the child."""
    record = record_of(case).get(GUARDIAN)
    for key in OF_GUARDIAN if isinstance(record, dict) else ():
        path = (CLAIMANT, GUARDIAN, key)
        yield Slot(path, f"家长（法定代理人）的{key}", _text(record, key), on.meaning(path))


def of_claimant(case: OpenCase, today: date) -> str:
    """Whose the record of the claimant is, to be put before its keys; empty where the claimant speaks for himself."""
    record = record_of(case)
    if not isinstance(record.get(GUARDIAN), dict):
        return ""
    return "孩子的" if _minor(_text(record, BORN), today) else "本人（由您代理的人）的"


def record_of(case: OpenCase) -> dict[str, Any]:
    """What is known of the claimant, in the case file or in a file of its own."""
    held = case.data.get(CLAIMANT)
    if isinstance(held, str):
        held = data_of(case.text_of(held).encode())
    return held if isinstance(held, dict) else {}


def _text(record: Any, key: str) -> str:
    value = record.get(key) if isinstance(record, dict) else None
    return value.strip() if isinstance(value, str) else ""


def _minor(born_on: str, today: date) -> bool:
    return under_age(_day(born_on), today)


def _day(text: str) -> date | None:
    """The day as people type it; None for what is none, also for one that no calendar has."""
    try:
        found = moment_of(text)
    except ValueError:
        return None
    return None if found is None else day_of(found)
