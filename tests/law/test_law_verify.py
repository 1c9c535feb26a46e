"""The library against official texts, and the seals that stand in for them where they are not at hand."""

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kameng_docs.law.library import FOLDER, load, read
from kameng_docs.law.model import Reference
from kameng_docs.law.official import paragraphs_of
from kameng_docs.law.seals import check_seals, normalised, placed, seal_of
from kameng_docs.law.verify import seal, verify

OFFICIAL = Path(__file__).resolve().parents[2].parent / "shared" / "law-reference"
PROVISO = "当事人另有约定的，从其约定。"


@pytest.fixture
def folder(tmp_path):
    """A copy of the library that may be spoilt."""
    copy = tmp_path / "law"
    shutil.copytree(FOLDER / "statutes", copy / "statutes")
    shutil.copy(FOLDER / "topics.yaml", copy)
    return copy


@pytest.fixture
def official(tmp_path):
    """A folder of official texts: the sealed words of the library, in the shape of the reference files."""
    directory = tmp_path / "official"
    directory.mkdir()
    for statute in load().statutes.values():
        for edition in statute.editions:
            if edition.reference:
                texts = {n: "\n".join(p.words for p in a.paragraphs) for n, a in edition.articles.items()}
                content = {"full_title": edition.title, "articles": texts}
                (directory / f"{edition.reference}.json").write_text(json.dumps(content), "utf-8")
    return directory


def spoil(folder, statute, old, new, count=1):
    path = folder / "statutes" / f"{statute}.yaml"
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, count), "utf-8")
    return read(folder.parent)


def only(faults, code, place):
    assert [f.code for f in faults] == [code] * len(faults)
    assert len(faults) == 1, faults
    assert place in faults[0].message
    return faults[0].message


def test_the_library_is_equal_to_the_official_texts():
    if not OFFICIAL.is_dir():
        pytest.skip(f"NOT COMPARED with official texts: {OFFICIAL} does not stand beside the checkout")
    report = verify(OFFICIAL, load())
    assert report.faults == ()
    library = load()
    assert report.paragraphs == len(report.seals) > 500
    assert report.paragraphs == len(every_place(library))
    assert all(seal_of_quotation(library, reference) == s for reference, s in report.seals.items())
    assert report.uncompared == WITHOUT_WORDS


WITHOUT_WORDS = (
    "civil-procedure-law@2017-07-01",
    "consumer-penalty-measures@2015-03-15",
    "people-mediation-law@2011-01-01",
)


def with_words(library):
    return [s for s in library.statutes.values() if any(e.reference for e in s.editions)]


def every_place(library):
    """Every 款 of the library, where it stands."""
    return [
        one
        for statute in library.statutes.values()
        for edition in statute.editions
        for article in edition.articles.values()
        for one in placed(statute, edition, article)
    ]


def seal_of_quotation(library, reference):
    edition = next(
        e for e in library.statutes[reference.statute].editions if e.effective == reference.edition
    )
    return edition.articles[reference.article].paragraphs[reference.paragraph - 1].seal


def test_the_report_counts_what_was_compared(official):
    report = verify(official, load())
    assert report.ok
    editions = [e for s in load().statutes.values() for e in s.editions if e.reference]
    assert report.editions == len(editions)
    assert report.articles == sum(len(e.articles) for e in editions)
    assert report.paragraphs == sum(len(a.paragraphs) for e in editions for a in e.articles.values())
    assert report.lines()[-1] == (
        f"比对 {report.statutes} 部法律、{report.editions} 个版本、{report.articles} 条、"
        f"{report.paragraphs} 款：全部一致"
    )
    assert "civil-procedure-law@2017-07-01" in report.lines()[0]


def test_a_lost_proviso_breaks_both_comparison_and_seal(folder, official):
    library = spoil(folder, "ecommerce-law", PROVISO, "")
    report = verify(official, library)
    assert not report.ok
    message = only(report.faults, "law.differs", "ecommerce-law:49.1@2019-01-01")
    assert "官方“…提交订单成功，合同成立。【当】事人另有约定" in message
    assert message.endswith("合同成立。【】”")
    only(check_seals(library), "law.seal-broken", "ecommerce-law:49.1")


@pytest.mark.parametrize(
    ("change", "place", "shown"),
    [
        (
            ("civil-code", "合同成立，但是当事人", "合同成立但是当事人"),
            "civil-code:491.2",
            "合同成立【，】但是",
        ),
        (
            ("consumer-law", "三倍；增加赔偿", "三倍，增加赔偿"),
            "consumer-law:55.1",
            "官方“…或者接受服务的费用的三倍【；】",
        ),
        (("consumer-law", "不足五百元", "不足五千元"), "consumer-law:55.1", "增加赔偿的金额不足五【千】元"),
        (
            ("civil-procedure-law", "（二）有明确的被告；", "（二）有明确的被告。"),
            "civil-procedure-law:122.1@2022-01-01",
            "有明确的被告【；】⏎（三）",
        ),
    ],
)
def test_one_changed_character_is_found_and_shown(folder, official, change, place, shown):
    library = spoil(folder, *change)
    assert shown in only(verify(official, library).faults, "law.differs", place)
    only(check_seals(library), "law.seal-broken", place)


