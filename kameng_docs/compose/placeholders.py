"""What the placeholders of the law's wordings stand for in one paper (law/grounds.py, PLACEHOLDERS)."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from kameng_docs.brief import Brief, FactInfo
from kameng_docs.compose.answers import Proof
from kameng_docs.compose.placeholders_story import ending, story
from kameng_docs.compose.placeholders_sums import sums
from kameng_docs.compose.sides import Sides
from kameng_docs.compose.terms import terms_of
from kameng_docs.law.grounds import PARTS
from kameng_docs.wording import inner_quotes, instant_in_chinese, yuan

# Placeholders of promises beside the goods, each with the 种类 that it prints.
PROMISED = {
    "cashback_promise": ("返现",),
    "damages_promise": ("赔偿",),
    "gift_promise": ("赠品",),
    "guarantee_promise": ("价保",),
    "return_promise": ("可退",),
    "warranty_promise": ("质保",),
}


class _Values(dict[str, Any]):
    """Placeholders by their names; of any other name the facts that it names (law/grounds.py, bound_in)."""

    def __init__(self, known: Mapping[str, str], facts: Callable[[str], "_Answer"]) -> None:
        super().__init__(known)
        self._facts = facts

    def replaced(self, others: Mapping[str, str]) -> "_Values":
        """The same with some of them changed."""
        return _Values({**self, **others}, self._facts)

    def __missing__(self, names: str) -> "_Answer":
        """{甲.时间} and {甲|乙}."""
        return self._facts(names)


class _Answer(str):
    """What is told of a fact, with the keys of its answer as attributes, for `str.format_map`."""

    __slots__ = ("fact",)
    fact: FactInfo

    def __getattr__(self, part: str) -> str:
        """One key of the answer as a paper prints it."""
        if part not in PARTS:
            raise AttributeError(part)
        value = getattr(self.fact, PARTS[part])
        if part in {"时间", "期限"}:
            return instant_in_chinese(value) if value else ""
        if part == "原话":
            words = self.fact.words.rstrip("。")
            return words if self.fact.described else f"“{inner_quotes(words)}”"
        return yuan(value) if part == "金额" and value is not None else str(value or "")


def placeholders(
    brief: Brief, sides: Sides, proof: Proof, told: Callable[[FactInfo], str]
) -> Mapping[str, str]:
    """Every placeholder with its text; `proof` prints exhibits by their keys, `told` a fact that is 是."""
    known = (
        _sides(sides)
        | story(brief, sides, proof)
        | sums(brief)
        | ending(brief, proof)
        | _agreed(brief, proof)
        | terms_of(brief.their_terms, (), proof)
    )

    def of_facts(names: str) -> _Answer:
        facts = [brief.facts[name] for name in names.split("|")]
        said_of = [told(fact) + proof(fact.exhibits) for fact in facts if fact.state == "是" and fact.told]
        answer = _Answer("，".join(said_of))
        answer.fact = facts[0]
        return answer

    return _Values(known, of_facts)


def _agreed(brief: Brief, proof: Proof) -> dict[str, str]:
    """What both sides agreed on for a breach, and what was promised beside the goods."""
    agreed = brief.penalty
    words = f"“{inner_quotes(agreed.words.rstrip('。'))}”{proof(agreed.exhibits)}" if agreed else ""
    return {"penalty_words": words} | {
        name: _promised(brief, kinds, proof) for name, kinds in PROMISED.items()
    }


def _promised(brief: Brief, kinds: tuple[str, ...], proof: Proof) -> str:
    """“…”（证据…）: the promises of these 种类 that were not kept."""
    found = [p for p in brief.promises if p.broken and p.about in kinds]
    return "、".join(f"“{inner_quotes(p.words.rstrip('。'))}”{proof(p.exhibits)}" for p in found)


def with_terms(
    values: Mapping[str, str], brief: Brief, facts: Collection[str], proof: Proof
) -> Mapping[str, str]:
    """The placeholders for a ground that stands on `facts`: of the other side's terms only those that it is about."""
    if not brief.their_terms or not isinstance(values, _Values):
        return values
    return values.replaced(terms_of(brief.their_terms, facts, proof))


def _sides(sides: Sides) -> dict[str, str]:
    return {
        "me": sides.me,
        "them": sides.them,
        "platform": sides.platform,
        "buyer": sides.buyer,
        "child": sides.child,
        "served": sides.each or sides.them,
    }
