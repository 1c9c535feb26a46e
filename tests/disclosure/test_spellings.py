"""A secret in every field that holds an author's words, in every spelling: no paper tells it that must not."""

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest
from cases_support import BASE, DEAD, REPOSITORY, TODAY, brief_of, case_file, order, sheets_of, workshop, yes
from hypothesis import given, settings
from hypothesis import strategies as st
from spellings import SPELLINGS, bare

from kameng_docs.blocks import words
from kameng_docs.brief import Brief, Secret
from kameng_docs.case.model import PARTY_REFERENCES, Case
from kameng_docs.case.part import secrets_of
from kameng_docs.diagnostics import Position
from kameng_docs.disclosure import disclose, disclose_and_list, left_over, policy
from kameng_docs.disclosure.redaction import Redaction
from kameng_docs.law.model import Citation
from kameng_docs.pipeline import Disclosures, check, compose_papers, open_workshop, papers
from kameng_docs.source import read, with_references
from kameng_docs.spelling import hits, parts

KEY, PHONE = "QX7K-99ZP-44LM-1230", "13912340078"
FAST = ("fours by '/'", "each by '，'", "keycaps", "cyrillic")
# Fields whose words are references, names of files or of places, and so cannot hold a sentence.
NO_SENTENCES = {"文件", "公开版", "证据", "网址", "事实", "存为", "渠道"}


@cache
def example() -> dict[str, Any]:
    """The longest shipped case, people and firms in it."""
    file = REPOSITORY / "cases" / "示例-视频会员卡密.yaml"
    source, _ = read(file, shown_as=file.name)
    assert source is not None
    folder = file.parent / "parties"
    resolved, _ = with_references(source, at=PARTY_REFERENCES, folder=folder, shown_folder="parties")
    assert resolved is not None
    data: Any = resolved.data
    data["经过"] += [
        {"时间": "2026-10-05", "事项": "又问了一次"},
        {"时间": "2026-10-06", "对方": "客服", "我说": "请退款", "对方原话": "再等等"},
    ]
    data["进度"] = [{"渠道": "平台工单", "提交": "2026-10-07", "结果": "没有答复"}]
    return data


def leaves(value: Any, path: tuple = ()) -> Iterator[tuple]:
    """The path of every text below."""
    if isinstance(value, str):
        yield path
    for key, each in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from leaves(each, (*path, key))


def at(value: Any, path: tuple) -> Any:
    return at(value[path[0]], path[1:]) if path else value


def with_text(value: Any, path: tuple, text: str) -> Any:
    """`value` with `text` behind what stands at the path."""
    if not path:
        return f"{value}，{text}"
    if isinstance(value, dict):
        return {k: with_text(v, path[1:], text) if k == path[0] else v for k, v in value.items()}
    return [with_text(v, path[1:], text) if i == path[0] else v for i, v in enumerate(value)]


@cache
def sentences() -> tuple[tuple, ...]:
    """Every field of the example in which the schema takes any words."""
    found = []
    own = {text for _, text in secrets_of(Case.model_validate(example()))}
    for path in leaves(example()):
        if at(example(), path).strip() in own:
            continue
        if NO_SENTENCES & {step for step in path if isinstance(step, str)} - {"证据", "事实"} or path[-1] in {
            "证据",
            "事实",
        }:
            continue
        if isinstance(path[-1], int) and path[-2] in {"证据", "文件", "公开版", "卡密"}:
            continue
        try:
            Case.model_validate(with_text(example(), path, "甲"))
        except ValueError:
            continue
        found.append(path)
    return tuple(found)


def planted(written: str) -> Brief:
    data = example()
    for path in sentences():
        data = with_text(data, path, written)
    data["交易"][0]["卡密"] = [KEY]
    return brief_of(data)


