"""What words of the other side are: a rule or a statement of fact, a description or a promise, for the buyer or against."""

import re
from functools import cache
from pathlib import Path

from kameng_docs.record import Record, read_mapping
from kameng_docs.wording import folded

FILE = Path(__file__).with_name("said.yaml")
CLAUSES = re.compile(r"[、,;.!?。！？，；\n]")


def disputes_the_facts(refusal: str) -> bool:
    """Whether a refusal only says that the facts are otherwise. That is no standard term, and none is void."""
    plain = folded(refusal)
    names_a_rule = _found("refusal", "names_a_rule", plain)
    return bool(_found("refusal", "disputes_the_facts", plain)) and not names_a_rule


def describes_goods(promise: str) -> bool:
    """Whether a promise describes what was sold (民法典 第六百一十五条), and is not of compensation or service alone."""
    clauses = [folded(clause) for clause in CLAUSES.split(promise)]
    return any(clause and not _found("promise", "undertakes", clause) for clause in clauses)


def favours_buyer(rule: str) -> bool:
    """Whether a platform's rule gives the buyer something and takes nothing away, so that it may be pleaded as a term."""
    plain = _expressions()["rule", "forbids_the_shop"].sub("", folded(rule))
    gives = _found("rule", "gives", folded(rule))
    return bool(gives) and not _found("rule", "takes", plain)


def _found(group: str, key: str, text: str) -> re.Match[str] | None:
    return _expressions()[group, key].search(text)


@cache
def _expressions() -> dict[tuple[str, str], re.Pattern[str]]:
    content = Record(read_mapping(FILE), FILE.name)
    keys = {
        "refusal": ("names_a_rule", "disputes_the_facts"),
        "promise": ("undertakes",),
        "rule": ("gives", "forbids_the_shop", "takes"),
    }
    found: dict[tuple[str, str], re.Pattern[str]] = {}
    for group, names in keys.items():
        record = Record(content.mapping(group), f"{FILE.name}: {group}")
        found |= {(group, name): re.compile(record.text(name)) for name in names}
        record.close()
    content.close()
    return found
