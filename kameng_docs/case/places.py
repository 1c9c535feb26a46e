"""Where something belongs that was written in another place of the case file."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from kameng_docs.case.model import Case
from kameng_docs.case.nearest import SYNONYMS, did_you_mean, nearest, nearest_few
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.source import Path, Value
from kameng_docs.source.alike import likeness
from kameng_docs.source.characters import clipped

# A key that stands in more places than these belongs nowhere in particular.
FEW_PLACES = 3
# A key as long as this may be a sentence; one as like as this to another is that one, mistyped.
SENTENCE = 5
SPELT = 0.5


def misnamed(key: str, path: Path, data: Value, vocabulary: Vocabulary) -> str:
    """Where a key belongs that is a fact, a question of 自查, a dispute or an exhibit; empty where it is none of them."""
    here = path[0] if path else ""
    quoted = clipped(key)
    if key in vocabulary.facts and here != "事实":
        told = f"“{quoted}”是一件事实：移到最外层的“事实”下面，写“{quoted}: 是”（或者 否、不清楚）"
        return told + ("；这里再提到它，写“事实: " + quoted + "”" if here == "经过" else "")
    if key in vocabulary.self_check and here != "自查":
        return f"“{quoted}”是自查的一问：移到最外层的“自查”下面，写“{quoted}: 是”（或者 否、不清楚）"
    if key in vocabulary.disputes:
        return f"“{quoted}”是一种争议：写进最外层的“争议”，例如“争议: [{quoted}]”"
    if _is_exhibit(value_at(data, (*path, key))):
        proves = "这里改写" if "证据" in keys_at(path) else "再在它证明的那一处（如“交易”“事实”）写"
        return f"“{quoted}”像一份证据：移到最外层的“证据”下面，{proves}“证据: [{quoted}]”"
    return ""


def misplaced(key: str, path: Path, data: Value, vocabulary: Vocabulary) -> str:
    """Where a key belongs that the mapping at `path` does not know; empty where no other place knows it either."""
    return misnamed(key, path, data, vocabulary) or told_homes(key, homes().get(key, ()))


def told_homes(key: str, places: tuple[tuple[str, ...], ...]) -> str:
    """“实付”写在“交易”下面; empty for no place and for too many."""
    if not 0 < len(places) <= FEW_PLACES:
        return ""
    if () in places:
        return f"“{clipped(key)}”写在最外层，顶格，不缩进"
    named = "，或者".join("的".join(f"“{step}”" for step in place) for place in places)
    return f"“{clipped(key)}”写在{named}下面"


def told_unknown(
    key: str, free: list[str], taken: Collection[str], vocabulary: Vocabulary
) -> tuple[str | None, str]:
    """What may have been meant by a key that this place does not know, and what to say: a key that may stand here (the first),
    a fact told in other words, a key of another place, or whatever may stand here.
    """
    guess = nearest(key, free)
    is_sentence = len(key) >= SENTENCE and not is_spelt_like(key, guess)
    facts = nearest_few(key, vocabulary.facts) if is_sentence else []
    if facts:
        named = "、".join(f"“{each}”" for each in facts)
        return None, f"像是一件事实：最接近的是{named}，写在最外层的“事实”下面；都不是的，写进“经过”的“事项”"
    if guess is None and (told := _meant_elsewhere(key, taken)):
        return None, told
    return guess, did_you_mean(key, free)


def is_spelt_like(key: str, guess: str | None) -> bool:
    """Whether the key may be that one, mistyped or shortened."""
    return guess is not None and likeness(key, guess) >= SPELT


def _meant_elsewhere(key: str, taken: Collection[str]) -> str:
    """By what people write for a key of another place: 价格 is 实付, under 交易."""
    words = [word for word in SYNONYMS.get(key.lower(), ()) if word not in taken]
    told = ((word, told_homes(word, homes().get(word, ()))) for word in words)
    return next((f"是不是想写“{word}”？{home}" for word, home in told if home), "")


@cache
def homes() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Every key of the model and the places it may stand in, each as the keys above it; the outermost is ()."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for key, above in _keys(Case, ()):
        found.setdefault(key, []).append(above)
    return {key: tuple(dict.fromkeys(places)) for key, places in found.items()}


def _keys(part: type[BaseModel], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for info in part.model_fields.values():
        key = str(info.alias)
        yield key, above
        for inner in models_in(info.annotation):
            yield from _keys(inner, (*above, key))


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Every part of the model that a value of this type may be, or hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def keys_at(path: Path) -> tuple[str, ...]:
    """The keys that the mapping at `path` may have; the numbers in a path are of lists."""
    part: type[BaseModel] = Case
    for step in path:
        field = next((f for f in part.model_fields.values() if f.alias == step), None)
        part = next(models_in(field.annotation), part) if field else part
    return tuple(str(info.alias) for info in part.model_fields.values())


def _is_exhibit(value: Value) -> bool:
    return isinstance(value, dict) and "文件" in value


def value_at(data: Value, path: Path) -> Value:
    """What stands in `data` at `path`."""
    here: Any = data
    for step in path:
        here = here[step]
    value: Value = here
    return value
