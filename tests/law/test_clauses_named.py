"""Clauses of laws in people's own words: read however they are spelt, judged by the day that decides, cut out if wrong."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from kameng_docs.law.clause_faults import Days, Wrong, clause_faults
from kameng_docs.law.clauses_cut import without_wrong
from kameng_docs.law.clauses_named import clauses_named, number_of
from kameng_docs.law.ended_laws import ENDED_LAWS
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation
from kameng_docs.law.reading import article_order
from kameng_docs.wording import chinese_numeral

OFFICIAL = Path(__file__).resolve().parents[2].parent / "shared" / "law-reference"
NOW = Days(date(2026, 11, 1), date(2026, 11, 29))
EDITIONS = [(s.id, e) for s in load().statutes.values() for e in s.editions]


def read(text: str) -> list[str]:
    """The clauses as `statute:number.款.项`, of laws that are not held by their names."""
    return [
        f"{c.law.statute or c.law.name}:{c.number}" + "".join(f".{n}" for n in (c.paragraph, c.item) if n)
        for c in clauses_named(text, ("售后保障条例",))
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("《电子商务法》第九十九条", ["ecommerce-law:99"]),
        ("消保法第99条", ["consumer-law:99"]),
        ("消 保 法 第 ９９ 条", ["consumer-law:99"]),
        ("消\u200b保法第\u200b99条", ["consumer-law:99"]),
        ("《消費者權益保護法》第五十五條第一款", ["consumer-law:55.1"]),
        ("消法55条1款", ["consumer-law:55.1"]),
        ("依据中华人民共和国民法典第1300条", ["civil-code:1300"]),
        ("民法典（2020年）第五百七十七条", ["civil-code:577"]),
        ("民诉法第一百二十二条第（四）项", ["civil-procedure-law:122.4"]),
        ("刑法第二百八十七条之二第一款", ["criminal-law:287-2.1"]),
        ("《合同法》第一百零七条、第一百一十一条", ["contract-law:107", "contract-law:111"]),
        ("《电子商务法》第四十九、五十条", ["ecommerce-law:49", "ecommerce-law:50"]),
        ("《电子商务法》第四十九条规定。第五十条也规定", ["ecommerce-law:49", "ecommerce-law:50"]),
        ("民法典第577条和消保法第55条", ["civil-code:577", "consumer-law:55"]),
        ("最高人民法院关于适用《中华人民共和国民法典》合同编通则若干问题的解释第七十条", ["contract-interpretation:70"]),
        ("根据产品质量法第四十条", ["产品质量法:40"]),
        ("《某某省电子商务条例》第三条", ["某某省电子商务条例:3"]),
        ("《民法典》婚姻家庭编的解释第三条", ["《民法典》婚姻家庭编的解释:3"]),
    ],
)  # fmt: skip
def test_a_clause_is_read_however_it_is_spelt(text, named):
    assert read(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "平台规则第三条", "《平台交易规则》第三条", "《售后保障条例》第九十九条", "售后保障条例第3条", "合同第五条约定",
        "《电子商务法》没有问题，合同第一百条约定", "买了3条数据线", "消保法的两条短信", "这种做法第一条就错", "取消法院第3条",
        "第九十九条", "店里有100条评价", "电商法，共5条差评", "订单的第99条消息",
    ],
)  # fmt: skip
def test_what_is_no_clause_of_a_law_is_left_alone(text):
    assert [each for each in read(text) if each != "ecommerce-law:49"] == []


def test_a_numeral_is_read_back_as_it_is_written():
    assert all(number_of(chinese_numeral(n)) == n for n in range(1, 2000))
    assert (number_of("伍拾伍"), number_of("五五"), number_of("一〇四")) == (55, 55, 104)


@pytest.mark.parametrize(
    ("text", "wrong", "told"),
    [
        ("《电子商务法》第九十九条", Wrong.ARTICLE, "一共 89 条"),
        ("消保法第99条", Wrong.ARTICLE, "一共 63 条"),
        ("民法典第1300条", Wrong.ARTICLE, "一共 1260 条"),
        ("民法典第123456条", Wrong.ARTICLE, "没有这样的条号"),
        ("消费者权益保护法第五十五条第五款", Wrong.BELOW, "只有 2 款"),
        ("《消费者权益保护法》第五十五条第一款第三项", Wrong.BELOW, "不分项"),
        ("《合同法》第一百零七条", Wrong.LAW, "2021-01-01 起已经废止"),
        ("侵权责任法第三十六条", Wrong.LAW, "2021-01-01 起已经废止"),
        ("网络交易管理办法第十条", Wrong.LAW, "2021-05-01 起已经废止"),
        ("《市场监督管理投诉举报处理暂行办法》第二十条", Wrong.LAW, "已经不是现行的"),
        ("民事诉讼法（2017年修正）第一百六十二条", Wrong.LAW, "已经不是现行的"),
        ("产品质量法第四十条", Wrong.UNHELD, "本库没有收"),
        ("消保法第4条", Wrong.UNHELD, "本库没有收"),
        ("消费者权益保护法（1993年）第四十九条", Wrong.UNHELD, "1993 年的文本"),
    ],
)
def test_a_wrong_clause_is_told_and_an_unknown_one_is_only_asked_about(text, wrong, told):
    (fault,) = clause_faults(text, load(), NOW)
    assert (fault.wrong, fault.certain) == (wrong, wrong is not Wrong.UNHELD)
    assert told in fault.message
    assert fault.hint
    if not fault.certain:
        assert "请自己核对" in fault.hint


def test_what_the_library_knows_of_the_right_one_is_told():
    hints = {
        "《合同法》第一百零七条": "《民法典》第五百七十七条",
        "民事诉讼法（2017年修正）第一百六十二条": "《民事诉讼法》第一百六十五条",
        "侵权责任法第三十六条": "《民法典》",
        "《消费者权益保护法》第五十五条第五款": "《消费者权益保护法》第五十五条",
    }
    for text, right in hints.items():
        (fault,) = clause_faults(text, load(), NOW)
        assert right in fault.hint


def test_the_day_that_decides_is_asked():
    old = Days(date(2020, 6, 1), date(2026, 11, 29))
    assert list(clause_faults("《合同法》第一百零七条", load(), old)) == []
    assert {f.wrong for f in clause_faults("《合同法》第一百零八条", load(), old)} == {Wrong.UNHELD}
    assert {f.wrong for f in clause_faults("民法典第五百七十七条", load(), old)} == {Wrong.LAW}
    assert {f.wrong for f in clause_faults("侵权责任法第六条", load(), old)} == {Wrong.UNHELD}


def test_every_article_of_the_library_is_right_as_its_label_names_it():
    """The reader, the judgment and the labels of papers agree: nothing that we cite ourselves is told as wrong."""
    for statute in load().statutes.values():
        for edition in statute.editions:
            days = Days(edition.effective, edition.effective)
            for number, article in edition.articles.items():
                if not article.paragraphs or edition.facts_from:
                    continue
                for place in (number, f"{number}.{len(article.paragraphs)}"):
                    found = load().resolve(f"{statute.id}:{place}@{edition.effective}", edition.effective)
                    assert isinstance(found, Citation), found
                    for label in (found.label, found.short_label):
                        assert [c.number for c in clauses_named(label)] == [number], label
                        assert list(clause_faults(label, load(), days)) == [], label


@pytest.mark.parametrize(
    ("text", "left", "spoken"),
    [
        ("依据《电子商务法》第九十九条，平台应当退款", "依据《电子商务法》，平台应当退款", "依据《电子商务法》……，平台应当退款"),
        ("《电子商务法》第四十九、九十九条规定", "《电子商务法》第四十九条规定", "《电子商务法》第四十九条……规定"),
        ("《电子商务法》第九十九条、第四十九条规定", "《电子商务法》第四十九条规定", "《电子商务法》……第四十九条规定"),
        ("《电子商务法》第九十八条、第九十九条、第四十九条", "《电子商务法》第四十九条", "《电子商务法》……第四十九条"),
        ("《电子商务法》第四十九条和第九十九条", "《电子商务法》第四十九条", "《电子商务法》第四十九条……"),
        ("依据《合同法》第一百零七条、第一百一十一条的规定", "依据有关法律的规定", "依据……的规定"),
        ("《电子商务法》第四十九条。第九十九条也说了", "《电子商务法》第四十九条。该法也说了", "《电子商务法》第四十九条。……也说了"),
        ("消保法第五十五条第五款", "消保法第五十五条", "消保法第五十五条……"),
        ("客服说“按《电子商务法》第九十九条不退”。", "客服说“按《电子商务法》第九十九条不退”。", "客服说“按《电子商务法》第九十九条不退”。"),
        ("产品质量法第四十条", "产品质量法第四十条", "产品质量法第四十条"),
        ("没有法条的一句话", "没有法条的一句话", "没有法条的一句话"),
    ],
)  # fmt: skip
def test_the_sentence_stays_and_the_false_number_goes(text, left, spoken):
    faults = list(clause_faults(text, load(), NOW))
    assert without_wrong(text, faults) == left
    assert without_wrong(text, faults, spoken=True) == spoken
    assert not [f for f in clause_faults(left, load(), NOW) if f.certain and not f.clause.quoted]


@pytest.mark.parametrize(
    ("statute", "edition"), EDITIONS, ids=lambda each: str(getattr(each, "effective", each))
)
def test_how_many_articles_a_law_has_is_what_its_official_text_says(statute, edition):
    if not (OFFICIAL / "_index.json").is_file():
        pytest.skip("the official texts are not here")
    index = {each["slug"]: each for each in json.loads((OFFICIAL / "_index.json").read_text("utf-8"))}
    if not edition.reference:
        assert edition.last_article is None, statute
        return
    articles = json.loads((OFFICIAL / f"{edition.reference}.json").read_text("utf-8"))["articles"]
    last = max(articles, key=article_order)
    # Of a text that is not whole the number is known only where its last article is there: it says from when it holds.
    whole = not index[edition.reference]["partial"] or "起施行" in str(articles[last])
    assert edition.last_article == (int(last.partition("-")[0]) if whole else None), statute


def test_a_law_that_is_over_was_ended_by_the_clause_that_is_named():
    for law in ENDED_LAWS.only():
        by = load().resolve(law.by, NOW.filing)
        assert isinstance(by, Citation)
        assert law.names[0] in re.sub(r"中华人民共和国", "", by.text)
        assert "同时废止" in by.text
        assert f"{law.ended.year}年{law.ended.month}月{law.ended.day}日起施行" in by.text
        assert law.names[0] not in {e.short for _, e in EDITIONS}
