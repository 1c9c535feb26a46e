"""Films and recordings: opened, their length told, one frame decoded, time and place read."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import ACCEPTED, CONTAINED
from kameng_docs.evidence.probe.found import Found, broken, by_chinese_clock

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.stream import Stream

# The one reader for each kind: none of FFmpeg's many others is let near a file of strangers.
READERS = {"MP3": "mp3", "WAV": "wav", "AMR": "amr", **dict.fromkeys(CONTAINED, "mov")}
MILLISECOND = Decimal("0.001")
LONGEST = 24 * 3600
# Bytes of a frame of 20 ms by the mode in its head, the head included (3GPP TS 26.101 and 26.201).
AMR = (b"#!AMR\n", (13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1))
AMR_WIDE = (b"#!AMR-WB\n", (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1))
MEDIA_CLOCK = "{}里记的开始时间（手机或录音机的时钟，原为世界时，已换成北京时间；可以改动，转存过的会变）"
TIMES = ("com.apple.quicktime.creationdate", "creation_time")
PLACES = ("com.apple.quicktime.location.ISO6709", "location", "location-eng")
ISO_HEAD = 8


def probe_media(path: Path, name: str, kind: str) -> Found | Finding:
    """What is found in a film or a recording. Raises OSError if it cannot be opened."""
    word = ACCEPTED[kind].word
    with path.open("rb") as file:
        if kind in CONTAINED and _box_cut_off(file, path.stat().st_size):
            return broken(name, word, "没有存完，后面缺了一截")
        if kind == "WAV" and _wave_cut_off(file, path.stat().st_size):
            return broken(name, word, "没有存完，后面缺了一截")
        if kind == "AMR":
            return _speech(file.read(), name)
        file.seek(0)
        return _played(file, name, kind)


def _played(file: BinaryIO, name: str, kind: str) -> Found | Finding:
    try:
        import av
    except ImportError:
        message = f"“{name}”是录音或录像，这台电脑上没有读它的 PyAV"
        return Finding("exhibit.no-decoder", message, "运行 make setup；还不行就换一台电脑")
    word = ACCEPTED[kind].word
    try:
        with av.open(file, "r", format=READERS[kind], metadata_errors="replace") as container:
            return _listened_to(container, name, kind)
    except (av.FFmpegError, ValueError, LookupError, EOFError):
        why = "打不开，像是录到一半中断，没有存完" if kind in CONTAINED else "打不开"
        return broken(name, word, why)


def _listened_to(container: "InputContainer", name: str, kind: str) -> Found | Finding:
    # The cover of a song counts as film in a container, and is a picture.
    films = [s for s in container.streams.video if "attached_pic" not in str(s.disposition)]
    sounds = container.streams.audio
    word = "录像" if films or (not sounds and ACCEPTED[kind].family == "video") else "录音"
    if not films and not sounds:
        return _nothing(name, f"{word}里没有画面，也没有声音")
    stream = films[0] if films else sounds[0]
    first = next(container.decode(stream), None)
    if first is None:
        return _nothing(name, "录像里一帧画面也没有" if films else "录音里没有声音，长度是 0 秒")
    length = _seconds(container, stream)
    if not length:
        return _nothing(name, f"{word}的长度是 0 秒")
    if length > LONGEST:
        message = f"“{name}”自称长 {length / 3600:.0f} 小时，超过了 24 小时"
        return Finding("exhibit.bomb", message, "看看文件是不是坏了；真有这么长的，分成几段")
    taken = _started(container)
    return Found(
        family="video" if films else "audio",
        pixels=_pixels(first),
        seconds=length,
        taken_at=taken,
        taken_from=MEDIA_CLOCK.format(word) if taken else "",
        gps=any(key in container.metadata for key in PLACES),
    )


def _pixels(first: object) -> tuple[int, int] | None:
    """Width and height as shown: a phone held upright films lying down and says by how much to turn."""
    import av

    if not isinstance(first, av.VideoFrame):
        return None
    size = (first.width, first.height)
    return size[::-1] if first.rotation % 180 else size


def _nothing(name: str, what: str) -> Finding:
    return Finding(
        "exhibit.nothing-inside", f"“{name}”{what}", "在手机上放一遍，能放的重新传一份；放不了的换一份"
    )


def _seconds(container: "InputContainer", stream: "Stream") -> Decimal:
    """How long it plays; the whole container tells it better than a stream that begins late."""
    if container.duration:
        return (Decimal(container.duration) / 1_000_000).quantize(MILLISECOND)
    if stream.duration and stream.time_base:
        length = Decimal(stream.duration) * stream.time_base.numerator / stream.time_base.denominator
        return length.quantize(MILLISECOND)
    return Decimal(0)


def _started(container: "InputContainer") -> datetime | None:
    for written in filter(None, map(container.metadata.get, TIMES)):
        try:
            moment = datetime.fromisoformat(written.strip())
        except ValueError:
            continue
        return by_chinese_clock(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return None


def _box_cut_off(file: BinaryIO, size: int) -> bool:
    """Whether the last box of a film reaches beyond the end of the file."""
    at = 0
    while at + ISO_HEAD <= size:
        file.seek(at)
        head = file.read(2 * ISO_HEAD)
        length = int.from_bytes(head[:4])
        if length == 1:
            length = int.from_bytes(head[8:16])
        if length == 0:
            return False
        if length < ISO_HEAD:
            # No box: what follows the film is not of it.
            return False
        at += length
    return at > size


def _wave_cut_off(file: BinaryIO, size: int) -> bool:
    """Whether a WAV ends before its data do. A recorder that was never stopped leaves 0 or all ones there."""
    file.seek(12)
    at = 12
    while len(head := file.read(ISO_HEAD)) == ISO_HEAD:
        length = int.from_bytes(head[4:], "little")
        if head[:4] == b"data":
            return length not in {0, 0xFFFFFFFF} and at + ISO_HEAD + length > size
        at += ISO_HEAD + length + length % 2
        file.seek(at)
    return False


def _speech(content: bytes, name: str) -> Found | Finding:
    """AMR has no length written in it: its frames are counted, 20 ms each."""
    mark, lengths = AMR_WIDE if content.startswith(AMR_WIDE[0]) else AMR
    if not content.startswith(mark):
        return broken(name, ACCEPTED["AMR"].word, "的开头不对")
    at, frames = len(mark), 0
    while at < len(content):
        at += lengths[content[at] >> 3 & 0x0F]
        frames += at <= len(content)
    if not frames:
        return _nothing(name, "录音里没有声音，长度是 0 秒")
    return Found("audio", seconds=(Decimal(frames) / 50).quantize(MILLISECOND))
