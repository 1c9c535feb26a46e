"""A ZIP archive without the traces of where and when it was made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first day that the format can write.
EPOCH = (1980, 1, 1, 0, 0, 0)
CONTENT_TYPES = "[Content_Types].xml"


def normalised(archive: bytes) -> bytes:
    """The same members, sorted (the list of content types first, as Word has it), all of one date and one system."""
    made = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != CONTENT_TYPES, name)):
            new.writestr(member(name), old.read(name))
    return made.getvalue()


def member(name: str) -> ZipInfo:
    """A member of this name: of one date and one system, whenever and wherever it is made."""
    made = ZipInfo(name, EPOCH)
    made.compress_type = ZIP_DEFLATED
    made.create_system = 0
    return made
