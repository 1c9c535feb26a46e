"""Builders of case files for tests: a plain case in the keys of an author, and what the stages make of it.

Every name, number and address is fictional; region code 000000 does not exist.
"""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from given_secret import with_secret
from page_words import words_of_page

from kameng_docs.assess import Matter
from kameng_docs.assess.sets import Assessed, assess_sets
from kameng_docs.blocks import Document
from kameng_docs.brief import Brief
from kameng_docs.build import Job, Result, build
from kameng_docs.bundle import render
from kameng_docs.bundle.originals import records
from kameng_docs.bundle.render import Press, Printed, print_all
from kameng_docs.case.model import Case
from kameng_docs.compose import compose
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.disclosure import disclose
from kameng_docs.evidence import by_name
from kameng_docs.page import Made, open_here
from kameng_docs.pipeline import (
    Disclosures,
    Sheet,
    Workshop,
    check,
    compose_overviews,
    compose_papers,
    offered,
    open_workshop,
)
from kameng_docs.plan import plan_of
from kameng_docs.writers.text import render_text

TODAY = date(2026, 11, 22)
REPOSITORY = Path(__file__).resolve().parents[2]
GONE: Any = object()
TEXTS = ("txt", "html")
HERE = "00_打开这里.html"

# The papers that tell the story of a case in sentences.
PAPERS = (
    "platform_ticket/ticket",
    "platform_ticket/ticket_short",
    "platform_ticket/attachments",
    "heimao/post",
    "heimao/attachments",
    "court/statement_of_claim",
    "court/evidence_list",
)
CONSUMER = {
    "姓名": "张某某",
    "性别": "女",
    "出生日期": "1996-02-03",
    "民族": "汉族",
    "证件号码": "00000019960203004X",
    "户籍地址": "某某省某某市某某区某某街8号",
    "电话": "13800000009",
}
FIRM = {
    "名称": "某某网络有限公司",
    "主体类型": "公司",
    "住所": "某某省某某市某某区某某路6号",
    "法定代表人": "某丙",
}
ORDER = {
    "订单号": "0042611010077",
    "商品": "音乐会员年卡卡密",
    "数量": "1",
    "实付": "30.00",
    "下单时间": "2026-11-01 10:00",
    "收到卡密的时间": "2026-11-01 10:01",
}
BASE = {
    "消费者": CONSUMER,
    "买来做什么": "自己用",
    "卖家": [{"主体": FIRM, "店铺名": "某某小铺", "网站上卖家情况": "很多家店", "页面标有自营": "否"}],
    "平台": {"名称": "某某卡盟"},
    "交易": [ORDER],
    "争议": ["卡密无效"],
}
PROOF = {"名称": "截图", "文件": "截图.png", "来源": "手机截屏", "证明": "所述事实"}


def yes(**more: Any) -> dict[str, Any]:
    """A fact answered 是."""
    return {"回答": "是", **more}


def no() -> dict[str, str]:
    return {"回答": "否"}


def unclear() -> dict[str, str]:
    return {"回答": "不清楚"}


DEAD = {
    "兑换页提示该卡密已被使用": yes(时间="2026-11-01 10:05", 原话="该卡密已被使用"),
    "收到卡密后我第一次兑换就失败": yes(),
}
LATE = {
    "到现在仍未到账": yes(),
    "页面写明了到账时间": yes(时间="2026-11-01 10:30"),
}
NOTICE = {
    "我书面催过一次并给了期限": yes(
        时间="2026-11-03 09:00", 期限="2026-11-06 18:00", 原话="请于11月6日18时前充值到账"
    )
}
NOTICE_OVER = {"过了我给的期限仍未到账": yes(时间="2026-11-07 00:00")}
FRAUD = (
    "该承诺在我下单前就写在页面或聊天里",
    "下单时该承诺就不是真的",
    "有材料显示卖家当时知道",
    "我是看到该承诺才下单的",
)


def case_file(**changes: Any) -> dict[str, Any]:
    """The plain case with top keys replaced; GONE takes a key away."""
    return {k: v for k, v in (deepcopy(BASE) | changes).items() if v is not GONE}


