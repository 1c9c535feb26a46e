"""What a claim can stand on, as data: `grounds/*.yaml`, and the answers to excuses: `rebuttals/*.yaml`."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, ClassVar

from kameng_docs.declared import (
    FROM_FILE,
    Among,
    Doubt,
    FaultyFiles,
    Files,
    Key,
    Lone,
    Means,
    Stripped,
    instead,
)
from kameng_docs.law.claim_kinds import SUPPORTS
from kameng_docs.law.hearing import Words, spoken
from kameng_docs.law.topics import Clause
from kameng_docs.law.vocabulary import FACTS, MARKS, DisputeName, FactName

PLACEHOLDERS = {
    "platform",
    "me",
    "buyer",
    "child",
    "as_told",
    "asked_back",
    "them",
    "served",
    "goods",
    "thing",
    "use",
    "give",
    "till",
    "described",
    "ends_because",
    "shown",
    "promise",
    "refusal",
    "refuser",
    "costs_listed",
    "count_bad",
    "rule",
    "untrue",
    "knew",
    "contract",
    "price_back",
    "ended_on",
    "paid_on",
    "paid_days",
    "sum_back",
    "not_twice",
    "even_so",
    "vanished",
    "seen",
    "end_notice",
    "reclaim_reason",
    "platform_promise",
    "live_words",
    "sum",
    "account",
    "age",
    "ages",
    "paid_under_eight",
    "paid_from_eight",
    "unagreed",
    "over_limits",
    "paid",
    "prepaid_told",
    "left_reckoned",
    "coins",
    "days_all",
    "days_left",
    "term",
    "term_effect",
    "my_reading",
    "their_reading",
    "terms_told",
    "this_term",
    "that_term",
    "penalty_words",
    "periods",
    "first_charge",
    "last_charge",
    "charges_sum",
    "payments",
    "cashback_promise",
    "damages_promise",
    "gift_promise",
    "guarantee_promise",
    "return_promise",
    "warranty_promise",
}
# Of a fact that is stated: {事实.时间} prints that key of its answer, and the ground falls where it is empty.
PARTS = {"时间": "at", "期限": "until", "原话": "words", "数量": "count", "总数": "total", "金额": "amount"}
# The sums of assess/sums/; any other name is a fact, whose 金额 it is.
SUMS = {
    "days-left", "balance", "days-short", "rent-left", "work-left", "lifetime",
    "periods", "after-cancelling", "early-charge", "dearer",
    "under-eight", "eight-to-eighteen", "allowance",
    "penalty", "penalty-back", "difference",
    "prepaid-left", "prepaid-own-cause",
    "ticket", "ticket-fee", "ticket-given-back", "substitute", "booking-less-loss", "tour-less-spent", "vouchers-unused",
    "preselected", "licence-count",
    "platform-promise",
    "extra-fee", "bundled", "unordered", "paid-twice", "overpaid", "penalty-kept",
    "substitute-order", "market-price", "cashback", "promised-damages", "gift-value", "price-drop",
    "agreed-left", "freight", "work-not-done",
    "topped-up-short", "reclaimed-part", "buyback-owed",
}  # fmt: skip
SELLERS = ("seller", "self-operated", "self-run")
# Who is asked, and sold nothing to the author (卖家.身份): nothing is claimed from them but by a ground that names them.
ASKED_ALONE = ("issuer", "buyback", "live-operator")
PLATFORM = "platform"
# Whom a ground is for. 举报 and 报案 are leads: what they cite never enters a claim (practice.md 1.9). `press` is for the
# publication authorities, `culture` for those of 文化和旅游, who have no paper of ours: they are told to the author alone.
SERVES = {"claims", "report", "police", "press", "culture"}
# 合同有效而违约; 无效或者不发生效力; either. The first two exclude each other (practice.md 1.2).
ROUTES = {"contract", "void", "any"}
# Where in a pleading its reasons stand (model-papers.md §5, 5): that there is a contract, what was not done as agreed, why
# the money comes back, that the contract ends, why what the other side says does not hold.
FORMED, BREACH, RETURN, UNDO, ANSWER = "formed", "breach", "return", "undo", "answer"
POINTS = (FORMED, BREACH, RETURN, UNDO, ANSWER)
# Who reads a citation. A public post and a report to the police cite nothing.
COURT, SAMR, ON_SITE, OTHER_SIDE = "court", "samr", "platform", "seller"
READERS = (COURT, SAMR, ON_SITE, OTHER_SIDE)
CITED = re.compile(r"\[\[([^\]]+)\]\]")


# What a ground prints.
WORDINGS = ("lead", "argument", "clause", "short", "prayer", "wanted", "else_money")


class _Needs:
    """Grounds by their own names, or by those of groups."""

    name = "law/grounds/ 和 law/ground_groups.yaml"

    def names(self, root: Path) -> Collection[str] | None:
        """Both, below `root`."""
        grounds, groups = GROUNDS.names(root), GROUPS.names(root)
        return None if grounds is None or groups is None else (*grounds, *groups)


class _SumNames:
    """Sums by their own names, or facts by theirs."""

    name = "law/grounds.py（SUMS）和 law/facts/"

    def names(self, root: Path) -> Collection[str] | None:
        """Both, below `root`."""
        facts = FACTS.names(root)
        return None if facts is None else (*SUMS, *facts)


Mark = Annotated[str, Among("标记", MARKS)]
Need = Annotated[str, Among("依据", _Needs())]
Wording = Annotated[str, Stripped()]


@dataclass(frozen=True)
class Cited:
    """A place in the law and what it is cited for. With `when`, only if each of those facts is 是.

    `each_day`: the edition of every day on which something was charged is cited, where they differ. `reaches_back`: it
    also holds for what happened before it was in force (民法典时间效力规定 names which do). `essential`: without it the ground
    falls, whatever else can be cited. `day_of`: in the edition of the day on which the first of these facts that is 是
    happened, where that was later than the order. `readers`: those to whom it is named; left out, all that read law.
    """

    ref: Clause
    purpose: str
    when: Annotated[tuple[FactName, ...], Lone()] = ()
    each_day: bool = False
    reaches_back: bool = False
    essential: bool = False
    day_of: Annotated[tuple[FactName, ...], Lone()] = ()
    readers: Annotated[tuple[Annotated[str, Among("读者", READERS)], ...], Key("for"), Lone()] = ()


@dataclass(frozen=True)
class Requirement:
    """One of `any_of` must be 是; or, with `not_yes`, that fact must have been asked and not be 是."""

    bare: ClassVar[str] = "any"
    any_of: Annotated[tuple[FactName, ...], Key("any"), Lone()] = ()
    not_yes: FactName = ""

    def doubts(self) -> Iterator[Doubt]:
        """Where it is both, or neither."""
        if bool(self.any_of) is bool(self.not_yes):
            yield Doubt(
                (), "“any”和“not_yes”要写一项，也只能写一项", "写一个事实、{any: [甲, 乙]} 或 {not_yes: 甲}"
            )


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What a claim stands on. The keys are explained in grounds/README.md."""

    id: Annotated[str, FROM_FILE]
    title: str
    order: int
    disputes: tuple[DisputeName, ...] = ()
    supports: tuple[Annotated[str, Among("请求", SUPPORTS)], ...] = ()
    against: tuple[Annotated[str, Among("对方", (*SELLERS, *ASKED_ALONE, PLATFORM))], ...] = SELLERS
    serves: Annotated[str, Among("用途", SERVES)] = "claims"
    route: Annotated[str, Among("路径", ROUTES)] = "contract"
    settled: Annotated[bool, Means({"settled": True, "arguable": False})]
    asked_by: str = ""
    asked_when: tuple[FactName, ...] = ()
    never: Wording = ""
    incomplete: Wording = ""
    bars: bool = False
    bare_when: tuple[FactName, ...] = ()
    optional: bool = False
    fault: str = ""
    rests_on: tuple[Mark, ...] = ()
    requires: tuple[Requirement, ...] = ()
    excludes: tuple[FactName, ...] = ()
    also: tuple[FactName, ...] = ()
    needs: tuple[Need, ...] = ()
    yields_to: tuple[Need, ...] = ()
    needs_exhibits: Annotated[bool, Key("proof"), Means({"exhibits": True})] = False
    cites: tuple[Cited, ...] = ()
    point: Annotated[str, Among("论点", POINTS)] = BREACH
    weight: int = 5
    lead: Wording = ""
    argument: Wording = ""
    clause: Wording = ""
    short: Wording = ""
    short_cites: tuple[str, ...] = ()
    asserts: tuple[str, ...] = ()
    sum: Annotated[str, Among("算式", _SumNames())] = ""
    takes_off: Annotated[str, Among("算式", _SumNames())] = ""
    prayer: Wording = ""
    wanted: Wording = ""
    else_money: Wording = ""
    instead: str = ""
    caution: str = ""
    authority: str = ""
    guards: str

    def doubts(self) -> Iterator[Doubt]:
        """What its words print without its being there to be filled in or cited."""
        for key in WORDINGS:
            yield from _unfilled(key, getattr(self, key), self.cites)
        yield from _uncited(("short_cites",), self.short_cites, self.cites)


