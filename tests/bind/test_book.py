"""The evidence book as a build makes it: whole, rightly numbered, the same everywhere, made anew only when it must be."""

import re
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import evidence_files as make
import pikepdf
import pytest
from book_support import noise, outline, raws, rendered, screenshot, texts
from cases_support import CONSUMER, DEAD, PROOF, TODAY, Built, built, case_file, order
from extract import squeezed, words_of_docx
from machine_support import python, times, tree
from no_engine import without_an_engine
from tools import need

from kameng_docs.bundle import books

KEY = "QWER-1234-ASDF-5678"
COURT = "60_法院"
BOOK, LIST = f"{COURT}/03_证据册", f"{COURT}/02_证据目录"
# A screenshot of a size that keeps the tests quick.
SMALL = (540, 1170), 22
LAYERS = ("交易证据", "问题证据", "沟通证据", "其他")


def exhibit(title: str, *files: str, **more: Any) -> dict[str, Any]:
    return {**PROOF, "名称": title, "文件": list(files), "证明": "所述事实"} | more


def case_of(exhibits: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """A case with these exhibits, and all that the court's papers need."""
    return case_file(
        事实=DEAD,
        交易=[order(卡密=[KEY])],
        法院={"名称": "某某市某某区人民法院", "为什么是这里": "我的住所地在该区"},
        证据=dict(exhibits),
    )


def specimens(folder: Path) -> dict[str, bytes]:
    """A file of every kind that is accepted, by name; GPS, turned pictures and odd pages among them."""
    films = {
        name: make.film(folder / name, 3, sound=name.endswith("mov")) for name in ("录屏.mp4", "录像.mov")
    }
    voices = {
        "通话.mp3": ("libmp3lame", 16000),
        "通话.m4a": ("aac", 8000),
    }
    recordings = {
        name: make.recording(folder / name, codec, rate=rate) for name, (codec, rate) in voices.items()
    }
    turned = BytesIO()
    with pikepdf.open(BytesIO(make.pdf(2, size=(300, 700)))) as pdf:
        pdf.pages[1].Rotate = 90
        pdf.save(turned)
    return {name: path.read_bytes() for name, path in {**films, **recordings}.items()} | {
        "照片.jpg": make.jpeg(),
        "有地点.jpg": make.jpeg(gps=True),
        "横放.jpg": make.jpeg(turned=6),
        "手机原图.jpg": make.jpeg_of_a_phone(),
        "图.png": make.png(),
        "透明.png": make.png(mode="RGBA"),
        "图.webp": make.webp(),
        "图.heic": make.heic(),
        "图.gif": make.gif(3),
        "扫描.tiff": make.tiff(3),
        "账单.pdf": make.pdf(3),
        "转页.pdf": turned.getvalue(),
        "通话.amr": make.amr(),
        "通话.wav": make.wav(),
        "聊天.csv": make.chat(),
        "聊天.txt": "2026-10-03 21:40 客服\n一经售出概不退款\n".encode("gbk"),
        "邮件.eml": make.mail(),
        "长图.jpg": screenshot("long", (1080, 12000)),
        "电脑.jpg": screenshot("wide", (1920, 1080), 24),
    }  # fmt: skip


def sixty(folder: Path) -> tuple[dict[str, Any], dict[str, bytes]]:
    """A case of sixty exhibits in four groups: one of each kind, the others screenshots, every seventh of several files."""
    contents = specimens(folder)
    exhibits = {}
    for i, name in enumerate([*contents, *(f"截屏{n}.jpg" for n in range(60 - len(contents)))]):
        contents.setdefault(name, screenshot(f"No {i}", *SMALL))
        files = [name]
        if i % 7 == 6:
            files.append(f"续{i}.jpg")
            contents[files[1]] = screenshot(f"more {i}", *SMALL)
        more: dict[str, Any] = {"类别": LAYERS[i % 4]}
        if name.endswith((".mp4", ".mov")):
            more["关键帧"] = ["00:00", "00:01.5"]
        if name.startswith("通话"):
            more["文字稿"] = [{"时间": "00:01", "谁": "客服", "说": "概不退款"}]
        exhibits[f"证{i}"] = exhibit(f"第{i}份：{name}", *files, **more)
    return case_of(exhibits), contents


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, dict[str, bytes], Path]:
    folder = tmp_path_factory.mktemp("sixty")
    case, contents = sixty(folder)
    return built(case, folder, contents=contents), contents, folder


