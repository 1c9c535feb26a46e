"""An ID number whose check digit is wrong was mistyped (GB 11643)."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.id-number"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """居民身份证 numbers with a wrong length, check digit or birthday. The region is not judged: counties are abolished."""
    number = case.claimant.id_number
    if not number or case.claimant.id_kind != "居民身份证":
        return
    from stdnum.cn import ric
    from stdnum.exceptions import InvalidChecksum, InvalidFormat, InvalidLength, ValidationError

    try:
        ric.validate(number)
    except (InvalidChecksum, InvalidFormat, InvalidLength):
        yield Finding(("消费者", "证件号码"), "身份证号码的位数或校验码不对", "对照身份证重新输入18位号码")
    except (ValidationError, KeyError):
        # Real numbers of abolished counties and of residence permits fail here; nothing is said of them.
        return
    born_on = case.claimant.born_on
    if born_on and number[6:14] != f"{born_on:%Y%m%d}" and len(number) == 18:  # noqa: PLR2004
        yield Finding(("消费者", "出生日期"), "出生日期与身份证号码里的不一致", "对照身份证改正其中一个")
