"""docs/用户手册.md says everything that a user can meet: rooms, keys, disputes, channels, commands, words; and all of it is so."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import jsonschema
import manual_page
import pytest
import yaml
from manual_commands import commands
from manual_examples import EXAMPLES, shipped_examples
from manual_keys import Key, parts_of, schema_of
from test_readme import command_of
from test_readme import commands as command_names

from kameng_docs.case.story import StepState
from kameng_docs.cli import main
from kameng_docs.desk.views import VIEWS, book
from kameng_docs.inspect.schema import case_schema
from kameng_docs.law.vocabulary import disputes, private_questions
from kameng_docs.pipeline import Workshop

LONGEST = 90
"""Characters of what is said of a room in one sentence."""


@pytest.fixture(scope="module")
def text(workshop: Workshop) -> str:
    return manual_page.page(workshop)


@pytest.fixture(scope="module")
def schema(workshop: Workshop) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(case_schema(workshop.vocabulary))
    return made


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next of its level or above."""
    marks = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert marks, heading
    return re.split(rf"^#{{1,{len(marks[1])}}} ", text[marks.end() :], maxsplit=1, flags=re.MULTILINE)[0]


def first_cells(section: str) -> list[str]:
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [line[2:].split(" |")[0].removesuffix("（必填）").strip("`") for line in lines]


def test_the_page_is_current(text: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-docs"):
        manual_page.PAGE.write_text(text, encoding="utf-8")
    assert manual_page.PAGE.read_text(encoding="utf-8") == text, "run pytest with --update-docs"


def test_every_room_of_the_desk_stands_there_in_a_sentence_or_two(text: str) -> None:
    rooms = section(text, "案头的每一页")
    for view in VIEWS:
        told = section(rooms, view.title).strip()
        assert told == view.about
        assert told.endswith("。")
        assert max(map(len, told.split("。"))) <= LONGEST, view.slug


def test_the_list_of_many_cases_is_told_where_the_desk_is(text: str) -> None:
    assert book.ABOUT in section(text, "案头的每一页")
    assert max(map(len, book.ABOUT.split("。"))) <= LONGEST


def test_every_key_of_the_case_file_stands_there(
    text: str, schema: dict[str, Any], workshop: Workshop
) -> None:
    parts = parts_of(workshop.vocabulary)
    assert {part.name for part in parts} == {"", *schema["$defs"]}
    for part in parts:
        node = schema["$defs"][part.name] if part.name else schema
        keys = first_cells(section(text, part.place or "最外层"))
        assert [each for each in keys if each != "栏"] == list(node["properties"])


def examples_of(workshop: Workshop) -> list[tuple[str, Key]]:
    return [(part.name, key) for part in parts_of(workshop.vocabulary) for key in part.keys if not key.holds]


def test_every_key_has_an_example_that_the_schema_takes(schema: dict[str, Any], workshop: Workshop) -> None:
    for part, key in examples_of(workshop):
        if (part, key.name) == ("", "自查"):
            continue
        told = schema_of(schema, part, key.name)
        assert key.example, (part, key.name)
        # As an editor reads it, or as the text that stands there: either is right.
        read = (yaml.safe_load(f"{key.example}"), yaml.load(key.example, yaml.BaseLoader))  # noqa: S506
        takes = jsonschema.Draft202012Validator({**told, "$defs": schema["$defs"]})
        assert any(takes.is_valid(value) for value in read), (part, key.name, key.example)


def test_an_example_of_our_own_stands_only_where_no_shipped_case_has_one(schema: dict[str, Any]) -> None:
    assert EXAMPLES.keys() & shipped_examples(schema).keys() == set()


def test_a_unit_stands_with_every_sum(text: str, workshop: Workshop) -> None:
    sums = [key for _, key in examples_of(workshop) if "金额" in key.form]
    assert len(sums) > 15
    assert all("单位元" in key.form for key in sums)


def test_every_private_question_and_every_dispute_stands_there(text: str) -> None:
    own = section(text, "自查")
    assert re.findall("^- (.+)$", own, re.MULTILINE) == list(private_questions())
    for name, dispute in disputes().items():
        assert f"| {name} | {dispute.ask} | " in section(text, dispute.page)


def test_every_channel_stands_there_with_what_it_needs_and_gives(text: str, workshop: Workshop) -> None:
    for channel in workshop.channels.values():
        if channel.overview:
            continue
        told = section(text, f"渠道 {channel.name}")
        assert channel.where in told
        assert channel.note in told
        for paper in channel.papers:
            assert paper.name in first_cells(told)
            assert all(each.name in told for each in paper.requires)


def test_every_command_stands_there_with_its_options_and_an_example_that_it_takes(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [each.name for each in commands()] == command_names(main)
    monkeypatch.chdir(tmp_path)
    for name in ("截图文件夹", "官方文本"):
        (tmp_path / name).mkdir()
    for name in ("经过.txt", "投诉登记.xlsx", "编号.csv"):
        (tmp_path / name).touch()
    for each in commands():
        told = section(text, each.name)
        (example,) = re.findall(rf"^    kameng-docs ({each.name}(?: .+)?)$", told, re.MULTILINE)
        command, left = command_of(example.split())
        # Parses the words and says what is wrong with them, but runs nothing.
        command.make_context(each.name, left)
        options = {name for param in command.params for name in param.opts if name.startswith("-")}
        cells = re.findall(r"^\| `(-[^`]+)`", told, re.MULTILINE)
        assert options == {name for cell in cells for name in re.findall(r"(?<!\S)-[a-z-]+", cell)}


def test_every_word_of_a_state_stands_there(text: str) -> None:
    assert set(get_args(StepState)) <= set(first_cells(section(text, "状态的说法")))


def test_every_link_within_the_page_leads_somewhere(text: str) -> None:
    headings = [manual_page.anchor(each) for each in re.findall("^#+ (.+)$", text, re.MULTILINE)]
    assert [each for each, count in Counter(headings).items() if count > 1] == []
    inside = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(inside) > 100
    assert set(inside) <= set(headings)
    outside = re.findall(r"\]\(([^#)]+)\)", text)
    assert all((manual_page.PAGE.parent / each).is_file() for each in outside)
