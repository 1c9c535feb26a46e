"""Source → Case: every type of error has words, every trap of loose typing is shut, nothing is told twice."""

import ast
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from badfiles import PACKAGE
from pydantic import ValidationError

from kameng_docs.case.messages import MESSAGES, Fault, blank, wording
from kameng_docs.case.model import Case
from kameng_docs.case.nearest import did_you_mean, nearest, nearest_few
from kameng_docs.case.validate import UNKNOWN_KEY, validate
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.law.vocabulary import facts
from kameng_docs.source.read import read_bytes

VOCABULARY = Vocabulary(
    facts={"兑换曾成功": "", "页面写明了地区版本": ""},
    worked_out={"买来自用": "由“买来做什么”得出"},
    disputes={"卡密无效": "", "拒绝退款": ""},
    self_check={"我用别人的身份证、人脸办过实名（孩子用家长的账号不算）": ""},
    channels={"黑猫": "heimao", "heimao": "heimao"},
)
BASE = {
    "消费者": "消费者: {姓名: 王某某}",
    "卖家": "卖家: [{店铺名: 某某小店}]",
    "交易": "交易: [{商品: 月卡, 实付: 15.00, 下单时间: 2026-11-01}]",
    "争议": "争议: 卡密无效",
}


def checked(text: str) -> tuple[Case | None, list[Diagnostic]]:
    """The case that `text` and what it does not say itself of BASE make."""
    keys = {line.split(":")[0] for line in text.split("\n")}
    whole = "\n".join([text, *(line for key, line in BASE.items() if key not in keys)])
    source, found = read_bytes(whole.encode(), shown_as="案件.yaml")
    assert source is not None, found
    return validate(source, VOCABULARY)


def good(text: str) -> Case:
    case, found = checked(text)
    assert found == []
    assert case is not None
    return case


def faults(text: str) -> list[tuple[int, int, str]]:
    case, found = checked(text)
    assert case is None
    return [(d.at.line, d.at.column, d.code) for d in found]


def only(text: str) -> Diagnostic:
    case, (found,) = checked(text)
    assert case is None
    return found


# Every type of error has words

NODES = {
    "model": {"model_type"},
    "dict": {"dict_type"},
    "tuple": {"tuple_type"},
    "str": {"string_type"},
    "literal": {"literal_error"},
    # These only hold others, or take whatever comes.
    **{name: set() for name in ("model-fields", "nullable", "default", "union", "definitions", "definition-ref")},
    **{name: set() for name in ("function-before", "function-after", "function-plain")},
}  # fmt: skip


def reachable(node: Any) -> set[str]:
    """The error types that a core schema can give, our own functions apart. A kind of node not known here fails."""
    if isinstance(node, list | tuple):
        return set().union(*(reachable(each) for each in node))
    if not isinstance(node, dict):
        return set()
    kind, found = node.get("type"), set()
    if isinstance(kind, str) and kind != "model-field":
        found = set(NODES[kind])
        found |= {"string_too_short"} if node.get("min_length") and kind == "str" else set()
        assert not {"max_length", "pattern", "gt", "ge", "lt", "le", "strict"} & set(node), node
        if kind == "model-fields":
            assert node.get("extra_behavior") in {"forbid", None}
            found |= {UNKNOWN_KEY}
            fields = node["fields"].values()
            found |= {"missing"} if any(field["schema"]["type"] != "default" for field in fields) else set()
            return found.union(*(reachable(field["schema"]) for field in fields))
    inner = ("schema", "choices", "items_schema", "keys_schema", "values_schema", "definitions")
    return found.union(*(reachable(node[key]) for key in inner if key in node))


def own_types() -> set[str]:
    """The error types that the model's own functions raise."""
    calls = (
        node
        for file in (PACKAGE / "case").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PydanticCustomError"
    )
    return {call.args[0].value for call in calls}


def test_every_type_of_error_has_words_and_no_words_are_idle():
    types = reachable(Case.__pydantic_core_schema__) | own_types()
    assert types - {UNKNOWN_KEY} == set(MESSAGES)


def test_schema_walk_sees_what_the_model_can_say():
    assert {"missing", "literal_error", "string_type", "model_type", UNKNOWN_KEY} <= reachable(
        Case.__pydantic_core_schema__
    )
    with pytest.raises(KeyError):
        reachable({"type": "complex"})


