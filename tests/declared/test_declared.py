"""Files of our own: a slip in each kind of them is told at its line, with its word and what may stand there instead."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

import pytest

from kameng_docs.case.orders import Order
from kameng_docs.declared import FROM_FILE, Among, FaultyFiles, Files, Here, Lone, Places, compiled
from kameng_docs.declared import files as readers
from kameng_docs.diagnostics import Severity, as_text
from kameng_docs.law.vocabulary import FACTS
from kameng_docs.pipeline import faults_of_own_files
from kameng_docs.pipeline.own_files import own_files as all_files
from kameng_docs.plan.words import word
from kameng_docs.procedure.causes import SORTS
from kameng_docs.procedure.ladder import period
from kameng_docs.resources import PACKAGE

ROOT = PACKAGE.parent
CASE = "示例-视频会员卡密"
KEY, MISSING, VALUE, NAME, TWICE = (
    *("data.unknown-key", "data.missing-key", "data.wrong-value", "data.unknown-reference", "data.twice"),
)
# A file, what stands there, what is typed instead (the wrong word after ↑), what is found, what is to be written.
SLIPS = [
    ("law/facts/general.yaml", "ask:", "↑aks:", KEY, "是不是想写“ask”"),
    ("law/facts/general.yaml", "derived: true", "derived: ↑yes", VALUE, "true、false"),
    ("law/facts/general.yaml", r"(- name: (.*)\n(?:  .*\n)+)- name: .*", r"\1- name: ↑\2", TWICE, "改名"),
    (
        "law/predecessors.yaml",
        '"contract-law:107"',
        "↑contract-law:1070",
        NAME,
        "是不是想写“contract-law:107”",
    ),
    ("law/disputes.yaml", "fault:", "↑fualt:", KEY, "是不是想写“fault”"),
    ("law/self_check.yaml", r"\[consumer,", "[↑consumr,", NAME, "是不是想写“consumer”"),
    (
        "law/self_check.yaml",
        "unless_fact: .*",
        "unless_fact: ↑官方告知首次兑换",
        NAME,
        "是不是想写“官方告知首次兑换",
    ),
    ("law/statutes/civil-code.yaml", "checked_on: .*", "checked_on: ↑昨天", VALUE, "2026-11-22"),
    ("law/statutes/consumer-law.yaml", "issuer:", "↑isuer:", KEY, "是不是想写“issuer”"),
    ("law/topics.yaml", "(?<=, )ref: .*?}", "ref: ↑civil-code}", NAME, "是不是想写“civil-code:"),
    ("law/topics.yaml", "(?<=, )ref: .*?}", "ref: ↑'consumer-lew:55'}", NAME, "是不是想写“consumer-law:55”"),
    ("law/topics.yaml", "(?<=, )ref: .*?}", "ref: ↑'consumer-law:955'}", NAME, "是不是想写“consumer-law:55”"),
    ("law/topics.yaml", "title:", "↑titles:", KEY, "是不是想写“title”"),
    ("law/grounds/card-unusable.yaml", "guards:", "↑gaurds:", KEY, "是不是想写“guards”"),
    ("law/grounds/card-unusable.yaml", "order: .*", "order: ↑第一", VALUE, "整数"),
    ("law/grounds/card-unusable.yaml", "settled: .*", "settled: ↑sure", VALUE, "settled、arguable"),
    ("law/grounds/card-unusable.yaml", "supports: .*", "supports: [↑refunds]", NAME, "是不是想写“refund”"),
    ("law/grounds/card-unusable.yaml", "disputes: .*", "disputes: [↑卡密无用]", NAME, "是不是想写“卡密无效”"),
    (
        "law/grounds/card-unusable.yaml",
        "ref: .*?,",
        "ref: ↑civil-code:9563,",
        NAME,
        "是不是想写“civil-code:563”",
    ),
    (
        "law/grounds/card-unusable.yaml",
        "argument: [|>].*\n *",
        "argument: |\n  {godos}",
        NAME,
        "是不是想写“goods”",
    ),
    ("law/grounds/costs.yaml", "needs: .*", "needs: [↑breech]", NAME, "是不是想写“breach”"),
    (
        "law/ground_groups.yaml",
        r"void:\n  - minor-under-eight",
        "void:\n  - ↑minor-under-ten",
        NAME,
        "是不是想写“minor-under-eight”",
    ),
    ("law/rebuttals/already-delivered.yaml", "fails:", "↑fales:", KEY, "是不是想写“fails”"),
    ("law/rebuttals/own-mistake.yaml", "kind: .*", "kind: ↑事实", NAME, "是不是想写“说事实”"),
    (
        "law/rebuttals/refused-without-reason.yaml",
        "'<refuse>'",
        "↑'<refusal>'",
        NAME,
        "是不是想写“refuse”",
    ),
    (
        "law/rebuttals/part-to-a-child.yaml",
        r"same_as: \[[^]]*\]",
        "same_as: [↑part-onyl]",
        NAME,
        "是不是想写“part-only”",
    ),
    ("law/hearing.yaml", "filler:", "↑fillers:", KEY, "是不是想写“filler”"),
    ("law/local/beijing.yaml", "effective:", "↑efective:", KEY, "是不是想写“effective”"),
    ("law/notes/forum.yaml", "says:", "↑say:", KEY, "是不是想写“says”"),
    (
        "law/notes/forum.yaml",
        r"cites: \[.*",
        "cites: [↑civil-procedure:24]",
        NAME,
        "是不是想写“civil-procedure",
    ),
    ("law/proofs.yaml", "layer: .*", "layer: ↑交易凭据", NAME, "是不是想写“交易证据”"),
    ("law/mistakes.yaml", r"(?<=\n    )wrong:", "↑worng:", KEY, "是不是想写“wrong”"),
    ("law/mistakes.yaml", "reported: >-\n.*", "reported: ↑'(客服'", VALUE, "正则表达式"),
    ("law/tone.yaml", r"(?<=\n    )instead:", "↑insted:", KEY, "是不是想写“instead”"),
    ("law/silence.yaml", "authority: .*", "authority: [↑criminal-law:9274]", NAME, "是不是想写“criminal-law"),
    ("law/risky_goods.yaml", "asks: .*", "asks: ↑商品是外挂", NAME, "是不是想写“商品是外挂"),
    ("law/expenses.yaml", "why:", "↑way:", KEY, "是不是想写“why”"),
    ("procedure/caps.yaml", "province: 江苏,", "province: ↑江苏省,", NAME, "是不是想写“江苏”"),
    ("procedure/caps.yaml", 'cap: "51811"', "cap: ↑5万", VALUE, "数字"),
    ("procedure/lpr.yaml", 'percent: "4.20"', "percent: ↑4.2%", VALUE, "数字"),
    ("procedure/lpr.yaml", "from: 2019-09-20", "from: ↑2019-08-20", VALUE, "按日期先后写"),
    ("procedure/fees.yaml", "of: court", "of: ↑curt", NAME, "是不是想写“court”"),
    ("procedure/fees.yaml", "  payment-order:", "  ↑payment-orders:", KEY, "是不是想写“payment-order”"),
    ("procedure/causes.yaml", "  代充:", "  ↑代冲:", KEY, "是不是想写“代充”"),
    ("procedure/internet_courts.yaml", "since: .*", "since: ↑2025年", VALUE, "2026-11-22"),
    ("procedure/holidays.yaml", r'元旦: \["01-01"', "元旦: [↑1月1日", VALUE, "01-01"),
    ("procedure/holidays.yaml", "清明节: .2026-04-05", "清明节: [↑4月5日", VALUE, "2026-11-22"),
    ("procedure/holidays.yaml", "reach: 7", "reach: ↑七天", VALUE, "整数"),
    ("procedure/regimes.yaml", "note: days_court", "note: ↑day_court", NAME, "是不是想写“days_court”"),
    ("procedure/regimes.yaml", "widest: none", "widest: ↑never", NAME, "none、statutory、days_off"),
    ("procedure/regimes.yaml", "  moved: ", "  ↑move: ", KEY, "是不是想写“moved”"),
    ("procedure/regimes.yaml", "weekdays: .*", "weekdays: ↑一二三四五", VALUE, "七个字"),
    ("procedure/ladder.yaml", "regime: civil", "regime: ↑cival", NAME, "是不是想写“civil”"),
    (
        "procedure/ladder.yaml",
        "unit: hours, (.*)regime: hours",
        r"unit: days, \1regime: ↑hours",
        VALUE,
        "小时用 hours",
    ),
    ("procedure/ladder.yaml", "whose: theirs", "whose: ↑their", VALUE, "mine、theirs"),
    ("procedure/ladder.yaml", "付款后被拉黑,", "↑付款后拉黑,", NAME, "是不是想写“付款后被拉黑”"),
    ("procedure/ladder.yaml", "balance_payments: .*", "balance_payments: ↑'(余额'", VALUE, "正则表达式"),
    ("procedure/ages.yaml", "  adult|adult:", "↑adults:", KEY, "是不是想写“adult”"),
    (
        "procedure/top_up_limits.yaml",
        "  - {from_years: 8, single",
        "  - {from_years: 8, ↑singel",
        KEY,
        "是不是想写“single”",
    ),
    ("procedure/ages.yaml", "years: 18", "years: ↑十八", VALUE, "整数"),
    ("evidence/bill/forms.yaml", "    least: 4", "    ↑leest: 4", KEY, "是不是想写“least”"),
    ("law/said.yaml", "  undertakes:", "  ↑undertake:", KEY, "是不是想写“undertakes”"),
    ("law/said.yaml", "gives: .*", "gives: ↑'退(换'", VALUE, "正则表达式"),
    ("spelling/signs.yaml", "stops:", "↑stop:", KEY, "是不是想写“stops”"),
    ("spelling/signs.yaml", "run_together: .*", "run_together: ↑'[{x}]'", VALUE, "括号"),
    ("spelling/signs.yaml", '"feff"', "↑U+FEFF", VALUE, "200b"),
    ("channels/other_channels.yaml", "aliases:", "↑alias:", KEY, "是不是想写“aliases”"),
    ("law/confessions.yaml", "    instead:", "    ↑insted:", KEY, "是不是想写“instead”"),
    ("law/gambling.yaml", "innocent:", "↑inocent:", KEY, "是不是想写“innocent”"),
    (
        "law/shared_facts.yaml",
        "- 家长刷脸时知道可以充值",
        "- ↑家长刷脸时知道能充值",
        NAME,
        "是不是想写“家长刷脸时知道可以充值”",
    ),
    ("law/sorted_out.yaml", "(?<=\n    )instead:", "↑insted:", KEY, "是不是想写“instead”"),
    ("compose/called.yaml", "  餐券团购券:", "  ↑餐券团够券:", KEY, "是不是想写“餐券团购券”"),
    ("compose/called.yaml", "measure: 张", "↑mesure: 张", KEY, "是不是想写“measure”"),
    ("registry/meanings.yaml", "  note:", "  ↑notes:", KEY, "是不是想写“note”"),
    ("law/ended_laws.yaml", "  instead:", "  ↑insted:", KEY, "是不是想写“instead”"),
    ("gates/gates.yaml", "notes: .complaint_own_use]", "notes: [↑complaint_use]", NAME, "complaint_own_use"),
    ("gates/gates.yaml", "  own-use:", "  ↑own-uses:", KEY, "是不是想写“own-use”"),
    ("plan/words.yaml", "notes: .fraud_floor]", "notes: [↑fraud_flor]", NAME, "是不是想写“fraud_floor”"),
    ("plan/words.yaml", 'says: 钱|says: "钱', '↑say: "钱', KEY, "是不是想写“says”"),
    ("calc/rules.yaml", "fee.受理:", "↑fee.受礼:", NAME, "是不是想写“fee.受理”"),
    (
        "calc/rules.yaml",
        '"litigation-fees:13.1.1"',
        '↑"litigation-fees:13.9"',
        NAME,
        "是不是想写“litigation-fees:13”",
    ),
    ("disclosure/matrix.yaml", "shop: ends 4 2", "shop: ↑end 4 2", VALUE, "ends 4 2"),
    ("disclosure/matrix.yaml", r"open: \[public\]", "open: [↑publik]", NAME, "是不是想写“public”"),
    (
        "disclosure/matrix.yaml",
        r"originals: \[agency",
        "originals: [↑shop",
        VALUE,
        "从 originals 里删去“shop”",
    ),
    ("doctor/pieces.yaml", "(?<=\n  )use: papers", "use: ↑paper", VALUE, "papers、optional、tests"),
    ("doctor/pieces.yaml", "id: pango", "id: ↑pengo", NAME, "是不是想写“pango”"),
    ("reading/pictures/words.yaml", "form: count", "form: ↑cuont", VALUE, "count"),
    ("reading/heard.yaml", "who:", "↑hwo:", KEY, "是不是想写“who”"),
    ("reading/register/columns.yaml", "  店铺:", "  ↑店浦:", KEY, "是不是想写“店铺”"),
    ("reading/pictures/bubbles/words.yaml", "marks:", "↑maks:", KEY, "是不是想写“marks”"),
    ("reading/said.yaml", "urges:", "↑urge:", KEY, "是不是想写“urges”"),
    ("reading/replies/vocabulary.yaml", "denied: 不予受理", "denied: ↑不予受", NAME, "是不是想写“不予受理”"),
]


def slip(folder: Path, name: str, right: str, wrong: str) -> tuple[int, int, str]:
    """Make the first such slip; line and column of the wrong word, and the word."""
    path = folder / name
    text = path.read_text("utf-8")
    found = re.search(right, text)
    assert found, right
    typed = found.expand(wrong)
    before = text[: found.start()] + typed.partition("↑")[0]
    if "↑" not in typed:
        # Within a block of text the place is that of the block.
        before = text[: found.start()] + typed.partition("|")[0]
    path.write_text(text[: found.start()] + typed.replace("↑", "") + text[found.end() :], "utf-8")
    word = re.split("[,:：}\\]\n]| #", typed.partition("↑")[2])[0].strip("'\"")
    return before.count("\n") + 1, len(before) - before.rfind("\n"), word


@pytest.mark.parametrize("made", SLIPS, ids=lambda made: f"{made[0]} {made[3]}")
def test_a_slip_is_told_at_its_place_with_its_word(own_files, made):
    name, right, wrong, code, instead = made
    line, column, word = slip(own_files, name, right, wrong)
    (files,) = (each for each in all_files() if Path(name).match(each.name))
    found = files.read(own_files).faults
    assert [f for f in found if f.code == code and f.at.line == line], found
    (fault,) = (f for f in found if f.code == code and f.at.line == line)
    assert (fault.at.file, fault.at.column) == (f"kameng_docs/{name}", column)
    assert word in fault.message
    assert instead in fault.hint
    assert fault.severity is Severity.ERROR


def test_a_gate_that_says_nothing_is_told(own_files):
    line, column, _ = slip(
        own_files, "gates/gates.yaml", "(renewal-running): .*", r"\1: ↑{changes: 停掉续费}"
    )
    (fault,) = faults_of_own_files(own_files)[0]
    assert (fault.code, fault.at.line, fault.at.column) == (VALUE, line, column)
    assert "lacking" in fault.message


def test_what_the_program_asks_for_and_a_file_has_not_is_told():
    for ask, file, above in (
        (word, "plan/words.yaml", "sentences:"),
        (period, "procedure/ladder.yaml", "periods:"),
    ):
        with pytest.raises(FaultyFiles) as raised:
            ask("没有这一项")
        (fault,) = raised.value.faults
        assert (fault.code, fault.at.file) == (MISSING, f"kameng_docs/{file}")
        lines = (PACKAGE / file).read_text("utf-8").splitlines()
        assert any(line.startswith(above) for line in lines[fault.at.line - 2 : fault.at.line])
        assert "没有这一项" in str(raised.value)


def test_every_kind_of_file_has_a_slip_of_its_own():
    tried = {name for name, *_ in SLIPS}
    for files in all_files():
        assert any(Path(name).match(files.name) for name in tried), files.name


def test_every_file_of_ours_is_declared():
    held = {path for files in all_files() for path in PACKAGE.glob(files.name)}
    left = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.yaml") if path not in held}
    assert left == {name for name in left if name.startswith("templates/")}


def test_the_shipped_files_have_no_slip():
    assert faults_of_own_files() == ((), {})


def test_three_slips_in_one_file_are_told_at_once(own_files):
    path = own_files / "law/grounds/card-unusable.yaml"
    wrong = (
        ("guards:", "↑gaurds:"),
        ("disputes: .*", "disputes: [↑卡密无用]"),
        ("settled: .*", "settled: ↑sure"),
    )
    places = sorted(slip(own_files, "law/grounds/card-unusable.yaml", *each)[:2] for each in wrong)
    faults, texts = faults_of_own_files(own_files)
    assert sorted((f.at.line, f.at.column) for f in faults) == places
    assert texts == {"kameng_docs/law/grounds/card-unusable.yaml": path.read_text("utf-8")}
    for fault in faults:
        quoted, caret = as_text(fault, texts).split("\n")[1:3]
        assert caret.endswith("^")
        assert quoted[8:].strip() in path.read_text("utf-8")


def test_a_file_at_fault_brings_no_faults_into_those_that_name_it(own_files):
    # Whatever could be hidden by the slip is not taken for unknown elsewhere.
    line, column, _ = slip(own_files, "law/facts/general.yaml", "- name:", "- ↑nmae:")
    assert [(f.code, f.at.line, f.at.column) for f in faults_of_own_files(own_files)[0]] == [
        (KEY, line, column)
    ]
    (own_files / "law/disputes.yaml").write_text("- [\n", "utf-8")
    assert {f.at.file for f in faults_of_own_files(own_files)[0]} == {
        "kameng_docs/law/facts/general.yaml",
        "kameng_docs/law/disputes.yaml",
    }


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "file.empty"),
        ("- name: 甲\n  ask：乙\n", "yaml.full-width-colon"),
        ("- name: 甲\n  name: 乙\n", "yaml.duplicate-key"),
        ("- name: 甲\n\task: 乙\n", "yaml.tab"),
        ("甲\n", "yaml.not-a-mapping"),
        ("name: 甲\n", VALUE),
    ],
)
def test_a_file_that_is_no_yaml_of_its_kind_is_told(own_files, content, code):
    (own_files / "law/facts/general.yaml").write_text(content, "utf-8")
    assert code in [f.code for f in FACTS.read(own_files).faults]
    with pytest.raises(FaultyFiles, match=re.escape(code)):
        FACTS.all(own_files)


def test_a_file_that_is_not_there_or_not_utf8_is_told(own_files):
    (own_files / "law/topics.yaml").unlink()
    (own_files / "law/tone.yaml").write_bytes("tone: 气话".encode("gbk"))
    assert {(f.code, f.at.file) for f in faults_of_own_files(own_files)[0]} == {
        ("file.not-found", "kameng_docs/law/topics.yaml"),
        ("file.gbk", "kameng_docs/law/tone.yaml"),
    }


def test_grounds_that_wait_for_each_other_are_told(own_files):
    for one, other in (("breach-a", "breach-b"), ("breach-b", "breach-a")):
        text = f"title: 甲\norder: 1\nsettled: settled\nneeds: [{other}]\nguards: 乙\n"
        (own_files / f"law/grounds/{one}.yaml").write_text(text, "utf-8")
    (found,) = faults_of_own_files(own_files)[0]
    assert "绕了一圈" in found.message
    assert (found.at.file, found.at.line) == ("kameng_docs/law/grounds/breach-a.yaml", 4)


def test_the_sorts_of_goods_are_those_of_the_case_model():
    assert get_args(Order.model_fields["sort"].annotation) == SORTS


@dataclass(frozen=True)
class Told:
    """What this test asks of a channel's declaration."""

    slug: Annotated[str, FROM_FILE]
    name: str
    order: int
    about: Annotated[tuple[Annotated[str, Among("事实", FACTS)], ...], Lone()] = ()


