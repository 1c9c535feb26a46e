"""Who sees what: the matrix of channels.md 7.2, and secrets planted where an author might write them."""

import re
import unicodedata
import zipfile
from dataclasses import replace

import pytest
from cases_support import (
    BASE,
    DEAD,
    HERE,
    PROOF,
    brief_of,
    built,
    case_file,
    order,
    seller,
    sheets_of,
    text_of,
    yes,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from kameng_docs.brief import Secret
from kameng_docs.disclosure import disclose, left_over, policy
from kameng_docs.pipeline import disclosures, papers

# channels.md 7.2, row by row. A cell of two ways takes the stricter one; 可选 is 不写.
FULL, OMIT = "full", "omit"
AUDIENCES = ("shop", "payment", "public", "agency", "police", "court")
MATRIX = {
    "card_key": ("ends 4 2", OMIT, "hide", "ends 0 4", "ends 4 2", "ends 4 2"),
    "password": (OMIT,) * 6,
    "order_id": (FULL, FULL, "ends 4 4", FULL, FULL, FULL),
    "payment_id": (FULL, FULL, OMIT, FULL, FULL, FULL),
    "name": (OMIT, OMIT, OMIT, FULL, FULL, FULL),
    "phone": (FULL, FULL, "phone", FULL, FULL, FULL),
    "id_number": (OMIT, OMIT, OMIT, FULL, FULL, FULL),
    "account": (FULL, "ends 0 3", "ends 1 1", FULL, FULL, FULL),
    "private": (OMIT,) * 6,
}
TEXT = "QX7K-99ZP-44LM-WXYZ"
SHOWN = {
    FULL: TEXT,
    OMIT: "（略）",
    "hide": "（已隐去）",
    "ends 4 2": "QX7K****YZ",
    "ends 4 4": "QX7K****WXYZ",
    "ends 0 4": "****WXYZ",
    "ends 0 3": "****XYZ",
    "ends 1 1": "Q****Z",
}


def test_a_key_is_whole_only_in_an_attachment_of_its_own():
    # issue 4: in full for court and police in an attachment of their own, masked elsewhere
    assert policy().way("card_key", "sealed") == FULL
    for kind in set(MATRIX) - {"card_key"}:
        assert policy().way(kind, "sealed") == policy().way(kind, "court")


def test_the_matrix_is_that_of_the_domain():
    assert {kind: tuple(policy().way(kind, a) for a in AUDIENCES) for kind in MATRIX} == MATRIX
    # 8.2 H01: what no public text may hold; practice.md §2: 收款人
    for kind in ("email", "address", "payee", "respondent_phone", "respondent_contact"):
        assert policy().way(kind, "public") in {OMIT, "hide"}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("kind", sorted(set(MATRIX) - {"phone"}))
def test_each_reader_sees_a_secret_as_the_matrix_says(kind, audience):
    brief = replace(brief_of(case_file(事实=DEAD, 标题=f"关于{TEXT}的事")), secrets=(Secret(kind, TEXT),))
    way = MATRIX[kind][AUDIENCES.index(audience)]
    assert disclose(brief, audience, "any").title == f"关于{SHOWN[way]}的事"


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("QX7K99ZPWX", "QX7K****WX"),
        ("QX7K99ZPW", "（已隐去）"),
        ("QX7K99", "（已隐去）"),
        ("QX7", "（已隐去）"),
    ],
)
def test_a_key_too_short_for_its_ends_is_hidden(key, shown):
    # disclosure/matrix.yaml: ends 4 2; four characters at least stay unseen, else most of the key would stand there
    brief = replace(brief_of(case_file(事实=DEAD, 标题=f"关于{key}的事")), secrets=(Secret("card_key", key),))
    assert disclose(brief, "shop", "any").title == f"关于{shown}的事"


def test_of_two_secrets_of_which_one_holds_the_other_nothing_is_left():
    secrets = (Secret("name", "李明"), Secret("payee", "李明明的店"))
    brief = replace(brief_of(case_file(事实=DEAD, 标题="收款人李明明的店")), secrets=secrets)
    assert disclose(brief, "public", "any").title == "收款人（已隐去）"