@pytest.mark.parametrize("kind", MESSAGES)
@pytest.mark.parametrize(
    "value", ["", "某某", "9" * 500, "甲\n乙", [], ["甲"], ["甲", "乙"], {}, {"甲": "乙"}, None]
)
@pytest.mark.parametrize("keys", [(), ("名称", "住所")])
def test_words_fit_any_value(kind, value, keys):
    if kind == "day" and not isinstance(value, str | None):
        return
    for item in (None, 0):
        said = wording(
            kind, Fault(value if value or kind != "day" else "1995-06-01", "某项", item, keys=keys)
        )
        assert said.code.startswith("case.")
        assert said.hint
        assert len(said.message) < 100
        assert "\n" not in said.message + said.hint
        assert "“”" not in said.message


def test_blank_key_says_what_belongs_there():
    said = blank(Fault(None, "实付", about="单位元"))
    assert (said.code, said.message) == ("case.missing-key", "“实付”没有填")
    assert "单位元" in said.hint


# Loose typing


@pytest.mark.parametrize(
    "amount",
    ["1_000", "1e3", "1,00", "12,34,567", "1.234,50", "¥-5", "$68", "68 USDT", "68元5角", "1万", "6²", "-5", "+5", ".5", "5.", "68.005",
     "NaN", "inf", "0x1F", "1000000000", "六十八", "٣", "约68", "68-70"],
)  # fmt: skip
def test_amount_that_could_be_another_is_refused(amount):
    fault = only(
        f"交易: [{{商品: 月卡, 下单时间: 2026-11-01, 实付: {amount if amount[0] == chr(39) else repr(amount)}}}]"
    )
    assert fault.code == "case.bad-amount"
    assert f"“{amount.strip(chr(39)).strip()}”" in fault.message


@pytest.mark.parametrize(
    ("typed", "example"),
    [("¥68", "68"), ("68.5元", "68.5"), ("1,000.00", "1000.00"), ("１２.５", "12.5"), ("人民币 7 元整", "7"),
     ("1e3", "68.00"), ("-5", "68.00"), ("2万", "68.00"), ("68.005", "68.00"), ("6²", "68.00")],
)  # fmt: skip
def test_example_of_an_amount_never_changes_the_sum(typed, example):
    assert wording("money", Fault(typed, "实付")).hint.endswith(f"例如 {example}")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("68", "68"), ("68.0", "68.0"), ("0", "0"), ("0.01", "0.01"), ("007.10", "7.10"), ("¥45.00", "45.00"), ("￥45", "45"), ("45元", "45"),
     ("45.00 元", "45.00"), ("'1,234.50'", "1234.50"), ("'１，２３４．５'", "1234.5"), ("'68 '", "68"), ("人民币7元整", "7"), ("RMB 7", "7")],
)  # fmt: skip
def test_amount_is_exact(typed, amount):
    case = good(f"交易: [{{商品: 月卡, 下单时间: 2026-11-01, 实付: {typed}}}]")
    assert case.orders[0].paid == Decimal(amount)


@pytest.mark.parametrize(
    "day",
    ["1764460800", "2025-11-30T00:00:00Z", "2026-10-03T21:14:00+08:00", "11/12/2026", "25/12/2026", "2026-10/03", "2026-11-2021:14",
     "10-03", "26-10-03", "昨天", "2026-10", "2026-10-03 21", "2026-10-03 9:5", "2026-10-03 晚上12:05", "2026-10-03 上午12:05",
     "2026-10-03 凌晨12:05", "2026年10月", "2026-10-03 9点", "2026-10-03 至 2026-10-05"],
)  # fmt: skip
def test_date_that_could_be_another_is_refused(day):
    fault = only(f'经过: [{{时间: "{day}", 事项: 打过电话}}]')
    assert fault.code == "case.bad-date"
    assert f"“{day[:20]}" in fault.message


@pytest.mark.parametrize(
    ("typed", "example"),
    [("2026/10/3", "2026-10-03"), ("2026年10月3日", "2026-10-03"), ("20261003", "2026-10-03"), ("2026-10-03 9:5", "2026-10-03 09:05"),
     ("2026年10月3日晚上9点14分", "2026-10-03 21:14"), ("2026-10-03 下午9:14", "2026-10-03 21:14"), ("2026-10-03 12:05 PM", "2026-10-03 12:05"),
     ("2026/13/3", "2026-10-03 21:14"), ("2026-10-03 9点", "2026-10-03 09:00"), ("2026-10-03 晚上9点半", "2026-10-03 21:30")],
)  # fmt: skip
def test_example_of_a_date_is_the_author_s_own_where_it_is_clear(typed, example):
    hint = wording("instant", Fault(typed, "下单时间")).hint
    assert hint.removeprefix("写成 ").split("；")[0] == example


