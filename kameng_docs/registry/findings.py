"""What was found in a case, as its summary has it: how often each kind, and none of the words."""

from collections import Counter
from collections.abc import Iterable

from kameng_docs.diagnostics import Diagnostic, Severity


def counted(diagnostics: Iterable[Diagnostic], severity: Severity) -> dict[str, int]:
    """How often each code of that severity was found."""
    return dict(sorted(Counter(each.code for each in diagnostics if each.severity is severity).items()))
