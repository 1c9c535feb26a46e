"""附件清单: what it names lies in the package, or is told to be the author's own; no reader gets more of a picture than the matrix says."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from cases_support import PROOF, brief_of, case_file
from machine_support import ROOT, TODAY

from kameng_docs.desk.papers.package import chosen, files_in, packed
from kameng_docs.disclosure import attached, copy_names, pictures_of, policy, unseen_kinds
from kameng_docs.output import MadeFile
from kameng_docs.pipeline import check, open_workshop

CASES = sorted(path.stem for path in (ROOT / "cases").glob("*.yaml"))
CHANNELS = open_workshop(ROOT / "cases").channels
OWN, COPIED = "在 cases/{}/ 里，是您自己的文件，下载的压缩包里没有", "打了码的图在文件夹 {} 里"
LIST, PICTURES = "附件清单", "图片"


def _lists(folder: Path) -> list[MadeFile]:
    return [made for made in files_in(folder) if LIST in made.path]


def _named(line: str) -> list[str]:
    """The files in a line `1. 证据1-1 订单页截图：图片/证据1-1、订单页.png（…）`."""
    return [part.partition("（")[0] for part in line.rpartition("：")[2].split("、")]


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_each_file_of_a_list_lies_in_the_package_or_is_told_as_the_authors_own(case, shipped):
    folder = shipped(case) / "out" / case
    lists = _lists(folder)
    assert lists
    for made in lists:
        text = (folder / made.path).read_text("utf-8")
        with BytesIO() as into:
            packed(folder, chosen(files_in(folder), made.channel), into)
            with ZipFile(into) as archive:
                inside = {name.rpartition(".")[0] for name in archive.namelist()}
        where = made.path.rpartition("/")[0]
        public = made.audience in policy().open
        for line in (line for line in text.splitlines() if line.partition(".")[0].isdigit()):
            if public:
                assert f"{where}/{PICTURES}/{line.rpartition('文件 ')[2].rstrip('）')}" in inside, line
                continue
            for name in _named(line):
                if name.startswith(f"{PICTURES}/"):
                    assert f"{where}/{name}" in inside, line
                    assert COPIED.format(f"{where}/{PICTURES}") in text, made.path
                else:
                    assert (ROOT / "cases" / case / name).is_file(), line
                    assert OWN.format(case) in text, made.path


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_no_reader_but_those_of_the_matrix_is_given_a_picture_that_has_a_copy(case, shipped):
    """Not the picture itself: what was painted over for everybody is there for a reason."""
    folder = shipped(case) / "out" / case
    brief = brief_of_shipped(case)
    raw = {name for exhibit in brief.exhibits if exhibit.masked_files for name in exhibit.files}
    pictures = {name for name in raw if name.endswith((".png", ".jpg"))}
    for made in _lists(folder):
        text = (folder / made.path).read_text("utf-8")
        if made.audience not in policy().originals:
            assert not [name for name in pictures if name in text], made.path


def brief_of_shipped(case):
    found = check(open_workshop(ROOT / "cases"), ROOT / "cases" / f"{case}.yaml", date.fromisoformat(TODAY))
    assert found.brief is not None
    return found.brief


def test_every_channel_whose_readers_see_no_original_makes_copies():
    """The next such channel is found here."""
    lists = [
        (channel, paper) for channel in CHANNELS.values() for paper in channel.papers if LIST in paper.name
    ]
    assert len(lists) > len(CASES)
    for channel, paper in lists:
        assert bool(channel.copies) is (paper.audience not in policy().originals), channel.slug


def test_which_file_goes_to_whom():
    """Of an exhibit of three files with one copy: everybody sees the copy alone, a court the files, a shop the copy and the chat."""
    (exhibit,) = brief_of(case_file(证据={"截图": PROOF})).exhibits
    three = replace(
        exhibit, files=("a.png", "b.PNG", "聊天.txt"), masked_files=("a-打码.png",), pictures=(0, 1),
        masked_pictures=(0,),
    )  # fmt: skip
    (name,) = copy_names(three)
    (court,) = attached((three,), "court", PICTURES)
    assert (court.copies, court.own, court.unpainted) == ((), (0, 1, 2), 0)
    (shop,) = attached((three,), "shop", PICTURES)
    assert (shop.copies, shop.own, shop.unpainted) == ((name,), (2,), 1)
    assert pictures_of(shop, PICTURES) == [f"{PICTURES}/{name}"]
    (everybody,) = attached((three,), "public", PICTURES)
    assert (everybody.copies, everybody.own) == ((name,), ())
    # Where nobody makes copies, or there is none, he looks himself; he is told how many there are.
    for other in (
        attached((three,), "shop", ""),
        attached((replace(three, masked_pictures=()),), "shop", PICTURES),
    ):
        assert (other[0].copies, other[0].own, other[0].unpainted) == ((), (0, 1, 2), 2)
        assert pictures_of(other[0], PICTURES) == ["a.png", "b.PNG"]


def test_what_a_reader_must_not_see_is_named_by_the_matrix():
    # channels.md 7.2: a shop finds an order by its number, and is told no name.
    assert {"卡密", "姓名", "身份证号码"} <= set(unseen_kinds("shop"))
    assert not {"订单号或编号", "支付单号", "电话"} & set(unseen_kinds("shop"))
    assert "姓名" not in unseen_kinds("letter")
