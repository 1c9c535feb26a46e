"""What is said of a slip in a file of ours, and what may stand there instead."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kameng_docs.declared.marks import Doubt, Plain, Steps
from kameng_docs.source.alike import most_alike

# As many words as one line can still list.
FEW = 40


def instead(word: str, choices: Iterable[str], where: str = "") -> str:
    """The word that was probably meant, and all that may stand there; of many, only the file that holds them."""
    known = [str(choice) for choice in choices]
    near = nearest(word, known)
    guess = f"是不是想写“{near}”？" if near else ""
    if len(known) <= FEW:
        return guess + "可以写的有：" + "、".join(known)
    return guess + (f"可以写的见 {where}" if where else "")


def nearest(word: str, choices: list[str]) -> str:
    """The one that was probably meant; empty if none is near."""
    near = most_alike(word, choices) or [each for each in choices if word and word in each]
    return near[0] if near else ""


def among(what: str, known: Iterable[str], word: str, steps: Steps) -> Iterator[Doubt]:
    """That `word`, at `steps`, is none of the `known`: for what the mark `Among` cannot say."""
    choices = list(known)
    if word not in choices:
        message = f"没有叫“{short(word)}”的{what}"
        yield Doubt(steps, message, instead(word, choices), "data.unknown-reference")


def lacking(keys: tuple[str, ...]) -> Callable[[Mapping[str, Any], Path], Iterator[tuple[str, Doubt]]]:
    """The check that each of `keys` stands at the top of the file: each is asked for somewhere by its name."""

    def check(values: Mapping[str, Any], _: Path) -> Iterator[tuple[str, Doubt]]:
        for stem, value in values.items():
            for key in keys:
                if key not in value:
                    yield stem, Doubt((), f"缺少“{key}”", f"补上一行“{key}: …”", "data.missing-key")

    return check


def short(text: str) -> str:
    """What can be quoted of a text on one line."""
    from kameng_docs.source.characters import clipped

    return clipped(text)


def shape(value: Plain) -> str:
    """How something was written."""
    if value is None:
        return "是空的"
    if isinstance(value, str):
        return f"写成了“{short(value)}”"
    return "写成了一个列表" if isinstance(value, list) else "写成了“键: 值”"
