"""The association's papers: what they count, what they claim, what they leave blank, and what stands in none of them."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from association_support import GOODS, PAID, SAYS_NO, complaint, put_complaints, secrets_of
from cases_support import FIRM, TODAY, seller
from leak_search import SQUEEZING

from kameng_docs.association import Association, association_of
from kameng_docs.association.docket import Docket, docket_of
from kameng_docs.association.ground import CLAUSES, grounds_on
from kameng_docs.association.papers import Composed, compose_papers
from kameng_docs.association.tables import THEM, US, lists_of
from kameng_docs.association.talk import Talk
from kameng_docs.blocks import words
from kameng_docs.joint import gather
from kameng_docs.law.library import load
from kameng_docs.pipeline import open_workshop

AT = Talk(datetime(2026, 12, 10, 14, 30), "某某路1号三楼会议室")  # noqa: DTZ001
# What only an administrative authority may do, and what no invitation says.
POWERS = (
    "责令",
    "责成",
    "限期",
    "处罚",
    "立案",
    "查处",
    "必须",
    "应当到",
    "不得拒绝",
    "逾期",
    "否则",
    "后果",
    "曝光",
    "通报",
    "移送",
)
SETTLED = {
    "金额": "68.00",
    "支付期限": "2026-11-10",
    "谈妥日期": "2026-11-05",
    "到账日期": "2026-11-08",
}
TAKEN_UP = [
    {"渠道": "12315", "提交": "2026-11-05", "状态": "已受理", "受理日期": "2026-11-10"},
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three that are talked about, one that is over, one that 12315 has, one against somebody else."""
    folder = tmp_path_factory.mktemp("association")
    put_complaints(
        folder,
        [
            complaint(1),
            complaint(2),
            complaint(3, 争议=["卡密无效", "拒绝退款"]),
            complaint(4, 和解=SETTLED),
            complaint(5, 进度=TAKEN_UP),
            complaint(6, 卖家=[seller(主体=FIRM | {"名称": "某某另一家有限公司"}, 店铺名="另一家店")]),
        ],
    )
    return folder / "cases"


@pytest.fixture(scope="module")
def docket(place: Path) -> Docket:
    return docket_of(gather(sorted(place.glob("*.yaml")), TODAY))


@pytest.fixture(scope="module")
def us(place: Path) -> Association:
    found = association_of(place).association
    assert found is not None
    return found


def composed(
    place: Path, us: Association, docket: Docket, talk: Talk = AT, on: date = TODAY
) -> dict[str, Composed]:
    made, found = compose_papers(open_workshop(place), us, docket, talk, on)
    assert found == []
    return {each.wording.slug: each for each in made}


def text_of(made: Composed) -> str:
    assert made.document is not None, made.code
    return "\n".join(words(made.document))


def test_only_what_may_be_talked_about_is_in_it_and_the_rest_is_told_why(docket: Docket) -> None:
    assert [each.case for each in docket.complaints] == ["投诉001", "投诉002", "投诉003"]
    assert [(each.number, each.case) for each in docket.ended] == [(4, "投诉004")]
    told = {each.case: (each.code, each.reason) for each in docket.left_out}
    assert told["投诉004"] == ("over", "已经了结")
    assert told["投诉005"][0] == "closed"
    assert "12315" in told["投诉005"][1]
    assert told["投诉006"][0] == "other-respondent"


def test_counts_and_sums_are_those_of_the_cases(docket: Docket) -> None:
    """Worked by hand: 1, 2 and 3 cost 45.00, 98.50 and 200.00; 1 and 3 were answered; each asks its price back."""
    tally = docket.tally
    assert (tally.cases, tally.paid, tally.total) == (3, Decimal("343.50"), Decimal("343.50"))
    assert (tally.first, tally.last) == (date(2026, 10, 2), date(2026, 10, 4))
    assert [(each.what, each.cases) for each in tally.disputes] == [("卡密无效", 3), ("拒绝退款", 1)]
    assert tally.overlaps
    assert [(each.what, each.cases, each.amount) for each in tally.asked] == [
        ("退还价款", 3, Decimal("343.50"))
    ]
    assert (tally.answered, tally.otherwise) == (2, 0)
    assert [each.cases for each in tally.answers] == [2]
    # No case tells when the association was turned to.
    assert tally.received is None


