"""Which grounds stand on the facts of a case, and why the others do not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kameng_docs.assess.known import NO, UNCLEAR, YES
from kameng_docs.assess.sums import Sum, sum_named
from kameng_docs.brief import FactInfo, GroundInfo, RefusedInfo
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.case.whose import Ours, Said, ours
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.fact_names import BEFORE_THE_CODE
from kameng_docs.law.following import of_kind
from kameng_docs.law.grounds import PARTS, PLATFORM, WORDINGS, Cited, Ground, Requirement, bound_in, grounds
from kameng_docs.law.library import Library
from kameng_docs.law.model import Citation
from kameng_docs.law.predecessors import predecessor
from kameng_docs.law.vocabulary import facts as vocabulary

ANSWERED_OTHERWISE = "这个回答写错了的，照实改正；没有写错，就不能凭这一项要求"
NOT_HELD = (
    "核对最早一笔的“下单时间”，写错了就改正；只有旧的那笔在这以前的，把它另写一个案件；"
    "都没有写错的，要用当时的法律，本库没有收全，程序写不了，带上材料咨询律师或拨打 12348"
)
# Told to the author where a ground stands without any clause.
BARE = "这件事要用当时的法律，本库没有收那时的条文：文书只写理由、不写条号，请律师或 12348 补上条号再交。"
# Said in one place, where there is one: kameng_docs/rules/old_law.py.
OLD_LAW = "2021年1月1日以前的事，本库收了什么、没有收什么、怎么办，见 check 里的 rule.old-law"
# What happened is older than the text that a ground cites.
BEFORE_IT = {"law.not-in-force", "law.not-applicable"}
PROVE_IT = "截图或录屏写进“证据”，再在“事实”里这一项的后面写 证据: […]"


@dataclass(frozen=True)
class Lost:
    """Why a mark that grounds rest on is gone, and what its author can do about it."""

    reason: str
    then: str


@dataclass(frozen=True)
class Setting:
    """What grounds are decided on: the case, its facts, the marks that 自查 took away, what is asked, whom, and when.

    `conduct_on` is the first of `conduct_days`, on each of which something was bought or charged.
    """

    case: Case
    facts: Mapping[str, FactInfo]
    disputes: tuple[str, ...]
    lost_marks: Mapping[str, Lost]
    asked: frozenset[str]
    against: str
    conduct_days: tuple[date, ...]
    filing_on: date
    library: Library

    @property
    def conduct_on(self) -> date:
        """The first day on which something was bought or charged."""
        return self.conduct_days[0]

    def cite(self, ref: str, purpose: str = "", on: date | None = None) -> Citation | Diagnostic:
        """A clause as it stood on the date that decides; else the one that it replaced, as far as that is held."""
        found = self.library.cite(ref, on or self.conduct_on, self.filing_on, purpose)
        if isinstance(found, Citation) or found.code not in BEFORE_IT:
            return found
        older = predecessor(ref)
        if not older:
            return found
        before = self.library.cite(older, on or self.conduct_on, self.filing_on, purpose)
        return replace(before, stands_for=ref) if isinstance(before, Citation) else found


def decide(on: Setting) -> tuple[list[GroundInfo], list[RefusedInfo]]:
    """Grounds that stand and grounds that were looked at and do not, in the order of their reasons."""
    standing: dict[str, GroundInfo] = {}
    refused: dict[str, RefusedInfo] = {}
    # 无效 first: where there was no valid contract, nothing is claimed from it (practice.md 1.2).
    barring = _barring(on)
    for id_, ground in sorted(grounds().items(), key=lambda entry: entry[1].route != "void"):
        if not _looked_at(ground, on, standing) or _is_barred(ground, barring, standing):
            continue
        refusal = _refusal(ground, on, standing)
        if refusal is not None:
            refused[id_] = refusal
            continue
        made = _standing(ground, on)
        if isinstance(made, RefusedInfo):
            refused[id_] = made
        else:
            standing[id_] = made
    ranked = {id_: ground.order for id_, ground in grounds().items()}
    return (
        sorted(standing.values(), key=lambda g: ranked[g.id]),
        sorted(refused.values(), key=lambda g: ranked[g.id]),
    )


def _barring(on: Setting) -> frozenset[str]:
    """The grounds beside which nothing else is claimed: what is asked there is another thing, or cannot be asked at all."""
    return frozenset(
        id_
        for id_, ground in grounds().items()
        if ground.bars and any(on.facts[name].state == YES for name in ground.asked_when)
    )


def _is_barred(ground: Ground, barring: frozenset[str], standing: Mapping[str, GroundInfo]) -> bool:
    beside = barring & {*ground.needs} & {*standing}
    return bool(barring) and ground.serves == "claims" and ground.id not in barring and not beside


def _looked_at(ground: Ground, on: Setting, standing: Mapping[str, GroundInfo]) -> bool:
    """Whether the case is about it: by its disputes, by a fact the author stated, or because it was asked for."""
    if on.against not in ground.against and PLATFORM not in ground.against:
        return False
    return bool(set(ground.disputes) & set(on.disputes)) or _asked_for(ground, on, standing)


def _asked_for(ground: Ground, on: Setting, standing: Mapping[str, GroundInfo]) -> bool:
    if ground.route == "void" and ground.disputes:
        # Only who chooses it: a child's dead card is claimed better from the contract.
        return False
    about = not ground.asked_when or any(on.facts[name].state == YES for name in ground.asked_when)
    if ground.asked_by:
        return ground.asked_by in on.asked and about
    if ground.asked_when:
        return about
    asked = [on.facts[name] for req in ground.requires for name in req.any_of]
    if ground.disputes or ground.optional:
        return any(fact.state == YES and not fact.derived for fact in asked)
    return not ground.needs or any(need in standing for need in ground.needs)


def _refusal(ground: Ground, on: Setting, standing: Mapping[str, GroundInfo]) -> RefusedInfo | None:
    """Why it does not stand; None where it does.

    What a plain answer decides is told before what 自查 takes away, but no answer is asked for that would not help.
    """
    if ground.never:
        return _refused(ground, ground.never, answered=ground.never if ground.bars else "")
    void = [id_ for id_ in standing if grounds()[id_].route == "void" and grounds()[id_].serves == "claims"]
    if ground.route == "contract" and void:
        chosen = "、".join(name for name in grounds()[void[0]].disputes if name in on.disputes)
        return _refused(
            ground,
            f"已按“{standing[void[0]].title}”请求，不能同时按有效的合同请求；要按合同请求的，从“争议”里去掉 {chosen}",
        )
    refusal = _by_facts(ground, on.facts)
    lost = [on.lost_marks[mark] for mark in ground.rests_on if mark in on.lost_marks]
    if lost and (refusal is None or refusal.missing):
        # Another way than this ground would not be open either: nothing is proposed instead.
        return replace(_refused(ground, lost[0].reason, then=lost[0].then), instead=Ours(""))
    return refusal or _by_others(ground, standing) or _by_details(ground, on)


def _by_others(ground: Ground, standing: Mapping[str, GroundInfo]) -> RefusedInfo | None:
    """Whether a stronger ground makes it superfluous, or one that it leans on is not there."""
    stronger = [standing[id_].title for id_ in ground.yields_to if id_ in standing]
    if stronger:
        return _refused(ground, f"“{stronger[0]}”已经成立，要求更多，不必再写这一项")
    if ground.needs and not any(need in standing for need in ground.needs):
        return _refused(ground, _needs_told(ground))
    return None


def _by_details(ground: Ground, on: Setting) -> RefusedInfo | None:
    """Whether a key of an answer that its sentences print was left empty, or what its sum is made of."""
    empty: dict[str, None] = {}
    for text in (getattr(ground, key) for key in WORDINGS):
        for names, part in bound_in(text):
            fact = on.facts[names[0]]
            if part and fact.state == YES and getattr(fact, PARTS[part]) in {None, ""}:
                empty[f"“{names[0]}”里还没有写 {part}"] = None
    if ground.sum and not ground.else_money:
        made = sum_named(ground.sum, on.case, on.facts)
        empty |= {} if isinstance(made, Sum) else {made: None}
    if not empty:
        return None
    return _refused(ground, "；".join(empty), then="照实补上这几栏：文书要写明日期、原话和数目")


FEW = 3


def _needs_told(ground: Ground) -> str:
    """Which grounds it leans on, by name if they are few."""
    if len(ground.needs) > FEW:
        return "它只配合另一类请求（交付有问题的退款、补发、交付），那一类现在没有成立"
    return "要先有这一项成立：" + "；或者".join(f"“{grounds()[need].title}”" for need in ground.needs)


def _by_facts(ground: Ground, facts: Mapping[str, FactInfo]) -> RefusedInfo | None:
    against = [name for name in ground.excludes if facts[name].state == YES]
    if against:
        derived = f"（{vocabulary()[against[0]].ask}）" if facts[against[0]].derived else ""
        told = f"“{against[0]}”的回答是“是”{derived}，与这一请求相反"
        return _refused(ground, told, then=ANSWERED_OTHERWISE, answered="" if derived else told)
    open_ = [req for req in ground.requires if not _holds(req, facts)]
    if open_:
        # Where one is a plain no, answering the others would not help: nobody is asked for them.
        lost = any(_is_no(req, facts) for req in open_)
        names = () if lost else tuple(name for req in open_ for name in _names(req, facts))
        then = ANSWERED_OTHERWISE if lost else _to_clear_up(names, facts)
        said = [req for req in open_ if _is_no(req, facts) and not _is_derived(req, facts)]
        answered = "；".join(_missing_of(req, facts) for req in said)
        reason = "；".join(_missing_of(req, facts) for req in open_)
        return _refused(ground, reason, names, then, answered)
    # What only makes it stronger (`also`) may stay unproven: one more true answer takes no claim away.
    needed = dict.fromkeys(name for req in ground.requires for name in req.any_of if facts[name].state == YES)
    shown = of_kind("shown_by_order")
    stated = [name for name in needed if not facts[name].derived and name not in shown]
    bare = tuple(name for name in stated if ground.needs_exhibits and not facts[name].exhibits)
    if bare:
        return _refused(ground, "下列事实没有证据：" + "、".join(bare), bare, PROVE_IT)
    return None


def _to_clear_up(names: tuple[str, ...], facts: Mapping[str, FactInfo]) -> str:
    """What to do about facts that are open: those answered 不清楚 are not to be answered once more, and what is worked
    out is not answered at all.
    """
    unclear = [f"“{name}”" for name in names if facts[name].state == UNCLEAR and not facts[name].derived]
    asked = any(not facts[name].state and not facts[name].derived for name in names)
    derived = any(facts[name].derived for name in names)
    to_do = [f"“{name}”" for name in names if facts[name].state == NO and name in of_kind("to_do")]
    steps = [f"{'、'.join(to_do)}：还来得及做，今天做了，就把“否”改成 是，写上时间"] if to_do else []
    steps += ["在“事实”里照实回答还没有回答的"] if asked else []
    steps += [f"弄清楚{'、'.join(unclear)}以后，把“不清楚”改成 是 或者 否"] if unclear else []
    steps += ["括号里写着由哪几栏得出的，照实填那几栏"] if derived else []
    return "；".join(steps)


def _refused(
    ground: Ground, reason: str, missing: tuple[str, ...] = (), then: str = "", answered: str = ""
) -> RefusedInfo:
    return RefusedInfo(
        Ours(ground.id),
        Ours(ground.title),
        ours(ground.supports),
        Ours(reason),
        ours(missing),
        Ours(ground.authority),
        Ours(ground.instead),
        then=Ours(then),
        answered=Ours(answered),
    )


def _holds(requirement: Requirement, facts: Mapping[str, FactInfo]) -> bool:
    if requirement.not_yes:
        return facts[requirement.not_yes].state in {NO, UNCLEAR}
    return any(facts[name].state == YES for name in requirement.any_of)


def _is_no(requirement: Requirement, facts: Mapping[str, FactInfo]) -> bool:
    if requirement.not_yes:
        return facts[requirement.not_yes].state == YES
    return all(facts[name].state == NO and name not in of_kind("to_do") for name in requirement.any_of)


def _is_derived(requirement: Requirement, facts: Mapping[str, FactInfo]) -> bool:
    """Whether it is worked out: then what it is worked out from may change, and the author said nothing about it."""
    return all(facts[name].derived for name in requirement.any_of or (requirement.not_yes,))


def _names(requirement: Requirement, facts: Mapping[str, FactInfo]) -> tuple[str, ...]:
    """The facts to ask for: those not answered yet if there are any, else all of them."""
    names = requirement.any_of or (requirement.not_yes,)
    return tuple(n for n in names if not facts[n].state) or names


def _missing_of(requirement: Requirement, facts: Mapping[str, FactInfo]) -> str:
    if requirement.not_yes:
        against = facts[requirement.not_yes]
        told = "的回答是“是”" if against.state == YES else "还没有回答"
        return f"“{requirement.not_yes}”{told}{_from(against)}"
    return "，或者".join(
        f"“{name}”{_state_told(facts[name])}{_from(facts[name])}" for name in requirement.any_of
    )


def _from(fact: FactInfo) -> str:
    """Of a fact that is worked out: from what."""
    return f"（{vocabulary()[fact.name].ask}）" if fact.derived else ""


def _state_told(fact: FactInfo) -> str:
    return {"": "还没有回答", UNCLEAR: "的回答是“不清楚”", NO: "不成立" if fact.derived else "的回答是“否”"}[
        fact.state
    ]


def _facts_of(ground: Ground, facts: Mapping[str, FactInfo]) -> tuple[str, ...]:
    """The facts it stands on, the author's before those worked out from them."""
    named = [name for req in ground.requires for name in req.any_of if facts[name].state == YES]
    named += [name for name in ground.also if facts[name].state == YES]
    return tuple(dict.fromkeys(named))


