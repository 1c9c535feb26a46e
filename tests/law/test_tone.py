"""Which words strike a tone and which do not; what rules, the timeline and public papers make of them."""

from pathlib import Path

import pytest
from cases_support import (
    BASE,
    DEAD,
    REPOSITORY,
    TODAY,
    brief_of,
    case_file,
    sheets_of,
    text_of,
    workshop,
    yes,
)
from reviewed import MADE

from kameng_docs.blocks import Document, words
from kameng_docs.case.model import Case
from kameng_docs.disclosure import disclose
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation
from kameng_docs.law.tone import heated_words, listed, shouted, tones_in, without_verdicts
from kameng_docs.pipeline import check, compose_all, open_workshop
from kameng_docs.rules import heated_words as heated_rule
from kameng_docs.rules import not_a_consumer, risky_goods, third_person
from kameng_docs.rules import tone as tone_rule
from kameng_docs.rules.document_tone import QUOTED, check_tone

ROWS = [
    tuple(line.split("\t", 1))
    for line in (Path(__file__).parents[1] / "tones.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("wanted", "text"), ROWS, ids=lambda value: value[:20])
def test_tone(wanted, text):
    found = [tone.name for tone, _ in tones_in(text)] + (["shouting"] if shouted(text) else [])
    assert ",".join(found) == wanted.strip("-")


def test_table_is_long_enough_and_has_both_kinds():
    assert len(ROWS) >= 80
    assert sum(wanted == "-" for wanted, _ in ROWS) >= 40
    assert {tone.name for tone in listed().tones} <= {wanted for wanted, _ in ROWS}


@pytest.mark.parametrize("text", ["我不是骗子", "垃圾邮件", "反诈骗中心"])
def test_innocent_phrases_hold_before_the_public_too(text):
    assert heated_words(text, anybody=True) == ()


@pytest.mark.parametrize("text", ["客服骂我是骗子", "派出所说这不是一般的诈骗", "客服说再投诉就曝光我"])
def test_before_the_public_it_does_not_matter_who_said_it(text):
    assert heated_words(text) == ()
    assert heated_words(text, anybody=True)


@pytest.mark.parametrize("tone", listed().tones, ids=lambda tone: tone.name)
def test_what_is_advised_is_calm_and_its_law_is_in_the_library(tone):
    for ref in tone.authority:
        assert isinstance(load().resolve(ref, TODAY), Citation), ref
    assert not [other.name for other, _ in tones_in(tone.instead) if other.keeps_out]
    assert not shouted(tone.instead)


# The rules.


def paths(rule, **changes):
    return [found.path for found in rule.find(Case.model_validate(case_file(**changes)), TODAY)]


SAID = "你们是骗子"
PLACES = [
    ({"标题": SAID}, ("标题",)),
    ({"页面承诺": [{"内容": "全新", "实际": SAID}]}, ("页面承诺", 0, "实际")),
    ({"经过": [{"时间": "2026-11-02", "事项": SAID}]}, ("经过", 0, "事项")),
    ({"经过": [{"时间": "2026-11-02", "我说": SAID}]}, ("经过", 0, "我说")),
    ({"诉求": {"退到哪里": SAID}}, ("诉求", "退到哪里")),
    ({"进度": [{"渠道": "12315", "提交": "2026-11-03", "结果": SAID}]}, ("进度", 0, "结果")),
    (
        {"和解": {"金额": "1.00", "支付期限": "2026-12-01", "其他约定": SAID}},
        ("和解", "其他约定"),
    ),
    (
        {"证据": {"图": {"名称": "截图", "文件": "a.png", "来源": "截屏", "证明": SAID}}},
        ("证据", "图", "证明"),
    ),
]


@pytest.mark.parametrize(("changes", "path"), PLACES)
def test_own_words_are_looked_at_wherever_they_stand(changes, path):
    assert paths(heated_rule, **changes) == [path]


def test_words_of_the_other_side_are_not_looked_at():
    event = {"时间": "2026-11-02", "对方": "客服", "对方原话": "你才是骗子！！！等着瞧"}
    promise = {"内容": "绝对正品，100%是真的，假一赔十！！！"}
    for rule in (heated_rule, tone_rule):
        assert paths(rule, 经过=[event], 页面承诺=[promise]) == []


def test_each_hit_names_the_calmer_words_and_the_law():
    (found,) = heated_rule.find(Case.model_validate(case_file(标题="卖家跑路了")), TODAY)
    assert "“跑路”" in found.message
    assert "付款后被拉黑" in found.hint
    for article in ("第一千零二十四条", "第一千零二十五条", "第一千零二十六条"):
        assert article in found.hint


def test_a_motive_that_a_fact_proves_is_told():
    events = [{"时间": "2026-11-03", "事项": "卖家明知这批卡用过，聊天里承认了"}]
    proof = {"图": {"名称": "聊天", "文件": "a.png", "来源": "截屏", "证明": "卖家承认"}}
    proved = DEAD | {"有材料显示卖家当时知道": yes(证据=["图"])}
    for facts, told in ((DEAD, False), (DEAD | {"有材料显示卖家当时知道": yes()}, False), (proved, True)):
        case = case_file(事实=facts, 经过=events, 证据=proof)
        assert any("明知" in event.what for event in brief_of(case).events) is told
        assert (list(heated_rule.find(Case.model_validate(case), TODAY)) == []) is told


def test_want_of_a_day_is_told_of_what_is_asked_now():
    events = [{"时间": "2026-11-02", "我说": "请尽快退款"}]
    assert paths(tone_rule, 经过=events) == [("经过", 0, "我说")]
    assert paths(tone_rule, 经过=events, 诉求={"答复截止": "2026-11-27 18:00"}) == []
    assert paths(tone_rule, 标题="请尽快退款", 诉求={"答复截止": "2026-11-27 18:00"}) == [("标题",)]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("群友李小明也买到坏卡", True),
        ("买家叫王小红，被骗了同样的钱", True),
        ("叫陈大文的群友也在问", True),
        ("群友李某某也买到坏卡", False),
        ("群友说这家店一直这样", False),
        ("买家都在问", False),
        ("客服没有回复", False),
        ("朋友帮我录屏", False),
        ("张某某", False),
    ],
)
def test_names_of_strangers(text, hit):
    assert bool(paths(third_person, 经过=[{"时间": "2026-11-02", "事项": text}])) is hit


