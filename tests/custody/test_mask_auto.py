"""`evidence mask --auto`: which pictures are read, what goes into the case file, what is painted, and what is refused."""

from datetime import date
from pathlib import Path

import pytest
from drawn_keys import drawn
from machine_support import FULL, TODAY, replace_in, run, tree, with_cases
from masks import measured
from PIL import Image

from kameng_docs.case.exhibits import Masking
from kameng_docs.custody import journal, masking
from kameng_docs.custody.masking import Looked, Picture
from kameng_docs.pipeline import open_workshop
from kameng_docs.reading import ocr
from kameng_docs.reading.ocr import Line, Sign
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import Bar, looks

CASE, FOLDER = Path("cases") / f"{FULL}.yaml", Path("cases") / FULL
KEY, ORDER = "ABCD-EFGH-JKLM-2345", "0042610031988"
LEGIBLE = "exhibit.still-legible"
CHAT = "文件: 客服聊天.png"
WIDE, HIGH = 20, 40


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, FULL))
    return tmp_path


@pytest.fixture
def reads(here, monkeypatch):
    """A reader that knows what stands in every picture and sees what is not black. None is small enough to be enlarged."""

    def of(*texts: str, off: int = 0) -> None:
        lines = [line(text, 100, 60 + 70 * i) for i, text in enumerate(texts)]

        def read(image: Image.Image, least: float = 0.5) -> tuple[Line, ...]:
            return tuple(seen for each in lines if (seen := _seen(image.convert("L"), each, off)))

        monkeypatch.setattr(looks, "lines_of", read)
        monkeypatch.setattr(ocr, "available", lambda: True)

    return of


def line(text: str, left: int, top: int) -> Line:
    signs = tuple(
        Sign(c, Box(left + i * WIDE, top, left + (i + 1) * WIDE, top + HIGH))
        for i, c in enumerate(text)
        if not c.isspace()
    )
    return Line(text, Box(left, top, left + len(text) * WIDE, top + HIGH), 0.99, signs)


