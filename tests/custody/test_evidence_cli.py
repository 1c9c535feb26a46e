"""The command `evidence` as a person types it: what there is, masked pictures, the books, whether originals changed."""

import hashlib
import json
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import evidence_files as specimens
import pikepdf
import pytest
from authority import Authority
from machine_support import (
    FULL,
    SMALL,
    TODAY,
    build,
    copied,
    manifest,
    replace_in,
    run,
    times,
    tree,
    with_cases,
)
from PIL import Image, ImageDraw
from tools import need

from kameng_docs.custody import timestamp

FOLDER = Path("cases") / FULL
CASE = Path("cases") / f"{FULL}.yaml"
OUT = Path("out") / FULL
STAMPS = FOLDER / timestamp.FOLDER
RECORD = OUT / "70_原件校验" / "manifest.csv"
BAD_MASK, SMALL_TEXT = "exhibit.bad-mask", "exhibit.small-text"
RECEIPT = "与客服的聊天记录截图, 文件: 客服聊天.png,"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, FULL, SMALL))
    return tmp_path


@pytest.fixture
def made_here(shipped: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As `here`, and the full case is built already."""
    monkeypatch.chdir(with_cases(copied(shipped(FULL), tmp_path / "made"), SMALL))
    return Path.cwd()


def evidence(command: str, *arguments: str, case: str = FULL):
    day = () if command == "mask" else ("--today", TODAY)
    return run("evidence", command, case, *day, *arguments)


def listed() -> dict:
    told = evidence("list", "--format", "json")
    assert (told.exit_code, told.stderr) == (0, "")
    return json.loads(told.stdout)


# list


def test_list_has_its_documented_shape(here):
    found = listed()
    assert set(found) >= {"exhibits", "missing"}
    keys = {"id", "number", "name", "layer", "file", "sha256", "kind", "pages", "book_pages", "proves"}
    assert len(found["exhibits"]) == 6
    for each in found["exhibits"]:
        assert set(each) == keys
        assert each["sha256"] == hashlib.sha256((FOLDER / each["file"]).read_bytes()).hexdigest()
        assert each["kind"] == "PNG"
    assert [each["number"] for each in found["exhibits"]] == ["1-1", "1-2", "1-3", "1-4", "2-1", "3-1"]


def test_pages_are_null_before_a_build_and_those_of_the_book_after(made_here):
    OUT.rename("别处")
    assert {each["book_pages"] is None for each in listed()["exhibits"]} == {True}
    assert "证据册第" not in evidence("list").stdout
    Path("别处").rename(OUT)
    found = {each["number"]: each["book_pages"] for each in listed()["exhibits"]}
    with pikepdf.open(OUT / "60_法院" / "03_证据册.pdf") as book:
        labels = [str(page.label) for page in book.pages]
    body = [int(label) for label in labels if label.isdigit()]
    assert min(first for first, _ in found.values()) == 1
    assert max(last for _, last in found.values()) == max(body)
    first, last = found["2-1"]
    place = f"第{first}页" if first == last else f"第{first}—{last}页"
    assert f"证据2-1  第一次兑换失败的页面截图（证据册{place}）" in evidence("list").stdout
    # The CSV of the originals tells the same pages.
    row = next(row for row in RECORD.read_text("utf-8-sig").splitlines() if row.startswith("证据2-1,"))
    assert row.endswith(f",{first}" if first == last else f",{first}至{last}")


def test_list_tells_what_is_missing_and_how_to_get_it(here):
    told = evidence("list", case=SMALL)
    assert told.exit_code == 0
    assert "还没有证据。" in told.stdout
    assert "还缺这些" in told.stdout
    assert json.loads(evidence("list", "--format", "json", case=SMALL).stdout)["exhibits"] == []


# mask


def with_mask(text: str, *, named: bool = False) -> None:
    """`text` as 打码 of the chat."""
    more = "公开版: 客服聊天-打码.png, " if named else ""
    replace_in(CASE, RECEIPT, f"{RECEIPT} {more}打码: {text},")


def mask_of(boxes: list[list[int]], into: str = "客服聊天-打码.png", file: str = "客服聊天.png") -> str:
    return f"[{{文件: {file}, 框: {boxes}, 存为: {into}}}]"


def place_of(piece: str) -> str:
    """Line and column of a piece of the case file, as diagnostics tell them."""
    before, _, _ = CASE.read_text("utf-8").partition(piece)
    return f"cases/{FULL}.yaml:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def pixels(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")


def test_the_boxes_are_black_and_all_else_is_as_it_was(here):
    boxes = [[0, 0, 30, 20], [40, 0, 5, 50], [0, 60, 7, 9], [25, 15, 10, 10]]
    with_mask(mask_of(boxes))
    before, known = tree(FOLDER), times(FOLDER)
    made = evidence("mask")
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout == (
        "客服聊天.png → 客服聊天-打码.png（涂黑 4 处）；记得在这份证据里写 公开版: 客服聊天-打码.png\n"
    )
    shown, original = pixels(FOLDER / "客服聊天-打码.png"), pixels(FOLDER / "客服聊天.png")
    for left, top, width, height in boxes:
        original.paste((0, 0, 0), (left, top, left + width, top + height))
    assert shown.tobytes() == original.tobytes()
    after = tree(FOLDER)
    assert set(after) - set(before) == {"客服聊天-打码.png"}
    assert {name: after[name] for name in before} == before
    assert {name: times(FOLDER)[name] for name in known} == known


def test_a_turned_photo_is_masked_as_it_is_shown_and_tells_nothing_more(here):
    (FOLDER / "照片.jpg").write_bytes(specimens.jpeg_of_a_phone())
    replace_in(CASE, RECEIPT, RECEIPT.replace("客服聊天.png", "照片.jpg"))
    replace_in(CASE, RECEIPT.replace("客服聊天.png", "照片.jpg"), (
        RECEIPT.replace("客服聊天.png", "照片.jpg")
        + " 打码: [{文件: 照片.jpg, 框: [[0, 0, 80, 10]], 存为: 照片-打码.png}], 公开版: 照片-打码.png,"
    ))  # fmt: skip
    made = evidence("mask")
    assert (made.exit_code, made.stdout) == (0, "照片.jpg → 照片-打码.png（涂黑 1 处）\n")
    shown = pixels(FOLDER / "照片-打码.png")
    # Stored 120 × 80, held upright.
    assert shown.size == (80, 120)
    assert set(shown.crop((0, 0, 80, 10)).get_flattened_data()) == {(0, 0, 0)}
    content = (FOLDER / "照片-打码.png").read_bytes()
    with Image.open(BytesIO(content)) as picture:
        assert picture.info == {}
        assert not dict(picture.getexif())
    assert specimens.DEVICE.encode() not in content
    names = [
        content[i : i + 4] for i in range(len(content)) if content[i : i + 4] in {b"eXIf", b"iTXt", b"tEXt"}
    ]
    assert names == []


def test_masking_again_is_quiet_and_a_named_version_needs_no_reminder(made_here):
    with_mask(mask_of([[1, 1, 5, 5]]), named=True)
    # The version that 公开版 names is not there yet: mask makes it.
    assert "exhibit.missing" in run("check", FULL, "--today", TODAY).stdout
    assert evidence("mask").stdout == "客服聊天.png → 客服聊天-打码.png（涂黑 1 处）\n"
    first = (FOLDER / "客服聊天-打码.png").read_bytes()
    assert evidence("mask").exit_code == 0
    assert (FOLDER / "客服聊天-打码.png").read_bytes() == first
    assert build(FULL).exit_code == 0
    copy = OUT / "20_黑猫投诉" / "图片" / "证据3-1.png"
    assert pixels(copy).tobytes() == pixels(FOLDER / "客服聊天-打码.png").tobytes()
    assert pixels(copy).getpixel((3, 3)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("box", "why"),
    [
        ([0, 0, 9999, 5], "超出了图片"),
        ([9999, 0, 5, 5], "超出了图片"),
        ([0, 0, 0, 5], "是空的"),
    ],
)
def test_a_box_outside_the_picture_is_told_with_its_place_and_nothing_is_made(here, box, why):
    with_mask(mask_of([[1, 1, 2, 2], box]))
    before = tree(FOLDER)
    told = evidence("mask")
    assert (told.exit_code, told.stdout) == (1, "")
    assert (
        f"{place_of('[[1, 1, 2, 2]')}: 错误 exhibit.bad-box: “客服聊天.png”的打码框 {box} {why}"
        in told.stderr
    )
    assert tree(FOLDER) == before


def test_a_box_of_negative_numbers_is_refused_by_the_case_file(here):
    with_mask(mask_of([[-1, 0, 5, 5]]))
    told = evidence("mask")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "错误 case." in told.stderr


@pytest.mark.parametrize(
    ("into", "why"),
    [
        ("客服聊天.png", "“存为”写的“客服聊天.png”是原件，不能覆盖"),
        # Originals of other exhibits, and on systems that know no case.
        ("订单页.png", "“存为”写的“订单页.png”是原件，不能覆盖"),
        ("订单页.PNG", "“存为”写的“订单页.PNG”是原件，不能覆盖"),
        ("打码.jpg", "打码后的图片要存成 PNG，不能是“打码.jpg”"),
        ("打码", "打码后的图片要存成 PNG，不能是“打码”"),
        ("里面/打码.png", "“存为”不能是“里面/打码.png”"),
        ("../打码.png", "“存为”不能是“../打码.png”"),
        ("/打码.png", "“存为”不能是“/打码.png”"),
        ("'里面\\打码.png'", "“存为”不能是“里面\\打码.png”"),
        ('"打\\0码.png"', "“存为”不能是"),
    ],
)
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_name_that_must_not_be_written_is_refused_even_with_force(here, into, why, force):
    with_mask(mask_of([[1, 1, 5, 5]], into=into))
    before, known = tree(Path()), times(FOLDER)
    told = evidence("mask", *force)
    assert (told.exit_code, told.stdout) == (1, "")
    assert why in told.stderr or "错误 yaml." in told.stderr
    assert why not in told.stderr or f"{place_of(f'{into}}}]')}: 错误 {BAD_MASK}" in told.stderr
    assert (tree(Path()), times(FOLDER)) == (before, known)


def test_another_picture_of_that_name_is_kept_unless_forced(here):
    with_mask(mask_of([[1, 1, 5, 5]]))
    (FOLDER / "客服聊天-打码.png").write_bytes(specimens.png())
    told = evidence("mask")
    assert (told.exit_code, told.stdout) == (1, "")
    assert f"{BAD_MASK}: 已经有“客服聊天-打码.png”，内容不一样，没有覆盖" in told.stderr
    assert (FOLDER / "客服聊天-打码.png").read_bytes() == specimens.png()
    assert evidence("mask", "--force").exit_code == 0
    assert pixels(FOLDER / "客服聊天-打码.png").getpixel((3, 3)) == (0, 0, 0)


def test_two_masks_never_become_one_file(here):
    # The second would take away what the first hid.
    one, other = mask_of([[1, 1, 5, 5]])[1:-1], mask_of([[9, 9, 5, 5]])[1:-1]
    with_mask(f"[{one}, {other}]")
    told = evidence("mask", "--force")
    assert told.exit_code == 1
    assert "有两处“打码”都存为“客服聊天-打码.png”" in told.stderr
    assert pixels(FOLDER / "客服聊天-打码.png").getpixel((3, 3)) == (0, 0, 0)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("没有.png", "exhibit.missing"),
        ("../示例-最简.yaml", "exhibit.outside"),
        ("/etc/hostname", "exhibit.outside"),
        ("坏.png", "exhibit.corrupt"),
        ("文.txt", "exhibit.bad-box"),
    ],
)
def test_what_cannot_be_masked_is_told(here, file, code):
    (FOLDER / "坏.png").write_bytes(specimens.png()[:-40])
    (FOLDER / "文.txt").write_text("文字", "utf-8")
    with_mask(mask_of([[1, 1, 5, 5]], file=file))
    before = tree(FOLDER)
    told = evidence("mask")
    assert (told.exit_code, told.stdout) == (1, "")
    assert f"错误 {code}: " in told.stderr
    assert tree(FOLDER) == before


def test_nothing_to_mask_is_told(here):
    told = evidence("mask")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "没有写“打码”" in told.stderr


def test_one_that_fails_leaves_the_others(here):
    one, other = mask_of([[1, 1, 5, 5]])[1:-1], mask_of([[1, 1, 5, 5]], "二.png", "没有.png")[1:-1]
    with_mask(f"[{other}, {one}]")
    told = evidence("mask")
    assert told.exit_code == 1
    assert told.stdout.startswith("客服聊天.png → 客服聊天-打码.png")
    assert "没有.png" in told.stderr


# verify


def test_before_a_build_there_is_nothing_to_compare(here):
    told = evidence("verify")
    assert told.exit_code == 0
    assert "还没有可比的记录" in told.stdout
    assert "70_原件校验/manifest.csv" in told.stdout


def test_unchanged_originals_are_told_so(made_here):
    told = evidence("verify")
    assert (told.exit_code, told.stdout) == (0, "6 份原件都在，与上次做文书时一样。\n")


def test_one_changed_byte_is_told_by_verify_and_by_the_next_build(made_here):
    book = (OUT / "60_法院" / "03_证据册.pdf").read_bytes()
    # Behind the end of the picture: nobody sees it, the hash does.
    with (FOLDER / "订单页.png").open("ab") as file:
        file.write(b"\0")
    told = evidence("verify")
    assert (told.exit_code, told.stdout) == (1, "订单页.png：变了，与上次做文书时不一样\n")
    again = build(FULL)
    assert again.exit_code == 0
    assert "警告 exhibit.changed: 证据文件“订单页.png”与上次做文书时不一样了" in again.stderr
    assert again.stderr.count("exhibit.changed") == 1
    assert manifest(FULL)["warnings"] == 1
    digest = hashlib.sha256((FOLDER / "订单页.png").read_bytes()).hexdigest()
    assert digest in RECORD.read_text("utf-8-sig")
    # It is the new state of things from now on.
    assert evidence("verify").exit_code == 0
    assert "exhibit.changed" not in build(FULL, "--force").stderr
    assert (OUT / "60_法院" / "03_证据册.pdf").read_bytes()[:5] == book[:5] == b"%PDF-"


def test_a_changed_picture_makes_the_book_anew(made_here):
    book = (OUT / "60_法院" / "03_证据册.pdf").read_bytes()
    (FOLDER / "订单页.png").write_bytes((FOLDER / "规则页.png").read_bytes())
    assert "exhibit.changed" in build(FULL).stderr
    assert (OUT / "60_法院" / "03_证据册.pdf").read_bytes() != book


def test_lost_renamed_and_new_files_are_told(made_here):
    (FOLDER / "订单页.png").unlink()
    (FOLDER / "规则页.png").rename(FOLDER / "规则页2.png")
    (FOLDER / "再取的.png").write_bytes(specimens.png())
    told = evidence("verify")
    assert told.exit_code == 1
    lines = told.stdout.splitlines()
    assert "订单页.png：不见了" in lines
    assert "规则页.png：改名成了 规则页2.png，内容没有变" in lines
    assert "再取的.png：新的，没有一份证据提到它" in lines
    # Nothing else: not the masked versions either, though the case has errors now.
    assert len(lines) == 3
    # The next build refuses, and leaves the papers as they were.
    assert "exhibit.missing" in build(FULL).stderr


def test_a_new_file_alone_alters_nothing(made_here):
    (FOLDER / "再取的.png").write_bytes(specimens.png())
    told = evidence("verify")
    assert (told.exit_code, told.stdout) == (0, "再取的.png：新的，没有一份证据提到它\n")


def test_a_masked_version_is_neither_an_original_nor_new(made_here):
    (FOLDER / "商品页-打码.png").write_bytes(specimens.png())
    told = evidence("verify")
    assert (told.exit_code, told.stdout) == (0, "6 份原件都在，与上次做文书时一样。\n")


def test_a_record_that_is_none_is_told(made_here):
    RECORD.write_text("别的表,不是我们的\n", "utf-8")
    told = evidence("verify")
    assert told.exit_code == 1
    assert "读不懂" in told.stdout


def test_a_changed_record_is_not_believed(made_here):
    digest = hashlib.sha256((FOLDER / "订单页.png").read_bytes()).hexdigest()
    replace_in(RECORD, digest, "0" * 64)
    told = evidence("verify")
    assert (told.exit_code, told.stdout) == (1, "订单页.png：变了，与上次做文书时不一样\n")


# The timestamp.


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    return Authority(need("openssl"), tmp_path_factory.mktemp("authority"))


def test_the_request_is_written_once_and_kept(made_here, authority):
    made = evidence("book")
    assert made.exit_code == 0
    assert f"时间戳申请写在 {STAMPS / '请求.tsq'}" in made.stderr
    first, when = (STAMPS / "请求.tsq").read_bytes(), times(STAMPS)
    again = evidence("book")
    assert again.exit_code == 0
    assert "时间戳申请" not in again.stderr
    assert ((STAMPS / "请求.tsq").read_bytes(), times(STAMPS)) == (first, when)
    # It asks for what 校验说明.txt prints.
    assert build(FULL).exit_code == 0
    (authority.folder / "asked.tsq").write_bytes(first)
    text = authority.run("ts", "-query", "-in", "asked.tsq", "-text")
    dump = "".join(line.split(" - ")[1][:47] for line in text.splitlines() if " - " in line)
    digest = "".join(dump.replace("-", " ").split())
    assert digest in (OUT / "70_原件校验" / "校验说明.txt").read_text("utf-8")
    sums = OUT / "70_原件校验" / "原件校验.sha256"
    assert hashlib.sha256(sums.read_bytes()).hexdigest() == digest


def test_a_reply_is_verified_with_and_without_roots(made_here, authority):
    evidence("book")
    build(FULL)
    (STAMPS / "答复.tsr").write_bytes(authority.reply((STAMPS / "请求.tsq").read_bytes()))
    told = evidence("verify")
    assert told.exit_code == 0
    assert "签名未核，只核对了摘要一致" in told.stdout
    assert "北京时间" in told.stdout
    (STAMPS / "可信根证书").mkdir()
    (STAMPS / "可信根证书" / "根.pem").write_bytes(authority.root)
    told = evidence("verify")
    assert told.exit_code == 0
    assert "某某时间戳有限公司" in told.stdout
    assert "签名已用您放的根证书核对" in told.stdout
    (STAMPS / "可信根证书" / "根.pem").write_text("不是证书", "utf-8")
    told = evidence("verify")
    assert told.exit_code == 1
    assert "时间戳：时间戳/可信根证书/ 里有一份读不出的证书" in told.stdout


def test_a_reply_for_something_else_is_refused_with_words(made_here, authority):
    evidence("book")
    build(FULL)
    (STAMPS / "答复.tsr").write_bytes(authority.reply(timestamp.request("ab" * 32)))
    told = evidence("verify")
    assert told.exit_code == 1
    assert "这份时间戳不是给现在这些证据文件的（摘要不一致）" in told.stdout
    (STAMPS / "答复.tsr").write_bytes(b"<html>")
    assert "时间戳答复读不出来" in evidence("verify").stdout


def test_new_evidence_asks_anew_and_keeps_what_was_asked_and_answered(made_here, authority):
    evidence("book")
    asked = (STAMPS / "请求.tsq").read_bytes()
    answered = authority.reply(asked)
    (STAMPS / "答复.tsr").write_bytes(answered)
    for change in (b"\0", b"\1"):
        with (FOLDER / "订单页.png").open("ab") as file:
            file.write(change)
        assert "时间戳申请写在" in evidence("book").stderr
    assert tree(STAMPS)["以前的1/请求.tsq"] == asked
    assert tree(STAMPS)["以前的1/答复.tsr"] == answered
    assert set(tree(STAMPS)) == {"请求.tsq", "以前的1/请求.tsq", "以前的1/答复.tsr", "以前的2/请求.tsq"}
    build(FULL)
    told = evidence("verify")
    assert (told.exit_code, told.stdout) == (0, "6 份原件都在，与上次做文书时一样。\n")


# book


def test_book_makes_the_papers_of_the_court_alone(here):
    made = evidence("book")
    assert (made.exit_code, made.stdout) == (0, f"{OUT}/60_法院/03_证据册.pdf\n")
    assert {path.parts[0] for path in map(Path, tree(OUT))} == {"60_法院", "manifest.json"}


def test_book_of_a_case_that_no_court_could_take_is_refused_with_reasons(here):
    made = evidence("book", case=SMALL)
    assert (made.exit_code, made.stdout) == (1, "")
    assert "document.missing-particulars" in made.stderr
    assert "没有做成证据册" in made.stderr


def test_a_screenshot_whose_words_come_out_too_small_is_told(made_here):
    # Six thousand pixels wide, in letters of sixteen: printed on A4 these are less than two points high.
    page = Image.new("L", (6000, 4000), 255)
    pen = ImageDraw.Draw(page)
    for top in range(40, 3900, 40):
        for left in range(40, 5900, 20):
            pen.rectangle((left, top, left + 10, top + 16), fill=0)
    page.save(FOLDER / "客服聊天.png")
    made = evidence("book")
    assert made.exit_code == 0
    told = [line for line in made.stderr.splitlines() if SMALL_TEXT in line]
    assert len(told) == 1
    assert "“客服聊天.png”" in told[0]


def images_of(pdf: Path) -> list[bytes]:
    with pikepdf.open(pdf) as book:
        return [
            each.read_bytes() if "/DCTDecode" not in str(each.get("/Filter")) else each.read_raw_bytes()
            for each in book.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]


def test_the_public_book_holds_masked_pictures_only(here):
    masked = specimens.jpeg(comment="备注：某某的秘密".encode(), gps=True, xmp=specimens.XMP_PLACE)
    (FOLDER / "打码.jpg").write_bytes(masked)
    replace_in(CASE, RECEIPT, f"{RECEIPT} 公开版: 打码.jpg,")
    made = evidence("book", "--public")
    assert (made.exit_code, made.stdout) == (0, f"{OUT}/证据册_公开版.pdf\n")
    out_of_it = [line for line in made.stderr.splitlines() if line.startswith("没有放进公开版：")]
    assert len(out_of_it) == 3
    assert "没有放进公开版：订单详情页截图（没有打好码的“公开版”）" in out_of_it
    book = OUT / "证据册_公开版.pdf"
    shown = {hashlib.sha256(data).hexdigest() for data in images_of(book)}
    names = ("商品页-打码.png", "兑换失败-打码.png")
    wanted = {hashlib.sha256(pixels_as_stored(FOLDER / name)).hexdigest() for name in names}
    assert wanted < shown
    assert len(shown) == 3
    plain = uncompressed(book)
    for secret in (specimens.DEVICE, "秘密", "GPSLatitude", "Exif"):
        assert secret.encode() not in plain
    for original in FOLDER.glob("*.png"):
        if "打码" not in original.name:
            assert hashlib.sha256(pixels_as_stored(original)).hexdigest() not in shown, original


def pixels_as_stored(path: Path) -> bytes:
    with Image.open(path) as picture:
        return picture.tobytes()


def uncompressed(pdf: Path) -> bytes:
    with pikepdf.open(pdf) as book:
        written = BytesIO()
        book.save(written, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False,
                  object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return written.getvalue()


def test_what_is_no_picture_stays_out_of_the_public_book(here):
    # Under a black bar in a PDF the words are still there.
    (FOLDER / "打码.pdf").write_bytes(specimens.pdf(1))
    replace_in(CASE, RECEIPT, f"{RECEIPT} 公开版: 打码.pdf,")
    made = evidence("book", "--public")
    assert made.exit_code == 0
    assert "没有放进公开版：与客服的聊天记录截图的 打码.pdf（不是图片：截成图片，打了码再放）" in made.stderr
    assert len(images_of(OUT / "证据册_公开版.pdf")) == 2


def test_without_masked_pictures_there_is_no_public_book_and_no_earlier_one_stays(here):
    assert evidence("book", "--public").exit_code == 0
    text = CASE.read_text("utf-8")
    CASE.write_text("\n".join(line for line in text.split("\n") if "公开版:" not in line), "utf-8")
    made = evidence("book", "--public")
    assert (made.exit_code, made.stdout) == (1, "")
    assert len([line for line in made.stderr.splitlines() if line.startswith("没有放进公开版：")]) == 6
    assert not (OUT / "证据册_公开版.pdf").exists()


def test_colours_under_transparency_and_turned_photos_come_out_as_they_are_shown(made_here):
    hidden = Image.new("RGBA", (20, 10), (200, 10, 10, 0))
    written = BytesIO()
    hidden.save(written, "PNG")
    (FOLDER / "透明.png").write_bytes(written.getvalue())
    (FOLDER / "竖.jpg").write_bytes(specimens.jpeg_of_a_phone())
    replace_in(CASE, RECEIPT, f"{RECEIPT} 公开版: [透明.png, 竖.jpg],")
    assert build(FULL).exit_code == 0
    pictures = OUT / "20_黑猫投诉" / "图片"
    assert set(pixels(pictures / "证据3-1-1.png").get_flattened_data()) == {(255, 255, 255)}
    with Image.open(pictures / "证据3-1-1.png") as clear:
        assert clear.mode == "RGB"
    with Image.open(pictures / "证据3-1-2.png") as upright:
        assert (upright.size, upright.info) == ((80, 120), {})
    assert evidence("book", "--public").exit_code == 0
    red = Image.new("RGB", (20, 10), (200, 10, 10)).tobytes()
    assert not any(red[:30] in data for data in images_of(OUT / "证据册_公开版.pdf"))


def test_a_number_of_somebody_else_in_a_name_stops_nothing(made_here):
    # disclose masks it in running text; the file is found all the same, and no name shows it.
    shutil.copy(FOLDER / "商品页-打码.png", FOLDER / "客服13912349876.png")
    replace_in(CASE, RECEIPT, f"{RECEIPT} 公开版: 客服13912349876.png,")
    assert build(FULL).exit_code == 0
    assert evidence("book", "--public").exit_code == 0
    for name in tree(OUT):
        assert "13912349876" not in name
    assert b"13912349876" not in uncompressed(OUT / "证据册_公开版.pdf")


# What is wrong.


@pytest.mark.parametrize("command", ["list", "book", "mask", "verify"])
def test_a_case_nobody_knows_is_wrong_usage(here, command):
    told = evidence(command, case="示例-最减")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "是不是想写“示例-最简”？" in told.stderr


@pytest.mark.parametrize("command", ["list", "book", "mask"])
def test_a_case_with_an_error_is_told_and_nothing_is_written(here, command):
    replace_in(CASE, "实付: 68.00", "实付: 六十八")
    before = tree(Path())
    told = evidence(command)
    assert (told.exit_code, told.stdout) == (1, "")
    assert f"cases/{FULL}.yaml:" in told.stderr
    assert "case.bad-amount" in told.stderr
    assert tree(Path()) == before
    public = evidence("book", "--public")
    assert (public.exit_code, public.stdout) == (1, "")


def test_verify_compares_though_the_case_has_an_error(made_here):
    replace_in(CASE, "实付: 68.00", "实付: 六十八")
    told = evidence("verify")
    assert (told.exit_code, told.stdout) == (0, "6 份原件都在，与上次做文书时一样。\n")


@pytest.mark.parametrize(("command", "code"), [("list", 1), ("book", 1), ("verify", 1), ("mask", 0)])
def test_a_missing_folder_is_told(made_here, command, code):
    shutil.rmtree(FOLDER)
    told = evidence(command)
    assert told.exit_code == code
    assert ("exhibit.missing" in told.stderr) == (command in {"list", "book"})
    if command == "verify":
        assert told.stdout.count("不见了") == 6