def test_risky_goods_until_the_private_question_is_answered():
    order = BASE["交易"][0] | {"商品": "某某游戏外 掛月卡"}
    assert paths(risky_goods, 交易=[order]) == [("交易", 0, "商品")]
    question = "商品是外挂、破解、刷量、代实名、翻墙"
    assert paths(risky_goods, 交易=[order], 自查={question: "否"}) == []
    for goods in ("音乐会员年卡卡密", "反外挂正版CDK", "黑卡会员季卡", "Steam钱包充值码"):
        assert paths(risky_goods, 交易=[order | {"商品": goods}]) == []


@pytest.mark.parametrize("bought_for", ["自己用", "给家人朋友用", "拿去卖", "兼有"])
def test_who_buys_to_sell_is_no_consumer(bought_for):
    assert bool(paths(not_a_consumer, 买来做什么=bought_for)) is (bought_for == "拿去卖")


# Papers.


def test_an_event_that_is_kept_out_stands_in_no_paper():
    for text in ("不退就让警察抓你们", "付500元我就删帖", "本人从未泄露给任何人", "贵司故意发死卡"):
        brief = brief_of(case_file(事实=DEAD, 经过=[{"时间": "2026-11-03", "我说": text}]))
        for sheet in sheets_of(brief):
            assert sheet.document is None or text not in "".join(words(sheet.document))


def test_a_reported_insult_is_told_to_the_platform_and_not_to_the_public():
    events = [{"时间": "2026-11-03", "事项": "客服骂我是骗子"}]
    brief = brief_of(case_file(事实=DEAD, 经过=events, 诉求={"答复截止": "2026-11-27 18:00"}))
    assert "客服骂本人是骗子" in text_of(brief, "platform_ticket/ticket")
    assert "骗子" not in text_of(brief, "heimao/post")


def test_a_public_paper_with_such_words_is_withheld_and_another_is_not():
    document = Document(title="卖家是骗 子", blocks=())
    (found,) = check_tone(document, "heimao/post", "public", TODAY)
    assert (found.code, found.scope.value, found.severity.value) == (
        "document.heated-words", "document", "error",
    )  # fmt: skip
    assert list(check_tone(document, "court/x", "court", TODAY)) == []
    assert (
        list(
            check_tone(
                Document(title="《反电信网络诈骗法》，客服称“你是骗子”", blocks=()), "h", "public", TODAY
            )
        )
        == []
    )


def shipped():
    shop = open_workshop(REPOSITORY / "cases")
    for file in sorted((REPOSITORY / "cases").glob("示例-*.yaml")):
        brief = check(shop, file, TODAY).brief
        assert brief is not None
        yield file.stem, brief