def test_files_of_one_name_go_by_their_folders_and_may_name_what_stands_elsewhere(tmp_path):
    files = Files("*/channel.yaml", Told)
    for slug, line in (
        ("court", "about: 账号被封停"),
        ("police", "about: [账号被封]"),
        ("xiaoxie", "ordre: 3"),
    ):
        (tmp_path / "templates" / slug).mkdir(parents=True)
        text = f"name: 甲\norder: 3\n{line}\n".replace("order: 3\nordre", "ordre")
        (tmp_path / "templates" / slug / "channel.yaml").write_text(text, "utf-8")
    outcome = files.first_of((tmp_path / "templates",))
    assert outcome.values == {"court": Told("court", "甲", 3, ("账号被封停",))}
    assert [(f.code, f.at.file, f.at.line, f.at.column) for f in outcome.faults] == [
        (NAME, "templates/police/channel.yaml", 3, 9),
        (KEY, "templates/xiaoxie/channel.yaml", 2, 1),
    ]


@dataclass(frozen=True)
class Bent:
    """A negation and a name, written as one text."""

    name: Annotated[str, Among("日子", Here("days", "id", ("today",)))] = ""
    negated: bool = False

    @staticmethod
    def spelled(text: str) -> dict[str, str]:
        """What the text says."""
        return {"name": text.removeprefix("not "), "negated": str(text.startswith("not ")).lower()}


