"""The gist of a reply, in its own words: the sentences on which the state rests, and the reason beside them."""

import re
from dataclasses import dataclass

from kameng_docs.reading.proposals import Place
from kameng_docs.reading.replies.excuses import Excuse
from kameng_docs.reading.replies.says import Outcome
from kameng_docs.reading.replies.sentences import Sentence, Sheet

# What a paper takes into a line; a longer gist is cut at a sentence, and says so.
MOST = 240
# A sentence that only announces what comes next tells nothing.
SHORT = 14
ANNOUNCES = re.compile("回复|答复|如下|结果|意见|内容|反馈")
REASON = re.compile("因|由于|鉴于|经(?:核)?查|理由|原因|不符合|不属于")
CUT = "要点只取了前面几句，整份另存"


@dataclass(frozen=True)
class Gist:
    """Words as they stand in the reply, and the places of its sentences."""

    words: str
    places: tuple[Place, ...]
    doubts: tuple[str, ...] = ()


def gist_of(sheet: Sheet, outcome: Outcome, excuses: tuple[Excuse, ...]) -> Gist | None:
    """None where nothing was understood and the reply is too long to be its own gist."""
    theirs = [s for s in sheet.sentences if not s.ours and not s.title]
    if not theirs:
        theirs = [s for s in sheet.sentences if not s.ours]
    chosen = {each.start for each in _telling(theirs, outcome, excuses)}
    kept = [each for each in theirs if each.start in chosen] or _all_if_short(theirs)
    if not kept:
        return None
    words, places = list[str](), list[Place]()
    for each in kept:
        if words and sum(map(len, words)) + len(each.quoted) > MOST:
            return Gist("".join(words), tuple(places), (CUT,))
        words.append(_ended(each.quoted))
        places.append(each.place)
    return Gist("".join(words).rstrip("；"), tuple(places))


def _telling(theirs: list[Sentence], outcome: Outcome, excuses: tuple[Excuse, ...]) -> list[Sentence]:
    """What says the state; where that is a short head, what follows it; reasons beside it; excuses."""
    told = [said.sentence for said in outcome.rests]
    told += [said.sentence for said in outcome.all if said.state in outcome.states]
    starts = {each.start for each in told}
    found = [each for each in theirs if each.start in starts]
    for i, each in enumerate(theirs):
        if each.start in starts and len(each.text) < SHORT and ANNOUNCES.search(each.text):
            found += theirs[i + 1 : i + 3]
        near = {theirs[j].start for j in (i - 1, i + 1) if 0 <= j < len(theirs)}
        if REASON.search(each.text) and near & starts:
            found.append(each)
    return found + [excuse.sentence for excuse in excuses]


def _all_if_short(theirs: list[Sentence]) -> list[Sentence]:
    return theirs if sum(len(each.text) for each in theirs) <= MOST else []


def _ended(words: str) -> str:
    """Sentences stand one behind the other: each with its end."""
    return words if re.search(r"[。！？!?；;…”」]$", words) else f"{words}。"