@pytest.mark.parametrize(
    ("typed", "told"),
    [("11/12/2026", "写成 2026-11-12 或者 2026-12-11；哪个是月、哪个是日，这里说不准"), ("25/12/2026", "写成 2026-12-25"),
     ("12.25.2026", "写成 2026-12-25"), ("11月1日", "后面接 -11-01"), ("10-03", "后面接 -10-03"), ("26-10-03", "年份写全四位"),
     ("2025-11-30T16:30:00Z", "写北京时间，不带时区：写成 2025-12-01 00:30"), ("2026-10-03 晚上12:05", "用 24 小时制写")],
)  # fmt: skip
def test_a_date_that_is_refused_is_told_why(typed, told):
    assert told in wording("instant", Fault(typed, "下单时间")).hint


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-13-01", "2026-00-10", "0000-10-03", "2026-10-03 24:00", "2026-10-03 21:60"]
)
def test_day_that_is_not_in_the_calendar(day):
    assert only(f"经过: [{{时间: {day}, 事项: 打过电话}}]").code == "case.no-such-day"


@pytest.mark.parametrize(
    ("typed", "moment"),
    [("2026-10-3", date(2026, 10, 3)), ("2026-10-03 9:05", datetime(2026, 10, 3, 9, 5)), ("2024-02-29", date(2024, 2, 29)),  # noqa: DTZ001
     ("2026-10-03T21:14", datetime(2026, 10, 3, 21, 14)), ("2026-10-03 21:14:59", datetime(2026, 10, 3, 21, 14, 59)),  # noqa: DTZ001
     ("2026年11月20日", date(2026, 11, 20)), ("2026/11/20", date(2026, 11, 20)), ("2026.11.20", date(2026, 11, 20)),
     ("2026年11月20日 21:14", datetime(2026, 11, 20, 21, 14)), ("2026年11月20日21点14分", datetime(2026, 11, 20, 21, 14)),  # noqa: DTZ001
     ("20261120", date(2026, 11, 20)), ("２０２６-１１-２０", date(2026, 11, 20)), ("2026年11月20号", date(2026, 11, 20)),
     ("2026-10-03 下午9:14", datetime(2026, 10, 3, 21, 14)), ("2026-10-03 9:14 PM", datetime(2026, 10, 3, 21, 14)),  # noqa: DTZ001
     ("2026-10-03 中午12:05", datetime(2026, 10, 3, 12, 5)), ("2026-10-03 凌晨0:05", datetime(2026, 10, 3, 0, 5))],  # noqa: DTZ001
)  # fmt: skip
def test_no_hour_is_invented(typed, moment):
    at = good(f'经过: [{{时间: "{typed}", 事项: 打过电话}}]').events[0].at
    assert (type(at), at) == (type(moment), moment)


@pytest.mark.parametrize(
    "word", ["on", "off", "1", "0", "有", "没有", "无", "“是”", "不清楚", "不知道", "也许"]
)
def test_what_may_be_yes_or_no_is_refused(word):
    fault = only(f"页面承诺: [{{内容: 有效, 下单前看到: '{word}'}}]")
    assert fault.code == "case.unknown-choice"
    assert re.search("是、否|写 是；.*写 否", fault.hint)


@pytest.mark.parametrize(
    ("word", "answer"),
    [("yes", "是"), ("true", "是"), ("√", "是"), ("对", "是"), ("是的", "是"), ("no", "否"), ("false", "否"), ("×", "否"), ("不是", "否"),
     ("不知道", "不清楚")],
)  # fmt: skip
def test_yes_and_no_in_other_words(word, answer):
    assert good(f"事实: {{兑换曾成功: {word}}}").facts["兑换曾成功"].answer == answer
    assert good(f"事实: {{兑换曾成功: {{回答: {word}}}}}").facts["兑换曾成功"].answer == answer


def test_yes_and_no_are_as_they_were():
    assert good("页面承诺: [{内容: 有效, 下单前看到: 否}]").promises[0].seen_before_order == "否"


