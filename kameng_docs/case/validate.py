"""Source → Case: every fault of form and of vocabulary at once, each at its place in the file."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from kameng_docs.case.messages import MESSAGES, Wording, did_you_mean
from kameng_docs.case.model import Case
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source import Path, Source, Value


def validate(source: Source, vocabulary: Vocabulary) -> tuple[Case | None, list[Diagnostic]]:
    """The case, or None and every reason why it is not one."""
    case: Case | None = None
    faults: list[tuple[Path, Wording]] = []
    try:
        case = Case.model_validate(source.data)
    except ValidationError as error:
        faults.extend(_faults(source.data, error))
    faults.extend(_unknown_names(source.data, vocabulary))
    diagnostics = [
        Diagnostic(
            w.code,
            w.message,
            w.hint,
            at=source.at(path, key=w.code in {"case.unknown-key", "case.unknown-fact"}),
        )
        for path, w in faults
    ]
    return (None if diagnostics else case), diagnostics


def _faults(data: Value, error: ValidationError) -> Iterator[tuple[Path, Wording]]:
    for fault in _without_union_noise(error.errors(include_url=False)):
        path = _existing(data, fault["loc"])
        key = _last_key(fault["loc"])
        if fault["type"] == "extra_forbidden":
            yield fault["loc"], _unknown_key(path, key)
            continue
        value = _value_at(data, path)
        shown = value if isinstance(value, str) else ""
        yield path, MESSAGES[fault["type"]](shown, key, fault.get("ctx", {}))


def _without_union_noise(errors: list[Any]) -> list[Any]:
    """For a value that may be a word or a mapping, keep what is said of the alternative the author chose.

    `主体: {…}` may be a mapping or 不知道: a fault inside the mapping comes with the useless remark that the
    mapping is not the word 不知道, and the other way round.
    """
    branches = [e for e in errors if any(isinstance(s, str) and s.startswith("literal[") for s in e["loc"])]
    rest = [e for e in errors if e not in branches]
    kept = []
    for branch in branches:
        stem = tuple(s for s in branch["loc"] if not str(s).startswith("literal["))
        twins = [e for e in rest if e["loc"][: len(stem)] == stem and e["loc"] != stem]
        if isinstance(branch["input"], dict):
            continue
        rest = [e for e in rest if e not in twins]
        kept.append(branch)
    return sorted(rest + kept, key=errors.index)


def _existing(data: Value, loc: tuple[str | int, ...]) -> Path:
    """`loc` without the steps that pydantic adds for unions: only what stands in the data."""
    path: list[str | int] = []
    here: Any = data
    for step in loc:
        inside = step in here if isinstance(here, dict) else isinstance(step, int) and isinstance(here, list)
        if inside:
            here = here[step]
            path.append(step)
    return tuple(path)


def _last_key(loc: tuple[str | int, ...]) -> str:
    """The key a person would name: 卖家 第1项 is called 卖家."""
    tags = ("literal[", "function-", "Party", "Refunded", "str", "tuple[")
    names = [s for s in loc if isinstance(s, str) and not s.startswith(tags)]
    return names[-1] if names else "案件文件"


def _value_at(data: Value, path: Path) -> Value:
    here: Any = data
    for step in path:
        here = here[step]
    value: Value = here
    return value


def _unknown_key(path: Path, key: str) -> Wording:
    part = _part_at(path)
    known = [str(info.alias) for info in part.model_fields.values()]
    if "：" in key:
        name = key.split("：", maxsplit=1)[0]
        return Wording("case.unknown-key", f"没有“{key}”这一项", f"冒号要用半角，后面空一格：“{name}: …”")
    return Wording("case.unknown-key", f"这里没有“{key}”这一项", did_you_mean(key, known))


def _part_at(path: Path) -> type[BaseModel]:
    """The model of the mapping in which the last step of `path` stands."""
    part: type[BaseModel] = Case
    for step in path[:-1]:
        if not isinstance(step, str):
            continue
        field = next((f for f in part.model_fields.values() if f.alias == step), None)
        if field is not None:
            part = next(iter(_models_in(field.annotation)), part)
    return part


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _unknown_names(data: Value, vocabulary: Vocabulary) -> Iterator[tuple[Path, Wording]]:
    """Names of facts, disputes, self-check questions and channels that nobody knows."""
    if not isinstance(data, dict):
        return
    yield from _unknown_in_mapping(data, "事实", vocabulary.facts, "case.unknown-fact", "没有叫“{}”的事实")
    yield from _unknown_in_mapping(
        data, "自查", vocabulary.self_check, "case.unknown-fact", "自查里没有“{}”这一问"
    )
    disputes = data.get("争议")
    for i, name in enumerate(disputes if isinstance(disputes, list) else [disputes]):
        if isinstance(name, str) and name not in vocabulary.disputes:
            path: Path = ("争议", i) if isinstance(disputes, list) else ("争议",)
            hint = did_you_mean(name, list(vocabulary.disputes))
            yield path, Wording("case.unknown-dispute", f"没有叫“{name}”的争议", hint)
    yield from _unknown_channels(data, vocabulary)


def _unknown_in_mapping(
    data: Mapping[str, Value], key: str, known: Mapping[str, str], code: str, message: str
) -> Iterator[tuple[Path, Wording]]:
    answers = data.get(key)
    for name in answers if isinstance(answers, dict) else ():
        if name not in known:
            yield (key, name), Wording(code, message.format(name), did_you_mean(name, list(known)))


def _unknown_channels(data: Mapping[str, Value], vocabulary: Vocabulary) -> Iterator[tuple[Path, Wording]]:
    for key, field in (("进度", "渠道"), ("经过", "不写进")):
        entries = data.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else []):
            names = entry.get(field) if isinstance(entry, dict) else None
            for j, name in enumerate(names if isinstance(names, list) else [names]):
                if isinstance(name, str) and name not in vocabulary.channels:
                    path: Path = (key, i, field, j) if isinstance(names, list) else (key, i, field)
                    hint = did_you_mean(name, list(vocabulary.channels))
                    yield path, Wording("case.unknown-channel", f"没有叫“{name}”的渠道", hint)