@dataclass(frozen=True)
class Day:
    """A day with a name."""

    id: str


@dataclass(frozen=True)
class Days:
    """What names days of the same file, in conditions and in a sentence."""

    days: tuple[Day, ...]
    asks: tuple[Bent, ...]
    says: Annotated[str, Places("值", Here("days", "id", ("today",)))] = ""


DAYS = Files("*.yaml", Days)


def days(folder: Path, text: str, name: str = "a") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_names_of_the_same_file_are_known_wherever_they_are_used(tmp_path):
    folder = days(tmp_path, "days: [{id: due}]\nasks: [not due, today]\nsays: '{due}{{x}}{today}'\n")
    assert DAYS.only(folder).asks == (Bent("due", negated=True), Bent("today"))
    days(tmp_path, "days: [{id: due}]\nasks: [not deu, {name: due}]\nsays: '{dew}{toady}'\n")
    assert [(f.code, f.at.line, f.at.column, f.message) for f in DAYS.read(folder).faults] == [
        (NAME, 2, 8, "没有叫“deu”的日子"),
        (VALUE, 2, 17, "“asks”第 2 项写成了“键: 值”，不能用"),
        (NAME, 3, 7, "没有叫“dew”的值"),
        (NAME, 3, 7, "没有叫“toady”的值"),
    ]


