"""工单 in the dialects of the shop systems (channels.md 1.2, 8.2 P01–P07; channels.yaml)."""

from dataclasses import replace
from typing import Any

import pytest
from cases_support import (
    DEAD,
    PNG,
    PROOF,
    RUNG,
    brief_of,
    built,
    case_file,
    composed,
    order,
    sheets_of,
    text_of,
    workshop,
)

from kameng_docs.brief import Brief
from kameng_docs.channels import Limit, Uploads, read_channels
from kameng_docs.compose.limits import limit_faults, measured
from kameng_docs.disclosure import attached
from kameng_docs.pipeline import compose_papers
from kameng_docs.rules.uploads import check_uploads

AGAIN = {
    "渠道": "平台工单",
    "提交": "2026-11-05 09:00",
    "编号": "GD77",
    "要求答复": "2026-11-08 18:00",
    "结果": "未回复",
}
SYSTEMS = {
    "不清楚": {"ticket", "ticket_short", "fields", "attachments"},
    "异次元": {"ticket_acg", "ticket_short", "fields_acg", "attachments_acg"},
    "知宇": {"ticket_zhiyu", "message_zhiyu", "ticket_short", "fields_zhiyu", "attachments_zhiyu"},
    "独角数卡": {"email", "fields_email", "ticket_short", "attachments"},
    "小程序": {"ticket", "ticket_short", "fields_miniprogram", "attachments"},
}


def case(system: str, goods: str = "音乐会员年卡卡密", **changes: Any) -> dict[str, Any]:
    plain = {
        "平台": {"名称": "某某卡盟", "系统": system},
        "交易": [order(商品=goods, 证据=["截图"])],
        "事实": DEAD,
        "证据": {"截图": PROOF},
    }
    return case_file(**(plain | changes))


def sheets(brief: Brief) -> dict[str, Any]:
    return {s.paper.slug: s for s in sheets_of(brief) if s.channel.slug == "platform_ticket"}


