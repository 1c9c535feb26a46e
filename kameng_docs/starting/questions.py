"""What a dispute asks its author, from the data of the law: the facts of its grounds, each with what its answer does."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kameng_docs.law.claim_kinds import CLAIM_NAMES
from kameng_docs.law.following import following, ruled_out
from kameng_docs.law.grounds import Ground, grounds
from kameng_docs.law.vocabulary import facts
from kameng_docs.reading.heard import HEARD
from kameng_docs.starting.wanted import wanted

THREE = "是、否 或 不清楚"
# What the answer is for; which answer would help nobody is told, or it would be given.
MUST, ANY, NOT_YES, ROOT, EXCLUDES, ALSO = (
    "判断能不能这样主张要用到，照实答", "和另外几项一起，判断能不能这样主张，照实答", "判断能不能这样主张一定要用到，请照实答",
    "判断能不能这样主张要先知道，请照实答", "判断这样主张合不合适要用到，照实答", "可以补充说明，照实答，不答也行",
)  # fmt: skip
ROLES = (MUST, ANY, NOT_YES, ROOT, EXCLUDES, ALSO)
GENERAL = "写明什么时候向对方提出过"
# Asked only where one order is for several pieces.
OF_SEVERAL = "一单多件"
# As many grounds as one question names.
FEW = 2


# Up to the first “；” that stands neither in brackets nor in quotation marks.
_QUESTION = re.compile("(?:（[^）]*）|“[^”]*”|[^；])*")
_WHEN = re.compile("[，,]?是(?:什么时候|哪天|哪一天)[？?]?$")


def asked_in(question: str) -> str:
    """A question after a moment, told so that 是 or 否 answers it; any other as it is."""
    when = _WHEN.search(question)
    return f"{question[: when.start()]}：有没有这回事；有的写上是什么时候" if when else question


def question_and_advice(question: str) -> tuple[str, str]:
    """What is asked so that 是 or 否 answers it, and what stands behind it: how to answer and what to write beside it."""
    asked = asked_in(question)
    found = _QUESTION.match(asked)
    head = found[0] if found else asked
    return head, asked[len(head) :].removeprefix("；")


@dataclass(frozen=True)
class Question:
    """A fact that is asked for: the question in plain words, and why, in one line each."""

    name: str
    ask: str
    why: str
    # What was read of it, filled in already but for the answer; empty for most.
    read: str = ""

    @property
    def wants(self) -> tuple[str, ...]:
        """The keys that the question asks for besides its answer."""
        return wanted(facts()[self.name].ask)

    @property
    def may_stay_open(self) -> bool:
        """Whether nothing that is claimed rests on its answer alone."""
        return self.why.startswith((EXCLUDES, ALSO))

    @property
    def one_of_several(self) -> bool:
        """Whether something else that is asked may do as well."""
        return self.why.startswith(ANY)

    @property
    def adds_only(self) -> bool:
        """Whether its answer can do no more than add to what stands already."""
        return self.why.startswith(ALSO)

    @property
    def lines(self) -> tuple[str, ...]:
        """As comments above its place."""
        return tuple(
            filter(
                None, (f"问：{asked_in(self.ask)}", f"为什么问：{self.why}" if self.why else "", self.read)
            )
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


def bearing(name: str, disputes: Sequence[str]) -> tuple[str, ...]:
    """The requests that may depend on a fact in these disputes, whichever way it is answered, as their author reads them."""
    of = [ground for ground in _roads(disputes) if name in _roles(ground, ())]
    kinds = dict.fromkeys(kind for ground in of for kind in ground.supports)
    return tuple(CLAIM_NAMES[kind] for kind in kinds if kind in CLAIM_NAMES)


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
            for name in roots(need.not_yes):
                found.setdefault(name, ROOT)
    for names, role in ((ground.excludes, EXCLUDES), (ground.also, ALSO)):
        for name in names:
            found.setdefault(name, role)
    return {name: role for name, role in found.items() if not facts()[name].derived}


def roots(name: str) -> list[str]:
    """The facts that one is worked out from, as its own question names them."""
    return [each for each in named_in(name) if each in facts()]


def named_in(name: str) -> list[str]:
    """The facts and the keys of a case that one is worked out from; none of what its author answers himself."""
    word = facts()[name]
    return re.findall("“([^”]+)”", word.ask) if word.derived else []


def _why(roles: Mapping[str, list[str]]) -> str:
    role = min(roles, key=ROLES.index)
    titles = list(dict.fromkeys(title.split("：")[-1] for title in roles[role]))
    more = f"等 {len(titles)} 条" if len(titles) > FEW else ""
    return f"{role}（{'、'.join(f'“{title}”' for title in titles[:FEW])}{more}）"
