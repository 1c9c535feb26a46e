"""How long a text is as a site counts it, and what is to be said of one that does not fit."""

from collections.abc import Iterator
from html import escape

from kameng_docs.channels import Limit
from kameng_docs.diagnostics import Diagnostic, Scope, Severity

# The last character of the Basic Multilingual Plane: MySQL's `utf8` stores no other.
LAST_OF_BMP = "\uffff"
UNITS = {"char": "字", "byte": "字节"}


def length(text: str) -> int:
    """Characters as the stricter of two kinds of site counts them: code points or UTF-16 units."""
    return max(len(text), len(text.encode("utf-16-le")) // 2)


def measured(text: str, limit: Limit) -> int:
    """The length in the unit of the limit. Bytes are those of the HTML that a site's editor makes: a <p> a line."""
    if limit.unit == "char":
        return length(text)
    html = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    return len(html.encode())


def limit_faults(document: str, text: str, limit: Limit, what: str = "") -> list[Diagnostic]:
    """What is wrong with `text` in the box `what` of a document; errors where the limit is verified, else warnings."""
    severity = Severity.ERROR if limit.verified else Severity.WARNING
    return [
        Diagnostic(
            code,
            what + told,
            hint if limit.verified else f"{hint}；该上限未核，以页面为准",
            severity,
            Scope.DOCUMENT,
            document=document,
        )
        for code, told, hint in _faults(text, limit, what)
    ]


def _faults(text: str, limit: Limit, what: str) -> Iterator[tuple[str, str, str]]:
    size, unit = measured(text, limit), UNITS[limit.unit]
    if size > limit.maximum:
        longer = (
            "缩短商品名、经过里的原话等较长的内容；缩不短的，照这一步另一份较短的文书或者网页上的提示手填"
        )
        if what:
            longer = f"看看{what}有没有多抄，能改短就改短；号码这样不能改短的，照网页上这一栏的提示手填"
        yield "document.too-long", f"有 {size} {unit}，这里最多 {limit.maximum} {unit}", longer
    if size < limit.minimum:
        yield "document.too-short", f"只有 {size} {unit}，这里至少 {limit.minimum} {unit}", "补充经过"
    outside = next((c for c in text if c > LAST_OF_BMP), "")
    if limit.bmp_only and outside:
        yield (
            "document.outside-bmp",
            f"里有“{outside}”，这个网站存不下表情和这样的生僻字，整段会提交失败",
            "在案件文件里删去表情，或者用文字说明，例如“（表情）”；生僻字用同音字并注明",
        )
