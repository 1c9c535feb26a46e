"""Where the working of a difference is plain arithmetic, it comes to the difference."""

import ast
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from operator import add, mul, sub, truediv

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import yuan

CODE = "rule.difference-sum"
SEVERITY = Severity.WARNING
SIGNS = str.maketrans({"×": "*", "x": "*", "X": "*", "÷": "/", "−": "-", "–": "-"})
# What a number is of stands before it: 五台版 100.00 − 两台版 65.00元. What stands behind it says what it counts, and of months
# nothing is reckoned.
NAME = re.compile(r"(^|[-+*/(])\s*[\u3400-\u9fff]+\s*(?=[0-9])")
YUAN = re.compile(r"(?<=[0-9])\s*元")
PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*%")
# Of anything else, a date or a sentence, nothing is reckoned.
ARITHMETIC = re.compile(r"(?!.*(?<![0-9.])0[0-9])[0-9.()*/+\s-]+")
LONGEST = 80
OPERATIONS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
    ast.Div: truediv,
}
CENT = Decimal("0.01")


def find(case: Case, today: date) -> Iterator[Finding]:
    """差价算法 that comes to another sum than 差价, to the cent."""
    demands = case.demands
    if demands.price_difference is None or not demands.difference_worked_out:
        return
    found = reckoned(demands.difference_worked_out)
    if found is not None and abs(found - demands.price_difference) >= CENT:
        yield Finding(
            ("诉求", "差价"),
            f"“差价算法”算出来是 {yuan(found)} 元，“差价”写的是 {yuan(demands.price_difference)} 元",
            "核对哪一个对，改成一样的；文书写的是“差价”",
        )


def reckoned(working: str) -> Decimal | None:
    """What a working comes to, in 元; None where it is no plain arithmetic."""
    text = unicodedata.normalize("NFKC", working).partition("=")[0].translate(SIGNS)
    text = YUAN.sub("", NAME.sub(r"\1", text))
    text = PERCENT.sub(r"(\1/100)", text).strip()
    if len(text) > LONGEST or not ARITHMETIC.fullmatch(text):
        return None
    try:
        return _value(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, ArithmeticError):
        return None


def _value(node: ast.expr) -> Decimal:
    """Raises ValueError for what is no number and none of the four operations, ArithmeticError for a division by nothing."""
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        return OPERATIONS[type(node.op)](_value(node.left), _value(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return Decimal(str(node.value))
    raise ValueError(ast.dump(node))
