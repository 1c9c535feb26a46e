"""What the doctor says of a machine that lacks something, and that it asks without loading WeasyPrint."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from machine_support import run

from kameng_docs import doctor
from kameng_docs.doctor import Machine, Use, machine
from kameng_docs.doctor.machine import Sight
from kameng_docs.writers import native
from kameng_docs.writers.faces import BODY, faces

SYSTEMS = ("apt", "dnf", "pacman", "brew", "windows", "other")
EVERYTHING = tuple(machine.look(Path("cases")).sights)


def with_missing(*ids: str, system: str = "apt", root: bool = False) -> Machine:
    return Machine(system, root, {piece: Sight(piece not in ids) for piece in EVERYTHING})


def piece_of(seen: Machine, wanted: str) -> doctor.Piece:
    return next(piece for piece in doctor.diagnose(seen) if piece.id == wanted)


def test_every_probe_has_its_words_and_every_piece_its_probe() -> None:
    assert [piece.id for piece in doctor.diagnose(with_missing())] == list(EVERYTHING)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("missing", EVERYTHING)
def test_a_missing_piece_is_told_with_what_follows_and_the_command(missing: str, system: str) -> None:
    pieces = doctor.diagnose(with_missing(missing, system=system))
    told = next(piece for piece in pieces if piece.id == missing)
    text = doctor.as_text(pieces)
    assert [piece.id for piece in pieces if not piece.found] == [missing]
    assert f"用处: {told.needed_for}\n" in text
    assert f"没有它: {told.without}\n" in text
    assert f"怎么办: {told.command}\n" in text
    assert text.endswith(f"缺 1 样: {told.name}。")


@pytest.mark.parametrize(
    ("missing", "system", "command"),
    [
        ("pango", "apt", "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0"),
        ("chinese-serif", "apt", "sudo apt-get install -y fonts-noto-cjk"),
        ("harfbuzz-subset", "apt", "sudo apt-get install -y libharfbuzz-subset0"),
        ("qpdf", "brew", "brew install qpdf"),
    ],
)
def test_the_command_is_that_of_the_system(missing: str, system: str, command: str) -> None:
    assert piece_of(with_missing(missing, system=system), missing).command == command


def test_windows_gets_pango_from_msys2_in_the_folder_where_weasyprint_looks() -> None:
    command = piece_of(with_missing("pango", system="windows"), "pango").command
    assert "pacman -S --noconfirm mingw-w64-ucrt-x86_64-pango" in command
    assert "WEASYPRINT_DLL_DIRECTORIES" in command
    assert r"C:\msys64\ucrt64\bin" in native.DLL_DIRECTORIES


def test_root_is_told_no_sudo() -> None:
    assert piece_of(with_missing("qpdf", root=True), "qpdf").command == "apt-get install -y qpdf"


def test_what_only_tests_or_own_styles_use_is_not_lacking_for_papers() -> None:
    pieces = doctor.diagnose(with_missing("soffice", "pango", "typst"))
    assert [piece.id for piece in doctor.lacking(pieces, Use.PAPERS)] == ["typst"]
    assert [piece.id for piece in doctor.lacking(pieces, Use.OPTIONAL)] == ["pango"]
    assert [piece.id for piece in doctor.lacking(pieces, Use.TESTS)] == ["soffice"]


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ((), 0),
        (("pango", "harfbuzz-subset", "ocr", "desk"), 0),
        (("soffice",), 0),
        (("typst",), 1),
        (("chinese-serif",), 1),
    ],
)
def test_a_machine_is_good_enough_when_it_makes_papers(
    missing: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "look", lambda _cases: with_missing(*missing))
    assert run("doctor").exit_code == code


def test_who_lacks_only_what_papers_do_without_is_told_so_in_the_last_line() -> None:
    told = [
        doctor.as_text(doctor.diagnose(with_missing(*missing))).splitlines()[-1]
        for missing in (("pango",), ("pango", "typst"))
    ]
    assert told == [
        "出文书要用的一样不缺；另外缺 1 样: Pango 和 HarfBuzz。",
        "缺 2 样: Typst 排版程序、Pango 和 HarfBuzz。",
    ]


@pytest.mark.parametrize(("system", "face"), [("windows", "SimSun"), ("brew", "Songti SC")])
def test_a_system_that_brings_chinese_faces_is_told_which(system: str, face: str) -> None:
    """The names under which the writer looks for them, so that neither is told what the other does not know."""
    told = piece_of(with_missing("chinese-serif", system=system), "chinese-serif").command
    assert face in told
    assert face in BODY


@pytest.mark.parametrize("system", SYSTEMS)
def test_typst_is_got_by_pip_alone(system: str) -> None:
    assert piece_of(with_missing("typst", system=system), "typst").command.endswith(
        "python -m pip install typst"
    )


def test_a_wheel_that_cannot_be_loaded_is_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError('no such library')\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    assert machine.look(Path("cases")).sights["typst"] == Sight(found=False, detail="no such library")


def test_a_machine_with_everything_is_told_in_one_line_each_and_what_is_optional_with_its_purpose() -> None:
    pieces = doctor.diagnose(with_missing())
    text = doctor.as_text(pieces)
    assert text.endswith("一样不缺。")
    assert "怎么办" not in text
    optional = [piece for piece in pieces if piece.use is Use.OPTIONAL]
    assert {piece.id for piece in optional} == {"pango", "harfbuzz-subset", "ocr", "desk"}
    assert [line.strip() for line in text.splitlines() if "用处" in line] == [
        f"用处: {piece.needed_for}" for piece in optional
    ]
    assert len(text.splitlines()) == len(EVERYTHING) + len(optional) + len(Use) + 1


@pytest.mark.parametrize("there", [("rapidocr",), ("onnxruntime",), ()])
def test_half_a_reader_of_pictures_is_none(there: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "find_spec", lambda name: name in there)
    assert machine.probes(Path("cases"))["ocr"]() == Sight(found=False)


@pytest.mark.parametrize(
    ("system", "command"), [("windows", r"setup\requirements-ocr.txt"), ("apt", "make ocr")]
)
def test_the_reader_of_pictures_is_got_in_a_checkout_and_by_the_extra(system: str, command: str) -> None:
    told = piece_of(with_missing("ocr", system=system), "ocr").command
    assert command in told
    assert 'pip install "kameng-docs[ocr]"' in told


@pytest.mark.parametrize(("system", "command"), [("windows", "开始.cmd"), ("brew", "make desk")])
def test_the_desk_is_got_by_a_double_click_by_make_and_by_the_extra(
    system: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = piece_of(with_missing("desk", system=system), "desk").command
    assert command in told
    assert 'pip install "kameng-docs[desk]"' in told
    monkeypatch.setattr(machine, "find_spec", lambda name: name != "nicegui")
    assert machine.probes(Path("cases"))["desk"]() == Sight(found=False)


def test_json_has_the_same_pieces() -> None:
    pieces = doctor.diagnose(with_missing("pango"))
    told = json.loads(doctor.as_json(pieces))["pieces"]
    assert [entry["id"] for entry in told if not entry["found"]] == ["pango"]
    assert list(told[0]) == ["id", "name", "use", "found", "detail", "needed_for", "without", "command"]


@pytest.fixture
def no_memory() -> None:
    for asked in (native.missing_libraries, native.has_subsetter, native.chinese_serif):
        asked.cache_clear()
    yield
    for asked in (native.missing_libraries, native.has_subsetter, native.chinese_serif):
        asked.cache_clear()


@pytest.mark.usefixtures("no_memory")
def test_without_pango_no_pdf_can_be_made_and_the_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = {"pango-1.0": ("libno-such-pango.so.0",), "c": ("libc.so.6", "libSystem.dylib", "msvcrt.dll")}
    monkeypatch.setattr(native, "REQUIRED", absent)
    assert native.missing_libraries() == ("pango-1.0",)
    assert not native.can_make_pdf()
    assert machine.look(Path("cases")).sights["pango"] == Sight(found=False, detail="缺 pango-1.0")


@pytest.mark.usefixtures("no_memory")
def test_the_libraries_found_are_those_that_weasyprint_needs() -> None:
    imports = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "import weasyprint"], capture_output=True, check=False
    )
    assert native.can_make_pdf() == (imports.returncode == 0)


@pytest.mark.usefixtures("no_memory")
def test_without_fontconfigs_tool_the_font_files_are_looked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(native.shutil, "which", lambda _name: None)
    monkeypatch.setattr(native, "FONT_FOLDERS", {"": (str(tmp_path),), sys.platform: (str(tmp_path),)})
    assert native.chinese_serif() == ""
    native.chinese_serif.cache_clear()
    font = tmp_path / "noto" / "NotoSerifCJK-Regular.ttc"
    font.parent.mkdir()
    font.touch()
    assert native.chinese_serif() == str(font)


@pytest.mark.usefixtures("no_memory")
def test_a_sans_face_alone_is_not_a_song_face(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    listing = tmp_path / "fc-list"
    listing.write_text("#!/bin/sh\necho 'Noto Sans CJK SC,Noto Sans CJK SC Medium'\n", encoding="utf-8")
    listing.chmod(0o755)
    monkeypatch.setattr(native.shutil, "which", lambda _name: str(listing))
    assert native.chinese_serif() == ""
    native.chinese_serif.cache_clear()
    listing.write_text("#!/bin/sh\necho 'Some Face,宋体'\n", encoding="utf-8")
    assert native.chinese_serif() == "宋体"


@pytest.mark.parametrize(
    ("encoding", "found"), [("utf-8", True), ("gbk", True), ("ascii", False), ("cp1252", False)]
)
def test_a_terminal_that_cannot_say_it_in_chinese_is_told(encoding: str, found: bool) -> None:
    assert machine._terminal(encoding) == Sight(found, encoding)


def test_a_folder_without_cases_is_told_by_its_path(tmp_path: Path) -> None:
    assert machine.look(tmp_path).sights["cases"] == Sight(found=False, detail=str(tmp_path))
    (tmp_path / "案.yaml").touch()
    assert machine.look(tmp_path).sights["cases"] == Sight(found=True, detail="1 件")


def test_asking_does_not_load_weasyprint() -> None:
    program = (
        "import sys; from pathlib import Path; from kameng_docs import doctor;"
        "doctor.examine(Path('cases')); sys.exit(bool({'weasyprint', 'rapidocr', 'onnxruntime', 'nicegui'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_face_that_is_told_is_the_one_that_papers_are_set_in() -> None:
    assert machine.look(Path("cases")).sights["chinese-serif"] == Sight(found=True, detail=faces().body[0])


def test_the_detail_of_a_found_piece_stands_on_its_line() -> None:
    seen = with_missing()
    fonts = {**seen.sights, "chinese-serif": Sight(found=True, detail="Songti SC")}
    lines = doctor.as_text(doctor.diagnose(replace(seen, sights=fonts))).splitlines()
    assert [line for line in lines if "宋体" in line and line.endswith(" Songti SC")]
