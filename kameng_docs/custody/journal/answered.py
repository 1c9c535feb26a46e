"""A reply that was read and the step it belongs to → what would be written there, what is still to be asked, what is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.case.part import day_of
from kameng_docs.case.story import BY_RESPONDENT, OF_RESPONDENT, Step
from kameng_docs.reading.proposals import Kind, Proposal, Read
from kameng_docs.reading.replies.senders import is_the_firms, is_to_an_office
from kameng_docs.reading.said_when import sums_in

OPEN = ("已提交", "已受理", *OF_RESPONDENT.values())
# How far a step has come; a letter that tells of an earlier stage has been overtaken.
STAGES: Mapping[str, int] = {
    "已提交": 0,
    "已受理": 1,
    **dict.fromkeys(OF_RESPONDENT.values(), 2),
    "已答复": 2,
}
ENDED = 3
# Of these a letter says on which day they were so.
ACCEPTED, TURNED_AWAY = "已受理", frozenset({"不予受理", "不予立案"})
CLOSED = frozenset({"不予受理", "不予立案", "调解不成"})
SOLVED, PARTLY = "已解决", "部分解决"
OFFICE, RESPONDENT = "受理机构", "被投诉方"


@dataclass(frozen=True)
class Given:
    """What the author said himself: it goes before all that was read. Values as a case file takes them, empty: not said.

    `by` is whose words the answer is, OFFICE or RESPONDENT.
    """

    state: str = ""
    at: str = ""
    number: str = ""
    accepted: str = ""
    closed: str = ""
    outcome: str = ""
    by: str = ""


@dataclass(frozen=True)
class Question:
    """What must be said before anything is written: by which option, in which words, from which answers if they are few."""

    option: str
    text: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """What was read and is not written, and why; `way` says what for it can be said after all, by which `option`."""

    text: str
    way: str = ""
    option: str = ""


@dataclass(frozen=True)
class Answer:
    """`entry` by the keys of a step. `told` is what stays out, and why."""

    entry: dict[str, str]
    told: tuple[LeftOut, ...] = ()


MONEY_ELSEWHERE = LeftOut("钱到账了的，还要自己写进“交易”的“已退回”：这里只写“进度”")


def questions(
    read: Read,
    given: Given,
    today: date,
    all_states: Sequence[str],
    paid: Sequence[Decimal] = (),
    *,
    office: bool = False,
) -> tuple[Question, ...]:
    """What the reply leaves open and the author has not said; of which step it is is asked elsewhere.

    `paid` is what was paid for each order, in 元: a refund of less may settle a part alone. `office`: the step lies with
    somebody else than the other side.
    """
    state = _state_of(read, given)
    if not state and not _values(read, Kind.STATE) and _is_theirs(read, given, office=office):
        # However it is worded, the other side has answered there, and nothing else has changed.
        state = "已答复"
    if not state:
        return (_question_of_state(read, all_states),)
    if not given.state and state == SOLVED and (part := _part(read, paid)):
        return (Question("--state", part, (PARTLY, SOLVED)),)
    if not _tells_an_answer(read, state, given):
        return ()
    found = [] if _gist(read, given, theirs=False) else [Question("--outcome", "答复的要点，用原话")]
    return (*found, *(() if _moment(read, given, today) else (_question_of_day(read, today),)))


def answered(read: Read, step: Step, given: Given, today: date, *, office: bool = False) -> Answer:
    """What `read` says of `step`, once no question is left; what the author said goes before it. `office` as of `questions`."""
    theirs = _is_theirs(read, given, office=office)
    state = _state_of(read, given) or ("已答复" if theirs else "")
    state = OF_RESPONDENT.get(state, state) if theirs and office else state
    told = list[LeftOut]()
    entry = _state(step, state, told, said=bool(given.state))
    entry |= _number(read, step, given, told)
    days = _Days(read, step, today, told)
    if given.accepted or state not in TURNED_AWAY:
        entry |= days.of("受理日期", Kind.ACCEPTED_ON, step.accepted_on, given.accepted, "--accepted")
    if given.closed or state in CLOSED:
        entry |= days.of("办结日期", Kind.CLOSED_ON, step.closed_on, given.closed, "--closed")
    if _tells_an_answer(read, state, given):
        entry |= {"结果": _gist(read, given, theirs=theirs), "答复时间": _moment(read, given, today)}
    if state in {SOLVED, PARTLY}:
        told.append(MONEY_ELSEWHERE)
    return Answer({key: value for key, value in entry.items() if value}, tuple(told))


def _state_of(read: Read, given: Given) -> str:
    """The one state; empty where it is open."""
    states = _values(read, Kind.STATE)
    return given.state or (states[0] if len(states) == 1 else "")


def _part(read: Read, paid: Sequence[Decimal]) -> str:
    """Why only a part may have come back; empty where the sum is all, one order's, or not told."""
    rests = [each.read for each in read.proposals if each.kind is Kind.STATE]
    sums = [Decimal(amount) for words in rests for amount, _ in sums_in(words)]
    if not sums or not paid or max(sums) >= sum(paid) or max(sums) in paid:
        return ""
    return f"信里说退了 {max(sums):.2f} 元，您一共付了 {sum(paid):.2f} 元，是{PARTLY}还是{SOLVED}"