def _standing(ground: Ground, on: Setting) -> GroundInfo | RefusedInfo:
    names = _facts_of(ground, on.facts)
    found = cite_all(ground.cites, on)
    citations = tuple(dict.fromkeys(each for each in found if isinstance(each, Citation)))
    # One clause must be there to stand on. Others that were not in force then are only left out.
    faults = [each for each in found if isinstance(each, Diagnostic)]
    essential = cite_all(tuple(cited for cited in ground.cites if cited.essential), on)
    wanting = [each for each in essential if isinstance(each, Diagnostic)]
    bare = any(on.facts[name].state == YES for name in ground.bare_when)
    if wanting or (faults and not citations and not bare):
        faults = wanting or faults
        reason = f"所引条文在决定日期不能引用：{faults[0].message}"
        old = OLD_LAW if on.facts[BEFORE_THE_CODE].state == YES else NOT_HELD
        then = old if faults[0].code in BEFORE_IT else faults[0].hint
        return replace(_refused(ground, reason, then=then), instead=Ours(""))
    made = sum_named(ground.sum, on.case, on.facts) if ground.sum else ""
    less = sum_named(ground.takes_off, on.case, on.facts) if ground.takes_off else ""
    return GroundInfo(
        id=Ours(ground.id),
        title=Ours(ground.title),
        supports=ours(ground.supports),
        against=Ours(PLATFORM if PLATFORM in ground.against else on.against),
        settled=ground.settled,
        facts=ours(names),
        exhibits=tuple(dict.fromkeys(key for name in names for key in on.facts[name].exhibits)),
        citations=citations,
        short_citations=tuple(c for c in citations if _ref(c) in ground.short_cites) or citations[:1],
        point=Ours(ground.point),
        weight=ground.weight,
        lead=Ours(ground.lead),
        argument=Ours(ground.argument),
        clause=Ours(ground.clause),
        short=Ours(ground.short),
        prayer=Ours(ground.prayer),
        wanted=Ours(ground.wanted),
        else_money=Ours(ground.else_money),
        sum=made.amount if isinstance(made, Sum) else None,
        working=Said(made.working) if isinstance(made, Sum) else Said(""),
        sum_name=Ours(ground.sum),
        rows=made.rows if isinstance(made, Sum) else (),
        takes_off=Ours(ground.takes_off),
        taken=less.amount if isinstance(less, Sum) else None,
        taken_working=Said(less.working) if isinstance(less, Sum) else Said(""),
        caution=Ours(_told_aside(ground, made, bare=bool(faults) and not citations)),
        serves=Ours(ground.serves),
    )


