"""`log read-many`, `reply-many`: one answer into many diaries, shown before it is written, never twice, and to nobody else's case."""

import json
from pathlib import Path

import pytest
from log_many_support import name_of, put_case, put_cases, who
from log_support import everything
from machine_support import replace_in, run

from kameng_docs.cli import asking
from kameng_docs.custody.journal import keep
from kameng_docs.pipeline import case_of, open_workshop

TODAY = "2026-11-28"
OUTCOME = "经调解，经营者不同意退款，本局决定终止调解。"
LETTER = f"某某市市场监督管理局\n关于投诉某某小店的答复\n{OUTCOME}\n2026年11月23日\n"
STEP = '渠道: "12315", 提交: 2026-11-20'
CASES = Path("cases")
# Settled and paid: the case is over, though a step still waits.
SETTLED = "金额: 15.00, 支付期限: 2026-11-22, 谈妥日期: 2026-11-21, 到账日期: 2026-11-22"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    CASES.mkdir()
    return tmp_path


def file_of(number: int) -> Path:
    return CASES / f"{name_of(number)}.yaml"


def names(*numbers: int) -> list[str]:
    return [name_of(number) for number in numbers]


def read_many(*cases, words=LETTER, yes=True, more=()):
    Path("答复.txt").write_text(words, "utf-8")
    confirmed = ["--yes"] if yes else []
    return run(
        "log", "read-many", "答复.txt", *cases, "--at", "2026-11-24", "--today", TODAY, *confirmed, *more
    )


def found(told) -> dict:
    return json.loads(told.stdout)


def state_of(number: int, step: int = 0) -> str:
    case, _, faults, _ = case_of(open_workshop(CASES), file_of(number))
    assert faults == []
    return case.progress[step].state


def test_one_letter_goes_into_the_step_of_each_with_a_copy_and_a_second_time_into_none(here):
    put_cases(CASES, range(3), STEP)
    before = {file: file.read_text("utf-8") for file in map(file_of, range(3))}
    told = read_many("--seller", "某某小店", more=("--format", "json"))
    assert told.exit_code == 0, told.stderr
    written = found(told)["written"]
    assert [each["case"] for each in written] == names(0, 1, 2)
    for each in written:
        folder = CASES / each["case"]
        assert (folder / "已收到/2026-11-24-12315/答复.txt").read_text("utf-8") == LETTER
        assert list(each["copies"]) == ["已收到/2026-11-24-12315/答复.txt"]
        assert Path(each["backup"]).read_text("utf-8") == before[Path(each["file"])]
    more = f", 状态: 调解不成, 办结日期: 2026-11-23, 结果: {OUTCOME}, 答复时间: 2026-11-24"
    for file, text in before.items():
        assert file.read_text("utf-8") == text.replace(STEP, STEP + more)
    stands = everything()
    again = read_many(*names(0, 1, 2), more=("--format", "json"))
    assert again.exit_code == 0, again.stderr
    assert [each["case"] for each in found(again)["already"]] == names(0, 1, 2)
    assert everything() == stands


def test_it_is_shown_whole_first_and_without_a_yes_nothing_is_written(here):
    put_cases(CASES, range(2), STEP)
    put_case(CASES, 2)
    Path("答复.txt").write_text(LETTER, "utf-8")
    before = everything()
    told = read_many(*names(0, 1, 2), yes=False, more=("--changes",))
    assert told.exit_code == 2
    assert "没有写：这里问不了您" in told.stderr
    rows = [line.split() for line in told.stdout.splitlines() if line.startswith("  案00")]
    assert rows[0] == ["案000", "第", "1", "步", "12315", "2026-11-20", "已提交", *rows[0][7:]]
    assert f"每一件的“结果”：{OUTCOME}" in told.stdout
    assert "一共 3 件：要写 2 件，不写 1 件" in told.stdout
    assert told.stdout.count("+  - {渠道") == 2
    assert everything() == before


def test_asked_once_for_all_of_them(here, monkeypatch):
    put_cases(CASES, range(2), STEP)
    asked = []
    monkeypatch.setattr(asking.sys.stdin.__class__, "isatty", lambda _: True, raising=False)
    monkeypatch.setattr("kameng_docs.cli.many.ask", asked.append)
    assert read_many(*names(0, 1), yes=False).exit_code == 0
    assert asked == ["写进这 2 件吗"]
    assert [state_of(each) for each in (0, 1)] == ["调解不成"] * 2


