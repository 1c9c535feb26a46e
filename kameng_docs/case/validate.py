"""Source → Case: every fault of form and of vocabulary at once, each at its place in the file."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from kameng_docs.case.messages import Fault, Wording, blank, wording
from kameng_docs.case.model import Case
from kameng_docs.case.nearest import SYNONYMS, did_you_mean, nearest_few
from kameng_docs.case.places import is_spelt_like, misnamed, misplaced, models_in, told_unknown, value_at
from kameng_docs.case.understood import understood
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.source import Path, Source, Value
from kameng_docs.source.characters import clipped

# pydantic's own error type for a key that the model does not know.
UNKNOWN_KEY = "extra_forbidden"


def validate(source: Source, vocabulary: Vocabulary) -> tuple[Case | None, list[Diagnostic]]:
    """The case with notes on what was meant otherwise than typed, or None and every reason why it is not one."""
    case: Case | None = None
    seen = understood(source.data)
    faults = list(seen.faults)
    try:
        case = Case.model_validate(_without_blanks(seen.data))
    except ValidationError as error:
        faults.extend(_faults(seen.data, error, vocabulary))
    faults.extend(_unknown_names(seen.data, vocabulary))
    diagnostics = [_placed(source, path, w, Severity.ERROR) for path, w in faults]
    notes = [_placed(source, path, w, Severity.WARNING) for path, w in seen.notes]
    return (None if diagnostics else case), [*diagnostics, *notes]


def _placed(source: Source, path: Path, w: Wording, severity: Severity) -> Diagnostic:
    at = source.at(path, key=w.code in {"case.unknown-key", "case.unknown-fact"})
    return Diagnostic(w.code, w.message, w.hint, severity, at=at)


def _without_blanks(value: Value) -> Value:
    """Keys that were left blank, as on a paper form, count as not written: also the questions of 事实 and 自查."""
    if isinstance(value, dict):
        return {key: _without_blanks(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_blanks(item) for item in value]
    return value


def _faults(data: Value, error: ValidationError, vocabulary: Vocabulary) -> Iterator[tuple[Path, Wording]]:
    errors = _without_union_noise(error.errors(include_url=False))
    errors = [e for e in errors if not _below_unknown_name(e["loc"], vocabulary)]
    unknown = {e["loc"]: _unknown_key(data, e["loc"], vocabulary) for e in errors if e["type"] == UNKNOWN_KEY}
    # A key that was only mistyped is not missing as well.
    meant = {(_existing(data, loc[:-1]), guess) for loc, (guess, _) in unknown.items()}
    for each in errors:
        loc = each["loc"]
        path = _existing(data, loc)
        if each["type"] == UNKNOWN_KEY:
            yield path, unknown[loc][1]
        elif each["type"] == "missing":
            fault = _absent(path, str(loc[-1]))
            if len(path) and path[-1] == loc[-1]:
                yield path, blank(fault)
            elif (path, loc[-1]) not in meant:
                yield path, wording("missing", fault)
        else:
            yield path, wording(each["type"], _fault(data, path, each))


def _fault(data: Value, path: Path, error: Any) -> Fault:
    item = path[-1] if path and isinstance(path[-1], int) else None
    key = next((step for step in reversed(path) if isinstance(step, str)), "案件文件")
    keys = () if error["type"] == "dict_type" else _keys_wanted(path)
    return Fault(value_at(data, path), key, item, keys=keys, context=error.get("ctx", {}))


def _below_unknown_name(loc: tuple[str | int, ...], vocabulary: Vocabulary) -> bool:
    """Whether it is about the answer to a question that nobody asks: the name is told, the answer is then no matter."""
    asked = {**vocabulary.self_check, **vocabulary.asked_before}
    if len(loc) > 3 and loc[0] == "卖家" and loc[2] == "事实":  # noqa: PLR2004 — 卖家, its place, 事实, the name
        return loc[3] not in vocabulary.facts
    known = {"事实": vocabulary.facts, "自查": asked}.get(str(loc[0]))
    return known is not None and len(loc) > 1 and loc[1] not in known


def _without_union_noise(errors: list[Any]) -> list[Any]:
    """For a value that may be a word or a mapping, keep what is said of the alternative the author chose.

    `主体: {…}` may be a mapping or 不知道: a fault inside the mapping comes with the useless remark that the
    mapping is not the word 不知道, and the other way round.
    """
    branches = [
        e for e in errors if e["type"] == "literal_error" and str(e["loc"][-1]).startswith("literal[")
    ]
    rest = [e for e in errors if e not in branches]
    kept = []
    for branch in branches:
        if isinstance(branch["input"], dict):
            continue
        stem = branch["loc"][:-1]
        rest = [e for e in rest if e["loc"][: len(stem)] != stem]
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


def _unknown_key(
    data: Value, loc: tuple[str | int, ...], vocabulary: Vocabulary
) -> tuple[str | None, Wording]:
    """The key that was probably meant, and what to say."""
    key, around = str(loc[-1]), _existing(data, loc[:-1])
    found = value_at(data, around)
    written = found if isinstance(found, dict) else {}
    part, _ = _model_at((*around, key))
    free = [str(info.alias) for info in part.model_fields.values() if info.alias not in written]
    if "：" in key:
        name = key.split("：", maxsplit=1)[0]
        hint = f"冒号要用半角，后面空一格：“{name}: …”"
        return name, Wording("case.unknown-key", f"没有“{clipped(key)}”这一项", hint)
    guess, hint = told_unknown(key, free, written, vocabulary)
    if guess not in SYNONYMS.get(key.lower(), ()):
        # A key of another place, unless one that may stand here is spelt like it: 住址 for 现住址.
        belongs = misnamed if is_spelt_like(key, guess) else misplaced
        elsewhere = belongs(key, around, data, vocabulary)
        guess, hint = (None, elsewhere) if elsewhere else (guess, hint)
    return guess, Wording("case.unknown-key", f"这里没有“{clipped(key)}”这一项", hint)


def _model_at(path: Path) -> tuple[type[BaseModel], FieldInfo | None]:
    """The model of the mapping in which the last step of `path` stands, and the field nearest above that value."""
    part: type[BaseModel] = Case
    found: FieldInfo | None = None
    for number, step in enumerate(path):
        field = next((f for f in part.model_fields.values() if f.alias == step), None)
        if field is not None:
            found = field
            if number < len(path) - 1:
                part = next(models_in(field.annotation), part)
    return part, found


def _keys_wanted(path: Path) -> tuple[str, ...]:
    """The keys of the mapping that should stand at `path`, or in the list there; none if no mapping should."""
    _, field = _model_at(path)
    wanted = next(models_in(field.annotation), None) if field else None
    return tuple(str(info.alias) for info in wanted.model_fields.values()) if wanted else ()


def _absent(around: Path, key: str) -> Fault:
    """A key that must be there and is not, or is blank, with what the model says of it."""
    path = around if around and around[-1] == key else (*around, key)
    _, field = _model_at(path)
    if field is None:
        return Fault(None, key)
    choices = [str(word) for word in get_args(field.annotation) if isinstance(word, str)]
    about = field.description or ("只能写：" + "、".join(choices) if choices else "")
    return Fault(None, key, about=about, keys=_keys_wanted(path))


def _unknown_names(data: Value, vocabulary: Vocabulary) -> Iterator[tuple[Path, Wording]]:
    """Names of facts, disputes, self-check questions and channels that nobody knows."""
    if not isinstance(data, dict):
        return
    yield from _unknown_facts(data, vocabulary)
    yield from _unknown_questions(data, vocabulary)
    disputes = data.get("争议")
    for i, name in enumerate(disputes if isinstance(disputes, list) else [disputes]):
        if isinstance(name, str) and name not in vocabulary.disputes:
            path: Path = ("争议", i) if isinstance(disputes, list) else ("争议",)
            hint = _of_dispute(name, vocabulary)
            yield path, Wording("case.unknown-dispute", f"没有叫“{clipped(name)}”的争议", hint)
    yield from _unknown_channels(data, vocabulary)


def _of_dispute(name: str, vocabulary: Vocabulary) -> str:
    if name in vocabulary.facts:
        return f"“{name}”是一件事实：移到“事实”下面，写“{name}: 是”；这里选出了什么问题，如 {next(iter(vocabulary.disputes))}"
    return did_you_mean(name, list(vocabulary.disputes))


def _unknown_facts(data: Mapping[str, Value], vocabulary: Vocabulary) -> Iterator[tuple[Path, Wording]]:
    for where, name in _facts_answered(data):
        if name in vocabulary.facts:
            continue
        hint = misplaced(name, ("事实",), dict(data), vocabulary)
        if name in vocabulary.worked_out:
            hint = f"这一项不用写：{vocabulary.worked_out[name]}；删掉这一行"
        if not hint:
            near = [f"“{each}”" for each in nearest_few(name, vocabulary.facts)]
            hint = f"最接近的是{'、'.join(near)}，照抄名称" if near else "事实的名称逐项列在 docs/事实.md"
            hint += "；都不是的，写进“经过”：“- {时间: …, 事项: …}”"
        yield (*where, name), Wording("case.unknown-fact", f"没有叫“{clipped(name)}”的事实", hint)


def _facts_answered(data: Mapping[str, Value]) -> Iterator[tuple[Path, str]]:
    """Each answer under 事实, that of the case and that of each seller, with where it stands."""
    sellers = data.get("卖家")
    parts: list[tuple[Path, Value]] = [((), dict(data))]
    parts += [(("卖家", i), each) for i, each in enumerate(sellers if isinstance(sellers, list) else ())]
    for where, part in parts:
        answers = part.get("事实") if isinstance(part, dict) else None
        yield from (((*where, "事实"), name) for name in (answers if isinstance(answers, dict) else ()))


def _unknown_questions(data: Mapping[str, Value], vocabulary: Vocabulary) -> Iterator[tuple[Path, Wording]]:
    answers = data.get("自查")
    for name in answers if isinstance(answers, dict) else ():
        if name in vocabulary.self_check or name in vocabulary.asked_before:
            continue
        near = [f"“{each}”" for each in nearest_few(name, vocabulary.self_check)]
        hint = misplaced(name, ("自查",), dict(data), vocabulary) or (
            f"最接近的是{'、'.join(near)}，照抄名称"
            if near
            else did_you_mean(name, list(vocabulary.self_check))
        )
        yield ("自查", name), Wording("case.unknown-fact", f"自查里没有“{clipped(name)}”这一问", hint)


def _unknown_channels(data: Mapping[str, Value], vocabulary: Vocabulary) -> Iterator[tuple[Path, Wording]]:
    for key, field in (("进度", "渠道"), ("经过", "不写进")):
        entries = data.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else []):
            names = entry.get(field) if isinstance(entry, dict) else None
            for j, name in enumerate(names if isinstance(names, list) else [names]):
                if isinstance(name, str) and name not in vocabulary.channels:
                    path: Path = (key, i, field, j) if isinstance(names, list) else (key, i, field)
                    hint = did_you_mean(name, list(vocabulary.channels))
                    yield path, Wording("case.unknown-channel", f"没有叫“{clipped(name)}”的渠道", hint)
