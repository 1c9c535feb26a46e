"""A file name is public as soon as the file is uploaded; that of an original is printed in the evidence book."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import secrets_of
from kameng_docs.diagnostics import Severity
from kameng_docs.disclosure import policy
from kameng_docs.rules.finding import Finding
from kameng_docs.spelling import Wanted, standing
from kameng_docs.wording import folded

CODE = "rule.secret-in-file-name"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """公开版 files whose names hold something private of this case; originals whose names hold a key or a password."""
    secrets = [(kind, text) for kind, text in secrets_of(case) if len(folded(text)) > 1]
    every = [Wanted(text) for _, text in secrets]
    sealed = [Wanted(text) for kind, text in secrets if policy().way(kind, "court") != "full"]
    for name, exhibit in case.exhibits.items():
        for i, file in enumerate(exhibit.masked_files):
            if standing([file], every, ()):
                yield Finding(
                    ("证据", name, "公开版", i),
                    f"公开版的文件名“{file}”里有不能公开的内容",
                    "给文件改名，例如 商品页-打码.png",
                )
        for i, file in enumerate(exhibit.files):
            if standing([file], sealed, ()):
                yield Finding(
                    ("证据", name, "文件", i),
                    f"文件名“{file}”里有卡密或者密码，会印进证据册和校验表",
                    "只改文件名，例如 发货记录.txt，内容不要动；这里也写新的名字",
                )
