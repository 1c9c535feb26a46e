"""`invite` as its users run it: files by who may have them, written once, for their owner alone, with no secret in any way."""

import csv
import stat
import zipfile
from codecs import BOM_UTF8
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from association_support import WHO, complaint, put_complaints, secrets_of
from click.testing import CliRunner, Result
from docx import Document as WordDocument
from leak_search import files_of, leaks
from openpyxl import load_workbook
from pypdf import PdfReader

from kameng_docs.cli import main

DAY, AT = "2026-11-22", "2026-12-10 14:30"
FOLDER = Path("out/约谈_某某网络有限公司")
OUTSIDE, INSIDE = FOLDER / "可以交给对方", FOLDER / "内部_不外传"
NAMES = {
    *(
        f"可以交给对方/约谈邀请函_{whom}.{kind}"
        for whom in ("经营者", "平台")
        for kind in ("txt", "docx", "pdf")
    ),
    *(f"可以交给对方/约谈纪要_空表.{kind}" for kind in ("docx", "pdf")),
    *(f"可以交给对方/投诉处理情况表.{kind}" for kind in ("docx", "pdf", "xlsx", "csv")),
    *(f"内部_不外传/跟进表.{kind}" for kind in ("docx", "pdf", "xlsx", "csv")),
    "manifest.json",
}


def invite(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["invite", "--today", DAY, *arguments])


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three complaints and their papers."""
    folder = tmp_path_factory.mktemp("invited")
    put_complaints(folder, [complaint(n) for n in (1, 2, 3)])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        made = invite("--at", AT)
    assert made.exit_code == 0, made.output
    assert made.stderr == ""
    assert "某某网络有限公司（店铺“某某小铺”）：3 件投诉，16 份文件" in made.stdout
    return folder


def test_the_files_are_there_for_their_owner_alone(place: Path) -> None:
    made = files_of(place / FOLDER)
    assert set(made) == NAMES
    for path in (place / FOLDER).rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_no_file_for_the_trader_holds_a_secret_in_any_way(place: Path) -> None:
    kept = [each for n in (1, 2, 3) for each in secrets_of(n)]
    outside = {
        name: path for name, path in files_of(place / FOLDER).items() if name.startswith("可以交给对方/")
    }
    assert len(outside) == 12
    assert [leak for name, path in outside.items() for leak in leaks(path, kept, name)] == []


def test_the_search_would_have_found_the_names_of_the_house(place: Path) -> None:
    for name, path in files_of(place / INSIDE).items():
        assert leaks(path, [secrets_of(1)[0]], name), name


def test_lists_lie_on_their_side_and_letters_do_not(place: Path) -> None:
    for name, lies in (
        ("可以交给对方/投诉处理情况表", True),
        ("内部_不外传/跟进表", True),
        ("可以交给对方/约谈邀请函_经营者", False),
    ):
        page = PdfReader(place / FOLDER / f"{name}.pdf").pages[0].mediabox
        assert (page.width > page.height) is lies, name
        section = WordDocument(place / FOLDER / f"{name}.docx").sections[0]
        assert (section.page_width > section.page_height) is lies, name


def test_the_tables_open_in_a_spreadsheet(place: Path) -> None:
    book = load_workbook(place / INSIDE / "跟进表.xlsx")
    head, *rows = book.active.iter_rows(values_only=True)
    assert (head[0], head[1], len(rows)) == ("序号", "投诉人", 3)
    assert [row[1:3] for row in rows] == [secrets_of(n)[:2] for n in (1, 2, 3)]
    data = (place / OUTSIDE / "投诉处理情况表.csv").read_bytes()
    assert data.startswith(BOM_UTF8)
    lines = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert [len(line) for line in lines] == [9] * 4
    assert lines[1][-4:] == [""] * 4


def test_a_second_run_changes_nothing_and_keeps_what_was_filled_in(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    before = {name: path.read_bytes() for name, path in files_of(place / FOLDER).items()}
    assert invite("--at", AT).exit_code == 0
    assert {name: path.read_bytes() for name, path in files_of(place / FOLDER).items()} == before
    filled = INSIDE / "跟进表.csv"
    filled.write_bytes(before["内部_不外传/跟进表.csv"] + "四,填上的".encode())
    again = invite("--at", AT)
    assert "output.edited" in again.stderr
    assert filled.read_bytes().endswith("填上的".encode())
    filled.write_bytes(before["内部_不外传/跟进表.csv"])


def test_a_workbook_says_no_moment_of_its_making(place: Path) -> None:
    with zipfile.ZipFile(BytesIO((place / INSIDE / "跟进表.xlsx").read_bytes())) as book:
        core = book.read("docProps/core.xml").decode()
    assert core.count(">1980-01-01T00:00:00Z<") == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--at", "2026-11-21"), "已经过了"),
        (("--at", "下周二"), "认不出时间"),
        (("--at", "2026-02-30"), "没有这一天"),
        (("--place", f"{secrets_of(1)[3]}接待室"), "--place 写的“"),
        (("--against", "谁也不叫这个"), "没有一件案件的对方叫“谁也不叫这个”"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_is_made(
    place: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(place)
    made = invite("--out", "other", *arguments)
    assert made.exit_code == 2
    assert told in made.stderr
    assert not Path("other").exists()


def test_where_nothing_may_be_talked_about_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put_complaints(tmp_path, [complaint(1, 进度=[{"渠道": "法院", "提交": "2026-11-10", "状态": "已受理"}])])
    made = invite()
    assert made.exit_code == 1
    assert "没有写进邀请函的 1 件" in made.stderr
    assert "没有可以约谈的投诉" in made.stderr
    assert not Path("out").exists()


def test_an_author_has_words_of_his_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_complaints(tmp_path, [complaint(1)], WHO)
    own = tmp_path / "templates" / "association" / "invitation.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# 面谈邀请\n\n{{ us.name }}请{{ addressee }}来谈{{ tally.cases }}件投诉。\n", "utf-8")
    assert invite().exit_code == 0
    assert "某某市消费者协会请某某网络有限公司（店铺“某某小铺”）来谈1件投诉。" in (
        OUTSIDE / "约谈邀请函_经营者.txt"
    ).read_text("utf-8")
    own.write_text("# 面谈邀请\n\n{{ nobody }}\n", "utf-8")
    wrong = invite("--force")
    assert wrong.exit_code == 1
    assert "template.undefined-name" in wrong.stderr
    # What does not use it is made all the same; what does is not left as it was.
    assert (INSIDE / "跟进表.pdf").exists()
    assert not (OUTSIDE / "约谈邀请函_经营者.txt").exists()


def test_the_folder_of_other_papers_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_complaints(tmp_path, [complaint(1)])
    assert invite().exit_code == 0
    manifest = FOLDER / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace("约谈：", "别的："), "utf-8")
    made = invite()
    assert made.exit_code == 1
    assert "output.folder-taken" in made.stderr


def test_who_forgets_a_case_is_told_of_the_papers_it_is_in(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    told = CliRunner().invoke(main, ["forget", "投诉001"])
    assert str(FOLDER) in told.stdout
    assert Path("cases/投诉001.yaml").exists()
