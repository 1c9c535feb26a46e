"""The sets of papers of one case: one as a rule; where several sold, one for each, and what is told of all of them once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kameng_docs.brief import Brief
from kameng_docs.channels import Channel
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.pipeline.checked import Checked
from kameng_docs.pipeline.disclosures import Disclosures
from kameng_docs.pipeline.papers import Sheet, compose_overviews, compose_papers
from kameng_docs.pipeline.workshop import Workshop
from kameng_docs.plan import Plan, plan_of
from kameng_docs.plan.together import together
from kameng_docs.plan.undated import of_channels


@dataclass(frozen=True)
class PaperSet:
    """Papers that go together: everything after this sees an ordinary case. `seen` gives its brief to each reader.

    The folders of the channels of `shop` lie below that of the set, `folder`, which is empty for the case itself.
    """

    shop: Workshop
    seen: Disclosures
    plan: Plan
    folder: str = ""
    label: str = ""

    @property
    def brief(self) -> Brief:
        """The brief of which the papers are made."""
        return self.seen.brief


def sets_of(shop: Workshop, checked: Checked) -> tuple[PaperSet, ...]:
    """The sets of a case without an error, in the order of the sellers; what is for all of them stands last.

    Where the author joins them, a court is handed one set of papers against all; complaints go to each by himself.
    """
    whole = checked.brief
    if whole is None:
        raise ValueError("a case with an error has no papers")
    if whole.several is None:
        return (_set(shop, whole, shop.channels),)
    joined = whole.several.joined
    sets = tuple(_set(_below(shop, each.folder, joined=joined), each, shop.channels) for each in checked.sets)
    if joined:
        sets = (*sets, _set(_only(shop, lambda channel: channel.names_respondents), whole, shop.channels))
    return sets


def plan_of_case(shop: Workshop, checked: Checked, sets: Sequence[PaperSet] = ()) -> Plan:
    """The plan over all sets, told once: what is the same for all of them without their names."""
    sets = sets or sets_of(shop, checked)
    if len(sets) == 1:
        return sets[0].plan
    return together([(each.label, each.plan) for each in sets])


def compose_case(shop: Workshop, checked: Checked) -> tuple[list[Sheet], list[Diagnostic]]:
    """Every paper of every set, the overviews last, and what is to be said about them."""
    sets = sets_of(shop, checked)
    sheets: list[Sheet] = []
    told: list[tuple[PaperSet, list[Diagnostic]]] = []
    for each in sets:
        made, found = compose_papers(each.shop, each.brief, plan=each.plan, seen=each.seen)
        sheets += made
        told.append((each, found))
    more, found = overviews_of(shop, checked, sets, sheets)
    return [*sheets, *more], [*told_once(told), *found]


def overviews_of(
    shop: Workshop, checked: Checked, sets: Sequence[PaperSet], sheets: list[Sheet]
) -> tuple[list[Sheet], list[Diagnostic]]:
    """The papers that tell the author of all the others, once for the case; `sheets` as they came out."""
    whole = checked.brief
    if whole is None:
        raise ValueError("a case with an error has no papers")
    seen = sets[0].seen if len(sets) == 1 else Disclosures(whole)
    return compose_overviews(shop, whole, sheets, plan_of_case(shop, checked, sets), seen=seen)


def told_once(told: Sequence[tuple[PaperSet, Sequence[Diagnostic]]]) -> list[Diagnostic]:
    """What was found in each set: what all have is told once, the rest with the name of the set."""
    if len(told) == 1:
        return list(told[0][1])
    found: dict[Diagnostic, list[str]] = {}
    for each, diagnostics in told:
        for one in diagnostics:
            names = found.setdefault(one, [])
            if each.label not in names:
                names.append(each.label)
    return [
        one
        if len(names) == len(told)
        else replace(one, message=f"{'、'.join(filter(None, names))}：{one.message}")
        for one, names in found.items()
    ]


def _set(shop: Workshop, brief: Brief, channels: Mapping[str, Channel]) -> PaperSet:
    """`channels` are all of them, which the plan tells apart; of the plan stays what is of those of `shop`."""
    several = brief.several
    mine = several.shares[several.mine].label if several and several.mine is not None else ""
    plan = plan_of(brief, channels)
    if shop.channels.keys() != channels.keys():
        others = {slug for slug in channels if slug not in shop.channels}
        plan = replace(
            plan,
            rungs=tuple(rung for rung in plan.rungs if rung.channel not in others),
            deadlines=tuple(day for day in plan.deadlines if day.channel not in others),
            undated=of_channels(plan.undated, shop.channels),
        )
    return PaperSet(shop, Disclosures(brief), plan, brief.folder, mine)


def _below(shop: Workshop, folder: str, *, joined: bool) -> Workshop:
    """The workshop with its channels below a folder; without those of a court where all are sued together."""
    kept = _only(shop, lambda channel: not (joined and channel.names_respondents))
    channels = {
        slug: replace(channel, folder="/".join(part for part in (folder, channel.folder) if part))
        for slug, channel in kept.channels.items()
    }
    return replace(kept, channels=channels)


def _only(shop: Workshop, wanted: Callable[[Channel], bool]) -> Workshop:
    return replace(shop, channels={slug: each for slug, each in shop.channels.items() if wanted(each)})
