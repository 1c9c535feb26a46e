"""What kind of picture it is, and its sentences: what refused, what was promised, which clauses, which letter."""

from dataclasses import replace

import pytest
from pictured import SIZE, line, lines, under_each_other

from kameng_docs.reading.pictures import read_lines
from kameng_docs.reading.pictures.promises import kind_of
from kameng_docs.reading.proposals import Kind, What

CODE = "AB12-CD34-EF56"


def read(*rows, what=None, size=SIZE):
    found = read_lines("图.png", size, tuple(rows))
    assert what is None or found.what is what, (found.what, found.unread)
    return found


def values(found, kind):
    return [each.value for each in found.proposals if each.kind is kind]


def redeem(*rows):
    head = lines(
        ("兑换中心", 440, 140, 56), ("请输入兑换码", 60, 300), (CODE, 90, 420), ("立即兑换", 450, 600)
    )
    return read(*head, *rows, what=What.FAILED)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("该兑换码已被使用，请核对后重试", 220, 1150), ("(错误码 20031)", 220, 1216), ("知道了", 480, 1320)],
         "该兑换码已被使用，请核对后重试"),
        ([("兑换失败", 420, 1040, 56), ("您输入的兑换码已于2026-11-19被其他", 200, 1130), ("用户兑换，请联系发卡方处理。", 200, 1190), ("确定", 480, 1320)],
         "您输入的兑换码已于2026-11-19被其他用户兑换，请联系发卡方处理。"),
        ([("温馨提示", 440, 1040, 50), ("当前账号与卡面地区不一样", 200, 1120), ("取消", 300, 1300), ("确定", 700, 1300)],
         "当前账号与卡面地区不一样"),
        ([("激活码不存在或已失效", 300, 1200)], "激活码不存在或已失效"),
        ([("此激活码已在其他账号使用", 300, 1200)], "此激活码已在其他账号使用"),
        ([("卡密无效", 420, 1100, 56), ("我知道了", 480, 1300)], "卡密无效"),
    ],
)  # fmt: skip
def test_a_refusal_is_the_sentence_without_title_button_and_code_of_error(rows, said):
    found = redeem(*lines(*rows))
    assert values(found, Kind.NOTICE) == [said]
    assert values(found, Kind.KEY) == [CODE]


def test_how_a_code_is_used_is_not_what_was_answered():
    hint = ("1、请在2026年12月31日前兑换，过期作废", 60, 1500)
    assert values(redeem(*lines(("该兑换码已被使用", 300, 1000), hint)), Kind.NOTICE) == ["该兑换码已被使用"]
    (alone,) = [each for each in redeem(*lines(hint)).proposals if each.kind is Kind.NOTICE]
    assert alone.doubts


def test_the_code_of_an_error_is_kept_where_it_was_read():
    found = redeem(
        *lines(("该兑换码已被使用", 220, 1150), ("(错误码 20031)", 220, 1216), ("知道了", 480, 1320))
    )
    (notice,) = [each for each in found.proposals if each.kind is Kind.NOTICE]
    assert notice.read == "该兑换码已被使用(错误码 20031)"
    # The box holds what the text says.
    assert notice.at[0].box.bottom < 1216


def test_a_refusal_in_english_keeps_its_blanks():
    rows = [
        ("Redeem Code", 440, 140, 56),
        (CODE, 90, 420),
        ("This code has already been", 200, 1080),
        ("redeemed.", 200, 1140),
        ("OK", 700, 1300),
    ]
    assert values(read(*lines(*rows), what=What.FAILED), Kind.NOTICE) == [
        "This code has already been redeemed."
    ]