# What an excuse is by its nature (practice.md 1.4): what decides whether a term, a fact or a contract answers it.
TERM, FACT, OTHERS, CONDITION, UNWILLING = "条款", "说事实", "推给别人", "附条件", "只是不肯"
NATURES = (TERM, FACT, OTHERS, CONDITION, UNWILLING)


@dataclass(frozen=True, kw_only=True)
class RebuttalWord:
    """An excuse, how it is heard, and the lawful answer with what it needs and what defeats it."""

    id: Annotated[str, FROM_FILE]
    title: str
    order: int
    kind: Annotated[str, Among("性质", NATURES)]
    same_as: tuple[str, ...] = ()
    hears: tuple[Annotated[tuple[Words, ...], Lone()], ...] = ()
    unless: Annotated[tuple[Words, ...], Lone()] = ()
    even_settling: bool = False
    yields_to: tuple[str, ...] = ()
    otherwise: bool = False
    puts_off: bool = False
    says_nothing: bool = False
    offers: bool = False
    rests_on: tuple[Mark, ...] = ()
    requires: tuple[FactName, ...] = ()
    needs: tuple[Need, ...] = ()
    fails_when: tuple[FactName, ...] = ()
    fails: str
    cites: tuple[Cited, ...] = ()
    asserts: tuple[str, ...] = ()
    answer: Wording = ""
    reply: Wording = ""

    def doubts(self) -> Iterator[Doubt]:
        """What its answer prints without its being there to be filled in or cited."""
        yield from _unfilled("answer", self.answer, self.cites)
        if bool(self.hears) is bool(self.same_as):
            yield Doubt((), "“hears”和“same_as”要写一项，也只能写一项", "写怎样听出来，或者和哪几项听法一样")
        if "{" in self.reply or "[" in self.reply:
            yield Doubt(("reply",), "“reply”是照抄到聊天里的话，里面不能有占位和条号", "直接写出来")

    def heard_at(self, words: str) -> int | None:
        """Where in `words`, folded, the excuse is first made; None where it is not, or the words settle the matter."""
        message = spoken(words)
        if message.makes_good or (message.settles and not self.even_settling):
            return None
        return message.place(self.hears, self.unless)


