"""What `log` leaves alone: every byte of a case file outside the lines of the step itself."""

import itertools
import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kameng_docs.custody.journal.places import appended, changed
from kameng_docs.custody.journal.splice import plain, spliced
from kameng_docs.source import read_bytes
from kameng_docs.source.characters import FORBIDDEN

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "cases").glob("*.yaml"))
ENTRY = {
    "渠道": "黑猫投诉",
    "提交": "2026-11-22 20:31",
    "编号": "0042",
    "留存": ("已提交/2026-11-22-黑猫投诉/投诉内容.txt",),
}
WRITTEN = {**ENTRY, "留存": ["已提交/2026-11-22-黑猫投诉/投诉内容.txt"]}

# What a tool that writes YAML anew would spoil.
REST = (
    "长行: " + "卡密不能用，" * 60 + "就这样\n",
    "原样: |\n  第一行 # 不是注释\n\n    缩进的\n  末行\n\n\n",
    "全留: |+\n  一\n\n\n",
    "折行: >-\n    一\n    二\n    # 也是文字\n",
    "编号: 0042610031988\n号: 007\n金额: 648.00\n时间: 12:30\n",
    '引号: \'单\'\'引\'\n双引: "双\\"引\\u4e00"\n接着: "一\n  二"\n',
    "流: [ a ,b,  {甲: 1 , 乙: [ ]} ]   # 尾\n",
    "# 整行注释\n\n   # 缩进的注释\n空:\n波浪: ~\n",
    "不缩:\n- 一\n-   二: 2\n    三:   3\n",
    "全角　空格: 值　值  \n行尾有空格:   值   \n",
    "续:\n  一行\n  又一行\n",
)
PROGRESS = (
    "",
    "进度: []\n",
    "进度: [ ]   # 还没有\n",
    "进度: [\n  # 还没有\n]\n",
    "进度:\n",
    "进度:   # 还没有\n  # - 渠道: 样子\n",
    "进度: ~ # 无\n",
    '"进度": []\n',
    "进度: [{渠道: 工单, 提交: 2026-11-01, 结果: }]\n",
    "进度: [ {渠道: 工单, 提交: 2026-11-01}, ] # 一\n",
    "进度: [\n    {渠道: 工单,\n     提交: 2026-11-01},   # 一\n    {渠道: 黑猫, 提交: 2026-11-02} # 二\n  ]\n",
    "进度:\n- 渠道: 工单\n  提交: 2026-11-01   # 晚上\n",
    "进度:\n  - 渠道: 工单\n    提交: 2026-11-01\n\n  -   提交: 2026-11-02\n      渠道: 黑猫\n      # 它的注释\n  # 列表的注释\n\n# 别的\n",
    "进度:\n    -\n        渠道: 工单\n        提交: 2026-11-01\n        结果:\n",
    "进度:\n  - {渠道: 工单, 提交: 2026-11-01}   # 甲\n  - {渠道: 工单,\n     提交: 2026-11-02 }\n",
    "进度:\n  - 渠道: 工单\n    提交: 2026-11-01\n    结果: |\n      一\n\n      二\n\n\n",
    "进度:\n  - 渠道: 工单\n    提交: 2026-11-01\n    结果: |+\n      一\n\n",
    "进度:\n  - 渠道: 工单\n    提交: 2026-11-01\n    结果: >-\n      一\n      二\n    # 低\n",
    "进度:\n  - 渠道: 工单\n    提交: 2026-11-01\n    结果: '不\n      退'\n    状态: 已答复 # 尾\n",
)
BREAKS = ("\n", "\r\n", "\r")


@st.composite
def files(draw) -> tuple[bytes, bytes, bytes]:
    """What stands before 进度, 进度 itself (perhaps nothing) and what follows: any line breaks, with and without a mark."""
    before, behind = (draw(st.lists(st.sampled_from(REST), max_size=3)) for _ in range(2))
    end = draw(st.sampled_from(["", "# 末尾的注释\n", "...\n", "   \n"]))
    progress = draw(st.sampled_from(PROGRESS))
    if "|+" in progress and not behind:
        # Blank lines behind such a text are its own.
        end = end.lstrip()
    pieces = ["标题: 一\n" + _apart(before, "前"), progress, _apart(behind, "后") + end]
    if draw(st.booleans()):
        last = max(i for i, piece in enumerate(pieces) if piece)
        pieces[last] = pieces[last].removesuffix("\n")
    breaks = draw(st.sampled_from([BREAKS[:1], BREAKS[1:2], BREAKS[2:], BREAKS[:2]]))
    turns = itertools.cycle(breaks)
    head, part, tail = ("".join(next(turns) if c == "\n" else c for c in piece) for piece in pieces)
    return (draw(st.sampled_from(["", "\ufeff"])) + head).encode(), part.encode(), tail.encode()


def _apart(parts: list[str], side: str) -> str:
    """Each with keys of its own, though the same may stand on both sides and twice."""
    return "".join(re.sub(r"(?m)^(?=[^\s#-]+:)", f"{side}{i}", part) for i, part in enumerate(parts))


def data_of(content: bytes) -> dict:
    """By PyYAML alone, all scalars as text; ends of texts aside, which depend on what follows the last one."""
    text = content.decode().removeprefix("\ufeff")
    loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return {key: value.rstrip("\n") if isinstance(value, str) else value for key, value in loaded.items()}


