"""A case begun from what was read: every value with its place, doubts seen, nothing answered, and a file that is a case."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from begun_reads import (
    DOUBT,
    KEY,
    NUMBER,
    TIPS,
    chat,
    everything,
    failed,
    goods_page,
    key,
    material,
    order,
    said,
    words,
)

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.vocabulary import facts, private_questions
from kameng_docs.pipeline import case_of, open_workshop
from kameng_docs.reading.proposals import Kind, Read, Side, What
from kameng_docs.source import read_bytes
from kameng_docs.starting.case import begin
from kameng_docs.starting.material import Seen, Standing

ASKING = {"case.missing-key"}


@pytest.fixture(scope="module")
def shop():
    return open_workshop(Path("cases"))


def data_of(text: str) -> dict:
    source, faults = read_bytes(text.encode(), shown_as="案件.yaml")
    assert source is not None, [fault.message for fault in faults]
    return source.data


def faults_of(shop, text: str, folder: Path) -> list[Diagnostic]:
    (folder / "parties").mkdir(exist_ok=True)
    (folder / "parties" / "王某某.yaml").write_text("姓名: 王某某\n", "utf-8")
    return list(case_of(shop, folder / "我的案件.yaml", text.encode())[2])


def line_with(text: str, words: str) -> str:
    (line,) = [line for line in text.splitlines() if words in line]
    return line


def test_the_file_is_a_case_but_for_what_it_asks(shop, tmp_path):
    text = begin(material(*everything())).text
    found = faults_of(shop, text, tmp_path)
    assert {fault.code for fault in found if fault.severity == "error"} <= ASKING
    lines = text.splitlines()
    asked = [lines[fault.at.line - 1] for fault in found if fault.severity == "error"]
    assert asked
    assert all(line.split("#")[0].strip() == "回答:" for line in asked)


def test_an_empty_beginning_asks_for_everything_that_a_case_needs(shop, tmp_path):
    found = faults_of(shop, begin(material()).text, tmp_path)
    missing = {fault.message for fault in found}
    assert missing == {"“商品”没有填", "“实付”没有填", "“下单时间”没有填", "“争议”没有填"}


def test_every_value_says_where_it_was_read():
    text = begin(material(*everything())).text
    assert "订单.png 框 10,100,200,140" in line_with(text, f"订单号: {NUMBER}")
    assert "商品页.png" in line_with(text, "店铺名: ")
    assert "兑换失败.png" in line_with(text, "    提示原文: ")


def test_a_value_that_two_files_say_alike_is_told_so():
    read = order()
    paid = Read("支付.png", What.PAYMENT, (said(Kind.ORDER_ID, NUMBER, "支付.png", belongs=NUMBER),))
    assert "各处一致" in line_with(begin(material(read, paid)).text, "订单号: ")
    assert "各处一致" not in line_with(begin(material(read)).text, "订单号: ")


def test_a_value_in_doubt_is_a_comment_that_becomes_a_line():
    doubted = Read("订单.png", What.ORDER, (said(Kind.ORDER_ID, NUMBER, "订单.png", DOUBT),))
    text = begin(material(doubted)).text
    assert data_of(text)["交易"][0].get("订单号") is None
    line = line_with(text, NUMBER)
    assert DOUBT in text.splitlines()[text.splitlines().index(line) - 1]
    confirmed = text.replace(line, line.replace("# ", "", 1))
    assert data_of(confirmed)["交易"][0]["订单号"] == NUMBER


def test_a_key_in_doubt_stands_marked_so_that_it_can_be_masked():
    text = begin(material(order(key("订单.png", DOUBT)))).text
    assert data_of(text)["交易"][0]["卡密"] == KEY
    lines = text.splitlines()
    assert DOUBT in lines[lines.index(line_with(text, f"卡密: {KEY}")) - 1]


def test_two_values_that_differ_are_both_shown_and_none_stands():
    other = Read("支付.png", What.PAYMENT, (said(Kind.PAID, "54.00", "支付.png", belongs=NUMBER),))
    text = begin(material(order(), other)).text
    assert data_of(text)["交易"][0].get("实付") is None
    assert '# 实付: "45.00"' in text
    assert '# 实付: "54.00"' in text


def test_a_value_that_a_case_would_not_take_is_no_value():
    odd = Read("订单.png", What.ORDER, (said(Kind.PAID, "四十五", "订单.png"),))
    assert data_of(begin(material(odd)).text)["交易"][0].get("实付") is None


def test_nothing_is_answered():
    data = data_of(begin(material(*everything())).text)
    answers = [each if not isinstance(each, dict) else each.get("回答") for each in data["事实"].values()]
    assert answers
    assert set(answers) == {None}
    assert set(data["自查"].values()) == {None}


def test_the_questions_are_those_of_the_dispute():
    dead = set(data_of(begin(material(*everything())).text)["事实"])
    assert {"收到卡密后我第一次兑换就失败", "对方的原话是不退", "我向卖家要求退货退款"} <= dead
    renewal = set(data_of(begin(material(disputes=("自动续费",))).text)["事实"])
    assert "自动续费扣了款" in renewal
    assert "收到卡密后我第一次兑换就失败" not in renewal
    assert dead | renewal <= set(facts())


def test_a_question_says_what_it_asks_and_why():
    text = begin(material(disputes=("卡密无效",))).text
    above = text.split("\n  收到卡密后我第一次兑换就失败:")[0].splitlines()[-2:]
    assert facts()["收到卡密后我第一次兑换就失败"].ask in above[0]
    assert "照实答" in above[1]


def test_without_a_dispute_every_choice_is_named_and_nothing_is_asked():
    text = begin(material()).text
    assert data_of(text)["争议"] is None
    assert data_of(text)["事实"] is None
    assert all(name in text for name in ("卡密无效", "自动续费", "未成年人充值", "演出改换"))


@pytest.mark.parametrize(
    ("reads", "disputes"),
    [
        ((order(), failed()), ["卡密无效"]),
        ((order(), failed(), chat()), ["卡密无效", "拒绝退款"]),
        ((order(), goods_page()), None),
        # A refusal alone says not what was wrong.
        ((order(), chat()), None),
    ],
)
def test_a_dispute_is_proposed_where_what_was_read_is_clear(reads, disputes):
    assert data_of(begin(material(*reads)).text)["争议"] == disputes


def test_what_the_author_says_of_the_dispute_is_what_stands():
    assert data_of(begin(material(*everything(), disputes=("描述不符",))).text)["争议"] == ["描述不符"]


def test_a_refusal_is_a_question_with_words_time_and_exhibit():
    refused = data_of(begin(material(*everything())).text)["事实"]["对方的原话是不退"]
    assert refused == {
        "回答": None,
        "时间": "2026-11-20 21:31",
        "原话": "虚拟商品售出概不退换",
        "证据": ["客服聊天"],
    }


def test_a_refusal_or_a_notice_in_doubt_is_nothing_that_stands():
    doubted = Read(
        "聊天.png",
        What.CHAT,
        (),
        (words(Side.OTHER, "概不退款", "2026-11-20 21:31", 100, "聊天.png", DOUBT),),
    )
    notice = Read("失败.png", What.FAILED, (said(Kind.NOTICE, "该兑换码已被使用", "失败.png", DOUBT),))
    text = begin(material(order(), doubted, notice)).text
    data = data_of(text)
    assert data["事实"]["对方的原话是不退"] == {"回答": None, "证据": ["客服聊天"]}
    assert data["交易"][0].get("兑换结果") is None
    assert data["争议"] is None
    assert DOUBT in text


def test_events_keep_words_as_they_stand_and_leave_out_what_is_only_a_key():
    begun = begin(material(*everything()))
    events = data_of(begun.text)["经过"]
    assert [each.get("对方原话") for each in events if each.get("对方原话")] == [
        "虚拟商品售出概不退换",
        "随便你",
    ]
    assert not [each for each in events if KEY in str(each)]
    assert any("只是卡密" in each for each in begun.unread)


def test_words_without_a_time_or_in_doubt_wait_as_comments():
    read = Read(
        "聊天.png",
        What.CHAT,
        (),
        (
            words(Side.OTHER, "不给退", ""),
            words(Side.OTHER, "退不了", "2026-11-20 21:31", 200, "聊天.png", "认不清"),
        ),
    )
    text = begin(material(read)).text
    assert data_of(text)["经过"] is None
    assert "没有读到时间" in text
    assert "退不了" in line_with(text, "- {时间: 2026-11-20 21:31")


def test_who_is_me_unknown_makes_no_event_and_is_told():
    unknown = Read(
        "聊天.txt",
        What.CHAT,
        (),
        (words(Side.UNKNOWN, "不退", "2026-11-20 21:31"),),
        speakers={"小李": 3, "客服": 2},
    )
    begun = begin(material(unknown))
    assert data_of(begun.text)["经过"] is None
    assert any("--me" in each and "小李（3 条）" in each for each in begun.unread)


def test_the_story_is_kept_word_for_word_as_comments_and_nowhere_else():
    story = "第一行：四十五块。\n我叫王某某。\n"
    begun = begin(material(story=story, story_file="自述.txt"))
    assert "#   第一行：四十五块。" in begun.text
    assert "四十五" not in str(data_of(begun.text))


def test_the_payee_is_no_seller():
    paid = said(Kind.PAYEE, "某某星桥网络科技有限公司", "支付.png", belongs=NUMBER)
    data = data_of(begin(material(order(paid))).text)
    assert data["交易"][0]["账单上的收款方全称"] == "某某星桥网络科技有限公司"
    assert data["卖家"][0]["主体"] is None


def test_a_notice_of_a_second_order_belongs_to_nobody_knows_which():
    other = order(number="XK20261120204417999", file="订单2.png")
    text = begin(material(order(), other, failed())).text
    assert len(data_of(text)["交易"]) == 2
    assert "不知道是哪一笔的" in text
    assert "提示原文" not in data_of(text)["交易"][0] or data_of(text)["交易"][0]["提示原文"] is None


@pytest.mark.parametrize(
    "hostile",
    [
        "甲: 乙 # 丙",
        "- {a: 1}",
        "yes",
        "0017",
        "1e3",
        "'引号' \"双引\"",
        "换行\n消费者: 别人",
        "null",
        "[列表] 一",
        "&锚 *名 !标签",
        "制表\t符",
        "2026-11-20",
        "   两头空格   ",
        "行\u2028分\u0085隔",
        "零宽\u200b字",
        "反斜\\杠",
        "%百分",
        "`反引`",
        "@at",
        "🙂",
    ],
)
def test_whatever_was_read_stays_this_very_text(hostile):
    read = Read(
        "订单.png",
        What.ORDER,
        (
            said(Kind.GOODS, hostile, "订单.png"),
            said(Kind.SHOP, hostile, "订单.png"),
            said(Kind.PROMISE, hostile, "订单.png"),
        ),
        (words(Side.OTHER, hostile, "2026-11-20 21:31"),),
    )
    text = begin(material(read)).text
    data = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 — plain texts and nothing else
    assert data["消费者"] == "王某某"
    assert data["交易"][0]["商品"] == hostile
    assert data["卖家"][0]["店铺名"] == hostile
    assert data["页面承诺"][0]["内容"] == hostile
    assert data["经过"][0]["对方原话"] == hostile
    typed = yaml.safe_load(text)["交易"][0]["商品"]
    assert isinstance(typed, str) or hostile == "2026-11-20"


def test_a_hostile_file_name_and_doubt_cannot_leave_their_comment():
    name = "a\n消费者: 别人 #.png"
    read = Read(name, What.ORDER, (said(Kind.ORDER_ID, NUMBER, name, "看\n卖家: []"),), unread=("坏\n了",))
    data = data_of(begin(material(read)).text)
    assert data["消费者"] == "王某某"
    assert isinstance(data["卖家"], list)
    assert data["证据"]["订单页"]["文件"] == name


def test_every_private_question_is_one_of_the_vocabulary():
    assert set(data_of(begin(material(*everything())).text)["自查"]) <= set(private_questions())


def test_exhibits_have_names_by_what_they_show_and_two_of_a_kind_two_names():
    second = Read("b.png", What.GOODS, (said(Kind.PROMISE, "保证可用", "b.png"),))
    exhibits = data_of(begin(material(order(key()), goods_page(), second)).text)["证据"]
    assert {name: each["文件"] for name, each in exhibits.items()} == {
        "订单页": "订单.png",
        "商品页": "商品页.png",
        "商品页2": "b.png",
    }
    assert "公开版" in exhibits["订单页"]
    assert "公开版" not in exhibits["商品页2"]


def test_screens_that_share_a_number_are_of_one_order_and_others_are_not():
    file = "支付.png"
    of = {"belongs": "2026112022001460891437205518"}
    screen = (
        said(Kind.PAYMENT_ID, of["belongs"], file, **of),
        said(Kind.MERCHANT_ID, NUMBER, file, **of),
        said(Kind.PAID, "45.00", file, **of),
    )
    other = tuple(
        said(each.kind, "XK1" if each.kind is Kind.MERCHANT_ID else each.value, file, **of) for each in screen
    )
    two = order(), order(number="XK20261120204417999", file="订单2.png")
    orders = data_of(begin(material(*two, Read(file, What.PAYMENT, screen))).text)["交易"]
    assert [each.get("支付单号") for each in orders] == [of["belongs"], None]
    assert orders[0]["证据"] == ["订单页", "支付账单"]
    apart = data_of(begin(material(*two, Read(file, What.PAYMENT, other))).text)["交易"]
    assert len(apart) == 3


def test_what_follows_from_the_notice_is_not_asked_nor_the_other_notices():
    notice = said(Kind.NOTICE, "该兑换码已被使用", "订单.png", belongs=NUMBER)
    asked = data_of(begin(material(order(notice))).text)["事实"]
    assert "收到卡密后我第一次兑换就失败" in asked
    assert not [name for name in asked if name.startswith("兑换页提示")]
    open_ = data_of(begin(material(disputes=("卡密无效",))).text)["事实"]
    assert {"兑换页提示该卡密已被使用", "兑换页提示卡密无效或不存在"} <= set(open_)


def test_a_number_that_was_cut_off_makes_no_second_order():
    file = "支付.png"
    of = {"belongs": NUMBER[:10]}
    screen = (
        said(Kind.ORDER_ID, NUMBER[:10], file, "看起来是订单号", **of),
        said(Kind.PAYMENT_ID, "2026112022001460891437205518", file, **of),
        said(Kind.PAID, "45.00", file, **of),
    )
    (only,) = data_of(begin(material(order(), Read(file, What.PAYMENT, screen))).text)["交易"]
    assert only["订单号"] == NUMBER
    assert only["支付单号"] == "2026112022001460891437205518"


def promise(text: str) -> Read:
    return Read("商品页.png", What.GOODS, (said(Kind.PROMISE, text, "商品页.png"),))


@pytest.mark.parametrize("text", ["保证100%可用", "官方正品，假一不卖", "长期有效", "全新未激活"])
def test_a_promise_of_use_is_asked_with_the_notice_offered(text):
    begun = begin(material(order(), promise(text), failed()))
    assert "实际" not in data_of(begun.text)["页面承诺"][0]
    line = line_with(begun.text, "# 实际: ")
    assert '# 实际: "兑换时页面提示“该兑换码已被使用，请核对后重试”"' in line
    assert "做到了吗" in begun.text.splitlines()[begun.text.splitlines().index(line) - 1]
    confirmed = data_of(begun.text.replace(line, line.replace("# ", "", 1)))
    assert confirmed["页面承诺"][0]["实际"] == "兑换时页面提示“该兑换码已被使用，请核对后重试”"


@pytest.mark.parametrize(
    ("mine", "first"),
    [
        ("这是第一次兑换", True),
        ("我只试过这一次", True),
        ("兑换了一次，是头一回", False),
        ("我第一次在你家买", False),
        ("不是第一次兑换了", False),
    ],
)
def test_the_first_time_is_offered_only_where_the_author_tells_of_it(mine, first):
    chat_read = Read("聊天.png", What.CHAT, (), (words(Side.ME, mine, "2026-11-20 21:09"),))
    text = begin(material(order(), promise("包好用"), failed(), chat_read)).text
    assert ('# 实际: "第一次兑换时页面提示' in text) is first
    assert ('# 实际: "兑换时页面提示' in text) is not first


@pytest.mark.parametrize("text", ["有效期至2027年12月31日，永久", "终身会员"])
def test_another_promise_is_asked_and_nothing_offered(text):
    begun = begin(material(order(), promise(text), failed()))
    assert data_of(begun.text)["页面承诺"][0]["实际"] is None
    assert "做到了吗" in begun.text


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("有问题包退包换", "可退"),
        ("假一赔十", "赔偿"),
        ("好评返现5元", "返现"),
        ("七天无理由退货", "可退"),
        ("退一赔三", ""),
        ("拍下自动发送，随时可退", "可退"),
        ("买一送一", "赠品"),
    ],
)
def test_the_sort_of_a_promise_is_offered_where_its_words_are_of_one(text, about):
    begun = begin(material(promise(text)))
    told = data_of(begun.text)["页面承诺"][0].get("种类")
    assert told is None
    assert (f"# 种类: {about}  #" in begun.text) is bool(about)


def test_a_promise_that_waits_is_counted_until_it_is_answered():
    read = promise("保证可用")
    assert begin(material(read)).promises == 1
    answered = Standing({"页面承诺": [{"内容": "保证可用", "实际": "不能用"}]})
    assert begin(material(read, standing=answered)).promises == 0


def test_no_reason_of_a_question_tells_which_answer_is_wanted():
    for dispute in ("卡密无效", "自动续费", "拒绝退款", "未成年人充值"):
        for each in begin(material(disputes=(dispute,))).questions:
            reason = each.why.split("（")[0]
            assert not any(words in reason for words in ("“是”", "“否”", "有力", "就不能"))


def on_site(platform: str, shop: str = "小鱼数码充值店") -> Read:
    file = "商品页.png"
    return Read(file, What.GOODS, (said(Kind.SHOP, shop, file), said(Kind.PLATFORM, platform, file)))


@pytest.mark.parametrize(
    ("platform", "offered"), [("星空卡盟", True), ("小鱼数码网", False), ("小鱼数码充值店", False)]
)
def test_many_shops_are_offered_where_shop_and_platform_have_different_names(platform, offered):
    text = begin(material(order(), on_site(platform))).text
    assert data_of(text)["卖家"][0].get("网站上卖家情况") is None
    assert ("# 网站上卖家情况: 很多家店  #" in text) is offered
    line = line_with(text, "网站上卖家情况:")
    if offered:
        confirmed = data_of(text.replace(line, line.replace("# ", "", 1)))
        assert confirmed["卖家"][0]["网站上卖家情况"] == "很多家店"


def test_what_the_site_says_of_itself_is_of_the_platform_and_no_trace_of_the_seller():
    file = "规则.png"
    foot = (
        said(Kind.FILING, "浙ICP备2026999999号-1", file),
        said(Kind.MAIL, "kefu@xingkongka.example", file),
    )
    text = begin(material(order(), Read(file, What.RULES, foot), on_site("星空卡盟"))).text
    assert "找人线索" not in data_of(text)["卖家"][0]
    platform = text.split("\n平台:")[1].split("\n交易:")[0]
    assert "浙ICP备2026999999号-1" in platform
    assert "kefu@xingkongka.example" in platform


def test_a_filing_number_where_no_platform_was_read_is_a_trace_of_the_seller():
    shop = Read("商品页.png", What.GOODS, (said(Kind.FILING, "浙ICP备2026999999号-1", "商品页.png"),))
    assert data_of(begin(material(shop)).text)["卖家"][0]["找人线索"] == {"备案号": "浙ICP备2026999999号-1"}


def test_a_question_after_a_moment_is_told_so_that_yes_or_no_answers_it():
    text = begin(material(disputes=("卡密无效",))).text
    asked = text.split("\n  我向卖家要求退货退款:")[0].splitlines()[-2]
    assert asked.endswith("：有没有这回事；有的写上是什么时候")
    assert data_of(text)["事实"]["我向卖家要求退货退款"] == {"回答": None, "时间": None}


def test_what_a_question_asks_for_besides_its_answer_has_its_line(shop, tmp_path):
    begun = begin(material(disputes=("卡密无效", "拒绝退款", "充值没到或少到")))
    told = data_of(begun.text)["事实"]
    wanting = [each for each in begun.questions if each.wants]
    assert {"时间", "原话", "数量"} <= {key for each in wanting for key in each.wants}
    for each in wanting:
        if isinstance(told[each.name], dict):
            assert {"回答", *each.wants} <= set(told[each.name])
        else:
            # Left empty it asks nothing of its author.
            assert told[each.name] is None
            form = line_with(begun.text, f"  {each.name}:")
            assert all(f"{key}: …" in form for key in each.wants)
    assert any(isinstance(told[each.name], dict) for each in wanting)


def test_the_clock_of_a_telephone_is_told_and_never_written():
    page, shop = replace(failed(), clock="21:05"), replace(order(), clock="21:12")
    data, text = data_of(begin(material(page, shop)).text), begin(material(page, shop)).text
    assert data["证据"]["兑换失败"]["形成时间"] is None
    assert data["交易"][0]["第一次兑换的时间"] is None
    assert "兑换失败.png 图上的时钟是 21:05" in line_with(text, "第一次兑换的时间:")
    assert text.count("图上的时钟是 21:12，哪一天请您填") == 1


def test_a_clock_in_a_picture_that_is_no_telephones_is_not_told():
    seen = {"兑换失败.png": Seen(exhibit=True, picture=True)}
    assert "时钟" not in begin(material(replace(failed(), clock="21:05"), seen=seen)).text


def test_a_merchants_number_that_is_the_orders_is_written_and_told_so():
    of = {"belongs": NUMBER}
    paid = tuple(said(kind, NUMBER, "支付.png", **of) for kind in (Kind.ORDER_ID, Kind.MERCHANT_ID))
    text = begin(material(order(), Read("支付.png", What.PAYMENT, paid))).text
    assert data_of(text)["交易"][0]["商户单号"] == NUMBER
    line = line_with(text, "    商户单号:")
    assert "同一个" in line
    assert "订单.png" not in line
    assert not [each for each in text.splitlines() if "公开版" in each and "商户单号" in each]


@pytest.mark.parametrize(
    ("seconds", "told"), [(("17", "18"), "相差 1 秒"), (("17", "17"), "各处一致"), (("17", None), "各处一致")]
)
def test_moments_of_one_minute_that_differ_by_seconds_are_not_called_alike(seconds, told):
    def paid(file, second):
        at = said(Kind.PAID_AT, "2026-11-20 20:44", file, belongs=NUMBER)
        return replace(at, read=f"2026-11-20 20:44{':' + second if second else ''}")

    bill = said(Kind.ORDER_ID, NUMBER, "支付.png", belongs=NUMBER), paid("支付.png", seconds[1])
    text = begin(material(order(paid("订单.png", seconds[0])), Read("支付.png", What.PAYMENT, bill))).text
    line = line_with(text, "    付款时间:")
    assert [each in line for each in ("相差", "各处一致")] == [
        told.startswith(each) for each in ("相差", "各处一致")
    ]
    assert told in line


def test_the_word_of_the_page_for_what_was_received_is_told():
    received = replace(
        said(Kind.DELIVERED_AT, "2026-11-20 20:44", "订单.png", belongs=NUMBER), label="发货时间"
    )
    assert "图上写的是“发货时间”" in line_with(begin(material(order(received))).text, "收到卡密的时间:")


def test_an_error_code_below_a_notice_is_a_remark():
    notice = replace(failed().proposals[0], read="该兑换码已被使用，请核对后重试(错误码20031)")
    text = begin(material(order(), replace(failed(), proposals=(notice,)))).text
    line = line_with(text, "    提示原文:")
    assert "下面还写着“(错误码20031)”" in line
    assert data_of(text)["交易"][0]["提示原文"] == "该兑换码已被使用，请核对后重试"
    assert "下面还写着" not in begin(material(order(), failed())).text


def test_what_the_bills_of_several_payments_say_alike_is_a_value_of_each():
    orders = data_of(begin(material(*TIPS)).text)["交易"]
    assert [each["实付"] for each in orders] == ["648.00", "648.00", "328.00"]
    assert {each["商品"] for each in orders} == {"星豆充值"}
    assert {each["账单上的收款方全称"] for each in orders} == {"某某星光网络科技有限公司"}
    assert [each["支付单号"][-1] for each in orders] == ["1", "2", "3"]
    assert [each["证据"] for each in orders] == [["支付账单"], ["支付账单2"], ["支付账单3"]]


@pytest.mark.parametrize(
    ("story", "dispute"),
    [
        ("我女儿今年12岁，拿我的手机给主播打赏了三次", "未成年人充值"),
        ("他们每个月从我卡里扣25块，我没有开过", "自动续费"),
        ("号被官方封了，充的钱也没了", "账号封禁"),
        ("今天天气很好", ""),
    ],
)
def test_a_dispute_that_the_authors_words_name_is_offered_with_them_and_never_chosen(story, dispute):
    begun = begin(material(*TIPS, story=story))
    assert not data_of(begun.text).get("争议")
    assert begun.disputes == ()
    offered = [line for line in begun.text.splitlines() if line.startswith("# 争议: [")]
    assert [dispute in line and "您写了“" in line for line in offered] == ([True] if dispute else [])


def test_what_a_notice_says_goes_before_what_words_name():
    begun = begin(material(*everything(), story="我儿子用我的手机充值了"))
    assert "未成年人充值" not in "".join(
        line for line in begun.text.splitlines() if line.startswith("# 争议:")
    )


def test_what_was_bought_is_offered_by_the_authors_words():
    text = begin(material(*TIPS, story="给主播打赏了三次")).text
    assert text.count("# 买的是什么: 直播打赏  # 您写了“给主播打赏”") == 3
