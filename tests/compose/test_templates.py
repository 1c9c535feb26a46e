"""An author's own templates: one file replaced alone, and what is said when it is wrong."""

from pathlib import Path
from urllib.parse import quote

import pytest
from cases_support import HERE
from machine_support import FULL, ROOT, SMALL, TICKET, build, manifest, run, tree, with_cases

TICKET_WORDING = "platform_ticket/ticket.md.j2"
OWN_CHANNEL = """\
name: 群主
order: 15
folder: 15_群主
me: 我
them: 你
documents:
  - slug: note
    name: 便条
    template: note.md
    formats: [txt]
    audience: shop
    requires:
      - {test: order.order_id, name: 交易.订单号}
"""

# Where it stands on the ladder: a channel without it is not read.
OWN_RUNG = "reaches: other-side\nlines:\n  - {status: open, says: 随时可以找群主}\n"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    return tmp_path


def own(folder: Path, name: str, content: str | bytes) -> None:
    """Put a template beside the cases."""
    file = folder / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def shipped(name: str) -> str:
    return (ROOT / "templates" / name).read_text("utf-8")


def test_one_wording_is_replaced_alone(small: Path) -> None:
    assert build().exit_code == 0
    before = tree(small / "out" / SMALL)
    own(small, TICKET_WORDING, shipped(TICKET_WORDING).replace("一、经过", "一、来龙去脉"))
    assert build().exit_code == 0
    after = tree(small / "out" / SMALL)
    assert {name for name in before if before[name] != after[name]} == {TICKET, "manifest.json", HERE}
    assert "一、来龙去脉" in after[TICKET].decode()


def test_a_partial_is_replaced_for_every_paper_that_uses_it(small: Path) -> None:
    assert build().exit_code == 0
    before = tree(small / "out" / SMALL)
    partials = "_base/complaint.md.j2"
    own(small, partials, shipped(partials).replace("于{{ brief.reply_by", "烦于{{ brief.reply_by"))
    assert build().exit_code == 0
    after = tree(small / "out" / SMALL)
    changed = {name for name in before if before[name] != after[name]} - {"manifest.json"}
    assert {TICKET, "20_黑猫投诉/投诉内容.txt"} <= changed


def test_a_channel_of_ones_own_is_one_folder(small: Path) -> None:
    own(small, "group_owner/channel.yaml", OWN_CHANNEL)
    own(small, "group_owner/rung.yaml", OWN_RUNG)
    own(small, "group_owner/note.md.j2", "订单 {{ order.order_id }}：请{{ them }}退款给{{ me }}。\n")
    assert build().exit_code == 0
    note = small / "out" / SMALL / "15_群主" / "便条.txt"
    assert note.read_text("utf-8") == "订单 26110100077：请你退款给我。\n"
    page = (small / "out" / SMALL / HERE).read_text("utf-8")
    assert f'<a href="{quote("15_群主/便条.txt")}">TXT' in page
    assert build("--only", "群主").exit_code == 0


@pytest.mark.parametrize(
    ("wording", "code", "line"),
    [
        ("第一行\n\n{% if order %}\n", "template.syntax", 3),
        ("第一行\n{{ order | nonesuch }}\n", "template.syntax", 2),
        ("第一行\n\n\n{{ nonesuch }}\n", "template.undefined-name", 4),
        ("第一行\n{{ order.nonesuch }}\n", "template.undefined-name", 2),
        ("第一行\n{{ order.nonesuch.more }}\n", "template.undefined-name", 2),
        ("> 引用\n", "template.markup", 1),
        ("```没有这种块\n甲\n```\n", "template.markup", 1),
    ],
)
def test_a_wrong_wording_withholds_its_paper_alone_and_says_where(
    small: Path, wording: str, code: str, line: int
) -> None:
    assert build().exit_code == 0
    before = set(tree(small / "out" / SMALL))
    own(small, TICKET_WORDING, wording)
    made = build()
    assert made.exit_code == 1
    assert f"ticket.md.j2:{line}:1: 错误 {code}: [platform_ticket/ticket]" in made.stderr
    assert before - set(tree(small / "out" / SMALL)) == {TICKET}
    withheld = {w["document"]: w["code"] for w in manifest(SMALL)["withheld"]}
    assert withheld["ticket"] == code


