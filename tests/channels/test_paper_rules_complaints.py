"""What model-papers.md asks of complaints, held over every shipped example and over cases made to be too long.

Each rule is looked for in the finished text, as its reader gets it; what a text must not lack is looked for too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from cases_support import BASE, DEAD, REPOSITORY, TODAY, brief_of, case_file, order, workshop, yes
from paper_rules import RULES, ours, run_again

from kameng_docs.blocks import Heading, Paragraph, words
from kameng_docs.brief import Brief
from kameng_docs.pipeline import Sheet, check, compose_papers
from kameng_docs.wording import yuan
from kameng_docs.writers.text import render_text

CHANNELS = ("platform_ticket", "payment", "heimao", "samr_12315", "xiaoxie", "people_mediation", "appstore")
# Characters, blanks not counted: for one order, and where several are told together.
LENGTHS = {
    "platform_ticket/ticket": (600, 750),
    "platform_ticket/ticket_zhiyu": (600, 750),
    "platform_ticket/ticket_acg": (600, 750),
    "platform_ticket/ticket_short": (280, 280),
    "samr_12315/complaint": (650, 750),
    "samr_12315/complaint_short": (400, 400),
    "heimao/post": (400, 400),
    "payment/wechat": (180, 180),
    "payment/alipay": (180, 180),
}
ARTICLES = {"platform_ticket/ticket": 3, "platform_ticket/ticket_short": 1, "samr_12315/complaint": 3,
            "samr_12315/complaint_short": 2, "xiaoxie/letter": 3, "people_mediation/application": 3,
            "heimao/post": 0, "payment/wechat": 0, "payment/alipay": 0}  # fmt: skip
# What this paper must not call anybody; its own word is declared in channel.yaml.
STRANGERS = {
    "platform_ticket": ("商家", "该店", "卖家", "被申请人", "该未成年人", "我"),
    "samr_12315": ("店家", "贵方", "贵平台", "该未成年人", "卖家", "我", "货款"),
    "heimao": ("本人", "商家", "该店", "贵方", "申请人"),
    "payment": ("店家", "贵方", "该未成年人", "我"),
    "xiaoxie": ("店家", "贵方", "该未成年人", "我"),
    "people_mediation": ("店家", "贵方", "该未成年人", "本人"),
}
# Where else the author will go, and what he will withdraw: rule 46.
THREATS = ("支付投诉、", "诉讼等途径", "自行处理的，")
QUOTED = re.compile(r"“[^“”]*”")


def _many(count: int, **more: str) -> list[dict[str, str]]:
    return [
        order(
            订单号=f"2026110121140000{i:04}", 实付=f"{30 + i}.00", 支付单号=f"42000000002026110100000000{i:02}",
            付款方式="微信支付", 付款账户是谁的="本人", 下单时间=f"2026-11-{i + 1:02} 10:00",
            收到卡密的时间=f"2026-11-{i + 1:02} 10:01", 商品=("音乐会员年卡卡密", "影视会员季卡卡密")[i % 2], **more,
        )
        for i in range(count)
    ]  # fmt: skip


def _periods(count: int) -> list[dict[str, str]]:
    months = [(2023 + (i // 12), i % 12 + 1) for i in range(count)]
    return [
        {
            "订单号": f"YK{year}{month:02}0001", "商品": f"音乐会员连续包月（第{i + 1}期）", "买的是什么": "会员开通",
            "实付": "15.00", "付款方式": "支付宝", "支付单号": f"{year}{month:02}08220014{i:012}",
            "付款账户是谁的": "本人", "下单时间": f"{year}-{month:02}-08 09:00",
        }
        for i, (year, month) in enumerate(months)
    ]  # fmt: skip


TALK = {
    "我向卖家要求退货退款": yes(时间="2026-11-14 11:00"),
    "对方的原话是不退": yes(时间="2026-11-14 12:00", 原话="虚拟商品一经售出概不退款"),
}
RENEWED = {
    "自动续费扣了款": yes(时间="2026-06-08 09:00"),
    "扣款前没有收到过提醒": yes(),
    "我向卖家要求退货退款": yes(时间="2026-11-14 11:00"),
    "对方的原话是不退": yes(时间="2026-11-14 12:00", 原话="自动续费一经扣款不予退还"),
}
SITE = {"名称": "某某卡盟", "网址": "https://kameng.example"}
LONG = (
    "音乐会员年卡卡密（含超清画质、离线下载、多端同时在线、全部影视综艺动漫权益，官方直充，24小时自动发货）"
)
MADE = {
    "一单": case_file(平台=SITE, 交易=_many(1), 事实=DEAD | TALK),
    "一单-商品名很长": case_file(平台=SITE, 交易=[_many(1)[0] | {"商品": LONG}], 事实=DEAD | TALK),
    "两单": case_file(平台=SITE, 交易=_many(2), 事实=DEAD | TALK),
    "三单": case_file(平台=SITE, 交易=_many(3), 事实=DEAD | TALK),
    "十二单": case_file(平台=SITE, 交易=_many(12), 事实=DEAD | TALK),
    "续费四十二期": case_file(
        平台=SITE, 交易=_periods(42), 争议=["自动续费"], 事实=RENEWED, 卖家=[BASE["卖家"][0] | {"网站上卖家情况": "只有一家店"}]
    ),
    "没有时刻": case_file(
        平台=SITE, 交易=[order(下单时间="2026-11-01", 收到卡密的时间="2026-11-01", 支付单号="42000000002026110100000099")],
        事实=DEAD | TALK,
    ),
}  # fmt: skip
EXAMPLES = sorted(path.stem for path in (REPOSITORY / "cases").glob("示例-*.yaml"))


@dataclass(frozen=True)
class Text:
    """One paper of one case as its reader gets it; of sheets that are handed in one by one, one of them."""

    case: str
    name: str
    text: str
    brief: Brief

    @property
    def channel(self) -> str:
        return self.name.partition("/")[0]

    @property
    def several(self) -> bool:
        return len(self.brief.orders) > 1 or any(len(each.charges) > 1 for each in self.brief.orders)

    def __str__(self) -> str:
        return f"{self.case} {self.name}"


@cache
def texts() -> tuple[Text, ...]:
    """Every complaint of every case."""
    return tuple(_all())


def _all() -> Iterator[Text]:
    shop = workshop()
    for name in EXAMPLES:
        brief = check(shop, REPOSITORY / "cases" / f"{name}.yaml", TODAY).brief
        assert brief is not None
        yield from _of(name, brief)
    for name, case in MADE.items():
        yield from _of(name, brief_of(case))


def _of(case: str, brief: Brief) -> Iterator[Text]:
    for channel in CHANNELS:
        sheets, _ = compose_papers(workshop(), brief, channel)
        for sheet in sheets:
            name = f"{sheet.channel.slug}/{sheet.paper.slug}"
            if sheet.document and not sheet.paper.slots and sheet.paper.audience != "author":
                yield from (Text(case, name, text, brief) for text in _parts(sheet))


def _parts(sheet: Sheet) -> Iterator[str]:
    assert sheet.document is not None
    if not sheet.paper.by_one:
        yield render_text(sheet.document).data.decode()
        return
    part: list[str] = []
    for block in sheet.document.blocks:
        if isinstance(block, Heading):
            if part:
                yield "\n".join(part)
            part = []
        elif isinstance(block, Paragraph):
            part.append("".join(run.text for run in block.runs))
    yield "\n".join(part)


def of(*names: str) -> list[Text]:
    """The texts of these papers; there are some."""
    found = [each for each in texts() if each.name in names]
    assert found
    return found


def told(text: str) -> list[Text]:
    return [each for each in texts() if text in each.name]


def size(text: str) -> int:
    return len("".join(text.split()))


STORIES = (*LENGTHS, "xiaoxie/letter", "people_mediation/application")


def test_no_complaint_is_longer_than_its_reader_reads():
    long = [
        f"{each}：{size(each.text)}"
        for each in of(*LENGTHS)
        if size(each.text) > LENGTHS[each.name][each.several]
    ]
    assert not long


@pytest.mark.parametrize("name", ["十二单", "续费四十二期", "三单"])
def test_however_many_orders_every_paper_is_made(name):
    made = {each.name for each in texts() if each.case == name}
    wanted = {
        "platform_ticket/ticket",
        "platform_ticket/ticket_short",
        "platform_ticket/orders",
        "heimao/post",
    }
    payment = "payment/alipay" if name == "续费四十二期" else "payment/wechat"
    assert wanted | {payment} <= made


def test_a_text_names_no_more_articles_than_its_reader_takes():
    over = []
    for each in of(*ARTICLES):
        plain = each.text
        for rule in each.brief.platform_rules:
            plain = plain.replace(rule.where, "")
        articles = set(re.findall(r"第[一二三四五六七八九十百千零]+条", QUOTED.sub("", plain)))
        if len(articles) > ARTICLES[each.name]:
            over.append((str(each), articles))
    assert not over
    # Not so few that the rule holds of itself.
    assert any("电子商务法" in each.text for each in of("samr_12315/complaint"))
    assert any("消费者权益保护法" in each.text for each in of("samr_12315/complaint"))


def test_the_first_paragraph_of_a_ticket_says_which_order_how_much_and_until_when():
    wrong = []
    for each in told("platform_ticket/ticket"):
        if each.name.endswith("short"):
            continue
        first = each.text.split("\n")[0]
        known = [one.order_id for one in each.brief.orders if one.order_id]
        which = any(number in first for number in known) or re.search(r"[0-9]+[笔次]", first)
        if size(first) > 120 or not which or not re.search(r"[0-9]\.[0-9]{2}元", first) or "日" not in first:
            wrong.append((str(each), size(first), first))
    assert not wrong
    assert len(told("platform_ticket/ticket")) > len(EXAMPLES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_it_is_written_as_papers_are(rule):
    assert [
        (str(each), found) for each in texts() if (found := list(rule(ours(each.text, each.brief))))
    ] == []


def test_threats_are_gone():
    assert [(str(each), phrase) for each in texts() for phrase in THREATS if phrase in each.text] == []


def test_nothing_is_said_three_times():
    told = ((str(each), list(run_again(ours(each.text, each.brief)))) for each in of(*STORIES))
    assert [(name, again) for name, again in told if again] == []


def test_everybody_has_one_name_in_a_paper():
    wrong = []
    for each in texts():
        if each.name.rpartition("/")[2] in {"attachments", "orders", "form"}:
            continue
        plain = QUOTED.sub("", ours(each.text, each.brief)).replace("孩子本人", "")
        for event in each.brief.events:
            plain = plain.replace(event.what, "")
        for fact in each.brief.facts.values():
            plain = plain.replace(fact.words, "") if fact.words else plain
        wrong += [(str(each), word) for word in STRANGERS.get(each.channel, ()) if word in plain]
    assert not wrong


def test_what_they_refused_with_stands_word_for_word_and_once():
    wrong = []
    for each in of(*STORIES):
        refusal = each.brief.facts["对方的原话是不退"]
        if refusal.state == "是" and refusal.words and each.text.count(refusal.words.rstrip("。")) != 1:
            wrong.append((str(each), each.text.count(refusal.words)))
    assert not wrong
    assert sum("概不退" in each.text for each in of(*STORIES)) > 20


def test_every_complaint_says_what_is_asked():
    silent = []
    for each in of(*STORIES):
        claim = next((one for one in each.brief.claims if one.kind == "refund"), None)
        if claim is None or claim.amount is None:
            continue
        sums = {yuan(claim.amount)} | (
            {yuan(one.claimed) for one in each.brief.orders} if each.channel == "payment" else set()
        )
        if not any(f"{one}元" in each.text for one in sums) or "退" not in each.text:
            silent.append(str(each))
    assert not silent


def test_no_request_to_the_regulator_has_a_condition():
    for each in of("samr_12315/complaint"):
        (asked,) = re.findall(r"投诉请求：(.*)", each.text)
        assert re.match(r"(1\. )?(退款|退还|交付|更换|补足|付清|支付)", asked), (str(each), asked)
        assert not re.search("如果|的话|自行处理|否则|前", asked), (str(each), asked)


def test_twelve_orders_are_twelve_sheets_each_with_its_own_number_and_sum():
    sheets = [each.text for each in texts() if (each.case, each.name) == ("十二单", "payment/wechat")]
    assert len(sheets) == 12
    orders = MADE["十二单"]["交易"]
    for one, sheet in zip(orders, sheets, strict=True):
        assert one["订单号"] in sheet
        assert f"原路退回{one['实付']}元" in sheet
        assert not any(other["订单号"] in sheet for other in orders if other is not one)


def test_the_fields_of_the_payment_site_are_asked_of_each_payment():
    sheets, _ = compose_papers(workshop(), brief_of(MADE["三单"]), "payment")
    (fields,) = [sheet for sheet in sheets if sheet.paper.slug == "fields"]
    assert fields.document is not None
    text = "\n".join(words(fields.document))
    for one in MADE["三单"]["交易"]:
        assert text.count(one["支付单号"]) == 1
        assert text.index(one["支付单号"]) < text.index(one["订单号"])


def test_renewals_are_one_sheet_with_how_many_from_when_to_when():
    (sheet,) = [each.text for each in texts() if (each.case, each.name) == ("续费四十二期", "payment/alipay")]
    assert "2023年1月8日至2026年6月8日扣款42次，共630.00元" in sheet


def test_the_sums_of_the_rows_are_the_claim_and_every_order_is_in_the_table():
    for name in ("三单", "十二单", "续费四十二期"):
        (ticket,) = [each for each in texts() if (each.case, each.name) == (name, "platform_ticket/ticket")]
        rows = re.findall(r"([0-9]+\.[0-9]{2})元(?:：|，订单|（[0-9]{4}年)", ticket.text.split("二、理由")[0])
        paid = sum((one.paid for one in ticket.brief.orders), start=type(ticket.brief.orders[0].paid)(0))
        assert sum(map(float, rows)) == float(paid), (name, rows)
        (table,) = [
            each.text for each in texts() if (each.case, each.name) == (name, "platform_ticket/orders")
        ]
        stem = re.search(r"订单号前[0-9]+位均为([0-9A-Z]+)", table)
        for one in ticket.brief.orders:
            assert one.order_id.removeprefix(stem[1] if stem else "") in table
            assert one.payment_id in table


def test_a_public_post_has_pictures_and_no_secrets():
    shown = [each for each in of("heimao/post") if "图1" in each.text]
    assert shown
    for each in of("heimao/post"):
        assert "证据" not in each.text
        hidden = [one.payment_id for one in each.brief.orders] + [one.order_id for one in each.brief.orders]
        hidden += [each.brief.claimant.name, each.brief.claimant.phone]
        assert not [secret for secret in hidden if secret and secret in each.text], str(each)
    for each in shown:
        (listed,) = [one for one in texts() if (one.case, one.name) == (each.case, "heimao/attachments")]
        assert {*re.findall("图[0-9]+", each.text)} <= {*re.findall("图[0-9]+", listed.text)}


def test_a_part_of_a_text_does_not_begin_with_an_hour_of_no_day():
    begun = re.compile(r"(?m)^(?:[^\s，。；：]{2,8}：)?\d\d:\d\d")
    # A post goes on in its next paragraph.
    found = [each for each in of(*STORIES) if each.channel != "heimao"]
    assert any("协商" in each.text for each in found)
    assert not [str(each) for each in found if begun.search(each.text)]


def test_a_letter_to_mediators_answers_everything_that_was_said():
    several = [
        each for each in of("xiaoxie/letter", "people_mediation/application") if len(each.brief.rebuttals) > 1
    ]
    assert several
    for each in several:
        for rebuttal in each.brief.rebuttals:
            # The longest run of the answer without placeholders and law.
            plain = max(re.split(r"\{[^}]*\}|（\[\[.*?\]\]）|[；。，]", rebuttal.answer), key=len)
            assert plain in each.text, (str(each), rebuttal.id)


def test_of_one_payment_no_more_is_asked_than_it_was():
    brief = check(workshop(), REPOSITORY / "cases" / "示例-未成年人充值.yaml", TODAY).brief
    assert brief is not None
    sheets, _ = compose_papers(workshop(), brief, "payment")
    fields = next(each.document for each in sheets if each.paper.slug == "fields")
    assert fields is not None
    asked = re.findall(r"申请退款金额（元）：([0-9.]+)", render_text(fields).data.decode())
    paid = [each.paid - each.refunded for each in brief.orders]
    # What the parents let the child spend is asked of none, and belongs to no payment: it is taken off at the last.
    assert asked == [*map(yuan, paid[:-1]), yuan(paid[-1] - (sum(paid) - brief.claims[0].amount))]
