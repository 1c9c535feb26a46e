"""What of each case may become a figure for everybody, kept on the disk: no case is told, they are only counted."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kameng_docs.law.grounds import rebuttals
from kameng_docs.law.vocabulary import disputes
from kameng_docs.registry.public.naming import UNNAMED, fit, seller_named
from kameng_docs.registry.public.sums import Sums
from kameng_docs.registry.stats.gathering import Gathering
from kameng_docs.registry.stats.kinds import GOING_ON, MONTH, UNTOLD, outcome_of
from kameng_docs.registry.stats.tally import Money, money_of
from kameng_docs.registry.summary import NOTHING_BACK, Sent, Summary

SEVERAL = "不止一家"
# Up to which day an answer is of which class: the last has no end.
CLASSES = (3, 7, 15, 30)
NOTHING_SENT, NO_ANSWER, NO_DAY = "还没有交过", "交了，还没有答复", "有答复，没写哪天"
LATER = f"{CLASSES[-1]}天以后"
# How a case may have ended (registry/summing.py), as everybody is told; whatever else a manifest says is not.
OUTCOMES = {
    **{name: name for name in (GOING_ON, "款项已退")},
    "和解已付": "谈妥了，钱已付",
    "和解未付": "谈妥了，钱没付",
    "败诉": "投诉人败诉",
    **{kind: f"有{kind}" for kind in ("民事判决书", "民事调解书", "支付令", "确认调解协议裁定书")},
}
# What the record says of money that came back: of a case where nobody wrote of it, no more than that.
BACK, NOT_BACK, NOT_MONEY, NOT_WRITTEN = "写明有钱退回", "写明没有退回", "退的不是钱", "登记里没有写退回"
KEY = "卡密"
TABLES = """
    CREATE TABLE record (told TEXT);
    CREATE TABLE person (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Record:
    """A case as it is counted: words of the program and of the law, names of sites and shops, a month, no day and no sum."""

    case: str
    platform: str
    seller: str
    disputes: tuple[str, ...]
    excuses: tuple[str, ...]
    channels: tuple[str, ...]
    answer: str
    outcome: str
    month: str
    back: str


class Records:
    """Summaries go in one after the other. `count` is how many; `sums` what was paid and came back."""

    def __init__(self, gathering: Gathering, channels: Mapping[str, str]) -> None:
        """`channels` are those that everybody may read of, by their slugs: see `open_channels`."""
        self.count = 0
        self.sums = Sums()
        self._channels = channels
        self._gathering = gathering
        self._database = gathering.database
        self._database.executescript(TABLES)

    def take(self, found: Iterable[tuple[str, Summary]]) -> None:
        """Take in all of them, as `Gathering` gives them."""
        for case, summary in found:
            self.count += 1
            money = money_of(summary)
            self.sums.take(money.paid, money.back if money.known else None)
            record = _record(case, summary, self._channels, _back(money, summary.refund))
            told = json.dumps(vars(record), ensure_ascii=False)
            self._database.execute("INSERT INTO record VALUES (?)", (told,))
            people = [(summary.who,), *((side.name,) for side in summary.against if side.person)]
            self._database.executemany("INSERT OR IGNORE INTO person VALUES (?)", people)

    def all(self) -> Iterator[Record]:
        """Each of them."""
        for (told,) in self._database.execute("SELECT told FROM record"):
            content = json.loads(told)
            lists = {name: tuple(content[name]) for name in ("disputes", "excuses", "channels")}
            yield Record(**{**content, **lists})

    def people(self) -> Iterator[str]:
        """The names of everybody who complains, and of sellers who are natural persons."""
        return (name for (name,) in self._database.execute("SELECT name FROM person"))

    def doubled(self) -> set[str]:
        """The cases whose card key stands in another one too."""
        return {case for each in self._gathering.shared() if KEY in each.kinds for case in each.cases}


def open_channels() -> Mapping[str, str]:
    """Our own channels with their names: not what an author calls one of his."""
    from kameng_docs.channels.read import channel_names, read_channels
    from kameng_docs.resources import shipped_templates

    return channel_names(read_channels((shipped_templates(),)).channels)


def _record(case: str, summary: Summary, channels: Mapping[str, str], back: str) -> Record:
    sellers = list(dict.fromkeys(seller_named(side) for side in summary.against)) or [UNNAMED]
    outcome = outcome_of(summary)
    return Record(
        case=case,
        platform=fit(summary.platform),
        seller=sellers[0] if len(sellers) == 1 else SEVERAL,
        disputes=tuple(dict.fromkeys(name for name in summary.disputes if name in disputes())),
        excuses=tuple(
            dict.fromkeys(
                rebuttals()[each.excuse].title for each in summary.heard if each.excuse in rebuttals()
            )
        ),
        channels=tuple(
            dict.fromkeys(channels[each.channel] for each in summary.steps if each.channel in channels)
        ),
        answer=_answer(summary.steps),
        outcome=OUTCOMES.get(outcome, UNTOLD),
        month=summary.bought[:MONTH],
        back=back,
    )


def _back(money: Money, refund: str) -> str:
    if money.back:
        return BACK
    if not money.known:
        return NOT_WRITTEN
    return NOT_BACK if refund == NOTHING_BACK else NOT_MONEY


def _answer(steps: tuple[Sent, ...]) -> str:
    """The class of the first answer that came, by the days that it took."""
    days = [step.days for step in steps if step.days is not None]
    if days:
        return next((f"{most}天以内" for most in CLASSES if min(days) <= most), LATER)
    if not steps:
        return NOTHING_SENT
    from kameng_docs.gates.standing import PENDING

    return NO_ANSWER if all(step.state in PENDING for step in steps) else NO_DAY
