"""What a dispute asks its author, from the data of the law: the facts of its grounds, each with what its answer does."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kameng_docs.law.following import following, ruled_out
from kameng_docs.law.grounds import Ground, grounds
from kameng_docs.law.vocabulary import facts
from kameng_docs.reading.heard import HEARD

THREE = "是、否 或 不清楚"
MUST, ANY, NOT_YES, ROOT, EXCLUDES, ALSO = (
    "要它是“是”", "几项里有一项是“是”就够", "一定要回答，答“是”就不能这样要求",
    "一定要回答", "答“是”就不能这样要求；没有这回事的可以不答", "不答也行，有了更有力",
)  # fmt: skip
ROLES = (MUST, ANY, NOT_YES, ROOT, EXCLUDES, ALSO)
GENERAL = "写明什么时候向对方提出过"
# Asked only where one order is for several pieces.
OF_SEVERAL = "一单多件"
# As many grounds as one question names.
FEW = 2


@dataclass(frozen=True)
class Question:
    """A fact that is asked for: the question in plain words, and why, in one line each."""

    name: str
    ask: str
    why: str
    # What was read of it, filled in already but for the answer; empty for most.
    read: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """As comments above its place."""
        return tuple(
            filter(None, (f"问：{self.ask}", f"为什么问：{self.why}" if self.why else "", self.read))
        )


def questions_of(
    disputes: Sequence[str], results: Collection[str] = (), *, several: bool = True
) -> tuple[Question, ...]:
    """The questions of these disputes, the most needed first. What follows from the results of a redemption is not asked,
    nor what they leave no room for; of one piece alone nothing is asked that needs `several`.
    """
    known = {name for result in results for name in following(result, {})}
    known |= {name for result in results for name in ruled_out(result, {})}
    uses: dict[str, dict[str, list[str]]] = {}
    for ground in _roads(disputes):
        for name, role in _roles(ground, known).items():
            uses.setdefault(name, {}).setdefault(role, []).append(ground.title)
    wanted = [name for name in uses if name not in known and (several or not name.startswith(OF_SEVERAL))]
    ordered = sorted(wanted, key=lambda name: min(map(ROLES.index, uses[name])))
    asked = [Question(name, facts()[name].ask, _why(uses[name])) for name in ordered]
    asking = HEARD.only().asked if disputes else {}
    general = [
        name for name, of in asking.items() if name not in uses and (not of or set(of) & set(disputes))
    ]
    return (*asked, *(Question(name, facts()[name].ask, GENERAL) for name in general))


def _roads(disputes: Sequence[str]) -> Iterator[Ground]:
    """The grounds of these disputes on which something is claimed or argued; leads for a report ask nothing here."""
    for ground in grounds().values():
        if set(disputes) & set(ground.disputes) and ground.serves == "claims" and ground.supports:
            yield ground


def _roles(ground: Ground, known: Collection[str]) -> Mapping[str, str]:
    """What each fact that its author can answer does for a ground; the first of ROLES counts. Of several facts one of which is
    known the others are not asked.
    """
    found: dict[str, str] = {}
    for need in ground.requires:
        for name in () if set(need.any_of) & set(known) else need.any_of:
            found.setdefault(name, ANY if len(need.any_of) > 1 else MUST)
        if need.not_yes:
            found.setdefault(need.not_yes, NOT_YES)
            for name in _roots(need.not_yes):
                found.setdefault(name, ROOT)
    for names, role in ((ground.excludes, EXCLUDES), (ground.also, ALSO)):
        for name in names:
            found.setdefault(name, role)
    return {name: role for name, role in found.items() if not facts()[name].derived}


def _roots(name: str) -> list[str]:
    """The facts that one is worked out from, as its own question names them."""
    word = facts()[name]
    named = re.findall("“([^”]+)”", word.ask) if word.derived else []
    return [each for each in named if each in facts()]


def _why(roles: Mapping[str, list[str]]) -> str:
    role = min(roles, key=ROLES.index)
    titles = list(dict.fromkeys(title.split("：")[-1] for title in roles[role]))
    more = f"等 {len(titles)} 条" if len(titles) > FEW else ""
    return f"{role}（{'、'.join(f'“{title}”' for title in titles[:FEW])}{more}）"
