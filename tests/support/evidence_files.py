"""Makers of specimen exhibits: small files of every kind, sound ones and hostile ones. All content is fictional."""

import struct
import wave
import zlib
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import pikepdf
import pillow_heif
from PIL import Image, ImageDraw, PngImagePlugin, TiffImagePlugin

TAKEN = "2026:10:03 21:14:05"
DEVICE = "FictionPhone 9"
LATITUDE, LONGITUDE = (30.0, 15.0, 0.0), (120.0, 10.0, 0.0)
XMP_PLACE = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><d exif:GPSLatitude="30,15N"/></x:xmpmeta>'
PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def picture(size: tuple[int, int] = (120, 80), mode: str = "RGB") -> Image.Image:
    """A picture of which every corner is told from the others: red, green, blue and grey, clockwise from top left."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    width, height = size[0] // 4, size[1] // 4
    corners = (("red", 0, 0), ("green", 1, 0), ("blue", 1, 1), ("grey", 0, 1))
    for colour, right, low in corners:
        left, top = (size[0] - width) * right, (size[1] - height) * low
        draw.rectangle((left, top, left + width - 1, top + height - 1), fill=colour)
    return image.convert(mode)


def exif(
    *, taken: str = TAKEN, gps: bool = False, turned: int = 0, zone: str = "", first_folder: bool = False
) -> Image.Exif:
    """An EXIF block; `first_folder` puts the time where some programs put it, into the first folder."""
    block = Image.Exif()
    block[0x010F] = DEVICE
    if turned:
        block[0x0112] = turned
    inner = block if first_folder else block.get_ifd(0x8769)
    if taken:
        inner[0x9003] = taken
    if zone:
        inner[0x9011] = zone
    if gps:
        block.get_ifd(0x8825).update({1: "N", 2: LATITUDE, 3: "E", 4: LONGITUDE})
    return block


def jpeg(
    size: tuple[int, int] = (120, 80),
    *,
    comment: bytes = b"",
    xmp: bytes = b"",
    profile: bytes = b"",
    **told: Any,
) -> bytes:
    """A JPEG; what is told goes into EXIF."""
    more = {"exif": exif(**told)} if told else {}
    if comment:
        more["comment"] = comment
    if xmp:
        more["xmp"] = xmp
    if profile:
        more["icc_profile"] = profile
    return _saved(picture(size), "JPEG", quality=90, **more)


def jpeg_of_a_phone() -> bytes:
    """A JPEG with all that phones write: EXIF, XMP, a comment, a colour profile, and a second picture behind it."""
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    block = exif(gps=True, turned=6)
    whole = _saved(
        picture(),
        "JPEG",
        quality=90,
        exif=block,
        comment="备注：某某的秘密".encode(),
        xmp=XMP_PLACE,
        icc_profile=profile,
    )
    photoshop = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08secret!!"
    segment = b"\xff\xed" + (len(photoshop) + 2).to_bytes(2) + photoshop
    return whole[:2] + segment + whole[2:] + jpeg(gps=True)


def png(
    size: tuple[int, int] = (120, 80), *, words: dict[str, str] | None = None, mode: str = "RGB", **told: Any
) -> bytes:
    """A PNG; `words` go into its text chunks, what is told into EXIF."""
    texts = PngImagePlugin.PngInfo()
    for key, text in (words or {}).items():
        texts.add_itxt(key, text)
    return _saved(picture(size, mode), "PNG", pnginfo=texts, **({"exif": exif(**told)} if told else {}))


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is as large as that."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 64)
    return PNG_HEAD + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")


def png_chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


def webp(**told: Any) -> bytes:
    return _saved(picture(), "WEBP", lossless=True, **({"exif": exif(**told)} if told else {}))


def heic(size: tuple[int, int] = (128, 96), **told: Any) -> bytes:
    pillow_heif.register_heif_opener()
    return _saved(picture(size), "HEIF", quality=80, **({"exif": exif(**told)} if told else {}))


def gif(frames: int = 1) -> bytes:
    """A GIF of so many frames, each a little different so that none is left out."""
    pictures = [Image.new("P", (16, 12), i % 250) for i in range(frames)]
    return _saved(pictures[0], "GIF", save_all=True, append_images=pictures[1:], duration=40)


def tiff(pages: int = 1, *, gps: bool = False) -> bytes:
    told = TiffImagePlugin.ImageFileDirectory_v2()
    told[0x0132] = TAKEN
    more: dict[str, Any] = {"exif": exif(gps=True).tobytes()} if gps else {"tiffinfo": told}
    return _saved(picture(), "TIFF", save_all=True, append_images=[picture()] * (pages - 1), **more)


def pdf(
    pages: int = 3, *, created: str = "D:20261003211400+08'00'", size: tuple[float, float] = (595, 842),
    photo: bytes = b"", owner: str = "", password: str = "",
) -> bytes:  # fmt: skip
    """A PDF of empty pages, each as large as `size` in points; `photo` is a JPEG drawn on the first."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page().MediaBox = pikepdf.Array([0, 0, *size])
    if photo:
        stream = pikepdf.Stream(made, photo)
        stream.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=120, Height=80, BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceRGB, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
        made.pages[0].Contents = pikepdf.Stream(made, b"q 120 0 0 80 0 0 cm /Im0 Do Q")
    if created:
        made.docinfo["/CreationDate"] = created
    content = BytesIO()
    lock = pikepdf.Encryption(owner=owner or password, user=password) if owner or password else False
    made.save(content, encryption=lock, deterministic_id=not lock)
    return content.getvalue()


