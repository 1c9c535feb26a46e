"""A channel is one folder, its rung included: laid beside the cases it is in plan, in 今天, in the calendar and in the list."""

from datetime import date
from pathlib import Path
from urllib.parse import quote

import pytest
from cases_support import BASE, DEAD, HERE, text_in, yes
from click.testing import CliRunner

from kameng_docs.build import Job, build
from kameng_docs.cli import main
from kameng_docs.pipeline import open_workshop

TODAY = date(2026, 11, 22)
CHANNEL = """\
name: 街道调解窗口
aliases: [街道窗口]
folder: 43_街道调解窗口
order: 43
me: 申请人
them: 对方
where: 街道的一站式窗口
requires: [claim, {test: claimant.call_at, name: 消费者.电话}]
documents:
  - slug: note
    name: 登记单
    file: 登记单
    template: note.md
    formats: [txt]
    audience: agency
"""
RUNG = """\
reaches: body
needs: [claim]
prepare: true
periods:
  - {id: desk_visit, count: 24, unit: days, binding: false, status: U, source: 窗口的告示（编的）, regime: advice, whose: mine, since: 付款}
days:
  - {id: visit-by, from: paid-day, period: desk_visit}
lines:
  - use: with-body
  - use: excluded-elsewhere
  - {if: [over visit-by], status: closed, says: "窗口只收付款后二十四日内的（到{visit-by}）"}
  - {if: [not own-use], status: premature}
  - {status: open, says: "带身份证去登记，{visit-by}前都可以", until: visit-by}
deadlines:
  - id: desk_visit
    if: [not tried]
    on: visit-by
    mine: true
    title: 窗口登记的最后一天
    how: "{start}付款，次日起二十四日"
    then: 窗口不再收
"""
NOTE = "# 登记单\n\n{{ claimant.name }}请求{{ them }}退款{{ claims.refund.amount | yuan }}元。\n"


def _laid(folder: Path, rung: str | None = RUNG, channel: str = CHANNEL, **changes: object) -> Path:
    """A folder with the case and the channel's folder beside it; the file of the case."""
    import yaml

    place = folder / "templates" / "street_desk"
    place.mkdir(parents=True)
    (place / "channel.yaml").write_text(channel, "utf-8")
    (place / "note.md.j2").write_text(NOTE, "utf-8")
    if rung is not None:
        (place / "rung.yaml").write_text(rung, "utf-8")
    cases = folder / "cases"
    cases.mkdir()
    case = BASE | {"事实": DEAD | {"我向卖家要求退货退款": yes(时间="2026-11-02 09:00")}} | changes
    file = cases / "试.yaml"
    file.write_text(yaml.dump(case, allow_unicode=True, sort_keys=False, default_style='"'), "utf-8")
    return file


def test_it_is_in_the_plan_today_the_calendar_and_the_list(tmp_path: Path) -> None:
    file = _laid(tmp_path)
    (result,) = build([file], Job(tmp_path / "out", TODAY), jobs=1)
    assert [d for d in result.diagnostics if d.code.startswith("template")] == []
    out = tmp_path / "out" / "试"
    assert (out / "43_街道调解窗口" / "登记单.txt").read_text("utf-8").startswith("登记单")
    ran = CliRunner().invoke(main, ["plan", "--cases", str(file.parent), "--today", "2026-11-22", "试"])
    assert "街道调解窗口（到2026-11-25）：带身份证去登记，2026-11-25前都可以" in ran.stdout
    today = text_in(out / HERE)
    assert "街道调解窗口" in today
    assert "窗口登记的最后一天" in today
    assert "窗口登记的最后一天" in (out / "00_期限.ics").read_bytes().replace(b"\r\n ", b"").decode()


def test_two_channels_of_one_order_are_two_in_the_list(tmp_path: Path) -> None:
    file = _laid(tmp_path, channel=CHANNEL.replace("order: 43", "order: 42"))
    (result,) = build([file], Job(tmp_path / "out", TODAY), jobs=1)
    listed = text_in(tmp_path / "out" / "试" / HERE)
    assert result.made
    steps = [listed.index(f"\n{name}\n现在可以走\n") for name in ("人民调解", "街道调解窗口")]
    assert steps[0] != steps[1]
    page = (tmp_path / "out" / "试" / HERE).read_text("utf-8")
    assert f'href="{quote("43_街道调解窗口/登记单.txt")}"' in page