# Pages read back.


def fronts(pdf: bytes) -> int:
    """How many pages stand before the first exhibit."""
    return next(i for i, text in enumerate(texts(pdf)) if re.search(r"第\d+页共\d+页", text))


def stamped(pdf: bytes) -> list[tuple[str, int, int]]:
    """What is stamped on every page of the body: the exhibit, the page, of how many."""
    found = []
    for text in texts(pdf)[fronts(pdf) :]:
        # The stamps are drawn last.
        heads = re.findall(r"证据(\d+-\d+)", text)
        (folio,) = re.findall(r"第(\d+)页共(\d+)页", text)
        found.append((heads[-1], int(folio[0]), int(folio[1])))
    return found


def spans(*pdfs: bytes) -> dict[str, str]:
    """The pages of every exhibit as lists print them, found by looking at each page."""
    pages: dict[str, list[int]] = {}
    for pdf in pdfs:
        for number, page, _ in stamped(pdf):
            pages.setdefault(number, []).append(page)
    assert all(each == list(range(each[0], each[-1] + 1)) for each in pages.values())
    return {n: f"{p[0]}" if p[0] == p[-1] else f"{p[0]}—{p[-1]}" for n, p in pages.items()}


def index(pdf: bytes) -> dict[str, str]:
    """Exhibit → pages, as the index at the front of a book tells: in its last column, below the word for it.

    Between Chinese and figures an engine may set a space: a figure by itself is not yet a page.
    """
    run = subprocess.run(
        [need("pdftotext"), "-bbox", "-enc", "UTF-8", "-l", str(fronts(pdf)), "-", "-"],
        input=pdf, capture_output=True, check=True,
    )  # fmt: skip
    found, number, column = {}, "", 0.0
    for left, word in re.findall(r'<word xMin="([\d.]+)".*?>(.*?)</word>', run.stdout.decode()):
        if word == "页码":
            column = float(left) - 10
        elif re.fullmatch(r"\d+-\d+", word):
            number = word
        elif number and column and float(left) >= column and re.fullmatch(r"\d+(—\d+)?", word):
            found[number], number = word, ""
    return found


def listed(made: Built) -> dict[str, str]:
    """Exhibit → pages, as 证据目录 in plain text tells: in lines, or where a cell is long, in blocks."""
    text = (made.folder / f"{LIST}.txt").read_text("utf-8")
    found = {}
    for line in text.splitlines():
        if "｜" in line and line.startswith("序号"):
            columns = line.split("｜")
        elif match := re.match(r"(\d+-\d+)｜", line):
            row = dict(zip(columns, line.split("｜"), strict=False))
            found[match[1]] = row.get("页码", "")
        elif match := re.fullmatch(r"（\d+）序号：(\d+-\d+)", line):
            found[number := match[1]] = ""
        elif match := re.fullmatch(r"\u3000\u3000页码：(\S+)", line):
            found[number] = match[1]
    return found


def book_of(made: Built, tail: str = "") -> bytes:
    return (made.folder / f"{BOOK}{tail}.pdf").read_bytes()


def codes(made: Built) -> list[str]:
    return [d.code for d in made.result.diagnostics]


def numbers(made: Built) -> list[str]:
    return list(listed(made))


