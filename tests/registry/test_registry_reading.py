"""Entries of many cases: what is current, changed or never built; whatever stands in a manifest."""

import json

import pytest
from many_made import make_one, summary_of_number

from kameng_docs.output import MANIFEST
from kameng_docs.registry.reading import State, case_files_in, entries


def entry_of(file):
    (found,) = entries([file], file.parents[1] / "out")
    return found


def test_a_case_is_current_until_its_file_changes(tmp_path):
    file = make_one(tmp_path, "甲案", summary_of_number(3))
    found = entry_of(file)
    assert (found.case, found.state, found.made_on) == ("甲案", State.CURRENT, "2026-11-22")
    assert found.summary == summary_of_number(3)
    file.write_text("标题: 甲案，改过\n", "utf-8")
    assert entry_of(file).state is State.CHANGED
    assert entry_of(file).summary == summary_of_number(3)
    (tmp_path / "out" / "甲案" / MANIFEST).unlink()
    assert (entry_of(file).state, entry_of(file).summary) == (State.UNMADE, None)


def test_a_changed_party_is_a_change_and_a_link_to_the_case_is_not(tmp_path):
    file = make_one(tmp_path, "甲案", summary_of_number(3))
    party = tmp_path / "cases" / "parties" / "某某.yaml"
    party.parent.mkdir()
    party.write_text("姓名: 张某某\n", "utf-8")
    manifest = tmp_path / "out" / "甲案" / MANIFEST
    content = json.loads(manifest.read_text("utf-8"))
    content["sources"]["parties/某某.yaml"] = "0" * 64
    manifest.write_text(json.dumps(content), "utf-8")
    assert entry_of(file).state is State.CHANGED
    del content["sources"]["parties/某某.yaml"]
    manifest.write_text(json.dumps(content), "utf-8")
    file.rename(tmp_path / "真的.yaml")
    file.symlink_to(tmp_path / "真的.yaml")
    assert entry_of(file).state is State.CURRENT


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff\xfe",
        b'{"case": "\xe7\x94\xb2\xe6\xa1\x88"}',
        b"[" * 100_000,
        b'{"case": "x", "made_on": "2026-11-22", "sources": {}, "summary": {}}',
        '{"case": "甲案", "made_on": "2026-11-22", "summary": {"days": "明天"}}'.encode(),
        '{"case": "甲案", "made_on": "2026-11-22", "summary": {"warnings": {"a": "很多"}}}'.encode(),
        '{"case": "甲案", "made_on": "2026-11-22", "summary": null}'.encode(),
    ],
)
def test_what_is_no_manifest_of_ours_counts_as_not_built(tmp_path, content):
    file = make_one(tmp_path, "甲案", summary_of_number(1))
    (tmp_path / "out" / "甲案" / MANIFEST).write_bytes(content)
    assert entry_of(file).state is State.UNMADE


def test_a_link_in_the_place_of_a_folder_or_a_manifest_is_not_followed(tmp_path):
    file = make_one(tmp_path, "甲案", summary_of_number(1))
    folder = tmp_path / "out" / "甲案"
    folder.rename(tmp_path / "别处")
    folder.symlink_to(tmp_path / "别处")
    assert entry_of(file).state is State.UNMADE


def test_the_files_of_a_folder_are_its_cases(tmp_path):
    make_one(tmp_path, "甲案", summary_of_number(1))
    (tmp_path / "cases" / "说明.txt").write_text("", "utf-8")
    assert [file.name for file in case_files_in(tmp_path / "cases")] == ["甲案.yaml"]
