"""A file name is public as soon as the file is uploaded."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import secrets_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import folded

CODE = "rule.secret-in-file-name"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """公开版 files whose names hold something private of this case."""
    secrets = [folded(text) for _, text in secrets_of(case)]
    for name, exhibit in case.exhibits.items():
        for i, file in enumerate(exhibit.masked_files):
            if any(secret and len(secret) > 1 and secret in folded(file) for secret in secrets):
                yield Finding(
                    ("证据", name, "公开版", i),
                    f"公开版的文件名“{file}”里有不能公开的内容",
                    "给文件改名，例如 商品页-打码.png",
                )
