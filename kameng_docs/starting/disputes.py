"""争议 and 事实: what went wrong where what was read leaves no doubt of it, and what that asks of its author."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kameng_docs.case.redemption import REFUSED, result_said
from kameng_docs.law.fact_names import REFUSED as REFUSED_FACT
from kameng_docs.law.fact_names import RENEWED
from kameng_docs.law.following import following, presumed
from kameng_docs.law.vocabulary import disputes as all_disputes
from kameng_docs.law.vocabulary import facts as all_facts
from kameng_docs.law.vocabulary import private_questions
from kameng_docs.reading.heard import HEARD, answering, named_in, refusal
from kameng_docs.reading.proposals import Kind, Side, What, Words
from kameng_docs.starting.material import Material, Seen
from kameng_docs.starting.orders import Orders
from kameng_docs.starting.questions import THREE, Question, questions_of
from kameng_docs.starting.rendering import behind, pair
from kameng_docs.starting.saying import CONFIRM, READ, leaves_of, marked, places
from kameng_docs.starting.telling import cited
from kameng_docs.starting.tree import Branch, Leaf, Node
from kameng_docs.wording import inner_quotes

DEAD, REFUSAL, RENEWAL = "卡密无效", "拒绝退款", "自动续费"
PRIVATE = "只给程序看：决定哪些纸不能出、哪些话不能说。任何文书都不会印出。照实写 是、否 或 不清楚"


@dataclass(frozen=True)
class Proposed:
    """Which disputes, and by what each is proposed; `offered` are those that words of the author name, with these words."""

    names: tuple[str, ...]
    why: tuple[str, ...] = ()
    offered: Mapping[str, str] = field(default_factory=dict)


def proposed(material: Material, orders: Orders) -> Proposed:
    """What the author named; else what the notice, the periods and the refusal that were read say by themselves."""
    if material.disputes:
        return Proposed(material.disputes, ("照您说的",))
    found = dict.fromkeys(material.standing.disputes, "案件文件里写着")
    if bad := [result for result in orders.results if result in REFUSED]:
        found.setdefault(DEAD, f"兑换页{bad[0]}")
    elif tried := next(filter(None, map(_tried, material.words)), ""):
        found.setdefault(DEAD, f"聊天里您说“{tried}”")
    if orders.renewed:
        found.setdefault(RENEWAL, "账单里有按期扣的款")
    if found and (said := refusal(material.words)):
        found.setdefault(REFUSAL, f"对方说“{said.words}”")
    offered = {} if found else named_in(material.own_words, HEARD.only().disputes)
    return Proposed(tuple(found), tuple(f"{name}：{why}" for name, why in found.items()), offered)


def _tried(words: Words) -> str:
    """The clause in which I say what the page answered when I redeemed the key."""
    if words.side is not Side.ME:
        return ""
    clauses = re.split("[，,。；;！!\n]", words.words)
    return next((each.strip() for each in clauses if result_said(each.strip()) in REFUSED), "")


def dispute_lines(chosen: Proposed) -> Node:
    """The key 争议: the proposal with its reasons, or every choice there is, with those that the author's words name."""
    if chosen.names:
        return Leaf("争议", chosen.names, f"{'；'.join(chosen.why)}。不对就改")
    by_page: dict[str, list[str]] = {}
    for each in all_disputes().values():
        by_page.setdefault(each.page, []).append(each.name)
    above = ("出了什么问题？从下面选一项或几项，写成 [卡密无效, 拒绝退款]：",)
    choices = tuple(f"  {page}：{'、'.join(names)}" for page, names in by_page.items())
    again = "必填；选好以后再运行一次 new，会补上该问的事实"
    if not chosen.offered:
        return Leaf("争议", note=again, above=(*above, *choices))
    why = "；".join(f"您写了“{inner_quotes(words)}”" for words in dict.fromkeys(chosen.offered.values()))
    note = f"{why}；{CONFIRM}，不对就改。{again}"
    return Leaf("争议", tuple(chosen.offered), note, (*above, *choices), sure=False, offered=True)


def fact_lines(
    material: Material, orders: Orders, chosen: Proposed, refs: Mapping[str, str]
) -> tuple[Branch, tuple[Question, ...]]:
    """The key 事实: every question with an empty place, those of which something was read with that filled in."""
    asked = list(questions_of(chosen.names, orders.results, several=orders.several_pieces))
    read = dict(_read_of(material, orders, refs))
    names = {each.name for each in asked}
    # What a page showed comes first: the rest rests on it.
    asked = [*(Question(name, all_facts()[name].ask, "") for name in read if name not in names), *asked]
    names |= set(read)
    asked += [Question(name, all_facts()[name].ask, "") for name in material.answers if name not in names]
    fact = _left_open if material.facts_left_open else _fact
    nodes = [
        _answered(each, read.get(each.name), material.answers[each.name])
        if each.name in material.answers
        else fact(each, read.get(each.name))
        for each in asked
    ]
    return Branch("事实", tuple(nodes), "您看到的，照实填；没有填的当作没有问过"), tuple(asked)


def _fact(asked: Question, filled: tuple[Leaf, ...] | None) -> Node:
    """A question with a line for its answer and for whatever else it asks for; what was read stands there already."""
    answer = Leaf("回答", note=THREE)
    if filled is not None:
        keys = {each.key for each in filled}
        empty = tuple(Leaf(key) for key in asked.wants if key not in keys)
        ends = tuple(each for each in filled if each.key == "证据")
        rest = tuple(each for each in filled if each.key != "证据")
        return Branch(asked.name, (answer, *rest, *empty, *ends), above=asked.lines)
    if not asked.wants:
        return Leaf(asked.name, note=THREE, above=asked.lines)
    if asked.may_stay_open:
        return _left_open(asked, None)
    return Branch(asked.name, (answer, *(Leaf(key) for key in asked.wants)), above=asked.lines)


