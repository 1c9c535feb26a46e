"""What this dispute should have in hand, which exhibits meet it, and how the rest is got."""

from collections.abc import Iterable, Iterator

from kameng_docs.assess.known import YES
from kameng_docs.assess.setting import Setting
from kameng_docs.brief import ProofInfo
from kameng_docs.case.model import Case
from kameng_docs.case.references import exhibit_of, exhibit_references
from kameng_docs.case.whose import Ours, Ref
from kameng_docs.law.model import Citation
from kameng_docs.law.proofs import Proof, proofs


def proofs_of(case: Case, on: Setting) -> tuple[ProofInfo, ...]:
    """Every proof that the case wants, layer by layer, whether it is there or not."""
    return tuple(_info(proof, case, on) for proof in proofs().values() if _is_wanted(proof, on))


def unused_exhibits(case: Case) -> tuple[str, ...]:
    """Exhibits, by their keys, that nothing in the case file refers to: they prove nothing."""
    used = {exhibit_of(name, case.exhibits) for _, name in exhibit_references(case)}
    return tuple(key for key in case.exhibits if key not in used)


def _is_wanted(proof: Proof, on: Setting) -> bool:
    opened = bool(set(proof.disputes) & set(on.disputes)) or _any(proof.opened_by, on)
    return opened and all(_any((name,), on) for name in proof.applies) and not _any(proof.unless, on)


def _any(names: tuple[str, ...], on: Setting) -> bool:
    return any(on.facts[name].state == YES for name in names)


def _info(proof: Proof, case: Case, on: Setting) -> ProofInfo:
    met, lacking = _met(proof, case, on)
    citations = [on.cite(ref) for ref in proof.cites]
    # What the law says goes with all the clauses it stands on.
    stands = all(isinstance(each, Citation) for each in citations)
    return ProofInfo(
        name=Ours(proof.name),
        layer=Ours(proof.layer),
        vital=bool(set(proof.vital) & set(on.disputes)),
        exhibits=tuple(map(Ref, met)),
        lacking_orders=lacking,
        how=Ours(proof.how),
        today=proof.today,
        law=Ours(proof.law if stands else ""),
        citations=tuple(each for each in citations if isinstance(each, Citation)) if stands else (),
    )


def _met(proof: Proof, case: Case, on: Setting) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The exhibits that meet it; and, counted from 1, the orders that have none where others have."""
    elsewhere = [key for place in proof.places for key in _at(place, case) if _is_told(proof, key, case)]
    elsewhere += [
        key
        for name in proof.facts
        for key in _keys(on.facts[name].exhibits, case)
        if not any(word in f"{key} {case.exhibits[key].title}" for word in proof.but)
    ]
    of_orders: list[list[str]] = []
    if "交易" in proof.places:
        of_orders = [
            [key for key in _keys(order.exhibits, case) if _is_told(proof, key, case)]
            for order in case.orders
        ]
    found = tuple(dict.fromkeys((*(key for keys in of_orders for key in keys), *elsewhere)))
    if elsewhere or not found:
        return found, ()
    return found, tuple(i for i, keys in enumerate(of_orders, 1) if not keys)


def _is_told(proof: Proof, key: str, case: Case) -> bool:
    """Whether the exhibit is there and, where the place holds several kinds, says that it is of this one."""
    exhibit = case.exhibits.get(key)
    if exhibit is None:
        return False
    told = f"{key} {exhibit.title} {exhibit.origin} {exhibit.proves}"
    return not proof.words or any(word in told for word in proof.words)


def _keys(names: Iterable[str], case: Case) -> list[str]:
    """The exhibits that are named, whole or by a line, and are there."""
    return [key for name in names if (key := exhibit_of(name, case.exhibits)) in case.exhibits]


def _at(place: str, case: Case) -> Iterator[str]:
    """The exhibits at a place of the case file; those of orders are looked at order by order."""
    match place:
        case "页面承诺":
            yield from (key for promise in case.promises for key in _keys(promise.exhibits, case))
        case "平台规则":
            yield from (key for rule in case.platform_rules for key in _keys(rule.exhibits, case))
        case "我的话":
            yield from (key for event in case.events if event.my_words for key in _keys(event.exhibits, case))
        case "对方的话":
            yield from (
                key for event in case.events if event.their_words for key in _keys(event.exhibits, case)
            )
        case "进度":
            yield from (key for step in case.progress for key in _keys(step.exhibits, case))
        case "证据":
            yield from case.exhibits