def test_the_letter_says_what_the_cases_carry(place: Path, us: Association, docket: Docket) -> None:
    text = text_of(composed(place, us, docket)["invitation"])
    for told in (
        "投诉3件",
        "343.50元",
        "2026年10月2日至2026年10月4日",
        "还没有核实",
        "其余1件没有记载答复",
        "2026年12月10日14:30",
    ):
        assert told in text, told
    assert "投诉人称兑换时提示卡密已被使用的3件" in text
    # What no case is about is not asked for.
    assert "自动续费" not in text
    assert "条款的" not in text


def test_the_letter_claims_no_power_and_threatens_nobody(
    place: Path, us: Association, docket: Docket
) -> None:
    for made in composed(place, us, docket).values():
        text = text_of(made)
        assert [word for word in POWERS if word in text] == [], made.wording.name
    letter = text_of(composed(place, us, docket)["invitation"])
    assert "参加与否、是否接受调解由贵方决定" in letter


def test_the_law_is_quoted_as_the_library_has_it(place: Path, us: Association, docket: Docket) -> None:
    letter = text_of(composed(place, us, docket)["invitation"])
    clause = load().resolve("consumer-regulation:40", TODAY)
    assert f"规定：“{clause.text}”" in letter
    assert "约请有关经营者到场陈述事实意见" in clause.text
    assert "第三十七条第一款第五项" in letter
    assert set(grounds_on(load(), TODAY)) == set(CLAUSES)


def test_before_the_regulation_held_it_is_not_named(place: Path, us: Association, docket: Docket) -> None:
    before = date(2024, 6, 30)
    assert set(grounds_on(load(), before)) == {"mediates"}
    letter = text_of(composed(place, us, docket, on=before)["invitation"])
    assert "实施条例" not in letter
    assert "本会邀请贵方到场面谈" in letter


def test_what_nobody_said_is_left_blank(place: Path, docket: Docket) -> None:
    bare = Association.model_validate(
        {"名称": "某某市消费者权益保护委员会", "电话": "000-1234567", "自称": "本委"}
    )
    letter = text_of(composed(place, bare, docket, Talk())["invitation"])
    assert "年　　月　　日　　时　　分" in letter
    assert "＿＿＿＿" in letter
    assert "本委邀请贵方" in letter
    assert "本会" not in letter
    day = text_of(composed(place, bare, docket, Talk(date(2026, 12, 10)))["invitation"])
    assert "2026年12月10日＿＿时＿＿分" in day


def test_the_platform_has_a_letter_of_its_own(place: Path, us: Association, docket: Docket) -> None:
    letter = text_of(composed(place, us, docket)["invitation_platform"])
    assert letter.split("\n")[1].startswith("平台“某某卡盟”的经营者")
    assert FIRM["名称"] in letter
    # Name and address of the shop are in the cases: they are not asked for.
    assert "登记的真实名称" not in letter


def test_a_platform_that_not_all_name_is_nobodys(tmp_path: Path, us: Association) -> None:
    """The same firm sells in two places: of neither it is said that everything happened there."""
    firm = FIRM | {"统一社会信用代码": "91000000MA00000001"}
    cases = [complaint(n, 卖家=[seller(主体=firm)], 平台={"名称": f"某某卡盟{n}"}) for n in (1, 2)]
    docket = docket_of(gather(put_complaints(tmp_path, cases), TODAY))
    assert (len(docket.complaints), docket.site) == (2, "")
    made = composed(tmp_path / "cases", us, docket)
    assert "invitation_platform" not in made
    assert "某某卡盟" not in text_of(made["invitation"])


def test_who_the_shop_is_is_asked_where_nobody_knows(tmp_path: Path, us: Association) -> None:
    unknown = [complaint(n, 卖家=[{"店铺名": "某某小铺", "网站上卖家情况": "很多家店"}]) for n in (1, 2)]
    files = put_complaints(tmp_path, unknown)
    docket = docket_of(gather(files, TODAY, "某某小铺"))
    made = composed(tmp_path / "cases", us, docket)
    assert "该店铺登记的真实名称、地址和有效联系方式" in text_of(made["invitation_platform"])
    assert "登记的真实名称" not in text_of(made["invitation"])


