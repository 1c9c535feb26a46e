"""Builds as the author starts them: the same bytes everywhere, nothing done twice, nothing lost."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from cases_support import HERE, text_in
from click.testing import Result
from machine_support import (
    FULL,
    PLEADING,
    ROOT,
    SMALL,
    TICKET,
    TODAY,
    build,
    copied,
    manifest,
    python,
    replace_in,
    run,
    started,
    times,
    tree,
    with_cases,
)
from no_engine import without_an_engine
from pypdf import PdfReader

from kameng_docs.build import Job
from kameng_docs.build import build as build_cases
from kameng_docs.engines import by_typst
from kameng_docs.writers import native

NO_TYPST = "排版程序 typst（pip install typst）"
HEAVY = {
    "pydantic",
    "typst",
    "weasyprint",
    "docx",
    "docxtpl",
    "jinja2",
    "yaml",
    "markdown_it",
    "cn2an",
    "rapidfuzz",
}


@pytest.fixture
def small(shipped: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder with the minimal case and what was made of it, to be changed."""
    monkeypatch.chdir(copied(shipped(SMALL), tmp_path / "small"))
    return Path.cwd()


@pytest.fixture(scope="session")
def built(shipped: Callable[[str], Path]) -> Path:
    """A folder with the full case, built once by a process of its own."""
    return shipped(FULL)


