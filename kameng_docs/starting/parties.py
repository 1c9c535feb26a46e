"""The person's record in parties/: found again where one is there, begun where none is."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.case.examples import EXAMPLE, is_example
from kameng_docs.case.people import Claimant
from kameng_docs.output import is_inside
from kameng_docs.source import read
from kameng_docs.source.characters import FORBIDDEN
from kameng_docs.starting.rendering import rendered
from kameng_docs.starting.tree import Leaf

FOLDER = "parties"
NOBODY = "我"
_ODD = re.compile(r'[\s<>:"/\\|?*#\[\]{},.]+')
# What is asked of a person; what has keys of its own (法定代理人) is written where it is needed.
_ASKED = (
    "性别", "出生日期", "民族", "职业", "工作单位", "证件号码", "户籍地址", "现住址", "电话", "邮箱",
)  # fmt: skip
HEAD = (
    "您自己的资料：只写一次，别的案件也用它。现在可以空着，起诉状、登记表要用时再填。",
    "证件号码、地址、电话只进要它们的文书，不会进公开的文书。",
)


@dataclass(frozen=True)
class Person:
    """Whose case it is: the name of the record, its text where it is new, and what is told of the choice."""

    stem: str = ""
    record: str = ""
    note: str = ""
    # Where several are there and nobody said which.
    choices: tuple[str, ...] = ()


def people_in(cases: Path) -> Mapping[str, str]:
    """Names in the records of persons, by the names of their files; an empty name where it is still asked for."""
    found = dict[str, str]()
    for file in sorted((cases / FOLDER).glob("*.yaml")):
        source, _ = read(file, shown_as=file.name)
        data = source.data if source else None
        if isinstance(data, dict) and "姓名" in data and not is_example(file.stem):
            # Nobody of the shipped ones is the author.
            found[file.stem] = str(data["姓名"] or "")
    return found


def person_of(
    known: Mapping[str, str], said: str, read_name: str, place: str, taken: Sequence[str] = ()
) -> Person:
    """Whose case it is: who was said, else who the story says, else the only one there is.

    `taken` are all names of files in parties/, so that no firm's record is taken for a person's.
    """
    for name, note in ((said, ""), (read_name, f"读自 {place}")):
        if not name:
            continue
        if stem := next((stem for stem, own in known.items() if name in {stem, own}), ""):
            return Person(stem, note=f"用已有的 {FOLDER}/{stem}.yaml")
        stem = free_stem(name, taken)
        return Person(stem, record_of(name, note), f"新写了 {FOLDER}/{stem}.yaml")
    if len(known) == 1:
        stem = next(iter(known))
        return Person(stem, note=f"用已有的 {FOLDER}/{stem}.yaml，不是您的案件就改")
    if known:
        return Person(choices=tuple(known))
    stem = free_stem(NOBODY, taken)
    return Person(stem, record_of("", ""), f"资料写在 {FOLDER}/{stem}.yaml，姓名还没有填")


def record_of(name: str, note: str, known: Mapping[str, Leaf] | None = None) -> str:
    """The text of a new record; `known` are its other lines, by their keys, of which something was read."""
    fields = {info.alias: info.description or "" for info in Claimant.model_fields.values()}
    asked = [(known or {}).get(key, Leaf(key, note=fields[key])) for key in _ASKED]
    nodes = (Leaf("姓名", name, note or ("" if name else "必填：身份证上的姓名")), *asked)
    return "".join(f"{line}\n" for line in (*(f"# {line}" for line in HEAD), *rendered(nodes)))


def free_stem(name: str, taken: Container[str]) -> str:
    """A name for the file that is no other's and no folder's."""
    plain = _ODD.sub("_", FORBIDDEN.sub("", name)).strip("_") or NOBODY
    plain = plain.removeprefix(EXAMPLE)[:40]
    if not is_inside(plain):
        plain = f"{NOBODY}_{plain}"
    number, stem = 2, plain
    while stem in taken:
        stem, number = f"{plain}-{number}", number + 1
    return stem
