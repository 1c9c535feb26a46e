"""A case on one day, as the room 今天 shows it: the parts of its start page, whose turn it is, what to say to the shop.

Nothing is decided here: the plan tells the days, the papers what is pasted, the brief which excuse is answered how.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from weakref import WeakKeyDictionary

from kameng_docs.blocks import words
from kameng_docs.brief import Brief
from kameng_docs.bundle.render import Press, print_all
from kameng_docs.case.part import day_of
from kameng_docs.channels.model import AUTHOR, ON_PAGE
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.day.excuses import Excuse, excuses_of
from kameng_docs.desk.papers.composition import Composition, composition_of
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.disclosure import policy
from kameng_docs.gates.offers import Offer, offers_of
from kameng_docs.page import Contents, Made, contents_of
from kameng_docs.page.contents import Pasted, Step
from kameng_docs.pipeline import Checked, Disclosures, Sheet, Workshop, overviews_of
from kameng_docs.pipeline.papers import SHUT
from kameng_docs.plan import OPEN, Deadline, Plan
from kameng_docs.wording import instant_in_chinese, instant_in_digits

SHOP = "shop"
TEXT = "txt"
HERE = "today"
"""The channel of the overviews, as which the case is disclosed to its author."""


@dataclass(frozen=True)
class Offered:
    """A paper that can be handed in: the folder of its channel, and its name there and to the author."""

    channel: str
    folder: str
    slug: str
    name: str


@dataclass(frozen=True)
class Today:
    """`contents` are the parts of the start page, `excuses` the newest first, `lacking` by channel why a paper is not made.

    `opening` is what can be sent to the shop where it has said nothing yet, `asking` has of the channels whose papers ask for an
    answer the day by which they do; `offers` are those of the other side that still can be answered.
    """

    day: date
    plan: Plan
    contents: Contents
    excuses: tuple[Excuse, ...]
    unclear: tuple[str, ...]
    opening: Pasted | None
    papers: tuple[Offered, ...]
    lacking: tuple[tuple[str, str], ...]
    asking: Mapping[str, str]
    offers: tuple[Offer, ...] = ()

    def papers_of(self, channel: str) -> tuple[Offered, ...]:
        """What can be handed in through a channel."""
        return tuple(each for each in self.papers if each.channel == channel)

    def step(self, channel: str) -> Step | None:
        """What the start page has of a channel."""
        return next((each for each in self.contents.steps if each.id == f"step-{channel}"), None)


_KEPT: WeakKeyDictionary[OpenCase, tuple[Composition, Today | None]] = WeakKeyDictionary()


def today_of(case: OpenCase, today: date) -> tuple[Checked, Today | None]:
    """The case as it stands, and what there is to do; None while it has an error. It takes up to a second.

    Kept while nothing changes: windows on one case share it.
    """
    composed = composition_of(case, today)
    before = _KEPT.get(case)
    if before is None or before[0] is not composed:
        before = _KEPT[case] = composed, _made(case.shop, composed, today)
    return composed.checked, before[1]


def _made(shop: Workshop, composed: Composition, today: date) -> Today | None:
    brief, plan, sets = composed.checked.brief, composed.plan, composed.sets
    if brief is None or plan is None:
        return None
    sheets = [sheet for _, sheet in composed.papers]
    overviews, _ = overviews_of(shop, composed.checked, sets, sheets)
    # Only what is pasted is made here; pages are made elsewhere, in their own time.
    # Nothing is looked up in a folder, for no earlier file is named.
    printed = print_all([_as_text(sheet) for sheet in sheets], Press(shop.folders, today, Path()))
    seen = sets[0].seen if len(sets) == 1 else Disclosures(brief)
    contents = contents_of(Made(sheets, overviews, printed.files), plan, seen)
    own = seen.to(AUTHOR, HERE)
    return Today(
        today,
        plan,
        contents,
        excuses_of(own),
        tuple(own.not_understood),
        _opening(contents, sheets),
        tuple(_offered(sheets)),
        tuple(_lacking(sheets, composed.faults)),
        dict(_asking(sheets, own)),
        tuple(offer for offer in offers_of(own) if day_of(offer.until) >= today),
    )


def _as_text(sheet: Sheet) -> Sheet:
    formats = tuple(kind for kind in sheet.paper.formats if kind in {TEXT, ON_PAGE})
    return replace(sheet, paper=replace(sheet.paper, formats=formats))


def _opening(contents: Contents, sheets: Sequence[Sheet]) -> Pasted | None:
    """The shortest text to the shop, of a length that is made for a site, of a step that is open."""
    shop = policy().audiences[SHOP]
    fitted = {sheet.paper.name for sheet in sheets if sheet.document and sheet.paper.limit}
    texts = [text for step in contents.steps if step.status == OPEN for text in step.texts]
    fitting = [each for each in texts if each.name in fitted and each.reader == shop and not each.masked]
    return min(fitting, key=lambda text: len(text.text), default=None)


def _asking(sheets: Sequence[Sheet], brief: Brief) -> Iterator[tuple[str, str]]:
    """The channels whose papers ask for an answer, and by which day they do: what is posted names a later one."""
    for sheet in sheets:
        day = brief.reply_by_post if sheet.channel.by_post else brief.reply_by
        if sheet.document is None or sheet.paper.audience == AUTHOR:
            continue
        if instant_in_chinese(day) in "\n".join(words(sheet.document)):
            yield sheet.channel.slug, instant_in_digits(day)


def _offered(sheets: Sequence[Sheet]) -> Iterator[Offered]:
    for sheet in sheets:
        if sheet.document and sheet.paper.printed and sheet.paper.audience != AUTHOR:
            of = sheet.channel.folder.rpartition("/")[0]
            name = sheet.paper.name + (f"（{of}）" if of else "")
            yield Offered(sheet.channel.slug, sheet.channel.folder, sheet.paper.slug, name)


def _lacking(sheets: Sequence[Sheet], faults: Sequence[Diagnostic]) -> Iterator[tuple[str, str]]:
    """What papers still want, or what in them does not fit its place, once for all with the same; of a step that is shut
    the step itself tells why.
    """
    wrong = [each for each in faults if each.severity is Severity.ERROR]
    names: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for sheet in sheets:
        if sheet.document is None and sheet.code not in SHUT.values():
            about = f"{sheet.channel.slug}/{sheet.paper.slug}"
            why = sheet.missing or tuple(each.message for each in wrong if each.document == about)
            names.setdefault((sheet.channel.slug, why), []).append(sheet.paper.name)
    for (channel, why), papers in names.items():
        yield channel, f"{'、'.join(dict.fromkeys(papers))} 先不出{'：' if why else ''}{'；'.join(why)}"


def whose(each: Deadline) -> str:
    """Whose turn it is and until when: both days of what is the author's, the one day of what is another's."""
    maybe = "（暂定，放假安排公布以后可能变）" if each.provisional else ""
    if not each.mine:
        return f"等对方：到 {instant_in_chinese(each.on)}{maybe}"
    if each.safe_on is None or each.safe_on == each.on:
        return f"轮到您：最迟 {instant_in_chinese(each.on)}{maybe}"
    gone = "（已经过了）" if each.safe_passed else ""
    return (
        f"轮到您：稳妥日 {instant_in_chinese(each.safe_on)}{gone}，最迟 {instant_in_chinese(each.on)}{maybe}"
    )
