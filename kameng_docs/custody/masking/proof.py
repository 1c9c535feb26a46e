"""Pictures read for masking: bars that are proposed for them, and what can be read in spite of all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kameng_docs.custody.masking.jobs import Picture, Public
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.evidence import Finding, masked
from kameng_docs.evidence.copies import painted, shown_picture
from kameng_docs.evidence.kinds import kind_of
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import Bar, Wanted, covered, still_legible
from kameng_docs.source import Source

if TYPE_CHECKING:
    from PIL import Image

# Whoever is shown what was read hears this with it.
CAREFUL = (
    "这些是读图读到的；没有读到，不等于没有：手写的、太小太淡的、二维码、条形码、头像、别人的名字，程序都可能读不出来。"
    "读不到的，请自己看一遍，在“打码”里画上框；看过做好的图，再写进“公开版”"
)
LEGIBLE, BAD_BOX = "exhibit.still-legible", "exhibit.bad-box"


@dataclass(frozen=True)
class Looked:
    """A picture that was read: bars to be added, and what can be read in spite of them. `fault`: it could not be read.

    `again`: what lies there under the name is what the entry as it was makes; it may be written over.
    """

    picture: Picture
    bars: tuple[Bar, ...] = ()
    left: tuple[Bar, ...] = ()
    again: bool = False
    fault: Finding | None = None

    @property
    def fit(self) -> bool:
        """Whether it may be painted and kept."""
        return not self.left and self.fault is None


def looked_at(picture: Picture, wanted: Sequence[Wanted]) -> Looked:
    """The picture read, and read again as it will be. Raises ImportError where the reader is missing."""
    before = masked(picture.path, map(pixels, picture.own))
    if isinstance(before, Finding):
        return Looked(picture, fault=before)
    image = shown_picture(picture.path, kind_of(picture.path))
    if isinstance(image, Finding):
        return Looked(picture, fault=image)
    found = covered(image, picture.own, wanted, _paint)
    there = picture.path.parent / picture.into
    again = picture.entry is not None and there.is_file() and there.read_bytes() == before
    return Looked(picture, found.bars, found.left, again)


def faults_of(looked: Looked, source: Source) -> Iterable[Diagnostic]:
    """Why a picture is not painted, where it stands in the case file."""
    picture = looked.picture
    path: tuple[str | int, ...] = ("证据", picture.exhibit)
    if picture.entry is not None:
        path = (*path, "打码", picture.entry)
    if looked.fault:
        at = source.at((*path, "框") if looked.fault.code == BAD_BOX and picture.own else path)
        yield Diagnostic(looked.fault.code, looked.fault.message, looked.fault.hint, at=at)
    for bar in looked.left:
        message = f"“{picture.file}”涂过以后还读得到{bar.name}的五个字以上，在框 {list(pixels(bar.box))}，没有做成“{picture.into}”"
        yield Diagnostic(
            LEGIBLE, message, "在这张图的“打码”里自己画一个大一些的框，再做一次", at=source.at(path)
        )


def public_faults(public: Public, wanted: Sequence[Wanted], source: Source) -> tuple[Diagnostic, ...]:
    """What can be read in a picture that was masked elsewhere. Raises ImportError where the reader is missing."""
    at = source.at(("证据", public.exhibit, "公开版", public.index))
    image = shown_picture(public.path, kind_of(public.path))
    if isinstance(image, Finding):
        return (Diagnostic(image.code, image.message, image.hint, at=at),)
    hint = "这几处用实色块重新打码再换上；也可以删去“公开版”，让程序来涂（案头的“打码”，或者运行 kameng-docs evidence mask --auto）"
    return tuple(
        Diagnostic(
            LEGIBLE, f"公开版“{public.file}”里还读得到{bar.name}，在框 {list(pixels(bar.box))}", hint, at=at
        )
        for bar in still_legible(image, wanted)
    )


def pixels(box: Box) -> tuple[int, int, int, int]:
    """Left, top, width and height, as the case file has a box."""
    return box.left, box.top, box.width, box.height


def _paint(image: "Image.Image", boxes: Iterable[Box]) -> "Image.Image":
    return painted(image, map(pixels, boxes))
