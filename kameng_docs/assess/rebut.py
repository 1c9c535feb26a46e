"""Excuses that were heard, matched with the answers of the library; and what of the other side's words was not understood."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kameng_docs.assess.clauses import cite_all
from kameng_docs.assess.known import NO, YES
from kameng_docs.assess.promises import rules_against_a_child
from kameng_docs.assess.setting import Setting
from kameng_docs.brief import OFFERS, PUTS_OFF, SAYS_NOTHING, GroundInfo, RebuttalInfo, UnansweredInfo
from kameng_docs.case.model import Case
from kameng_docs.case.story import BY_RESPONDENT, Step
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.excerpt import SHORT, excerpt_of, reported
from kameng_docs.law.fact_names import REFUSED
from kameng_docs.law.grounds import RebuttalWord, answers_to, excuses_in, grounds, rebuttals
from kameng_docs.law.hearing import spoken
from kameng_docs.law.model import Citation

FEW = 3


@dataclass(frozen=True)
class Heard:
    """What the other side said: excuses answered, excuses not answered here, and words that no rule understood."""

    answered: tuple[RebuttalInfo, ...]
    unanswered: tuple[UnansweredInfo, ...]
    not_understood: tuple[Said, ...]


def heard_in(case: Case, on: Setting, grounds: list[GroundInfo]) -> Heard:
    """Every excuse once, those answered the strongest first. One answered under another title is not told as unanswered."""
    standing: set[str] = {ground.id for ground in grounds}
    why = {id_: tuple(_why_not(word, on, standing)) for id_, word in rebuttals().items()}
    first: dict[str, tuple[Said, bool]] = {}
    lost: dict[Said, None] = {}
    noted = {_words_of(step) for step in case.progress}

    def hear(heard: Said, quoted: bool) -> bool:
        """Whether these words make an excuse; the first that make one are kept."""
        excuses = excuses_in(heard, lambda excuse: any(not why[each.id] for each in answers_to(excuse)))
        for word in (each for excuse in excuses for each in answers_to(excuse)):
            first.setdefault(word.id, (heard, quoted))
        return bool(excuses)

    for heard, quoted in _their_words(case):
        if not hear(heard, quoted) and heard not in noted and _makes_none(heard):
            lost.setdefault(heard)
    # What was said is answered before what is only written somewhere.
    said = len(first)
    for rule in rules_against_a_child(case):
        hear(rule.words, True)
    written = set(list(first)[said:])
    words = sorted((rebuttals()[id_] for id_ in first), key=lambda word: (word.id in written, word.order))
    held = [word for word in words if not why[word.id]]
    covered = {id_ for word in held for id_ in word.same_as}
    return Heard(
        tuple(_answered(word, *first[word.id], on) for word in held),
        tuple(
            _unanswered(word, first[word.id][0], why[word.id])
            for word in words
            # The answers of the same words to other cases are no news where this one does not need them.
            if why[word.id] and not word.same_as and word.id not in covered
        ),
        tuple(lost),
    )


def _makes_none(heard: str) -> bool:
    """Whether no rule has anything to say of a message: it does not settle, does not ask, and is not empty."""
    message = spoken(heard)
    return not (message.settles or message.asks or message.empty)


def _their_words(case: Case) -> Iterator[tuple[Said, bool]]:
    """What they said, and whether it is their own words: of a reply its author may have noted only what it came to."""
    yield from ((event.their_words, True) for event in case.events if event.their_words)
    refused = case.facts.get(REFUSED)
    if refused and refused.answer == YES and refused.words:
        yield refused.words, True
    replies = [_words_of(step) for step in case.progress if step.outcome != "未回复"]
    yield from ((words, not reported(words)) for words in replies)


def _words_of(step: Step) -> Said:
    """What was answered, without the note of whose words they are: that is not quoted."""
    return Said(step.outcome.removeprefix(BY_RESPONDENT))


def _answered(rebuttal: RebuttalWord, heard: Said, quoted: bool, on: Setting) -> RebuttalInfo:
    citations = tuple(c for c in cite_all(rebuttal.cites, on) if isinstance(c, Citation))
    return RebuttalInfo(
        Ours(rebuttal.id),
        Ours(rebuttal.title),
        heard,
        Ours(rebuttal.answer),
        citations,
        Ours(rebuttal.fails),
        quoted,
        Ours(rebuttal.kind),
        Ours(rebuttal.reply),
        Said(excerpt_of(heard, _makes(rebuttal), 0 if rebuttal.offers else SHORT)),
        Ours(_manner(rebuttal)),
    )


def _makes(rebuttal: RebuttalWord) -> Callable[[str], bool]:
    """Whether words make the excuse: of an answer under another title, the excuse that it answers."""
    excuses = [rebuttals()[id_] for id_ in rebuttal.same_as] or [rebuttal]
    return lambda words: any(excuse.heard_at(words) is not None for excuse in excuses)


def _manner(rebuttal: RebuttalWord) -> str:
    if rebuttal.puts_off:
        return PUTS_OFF
    if rebuttal.says_nothing:
        return SAYS_NOTHING
    return OFFERS if rebuttal.offers else ""


def _unanswered(rebuttal: RebuttalWord, heard: Said, why: tuple[str, ...]) -> UnansweredInfo:
    return UnansweredInfo(
        Ours(rebuttal.id),
        Ours(rebuttal.title),
        Ours(rebuttal.kind),
        heard,
        Ours("；".join(why)),
        Ours(rebuttal.fails),
    )


def _why_not(rebuttal: RebuttalWord, on: Setting, standing: set[str]) -> Iterator[str]:
    """What is lacking for the answer, or speaks against it; nothing where it holds."""
    for name in rebuttal.requires:
        if on.facts[name].state != YES:
            yield f"“{name}”" + ("不成立" if on.facts[name].state == NO else "还没有答“是”")
    for name in rebuttal.fails_when:
        if on.facts[name].state == YES:
            yield f"“{name}”答了“是”"
    yield from (on.lost_marks[mark].reason for mark in rebuttal.rests_on if mark in on.lost_marks)
    if rebuttal.needs and not standing & set(rebuttal.needs):
        yield _needs_told(rebuttal.needs)


def _needs_told(needs: tuple[str, ...]) -> str:
    if len(needs) > FEW:
        return "要先有一项请求的依据成立，现在还没有"
    return "要先有这一项成立：" + "；或者".join(f"“{grounds()[need].title}”" for need in needs)
