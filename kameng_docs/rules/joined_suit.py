"""Several sellers and a court: a suit against all needs a reason and orders that are known, and one case number is of one suit."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.about import Lines
from kameng_docs.case.model import Case
from kameng_docs.case.sold_by import UNSOLD
from kameng_docs.diagnostics import Severity
from kameng_docs.law.shared_facts import shared_facts
from kameng_docs.rules.finding import Finding

CODE = "rule.joined-suit"
SEVERITY = Severity.WARNING
OF_ONE_SUIT = {"case_number": "案号", "filed_on": "立案日期", "judgment": "裁判"}
PLACE = ("法院", "合并起诉")


def find(case: Case, today: date) -> Iterator[Finding]:
    """What hinders one suit against all; what of a single suit stands in a case of several; a difference of nobody's."""
    lines = Lines(case, shared_facts())
    court = case.court
    joined = court is not None and court.joined == "是"
    if lines.is_his_alone:
        if joined:
            yield Finding(PLACE, "只有一个卖家卖了东西，没有什么可以合并", "删掉 合并起诉")
        return
    if joined and UNSOLD in lines.sold:
        yield Finding(
            PLACE,
            "有的交易没有写是向谁买的，写不出哪一家还哪一笔，这次还是一家一套",
            "在那几笔“交易”里写 卖家",
        )
    if court is not None and joined and court.why_joined is None:
        yield Finding(
            PLACE,
            "合并起诉没有写为什么：几份合同、几家公司，法院多半要求一家一案",
            "写 为什么合并: 几笔有什么相同，例如 都在同一个平台买同一种卡密；没有理由的，删掉 合并起诉",
        )
    for field, key in OF_ONE_SUIT.items():
        if court is not None and not joined and getattr(court, field):
            yield Finding(
                ("法院", key),
                f"有几个卖家、分开起诉：“{key}”是哪一家的案件写不出来，文书里没有用它",
                "已经立案的那一家，把它的“卖家”“交易”另存成一个案件文件，案号写在那里；合成一案立的，写 合并起诉: 是",
                key=True,
            )
    if case.demands.price_difference is not None:
        yield Finding(
            ("诉求", "差价"),
            "有几个卖家，这一笔差价是哪一家的写不出来，文书里没有用它",
            "要差价的那一家，把它的“卖家”“交易”另存成一个案件文件",
            key=True,
        )
