"""Who the association is: read from one file, its faults told at their line, and the file taken for no case."""

from pathlib import Path

import pytest
from association_support import WHO, complaint, put_complaints
from click.testing import CliRunner

from kameng_docs.association import association_of
from kameng_docs.cli import main


def put(tmp_path: Path, text: str) -> Path:
    (tmp_path / "parties").mkdir()
    (tmp_path / "parties" / "机构.yaml").write_text(text, "utf-8")
    return tmp_path


def test_it_is_read(tmp_path: Path) -> None:
    found = association_of(put(tmp_path, WHO))
    assert found.diagnostics == ()
    assert found.association is not None
    assert found.association.signature == found.association.name == "某某市消费者协会"
    assert found.association.calls_itself == "本会"


@pytest.mark.parametrize(
    ("text", "code", "line", "hint"),
    [
        ("名称: 某某市消费者协会\n", "case.missing-key", 1, "补上“电话: …”"),
        ("名称: 某某市消费者协会\n电话:\n", "case.missing-key", 2, "在“电话: ”后面写上内容"),
        ("名称: 某某市消费者协会\n电话号码: 000-1\n", "case.unknown-key", 2, "是不是想写“电话”？"),
        (WHO + "印章: 有\n", "case.unknown-key", 5, "可以写的有：邮箱、自称、落款"),
        (WHO + "邮箱: [甲, 乙]\n", "case.not-a-text", 5, "写成一行"),
        ("名称 某某\n", "yaml.", 1, ""),
        ("", "file.empty", 1, ""),
    ],
)
def test_what_is_wrong_is_told_at_its_line(
    tmp_path: Path, text: str, code: str, line: int, hint: str
) -> None:
    found = association_of(put(tmp_path, text))
    assert found.association is None
    (told,) = found.diagnostics
    assert told.code.startswith(code)
    assert told.at is not None
    assert told.at.line == line
    assert hint in told.hint
    assert told.at.file in found.texts


def test_where_it_is_missing_what_to_write_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_complaints(tmp_path, [complaint(1)], who="")
    told = CliRunner().invoke(main, ["invite", "--today", "2026-11-22"])
    assert told.exit_code == 1
    assert "association.missing" in told.stderr
    assert "名称: 某某市消费者协会" in told.stderr
    assert not Path("out").exists()


def test_it_is_no_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put_complaints(tmp_path, [complaint(1)])
    told = CliRunner().invoke(main, ["check", "--today", "2026-11-22"])
    assert "投诉001" in told.stdout
    assert "机构" not in told.output


def test_git_leaves_it_out() -> None:
    root = Path(__file__).resolve().parents[2]
    lines = (root / ".gitignore").read_text("utf-8").splitlines()
    assert "/cases/parties/*" in lines
