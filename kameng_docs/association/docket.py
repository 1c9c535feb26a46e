"""What an association knows of the complaints against one trader: those it may talk about, and those that are over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kameng_docs.association.complaint import Complaint, complaint_of
from kameng_docs.association.fit import REASONS, over
from kameng_docs.association.tally import Tally, tally_of
from kameng_docs.joint import Group, LeftOut, Member, Whom, without
from kameng_docs.joint.kept import Kept, secrets_of_all
from kameng_docs.joint.left import Owned, owned_by, published_by
from kameng_docs.output import sha256


@dataclass(frozen=True)
class Docket:
    """`complaints` are those that are talked about, numbered from 1; `ended` go on behind them. `site` is the platform on
    which all of it happened, empty where there is none or where there are several, `operator` who runs it, where known.

    `owned` are the secrets of all cases of the group, whichever paper they are in, and whose each is; `published` the
    trader's own numbers; `sources` the hashes of their files, by name.
    """

    whom: Whom
    complaints: tuple[Complaint, ...]
    ended: tuple[Complaint, ...]
    left_out: tuple[LeftOut, ...]
    owned: tuple[Owned, ...]
    sources: Mapping[str, str]
    published: tuple[str, ...] = ()
    site: str = ""
    operator: str = ""

    @property
    def platform(self) -> str:
        """The platform to write to beside the trader; empty where there is none, or where he runs it himself."""
        return self.site if self.whom.shop and not self.whom.is_platform else ""

    @property
    def tally(self) -> Tally:
        """What the complaints that are talked about come to."""
        return tally_of(self.complaints)


def docket_of(group: Group) -> Docket:
    """The docket of a group; nothing is talked about where `complaints` is empty."""
    fit = without(group, *REASONS)
    ended = [member for member in group.members if over(member)]
    secrets = secrets_of_all(group)
    kept = Kept(secrets)
    numbered = [complaint_of(i, each, kept) for i, each in enumerate((*fit.members, *ended), 1)]
    return Docket(
        whom=group.whom,
        complaints=tuple(numbered[: len(fit.members)]),
        ended=tuple(numbered[len(fit.members) :]),
        left_out=fit.left_out,
        owned=owned_by(_named(group, (*fit.members, *ended)), secrets),
        published=published_by(group),
        sources={each.file.name: sha256(each.file.read_bytes()) for each in group.members},
        site=_site(fit),
        operator=_operator(fit),
    )


def _named(group: Group, numbered: Sequence[Member]) -> Iterator[tuple[str, Member]]:
    """Every member of the group as the clerk is told of him: by his number where he has one."""
    numbers = {each.file: i for i, each in enumerate(numbered, 1)}
    for each in group.members:
        number = numbers.get(each.file)
        yield f"序号 {number}（{each.case}）" if number else each.case, each


def _site(group: Group) -> str:
    """The platform on which all of it happened; empty where there is none, or where there are several."""
    names = {str(member.brief.platform) for member in group.members}
    return names.pop() if len(names) == 1 else ""


def _operator(group: Group) -> str:
    """Who runs the platform, as far as a case tells."""
    operators = (member.brief.platform_operator for member in group.members)
    known = (str(each.name) for each in operators if each is not None and "名称" not in each.lacking)
    return next(known, "")
