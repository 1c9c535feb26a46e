"""The joint letter, the report and the consents of three and more: what they say, who is in them, and whose secrets are not."""

from datetime import date
from pathlib import Path

import pytest
from cases_support import GONE, TODAY, put_down
from joint_cases import consent, joint_case, person, put
from leak_search import files_of, leaks

from kameng_docs.build import Job
from kameng_docs.joint import (
    COMPLAINT,
    PURPOSES,
    REPORT,
    Convener,
    admitted,
    gather,
    make_consents,
    make_joint,
)
from kameng_docs.joint.counted import ranged

ALL, BODY, CLERK = "1_给全体投诉人看", "2_只交消协", "3_只给经办人看"
LETTER = f"{ALL}/联名投诉函.txt"


def of(files: list[Path], purpose: str = COMPLAINT, today: date = TODAY):
    return admitted(gather(files, today), PURPOSES[purpose])


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, Path]:
    """Three complainants, the second without a name, each with another's secrets in his own words; and one who has not signed."""
    place = tmp_path_factory.mktemp("joint")
    cases = [
        joint_case(0, other=1),
        joint_case(1, other=2, 联名=consent(named=False, 同意书="签好.png")),
        joint_case(2, other=0, refused=False),
        joint_case(3, other=0, 联名=GONE),
    ]
    files = put(place, *cases[:1], *cases[2:])
    files.append(put_down(cases[1], place, "案9"))
    (place / "cases" / "案9" / "签好.png").write_bytes((place / "cases" / "案9" / "截图.png").read_bytes())
    found = of(sorted(files))
    assert [member.case for member in found.group.members] == ["案0", "案1", "案9"]
    letter = make_joint(found, Job(place / "out", TODAY))
    assert [(d.code, d.message) for d in letter.found if d.severity == "error"] == []
    report = make_joint(of(sorted(files), REPORT), Job(place / "out", TODAY))
    assert [(d.code, d.message) for d in report.found if d.severity == "error"] == []
    signed = make_consents(
        found.group, (*found.group.members, *found.unsigned), Convener(), Job(place / "out", TODAY)
    )
    return {"letter": letter.folder, "report": report.folder, "consents": signed.folder}


# Who is which number: 案0, 案1 (the third person) and 案9 (the second).
NUMBERED = {1: 0, 2: 2, 3: 1}
OF_CASE = {"案0": 0, "案1": 2, "案2": 3, "案9": 1}


def secrets_but_of(mine: int | None) -> list[str]:
    others = [number for number in range(4) if number != mine]
    named = {0, 2}
    return [
        secret
        for number in others
        for secret in (
            *person(number).unnamed,
            *(() if number in named and mine is None else (person(number).name,)),
        )
    ]


def leaks_in(folder: Path, names: dict[str, Path], secrets: list[str]) -> list:
    return [found for name, path in names.items() for found in leaks(path, secrets, f"{folder.name}/{name}")]


def test_what_all_read_holds_no_secret_of_anybody_in_any_way(made):
    for folder in (made["letter"], made["report"]):
        names = {name: path for name, path in files_of(folder).items() if name.startswith(ALL)}
        assert {Path(name).suffix for name in names} == {".txt", ".docx", ".pdf"}
        assert leaks_in(folder, names, secrets_but_of(None)) == []


def test_the_annex_of_one_holds_nothing_of_another(made):
    for folder in (made["letter"], made["report"]):
        for number, whose in NUMBERED.items():
            names = {n: p for n, p in files_of(folder).items() if f"/附件/{number:02}" in n}
            assert names
            # What is one's own word of another stands in one's own papers: 原话 with the other's telephone is evidence.
            others = [each for each in range(3) if each not in {whose, (whose + 1) % 3}]
            secrets = [secret for each in others for secret in (*person(each).unnamed, person(each).name)]
            assert leaks_in(folder, names, secrets) == []


