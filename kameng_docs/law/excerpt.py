"""The part of a message in which an excuse is made, as it was written: what is quoted where it is answered."""

import re
from collections.abc import Callable

from kameng_docs.declared import sought
from kameng_docs.law.hearing import ADJOINING, ENDS, HEARING, PAUSES, hearable
from kameng_docs.wording import folded

SHORT = 40
"""A message of at most so many signs is quoted whole, but for its greetings: cut out, its words may mean something else."""
TELLING = 6
"""So many signs are hardly said twice by chance."""
# A clause with its marks; a mark between two digits parts nothing: 1,624.00 and 12:30.
_CLAUSE = sought(rf"(?:[^{ENDS}{PAUSES}？?]|(?<=\d)[,:：](?=\d))+[{ENDS}{PAUSES}？?]*")
_MARKS = f"{ENDS}{PAUSES}？? \t\r"
_TELLS = sought(
    "(?:客服|商家|卖家|店家|店主|店铺|平台|对方|他们?|她|被投诉人|工作人员)(?:只|又|仍|还|后来|明确|最后|电话里?)?"
    "(?:说|称|表示|答复|回复|拒绝|同意|认为|解释|要求|让|以|没|不|承认|建议)|(?:回复|答复|表示)(?:称|说)"
)


def excerpt_of(message: str, makes: Callable[[str], bool], short: int = SHORT) -> str:
    """The words of `message` that make an excuse: the fewest adjoining clauses of which `makes` is true, the first of them.

    All of a message of at most `short` signs, without its greetings; all of one whose clauses make it only together.
    """
    clauses = [(found.start(), found.end()) for found in _CLAUSE.finditer(message) if found[0].strip(_MARKS)]
    told = _without_greetings(message, clauses)
    if not told:
        return message.strip()
    whole = message[told[0][0] : told[-1][1]].strip(_MARKS)
    if len(whole) <= short:
        return whole
    for few in range(1, ADJOINING + 1):
        for first in range(len(told) - few + 1):
            words = message[told[first][0] : told[first + few - 1][1]].strip(_MARKS)
            if makes(words):
                return words
    return whole


def same_words(one: str, other: str) -> bool:
    """Whether both say the same, whatever marks and blanks they are written with; nothing is the same as nothing."""
    return bool(_bare(one)) and _bare(one) == _bare(other)


def holds_words(one: str, other: str) -> bool:
    """Whether one of them is said within the other, and is long enough to be no chance."""
    short, long = sorted((_bare(one), _bare(other)), key=len)
    return len(short) >= TELLING and short in long


def _bare(words: str) -> str:
    return "".join(sign for sign in folded(words) if sign.isalnum())


def reported(words: str) -> bool:
    """Whether an author tells in his own words what was answered: then they are no quotation."""
    return bool(_TELLS.match(words.strip()))


def _without_greetings(message: str, clauses: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the clauses at either end that only greet or thank."""
    filler = HEARING.only().filler
    told = [not re.fullmatch(filler, hearable(message[a:b]).strip("，。？")) for a, b in clauses]
    if True not in told:
        return []
    return clauses[told.index(True) : len(told) - told[::-1].index(True)]
