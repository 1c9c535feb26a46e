"""Whose secret is left in a paper about several people, of what kind, and in which sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kameng_docs.brief import Secret
from kameng_docs.diagnostics import Diagnostic, Scope
from kameng_docs.disclosure import Redaction, left_over, policy
from kameng_docs.joint.group import Group, Member

PERSON = "个人"
# So much of a sentence is quoted, and so many of those whose secret is left are named.
QUOTED, NAMED = 40, 3
NOT_ANYBODYS = "不知道是谁"


@dataclass(frozen=True)
class Owned:
    """The secrets of one of them; `whose` is how the clerk is told of him: 3号（案件“…”）."""

    whose: str
    secrets: tuple[Secret, ...]


@dataclass(frozen=True)
class Looked:
    """A paper by its name and its lines, for whom it is, and the numbers in it that their owners publish themselves."""

    paper: str
    document: str
    lines: Sequence[str]
    audience: str
    published: tuple[str, ...] = ()

    def left(self, secrets: tuple[Secret, ...], lines: Sequence[str]) -> list[Secret]:
        """What of these secrets stands in those lines of it."""
        return left_over("\n".join(lines), secrets, self.audience, self.published)


def owned_by(numbered: Iterable[tuple[str, Member]], secrets: Iterable[Secret]) -> tuple[Owned, ...]:
    """Which of the secrets are whose."""
    wanted = set(secrets)
    return tuple(
        Owned(whose, tuple(secret for secret in member.brief.secrets if secret in wanted))
        for whose, member in numbered
    )


def published_by(group: Group) -> tuple[str, ...]:
    """The respondent's code, and of a firm its seat and telephone: in the register and on its pages, no complainant's."""
    own = [group.whom.code, "" if group.whom.kind == PERSON else group.whom.address]
    for member in group.members:
        for each in member.brief.respondents:
            if each.kind != PERSON and (each.name, each.shop_name) == (member.whom.name, member.whom.shop):
                own += [each.credit_code, each.phone, each.address]
    return tuple(dict.fromkeys(text for text in own if text))


def told_left(looked: Looked, owned: Sequence[Owned], *, strangers: bool) -> Iterator[Diagnostic]:
    """A fault for each kind of secret that its readers must not see: whose, and where. `strangers` asks also for what only
    looks like a number of somebody.
    """
    every = tuple(dict.fromkeys(secret for each in owned for secret in each.secrets))
    left = looked.left(every, looked.lines)
    for kind in sorted({secret.kind for secret in left if secret.text or strangers}):
        those = tuple(secret for secret in left if secret.kind == kind and secret.text)
        # Numbers of one make begin alike: where one stands whole, it is that one, and what only shares signs with it waits.
        those = (
            tuple(secret for secret in those if any(secret.text in line for line in looked.lines)) or those
        )
        whose = [each.whose for each in owned if set(those) & set(each.secrets)]
        yield _fault(looked, kind, those, whose)


def _fault(looked: Looked, kind: str, those: tuple[Secret, ...], whose: Sequence[str]) -> Diagnostic:
    more = f"等 {len(whose)} 件" if len(whose) > NAMED else ""
    owner = ("、".join(whose[:NAMED]) + more) or NOT_ANYBODYS
    name, reader = policy().names[kind], policy().audiences[looked.audience]
    return Diagnostic(
        "document.secret-left",
        f"“{looked.paper}”这一份没有做：里面还有不能给“{reader}”看的{name}：{owner}{_where(looked, kind, those)}",
        "打开说到的那件案件文件，看商品名称、店铺名、原话里是不是写了这个号码、姓名，删掉再做一次；"
        "案件文件里没有写的，是程序的疏漏，请把这一行反馈给我们。改好以前不要自己拼一份交出去",
        scope=Scope.DOCUMENT,
        document=looked.document,
    )


def _where(looked: Looked, kind: str, those: tuple[Secret, ...]) -> str:
    """The sentence, with the secret taken out of it."""
    redaction = Redaction(those, looked.audience)
    for line in looked.lines:
        if any(secret.kind == kind for secret in looked.left(those, [line])):
            shown = redaction.of(line)[0]
            hidden = not looked.left(those, [shown])
            return (
                f"，在“{shown[:QUOTED]}{'……' if len(shown) > QUOTED else ''}”这一句"
                if hidden
                else "，写在一句里"
            )
    return "，分写在几句里"
