"""What papers wait for is asked in 问几句: whatever a paper of a shipped case names, its author finds a place for it."""

import re
import shutil
from pathlib import Path

import pytest
from desk_asked import DAY, small_case, written
from machine_support import ROOT
from yaml import safe_dump, safe_load

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.names import names_in
from kameng_docs.desk.papers.composition import composition_of
from kameng_docs.desk.questions.answers import chosen
from kameng_docs.desk.questions.asked_papers import OTHER, REST, waits_of
from kameng_docs.desk.questions.questions import cards_of
from kameng_docs.desk.reasons import ASK, plain, reason_of
from kameng_docs.pipeline.papers import MISSING

DOTTED = re.compile("[\u4e00-\u9fff]+\\.[\u4e00-\u9fff]+")
SHIPPED = sorted(each.stem for each in (ROOT / "cases").glob("示例-*.yaml"))
# What nobody can type in: who acts for a child has a card of its own, exhibits are given in 拖进来.
ELSEWHERE = {"消费者.法定代理人", "交易.证据", "法院.收款账户"}


def stripped(folder: Path, name: str) -> OpenCase:
    """A shipped case whose author knows nothing of the other side, of the court, of himself but his name."""
    cases = folder / "cases"
    shutil.copytree(ROOT / "cases", cases)
    file = cases / f"{name}.yaml"
    data = safe_load(file.read_text("utf-8"))
    for seller in data.get("卖家", []):
        seller.pop("主体", None)
    if isinstance(data.get("平台"), dict):
        data["平台"].pop("经营者", None)
    data.pop("法院", None)
    for order in data.get("交易", []):
        for key in ("订单号", "支付单号", "付款方式"):
            order.pop(key, None)
    who = data["消费者"]
    record = (
        safe_load((cases / "parties" / f"{who}.yaml").read_text("utf-8")) if isinstance(who, str) else who
    )
    keep = {"姓名", "出生日期", "法定代理人"}
    data["消费者"] = {key: value for key, value in record.items() if key in keep}
    file.write_text(safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    case = Desk(cases, folder / "out", lambda: DAY).case(name)
    assert case is not None
    return case


def asked_for(case: OpenCase) -> set[tuple[str, ...]]:
    """The places of 问几句 by their keys, numbers of entries left out."""
    who = cards_of(case, Kept(), DAY).who
    slots = (*who, *(slot for each in waits_of(case, DAY) for slot in each.slots))
    return {tuple(key for key in slot.path if isinstance(key, str)) for slot in slots}


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_whatever_a_paper_of_a_shipped_case_waits_for_has_a_place(tmp_path: Path, name: str) -> None:
    case = stripped(tmp_path, name)
    composed = composition_of(case, DAY)
    assert composed.checked.brief is not None, [each.message for each in composed.checked.diagnostics]
    texts = {text for _, sheet in composed.papers if sheet.code == MISSING for text in sheet.missing}
    assert texts, "nothing is missing: the test asks nothing"
    places, waits, who = asked_for(case), waits_of(case, DAY), cards_of(case, Kept(), DAY).who
    for text in texts:
        for place in set(names_in(text)) - ELSEWHERE:
            keys = tuple(place.split("."))
            assert any(path[: len(keys)] == keys for path in places), (text, place)
            # In one place of the room, and not in two.
            assert not {slot.path for each in waits for slot in each.slots} & {slot.path for slot in who}
            assert ASK in reason_of(text, case.shop.vocabulary).rooms
        assert not DOTTED.search(plain(text))


def test_no_place_is_called_as_the_file_calls_it(tmp_path: Path) -> None:
    found = waits_of(stripped(tmp_path, SHIPPED[-1]), DAY)
    assert found
    assert [slot.label for each in found for slot in each.slots if DOTTED.search(slot.label)] == []


def test_nothing_is_asked_of_the_other_side_before_a_step_waits_for_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "cases", tmp_path / "cases")
    desk = Desk(tmp_path / "cases", tmp_path / "out", lambda: DAY)
    case = desk.case("示例-视频会员卡密")
    assert case is not None
    # The shipped case names seller, platform and court: no paper waits for them, and each can be put right where it is asked.
    waits = {each.name: each for each in waits_of(case, DAY)}
    assert waits[REST].steps == ()
    assert all(slot.value for slot in waits[REST].slots)
    assert ("卖家", 0, "主体", "名称") in {slot.path for slot in waits[OTHER].slots}
    # A case without its dispute waits for that, and for nothing else.
    assert waits_of(small_case(tmp_path / "small"), DAY) == ()


def test_the_first_word_of_somebody_unknown_takes_the_place_of_that_word(tmp_path: Path) -> None:
    case = small_case(
        tmp_path,
        "卡密无效",
        平台={"名称": "某某网", "经营者": "不知道"},
        卖家=[{"店铺名": "某某小店", "主体": "不知道"}],
    )
    written(case, *chosen(case.data, ("平台", "经营者", "名称"), "某某网络有限公司"))
    written(case, *chosen(case.data, ("平台", "经营者", "住所"), "某某省某某市某某路1号"))
    written(case, *chosen(case.data, ("卖家", 0, "主体", "名称"), "某某商行"))
    assert case.data["平台"]["经营者"] == {"名称": "某某网络有限公司", "住所": "某某省某某市某某路1号"}
    assert case.data["卖家"][0] == {"店铺名": "某某小店", "主体": {"名称": "某某商行"}}


def test_a_seat_without_its_name_is_asked_for_the_name_though_the_file_is_no_case_meanwhile(
    tmp_path: Path,
) -> None:
    case = small_case(tmp_path, "卡密无效")
    written(case, Edit(("卖家", 0, "主体", "住所"), "某某省某某市某某路1号"))
    assert case.checked(DAY).brief is None
    waits = next(each for each in waits_of(case, DAY) if each.name == OTHER)
    assert waits.name == OTHER
    assert ("卖家", 0, "主体", "名称") in {slot.path for slot in waits.slots}
    assert next(slot.value for slot in waits.slots if slot.path[-1] == "住所") == "某某省某某市某某路1号"


def test_a_court_without_its_name_is_asked_for_it(tmp_path: Path) -> None:
    case = small_case(tmp_path, "卡密无效", 法院={"为什么是这里": "我的户籍地在该区"})
    waits = next(each for each in waits_of(case, DAY) if each.name == REST)
    assert [slot.path for slot in waits.slots if not slot.value] == [("法院", "名称")]


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("法院", {"为什么是这里": "我的户籍地在该区"}),
        ("卖家", [{"店铺名": "某某小店", "主体": {"住所": "某某省某某市"}}]),
        ("平台", {"网址": "example.com"}),
        ("委托代理人", {"姓名": "李某某"}),
    ],
)
def test_what_was_written_half_is_asked_for_once(tmp_path: Path, key: str, written: object) -> None:
    case = small_case(tmp_path, "卡密无效", **{key: written})
    cards = cards_of(case, Kept(), DAY).open
    on_cards = [slot.path for each in cards for slot in each.slots]
    below = [slot.path for each in waits_of(case, DAY) for slot in each.slots]
    every = [path for path in (*on_cards, *below) if path[0] == key]
    assert every
    assert len(every) == len(set(every))