AGAINST = {
    0: ((), "“进度”里一步也没有", "kameng-docs log sent 案000 12315"),
    1: ((STEP, STEP.replace("-20", "-21")), "这个渠道有几步都可能", "--step 案001=1"),
    2: ((STEP.replace("11-20", "11-25"),), "落款的日期比这个渠道的每一步都早", "--step 案002=1"),
    3: ((f"{STEP}, 状态: 已拒绝, 结果: 不退, 答复时间: 2026-11-21",), "已经有结果：已拒绝", "--step 案003=1"),
    4: (("渠道: 黑猫, 提交: 2026-11-20",), "“进度”里没有这个渠道的一步", "--step 案004=1"),
}


def test_each_that_is_left_alone_is_told_with_its_reason_and_the_others_are_written(here):
    put_cases(CASES, [9], STEP)
    for number, (steps, _, _) in AGAINST.items():
        put_case(CASES, number, *steps)
    put_case(CASES, 5, STEP, more="标提: 一\n")
    put_case(CASES, 6, STEP, more=f"和解: {{{SETTLED}}}\n")
    before = everything()
    told = read_many(*names(*AGAINST, 5, 6, 9), more=("--format", "json"))
    assert told.exit_code == 1
    left = {each["case"]: each for each in found(told)["left"]}
    for number, (_, why, hint) in AGAINST.items():
        assert why in left[name_of(number)]["why"]
        assert hint in left[name_of(number)]["hint"]
    assert left["案005"]["why"] == "案件文件有错"
    assert left["案006"]["why"] == "这一件已经了结"
    assert [each["case"] for each in found(told)["written"]] == ["案009"]
    stands = everything()
    assert all(stands[name] == content for name, content in before.items() if "案009" not in name)


def test_a_step_that_is_named_is_taken_as_the_author_says(here):
    put_case(CASES, 1, *AGAINST[1][0])
    put_case(CASES, 3, *AGAINST[3][0])
    told = read_many(*names(1, 3), more=("--step", "案001=2", "--step", "案003=1"))
    assert told.exit_code == 0, told.stderr
    assert (state_of(1, 0), state_of(1, 1), state_of(3)) == ("已提交", "调解不成", "调解不成")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("--step", "案001"), "写成 案件名=第几步"),
        (("--step", "案009=1"), "不在这次要记的案件里"),
        (("--seller", "没有这家"), "没有这样的案件"),
    ],
)
def test_wrong_usage_says_what_to_write(here, more, why):
    put_cases(CASES, [1], STEP)
    told = read_many(*([] if "--seller" in more else names(1)), more=more)
    assert told.exit_code == 2
    assert why in told.stderr


def test_no_name_and_no_filter_is_not_all_of_them(here):
    put_cases(CASES, [1], STEP)
    told = read_many()
    assert told.exit_code == 2
    assert "没有写是哪几件" in told.stderr
    assert state_of(1) == "已提交"


# whose letter it is


def told_of(*numbers: int, also: str = "") -> str:
    called = "、".join(who(number) for number in numbers)
    return LETTER.replace("关于", f"{called}：{also}\n关于", 1)


@pytest.mark.parametrize("also", ["", "订单号 2611 0100 00177", "电话 138 0000 0001"])
def test_a_letter_to_one_of_them_goes_to_that_one_alone_and_never_tells_the_name(here, also):
    put_cases(CASES, range(3), STEP)
    words = told_of(1, also=also) if not also else LETTER.replace("关于", f"{also}\n关于", 1)
    told = read_many(*names(0, 1, 2), words=words, more=("--format", "json"))
    assert [each["case"] for each in found(told)["written"]] == ["案001"]
    left = found(told)["left"]
    assert [each["case"] for each in left] == names(0, 2)
    assert all("别的案件的人：案001（" in each["why"] for each in left)
    assert all("--force" in each["hint"] for each in left)
    assert who(1) not in "".join(each["why"] for each in left)
    assert not (CASES / "案000").exists()