def test_a_wrong_partial_names_the_partial_and_its_line(small: Path) -> None:
    partials = shipped("_base/account.md.j2").splitlines()
    number = next(
        i for i, line in enumerate(partials) if "{% if order_ids %}订单{{ order_ids[0] }}，" in line
    )
    partials[number] = partials[number].replace("order.goods", "order.good")
    own(small, "_base/account.md.j2", "\n".join(partials) + "\n")
    made = build()
    assert made.exit_code == 1
    assert f"account.md.j2:{number + 1}:1: 错误 template.undefined-name" in made.stderr
    assert (small / "out" / SMALL / HERE).exists()


@pytest.mark.parametrize(
    ("wording", "code", "said"),
    [
        ("{{ order.paid | day }}", "template.failed", "模板算不下去"),
        ("{{ 1 / 0 }}", "template.failed", "模板算不下去"),
        ("{{ claimant.name + 1 }}", "template.failed", "模板算不下去"),
        ("工单".encode("gbk"), "template.failed", "不是 UTF-8"),
        ("```列宽\na b\n```\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", "template.markup", "列宽只能写数字"),
        ("```列宽\n1 0\n```\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", "template.markup", "大于 0"),
    ],
)
def test_a_wording_that_fails_is_told_without_a_traceback(
    small: Path, wording: str | bytes, code: str, said: str
) -> None:
    own(small, TICKET_WORDING, wording)
    result = build()
    assert result.exit_code == 1
    assert code in result.output
    assert said in result.output
    assert "Traceback" not in result.output
    assert not (small / "out" / SMALL / TICKET).exists()
    assert (small / "out" / SMALL / "20_黑猫投诉" / "投诉内容.txt").exists()


def test_a_wording_that_is_not_there_is_named(small: Path) -> None:
    own(small, "group_owner/channel.yaml", OWN_CHANNEL)
    own(small, "group_owner/rung.yaml", OWN_RUNG)
    made = build()
    assert made.exit_code == 1
    assert "template.missing: [group_owner/note] 找不到模板 group_owner/note.md.j2" in made.stderr


