"""What was read becomes fields, green or amber; what is confirmed, and nothing else, stands in the case file with its origin."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from bills_made import renewals, wechat
from desk_given import CHAT, DAY, DOUBT, NAME, begun_case, kept, read

from kameng_docs.desk.casefile.conflict import Refused, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.asking import Asked, Open, asked, asked_of, confirmed
from kameng_docs.desk.confirming.fields import State
from kameng_docs.desk.confirming.sorting import EXHIBITS
from kameng_docs.desk.given.kept import FILE, Kept, Said, keep, loaded
from kameng_docs.desk.given.reader import read_one
from kameng_docs.desk.given.rows import talks_in
from kameng_docs.reading.proposals import Kind, Place, Proposal, Read, What
from kameng_docs.starting.gathering import STORY, Gathered
from kameng_docs.starting.material import Seen


def asks(case: OpenCase, given: Kept) -> Asked:
    return asked(case.text.encode(), given, NAME, DAY)


def one(found: Asked, title: str) -> Open:
    (field,) = [each for each in (*found.open, *found.aside) if each.field.title == title]
    return field


def write(case: OpenCase, given: Kept, *titles: str) -> None:
    found = asks(case, given)
    assert isinstance(confirmed(case, given, DAY, seen(*(one(found, title) for title in titles))), Written)


def seen(*fields: Open) -> dict[str, str]:
    return {each.field.name: each.there for each in fields}


def line(case: OpenCase, key: str) -> str:
    return next(each.strip() for each in case.text.splitlines() if each.strip(" -").startswith(f"{key}:"))


def test_two_files_alike_are_green_and_one_is_amber_with_a_sentence(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    found = asks(case, kept())
    states = {each.field.title: each.field.state for each in found.open if each.field.path[0] == "交易"}
    assert states == {
        "订单号": State.AGREED, "实付": State.AGREED, "下单时间": State.ONCE, "卡密": State.DOUBTED,
        "账单上的收款方全称": State.ONCE,
    }  # fmt: skip
    assert one(found, "卡密").field.told == (DOUBT,)
    assert one(found, "下单时间").field.told == ()
    # What is sure comes first; what has a doubt of its own is confirmed by itself.
    shown = found.of("订单.png")
    assert [each.title for each in shown] == ["订单号", "实付", "卖家的店铺名", "下单时间", "卡密"]
    assert [each.title for each in shown if not each.quick] == ["卡密"]


def test_nothing_is_in_the_file_until_it_is_confirmed(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    before = case.text
    asks(case, kept())
    assert case.text == before
    assert "XK2026" not in before
    write(case, kept(), "实付")
    assert line(case, "实付").startswith('实付: "45.00"  # 读自 订单.png 框 10,200,300,240；支付.png 框')
    assert "XK2026" not in case.text
    assert "OYHJ" not in case.text
    assert "概不退换" not in case.text
    # Both pictures that show it are evidence now, and the order names them; the chat is none yet.
    assert set(case.data["证据"]) == {"订单页", "支付账单"}
    assert case.data["交易"][0]["证据"] == ["订单页", "支付账单"]
    assert "实付" not in [each.field.title for each in asks(case, kept()).open]


def test_all_of_it_one_after_the_other_and_undone(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    given, before = kept(), case.text
    steps = 0
    while found := asks(case, given).open:
        assert isinstance(confirmed(case, given, DAY, seen(found[0])), Written)
        steps += 1
        assert steps < 20
    order = case.data["交易"][0]
    assert (order["订单号"], order["卡密"], order["账单上的收款方全称"]) == (
        "XK2026112000001", "OYHJ-8K2Q-7RTX", "某某网络公司",
    )  # fmt: skip
    assert [each["对方原话"] for each in case.data["经过"]] == ["概不退换"]
    assert case.data["经过"][0]["证据"] == ["客服聊天"]
    for _ in range(steps):
        assert isinstance(case.undo(), Written)
    assert case.text == before
    assert len(asks(case, given).open) >= steps


def test_confirmed_words_stand_at_their_fact_and_the_answer_stays_open(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    write(case, kept(), "实付")
    assert not case.data.get("事实")
    write(case, kept(), "说过的话")
    facts = case.data["事实"]
    assert facts["对方的原话是不退"] == {
        "回答": None, "时间": "2026-11-20 21:31", "原话": "概不退换", "证据": ["客服聊天"],
    }  # fmt: skip
    assert all(not each["回答"] for each in facts.values())


def test_words_that_their_author_changed_are_of_no_fact(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    field = one(asks(case, kept()), "说过的话").field
    texts = tuple("不能退" if part.key == "对方原话" else part.text for part in field.parts)
    write(case, replace(kept(), mine={field.name: texts}), "说过的话")
    assert case.data["经过"][0]["对方原话"] == "不能退"
    assert not case.data.get("事实")


def test_what_its_author_changed_says_so(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    name = one(asks(case, kept()), "卡密").field.name
    given = replace(kept(), mine={name: ("0YHJ-8K2Q-7RTX", "卡密")})
    write(case, given, "卡密")
    assert case.data["交易"][0]["卡密"] == "0YHJ-8K2Q-7RTX"
    assert "读成“OYHJ-8K2Q-7RTX”，您改的" in line(case, "卡密")
    assert "卡密" not in [each.field.title for each in asks(case, given).open]


def test_what_the_file_says_otherwise_is_shown_and_only_then_replaced(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    case.replace(case.text.replace("实付:", "实付: 46.00", 1), case.version)
    found = one(asks(case, kept()), "实付")
    assert (found.there, found.quick) == ("46.00", False)
    write(case, kept(), "订单号")
    assert case.data["交易"][0]["实付"] == "46.00"
    write(case, kept(), "实付")
    assert case.data["交易"][0]["实付"] == "45.00"


def test_what_another_window_wrote_since_is_not_written_over(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    field = one(asks(case, kept()), "实付")
    case.replace(case.text.replace("实付:", "实付: 46.00", 1), case.version)
    refused = confirmed(case, kept(), DAY, seen(field))
    assert isinstance(refused, Refused)
    assert "46.00" in refused.message
    assert case.data["交易"][0]["实付"] == "46.00"
    assert isinstance(confirmed(case, kept(), DAY, seen(one(asks(case, kept()), "实付"))), Written)


@pytest.mark.parametrize("said", list(Said))
def test_what_is_put_aside_is_asked_no_more_and_not_written(tmp_path: Path, said: Said) -> None:
    _, case = begun_case(tmp_path)
    name = one(asks(case, kept()), "实付").field.name
    given = replace(kept(), said={name: said})
    found = asks(case, given)
    assert name not in [each.field.name for each in found.open]
    assert [each.field.name for each in found.aside] == [name]


def test_a_picture_that_is_no_evidence_stays_out(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    exhibit = asks(case, kept()).every.exhibit("支付.png")
    assert exhibit is not None
    write(case, replace(kept(), said={exhibit.name: Said.NO}), "实付")
    assert set(case.data["证据"]) == {"订单页"}
    assert case.data["交易"][0]["证据"] == ["订单页"]


def test_a_picture_of_which_nothing_was_read_is_asked_for_by_itself(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    given = Kept(Gathered((Read("猫.png", What.OTHER),), seen={"猫.png": Seen(picture=True)}))
    found = asks(case, given)
    assert [(each.field.path, each.field.file) for each in found.open] == [((EXHIBITS, "证据"), "猫.png")]
    assert isinstance(confirmed(case, given, DAY, seen(found.open[0])), Written)
    assert case.data[EXHIBITS]["证据"]["文件"] == "猫.png"


def test_two_readings_of_one_key_are_one_field(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    said = [read(Kind.ORDERED_AT, f"2026-11-{day} 20:44", f"{day}.png") for day in (20, 21)]
    files = [replace(each, belongs="同一单") for each in said]
    given = Kept(Gathered(tuple(Read(each.at[0].file, What.ORDER, (each,)) for each in files)))
    field = one(asks(case, given), "下单时间").field
    assert (field.parts[0].value, field.others) == ("2026-11-20 20:44", ("2026-11-21 20:44",))
    assert field.state is State.DOUBTED


def test_of_two_orders_a_value_goes_to_the_one_whose_number_its_row_bears(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)

    def order(number: str, paid: str, row: int) -> tuple[Proposal, ...]:
        at = (Place("账单.csv", row=row),)
        return tuple(Proposal(kind, value, value, at, (), number) for kind, value in ((Kind.PAYMENT_ID, number), (Kind.PAID, paid)))  # fmt: skip

    given = Kept(Gathered((Read("账单.csv", What.BILL, (*order("4200000001", "45.00", 2), *order("4200000002", "68.00", 3))),)))  # fmt: skip
    found = asks(case, given)
    titles = {each.field.title: each.field for each in found.open}
    assert titles["实付（第 2 单）"].state is State.TYPED
    write(case, given, "支付单号（第 1 单）")
    write(case, given, "实付（第 2 单）")
    write(case, given, "实付（第 1 单）")
    assert [(each["支付单号"], each["实付"]) for each in case.data["交易"]] == [
        ("4200000001", "45.00"), ("4200000002", "68.00"),
    ]  # fmt: skip


def test_twelve_debits_are_one_thing_to_look_at(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    case.folder.mkdir()
    bill = case.folder / "账单.csv"
    bill.write_text(wechat(*renewals(12)), encoding="utf-8")
    given = Kept(read_one((bill, "", (), DAY, None)))
    found = asks(case, given)
    rows = one(found, "扣款各期").field
    # What they come to, and when the first of them was, follows from them.
    assert [part.key for part in rows.parts[12:]] == ["实付", "下单时间"]
    assert [part.text for part in rows.parts[12:]] == ["180.00", "2023-03-08 09:00"]
    assert len(found.open) == 5
    assert isinstance(confirmed(case, given, DAY, seen(*found.open)), Written)
    assert len(case.data["交易"][0]["扣款各期"]) == 12
    assert case.data["交易"][0]["实付"] == "180.00"
    assert asks(case, given).open == ()


def test_a_chat_in_words_is_no_picture_that_could_be_misread(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    case.folder.mkdir()
    chat = case.folder / "聊天.txt"
    chat.write_text(CHAT, encoding="utf-8")
    assert set(read_one((chat, "", (), DAY, None)).reads[0].speakers) == {"李某某", "某某小店"}
    given = replace(Kept(read_one((chat, "李某某", (), DAY, None))), me="李某某")
    said = [each for each in asks(case, given).open if each.field.title == "说过的话"]
    assert len(said) == 2
    assert all(each.quick for each in said)
    assert isinstance(confirmed(case, given, DAY, seen(*said)), Written)
    assert [each["证据"] for each in case.data["经过"]] == [["客服聊天#1", "客服聊天#2"][1:], ["客服聊天#3"]]


def test_the_name_in_the_story_goes_into_the_record_of_the_person(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    case.folder.mkdir()
    story = case.folder / STORY
    story.write_text("我叫王某某，买的卡密不能用。", encoding="utf-8")
    given = Kept(read_one((story, "", (), DAY, None)))
    found = asked_of(case, given, DAY)
    field = one(found, "您的姓名")
    assert "王某某" not in case.value(("消费者",))
    assert not case.value(("消费者", "姓名"))
    assert isinstance(confirmed(case, given, DAY, seen(field)), Written)
    assert case.value(("消费者", "姓名")) == "王某某"
    assert "您的姓名" not in [each.field.title for each in asked_of(case, given, DAY).open]
    assert isinstance(case.undo(), Written)
    assert not case.value(("消费者", "姓名"))


def test_of_several_conversations_one_is_chosen(tmp_path: Path) -> None:
    file = tmp_path / "聊天.csv"
    rows = ["会话,时间,发送人,内容", "甲店,2026-10-03 21:32,我,不能用", "乙店,2026-10-03 21:40,乙店,你好"]
    file.write_text("\n".join(rows), encoding="utf-8")
    talks = talks_in(file)
    assert set(talks) == {"甲店", "乙店"}
    assert not read_one((file, "", (), DAY, None)).reads[0].words
    (said,) = read_one((file, "", ("甲店",), DAY, None)).reads[0].words
    assert said.words == "不能用"


def test_what_is_kept_comes_back_and_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "案件"
    given = replace(
        kept(), me="李某某", picks={"账单.csv": ("第18行",)}, said={"a": Said.UNCLEAR}, mine={"b": ("1",)}
    )
    keep(folder, given)
    assert loaded(folder) == given
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    (folder / FILE).write_text("{", encoding="utf-8")
    assert loaded(folder) == Kept()


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    _, case = begun_case(tmp_path)
    case.file.write_text("卖家: [", encoding="utf-8")
    case.refreshed()
    found = asks(case, kept())
    assert isinstance(found.fault, Refused)
    assert found.open == ()
    assert isinstance(confirmed(case, kept(), DAY, {"a": ""}), Refused)
