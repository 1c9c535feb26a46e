"""The rules at their edges: what just passes, and what no paper and no message may ever say."""

import json
import shutil
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from badfiles import BAD, ON_DAY
from click.testing import CliRunner
from extract import words_of_docx
from machine_support import FULL, copied
from pypdf import PdfReader

from kameng_docs.blocks import Document, Paragraph, Run, words
from kameng_docs.blocks import words as told_words
from kameng_docs.brief import Secret
from kameng_docs.cli import main
from kameng_docs.compose.unfilled import unfilled
from kameng_docs.diagnostics import Severity
from kameng_docs.law.vocabulary import private_questions
from kameng_docs.output import read_manifest
from kameng_docs.pipeline import Checked, Workshop, check, compose_all
from kameng_docs.rules import BRIEF_RULES, CASE_RULES
from kameng_docs.rules.document import check_document

CASES = Path(__file__).parents[2] / "cases"
RULES = Path(__file__).parents[2] / "kameng_docs" / "rules"
DEAD = "{商品: 月卡, 实付: 15.00, 下单时间: 2026-11-01, 第一次兑换的时间: 2026-11-01, 兑换结果: 提示无效, 订单号: '26110100077'}"
BASE = {
    "消费者": "消费者: {姓名: 王某某}",
    "卖家": "卖家: [{店铺名: 某某小店}]",
    "平台": "平台: {名称: 某某卡盟}",
    "交易": f"交易: [{DEAD}]",
    "争议": "争议: 卡密无效",
}
QUESTIONS = list(private_questions())


def looked_at(workshop: Workshop, folder: Path, text: str, today: date = ON_DAY) -> Checked:
    """What comes of a case that says `text` and, where it does not say it itself, BASE."""
    keys = {line.split(":")[0] for line in text.split("\n")}
    file = folder / "甲.yaml"
    file.write_text(
        "\n".join([text, *(v for k, v in BASE.items() if k not in keys)]) + "\n", encoding="utf-8"
    )
    return check(workshop, file, today)


def codes(checked: Checked) -> set[str]:
    """What was found, that nothing is proved apart."""
    return {d.code for d in checked.diagnostics} - {"rule.unproven-fact", "rule.missing-proof"}


def test_every_rule_is_in_the_list():
    modules = {file.stem for file in RULES.glob("*.py")} - {
        "__init__", "finding", "document", "document_tone", "masked", "own_words", "sorted_words", "uploads",
        "named_clauses", "wording_clauses",
    }  # fmt: skip

    listed = [rule.__name__.rsplit(".", 1)[1] for rule in (*CASE_RULES, *BRIEF_RULES)]
    assert sorted(listed) == sorted(modules)
    own = [rule.CODE for rule in (*CASE_RULES, *BRIEF_RULES)]
    assert len(set(own)) == len(own)


@pytest.mark.parametrize("file", sorted(CASES.glob("示例-*.yaml")), ids=lambda file: file.stem)
def test_worked_examples_have_no_error(file, workshop):
    assert not [d for d in check(workshop, file, ON_DAY).diagnostics if d.severity is Severity.ERROR]


FINE = [
    "消费者: {姓名: 王某某, 证件号码: '000000199506010013', 出生日期: 1995-06-01}",
    "消费者: {姓名: 赵某某, 证件号码: '00000019880312002x'}",
    "消费者: {姓名: 王某某, 证件类型: 护照, 证件号码: E00000000}",
    *[
        f"消费者: {{姓名: 王某某, 电话: '{number}'}}"
        for number in (
            "13800000000",
            "138 0000 0000",
            "138-0000-0000",
            "+8613800000000",
            "010-23456789",
            "2345678",
        )
    ],
    "消费者: {姓名: 王某某, 出生日期: 2008-11-01}",
    "卖家: [{主体: {名称: 某公司, 统一社会信用代码: 不知道}}]",
    "卖家: [{主体: {名称: 某公司, 统一社会信用代码: 91990000ma00000008}}]",
    "诉求: {答复截止: 2026-11-22}",
    "交易: [{商品: 月卡, 实付: 15.00, 下单时间: 2026-11-01 10:00, 收到卡密的时间: 2026-11-01, 第一次兑换的时间: 2026-11-01 10:00, 兑换结果: 提示无效}]",
    f"交易: [{DEAD.replace('15.00', '28.50').replace('}', ', 标价: 10.00, 数量: 3, 优惠: 1.50}')}]",
    f"交易: [{DEAD.replace('}', ', 已退回: {金额: 14.99}}')}]",
    f"交易: [{DEAD.replace('}', ', 已退回: {金额: 15.00}}')}]",
    f"交易: [{DEAD.replace(', 订单号: ' + chr(39) + '26110100077' + chr(39), '')}, {DEAD.replace(', 订单号: ' + chr(39) + '26110100077' + chr(39), '')}]",
    f"交易: [{DEAD.replace('}', ', 数量: 3}')}]\n事实:\n  一单多件只有部分不能用: {{回答: 是, 数量: 2}}",
    "事实:\n  一单多件只有部分不能用: 否",
    "事实:\n  页面写明了到账时间: {回答: 是, 时间: 2099-01-01}",
    "经过:\n  - {时间: 2026-11-22 23:59, 事项: 打过电话}",
    "事实:\n  对方的原话是不退: 是\n经过:\n  - {时间: 2026-11-02, 事实: 对方的原话是不退}",
    "买来做什么: 拿去卖\n自查: {我买来是为了转卖: 是}",
]