@cache
def names_of(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()


def texts_of(value: Any) -> list[str]:
    """Every text below; a list that is worked off, for this is asked of whole briefs a thousand times."""
    found, open_ = [], [value]
    while open_:
        one = open_.pop()
        if isinstance(one, str):
            found.append(one)
        elif isinstance(one, dict):
            open_ += one.values()
        elif isinstance(one, tuple | list):
            open_ += one
        elif not isinstance(one, Citation):
            open_ += [getattr(one, name) for name in names_of(type(one))]
    return found


def closed_to() -> list[str]:
    return [a for a in policy().audiences if policy().way("card_key", a) != "full"]


def leaking(brief: Brief, written: str) -> list[tuple[str, str]]:
    """(audience or paper, text) wherever the secret stands as it was written."""
    seen = Disclosures(brief)
    found = [
        (audience, text)
        for audience in closed_to()
        for text in texts_of(seen.to(audience, ""))
        if written in text
    ]
    for sheet in compose_papers(workshop(), brief, seen=seen)[0]:
        if sheet.document is not None and policy().way("card_key", sheet.paper.audience) != "full":
            found += [(sheet.paper.slug, text) for text in words(sheet.document) if written in text]
    return found


def test_the_fields_are_many_and_hold_what_an_author_says():
    names = {[step for step in path if isinstance(step, str)][-1] for path in sentences()}
    assert len(sentences()) > 50
    assert {
        "标题",
        "商品",
        "提示原文",
        "内容",
        "实际",
        "原文",
        "原话",
        "我说",
        "对方原话",
        "事项",
        "证明",
        "来源",
        "名称",
        "结果",
    } <= names


@pytest.mark.parametrize("name", FAST)
def test_no_reader_is_told_a_key_in_any_field(name):
    written = SPELLINGS[name](KEY)
    assert leaking(planted(written), written) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in SPELLINGS if name not in FAST])
def test_no_reader_is_told_a_key_in_any_field_in_any_spelling(name):
    written = SPELLINGS[name](KEY)
    assert leaking(planted(written), written) == []


@pytest.mark.parametrize("name", SPELLINGS)
def test_mask_and_guard_each_know_every_spelling(name):
    for kind, secret in (
        ("card_key", KEY),
        ("phone", PHONE),
        ("payment_id", "4200000000202611010000000077"),
        ("password", "Pw!Secret-7712"),
        ("account", "gamer_9981"),
    ):
        written = SPELLINGS[name](secret)
        text, secrets = f"我说的是“{written}”这一个", (Secret(kind, secret),)
        assert written not in Redaction(secrets, "public").of(text)[0], kind
        assert kind in {s.kind for s in left_over(text, secrets, "public")}, kind


def test_without_the_mask_the_guard_withholds_and_without_the_guard_the_mask_hides(monkeypatch):
    written = SPELLINGS["fours by '/'"](KEY)
    brief = planted(written)
    with monkeypatch.context() as bent:
        bent.setattr(hits.Finder, "hits", lambda *_: [])
        codes = {s.code for s in sheets_of(brief) if s.document is None}
        assert "document.secret-left" in codes
        assert [where for where, _ in leaking(brief, written) if where not in policy().audiences] == []
        bent.setattr(papers, "check_document", lambda *_: ())
        assert [where for where, _ in leaking(brief, written) if where not in policy().audiences]
    monkeypatch.setattr(papers, "check_document", lambda *_: ())
    assert leaking(brief, written) == []


