"""The small-claims cap of a province."""

from datetime import date

from kameng_docs.calc.answer import Answer, Days, Rule, notes_of, number, rules_of
from kameng_docs.procedure.limitation import years_after
from kameng_docs.procedure.small_claims import Cap, cap_on, caps, province_of, rows_of
from kameng_docs.source.alike import most_alike
from kameng_docs.wording import to_cents, yuan


def cap(name: str, day: date) -> Answer:
    """The small-claims cap of a province for a suit filed on that day; value None where it is not known."""
    province = province_of(name)
    before = day < caps().half_since
    rules, faults = rules_of("cap.before" if before else "cap", Days(day, day))
    if before:
        return _no_cap(province, rules, (*faults, *notes_of("cap.before"), *notes_of("cap")))
    row = cap_on(province, day)
    if row is None:
        return _no_cap(province, rules, (*faults, *_why_unknown(name, province), *notes_of("cap")))
    doubts = notes_of("cap", "secondary", source=row.source) if row.verified == "secondary" else ()
    outdated = day > years_after(row.since, 1)
    doubts += notes_of("cap", "outdated") if outdated else ()
    more = {
        "province": province,
        "agreed": yuan(row.agreed),
        "from": row.since.isoformat(),
        "basis": row.basis,
        "source": row.source,
        "verified": row.verified,
        "outdated": outdated,
    }
    said = f"{yuan(row.cap)} 元；双方约定的 {yuan(row.agreed)} 元（{province}，{row.since} 起）"
    notes = (*doubts, *faults, *notes_of("cap"))
    return Answer("小额诉讼上限", yuan(row.cap), said, _cap_working(row), rules, notes, more=more)


def _cap_working(row: Cap) -> str:
    basis = f"{row.basis}就业人员年平均工资"
    if row.wage is None:
        return f"{basis}的 50% 和 200%，照公布的数"
    half = row.wage / 2
    sign = "=" if half == to_cents(half) else "≈"
    return f"{basis} {number(row.wage)} 元 × 50% {sign} {yuan(row.cap)} 元；× 200% = {yuan(row.agreed)} 元"


def _no_cap(province: str, rules: tuple[Rule, ...], notes: tuple[str, ...]) -> Answer:
    empty = dict.fromkeys(("agreed", "from", "basis", "source", "verified"))
    more = {"province": province, **empty, "outdated": None}
    return Answer("小额诉讼上限", None, "不知道", "", rules, notes, more=more)


def _why_unknown(name: str, province: str) -> tuple[str, ...]:
    if province not in caps().provinces:
        close = most_alike(province, caps().provinces)
        hint = f"，是不是想写“{close[0]}”？" if close else "，写成 江苏 或者 江苏省"
        return notes_of("cap", "not_a_province", name=name, close=hint)
    known = rows_of(province)
    earliest = f"，最早的是 {known[0].since}" if known else ""
    return notes_of("cap", "unknown", province=province, earliest=earliest)
