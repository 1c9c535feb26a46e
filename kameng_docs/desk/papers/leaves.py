"""The pages of a made PDF as pictures, one after the other."""

from threading import Lock

# Pixels: sharp on a screen, and of a page of monstrous size still a picture.
WIDTH, MOST = 1000, 3000
# pdfium does one thing at a time in a process.
_LOCK = Lock()


class NoPagesError(ValueError):
    """It is no PDF that can be opened."""


def count_of(data: bytes) -> int:
    """How many pages it has. Raises NoPagesError."""
    import pypdfium2

    with _LOCK:
        try:
            with pypdfium2.PdfDocument(data) as pdf:
                return len(pdf)
        except pypdfium2.PdfiumError as error:
            raise NoPagesError from error


def picture_of(data: bytes, number: int) -> bytes:
    """Page `number`, from 0, as PNG. Raises NoPagesError where there is none."""
    from io import BytesIO

    import pypdfium2

    with _LOCK:
        try:
            with pypdfium2.PdfDocument(data) as pdf:
                if not 0 <= number < len(pdf):
                    raise NoPagesError
                page = pdf[number]
                width, height = page.get_size()
                scale = min(WIDTH / max(width, 1), MOST / max(height, 1))
                image = page.render(scale=scale).to_pil()
        except pypdfium2.PdfiumError as error:
            raise NoPagesError from error
    held = BytesIO()
    image.save(held, "PNG", optimize=False)
    return held.getvalue()