def codes(brief: Brief, paper: str) -> list[str]:
    found = compose_papers(workshop(), brief, "platform_ticket")[1]
    return [d.code for d in found if d.document == f"platform_ticket/{paper}"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_each_system_has_its_own_papers(system):
    made = sheets(brief_of(case(system)))
    assert set(made) == SYSTEMS[system]
    assert all(sheet.document for sheet in made.values())


def test_who_names_no_system_gets_the_general_ticket():
    assert set(sheets(brief_of(case_file(事实=DEAD)))) == SYSTEMS["不清楚"]


# The text that each system takes.
TICKETS = {"不清楚": "ticket", "异次元": "ticket_acg", "知宇": "ticket_zhiyu", "独角数卡": "email"}


@pytest.mark.parametrize("system", TICKETS)
def test_the_first_sentence_and_the_demand_are_those_of_the_ticket(system):
    text = text_of(brief_of(case(system)), f"platform_ticket/{TICKETS[system]}")
    first = text.partition("\n")[0]
    assert first.startswith(
        "店铺“某某小铺”，订单0042611010077，音乐会员年卡卡密1件，实付30.00元。第一次兑换即失败"
    )
    assert first.endswith("于2026年11月25日18:00前原路退回30.00元。")
    assert "2026年11月1日10:00" in text


def test_bytes_are_those_of_the_page():
    # channels.yaml platform_acg.body: bytes with the marks of HTML; a Chinese character has three in UTF-8
    limit = Limit(100, 0, verified=True, source="", unit="byte")
    assert measured("退款", limit) == len("<p>退款</p>".encode()) == 13
    assert measured("a&b\n退", limit) == len("<p>a&amp;b</p><p>退</p>".encode())
    assert limit_faults("x", "退" * 31, limit) == []
    (fault,) = limit_faults("x", "退" * 32, limit)
    assert (fault.code, fault.severity.value) == ("document.too-long", "error")
    assert "103 字节，这里最多 100 字节" in fault.message


def test_characters_are_counted_as_the_stricter_site_does():
    assert measured("退😀", Limit(9, 0, verified=True, source="")) == 3


@pytest.mark.parametrize(("verified", "severity"), [(True, "error"), (False, "warning")])
def test_what_a_site_cannot_store_is_told(verified, severity):
    # channels.md G06
    limit = Limit(100, 0, verified, "", bmp_only=True)
    for character in ("😀", "𠮷"):
        (fault,) = limit_faults("x", f"退{character}款", limit)
        assert (fault.code, fault.severity.value) == ("document.outside-bmp", severity)
        assert character in fault.message
    assert limit_faults("x", "喆堃䶮①", limit) == []
    assert limit_faults("x", "😀", replace(limit, bmp_only=False)) == []


def test_an_emoji_withholds_where_it_breaks_the_form_and_nowhere_else():
    goods = "年卡😀"
    assert codes(brief_of(case("知宇", goods)), "ticket_zhiyu") == ["document.outside-bmp"]
    assert codes(brief_of(case("知宇", goods)), "message_zhiyu") == ["document.outside-bmp"]
    assert codes(brief_of(case("异次元", goods)), "ticket_acg") == []
    assert codes(brief_of(case("不清楚", goods)), "ticket") == []


def test_limits_are_those_of_the_sources():
    papers = {paper.slug: paper for paper in workshop().channels["platform_ticket"].papers}
    acg, zhiyu, message = (papers[name].limit for name in ("ticket_acg", "ticket_zhiyu", "message_zhiyu"))
    assert (acg.maximum, acg.unit, acg.bmp_only, acg.verified) == (102400, "byte", False, True)
    assert (zhiyu.maximum, zhiyu.unit, zhiyu.bmp_only, zhiyu.verified) == (1000, "char", True, True)
    assert (message.maximum, message.unit) == (1024, "char")
    slots = {slot.name: slot.limit for slot in (*papers["fields_acg"].slots, *papers["fields_zhiyu"].slots)}
    assert (slots["标题"].minimum, slots["标题"].maximum) == (4, 100)
    assert slots["订单（会员从列表选；游客填订单号）"].maximum == 32
    assert slots["联系QQ（必填）"].maximum == 15
    uploads = papers["attachments_acg"].uploads
    assert (uploads.maximum, uploads.megabytes, set(uploads.types)) == (8, 10, {"jpg", "jpeg", "png", "webp"})


def test_a_long_story_is_whole_in_bytes_and_short_in_characters():
    events = [{"时间": f"2026-11-{day:02} 10:00", "事项": "本人询问进展，" * 9} for day in range(2, 21)]
    acg = text_of(brief_of(case("异次元", 经过=events)), "platform_ticket/ticket_acg")
    zhiyu = text_of(brief_of(case("知宇", 经过=events)), "platform_ticket/ticket_zhiyu")
    assert len(acg) > 1000 >= len(zhiyu.strip())
    assert "其余经过见所附的聊天记录和截图" in zhiyu


@pytest.mark.parametrize(
    ("file", "fits"), [("截图.png", True), ("截图.JPG", True), ("截图.webp", True), ("录屏.mp4", False)]
)
def test_a_proof_picture_is_wanted(file, fits):
    # P02
    missing = sheets(brief_of(case("异次元", 证据={"截图": PROOF | {"文件": file}})))["ticket_acg"].missing
    assert [name[:5] for name in missing] == ([] if fits else ["交易.证据"])


def test_no_exhibit_of_the_order_is_no_proof_of_purchase():
    assert sheets(brief_of(case("异次元", 交易=[order()])))["fields_acg"].missing


def test_zhiyu_takes_one_complaint_and_a_mobile_number():
    # P07, channels.md 1.2 B: 同一订单+手机号仅一次
    made = sheets(brief_of(case("知宇", 进度=[AGAIN])))
    assert made["ticket_zhiyu"].document is None
    assert "要补充的在原来那一份里补充" in made["ticket_zhiyu"].missing[0]
    assert made["message_zhiyu"].document
    withdrawn = sheets(brief_of(case("知宇", 进度=[AGAIN | {"状态": "已撤回"}])))
    assert withdrawn["ticket_zhiyu"].document is None
    assert "只能投诉一次" in withdrawn["ticket_zhiyu"].missing[0]
    assert withdrawn["message_zhiyu"].document
    nobody = {k: v for k, v in case("知宇")["消费者"].items() if k != "电话"}
    assert "消费者.电话" in sheets(brief_of(case("知宇", 消费者=nobody)))["ticket_zhiyu"].missing[0]


def test_files_that_do_not_fit_are_told():
    # P03
    (exhibit,) = brief_of(case("异次元")).exhibits
    uploads = Uploads(8, 10, ("png",), "")
    large = replace(exhibit, files=("a.png", "b.PNG", "c.mp4"), sizes=(10_000_000, 10_000_001, 5))
    found = list(check_uploads("x", attached((large,), "shop", "图片"), uploads))
    assert [(d.code, d.severity.value) for d in found] == [("document.upload-unfit", "warning")] * 2
    assert "“b.PNG”有 10.0 MB" in found[0].message
    assert "“c.mp4”" in found[1].message
    assert not list(
        check_uploads(
            "x", attached((replace(large, files=("b.png",)),), "shop", ""), replace(uploads, megabytes=0)
        )
    )


def test_the_size_on_the_disk_is_looked_at(tmp_path):
    big = PNG + bytes(10_000_001)
    made = built(case("异次元"), tmp_path, only="platform_ticket", contents={"截图.png": big})
    assert "document.upload-unfit" in [d.code for d in made.result.diagnostics]
    text = made.texts("10_平台工单")["10_平台工单/附件清单_异次元.txt"]
    assert "截图.png（超过10MB，压缩或者截图后再传，原件留着）" in text


def test_more_pictures_than_the_form_takes_go_later():
    files = [f"图{n}.png" for n in range(9)]
    text = text_of_attachments(case("异次元", 证据={"截图": PROOF | {"文件": files}}))
    assert "一次最多8个文件" in text
    assert "一次最多" not in text_of_attachments(case("异次元", 证据={"截图": PROOF | {"文件": files[:8]}}))


def text_of_attachments(raw: dict[str, Any]) -> str:
    return text_of(brief_of(raw), "platform_ticket/attachments_acg")


SECOND = [(system, paper) for system, paper in TICKETS.items() if system != "知宇"] + [
    ("不清楚", "ticket_short")
]


@pytest.mark.parametrize(("system", "paper"), SECOND)
def test_a_second_ticket_tells_what_became_of_the_first(system, paper):
    """What the platform did not take may be handed in again; what it has is added to there."""
    not_taken = AGAIN | {"状态": "不予受理", "结果": "请补充凭证"}
    text = text_of(brief_of(case(system, 进度=[not_taken])), f"platform_ticket/{paper}")
    assert text.count("GD77") == 1
    assert "2026年11月5日通过平台工单提出（编号GD77），结果为：请补充凭证" in text
    waiting = composed(brief_of(case(system, 进度=[AGAIN])), f"platform_ticket/{paper}")
    assert waiting.document is None
    assert waiting.missing == ("已于2026-11-05 09:00提交，现在的状态是“已提交”；要补充的在原来那一份里补充",)


def test_a_first_ticket_speaks_of_no_other():
    for paper in ("ticket", "ticket_short"):
        assert "此前" not in text_of(brief_of(case("不清楚")), f"platform_ticket/{paper}")


@pytest.mark.parametrize("system", SYSTEMS)
def test_no_paper_for_a_shop_holds_what_it_must_not_see(system):
    # P06
    brief = brief_of(case(system, 交易=[order(证据=["截图"], 查询密码="Pw-Secret-77")]))
    for slug, sheet in sheets(brief).items():
        text = "" if sheet.document is None else str(sheet.document)
        assert "00000019960203004X" not in text, slug
        assert "Pw-Secret-77" not in text, slug


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("max: 5\n    unit: word", "data.unknown-reference"),
        ("max: 5\n    unit: byte", ""),
        ("uploads: [{max: 1, mb_each: 1, types: [png]}]", "data.missing-key"),
        ("uploads: [{max: 1, mb_each: 1, types: [png], source: x, more: 1}]", "data.unknown-key"),
        ("alone: true", ""),
    ],
)
def test_a_wrong_declaration_is_told(tmp_path, line, code):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "channel.yaml").write_text(
        "name: 甲\norder: 1\nme: 我\nthem: 你\nonly_if: claims\ndocuments:\n"
        f"  - slug: note\n    name: 便条\n    template: note.md\n    formats: [txt]\n    audience: shop\n    {line}\n",
        "utf-8",
    )
    (folder / "rung.yaml").write_text(RUNG, "utf-8")
    declared = read_channels((tmp_path,))
    assert [fault.code for fault in declared.faults] == ([code] if code else [])
    if not code:
        assert declared.channels["own"].papers[0].only_if == "claims"


def test_what_a_channel_requires_is_not_wanted_of_a_paper_that_stands_alone(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    paper = "  - {slug: %s, name: %s, template: x.md, formats: [txt], audience: shop, only_if: orders%s}\n"
    (folder / "channel.yaml").write_text(
        "name: 甲\norder: 1\nme: 我\nthem: 你\nonly_if: claims\nrequires: [{test: order, name: 乙}]\ndocuments:\n"
        + paper % ("a", "丙", "")
        + paper % ("b", "丁", ", alone: true"),
        "utf-8",
    )
    (folder / "rung.yaml").write_text(RUNG, "utf-8")
    first, second = read_channels((tmp_path,)).channels["own"].papers
    assert [len(first.requires), len(second.requires)] == [1, 0]
    assert first.only_if == second.only_if == "(claims) and (orders)"


def test_the_paper_of_another_system_is_not_made_by_chance():
    for system, made in SYSTEMS.items():
        others = {paper for each in SYSTEMS.values() for paper in each} - made
        assert others
        assert not others & set(sheets(brief_of(case(system))))
