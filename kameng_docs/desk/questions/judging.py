"""A case as far as it is answered → what the law still asks of it. Nothing is decided here; `assess` is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kameng_docs.assess import Matter
from kameng_docs.assess.sets import assess_sets
from kameng_docs.brief import RefusedInfo
from kameng_docs.custody.journal.edits import Edit, edited
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.asking import PERSON, person_of
from kameng_docs.desk.confirming.sorting import FACTS
from kameng_docs.law.following import YES
from kameng_docs.law.grounds import grounds
from kameng_docs.pipeline import case_of
from kameng_docs.rules.named_clauses import without_wrong_clauses

ANSWER = "回答"


@dataclass(frozen=True)
class Judged:
    """What was found: `states` of facts by name (是, 否, 不清楚; empty while open), the facts that some ground waits for with the
    titles of those grounds, the grounds that stand or may stand yet, and the facts that nothing proves. `further` are the facts
    that a ground of other disputes waits for, which the author brought up himself: they can only add.
    """

    states: Mapping[str, str]
    waiting: Mapping[str, tuple[str, ...]]
    alive: frozenset[str]
    holes: tuple[str, ...]
    further: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def judged(case: OpenCase, today: date, supposed: Sequence[str] = ()) -> Judged | None:
    """The case as it would be judged if nothing more were answered, or if the facts `supposed` were 是.

    None where it lacks what it cannot be judged without. A name that is not written yet is no reason. It takes some hundredths
    of a second: call it off the event loop.
    """
    data = case.data
    edits = [Edit((FACTS, name), None) for name in _open(data)]
    edits += [Edit((FACTS, name), YES) for name in supposed if not answer_of(data, name)]
    if person_of(case) == "":
        # Whose case it is changes nothing of what is asked.
        edits.append(Edit(PERSON[:1], {PERSON[1]: str(data[PERSON[0]])}))
    content = edited(case.text.encode(), edits)
    if isinstance(content, Refused):
        return None
    found, _, _, _ = case_of(case.shop, case.file, content)
    if found is None:
        return None
    shop, told = case.shop, without_wrong_clauses(found, today)
    matter = Matter(
        told, case.file.stem, today, shop.library, shop.channel_words, shop.channel_names, shop.tracks
    )
    brief = assess_sets(matter).whole
    states = {name: str(fact.state) for name, fact in brief.facts.items()}
    open_yet = [each for each in brief.refused if not each.answered]
    # A ground of other disputes may be looked at for an answer that it shares; what it lacks need not be answered.
    own = [each for each in open_yet if _is_of(each.id, found.disputes)]
    others = [each for each in open_yet if each not in own and _is_spoken_of(each.id, states)]
    alive = {*(each.id for each in brief.grounds), *(each.id for each in own)}
    return Judged(
        states, _waited_for(own, states), frozenset(alive), brief.holes, _waited_for(others, states)
    )


def _waited_for(refused: Sequence[RefusedInfo], states: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The facts that these wait for, each with their titles."""
    waiting: dict[str, dict[str, None]] = {}
    for each in refused:
        for name in _missing(each, states):
            waiting.setdefault(name, {})[each.title] = None
    return {name: tuple(titles) for name, titles in waiting.items()}


def _missing(refused: RefusedInfo, states: Mapping[str, str]) -> list[str]:
    """The facts that a ground waits for. What is worked out from answers may turn with them: it closes nothing by itself."""
    open_needs = [
        each for each in grounds()[refused.id].requires if all(states[name] != YES for name in each.any_of)
    ]
    named = [name for each in open_needs for name in (*each.any_of, each.not_yes) if name]
    return [name for name in dict.fromkeys((*refused.missing, *named)) if not states[name]]


def _is_of(ground: str, disputes: Sequence[str]) -> bool:
    of = grounds()[ground].disputes
    return not of or bool(set(of) & set(disputes))


def _is_spoken_of(ground: str, states: Mapping[str, str]) -> bool:
    """Whether what brings a ground up, whatever the dispute, is so."""
    return any(states[name] == YES for name in grounds()[ground].asked_when)


def _open(data: Mapping[str, Any]) -> list[str]:
    """The facts that stand in the file and wait for their answer."""
    return [name for name in entries(data) if not answer_of(data, name)]


def entries(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The key 事实 of a case file."""
    found = data.get(FACTS)
    return found if isinstance(found, dict) else {}


def entry_of(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """What the answer to a fact holds, by key; of a bare one its answer alone."""
    found = entries(data).get(name)
    if isinstance(found, dict):
        return found
    return {} if found is None else {ANSWER: found}


def answer_of(data: Mapping[str, Any], name: str) -> str:
    """是, 否, 不清楚 as it was written; empty while it is open."""
    return str(entry_of(data, name).get(ANSWER) or "")