def test_two_sentences_that_may_be_the_refusal_are_both_doubted():
    found = redeem(*lines(("该兑换码已失效，请核对", 200, 1000), ("该兑换码已被使用，请重试", 200, 1300)))
    assert len(values(found, Kind.NOTICE)) == 2
    assert all(each.doubts for each in found.proposals if each.kind is Kind.NOTICE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("官方正品卡密，全新未使用，保证100%可用", Kind.PROMISE),
        ("卡密有问题包退包换，售后无忧", Kind.PROMISE),
        ("假一赔十，支持官方验证", Kind.PROMISE),
        ("激活不了全额退款", Kind.PROMISE),
        ("充不上秒退，绝不扯皮", Kind.PROMISE),
        ("质保一年，质保期内失效免费补发", Kind.PROMISE),
        ("永久有效", Kind.PROMISE),
        ("虚拟商品一经售出，非质量问题不支持退换", Kind.TERM),
        ("本品售出概不退换", Kind.TERM),
        ("不包售后，谨慎下单", Kind.TERM),
        ("不保证100%成功", Kind.TERM),
        ("不支持退换，假货包赔", Kind.PROMISE),
        ("拍下自动发货，24小时在线", None),
        ("有效期90天，请尽快使用", None),
        ("兑换地址：某某音乐App-会员中心-兑换码", None),
        ("适用于安卓、苹果手机和电脑", None),
    ],
)
def test_promises_and_terms_are_told_apart(text, kind):
    assert kind_of(text) is kind


GOODS = [*lines(("¥45.00", 50, 700, 60), ("已售2318 库存57", 50, 800, 36)), line("商品详情", 50, 900)]


@pytest.mark.parametrize("mark", ["1. ", "", "· ", "【一】", "（1）", "①"])
def test_a_promise_is_its_words_without_the_mark_of_a_list(mark):
    rows = under_each_other([mark + "全新未使用，保证百分之百可用", mark + "拍下自动发货"], 50, 1000)
    found = read(*GOODS, *rows, line("立即购买", 430, 2300, 50), what=What.GOODS)
    assert values(found, Kind.PROMISE) == ["全新未使用，保证百分之百可用"]


def test_a_promise_over_two_lines_is_one():
    rows = lines(
        ("1. 全新未使用，保证百分之百可用，如有无法激", 50, 1000),
        ("活的全额退款", 50, 1060),
        ("2. 自动发货", 50, 1120),
    )
    found = read(*GOODS, *rows, line("立即购买", 430, 2300, 50), what=What.GOODS)
    assert values(found, Kind.PROMISE) == ["全新未使用，保证百分之百可用，如有无法激活的全额退款"]


def test_the_price_of_goods_was_not_paid():
    found = read(*GOODS, line("合计：¥45.00", 50, 1000), line("立即购买", 430, 2300, 50), what=What.GOODS)
    assert values(found, Kind.PAID) == []


RULES = ["星空卡盟售后保障规则", "（2026年3月1日起施行）", "第七条 卡密类商品售后", "7.1 买家首次兑换即提示已被使用或者无效的，应在",
         "24小时内提交订单号和截图，商家应当补发或者退", "款。", "7.2 商家逾期不处理的，平台介入。", "浙ICP备2026999999号-1"]  # fmt: skip


def test_clauses_are_whole_and_bear_their_number():
    found = read(*under_each_other(RULES, step=64), what=What.RULES)
    assert values(found, Kind.RULE) == [
        "7.1 买家首次兑换即提示已被使用或者无效的，应在24小时内提交订单号和截图，商家应当补发或者退款。",
        "7.2 商家逾期不处理的，平台介入。",
    ]
    assert [each.belongs for each in found.proposals if each.kind is Kind.RULE] == ["7.1", "7.2"]
    assert values(found, Kind.RULES_NAME) == ["星空卡盟售后保障规则"]
    assert values(found, Kind.FILING) == ["浙ICP备2026999999号-1"]
    (since,) = [each for each in found.proposals if each.kind is Kind.MOMENT]
    assert (since.value, since.belongs) == ("2026-03-01", "施行")


