"""The story as lines: promises, orders, what happened and earlier steps, each once, in the order of their days.

A fact without a time stands in the line it speaks of (law.vocabulary.FactWord, `beside`). How a line is worded is the
template's; when it was, and how lines become a paragraph, is said here.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kameng_docs.brief import Brief, EventInfo, FactInfo, Moment, PromiseInfo
from kameng_docs.case.part import day_of
from kameng_docs.compose.origins import Kind, Origin, bare
from kameng_docs.compose.placing import OF_ORDERS, behind, is_done_since, place_of
from kameng_docs.law.fact_names import RENEWED, UNORDERED
from kameng_docs.wording import instant_in_chinese

# That money was taken without an order is told in the line of the order, and so are its exhibits.
TAKEN = (RENEWED, UNORDERED)
BEFORE_ORDER = "下单前"
# A sentence that is longer takes no further line.
LONG = 60
STOPS = ("。", "；", "！", "？")


@dataclass(frozen=True)
class Line:
    """One line. `at` is None for what the page said before the order: then it is a promise, else an event; `facts` have
    no time and are told in it, or by themselves; what proves those `behind` it proves it too. `later`: what the facts tell was
    done or answered some time after `at`, nobody wrote when; it stands in no sentence with what has a time.
    """

    at: Moment | None
    event: EventInfo | None = None
    promise: PromiseInfo | None = None
    facts: tuple[FactInfo, ...] = ()
    behind: tuple[FactInfo, ...] = ()
    later: bool = False

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The keys of what proves it."""
        own = self.event or self.promise
        told = (*self.behind, *self.facts)
        every = (*(own.exhibits if own else ()), *(key for fact in told for key in fact.exhibits))
        return tuple(dict.fromkeys(every))


def lines_of(
    brief: Brief,
    events: Iterable[EventInfo],
    loose: Iterable[FactInfo],
    promises: Iterable[PromiseInfo] = (),
    *,
    without: Collection[str] = (),
) -> tuple[Line, ...]:
    """The lines of these events, oldest first, each loose fact in the one it speaks of; before them what was promised.

    Events of a kind in `without` have no line: a table tells them, and the facts that speak of them have one by themselves.
    """
    every, told = list(events), list(loose)
    done = [fact for fact in told if every and is_done_since(fact)]
    since = behind(done, every)
    at: dict[int, list[FactInfo]] = {}
    for fact in told:
        if fact not in done:
            at.setdefault(place_of(fact, every, without), []).append(fact)
    taken = tuple(brief.facts[name] for name in TAKEN if brief.facts[name].state == "是")
    lines = [Line(None, promise=promise) for promise in promises]
    apart = [fact for i, some in at.items() if not every or every[i].kind in without for fact in some]
    if apart:
        lines.append(Line(None, facts=tuple(apart)))
    lines += [Line(None, facts=(fact,), later=True) for fact in since.get(-1, ())]
    for i, event in enumerate(every):
        if event.kind not in without:
            proved = taken if event.kind == "ordered" else ()
            lines.append(Line(event.at, event, facts=tuple(at.get(i, ())), behind=proved))
        lines += [Line(event.at, facts=(fact,), later=True) for fact in since.get(i, ())]
    return tuple(lines)


def origins_of(line: Line, brief: Brief) -> Iterator[Origin]:
    """What a line tells of."""
    event, facts = line.event, [each.name for each in line.facts]
    if line.promise in brief.promises:
        yield Origin(Kind.PROMISE, str(brief.promises.index(line.promise)))
    if event and event.fact:
        facts.append(event.fact)
    if event and event.kind in OF_ORDERS:
        yield Origin(Kind.ORDER, str(event.order))
    elif event and event.kind == "event":
        yield Origin(Kind.EVENT, event.at.isoformat())
    yield from (Origin(Kind.FACT, name) for name in facts)


def timed(lines: Iterable[Line], since: Moment | None = None) -> Iterator[tuple[str, Line]]:
    """Each line with when it was, as far as the one before does not say it: 2026年10月3日21:14, then 21:20, then 10月4日09:05.

    `since` was told before the first of them. Facts that stand in a line by themselves have no time of their own: nobody said
    that they were on the day of the line that they speak of.
    """
    for line in lines:
        label = BEFORE_ORDER if line.promise else ""
        yield (_when_it_was(line, since) or label), line
        since = line.at or since


def _when_it_was(line: Line, since: Moment | None) -> str:
    """Of an answer whose own minute is not known the day alone, where what it answers was not told right before it."""
    if line.at is None or line.event is None:
        return ""
    known = line.at if line.at == since or not line.event.followed else day_of(line.at)
    return when(known, since)


def when(at: Moment, since: Moment | None) -> str:
    """The time as it stands behind another one: of the same day the hour alone, of the same year without the year.

    Empty where it is the same minute; 同日 where no hour is known.
    """
    whole = instant_in_chinese(at)
    if since is None or at.year != since.year:
        return whole
    if day_of(at) != day_of(since):
        return whole.partition("年")[2]
    if not isinstance(at, datetime):
        return "同日"
    return f"{at:%H:%M}" if at != since else ""


def prose(
    rows: Iterable[tuple[Line, str, str]], subjects: Collection[str], since: Moment | None = None
) -> str:
    """Lines as one paragraph; a row is a line, its words and its proof （证据3-1）.

    One of a run of lines with the same proof carries it, the last; a subject of `subjects` is named once where it
    acts in neighbouring lines of a sentence; a day begins a sentence, and so does what came after 下单前, and what was `later`.
    """
    every = [(line, words.strip().rstrip("。"), proof) for line, words, proof in rows]
    labels = [label for label, _ in timed((line for line, _, _ in every), since)]
    # Of several promises the first alone says that it was before the order.
    labels = [
        "" if every[i][0].promise and i and every[i - 1][0].promise else each for i, each in enumerate(labels)
    ]

    def begins(i: int, before: str) -> bool:
        own, last = every[i][0], every[i - 1][0] if i else None
        promised = last is not None and last.promise is not None and own.promise is None
        return promised or own.later != (last is not None and last.later) or _begins(labels[i], before)

    sentences: list[str] = []
    subject = ""
    for i, (line, words, proof) in enumerate(every):
        before = sentences[-1] if sentences else ""
        if not sentences or begins(i, before):
            sentences.append("")
            before = subject = ""
        own = next((name for name in subjects if words.startswith(name)), "")
        told = words.removeprefix(own) if own and own == subject else words
        subject = own
        # 自2026年9月7日09:00提出后 of what happened at that very time.
        told = told.replace(f"自{instant_in_chinese(line.at)}", "") if line.at else told
        # 2026年5月20日，扣款; but 2025年5月20日至2026年5月20日.
        day = labels[i] and not isinstance(line.at, datetime) and not told.startswith("至")
        told = (f"{labels[i]}，" if day else labels[i]) + told
        sentence = f"{before}，{told}" if before else told
        ends = i + 1 == len(every) or every[i + 1][2] != proof or begins(i + 1, sentence)
        sentences[-1] = sentence + (proof if ends else "")
    return "".join(sentence if sentence.endswith(("！", "？")) else f"{sentence}。" for sentence in sentences)


def _begins(label: str, before: str) -> bool:
    """Whether a line begins a sentence behind these words: with a new day, and where they are long or ended."""
    return "日" in label or len(bare(before)) > LONG or any(stop in before for stop in STOPS)
