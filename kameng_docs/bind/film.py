"""Single frames of a film, at times that its author names."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path


def frames(path: Path, times: tuple[Decimal, ...]) -> Iterator[bytes]:
    """The frame shown at each time, in seconds from the beginning, as PNG; past the end, the last one.

    A film is sought backwards to a whole frame and played forward to the time: seeking alone lands too early.
    """
    import av

    with av.open(str(path)) as film:
        stream = film.streams.video[0]
        for time in times:
            base = stream.time_base or Fraction(1)
            film.seek(int(Fraction(time) / base), stream=stream, backward=True)
            shown = None
            for frame in film.decode(stream):
                # As fractions: in binary, 0.3 comes out later than 0.3.
                if shown is not None and Fraction(frame.pts or 0) * base > Fraction(time):
                    break
                shown = frame
            if shown is not None:
                written = BytesIO()
                # A telephone held upright writes pictures on their side, and how far to turn them.
                picture = shown.to_image().rotate(shown.rotation, expand=True)  # type: ignore[no-untyped-call]
                picture.save(written, "PNG")
                yield written.getvalue()
