"""One PDF for each place of the filing site: in order, whole, within the limit, made anew only when it must be."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import evidence_files as make
import pytest
from book_support import texts
from cases_support import DEAD, PROOF, TODAY, Built, built, case_file, order, workshop
from extract import squeezed
from machine_support import times

from kameng_docs.bundle import filing
from kameng_docs.bundle.render import Press, Printed
from kameng_docs.output import MadeFile, read_manifest, sha256

COURT = {"名称": "某某市某某区人民法院"}
FOLDER = "60_法院/网上立案"


def filed(folder: Path, **changes: Any) -> Built:
    exhibits = {name: PROOF | {"名称": name, "文件": [f"{name}.jpg"]} for name in ("图一", "图二")}
    case = (
        case_file(事实=DEAD, 交易=[order(支付单号="4200000000000000000000000001")], 法院=COURT, 证据=exhibits)
        | changes
    )
    files = {f"{name}.jpg": make.jpeg((1200, 1600)) for name in exhibits}
    return built(case, folder, only="court", contents=files)


def names(made: Built) -> list[str]:
    return sorted(path.name for path in (made.folder / FOLDER).glob("*"))


def test_each_place_has_its_papers_in_order(tmp_path: Path) -> None:
    # court.md §4: 0 起诉状 · 1 当事人身份证明 · 2 委托代理手续 · 3 证据目录及证据材料 · 4 送达地址确认书 · 5 其他
    made = filed(tmp_path)
    assert names(made)[:4] == [
        "0_起诉状.pdf",
        "1_当事人身份证明.pdf",
        "3_证据目录及证据材料.pdf",
        "4_送达地址确认书.pdf",
    ]
    proof = texts((made.folder / FOLDER / "3_证据目录及证据材料.pdf").read_bytes())
    apart = [
        texts((made.folder / f"60_法院/{name}.pdf").read_bytes()) for name in ("02_证据目录", "03_证据册")
    ]
    assert [squeezed(page) for page in proof] == [squeezed(page) for pages in apart for page in pages]
    # Of two pleadings that say the same one is handed in.
    claim = (made.folder / FOLDER / "0_起诉状.pdf").read_bytes()
    assert claim == (made.folder / "60_法院/01_民事起诉状_要素式.pdf").read_bytes()


def test_card_keys_are_never_filed_online(tmp_path: Path) -> None:
    key = "QWER-1234-ASDF-5678"
    made = filed(tmp_path, 交易=[order(卡密=[key])])
    for path in (made.folder / FOLDER).glob("*.pdf"):
        assert key not in squeezed("".join(texts(path.read_bytes()))), path.name


def test_without_a_pleading_nothing_is_filed(tmp_path: Path) -> None:
    made = filed(tmp_path, 消费者={"姓名": "张某某"})
    assert (made.folder / "60_法院/03_证据册.pdf").is_file()
    assert not (made.folder / FOLDER).exists()


def test_what_is_too_large_together_goes_in_several_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "MEGABYTE", 1000)
    made = filed(tmp_path)
    assert {"3_证据目录及证据材料_1.pdf", "3_证据目录及证据材料_2.pdf"} <= set(names(made))


def papers(folder: Path) -> list[tuple[MadeFile, bytes]]:
    """A pleading, and two papers of the place for evidence."""
    slugs = ("sales_form", "evidence_list", "evidence_book")
    sizes = zip(slugs, (1, 2, 3), strict=True)
    pieces = [(slug, make.pdf(pages)) for slug, pages in sizes]
    return [
        (MadeFile(f"{slug}.pdf", sha256(data), "court", slug, "pdf", "court", slug), data)
        for slug, data in pieces
    ]


def places(made: Printed) -> list[str]:
    return [file.path.removeprefix(f"{FOLDER}/") for file, _ in made.files]


def test_of_two_pleadings_one_is_filed_and_without_one_nothing(tmp_path: Path) -> None:
    court, press = workshop().channels["court"], Press((), TODAY, tmp_path)
    (form, content), *proof = papers(tmp_path)
    other = replace(form, path="statement_of_claim.pdf", document="statement_of_claim"), make.pdf(4)
    made = filing.filed(court, [other, (form, content), *proof], press)
    assert places(made) == ["0_起诉状.pdf", "3_证据目录及证据材料.pdf"]
    assert made.files[0][1] == content
    assert filing.filed(court, proof, press).files == ()
    # Neither the same paper in another format nor another channel's is a pleading.
    for wrong in (replace(form, format="docx"), replace(form, channel="execution")):
        assert filing.filed(court, [(wrong, content), *proof], press).files == ()


def test_what_lies_there_made_of_the_same_is_taken_as_it_is_and_else_put_together_anew(
    tmp_path: Path,
) -> None:
    court, pieces = workshop().channels["court"], papers(tmp_path)
    first = filing.filed(court, pieces, Press((), TODAY, tmp_path)).files
    for file, data in first:
        (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file.path).write_bytes(data)
    # As a build knows them that was told something else: only the same inputs are taken on trust.
    known = {file.path: replace(file, audience="known") for file, _ in first}

    def audiences(changed: list[tuple[MadeFile, bytes]], *, force: bool = False) -> list[str]:
        press = Press((), TODAY, tmp_path, known, force)
        return [file.audience for file, _ in filing.filed(court, changed, press).files]

    assert audiences(pieces) == ["known", "known"]
    assert audiences(pieces, force=True) == ["court", "court"]
    (form, _), listed, book = pieces
    other = make.pdf(5)
    assert audiences([(replace(form, sha256=sha256(other)), other), listed, book]) == ["court", "known"]
    assert audiences([pieces[0], book, listed]) == ["known", "known"], "the order is the site's"
    (tmp_path / first[1][0].path).write_bytes(b"edited")
    assert audiences(pieces) == ["known", "court"]
    (tmp_path / first[1][0].path).unlink()
    assert audiences(pieces) == ["known", "court"]


@pytest.mark.parametrize(("spare", "files"), [(1, 1), (0, 1), (-1, 2)])
def test_the_limit_itself_is_within_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spare: int, files: int
) -> None:
    pieces = papers(tmp_path)
    monkeypatch.setattr(filing, "MEGABYTE", 1)
    size = sum(len(data) for made, data in pieces if made.document.startswith("evidence"))
    court = replace(workshop().channels["court"], filing_megabytes=size + spare)
    made = filing.filed(court, pieces, Press((), TODAY, tmp_path))
    found = [file.path for file, _ in made.files if "/3_" in file.path]
    name = f"{FOLDER}/3_证据目录及证据材料"
    assert found == ([f"{name}.pdf"] if files == 1 else [f"{name}_1.pdf", f"{name}_2.pdf"])


def test_what_is_over_the_limit_by_itself_goes_alone_and_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = papers(tmp_path)
    monkeypatch.setattr(filing, "MEGABYTE", 1)
    court = replace(workshop().channels["court"], filing_megabytes=1)
    made = filing.filed(court, pieces, Press((), TODAY, tmp_path))
    assert [data for file, data in made.files if "/3_" in file.path] == [data for _, data in pieces[1:]]


def test_nothing_is_put_together_again_when_nothing_changed(tmp_path: Path) -> None:
    before = times(filed(tmp_path).folder)
    again = filed(tmp_path, 经过=[{"时间": "2026-11-04", "事项": "打过电话"}])
    after = times(again.folder)
    same = {path for path in after if path.startswith(FOLDER) and before[path] == after[path]}
    assert f"{FOLDER}/1_当事人身份证明.pdf" in same
    assert f"{FOLDER}/0_起诉状.pdf" not in same
    manifest = read_manifest(again.folder)
    assert manifest is not None
    assert {m.path for m in manifest.files if m.document == "filing"} == {
        f"{FOLDER}/{name}" for name in names(again)
    }