def test_yes_and_no_are_guessed_from_what_people_write():
    assert [nearest(word, ["是", "否", "不清楚"]) for word in ("对", "YES", "没有", "不知道", "甲")] == [
        "是", "是", "否", "不清楚", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "count", ["0", "-1", "1.0", "1e1", "1_0", "100000", "两", "01", "1万", "3箱", "1-2", "半年"]
)
def test_count_is_a_whole_number(count):
    assert (
        only(f"交易: [{{商品: 月卡, 实付: 1, 下单时间: 2026-11-01, 数量: '{count}'}}]").code
        == "case.bad-count"
    )


@pytest.mark.parametrize(("typed", "count"), [("３", 3), ("5张", 5), ("12 个", 12), ("365天", 365)])
def test_count_may_say_of_what(typed, count):
    order = f"交易: [{{商品: 月卡, 实付: 1, 下单时间: 2026-11-01, 数量: {typed}}}]"
    assert good(order).orders[0].quantity == count


ORDER = "交易: [{商品: 月卡, 实付: 1, 下单时间: 2026-11-01, %s}]"


@pytest.mark.parametrize(
    ("words", "result"),
    [("该兑换码已被使用", "提示已被使用"), ("您输入的序列号已被其他用户使用", "提示已被使用"), ("卡密错误", "提示无效"), ("兑换码不存在", "提示无效"),
     ("激活码已过期", "提示已过期"), ("该卡密已冻结", "提示被冻结"), ("This CDK has already been redeemed", "提示已被使用")],
)  # fmt: skip
def test_what_the_page_said_is_understood_and_kept_and_told(words, result):
    case, (note,) = checked(ORDER % f"兑换结果: {words}")
    assert case is not None
    assert (case.orders[0].redemption, case.orders[0].shown) == (result, words)
    assert (note.code, note.severity) == ("case.understood", Severity.WARNING)
    assert result in note.message
    assert words[:20] in note.message
    assert f"兑换结果: {result}" in note.hint


def test_a_short_word_for_a_result_is_no_quotation():
    case, found = checked(ORDER % "兑换结果: 已被使用")
    assert found == []
    assert (case.orders[0].redemption, case.orders[0].shown) == ("提示已被使用", None)
    case, (note,) = checked(ORDER % "兑换结果: 被人用过了")
    assert (case.orders[0].redemption, case.orders[0].shown) == ("提示已被使用", None)
    assert "提示原文" in note.hint


@pytest.mark.parametrize(
    "words",
    [
        "系统错误，请稍后再试",
        "验证码错误",
        "账号已被冻结",
        "无效或已被使用",
        "卡密未使用",
        "没有被使用",
        "已激活成功",
        "卡密已失效",
        "不能用",
    ],
)
def test_words_that_tell_of_no_result_or_two_are_refused(words):
    fault = only(ORDER % f"兑换结果: {words}")
    assert (fault.code, words in fault.message) == ("case.unknown-choice", True)


def test_words_that_somebody_else_tells_are_never_quoted():
    fault = only(ORDER % "兑换结果: 页面显示该码已被使用")
    assert "写成“兑换结果: 提示已被使用”，另起一行“提示原文: ”" in fault.hint
    fault = only(ORDER % "兑换结果: 该码已被使用, 提示原文: 卡密无效")
    assert "写成“兑换结果: 提示已被使用”" in fault.hint
    assert (
        good(ORDER % "兑换结果: 该码已被使用, 提示原文: 该码已被使用！").orders[0].shown == "该码已被使用！"
    )


@pytest.mark.parametrize(("typed", "files"), [("1.png", "1.png"), ("[1.png, 聊 2.jpg]", "[1.png, 聊 2.jpg]")])
def test_a_bare_file_name_is_an_exhibit_whose_rest_is_asked_for_once(typed, files):
    fault = only(f"证据: {{订单页: {typed}}}")
    assert fault.code == "case.missing-key"
    line = f"订单页: {{名称: 订单页截图, 文件: {files}, 证明: …}}"
    assert line in fault.hint
    assert good(f"证据:\n  {line}").exhibits["订单页"].files == tuple(files.strip("[]").split(", "))


def test_numbers_that_are_names_keep_their_zeros():
    order = good(
        "交易: [{商品: 007, 实付: 1, 下单时间: 2026-11-01, 订单号: 0042610031988, 支付单号: 0x1F, 卡密: [0012, 1e5]}]"
    ).orders[0]
    assert (order.goods, order.order_id, order.payment_id) == ("007", "0042610031988", "0x1F")
    assert order.card_keys == ("0012", "1e5")


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_blank_key_counts_as_absent(nothing):
    case = good(
        f"标题:{nothing}\n平台:{nothing}\n诉求:\n  答复截止:{nothing}\n证据:{nothing}\n法院:{nothing}\n"
        f"事实:\n  兑换曾成功:{nothing}\n  页面写明了地区版本:\n    回答: 是\n    时间:{nothing}\n"
        f"自查:\n  我用别人的身份证、人脸办过实名（孩子用家长的账号不算）:{nothing}"
    )
    assert (case.title, case.platform, case.court, case.demands.reply_by) == (None, None, None, None)
    assert list(case.facts) == ["页面写明了地区版本"]
    assert case.self_check == {}