@pytest.mark.parametrize(
    ("clause", "company"),
    [
        ("三、平台运营方：某某星光网络科技有限公司", "某某星光网络科技有限公司"),
        ("7.3 本平台经营主体：某某数卡有限公司。", "某某数卡有限公司"),
        # It says what the firm does, and that is a rule.
        ("三、平台运营方：某某网络有限公司有权冻结账户。", None),
        ("三、平台运营方：以页面公示的为准，请自行核对。", None),
    ],
)
def test_a_clause_that_only_names_who_runs_the_site_is_no_rule(clause, company):
    found = read(*under_each_other([*RULES, clause], step=64), what=What.RULES)
    named = [each for each in values(found, Kind.RULE) if clause[-8:] in each]
    assert values(found, Kind.COMPANY) == ([company] if company else [])
    assert bool(named) is (company is None)


@pytest.mark.parametrize("label", ["客服邮箱：", "联系我们 ", "E-mail: "])
def test_the_mail_address_of_a_page_of_rules_is_read_and_no_address_of_a_site(label):
    found = read(*under_each_other([*RULES, f"{label}kefu@xingkongka.example"], step=64), what=What.RULES)
    assert values(found, Kind.MAIL) == ["kefu@xingkongka.example"]
    assert values(found, Kind.SITE) == []


def test_a_mail_address_that_may_be_the_buyers_or_the_shops_is_not_the_sites():
    mail = line("店铺邮箱：xiaoyu@mail.example", 50, 1100)
    assert values(read(*GOODS, mail, what=What.GOODS), Kind.MAIL) == []


@pytest.mark.parametrize("form", ["第{}条 ", "{}、", "（{}）", "{}. "])
def test_other_numbers_of_clauses(form):
    said = ["买家收到的卡密无法激活的，可以申请退款。", "卖家应当在收到申请后二十四小时内处理。"]
    rows = [form.format(n) + text for n, text in enumerate(said, 1)]
    found = read(*under_each_other(["交易规则", *rows], step=90), what=What.RULES)
    assert ["".join(each.split()) for each in values(found, Kind.RULE)] == [
        "".join(each.split()) for each in rows
    ]


def test_a_clause_that_runs_out_of_the_picture_is_doubted():
    found = read(
        *under_each_other([*RULES[:4], "24小时内提交订单号和截图，商家应当补发或者退"], step=64),
        size=(1080, 640),
    )
    assert any(
        "没有完" in doubt for each in found.proposals if each.kind is Kind.RULE for doubt in each.doubts
    )


def test_who_runs_the_platform_stands_in_a_clause():
    rows = [
        "平台规则",
        "1.1 云雀卡铺由某某云雀网络科技有限公司运",
        "营，仅提供信息服务，双方自行负责交易。",
        "1.2 买家应当核对后再行付款，并自行保管。",
    ]
    found = read(*under_each_other(rows, step=62), what=What.RULES)
    assert values(found, Kind.COMPANY) == ["某某云雀网络科技有限公司"]
    assert values(found, Kind.PLATFORM) == ["云雀卡铺"]


LETTER = ["某某市市场监督管理局", "投诉受理决定书", "王某某：", "您于2026年11月25日通过全国12315平台提交的", "投诉（登记编号：1330100002026112512345678）",
          "已收到。经审查，本局决定受理。", "特此告知。", "某某市某某区市场监督管理局", "2026年11月28日"]  # fmt: skip


def test_a_letter_is_kept_whole_with_who_and_when():
    found = read(*under_each_other(LETTER, step=66), what=What.REPLY)
    assert values(found, Kind.HANDLED_ID) == ["1330100002026112512345678"]
    (words,) = found.words
    assert (words.who, words.at) == ("某某市某某区市场监督管理局", "2026-11-28")
    assert "".join(LETTER) == words.words.replace("\n", "")
    assert any("几个日期" in doubt for doubt in words.doubts)