# Parts.


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("卡号：880012345678 密码：97316482", ["880012345678", "97316482"]),
        ("卡号880012345678密码9731", ["880012345678", "9731"]),
        ("card: 880012345678 pin: 9731", ["880012345678", "9731"]),
        ("https://vip.example/redeem?code=QW12ER34TY56", ["QW12ER34TY56"]),
        ("https://vip.example/r/QW12ER34TY56", ["QW12ER34TY56"]),
        ("vip.example/redeem?from=a&cdk=QW12-ER34#x", ["QW12-ER34"]),
        ("zz01@outlook.example----Pw!Abc12345----MailPw998877", ["zz01@outlook.example", "Pw!Abc12345", "MailPw998877"]),
        ("880012345678\n97316482", ["880012345678", "97316482"]),
        ("880012345678|9731", ["880012345678", "9731"]),
        ("880012345678 9731", ["880012345678", "9731"]),
        ("ABCD-EFGH-JKLM-2345", []),
        ("ABCD EFGH JKLM 2345", []),
        ("QW12ER34TY56", []),
    ],
)  # fmt: skip
def test_the_parts_of_a_key_are_secrets_each(key, told):
    assert list(parts(key)) == told
    brief = brief_of(case_file(事实=DEAD, 交易=[order(卡密=[key])]))
    for part in told:
        shown = disclose(replace(brief, title=f"他说密码{part}没有用"), "public", "").title
        assert shown == "他说密码（已隐去）没有用"


def test_the_host_of_a_link_and_of_a_mail_is_no_secret():
    brief = brief_of(
        case_file(事实=DEAD, 交易=[order(卡密=["https://vip.example.invalid/redeem?code=QW12ER34TY56"])])
    )
    for text in ("在https://vip.example.invalid/兑换", "outlook.example的邮箱"):
        assert disclose(replace(brief, title=text), "court", "").title == text


# Runs, halves, lines.


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("前三段是QX7K-99ZP-44LM，最后看不清", "前三段是（已隐去），最后看不清"),
        ("只记得QX7K-99ZP", "只记得（已隐去）"),
        ("只记得QX7K-99Z", "只记得QX7K-99Z"),
        ("只记得QX7K。99ZP", "只记得QX7K。99ZP"),
        ("只记得QX7K，后面是99ZP", "只记得QX7K，后面是99ZP"),
        ("QX7K-99ZP-44LM。1230元已付", "（已隐去）。1230元已付"),
        ("QX7K。99ZP。44LM。1230", "（已隐去）"),
        ("付了1230元，1,230.00元", "付了1230元，1,230.00元"),
    ],
)
def test_eight_signs_in_a_row_are_a_secret_but_not_across_a_sentence(text, shown):
    secrets = (Secret("card_key", KEY),)
    assert Redaction(secrets, "public").of(text)[0] == shown
    assert left_over(shown, secrets, "public") == []
    if text != shown:
        assert left_over(text, secrets, "public") == [*secrets]


@pytest.mark.parametrize(
    ("one", "other"), [("QX7K-9", "9ZP-44LM-1230"), ("QX7K-99ZP-44", "LM-1230"), ("QX7K", "99ZP44LM1230")]
)
def test_a_secret_told_in_two_fields_is_found(one, other):
    events = [
        {"时间": "2026-11-03", "事项": f"前面是{one}"},
        {"时间": "2026-11-04", "对方": "客服", "对方原话": f"后面是{other}"},
    ]
    brief = brief_of(case_file(事实=DEAD, 交易=[order(卡密=[KEY])], 经过=events))
    told = "\n".join(texts_of(disclose(brief, "public", "").events))
    assert one not in told
    assert other not in told
    assert left_over(f"前面是{one}\n后面是{other}", brief.secrets, "public")
    assert left_over(f"{one}\n{other}", brief.secrets, "public")


# What is no secret.