def test_it_closes_by_its_own_day_and_by_another_body_and_its_paper_goes_with_it(tmp_path: Path) -> None:
    file = _laid(
        tmp_path, 进度=[{"渠道": "12315", "提交": "2026-11-10", "状态": "已受理", "受理日期": "2026-11-12"}]
    )
    (result,) = build([file], Job(tmp_path / "out", TODAY), jobs=1)
    assert not (tmp_path / "out" / "试" / "43_街道调解窗口").exists()
    told = [d.message for d in result.diagnostics if d.code == "document.step-closed"]
    assert any("街道调解窗口" in each and "12315正在办理同一争议" in each for each in told), told
    (late,) = build([file], Job(tmp_path / "late", date(2026, 11, 26)), jobs=1)
    assert any("街道调解窗口" in d.message for d in late.diagnostics if d.code == "document.step-closed")


def test_once_used_it_excludes_the_other_bodies(tmp_path: Path) -> None:
    file = _laid(
        tmp_path,
        进度=[{"渠道": "街道窗口", "提交": "2026-11-10", "状态": "已受理", "受理日期": "2026-11-12"}],
    )
    ran = CliRunner().invoke(main, ["plan", "--cases", str(file.parent), "--today", "2026-11-22", "试"])
    assert "12315：街道调解窗口正在办理同一争议，这里不会受理" in ran.stdout


@pytest.mark.parametrize(
    ("rung", "code", "line", "word"),
    [
        (None, "template.missing-rung", 1, "street_desk"),
        (RUNG.replace("not own-use", "not owm-use"), "data.unknown-reference", 12, "owm-use"),
        (RUNG.replace("until: visit-by", "until: visit-bye"), "data.unknown-reference", 13, "visit-bye"),
        (RUNG.replace("reaches: body", "reaches: boddy"), "data.unknown-reference", 1, "boddy"),
        (RUNG.replace("use: with-body", "use: with-boddy"), "data.unknown-reference", 9, "with-boddy"),
        (RUNG.replace("{visit-by}前", "{visit-buy}前"), "data.unknown-reference", 13, "visit-buy"),
        (RUNG.replace("regime: advice", "regime: advise"), "data.unknown-reference", 5, "advise"),
        (RUNG.replace("mine: true", "mein: true"), "data.unknown-key", 18, "mein"),
        (RUNG.replace("  - {status: open, says", "  - {if: [claim], status: open, says"), "data.wrong-value", 13, "最后一行"),
    ],
)  # fmt: skip
def test_a_rung_that_is_missing_or_wrong_is_refused_with_its_line(
    rung: str | None, code: str, line: int, word: str, tmp_path: Path
) -> None:
    file = _laid(tmp_path, rung)
    shop = open_workshop(file.parent)
    found = [fault for fault in shop.faults if fault.code == code]
    assert found, shop.faults
    fault = found[0]
    assert word in fault.message
    assert fault.at is not None
    assert (fault.at.line, "street_desk" in fault.at.file) == (line, True)
    assert "street_desk" not in shop.channels
    ran = CliRunner().invoke(main, ["plan", "--cases", str(file.parent), "--today", "2026-11-22"])
    assert ran.exit_code == 1
    assert word in ran.stderr


# In each file three slips at once: what stands there, what is typed instead, the wrong word, what is found.
SLIPS = {
    "channel.yaml": [
        ("them: 对方", "thme: 对方", "thme", "data.unknown-key"),
        ("[claim,", "[clam,", "clam", "data.unknown-reference"),
        ("formats: [txt]", "formats: [text]", "text", "data.unknown-reference"),
    ],
    "rung.yaml": [
        ("count: 24", "count: 廿四", "廿四", "data.wrong-value"),
        ("use: with-body", "use: with-boddy", "with-boddy", "data.unknown-reference"),
        ("{visit-by}前", "{visit-buy}前", "visit-buy", "data.unknown-reference"),
    ],
}