CHAT = lines(("某某小店", 440, 140, 50), ("2026年11月20日 21:09", 380, 280, 32), ("你好，刚买的卡兑换不了", 400, 360),
             ("亲，发货前都测试过的", 180, 480), ("那请给我退款", 620, 600), ("11月21日 08:02", 420, 720, 32),
             ("虚拟商品不退的呢", 180, 800), ("我要投诉你们", 640, 920))  # fmt: skip


def test_a_chat_is_known_by_how_its_lines_lie():
    found = read(*CHAT, what=What.CHAT)
    assert found.proposals == ()
    assert found.unread


def test_a_picture_of_nothing_known_is_told():
    found = read(*under_each_other(["春天来了", "今天天气很好"]), what=What.OTHER)
    assert "没有认出" in found.unread[0]
    assert read(what=What.OTHER).unread == ("图里没有读到字",)


def test_between_two_kinds_everything_is_doubted():
    found = read(*under_each_other(["订单详情", "账单详情", "已发货", "购买件数", "数量：1"]))
    assert "看不准" in found.unread[0]
    assert values(found, Kind.QUANTITY) == ["1"]
    assert all(each.doubts for each in found.proposals)


@pytest.mark.parametrize(
    ("rows", "clock"),
    [
        ((("21:05", 53, 38), ("5G 86%", 855, 39)), "21:05"),
        ((("9：05", 53, 38),), "09:05"),
        ((("下午9:05", 53, 38),), "21:05"),
        ((("25:05", 53, 38),), ""),
        ((("21:05", 53, 380),), ""),
        ((("21:05", 500, 38),), ""),
        ((("21:05", 500, 38), ("86%", 855, 39)), "21:05"),
        ((("21:05", 53, 38), ("08:00", 500, 38)), ""),
    ],
)
def test_the_clock_of_the_bar_is_an_hour_without_a_day(rows, clock):
    assert read(*lines(*rows), *CHAT).clock == clock


def test_the_bar_of_the_phone_is_nothing():
    found = read(*lines(("21:12", 53, 38), ("5G 86%", 855, 39)), *CHAT)
    assert replace(found, clock="") == read(*CHAT)


def test_chinese_in_signs_that_are_too_small_is_doubted_and_digits_are_not():
    def at(height):
        rows = lines(("订单详情", 100, 60, 20), ("订单编号：XK20261120204417368", 20, 120, 18), ("付款方式：微信支付", 20, 160, height),
                     ("下单时间：2026-11-20 20:44:17", 20, 200, height))  # fmt: skip
        return read(*rows, what=What.ORDER, size=(240, 533))

    assert {each.kind for each in at(12).proposals if each.doubts} == {Kind.WAY}
    assert not any(each.doubts for each in at(15).proposals)
    assert not at(12).unread


def test_a_paragraph_that_promises_and_excludes_is_taken_sentence_by_sentence():
    rows = lines(
        ("某某音乐年卡，全新未激活，假一赔十，有问题包退，官方", 60, 1000),
        ("渠道。虚拟商品发货后不退不换，介意勿拍。", 60, 1060),
    )
    found = read(*GOODS, *rows, line("我想要", 430, 2300, 50), what=What.GOODS)
    (promise,) = [each for each in found.proposals if each.kind is Kind.PROMISE]
    (term,) = [each for each in found.proposals if each.kind is Kind.TERM]
    assert promise.value == "某某音乐年卡，全新未激活，假一赔十，有问题包退，官方渠道。"
    assert term.value == "虚拟商品发货后不退不换，介意勿拍。"
    assert term.at[0].box.top == 1060


def test_a_number_in_a_sentence_of_a_reply_is_doubted():
    rows = [
        "【全国12315平台】您提交的投诉（编号：1330",
        "100002026112512345678）已由某某区市场监督",
        "管理局受理，请留意后续处理情况。",
    ]
    found = read(*under_each_other(rows, step=56), what=What.REPLY)
    (number,) = [each for each in found.proposals if each.kind is Kind.HANDLED_ID]
    assert number.value == "1330100002026112512345678"
    assert number.doubts
    assert found.words[0].who == "某某区市场监督管理局"