def test_nothing_for_the_trader_tells_of_anybody(place: Path, us: Association, docket: Docket) -> None:
    outside = {
        slug: text_of(made)
        for slug, made in composed(place, us, docket).items()
        if made.wording.audience == "public"
    }
    assert set(outside) == {"invitation", "invitation_platform", "record", "for_them"}
    outside |= {each.slug + " table": each.text for each in lists_of(docket, AT) if each.audience == "public"}
    for name, text in outside.items():
        plain = text.translate(SQUEEZING)
        kept = [s for n in range(1, 7) for s in secrets_of(n) if s.translate(SQUEEZING) in plain]
        assert kept == [], name
        assert "投诉001" not in text, name


def test_a_name_in_the_goods_of_another_case_is_taken_out(tmp_path: Path, us: Association) -> None:
    """What one complainant's case hides, another's may tell: each text is masked for the secrets of all of them."""
    first, second = complaint(1), complaint(2)
    second["交易"][0]["商品"] = f"{GOODS[2]}，与{secrets_of(1)[0]}的一样"
    docket = docket_of(gather(put_complaints(tmp_path, [first, second]), TODAY))
    assert docket.complaints[1].goods == f"{GOODS[2]}，与（略）的一样"
    made = composed(tmp_path / "cases", us, docket)
    assert secrets_of(1)[0] not in text_of(made["invitation"])


def test_a_paper_in_which_a_secret_is_left_is_withheld(place: Path, us: Association, docket: Docket) -> None:
    """Whatever the masking did before: here nothing was masked."""
    told = replace(docket.complaints[0], goods=f"与{secrets_of(2)[0]}的一样")
    bare = replace(docket, complaints=(told, *docket.complaints[1:]))
    made, found = compose_papers(open_workshop(place), us, bare, AT, TODAY)
    assert {each.code for each in found} == {"document.secret-left"}
    first = next(each.message for each in found if "“约谈邀请函”" in each.message)
    # Of what kind, whose, in which sentence; and not the secret itself.
    assert "看的姓名：序号 2（投诉002），在“" in first
    assert secrets_of(2)[0] not in first
    assert {each.wording.slug: each.document is None for each in made} == {
        **dict.fromkeys(("invitation", "invitation_platform", "record", "for_them"), True),
        "follow_up": False,
    }


def test_the_list_of_the_house_has_names_answers_and_days(
    place: Path, us: Association, docket: Docket
) -> None:
    text = text_of(composed(place, us, docket)["follow_up"])
    assert all(secrets_of(n)[0] in text for n in (1, 2, 3, 4))
    assert "已了结" in text
    assert not any(secrets_of(n)[0] in text for n in (5, 6))
    ours, theirs = lists_of(docket, AT)
    assert (ours.heads, theirs.heads) == (US, THEM)
    first = dict(zip(US, ours.rows[0], strict=True))
    assert first["投诉人"] == secrets_of(1)[0]
    assert (first["实付（元）"], first["请求金额（元）"]) == (Decimal(PAID[1]), Decimal(PAID[1]))
    assert first["答复日期"] == "2026-10-02"
    assert first["约谈日"] == "2026-12-10 14:30"
    assert first["谁办"] in {"投诉人", "对方"}
    assert [first[name] for name in ("承诺的事项", "承诺人", "承诺期限", "办结日期")] == [""] * 4
    assert len(ours.rows) == 4
    assert len(theirs.rows) == 3


def test_an_answer_is_told_by_its_kind_and_never_in_their_words(docket: Docket) -> None:
    answered = [each for each in docket.complaints if each.was_answered]
    assert [each.number for each in answered] == [1, 3]
    assert all(SAYS_NO not in "".join(each.answers) for each in answered)


def test_forty_are_counted_and_nobody_is_told_of(tmp_path: Path, us: Association) -> None:
    """Ten of each of four goods; every second trader's answer is a no."""
    docket = docket_of(gather(put_complaints(tmp_path, [complaint(n) for n in range(1, 41)]), TODAY))
    tally = docket.tally
    assert (tally.cases, tally.answered) == (40, 20)
    assert tally.total == tally.paid == 10 * sum(map(Decimal, PAID))
    assert tally.first == date(2026, 10, 1)
    assert tally.last == date(2026, 10, 28)
    made = composed(tmp_path / "cases", us, docket)
    kept = [secret.translate(SQUEEZING) for n in range(1, 41) for secret in secrets_of(n)]
    for slug in ("invitation", "invitation_platform", "record", "for_them"):
        plain = text_of(made[slug]).translate(SQUEEZING)
        assert [secret for secret in kept if secret in plain] == [], slug