def test_what_others_shouted_is_told_in_no_public_paper():
    # What the author shouted stays out everywhere (tests/law/test_tone.py); what was shouted at him the shop may see.
    events = [
        {"时间": "2026-11-03", "对方": "客服", "对方原话": "你才是骗子"},
        {"时间": "2026-11-04", "对方": "客服", "对方原话": "概不退款"},
    ]
    brief = brief_of(case_file(事实=DEAD, 经过=events))
    told = {
        audience: [e.their_words for e in disclose(brief, audience, "any").events]
        for audience in ("shop", "public")
    }
    assert {"你才是骗子", "概不退款"} <= {*told["shop"]}
    assert "概不退款" in told["public"]
    assert "你才是骗子" not in told["public"]


def test_a_phone_number_is_shortened_in_public():
    brief = replace(
        brief_of(case_file(事实=DEAD, 标题="打 138-0000-0009 找我")),
        secrets=(Secret("phone", "13800000009"),),
    )
    assert disclose(brief, "public", "heimao").title == "打 138****0009 找我"


KEY, PASSWORD, PAYMENT = "QX7K-99ZP-44LM-WXYZ", "Pw-Secret-77", "4200000000202611010000000077"
NAME, ID, PHONE, MAIL, ADDRESS = (
    "欧阳某喆",
    "00000019960203004X",
    "13800000009",
    "me.9@mail.example",
    "某某街8号5栋",
)
PAYEE, WECHAT, SETTLEMENT, ACCOUNT = "某某收款通道", "wx-seller-001", "退二十元就算了", "gamer_9981"
SECRETS = [KEY, PASSWORD, PAYMENT, NAME, ID, PHONE, MAIL, ADDRESS, PAYEE, WECHAT, SETTLEMENT, ACCOUNT]
ORDER_ID = "0042611010077"


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


VARIANTS = {
    "plain": lambda t: t,
    "wide": wide,
    "spaced": " ".join,
    "hyphened": "-".join,
    "lower": str.lower,
    "upper": str.upper,
    "wide and spaced": lambda t: "　".join(wide(t)),
    "en dash": "–".join,
    "zero width": "\u200b".join,
    "soft hyphen": "\u00ad".join,
}


def planted(write) -> dict:
    """A case whose secrets stand, as `write` spells them, in every free text field."""
    talk = "，又".join(write(secret) for secret in (*SECRETS, ORDER_ID))
    exhibit = PROOF | {"名称": f"截图{talk}", "证明": talk, "来源": talk, "公开版": "打码.png"}
    return case_file(
        标题=talk,
        消费者=BASE["消费者"] | {"姓名": NAME, "证件号码": ID, "电话": PHONE, "邮箱": MAIL, "户籍地址": ADDRESS},
        卖家=[seller(找人线索={"收款方显示名": PAYEE, "微信号": WECHAT})],
        交易=[
            order(
                商品=f"卡密{talk}", 卡密=[KEY], 查询密码=PASSWORD, 支付单号=PAYMENT, 充值账号=ACCOUNT,
                提示原文=f"已被使用{talk}", 证据=["截图"],
            )
        ],
        页面承诺=[{"内容": f"有效{talk}", "证据": ["截图"]}],
        平台规则=[{"名称": "规则", "管什么": "售后", "原文": talk}],
        争议=["卡密无效", "拒绝退款"],
        事实=DEAD | {"对方的原话是不退": yes(时间="2026-11-02", 原话=f"概不退款{talk}", 证据=["截图"])},
        经过=[
            {"时间": "2026-11-03", "事项": f"说了{talk}"},
            {"时间": "2026-11-04", "对方": "客服", "对方原话": talk, "我说": talk, "证据": ["截图"]},
        ],
        诉求={"可以接受的和解": SETTLEMENT, "答复截止": "2026-11-27 18:00"},
        证据={"截图": exhibit},
        法院={"名称": "某某市某某区人民法院"},
    )  # fmt: skip