def _seen(grey: Image.Image, each: Line, off: int) -> Line | None:
    paper = grey.getpixel((2, 2))
    kept = [s for s in each.signs if grey.getpixel((s.box.left + WIDE // 2, s.box.top + HIGH // 2)) == paper]
    placed = tuple(Sign(s.text, s.box._replace(left=s.box.left + off, right=s.box.right + off)) for s in kept)
    if not kept:
        return None
    box = Box(placed[0].box.left, each.box.top, placed[-1].box.right, each.box.bottom)
    return Line("".join(s.text for s in kept), box, 0.99, placed)


def picture(name: str, size: tuple[int, int] = (1300, 400), **how) -> None:
    Image.new("RGB", size, "white").save(FOLDER / name, **how)


def auto(*more: str, today: str = TODAY):
    return run("evidence", "mask", FULL, "--auto", "--today", today, *more)


def black(name: str) -> int:
    """How many pixels are black."""
    with Image.open(FOLDER / name) as image:
        return image.convert("L").histogram()[0]


def test_bars_are_shown_written_and_painted(here, reads):
    picture("客服聊天.png")
    reads(f"亲，卡密：{KEY}", "请收好", f"订单{ORDER}")
    before, text = tree(FOLDER), CASE.read_text("utf-8")
    made = auto("--only", "客服聊天", "--yes")
    assert made.exit_code == 0, made.stderr
    assert "  卡密  框 [" in made.stdout
    assert "  订单号或编号  框 [" in made.stdout
    told = made.stdout.partition("案件文件要这样改")[0]
    assert (KEY in told, ORDER in told) == (False, False)
    assert "没有读到，不等于没有" in made.stderr
    written = CASE.read_text("utf-8")
    changed = [(a, b) for a, b in zip(text.split("\n"), written.split("\n"), strict=True) if a != b]
    assert len(changed) == 1
    assert changed[0][1].startswith(changed[0][0][:-1])
    assert "打码: [{文件: 客服聊天.png, 框: [[" in changed[0][1]
    assert "公开版" not in changed[0][1]
    after = tree(FOLDER)
    assert set(after) - set(before) == {"客服聊天-打码.png"}
    assert black("客服聊天-打码.png") > 19 * WIDE * HIGH
    assert "记得在这份证据里写 公开版: 客服聊天-打码.png" in made.stdout


def test_a_second_run_adds_nothing_and_the_authors_box_stays(here, reads):
    picture("客服聊天.png")
    reads(f"卡密：{KEY}", "电话13812345678")
    own = "打码: [{文件: 客服聊天.png, 框: [[700, 300, 50, 50]], 存为: 遮好.png}]   "
    replace_in(CASE, f"{CHAT}, ", f"{CHAT}, {own}, ")
    first = auto("--yes", "--only", "客服聊天")
    assert first.exit_code == 0, first.stderr
    assert "框: [[700, 300, 50, 50], [" in CASE.read_text("utf-8")
    assert "您画的 1 个框照旧" in first.stdout
    with Image.open(FOLDER / "遮好.png") as image:
        assert image.getpixel((720, 320)) == (0, 0, 0)
    text, seen = CASE.read_text("utf-8"), tree(FOLDER)
    again = auto("--yes", "--only", "客服聊天")
    assert again.exit_code == 0, again.stderr
    assert "没有读到要再遮的" in again.stdout
    assert (CASE.read_text("utf-8"), tree(FOLDER)) == (text, seen)


def test_what_was_painted_before_is_painted_again_and_what_was_not_is_left(here, reads):
    picture("客服聊天.png")
    replace_in(
        CASE, f"{CHAT}, ", f"{CHAT}, 打码: [{{文件: 客服聊天.png, 框: [[700, 300, 5, 5]], 存为: 遮好.png}}], "
    )
    assert run("evidence", "mask", FULL).exit_code == 0
    reads(f"卡密：{KEY}")
    few = black("遮好.png")
    assert auto("--yes", "--only", "客服聊天").exit_code == 0
    assert black("遮好.png") > few + 1000
    picture("遮好.png", (10, 10))
    refused = auto("--yes", "--only", "客服聊天")
    assert refused.exit_code == 1
    assert "exhibit.bad-mask" in refused.stderr
    assert auto("--yes", "--only", "客服聊天", "--force").exit_code == 0


def test_nobody_is_asked_where_nobody_can_answer(here, reads):
    picture("客服聊天.png")
    reads(f"卡密：{KEY}")
    before = tree(Path("cases"))
    told = auto("--only", "客服聊天")
    assert told.exit_code == 2
    assert "加 --yes 再运行一次" in told.stderr
    assert "+  客服聊天:" in told.stdout
    assert tree(Path("cases")) == before


def test_what_can_still_be_read_is_refused_with_its_box(here, reads):
    picture("客服聊天.png", (1600, 400))
    reads(f"卡密：{KEY}", off=700)
    before = tree(Path("cases"))
    told = auto("--only", "客服聊天", "--yes")
    assert told.exit_code == 1
    assert LEGIBLE in told.stderr
    assert "涂过以后还读得到卡密" in told.stderr
    assert KEY not in told.stdout
    assert tree(Path("cases")) == before


def test_nothing_read_is_said_aloud_and_never_called_safe(here, reads):
    picture("客服聊天.png")
    reads("你好", "在吗")
    told = auto("--only", "客服聊天", "--yes")
    assert told.exit_code == 0
    assert "客服聊天.png：没有读到要遮的" in told.stdout
    assert "1 张没有读到要遮的：客服聊天.png" in told.stderr
    assert "请自己看一遍" in told.stderr
    assert not (FOLDER / "客服聊天-打码.png").exists()


def test_a_picture_masked_elsewhere_is_read_too(here, reads):
    picture("商品页-打码.png")
    picture("兑换失败-打码.png")
    reads(f"卡密：{KEY[:7]}")
    told = auto()
    assert told.exit_code == 1
    assert told.stderr.count(LEGIBLE) == 2
    assert "公开版“商品页-打码.png”里还读得到卡密，在框 [" in told.stderr
    row = next(
        i
        for i, each in enumerate(CASE.read_text("utf-8").split("\n"), 1)
        if "公开版: 商品页-打码.png" in each
    )
    assert f"{CASE}:{row}:" in told.stderr
    # What nobody wants to publish is not read, and that is told.
    assert "没有写“打码”“公开版”的证据没有读：规则页、订单页、支付账单、客服聊天" in told.stderr
    reads("卡密：****")
    clean = auto()
    assert clean.exit_code == 0
    assert "公开版 商品页-打码.png：没有读到案件里要遮的内容" in clean.stdout


def test_without_the_reader_the_command_says_what_it_would_add(here, monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    before = tree(Path("cases"))
    told = auto("--yes")
    assert told.exit_code == 1
    assert ocr.WITHOUT in told.stderr
    assert "可以自己在“打码”里写框" in told.stderr
    assert tree(Path("cases")) == before


def test_options_of_reading_belong_to_reading(here):
    assert run("evidence", "mask", FULL, "--only", "商品页").exit_code == 2
    told = auto("--only", "商品叶")
    assert told.exit_code == 2
    assert "是不是想写“商品页”" in told.stderr


# Which pictures.


def jobs(*only: str):
    before = opened()
    return masking.jobs_of(before.case, FOLDER, (), only)


def opened() -> journal.Opened:
    before = journal.opened(open_workshop(Path("cases")), CASE, date.fromisoformat(TODAY))
    assert isinstance(before, journal.Opened)
    return before


def test_where_nothing_is_public_every_picture_is_read(here):
    text = CASE.read_text("utf-8")
    CASE.write_text("\n".join(each for each in text.split("\n") if "公开版:" not in each), "utf-8")
    found = jobs()
    assert {each.exhibit for each in found.pictures} == {
        "商品页",
        "规则页",
        "订单页",
        "支付账单",
        "兑换失败",
        "客服聊天",
    }
    assert found.told == ()
    # Names that are on the disk already belong to somebody.
    assert {each.exhibit: each.into for each in found.pictures}["商品页"] == "图片1-打码.png"


def test_a_public_name_without_a_file_is_the_name_of_what_is_made(here):
    (FOLDER / "商品页-打码.png").unlink()
    replace_in(CASE, "公开版: 商品页-打码.png", "公开版: 给大家看.png")
    (found,) = jobs("商品页").pictures
    assert (found.file, found.into) == ("商品页.png", "给大家看.png")


def test_what_is_no_picture_is_told(here):
    (FOLDER / "录屏.pdf").write_bytes(b"%PDF-1.7\n")
    replace_in(CASE, CHAT, "文件: [客服聊天.png, 录屏.pdf, 不在.png]")
    found = jobs("客服聊天")
    assert [each.file for each in found.pictures] == ["客服聊天.png"]
    assert len(found.told) == 2
    assert "“录屏.pdf”不是图片，没有读" in found.told[0]
    assert "不在.png" in found.told[1]


# The case file.

NEW = Looked(Picture("客服聊天", "客服聊天.png", Path(), "遮好.png"), (Bar("卡密", Box(1, 2, 31, 42)),))
ADDED = Looked(Picture("客服聊天", "客服聊天.png", Path(), "遮好.png", entry=0), NEW.bars)
FLOW = "  客服聊天: {名称: 聊天, 文件: 客服聊天.png, 证明: 拒绝退款MASK}   # 尾\n"
BLOCK = "  客服聊天:   # 头\n    名称: 聊天\n    文件: 客服聊天.png\n    证明: 拒绝退款   # 尾\nMASK\n"
ITEM = "{文件: 客服聊天.png, 框: [[9, 9, 9, 9]], 存为: 遮好.png}"
BARE = "{文件: 客服聊天.png, 框: 没有要遮的, 存为: 遮好.png}"
OTHER = ITEM.replace("客服聊天.png", "别的.png").replace("遮好", "别的")


@pytest.mark.parametrize(
    ("exhibit", "mask", "looked"),
    [
        (FLOW, "", NEW),
        (FLOW, ", 打码: []", NEW),
        (FLOW, ", 打码: ", NEW),
        (FLOW, f", 打码: [{OTHER}]", NEW),
        (FLOW, f", 打码: [{ITEM}]", ADDED),
        (BLOCK, "", NEW),
        (BLOCK, "    打码:\n", NEW),
        (BLOCK, "    打码: []   # 还没有\n", NEW),
        (BLOCK, f"    打码: [{OTHER}]   # 一\n", NEW),
        (BLOCK, f"    打码:\n      - {OTHER}   # 一\n      # 二\n", NEW),
        (BLOCK, f"    打码:\n    - {ITEM}   # 一\n", ADDED),
        (BLOCK, "    打码:\n      - 文件: 客服聊天.png\n        框:\n          - [9, 9, 9, 9]   # 脸\n        存为: 遮好.png\n", ADDED),
        (BLOCK, "    打码:\n      - 文件: 客服聊天.png\n        框:\n          -\n            - 9\n            - 9\n            - 9\n            - 9\n        存为: 遮好.png\n", ADDED),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_nothing_but_the_bars_changes_in_the_file(here, exhibit, mask, looked, ends):
    text = CASE.read_text("utf-8")
    head, _, rest = text.partition("  客服聊天: {")
    text = (head + exhibit.replace("MASK", mask.rstrip("\n")) + rest.partition("\n")[2]).replace("\n", ends)
    CASE.write_bytes(text.encode())
    found = masking.with_bars(opened(), [looked])
    assert isinstance(found, journal.Proposal), found
    made = found.after.decode()
    first = next(i for i, (a, b) in enumerate(zip(made, text, strict=False)) if a != b)
    assert made[:first] + made[first + len(made) - len(text) :] == text
    journal.written(found, None)
    last = opened().case.exhibits["客服聊天"].masking[-1 if looked is NEW else 0]
    assert last.boxes[-1] == (1, 2, 30, 40)
    assert isinstance(last, Masking)
    if looked is ADDED:
        assert last.boxes[0] == (9, 9, 9, 9)


@pytest.mark.parametrize(
    ("exhibit", "mask", "made"),
    [
        (FLOW, f", 打码: [{BARE}]", "框: [[1, 2, 30, 40]], 存为: 遮好.png}]"),
        (BLOCK, "    打码:\n      - 文件: 客服聊天.png\n        框: 没有要遮的   # 看过\n        存为: 遮好.png", "框: [[1, 2, 30, 40]]   # 看过\n"),
    ],
)  # fmt: skip
def test_bars_come_instead_of_the_word_that_there_are_none(here, exhibit, mask, made):
    head, _, rest = CASE.read_text("utf-8").partition("  客服聊天: {")
    CASE.write_text(head + exhibit.replace("MASK", mask) + rest.partition("\n")[2], "utf-8")
    found = masking.with_bars(opened(), [ADDED])
    assert isinstance(found, journal.Proposal), found
    journal.written(found, None)
    assert made in CASE.read_text("utf-8")
    assert opened().case.exhibits["客服聊天"].masking[0].boxes == ((1, 2, 30, 40),)


def test_where_nothing_is_to_be_covered_a_copy_is_made_unless_something_is_read(here, reads):
    picture("客服聊天.png")
    replace_in(CASE, f"{CHAT}, ", f"{CHAT}, 打码: [{BARE}], ")
    reads("你好")
    made = auto("--only", "客服聊天", "--yes")
    assert made.exit_code == 0, made.stderr
    assert "客服聊天.png → 遮好.png（照原样，只去掉了拍摄时间、地点）" in made.stdout
    assert (FOLDER / "遮好.png").is_file()
    assert "框: 没有要遮的" in CASE.read_text("utf-8")
    # Its author is not believed against what can be read.
    reads(f"卡密：{KEY}")
    shown = auto("--only", "客服聊天", "--yes")
    assert shown.exit_code == 0, shown.stderr
    assert "框: [[" in CASE.read_text("utf-8")
    assert black("遮好.png") > 0


# Real reading.


@pytest.mark.slow
def test_a_drawn_key_is_covered_by_reading_it(here):
    """One picture from end to end, two more by the functions: no key can be read after it."""
    pytest.importorskip("rapidocr")
    sample = drawn(8)
    sample.picture.save(FOLDER / "客服聊天.png")
    replace_in(CASE, KEY, sample.key)
    made = auto("--only", "客服聊天", "--yes")
    assert made.exit_code == 0, made.stderr
    assert "  卡密  框 [" in made.stdout
    for number in (201, 233):
        outcome = measured(drawn(number))
        assert (outcome.missed, outcome.read, outcome.refused) == (False, (), False), outcome.picture.told
        assert outcome.bare < 5, outcome.picture.told