def test_names_that_a_slip_hides_are_not_called_unknown(tmp_path):
    folder = days(tmp_path, "days: [{di: due}]\nasks: [due]\n")
    assert [(f.code, f.at.line) for f in DAYS.read(folder).faults] == [(KEY, 1)]


def test_a_file_of_an_earlier_folder_goes_before_that_of_a_later_one(tmp_path):
    one = "days: []\nasks: [%s]\n"
    first = days(tmp_path / "first", one % "today")
    second = days(days(tmp_path / "second", one % "never"), one % "not today", "b")
    outcome = DAYS.first_of((first, second))
    assert outcome.faults == ()
    assert outcome.files == {"a": "first/a.yaml", "b": "second/b.yaml"}
    assert [value.asks[0].negated for value in outcome.values.values()] == [False, True]
    assert DAYS.first_of((tmp_path / "none",)).values == {}


# --- the commands ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A copy of the program with three slips in three of its files, and one case."""
    copy = tmp_path_factory.mktemp("program")
    leave = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, copy / "kameng_docs", ignore=leave)
    if not (PACKAGE / "templates").is_dir():
        shutil.copytree(ROOT / "templates", copy / "templates")
    shutil.copytree(
        ROOT / "cases", copy / "cases", ignore=lambda _, names: [n for n in names if "示例" not in n]
    )
    places = [
        (f"kameng_docs/{name}", *slip(copy / "kameng_docs", name, right, wrong)[:2])
        for name, right, wrong, *_ in (SLIPS[0], SLIPS[6], SLIPS[9])
    ]
    return copy, sorted(places)


