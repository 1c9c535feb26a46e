"""What a reply says of the matter: each state with the sentence that it rests on, and what was only spoken of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kameng_docs.reading.replies.sentences import Sentence
from kameng_docs.reading.replies.vocabulary import Saying, any_of, compiled, official, vocabulary

SUBMITTED, ACCEPTED, TURNED_AWAY, NOT_FILED = "已提交", "已受理", "不予受理", "不予立案"
ANSWERED, REFUSED, FAILED, SOLVED, PARTLY = "已答复", "已拒绝", "调解不成", "已解决", "部分解决"
# How far a matter has come in a state; of what one letter tells the furthest counts.
STAGES = {SUBMITTED: 0, ACCEPTED: 1, ANSWERED: 2}
LAST = 3
# An office that turns away or ends a mediation says why: because the shop refuses.
OF_OFFICES = (TURNED_AWAY, NOT_FILED, FAILED)
# States of which the author may have spoken himself: 您反映商家拒绝退款.
THEIRS = (ANSWERED, REFUSED, SOLVED, PARTLY)
# A sentence is looked at so far before the words, for what turns them round.
NEAR = 24


@dataclass(frozen=True)
class Said:
    """A state and the sentence it rests on, and where in all of the text; `soft`: it counts only where nothing else is said."""

    state: str
    sentence: Sentence
    soft: bool = False
    at: int = 0


@dataclass(frozen=True)
class Outcome:
    """What a reply comes to: `states` are the possible ones, none where nothing was understood, several where it is not clear.

    `rests` are the sentences, the states in order; `all` everything that was said, for the days in it.
    """

    states: tuple[str, ...]
    rests: tuple[Said, ...]
    all: tuple[Said, ...]


def outcome_of(sentences: Iterable[Sentence], slugs: Iterable[str]) -> Outcome:
    """The state to which a reply of one of the channels `slugs` brings a matter."""
    found = [said for sentence in sentences if not sentence.ours for said in _said_in(sentence)]
    hard = [said for said in found if not said.soft] or found
    stage = max((STAGES.get(said.state, LAST) for said in hard), default=None)
    if stage is None:
        return Outcome((), (), ())
    last = [said for said in hard if STAGES.get(said.state, LAST) == stage]
    states = _chosen(last, found, office=official(slugs))
    rests = tuple(next(said for said in found if said.state == state) for state in states)
    return Outcome(states, rests, tuple(found))


def _chosen(last: list[Said], found: list[Said], *, office: bool) -> tuple[str, ...]:
    """One state where it is clear which, else all that are possible."""
    titles = list(dict.fromkeys(said.state for said in found if said.sentence.title))
    if len(titles) == 1:
        return (titles[0],)
    states = list(dict.fromkeys(said.state for said in last))
    apart = {said.sentence.start for said in found if said.state == TURNED_AWAY}
    if TURNED_AWAY in states and any(
        said.state == ACCEPTED and said.sentence.start not in apart for said in found
    ):
        states = [*states, ACCEPTED]
    if NOT_FILED in states and _comes_after(found, ACCEPTED, NOT_FILED):
        # No crime, and taken up as something less.
        states = [*states, ACCEPTED]
    if all(said.soft for said in last) and TURNED_AWAY in states and _is_said(found, SUBMITTED):
        # Not theirs to deal with, and passed on to who has to.
        states = [*states, SUBMITTED]
    if office and REFUSED in states and set(states) & set(OF_OFFICES):
        states.remove(REFUSED)
    if REFUSED in states and {FAILED, PARTLY} & set(states):
        # Who mediates says why it failed; who pays a part says that the rest is not paid.
        states.remove(REFUSED)
    if {SOLVED, PARTLY} <= set(states) and _together(last, SOLVED, PARTLY):
        states.remove(SOLVED)
    return tuple(states)


def _is_said(found: list[Said], state: str) -> bool:
    return any(said.state == state for said in found)


def _comes_after(found: list[Said], later: str, earlier: str) -> bool:
    """Whether the one is said behind the other; before it, it is how the matter began."""
    first = min(said.at for said in found if said.state == earlier)
    return any(said.state == later and said.at > first for said in found)


def _together(said: list[Said], one: str, other: str) -> bool:
    """Whether everything that says the one stands in a sentence that says the other too."""
    places = {each.sentence.start for each in said if each.state == other}
    return all(each.sentence.start in places for each in said if each.state == one)


def _said_in(sentence: Sentence) -> Iterator[Said]:
    """Every state that a sentence asserts, each once."""
    given = dict[str, Said]()
    taken = list[tuple[int, int]]()
    for rule in vocabulary().says:
        for hit in any_of(rule.words).finditer(sentence.text):
            # Words that a more telling rule has read are not read once more: 不予受理 holds 受理.
            if any(start < hit.end() and hit.start() < end for start, end in taken):
                continue
            state = _state(rule, sentence.text, hit)
            if state is None:
                continue
            if state or not rule.softly:
                taken.append(hit.span())
            if state:
                soft = rule.softly or state == SUBMITTED
                given.setdefault(state, Said(state, sentence, soft, sentence.start + hit.start()))
    yield from given.values()


def _state(rule: Saying, text: str, hit: re.Match[str]) -> str | None:
    """The state that stands there, "" where it is spoken of and not asserted, None where these are other words."""
    words = vocabulary()
    clauses = re.split(r"[,:]", text[: hit.start()])
    before = clauses[-1][-NEAR:]
    if rule.unlike and any_of(rule.unlike).search(text[max(hit.start() - NEAR, 0) : hit.end() + NEAR]):
        return None
    if rule.state == SUBMITTED:
        return (
            ""
            if _is_supposed(text, hit.start()) or compiled(words.supposing).search(clauses[-1])
            else rule.state
        )
    if _spoken_of(text, hit, before, by_them=rule.state in THEIRS):
        return ""
    if compiled(rf"(?:{words.outright})$").search(before):
        return rule.denied
    if compiled(rf"(?:{words.not_yet})$").search(before):
        return SUBMITTED
    return rule.state


def _spoken_of(text: str, hit: re.Match[str], before: str, *, by_them: bool) -> bool:
    """Whether the words before say that it is supposed, advised, asked, quoted, another's or the author's own."""
    words, at = vocabulary(), hit.start()
    if compiled(words.supposed).search(before) or compiled(words.elsewhere).search(before):
        return True
    # What an office decides, the author does not say: 您投诉已受理 is no complaint about that.
    if by_them and compiled(rf"(?:{words.ours_said})[^,。]").search(before + hit[0][:1]):
        return bool(before) and not compiled(rf"(?:{words.ours_said})$").search(before)
    about = compiled(words.asked if not by_them else f"{words.asked}|{words.about}")
    if about.match(text, hit.end()):
        return True
    if _is_supposed(text, at):
        return True
    return text.count("“", 0, at) > text.count("”", 0, at) and bool(re.search("规定|条", text[:at]))


def _is_supposed(text: str, at: int) -> bool:
    """Whether a clause of the sentence before `at` begins with 如, 逾期, 建议."""
    return any(compiled(vocabulary().supposing).search(clause) for clause in re.split(r"[,:]", text[:at]))