def _answered(asked: Question, filled: tuple[Leaf, ...] | None, given: tuple[Leaf, ...]) -> Node:
    """A question with the answer that was given and what was said beside it; a 是 also with what was read without a doubt."""
    answer, *beside = given
    if answer.value == "是":
        keys = {leaf.key for leaf in beside}
        beside += [leaf for leaf in filled or () if leaf.sure and not leaf.asked and leaf.key not in keys]
    if not beside:
        return replace(answer, key=asked.name, above=asked.lines)
    return Branch(asked.name, (answer, *beside), above=asked.lines)


def _left_open(asked: Question, filled: tuple[Leaf, ...] | None) -> Leaf:
    """A question on one line: with lines of its own it would have to be answered. What was read stands above it, unused."""
    read = tuple(f"{READ}：{pair(leaf)}{behind(leaf.note)}" for leaf in filled or () if not leaf.asked)
    wants = tuple(dict.fromkeys((*(leaf.key for leaf in filled or ()), *asked.wants)))
    note = THREE
    if wants:
        braces = ", ".join(f"{key}: …" for key in ("回答", *wants))
        note += f"；连{'、'.join(wants)}一起的，写成 {{{braces}}}"
    return Leaf(asked.name, note=note, above=(*asked.lines, *read))


def _read_of(
    material: Material, orders: Orders, refs: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Leaf, ...]]]:
    """Facts of which something was read, with time, words and exhibit; never with an answer."""
    yield from _shown(material, orders, refs)
    if said := refusal(material.words):
        yield REFUSED_FACT, tuple(_filled(said, material, refs, quoted=True))
    for name, words, how in answering(material.words):
        until = _last_day(words, material) if "期限" in how.keys else ""
        yield name, tuple(_filled(words, material, refs, quoted="原话" in how.keys, until=until))
    if orders.renewed:
        bills = tuple(refs[file] for file, _ in material.series if file in refs)
        yield RENEWED, ((Leaf("证据", bills),) if bills else ())


def _shown(
    material: Material, orders: Orders, refs: Mapping[str, str]
) -> Iterator[tuple[str, tuple[Leaf, ...]]]:
    """What the page said when the key was redeemed, and that this was the first time: with the exhibit that shows it."""
    pages = tuple(
        refs[each.file] for each in material.reads if each.what is What.FAILED and each.file in refs
    )
    notices = [each for each in material.of(Kind.NOTICE) if not each.doubts]
    if not pages:
        return
    for result in orders.results:
        for name in following(result, {}):
            quoted = (Leaf("原话", notices[0].value, places(notices[0].at)),) if len(notices) == 1 else ()
            yield name, (*quoted, Leaf("证据", pages))
        for name in presumed(result):
            yield name, (Leaf("证据", pages),)


def _filled(
    words: Words, material: Material, refs: Mapping[str, str], *, quoted: bool, until: str = ""
) -> Iterator[Leaf]:
    note = places((words.place,))
    sure = not words.doubts
    told = note if sure else f"{note}；{CONFIRM}"
    if words.at:
        yield Leaf("时间", words.at, told, marked(words.doubts), sure)
    else:
        yield Leaf("时间", note="没有读到，照聊天填")
    if until:
        yield Leaf("期限", until, f"由“{words.words}”得出，请核对")
    if quoted:
        yield Leaf("原话", words.words, told, marked(words.doubts), sure)
    if words.place.file in refs:
        numbered = material.seen.get(words.place.file, Seen()).lines
        yield Leaf("证据", (cited(words, refs[words.place.file], numbered=numbered),))


def _last_day(words: Words, material: Material) -> str:
    """The day that a demand gives, as it was read beside it; empty where none was, or two."""
    days = {
        each.value
        for read in material.reads
        for each in read.proposals
        if each.kind is Kind.MOMENT and each.value and words.place in each.at and each.belongs
    }
    return days.pop() if len(days) == 1 else ""


def remedy(material: Material) -> Branch:
    """诉求: what was read as such; back money where I asked for it in so many words; else the choice."""
    choice = "不写就是 退款；也可以写 补发、补差价、恢复账号 等"
    wanted = leaves_of("主要要求", material.of(Kind.REMEDY), choice)
    if material.of(Kind.REMEDY) or not (asked := _asked_for(material)):
        main = wanted
    else:
        note = f"聊天里您这样要求过（{places((asked.place,))}），要别的就改"
        main = [Leaf("主要要求", "退款", note)]
    return Branch("诉求", (*main, Leaf("答复截止", note="请对方最迟何时答复；不写就从做文书那天起算三日")))


def _asked_for(material: Material) -> Words | None:
    """The message in which I ask for the money."""
    mine = (each for each in material.words if each.side is Side.ME)
    return next((each for each in mine if HEARD.only().remedy.search(each.words)), None)


def private(chosen: Proposed, goods: Collection[str] = ()) -> Branch:
    """自查: the questions that bear on these disputes and on what was bought (买的是什么), unanswered."""
    names = [
        name
        for name, question in private_questions().items()
        if (not question.only_for or set(question.only_for) & set(chosen.names))
        and not (goods and set(goods) <= set(question.not_of))
    ]
    return Branch("自查", tuple(Leaf(name) for name in names), PRIVATE)
