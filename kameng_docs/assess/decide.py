"""Which grounds stand on the facts of a case, and why the others do not."""

from collections.abc import Mapping
from dataclasses import replace

from kameng_docs.assess.clauses import cite_all
from kameng_docs.assess.known import YES
from kameng_docs.assess.refusing import refusal_of, refused_ground
from kameng_docs.assess.setting import BEFORE_IT, Setting
from kameng_docs.assess.sums import Sum, sum_named
from kameng_docs.brief import FactInfo, GroundInfo, RefusedInfo
from kameng_docs.case.whose import Ours, Said, ours
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.fact_names import BEFORE_THE_CODE
from kameng_docs.law.grounds import PLATFORM, Ground, grounds
from kameng_docs.law.model import Citation

NOT_HELD = (
    "核对最早一笔的“下单时间”，写错了就改正；只有旧的那笔在这以前的，把它另写一个案件；"
    "都没有写错的，要用当时的法律，本库没有收全，程序写不了，带上材料咨询律师或拨打 12348"
)
# Told to the author where a ground stands without any clause.
BARE = "这件事要用当时的法律，本库没有收那时的条文：文书只写理由、不写条号，请律师或 12348 补上条号再交。"
# Said in one place, where there is one: kameng_docs/rules/old_law.py.
OLD_LAW = "2021年1月1日以前的事，本库收了什么、没有收什么、怎么办，见 check 里的 rule.old-law"


def decide(on: Setting) -> tuple[list[GroundInfo], list[RefusedInfo]]:
    """Grounds that stand and grounds that were looked at and do not, in the order of their reasons."""
    standing: dict[str, GroundInfo] = {}
    refused: dict[str, RefusedInfo] = {}
    # 无效 first: where there was no valid contract, nothing is claimed from it (practice.md 1.2).
    barring = _barring(on)
    for id_, ground in sorted(grounds().items(), key=lambda entry: entry[1].route != "void"):
        if not _looked_at(ground, on, standing) or _is_barred(ground, barring, standing):
            continue
        refusal = refusal_of(ground, on, standing)
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
        return replace(refused_ground(ground, reason, then=then), instead=Ours(""))
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