@pytest.mark.parametrize("text", FINE)
def test_what_is_right_is_not_found_wrong(text, workshop, tmp_path):
    found = codes(looked_at(workshop, tmp_path, text))
    said_of_the_case = {"rule.no-ground", "rule.withheld-by-self-check", "rule.not-a-consumer"}
    assert found - said_of_the_case == set()


def test_minor_comes_of_age_on_the_birthday(workshop, tmp_path):
    born = "消费者: {姓名: 王某某, 出生日期: 2008-02-29}"
    assert "rule.minor-claimant" in codes(looked_at(workshop, tmp_path, born, date(2026, 2, 28)))
    assert "rule.minor-claimant" not in codes(looked_at(workshop, tmp_path, born, date(2026, 3, 1)))


def test_impossible_birthday_in_a_number_that_adds_up(workshop, tmp_path):
    number = "00000019951301001"
    for digit in "0123456789X":
        checked = looked_at(workshop, tmp_path, f"消费者: {{姓名: 王某某, 证件号码: '{number}{digit}'}}")
        (found,) = [d for d in checked.diagnostics if d.code == "rule.id-number"]
        if "没有这一天" in found.message:
            assert "19951301" in found.message
            return
    pytest.fail("no check digit fits")


def test_order_of_times_looks_past_a_bare_day(workshop, tmp_path):
    text = (
        "交易: [{商品: 月卡, 实付: 15.00, 下单时间: 2026-11-01 10:00, 收到卡密的时间: 2026-11-01,"
        " 第一次兑换的时间: 2026-11-01 09:59}]"
    )
    (found,) = [
        d for d in looked_at(workshop, tmp_path, text).diagnostics if d.code == "rule.times-out-of-order"
    ]
    assert "“下单时间”（2026-11-01 10:00）" in found.message


def test_event_may_name_only_what_was_seen(workshop, tmp_path):
    said = {
        "兑换曾成功: 否": ("答的是“否”", "改成 是"),
        "页面写明了地区版本: 否": ("还没有在“事实”里回答", "兑换曾成功: 是"),
    }
    for answer, (message, hint) in said.items():
        checked = looked_at(
            workshop, tmp_path, f"事实:\n  {answer}\n经过:\n  - {{时间: 2026-11-02, 事实: 兑换曾成功}}"
        )
        (found,) = [d for d in checked.diagnostics if d.code == "rule.event-without-fact"]
        assert message in found.message
        assert hint in found.hint


@pytest.mark.parametrize(
    ("wording", "blank"),
    [("退到 XX 账户", True), ("退到××账户", True), ("{{ 商品 }}", True), ("原因待补充", True), ("TODO", True), ("待填写", True),
     ("尺码 XXL 的衣服", False), ("xxl", False), ("max 版", False), ("Xbox 会员", False), ("3×4", False), ("待发货", False),
     ("maxxx", False)],
)  # fmt: skip
def test_blanks_of_a_wording_are_told_from_words(wording, blank):
    assert [d.code for d in unfilled(wording)] == (["document.placeholder"] if blank else [])
    assert all(wording[:4] in d.message for d in unfilled(wording))


@pytest.mark.parametrize(
    "words", ["退个xx，不退", "{{ 商品 }}", "{me}说不退", "[[x]]", "原因XX，不退", "××", "TODO", "100%{# #}"]
)
def test_nothing_an_author_wrote_is_taken_for_a_blank_of_ours(words, workshop, tmp_path):
    text = f"经过: [{{时间: 2026-11-02, 对方: 客服, 对方原话: '{words}'}}]\n"
    checked = looked_at(workshop, tmp_path, text)
    assert checked.brief is not None
    sheets, found = compose_all(workshop, checked.brief)
    assert [d for d in found if d.severity is Severity.ERROR] == []
    assert any(words in "\n".join(told_words(s.document)) for s in sheets if s.document)


def paper(text: str) -> Document:
    return Document(title="甲", blocks=(Paragraph((Run(text),)),))


@pytest.mark.parametrize(
    "shown",
    ["ABCD-EFGH", "abcdefgh", "ＡＢＣＤ－ＥＦＧＨ", "A B C D E F G H", "ABCD\u200bEFGH", "AB.CD_EF·GH"],
)
def test_secret_left_in_a_paper_withholds_it_however_it_is_spelt(shown):
    secrets = (Secret("card_key", "ABCD-EFGH"),)
    (found,) = check_document(paper(f"卡密是{shown}。"), "heimao/post", secrets, "public")
    assert (found.code, found.document, found.severity) == (
        "document.secret-left",
        "heimao/post",
        Severity.ERROR,
    )
    assert "EFGH" not in found.message + found.hint
    assert list(check_document(paper(f"卡密是{shown}。"), "court/card_keys", secrets, "sealed")) == []


