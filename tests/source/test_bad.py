"""What an author does wrong is found, all of it, on its line, and nothing else is."""

import re
from pathlib import Path

import pytest
from badfiles import (
    BAD,
    ON_DAY,
    bad_files,
    codes_named_by,
    codes_of_package,
    outcome,
    wanted_of,
    wanted_on_papers,
)
from expectations import assert_exactly, expected

from kameng_docs.diagnostics import Severity
from kameng_docs.pipeline import check

FILES = bad_files()
HERE = Path(__file__).parents[1]
# Codes that no case file leads to, or none that git can keep, and the tests that show them.
SHOWN_ELSEWHERE = {
    "source/test_source.py": {
        "file.gbk", "file.not-a-file", "file.not-found", "file.not-utf8", "file.too-large", "file.unreadable",
        "file.utf16", "yaml.syntax", "yaml.too-many",
    },
    "evidence/test_evidence_intake.py": {
        "exhibit.ambiguous-name", "exhibit.no-decoder", "exhibit.too-large", "exhibit.unreadable",
    },
    "evidence/test_left_out.py": {
        "exhibit.changed-meanwhile", "exhibit.left-out", "exhibit.no-frames", "exhibit.too-long",
        "exhibit.unread-lines",
    },
    "evidence/test_evidence_copies.py": {"exhibit.bad-box"},
    "bind/test_evidence_wishes.py": {"exhibit.over-limit"},
    "custody/test_evidence_cli.py": {"exhibit.bad-mask", "exhibit.changed", "exhibit.small-text"},
    "custody/test_mask_auto.py": {"exhibit.still-legible"},
    "channels/test_shop_dialects.py": {"document.outside-bmp", "document.upload-unfit"},
    "build/test_across_cases.py": {"rule.in-two-cases", "rule.key-sold-twice"},
    "rules/test_own_citations.py": {"document.wrong-clause"},
    "build/test_build.py": {"document.named-sign"},
    "rules/test_rules.py": {"document.placeholder", "document.secret-left", "document.too-short", "document.ask-a-lawyer"},
}  # fmt: skip
# Faults of the program's own files, of the machine or of the author's own templates; other tests are about them.
NOT_OF_A_CASE_FILE = ("law.", "data.", "template.", "output.", "association.", "document.incomplete-layout")


def ids(file: Path) -> str:
    return file.relative_to(BAD).as_posix()


@pytest.mark.parametrize("file", FILES, ids=ids)
def test_bad_file_is_refused_for_exactly_what_it_says(file, workshop):
    got = outcome(workshop, file)
    wanted = wanted_of(got.texts)
    assert codes_named_by(file) in every_code(got.texts) or file.name.startswith("several.")
    for name, here in wanted.items():
        assert_exactly(here, [d for d in got.found if d.at and d.at.file == name])
    assert {d.at.file for d in got.found if d.at} <= set(wanted)
    assert {d.code for d in got.found if d.at is None} == wanted_on_papers(got.texts[ids(file)])


def every_code(texts: dict[str, str]) -> set[str]:
    beside = {code for text in texts.values() for _, _, code in expected(text)}
    return beside | {code for text in texts.values() for code in wanted_on_papers(text)}


@pytest.mark.parametrize("file", FILES, ids=ids)
def test_what_is_said_helps(file, workshop):
    got = outcome(workshop, file)
    for d in got.found:
        assert re.search(r"[\u4e00-\u9fff]", d.message), d
        assert d.hint, d
        assert "\n" not in d.message + d.hint, d
        assert "None" not in d.message + d.hint, d
        assert "“”" not in d.message, d
        if d.at:
            row = got.texts[d.at.file].split("\n")[d.at.line - 1]
            assert 1 <= d.at.column <= len(row) + 1, d


def test_there_are_enough_of_them():
    codes = {code for file in FILES for code in every_code({"": file.read_text(encoding="utf-8")})}
    assert len(FILES) >= 40
    assert len(codes) >= 25


def test_every_code_has_an_example_and_every_example_a_code():
    known = {c for c in codes_of_package() if not c.startswith(NOT_OF_A_CASE_FILE)}
    shown = {code for file in FILES for code in every_code({"": file.read_text(encoding="utf-8")})}
    elsewhere = set().union(*SHOWN_ELSEWHERE.values())
    assert known - shown - elsewhere == set(), "codes without a bad file"
    assert shown - known == set(), "bad files of codes that nobody knows"
    assert elsewhere & shown == set(), "shown by a file after all"
    assert elsewhere - known == set()


@pytest.mark.parametrize("name", SHOWN_ELSEWHERE)
def test_what_is_shown_elsewhere_is(name):
    text = (HERE / name).read_text(encoding="utf-8")
    assert [code for code in SHOWN_ELSEWHERE[name] if f'"{code}"' not in text] == []


def test_eight_faults_in_one_file_are_told_at_once(workshop):
    for name in ("several.faults-at-once.yaml", "several.yaml-slips.yaml"):
        found = outcome(workshop, BAD / name).found
        assert len({d.at.line for d in found}) >= 6
        assert len(found) >= 7
    assert len(outcome(workshop, BAD / "several.faults-at-once.yaml").found) >= 15


def test_case_with_an_error_goes_no_further(workshop):
    for file in FILES:
        checked = check(workshop, file, ON_DAY) if file.parent == BAD else None
        if checked and any(d.severity is Severity.ERROR for d in checked.diagnostics):
            assert checked.brief is None, file


def test_link_out_of_the_folder_is_refused(workshop, tmp_path):
    """A link is not kept in the repository: some systems cannot check it out."""
    secret = tmp_path / "别处.txt"
    secret.write_text("别处的文件", encoding="utf-8")
    cases = tmp_path / "cases"
    (cases / "甲").mkdir(parents=True)
    try:
        (cases / "甲" / "聊天.txt").symlink_to(secret)
    except OSError:
        pytest.skip("this system makes no links")
    text = (BAD / "exhibit.missing.yaml").read_text(encoding="utf-8").replace("聊天记录.txt", "聊天.txt")
    (cases / "甲.yaml").write_text(text, encoding="utf-8")
    found = check(workshop, cases / "甲.yaml", ON_DAY).diagnostics
    assert [d.at.line for d in found if d.code == "exhibit.outside"] == [2, 3]
