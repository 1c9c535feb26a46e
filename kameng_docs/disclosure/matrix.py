"""Who may see what: the matrix."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Annotated

from kameng_docs.brief import Secret
from kameng_docs.declared import Doubt, Files, Shaped, among
from kameng_docs.wording import folded

# What stands where a secret stood.
OMITTED, HIDDEN = "（略）", "（已隐去）"
# Shorter texts are too likely to stand in innocent words to be looked for.
SHORTEST = 2
# A name is short and made of common characters: across a comma or a line it is two innocent words (行李，明天).
NAME = "name"
Way = Annotated[
    str, Shaped(re.compile("full|omit|hide|phone|ends [0-9] [0-9]"), "写 full、omit、hide、phone 或 ends 4 2")
]
# Who the author is, as any of his pictures may show it.
PERSON = ("name", "phone", "id_number", "address")
# Made by a machine: any letters of it in a row are a part of it, not a word that somebody chose.
CODED = frozenset({"card_key", "password"})


@dataclass(frozen=True)
class Policy:
    """The matrix: audiences with their names, rows by kind, and which audiences are open.

    `originals` are the audiences that are given pictures as they are. `names` are what the author calls the kinds, those that are found by their looks alone among them.
    """

    audiences: dict[str, str]
    kinds: dict[str, dict[str, Way]]
    open: tuple[str, ...]
    originals: tuple[str, ...]
    names: dict[str, str]

    def doubts(self) -> Iterator[Doubt]:
        """Cells that are not there, and readers and kinds that nobody declared."""
        for key, readers in (("open", self.open), ("originals", self.originals)):
            for number, audience in enumerate(readers):
                yield from among("读者", self.audiences, audience, (key, number))
        yield from self._shown_too_much()
        for kind, row in self.kinds.items():
            for doubt in among("秘密的名称（names）", self.names, kind, ("kinds", kind)):
                yield replace(doubt, on_key=True)
            for audience in row:
                for doubt in among("读者", self.audiences, audience, ("kinds", kind, audience)):
                    yield replace(doubt, on_key=True)
            for audience in self.audiences:
                if audience not in row:
                    message = f"“{kind}”没有写给“{audience}”看什么"
                    yield Doubt(
                        ("kinds", kind), message, f"补上“{audience}: hide”一类的写法", "data.missing-key"
                    )

    def _shown_too_much(self) -> Iterator[Doubt]:
        """Readers who would see in a picture who the author is, though no paper tells them."""
        for number, audience in enumerate(self.originals):
            unseen = [k for k in PERSON if self.kinds.get(k, {}).get(audience, "full") != "full"]
            if unseen:
                message = f"“{audience}”看不到完整的 {'、'.join(unseen)}，不能看没有打码的图片"
                yield Doubt(("originals", number), message, f"从 originals 里删去“{audience}”")

    def way(self, kind: str, audience: str) -> str:
        """How that kind is shown to that audience. Raises KeyError for a kind or an audience nobody declared."""
        return self.kinds[kind][audience]

    def hidden_from(self, secrets: tuple[Secret, ...], audience: str) -> list[Secret]:
        """Those secrets that must not stand in full before the audience.

        A text that the audience may see under another name (a phone number that is also the account) is none.
        """
        seen = {_plain(s.text) for s in secrets if self.way(s.kind, audience) == "full"}
        return [s for s in secrets if _plain(s.text) not in seen and len(_plain(s.text)) >= SHORTEST]

    def seen_by(self, secrets: tuple[Secret, ...], audience: str) -> list[str]:
        """The texts among them that the audience may see in full."""
        return [s.text for s in secrets if self.way(s.kind, audience) == "full"]


DISCLOSURE = Files("disclosure/matrix.yaml", Policy)


@dataclass(frozen=True)
class Masked:
    """A sentence as it may be seen, `left`, and what was masked in it: how often which kind of secret.

    `written` is the sentence as it was.
    """

    left: str
    kinds: Mapping[str, int]
    written: str = field(default="", repr=False)


# The same secrets of a case are asked about for every paper of it.
_plain = lru_cache(maxsize=4096)(folded)


def policy() -> Policy:
    """The matrix."""
    return DISCLOSURE.only()
