"""The room 文书 without a browser: papers by channel, what a sentence rests on, changes beside it, the ZIP."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from cases_support import workshop
from machine_support import FULL, SMALL, TODAY, replace_in, with_cases
from several_support import papers_of as several_papers
from several_support import several

from kameng_docs.blocks import words
from kameng_docs.channels.model import AUTHOR
from kameng_docs.compose.origins import Kind, Origin, sentences
from kameng_docs.custody.journal.edits import Edit
from kameng_docs.custody.submitted import sums_of
from kameng_docs.desk.casefile.conflict import Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.papers.basis import rests_of
from kameng_docs.desk.papers.composed import Papers, Placed, basis_of_paper, papers_of
from kameng_docs.desk.papers.leaves import NoPagesError, count_of, picture_of
from kameng_docs.desk.papers.made import bytes_of
from kameng_docs.desk.papers.package import chosen, files_in, harmless, name_of, packed
from kameng_docs.desk.papers.places import edits_of, stated_of, texts_of, verbatim
from kameng_docs.desk.papers.wordings import shown_of
from kameng_docs.disclosure import left_over
from kameng_docs.output import read_manifest
from kameng_docs.pipeline.traced import basis_of

DAY = date.fromisoformat(TODAY)
ASKED = "我向卖家要求退货退款"
TOLD, SAID_NO = "原告向被告要求退款", "对方的原话是不退"


def opened(folder: Path, name: str) -> OpenCase:
    with_cases(folder, name)
    case = Desk(folder / "cases", folder / "out", lambda: DAY).case(name)
    assert case is not None
    return case


def paper(papers: Papers, id_: str) -> Placed:
    found = papers.paper(id_)
    assert found is not None
    assert found.id == id_
    return found


def text(placed: Placed) -> str:
    assert placed.sheet.document is not None
    return "\n".join(words(placed.sheet.document))


def test_papers_stand_in_the_order_of_the_plan_and_are_kept_while_nothing_changes(tmp_path: Path) -> None:
    case = opened(tmp_path, FULL)
    papers = papers_of(case, DAY)
    assert papers_of(case, DAY) is papers
    assert papers.plan is not None
    order = [rung.channel for rung in papers.plan.rungs]
    slugs = [step.slug for step in papers.steps]
    assert slugs == sorted(slugs, key=order.index)
    assert {step.slug: step.state for step in papers.steps}["platform_ticket"] == "现在可以走"
    assert papers.paper("nothing/there") is papers.steps[0].papers[0]


def test_a_case_with_errors_has_no_papers_yet(tmp_path: Path) -> None:
    case = opened(tmp_path, SMALL)
    replace_in(case.file, "实付:", "实际付了:")
    case.refreshed()
    papers = papers_of(case, DAY)
    assert papers.plan is None
    assert papers.steps == ()
    assert papers.paper("") is None


def test_what_is_shown_is_what_the_paper_says(tmp_path: Path) -> None:
    case = opened(tmp_path, FULL)
    for step in papers_of(case, DAY).steps:
        for each in step.papers:
            if each.sheet.document is None:
                continue
            shown = [
                s for block in shown_of(each.sheet.document) for row in block.rows for t in row for s in t
            ]
            said = [s for piece in words(each.sheet.document) for s in sentences(piece)]
            assert shown == said, each.id


def test_a_sentence_shows_its_clause_word_for_word_its_exhibit_and_its_facts(tmp_path: Path) -> None:
    case = opened(tmp_path, FULL)
    pleading = paper(papers_of(case, DAY), "court/statement_of_claim")
    basis = basis_of_paper(pleading)
    own_rule = next(s for s in basis if "第三条写明" in s)
    rests = rests_of(pleading.brief, basis[own_rule])
    assert [each.name for each in rests.clauses] == ["《中华人民共和国民法典》第五百零九条第一款"]
    assert rests.clauses[0].lines == ("当事人应当按照约定全面履行自己的义务。",)
    assert [each.files for each in rests.exhibits] == [("规则页.png",)]
    assert rests.reasons
    assert rests.facts
    claim = next(s for s in basis if s.startswith("1. 判令"))
    asked = rests_of(pleading.brief, basis[claim]).claims
    assert [each.lines[0] for each in asked] == ["68.00元"]
    assert rests_of(pleading.brief, basis["综上，请求判如所请。"]).nothing


def test_a_fact_is_changed_beside_its_sentence_and_the_words_follow(tmp_path: Path) -> None:
    case = opened(tmp_path, FULL)
    papers = papers_of(case, DAY)
    pleading = paper(papers, "court/statement_of_claim")
    assert TOLD in text(pleading)
    (stated,) = stated_of(case, pleading.brief, [Origin(Kind.FACT, ASKED)])
    answer = stated.places[0]
    assert answer.text == "是"
    assert edits_of(stated, {}, case.data) == []
    edits = edits_of(stated, {answer.path: "否"}, case.data)
    assert isinstance(case.apply(edits, case.version), Written)
    after = papers_of(case, DAY)
    assert TOLD not in text(paper(after, "court/statement_of_claim"))


def test_a_bare_answer_gets_room_for_words(tmp_path: Path) -> None:
    case = opened(tmp_path, FULL)
    brief = papers_of(case, DAY).steps[0].papers[0].brief
    case.apply([Edit(("事实", SAID_NO), "是")], case.version)
    (stated,) = stated_of(case, brief, [Origin(Kind.FACT, SAID_NO)])
    answer, quoted = stated.places
    assert edits_of(stated, {answer.path: "否"}, case.data) == [Edit(("事实", SAID_NO), "否")]
    both = edits_of(stated, {answer.path: "是", quoted.path: " 用不了 "}, case.data)
    assert isinstance(case.apply(both, case.version), Written)
    assert case.value(("事实", SAID_NO)) == {"回答": "是", "原话": "用不了"}


def test_orders_events_and_people_are_found_where_they_stand(tmp_path: Path) -> None:
    case = opened(tmp_path, FULL)
    pleading = paper(papers_of(case, DAY), "court/statement_of_claim")
    texts = texts_of(case, pleading.brief)
    plaintiff = next(s for s in basis_of_paper(pleading) if s.startswith("原告："))
    found = verbatim(texts, plaintiff)
    assert found is not None
    assert ("消费者", "户籍地址") in {place.path for place in found.places}
    for place in found.places:
        assert place.text in plaintiff
        assert case.value(place.path) == place.text
    # A word that was chosen from ours is not the author's own.
    assert verbatim(texts, "卡密首次兑换即提示已被使用的") is None
    event = next(o for s in basis_of_paper(pleading).values() for o in s if o.kind is Kind.EVENT)
    (told,) = stated_of(case, pleading.brief, [event])
    assert told.places[0].path[0] == "经过"
    (promise,) = stated_of(case, pleading.brief, [Origin(Kind.PROMISE, "0")])
    assert ("页面承诺", 0, "实际") in {place.path for place in promise.places}
    (order,) = stated_of(case, pleading.brief, [Origin(Kind.ORDER, "0")])
    assert ("交易", 0, "订单号") in {place.path for place in order.places}


def zipped(folder: Path, channel: str = "", *, own: bool = False) -> dict[str, bytes]:
    held = BytesIO()
    files = chosen(files_in(folder), channel, own=own)
    assert packed(folder, files, held) == len(files)
    with ZipFile(held) as archive:
        assert archive.testzip() is None
        assert all(info.flag_bits & 0x800 or info.filename.isascii() for info in archive.infolist())
        assert {info.date_time for info in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.slow
@pytest.mark.parametrize("name", [FULL, "示例-自动续费", "示例-未成年人充值"])
def test_a_zip_holds_what_its_readers_may_see_and_nothing_else(shipped: object, name: str) -> None:
    place: Path = shipped(name)  # type: ignore[operator]
    folder = place / "out" / name
    manifest = read_manifest(folder)
    assert manifest is not None
    case = Desk(place / "cases", place / "out", lambda: DAY).case(name)
    assert case is not None
    brief = case.checked(DAY).brief
    assert brief is not None
    audience = {made.path: made.audience for made in manifest.files}
    every = zipped(folder)
    assert set(every) == {path for path, who in audience.items() if who != AUTHOR}
    assert "00_打开这里.html" not in every
    assert not any(path.startswith("70_原件校验") for path in every)
    assert set(zipped(folder, own=True)) == set(audience)
    for channel in {made.channel for made in manifest.files}:
        for path, data in zipped(folder, channel).items():
            if path.endswith(".txt"):
                assert left_over(data.decode(), brief.secrets, audience[path]) == [], path
    for channel in {made.channel for made in manifest.files}:
        held = zipped(folder, channel)
        for path, data in held.items():
            if path.endswith("附件清单.txt"):
                named = re.findall(r"：(图片/\S+)$", data.decode(), re.MULTILINE)
                missing = [
                    n for n in named if not any(p.startswith(f"{path.rpartition('/')[0]}/{n}") for p in held)
                ]
                assert missing == [], path
    mine = {made.path for made in manifest.files if made.channel == "heimao"}
    assert set(zipped(folder, "heimao")) == {path for path in mine if audience[path] != AUTHOR}
    assert {audience[path] for path in zipped(folder, "heimao")} <= {"public"}
    originals = {file.read_bytes() for file in (place / "cases" / name).iterdir() if "打码" not in file.name}
    assert not originals & set(zipped(folder, "heimao").values())
    assert packed(folder, chosen(files_in(folder)), BytesIO()) == len(every)


def test_copies_of_what_was_sent_and_came_back_go_with_the_authors_own_alone(tmp_path: Path) -> None:
    case = tmp_path / "案"
    for shelf, name in (("已提交", "工单.txt"), ("已收到", "答复.txt")):
        place = case / shelf / "2026-12-01-平台工单"
        place.mkdir(parents=True)
        (place / name).write_text(name, "utf-8")
        (place / "别的.txt").write_text("没有登记过", "utf-8")
        (place / f"{shelf}.sha256").write_bytes(sums_of({name: name.encode()}))
    outside = tmp_path / "外面.txt"
    outside.write_text("外面", "utf-8")
    held = BytesIO()
    assert packed(tmp_path / "out", (), held, case) == 4
    with ZipFile(held) as archive:
        assert set(archive.namelist()) == {
            "已提交/2026-12-01-平台工单/已提交.sha256",
            "已提交/2026-12-01-平台工单/工单.txt",
            "已收到/2026-12-01-平台工单/已收到.sha256",
            "已收到/2026-12-01-平台工单/答复.txt",
        }
    linked = case / "已提交" / "2026-12-01-平台工单" / "工单.txt"
    linked.unlink()
    linked.symlink_to(outside)
    assert packed(tmp_path / "out", (), BytesIO(), case) == 3
    assert packed(tmp_path / "out", (), BytesIO()) == 0


@pytest.mark.slow
def test_nothing_but_what_the_manifest_names_is_given(shipped: object, tmp_path: Path) -> None:
    place: Path = shipped(FULL)  # type: ignore[operator]
    desk = Desk(place / "cases", place / "out", lambda: DAY)
    assert bytes_of(desk, FULL, "10_平台工单/工单.txt")
    for file in (f"../../cases/{FULL}.yaml", "manifest.json", "../manifest.json", "/etc/hostname", ""):
        assert bytes_of(desk, FULL, file) is None
    assert bytes_of(desk, "没有这件", "10_平台工单/工单.txt") is None
    pdf = bytes_of(desk, FULL, "60_法院/01_民事起诉状.pdf")
    assert pdf is not None
    assert count_of(pdf) == 2
    assert picture_of(pdf, 1).startswith(b"\x89PNG")
    for number in (-1, 2):
        with pytest.raises(NoPagesError):
            picture_of(pdf, number)
    with pytest.raises(NoPagesError):
        count_of(b"no pdf")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("10_平台工单/工单.txt", "10_平台工单/工单.txt"),
        ("甲:乙/工?单*.txt", "甲_乙/工_单_.txt"),
        ("con.txt/尾.", "_con.txt/尾_"),
    ],
)
def test_names_open_on_every_system(name: str, made: str) -> None:
    assert harmless(name) == made
    assert name_of("卡密", "10_平台工单", "2026-12-01") == "卡密_10_平台工单_2026-12-01.zip"
    assert name_of("卡密", "", "2026-12-01") == "卡密_2026-12-01.zip"


def test_of_several_sellers_each_sentence_leads_to_the_order_of_its_own(tmp_path: Path) -> None:
    made = several(3, 5, 8)
    file = tmp_path / "试.yaml"
    # JSON is YAML too.
    file.write_text(json.dumps(made.case, ensure_ascii=False, default=str), "utf-8")
    case, led = OpenCase(workshop(), file), 0
    for each in made.sets:
        ticket = next(s for s in several_papers(each)[0] if s.paper.slug == "ticket")
        for origins in basis_of(each.shop, each.seen, ticket, {"sheets": []}).values():
            for origin in origins:
                if origin.kind is not Kind.ORDER:
                    continue
                (stated,) = stated_of(case, each.brief, [origin])
                numbers = {place.text for place in stated.places if place.path[-1] == "订单号"}
                assert numbers == {each.brief.orders[int(origin.name)].order_id}
                led += 1
    assert led >= 3