def order(**changes: Any) -> dict[str, Any]:
    return {k: v for k, v in (ORDER | changes).items() if v is not GONE}


def seller(**changes: Any) -> dict[str, Any]:
    return {k: v for k, v in (BASE["卖家"][0] | changes).items() if v is not GONE}


def fraud_case(*, without: str = "", unproven: str = "", **changes: Any) -> dict[str, Any]:
    """All that three-fold damages need (practice.md 1.1 第2点), less one fact or one exhibit."""
    facts = DEAD | {
        name: yes(**({} if name == unproven else {"证据": ["截图"]})) for name in FRAUD if name != without
    }
    return case_file(
        事实=facts,
        页面承诺=[{"内容": "全新卡密，从未使用", "实际": "第一次兑换即提示已被使用", "证据": ["截图"]}],
        诉求={"要求增加赔偿": "事实够时要求"},
        证据={"截图": PROOF},
        **changes,
    )


@cache
def workshop() -> Workshop:
    """The shipped templates and law."""
    return open_workshop(REPOSITORY / "cases")


# The least that a channel of one's own declares of its step.
RUNG = "reaches: beside\nlines:\n  - {status: open, says: 随时可以}\n"


def brief_of(case: dict[str, Any], today: date = TODAY, name: str = "试") -> Brief:
    """The brief of the whole case."""
    return assessed_of(case, today, name).whole


def assessed_of(case: dict[str, Any], today: date = TODAY, name: str = "试") -> Assessed:
    """The brief of the whole case, and where several sold one of each."""
    shop = workshop()
    return assess_sets(
        Matter(
            Case.model_validate(case),
            name,
            today,
            shop.library,
            shop.channel_words,
            shop.channel_names,
            shop.tracks,
        )
    )


@dataclass(frozen=True)
class Composed:
    """What came of one paper: the document, or what it lacks, and what is said about it."""

    document: Document | None
    missing: tuple[str, ...]
    diagnostics: list[Diagnostic]


def composed(brief: Brief, name: str) -> Composed:
    """One paper, `channel/paper`, as its audience sees it."""
    shop = workshop()
    slug, _, wanted = name.partition("/")
    channel = shop.channels[slug]
    paper = next(paper for paper in channel.papers if paper.slug == wanted)
    (offer,) = offered(shop, Disclosures(brief), plan_of(brief, shop.channels), [(channel, [paper])])
    sheet, _, faults = offer
    if sheet.code:
        return Composed(None, sheet.missing, faults)
    shown = disclose(brief, paper.audience, slug)
    document, more = compose(paper, channel, shown, shop.folders, {"sheets": [], "fields": []})
    return Composed(document, (), [*faults, *more])


def sheets_of(brief: Brief) -> list[Sheet]:
    """Every paper of the case, the overviews last."""
    papers, _ = compose_papers(workshop(), brief)
    overviews, _ = compose_overviews(workshop(), brief, papers)
    return [*papers, *overviews]


def overview_of(sheets: Iterable[Sheet]) -> Sheet:
    """What the list of papers says, all of it in one: the reminders, each step, what is lacking."""
    parts = [sheet for sheet in sheets if sheet.channel.slug == "checklist"]
    documents = [sheet.document for sheet in parts if sheet.document]
    assert len(documents) == len(parts) > 0
    blocks = tuple(block for document in documents for block in document.blocks)
    return replace(parts[0], document=Document(documents[0].title, blocks), about="")


def text_of(brief: Brief, name: str) -> str:
    """One paper as plain text. It must be made, without an error."""
    made = composed(brief, name)
    assert made.document is not None, (made.missing, made.diagnostics)
    rendered = render_text(made.document)
    assert not rendered.faults
    return rendered.data.decode()


@dataclass(frozen=True)
class Built:
    """What a build wrote into a folder, and what it said."""

    folder: Path
    result: Result

    def texts(self, under: str = "") -> dict[str, str]:
        """Every text file by its path, below the folder `under`; of the page its words."""
        return {
            path.relative_to(self.folder).as_posix(): text_in(path)
            for path in sorted((self.folder / under).rglob("*"))
            if path.suffix.removeprefix(".") in TEXTS
        }