def test_a_channel_without_a_rung_is_told_and_nothing_is_made(small: Path) -> None:
    own(small, "group_owner/channel.yaml", OWN_CHANNEL)
    made = build()
    assert made.exit_code == 1
    told = "templates/group_owner/channel.yaml:1:1: 错误 template.missing-rung: 渠道“group_owner”没有阶梯上的位置"
    assert told in made.stderr
    assert not (small / "out").exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("reaches: other-side", "reaches: 群主", "data.unknown-reference: 没有叫“群主”的去向"),
        ("status: open, says: 随时可以找群主", "status: open", "data.wrong-value: 这一行没有写理由"),
        ("status: open", "status: later", "data.unknown-reference: 没有叫“later”的状态"),
        ("随时可以找群主", '"到{nobody}"', "data.unknown-reference: 没有叫“nobody”的值"),
        ("{status", "{if: [over nobody], status", "data.unknown-reference: 没有叫“nobody”的日子"),
        ("{status", "{if: [nobody], status", "data.unknown-reference: 没有叫“nobody”的关口"),
        ("{status", "{if: [tried], status", "data.wrong-value: 最后一行还有条件"),
        ("lines:", "lapses: nobody\nlines:", "data.unknown-reference: 没有叫“nobody”的期限"),
    ],
)
def test_a_wrong_rung_is_told(small: Path, old: str, new: str, told: str) -> None:
    assert old in OWN_RUNG
    own(small, "group_owner/channel.yaml", OWN_CHANNEL)
    own(small, "group_owner/rung.yaml", OWN_RUNG.replace(old, new))
    made = build()
    assert made.exit_code == 1
    assert told in made.stderr
    assert "templates/group_owner/rung.yaml:" in made.stderr


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("name: 群主", "nmae: 群主", ":1:1: 错误 data.unknown-key: 这里没有“nmae”这一项"),
        ("order: 15\n", "", "data.missing-key: 缺少“order”"),
        ("order: 15", "order: 十五", ":2:8: 错误 data.wrong-value: “order”写成了“十五”，不能用"),
        (
            "order: 15",
            "order: 15\noverview: 是",
            ":3:11: 错误 data.wrong-value: “overview”写成了“是”，没有这个选项",
        ),
        ("folder: 15_群主", "folder: ../外面", "data.wrong-value: “../外面”不能作文件名或文件夹名"),
        ("name: 便条", "name: 'a:b'", "data.wrong-value: “a:b”不能作文件名或文件夹名"),
        ("name: 便条", "name: NUL", "data.wrong-value: “NUL”不能作文件名或文件夹名"),
        ("[txt]", "[odt]", ":10:15: 错误 data.unknown-reference: 没有叫“odt”的格式"),
        ("[txt]", "txt", ":10:14: 错误 data.wrong-value: “formats”写成了“txt”，应当是一个列表"),
        ("audience: shop", "audience: 大家", ":11:15: 错误 data.unknown-reference: 没有叫“大家”的读者"),
        ("name: 交易.订单号}", "nam: 交易.订单号}", "是不是想写“name”？"),
        ("order: 15", "order：15", ":2:6: 错误 yaml.full-width-colon"),
        (OWN_CHANNEL, "- 群主\n", ":1:1: 错误 data.wrong-value: 整个文件写成了一个列表"),
        ("documents:", "documents: 便条\nx:", "data.wrong-value: “documents”写成了“便条”，应当是一个列表"),
    ],
)
def test_a_wrong_declaration_is_told_with_its_place_once_and_nothing_is_made(
    small: Path, old: str, new: str, told: str
) -> None:
    with_cases(small, FULL)
    assert old in OWN_CHANNEL
    own(small, "group_owner/channel.yaml", OWN_CHANNEL.replace(old, new))
    made = build()
    assert made.exit_code == 1
    assert "templates/group_owner/channel.yaml:" in made.stderr
    assert made.stderr.count(told) == 1
    assert not (small / "out").exists()
    for arguments in (("check",), ("explain", SMALL), ("schema",), ("build", "--only", "黑猫")):
        other = run(*arguments)
        assert other.exit_code == 1
        assert told in other.stdout + other.stderr


def test_two_papers_cannot_have_one_file(small: Path) -> None:
    second = "  - {slug: two, name: 便条, template: note.md, formats: [txt], audience: shop}\n"
    own(small, "group_owner/channel.yaml", OWN_CHANNEL + second)
    assert "两份文书的文件名都是“便条.txt”" in build().stderr


@pytest.mark.parametrize("content", [b"no zip", "版式".encode("gbk")])
def test_a_layout_that_cannot_be_read_withholds_what_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.chdir(with_cases(tmp_path, FULL))
    for name in ("layout", "form", "dense"):
        own(tmp_path, f"_base/{name}.docx", content)
    for name in ("page", "form", "book", "told", "dense"):
        own(tmp_path, f"_base/{name}.css", "/* 版式 */".encode("gbk"))
    made = build("--only", "小额诉讼")
    assert made.exit_code == 1
    for name in ("layout", "form", "dense"):
        assert f"Word 版式“{name}.docx”打不开" in made.stderr
    for name in ("page", "form"):
        assert f"版式“{name}.css”不是 UTF-8 编码" in made.stderr
    assert "版式“page.css”“dense.css”不是 UTF-8 编码" in made.stderr
    assert "版式“page.css”“book.css”不是 UTF-8 编码" in made.stderr
    assert {Path(name).suffix for name in tree(tmp_path / "out" / FULL / "60_法院")} == {".txt"}


def test_a_layout_for_typst_that_cannot_be_read_withholds_what_needs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(with_cases(tmp_path, FULL))
    for name in ("paper", "form", "stamps"):
        own(tmp_path, f"_base/{name}.typ", "// 版式".encode("gbk"))
    made = build("--only", "小额诉讼")
    assert made.exit_code == 1
    for names in ("“paper.typ”", "“paper.typ”“form.typ”", "“stamps.typ”", "“paper.typ”“stamps.typ”"):
        assert f"版式{names}不是 UTF-8 编码" in made.stderr
    assert {Path(name).suffix for name in tree(tmp_path / "out" / FULL / "60_法院")} == {".txt", ".docx"}
