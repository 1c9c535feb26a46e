"""The commands as a person types them: exit codes, which stream, what the JSON holds."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from machine_support import FULL, ROOT, SMALL, TODAY, build, replace_in, run, started, tree, with_cases

from kameng_docs import doctor
from kameng_docs.cli import main
from kameng_docs.law.library import load

COMMANDS = sorted(main.commands)


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, FULL, SMALL))
    return tmp_path


# Exit codes and usage.


@pytest.mark.parametrize(
    "command", ["", *COMMANDS, *(f"law {name}" for name in main.commands["law"].commands)]
)
def test_every_command_says_in_chinese_what_it_does(command: str) -> None:
    told = run(*command.split(), "--help")
    assert told.exit_code == 0
    assert re.search("[\u4e00-\u9fff]{4}", told.stdout)
    for option in re.findall(r"^  (-.*)$", told.stdout, re.MULTILINE):
        assert re.search("[\u4e00-\u9fff]", option) or "--help" in option or "--version" in option, option


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("build", "示例-最减"), "cases/ 里没有叫“示例-最减”的案件。是不是想写“示例-最简”？"),
        (("check", "示例-最减.yaml"), "是不是想写“示例-最简”？"),
        (("explain", "cases/示例-最减.yaml"), "是不是想写“示例-最简”？"),
        (("build", "nowhere/示例-最简.yaml"), "nowhere/ 里没有叫“示例-最简”的案件。"),
        (("build", "--only", "平台公单"), "没有叫“平台公单”的渠道。是不是想写“平台工单”？"),
        (("build", "--only", "12345"), "“12345”这一版还没有文书。"),
        (("build", "--only", "提交清单"), "“提交清单”不能单独做。"),
        (("build", "--today", "11月22日"), "“11月22日”不是日期，写成 2026-11-22"),
        (("build", "--cases", "nowhere"), "nowhere/ 里没有案件文件"),
    ],
)
def test_wrong_usage_ends_with_2_and_the_nearest_word(
    both: Path, arguments: tuple[str, ...], told: str
) -> None:
    said = run(*arguments)
    assert said.exit_code == 2
    assert told in said.stderr
    assert not said.stdout
    assert not (both / "out").exists()


def test_two_cases_of_one_name_cannot_be_built_into_one_folder(both: Path) -> None:
    shutil.copytree(both / "cases", both / "另外")
    said = build(f"cases/{SMALL}.yaml", f"另外/{SMALL}.yaml")
    assert said.exit_code == 2
    assert f"有两个案件都叫“{SMALL}”" in said.stderr


def test_a_case_named_twice_is_built_once(both: Path) -> None:
    assert build(SMALL, f"{SMALL}.yaml", f"cases/{SMALL}").stderr.count("份文件在") == 1


def test_check_is_0_without_errors_and_1_with_and_writes_nothing(both: Path) -> None:
    before = tree(both)
    assert run("check", "--today", TODAY).exit_code == 0
    assert run("check", "--today", TODAY, "--strict", FULL).exit_code == 0
    assert run("check", "--today", TODAY, "--strict", SMALL).exit_code == 1
    assert tree(both) == before
    replace_in(both / "cases" / f"{SMALL}.yaml", "实付: 15.00", "实付: 十五")
    told = run("check", "--today", TODAY)
    assert told.exit_code == 1
    assert f"cases/{SMALL}.yaml:10:9: 错误 case.bad-amount" in told.stdout
    assert not told.stderr


def test_what_check_finds_is_its_result_and_ends_with_the_sum(both: Path) -> None:
    told = run("check", SMALL, "--today", TODAY)
    assert not told.stderr
    found = re.findall(r"^\S+ (错误|警告) [a-z]+\.[a-z-]+:", told.stdout, re.MULTILINE)
    assert found
    assert told.stdout.splitlines()[-1] == f"{SMALL}：0 个错误，{len(found)} 个警告"
    lines = run("check", SMALL, "--today", TODAY, "--format", "json").stdout.splitlines()
    assert len([json.loads(line) for line in lines]) == len(found)


def test_results_go_to_stdout_and_diagnostics_to_stderr(both: Path) -> None:
    made = build()
    assert not made.stdout
    assert "份文件在" in made.stderr
    told = run("explain", SMALL, "--today", TODAY)
    assert told.stdout.startswith("音乐会员月卡，卡密无效")
    assert not told.stderr


def test_explain_of_a_case_with_an_error_ends_with_1(both: Path) -> None:
    replace_in(both / "cases" / f"{SMALL}.yaml", "实付: 15.00", "实付: 十五")
    for shape in ("text", "json"):
        told = run("explain", SMALL, "--today", TODAY, "--format", shape)
        assert (told.exit_code, told.stdout) == (1, "")
        assert "case.bad-amount" in told.stderr


def test_a_parties_folder_of_the_case_is_used_not_that_of_the_place(
    both: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_in(both / "cases" / "parties" / "示例-李某某.yaml", "李某某", "李小某")
    monkeypatch.chdir(ROOT)
    told = run("explain", str(both / "cases" / f"{FULL}.yaml"), "--today", TODAY, "--format", "json")
    assert told.exit_code == 0
    made = build(str(both / "cases" / f"{FULL}.yaml"), "--out", str(both / "out"))
    assert made.exit_code == 0
    assert "李小某" in (both / "out" / FULL / "60_法院" / "01_民事起诉状.txt").read_text("utf-8")


# click's own words.


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("build", "--tody", "2026-11-22"), "没有“--tody”这个选项。是不是想写 --today"),
        (("build", "-x"), "没有“-x”这个选项"),
        (("chek",), "没有“chek”这个命令。是不是想写 check"),
        (("law", "shw", "x"), "没有“shw”这个命令。是不是想写 show"),
        (("explain",), "缺少 CASE：案件名"),
        (("log", "sent", SMALL), "缺少 CHANNEL：渠道，例如 平台工单"),
        (("log", "read", SMALL), "缺少 FILE：收到的那份文件；写 - 就是粘贴"),
        (("calc", "fee"), "缺少 AMOUNT：金额"),
        (("build", "--only"), "“--only”后面要写一个值"),
        (("check", "--strict=1"), "“--strict”后面不写东西"),
        (("check", "--format", "jsno"), "--format：“jsno”不行，只能写：text、json；是不是想写 json？"),
        (("build", "--jobs", "-1"), "--jobs：“-1”不是整数"),
        (("build", "--jobs", "二"), "--jobs：“二”不是整数"),
        (("explain", SMALL, "甲", "乙"), "多了“甲”、“乙”，不知道是什么"),
        (("law", "verify", "nowhere"), "没有“nowhere”这个文件夹"),
        (("build", "--only", "消协", "--only", "平台工单"), "--only 写了 2 次，只能写一次"),
    ],
)
def test_wrong_usage_is_told_in_chinese(both: Path, arguments: tuple[str, ...], told: str) -> None:
    said = run(*arguments)
    assert (said.exit_code, said.stdout) == (2, "")
    assert f"错误: {told}" in said.stderr
    assert re.match(r"用法: \S+ .*\n看说明: .* --help\n\n错误: ", said.stderr)


ENGLISH = re.compile(
    r"Usage|Try |Error|Options|Commands|Show this|default:|TEXT|PATH|INTEGER|ARGS|COMMAND|No such|Missing"
)


def test_no_english_of_click_is_left_whatever_the_language_of_the_machine(both: Path) -> None:
    def every(group: click.Group, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for name, command in group.commands.items():
            yield (*words, name)
            if isinstance(command, click.Group):
                yield from every(command, (*words, name))

    for words in ((), *every(main, ())):
        told = run(*words, "--help")
        assert not ENGLISH.search(told.stdout), told.stdout
        wrong = run(*words, "--so-etwas")
        assert wrong.exit_code == 2
        assert not ENGLISH.search(wrong.stderr + wrong.stdout), wrong.stderr
    for language in ("de", "zh_CN", "C"):
        told = started("chek", folder=both, LANGUAGE=language, LC_ALL=f"{language}.UTF-8")
        assert "没有“chek”这个命令" in told.stderr
        assert not ENGLISH.search(told.stderr)


@pytest.mark.parametrize(
    "day", ["20261122", "2026/11/22", "2026.11.22", "2026年11月22日", "２０２６-１１-２２", "2026-11-22"]
)
def test_today_is_read_as_the_day_that_was_typed(both: Path, day: str) -> None:
    told = json.loads(run("explain", SMALL, "--today", day, "--format", "json").stdout)
    assert told["filing_on"] == TODAY


@pytest.mark.parametrize(
    "day",
    [
        "11/12/2026",
        "2026-W47-7",
        "2026W477",
        "22",
        "20261322",
        "2026-02-30",
        "2026-11-22 10:00",
        "1764460800",
    ],
)
def test_today_that_could_be_another_day_is_refused(both: Path, day: str) -> None:
    told = run("explain", SMALL, "--today", day)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "写成 2026-11-22" in told.stderr


# JSON.


def test_check_gives_one_object_a_line(both: Path) -> None:
    replace_in(both / "cases" / f"{FULL}.yaml", "实付: 68.00", "实付: 六十八")
    told = run("check", "--today", TODAY, "--format", "json")
    assert told.exit_code == 1
    entries = [json.loads(line) for line in told.stdout.splitlines()]
    for entry in entries:
        assert list(entry) == [
            *("case", "scope", "document", "file", "line", "column", "severity", "code", "message", "hint")
        ]
        assert entry["severity"] in {"error", "warning"}
        assert entry["scope"] in {"case", "document"}
    assert {entry["case"] for entry in entries} == {FULL, SMALL}
    (error,) = [entry for entry in entries if entry["severity"] == "error"]
    row = (both / "cases" / f"{FULL}.yaml").read_text("utf-8").splitlines()[error["line"] - 1]
    assert (error["file"], row[error["column"] - 1 :]) == (f"cases/{FULL}.yaml", "六十八")
    papers = {entry["document"] for entry in entries if entry["scope"] == "document"}
    # Once for all papers of a channel that lack the same, under the first of them.
    assert {"court/statement_of_claim", "court/evidence_list", "demand_letter/letter"} <= papers
    assert "court/sales_form" not in papers


def test_explain_has_its_documented_shape(both: Path) -> None:
    told = json.loads(run("explain", FULL, "--today", TODAY, "--format", "json").stdout)
    assert set(told) >= {
        *("case", "filing_on", "total", "facts", "grounds", "refused", "claims", "unknown", "holes")
    }
    assert (told["case"], told["filing_on"], told["total"]) == (FULL, TODAY, "68.00")
    assert set(told["facts"][0]) >= {"name", "state", "on", "exhibits"}
    assert set(told["refused"][0]) >= {"id", "title", "reason", "missing", "authority"}
    ids = {ground["id"] for ground in told["grounds"]}
    for ground in told["grounds"]:
        assert set(ground) >= {
            *("id", "title", "supports", "against", "settled", "facts", "exhibits", "citations")
        }
        for citation in ground["citations"]:
            assert set(citation) >= {
                *(
                    "ref",
                    "topic",
                    "law",
                    "article",
                    "paragraph",
                    "item",
                    "edition",
                    "as_of",
                    "purpose",
                    "text",
                )
            }
    for claim in told["claims"]:
        assert set(claim) >= {"id", "kind", "amount", "formula", "grounds", "citations", "exhibits"}
        assert set(claim["grounds"]) <= ids
    amounts = {claim["kind"]: claim["amount"] for claim in told["claims"]}
    assert amounts == {"refund": "68.00"}


def test_law_list_has_its_documented_shape_and_holds_the_whole_library() -> None:
    entries = [json.loads(line) for line in run("law", "list", "--format", "json").stdout.splitlines()]
    assert set(entries[0]) >= {
        *("ref", "topic", "law", "title", "article", "paragraph", "item", "text", "edition", "effective"),
        *("repealed", "source", "verified"),
    }
    refs = [entry["ref"] for entry in entries]
    assert "ecommerce-law:49.1" in refs
    assert len(refs) > 50
    text = run("law", "list").stdout
    assert [ref for ref in refs if not re.search(f"^{re.escape(ref)}  《", text, re.MULTILINE)] == []


def test_law_search_and_show() -> None:
    found = [
        json.loads(line) for line in run("law", "search", "约定", "--format", "json").stdout.splitlines()
    ]
    assert found
    assert all("约定" in entry["text"] for entry in found)
    shown = json.loads(run("law", "show", "ecommerce-law:49.1", "--format", "json").stdout)
    assert shown["text"].endswith("当事人另有约定的，从其约定。")
    wrong = run("law", "show", "ecommerce-law:999")
    assert (wrong.exit_code, wrong.stdout) == (1, "")
    assert "law.unknown-article" in wrong.stderr


def test_law_verify_ends_with_0_only_where_all_that_was_compared_is_equal(tmp_path: Path) -> None:
    proviso = "当事人另有约定的，从其约定。"
    for statute in load().statutes.values():
        for edition in statute.editions:
            texts = {n: "\n".join(p.words for p in a.paragraphs) for n, a in edition.articles.items()}
            if edition.reference:
                content = {"full_title": edition.title, "articles": texts}
                file = tmp_path / f"{edition.reference}.json"
                file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    equal = run("law", "verify", str(tmp_path))
    assert (equal.exit_code, equal.stderr) == (0, "")
    assert re.search("[0-9]", equal.stdout)
    (file,) = [f for f in tmp_path.iterdir() if proviso in f.read_text("utf-8")]
    replace_in(file, proviso, "")
    other = run("law", "verify", str(tmp_path))
    assert other.exit_code == 1
    assert "law.differs" in other.stderr


def test_law_verify_of_nothing_is_a_failure(tmp_path: Path) -> None:
    assert run("law", "verify", str(tmp_path / "nowhere")).exit_code == 2
    told = run("law", "verify", str(tmp_path))
    assert told.exit_code == 1
    assert told.stderr


def test_doctor_ends_with_1_only_where_papers_lack_something(
    monkeypatch: pytest.MonkeyPatch, both: Path
) -> None:
    pieces = doctor.examine(Path("cases"))

    def without(use: doctor.Use | None) -> int:
        seen = [doctor.Piece(**{**vars(piece), "found": piece.use is not use}) for piece in pieces]
        monkeypatch.setattr(doctor, "examine", lambda _cases: seen)
        told = run("doctor", "--format", "json")
        assert [p["found"] for p in json.loads(told.stdout)["pieces"]] == [p.found for p in seen]
        assert run("doctor").exit_code == told.exit_code
        return told.exit_code

    assert (without(None), without(doctor.Use.TESTS), without(doctor.Use.PAPERS)) == (0, 0, 1)


# Terminals.


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252"])
def test_a_terminal_that_is_not_utf_8_stops_nothing(both: Path, encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "LC_ALL": "C"}
    for arguments in (("--help",), ("build", "--help"), ("doctor",), ("law", "show", "ecommerce-law:49.1")):
        told = started(*arguments, folder=both, **environment)
        assert "Traceback" not in told.stderr
        assert told.stdout
    assert started("build", "不存在", folder=both, **environment).returncode == 2
    made = started("build", SMALL, "--today", TODAY, folder=both, **environment)
    assert (made.returncode, "Traceback" in made.stderr) == (0, False)
    assert (both / "out" / SMALL / "00_打开这里.html").exists()


def test_output_without_a_terminal_has_no_colours(both: Path) -> None:
    assert "\x1b[" not in CliRunner().invoke(main, ["build", SMALL, "--today", TODAY]).output


def test_every_made_path_is_safe_on_windows(both: Path) -> None:
    assert build().exit_code == 0
    for name in tree(both / "out"):
        for part in Path(name).parts:
            assert not set('<>:"\\|?*') & set(part), name
            assert part == part.strip(" .")


@pytest.mark.parametrize("given", [".", "..", "/", "", "./", "../.."])
@pytest.mark.parametrize("command", ["check", "build", "explain", "plan"])
def test_a_folder_in_place_of_a_case_is_refused(command, given):
    told = run(command, given)
    assert told.exit_code == 2
    assert f"“{given}”是文件夹，不是案件" in told.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system makes no links")
@pytest.mark.parametrize("command", ["check", "build", "explain", "plan"])
@pytest.mark.parametrize("kind", ["pipe", "endless", "folder"])
def test_what_is_no_plain_file_is_refused_at_once(tmp_path, monkeypatch, command, kind):
    """Also where it is not named: a folder of cases from somebody may hold anything."""
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    place = tmp_path / "cases" / "怪.yaml"
    {"pipe": os.mkfifo, "endless": lambda path: path.symlink_to("/dev/zero"), "folder": Path.mkdir}[kind](
        place
    )
    for given in (["怪"], ["cases/怪.yaml"], *([[]] if command != "explain" else [])):
        told = started(command, *given, "--today", TODAY, folder=tmp_path)
        assert told.returncode == 1, told.stderr
        assert "file.not-a-file" in told.stdout + told.stderr
        assert "Traceback" not in told.stderr
