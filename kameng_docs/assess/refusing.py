"""Why a ground does not stand: what was answered otherwise, what is still open, what goes before it."""

from collections.abc import Mapping
from dataclasses import replace

from kameng_docs.assess.known import NO, UNCLEAR, YES
from kameng_docs.assess.setting import Setting
from kameng_docs.assess.sums import Sum, sum_named
from kameng_docs.brief import FactInfo, GroundInfo, RefusedInfo
from kameng_docs.case.whose import Ours, ours
from kameng_docs.law.following import of_kind
from kameng_docs.law.grounds import PARTS, WORDINGS, Ground, Requirement, bound_in, grounds
from kameng_docs.law.vocabulary import facts as vocabulary

ANSWERED_OTHERWISE = "这个回答写错了的，照实改正；没有写错，就不能凭这一项要求"
PROVE_IT = "截图或录屏写进“证据”，再在“事实”里这一项的后面写 证据: […]"
# More than these are not told by name.
FEW = 3


def refusal_of(ground: Ground, on: Setting, standing: Mapping[str, GroundInfo]) -> RefusedInfo | None:
    """Why it does not stand; None where it does.

    What a plain answer decides is told before what 自查 takes away, but no answer is asked for that would not help.
    """
    if always := ground.never or ground.incomplete:
        return refused_ground(ground, always, answered=always if ground.bars else "")
    void = [id_ for id_ in standing if grounds()[id_].route == "void" and grounds()[id_].serves == "claims"]
    if ground.route == "contract" and void:
        chosen = "、".join(name for name in grounds()[void[0]].disputes if name in on.disputes)
        return refused_ground(
            ground,
            f"已按“{standing[void[0]].title}”请求，不能同时按有效的合同请求；要按合同请求的，从“争议”里去掉 {chosen}",
        )
    refusal = _by_facts(ground, on.facts)
    lost = [on.lost_marks[mark] for mark in ground.rests_on if mark in on.lost_marks]
    if lost and (refusal is None or refusal.missing):
        # Another way than this ground would not be open either: nothing is proposed instead.
        return replace(refused_ground(ground, lost[0].reason, then=lost[0].then), instead=Ours(""))
    return refusal or _by_others(ground, standing) or _by_details(ground, on)


def _by_others(ground: Ground, standing: Mapping[str, GroundInfo]) -> RefusedInfo | None:
    """Whether a stronger ground makes it superfluous, or one that it leans on is not there."""
    stronger = [standing[id_].title for id_ in ground.yields_to if id_ in standing]
    if stronger:
        return refused_ground(ground, f"“{stronger[0]}”已经成立，要求更多，不必再写这一项")
    if ground.needs and not any(need in standing for need in ground.needs):
        return refused_ground(ground, _needs_told(ground))
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
    return refused_ground(ground, "；".join(empty), then="照实补上这几栏：文书要写明日期、原话和数目")


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
        return refused_ground(ground, told, then=ANSWERED_OTHERWISE, answered="" if derived else told)
    open_ = [req for req in ground.requires if not _holds(req, facts)]
    if open_:
        # Where one is a plain no, answering the others would not help: nobody is asked for them.
        lost = any(_is_no(req, facts) for req in open_)
        names = () if lost else tuple(name for req in open_ for name in _names(req, facts))
        then = ANSWERED_OTHERWISE if lost else _to_clear_up(names, facts)
        said = [req for req in open_ if _is_no(req, facts) and not _is_derived(req, facts)]
        answered = "；".join(_missing_of(req, facts) for req in said)
        reason = "；".join(_missing_of(req, facts) for req in open_)
        return refused_ground(ground, reason, names, then, answered)
    # What only makes it stronger (`also`) may stay unproven: one more true answer takes no claim away.
    needed = dict.fromkeys(name for req in ground.requires for name in req.any_of if facts[name].state == YES)
    shown = of_kind("shown_by_order")
    stated = [name for name in needed if not facts[name].derived and name not in shown]
    bare = tuple(name for name in stated if ground.needs_exhibits and not facts[name].exhibits)
    if bare:
        return refused_ground(ground, "下列事实没有证据：" + "、".join(bare), bare, PROVE_IT)
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


def refused_ground(
    ground: Ground, reason: str, missing: tuple[str, ...] = (), then: str = "", answered: str = ""
) -> RefusedInfo:
    """The ground as one that does not stand. `missing` are facts to answer, `then` is what to do, `answered` what the
    author answered against it.
    """
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
        never=bool(ground.never),
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
