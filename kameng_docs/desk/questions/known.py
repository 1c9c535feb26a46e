"""All that 问几句 knows of a case before it asks: the file, what was read and is not in it yet, the lines of its chats."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kameng_docs.case.redemption import RESULTS, UNTRIED
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.confirming.sorting import FACTS
from kameng_docs.desk.editing.model_words import choices, keys_of, meaning, required
from kameng_docs.desk.given.kept import Kept, Said
from kameng_docs.desk.questions.bubbles import Spoken, spoken
from kameng_docs.law.following import following, presumed
from kameng_docs.starting.case import Begun, begin
from kameng_docs.starting.disputes import DEAD, Proposed, private
from kameng_docs.starting.material import Material, Standing
from kameng_docs.starting.questions import GENERAL, Question
from kameng_docs.starting.tree import Branch, Item, Leaf, Listing, Node

_ASKED = "问："
ORDERS, RESULT, TRIED = "交易", "兑换结果", "第一次兑换的时间"


@dataclass(frozen=True)
class Known:
    """`begun` is the tree that `new` would make of it now: its offers, and the questions of its disputes."""

    data: Mapping[str, Any]
    kept: Kept
    vocabulary: Vocabulary
    begun: Begun
    spoken: tuple[Spoken, ...] = ()
    # What the reading by itself would take for the dispute.
    proposed: tuple[str, ...] = ()

    @property
    def disputes(self) -> tuple[str, ...]:
        """Those that stand in the file."""
        return Standing(self.data).disputes

    @property
    def questions(self) -> tuple[Question, ...]:
        """What its disputes ask; nothing where none is known."""
        return self.begun.questions if self.disputes else ()

    @property
    def goods(self) -> frozenset[str]:
        """What was bought, by 买的是什么 of each order; nothing where one does not say it."""
        found = {str(order.get("买的是什么") or "") for order in entries_of(self.data, ORDERS)}
        return frozenset() if "" in found else frozenset(found)

    @property
    def exhibits(self) -> tuple[str, ...]:
        """The exhibits by name."""
        return tuple(Standing(self.data).exhibits)

    @property
    def private_questions(self) -> tuple[str, ...]:
        """The questions of 自查 that bear on its disputes."""
        asked = private(Proposed(self.disputes), self.goods)
        return tuple(each.key for each in asked.members if isinstance(each, Leaf))

    def redeeming(self, order: Mapping[str, Any]) -> tuple[str, ...]:
        """What is still open of the redeeming of an order: what the page answered, and then when that was."""
        result = order.get(RESULT)
        if result and result != UNTRIED:
            return () if order.get(TRIED) else (TRIED,)
        dead = DEAD in self.disputes or bool(order.get("卡密"))
        return () if result or not dead else (RESULT,)

    @property
    def soon(self) -> frozenset[str]:
        """The facts that may follow from what is still asked of the redeeming of an order."""
        found: set[str] = set()
        for number, order in enumerate(entries_of(self.data, ORDERS), 1):
            if self.redeeming(order) and not self.enough(order_name(number)):
                results = [str(order[RESULT])] if order.get(RESULT) else RESULTS
                found |= {name for result in results for name in presumed(result)}
                found |= {
                    name for result in results for name in following(result, {}) if not order.get(RESULT)
                }
        return frozenset(found)

    @property
    def events(self) -> frozenset[str]:
        """The facts of which 经过 speaks: it may only speak of those that are answered."""
        return frozenset(str(each[FACTS]) for each in entries_of(self.data, "经过") if each.get(FACTS))

    def general(self, question: Question) -> bool:
        """Whether it is asked in every case of its disputes."""
        return question.why == GENERAL

    def enough(self, name: str) -> bool:
        """Whether its author said that there is no more to say."""
        return self.kept.said.get(kept_as(name)) is Said.ENOUGH

    @property
    def left(self) -> tuple[str, ...]:
        """The names of the cards of which its author said so."""
        return tuple(
            name.removeprefix(_ASKED) for name, said in self.kept.said.items() if said is Said.ENOUGH
        )

    def meaning(self, path: Path) -> str:
        """What the model says of a place."""
        return meaning(self.vocabulary, path)

    def choices(self, path: Path) -> tuple[str, ...]:
        """The words one of which stands there."""
        return choices(self.vocabulary, path)

    def required(self, path: Path) -> tuple[str, ...]:
        """The keys that must stand below a place."""
        return required(self.vocabulary, path)

    def keys(self, path: Path) -> tuple[str, ...]:
        """The keys that may stand below a place."""
        return keys_of(self.vocabulary, path)

    def read(self, path: tuple[str, ...]) -> Branch | None:
        """What was read below these keys, whether or not it stands in the file."""
        nodes: tuple[Node, ...] = self.begun.nodes
        found: Branch | None = None
        for key in path:
            found = next((each for each in nodes if isinstance(each, Branch) and each.key == key), None)
            if found is None:
                return None
            nodes = found.members
        return found

    def items(self, key: str) -> tuple[Item, ...]:
        """The entries of a list as they were read."""
        return next(
            (each.items for each in self.begun.nodes if isinstance(each, Listing) and each.key == key), ()
        )

    @staticmethod
    def texts(value: Any) -> tuple[str, ...]:
        """One text or several."""
        if isinstance(value, str):
            return (value,)
        return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()


def known_of(case: OpenCase, kept: Kept, today: date) -> Known:
    """Of a case as it stands. The chats among its exhibits are read: call it off the event loop."""
    data = case.data
    material: Material = kept.material(case.file.stem, today, data)
    named = Standing(data).disputes
    begun = begin(replace(material, disputes=named) if named else material)
    # What was read says it by itself, or the author's own words name it: offered, never chosen.
    leaf = next((each for each in begun.nodes if isinstance(each, Leaf) and each.key == "争议"), None)
    guessed = () if named or leaf is None or leaf.asked else Known.texts(leaf.value)
    return Known(data, kept, case.shop.vocabulary, begun, spoken(kept, data, case.folder), guessed)


def order_name(number: int) -> str:
    """What an order is called, counted from 1."""
    return f"第 {number} 单"


def entries_of(data: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], ...]:
    """The entries of a list of the case file."""
    found = data.get(key)
    return tuple(each if isinstance(each, dict) else {} for each in found) if isinstance(found, list) else ()


def kept_as(name: str) -> str:
    """Under which name it is kept that a card has no more to say."""
    return f"{_ASKED}{name}"
