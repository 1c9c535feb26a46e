"""An ID number whose check digit is wrong was mistyped (GB 11643)."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.birth import IDENTITY_CARD, SHAPE, born_by
from kameng_docs.case.check_digits import check_digit
from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.id-number"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """居民身份证 numbers with a wrong length, check digit or birthday.

    The region is not judged: counties are abolished, and residence permits have regions of their own.
    """
    number = case.claimant.id_number
    if not number or case.claimant.id_kind != IDENTITY_CARD:
        return
    path, hint = ("消费者", "证件号码"), "对照身份证重新输入18位号码，数字之间不留空格"
    if not SHAPE.fullmatch(number):
        yield Finding(path, f"身份证号码“{number}”不是18位，或者夹着别的字符", hint)
        return
    if check_digit(number) != number[-1].upper():
        yield Finding(path, f"身份证号码“{number}”的校验码不对，多半有一位抄错了", hint)
        return
    born_on = born_by(number)
    if born_on is None:
        yield Finding(path, f"身份证号码“{number}”里的出生日期 {number[6:14]} 没有这一天", hint)
        return
    told = case.claimant.born_on
    if told and told != born_on:
        message = f"出生日期 {told} 与身份证号码里的 {born_on} 不一致"
        yield Finding(("消费者", "出生日期"), message, "对照身份证改正其中一个")
