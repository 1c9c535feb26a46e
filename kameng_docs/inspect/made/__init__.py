"""Made files are read back and held against the case: sums, days, numbers and names."""

from kameng_docs.inspect.made.agree import check_made

__all__ = ["check_made"]
