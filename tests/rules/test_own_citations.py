"""What an author cites himself is checked wherever he writes it, and a clause that is none reaches no paper."""

from dataclasses import replace

import pytest
from cases_support import DEAD, PROOF, TODAY, case_file, put_down, yes
from every_field import Filling
from reviewed import MADE

from kameng_docs.blocks import words
from kameng_docs.case.model import Case
from kameng_docs.case.texts import texts_of, with_texts
from kameng_docs.diagnostics import Severity
from kameng_docs.pipeline import check, compose_all, open_workshop
from kameng_docs.rules import unheld_clause, wrong_clause
from kameng_docs.rules.named_clauses import OTHERS, without_wrong_clauses

WRONG = "按《电子商务法》第九十九条第{}次"


def papers(case, tmp_path):
    """The text of every paper of the case as it would be handed in, and what was found."""
    file = put_down(case, tmp_path, "试")
    shop = open_workshop(file.parent)
    checked = check(shop, file, TODAY)
    assert checked.brief is not None, checked.diagnostics
    sheets, found = compose_all(shop, checked.brief)
    texts = {f"{s.channel.slug}/{s.paper.slug}": "\n".join(words(s.document)) for s in sheets if s.document}
    return texts, [*checked.diagnostics, *found], sheets


def test_a_wrong_clause_is_found_in_every_text_of_the_case_file():
    """Whichever key is added to the case file: its text is looked at, and nothing of it is printed but words of others."""
    filling = Filling(WRONG.format)
    filled = filling.case()
    case = Case.model_validate(filled)
    found = list(wrong_clause.find(case, TODAY))
    read = [path for path, text in texts_of(case) if "第九十九条" in text]
    assert filling.marks > 80
    # What cannot be a sentence is a list of names, of which no paper prints one as the author's words.
    assert len(read) > 75
    assert [path for path in read if path not in {each.path for each in found}] == []
    left = [path for path, text in texts_of(without_wrong_clauses(case, TODAY)) if "第九十九条" in text]
    assert {path[-1] for path in left} <= OTHERS


def test_no_text_is_passed_over_but_lists_of_names():
    filling = Filling()
    case = Case.model_validate(filling.case())
    seen: list[str] = []
    changed = with_texts(case, lambda _, text: seen.append(text) or text)
    assert changed is case
    marks = {f"甲乙{n}丙丁" for n in range(1, filling.marks + 1)}
    passed_over = [path for path, text in texts_of(case, lists=True) if text in marks - set(seen)]
    assert len(passed_over) == len(marks - set(seen))
    # Lists, and no sentences: keys, whose a line is and with whom, who stands for the others (rules tell a name that nobody has).
    assert {path[-2] for path in passed_over if path[-1] == 0} == {
        "卡密",
        "卖家",
        "对话",
        "推选代表",
        "打赏给的主播",
    }
    assert {path[-1] for path in passed_over} == {0}


def test_a_wrong_clause_reaches_no_paper_and_what_is_said_stays(tmp_path):
    case = case_file(
        事实=DEAD | {"我向卖家要求退货退款": yes(时间="2026-11-02")},
        标题="退款，依据消保法第99条",
        经过=[
            {"时间": "2026-11-03", "事项": "按民法典第1300条要求退款"},
            {"时间": "2026-11-04", "我说": "合同法第107条写了，请在11月30日前退款"},
            {"时间": "2026-11-05", "对方": "客服", "对方原话": "消保法第98条写了不退"},
        ],
        证据={
            "截图": PROOF | {
                "名称": "截图（《消费者权益保护法》第五十五条第五款）",
                "证明": "依据《电子商务法》第四十九条、第九十九条，合同成立",
            }
        },
        法院={"名称": "某某市某某区人民法院"},
    )  # fmt: skip
    texts, found, _ = papers(case, tmp_path)
    told = [d for d in found if d.code == "rule.wrong-clause"]
    assert len(told) == 6
    assert all(d.at and d.at.line and d.at.column and d.severity is Severity.WARNING for d in told)
    everything = "\n".join(texts.values())
    for wrong in ("第99条", "第1300条", "第五款", "第九十九条", "第107条", "合同法第"):
        assert wrong not in everything, wrong
    assert "消保法第98条写了不退" in everything
    assert "依据《电子商务法》第四十九条，合同成立" in texts["court/evidence_list"]
    assert "……写了，请在11月30日前退款" in everything


