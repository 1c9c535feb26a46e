"""Exhibit files as they lie on the disk: there, readable, what they claim to be; never touched."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from kameng_docs.case.exhibits import Exhibit
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import ACCEPTED, CONTAINED, Family, claimed, kind_of
from kameng_docs.evidence.paths import located
from kameng_docs.evidence.probe import Found, probe
from kameng_docs.evidence.probe.kept import LOOK, as_kept, look_kept
from kameng_docs.evidence.refusals import foreign, lying, unreadable
from kameng_docs.evidence.remembered import remember_all
from kameng_docs.source import Path as KeyPath
from kameng_docs.source import Source
from kameng_docs.wording import instant_in_digits

# What a book can still be made of, and a film still be handed in on a disc.
MOST_BYTES = 500_000_000
# Clocks of phones are off by hours where a time zone was set wrong, not by days.
TOLERATED = timedelta(days=1)


@dataclass(frozen=True)
class ExhibitFile:
    """One file of an exhibit: where it lies under the case's folder, its SHA-256, its size in bytes, what it is.

    `name` is its name on the disk, `named` what the author calls it; they differ only in how characters are composed.
    The other fields are those of `probe.Found`.
    """

    name: str
    sha256: str
    size: int
    kind: str
    family: Family = "other"
    pixels: tuple[int, int] | None = None
    pages: int | None = None
    seconds: Decimal | None = None
    taken_at: datetime | None = None
    taken_from: str = ""
    gps: bool = False
    turned: int = 1
    named: str = ""
    # Which file it was, to see at the end of a build that it is still that one; says nothing of its content.
    identity: tuple[int, ...] = field(default=(), compare=False, repr=False)


def by_name(files: Iterable[ExhibitFile]) -> dict[str, ExhibitFile]:
    """Files by their names on the disk and by what the author calls them."""
    return {name: file for file in files for name in (file.name, file.named or file.name)}


@dataclass(frozen=True)
class _TakenIn:
    file: ExhibitFile
    notes: tuple[Finding, ...]


def intake(case: Case, folder: Path, source: Source) -> tuple[list[ExhibitFile], list[Diagnostic]]:
    """Every file the exhibits name, in their order, and what is wrong with those that cannot be taken in: an error, or
    a warning where the author wants the rest all the same (`读不了时`).

    Warnings are told of files that are taken in. A file that is named twice is looked at once.
    """
    files: list[ExhibitFile] = []
    faults: list[Diagnostic] = []
    seen: dict[str, _TakenIn | Finding] = {}
    fresh: dict[tuple[str, ...], str] = {}
    for path, exhibit, name in _named(case):
        if name not in seen:
            seen[name] = _taken_in(folder, name, fresh)
        found = seen[name]
        if isinstance(found, Finding):
            faults.append(_told(found, _severity(exhibit, path), source, path))
            continue
        files.append(found.file)
        faults += [_told(note, Severity.WARNING, source, path) for note in found.notes]
        if path[2] == "文件" and found.file.family == "video" and not exhibit.frames:
            faults.append(_told(_no_frames(name), Severity.WARNING, source, path))
        # A masked copy is made later than what it shows.
        if path[2] == "文件" and (odd := _other_time(exhibit, found.file)):
            faults.append(_told(odd, Severity.WARNING, source, (*path[:2], "形成时间")))
    remember_all(LOOK, fresh)
    return files, faults


def meddled(folder: Path, files: Iterable[ExhibitFile]) -> list[Finding]:
    """Which of the files below `folder` are no longer what was taken in: another file, also one with the old times, or one
    that was written to. Whatever was made of them meanwhile may show something else than was hashed.
    """
    return [_meddled(file) for file in dict.fromkeys(files) if not is_as_before(folder / file.name, file)]


def is_as_before(path: Path, file: ExhibitFile) -> bool:
    """Whether the file at the path still is the one that was taken in."""
    try:
        if file.identity and _identity(path) != file.identity:
            return False
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == file.sha256
    except OSError:
        return False


def _identity(path: Path) -> tuple[int, ...]:
    """Device, number and times of a file: a program can set back when it was written, not when it was changed."""
    found = path.stat()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _meddled(file: ExhibitFile) -> Finding:
    message = f"证据文件“{file.named or file.name}”在做文书的时候被换过或者改过，校验值和证据册可能对不上，这次没有写"
    hint = "等网盘同步、看图和修图的程序都停下来，核对它还是不是原件，再做一次"
    return Finding("exhibit.changed-meanwhile", message, hint)


def _no_frames(name: str) -> Finding:
    message = f"“{name}”是录像，没有写“关键帧”，证据册里看不到它的画面"
    return Finding("exhibit.no-frames", message, "写上要印的画面在第几秒，例如 关键帧: [00:05, 00:35]")


def _named(case: Case) -> Iterator[tuple[KeyPath, Exhibit, str]]:
    for key, exhibit in case.exhibits.items():
        for place, names in (("文件", exhibit.files), ("公开版", exhibit.masked_files)):
            for i, name in enumerate(names):
                yield ("证据", key, place, i), exhibit, name


def _severity(exhibit: Exhibit, path: KeyPath) -> Severity:
    """Whether a file that cannot be taken in stops the case, as the author chose for this exhibit."""
    spared = exhibit.if_unreadable == "先不放进册" and path[2] == "文件"
    return Severity.WARNING if spared else Severity.ERROR


def _told(finding: Finding, severity: Severity, source: Source, path: KeyPath) -> Diagnostic:
    return Diagnostic(finding.code, finding.message, finding.hint, severity, at=source.at(path))


def _taken_in(folder: Path, name: str, fresh: dict[tuple[str, ...], str]) -> _TakenIn | Finding:
    path = located(folder, name)
    if isinstance(path, Finding):
        return path
    try:
        return _looked_into(path, folder, name, fresh)
    except OSError as error:
        return unreadable(name, error)


def _looked_into(
    path: Path, folder: Path, name: str, fresh: dict[tuple[str, ...], str]
) -> _TakenIn | Finding:
    """What is taken in of a file; what was found in a picture for the first time goes into `fresh`."""
    identity = _identity(path)
    size = path.stat().st_size
    if fault := _wrong_size(name, size):
        return fault
    kind = kind_of(path)
    if kind not in ACCEPTED:
        return foreign(name, kind)
    promised = claimed(name)
    if promised not in {"", kind} and kind != "TALK" and not (promised in CONTAINED and kind in CONTAINED):
        return lying(name, promised, kind)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    known = look_kept(kind, digest)
    found = known or probe(path, name, kind)
    if isinstance(found, Finding):
        return found
    if known is None and (text := as_kept(kind, found)) is not None:
        fresh[kind, digest] = text
    if promised in CONTAINED and not _is_as_promised(promised, kind, found.family):
        return lying(name, promised, kind)
    taken = ExhibitFile(
        path.relative_to(folder).as_posix(), digest, size, kind, found.family,
        found.pixels, found.pages, found.seconds, found.taken_at, found.taken_from, found.gps, found.turned, name, identity,
    )  # fmt: skip
    return _TakenIn(taken, (*found.notes, *_place(name, found)))


def _wrong_size(name: str, size: int) -> Finding | None:
    if size == 0:
        return Finding("exhibit.empty", f"证据文件“{name}”是空的", "重新保存或导出这份文件")
    if size > MOST_BYTES:
        message = f"“{name}”有 {-(-size // 1_000_000)} MB，超过了 {MOST_BYTES // 1_000_000} MB"
        hint = "原来的文件留着，剪出要用的一段另存，在“来源”里写明是节选"
        return Finding("exhibit.too-large", message, hint)
    return None


def _is_as_promised(promised: str, kind: str, family: Family) -> bool:
    """Phones write recordings under .m4a and under .mp4; a film may not go as a recording, nor as another film."""
    if family == "audio":
        return promised in {"M4A", kind} or kind == "M4A"
    return promised == kind


def _place(name: str, found: Found) -> Iterator[Finding]:
    if found.gps:
        what = {"image": "照片", "pdf": "PDF ", "video": "录像", "audio": "录音"}.get(found.family, "文件")
        hint = "不用改；自己另外发给别人的，先去掉地点。原来的文件不要动"
        yield Finding("exhibit.gps", f"“{name}”这份{what}里有拍摄地点，复制件会去掉", hint)


def _other_time(exhibit: Exhibit, file: ExhibitFile) -> Finding | None:
    written = exhibit.formed_at
    if written is None or file.taken_at is None or not _far_apart(written, file.taken_at):
        return None
    message = (
        f"“形成时间”写的是 {instant_in_digits(written)}，“{file.named}”里记的是 {instant_in_digits(file.taken_at)}："
        f"{file.taken_from}"
    )
    return Finding("exhibit.other-time", message, "写错了就改“形成时间”；后来才导出或转存的，在“来源”里写明")


def _far_apart(written: datetime | date, taken: datetime) -> bool:
    if isinstance(written, datetime):
        return abs(written - taken) > TOLERATED
    return abs(day_of(written) - taken.date()) > TOLERATED