@pytest.fixture
def full(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, to be changed."""
    monkeypatch.chdir(copied(built, tmp_path / "elsewhere"))
    return Path.cwd()


def rendered(name: str = FULL, **options: Any) -> int:
    """How many files a build renders."""
    job = Job(Path("out"), date.fromisoformat(TODAY), **options)
    (result,) = build_cases([Path("cases") / f"{name}.yaml"], job)
    assert not result.up_to_date
    return result.rendered


# The same inputs, the same bytes.


def test_another_process_time_zone_locale_and_checkout_gives_the_same_bytes(
    built: Path, tmp_path: Path
) -> None:
    checkout = with_cases(tmp_path / "另一个 checkout", FULL)
    for part in ("kameng_docs", "templates"):
        shutil.copytree(ROOT / part, checkout / part, ignore=shutil.ignore_patterns("__pycache__"))
    there = started(
        *("build", "--today", TODAY, "--jobs", "1"),
        folder=checkout,
        PYTHONPATH=str(checkout),
        TZ="America/New_York",
        LC_ALL="C",
        PYTHONHASHSEED="7",
        PYTHONDONTWRITEBYTECODE="1",
    )
    assert there.returncode == 0, there.stderr
    assert tree(built / "out") == tree(checkout / "out")


def test_the_manifest_names_no_place_of_this_machine(built: Path) -> None:
    text = (built / "out" / FULL / "manifest.json").read_text("utf-8")
    assert str(built) not in text
    assert set(manifest(FULL, built / "out")["sources"]) == {
        f"{FULL}.yaml",
        "parties/示例-李某某.yaml",
        "parties/示例-某某网络科技.yaml",
        *(f"{FULL}/{path.name}" for path in (ROOT / "cases" / FULL).iterdir()),
    }


def test_the_manifest_has_its_documented_shape(small: Path) -> None:
    content = manifest(SMALL)
    assert list(content) == [
        *(
            "case",
            "made_on",
            "files",
            "withheld",
            "sources",
            "key",
            "errors",
            "warnings",
            "unfinished",
            "summary",
        )
    ]
    assert (content["case"], content["made_on"]) == (SMALL, TODAY)
    for entry in content["files"]:
        assert list(entry) == ["path", "sha256", "channel", "document", "format", "audience", "inputs"]
    assert {entry["path"] for entry in content["files"]} == set(tree(small / "out" / SMALL)) - {
        "manifest.json"
    }
    for entry in content["withheld"]:
        assert list(entry) == ["channel", "document", "code", "missing", "format"]
    withheld = {entry["document"]: entry for entry in content["withheld"]}
    assert "法院.名称" in withheld["statement_of_claim"]["missing"]
    assert withheld["statement_of_claim"]["code"] == "document.missing-particulars"


def test_two_processes_make_what_one_makes_and_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    for name in ("乙", "丙"):
        shutil.copy(tmp_path / "cases" / f"{SMALL}.yaml", tmp_path / "cases" / f"{name}.yaml")
    replace_in(tmp_path / "cases" / "丙.yaml", "实付: 15.00", "实付: 十五")
    one, two = build("--out", "one", "--jobs", "1"), build("--out", "two", "--jobs", "2")
    assert (one.exit_code, two.exit_code) == (1, 1)
    assert one.stderr.replace("one/", "two/") == two.stderr
    assert len(tree(tmp_path / "one")) > 10
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


# Nothing is done twice.


def test_a_second_build_does_nothing_and_loads_nothing(built: Path) -> None:
    before = times(built / "out")
    program = (
        "import sys\nfrom kameng_docs.cli import main\n"
        "try:\n"
        f"    main(['build', '--today', '{TODAY}'])\n"
        "except SystemExit as end:\n"
        f"    print(end.code, sorted({HEAVY!r} & set(sys.modules)))\n"
    )
    again = python("-c", program, folder=built)
    assert again.stdout.strip() == "0 []", again.stderr
    assert f"{FULL}：没有变化" in again.stderr
    assert times(built / "out") == before


def test_a_file_that_was_touched_or_rendered_again_with_equal_bytes_is_not_written(full: Path) -> None:
    os.utime(full / "cases" / f"{FULL}.yaml")
    before = times(full / "out")
    assert "没有变化" in build().stderr
    assert build("--force").exit_code == 0
    assert times(full / "out") == before


def test_a_comment_in_the_case_renders_nothing(full: Path) -> None:
    with (full / "cases" / f"{FULL}.yaml").open("a", encoding="utf-8") as file:
        file.write("# 备注\n")
    before = tree(full / "out")
    assert rendered() == 0
    after = tree(full / "out")
    assert {name for name in before if before[name] != after[name]} == {f"{FULL}/manifest.json"}
    assert "没有变化" in build().stderr


def test_a_party_used_in_all_papers_renders_them(full: Path) -> None:
    replace_in(full / "cases" / "parties" / "示例-李某某.yaml", "李某某", "李小某")
    assert rendered() > 5
    assert "李小某" in (full / "out" / FULL / f"{PLEADING}.txt").read_text("utf-8")


def test_a_changed_exhibit_is_noticed(full: Path) -> None:
    exhibit = full / "cases" / FULL / "规则页.png"
    exhibit.write_bytes(exhibit.read_bytes() + b"\0")
    rendered()
    exhibit.unlink()
    assert build().exit_code == 1


def test_another_day_is_another_build(small: Path) -> None:
    assert "没有变化" in build().stderr
    assert "没有变化" not in run("build", "--today", "2026-11-23").stderr
    assert manifest(SMALL)["made_on"] == "2026-11-23"


def test_a_wording_of_the_authors_own_renders_its_paper_alone(full: Path) -> None:
    own = full / "templates" / "platform_ticket" / "ticket.md.j2"
    own.parent.mkdir(parents=True)
    shipped = ROOT / "templates" / "platform_ticket" / "ticket.md.j2"
    own.write_text(shipped.read_text("utf-8") + "\n\n谢谢。\n", "utf-8")
    assert rendered() == 1
    assert (full / "out" / FULL / TICKET).read_text("utf-8").rstrip().endswith("谢谢。")
    own.unlink()
    assert rendered() == 1
    assert "谢谢。" not in (full / "out" / FULL / TICKET).read_text("utf-8")


def own_layout(folder: Path, name: str) -> None:
    own = folder / "templates" / "_base" / name
    own.parent.mkdir(parents=True, exist_ok=True)
    comment = "\n/* own */\n"
    own.write_text((ROOT / "templates" / "_base" / name).read_text("utf-8") + comment, "utf-8")


LETTER = "22_催告函/催告函.pdf"


def maker() -> str:
    """The engine that made the letter, as the file itself says."""
    made = PdfReader(Path("out") / FULL / LETTER).metadata
    return str(made.creator or made.producer).split()[0].lower()


def letter(*arguments: str) -> Result:
    return build("--only", "催告函", *arguments)


def test_the_engine_is_the_one_that_is_asked_for_and_another_renders_anew(full: Path) -> None:
    assert maker() == "typst"
    for engine in ("weasyprint", "typst"):
        assert rendered(only="demand_letter", engine=engine) == 1
        assert maker() == engine
        assert rendered(only="demand_letter", engine=engine) == 0
    # Nobody's wish is Typst where its wheel is.
    assert rendered(only="demand_letter") == 0
    assert letter("--engine", "weasyprint").exit_code == 0
    assert maker() == "weasyprint"
    assert letter("--engine", "word").exit_code == 2


def test_without_typst_the_other_engine_makes_the_papers(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_typst, "_lacking", lambda: NO_TYPST)
    made = letter()
    assert made.exit_code == 0
    assert "cannot-render" not in made.stderr
    assert maker() == "weasyprint"
    told = letter("--engine", "typst").stderr
    assert f"催告函.pdf 没有写出：这台机器缺少 {NO_TYPST}" in told
    assert not (full / "out" / FULL / LETTER).exists()


def test_a_layout_of_the_authors_own_decides_which_engine_is_used(full: Path) -> None:
    own_layout(full, "paper.typ")
    assert rendered(only="demand_letter") == 1
    assert maker() == "typst"
    (full / "templates" / "_base" / "paper.typ").unlink()
    own_layout(full, "letter.css")
    assert rendered(only="demand_letter") == 1
    assert maker() == "weasyprint"


def test_a_style_of_the_authors_own_without_its_engine_is_told_and_not_left_unheeded(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_layout(full, "page.css")
    monkeypatch.setattr(native, "missing_libraries", lambda: ("pango-1.0",))
    made = letter()
    assert made.exit_code == 0
    assert "催告函.pdf 没有写出：这台机器缺少 pango-1.0" in made.stderr
    assert not (full / "out" / FULL / LETTER).exists()
    # Who would rather have our look says so.
    assert letter("--engine", "typst").exit_code == 0
    assert maker() == "typst"


def test_a_layout_for_typst_that_is_wrong_withholds_what_it_lays_out(full: Path) -> None:
    own_layout(full, "paper.typ")
    own = full / "templates" / "_base" / "paper.typ"
    own.write_text(own.read_text("utf-8") + '\n#import "@preview/a:1.0.0": *\n', "utf-8")
    made = letter()
    assert made.exit_code == 1
    assert "document.incomplete-layout" in made.stderr
    assert "版式“paper.typ”里不能有“import”" in made.stderr
    assert not (full / "out" / FULL / LETTER).exists()
    assert (full / "out" / FULL / LETTER).with_suffix(".docx").exists()


def test_a_page_style_of_the_authors_own_renders_every_pdf(full: Path) -> None:
    own_layout(full, "page.css")
    # The front of the evidence book follows it too; official forms have a style of their own.
    others = ("01_民事起诉状_要素式.pdf",)
    papers = [path for path in (full / "out").rglob("*.pdf") if path.parent.name != "网上立案"]
    assert rendered() == len([path for path in papers if path.name not in others])


def test_a_changed_law_is_noticed(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = with_cases(small / "checkout")
    for part in ("kameng_docs", "templates"):
        shutil.copytree(ROOT / part, program / part)
    arguments = ("build", "--today", TODAY)
    assert "没有变化" in started(*arguments, folder=small, PYTHONPATH=str(program)).stderr
    law = next((program / "kameng_docs" / "law").rglob("topics.yaml"))
    law.write_text(law.read_text("utf-8") + "# 改过\n", "utf-8")
    assert "没有变化" not in started(*arguments, folder=small, PYTHONPATH=str(program)).stderr


# Nothing is lost.


def test_an_error_of_the_case_leaves_the_last_good_output_and_the_other_cases(small: Path) -> None:
    with_cases(small, "示例-杀毒软件激活码")
    before = tree(small / "out" / SMALL)
    replace_in(small / "cases" / f"{SMALL}.yaml", "实付: 15.00", "实付: 十五")
    made = build("--only", "平台工单")
    assert made.exit_code == 1
    assert tree(small / "out" / SMALL) == before
    assert f"{SMALL}：没有做" in made.stderr
    assert (small / "out" / "示例-杀毒软件激活码" / TICKET).exists()


def test_a_new_case_with_an_error_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    replace_in(tmp_path / "cases" / f"{SMALL}.yaml", "实付: 15.00", "实付: 十五")
    assert build().exit_code == 1
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_written_stays_whole_and_the_others_go_on(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(small / "out" / SMALL)
    replace_in(small / "cases" / f"{SMALL}.yaml", "音乐会员月卡", "音乐会员季卡")
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "工单.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    with monkeypatch.context() as locked:
        locked.setattr(Path, "replace", refuse)
        made = build()
    assert made.exit_code == 1
    assert "output.cannot-write" in made.stderr
    assert f"{TICKET} 写不进去" in made.stderr
    after = tree(small / "out" / SMALL)
    assert set(after) == set(before)
    assert after[TICKET] == before[TICKET]
    assert after["10_平台工单/工单_300字.txt"] != before["10_平台工单/工单_300字.txt"]
    again = build()
    assert (again.exit_code, "output.edited" in again.stderr) == (0, False)
    assert "音乐会员季卡" in (small / "out" / SMALL / TICKET).read_text("utf-8")


@pytest.mark.parametrize("writes", [1, 2, 4])
def test_a_build_broken_off_leaves_whole_files_that_the_next_knows_as_its_own(
    small: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    before = tree(small / "out" / SMALL)
    case = small / "cases" / f"{SMALL}.yaml"
    replace_in(case, "音乐会员月卡", "音乐会员季卡")
    real, done = Path.replace, []

    def break_off(self: Path, target: Path) -> Path:
        # What is kept of wordings for the next process is put in its place in the same way, whenever it is first used.
        if (small / "out").resolve() in Path(target).resolve().parents:
            done.append(target)
        if len(done) > writes:
            raise KeyboardInterrupt
        return real(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", break_off)
        build()
    after = tree(small / "out" / SMALL)
    assert set(after) == set(before)
    assert sum(after[name] != before[name] for name in before) == writes
    replace_in(case, "音乐会员季卡", "音乐会员年卡")
    again = build()
    assert (again.exit_code, "output.edited" in again.stderr) == (0, False)
    assert "音乐会员年卡" in (small / "out" / SMALL / TICKET).read_text("utf-8")


def test_an_output_folder_that_is_a_file_is_told(small: Path) -> None:
    (small / "占用").write_text("")
    made = build("--out", "占用")
    assert made.exit_code == 1
    assert "output.cannot-write" in made.stderr


def test_an_edited_paper_is_kept_until_force_puts_it_aside(small: Path) -> None:
    ticket = small / "out" / SMALL / TICKET
    made = ticket.read_bytes()
    for words in ("我的话", "我又改了"):
        ticket.write_text(words, "utf-8")
        kept = build()
        assert (kept.exit_code, ticket.read_text("utf-8")) == (0, words)
        assert "output.edited" in kept.stderr
        assert build("--force").exit_code == 0
        assert ticket.read_bytes() == made
    assert ticket.with_name("工单.我改过的.txt").read_text("utf-8") == "我的话"
    assert ticket.with_name("工单.我改过的2.txt").read_text("utf-8") == "我又改了"
    assert "没有变化" in build().stderr


def test_an_edited_paper_is_kept_when_the_case_changes_and_given_up_when_the_edit_is(small: Path) -> None:
    ticket = small / "out" / SMALL / TICKET
    made = ticket.read_bytes()
    ticket.write_text("我的话", "utf-8")
    replace_in(small / "cases" / f"{SMALL}.yaml", "音乐会员月卡", "音乐会员季卡")
    assert "output.edited" in build().stderr
    assert ticket.read_text("utf-8") == "我的话"
    ticket.write_bytes(made)
    assert "output.edited" not in build().stderr
    assert "音乐会员季卡" in ticket.read_text("utf-8")


def test_without_a_manifest_files_that_differ_are_kept_and_not_called_edited(small: Path) -> None:
    (small / "out" / SMALL / "manifest.json").write_text("{", "utf-8")
    ticket = small / "out" / SMALL / TICKET
    ticket.write_text("我的话", "utf-8")
    for _ in range(2):
        kept = build()
        assert kept.stderr.count("output.unknown-file") == 1
        assert "output.edited" not in kept.stderr
        assert ticket.read_text("utf-8") == "我的话"


def test_a_paper_no_longer_made_goes_unless_it_was_edited(small: Path) -> None:
    case, ticket = small / "cases" / f"{SMALL}.yaml", small / "out" / SMALL / TICKET
    short = ticket.with_name("工单_300字.txt")
    short.write_text("我的话", "utf-8")
    replace_in(case, '  - 订单号: "26110100077"\n    商品', "  - 商品")
    made = build()
    assert not ticket.exists()
    assert short.read_text("utf-8") == "我的话"
    assert "工单_300字.txt 这次不再生成" in made.stderr
    short.unlink()
    replace_in(case, "  - 商品", "  - 订单号: A1\n    商品")
    assert build().exit_code == 0
    replace_in(case, "  - 订单号: A1\n    商品", "  - 商品")
    build()
    assert not ticket.parent.exists()


def test_a_deleted_paper_is_made_again(small: Path) -> None:
    before = tree(small / "out")
    (small / "out" / SMALL / TICKET).unlink()
    assert build().exit_code == 0
    assert tree(small / "out") == before


def test_only_one_channel_leaves_the_others_alone_and_a_full_build_is_right_again(small: Path) -> None:
    folder = small / "out" / SMALL
    before = tree(folder)
    replace_in(small / "cases" / f"{SMALL}.yaml", "音乐会员月卡", "音乐会员季卡")
    for name in ("工单", "platform_ticket", "平台工单"):
        assert build("--only", name).exit_code == 0
    after = tree(folder)
    changed = {name for name in before if before[name] != after[name]} - {"manifest.json"}
    assert changed
    assert {Path(name).parts[0] for name in changed} == {"10_平台工单"}
    assert {entry["path"] for entry in manifest(SMALL)["files"]} == set(before) - {"manifest.json"}
    assert {entry["channel"] for entry in manifest(SMALL)["withheld"]} >= {"court", "demand_letter"}
    assert build().exit_code == 0
    shutil.move(folder, small / "一步步")
    assert build().exit_code == 0
    assert tree(folder) == tree(small / "一步步")


# Papers that are not made are named.


def test_a_withheld_paper_stands_in_the_checklist_with_what_is_missing(small: Path) -> None:
    listed = text_in(small / "out" / SMALL / HERE)
    (pleading,) = [line for line in listed.splitlines() if line.startswith("民事起诉状、")]
    assert "还缺" in pleading
    for missing in next(
        w["missing"] for w in manifest(SMALL)["withheld"] if w["document"] == "statement_of_claim"
    ):
        assert missing in pleading


def test_strict_fails_where_something_is_said_also_when_nothing_changed(small: Path) -> None:
    assert build().exit_code == 0
    assert build("--strict").exit_code == 1
    assert build("--strict", "--force").exit_code == 1


def test_without_an_engine_text_and_word_are_made_and_the_pdf_follows_when_it_is_there(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tree(full / "out")
    shutil.rmtree(full / "out")
    with monkeypatch.context() as bare:
        without_an_engine(bare)
        made = build()
        assert made.exit_code == 0
        assert "output.cannot-render" in made.stderr
        assert "这台机器缺少 中文宋体或仿宋" in made.stderr
        assert "kameng-docs doctor" in made.stderr
        assert {name for name in whole if name not in tree(full / "out")} == {
            name for name in whole if name.endswith(".pdf")
        }
        page = full / "out" / FULL / HERE
        assert quote("60_法院/01_民事起诉状.docx") in page.read_text("utf-8")
        assert quote("60_法院/01_民事起诉状.pdf") not in page.read_text("utf-8")
        (lacking,) = [line for line in text_in(page).splitlines() if line.startswith("民事起诉状（PDF）、")]
        assert lacking.endswith("：还缺 这台机器缺少 中文宋体或仿宋")
        # What is put together of them is not withheld by itself.
        pdfs = [name for name in whole if name.endswith(".pdf") and "网上立案" not in name]
        assert [w["format"] for w in manifest(FULL)["withheld"]] == ["pdf"] * len(pdfs)
        told = (full / "out" / FULL / "60_法院" / "02_证据目录.txt").read_text("utf-8")
        assert "页码" not in told
        assert "没有变化" in build().stderr
    assert build().exit_code == 0
    assert tree(full / "out") == whole


def test_a_character_that_no_font_has_is_named_and_no_paper_is_lost(full: Path) -> None:
    before = tree(full / "out" / FULL)
    replace_in(full / "cases" / f"{FULL}.yaml", "商品: 视频会员季卡卡密", "商品: 视频\U00033479会员季卡卡密")
    made = build()
    assert made.exit_code == 0, made.stderr
    after = tree(full / "out" / FULL)
    assert set(after) == set(before)
    assert "\U00033479" in after[f"{PLEADING}.txt"].decode()
    assert manifest(FULL)["withheld"] == []
    told = [line for line in made.stderr.splitlines() if "document.named-sign" in line]
    assert len(told) == 1
    assert "U+33479" in told[0]
    assert "民事起诉状" in told[0]


# Where the case lies.


def test_a_case_given_by_its_path_finds_what_lies_beside_it(
    full: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One channel with its pictures, and the parties in it.
    one = ("--only", "黑猫投诉")
    whole = {name: data for name, data in tree(full / "out").items() if "/20_黑猫投诉/" in name}
    assert any("/图片/" in name for name in whole)

    def posts(out: Path) -> dict[str, bytes]:
        return {name: data for name, data in tree(out).items() if "/20_黑猫投诉/" in name}

    elsewhere = full / "别处"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    for given in (f"../cases/{FULL}.yaml", str(full / "cases" / FULL), f"../cases/{FULL}/"):
        assert build(given, *one).exit_code == 0
        assert posts(elsewhere / "out") == whole
        before = times(elsewhere / "out")
        assert build(given, *one).exit_code == 0
        assert {name: times(elsewhere / "out")[name] for name in whole} == {
            name: before[name] for name in whole
        }
        shutil.rmtree(elsewhere / "out")
    monkeypatch.chdir(full / "cases")
    assert build(f"{FULL}.yaml", "--out", "../out2", *one).exit_code == 0
    assert posts(full / "out2") == whole
