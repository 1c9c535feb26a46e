"""Which grounds stand on the facts of a case, and why the others do not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kameng_docs.assess.states import NO, UNCLEAR, YES
from kameng_docs.brief import FactInfo, GroundInfo, RefusedInfo
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.grounds import Cited, Ground, Requirement, grounds
from kameng_docs.law.library import Library
from kameng_docs.law.model import Citation
from kameng_docs.law.vocabulary import facts as vocabulary

ASK_A_LAWYER = "按您在“自查”里的回答，这一项不能写进任何文书；请先咨询律师，或拨打 12348 法律援助热线"


@dataclass(frozen=True)
class Setting:
    """What grounds are decided on: the facts, the marks that 自查 took away, what is asked, whom, and when."""

    facts: Mapping[str, FactInfo]
    disputes: tuple[str, ...]
    lost_marks: Mapping[str, str]
    asked: frozenset[str]
    against: str
    conduct_on: date
    filing_on: date
    library: Library

    def cite(self, ref: str, purpose: str = "") -> Citation | Diagnostic:
        """A clause as it stood on the date that decides."""
        return self.library.cite(ref, self.conduct_on, self.filing_on, purpose)


def decide(on: Setting) -> tuple[list[GroundInfo], list[RefusedInfo]]:
    """Grounds that stand and grounds that were looked at and do not, in the order of their reasons."""
    standing: dict[str, GroundInfo] = {}
    refused: dict[str, RefusedInfo] = {}
    for id_, ground in grounds().items():
        if not _looked_at(ground, on, standing):
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


def _looked_at(ground: Ground, on: Setting, standing: Mapping[str, GroundInfo]) -> bool:
    """Whether the case is about it: by its disputes, by a fact the author stated, or because it was asked for."""
    if ground.asked_by:
        return ground.asked_by in on.asked
    if set(ground.disputes) & set(on.disputes):
        return True
    asked = [on.facts[name] for req in ground.requires for name in req.any_of]
    stated = any(fact.state == YES and not fact.derived for fact in asked)
    if ground.disputes or ground.optional:
        return stated
    return not ground.needs or any(need in standing for need in ground.needs)


def _refusal(ground: Ground, on: Setting, standing: Mapping[str, GroundInfo]) -> RefusedInfo | None:
    against = [name for name in ground.excludes if on.facts[name].state == YES]
    if against:
        return _refused(ground, f"“{against[0]}”的回答是“是”，与这一请求相反")
    missing = [_missing_of(req, on.facts) for req in ground.requires if not _holds(req, on.facts)]
    if missing:
        names = tuple(
            name for req in ground.requires if not _holds(req, on.facts) for name in _names(req, on.facts)
        )
        return _refused(ground, "；".join(missing), names)
    if ground.needs_exhibits:
        bare = [
            name
            for name in _facts_of(ground, on.facts)
            if not on.facts[name].exhibits and not on.facts[name].derived
        ]
        if bare:
            return _refused(ground, "下列事实没有证据：" + "、".join(bare), tuple(bare))
    lost = [on.lost_marks[mark] for mark in ground.rests_on if mark in on.lost_marks]
    if lost:
        return _refused(ground, lost[0])
    if ground.needs and not any(need in standing for need in ground.needs):
        return _refused(ground, "要先有一项退款、补发或交付的依据成立，现在还没有")
    return None


def _refused(ground: Ground, reason: str, missing: tuple[str, ...] = ()) -> RefusedInfo:
    return RefusedInfo(
        ground.id, ground.title, ground.supports, reason, missing, ground.authority, ground.instead
    )


def _holds(requirement: Requirement, facts: Mapping[str, FactInfo]) -> bool:
    if requirement.not_yes:
        return facts[requirement.not_yes].state in {NO, UNCLEAR}
    return any(facts[name].state == YES for name in requirement.any_of)


def _names(requirement: Requirement, facts: Mapping[str, FactInfo]) -> tuple[str, ...]:
    """The facts to ask for: those not answered yet if there are any, else all of them."""
    names = requirement.any_of or (requirement.not_yes,)
    return tuple(n for n in names if not facts[n].state) or names


def _missing_of(requirement: Requirement, facts: Mapping[str, FactInfo]) -> str:
    if requirement.not_yes:
        state = facts[requirement.not_yes].state
        return f"“{requirement.not_yes}”" + ("的回答是“是”" if state == YES else "还没有回答")
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
    faults = [each for each in found if isinstance(each, Diagnostic)]
    if faults:
        return _refused(ground, f"所引条文在决定日期不能引用：{faults[0].message}")
    return GroundInfo(
        id=ground.id,
        title=ground.title,
        supports=ground.supports,
        against=on.against,
        settled=ground.settled,
        facts=names,
        exhibits=tuple(dict.fromkeys(key for name in names for key in on.facts[name].exhibits)),
        citations=tuple(each for each in found if isinstance(each, Citation)),
        argument=ground.argument,
        short=ground.short,
        caution=ground.caution,
    )


def cite_all(cites: tuple[Cited, ...], on: Setting) -> list[Citation | Diagnostic]:
    """Each clause as it stood on the date that decides, leaving out those whose fact does not stand."""
    return [
        on.cite(cited.ref, cited.purpose)
        for cited in cites
        if not cited.when or on.facts[cited.when].state == YES
    ]
