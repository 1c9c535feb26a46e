"""A reason as the desk tells it: places of the case file in plain words, and the rooms where they are filled in.

Gates and channels name places as the file has them (卖家.主体), for the editor and the command line; on the desk nobody knows these names.
"""

import re
from dataclasses import dataclass

from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.desk.names import CJK, NAME, names_in
from kameng_docs.desk.optionless import plainly
from kameng_docs.desk.questions.asked_papers import asked
from kameng_docs.desk.questions.asked_values import ASKS
from kameng_docs.law.vocabulary import facts
from kameng_docs.starting.wanted import NUMBERS, called

ASK, FILE = "ask", "file"
"""The rooms by their slugs: 问几句, 案件文件."""
SELLER = "卖家的真实名称和住所"
# What is not said by “X的Y”, the longest name first.
_SAID = {
    "法院.收款账户": "您收款的账户",
    "诉求.答复截止": "答复期限",
    "交易.证据": "这一单的证据",
    "法院.裁判": "裁判",
    "卖家.主体": SELLER,
    "交易": "",
}
# Whose keys 问几句 asks for (WHO in questions.py, and the guardian).
_PEOPLE = ("消费者", "法定代理人")
_NUMBER_OF = re.compile(rf"“({CJK}+)”的 ?({'|'.join(NUMBERS)})")
_QUOTED = re.compile(r"“([^“”]+)”")
# The room where it is told is the one that is shown beside.
_COMMAND = re.compile("[，,]?或者 explain")


@dataclass(frozen=True)
class Reason:
    """`text` is what is read, `rooms` are those in which what it names is filled in, by slug."""

    text: str
    rooms: tuple[str, ...] = ()


def plain(text: str) -> str:
    """The same without commands and the names of the case file: 卖家.主体 的名称 is 卖家的名称."""
    text = _NUMBER_OF.sub(_number, _COMMAND.sub("", plainly(text)))
    return NAME.sub(_told, text)


def reason_of(text: str, vocabulary: Vocabulary) -> Reason:
    """A reason in plain words, with the way to what it names."""
    names = names_in(text)
    here = [name for name in names if name.startswith(_PEOPLE) or asked(vocabulary, name)]
    ask = bool(here) or any(quoted in facts() or quoted in ASKS for quoted in _QUOTED.findall(text))
    return Reason(plain(text), (*((ASK,) if ask else ()), *((FILE,) if len(here) < len(names) else ())))


def _number(found: re.Match[str]) -> str:
    fact = facts().get(found[1])
    return f"“{found[1]}”里的“{called(fact.ask, found[2])}”" if fact else found[0]


def _told(found: re.Match[str]) -> str:
    """What is written “into” a place of a file is simply written down; of a seller only what is named behind him."""
    into, name, of = found.groups()
    said = _words(name)
    if of:
        said = f"{said.partition('的')[0] if said == SELLER else said}的"
    return ("写上" if into else "") + said


def _words(name: str) -> str:
    for begins, said in _SAID.items():
        if name == begins or name.startswith(f"{begins}."):
            rest = name.removeprefix(begins).removeprefix(".")
            return (f"{said}的" if said and rest else said) + rest.replace(".", "的")
    return name.replace(".", "的")
