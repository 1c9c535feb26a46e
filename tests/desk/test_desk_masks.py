"""Bars in hand: kept within the picture, joined with what was read, written as their author would, painted, and told truly."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from machine_support import FULL, TODAY, replace_in, with_cases
from PIL import Image

from kameng_docs.brief import Secret
from kameng_docs.custody.masking import Looked, Picture, bars_edit, public_edit, without_bars
from kameng_docs.desk.casefile.conflict import Conflict, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import loaded
from kameng_docs.desk.lacks import Lacks
from kameng_docs.desk.masking.boxes import by_key, cut, middle, placed, slid
from kameng_docs.desk.masking.drafts import OWN, Draft, Look
from kameng_docs.desk.masking.masks import Job, Masks
from kameng_docs.desk.masking.sheets import Sheet, State, Tone, said_of, told_of
from kameng_docs.desk.masking.sought import sought
from kameng_docs.desk.queue import Queue
from kameng_docs.pipeline import check, open_workshop
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import Bar, Wanted, wanted

SIZE = (400, 1000)
STEP = 5
KEY, PHONE = "卡密", "像电话的"
RULES, CHAT = "规则页/规则页.png", "客服聊天/客服聊天.png"
BOX, OTHER = Box(10, 20, 110, 60), Box(200, 300, 260, 340)


@pytest.fixture
def case(tmp_path: Path) -> OpenCase:
    cases = with_cases(tmp_path, FULL) / "cases"
    return OpenCase(open_workshop(cases), cases / f"{FULL}.yaml")


def sheet_of(masks: Masks, key: str) -> Sheet:
    return next(each for each in masks.sheets().every if each.key == key)


def drawn(masks: Masks, key: str, *boxes: Box) -> Sheet:
    for box in boxes:
        masks.change(key, lambda draft, box=box: draft.changed((), None, Bar(OWN, box)))
    return sheet_of(masks, key)


def confirmed(masks: Masks, case: OpenCase, sheet: Sheet) -> Sheet:
    edit = bars_edit(sheet.picture, sheet.exhibit, sheet.boxes)
    assert isinstance(case.apply([edit], case.version), Written)
    return sheet_of(masks, sheet.key)


def read(masks: Masks, sheet: Sheet, *bars: Bar, left: tuple[Bar, ...] = ()) -> Sheet:
    """As if this had been read of the picture, with the bars in hand painted in it."""
    picture, wanted = replace(sheet.picture, own=sheet.boxes), masks.sheets().wanted
    job = Job(sheet.key, sheet.sought, SIZE, sheet.own, picture, wanted)
    masks._took(job, Looked(picture, bars, left), "")
    return sheet_of(masks, sheet.key)


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (Box(10, 20, 110, 60), Box(10, 20, 110, 60)),
        (Box(110, 60, 10, 20), Box(10, 20, 110, 60)),
        (Box(-50, -1, 30, 2000), Box(0, 0, 30, 1000)),
        (Box(390, 990, 500, 1100), Box(390, 990, 400, 1000)),
        (Box(10, 20, 12, 60), None),
        (Box(500, 20, 600, 60), None),
    ],
)
def test_what_is_drawn_lies_within_the_picture(box: Box, expected: Box | None) -> None:
    assert cut(box, SIZE) == expected


@pytest.mark.parametrize(
    ("key", "resize", "expected"),
    [
        ("ArrowLeft", False, Box(0, 20, 100, 60)),
        ("ArrowDown", False, Box(3, 25, 103, 65)),
        ("ArrowRight", True, Box(3, 20, 108, 60)),
        ("ArrowUp", True, Box(3, 20, 103, 55)),
    ],
)
def test_keys_move_and_resize_but_never_beyond_the_edge(key: str, resize: bool, expected: Box) -> None:
    box = Box(3, 20, 103, 60)
    assert by_key(box, key, SIZE, resize=resize) == expected
    for _ in range(400):
        box = by_key(box, key, SIZE, resize=resize)
    assert cut(box, SIZE) == box
    if not resize:
        assert (box.width, box.height) == (100, 40)


def test_a_bar_is_placed_by_shares_and_pushed_back_whole() -> None:
    assert (
        placed(Box(100, 500, 300, 600), SIZE) == "left:25.0000%;top:50.0000%;width:50.0000%;height:10.0000%"
    )
    assert slid(Box(-20, 980, 80, 1020), SIZE) == Box(0, 960, 100, 1000)
    assert slid(Box(-20, -5, 900, 20), SIZE) == Box(0, 0, 400, 25)
    assert cut(middle(SIZE), SIZE) == middle(SIZE)


def test_proposals_join_the_bars_in_hand_unless_these_cover_them() -> None:
    mine = Draft().changed((), None, Bar(OWN, Box(0, 0, 200, 100)))
    within, beside = Bar(KEY, Box(10, 10, 60, 40)), Bar(PHONE, Box(10, 300, 60, 340))
    joined = mine.read((), Look("1", (), (within, beside)), SIZE)
    assert joined.bars == (Bar(OWN, Box(0, 0, 200, 100)), beside)
    # What an author says needs nothing may need something after all.
    assert not mine.without(()).read((), Look("1", (), (beside,)), SIZE).unneeded
    assert mine.without(()).read((), Look("1"), SIZE).unneeded


def test_bars_of_the_file_and_those_in_hand_are_told_apart() -> None:
    own = (BOX, OTHER)
    assert [bar.box for bar in Draft().shown(own)] == [BOX, OTHER]
    first = Draft().shown(own)[0]
    moved = Draft().changed(own, first, Bar(first.name, Box(20, 20, 120, 60)))
    assert [bar.box for bar in moved.shown(own)] == [Box(20, 20, 120, 60), OTHER]
    # Written, and taken back: what was moved is in hand still, and not there twice.
    assert [bar.box for bar in moved.shown((Box(20, 20, 120, 60), OTHER))] == [Box(20, 20, 120, 60), OTHER]
    assert [bar.box for bar in moved.shown(own)] == [Box(20, 20, 120, 60), OTHER]
    # An editor adds one.
    assert Box(1, 1, 9, 9) in [bar.box for bar in moved.shown((*own, Box(1, 1, 9, 9)))]
    assert [bar.box for bar in moved.changed(own, moved.bars[1], None).shown(own)] == [Box(20, 20, 120, 60)]
    # Two windows took out the same one.
    gone = moved.changed(own, moved.bars[0], None)
    assert gone.changed(own, moved.bars[0], None) == gone


def test_what_is_in_hand_is_kept_and_nothing_is_written(case: OpenCase) -> None:
    before, masks = case.text, Masks(case)
    sheet = drawn(masks, RULES, BOX)
    assert (sheet.state, sheet_of(masks, CHAT).state) == (State.OPEN, State.NEW)
    masks.keep()
    assert case.file.read_text("utf-8") == before
    assert loaded(case.folder).masks[RULES].bars == (Bar(OWN, BOX),)
    assert sheet_of(Masks(case), RULES).boxes == (BOX,)


def test_confirmed_bars_stand_there_as_an_author_types_them(case: OpenCase) -> None:
    before, masks = case.text, Masks(case)
    sheet = confirmed(masks, case, drawn(masks, RULES, BOX, OTHER))
    (line,) = set(case.text.splitlines()) - set(before.splitlines())
    assert (
        "打码: [{文件: 规则页.png, 框: [[10, 20, 100, 40], [200, 300, 60, 40]], 存为: 规则页-打码.png}]"
        in line
    )
    assert (sheet.own, sheet.state) == ((BOX, OTHER), State.CHANGED)
    # One is moved and one taken out: nothing else of the line changes.
    masks.change(RULES, lambda draft: draft.changed(sheet.own, sheet.bars[1], None))
    masks.change(RULES, lambda draft: draft.changed(sheet.own, sheet.bars[0], Bar(OWN, Box(15, 20, 115, 60))))
    confirmed(masks, case, sheet_of(masks, RULES))
    assert line.replace("[[10, 20, 100, 40], [200, 300, 60, 40]]", "[[15, 20, 100, 40]]") in case.text
    case.undo()
    case.undo()
    assert case.text == before
    assert sheet_of(masks, RULES).boxes == (Box(15, 20, 115, 60),)


def test_in_a_block_too(case: OpenCase) -> None:
    replace_in(case.file, "    公开版: 兑换失败-打码.png\n", "")
    case.refreshed()
    masks = Masks(case)
    sheet = confirmed(masks, case, drawn(masks, "兑换失败/兑换失败.png", BOX))
    assert sheet.own == (BOX,)
    assert "        框:\n          - [10, 20, 100, 40]\n" in case.text
    # The name that stands there already is taken for nothing of ours.
    assert sheet.picture.into != "兑换失败-打码.png"


def test_two_who_change_the_same_bars_are_told(case: OpenCase) -> None:
    masks = Masks(case)
    first = confirmed(masks, case, drawn(masks, RULES, BOX))
    saw = case.version
    replace_in(case.file, "框: [[10, 20, 100, 40]]", "框: [[10, 20, 300, 40]]")
    assert isinstance(case.apply([bars_edit(first.picture, first.exhibit, [OTHER])], saw), Conflict)


def test_painted_bars_are_black_and_what_lies_there_is_not_written_over_unasked(case: OpenCase) -> None:
    masks = Masks(case)
    sheet = confirmed(masks, case, drawn(masks, RULES, BOX))
    assert masks.paint(sheet, over=False) == ()
    done = sheet_of(masks, RULES)
    assert (done.state, done.painted, done.public) == (State.DONE, True, False)
    made = case.folder / done.picture.into
    with Image.open(made) as after, Image.open(done.picture.path) as original:
        assert after.getpixel((60, 40)) == (0, 0, 0)
        assert after.getpixel((300, 700)) == original.convert("RGB").getpixel((300, 700))
    Image.new("RGB", (5, 5)).save(made)
    assert not sheet_of(masks, RULES).painted
    assert "没有覆盖" in masks.paint(done, over=False)[0]
    assert masks.paint(done, over=True) == ()
    assert sheet_of(masks, RULES).painted


def test_what_was_looked_at_is_public_and_can_be_taken_back(case: OpenCase) -> None:
    masks = Masks(case)
    sheet = confirmed(masks, case, drawn(masks, RULES, BOX))
    masks.paint(sheet, over=False)
    case.apply([public_edit(sheet.picture, sheet.exhibit, public=True)], case.version)
    public = sheet_of(masks, RULES)
    assert public.public
    assert "公开版: 规则页-打码.png" in case.text
    checked = check(case.shop, case.file, date.fromisoformat(TODAY))
    assert not [each for each in checked.diagnostics if "规则页-打码" in each.message]
    assert checked.brief
    assert next(e for e in checked.brief.exhibits if "条例" in e.title).masked_files == ("规则页-打码.png",)
    case.apply(without_bars(public.picture, public.exhibit), case.version)
    assert ("公开版: 规则页-打码.png" in case.text, "打码: [" in case.text) == (False, False)


def test_a_picture_in_which_nothing_is_to_be_covered_is_public_as_it_is(case: OpenCase) -> None:
    original = case.folder / "规则页.png"
    with Image.open(original) as image:
        image.load()
        noted = image.getexif()
    noted[0x0110] = "某某牌手机"
    image.save(original, exif=noted)
    masks = Masks(case)
    sheet = read(masks, sheet_of(masks, RULES))
    assert sheet.may_be_bare
    assert isinstance(case.apply([bars_edit(sheet.picture, sheet.exhibit, ())], case.version), Written)
    assert "打码: [{文件: 规则页.png, 框: 没有要遮的, 存为: 规则页-公开.png}]" in case.text
    sheet = sheet_of(masks, RULES)
    assert (sheet.state, sheet.may_be_bare) == (State.CHANGED, True)
    assert masks.paint(sheet, over=False) == ()
    sheet = sheet_of(masks, RULES)
    # It was read as it is: that holds for its copy.
    assert (sheet.state, bool(sheet.proof), sheet.may_be_bare) == (State.DONE, True, False)
    assert said_of(sheet) == [("照原样公开；读了 3 遍，没有读到要遮的", Tone.PLAIN)]
    case.apply([public_edit(sheet.picture, sheet.exhibit, public=True)], case.version)
    assert sheet_of(masks, RULES).state is State.PUBLIC
    faults = check(case.shop, case.file, date.fromisoformat(TODAY)).diagnostics
    assert not [each for each in faults if "规则页-公开" in each.message]
    made = case.folder / "规则页-公开.png"
    with Image.open(made) as after, Image.open(original) as before:
        assert (after.convert("RGB").tobytes(), dict(after.getexif())) == (
            before.convert("RGB").tobytes(),
            {},
        )
    # A bar after all, and it is an ordinary one; what was called bare is no more.
    drawn(masks, RULES, BOX)
    assert confirmed(masks, case, sheet_of(masks, RULES)).state is State.CHANGED
    assert "框: [[10, 20, 100, 40]], 存为: 规则页-公开.png" in case.text
    assert case.text.count("没有要遮的") == 0


def test_a_picture_in_which_a_secret_is_read_is_not_public_as_it_is(case: OpenCase) -> None:
    masks = Masks(case)
    sheet = read(masks, sheet_of(masks, CHAT), Bar(KEY, BOX), Bar(PHONE, OTHER))
    assert not sheet.may_be_bare
    # Taking the bars away takes away nothing of what can be read.
    masks.change(CHAT, lambda draft: draft.without((), unneeded=False))
    sheet = sheet_of(masks, CHAT)
    assert (sheet.bars, sheet.may_be_bare) == ((), False)
    assert said_of(sheet) == [("读得到卡密，不能照原样公开：画框遮住，或者不公开这张", Tone.WRONG)]
    # What only looks like a secret is its author's to judge.
    sheet = read(masks, sheet_of(masks, RULES), Bar(PHONE, BOX))
    masks.change(RULES, lambda draft: draft.without((), unneeded=False))
    assert sheet_of(masks, RULES).may_be_bare


def test_what_is_said_of_a_picture_follows_what_was_read(case: OpenCase) -> None:
    masks = Masks(case)
    sheet = read(masks, sheet_of(masks, RULES))
    assert sheet.state is State.NOTHING
    assert said_of(sheet) == [("没有读到要遮的。请自己看一遍；要遮的，自己画框", Tone.DOUBT)]
    sheet = read(masks, sheet_of(masks, CHAT), Bar(KEY, BOX))
    assert (sheet.state, sheet.boxes) == (State.OPEN, (BOX,))
    assert said_of(sheet)[0][0].startswith("读到 1 处：卡密")
    sheet = confirmed(masks, case, sheet)
    masks.paint(sheet, over=False)
    sheet = sheet_of(masks, CHAT)
    # What was read before it was painted proves nothing of what was painted.
    assert (sheet.state, sheet.proof, said_of(sheet)) == (State.DONE, None, [])
    assert said_of(read(masks, sheet)) == [("做好以后又读了 3 遍，没有再读到要遮的", Tone.PLAIN)]
    bare = read(masks, sheet, Bar(KEY, Box(0, 10, 130, 70)), Bar(PHONE, OTHER))
    assert [tone for _, tone in said_of(bare)] == [Tone.WRONG, Tone.DOUBT]
    assert bare.state is State.OPEN
    assert bare.boxes == (BOX, Box(0, 10, 130, 70), OTHER)
    assert bare.proof
    assert bare.proof.surely == (KEY,)


def test_another_picture_or_another_secret_is_not_what_was_read(case: OpenCase) -> None:
    masks = Masks(case)
    assert read(masks, sheet_of(masks, RULES)).look
    replace_in(case.file, "ABCD-EFGH-JKLM-2345", "ABCD-EFGH-JKLM-9999")
    case.refreshed()
    sheet = sheet_of(masks, RULES)
    assert sheet.look is None
    # Why it is read again is told by the name of what is new.
    assert said_of(sheet) == [("读过以后，案件里多了要遮的（卡密）：要再读一遍", Tone.DOUBT)]
    Image.new("RGB", SIZE).save(sheet.picture.path)
    assert (sheet_of(masks, RULES).look, said_of(sheet_of(masks, RULES))) == (None, [])


def test_a_picture_is_read_again_only_for_what_was_not_looked_for(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    Image.new("RGB", SIZE).save(picture)

    def looked_for(*texts: str, published: tuple[str, ...] = ()) -> tuple[Wanted, ...]:
        return wanted([Secret("phone", text) for text in texts], published=published)

    def still(now: tuple[Wanted, ...], *names: str) -> bool:
        bars = tuple(Bar(name, BOX) for name in names)
        return sought(picture, now).read(Look(then.of, bars=bars, sought=then.items))

    one, two = "13800000001", "13900000002"
    then = sought(picture, looked_for(one, two, published=("某某省某某市某某路一号",)))
    assert still(looked_for(one, two, published=("某某省某某市某某路一号",)), "电话1")
    # One number goes: where it was not read, nothing is different, though the other has another name now.
    assert still(looked_for(two, published=("某某省某某市某某路一号",)))
    assert not still(looked_for(two, published=("某某省某某市某某路一号",)), "电话1")
    assert not still(looked_for(one, two, "13700000003", published=("某某省某某市某某路一号",)))
    # What is published may stand; what is no more has to be looked for.
    assert still(looked_for(one, two, published=("某某省某某市某某路一号", "某某省某某市某某街二号")))
    assert not still(looked_for(one, two))
    assert not any(secret in str(then) for secret in (one, two, "某某路"))


def test_what_was_masked_elsewhere_is_read_and_told_by_name(case: OpenCase) -> None:
    masks = Masks(case)
    found = masks.sheets()
    assert [str(each.public.file) for each in found.elsewhere] == ["商品页-打码.png", "兑换失败-打码.png"]
    # The original of such an exhibit is its author's affair.
    assert "商品页/商品页.png" not in [each.key for each in found.every]
    one = found.elsewhere[0]
    assert told_of(one)[1] is Tone.DOUBT
    for bars, tone in (((), Tone.PLAIN), ((Bar(PHONE, BOX),), Tone.DOUBT), ((Bar(KEY, BOX),), Tone.WRONG)):
        picture = Picture(one.public.exhibit, one.public.file, one.public.path, "")
        job = Job(one.key, one.sought, SIZE, (), picture, found.wanted)
        masks._took(job, Looked(picture, bars), "")
        assert told_of(masks.sheets().elsewhere[0])[1] is tone


def test_what_waits_to_be_read_is_told_and_can_be_stopped(
    case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Queue, "_work", lambda _: None)
    masks = Masks(case)
    found = masks.sheets()
    masks.read(found.every[:1], found.wanted)
    first, second = masks.sheets().every[:2]
    assert (first.waiting, second.waiting) == (True, False)
    assert said_of(first)[0][0].startswith("正在读")
    masks.queue.stop()
    assert not masks.sheets().every[0].waiting


def test_a_case_that_lacks_something_says_what(case: OpenCase) -> None:
    replace_in(case.file, "    商品: 视频会员季卡卡密\n", "")
    case.refreshed()
    found = Masks(case).sheets()
    assert (found.every, found.lacks) == ((), Lacks(0, ("第 1 单：缺少“商品”",)))