def test_a_letter_that_names_somebody_whose_case_was_not_given_goes_to_none(here):
    put_cases(CASES, range(3), STEP)
    told = read_many(*names(0, 2), words=told_of(1), more=("--format", "json"))
    assert found(told)["written"] == []
    assert read_many(*names(0, 2), words=told_of(1), more=("--force",)).exit_code == 0
    assert [state_of(each) for each in range(3)] == ["调解不成", "已提交", "调解不成"]


def test_a_letter_that_names_several_goes_to_none_whole_and_says_what_to_do(here):
    put_cases(CASES, range(3), STEP)
    told = read_many(*names(0, 1, 2), words=told_of(0, 2), more=("--format", "json"))
    assert told.exit_code == 1
    assert found(told)["written"] == []
    left = {each["case"]: each for each in found(told)["left"]}
    assert left["案000"]["why"] == "里面也写着别的案件的人：案002（姓名）"
    assert "kameng-docs log reply 案000" in left["案000"]["hint"]
    assert "涂去别人的姓名、号码" in left["案000"]["hint"]
    assert not (CASES / "案000").exists()
    told = read_many(*names(0, 2), words=told_of(0, 2), more=("--force",))
    assert told.exit_code == 0
    assert "案000：里面也写着别的案件的人：案002（姓名）" in told.stdout
    assert [state_of(each) for each in range(3)] == ["调解不成", "已提交", "调解不成"]


def order(number: int) -> str:
    return f"2611010{number:04}77"


# A shop's letter to an association: several orders, an offer to one, the rest refused.
REFUSES = "经核查，订单{orders}的卡密发出时均为有效。虚拟商品一经售出概不退款。"
OFFERS = "其中{who}（{phone}）的一件，我店愿意退5元。其余不予退款。"
SHOPS = "某某县消费者协会：\n贵会转来的投诉收悉。{}\n某某卡密科技有限公司\n2026年11月23日\n"
ASSOCIATION = "渠道: 消协, 提交: 2026-11-20"


def shops(*numbers: int, offer: int | None = None) -> str:
    words = REFUSES.format(orders="、".join(map(order, numbers)))
    if offer is not None:
        words += OFFERS.format(who=who(offer), phone=f"1380000{offer:04}")
    return SHOPS.format(words)


def test_a_shops_letter_with_the_orders_of_several_is_copied_and_quoted_in_none(here):
    put_cases(CASES, range(4), ASSOCIATION)
    stands = everything()
    told = read_many(*names(0, 1, 2), words=shops(0, 1, 2, offer=0), more=("--channel", "消协"))
    assert told.exit_code == 1
    Path("答复.txt").unlink()
    assert everything() == stands


def test_the_gist_alone_is_written_where_it_names_nobody_else(here):
    put_cases(CASES, range(3), ASSOCIATION)
    more = ("--channel", "消协", "--no-copy", "--format", "json")
    told = read_many(*names(0, 1, 2), words=shops(0, 1, 2), more=more)
    assert found(told)["written"] == []
    more = (*more, "--outcome", "虚拟商品一经售出概不退款")
    told = read_many(*names(0, 1, 2), words=shops(0, 1, 2), more=more)
    assert [each["case"] for each in found(told)["written"]] == names(0, 1, 2), told.stderr
    assert not any((CASES / name).exists() for name in names(0, 1, 2))
    assert order(1) not in file_of(0).read_text("utf-8").split("进度:")[1]


def test_what_is_offered_to_one_is_the_outcome_of_no_other(here):
    put_cases(CASES, range(3), ASSOCIATION)
    more = ("--channel", "消协", "--force")
    words = shops(0, 1, 2, offer=0)
    told = read_many(*names(0, 1, 2), words=words, more=(*more, "--format", "json"))
    assert found(told)["written"] == []
    assert all("只说其中几件怎么处理" in each["why"] for each in found(told)["left"])
    assert who(0) not in told.stdout
    told = read_many(*names(1, 2), words=words, more=(*more, "--state", "已拒绝"))
    assert told.exit_code == 0, told.stderr
    assert [state_of(each) for each in range(3)] == ["已提交", "被投诉方已拒绝", "被投诉方已拒绝"]