def test_blank_key_that_is_needed_is_told_where_it_stands():
    fault = only("交易: [{商品: , 实付: 1, 下单时间: 2026-11-01}]")
    assert (fault.code, fault.message, fault.at.column) == ("case.missing-key", "“商品”没有填", 11)


# Nothing is told twice, nothing at the wrong place


def test_word_or_mapping_is_told_of_the_one_the_author_chose():
    assert faults("平台: {名称: 甲, 经营者: {名称: 乙, 主体类型: 企业}}") == [(1, 32, "case.unknown-choice")]
    assert faults("平台: {名称: 甲, 经营者: {主体类型: 公司}}") == [(1, 18, "case.missing-key")]
    assert faults("平台: {名称: 甲, 经营者: [乙]}") == [(1, 18, "case.unknown-choice")]
    order = "交易: [{商品: 月卡, 实付: 9, 下单时间: 2026-11-01, 已退回: %s}]"
    assert faults(order % "3.00") == [(1, 45, "case.unknown-choice")]
    assert faults(order % "{金额: 三}") == [(1, 50, "case.bad-amount")]
    assert faults(order % "{日期: 2026-11-02}") == [(1, 45, "case.missing-key")]
    assert "“已退回: {金额: 3.00}”" in only(order % "3.00").hint


def test_names_the_author_made_up_are_never_taken_for_ours():
    """An exhibit may be called what pydantic calls the branches of a union."""
    for name in ("Party", "str", "literal[是]", "Refunded", "tuple[0]", "function-before"):
        text = f'证据: {{"{name}": {{名称: 甲, 文件: a.png}}, 乙: {{名称: 甲, 文件: a.png}}}}'
        _, found = checked(text)
        assert [d.code for d in found] == ["case.missing-key"] * 2, name
        fault = only(f'证据: {{"{name}": 坏}}')
        assert f"“{name}”" in fault.message
        assert fault.at.column == len(f'证据: {{"{name}": ') + 1


def test_mistyped_key_is_not_missing_as_well():
    assert faults("消费者: {姓明: 王某某}") == [(1, 7, "case.unknown-key")]
    assert faults("交易: [{商品名: 月卡, 价格: 15, 下单日期: 2026-11-01}]") == [
        (1, 7, "case.unknown-key"), (1, 16, "case.unknown-key"), (1, 24, "case.unknown-key"),
    ]  # fmt: skip
    # This one is missing whatever was meant by the other.
    assert faults("消费者: {甲乙丙: 王某某}") == [(1, 6, "case.missing-key"), (1, 7, "case.unknown-key")]


def test_unknown_key_is_told_at_the_key_also_below_a_word_or_mapping():
    assert faults("平台: {名称: 甲, 经营者: {名称: 乙, 地址: 丙}}") == [(1, 26, "case.unknown-key")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("手机号", "电话"),
        ("身份证号", "证件号码"),
        ("出身日期", "出生日期"),
        ("住址", "现住址"),
        ("微信", "微信号"),
        ("邮 箱", "邮箱"),
    ],
)
def test_unknown_key_names_the_right_one(typed, meant):
    assert only(f"消费者: {{姓名: 王某某, {typed}: x}}").hint == f"是不是想写“{meant}”？"