def squeezed(text: str) -> str:
    """Width, case, blanks, hyphens and invisible marks made equal; written anew for this test."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in plain if c.isalnum())


def leaks(text: str, secrets) -> list[str]:
    return [secret for secret in secrets if squeezed(secret) in squeezed(text)]


def public_texts(sheets) -> str:
    """All that stands in the public papers, and in the fields of their site that everybody reads."""
    from kameng_docs.writers.text import render_text

    texts = []
    for sheet in sheets:
        if sheet.channel.slug == "heimao" and sheet.document is not None:
            if not sheet.fields:
                texts.append(render_text(sheet.document).data.decode())
            texts += [field.text for field in sheet.fields if field.audience != "site"]
    return "\n".join(texts)


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_secret_reaches_the_public_papers(variant):
    sheets = sheets_of(brief_of(planted(VARIANTS[variant])))
    made = {sheet.paper.slug for sheet in sheets if sheet.channel.slug == "heimao" and sheet.document}
    assert {"post", "attachments"} <= made
    assert leaks(public_texts(sheets), [*SECRETS, ORDER_ID]) == []


def test_without_disclose_the_guard_withholds_and_without_the_guard_it_leaks(monkeypatch):
    brief = brief_of(planted(str))
    monkeypatch.setattr(disclosures, "disclose_and_list", lambda brief, *_: (brief, ()))
    sheets = sheets_of(brief)
    withheld = {s.paper.slug: s.code for s in sheets if s.channel.slug == "heimao"}
    assert {withheld["post"], withheld["attachments"]} == {"document.secret-left"}
    monkeypatch.setattr(papers, "check_document", lambda *_: ())
    sheets = sheets_of(brief)
    assert set(leaks(public_texts(sheets), SECRETS)) >= {KEY, PAYMENT, NAME, ID, PHONE, MAIL}


def test_the_guard_finds_every_spelling():
    for write in VARIANTS.values():
        for secret in (KEY, NAME, PAYMENT):
            assert left_over(f"甲{write(secret)}乙", (Secret("private", secret),), "public")


@pytest.mark.slow
def test_what_a_build_writes_holds_no_secret(tmp_path):
    made = built(planted(str), tmp_path, name="卡密纠纷")
    public = {name: text for name, text in made.texts().items() if name.startswith("20_")}
    assert {"20_黑猫投诉/投诉内容.txt", "20_黑猫投诉/附件清单.txt"} == set(public)
    for name, text in public.items():
        assert leaks(name + text, [*SECRETS, ORDER_ID]) == [], name
    # The site-only field keeps the whole number, while the post shows its ends (channels.md 7.2).
    assert f"订单号（只在不公开的栏目填）\n{ORDER_ID}\n" in made.texts()[HERE]
    assert "订单0042****0077" in public["20_黑猫投诉/投诉内容.txt"]
    # Nowhere at all: the password and the settlement, nor in the metadata of the court papers.
    for path in made.folder.rglob("*"):
        if path.is_file():
            for words in words_of_file(path):
                assert leaks(path.name + words, [PASSWORD, SETTLEMENT]) == [], path
    assert any(path.suffix == ".docx" for path in made.folder.rglob("*"))


def words_of_file(path):
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(n).decode("utf-8", "replace") for n in archive.namelist() if ".xml" in n)
    elif path.suffix == ".pdf":
        from pypdf import PdfReader

        reader = PdfReader(path)
        yield "".join(page.extract_text() for page in reader.pages)
        yield str(dict(reader.metadata or {}))
    else:
        yield path.read_text("utf-8", errors="replace")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("群友电话13900000001也打不通", "群友电话139****0001也打不通"),
        ("群友电话 139 0000 0001 ", "群友电话 139****0001 "),
        ("客服１３９０００００００１", "客服139****0001"),
        ("他的身份证000000199001010011", "他的身份证（已隐去）"),
        ("他的身份证00000019900101001X说", "他的身份证（已隐去）说"),
        ("卡号6222 0000 0000 0000 000", "卡号（已隐去）"),
        ("写信到other.one@mail.example吧", "写信到（已隐去）吧"),
        ("付了68.00，2026-10-03、2026-10-05催过", "付了68.00，2026-10-03、2026-10-05催过"),
        ("2026-10-03，2026-10-05两次", "2026-10-03，2026-10-05两次"),
        ("实付1.98，2026-11-22退", "实付1.98，2026-11-22退"),
    ],
)
def test_numbers_of_other_people_are_masked_in_public_and_nothing_else(text, shown):
    # channels.md 7.2, 第三人; 8.2 H01
    brief = brief_of(case_file(事实=DEAD, 经过=[{"时间": "2026-11-03", "事项": text}]))
    told = [event.what for event in disclose(brief, "public", "heimao").events if event.what]
    assert told == [shown.strip() if shown.endswith(" ") and text.strip() != text else shown]


def in_public(text: str) -> str:
    return disclose(brief_of(case_file(事实=DEAD, 标题=text)), "public", "heimao").title


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("卡密是ABCD-EF12-GH34，不能用", "卡密是（已隐去），不能用"),
        ("ABCD－EF12－GH34", "（已隐去）"),
        ("A1B2C3-D4E5F6-G7H8I9-JKL", "（已隐去）"),
        ("加我微信wx_shop99处理", "加我微信（已隐去）处理"),
        ("微信号：wxshop99", "微信（已隐去）"),
        ("QQ 10001000", "QQ（已隐去）"),
        ("USB-3-0接口", "USB-3-0接口"),
        ("2026-11-01到2026-11-05", "2026-11-01到2026-11-05"),
        ("微信支付付款30.00元", "微信支付付款30.00元"),
        ("微信 Pay", "微信 Pay"),
    ],
)
def test_keys_and_handles_nobody_declared_are_masked_in_public(text, shown):
    # channels.md 8.2 H01
    assert in_public(text) == shown


def test_what_a_reader_may_see_under_one_name_is_not_masked_under_another():
    # The number charged is the author's own phone number: the platform may see the account, and so the number
    same = BASE["消费者"]["电话"]
    brief = brief_of(case_file(事实=DEAD, 标题=f"充到{same}", 交易=[order(充值账号=same)]))
    for audience, shown in (("payment", same), ("shop", same), ("court", same), ("public", "138****0009")):
        assert policy().way("account", "payment") != FULL
        assert disclose(brief, audience, "any").title == f"充到{shown}", audience
    assert left_over(same, brief.secrets, "payment") == []
    assert left_over(same, brief.secrets, "public") != []
    # A number that is an account only stays masked.
    other = brief_of(case_file(事实=DEAD, 标题="充到99887766", 交易=[order(充值账号="99887766")]))
    assert disclose(other, "payment", "any").title == "充到****766"


def test_street_and_number_are_a_secret_without_the_city_too():
    me = BASE["消费者"] | {"户籍地址": "某某省某某市某某区某某街8号5栋"}
    brief = brief_of(case_file(消费者=me, 事实=DEAD, 标题="寄到某某街8号5栋，某某区没有货"))
    assert disclose(brief, "public", "heimao").title == "寄到（略），某某区没有货"
    assert disclose(brief, "court", "court").title == brief.title


def test_nicknames_are_not_told_in_public():
    case = case_file(
        事实=DEAD,
        经过=[{"时间": "2026-11-03", "对方": "阿强点卡", "我说": "请退款", "对方原话": "再等等"}],
        法院={"名称": "某某法院"},
    )
    post, ticket = text_of(brief_of(case), "heimao/post"), text_of(brief_of(case), "platform_ticket/ticket")
    assert "阿强" not in post
    assert "再等等" in post
    assert "阿强点卡" in ticket
    assert "阿强点卡" in text_of(brief_of(case), "court/statement_of_claim")


def test_the_number_of_a_step_is_shown_as_an_order_number_is():
    case = case_file(
        事实=DEAD,
        进度=[{"渠道": "12315", "提交": "2026-11-06", "编号": "GD202611060077"}],
        法院={"名称": "某某法院"},
    )
    brief = brief_of(case)
    assert Secret("order_id", "GD202611060077") in brief.secrets
    assert "编号GD202611060077" in text_of(brief, "platform_ticket/ticket")
    post = text_of(brief, "heimao/post")
    assert "编号GD20****0077" in post
    assert "GD202611060077" not in post


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("李明", "我叫李明，卡坏了", "我叫（略），卡坏了"),
        ("李明", "李 明、李-明、李\u3000明", "（略）、（略）、（略）"),
        ("李明", "放好行李。明天再说", "放好行李。明天再说"),
        ("李明", "行李，明白", "行李，明白"),
        ("李明", "行李\n明天", "行李\n明天"),
        ("高明", "高明的骗术", "（略）的骗术"),
    ],
)
def test_a_name_is_cut_out_and_innocent_words_as_little_as_can_be(name, text, shown):
    case = case_file(消费者=BASE["消费者"] | {"姓名": name}, 事实=DEAD)
    brief = replace(brief_of(case), title=text)
    masked = disclose(brief, "public", "heimao").title
    assert masked == shown
    assert not left_over(masked, brief.secrets, "public")


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("name", "欧阳某喆", True),
        ("name", "我叫欧阳某喆，卡坏了", True),
        ("name", "欧 阳-某\u3000喆", True),
        ("name", "欧阳，某喆", False),
        ("name", "欧阳\n某喆", False),
        ("payee", "欧阳，某喆", True),
        ("payee", "欧阳\n某喆", False),
        ("payee", "欧阳某", False),
    ],
)
def test_the_guard_finds_a_name_within_a_sentence_and_all_else_across_marks(kind, text, found):
    secret = Secret(kind, "欧阳某喆")
    assert left_over(text, (secret,), "public") == ([secret] if found else [])


def test_the_guard_looks_for_two_characters_and_not_for_one():
    two, one = Secret("name", "李明"), Secret("name", "李")
    assert left_over("李明说", (two, one), "public") == [two]


def test_a_secret_is_hidden_unless_all_of_the_text_may_be_seen_under_another_name():
    name, payee = Secret("name", "李明"), Secret("payee", "李明")
    assert left_over("李明", (name, payee), "shop") == []
    assert left_over("李明", (name, Secret("payee", "李明明")), "shop") == [name]


@pytest.mark.parametrize(
    ("whose", "kind", "is_secret"),
    [
        ("平台", "公司", False),
        ("平台", "不知道", False),
        ("平台", "个体工商户", True),
        ("卖家", "公司", False),
        ("卖家", "个人", True),
        ("卖家", "不知道", True),
        ("", "公司", True),
    ],
)
def test_a_payee_is_no_secret_where_it_is_the_company_complained_of(whose, kind, is_secret):
    # practice.md 1.3 no. 5: a payee as such is not to be named; who runs the platform or sold is named anyway.
    name = "某某星桥网络科技有限公司"
    party = {"名称": name, "主体类型": kind}
    changes = {
        "平台": {"平台": {"名称": "某某卡盟", "经营者": party}},
        "卖家": {"卖家": [seller(主体=party)]},
        "": {},
    }[whose]
    brief = brief_of(case_file(事实=DEAD, 交易=[order(账单上的收款方全称=name)], **changes))
    assert (("payee", name) in {(each.kind, each.text) for each in brief.secrets}) is is_secret


@pytest.mark.parametrize(
    "secret", ["refund", "ordered", "event", "civil", "me", "shown", "是", "card-unusable", "code"]
)
def test_a_password_that_is_a_word_of_ours_breaks_no_paper(secret):
    base = case_file(事实=DEAD, 页面承诺=[{"内容": "有效"}])
    case = base | {"交易": [order(查询密码=secret)]}
    for paper in ("platform_ticket/ticket", "heimao/post"):
        assert text_of(brief_of(case), paper) == text_of(brief_of(base), paper)


def test_what_an_author_keeps_from_a_channel_is_not_told_there():
    name = "收到卡密后我第一次兑换就失败"
    events = [{"时间": "2026-11-03", "事项": "在群里发过牢骚", "不写进": ["黑猫"]}]
    events.append({"时间": "2026-11-01 10:06", "事实": name, "不写进": ["黑猫"]})
    brief = brief_of(case_file(事实=DEAD, 经过=events))
    post, ticket = text_of(brief, "heimao/post"), text_of(brief, "platform_ticket/ticket")
    for told in ("在群里发过牢骚", "是本人收到卡密后的第一次兑换"):
        assert told in ticket
        assert told not in post


def test_public_papers_name_only_masked_exhibits():
    case = case_file(
        事实=DEAD | {"收到卡密后我第一次兑换就失败": yes(证据=["原图", "截图"])},
        证据={"原图": PROOF | {"文件": "原图.png"}, "截图": PROOF | {"公开版": "打码.png"}},
    )
    brief = brief_of(case)
    post, files = text_of(brief, "heimao/post"), text_of(brief, "heimao/attachments")
    assert "证据1-2" in files
    assert "证据1-1" not in files
    assert "原图.png" not in files
    assert "截图.png" not in files
    # The public knows no numbers of exhibits: 图1 is what the list calls the masked one.
    assert post.count("图1") == 1
    assert "图1：截图（文件 证据1-2）" in files
    assert "图2" not in files
    assert "证据" not in post
    assert "1-1" not in post


@settings(max_examples=60, deadline=None)
@given(
    st.text("ABCdef0123456789-", min_size=4, max_size=20).filter(
        # What is written like a day stays: papers would lose their dates.
        lambda t: len(squeezed(t)) >= 4 and not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", t)
    ),
    st.text("甲乙，。 -x9", max_size=8),
    st.sampled_from(sorted(VARIANTS)),
)
def test_no_spelling_of_any_card_key_survives(key, around, variant):
    text = around + "【" + VARIANTS[variant](key) + "】" + around
    brief = replace(brief_of(case_file(事实=DEAD)), title=text, secrets=(Secret("card_key", key),))
    shown = disclose(brief, "public", "heimao").title
    assert squeezed(key) not in squeezed(shown) or squeezed(key) in squeezed(around)
    assert not left_over(shown, brief.secrets, "public")
