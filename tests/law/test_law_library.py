"""The law by date: editions, topics, citations; and the shipped files."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.library import FOLDER, load, read
from kameng_docs.law.listing import ENTRY_FIELDS, citation_as_json, listed, searched, shown, shown_as_text
from kameng_docs.law.model import Citation, Decides
from kameng_docs.law.reading import STATUTES
from kameng_docs.law.reference import parse, written
from kameng_docs.law.seals import check_seals
from kameng_docs.law.topics import TOPICS
from kameng_docs.wording import chinese_numeral

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
LIBRARY = load()

MEASURES = """\
id: sample-measures
title: 示例办法
short: 示例
kind: 部门规章
issuer: 示例部门
editions:
  - adopted: 2020-01-01
    effective: 2020-02-01
    repealed: 2022-01-01
    source: 示例
    checked_on: 2026-11-22
    decided_by: filing
    decided_because: 示例
    numbers_only:
      "7": 后法第八条引此条号
  - adopted: 2021-12-01
    effective: 2022-01-01
    source: 示例
    checked_on: 2026-11-22
    reference: sample
    paragraphs_certain: false
    decided_by: conduct
    decided_because: 示例
    articles:
      "8":
        - text: 有下列情形之一的：
          items:
            - （一）甲；
            - （二）乙。
        - text: 无下列情形之一的：
          items:
            - （一）丙。
      "8-1":
        - text: 之一的文字。
        - text: 之一的第二段。