def test_what_a_shop_wrote_to_an_office_is_entered_as_the_shops_words(here):
    put_cases(CASES, range(2), ASSOCIATION)
    words = SHOPS.format("虚拟商品一经售出概不退款。")
    more = ("--channel", "消协", "--format", "json")
    told = read_many(*names(0, 1), words=words, more=more)
    assert [each["case"] for each in found(told)["written"]] == names(0, 1), told.stderr
    assert '结果: "被投诉方答复：虚拟商品一经售出概不退款。"' in file_of(0).read_text("utf-8")
    assert [state_of(each) for each in (0, 1)] == ["被投诉方已拒绝"] * 2
    again = read_many(*names(0, 1), words=words, more=more)
    assert [each["case"] for each in found(again)["already"]] == names(0, 1)


JOINT = "联名: {{同意: 联名投诉, 同意于: 2026-11-18, 推选代表: [{}, {}]}}\n"


@pytest.mark.parametrize("where", ["{}：\n关于", "投诉人代表{}等三人：\n关于"])
def test_whoever_represents_them_is_no_stranger_and_no_other_case_is_named(here, where):
    put_cases(CASES, range(5), STEP)
    for number in (0, 1, 2):
        put_case(CASES, number, STEP, more=JOINT.format(who(0), who(1)))
    words = LETTER.replace("关于", where.format(who(0)), 1)
    told = read_many(*names(0, 1, 2, 4), words=words, more=("--format", "json"))
    assert [each["case"] for each in found(told)["written"]] == names(0, 1, 2), told.stderr
    assert [each["why"] for each in found(told)["left"]] == ["这份答复写的是别的案件的人：案000（姓名）"]


def test_the_number_of_a_representative_is_his_own_and_so_is_what_he_is_offered(here):
    put_cases(CASES, range(1), STEP)
    put_case(CASES, 1, STEP, more=JOINT.format(who(0), who(2)))
    phone = LETTER.replace("关于", f"{who(0)} 13800000000：\n关于", 1)
    told = read_many(*names(1), words=phone, more=("--format", "json"))
    assert (
        "案000（姓名、电话）" in found(told)["left"][0]["why"]
        or "案000（电话）" in found(told)["left"][0]["why"]
    )
    words = SHOPS.format(f"其中{who(0)}的一件，我店愿意退5元。其余不予退款。")
    told = read_many(*names(1), words=words, more=("--channel", "12315", "--format", "json"))
    assert "只说其中几件怎么处理" in found(told)["left"][0]["why"]


def test_an_agent_of_all_of_them_names_none(here):
    put_cases(CASES, range(2), STEP)
    for number in range(2):
        text = file_of(number).read_text("utf-8")
        agent = "委托代理人: {姓名: 钟离某某, 是我的: 配偶}\n"
        file_of(number).write_text(text.replace("卖家:\n", f"{agent}卖家:\n", 1), "utf-8")
    words = LETTER.replace("关于", f"钟离某某：\n{who(1)}\n关于", 1)
    told = read_many(*names(0, 1), words=words, more=("--format", "json"))
    assert [each["case"] for each in found(told)["written"]] == ["案001"], told.stdout + told.stderr


def test_a_number_in_the_letter_is_written_into_none_and_finds_its_own_step(here):
    put_cases(CASES, [0], STEP)
    put_case(CASES, 1, f'{STEP}, 编号: "1310115002026112200012345"', STEP.replace("-20", "-21"))
    words = LETTER.replace("关于投诉", "关于投诉编号：1310115002026112200012345 投诉")
    told = read_many(*names(0, 1), words=words, more=("--format", "json"))
    assert [(each["case"], each["number"]) for each in found(told)["written"]] == [("案001", 1)]
    assert [each["case"] for each in found(told)["left"]] == ["案000"]


# what goes wrong half-way


