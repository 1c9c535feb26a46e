"""What is looked for in a finished document before it may leave: secrets."""

from collections.abc import Iterator

from kameng_docs.blocks import Document, words
from kameng_docs.brief import Secret
from kameng_docs.diagnostics import Diagnostic, Scope
from kameng_docs.disclosure import left_over, policy


def check_document(
    document: Document, name: str, secrets: tuple[Secret, ...], audience: str
) -> Iterator[Diagnostic]:
    """Faults that withhold this paper alone. It looks for secrets by itself, whatever disclose did before."""
    text = "\n".join(words(document))
    for kind in sorted({secret.kind for secret in left_over(text, secrets, audience)}):
        yield Diagnostic(
            "document.secret-left",
            f"这份文书里还有不能给“{policy().audiences[audience]}”看的内容（{policy().names[kind]}）",
            "看看案件文件里是不是把它拆开写在了几处；不是的，就是程序的疏漏，请反馈。在改正之前不要手工提交这份文书",
            scope=Scope.DOCUMENT,
            document=name,
        )