def test_a_clause_that_nobody_here_knows_stays(tmp_path):
    case = case_file(事实=DEAD, 经过=[{"时间": "2026-11-03", "事项": "按产品质量法第四十条要求退款"}])
    texts, found, _ = papers(case, tmp_path)
    assert [d.code for d in found if "clause" in d.code] == [unheld_clause.CODE]
    assert any("产品质量法第四十条" in text for text in texts.values())


def test_a_law_written_as_a_rule_of_the_platform_is_held_to_be_one(tmp_path):
    rule = {
        "名称": "电子商务法",
        "条款": "第九十九条",
        "管什么": "售后",
        "原文": "卖家应当退款",
        "证据": ["截图"],
    }
    texts, found, _ = papers(case_file(平台规则=[rule], 证据={"截图": PROOF}), tmp_path)
    assert "rule.wrong-clause" in {d.code for d in found}
    assert not any("第九十九条" in text for text in texts.values())
    rule |= {"名称": "售后保障条例"}
    _, found, _ = papers(case_file(平台规则=[rule], 证据={"截图": PROOF}), tmp_path)
    assert "rule.wrong-clause" not in {d.code for d in found}


@pytest.mark.parametrize("name", sorted(MADE))
def test_nothing_that_is_right_is_told(name):
    case = Case.model_validate(MADE[name])
    assert [each.message for each in wrong_clause.find(case, TODAY)] == []
    assert without_wrong_clauses(case, TODAY) is case


def changed_wording(tmp_path, line):
    from kameng_docs.resources import shipped_templates

    own = tmp_path / "templates" / "platform_ticket"
    own.mkdir(parents=True)
    ours = (shipped_templates() / "platform_ticket" / "ticket.md.j2").read_text("utf-8")
    (own / "ticket.md.j2").write_text(f"{ours}\n\n{line}\n", "utf-8")


def test_a_wrong_clause_in_a_changed_wording_withholds_its_paper(tmp_path):
    changed_wording(tmp_path, "依照《电子商务法》第九十九条，请退款。")
    texts, found, sheets = papers(case_file(事实=DEAD), tmp_path)
    (placed,) = [d for d in found if d.code == "template.wrong-clause"]
    assert placed.at is not None
    assert placed.at.file.endswith("templates/platform_ticket/ticket.md.j2")
    assert placed.at.column == len("依照《电子商务法》") + 1
    assert "一共 89 条" in placed.message
    assert "platform_ticket/ticket" not in texts
    assert {s.code for s in sheets if s.paper.slug == "ticket"} == {"document.wrong-clause"}
    assert not any("第九十九条" in text for text in texts.values())
    assert any(name.startswith(("court/", "demand_letter/")) for name in texts)


def test_a_changed_wording_with_a_right_or_an_unknown_clause_is_printed(tmp_path):
    changed_wording(
        tmp_path, "依照《电子商务法》第四十九条和产品质量法第四十条，请退款。{# 《电子商务法》第九十九条 #}"
    )
    texts, found, _ = papers(case_file(事实=DEAD), tmp_path)
    assert [d.code for d in found if d.code.startswith("template.")] == ["template.unheld-clause"]
    assert "第四十九条" in texts["platform_ticket/ticket"]


def test_a_finding_points_at_the_words(tmp_path):
    case = case_file(标题="退款，依据消保法第99条")
    file = put_down(case, tmp_path, "试")
    found = [d for d in check(open_workshop(file.parent), file, TODAY).diagnostics if "clause" in d.code]
    (told,) = found
    assert told.at is not None
    line = file.read_text("utf-8").split("\n")[told.at.line - 1]
    assert line[told.at.column - 1 :].startswith("第99条")
    assert replace(told, at=None).hint
