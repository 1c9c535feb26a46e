"""Edits of a case file: only what was wanted changes, as data and as bytes."""

import random
import re
from collections.abc import Iterator
from copy import deepcopy
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from machine_support import ROOT

from kameng_docs.custody.journal.edits import ABSENT, Edit, data_of, edited, same, value_at, with_edit
from kameng_docs.custody.journal.refused import Refused

EXAMPLES = sorted((ROOT / "cases").rglob("*.yaml"))
ROUNDS = 30
"""For each example. Each round is one edit; fifteen of them run on from one text to the next."""

TEXTS = [
    "北京市朝阳区",
    "a",
    "是",
    "2026-11-03",
    "0012",
    "12.50",
    "null",
    "~",
    "值: 有冒号 # 有井号",
    "  两头有空 ",
    "‘引’“号”\"'",
    "- 像一项",
    "[不是列表",
    "{不是键",
    "第一行\n第二行",
    "第一行\n\n  缩进的\n末行",
    "\n开头空行",
    "结尾换行\n",
    "\t制表",
    "@开头",
    "%开头",
    "*别名",
    "&锚",
    "!标",
    "|",
    ">",
    "---",
    "...",
    "? 问",
    "𠮷野家😀",
    "",
]

HARD = """\ufeff# 头
标题: a   # 为什么
我:
  姓名: 张   # 名
  # 电话: 138  # 图1
  地址:   # 问

  # 尾注
卖家:
# 顶格注
- 主体: x   # 第一
  # 问
  名: y
- {主体: z, 电话: "1"}   # 行内
-
- - 深
  - 更深
列: [a, "b", c]   # 列
空:
空列: []
空键: {}   # 空
块:
    - 一

    - 二  # 二
    # 块尾
文: |
  abc

  def
折: >-
  一
  二
长: 这是一句
  分两行的话
引: "a\\tb"
花: {甲: 1, 乙: [x, {丙: 2}],
     丁: 四}
末: |+
  保留

"""