def _question_of_state(read: Read, all_states: Sequence[str]) -> Question:
    states = tuple(_values(read, Kind.STATE))
    if states:
        return Question("--state", f"处理到哪一步了，看上面的原句选：{'、'.join(states)}", states)
    return Question("--state", f"没有读出处理到哪一步，自己选：{'、'.join(all_states)}", tuple(all_states))


def _tells_an_answer(read: Read, state: str, given: Given) -> bool:
    """A matter that was only taken in is not answered; who asks for patience said something that is kept."""
    return state not in OPEN or bool(given.outcome or given.at or _values(read, Kind.EXCUSE))


def _values(read: Read, kind: Kind, keep: Callable[[Proposal], bool] = lambda _: True) -> list[str]:
    return list(dict.fromkeys(each.value for each in read.proposals if each.kind is kind and keep(each)))


def _state(step: Step, state: str, told: list[LeftOut], *, said: bool) -> dict[str, str]:
    """Not back to what was before, unless the author says so."""
    if state == step.state:
        return {}
    if not said and STAGES.get(state, ENDED) < STAGES.get(step.state, ENDED):
        told.append(
            LeftOut(
                f"这一步已经记到“{step.state}”，信里说的“{state}”是更早的事，没有改回去", "要改", "--state"
            )
        )
        return {}
    return {"状态": state}


def _number(read: Read, step: Step, given: Given, told: list[LeftOut]) -> dict[str, str]:
    """The number that the body gives the matter, where the step has none: the most telling kind, if it is one."""
    if given.number:
        return {"编号": given.number}
    for kind in ("案号", "编号"):
        known = [
            each.value for each in read.proposals if each.kind is Kind.HANDLED_ID and each.belongs == kind
        ]
        if not known:
            continue
        if step.number:
            if step.number not in known:
                text = f"编号没有换：“进度”里是 {step.number}，这份里是 {'、'.join(known)}"
                told.append(LeftOut(text, "要换", "--number"))
            return {}
        if len(known) == 1:
            return {"编号": known[0]}
        told.append(LeftOut(f"有几个编号，没有写：{'、'.join(known)}", "写哪一个", "--number"))
        return {}
    papers = _values(read, Kind.HANDLED_ID)
    if papers and not step.number:
        told.append(LeftOut(f"只有文书自己的文号 {papers[0]}，没有写进“编号”", "要写", "--number"))
    return {}


@dataclass(frozen=True)
class _Days:
    """Days that a letter tells, held against a step; `told` gathers what is not written."""

    read: Read
    step: Step
    today: date
    told: list[LeftOut]

    def of(self, key: str, kind: Kind, present: date | None, said: str, option: str) -> dict[str, str]:
        """The day that can be true; one that stands there already stays."""
        if said:
            return {key: said}
        days = list(dict.fromkeys(value[:10] for value in _values(self.read, kind)))
        if not days or (present and present.isoformat() in days):
            return {}
        here = "、".join(days)
        if present:
            text = f"“{key}”没有换：“进度”里是 {present}，这份里是 {here}"
            self.told.append(LeftOut(text, "要换", option))
            return {}
        first = day_of(self.step.submitted_at)
        likely = [day for day in days if first <= date.fromisoformat(day) <= self.today]
        if len(likely) == 1:
            return {key: likely[0]}
        why = "有几个" if likely else "不在提交那天和今天之间"
        self.told.append(LeftOut(f"“{key}”没有写：读到的 {here} {why}", "写哪一天", option))
        return {}


def _is_theirs(read: Read, given: Given, *, office: bool) -> bool:
    """Whether these are the words of the other side to somebody whom it was asked through."""
    if given.by:
        return given.by == RESPONDENT
    return is_to_an_office(read.proposals) or (office and is_the_firms(read.proposals))


def _gist(read: Read, given: Given, *, theirs: bool) -> str:
    words = given.outcome or next(iter(_values(read, Kind.OUTCOME)), "")
    return said_by_them(words) if theirs else words


def said_by_them(words: str) -> str:
    """As it stands in 结果: the words of the other side under its name."""
    return words if not words or words.startswith(BY_RESPONDENT) else f"{BY_RESPONDENT}{words}"


def _moment(read: Read, given: Given, today: date) -> str:
    """When it was answered, as the message itself tells; empty where that is open: the day of a letter is not its arrival's."""
    moments = _moments(read, today)
    return given.at or (moments[0] if len(moments) == 1 else "")


def _moments(read: Read, today: date) -> list[str]:
    return _values(read, Kind.REPLIED_AT, lambda each: date.fromisoformat(each.value[:10]) <= today)


def _question_of_day(read: Read, today: date) -> Question:
    written, moments = _values(read, Kind.MOMENT), _moments(read, today)
    beside = f"（落款是 {written[0]}，收到多半更晚）" if written else ""
    several = f"，里面有几个时间：{'、'.join(moments)}" if moments else ""
    return Question("--at", f"这份答复是哪一天收到的{beside}{several}")
