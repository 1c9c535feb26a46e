"""Which facts a sentence of ours tells, and whether they were stated: what `asserts` declares, held against asserting.yaml.

A wording may say only what every case in which it is printed has stated. `Asserting.faults_of_*` give a line for each
assertion that is not carried; `docs/architecture.md`, “What a sentence asserts”, tells how to mend one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from kameng_docs.law.claim_kinds import PRINCIPAL
from kameng_docs.law.grounds import CITED, Ground, RebuttalWord, Requirement, bound_in
from kameng_docs.law.vocabulary import Dispute, FactWord

HERE = Path(__file__).parents[1]
CITATION = re.compile("（?" + CITED.pattern + "）?")
PLACEHOLDER = re.compile(r"\{([^}]*)\}")
# A quotation in a wording of ours: only a placeholder may stand in it, or the word that the law itself quotes.
FIXED_QUOTATION = re.compile("“(?!自营”)[^”{]*”")
GROUND_WORDINGS = ("title", "fault", "lead", "argument", "clause", "short", "prayer", "wanted", "else_money")
# What a wording rests on: what is required, and grounds, one of which stands.
RestsOn = tuple[Iterable[Requirement], Iterable[str]]


@dataclass(frozen=True)
class Word:
    """An expression that asserts, the facts that carry it, and the values of a template that do."""

    pattern: re.Pattern[str]
    carried_by: frozenset[str]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asserting:
    """asserting.yaml with the law's data: grounds, answers to excuses, facts and kinds of dispute, each by its name."""

    content: Mapping[str, Any]
    grounds: Mapping[str, Ground]
    rebuttals: Mapping[str, RebuttalWord]
    facts: Mapping[str, FactWord]
    disputes: Mapping[str, Dispute]

    def members(self, name: str) -> frozenset[str]:
        """The facts that a name stands for: those of a group, or itself."""
        group = self.content["groups"].get(name)
        return frozenset((name,)) if group is None else frozenset().union(*map(self.members, group))

    def known(self) -> frozenset[str]:
        """Every name that `asserts` may use."""
        return frozenset((*self.facts, *self.content["groups"], *self.content["always"]))

    def implied(self, fact: str) -> frozenset[str]:
        """The fact and what follows from it."""
        further = self.content["follows"].get(fact, [])
        return frozenset((fact,)).union(*map(self.implied, further))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The expressions, in the order of the file."""
        return tuple(
            Word(
                re.compile(expression),
                frozenset().union(*map(self.members, entry["carried_by"])),
                tuple(entry.get("keys", [])),
            )
            for entry in self.content["words"]
            for expression in entry["words"]
        )

    def said_in(self, text: str) -> Iterator[tuple[str, Word]]:
        """Every asserting word of a wording, with its entry. Citations, placeholders and innocent phrases are cut out."""
        plain = CITATION.sub("", text)
        for phrase in self.content["innocent"]:
            plain = re.sub(phrase, "", plain)
        for word in self.words:
            for found in word.pattern.finditer(plain):
                yield found[0], word

    def stated(
        self, requirements: Iterable[Requirement], needs: Iterable[str], wanted: frozenset[str]
    ) -> bool:
        """Whether one of `wanted` was stated wherever these requirements hold and one of the grounds `needs` stands."""
        for requirement in requirements:
            if requirement.any_of and all(self.implied(name) & wanted for name in requirement.any_of):
                return True
        return self.each_of(needs, wanted)

    def each_of(self, needs: Iterable[str], wanted: frozenset[str]) -> bool:
        """Whether every one of these grounds rests on one of `wanted`; of no ground this is never so."""
        found = [self.grounds[id_] for id_ in needs]
        return bool(found) and all(self.stated(each.requires, each.needs, wanted) for each in found)

    def carries(self, declared: Iterable[str], word: Word) -> bool:
        """Whether one of the declared assertions is such that each fact it may stand for carries the word."""
        return any(
            all(self.implied(fact) & word.carried_by for fact in self.members(name)) for name in declared
        )

    def faults_of(
        self, where: str, texts: Mapping[str, str], declared: tuple[str, ...], rests_on: RestsOn
    ) -> Iterator[str]:
        """What wordings assert beyond `declared`, and what is declared without being required."""
        for name in declared:
            if name not in self.known():
                yield f"{where}：asserts 里的“{name}”没有这个名称"
            elif name not in self.content["always"] and not self.stated(*rests_on, self.members(name)):
                yield f"{where}：asserts 里的“{name}”没有在 requires 里要求"
        bound = set(declared)
        for key, text in texts.items():
            for fact, fault in self._bound(text, rests_on):
                bound.add(fact)
                yield from (f"{where} 的 {key}：{each}" for each in [fault] if each)
        for key, text in texts.items():
            yield from self.faults_of_words(f"{where} 的 {key}", text, bound)

    def _bound(self, text: str, rests_on: RestsOn) -> Iterator[tuple[str, str]]:
        """The facts that the placeholders of a wording print, each with what is wrong with it: one of them must be stated."""
        for placeholder in PLACEHOLDER.findall(text):
            fact = self.content["placeholders"].get(placeholder)
            if fact is not None:
                lacks = not self.stated(*rests_on, self.members(fact))
                yield fact, f"{{{placeholder}}} 要先要求“{fact}”" if lacks else ""
        for names, _ in bound_in(text):
            known = set(names) <= set(self.facts)
            lacks = not self.stated(*rests_on, frozenset(names))
            told = "|".join(names)
            for name in names:
                yield (
                    name,
                    f"{{{told}}} 没有在 requires 里要求"
                    if lacks
                    else ""
                    if known
                    else f"{{{told}}} 不是事实的名称",
                )

    def faults_of_words(self, where: str, text: str, bound: Iterable[str]) -> Iterator[str]:
        """What one wording says that none of the bound assertions carries, and what it quotes of nobody."""
        yield from (f"{where}：{quoted}不是谁的原话" for quoted in FIXED_QUOTATION.findall(text))
        for said, word in self.said_in(text):
            if not self.carries(bound, word):
                carriers = "、".join(sorted(word.carried_by)[:4]) or "没有一项"
                yield f"{where}：“{said}”没有事实撑着（asserting.yaml 的 words 里撑它的：{carriers}）"

    def faults_of_ground(self, ground: Ground) -> Iterator[str]:
        """Of one ground or lead. One that always falls prints nothing."""
        if ground.never:
            return
        texts = {key: getattr(ground, key) for key in GROUND_WORDINGS if getattr(ground, key)}
        yield from self.faults_of(ground.id, texts, ground.asserts, (ground.requires, ground.needs))

    def faults_of_rebuttal(self, rebuttal: RebuttalWord) -> Iterator[str]:
        """Of one answer to an excuse; that the excuse was heard always holds."""
        requirements = tuple(Requirement(any_of=(name,)) for name in rebuttal.requires)
        texts = {"answer": rebuttal.answer, "reply": rebuttal.reply}
        yield from self.faults_of(rebuttal.id, texts, rebuttal.asserts, (requirements, rebuttal.needs))

    def faults_of_fact(self, fact: FactWord) -> Iterator[str]:
        """Of one fact as it is told: it asserts itself, and no more."""
        rests_on = ((Requirement(any_of=(fact.name,)),), ())
        yield from self.faults_of(fact.name, {"told": fact.told}, (fact.name,), rests_on)

    def faults_of_dispute(self, dispute: Dispute) -> Iterator[str]:
        """Of the half sentence of one kind of dispute: every ground of a remedy that may open with it must state it."""
        openers = [
            ground
            for ground in self.grounds.values()
            if dispute.name in ground.disputes and PRINCIPAL & set(ground.supports) and not ground.fault
        ]
        if bool(openers) != bool(dispute.fault):
            yield f"{dispute.name}：" + ("没有 fault" if openers else "没有一项请求用得着 fault，删去")
        for ground in openers:
            where, rests_on = f"{dispute.name}（{ground.id}）", (ground.requires, ground.needs)
            yield from self.faults_of(where, {"fault": dispute.fault}, dispute.asserts, rests_on)

    def faults(self) -> list[str]:
        """Every fault of the law's data."""
        return [
            *(fault for each in self.grounds.values() for fault in self.faults_of_ground(each)),
            *(fault for each in self.rebuttals.values() for fault in self.faults_of_rebuttal(each)),
            *(fault for each in self.facts.values() for fault in self.faults_of_fact(each)),
            *(fault for each in self.disputes.values() for fault in self.faults_of_dispute(each)),
        ]


def read_content() -> Mapping[str, Any]:
    """asserting.yaml as it stands."""
    content: Mapping[str, Any] = yaml.safe_load((HERE / "asserting.yaml").read_text("utf-8"))
    return content