def test_the_place_of_a_paragraph_counts(folder, official):
    path = folder / "statutes" / "ecommerce-law.yaml"
    text = path.read_text("utf-8")
    entries = re.search(
        r'      "49":\n(        - text: .*\n          seal: .*\n)(        - text: .*\n          seal: .*\n)',
        text,
    )
    path.write_text(text.replace(entries[1] + entries[2], entries[2] + entries[1]), "utf-8")
    library = read(folder.parent)
    places = ["ecommerce-law:49.1@", "ecommerce-law:49.2@"]
    for faults, code in (
        (check_seals(library), "law.seal-broken"),
        (verify(official, library).faults, "law.differs"),
    ):
        assert [f.code for f in faults] == [code] * 2
        assert all(place in f.message for place, f in zip(places, faults, strict=True))


def test_a_paragraph_of_another_edition_or_article_is_found_by_its_seal(folder):
    path = folder / "statutes" / "civil-procedure-law.yaml"
    text = path.read_text("utf-8")
    entry = r'(      "115":\n(?:        .*\n|            .*\n)+)'
    old, new = re.findall(entry, text)
    path.write_text(text.replace(new, old), "utf-8")
    # The 2021 words of article 115, with their 2021 seal, under the edition of 2023.
    only(check_seals(read(folder.parent)), "law.seal-broken", "civil-procedure-law:115.1@2024-01-01")
    path.write_text(text.replace(new, new.replace('"115"', '"116"')), "utf-8")
    broken = check_seals(read(folder.parent))
    assert [f.code for f in broken] == ["law.seal-broken"] * 2
    assert "civil-procedure-law:116.1@2024-01-01" in broken[0].message


def test_a_left_out_and_an_invented_paragraph_are_found(folder, official):
    text = (folder / "statutes" / "ecommerce-law.yaml").read_text("utf-8")
    second = re.search(r'"49":\n.*\n.*\n(        - text: .*\n          seal: .*\n)', text)[1]
    shortened = spoil(folder, "ecommerce-law", second, "")
    # The one that is left bears a seal that says it was the first of two.
    only(check_seals(shortened), "law.seal-broken", "ecommerce-law:49.1")
    assert "库中缺这一款" in only(verify(official, shortened).faults, "law.differs", "ecommerce-law:49.2")
    library = spoil(folder, "ecommerce-law", '      "50":', '        - text: 另有一款。\n      "50":')
    invented = [f.message for f in verify(official, library).faults]
    assert any("ecommerce-law:49.2" in message for message in invented)
    only(check_seals(library), "law.unsealed", "另有一款")


def test_an_item_written_into_its_lead_in_is_found(folder, official):
    text = (folder / "statutes" / "civil-procedure-law.yaml").read_text("utf-8")
    merged = re.search(r"            - （四）属于人民法院受理.*\n", text)[0]
    library = spoil(folder, "civil-procedure-law", merged, "")
    assert "（四）" in only(verify(official, library).faults, "law.differs", "civil-procedure-law:122.1")
    only(check_seals(library), "law.seal-broken", "civil-procedure-law:122.1")


def test_nothing_compared_is_a_failure(tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    for directory in (empty, tmp_path / "nowhere"):
        report = verify(directory, load())
        assert not report.ok
        assert report.paragraphs == 0
        codes = [f.code for f in report.faults]
        assert codes.count("law.nothing-compared") == 1
        assert set(codes) == {"law.reference-missing", "law.nothing-compared"}


def test_a_library_without_words_compares_nothing(tmp_path, official):
    (tmp_path / "bare" / "law" / "statutes").mkdir(parents=True)
    (tmp_path / "bare" / "law" / "topics.yaml").write_text("{}", "utf-8")
    report = verify(official, read(tmp_path / "bare"))
    assert [f.code for f in report.faults] == ["law.nothing-compared"]


def test_a_missing_file_is_a_failure_of_its_edition_alone(official):
    (official / "ecommerce_law_2018.json").unlink()
    report = verify(official, load())
    only(report.faults, "law.reference-missing", "ecommerce_law_2018.json")
    assert report.statutes == len(with_words(load())) - 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{", "law.reference-unreadable"),
        ("[]", "law.reference-unreadable"),
        ('{"articles": {}}', "law.reference-unreadable"),
        ('{"full_title": "中华人民共和国电子商务法", "articles": []}', "law.reference-unreadable"),
        ('{"full_title": "中华人民共和国民法典", "articles": {}}', "law.reference-other"),
    ],
)
def test_a_wrong_official_file_is_named(official, content, code):
    (official / "ecommerce_law_2018.json").write_text(content, "utf-8")
    only(verify(official, load()).faults, code, "ecommerce_law_2018.json")