def test_a_consent_holds_nothing_of_another_but_what_its_own_case_says(made):
    for name, path in files_of(made["consents"]).items():
        if name != "manifest.json":
            whose = OF_CASE[name.split("/")[0]]
            others = [each for each in range(4) if each != whose]
            secrets = [secret for each in others for secret in person(each).unnamed]
            if whose != 3:
                assert leaks(path, secrets, name) == [], name
            text = path.read_text("utf-8") if path.suffix == ".txt" else ""
            assert not text or person(whose).name in text


def test_the_pages_for_the_clerk_and_the_record_hold_no_number_and_no_key(made):
    for folder in made.values():
        names = {n: p for n, p in files_of(folder).items() if n.startswith(CLERK) or "/" not in n}
        secrets = [secret for number in range(4) for secret in person(number).unnamed]
        assert leaks_in(folder, names, secrets) == []


def test_the_letter_counts_and_names_as_was_agreed(made):
    text = (made["letter"] / LETTER).read_text("utf-8")
    assert "请受理名单所列3件投诉" in text
    assert "合计93.00元：退还价款3件，计93.00元" in text
    assert "被投诉人一方答复不退｜2｜1、3" in text
    assert "兑换页提示该卡密已被使用｜3｜全部" in text
    assert "《中华人民共和国民法典》第六百一十七条" in text
    assert person(0).name in text
    assert person(2).name in text
    assert person(1).name not in text
    assert "3｜不具名｜2026-11-01" in text
    assert "投诉人没有推选代表" in text


def test_the_report_asks_for_no_money(made):
    text = (made["report"] / ALL / "联名举报线索.txt").read_text("utf-8")
    body = text.replace("本件只反映线索，不含各人与被举报人之间的退款、赔偿请求。", "")
    assert "第二十一条" in text
    assert not any(word in body for word in ("请求", "赔偿", "退还价款", "要求合计"))


def test_the_annexes_are_the_own_papers_the_evidence_and_the_signed_consent(made):
    names = {name for name in files_of(made["letter"]) if name.startswith(BODY)}
    named = f"{BODY}/附件/01_{person(0).name}"
    assert {f"{named}/投诉函.docx", f"{named}/投诉函.pdf", f"{named}/证据册.pdf"} <= names
    assert f"{BODY}/附件/03/联名同意书.png" in names
    first = (made["letter"] / "先看这里.txt").read_text("utf-8")
    assert "附件里没有签好的同意书扫描件的，把原件放进去：1号、2号" in first
    assert "案2：没有签联名同意书" in first


def test_everything_is_for_its_owner_alone(made):
    for folder in made.values():
        assert {path.stat().st_mode & 0o077 for path in folder.rglob("*")} == {0}


def test_who_withdraws_is_gone_at_the_next_run(tmp_path):
    files = put(tmp_path, joint_case(0), joint_case(1))
    job = Job(tmp_path / "out", TODAY, engine="typst")
    before = make_joint(of(files), job)
    assert any("附件/02" in name for name in files_of(before.folder))
    put_down(joint_case(1, 联名=GONE), tmp_path, "案1")
    after = make_joint(of(files), job)
    assert after.folder == before.folder
    assert not any("附件/02" in name for name in files_of(after.folder))
    assert person(1).name not in (after.folder / LETTER).read_text("utf-8")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"联名": GONE}, "no-consent"),
        ({"联名": consent(同意="联名举报")}, "no-consent"),
        ({"买来做什么": "拿去卖"}, "step-shut"),
        ({"法院": {"名称": "某某市某某区人民法院", "立案日期": "2026-11-10"}}, "sued"),
        ({"进度": [{"渠道": "12315", "提交": "2026-11-08", "状态": "已受理"}]}, "step-shut"),
        ({"进度": [{"渠道": "消协", "提交": "2026-11-08", "状态": "已受理"}]}, "step-shut"),
        (
            {"和解": {"金额": "31", "支付期限": "2026-11-15", "到账日期": "2026-11-15"}},
            "over",
        ),
        ({"事实": {}}, "lacking"),
    ],
)
def test_who_is_left_out_and_why(tmp_path, changes, code):
    found = of(put(tmp_path, joint_case(0), joint_case(1, **changes)))
    assert [member.case for member in found.group.members] == ["案0"]
    (out,) = found.group.left_out
    assert (out.case, out.code) == ("案1", code)
    assert out.reason
    assert out.hint


