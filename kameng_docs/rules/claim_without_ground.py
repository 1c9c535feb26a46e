"""Without a ground nothing can be claimed: the author is told which answers are missing."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.law.claim_kinds import PRINCIPAL, REMEDIES
from kameng_docs.law.grounds import grounds, rebuttals
from kameng_docs.rules.finding import Finding

CODE = "rule.no-ground"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """A principal remedy that stands on nothing, with what it would need."""
    if any(claim.kind in PRINCIPAL for claim in brief.claims):
        return
    # What stands may carry another remedy than the one asked for: that one word is all that is wrong.
    other = [
        (ground.title, [remedy for remedy, kind in REMEDIES.items() if kind in ground.supports])
        for ground in brief.grounds
    ]
    carried = [(title, remedies) for title, remedies in other if remedies]
    fallen = [refused for refused in brief.refused if PRINCIPAL & {*refused.supports}]
    reasons = [f"“{refused.title}”：{refused.reason}" for refused in fallen]
    if not any(order.paid for order in brief.orders):
        hint = "后来扣过钱的，把扣款的那几笔写进“交易”；只要求补发、恢复的，改“主要要求”"
        yield Finding(("交易",), "实付都是 0 元，没有付出去的钱可退", hint)
    elif all(order.refunded >= order.paid for order in brief.orders):
        yield Finding(("交易",), "钱已经退完，没有剩下的可要", "还有别的损失的，写进“诉求”的“开支”并附票据")
    elif carried:
        told = "；".join(f"“{title}”能要求的是 {'、'.join(remedies)}" for title, remedies in carried)
        hint = f"{told}：把“诉求”的“主要要求”改成它；{brief.remedy}还缺什么，看案头的“文书”或者 explain"
        yield Finding(("争议",), f"要求{brief.remedy}没有依据，您写的这些能要求别的", hint)
    elif reasons:
        thens = [refused.then for refused in fallen if refused.then]
        hint = "；".join(dict.fromkeys([*thens, *_heard(brief)]))
        hint = hint or "照上面的原因改；各项依据还缺什么，看案头的“文书”或者 explain"
        yield Finding(("争议",), f"要求{brief.remedy}还没有依据。" + "；".join(reasons), hint)
    else:
        hint = "在“争议”里选出了什么问题，并在“事实”里回答看到了什么；已全部退回的，不必再要求"
        hint = "；".join([hint, *_heard(brief), *_to_choose(brief)])
        yield Finding(("争议",), f"要求{brief.remedy}还没有依据", hint)


def _heard(brief: Brief) -> Iterator[str]:
    """What the other side says of itself, where that is a kind of dispute the author did not choose."""
    for excuse in brief.unanswered:
        needed = rebuttals()[excuse.id].needs
        named = {dispute: None for id_ in needed for dispute in grounds()[id_].disputes}
        if len(needed) == 1 and named and not {*named} & {*brief.disputes}:
            told = f"对方说“{excuse.heard}”：是这种情况的，“争议”里加上 {'、'.join(named)}"
            yield f"{told}，再回答那一节的事实"


def _to_choose(brief: Brief) -> Iterator[str]:
    """The kinds of dispute whose grounds carry what is asked for."""
    kind = REMEDIES.get(brief.remedy, "")
    named = {
        dispute: None
        for ground in grounds().values()
        if ground.serves == "claims" and kind in ground.supports
        for dispute in ground.disputes
        if dispute not in brief.disputes
    }
    if named:
        yield f"要求{brief.remedy}的，可以选：{'、'.join(named)}"
