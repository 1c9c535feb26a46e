"""The calendar, read back by a reader that shares nothing with the writer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from cases_support import brief_of, case_file, order
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from machine_support import ROOT
from plan_support import DEAD, brief, made_of, plan, step

from kameng_docs.cli import main
from kameng_docs.plan import Plan
from kameng_docs.plan.ics import calendar, escaped, folded

Component = dict[str, Any]


def unfolded(data: bytes) -> list[str]:
    """RFC 5545, 3.1: lines end in CRLF, have 75 octets at most, and go on after a blank."""
    assert data.endswith(b"\r\n")
    rows = data[:-2].split(b"\r\n")
    assert all(len(row) <= 75 and b"\n" not in row and b"\r" not in row for row in rows)
    for row in rows:
        row.decode("utf-8")
    return data[:-2].replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def text_of(value: str) -> str:
    """RFC 5545, 3.3.11, character by character."""
    out, characters = "", iter(value)
    for character in characters:
        if character == "\\":
            following = next(characters)
            out += "\n" if following in "nN" else following
        else:
            assert character not in ",;"
            out += character
    return out


def parsed(data: bytes) -> Component:
    """The tree of components: properties by name, components under `parts`."""
    root: Component = {"parts": []}
    open_parts = [root]
    for line in unfolded(data):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            part: Component = {"kind": value, "parts": []}
            open_parts[-1]["parts"].append(part)
            open_parts.append(part)
        elif name == "END":
            assert open_parts.pop()["kind"] == value
        else:
            assert name not in open_parts[-1]
            open_parts[-1][name] = value
    assert open_parts == [root]
    (made,) = root["parts"]
    return made


def accepting() -> Plan:
    """7 working days into 2027, and days without a guess."""
    bought = [order(下单时间="2026-12-24 10:00", 收到卡密的时间="2026-12-24 10:01")]
    case = case_file(
        事实=DEAD, 交易=bought, 进度=[step("12315", "2026-12-28"), step("平台工单", "2026-12-30 09:00")]
    )
    return made_of(brief_of(case, date(2026, 12, 31)))


def test_every_day_to_come_is_an_event_with_its_reasons_and_alarms() -> None:
    made = accepting()
    tree = parsed(calendar([made]))
    assert (tree["kind"], tree["VERSION"]) == ("VCALENDAR", "2.0")
    days = [each for each in made.deadlines if not each.passed]
    opening = [each for each in made.rungs if each.opens_at and each.opens_at.isoformat() > "2026-12-31T"]
    assert len(tree["parts"]) == len(days) + len(opening)
    for event, each in zip(tree["parts"], days, strict=False):
        assert event["kind"] == "VEVENT"
        assert event["DTSTAMP"] == "20261231T000000Z"
        assert each.title in text_of(event["SUMMARY"])
        assert text_of(event["DESCRIPTION"]).split("\n")[0] == f"怎么算：{each.how}"
        assert text_of(event["DESCRIPTION"]).split("\n")[-1] == f"依据：{each.authority}"
        assert ("【暂定】" in event["SUMMARY"]) == each.provisional
        assert [(part["kind"], part["ACTION"]) for part in event["parts"]] == [("VALARM", "DISPLAY")] * 2
        assert all("TRIGGER" in part and "DESCRIPTION" in part for part in event["parts"])
    assert any(each.provisional for each in days)


def test_a_day_lasts_a_day_and_an_hour_is_told_in_utc() -> None:
    events = {
        text_of(each["SUMMARY"]).split("（")[0]: each for each in parsed(calendar([accepting()]))["parts"]
    }
    accepted = events["【暂定】12315 告知受理不受理"]
    assert (accepted["DTSTART;VALUE=DATE"], accepted["DTEND;VALUE=DATE"]) == ("20270107", "20270108")
    answer = events["平台工单的答复"]
    began = datetime.strptime(answer["DTSTART"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert began == datetime(2027, 1, 1, 9, tzinfo=UTC) - timedelta(hours=8)


def test_a_uid_stays_and_is_one_only() -> None:
    today, tomorrow = (
        parsed(calendar([made_of(replace(brief(), made_on=date(2026, 11, d)))])) for d in (22, 23)
    )
    uids = [each["UID"] for each in today["parts"]]
    assert len(set(uids)) == len(uids)
    assert uids == [each["UID"] for each in tomorrow["parts"]]
    other = parsed(calendar([replace(plan(), case="另一个")]))
    assert not set(uids) & {each["UID"] for each in other["parts"]}
    assert calendar([plan()]) == calendar([plan()])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=200))
def test_any_text_comes_back(text: str) -> None:
    (line,) = unfolded(folded("SUMMARY:" + escaped(text)))
    assert text_of(line.removeprefix("SUMMARY:")) == text


@pytest.mark.parametrize("names", [(), ("示例-最简",)])
def test_the_command_gives_one_calendar(names: tuple[str, ...]) -> None:
    ran = CliRunner().invoke(
        main, ["plan", *names, "--cases", str(ROOT / "cases"), "--today", "2026-11-22", "--format", "ics"]
    )
    assert ran.exit_code == 0
    assert parsed(ran.stdout_bytes)["parts"]