def film(
    path: Path, seconds: float = 2, *, size: tuple[int, int] = (128, 96), sound: bool = False, place: str = "",
    created: str = "2026-10-03T13:14:05Z", faststart: bool = False,
) -> Path:  # fmt: skip
    """A film at `path` (.mp4, .mov, .3gp), ten pictures a second, each greyer than the one before."""
    options = {"movflags": "use_metadata_tags" + ("+faststart" if faststart else "")}
    with av.open(str(path), "w", options=options) as container:
        container.metadata.update({"creation_time": created} if created else {})
        container.metadata.update({"location": place} if place else {})
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        voice = container.add_stream("aac", rate=8000) if sound else None
        for i in range(int(seconds * 10)):
            frame = av.VideoFrame.from_image(Image.new("RGB", size, (i * 5 % 256,) * 3))
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
        if voice:
            _speak(container, voice, seconds)
    return path


def recording(
    path: Path, codec: str, seconds: float = 1.5, *, rate: int = 8000, reader: str | None = None
) -> Path:
    """A recording of silence at `path`: libmp3lame, aac (.m4a), libopencore_amrnb (.amr), pcm_s16le (.wav)."""
    with av.open(str(path), "w", format=reader) as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        if codec == "libopencore_amrnb":
            stream.bit_rate = 12200
        _speak(container, stream, seconds)
    return path


def _speak(container: Any, stream: Any, seconds: float) -> None:
    rate = stream.rate
    length = stream.codec_context.frame_size or 1024
    whole = "fltp" if stream.codec_context.name in {"aac", "mp3float", "libmp3lame"} else "s16"
    at = 0
    while at < rate * seconds:
        frame = av.AudioFrame(format=whole, layout="mono", samples=length)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.sample_rate, frame.pts, frame.time_base = rate, at, Fraction(1, rate)
        container.mux(stream.encode(frame))
        at += length
    container.mux(stream.encode(None))


def wav(seconds: float = 1.5, rate: int = 8000) -> bytes:
    content = BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"\0\0" * int(seconds * rate))
    return content.getvalue()


def amr(frames: int = 50) -> bytes:
    """Speech of so many frames of 20 ms at 12.2 kbit/s; no encoder is needed for silence."""
    return b"#!AMR\n" + (b"\x3c" + b"\0" * 31) * frames


CHAT = "时间,谁,说\n2026-10-03 21:40,客服,虚拟商品一经售出概不退款\n2026-10-03 21:41,我,第一次兑换就提示已被使用\n"


def chat(encoding: str = "utf-8") -> bytes:
    return CHAT.encode(encoding)


def mail(date: str = "Sat, 03 Oct 2026 22:00:00 +0800") -> bytes:
    head = f"From: shop@example.invalid\r\nTo: me@example.invalid\r\nSubject: =?utf-8?b?6YCA5qy+?=\r\nDate: {date}\r\n"
    return (head + "Content-Type: text/plain; charset=utf-8\r\n\r\n不予退款。\r\n").encode()


def _saved(image: Image.Image, form: str, **more: Any) -> bytes:
    content = BytesIO()
    image.save(content, form, **more)
    return content.getvalue()