def _told_aside(ground: Ground, made: Sum | str, *, bare: bool) -> str:
    """What the author alone is told: that no clause stands under it, the caution, and how else the sum may be worked out."""
    return (BARE if bare else "") + ground.caution + (made.aside if isinstance(made, Sum) else "")


def _ref(citation: Citation) -> str:
    """As a ground writes it: the topic, or the reference without its edition, of today's clause."""
    return citation.stands_for or citation.topic or citation.ref.partition("@")[0]


def cite_all(cites: tuple[Cited, ...], on: Setting) -> list[Citation | Diagnostic]:
    """Each clause as it stood on the date that decides, leaving out those whose fact does not stand."""
    found: list[Citation | Diagnostic] = []
    for cited in cites:
        if all(on.facts[name].state == YES for name in cited.when):
            made = [_for_readers(on.cite(cited.ref, cited.purpose, day), cited) for day in _days(cited, on)]
            found += _editions(made, cited, on)
    return found


def _for_readers(made: Citation | Diagnostic, cited: Cited) -> Citation | Diagnostic:
    return replace(made, readers=cited.readers) if cited.readers and isinstance(made, Citation) else made


def _editions(found: list[Citation | Diagnostic], cited: Cited, on: Setting) -> list[Citation | Diagnostic]:
    """Each edition once, oldest first; one that was not in force on the first day says since when it is cited."""
    if not cited.each_day:
        return found
    editions: dict[tuple[str, date], Citation] = {}
    for each in found:
        if isinstance(each, Citation):
            late = each.edition > on.conduct_on
            editions.setdefault((each.ref, each.edition), replace(each, since=each.edition) if late else each)
    return [*editions.values()] or found[:1]


def _days(cited: Cited, on: Setting) -> tuple[date, ...]:
    """The days whose law is cited: the first, each on which something was charged, that of a fact, or, of what reaches back, today."""
    if cited.reaches_back:
        return (on.filing_on,)
    if cited.day_of:
        happened = [on.facts[name].at for name in cited.day_of if on.facts[name].state == YES]
        return (max([on.conduct_on, *(day_of(at) for at in happened[:1] if at)]),)
    return on.conduct_days if cited.each_day else on.conduct_days[:1]
