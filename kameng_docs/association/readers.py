"""Who reads which of the papers, in which folder they lie, and the search for what those readers must not see."""

from collections.abc import Iterator

from kameng_docs.association.docket import Docket
from kameng_docs.diagnostics import Diagnostic, Scope
from kameng_docs.disclosure import left_over, policy

# What leaves the house is such as everybody may read: no name, number or address of who complains.
OUTSIDE, FOR_THEM = "public", "可以交给对方"
# What stays in it.
INSIDE, FOR_US = "agency", "内部_不外传"


def secrets_left(text: str, slug: str, audience: str, docket: Docket) -> Iterator[Diagnostic]:
    """A fault for each kind of secret of any complainant that stands in a paper though its readers must not see it.

    What only looks like a number of somebody's is the association's own, by which it is to be reached.
    """
    left = left_over(text, docket.secrets, audience)
    for kind in sorted({each.kind for each in left if each.text}):
        yield Diagnostic(
            "document.secret-left",
            f"这份文书里还有不能给“{policy().audiences[audience]}”看的内容（{policy().names[kind]}）",
            "看看哪一件案件的商品名称、店铺名里写了它，改掉；不是的，就是程序的疏漏，请反馈。改正以前不要手工提交",
            scope=Scope.DOCUMENT,
            document=f"association/{slug}",
        )
