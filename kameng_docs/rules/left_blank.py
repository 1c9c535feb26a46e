"""What was left for later is no answer: it is printed as it stands, and the author is told."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.texts import texts_of
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.left-blank"
SEVERITY = Severity.WARNING
# The whole of a text, perhaps in brackets: people do say 退个xx, and name a shop XX店.
BLANK = re.compile(
    r"[\s（(【\[{＿_]*(?:待补充?|待填写?|待定|待写|TODO|TBD|[Xx]{2,}|×{2,}|_{2,})[\s）)】\]}。.]*|[{\[(（【]{1,2}[^{}\[\]]{0,20}[}\]]{2}",
    re.IGNORECASE,
)
LATER = sought("待补充|待填写?")


def find(case: Case, _today: date) -> Iterator[Finding]:
    """Texts that are nothing but a mark for later, and those that say that something is still to be filled in."""
    for path, text in texts_of(case):
        found = BLANK.fullmatch(text) or LATER.search(text)
        if found:
            yield Finding(
                path,
                f"“{found[0].strip()}”好像是留着以后填的，文书会照样印出来",
                "写上真实的内容；不知道的就删去这一行",
                words=found[0].strip(),
            )