def run(program: Path, *args: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(program), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "kameng_docs", *args]
    return subprocess.run(command, cwd=program, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    "args",
    [
        ("check", CASE),
        ("build", CASE, "--today", "2026-11-29"),
        ("explain", CASE),
        ("plan", CASE),
        ("schema",),
        ("law", "list"),
        ("law", "show", "civil-code:563"),
        ("calc", "fee", "100"),
    ],
    ids=" ".join,
)
def test_a_command_prints_every_slip_and_no_traceback(program, args):
    folder, places = program
    done = run(folder, *args)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    # Of `check` they are the result.
    printed, silent = (done.stdout, done.stderr) if args[0] == "check" else (done.stderr, done.stdout)
    told = re.findall(r"^(\S+):(\d+):(\d+): 错误 data\.", printed, re.MULTILINE)
    assert sorted((file, int(line), int(column)) for file, line, column in told) == places
    assert silent == ""
    assert not (folder / "out").exists()


def test_check_gives_them_as_json(program):
    folder, places = program
    done = run(folder, "check", CASE, "--format", "json")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted((each["file"], each["line"], each["column"]) for each in told) == places
    assert {each["severity"] for each in told} == {"error"}


# --- what is kept ------------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An empty store, as in a new process."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "store")
    compiled.kept.cache_clear()
    yield tmp_path / "store"
    compiled.kept.cache_clear()


