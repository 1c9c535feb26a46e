"""What a calculation gives, and how it is told: `Answer`, its clauses, as text and as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated

from kameng_docs.declared import Among, Files, lacking
from kameng_docs.law.library import load
from kameng_docs.law.model import Citation
from kameng_docs.law.topics import Clause

ENTRIES = (
    *("fee.受理", "fee.支付令", "fee.保全", "fee.执行", "words", "workdays"),
    *("interest", "interest.解除", "interest.无效", "interest.预付", "interest.约定"),
    *("punitive", "cap", "cap.before", "limitation", "rescission", "mistake", "termination", "police"),
)


@dataclass(frozen=True)
class _Said:
    says: str
    cites: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class _Entry:
    """What is said beside one number: the rule, what to mind always, and what to mind where it is so."""

    name: str = ""
    rule: tuple[_Said, ...] = ()
    notes: tuple[str, ...] = ()
    provisional: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    secondary: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    not_a_province: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    worst: tuple[str, ...] = ()
    not_a_workday: tuple[str, ...] = ()


RULES = Files("calc/rules.yaml", dict[Annotated[str, Among("算法", ENTRIES)], _Entry], check=lacking(ENTRIES))


@dataclass(frozen=True)
class Rule:
    """One sentence of what is followed, and the clauses it stands on."""

    says: str
    citations: tuple[Citation, ...]

    def __str__(self) -> str:
        """The sentence with its clauses: 减半（《诉讼费用交纳办法》第十六条）."""
        named = "、".join(
            each.short_label + ("（未核）" if each.secondary else "") for each in self.citations
        )
        return f"{self.says}（{named}）" if named else self.says


@dataclass(frozen=True)
class Answer:
    """A number with its working.

    `value` is the bare result (money with two decimals, an ISO date), None where it is not known; `title` says of
    what it is the value and `said` tells it to people. `more` are keys of its own in JSON, already plain, and
    `lines` the same for people.
    """

    title: str
    value: str | None
    said: str
    formula: str
    rules: tuple[Rule, ...]
    notes: tuple[str, ...]
    lines: tuple[str, ...] = ()
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Days:
    """The days that decide which law applies: of the fact relied on, and of filing."""

    conduct: date
    filing: date


def rules_of(name: str, days: Days) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """The rules of an entry of `rules.yaml` as they stood on those days, and why a clause is missing, to be told."""
    found, faults = [], []
    for said in RULES.only()[name].rule:
        citations = []
        for ref in said.cites:
            cited = load().cite(ref, days.conduct, days.filing)
            if isinstance(cited, Citation):
                citations.append(cited)
            else:
                faults.append(f"没有引用这一条：{cited.message}")
        found.append(Rule(said.says, tuple(citations)))
    return tuple(found), tuple(dict.fromkeys(faults))


def notes_of(name: str, key: str = "notes", /, **filled: object) -> tuple[str, ...]:
    """The sentences under a key of an entry of `rules.yaml`, filled."""
    return tuple(says.format(**filled) for says in getattr(RULES.only()[name], key))


def name_of(name: str) -> str:
    """What an entry of `rules.yaml` is called."""
    return RULES.only()[name].name


def as_text(answer: Answer) -> str:
    """The answer for people: result, working, rule, what to mind."""
    lines = [f"{answer.title}：{answer.said}"]
    if answer.formula:
        lines.append(f"  算法：{answer.formula}")
    lines += [f"  {line}" for line in answer.lines]
    lines += [f"  依据：{rule}" for rule in answer.rules]
    lines += [f"  注意：{note}" for note in answer.notes]
    return "\n".join(lines) + "\n"


def as_json(answer: Answer) -> dict[str, object]:
    """{value, formula, rule, citations, notes} and the keys of its own."""
    return {
        "value": answer.value,
        "formula": answer.formula,
        "rule": "；".join(str(rule) for rule in answer.rules),
        "citations": citations_as_json(answer.rules),
        "notes": list(answer.notes),
        **answer.more,
    }


def citations_as_json(rules: tuple[Rule, ...]) -> list[dict[str, object]]:
    """Each clause: how it is referred to, what it is called, since when it holds, its words."""
    return [
        {"ref": each.ref, "label": each.label, "edition": each.edition.isoformat(), "text": each.text}
        for rule in rules
        for each in rule.citations
    ]


def number(value: Decimal) -> str:
    """A Decimal without zeros at its end and without an exponent: 2.50 → 2.5."""
    return f"{value.normalize():f}"
