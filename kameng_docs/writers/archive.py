"""A ZIP archive without the traces of where and when it was made."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The first day that the format can write.
EPOCH = (1980, 1, 1, 0, 0, 0)
CONTENT_TYPES = "[Content_Types].xml"


def packed(members: Mapping[str, bytes]) -> bytes:
    """The members, sorted (the list of content types first, as Word has it), all of one date and one system."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in sorted(members, key=lambda name: (name != CONTENT_TYPES, name)):
            archive.writestr(member(name), members[name])
    return made.getvalue()


def member(name: str) -> ZipInfo:
    """A member of this name: of one date and one system, whenever and wherever it is made."""
    made = ZipInfo(name, EPOCH)
    made.compress_type = ZIP_DEFLATED
    made.create_system = 0
    return made
