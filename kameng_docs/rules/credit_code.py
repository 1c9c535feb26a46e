"""A 统一社会信用代码 whose check character is wrong was mistyped (GB 32100)."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.check_digits import is_credit_code
from kameng_docs.case.model import Case
from kameng_docs.case.part import known
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.source import Path

CODE = "rule.credit-code"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Credit codes of sellers and of the platform's operator that cannot be right."""
    codes: list[tuple[Path, str | None]] = [
        (("卖家", i, "主体", "统一社会信用代码"), seller.known_party.credit_code)
        for i, seller in enumerate(case.sellers)
        if seller.known_party
    ]
    if case.platform and case.platform.known_operator:
        codes.append((("平台", "经营者", "统一社会信用代码"), case.platform.known_operator.credit_code))
    for path, code in codes:
        if known(code):
            yield from _checked(path, code or "")


def _checked(path: Path, code: str) -> Iterator[Finding]:
    if is_credit_code(code):
        return
    from stdnum.cn import uscc

    if not uscc.is_valid(code):
        yield Finding(
            path,
            f"统一社会信用代码“{code}”的位数或校验码不对",
            "对照执照或国家企业信用信息公示系统重新抄写18位",
        )