def test_text_below_its_limit_is_told(workshop, tmp_path):
    shop = with_limit(workshop, minimum=5000, maximum=9000, verified=True, source="试")
    brief = looked_at(workshop, tmp_path, "").brief
    sheets, found = compose_all(shop, brief)
    (short,) = [d for d in found if d.code == "document.too-short"]
    assert "至少 5000 字" in short.message
    assert [s.code for s in sheets if s.channel.slug == "platform_ticket" and s.paper.slug == "ticket"] == [
        short.code
    ]


def with_limit(workshop: Workshop, **limit: Any) -> Workshop:
    channel = workshop.channels["platform_ticket"]
    papers = tuple(replace(p, **limit) if p.slug == "ticket" else p for p in channel.papers)
    return replace(workshop, channels={**workshop.channels, channel.slug: replace(channel, papers=papers)})


# 自查: what is answered there leaves this file for nobody


def full_case(folder: Path, question: str) -> Path:
    """The worked example with one private question answered 是, and nothing else that would contradict it."""
    shutil.copytree(CASES, folder / "cases")
    return answered(folder / "cases", question)


def answered(cases: Path, question: str) -> Path:
    file = cases / f"{FULL}.yaml"
    text = (
        file.read_text(encoding="utf-8")
        .replace(f"{question}: 否", f"{question}: 是")
        .replace("自己用", "兼有")
    )
    if f"{question}: 是" not in text:
        # One that the example, which is no child's, does not ask.
        text = text.replace("\n自查:\n", f"\n自查:\n  {question}: 是\n")
    assert f"{question}: 是" in text
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("question", QUESTIONS)
def test_private_answer_is_in_no_paper_and_in_no_explanation(question, workshop, tmp_path):
    file = full_case(tmp_path, question)
    checked = check(workshop, file, ON_DAY)
    assert checked.brief is not None, checked.diagnostics
    sheets, found = compose_all(workshop, checked.brief)
    assert any(sheet.document for sheet in sheets)
    for sheet in sheets:
        text = "\n".join(words(sheet.document)) if sheet.document else "".join(sheet.missing)
        assert [q for q in QUESTIONS if q in text] == []
    for fault in (*checked.diagnostics, *found):
        assert [q for q in QUESTIONS if q in fault.message + fault.hint] == []
    withheld = {s.channel.slug for s in sheets if s.code == "document.ask-a-lawyer"}
    # A channel that has no paper for this case has none to withhold.
    there = {s.channel.slug for s in sheets}
    assert withheld == set(checked.brief.withheld_channels) & there
    for shape in ("text", "json"):
        told = run("explain", file.stem, "--cases", str(file.parent), "--format", shape).stdout
        assert [q for q in QUESTIONS if q in told] == []


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS)
def test_private_answer_is_in_no_file_that_is_made(question, shipped, tmp_path):
    # Only what the answer changes is printed anew; all that then lies there is looked through.
    folder = copied(shipped(FULL), tmp_path / "made")
    file = answered(folder / "cases", question)
    out = folder / "out"
    before = read_manifest(out / FULL)
    run("build", file.stem, "--cases", str(file.parent), "--out", str(out))
    assert read_manifest(out / FULL) != before
    made = sorted(path for path in out.rglob("*") if path.is_file())
    assert any(path.name == "manifest.json" for path in made)
    assert len(made) > 1
    for path in made:
        text = words_in(path)
        assert [q for q in QUESTIONS if q in text] == [], path


def words_in(path: Path) -> str:
    return words_of(path.read_bytes(), path.suffix)


@cache
def words_of(data: bytes, suffix: str) -> str:
    """The words of a file; the same papers are made for many answers."""
    if suffix == ".docx":
        return words_of_docx(data)
    if suffix == ".pdf":
        # The book counts its pages in its own way, so each page's words are taken as they are.
        return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages)
    return data.decode("utf-8", errors="replace")


def run(*arguments: str):
    result = CliRunner().invoke(main, [*arguments, "--today", ON_DAY.isoformat()], catch_exceptions=False)
    assert result.exit_code in {0, 1}
    return result


def test_explanation_in_json_is_json(tmp_path):
    shape = json.loads(run("explain", "示例-最简", "--cases", str(CASES), "--format", "json").stdout)
    assert shape["case"] == "示例-最简"


def test_check_prints_json_a_line_and_fails_for_an_error():
    result = run("check", str(BAD / "rule.partial-count.yaml"), "--cases", str(BAD), "--format", "json")
    assert result.exit_code == 1
    shapes = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(s["code"], s["line"], s["severity"]) for s in shapes] == [("rule.partial-count", 2, "error")]
