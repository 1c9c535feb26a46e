"""What is said of a file that is not of a kind that is taken in, or that cannot be read."""

from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import ACCEPTED, CONTAINED, FOREIGN, claimed, is_a

RENAMED = "从手机或原来的软件里重新保存或导出一份，不要只改文件名"


def lying(name: str, promised: str, kind: str) -> Finding:
    """A file of a kind that is taken in, under the ending of another."""
    hint = f"改一改文件名的结尾，改成 {ACCEPTED[kind].endings[0]}；改名不改变内容"
    if kind == "M4A" or (promised == "M4A" and kind in CONTAINED):
        hint = f"是录像的改成 {ACCEPTED['MP4'].endings[0]}，是录音的改成 {ACCEPTED['M4A'].endings[0]}"
    message = f"“{name}”的名字说它{is_a(promised)}，内容{is_a(kind)}"
    return Finding("exhibit.other-kind", message, hint)


def foreign(name: str, kind: str) -> Finding:
    """A file of a kind that is not taken in, whatever its name says."""
    promised, of = claimed(name), FOREIGN[kind]
    if promised in ACCEPTED:
        message = f"“{name}”的名字说它{is_a(promised)}，内容{is_a(kind)}"
        return Finding("exhibit.other-kind", message, of.advice if kind not in {"", "TEXT"} else RENAMED)
    if kind in {"LOCKED", "LOCKED-ZIP"}:
        return Finding("exhibit.encrypted", f"“{name}”{is_a(kind)}", of.advice)
    return Finding("exhibit.not-accepted", f"“{name}”{is_a(kind)}，不能直接作证据文件", of.advice)


def unreadable(name: str, error: OSError) -> Finding:
    """A file that is there and that the system does not give."""
    if isinstance(error, PermissionError):
        return Finding(
            "exhibit.unreadable", f"没有权限读“{name}”", "在文件的属性里给自己读的权限，或者复制一份"
        )
    message = f"读不出“{name}”（{error.strerror or '磁盘或网络出错'}）"
    return Finding("exhibit.unreadable", message, "把文件复制到这台电脑的硬盘上再试")