def as_in_a_new_process():
    compiled.kept.cache_clear()
    readers._found_in_package.cache_clear()
    # Another object, for what one has read of the package is remembered.
    return Files(FACTS.name, FACTS.holds, FACTS.by).all()


def test_what_was_read_once_is_not_parsed_again(store, monkeypatch):
    read = as_in_a_new_process()
    assert len(list(store.glob("law.facts.*"))) == 1
    monkeypatch.setattr(sys.modules["kameng_docs.source.read"], "parsed", None)
    assert as_in_a_new_process() == read


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", None])
def test_a_damaged_store_is_not_believed(store, damage):
    read = as_in_a_new_process()
    (kept,) = store.glob("law.facts.*")
    whole = kept.read_bytes()
    kept.write_bytes(whole.replace("我".encode(), "他".encode()) if damage is None else damage)
    assert as_in_a_new_process() == read
    assert kept.read_bytes() == whole


def test_another_reader_reads_anew(store, monkeypatch):
    as_in_a_new_process()
    monkeypatch.setattr(compiled, "_reader", lambda: b"another")
    compiled.kept.cache_clear()
    assert compiled.kept(FACTS.name) == {}


def test_a_store_that_cannot_be_written_stops_nothing(store):
    store.write_text("a file where a folder should be", "utf-8")
    assert len(as_in_a_new_process()["general"]) > 50
    assert store.is_file()


def test_a_changed_file_is_read_anew_and_a_file_with_a_slip_is_not_kept(store, own_files):
    as_in_a_new_process()
    (kept,) = store.glob("law.facts.*")
    before = kept.read_bytes()
    line, column, _ = slip(own_files, "law/facts/general.yaml", "ask:", "↑aks:")
    compiled.kept.cache_clear()
    assert [(f.at.line, f.at.column) for f in FACTS.read(own_files).faults] == [(line, column)]
    # Another folder than the package's leaves the store alone.
    assert kept.read_bytes() == before
