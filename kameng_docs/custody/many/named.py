"""Whose names and numbers stand in the words of a reply: a letter that names one complainant is no other's to keep."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.assess import secrets_in
from kameng_docs.brief import Secret
from kameng_docs.case.model import Case
from kameng_docs.custody.many.lines import Progress
from kameng_docs.disclosure import left_over, policy
from kameng_docs.disclosure.matrix import NAME
from kameng_docs.pipeline import Workshop, case_of
from kameng_docs.spelling import Finder, Hidden, signs_of
from kameng_docs.wording import folded

# Of the kinds in disclosure/matrix.yaml those that tell who complains, or of which purchase.
TELLING = frozenset(
    {
        *("name", "phone", "id_number", "address", "email", "account", "bank_card"),
        *("order_id", "payment_id", "card_key", "password"),
    }
)
# Before whom all of these are hidden: whatever of them stands in the words is found.
PUBLIC = "public"
SENTENCE = re.compile(r"[^。！？!?；;\n]+")
# A sentence with such words says what becomes of somebody, and does not only address him.
BECOMES = re.compile("退|赔|补|换|解决|同意|愿意|支付|拒绝|受理|撤")
# 赵某甲等十二人, 代表赵某甲: the name stands for those whom he represents.
GROUP = re.compile("等|代表")


@dataclass(frozen=True)
class Named:
    """A case that the words name: its own texts, and the kinds of those that stand there, by the text.

    `kept` are those that would be written or copied into every case; `sentences` say what becomes of somebody and name this case,
    each with the texts that do.
    """

    case: str
    own: frozenset[str]
    here: dict[str, str]
    kept: frozenset[str] = frozenset()
    sentences: tuple[tuple[str, frozenset[str]], ...] = ()

    def told(self, without: frozenset[str] = frozenset()) -> str:
        """案甲（姓名、电话）: never the name or the number itself."""
        names = policy().names
        kinds = dict.fromkeys(names[kind] for text, kind in self.here.items() if text not in without)
        return f"{self.case}（{'、'.join(kinds)}）"


def named_of(words: str, kept: str, name: str, case: Case) -> Named:
    """What of this case stands in the words; `kept` is the part of them that is written or copied into every case.

    Whoever only represents this consumer is not who complains here: his name is known to this case, and does not name it.
    """
    own = frozenset(folded(each.text) for each in secrets_in(case) if each.kind in TELLING)
    secrets = tuple(
        each for each in secrets_in(case.model_copy(update={"joint": None})) if each.kind in TELLING
    )
    here = _standing(words, secrets)
    if not here:
        return Named(name, own, here)
    told = [each for each in SENTENCE.findall(words) if BECOMES.search(each)]
    sentences = tuple((each, texts) for each in told if (texts := frozenset(_standing(each, secrets))))
    in_kept = here if kept == words else _standing(kept, secrets)
    return Named(name, own, here | in_kept, frozenset(in_kept), sentences)


def _standing(words: str, secrets: Sequence[Secret]) -> dict[str, str]:
    """Which of these stand in the words whole: half a number is that of a neighbour of the same day as well."""
    spelt = [each for each in secrets if each.kind != NAME and signs_of(each.text)]
    hits = Finder([Hidden(each.text) for each in spelt]).hits(words)
    found = [spelt[hit.which] for hit in hits if hit.whole]
    found += left_over(words, tuple(each for each in secrets if each not in spelt), PUBLIC)
    return {folded(each.text): each.kind for each in found if each.text}


def named_in(
    words: str, kept: str, shop: Workshop, files: Iterable[Path], heard: Progress
) -> tuple[Named, ...]:
    """Which of these cases the words name, `kept` as of `named_of`. A file that cannot be read tells nothing."""
    every = tuple(files)
    return tuple(_named(words, kept, shop, every, heard))


def _named(
    words: str, kept: str, shop: Workshop, files: tuple[Path, ...], heard: Progress
) -> Iterator[Named]:
    for number, file in enumerate(files, 1):
        case = case_of(shop, file)[0]
        heard(number, len(files))
        if case is not None and (found := named_of(words, kept, file.stem, case)).here:
            yield found


def strangers_to(mine: Named, named: Iterable[Named]) -> list[Named]:
    """The other cases of which the words tell something that is not this one's as well."""
    return [each for each in named if each.case != mine.case and each.here.keys() - mine.own]


def meant_for_others(mine: Named, strangers: Iterable[Named]) -> list[Named]:
    """Those of them that the words mean rather than this case: nothing that is its own alone stands there.

    An agent's name that stands in twenty cases names none of them; what is asked is what tells one from the other.
    """
    return [each for each in strangers if not mine.here.keys() - each.own]


def kept_with(mine: Named, strangers: Iterable[Named]) -> list[Named]:
    """Those of them of whom something would be written or copied into this case."""
    return [each for each in strangers if each.kept - mine.own]


def apart(mine: Named, named: Iterable[Named]) -> bool:
    """Whether a sentence says what becomes of some of the cases and not of all.

    What such a letter comes to for one of them cannot be read off the whole of it: 其中一件退15元，其余不予退款.
    """
    cases = {each.case: each for each in (*named, mine) if each.here or each is mine}
    sentences = dict.fromkeys(said for each in cases.values() for said, _ in each.sentences)
    for said in sentences:
        in_it = {name: texts for name, each in cases.items() if (texts := dict(each.sentences).get(said))}
        for_all = GROUP.search(said) and frozenset().union(*in_it.values()) <= mine.own
        if not for_all and in_it.keys() != cases.keys():
            return True
    return False
