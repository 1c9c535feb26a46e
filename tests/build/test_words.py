"""What has changed in papers, in their own words: which sentences, in which papers, shown short."""

from pathlib import Path

import pytest

from kameng_docs.blocks import Document, Paragraph, Run
from kameng_docs.build import Result
from kameng_docs.build.warm import News
from kameng_docs.build.words import Change, changed
from kameng_docs.cli.watching import _Screen, lines_of
from kameng_docs.diagnostics import Diagnostic, Severity


def paper(*paragraphs: str) -> Document:
    return Document(title="某函", blocks=tuple(Paragraph((Run(text),)) for text in paragraphs))


LETTER = paper("我买了月卡，付款15.00元。卡不能用。", "请退款15.00元。")
ELEVEN = tuple(f"渠道·文书{i}" for i in range(11))


def test_only_the_sentence_that_is_otherwise_is_told() -> None:
    now = paper("我买了月卡，付款15.00元。卡不能用。", "请退款16.00元。")
    assert changed({"甲": LETTER, "乙": LETTER}, {"甲": now, "乙": LETTER}) == (
        Change(("甲",), (("请退款15.00元。", "请退款16.00元。"),)),
    )


def test_a_sentence_that_comes_or_goes_stands_alone() -> None:
    longer = paper("我买了月卡，付款15.00元。卡不能用。", "“为什么？”我问了。", "请退款15.00元。")
    (change,) = changed({"甲": LETTER}, {"甲": longer})
    assert change.pairs == (("", "“为什么？”"), ("", "我问了。"))
    (change,) = changed({"甲": longer}, {"甲": LETTER})
    assert change.pairs == (("“为什么？”", ""), ("我问了。", ""))


def test_papers_that_changed_alike_are_told_together_and_others_apart() -> None:
    one, other = paper("我叫王某某。"), paper("我叫赵某某。")
    third, fourth = paper("王某某投诉。"), paper("赵某某投诉。")
    changes = changed({"甲": one, "乙": third, "丙": one}, {"甲": other, "乙": fourth, "丙": other})
    assert [change.papers for change in changes] == [("甲", "丙"), ("乙",)]


def test_a_paper_that_is_there_now_or_no_longer_is_told_as_a_whole() -> None:
    assert changed({"甲": LETTER}, {"乙": LETTER}) == (Change(("乙",), new=True), Change(("甲",), gone=True))


def test_another_setting_of_the_same_words_is_no_change_of_words() -> None:
    strong = Document(title="某函", blocks=(Paragraph((Run("卡不能用。", strong=True),)),))
    (change,) = changed({"甲": paper("卡不能用。")}, {"甲": strong})
    assert list(lines_of("案", (change,))) == ["案：甲：只改了排法，字没有变"]


def test_nothing_changed_is_said_as_well() -> None:
    assert list(lines_of("案", ())) == ["案：要交的文书一个字也没有变"]


def test_a_long_sentence_is_cut_to_what_is_otherwise() -> None:
    before = "这一句前面有许多许多字，一直写到付款的地方，付款15.00元，后面又有许多许多字，一直写到末尾。"
    pair = (before, before.replace("15.00", "115.00"))
    _, was, now = lines_of("案", (Change(("平台工单·工单正文",), (pair,)),))
    assert "15.00元" in was
    assert "115.00元" in now
    assert max(len(was), len(now)) < 50
    assert was.strip().startswith("原：……")
    assert now.strip().startswith("今：……")


def test_what_is_gone_and_what_is_new() -> None:
    told = list(lines_of("案", (Change(("甲",), (("旧的一句。", ""), ("", "新的一句。"))),)))
    assert told == ["案：甲：改了 2 句", "    原：旧的一句。", "    今：（删去）", "    今：新的一句。"]
    told = list(lines_of("案", (Change(("甲",), new=True), Change(("乙",), gone=True))))
    assert told == ["案：甲：新出的", "案：乙：不再出了"]


def test_however_much_changes_the_screen_is_not_flooded() -> None:
    pairs = tuple((f"第{i}句。", f"第{i}句改了。") for i in range(9))
    told = list(lines_of("案", tuple(Change((name,), pairs) for name in ELEVEN)))
    assert len(told) < 40
    assert "另有 7 句" in "\n".join(told)
    assert told[-1] == "案：渠道·文书5、渠道·文书6、渠道·文书7 等 6 种也改了"


WARNING = Diagnostic("rule.made-up", "这里要看一看", severity=Severity.WARNING)
ERROR = Diagnostic("case.made-up", "这里写错了")


def test_a_fault_is_told_once_a_round_and_a_warning_only_when_it_is_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    screen = _Screen(tmp_path)
    news = News("案", (Change(("甲",), new=True),), (WARNING,))
    result = Result("案", 3, rendered=2, diagnostics=(WARNING,))
    told = []
    for each in (
        result,
        result,
        Result("案", diagnostics=(WARNING, ERROR)),
        Result("案", diagnostics=(ERROR,)),
    ):
        if each.made:
            screen.news(news)
        screen.results([each, Result("乙", up_to_date=True)], [])
        told.append(capsys.readouterr().err)
    assert [text.count("这里要看一看") for text in told] == [1, 0, 0, 0]
    assert [text.count("这里写错了") for text in told] == [0, 0, 1, 1]
    assert all("1 个警告" in text for text in told[:3])
    assert "甲：新出的" in told[0].partition("份文件")[0]
    assert "重新排好 2 份" in told[0]
    assert "乙" not in "".join(told)