NUMBERS = st.sampled_from(
    [
        "2026-11-01", "2026-11-01 10:05", "2026年11月1日10:05", "2026/11/1", "10:05", "68.00元", "1,230.00元", "30元",
        "第一百四十三条", "第24、25、55条", "第1165、1198条", "〔2025〕82号", "三次", "100%", "12315", "12345", "30天", "3个月",
        "2023、2024、2025、2026年", "100、200、300元", "11月3日", "Windows 11", "v1.2.3", "IMG_20261101_100507.jpg",
        "Screenshot_2026-11-01-10-05-07-123_com.jpg", "iPhone 15 Pro", "1-2天", "95588", "一、二、三",
    ]
)  # fmt: skip
JOINTS = st.sampled_from(["，", "。", "、", "；", " ", "到", "和", "\n", "：", "（", "）"])


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(NUMBERS, JOINTS), min_size=1, max_size=6))
def test_days_sums_and_articles_stay_as_they_are(pieces):
    text = "".join(number + joint for number, joint in pieces)
    secrets = (
        Secret("payment_id", "4200000000202611011005070001"), Secret("order_id", "0020261101100507"), Secret("card_key", "2026-1101-1005-0768"),
        Secret("phone", "13800000009"), Secret("id_number", "00000020261101004X"), Secret("password", "1234"), Secret("account", "10050"),
    )  # fmt: skip
    assert Redaction(secrets, "public").of(text)[0] == text
    assert left_over(text, secrets, "public") == []


def test_what_a_reader_may_see_in_full_is_no_part_of_what_he_may_not():
    # The merchant's number holds the order's: before `site` the one is kept and the other is not.
    secrets = (Secret("order_id", "0042611010077"), Secret("payment_id", "PAY0042611010077X9"))
    assert Redaction(secrets, "site").of("订单0042611010077")[0] == "订单0042611010077"
    assert left_over("订单0042611010077", secrets, "site") == []
    assert Redaction(secrets, "site").of("商户单号PAY0042611010077X9。")[0] == "商户单号（略）。"


# Strangers.

STRANGERS = {
    "phone": ("13911187342", ["139/1118/7342", "139，1118，7342", "一三九一一一八七三四二", "1 3 9 1 1 1 8 7 3 4 2", "１３９１１１８７３４２", "+86 139-1118-7342", "①③⑨①①①⑧⑦③④②", "139.1118.7342", "(139)1118 7342", "l39lll87342", "幺三九幺幺幺八拐三四两"]),
    "id_number": ("00000019760318124X", ["00000019760318/124X", "000000 19760318 124X", "000000，19760318，124x", "〇〇〇〇〇〇一九七六〇三一八一二四X"]),
    "bank_card": ("6200110022003300441", ["6200 1100、2200、3300、441", "6200/1100/2200/3300/441", "6200.1100.2200.3300.441"]),
    "email": ("other_one@mail.example", ["other_one＠mail.example", "other_one (at) mail.example", "other_one[at]mail[dot]example", "other_one#mail.example", "other_one艾特mail.example"]),
    "handle": ("wx_shop99", ["微信wx_shop99", "微信号：wx_shop99", "V信 wx_shop99", "vx:wx_shop99", "薇信wx_shop99", "微信 w x _ s h o p 9 9"]),
}  # fmt: skip


@pytest.mark.parametrize("kind", STRANGERS)
def test_strangers_are_hidden_from_everybody_however_they_are_written(kind):
    number, ways = STRANGERS[kind]
    for written in ways:
        left, kinds = Redaction((), "public").of(f"群里另一人的{written}，打不通")
        assert kind in kinds, written
        assert bare(written)[-8:] not in bare(left), (written, left)
    if kind != "handle":
        assert left_over(f"找{number}就行", (), "public") == [Secret(kind, "")]
        assert left_over(f"找{number}就行", (), "court") == []


@pytest.mark.parametrize(
    "written",
    ["JESH9682PG9B25A6", "jesh9682pg9b25a6", "ＪＥＳＨ９６８２ＰＧ９Ｂ２５Ａ６", "JESH9682-PG9B25A6", "JESH-9682-PG9B-25A6", "JESH 9682 PG9B 25A6", "ABCD1234EFGH", "https://shop.example/use?code=JESH9682PG9B25A6"],
)  # fmt: skip
def test_a_key_of_somebody_else_is_hidden_from_everybody(written):
    left, kinds = Redaction((), "public").of(f"另一张{written}也是他自己用掉的")
    assert kinds == {"card_key": 1}
    assert "9682" not in left
    assert "1234" not in left
    assert Redaction((), "shop").of(written)[1] == {}