def test_an_article_that_the_official_text_lacks_is_named(official):
    path = official / "ecommerce_law_2018.json"
    content = json.loads(path.read_text("utf-8"))
    del content["articles"]["49"]
    path.write_text(json.dumps(content), "utf-8")
    only(verify(official, load()).faults, "law.missing-article", "ecommerce-law:49@2019-01-01")


# --- sealing -------------------------------------------------------------------------------------------


def unsealed(folder):
    for path in (folder / "statutes").iterdir():
        path.write_text(re.sub(r"\n +seal: [0-9a-f]{64}", "", path.read_text("utf-8")), "utf-8")


def test_sealing_restores_the_files_byte_for_byte_and_then_changes_nothing(folder, official):
    before = {p.name: p.read_bytes() for p in (folder / "statutes").iterdir()}
    unsealed(folder)
    assert len(check_seals(read(folder.parent))) == verify(official, load()).paragraphs
    report, changed = seal(official, read(folder.parent), folder)
    assert report.ok
    assert sorted(changed) == [f"{s.id}.yaml" for s in with_words(load())]
    assert {p.name: p.read_bytes() for p in (folder / "statutes").iterdir()} == before
    assert seal(official, read(folder.parent), folder)[1] == []


def test_only_equal_paragraphs_are_sealed_and_comments_stay(folder, official):
    unsealed(folder)
    spoil(folder, "ecommerce-law", PROVISO, "")
    library = spoil(folder, "ecommerce-law", "    articles:", "    # 一句注释\r\n    articles:")
    report, _ = seal(official, library, folder)
    assert len(report.faults) == 1
    only(check_seals(read(folder.parent)), "law.unsealed", "ecommerce-law:49.1")
    assert "# 一句注释" in (folder / "statutes" / "ecommerce-law.yaml").read_text("utf-8")


def test_a_wrong_seal_is_replaced_where_the_words_are_right(folder, official):
    path = folder / "statutes" / "ecommerce-law.yaml"
    right = path.read_bytes()
    library = spoil(folder, "ecommerce-law", re.search(rb"seal: (\w+)", right)[1].decode(), "0" * 64)
    only(check_seals(library), "law.seal-broken", "ecommerce-law:")
    assert seal(official, library, folder)[1] == ["ecommerce-law.yaml"]
    assert path.read_bytes() == right


# --- what comparison forgives --------------------------------------------------------------------------


def test_only_white_space_and_the_brackets_of_item_labels_are_forgiven():
    right = "有下列情形之一的：\n（一）甲（乙）；\n（二）丙。"
    assert normalised("有下列 情形之一\u200b的：\n\u3000(一)甲（乙）；\n\n(二) 丙。") == right
    assert normalised("有下列情形之一的：\n（一）甲(乙)；\n（二）丙。") != right
    assert normalised("有下列情形之一的:\n（一）甲（乙）；\n（二）丙。") != right
    assert normalised(right.replace("\n", "")) != right
    here = Reference("sample", "8", 1, edition=date(2020, 1, 1))
    assert seal_of(here, 2, "甲 乙") == seal_of(here, 2, "甲乙") != seal_of(here, 2, "甲、乙")
    for other in (
        replace(here, statute="other"),
        replace(here, article="9"),
        replace(here, paragraph=2),
        replace(here, edition=date(2021, 1, 1)),
    ):
        assert seal_of(other, 2, "甲乙") != seal_of(here, 2, "甲乙")
    assert seal_of(here, 3, "甲乙") != seal_of(here, 2, "甲乙")


def test_lines_become_paragraphs_with_their_items_and_points():
    text = "首款：\n（一）甲：\n1．子；\n2．丑。\n(二)乙。\n第二款。\n1．不是目，自成一款。"
    assert [p.split("\n") for p in paragraphs_of(text)] == [
        ["首款：", "（一）甲：", "1．子；", "2．丑。", "(二)乙。"],
        ["第二款。"],
        ["1．不是目，自成一款。"],
    ]
    # A plain line between two 项 belongs to the first of them: the 项 of a 款 begin with （一）.
    assert paragraphs_of("首款：\n（一）甲：\n甲的说明。\n（二）乙。\n第二款：\n（一）丙。") == [
        "首款：\n（一）甲：\n甲的说明。\n（二）乙。",
        "第二款：\n（一）丙。",
    ]