def put_down(
    case: dict[str, Any], into: Path, name: str, contents: Mapping[str, bytes] | None = None
) -> Path:
    """The case written to disk with its exhibits. Files without `contents` are a tiny picture, masked ones another."""
    cases = into / "cases"
    (cases / name).mkdir(parents=True, exist_ok=True)
    with_secret(cases)
    for exhibit in case.get("证据", {}).values():
        for key in ("文件", "公开版"):
            files, plain = exhibit.get(key, []), PNG if key == "文件" else MASKED
            for file in [files] if isinstance(files, str) else files:
                (cases / name / file).write_bytes((contents or {}).get(file, plain))
    file = cases / f"{name}.yaml"
    file.write_text(yaml.dump(case, allow_unicode=True, sort_keys=False, default_style='"'), "utf-8")
    return file


def built(
    case: dict[str, Any], into: Path, name: str = "试", today: date = TODAY, only: str = "", *,
    contents: Mapping[str, bytes] | None = None, pages: bool = True,
) -> Built:  # fmt: skip
    """The case put down and built. Without `pages` no paper is laid out as PDF: the books alone are."""
    file = put_down(case, into, name, contents)
    with nullcontext() if pages else patch.object(render, "print_all", without_pages):
        (result,) = build([file], Job(into / "out", today, only=only), jobs=1)
    return Built(into / "out" / name, result)


def without_pages(sheets: list[Sheet], press: Press) -> Printed:
    """Every paper in its other formats: none is laid out as PDF."""
    kept = [_in_formats(sheet, {*sheet.paper.formats} - {"pdf"}) for sheet in sheets]
    return print_all(kept, press)


def texts_of(file: Path) -> dict[str, str]:
    """What `Built.texts` gives, composed without laying out a page: every exhibit has as many pages as it has files."""
    shop = open_workshop(file.parent)
    checked = check(shop, file, TODAY)
    brief, folder = checked.brief, file.parent / file.stem
    assert brief is not None, checked.diagnostics
    names = by_name(checked.files)
    pages = _a_page_a_file(brief)
    sheets, _ = compose_papers(shop, brief, more={"book_pages": pages})
    if pages and not [sheet for sheet in sheets if sheet.paper.book and sheet.document]:
        pages = {}
        sheets, _ = compose_papers(shop, brief)
    # As a build tells the overviews: the books last, and as PDF alone.
    books = [sheet for sheet in sheets if sheet.paper.book and sheet.document]
    papers = [sheet for sheet in sheets if sheet not in books]
    bound = [replace(sheet, paper=replace(sheet.paper, formats=("pdf",))) for sheet in books]
    overviews, _ = compose_overviews(shop, brief, [*papers, *bound])
    press, seen = Press(shop.folders, TODAY, folder), Disclosures(brief)
    printed = print_all([_in_formats(sheet, {*TEXTS}) for sheet in papers], press)
    printed += records(seen, names, folder, pages)
    here, page = open_here(
        Made([*papers, *bound], overviews, printed.files), plan_of(brief, shop.channels), seen
    )
    texts = {made.path: data.decode() for made, data in printed.files if made.format in TEXTS}
    return dict(sorted({**texts, here.path: words_of_page(page.decode())}.items()))


def text_in(path: Path) -> str:
    """What a text file says, or the page."""
    text = path.read_text("utf-8")
    return words_of_page(text) if path.suffix == ".html" else text


def _in_formats(sheet: Sheet, wanted: set[str]) -> Sheet:
    formats = tuple(each for each in sheet.paper.formats if each in wanted)
    return replace(sheet, paper=replace(sheet.paper, formats=formats))


def _a_page_a_file(brief: Brief) -> dict[str, str]:
    pages, last = {}, 0
    for exhibit in brief.exhibits:
        first, last = last + 1, last + len(exhibit.files)
        pages[exhibit.number] = f"{first}" if first == last else f"{first}—{last}"
    return pages


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fea735814b0000000049454e44ae426082"
)
# The same, painted over.
MASKED = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63606060000000040001f61738550000000049454e44ae"
    "426082"
)