def test_no_wording_of_ours_strikes_a_tone():
    briefs = [*shipped(), *((name, brief_of(case, name=name)) for name, case in MADE.items())]
    looked_at = 0
    for name, brief in briefs:
        for sheet in sheets_of(brief):
            if sheet.document is None or sheet.paper.audience == "author":
                continue
            for piece in words(sheet.document):
                said = QUOTED.sub("“”", piece)
                assert [(t.name, w) for t, w in tones_in(said)] == [], (name, sheet.paper.slug, piece)
                assert not shouted(said), (name, sheet.paper.slug, piece)
                looked_at += 1
    assert looked_at > 500


def test_no_shipped_case_is_told_of_its_tone():
    shop = open_workshop(REPOSITORY / "cases")
    for file in sorted((REPOSITORY / "cases").glob("示例-*.yaml")):
        codes = {found.code for found in check(shop, file, TODAY).diagnostics}
        assert not codes & {"rule.tone", "rule.heated-words", "rule.third-person", "rule.risky-goods"}


# What was masked is told.


def masked_told(**changes):
    brief = brief_of(case_file(事实=DEAD, 诉求={"答复截止": "2026-11-27 18:00"}, **changes))
    return [found for found in compose_all(workshop(), brief)[1] if found.code == "document.masked"]


def test_what_was_masked_is_told_by_kind_and_paper_never_itself():
    number, street = "13912345678", "幸福路12号3栋502室"
    events = [
        {"时间": "2026-11-03", "事项": f"客服要我打{number}，寄到{street}，再报{number[:3]} {number[3:]}"}
    ]
    (told,) = masked_told(经过=events)
    assert "黑猫投诉·投诉内容（电话2处、住址1处）" in told.message
    assert told.severity.value == "warning"
    for secret in (number, number[3:], street, "幸福路"):
        assert secret not in told.message + told.hint


def test_nothing_is_told_where_nothing_was_masked():
    assert masked_told() == []
    assert masked_told(经过=[{"时间": "2026-11-03", "事项": "11月3日问过3次，退款30.00元"}]) == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("寄到某某省某某市某某区幸福路12号", True),
        ("我在阳光花园3栋2单元501", True),
        ("他说住人民大道一百二十号", True),
        ("5号楼1201室", True),
        ("幸福路口见", False),
        ("页面第3号公告", False),
        ("12号客服答复", False),
        ("证据册第3页，第2单元课程", False),
        ("走投诉路径3次", False),
        ("网站路由1号线路", False),
    ],
)
def test_addresses_are_known_by_their_looks_before_the_public(text, masked):
    case = case_file(事实=DEAD, 经过=[{"时间": "2026-11-03", "事项": text}])
    (event,) = [e for e in disclose(brief_of(case), "public", "heimao").events if e.kind == "event"]
    assert (event.what != text) is masked
    assert disclose(brief_of(case), "court", "court").events[-1].what == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("第一次兑换就失败，已构成诈骗罪，公安必须立案", "第一次兑换就失败。"),
        ("公安必须立案。卡是坏的", "卡是坏的"),
        ("派出所告知，不构成诈骗罪", "派出所告知，不构成诈骗罪"),
        ("对方已构成诈骗罪", ""),
        ("卡是坏的", "卡是坏的"),
    ],
)
def test_a_verdict_is_cut_out_of_what_is_told_besides(text, left):
    assert without_verdicts(text) == left


def test_a_verdict_reaches_no_paper_whatever_key_it_stands_under():
    said = "第一次兑换就失败，已构成诈骗罪，公安必须立案"
    case = case_file(
        事实=DEAD | {"卖家长期成批卖同类商品": yes(原话=said)},
        页面承诺=[{"内容": "全新", "实际": said}],
        进度=[{"渠道": "平台工单", "提交": "2026-11-03", "状态": "已答复", "结果": said}],
        经过=[{"时间": "2026-11-02", "我说": said}],
        法院={"名称": "某某市某某区人民法院"},
    )
    made = [s.document for s in sheets_of(brief_of(case)) if s.document and s.paper.audience != "author"]
    told = "\n".join(piece for document in made for piece in words(document))
    assert "第一次兑换就失败" in told
    assert "诈骗罪" not in told
    assert "必须立案" not in told
    found = list(heated_rule.find(Case.model_validate(case), TODAY))
    assert [each.path[0] for each in found] == ["页面承诺", "经过", "进度", "事实"]
    assert all("没有写进任何文书" in each.message for each in found)
