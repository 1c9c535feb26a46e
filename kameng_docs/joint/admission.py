"""Who of a group may stand in a joint paper: asked of gates, of the ladder and of the consent, never decided here."""

from dataclasses import dataclass

from kameng_docs.gates import Past, gate_words, holds
from kameng_docs.joint.again import reopened
from kameng_docs.joint.group import Group, LeftOut, Member, Reason, without
from kameng_docs.pipeline import offered

OVER, SUED, NOT_OPEN, LACKING, UNSIGNED = "over", "sued", "step-shut", "lacking", "no-consent"
WITHDRAWN = "consent-withdrawn"
ENDED = ((OVER, "over", "钱已经到账，这件争议了结了"), (SUED, "sued", "已经起诉，由法院处理"))
COMPLAINT, REPORT = "联名投诉", "联名举报"


@dataclass(frozen=True)
class Purpose:
    """What is handed in together: `name` as the consent has it, through which channel, and the paper of each one's own without
    which nobody joins; `none` says why a case has no such paper.
    """

    name: str
    channel: str
    own_paper: str
    none: str


PURPOSES = {
    COMPLAINT: Purpose(COMPLAINT, "xiaoxie", "letter", "这一件没有消协的投诉函"),
    REPORT: Purpose(REPORT, "samr_12315_report", "form", "这一件没有可以举报的线索"),
}


@dataclass(frozen=True)
class Admitted:
    """The `group` of those who joined, and those who could and have not signed: for them the consent is made first."""

    purpose: Purpose
    group: Group
    unsigned: tuple[Member, ...]


def admitted(group: Group, purpose: Purpose, *, again: bool = False) -> Admitted:
    """Who of the group may stand in the joint paper. All others are left out, each with the reason.

    `again`: it is written once more in a matter that lies where it went.
    """
    if again:
        group = reopened(group, purpose.channel)
    fit = without(group, ended, withdrawn, own_paper_of(purpose))
    ready = without(fit, signed_for(purpose))
    kept = {member.file for member in ready.members}
    return Admitted(purpose, ready, tuple(each for each in fit.members if each.file not in kept))


def ended(member: Member) -> LeftOut | None:
    """A case that is over, or that a court has."""
    past = Past(member.brief)
    for code, gate, reason in ENDED:
        if holds(gate, past):
            return LeftOut(member.case, code, reason, gate_words()[gate].changes)
    return None


def withdrawn(member: Member) -> LeftOut | None:
    """One who took his consent back, and gave none anew: nobody asks him for it again."""
    source = member.checked.source
    gone = source.data.get("联名撤回") if source and isinstance(source.data, dict) else None
    if not isinstance(gone, dict) or member.brief.joint is not None:
        return None
    return LeftOut(
        member.case,
        WITHDRAWN,
        f"{gone.get('撤回于', '')} 撤回了联名同意",
        "联名的已经交了的，告知收件的机关、组织；他又愿意的，重新签同意书，再运行 kameng-docs joint signed",
    )


def own_paper_of(purpose: Purpose) -> Reason:
    """Asks whether the paper of a member's own can be made today; where not, it is the ladder that says why."""

    def asked(member: Member) -> LeftOut | None:
        papers = member.papers
        channel = papers.shop.channels[purpose.channel]
        wanted = [paper for paper in channel.papers if paper.slug == purpose.own_paper]
        for sheet, _, _ in offered(papers.shop, papers.seen, papers.plan, [(channel, wanted)]):
            if not sheet.code:
                return None
            told = "、".join(sheet.missing)
            if sheet.code == "document.missing-particulars":
                return LeftOut(
                    member.case, LACKING, f"自己的{sheet.paper.name}还缺：{told}", "在案件文件里补上"
                )
            return LeftOut(member.case, NOT_OPEN, told, sheet.changes or "情况变了，写进“进度”或“事实”")
        return LeftOut(
            member.case, NOT_OPEN, purpose.none, f"为什么没有，运行 kameng-docs plan {member.case}"
        )

    return asked


def signed_for(purpose: Purpose) -> Reason:
    """Asks whether the member agreed in writing to this very purpose."""

    def asked(member: Member) -> LeftOut | None:
        signed = member.brief.joint
        if signed is not None and purpose.name in signed.agreed_to:
            return None
        reason = "没有签联名同意书" if signed is None else f"签的同意书里没有“{purpose.name}”"
        hint = (
            f"先运行 kameng-docs joint consent，请本人签；签了再运行 kameng-docs joint signed {member.case}"
        )
        return LeftOut(member.case, UNSIGNED, reason, hint)

    return asked
