"""References to statutes: `ecommerce-law:49.1.2@2019-01-01` to `Reference` and back, and as papers print them."""

from datetime import date

from kameng_docs.declared import sought
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.model import Reference
from kameng_docs.wording import chinese_numeral

SHAPE = sought(
    r"(?P<statute>[a-z][a-z0-9]*(?:-[a-z0-9]+)*):"
    r"(?P<article>[1-9][0-9]{0,3}(?:-[1-9][0-9]?)?)"
    r"(?:\.(?P<paragraph>[1-9][0-9]?)(?:\.(?P<item>[1-9][0-9]?))?)?"
    r"(?:@(?P<edition>[0-9]{4}-[0-9]{2}-[0-9]{2}))?"
)
EXAMPLE = "写作“ecommerce-law:49.1”（条.款）、“ecommerce-law:49.1.2”（条.款.项）或“criminal-law:120-1”（之一）；指定版本加“@施行日期”"


def parse(text: str) -> Reference | Diagnostic:
    """The place that `text` names, or `law.bad-reference`. Whether it exists is the library's to say."""
    match = SHAPE.fullmatch(text)
    if not match:
        return Diagnostic("law.bad-reference", f"看不懂法条引用“{text}”", EXAMPLE)
    edition = match["edition"]
    try:
        effective = date.fromisoformat(edition) if edition else None
    except ValueError:
        return Diagnostic("law.bad-reference", f"法条引用“{text}”里没有“{edition}”这一天", EXAMPLE)
    return Reference(
        match["statute"],
        match["article"],
        int(match["paragraph"]) if match["paragraph"] else None,
        int(match["item"]) if match["item"] else None,
        effective,
    )


def written(reference: Reference) -> str:
    """The reference as it is typed: the opposite of `parse`."""
    numbers = ".".join(
        str(n) for n in (reference.article, reference.paragraph, reference.item) if n is not None
    )
    edition = f"@{reference.edition.isoformat()}" if reference.edition else ""
    return f"{reference.statute}:{numbers}{edition}"


def titled(title: str) -> str:
    """《title》. Title marks inside it become 〈〉 (GB/T 15834)."""
    inner = title.replace("《", "〈").replace("》", "〉")
    return f"《{inner}》"


def label(title: str, article: str, paragraph: int | None = None, item: int | None = None) -> str:
    """《电子商务法》第四十九条第一款第二项."""
    number, _, branch = article.partition("-")
    words = f"{titled(title)}第{chinese_numeral(int(number))}条"
    if branch:
        words += f"之{chinese_numeral(int(branch))}"
    if paragraph is not None:
        words += f"第{chinese_numeral(paragraph)}款"
    if item is not None:
        words += f"第{chinese_numeral(item)}项"
    return words
