"""Nothing that nobody said: each sentence of ours tells only what the case must have stated (tests/asserting.yaml)."""

import random
from dataclasses import replace

import pytest
import yaml
from asserting import Asserting, read_content
from asserting_templates import Templates, faults_of_templates
from cases_support import FIRM, REPOSITORY, TODAY, case_file, no, order, seller, yes

from kameng_docs.assess.facts import fact_states
from kameng_docs.case.model import Case
from kameng_docs.law.grounds import PLACEHOLDERS, grounds, rebuttals
from kameng_docs.law.library import FOLDER
from kameng_docs.law.vocabulary import disputes, facts

LAW = Asserting(read_content(), grounds(), rebuttals(), facts(), disputes())
TEMPLATES = Templates(REPOSITORY / "templates").sources


def test_no_sentence_of_the_law_says_what_was_not_stated():
    found = LAW.faults()
    assert not found, "\n".join(
        ("add the fact to carried_by in tests/asserting.yaml, require it, or say less:", *found)
    )


def test_no_wording_says_what_was_not_stated():
    assert faults_of_templates(LAW, TEMPLATES) == []


@pytest.mark.parametrize("folder", ["grounds", "rebuttals"])
def test_whoever_prints_a_sentence_declares_what_it_says(folder):
    for path in sorted((FOLDER / folder).glob("*.yaml")):
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        prints = {"argument", "short", "answer", "prayer", "wanted"} & set(content)
        assert bool(prints) == ("asserts" in content), path.name


@pytest.mark.parametrize(
    "ground", [g for g in grounds().values() if g.argument and not g.never], ids=lambda g: g.id
)
@pytest.mark.parametrize("more", ["至今不能使用。", "{them}从未答复，一直没有处理。", "{buyer}已停止付款。"])
def test_an_argument_that_gains_an_assertion_fails(ground, more):
    told = replace(ground, argument=ground.argument + more)
    assert any(fault.startswith(f"{ground.id} 的 argument") for fault in LAW.faults_of_ground(told))


@pytest.mark.parametrize("name", sorted(name for name in TEMPLATES if name.endswith(".md.j2")))
def test_a_wording_that_gains_an_assertion_fails(name):
    found = faults_of_templates(LAW, {name: TEMPLATES[name] + "\n对方至今没有交付，也没有提醒。\n"})
    assert {"至今", "没有交付", "没有提醒"} <= {fault.split("“")[1].split("”")[0] for fault in found}


def test_a_condition_must_be_on_what_carries_the_word():
    right = '{% if facts["到现在仍未到账"].state == "是" %}没有交付{% endif %}'
    grounded = '{{ "没有交付" if "seller-vanished" in grounds and claims.refund }}'
    named = '{% set late = facts["到现在仍未到账"] %}{% if late.state == "是" %}没有交付{% endif %}'
    declared = "{# 本文断言：没有交付。凭什么：不交付才用这一份。 #}没有交付"
    for source in (right, grounded, named):
        assert faults_of_templates(LAW, {"x": source}) == []
    assert faults_of_templates(LAW, {"x": declared}) == []
    for wrong in (
        right.replace("==", "!="),
        right.replace("到现在仍未到账", "付款后被拉黑"),
        right.replace("{% if ", "{% if claims.refund or "),
        right.replace("没有交付", "在办").replace("{% endif %}", "{% else %}没有交付{% endif %}"),
        grounded.replace("seller-vanished", "fraud"),
        named.replace('"是"', '"否"'),
    ):
        assert faults_of_templates(LAW, {"x": wrong}), wrong


def test_a_declaration_that_nothing_needs_is_a_fault():
    stale = "{# 本文断言：没有交付。凭什么：曾经有过这句话。 #}请于三日内处理。"
    assert faults_of_templates(LAW, {"x": stale}) == ["x：“没有交付”写在文首，文中没有这句没有条件的话"]


def test_what_is_declared_must_be_required_by_it_or_by_all_that_it_needs():
    ground = grounds()["purpose-defeated"]
    for name, right in (("交付不符", True), ("兑换不成", False), ("到现在仍未到账", False), ("付款", True)):
        faults = list(LAW.faults_of_ground(replace(ground, asserts=("交付不符", name))))
        assert (faults == []) is right, faults
    assert list(LAW.faults_of_ground(replace(ground, asserts=("没有这个名称",))))


def test_a_placeholder_stands_only_where_its_fact_is_required():
    ground = replace(grounds()["contract-formed"], argument="对方答复{refusal}。")
    assert list(LAW.faults_of_ground(ground)) == [
        "contract-formed 的 argument：{refusal} 要先要求“对方的原话是不退”"
    ]


def test_a_quotation_mark_stands_around_nobodys_words_but_their_own():
    ground = replace(grounds()["refusal-no-bar"], short="对方说“概不退款”，不能免除责任。")
    assert any("不是谁的原话" in fault for fault in LAW.faults_of_ground(ground))


def made_up(seed):
    """A case with every fact answered at random, dated and counted; most of them could not be so together."""
    r = random.Random(seed)  # noqa: S311 — the same cases every time

    def day(first=1, last=28):
        return f"2026-{r.choice((10, 11))}-{r.randint(first, last):02}"

    stated = {
        name: yes(时间=day(), 期限=day(), 数量=str(r.randint(1, 20)), 原话="不退")
        if r.random() < 0.5
        else no()
        for name, word in facts().items()
        if not word.derived
    }
    promise = {
        "内容": r.choice(("100%有效", "假一赔十", "支持售后，正品")),
        "在哪里看到": r.choice(("商品页面", "直播")),
        **({"实际": "不是"} if r.random() < 0.5 else {}),
    }
    term = {"原文": "以公告为准", "讲的是什么": "单方变更"}
    if r.random() < 0.5:
        term |= {"我的读法": "一月是三十一日", "对方的读法": "一月是二十八日"}
    return case_file(
        对方的条款=[term],
        买来做什么=r.choice(("自己用", "拿去卖", "兼有")),
        卖家=[seller(主体=FIRM | {"主体类型": r.choice(("公司", "个人"))})],
        交易=[order(收到卡密的时间=day(), 下单时间="2026-10-01", 买的是什么=r.choice(("卡密", "代充")))],
        页面承诺=[promise],
        事实=stated,
        诉求={"主要要求": r.choice(("退款", "补发"))},
    )


def test_what_follows_from_a_fact_follows_in_the_code():
    follows = LAW.content["follows"]
    assert {name for fact, further in follows.items() for name in (fact, *further)} <= set(facts())
    seen = set()
    for seed in range(200):
        states = fact_states(Case.model_validate(made_up(seed)), TODAY)
        for fact, further in follows.items():
            if states[fact].state == "是":
                seen.add(fact)
                assert all(states[name].state == "是" for name in further), (seed, fact)
    assert seen == set(follows)


def test_the_lexicon_names_facts_that_there_are():
    for entry in LAW.content["words"]:
        assert set(entry["carried_by"]) <= LAW.known(), entry
    for group, names in LAW.content["groups"].items():
        assert set(names) <= LAW.known(), group
    assert set(LAW.content["placeholders"]) <= PLACEHOLDERS
    assert set(LAW.content["placeholders"].values()) <= LAW.known()
