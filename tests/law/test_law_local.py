"""Rules of one province: word for word, unchecked and so told, to the author of a case of that place and to nobody else."""

import json
from datetime import date

import pytest
from cases_support import FIRM, PROOF, REPOSITORY, brief_of, case_file, order, seller, sheets_of, yes

from kameng_docs.inspect.explain import as_json, as_text
from kameng_docs.law.local import UNCHECKED, local_texts
from kameng_docs.procedure.small_claims import caps
from kameng_docs.writers.text import render_text

REFERENCE = REPOSITORY.parent / "shared" / "law-reference"
RULES = [(text, rule) for text in local_texts() for rule in text.rules]
TODAY = date(2026, 11, 29)
LEFT = {
    "我预存的余额还没有用完": yes(),
    "余额只能在这一家店用": yes(),
    "我提出后到现在没有人答复": yes(时间="2026-11-20"),
}


def folded(words: str) -> str:
    return "".join(words.split())


def prepaid(
    address: str = "某某省某某市某某区某某路6号", *, sort: str = "课程", ordered: str = "2026-03-01", **more
):
    """A course that was paid for in advance, of a shop at that address."""
    shop = seller(主体=FIRM | {"住所": address}, 网站上卖家情况="只有一家店")
    bought = order(商品="书法课", 买的是什么=sort, 实付="2000.00", 下单时间=ordered, 收到卡密的时间=ordered)
    return case_file(
        卖家=[shop], 交易=[bought], 争议=["拒绝退款"], 事实=LEFT, 证据={"截图": PROOF},
        **{"法院": {"名称": "某某市某某区人民法院"}} | more,
    )  # fmt: skip


@pytest.mark.skipif(
    not REFERENCE.is_dir(), reason=f"NOT COMPARED: {REFERENCE} does not stand beside the checkout"
)
@pytest.mark.parametrize(("text", "rule"), RULES, ids=lambda each: getattr(each, "article", ""))
def test_every_row_stands_word_for_word_in_the_reference(text, rule):
    official = json.loads((REFERENCE / f"{text.source}.json").read_text("utf-8"))
    assert official["full_title"] == text.title
    assert folded(rule.words) in folded(official["articles"][rule.article])
    for key, day in (("adopted", text.adopted), ("effective", text.effective)):
        # The day on which Beijing's came into force stands in its last article alone.
        assert official[key] in {None, day.isoformat() if day else None}


def test_no_text_claims_to_hold():
    assert {text.in_force for text in local_texts()} == {UNCHECKED}
    assert {text.place for text in local_texts()} == {"北京", "上海", "浙江"}
    assert {text.place for text in local_texts()} <= set(caps().provinces)
    assert all(text.note for text in local_texts())


def told_to(case) -> set[str]:
    return {rule.place for rule in brief_of(case, TODAY).local_rules}


@pytest.mark.parametrize(
    ("case", "places"),
    [
        (prepaid(), set()),
        (prepaid("上海市某某区某某路6号"), {"上海"}),
        (prepaid("北京市某某区某某路6号"), {"北京"}),
        (prepaid("浙江省某某市某某区某某路6号"), {"浙江"}),
        (prepaid("江苏省某某市上海路6号"), set()),
        (prepaid(法院={"名称": "某某区人民法院", "省份": "浙江"}), {"浙江"}),
        (prepaid(法院={"名称": "北京市某某区人民法院"}), {"北京"}),
        # What is about neither a thing that is sent nor a prepaid one is told nothing.
        (prepaid("上海市某某区某某路6号", sort="演出票") | {"事实": {}}, set()),
        # Before the day of the text.
        (prepaid("北京市某某区某某路6号", ordered="2022-05-31"), set()),
    ],
    ids=[
        "nowhere known", "上海", "北京", "浙江", "a road of that name", "by 省份", "by the court's name",
        "of another kind", "before its day",
    ],
)  # fmt: skip
def test_only_a_case_of_the_place_sees_it(case, places):
    assert told_to(case) == places


def test_a_parcel_in_shanghai_sees_what_is_about_parcels():
    case = prepaid("上海市某某区某某路6号", sort="实物商品") | {"事实": {}}
    assert {rule.subject for rule in brief_of(case, TODAY).local_rules} == {"七日无理由退货"}


@pytest.mark.parametrize(
    "address", ["上海市某某区某某路6号", "北京市某某区某某路6号", "浙江省某某市某某区某某路6号"]
)
def test_it_is_told_on_the_authors_pages_as_unchecked_and_nowhere_else(address):
    brief = brief_of(prepaid(address), TODAY)
    rules = brief.local_rules
    told, others = {}, {}
    for sheet in sheets_of(brief):
        if sheet.document is not None:
            to = told if sheet.paper.audience == "author" else others
            to[sheet.paper.slug] = folded(render_text(sheet.document).data.decode())
    assert {"checklist", "before_filing"} & told.keys()
    for name in {"checklist", "before_filing"} & told.keys():
        assert all(folded(rule.words) in told[name] for rule in rules), name
        assert "效力未核" in told[name]
    for name, text in others.items():
        for rule in rules:
            assert folded(rule.words) not in text, name
            assert folded(rule.law) not in text, name
    explained = as_text(brief)
    assert all(f"{rule.named}（效力未核）“{rule.words}”" in explained for rule in rules)
    assert len(as_json(brief)["local"]) == len(rules)


def test_no_clause_of_a_province_is_one_of_the_library():
    statutes = {path.stem for path in (REPOSITORY / "kameng_docs/law/statutes").glob("*.yaml")}
    assert not {text.source for text in local_texts()} & statutes
