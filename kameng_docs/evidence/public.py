"""公开版: a picture for everybody's eyes is not the original under another name, nor the original all but a few pixels."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kameng_docs.case.model import Case
from kameng_docs.case.whose import Said
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.evidence.alike import Alike, likeness
from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.intake import ExhibitFile
from kameng_docs.evidence.kinds import ACCEPTED
from kameng_docs.evidence.png import nothing_but_pixels
from kameng_docs.evidence.remembered import recalled, remember
from kameng_docs.source import Source

DO = "先打码（案头的“打码”，或者给要遮的地方写“打码”再运行 kameng-docs evidence mask），把做出来的图写进“公开版”；看过了、确实没有要遮的，案头里按“看过了，没有要遮的”，或者在“打码”里写 框: 没有要遮的；不打算公开这一份的，删去“公开版”这一行"
AGAIN = "再做一次：案头的“打码”里按“照原样做一份”，或者运行 kameng-docs evidence mask --force"
DOUBTS = {
    Alike.NEARLY: "几乎一样，只有大小、格式、明暗、方向或者几个点不同：不像遮住了什么",
    Alike.EMPTY: "不同的只是没有字、没有图的空白地方：不像遮住了什么",
}
# Under which name it is remembered.
LIKENESS = "likeness"
LOOK = "放大看一看：姓名、电话、订单号、卡密、账号还看不看得清；看得清的，重新打码再换上。确实没有要遮的，可以不改"


def public_faults(
    case: Case, folder: Path, files: Mapping[str, ExhibitFile], source: Source
) -> Iterator[Diagnostic]:
    """An error for each masked version that is an original of this case, a warning for one that hides nothing to be seen.

    `files` are those that were taken in, by the names the author writes.
    """
    originals = {
        name: files[name] for exhibit in case.exhibits.values() for name in exhibit.files if name in files
    }
    for key, exhibit in case.exhibits.items():
        own = [name for name in exhibit.files if name in files]
        copied = {masking.into: files.get(masking.file) for masking in exhibit.masking if masking.bare}
        for i, name in enumerate(exhibit.masked_files):
            if name not in files:
                continue
            if original := copied.get(name):
                found = _not_copied(name, original, files[name], folder)
            else:
                found = _same(name, files[name], originals) or _alike(name, files[name], own, files, folder)
            if found:
                severity = Severity.ERROR if found.code == "exhibit.not-masked" else Severity.WARNING
                at = source.at(("证据", key, "公开版", i))
                yield Diagnostic(found.code, found.message, found.hint, severity, at=at)


def _not_copied(name: Said, original: ExhibitFile, file: ExhibitFile, folder: Path) -> Finding | None:
    """Its author has seen that nothing is to be covered: it is that very picture, and nothing beside its pixels."""
    if original.name == file.name:
        return Finding("exhibit.not-masked", f"“公开版”写的“{name}”就是原件，还带着拍摄时间、地点", AGAIN)
    if _likeness(original, file, folder) is not Alike.SAME:
        message = f"“{name}”写的是“没有要遮的”，画面却和原件“{original.name}”不一样"
        return Finding("exhibit.not-masked", message, AGAIN)
    if not nothing_but_pixels((folder / file.name).read_bytes()):
        message = f"“{name}”写的是“没有要遮的”，文件里却还带着拍摄时间、地点这些"
        return Finding("exhibit.not-masked", message, AGAIN)
    return None


def _same(name: str, file: ExhibitFile, originals: Mapping[Said, ExhibitFile]) -> Finding | None:
    for original, other in originals.items():
        if other.name == file.name:
            message = f"“公开版”写的“{name}”就是原件，没有打码"
            return Finding("exhibit.not-masked", message, DO)
        if other.sha256 == file.sha256:
            message = f"公开版“{name}”和原件“{original}”内容一个字节也不差，没有打码"
            return Finding("exhibit.not-masked", message, DO)
    return None


def _alike(
    name: str, file: ExhibitFile, own: Sequence[str], files: Mapping[str, ExhibitFile], folder: Path
) -> Finding | None:
    """Pictures alone can be compared, with the originals of their own exhibit."""
    if ACCEPTED[file.kind].family != "image":
        return None
    for original in own:
        other = files[original]
        if ACCEPTED[other.kind].family != "image":
            continue
        found = _likeness(other, file, folder)
        if found is Alike.SAME:
            message = f"公开版“{name}”和原件“{original}”的画面一个点也不差，没有打码"
            return Finding("exhibit.not-masked", message, DO)
        if found in DOUBTS:
            return Finding("exhibit.mask-in-doubt", f"公开版“{name}”和原件“{original}”{DOUBTS[found]}", LOOK)
    return None


def _likeness(original: ExhibitFile, public: ExhibitFile, folder: Path) -> Alike | None:
    """As `alike.likeness` has it; the same two files are compared once, whoever asks again and whenever."""
    of = original.sha256, public.sha256
    if (kept := recalled(LIKENESS, *of)) is not None:
        return Alike(kept)
    found = likeness(folder / original.name, original.kind, folder / public.name, public.kind)
    # What could not be told may be told tomorrow: by a decoder that is missing today.
    if found is not None:
        remember(found.value, LIKENESS, *of)
    return found