def _unfilled(key: str, text: str, cites: tuple[Cited, ...]) -> Iterator[Doubt]:
    """Placeholders and citations of a wording that are not known, so that nothing would be printed in their place."""
    for group in CITED.findall(text):
        yield from _uncited((key,), (part.strip() for part in group.split(";")), cites)
    for name in re.findall(r"\{([^}]*)\}", text):
        if name not in PLACEHOLDERS and not _is_bound(name):
            message = f"“{key}”里的占位“{{{name}}}”没有东西可填"
            yield Doubt((key,), message, instead(name, sorted(PLACEHOLDERS)), "data.unknown-reference")


def _is_bound(name: str) -> bool:
    """Whether it names facts, as `bound_in` reads them; which there are is asked where the law is used (test_asserts.py)."""
    facts, _, part = name.partition(".")
    return not name.isascii() and bool(facts) and (not part or part in PARTS)


def bound_in(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """The placeholders of a wording that are bound to facts: {甲.时间} a key of one's answer, {甲|乙} what is told of them."""
    for name in re.findall(r"\{([^}]*)\}", CITED.sub("", text)):
        if name not in PLACEHOLDERS and _is_bound(name):
            facts, _, part = name.partition(".")
            yield tuple(facts.split("|")), part


def _uncited(steps: tuple[str, ...], refs: Iterable[str], cites: tuple[Cited, ...]) -> Iterator[Doubt]:
    known = [cited.ref for cited in cites]
    for ref in refs:
        if ref not in known:
            message = f"“{steps[0]}”里引了“{ref}”，“cites”里没有"
            yield Doubt(steps, message, instead(ref, known), "data.unknown-reference")


def _circles(found: Mapping[str, Ground], root: Path) -> Iterator[tuple[str, Doubt]]:
    """Grounds that wait for themselves."""
    try:
        groups = GROUPS.only(root)
    except FaultyFiles:
        return
    for id_ in _ordered(_expanded(found, groups))[1]:
        yield id_, Doubt(("needs",), f"“{id_}”绕了一圈，要它自己先成立", "去掉圈里的一处 needs 或 yields_to")


def _beside(found: Mapping[str, RebuttalWord], _: Path) -> Iterator[tuple[str, Doubt]]:
    """Rebuttals that yield to, or are heard as, one that there is not; or as one that is itself heard as another."""
    heard = [id_ for id_, word in found.items() if word.hears]
    for id_, word in found.items():
        for key, names in (("yields_to", word.yields_to), ("same_as", word.same_as)):
            for place, name in enumerate(names):
                if name not in heard:
                    message = f"“{key}”里的“{name}”不是一项有“hears”的回应"
                    yield id_, Doubt((key, place), message, instead(name, heard), "data.unknown-reference")


GROUNDS = Files("law/grounds/*.yaml", Ground, check=_circles)
GROUPS = Files("law/ground_groups.yaml", dict[str, tuple[Annotated[str, Among("依据", GROUNDS)], ...]])
REBUTTALS = Files("law/rebuttals/*.yaml", RebuttalWord, check=_beside)


@cache
def grounds() -> Mapping[str, Ground]:
    """Every ground by its id, each after those it needs; groups stand for their grounds."""
    found = _expanded(GROUNDS.all(), GROUPS.only())
    return {id_: found[id_] for id_ in _ordered(found)[0]}


@cache
def rebuttals() -> Mapping[str, RebuttalWord]:
    """Every rebuttal by its id; groups stand for their grounds."""
    groups = GROUPS.only()
    return {id_: replace(each, needs=_named(each.needs, groups)) for id_, each in REBUTTALS.all().items()}


def excuses_in(heard: str, answered: Callable[[RebuttalWord], bool] = lambda _: True) -> list[RebuttalWord]:
    """The excuses that one message contains, in the order of their words.

    One that yields to another is not heard beside it, if that one is `answered`, of which nothing is asked here; a
    refusal that no rule understood is heard where nothing else is.
    """
    placed = dict(_placed(heard))
    strong = {id_ for id_ in placed if answered(rebuttals()[id_])}
    kept = [rebuttals()[id_] for id_ in placed if not strong & set(rebuttals()[id_].yields_to)]
    said = [word for word in kept if not word.otherwise] or kept
    return sorted(said, key=lambda word: placed[word.id])


def puts_off(heard: str) -> bool:
    """Whether a message does nothing but ask for patience: what it was asked is not answered."""
    excuses = excuses_in(heard)
    return bool(excuses) and all(word.puts_off for word in excuses)


@lru_cache(maxsize=512)
def _placed(heard: str) -> tuple[tuple[str, int], ...]:
    """Every excuse that one message makes, by its id, and where: of one case the same words are asked about many times."""
    found = ((id_, word.heard_at(heard)) for id_, word in rebuttals().items())
    return tuple((id_, place) for id_, place in found if place is not None)


def answers_to(excuse: RebuttalWord) -> list[RebuttalWord]:
    """The answers to one excuse: its own, and those to the same words where the case stands on something else."""
    return [excuse, *(word for word in rebuttals().values() if excuse.id in word.same_as)]


def _expanded(found: Mapping[str, Ground], groups: Mapping[str, tuple[str, ...]]) -> Mapping[str, Ground]:
    return {
        id_: replace(each, needs=_named(each.needs, groups), yields_to=_named(each.yields_to, groups))
        for id_, each in found.items()
    }


def _named(names: Iterable[str], groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Grounds, by their own names or by those of groups."""
    return tuple(id_ for name in names for id_ in groups.get(name, (name,)))


def _ordered(found: Mapping[str, Ground]) -> tuple[list[str], list[str]]:
    """Ids, each after those it needs; and those that would need themselves."""
    order: list[str] = []
    circles: list[str] = []

    def visit(id_: str, above: tuple[str, ...]) -> None:
        if id_ in above:
            circles.append(id_)
        elif id_ not in order:
            for need in (*found[id_].needs, *found[id_].yields_to):
                visit(need, (*above, id_))
            order.append(id_)

    for id_ in found:
        visit(id_, ())
    return order, circles