@pytest.mark.parametrize(
    "text",
    ["订单DD20260007001221", "91110000MA0000000X", "iPhone15ProMax256GB", "RTX4090TI16GB", "依《消费者权益保护法》第24条", "https://shop.example/goods/123456789abc", "GB/T22239-2019", "VIP20261107"],
)  # fmt: skip
def test_what_is_no_key_stays_as_it_is(text):
    assert Redaction((), "public").of(f"他说{text}可以") == (f"他说{text}可以", {})
    assert left_over(f"他说{text}可以", (), "public") == []


def test_a_key_of_somebody_else_on_a_paper_for_everybody_is_found():
    assert left_over("那张 JESH9682PG9B25A6 也是", (), "public") == [Secret("card_key", "")]
    assert left_over("那张 JESH9682PG9B25A6 也是", (), "court") == []
    # The case's own number of an order keeps its own way of being masked.
    own = (Secret("order_id", "A1B2C3D4E5F6G7H8"),)
    assert Redaction(own, "public").of("订单A1B2C3D4E5F6G7H8的事")[0] == "订单A1B2****G7H8的事"
    assert left_over("订单A1B2****G7H8的事", own, "public") == []


# The author is told where.


def test_the_author_is_told_the_line_and_column(tmp_path):
    lines = [
        "消费者: {姓名: 王某某}", "卖家: [{店铺名: 某某小店}]", "平台: {名称: 某某卡盟}", "争议: 卡密无效", "交易:",
        f"  - {{商品: 月卡, 实付: 15.00, 下单时间: 2026-11-01, 第一次兑换的时间: 2026-11-01, 兑换结果: 提示无效, 卡密: [{KEY}]}}", "经过:",
        "  - {时间: 2026-11-03, 事项: 我发了QX7K/99ZP/44LM/1230给客服}", "  - 时间: 2026-11-04", "    事项: |",
        "      先问了一次", "      又发了QX7K 99ZP 44LM", "诉求: {答复截止: 2026-11-27 18:00}",
    ]  # fmt: skip
    file = tmp_path / "某案.yaml"
    file.write_text("\n".join(lines), "utf-8")
    checked = check(open_workshop(tmp_path), file, TODAY)
    assert checked.brief is not None, checked.diagnostics
    found = papers.compose_all(workshop(), checked.brief)[1]
    told = {d.at for d in found if d.code == "document.masked"}
    assert told == {Position(str(file), 8, 29), Position(str(file), 12, 10)}
    assert not any(bare(KEY)[:8] in bare(d.message + d.hint) for d in found)


def test_what_was_masked_is_listed_for_each_sentence_it_was_written_in():
    events = [
        {"时间": "2026-11-03", "事项": f"发了{KEY}"},
        {"时间": "2026-11-04", "事项": f"发了{KEY.lower()}"},
    ]
    brief = brief_of(
        case_file(
            事实=DEAD | {"对方的原话是不退": yes()},
            消费者=BASE["消费者"],
            交易=[order(卡密=[KEY])],
            经过=events,
        )
    )
    assert {m.written for m in disclose_and_list(brief, "public", "")[1]} >= {e["事项"] for e in events}


def test_a_seed_of_spellings_mixed_within_one_key_is_found_too():
    r = random.Random(7)  # noqa: S311
    names = [n for n in SPELLINGS if not n.startswith(("fours", "each", "plain", "bare"))]
    for _ in range(300):
        written = r.choice("/ ·，").join(SPELLINGS[r.choice(names)](group) for group in KEY.split("-"))
        secrets = (Secret("card_key", KEY),)
        assert Redaction(secrets, "public").of(f"是{written}吗")[0] == "是（已隐去）吗", written
        assert left_over(f"是{written}吗", secrets, "public"), written
