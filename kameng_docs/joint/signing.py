"""A signed consent → 联名 in the case file, one that was taken back → 联名撤回; and nothing else of it changed."""

from dataclasses import dataclass
from datetime import date

from kameng_docs.custody.journal import Faults, Opened, Proposal, Refused, proposed, raw, read_as
from kameng_docs.custody.journal.changes import splices_of
from kameng_docs.custody.journal.edits import Edit, as_data, edited
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.custody.journal.splice import plain
from kameng_docs.evidence.consent import consent_paper
from kameng_docs.evidence.finding import Finding

KEY, GONE = "联名", "联名撤回"


@dataclass(frozen=True)
class Signed:
    """What was ticked and signed: to what, on which day, whether by name, whom it elects, and the file of the paper."""

    agreed_to: tuple[str, ...]
    on: date
    named: bool = False
    representatives: tuple[str, ...] = ()
    paper: str = ""

    @property
    def tree(self) -> Tree:
        """As it stands in the case file."""
        return {
            "同意": self.agreed_to,
            "同意于": self.on.isoformat(),
            **({"同意书": self.paper} if self.paper else {}),
            "具名": "是" if self.named else "否",
            **({"推选代表": self.representatives} if self.representatives else {}),
        }


def signed_in(before: Opened, signed: Signed) -> Proposal | Faults | Refused:
    """The case file with the consent; refused where one stands there already, or its paper is not in the case's folder."""
    data = raw(before.content)
    if data.get(KEY):
        return Refused(
            f"案件文件里已经写着“{KEY}”",
            "改了主意的，照新签的同意书自己改那几行；撤回同意的，运行 kameng-docs joint withdraw",
        )
    place = consent_paper(before.file.parent / before.file.stem, signed.paper)
    if isinstance(place, Finding):
        return Refused(place.message.replace("证据文件", "同意书"), place.hint)
    splices = splices_of(plain(before.content), (KEY,), signed.tree)
    refused = Refused(
        f"案件文件的写法特殊，程序不敢往里写“{KEY}”", f"自己写进去：\n{KEY}: {as_data(signed.tree)}"
    )
    return proposed(before, splices, {**data, KEY: as_data(signed.tree)}, refused)


def withdrawn_in(before: Opened, on: date) -> Proposal | Faults | Refused:
    """The case file without the consent, and with the day on which it was taken back; refused where there is none."""
    joint = before.case.joint
    if joint is None:
        return Refused(
            f"案件文件里没有“{KEY}”，没有可以撤回的同意", "签过的先用 kameng-docs joint signed 记下"
        )
    tree: Tree = {
        "同意于": joint.agreed_on.isoformat(),
        "撤回于": on.isoformat(),
        **({"同意书": str(joint.paper)} if joint.paper else {}),
    }
    after = edited(before.content, [Edit((GONE,), tree), Edit((KEY,), None)])
    return after if isinstance(after, Refused) else read_as(before, after)
