"""Which signs a font has: read from its table alone, the same as the library of fonts finds in all faces of this machine."""

import struct
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from kameng_docs.writers.coverage import END, signs_of
from kameng_docs.writers.faces import faces, fonts


def test_the_faces_for_papers_have_the_signs_that_the_library_finds() -> None:
    wanted = {font.family: (font.path, font.index) for font in fonts().fonts() if font.family in faces().body}
    assert wanted
    for path, index in wanted.values():
        with Path(path).open("rb") as file:
            found = signs_of(file, index)
        with TTFont(path, fontNumber=index, lazy=True) as face:
            # Names of glyphs are not asked for and take long.
            face.setGlyphOrder([""] * face["maxp"].numGlyphs)
            expected = set(face.getBestCmap() or ())
        ranges = zip(found.firsts, found.lasts, strict=True)
        assert {code for first, last in ranges for code in range(first, last + 1)} - {0} == expected - {
            0,
            END,
        }
        assert all(code in found for code in expected - {0, END})


def test_a_face_without_a_table_of_a_known_kind_has_no_signs() -> None:
    cmap = struct.pack(">HHHHLH", 0, 1, 3, 1, 12, 6) + bytes(8)
    head = struct.pack(">4sHHHH", b"OTTO", 1, 0, 0, 0)
    font = head + struct.pack(">4sLLL", b"cmap", 0, 28, len(cmap)) + cmap
    assert ord("中") not in signs_of(BytesIO(font), 0)


def test_segments_that_tell_each_glyph_leave_out_the_missing_one() -> None:
    # One segment 一..三 whose glyphs are 5, 0 (missing) and 7; then the one that ends the table.
    first, last = 0x4E00, 0x4E02
    table = struct.pack(">7H", 4, 38, 0, 4, 4, 1, 0)
    table += struct.pack(">2H", last, END) + bytes(2) + struct.pack(">2H", first, END)
    table += struct.pack(">2H", 0, 1) + struct.pack(">2H", 4, 0) + struct.pack(">3H", 5, 0, 7)
    cmap = struct.pack(">HHHHL", 0, 1, 3, 1, 12) + table
    font = (
        struct.pack(">4sHHHH", b"OTTO", 1, 0, 0, 0) + struct.pack(">4sLLL", b"cmap", 0, 28, len(cmap)) + cmap
    )
    found = signs_of(BytesIO(font), 0)
    assert [code in found for code in (first, first + 1, last, last + 1, END)] == [
        True,
        False,
        True,
        False,
        False,
    ]