def test_key_that_is_there_already_is_not_proposed():
    assert "“姓名”" not in only("消费者: {姓名: 王某某, 名字: x}").hint


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("实付: 15", "“实付”写在“交易”下面"),
        ("对方原话: 不退", "“对方原话”写在“经过”下面"),
        ("经过: [2026-11-02 问了客服]", "“- 时间: …”"),
        ("平台: 某某卡盟", "“名称: 某某卡盟”"),
        ("卖家: [某某小店]", "“- 店铺名: 某某小店”"),
        ("诉求: 退款", "“主要要求: 退款”"),
        ("事实: [兑换曾成功]", "“兑换曾成功: 是”"),
        ("自查: 没有", "逐项照实回答"),
        ("证据: [1.png]", "“订单页: {名称: 订单页截图, 文件: 1.png, 证明: …}”"),
        ("价格: 15", "是不是想写“实付”？“实付”写在“交易”下面"),
        ("卡密无效: 是", "“卡密无效”是一种争议：写进最外层的“争议”，例如“争议: [卡密无效]”"),
        ("兑换曾成功: 是", "“兑换曾成功”是一件事实：移到最外层的“事实”下面，写“兑换曾成功: 是”"),
        ("卖家: [{店铺名: 甲, 兑换曾成功: 是}]", "“兑换曾成功”是一件事实"),
        ("平台: {名称: 甲, 诉求: {主要要求: 退款}}", "“诉求”写在最外层，顶格"),
        ("事实: {实付: 15}", "“实付”写在“交易”下面"),
        (
            "事实: {我用别人的身份证、人脸办过实名（孩子用家长的账号不算）: 否}",
            "是自查的一问：移到最外层的“自查”下面",
        ),
        ("自查: {兑换曾成功: 否}", "是一件事实：移到最外层的“事实”下面"),
        ("争议: [兑换曾成功]", "“兑换曾成功”是一件事实：移到“事实”下面"),
        ("事实: {买来自用: 是}", "这一项不用写：由“买来做什么”得出；删掉这一行"),
        ("经过: [{时间: 2026-11-02, 兑换曾成功: 是, 事项: 甲}]", "这里再提到它，写“事实: 兑换曾成功”"),
        (
            "交易: [{商品: 甲, 实付: 1, 下单时间: 2026-11-01, 订单页: {名称: 乙, 文件: a.png, 证明: 丙}}]",
            "“订单页”像一份证据：移到最外层的“证据”下面，这里改写“证据: [订单页]”",
        ),
        (
            "交易: [{商品: 甲, 实付: 1, 下单时间: 2026-11-01, 兑换成功过一次: 是}]",
            "最接近的是“兑换曾成功”，写在最外层的“事实”下面",
        ),
    ],
)
def test_what_stands_in_the_wrong_place_is_told_where_it_belongs(text, told):
    assert told in only(text).hint


def test_an_unknown_fact_gets_the_nearest_by_what_it_says():
    asked = {name: word.ask for name, word in facts().items() if not word.derived}
    for typed, meant in (
        ("卖家把我拉黑", "付款后被拉黑"),
        ("没到账", "到现在仍未到账"),
        ("首次兑换失败", "收到卡密后我第一次兑换就失败"),
        ("账号被封", "账号被封停"),
        ("我要求退款", "我向卖家要求退货退款"),
        ("充值被扣回", "充值后又被官方收回"),
    ):
        near = nearest_few(typed, asked)
        assert near[0] == meant
        assert len(near) <= 3
    assert nearest_few("甲乙丙丁", asked) == []
    assert nearest_few("", {}) == []
    told = only("事实: {甲乙丙: 是}").hint
    assert "写进“经过”" in told


def test_the_day_a_parcel_came_is_known_by_other_names():
    for typed in ("收货时间", "收货日期", "到货时间"):
        assert nearest(typed, ["下单时间", "付款时间", "收到卡密的时间", "签收时间"]) == "签收时间"


def test_few_choices_are_listed_and_many_are_not():
    assert did_you_mean("甲", ["乙", "丙"]) == "可以写的有：乙、丙"
    assert "0" not in did_you_mean("甲", [str(n) for n in range(31)])


def test_long_values_are_cut_and_stay_on_one_line():
    fault = only("买来做什么: |\n  " + "很长的话" * 50 + "\n  第二行")
    assert len(fault.message) < 60
    assert "\n" not in fault.message


def test_all_faults_come_at_once_and_a_faulty_case_is_none():
    assert len(faults("格式: 2\n标提: 甲\n消费者: []\n卖家: []\n交易: 甲\n争议: 乙\n事实: {丙: 是}")) == 7


def test_pydantic_keeps_its_types():
    """What is asked of the library: the names under which MESSAGES is kept."""
    with pytest.raises(ValidationError) as caught:
        Case.model_validate(
            {"消费者": "甲", "卖家": "乙", "争议": [["丙"]], "标题": "", "事实": [], "丁": "戊", "格式": "2"}
        )
    assert {e["type"] for e in caught.value.errors()} == {
        "model_type", "tuple_type", "string_type", "string_too_short", "dict_type", "extra_forbidden", "literal_error",
        "missing",
    }  # fmt: skip
