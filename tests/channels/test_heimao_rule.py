"""A post relies on the platform's own rule, as a ticket does: its words are no secret."""

from cases_support import DEAD, PROOF, brief_of, case_file, text_of

POST = "heimao/post"
RULE = {"名称": "售后保障条例", "条款": "第三条", "管什么": "售后", "证据": ["截图"]}


def post(words: str = "卡密无效的，商家应当补发或者退款。", **more: str) -> str:
    rule = RULE | {"原文": words} | more
    shot = {"截图": PROOF | {"公开版": "打码.png"}}
    return text_of(brief_of(case_file(事实=DEAD, 平台规则=[rule], 证据=shot)), POST)


def test_the_rule_is_quoted_and_asked_by():
    text = post()
    assert "平台《售后保障条例》第三条写明：“卡密无效的，商家应当补发或者退款”" in text
    assert "请按该条督促店家于" in text
    assert "证据1" not in text


def test_a_long_rule_leaves_the_post_within_its_thousand():
    text = post("卡密无效的，商家应当补发或者退款；" * 60)
    assert "平台《售后保障条例》第三条写明" in text
    assert len(text) <= 1000


def test_a_rule_whose_condition_nobody_met_is_left_out():
    assert "售后保障条例" not in post("发货24小时内凭截图可退")
    assert "请按该条" in post("发货24小时内凭截图可退", 条件做到了="是")


def test_without_a_rule_nothing_is_asked_by_it():
    text = text_of(brief_of(case_file(事实=DEAD)), POST)
    assert "按该条" not in text
