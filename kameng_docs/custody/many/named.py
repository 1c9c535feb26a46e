"""Whose names and numbers stand in the words of a reply: a letter that names one complainant is no other's to keep."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.assess import secrets_in
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


@dataclass(frozen=True)
class Named:
    """A case that the words name: its own texts, and the kinds of those that stand there, by the text."""

    case: str
    own: frozenset[str]
    here: dict[str, str]

    def told(self, without: frozenset[str] = frozenset()) -> str:
        """案甲（姓名、电话）: never the name or the number itself."""
        names = policy().names
        kinds = dict.fromkeys(names[kind] for text, kind in self.here.items() if text not in without)
        return f"{self.case}（{'、'.join(kinds)}）"


def named_of(words: str, name: str, case: Case) -> Named:
    """What of this case stands in the words, whole: half a number is that of a neighbour of the same day as well."""
    secrets = tuple(each for each in secrets_in(case) if each.kind in TELLING)
    spelt = [each for each in secrets if each.kind != NAME and signs_of(each.text)]
    hits = Finder([Hidden(each.text) for each in spelt]).hits(words)
    found = [spelt[hit.which] for hit in hits if hit.whole]
    found += left_over(words, tuple(each for each in secrets if each not in spelt), PUBLIC)
    own = frozenset(folded(each.text) for each in secrets)
    return Named(name, own, {folded(each.text): each.kind for each in found if each.text})


def named_in(words: str, shop: Workshop, files: Iterable[Path], heard: Progress) -> tuple[Named, ...]:
    """Which of these cases the words name. A file that cannot be read tells nothing."""
    every = tuple(files)
    return tuple(_named(words, shop, every, heard))


def _named(words: str, shop: Workshop, files: tuple[Path, ...], heard: Progress) -> Iterator[Named]:
    for number, file in enumerate(files, 1):
        case = case_of(shop, file)[0]
        heard(number, len(files))
        if case is not None and (found := named_of(words, file.stem, case)).here:
            yield found


def strangers_to(mine: Named, named: Iterable[Named]) -> list[Named]:
    """The other cases of which the words tell something that is not this one's as well."""
    return [each for each in named if each.case != mine.case and each.here.keys() - mine.own]


def meant_for_others(mine: Named, strangers: Iterable[Named]) -> list[Named]:
    """Those of them that the words mean rather than this case: nothing that is its own alone stands there.

    An agent's name that stands in twenty cases names none of them; what is asked is what tells one from the other.
    """
    return [each for each in strangers if not mine.here.keys() - each.own]
