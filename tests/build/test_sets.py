"""The papers of several sellers on the disk: swept, listed and left alone like those of one."""

import json

from cases_support import built
from several_support import JOINED, several

from kameng_docs.inspect.made import check_made
from kameng_docs.output import read_manifest
from kameng_docs.pipeline import open_workshop


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def tops(files):
    return {path.split("/")[0] for path in files if "/" in path}


def test_each_seller_has_a_folder_and_the_case_one_of_each_overview(tmp_path):
    made = built(several(2, 3, 1).case, tmp_path, pages=False)
    files = tree(made.folder)
    assert tops(files) == {"卖家1_甲某某店", "卖家2_乙某某店", "70_原件校验"}
    alone = {path for path in files if "/" not in path}
    assert {"manifest.json", "00_期限.ics"} < alone
    # No overview is told a second time in a set; each set has its own list of originals for its own court.
    names = [path.rpartition("/")[2] for path in files]
    assert all(names.count(name) == 1 for name in alone)
    assert {f"{top}/70_原件校验/manifest.csv" for top in ("卖家1_甲某某店", "卖家2_乙某某店")} < set(files)
    manifest = read_manifest(made.folder)
    assert {made.path for made in manifest.files} == set(files) - {"manifest.json"}
    assert json.loads(files["manifest.json"])["errors"] == 0
    # Read back, each file is held against the set it is of.
    cases = tmp_path / "cases"
    assert check_made(open_workshop(cases), cases / "试.yaml", tmp_path / "out") == []
    own, other = (made.folder / f"{top}/10_平台工单/工单.txt" for top in ("卖家2_乙某某店", "卖家1_甲某某店"))
    own.write_bytes(other.read_bytes())
    assert check_made(open_workshop(cases), cases / "试.yaml", tmp_path / "out")


def test_made_again_nothing_changes_and_what_is_no_longer_sold_is_swept(tmp_path):
    case = several(3, 5, 2)
    first = tree(built(case.case, tmp_path, pages=False).folder)
    again = built(case.case, tmp_path, pages=False)
    assert again.result.up_to_date
    assert tree(again.folder) == first
    (tmp_path / "out" / "试" / "manifest.json").unlink()
    assert tree(built(case.case, tmp_path / "elsewhere", pages=False).folder) == first
    fewer = several(3, 5, 2).case
    kept = [
        order for order in fewer["交易"] if order["卖家"] not in {"丙某某店", "3", "某某第三网络有限公司"}
    ]
    made = built(case.case, tmp_path / "swept", pages=False)
    made = built(fewer | {"交易": kept}, tmp_path / "swept", pages=False)
    assert tops(tree(made.folder)) == {"卖家1_甲某某店", "卖家2_乙某某店", "70_原件校验"}
    assert not [path for path in made.folder.rglob("*") if path.is_dir() and not any(path.iterdir())]


def test_joined_the_court_has_one_folder_and_complaints_one_each(tmp_path):
    files = tree(built(several(2, 3, 1, court=JOINED).case, tmp_path, pages=False).folder)
    courts = {path.rpartition("60_法院")[0] for path in files if "60_法院/" in path}
    tickets = {path.rpartition("10_平台工单")[0] for path in files if "10_平台工单/" in path}
    assert courts == {""}
    assert tickets == {"卖家1_甲某某店/", "卖家2_乙某某店/"}


def test_one_channel_alone_is_made_for_each_and_leaves_the_rest(tmp_path):
    case = several(2, 2, 3).case
    before = tree(built(case, tmp_path, pages=False).folder)
    after = tree(built(case, tmp_path, only="platform_ticket", pages=False).folder)
    assert before.keys() == after.keys()
    assert {k for k in before if before[k] != after[k]} == {"manifest.json"}
