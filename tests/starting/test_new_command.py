"""The command `new`: a folder in which nothing was, what it writes there, and a second run."""

import json
import os
import stat
import sys
from io import BytesIO
from pathlib import Path

import pytest
from bills_made import Paid, alipay, alipay_web, jd, renewals, sheet, wechat, wechat_cells
from machine_support import SMALL, run, with_cases
from PIL import Image

from kameng_docs.cli import beginning
from kameng_docs.pipeline import case_of, open_workshop
from kameng_docs.reading import ocr
from kameng_docs.source import read

TODAY = "2026-12-01"
CHAT = """\
小李 2026-11-20 21:09
刚买的年卡兑换不了，提示已被使用

某某小店 2026-11-20 21:31
虚拟商品售出概不退换

小李 2026-11-20 21:40
那请给我退款
"""
STORY = "这个月二十号在某某小店买了张年卡，四十五块。\n我叫王某某，自己用的。\n"


@pytest.fixture(autouse=True)
def nobody_recognises(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without the extra."""
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    given = tmp_path / "手机里的"
    given.mkdir()
    (given / "聊天.txt").write_text(CHAT, "utf-8")
    (given / "自己写的.txt").write_text(STORY, "utf-8")
    (given / "账单.csv").write_text(wechat(*renewals(12), Paid(payee="某某餐馆", goods="午饭")), "utf-8")
    (given / "图.png").write_bytes(picture())
    place = tmp_path / "空的"
    place.mkdir()
    monkeypatch.chdir(place)
    return given


def picture(width: int = 400) -> bytes:
    content = BytesIO()
    Image.new("RGB", (width, 900), "white").save(content, "PNG")
    return content.getvalue()


def new(*arguments: str, name: str = "我的案件") -> object:
    return run("new", name, *map(str, arguments), "--today", TODAY)


def case() -> dict:
    source, faults = read(Path("cases/我的案件.yaml"), shown_as="我的案件.yaml")
    assert source is not None, faults
    return source.data


def everything() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


def test_in_an_empty_folder_it_writes_all_that_a_case_needs(here):
    told = new("--chat", here / "聊天.txt", "--me", "小李", "--story", here / "自己写的.txt")
    assert told.exit_code == 0, told.stderr
    files = {str(path) for path in Path().rglob("*") if path.is_file() and not path.name.endswith(".lock")}
    assert files == {
        ".gitignore",
        "schema/case.schema.json",
        "cases/我的案件.yaml",
        "cases/我的案件/聊天.txt",
        "cases/我的案件/自述.txt",
        "cases/parties/王某某.yaml",
    }
    first = Path("cases/我的案件.yaml").read_text("utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/case.schema.json"
    assert "/cases/" in Path(".gitignore").read_text("utf-8")
    assert (here / "聊天.txt").read_text("utf-8") == CHAT
    assert Path("cases/我的案件/自述.txt").read_text("utf-8") == STORY
    assert case()["消费者"] == "王某某"
    assert case()["证据"]["客服聊天"]["聊天里我是"] == "小李"
    assert "客服聊天#2" in case()["事实"]["对方的原话是不退"]["证据"]


@pytest.mark.skipif(os.name != "posix", reason="modes")
def test_what_it_writes_is_for_its_owner_alone(here):
    new("--story", here / "自己写的.txt")
    for path in Path("cases").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_a_bill_with_one_renewal_makes_a_case_that_check_accepts_but_for_its_questions(here):
    told = new("--bill", here / "账单.csv", "--me", "王某某")
    assert "按期扣款的只有付给" in told.stdout
    found = case_of(open_workshop(Path("cases")), Path("cases/我的案件.yaml"))[2]
    assert {(fault.code, fault.message) for fault in found if fault.severity == "error"} == {
        ("case.missing-key", "“回答”没有填")
    }
    (order,) = case()["交易"]
    assert len(order["扣款各期"]) == 12
    assert case()["争议"] == ["自动续费"]
    assert "某某餐馆" not in Path("cases/我的案件.yaml").read_text("utf-8")


@pytest.mark.parametrize("count", [12, 42])
@pytest.mark.parametrize("form", ["微信", "微信表格", "支付宝", "支付宝网页", "京东"])
def test_bills_of_every_house_make_such_a_case(here, form, count):
    paid = renewals(count)
    (here / "账单").write_bytes(
        {
            "微信": lambda: wechat(*paid).encode(),
            "微信表格": lambda: sheet(*map(wechat_cells, paid)),
            "支付宝": lambda: alipay(*paid).encode("gbk"),
            "支付宝网页": lambda: alipay_web(*paid).encode("gbk"),
            "京东": lambda: jd(*paid).encode(),
        }[form]()
    )
    told = new("--bill", here / "账单", "--me", "王某某")
    assert told.exit_code == 0, told.stderr
    found = case_of(open_workshop(Path("cases")), Path("cases/我的案件.yaml"))[2]
    assert {fault.message for fault in found if fault.severity == "error"} == {"“回答”没有填"}
    (order,) = case()["交易"]
    assert len(order["扣款各期"]) == count
    assert order["实付"] == f"{15 * count}.00"
    assert [each["支付单号"] for each in order["扣款各期"]] == [each.number for each in paid]


def test_rows_are_chosen_and_of_a_bill_with_nothing_to_choose_by_they_are_shown(here):
    (here / "账单.csv").write_text(
        wechat(Paid(), Paid(payee="某某餐馆", goods="午饭", number="4200000000202610030000000002")), "utf-8"
    )
    told = new("--bill", here / "账单.csv")
    assert "某某餐馆" in told.stderr
    assert "某某餐馆" not in Path("cases/我的案件.yaml").read_text("utf-8")
    assert case()["交易"][0].get("支付单号") is None
    again = new("--bill", here / "账单.csv", "--pick", "某某网络科技", "--yes")
    assert again.exit_code == 0, again.stderr
    assert case()["交易"][0]["支付单号"] == "4200000000202610030000000001"


def test_without_the_extra_a_picture_is_evidence_and_what_would_read_it_is_told(here):
    told = new("--pictures", here / "图.png")
    assert told.exit_code == 0
    assert ocr.WITHOUT in told.stdout
    assert case()["证据"]["证据"]["文件"] == "图.png"
    assert Path("cases/我的案件/图.png").read_bytes() == (here / "图.png").read_bytes()


def test_a_folder_takes_bills_chats_and_a_story_too_and_tells_of_strangers(here):
    (here / "表.json").write_text("{}", "utf-8")
    (here / ".DS_Store").write_bytes(b"x")
    told = new("--pictures", here, "--me", "小李")
    assert {each.name for each in Path("cases/我的案件").iterdir()} == {
        "图.png",
        "聊天.txt",
        "自己写的.txt",
        "账单.csv",
    }
    assert "表.json：" in told.stdout
    assert len(case()["交易"][0]["扣款各期"]) == 12
    assert case()["经过"]


def test_a_second_run_shows_and_refuses_where_nobody_can_answer(here):
    new("--story", here / "自己写的.txt")
    before = everything()
    told = new("--chat", here / "聊天.txt", "--me", "小李")
    assert told.exit_code == 2
    assert "+  - {时间: 2026-11-20 21:31" in told.stderr
    assert everything() == before
    done = new("--chat", here / "聊天.txt", "--me", "小李", "--yes")
    assert done.exit_code == 0, done.stderr
    assert case()["经过"]
    (backup,) = Path("cases/备份").glob("*.bak-1")
    assert backup.read_bytes() == before["cases/我的案件.yaml"]


def test_the_same_again_writes_nothing(here):
    given = (
        "--chat",
        here / "聊天.txt",
        "--me",
        "小李",
        "--story",
        here / "自己写的.txt",
        "--bill",
        here / "账单.csv",
    )
    new(*given)
    before = everything()
    told = new(*given)
    assert told.exit_code == 0
    assert "没有新的" in told.stdout
    assert everything() == before


def test_who_i_am_in_a_chat_is_said_once(here):
    new("--chat", here / "聊天.txt", "--me", "小李")
    (here / "聊天二.txt").write_text(CHAT.replace("概不退换", "不能退的"), "utf-8")
    new("--chat", here / "聊天二.txt", "--yes")
    assert any("不能退的" in str(each) for each in case()["经过"])


def test_a_pick_goes_to_the_file_that_it_is_of(here):
    bar = "=" * 64
    talks = "".join(
        f"{bar}\n消息分组:我的好友\n{bar}\n消息对象:{who}\n{bar}\n\n2026-10-03 21:32:05 小李\n{words}\n\n"
        f"2026-10-03 21:33:05 {who}\n不退\n\n"
        for who, words in (("某某小店", "兑换不了"), ("妈妈", "吃饭了"))
    )
    (here / "两段.txt").write_text(f"消息记录（此消息记录为文本格式，不支持重新导入）\n\n{talks}", "utf-8")
    told = new(
        "--chat",
        here / "两段.txt",
        "--bill",
        here / "账单.csv",
        "--pick",
        "某某餐馆",
        "--pick",
        "某某小店",
        "--me",
        "小李",
    )
    assert told.exit_code == 0, told.stderr
    assert "没有单号" not in told.stdout
    assert case()["交易"][0]["账单上的收款方全称"] == "某某餐馆"
    assert "某某小店" in [each.get("对话") for each in case()["证据"].values()]
    assert "兑换不了" in str(case()["经过"])
    assert "吃饭" not in str(case())


@pytest.mark.skipif(os.name != "posix", reason="devices")
def test_a_pipe_is_refused_at_once(here):
    os.mkfifo(here / "管道")
    assert new("--chat", here / "管道").exit_code == 2
    assert list(Path().iterdir()) == []


def test_what_a_bill_says_came_back_stands(here):
    (here / "账单.csv").write_text(wechat(Paid(refunded="8.00", status="已退款(￥8.00)")), "utf-8")
    new("--bill", here / "账单.csv")
    assert case()["交易"][0]["已退回"] == {"金额": "8.00"}


@pytest.mark.skipif(os.name != "posix", reason="names that Windows has not")
@pytest.mark.parametrize(
    "name", ["甲\n消费者: 别人.png", 'a"b<c>:d?.png', "con.png", "\x1b[31m红.png", "甲#乙: 丙.png", "-x.png"]
)
def test_a_hostile_name_of_a_file_is_a_plain_one_in_the_case(here, name):
    (here / name).write_bytes(picture())
    told = new("--pictures", here / name)
    assert told.exit_code == 0, told.stderr
    (copy,) = Path("cases/我的案件").iterdir()
    assert copy.read_bytes() == picture()
    assert copy.name.isprintable()
    assert case()["消费者"] == "我"
    assert case()["证据"]["证据"]["文件"] == copy.name
    found = case_of(open_workshop(Path("cases")), Path("cases/我的案件.yaml"))[2]
    assert {fault.code for fault in found if fault.severity == "error"} == {"case.missing-key"}


def test_names_that_differ_in_case_alone_are_two_files(here):
    other = here / "别处"
    other.mkdir()
    (here / "A.png").write_bytes(picture())
    (other / "a.png").write_bytes(picture(300))
    new("--pictures", here / "A.png", "--pictures", other / "a.png")
    assert {each.name for each in Path("cases/我的案件").iterdir()} == {"A.png", "a-2.png"}


def test_two_files_of_one_name_and_one_that_lies_there_keep_apart(here):
    other = here / "别处"
    other.mkdir()
    (other / "图.png").write_bytes(picture(300))
    new("--pictures", here / "图.png", "--pictures", other / "图.png")
    assert {each.name for each in Path("cases/我的案件").iterdir()} == {"图.png", "图-2.png"}
    (other / "三.png").write_bytes(picture(200))
    (other / "三.png").replace(other / "图.png")
    new("--pictures", other / "图.png", "--yes")
    assert {each.name for each in Path("cases/我的案件").iterdir()} == {"图.png", "图-2.png", "图-3.png"}
    assert len({each["文件"] for each in case()["证据"].values()}) == 3


def test_a_second_case_uses_the_record_of_the_first(here):
    new("--story", here / "自己写的.txt")
    record = Path("cases/parties/王某某.yaml")
    record.write_text('姓名: 王某某\n电话: "13800000000"\n', "utf-8")
    new(name="另一件")
    assert "消费者: 王某某" in Path("cases/另一件.yaml").read_text("utf-8")
    assert "13800000000" in record.read_text("utf-8")
    assert [each.name for each in Path("cases/parties").iterdir()] == ["王某某.yaml"]


def test_of_several_persons_none_is_taken(here):
    Path("cases/parties").mkdir(parents=True)
    for name in ("王某某", "李某某"):
        Path(f"cases/parties/{name}.yaml").write_text(f"姓名: {name}\n", "utf-8")
    Path("cases/parties/某某公司.yaml").write_text("名称: 某某公司\n", "utf-8")
    new()
    assert case()["消费者"] is None
    text = Path("cases/我的案件.yaml").read_text("utf-8")
    assert "李某某、王某某" in text
    new("--me", "李某某", name="另一件")
    assert "消费者: 李某某" in Path("cases/另一件.yaml").read_text("utf-8")


def test_a_firm_of_that_name_is_no_person(here):
    Path("cases/parties").mkdir(parents=True)
    Path("cases/parties/王某某.yaml").write_text("名称: 王某某\n", "utf-8")
    new("--me", "王某某")
    assert case()["消费者"] == "王某某-2"
    assert Path("cases/parties/王某某.yaml").read_text("utf-8") == "名称: 王某某\n"


def test_examples_are_nobody(here):
    with_cases(Path(), SMALL)
    new()
    assert case()["消费者"] == "我"


@pytest.mark.parametrize(
    "name",
    [
        "../外面",
        "a/b",
        "a\\b",
        "",
        " ",
        ".隐",
        "-x",
        "parties",
        "备份",
        "con",
        "甲\n乙",
        "甲\u200b乙",
        "甲" * 200,
        "c:x",
        "甲.",
    ],
)
def test_a_name_that_is_none_is_refused_and_nothing_written(here, name):
    told = run("new", "--today", TODAY, "--", name)
    assert told.exit_code == 2, told.stdout
    assert list(Path().iterdir()) == []


def test_a_dispute_that_nobody_knows_is_asked_for_with_the_nearest(here):
    told = new("--from", "卡密无校")
    assert told.exit_code == 2
    assert "卡密无效" in told.stderr
    assert list(Path().iterdir()) == []


def test_a_named_dispute_brings_its_questions(here):
    new("--from", "自动续费")
    assert "自动续费扣了款" in case()["事实"]


def test_a_case_that_cannot_be_read_is_not_touched(here):
    Path("cases").mkdir()
    Path("cases/我的案件.yaml").write_text("消费者: [\n", "utf-8")
    before = everything()
    assert new("--chat", here / "聊天.txt", "--yes").exit_code == 1
    assert everything() == before


def test_json_tells_proposals_with_places_and_doubts(here):
    told = new(
        "--chat", here / "聊天.txt", "--me", "小李", "--story", here / "自己写的.txt", "--format", "json"
    )
    shown = json.loads(told.stdout)
    assert {
        "case",
        "file",
        "files",
        "proposals",
        "words",
        "values",
        "asked",
        "questions",
        "differs",
        "unread",
    } <= set(shown)
    (money,) = [each for each in shown["proposals"] if each["kind"] == "金额"]
    assert money["value"] == "45.00"
    assert money["at"] == [{"file": "自述.txt", "row": 1, "box": None, "page": None}]
    assert [each["side"] for each in shown["words"]] == ["我", "对方", "我"]


def test_broken_off_while_reading_leaves_nothing(here, monkeypatch):
    def interrupted(number: int, *_: object) -> None:
        if number == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(beginning, "_progress", interrupted)
    told = new("--pictures", here)
    assert told.exit_code == 1
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("broken", ["schema_of", "the_case"])
def test_broken_off_while_writing_leaves_nothing_behind(here, monkeypatch, broken):
    from kameng_docs.starting import writing

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    if broken == "schema_of":
        monkeypatch.setattr(writing, "case_schema", interrupted)
    else:
        real = writing._new
        monkeypatch.setattr(
            writing,
            "_new",
            lambda path, text: interrupted() if path.name == "我的案件.yaml" else real(path, text),
        )
    told = new("--pictures", here)
    assert told.exit_code == 1
    assert [path for path in Path().rglob("*") if path.is_file() and path.suffix not in {".lock", ""}] == []


def test_a_person_at_the_terminal_is_asked_who_he_is(here, monkeypatch):
    monkeypatch.setattr(sys.stdin.__class__, "isatty", lambda _: True, raising=False)
    from click.testing import CliRunner

    from kameng_docs.cli import main

    monkeypatch.setattr(beginning.Asked, "talks", property(lambda _: True))
    told = CliRunner().invoke(
        main, ["new", "我的案件", "--chat", str(here / "聊天.txt"), "--today", TODAY], input="1\n"
    )
    assert told.exit_code == 0, told.output
    assert case()["证据"]["客服聊天"]["聊天里我是"] == "小李"
    assert case()["经过"]


def test_nothing_is_written_above_the_folder_in_which_somebody_works(here, monkeypatch):
    before = {path.name for path in Path("..").iterdir()}
    told = run("new", "我的案件", "--cases", ".", "--today", TODAY)
    assert told.exit_code == 0, told.stderr
    assert Path("我的案件.yaml").is_file()
    assert {path.name for path in Path("..").iterdir()} == before


def test_a_git_ignore_that_is_there_stays_and_is_told_of(here):
    Path(".gitignore").write_text("*.pyc\n", "utf-8")
    told = new()
    assert Path(".gitignore").read_text("utf-8") == "*.pyc\n"
    assert ".gitignore" in told.stderr