"""


def cite(reference, on=TODAY):
    citation = LIBRARY.resolve(reference, on)
    assert isinstance(citation, Citation), citation
    return citation


def fault(reference, on=TODAY, library=LIBRARY):
    found = library.resolve(reference, on)
    assert isinstance(found, Diagnostic), found
    return found


@pytest.fixture
def sample(tmp_path):
    (tmp_path / "law" / "statutes").mkdir(parents=True)
    (tmp_path / "law" / "statutes" / "sample-measures.yaml").write_text(MEASURES, "utf-8")
    (tmp_path / "law" / "topics.yaml").write_text(
        "moving.subject:\n  title: 迁移的主题\n  references:\n"
        "    - {from: 2020-02-01, ref: 'sample-measures:7@2020-02-01'}\n"
        "    - {from: 2022-01-01, ref: 'sample-measures:8'}\n",
        "utf-8",
    )
    return read(tmp_path)


# --- the shipped files ---------------------------------------------------------------------------------


def test_every_shipped_file_loads_and_every_quotation_bears_its_seal():
    assert len(LIBRARY.statutes) == len(list((FOLDER / "statutes").glob("*.yaml"))) > 0
    assert check_seals(LIBRARY) == []


def test_items_are_numbered_in_sequence():
    for statute in LIBRARY.statutes.values():
        for edition in statute.editions:
            for article in edition.articles.values():
                for paragraph in article.paragraphs:
                    labels = [re.match("（(.+?)）", item)[1] for item in paragraph.items]
                    assert in_sequence(labels, lists=1 if article.certain else 2), article


def in_sequence(labels, lists):
    """Whether the labels count from 一; where the borders of the 款 were lost, two lists may have run into one."""
    starts = [place for place, label in enumerate(labels) if label == "一"]
    runs = [labels[a:b] for a, b in pairwise([*starts, None])]
    counted = [chinese_numeral(n) for run in runs for n in range(1, len(run) + 1)]
    return labels == counted and len(runs) <= lists


def test_no_two_editions_are_verified_against_the_same_file():
    names = [e.reference for s in LIBRARY.statutes.values() for e in s.editions if e.reference]
    assert len(names) == len(set(names))


def test_an_edition_without_words_is_marked_as_secondary():
    for statute in LIBRARY.statutes.values():
        for edition in statute.editions:
            if not any(article.paragraphs for article in edition.articles.values()):
                assert edition.secondary, (statute.id, edition.effective)


def test_every_topic_resolves_on_both_sides_of_every_switch():
    for topic in LIBRARY.topics.values():
        starts = [day for day, _ in topic.references]
        switches = {e.effective for s in LIBRARY.statutes.values() for e in s.editions}
        days = [*starts, *(d - DAY for d in starts[1:]), *(d for d in switches if d >= starts[0]), TODAY]
        if topic.ended:
            days = [*(day for day in days if day < topic.ended), topic.ended - DAY]
            assert fault(topic.name, topic.ended).code == "law.repealed"
            assert fault(topic.name, topic.ended).hint == topic.after
        for day in days:
            citation = cite(topic.name, day)
            assert citation.topic == topic.name
            assert citation.edition <= day, (topic.name, day)
        assert fault(topic.name, starts[0] - DAY).code == "law.not-in-force"
        printed = [cite(topic.name, day) for day in starts]
        assert len({(c.label, c.edition) for c in printed}) == len(printed), topic.name


def test_the_library_is_read_once():
    assert load() is LIBRARY


# --- dates ---------------------------------------------------------------------------------------------


def test_the_edition_is_that_of_the_day():
    assert LIBRARY.edition("civil-procedure-law", date(2023, 12, 31)).effective == date(2022, 1, 1)
    assert LIBRARY.edition("civil-procedure-law", date(2024, 1, 1)).effective == date(2024, 1, 1)
    assert LIBRARY.edition("ecommerce-law", date(2019, 1, 1)).adopted == date(2018, 8, 31)
    assert LIBRARY.edition("ecommerce-law", date(2018, 12, 31)).code == "law.not-in-force"


def test_a_reference_pins_its_edition_only_where_it_is_not_the_newest():
    assert cite("civil-procedure-law:165", date(2023, 6, 1)).ref == "civil-procedure-law:165@2022-01-01"
    assert cite("civil-procedure-law:165").ref == "civil-procedure-law:165"
    assert cite("civil-procedure-law:165@2024-01-01").ref == "civil-procedure-law:165"


def test_where_only_the_number_is_proven_no_words_are_printed():
    citation = cite("small-claims.scope", date(2021, 12, 31))
    assert citation.label == "《中华人民共和国民事诉讼法》第一百六十二条"
    assert (citation.text, citation.paragraph, citation.secondary) == ("", None, True)
    assert "第二百七十一条" in citation.source
    assert "未收条文" in shown_as_text(citation)
    refused = fault("civil-procedure-law:162.1@2017-07-01", date(2021, 12, 31))
    assert refused.code == "law.unknown-paragraph"
    assert "请只引到条" in refused.hint


def test_a_repealed_edition_is_refused_and_the_right_place_named():
    refused = fault("complaint-report-measures:14@2020-01-01", date(2026, 5, 1))
    assert refused.code == "law.repealed"
    assert "暂行办法" in refused.message
    assert "2026-04-15" in refused.message
    assert "complaint-report-measures:15" in refused.hint
    assert cite("complaint-report-measures:14@2020-01-01", date(2026, 4, 14)).article == "14"


def test_an_edition_not_yet_in_force_is_refused_and_the_right_place_named():
    refused = fault("complaint-report-measures:15@2026-04-15", date(2026, 4, 14))
    assert refused.code == "law.not-in-force"
    assert "complaint-report-measures:14@2020-01-01" in refused.hint


def test_an_old_number_leads_to_where_its_subject_stands_today():
    refused = fault("civil-procedure-law:119")
    assert refused.code == "law.unknown-article"
    assert "第一百一十九条" in refused.message
    assert "civil-procedure-law:122" in refused.hint


@pytest.mark.parametrize(
    ("reference", "code", "hint"),
    [
        ("ecommerce-law:四十九", "law.bad-reference", "ecommerce-law:49.1"),
        ("ecomerce-law:49", "law.unknown-statute", "ecommerce-law"),
        ("small-claim.scope", "law.unknown-topic", "small-claims.scope"),
        ("civil-procedure-law:165@2021-01-01", "law.unknown-edition", "@2022-01-01"),
        ("ecommerce-law:99", "law.unknown-article", "statutes/ecommerce-law.yaml"),
        ("ecommerce-law:49.3", "law.unknown-paragraph", "2 款"),
        ("ecommerce-law:49.1.1", "law.unknown-item", "不分项"),
        ("consumer-law:48.1.10", "law.unknown-item", "9 项"),
    ],
)
def test_what_does_not_exist_is_named(reference, code, hint):
    refused = fault(reference)
    assert refused.code == code
    assert hint in refused.hint
    assert reference.split(":")[0] in refused.message + refused.hint


def test_the_deciding_date_follows_the_transitional_rule():
    conduct, filing = date(2023, 10, 3), date(2026, 11, 22)
    assert LIBRARY.deciding_date("ecommerce-law:49", conduct, filing) == conduct
    assert LIBRARY.deciding_date("small-claims.scope", conduct, filing) == filing
    assert LIBRARY.deciding_date("contract-interpretation:10", conduct, filing) == filing
    # 2023-10-03 lies before the interpretation took effect; as the case is not decided, it applies all the same.
    assert LIBRARY.cite("contract-interpretation:10.3", conduct, filing, "勾选不等于提示").as_of == filing
    refused = LIBRARY.cite("contract-interpretation:10.3", date(2020, 12, 31), filing)
    assert refused.code == "law.not-applicable"
    assert "第六十九条第二款" in refused.hint
    assert LIBRARY.cite("ecommerce-law:49.1", date(2018, 12, 31), filing).code == "law.not-in-force"
    assert LIBRARY.cite("no-such-law:1", conduct, filing).code == "law.unknown-statute"


# --- printing ------------------------------------------------------------------------------------------


def test_a_citation_carries_the_whole_paragraph_with_its_proviso():
    citation = LIBRARY.resolve("ecommerce-law:49.1", date(2026, 10, 3), "合同成立")
    assert citation.label == "《中华人民共和国电子商务法》第四十九条第一款"
    assert citation.short_label == "《电子商务法》第四十九条第一款"
    assert citation.text.endswith("合同成立。当事人另有约定的，从其约定。")
    assert citation_as_json(citation) == {
        "ref": "ecommerce-law:49.1",
        "topic": "",
        "law": "中华人民共和国电子商务法",
        "article": "49",
        "paragraph": 1,
        "item": None,
        "edition": "2019-01-01",
        "as_of": "2026-10-03",
        "purpose": "合同成立",
        "text": citation.text,
    }


def test_an_article_of_one_paragraph_prints_no_paragraph_number():
    assert cite("ecommerce-law:17.1").short_label == "《电子商务法》第十七条"
    assert cite("civil-procedure-law:122.1.2").short_label == "《民事诉讼法》第一百二十二条第二项"
    assert cite("consumer-law:48.1.8").short_label == "《消费者权益保护法》第四十八条第一款第八项"


def test_an_item_comes_with_the_words_it_hangs_on():
    citation = cite("civil-procedure-law:122.1.2")
    assert citation.text == "（二）有明确的被告；"
    assert citation.lead_in == "起诉必须符合下列条件："
    assert "起诉必须符合下列条件：\n（二）" in shown_as_text(citation)


def test_a_whole_article_gives_all_its_paragraphs():
    assert cite("ecommerce-law:49").text.count("\n") == 1
    assert cite("ecommerce-law:49").paragraph is None
    assert "9．超过1000万元至2000万元的部分，按照0.6%交纳；" in cite("litigation-fees:13.1.1").text


def test_where_the_paragraphs_are_uncertain_their_number_is_never_printed(sample):
    citation = cite("complaint-report-measures:10.2@2026-04-15")
    assert citation.label == "《市场监督管理投诉举报处理办法》第十条"
    assert citation.paragraph is None
    assert cite("complaint-report-measures:16.1.2@2026-04-15").label.endswith("第十六条第二项")
    rows = [e for e in listed(LIBRARY, TODAY) if e.ref.startswith("complaint-report-measures:")]
    assert len(rows) > 10
    assert all(row.paragraph is None and "款" not in row.label for row in rows)
    ambiguous = fault("sample-measures:8.1.1", date(2023, 1, 1), sample)
    assert ambiguous.code == "law.unknown-item"
    assert "歧义" in ambiguous.hint


def test_an_item_that_may_hold_the_next_paragraph_is_not_cited_alone(tmp_path):
    glued = '      "9":\n        - text: 有下列情形的：\n          items: [（一）丁；, （二）戊。前款所列另有规定。]\n'
    (tmp_path / "law" / "statutes").mkdir(parents=True)
    (tmp_path / "law" / "topics.yaml").write_text("{}", "utf-8")
    path = tmp_path / "law" / "statutes" / "sample-measures.yaml"
    path.write_text(MEASURES + glued, "utf-8")
    library, on = read(tmp_path), date(2023, 1, 1)
    assert library.resolve("sample-measures:9.1.1", on).text == "（一）丁；"
    refused = fault("sample-measures:9.1.2", on, library)
    assert refused.code == "law.unknown-item"
    assert "可能是下一款" in refused.hint
    path.write_text(MEASURES.replace("paragraphs_certain: false", "certain: []") + glued, "utf-8")
    assert read(tmp_path).resolve("sample-measures:9.1.2", on).label == "《示例办法》第九条第二项"


def test_a_number_that_a_topic_left_behind_is_reused_as_soon_as_another_edition_holds_it(sample, tmp_path):
    assert sample.reused == frozenset()
    path = tmp_path / "law" / "statutes" / "sample-measures.yaml"
    path.write_text(MEASURES + '      "7":\n        - text: 别的事。\n', "utf-8")
    library, on = read(tmp_path), date(2023, 1, 1)
    assert library.reused == {("sample-measures", "7")}
    refused = fault("sample-measures:7", on, library)
    assert refused.code == "law.reused-number"
    assert "moving.subject" in refused.hint
    assert library.resolve("sample-measures:7@2022-01-01", on).text == "别的事。"
    # And the other way round: the number that the topic moved to was taken before.
    path.write_text(MEASURES.replace('"7": 后法', '"8": 某书称第八条说别的事\n      "7": 后法'), "utf-8")
    assert read(tmp_path).reused == {("sample-measures", "8")}


def test_an_inserted_article_is_found_and_printed(sample):
    citation = sample.resolve("sample-measures:8-1", date(2023, 1, 1))
    assert citation.label == "《示例办法》第八条之一"
    assert citation.text == "之一的文字。\n之一的第二段。"


# --- list, show, search --------------------------------------------------------------------------------


def test_the_list_holds_every_paragraph_in_force_once():
    rows = [entry.as_json() for entry in listed(LIBRARY, TODAY)]
    assert len({row["ref"] for row in rows}) == len(rows)
    row = next(row for row in rows if row["ref"] == "ecommerce-law:49.1")
    assert tuple(row) == ENTRY_FIELDS
    assert ENTRY_FIELDS[:7] == ("ref", "topic", "law", "title", "article", "paragraph", "item")
    assert ENTRY_FIELDS[7:] == ("text", "edition", "effective", "repealed", "source", "verified")
    assert row["verified"] is True
    assert (row["law"], row["title"]) == ("中华人民共和国电子商务法", "电子商务法")
    assert (row["article"], row["paragraph"], row["effective"]) == ("49", 1, "2019-01-01")
    # The newest edition is pinned only where an older one holds another subject under that number.
    for row in rows:
        statute, _, place = row["ref"].partition(":")
        assert ("@" in place) == ((statute, row["article"]) in LIBRARY.reused), row["ref"]
    old = {row.ref: row for row in listed(LIBRARY, date(2021, 12, 31))}
    assert old["civil-procedure-law:162@2017-07-01"].topic == "small-claims.scope"
    assert old["civil-procedure-law:162@2017-07-01"].verified is False
    assert "civil-procedure-law:165" not in old


def test_every_listed_reference_resolves_to_the_words_listed():
    for entry in listed(LIBRARY):
        citation = LIBRARY.resolve(entry.ref, entry.effective)
        assert citation.text == entry.text, entry.ref
        assert citation.label == entry.label, entry.ref
        assert citation.ref == entry.ref


def test_the_list_names_the_topic_only_where_it_stands_on_that_article():
    topics = {e.ref: e.topic for e in listed(LIBRARY)}
    assert topics["civil-procedure-law:165.1"] == "small-claims.scope"
    assert topics["complaint-report-measures:15@2026-04-15"] == "complaint.acceptance"
    assert topics["complaint-report-measures:15@2020-01-01"] == "complaint.refusal"
    assert topics["ecommerce-law:49.1"] == ""


def test_show_takes_the_day_the_named_edition_or_today():
    assert shown(LIBRARY, "small-claims.scope", date(2021, 1, 1), TODAY).article == "162"
    assert shown(LIBRARY, "small-claims.scope", None, TODAY).article == "165"
    assert shown(LIBRARY, "complaint-report-measures:14@2020-01-01", None, TODAY).repealed == date(
        2026, 4, 15
    )
    assert shown(LIBRARY, "complaint-report-measures:14@2020-01-01", TODAY, TODAY).code == "law.repealed"


def test_search_finds_words_of_two_characters_labels_and_topics():
    assert "consumer-law:55.1" in {e.ref for e in searched(LIBRARY, "欺诈 三倍", TODAY)}
    assert {e.ref for e in searched(LIBRARY, "消费者权益保护法》第五十五条", TODAY)} >= {
        "consumer-law:55.1",
        "consumer-law:55.2",
    }
    assert {e.ref for e in searched(LIBRARY, "起诉的条件")} == {
        "civil-procedure-law:119@2017-07-01",
        "civil-procedure-law:122@2022-01-01",
        "civil-procedure-law:122",
    }
    assert searched(LIBRARY, "欺诈 没有这样的字", TODAY) == []
    assert searched(LIBRARY, "  ") == []


# --- a file that is wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "made",
    [
        ("id: sample-measures", "id: other", "id: ↑other", "与文件名不同"),
        ("kind: 部门规章", "kind: 规章", "kind: ↑规章", "是不是想写“部门规章”"),
        ("kind: 部门规章", "kind: 部门规章\ncolour: red", "↑colour", "没有“colour”这一项"),
        ("title: 示例办法", "titel: 示例办法", "↑titel", "是不是想写“title”"),
        ("    effective: 2020-02-01\n", "", "- ↑adopted: 2020-01-01", "缺少“effective”"),
        ("effective: 2020-02-01", "effective: 2020-02-30", "effective: ↑2020-02-30", "日期，如"),
        ("    repealed: 2022-01-01\n", "", "- ↑adopted: 2020-01-01", "重叠"),
        ("repealed: 2022-01-01", "repealed: 2022-01-02", "repealed: ↑2022-01-02", "重叠"),
        ("repealed: 2022-01-01", "repealed: 2020-02-01", "repealed: ↑2020-02-01", "不晚于施行日期"),
        ("adopted: 2020-01-01", "adopted: 2020-03-01", "adopted: ↑2020-03-01", "晚于施行日期"),
        ("decided_by: conduct", "decided_by: today", "decided_by: ↑today", "conduct、filing、both"),
        ("decided_by: conduct", "decided_by: both", "decided_by: ↑both", "只能一起写"),
        ("paragraphs_certain: false", "paragraphs_certain: no", "paragraphs_certain: ↑no", "true、false"),
        ("    reference: sample\n", "", 'articles:\n      ↑"8"', "没有可以核对的官方文本"),
        ('"7": 后法第八条引此条号', '"7": ""', '"7": ↑""', "要写一段文字"),
        ("    articles:\n", "    numbers_unproven: {'8': 据说}\n    articles:\n", "{↑'8'", "只留一处"),
        ("    articles:\n", "    certain: ['9']\n    articles:\n", "[↑'9'", "没有收第 9 条"),
        ('"8-1":', '"8-x":', '↑"8-x"', "第…条之一写成 120-1"),
        ('"8-1":', '"8":', '\n      ↑"8":\n        - text: 之一', "写了两次"),
        ("- （二）乙。", "- 乙。", "- ↑乙。", "以全角的（一）开头"),
        ("- （二）乙。", "- (二)乙。", "- ↑(二)乙。", "以全角的（一）开头"),
        ("- （二）乙。", '- "（二）乙。\\n又一行"', '- ↑"（二）乙', "以全角的（一）开头"),
        ("- text: 之一的文字。", "- text: （一）之一的文字。", "text: ↑（一）之一", "写成了一款"),
        ("- text: 之一的文字。", '- text: "之一\u200b的文字。"', 'text: ↑"之一', "看不见的字符"),
        ("- text: 之一的文字。", '- text: "之一的文字。 "', 'text: ↑"之一', "首尾有空白"),
        (
            "- text: 之一的文字。",
            "- text: 之一的文字。\n          seal: abc",
            "seal: ↑abc",
            "law verify --seal",
        ),
        ("- text: 之一的文字。", "- text: 之一的文字。\n          words: 甲", "↑words", "text、items、seal"),
        ("- text: 之一的文字。", "- 之一的文字。", "- ↑之一的文字", "应当是“键: 值”"),
    ],
)
def test_a_wrong_statute_file_is_told_at_its_place(sample, tmp_path, made):
    right, wrong, place, said = made
    assert MEASURES.count(right) >= 1
    path = tmp_path / "law" / "statutes" / "sample-measures.yaml"
    at = MEASURES.rindex(right) if right.startswith("decided_by") else MEASURES.index(right)
    text = MEASURES[:at] + wrong + MEASURES[at + len(right) :]
    path.write_text(text, "utf-8")
    told_once_at(STATUTES.read(tmp_path).faults, text, place, said)


def told_once_at(faults, text, place, said):
    """One fault, at the ↑ of `place`, which stands once in the text."""
    (found,) = faults
    assert said in found.message + found.hint
    before, after = place.split("↑")
    assert text.count(before + after) == 1
    start = text[: text.index(before + after) + len(before)]
    assert (found.at.line, found.at.column) == (start.count("\n") + 1, len(start) - start.rfind("\n"))


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        (
            "scope:\n  title: 甲\n  references: [{from: 2020-01-01, ref: 'sample-measures:8'}]\n",
            "↑scope",
            "small-claims.scope",
        ),
        ("a.b:\n  title: 甲\n  references: []\n", "↑[]", "至少写一项"),
        (
            "a.b:\n  references: [{from: 2020-01-01, ref: 'sample-measures:8'}]\n",
            "↑references",
            "缺少“title”",
        ),
        ("a.b:\n  title: 甲\n  references: [{from: 2020-01-01, ref: x}]\n", "ref: ↑x", "没有叫“x”的条文"),
        (
            "a.b:\n  title: 甲\n  references: [{from: 2020-01-01, ref: 'sample-measures:8'}, {from: 2019-01-01, ref: 'sample-measures:8'}]\n",
            "↑2019-01-01",
            "按日期先后写",
        ),
        (
            "a.b:\n  title: 甲\n  ended: 2020-01-01\n  after: 乙\n  references: [{from: 2020-01-01, ref: 'sample-measures:8'}]\n",
            "ended: ↑2020-01-01",
            "“ended”在最后",
        ),
        (
            "a.b:\n  title: 甲\n  ended: 2021-01-01\n  references: [{from: 2020-01-01, ref: 'sample-measures:8'}]\n",
            "ended: ↑2021-01-01",
            "只能一起写",
        ),
        ("a.b: 甲\n", "↑甲", "应当是“键: 值”"),
        ("- a\n", "↑- a", "应当是“键: 值”"),
        (
            "a.b:\n  title：甲\n  references: [{from: 2020-01-01, ref: 'sample-measures:8'}]\n",
            "title↑：",
            "用了全角冒号",
        ),
    ],
)
def test_a_wrong_topics_file_is_told_at_its_place(sample, tmp_path, content, place, said):
    (tmp_path / "law" / "topics.yaml").write_text(content, "utf-8")
    told_once_at(TOPICS.read(tmp_path).faults, content, place, said)


def test_the_sample_that_the_wrong_files_differ_from_is_right(sample):
    assert list(sample.statutes["sample-measures"].editions[1].articles) == ["8", "8-1"]
    assert sample.statutes["sample-measures"].editions[0].decided_by is Decides.FILING
    assert sample.resolve("moving.subject", date(2021, 12, 31)).text == ""
    assert sample.resolve("moving.subject", date(2022, 1, 1)).text.startswith(
        "有下列情形之一的：\n（一）甲；"
    )
    moved = sample.resolve("sample-measures:7@2020-02-01", TODAY)
    assert moved.code == "law.repealed"
    assert "sample-measures:8" in moved.hint
    pinned = parse("sample-measures:8@2022-01-01")
    assert written(replace(pinned, edition=None)) == "sample-measures:8"