def test_what_was_broken_off_is_gone_on_with_and_nothing_stands_twice(here, monkeypatch):
    put_cases(CASES, range(4), STEP)
    real, count = keep.replaced, []

    def killed(file, content):
        count.append(file)
        if len(count) == 3:
            raise KeyboardInterrupt
        real(file, content)

    with monkeypatch.context() as patched:
        patched.setattr(keep, "replaced", killed)
        told = read_many(*names(0, 1, 2, 3))
    assert told.exit_code == 1
    assert "写好 2 件。再运行一次会接着写" in told.stderr
    assert [state_of(each) for each in range(4)] == ["调解不成", "调解不成", "已提交", "已提交"]
    told = read_many(*names(0, 1, 2, 3), more=("--format", "json"))
    assert told.exit_code == 0, told.stderr
    assert [each["case"] for each in found(told)["written"]] == names(2, 3)
    for number in range(4):
        assert file_of(number).read_text("utf-8").count("答复时间") == 1
        assert len(list((CASES / name_of(number) / "已收到").iterdir())) == 1


def test_a_case_that_was_changed_meanwhile_or_cannot_be_written_leaves_the_others_alone(here, monkeypatch):
    put_cases(CASES, range(3), STEP)

    def meanwhile(_):
        replace_in(file_of(1), "音乐会员月卡", "音乐会员季卡")

    monkeypatch.setattr("kameng_docs.cli.many.ask", meanwhile)
    told = read_many(*names(0, 1, 2), yes=False)
    assert told.exit_code == 1
    assert "案001 没有写" in told.stderr
    assert "被别的程序改过" in told.stderr
    assert [state_of(each) for each in range(3)] == ["调解不成", "已提交", "调解不成"]
    assert not (CASES / "案001/已收到").exists()


@pytest.mark.parametrize(("mark", "end"), [("\ufeff", "\r\n"), ("", "\r"), ("", "\n")])
def test_every_byte_beside_the_step_stays_in_each_file(here, mark, end):
    files = put_cases(CASES, range(2), STEP)
    for file in files:
        text = (
            f"{mark}# 长{'，' * 200}\n空:  \n".replace("空:  \n", "") + file.read_text("utf-8") + "\n\n# 末尾"
        )
        file.write_bytes(text.replace("\n", end).encode())
    before = [file.read_bytes() for file in files]
    assert read_many(*names(0, 1)).exit_code == 0
    for file, content in zip(files, before, strict=True):
        head, step, tail = content.partition(STEP.encode())
        now = file.read_bytes()
        assert now.startswith(head + step)
        assert now.endswith(tail)
        assert "状态: 调解不成" in now.decode()


# told in words, and what differs from case to case


def test_words_go_into_each_and_are_known_again(here):
    put_cases(CASES, range(2), "渠道: 工单, 提交: 2026-11-20")
    command = (
        "log",
        "reply-many",
        "平台工单",
        "概不退款",
        *names(0, 1),
        "--state",
        "已拒绝",
        "--today",
        TODAY,
        "--yes",
    )
    assert run(*command).exit_code == 0
    stands = everything()
    assert "结果: 概不退款, 答复时间: 2026-11-28" in file_of(1).read_text("utf-8")
    told = run(*command)
    assert told.exit_code == 0
    assert "已经记过的，不再写：案000（第 1 步）、案001（第 1 步）" in told.stdout
    assert everything() == stands


def test_a_refund_that_settles_one_and_a_part_of_another_is_asked_of_that_one(here):
    put_cases(CASES, range(2), "渠道: 支付投诉, 提交: 2026-11-20")
    replace_in(file_of(1), "实付: 15.00", "实付: 30.00")
    words = "微信支付团队：\n2026-11-24 10:12 商户已回复\n退款15.00元已原路退回"
    told = read_many(*names(0, 1), words=words, more=("--format", "json"))
    assert [each["case"] for each in found(told)["written"]] == ["案000"], told.stderr
    assert "您一共付了 30.00 元" in found(told)["left"][0]["why"]


def test_what_is_open_for_all_of_them_is_told_once(here):
    put_cases(CASES, range(2), STEP)
    Path("答复.txt").write_text(LETTER, "utf-8")
    told = run("log", "read-many", "答复.txt", *names(0, 1), "--today", TODAY, "--yes")
    assert told.exit_code == 2
    assert told.stderr.count("--at：这份答复是哪一天收到的") == 1
    assert [state_of(each) for each in range(2)] == ["已提交"] * 2