def paths_of(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place, and the one behind the last entry of each list."""
    if path:
        yield path
    if isinstance(data, dict):
        for key, each in data.items():
            yield from paths_of(each, (*path, key))
    if isinstance(data, list):
        for number, each in enumerate([*data, ABSENT]):
            yield from paths_of(each, (*path, number))


def some_value(dice: random.Random, depth: int = 0) -> Any:
    kind = dice.random()
    if kind < 0.6 or depth > 2:
        return dice.choice(TEXTS)
    if kind < 0.8:
        return tuple(some_value(dice, depth + 1) for _ in range(dice.randint(0, 3)))
    return {
        dice.choice(["甲", "乙", "丙", "回答", "no", "1"]): some_value(dice, depth + 1)
        for _ in range(dice.randint(0, 3))
    }


def some_edit(dice: random.Random, data: Any) -> Edit:
    paths = list(paths_of(data))
    path = dice.choice(paths) if paths else ("甲",)
    if dice.random() < 0.3 and not isinstance(path[-1], int):
        path = (*path[:-1], dice.choice(["新键", "订单号", "地址", "电话"]))
    if dice.random() < 0.15:
        path = (*path, dice.choice(["深一层", 0]))
    return Edit(path, None if dice.random() < 0.25 else some_value(dice))


def wanted_of(data: Any, edit: Edit) -> Any:
    """What the data are to be, by the plain way; None where there is no such place."""
    try:
        return with_edit(deepcopy(data), edit)
    except Exception:  # noqa: BLE001 — any reason
        return None


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_random_edits_of_an_example_change_what_was_wanted(file: Path) -> None:
    dice = random.Random(file.stem)  # noqa: S311 — the same every time is what is wanted
    refused = 0
    first = content = file.read_bytes()
    for number in range(ROUNDS):
        if number % 15 == 0:
            content = first
        data = data_of(content)
        edit = some_edit(dice, data)
        wanted = wanted_of(data, edit)
        after = edited(content, [edit])
        if isinstance(after, Refused):
            refused += wanted is not None
            continue
        assert wanted is not None, edit
        assert same(data_of(after), wanted), edit
        # A line that says nothing of what was changed stands where it stood.
        comments = [line for line in content.decode().split("\n") if line.startswith("#")]
        assert [line for line in after.decode().split("\n") if line in comments] == comments, edit
        content = after
    assert refused == 0


def test_random_edits_of_a_text_written_in_every_way() -> None:
    dice = random.Random(21)  # noqa: S311
    tried = refused = 0
    for newline in ("\n", "\r\n"):
        content = HARD.replace("\n", newline).encode()
        for _ in range(250):
            edit = some_edit(dice, data_of(content))
            wanted = wanted_of(data_of(content), edit)
            if wanted is None:
                assert isinstance(edited(content, [edit]), Refused)
                continue
            tried += 1
            after = edited(content, [edit])
            if isinstance(after, Refused):
                refused += 1
                continue
            assert same(data_of(after), wanted)
            assert after.startswith(b"\xef\xbb\xbf# ")
    assert refused <= tried // 100, (tried, refused)


def test_everything_else_stays_byte_for_byte() -> None:
    content = HARD.replace("\n", "\r\n").encode()
    after = edited(content, [Edit(("我", "姓名"), "李"), Edit(("块", 2), "三"), Edit(("列", 1), None)])
    assert isinstance(after, bytes)
    changes = [
        c for c in SequenceMatcher(None, content, after, autojunk=False).get_opcodes() if c[0] != "equal"
    ]
    gone = b"".join(content[a:b] for _, a, b, _, _ in changes).decode(errors="ignore")
    come = b"".join(after[c:d] for _, _, _, c, d in changes).decode(errors="ignore")
    assert re.sub(r"[^一-鿿\w]", "", gone) in {"张b", "b"}
    assert "三" in come
    assert len(after) - len(content) < 20
    assert "姓名: 李   # 名\r\n  # 电话: 138  # 图1\r\n" in after.decode()
    assert "列: [a, c]   # 列\r\n" in after.decode()


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        # A comment line that proposes the key stays, and the key comes below it.
        (Edit(("我", "电话"), "138"), "我:\n  姓名: 张\n  # 电话: 138  # 图1\n  地址: x\n", '我:\n  姓名: 张\n  # 电话: 138  # 图1\n  电话: "138"\n  地址: x\n'),
        # An asked key without a value keeps its question.
        (Edit(("我", "地址"), "北京"), "我:\n  地址:  # 住哪里？\n", "我:\n  地址: 北京  # 住哪里？\n"),
        # Keys that are missing on the way are made.
        (Edit(("卖家", 0, "主体", "名称"), "某店"), "标题: a\n", "标题: a\n\n卖家:\n  - 主体:\n      名称: 某店\n"),
        # A list within brackets grows there.
        (Edit(("证据", 1), "乙"), "证据: [甲]  # 二\n", "证据: [甲, 乙]  # 二\n"),
        # An entry goes with its lines, its neighbour's comment stays.
        (Edit(("经过", 0), None), "经过:\n  - 一  # 甲\n  # 乙的\n  - 二\n", "经过:\n  # 乙的\n  - 二\n"),
        # The last of a list takes the key with it.
        (Edit(("经过", 0), None), "标题: a\n经过:\n  - 一\n末: b\n", "标题: a\n末: b\n"),
        (Edit(("甲",), None), "甲: 1\n", ""),
        # Several lines stand as a block.
        (Edit(("话",), "一\n二"), "话: 无  # 说\n", "话: |-  # 说\n  一\n  二\n"),
    ],
)  # fmt: skip
def test_it_reads_as_an_author_would_type_it(edit: Edit, before: str, after: str) -> None:
    assert edited(before.encode(), [edit]) == after.encode()


def test_the_same_value_again_changes_no_byte() -> None:
    for content in (*(file.read_bytes() for file in EXAMPLES), HARD.encode()):
        data = data_of(content)
        values = [
            Edit(path, value) for path in paths_of(data) if isinstance(value := value_at(data, path), str)
        ]
        assert edited(content, values) == content


def test_a_file_that_cannot_be_read_is_not_touched() -> None:
    told = edited("标题：a\n卖家: [\n".encode(), [Edit(("标题",), "b")])
    assert isinstance(told, Refused)
    assert "行" in told.message


def test_a_text_with_a_control_character_is_refused() -> None:
    assert isinstance(edited(b"a: b\n", [Edit(("a",), {"x": ("ok", "bad\x07")})]), Refused)


def test_an_empty_file_begins() -> None:
    assert edited(b"", [Edit(("a", "b"), "c")]) == b"a:\n  b: c\n"
    assert edited(b"# x\n", [Edit(("a",), ("b", "c"))]) == b"# x\na: [b, c]\n"