def test_every_slip_of_both_files_is_told_at_once_with_its_line_and_word(tmp_path: Path) -> None:
    written = {"channel.yaml": CHANNEL, "rung.yaml": RUNG}
    expected = set()
    for name, slips in SLIPS.items():
        for right, wrong, _, _ in slips:
            assert written[name].count(right) == 1
            written[name] = written[name].replace(right, wrong)
        lines = written[name].splitlines()
        for _, wrong, word, code in slips:
            (line,) = [number for number, text in enumerate(lines, 1) if wrong in text]
            expected.add((f"templates/street_desk/{name}", line, word, code))
    file = _laid(tmp_path, written["rung.yaml"], written["channel.yaml"])
    ran = CliRunner().invoke(main, ["plan", "--cases", str(file.parent), "--today", "2026-11-22"])
    found = open_workshop(file.parent).faults
    assert len(found) == len(expected) == 6
    for place, line, word, code in expected:
        assert [
            f
            for f in found
            if f.at and (f.at.file, f.at.line, f.code) == (place, line, code) and word in f.message
        ]
        assert f"{place}:{line}:" in ran.stderr
    assert ran.stderr.count("是不是想写") == 5
    assert "^" in ran.stderr
    assert ran.exit_code == 1
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("file", "change", "code", "word"),
    [
        ("channel.yaml", ("documents:", "documents: 登记单\nx:"), "data.wrong-value", "documents"),
        ("channel.yaml", ("test: claimant.call_at, ", ""), "data.wrong-value", "gate"),
        ("channel.yaml", ("{test: claimant.call_at, name: 消费者.电话}", "resale"), "data.missing-key", "name"),
        ("channel.yaml", ("order: 43", "order:"), "data.missing-key", "order"),
        ("rung.yaml", ("from: paid-day", "from: visit-by"), "data.wrong-value", "visit-by"),
        ("rung.yaml", ("- use: with-body", "- {use: with-body, choice: true}"), "data.wrong-value", "use"),
        ("rung.yaml", ("- use: with-body", "- {says: 甲}"), "data.missing-key", "status"),
        ("rung.yaml", ("if: [not own-use]", "if: [{gate: own-use}]"), "data.wrong-value", "键"),
        ("rung.yaml", ("{start}付款", "{start付款"), "data.wrong-value", "花括号"),
        ("rung.yaml", ("{start}付款", "{told}付款"), "data.unknown-reference", "told"),
        ("rung.yaml", (RUNG, "- 甲\n"), "data.wrong-value", "整个文件"),
        ("rung.yaml", (RUNG, ""), "file.empty", "空"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_or_has_another_shape_is_told_without_a_traceback(
    tmp_path: Path, file: str, change: tuple[str, str], code: str, word: str
) -> None:
    old, new = change
    written = {"channel.yaml": CHANNEL, "rung.yaml": RUNG}
    assert old in written[file]
    written[file] = written[file].replace(old, new)
    case = _laid(tmp_path, written["rung.yaml"], written["channel.yaml"])
    found = open_workshop(case.parent).faults
    assert [(each.at.file, word in each.message) for each in found if each.at and each.code == code] == [
        (f"templates/street_desk/{file}", True)
    ], found


def test_shared_lines_of_ones_own_go_before_ours_and_may_use_no_others(tmp_path: Path) -> None:
    case = _laid(tmp_path)
    own = tmp_path / "templates" / "_base"
    own.mkdir()
    (own / "rungs.yaml").write_text("with-body:\n  - {status: done, says: 甲}\n", "utf-8")
    names = [each.message for each in open_workshop(case.parent).faults]
    assert "没有叫“excluded-elsewhere”的共用段" in names
    (own / "rungs.yaml").write_text("with-body:\n  - {use: sent}\n", "utf-8")
    (fault,) = open_workshop(case.parent).faults
    assert fault.at is not None
    assert (fault.message, fault.at.file) == ("没有叫“sent”的共用段", "templates/_base/rungs.yaml")
