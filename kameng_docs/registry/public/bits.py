"""Records → what is asked of each as bits, and how many cases have the same ones. No case is kept."""

from collections import Counter
from dataclasses import dataclass, field

from kameng_docs.registry.public.classes import Class
from kameng_docs.registry.public.few import FEW
from kameng_docs.registry.public.naming import UNNAMED, without
from kameng_docs.registry.public.questions import QUESTIONS, Question
from kameng_docs.registry.public.records import BACK, NOT_WRITTEN, Record, Records

# The questions whose values are names that somebody gave himself, or others him.
NAMES = frozenset({"platform", "seller"})
# Of each excuse it is told in how many cases money came back.
CROSSED = "excuse"
# The bit that every case has.
ALL = 1


@dataclass
class Bits:
    """What is asked of each case as bits, and how many cases have the same ones.

    `back` has by excuse where money came back, `doubled` where a card key stands in another case too, `known` where it is
    written whether money came back.
    """

    masks: dict[tuple[str, str], int] = field(default_factory=dict)
    back: dict[str, int] = field(default_factory=dict)
    doubled: int = 0
    known: int = 0
    atoms: Counter[int] = field(default_factory=Counter)

    def of(self, question: Question, each: Class) -> int:
        """The bits of a class: those of its values."""
        return sum({self.masks[question.name, value] for value in each.values})

    def cases(self, mask: int, without: int = 0) -> int:
        """How many cases have one of these bits, and none of those that are not wanted."""
        return sum(count for bits, count in self.atoms.items() if bits & mask and not bits & without)


def hidden_in(records: Records) -> set[str]:
    """Names of sites and shops in which somebody is called who complains."""
    names: Counter[str] = Counter()
    for record in records.all():
        names.update((record.platform, record.seller))
    enough = [name for name, count in names.items() if count >= FEW]
    return set(enough) - without(enough, records.people())


def _values(question: Question, record: Record, hidden: set[str]) -> tuple[str, ...]:
    values = question.values(record)
    if question.name not in NAMES:
        return values
    return tuple(UNNAMED if value in hidden else value for value in values)


def counts_of(records: Records, hidden: set[str]) -> dict[str, Counter[str]]:
    """How many cases have each value, by the names of the questions."""
    counts: dict[str, Counter[str]] = {each.name: Counter() for each in QUESTIONS}
    for record in records.all():
        for each in QUESTIONS:
            counts[each.name].update(_values(each, record, hidden))
    return counts


def bits_of(records: Records, hidden: set[str], wanted: dict[str, tuple[Class, ...]]) -> Bits:
    """What is asked of every case: whether it is in a class of these."""
    made, used = Bits(), ALL
    for question in QUESTIONS:
        for each in wanted[question.name]:
            used <<= 1
            made.masks |= {(question.name, value): used for value in each.values}
            if question.name == CROSSED:
                used <<= 1
                made.back |= dict.fromkeys(each.values, used)
    made.doubled, made.known = used << 1, used << 2
    doubled = records.doubled()
    for record in records.all():
        bits = ALL | (made.doubled if record.case in doubled else 0)
        bits |= 0 if record.back == NOT_WRITTEN else made.known
        for question in QUESTIONS:
            for value in _values(question, record, hidden):
                bits |= made.masks.get((question.name, value), 0)
                if question.name == CROSSED and record.back == BACK:
                    bits |= made.back.get(value, 0)
        made.atoms[bits] += 1
    return made