@pytest.mark.slow
def test_sixty_exhibits_of_every_kind_stand_on_the_pages_that_every_list_tells(large) -> None:
    made, _, _ = large
    found = spans(book_of(made))
    assert len(found) == 60
    assert index(book_of(made)) == found
    assert listed(made) == found
    in_word = words_of_docx((made.folder / f"{LIST}.docx").read_bytes())
    for number, pages in found.items():
        assert re.search(rf"{number}第\d+份：.*?所述事实{pages}", in_word), number
    pages = [page for _, page, _ in stamped(book_of(made))]
    assert pages == list(range(1, len(pages) + 1))
    assert {of for _, _, of in stamped(book_of(made))} == {len(pages)}


@pytest.mark.slow
def test_the_book_is_sound_and_every_page_can_be_seen(large, tmp_path: Path) -> None:
    made, _, _ = large
    path = made.folder / f"{BOOK}.pdf"
    checked = subprocess.run([need("qpdf"), "--check", path], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    pages = rendered(path.read_bytes(), 30)
    assert len(pages) == len(texts(path.read_bytes()))
    assert all(page.convert("L").getextrema()[0] < 128 for page in pages)


@pytest.mark.slow
def test_bookmarks_and_page_labels_lead_to_the_exhibits(large) -> None:
    made, _, _ = large
    pdf = book_of(made)
    front, marks = fronts(pdf), outline(pdf)
    titles = list(marks)
    assert (titles[0], marks[titles[0]]) == ("封面和目录", 0)
    starts = {re.match(r"证据(\S+) ", title)[1]: page for title, page in list(marks.items())[1:]}
    assert starts == {n: front + int(span.split("—")[0]) - 1 for n, span in spans(pdf).items()}
    assert "证据1-1 第0份：录屏.mp4" in titles
    with pikepdf.open(BytesIO(pdf)) as book:
        labels = [str(page.label) for page in book.pages]
    assert labels[:front] == ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"][:front]
    assert labels[front:] == [str(n) for n in range(1, len(labels) - front + 1)]


@pytest.mark.slow
def test_jpegs_are_in_the_book_byte_for_byte_but_for_those_that_tell_a_place(large) -> None:
    made, contents, _ = large
    inside = {raw.data for raw in raws(book_of(made)) if raw.packed == "/DCTDecode"}
    jpegs = {name: data for name, data in contents.items() if name.endswith(".jpg")}
    placed = {"有地点.jpg", "手机原图.jpg"}
    assert {name for name, data in jpegs.items() if data not in inside} == placed
    scans = {data[data.rindex(b"\xff\xda") :] for data in inside}
    assert jpegs["有地点.jpg"][jpegs["有地点.jpg"].rindex(b"\xff\xda") :] in scans
    assert not [data for data in inside if b"GPS" in data or b"secret" in data]
    # LATITUDE as EXIF writes it: 30/1 15/1.
    assert not [data for data in inside if bytes.fromhex("0000001e00000001") in data]


@pytest.mark.slow
def test_another_process_and_folder_makes_the_same_bytes(large, tmp_path: Path) -> None:
    made, _, folder = large
    subprocess.run(["cp", "-r", folder / "cases", tmp_path / "cases"], check=True)
    run = python(
        *("-m", "kameng_docs", "build", "试", "--today", str(TODAY)),
        folder=tmp_path,
        TZ="America/New_York",
        LC_ALL="C",
        PYTHONHASHSEED="5",
    )
    assert run.returncode == 0, run.stderr
    assert tree(tmp_path / "out" / "试") == tree(made.folder)


# Made anew only when it must be.

THREE = {
    "甲": exhibit("甲图", "甲.jpg", 类别="交易证据"),
    "乙": exhibit("乙图", "乙.jpg", 类别="问题证据"),
    "丙": exhibit("丙图", "丙.jpg", 类别="问题证据"),
}
PICTURES = {f"{name}.jpg": screenshot(f"No {i}", *SMALL) for i, name in enumerate("甲乙丙丁")}


def made_of(exhibits: Mapping[str, dict[str, Any]], into: Path, **contents: bytes) -> Built:
    files = PICTURES | {name.replace("_", "."): data for name, data in contents.items()}
    return built(case_of(exhibits), into, contents=files, pages=False)


def test_nothing_is_bound_again_when_nothing_changed(tmp_path: Path) -> None:
    made = made_of(THREE, tmp_path)
    before = times(made.folder)
    again = made_of(THREE, tmp_path)
    assert again.result.up_to_date
    assert times(made.folder) == before


@pytest.mark.slow
def test_what_does_not_concern_the_book_leaves_it_and_its_pages(tmp_path: Path) -> None:
    made = made_of(THREE, tmp_path)
    before, path = times(made.folder), f"{BOOK}.pdf"
    case = case_of(THREE) | {"消费者": CONSUMER | {"电话": "13800000008"}}
    again = built(case, tmp_path, contents=PICTURES, pages=False)
    assert "13800000008" in (again.folder / COURT / "01_民事起诉状.txt").read_text("utf-8")
    assert times(made.folder)[path] == before[path]
    assert listed(again) == spans(book_of(again))


@pytest.mark.slow
def test_a_changed_original_is_bound_and_the_others_stay(tmp_path: Path) -> None:
    made = made_of(THREE, tmp_path)
    old = book_of(made)
    other = screenshot("another")
    again = made_of(THREE, tmp_path, 乙_jpg=other)
    assert book_of(again) != old
    inside = [raw.data for raw in raws(book_of(again))]
    assert other in inside
    assert PICTURES["甲.jpg"] in inside
    assert PICTURES["乙.jpg"] not in inside


@pytest.mark.slow
def test_another_title_or_time_of_a_frame_is_bound(tmp_path: Path) -> None:
    film = {"录_mp4": make.film(tmp_path / "录.mp4", 2).read_bytes()}
    first = made_of({"录": exhibit("录屏", "录.mp4", 关键帧=["00:00"])}, tmp_path, **film)
    one = book_of(first)
    two = book_of(made_of({"录": exhibit("录屏", "录.mp4", 关键帧=["00:01"])}, tmp_path, **film))
    three = book_of(made_of({"录": exhibit("录屏二", "录.mp4", 关键帧=["00:01"])}, tmp_path, **film))
    assert len({one, two, three}) == 3


# Numbers.


@pytest.mark.slow
def test_without_one_exhibit_every_paper_is_numbered_anew(tmp_path: Path) -> None:
    whole = made_of(THREE, tmp_path)
    assert listed(whole) == spans(book_of(whole)) == {"1-1": "1", "2-1": "2", "2-2": "3"}
    less = made_of({name: THREE[name] for name in "甲丙"}, tmp_path)
    assert listed(less) == spans(book_of(less)) == index(book_of(less)) == {"1-1": "1", "2-1": "2"}
    for name, text in less.texts().items():
        assert "乙图" not in text, name
        assert "2-2" not in text, name
    assert "证据2-1 丙图" in outline(book_of(less))


@pytest.mark.slow
def test_a_supplement_leaves_what_was_handed_in_as_it_was(tmp_path: Path) -> None:
    first = made_of(THREE, tmp_path)
    old, told = book_of(first), listed(first)
    later = {**THREE, "丁": exhibit("丁图", "丁.jpg", 类别="交易证据", 补充="1")}
    second = made_of(later, tmp_path)
    assert book_of(second) == old
    more = book_of(second, "_补充1")
    assert stamped(more) == [("3-1", 4, 4)]
    assert index(more) == {"3-1": "4"}
    assert listed(second) == {**told, "3-1": "4"}
    assert "补充证据（一）" in texts(more)[0]
    third = made_of({**later, "戊": exhibit("戊图", "甲.jpg", 补充="2")}, tmp_path)
    assert (book_of(third), book_of(third, "_补充1")) == (old, more)
    assert index(book_of(third, "_补充2")) == {"4-1": "5"}


# Volumes.


@pytest.mark.slow
def test_a_limit_makes_volumes_whose_pages_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit = 1_000_000
    exhibits = {f"图{i}": exhibit(f"图{i}", f"{i}.jpg", f"{i}b.jpg") for i in range(6)}
    contents = {f"{i}{b}.jpg": noise(i, (700, 500)) for i in range(6) for b in ("", "b")}
    assert sum(map(len, contents.values())) > limit
    monkeypatch.setattr(books, "LIMIT", limit)
    made = built(case_of(exhibits), tmp_path, only="court", contents=contents, pages=False)
    files = sorted(path.name for path in (made.folder / COURT).glob("03_*"))
    assert len(files) > 1
    assert files == [f"03_证据册_第{i}册.pdf" for i in range(1, len(files) + 1)]
    volumes = [book_of(made, f"_第{i}册") for i in range(1, len(files) + 1)]
    assert max(map(len, volumes)) <= limit
    pages = [page for volume in volumes for _, page, _ in stamped(volume)]
    assert pages == list(range(1, len(pages) + 1))
    assert {of for volume in volumes for _, _, of in stamped(volume)} == {len(pages)}
    assert spans(*volumes) == index(volumes[0]) == listed(made)
    assert len(spans(*volumes)) == 6
    assert index(volumes[1]) == {}
    assert f"第2册，共{len(files)}册" in texts(volumes[1])[0]
    assert {raw.data for volume in volumes for raw in raws(volume)} >= set(contents.values())
    before = times(made.folder)
    case = case_of(exhibits) | {"消费者": CONSUMER | {"电话": "13800000008"}}
    again = built(case, tmp_path, only="court", contents=contents, pages=False)
    after = times(again.folder)
    assert {name for name in after if "证据册" in name and after[name] != before[name]} == set()
    assert listed(again) == index(volumes[0])
    monkeypatch.setattr(books, "LIMIT", 10_000_000)
    whole = built(case_of(exhibits), tmp_path, only="court", contents=contents, pages=False)
    assert [path.name for path in (whole.folder / COURT).glob("03_*")] == ["03_证据册.pdf"]


@pytest.mark.slow
def test_an_exhibit_that_goes_on_in_the_next_volume_is_listed_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{i}.jpg" for i in range(8)]
    contents = {name: noise(i, (1000, 1000)) for i, name in enumerate(names)}
    monkeypatch.setattr(books, "LIMIT", 1_000_000)
    made = built(case_of({"图": exhibit("多图", *names)}), tmp_path, contents=contents, pages=False)
    volumes = [path.read_bytes() for path in sorted((made.folder / COURT).glob("03_*"))]
    assert len(volumes) > 1
    assert listed(made) == index(volumes[0]) == spans(*volumes)


@pytest.mark.slow
def test_one_page_over_the_limit_is_made_lighter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limit, heavy = 1_500_000, noise(1, (4000, 3000), 95)
    assert len(heavy) > limit
    monkeypatch.setattr(books, "LIMIT", limit)
    made = built(
        case_of({"图": exhibit("重图", "重.jpg")}), tmp_path, only="court", contents={"重.jpg": heavy}
    )
    assert len(book_of(made)) <= limit
    assert heavy not in [raw.data for raw in raws(book_of(made))]


# What is told of it.


@pytest.mark.slow
def test_text_too_small_is_warned_of_in_every_build(tmp_path: Path) -> None:
    tiny = {"小_jpg": screenshot("tiny", (3000, 1700), 22)}
    exhibits = {"小": exhibit("小字", "小.jpg")}
    first = made_of(exhibits, tmp_path, **tiny)
    assert codes(first).count("exhibit.small-text") == 1
    (told,) = [d for d in first.result.diagnostics if d.code == "exhibit.small-text"]
    assert told.message.startswith("“小.jpg”印出来字太小")
    assert told.hint == "只截需要的部分，或者分几张截"
    before = times(first.folder)
    case = case_of(exhibits) | {"消费者": CONSUMER | {"电话": "13800000008"}}
    again = built(case, tmp_path, contents={"小.jpg": tiny["小_jpg"]}, pages=False)
    assert times(again.folder)[f"{BOOK}.pdf"] == before[f"{BOOK}.pdf"]
    assert not again.result.up_to_date
    assert codes(again).count("exhibit.small-text") == 1


@pytest.mark.slow
def test_without_an_engine_the_book_is_withheld_and_the_lists_name_no_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as bare:
        without_an_engine(bare)
        made = made_of(THREE, tmp_path)
    assert not (made.folder / f"{BOOK}.pdf").exists()
    told = [d for d in made.result.diagnostics if d.code == "output.cannot-render"]
    assert [d.message for d in told if "03_证据册.pdf" in d.message] == [
        "03_证据册.pdf 没有写出：这台机器缺少 中文宋体或仿宋"
    ]
    assert listed(made) == dict.fromkeys(("1-1", "2-1", "2-2"), "")
    again = made_of(THREE, tmp_path)
    assert listed(again) == spans(book_of(again))


def test_a_locked_pdf_stops_the_case_and_nothing_is_written(tmp_path: Path) -> None:
    made = made_of({"账": exhibit("账单", "账.pdf")}, tmp_path, 账_pdf=make.pdf(password="0" * 4))
    assert "exhibit.encrypted" in codes(made)
    assert not made.folder.exists()


def test_a_character_that_no_font_has_is_named_in_the_book(tmp_path: Path) -> None:
    made = made_of({"甲": exhibit("甲图", "甲.jpg", 来源="某\U00033479站")}, tmp_path)
    assert (made.folder / f"{BOOK}.pdf").exists()
    assert "U+33479" in "".join(texts(book_of(made)))
    assert not [d for d in made.result.diagnostics if d.code == "document.incomplete-layout"]


# Card keys.


def test_card_keys_stand_whole_in_their_own_list_alone(tmp_path: Path) -> None:
    said = [{"时间": "00:01", "谁": "我", "说": f"卡密是{KEY}"}]
    exhibits = {
        **THREE,
        "含": exhibit(f"卡密{KEY}的兑换页", "丁.jpg", 证明=f"{KEY}不能用", 来源=f"兑换{KEY}时截屏"),
        "音": exhibit("通话", "通话.wav", 文字稿=said),
    }
    made = built(case_of(exhibits), tmp_path, contents=PICTURES | {"通话.wav": make.wav()})
    bare = squeezed(KEY)
    whole = {}
    for path in sorted(path for path in (made.folder / COURT).rglob("*") if path.is_file()):
        data = path.read_bytes()
        words = {".pdf": lambda d: "".join(texts(d)), ".docx": words_of_docx}.get(
            path.suffix, lambda d: squeezed(d.decode())
        )(data)
        whole[path.name] = bare in words
        if path.suffix == ".pdf":
            assert all(KEY not in title for title in outline(data))
            with pikepdf.open(BytesIO(data)) as pdf:
                assert KEY not in str(dict(pdf.docinfo))
    assert {name for name, found in whole.items() if found} == {"04_卡密清单.docx", "04_卡密清单.pdf"}
    assert {"01_民事起诉状.pdf", "02_证据目录.docx", "03_证据册.pdf"} <= set(whole)
    for path in made.folder.rglob("*.txt"):
        assert KEY not in path.read_text("utf-8"), path


def test_a_book_of_pictures_imports_no_reader_of_chats_and_bills():
    """They take as long to import as a picture to be laid out."""
    code = (
        "import sys, kameng_docs.bind, kameng_docs.bundle.originals; "
        "print(*(name for name in sys.modules if name.startswith(('kameng_docs.evidence.chat', 'kameng_docs.evidence.bill.'))))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "\n"
    )
