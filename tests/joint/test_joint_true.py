"""What the joint letter says of itself holds: its parts, its evidence, its people, whom they elect."""

from pathlib import Path

import pytest
from cases_support import GONE, TODAY
from joint_cases import consent, joint_case, order_without_proof, person, put
from machine_support import run

from kameng_docs.build import Job
from kameng_docs.joint import COMPLAINT, PURPOSES, REPORT, admitted, gather, make_consents, make_joint
from kameng_docs.joint.papers import Convener

ALL = "1_给全体投诉人看"
ON = "2026-12-01"


def letter_of(files: list[Path], into: Path, purpose: str = COMPLAINT) -> str:
    made = make_joint(admitted(gather(files, TODAY), PURPOSES[purpose]), Job(into / "out", TODAY))
    assert [d.message for d in made.found if d.severity == "error"] == []
    (paper,) = (made.folder / ALL).glob("联名*.txt")
    return paper.read_text("utf-8")


@pytest.mark.parametrize("refused", [True, False])
def test_the_letter_points_to_the_part_where_its_list_is(tmp_path, refused):
    text = letter_of(put(tmp_path, *(joint_case(i, refused=refused) for i in range(2))), tmp_path)
    number = "五" if refused else "四"
    assert f"2人，名单见第{number}部分" in text
    assert f"{number}、投诉人名单" in text


@pytest.mark.parametrize(
    ("proven", "said", "annex"),
    [
        ((True, True), "证据在各件的附件里", "和证据，一件一份，共2份"),
        ((True, False), "其中1件有证据，在各自的附件里", "其中1份附有证据"),
        ((False, False), "", "一件一份，共2份"),
    ],
)
@pytest.mark.parametrize("purpose", [COMPLAINT, REPORT])
def test_only_evidence_that_is_there_is_spoken_of(tmp_path, proven, said, annex, purpose):
    cases = [joint_case(i, **({} if has else order_without_proof(i))) for i, has in enumerate(proven)]
    text = letter_of(put(tmp_path, *cases), tmp_path, purpose)
    assert said in text
    assert annex in text
    assert any(proven) or "证据" not in text


def test_that_nobody_else_has_it_is_declared_in_the_consent_before_the_letter_tells_it(tmp_path):
    files = put(tmp_path, joint_case(0), joint_case(1))
    found = admitted(gather(files, TODAY), PURPOSES[COMPLAINT])
    signed = make_consents(found.group, found.group.members, Convener(), Job(tmp_path / "out", TODAY))
    own = (signed.folder / "案0" / "联名同意书.txt").read_text("utf-8")
    assert "本人声明，这一件没有法院、行政机关正在办理或者办理过" in own
    text = letter_of(files, tmp_path)
    assert "各投诉人在联名同意书里声明，自己这一件没有法院、行政机关正在办理或者办理过" in text
    assert "照各人所述，上列争议没有法院" not in text


def test_an_election_of_some_is_told_as_such(tmp_path):
    two = [person(0).name, person(1).name]
    some = [joint_case(i, 联名=consent(**({"推选代表": two} if i < 2 else {}))) for i in range(3)]
    text = letter_of(put(tmp_path, *some), tmp_path)
    assert "在同意书里推选了代表的有2件，还不是全部各件推选同样两名具名的投诉人" in text
    assert "投诉人没有推选代表" not in text


def test_one_person_with_two_cases_is_one_person(tmp_path):
    again = joint_case(1, 消费者=joint_case(0)["消费者"])
    text = letter_of(put(tmp_path, joint_case(0), again, joint_case(2)), tmp_path)
    assert "3件，2人，名单见" in text
    assert "2名投诉人为生活消费" in text
    assert text.count(f"｜{person(0).name}｜2026") == 2


def test_one_person_named_in_one_case_alone_stops_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    again = joint_case(1, 消费者=joint_case(0)["消费者"], 联名=consent(named=False))
    put(tmp_path, joint_case(0), again)
    told = run("joint", "file", "--today", ON)
    assert told.exit_code == 1
    assert "案0、案1 是同一个人，有的写具名，有的写不具名" in told.stderr
    assert not (tmp_path / "out").exists()


def test_who_gets_no_consent_is_told_with_the_reason(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    put(tmp_path, joint_case(0, 联名=GONE), joint_case(1, 联名=GONE, 买来做什么="拿去卖"))
    told = run("joint", "consent", "--today", ON)
    assert told.exit_code == 0, told.stderr
    assert "没有出同意书的 1 件" in told.stdout
    assert "案1：" in told.stdout


def test_what_was_handed_in_already_is_no_lack_of_a_consent(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    sent = {"进度": [{"渠道": "消协", "提交": "2026-11-21", "状态": "已提交"}]}
    put(tmp_path, joint_case(0), joint_case(1))
    assert run("joint", "file", "--today", ON).exit_code == 0
    put(tmp_path, joint_case(0, **sent), joint_case(1, **sent))
    told = run("joint", "file", "--today", ON)
    assert told.exit_code == 1
    assert "已于2026-11-21提交" in told.stdout
    assert "joint consent" not in told.stderr
    assert "以前做好的还在 out/联名投诉_" in told.stderr