def test_representatives_are_told_only_where_all_elect_the_same_two(tmp_path):
    two = [person(0).name, person(1).name]
    files = put(tmp_path, *(joint_case(i, 联名=consent(推选代表=two)) for i in range(3)))
    job = Job(tmp_path / "out", TODAY)
    letter = make_joint(of(files), job).folder / LETTER
    assert f"全体投诉人书面推选{two[0]}、{two[1]}为代表" in letter.read_text("utf-8")
    put_down(joint_case(2), tmp_path, "案2")
    folder = make_joint(of(files), job).folder
    assert "在同意书里推选了代表的有2件" in (folder / LETTER).read_text("utf-8")
    assert "推选的代表各人写得不一样" in (folder / "先看这里.txt").read_text("utf-8")


def test_a_child_is_never_named_and_the_guardian_signs(tmp_path):
    child = joint_case(1)["消费者"] | {
        "出生日期": "2012-05-01",
        "法定代理人": {
            "姓名": "欧阳某父",
            "与消费者关系": "父亲",
            "电话": "13800000222",
            "证件号码": "00000019800101001X",
        },
    }
    files = put(tmp_path, joint_case(0), joint_case(1, 消费者=child))
    found = of(files)
    assert len(found.group.members) == 2
    text = (make_joint(found, Job(tmp_path / "out", TODAY)).folder / LETTER).read_text("utf-8")
    assert "2｜不具名" in text
    signed = make_consents(
        found.group, found.group.members, Convener("某某社区", "1号窗口"), Job(tmp_path / "out", TODAY)
    )
    own = (signed.folder / "案1" / "联名同意书.txt").read_text("utf-8")
    assert "法定代理人（签名）" in own
    assert "名单上只写编号" in own
    assert "某某社区，联系办法1号窗口" in own


def test_a_shared_telephone_is_told_to_the_clerk_and_not_repeated(tmp_path):
    same = joint_case(1)["消费者"] | {"电话": person(0).phone}
    files = put(tmp_path, joint_case(0), joint_case(1, 消费者=same))
    folder = make_joint(of(files), Job(tmp_path / "out", TODAY)).folder
    (page,) = (folder / CLERK).glob("*.txt")
    text = page.read_text("utf-8")
    assert "电话相同：案0、案1" in text
    assert person(0).phone not in text


def test_the_orders_of_one_person_share_no_telephone_with_anybody(tmp_path):
    mine = joint_case(0)
    # Another order of the same person, of whom everything else is the same.
    other = joint_case(1) | {"消费者": mine["消费者"]}
    folder = make_joint(of(put(tmp_path, mine, other)), Job(tmp_path / "out", TODAY)).folder
    (page,) = (folder / CLERK).glob("*.txt")
    assert "电话相同" not in page.read_text("utf-8")


def test_whose_letter_it_is_behind_stands_on_each_ones_own_letter(tmp_path):
    from docx import Document

    made = make_joint(of(put(tmp_path, joint_case(0))), Job(tmp_path / "out", TODAY), "某某市消费者协会")
    (letter,) = [path for path in made.folder.rglob("*投诉函.docx") if "附件" in str(path)]
    text = "\n".join(each.text for each in Document(str(letter)).paragraphs)
    assert "某某市消费者协会" in text
    assert "＿消费者协会" not in text


@pytest.mark.parametrize(
    ("numbers", "told"),
    [((1,), "1"), ((1, 2), "1、2"), ((1, 2, 3, 5), "1至3、5"), ((4, 2, 3, 9, 8), "2至4、8、9")],
)
def test_numbers_are_told_in_runs(numbers, told):
    assert ranged(numbers) == told
