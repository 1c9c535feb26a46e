"""A reply that was read, told to its author and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from kameng_docs.wording import instant_in_digits

if TYPE_CHECKING:
    from kameng_docs.case.story import Step
    from kameng_docs.custody.journal import Copies
    from kameng_docs.reading.proposals import Proposal, Read
    from kameng_docs.reading.replies.steps import Fit


def as_text(
    read: "Read",
    names: Mapping[str, str],
    fit: "Fit | None" = None,
    steps: Mapping[int, "Step"] = MappingProxyType({}),
) -> str:
    """What was read, each with the words it rests on, their place, and what speaks against it; of one case also its step."""
    lines = ["读出来的（都是提议，您看过才算）："]
    for proposal in read.proposals:
        lines.extend(_lines(proposal, names))
    if fit is not None and fit.clear:
        lines.append(f"  哪一步: {step_told(fit.steps[0], steps[fit.steps[0]])}（{fit.why}）")
    lines += [f"      存疑: {doubt}" for doubt in (fit.doubts if fit is not None else ())]
    return "\n".join([*lines, *(f"  注意: {sentence}" for sentence in read.unread)])


def _lines(proposal: "Proposal", names: Mapping[str, str]) -> list[str]:
    from kameng_docs.reading.replies.told import HEADS

    value = names.get(proposal.value, proposal.value) if proposal.kind == "渠道" else proposal.value
    where = proposal.at[0].told()
    if proposal.kind == "话术":
        told = f"“{value}”（{proposal.read}；{where}）"
    elif proposal.read in {proposal.value, ""}:
        told = f"{value}（{where}）"
    else:
        told = f"{value}，原句“{proposal.read}”（{where}）"
    return [
        f"  {HEADS.get(proposal.kind, proposal.kind)}: {told}",
        *(f"      存疑: {each}" for each in proposal.doubts),
    ]


def step_told(place: int, step: "Step") -> str:
    """第 2 步 12315，2026-11-22 提交，编号 0042，已提交."""
    number = f"，编号 {step.number}" if step.number else ""
    of = f"，{'、'.join(step.of)}" if step.of else ""
    return f"第 {place + 1} 步 {step.channel}{of}，{instant_in_digits(step.submitted_at)} 提交{number}，{step.state}"


def no_step_told(case: str, word: str, fit: "Fit", steps: Sequence["Step"]) -> str:
    """Why a reply has no step to go to, and what to type: the step that it is after all, or what was handed in first."""
    sent = f"kameng-docs log sent {case} {word or '渠道'}（没有留底的加 --no-copy；--at 写那天）"
    if not steps:
        return f"“进度”里一步也没有，答复没有地方记。先记交了什么：{sent}；再运行一次"
    known = "；".join(step_told(place, step) for place, step in enumerate(steps))
    who = "" if word else "。不知道是谁答复的，加 --channel，例如 --channel 12315"
    return (
        f"{fit.why}，也没有别的一步在等答复{who}。“进度”里有：{known}。\n"
        f"  是其中一步的，写明是第几步：--step {len(steps)}\n"
        f"  还没有记过的，先记交了什么：{sent}；再运行一次"
    )


def as_data(read: "Read", fit: "Fit") -> dict[str, object]:
    """`read`: kind, value, words, places and doubts of each proposal; `steps` from 1, `clear` where the one is meant."""
    proposals = [
        {
            "kind": str(each.kind),
            "value": each.value,
            "words": each.read,
            "at": [place.told() for place in each.at],
            "doubts": list(each.doubts),
        }
        for each in read.proposals
    ]
    told = {**asdict(fit), "steps": [place + 1 for place in fit.steps], "doubts": list(fit.doubts)}
    return {"proposals": proposals, "fit": told, "unread": list(read.unread)}


def afterwards(read: "Read", copies: "Copies | None", name: str, day: str) -> str:
    """What the author may do with it now: make it evidence, answer an excuse. Lines to be put into the case file."""
    from kameng_docs.custody.journal.scalars import in_braces

    lines = list[str]()
    if copies:
        (file,) = copies.names
        entry = in_braces({"名称": name, "文件": file, "来源": "收到的答复", "形成时间": day[:10]})
        lines += [
            f"收到的这一份原样留在 {copies.root}/{file}；要作证据，在“证据”里加一项：",
            f"  收到的答复: {entry}",
        ]
    excuses = [each.value for each in read.proposals if each.kind == "话术"]
    if excuses:
        lines.append("里面有推脱的话；要在文书里回应，在“经过”里加（对方是谁，照实写）：")
        lines += [f"  - {in_braces({'时间': day, '对方': '客服', '对方原话': words})}" for words in excuses]
    return "\n".join(lines)
