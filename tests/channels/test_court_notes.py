"""What the list of papers tells of the papers beside the pleading, and of the places of the filing site."""

from cases_support import brief_of, sheets_of, workshop
from court_cases import AGENT, FILED, promise, suing

from kameng_docs.compose.telling import Teller
from kameng_docs.compose.wordings import Wordings


def notes(case):
    """What the author is told of these papers, as the list of papers would print it."""
    shop, brief = workshop(), brief_of(case)
    sheets = [s for s in sheets_of(brief) if s.channel.slug == "court" and s.document]
    teller = Teller(brief, shop.channels["checklist"])
    more = {"made": sheets, "channel": shop.channels["court"]}
    rendered, faults = Wordings(shop.folders).render("court/notes_more.md", teller, more)
    assert not faults, faults
    markdown, tokens = rendered
    return tokens.restore(markdown)


def test_each_place_of_the_site_names_its_files_in_order():
    text = notes(suing(委托代理人=AGENT))
    places = [line for line in text.splitlines() if line.startswith("- ")]
    assert [line[2:].partition("：")[0] for line in places] == [
        *("起诉状", "当事人身份证明", "委托代理手续", "证据目录及证据材料", "送达地址确认书", "其他材料")
    ]
    assert "02_证据目录.pdf、03_证据册.pdf" in places[3]
    assert "只传一份" in places[0]
    assert "未核" in text
    assert "10 MB" in text
    assert "这一栏没有，空着" in notes(suing())


def test_why_there_is_no_paper_for_preservation():
    text = notes(suing())
    assert "诉讼保全没有出申请书" in text
    assert "第一百零三条" in text


def test_the_risk_of_a_payment_order_is_told():
    assert "支付令就失效" in notes(suing(facts=promise()))
    assert "支付令申请书：" not in notes(suing())
    assert "款到账前不要撤诉" in notes(suing(FILED))


def test_every_paper_of_the_filing_has_one_place_or_none_for_a_reason():
    court = workshop().channels["court"]
    placed = [slug for upload in court.filing for slug in upload.papers]
    assert len(placed) == len(set(placed))
    # Handed over in person, or not part of a filing.
    assert {p.slug for p in court.papers} - set(placed) == {
        "before_filing", "card_keys", "payment_order", "withdrawal",
    }  # fmt: skip
    assert all("pdf" in p.formats for p in court.papers if p.audience != "author")