def steps_of(content: bytes) -> list:
    """The steps as PyYAML reads them; texts without what stands at their ends."""
    steps = data_of(content).get("进度")
    told = steps if isinstance(steps, list) else []
    return [{k: v.rstrip("\n") if isinstance(v, str) else v for k, v in step.items()} for step in told]


def without_steps(content: bytes) -> dict:
    return {key: value for key, value in data_of(content).items() if key != "进度"}


def lines(content: bytes) -> list[bytes]:
    return re.split(rb"(?<=\n)|(?<=\r)(?!\n)", content)


def between(content: bytes, head: bytes, tail: bytes) -> bytes:
    """What stands between the two, which must be there untouched."""
    assert content.startswith(head)
    assert content.endswith(tail)
    assert len(content) >= len(head) + len(tail)
    return content[len(head) : len(content) - len(tail)]


def only_inserted(before: bytes, after: bytes) -> bool:
    """Whether `after` is `before` with one piece put in."""
    return any(after.startswith(before[:i]) and after.endswith(before[i:]) for i in range(len(before) + 1))


def comments(content: bytes) -> list[bytes]:
    return re.findall(rb"#[^\r\n]*", content)


@settings(deadline=None, max_examples=150)
@given(files())
@example(("标题: 一\n全留: |+\n  一\n\n".encode(), b"", b""))
@example(("标题: 一\r\n".encode(), "进度: []".encode(), b""))
def test_a_new_step_moves_no_other_byte(file):
    head, part, tail = file
    content = head + part + tail
    after = spliced(content, appended(plain(content), ENTRY))
    steps = steps_of(content)
    assert steps_of(after) == [*steps, WRITTEN]
    assert without_steps(after) == without_steps(content)
    if not part:
        # It comes last, before the mark of the document's end.
        assert only_inserted(content, after)
    else:
        now = between(after, head, tail)
        assert comments(now) == comments(part)
        assert only_inserted(part, now) or not steps
    if not content.endswith((b"\n", b"\r")):
        assert not after.endswith((b"\n", b"\r"))


@settings(deadline=None, max_examples=150)
@given(files().filter(lambda file: steps_of(b"".join(file))), st.data())
def test_a_changed_step_moves_no_byte_outside(file, data):
    head, part, tail = file
    content = head + part + tail
    steps = steps_of(content)
    number = data.draw(st.integers(0, len(steps) - 1))
    entry = {"结果": "只肯换卡: 不退", "答复时间": "2026-11-23", "状态": "已拒绝"}
    after = spliced(content, changed(plain(content), number, entry))
    assert steps_of(after) == [step | entry if i == number else step for i, step in enumerate(steps)]
    assert without_steps(after) == without_steps(content)
    now = between(after, head, tail)
    assert comments(now) == comments(part)
    if not entry.keys() & steps[number].keys():
        assert only_inserted(part, now)
    assert changed(plain(after), number, entry) == []


@settings(deadline=None, max_examples=150)
@given(st.text(min_size=1).filter(lambda text: text.strip() and not FORBIDDEN.search(text)))
@example("是")
@example("12315")
@example("0042")
@example("null")
@example("“虚拟商品”")
@example("已#退 # 款")
@example("a: b, [c] {d}")
@example("'\"\\")
@example("- 一\n- 二")
@example("：")
def test_whatever_is_said_is_read_back_as_it_was_said(text):
    for before in ("标题: 一\n进度: []\n", "标题: 一\n进度: [{渠道: 甲}]\n"):
        content = spliced(before.encode(), appended(before, {"渠道": "甲", "结果": text}))
        source, found = read_bytes(content, shown_as="试")
        assert found == []
        assert source.data["进度"][-1] == {"渠道": "甲", "结果": text}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
@pytest.mark.parametrize("end", BREAKS, ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_shipped_cases_keep_all_their_lines(file, end, mark):
    content = (mark + file.read_text("utf-8").replace("\n", end)).encode()
    once = spliced(content, appended(plain(content), ENTRY))
    after = spliced(once, changed(plain(once), 0, {"编号": "GD1", "状态": "已受理"}))
    assert steps_of(after)[0] == WRITTEN | {"编号": "GD1", "状态": "已受理"}
    gone = [line for line in lines(content) if line not in lines(after)]
    assert [plain(line) for line in gone] in ([], ["进度: []\n"])
    new = [plain(line).strip() for line in lines(after) if line not in lines(content)]
    assert set(new) <= {"进度:", "- 渠道: 黑猫投诉", "提交: 2026-11-22 20:31", "编号: GD1", "状态: 已受理",
                        f"留存: [{WRITTEN['留存'][0]}]", ""}  # fmt: skip
    foreign = {b"\n": b"\r", b"\r\n": b"", b"\r": b"\n"}[end.encode()]
    assert not foreign or foreign not in after


@pytest.mark.parametrize(
    "text",
    [
        "{格式: 1, 标题: 一}\n",
        "{格式: 1, 进度: []}\n",
        "{格式: 1, 进度: }",
        json.dumps({"进度": [{"渠道": "甲"}], "标题": "一"}),
    ],
)
def test_a_file_in_braces_stays_in_braces(text):
    after = spliced(text.encode(), appended(text, ENTRY))
    assert steps_of(after) == [*steps_of(text.encode()), WRITTEN]
    assert without_steps(after) == without_steps(text.encode())
