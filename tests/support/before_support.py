"""The paper that is told to the author before filing, and the list of papers, of a case in the keys of an author."""

from dataclasses import replace
from datetime import date
from typing import Any

from cases_support import DEAD, FIRM, TODAY, brief_of, case_file, overview_of, sheets_of, workshop

from kameng_docs.brief import Brief
from kameng_docs.compose import compose
from kameng_docs.disclosure import disclose
from kameng_docs.writers.text import render_text

# Places that can be told apart. The streets do not exist.
NANJING, WUXI, HANGZHOU = (
    "江苏省南京市玄武区某某街8号",
    "江苏省无锡市江阴市某某路2号",
    "浙江省杭州市余杭区某某路6号",
)
XUANWU = {"名称": "南京市玄武区人民法院", "省份": "江苏"}
COURT = {"名称": "某某市某某区人民法院"}


def before_filing(brief: Brief) -> str:
    """起诉前先看, as the author sees it."""
    shop = workshop()
    court = shop.channels["court"]
    paper = replace(court.papers[0], template="before_filing.md", audience="author", requires=())
    document, faults = compose(
        paper, court, disclose(brief, "author", "court"), shop.folders, {"sheets": [], "fields": []}
    )
    assert document is not None
    assert faults == []
    return render_text(document).data.decode()


def overview(brief: Brief) -> str:
    """提交清单, in which the notes on the court stand below its papers."""
    sheet = overview_of(sheets_of(brief))
    assert sheet.document is not None
    return render_text(sheet.document).data.decode()


def court_papers(brief: Brief) -> dict[str, tuple[str, ...]]:
    """What came of the papers for the court: nothing is missing of those that are made."""
    return {
        sheet.paper.slug: sheet.missing or (("",) if sheet.document is None else ())
        for sheet in sheets_of(brief)
        if sheet.channel.slug == "court"
    }


def suit(today: date = TODAY, **changes: Any) -> Brief:
    """A dead key and a court."""
    return brief_of(case_file(**{"事实": DEAD, "法院": COURT} | changes), today)


def firm(**changes: str) -> dict[str, Any]:
    return {"主体": FIRM | changes, "店铺名": "某某小铺", "网站上卖家情况": "很多家店", "页面标有自营": "否"}
