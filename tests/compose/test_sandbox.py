"""A wording or a layout from somebody else is no program: what it must not reach, what takes too long, what is too much."""

import os
import subprocess
import sys
import threading
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from machine_support import FULL, ROOT, SMALL, TICKET, TODAY, build, run, tree, with_cases

from kameng_docs.resources import sandbox

TICKET_WORDING = "platform_ticket/ticket.md.j2"
TOLD = (
    "template.too-much",
    "template.forbidden",
    "template.undefined-name",
    "template.failed",
    "template.syntax",
)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    return tmp_path


def own(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / "templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


LONG = [
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{{ i }}{% endfor %}{% endfor %}",
    "{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% set n = namespace(x='a') %}{% for i in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}{{ n.x }}",
    "{% set n = namespace(x=['a']) %}{% for i in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}{{ n.x }}",
    "{% set n = namespace(x=2) %}{% for i in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}{{ n.x }}",
    "{{ 'a' * 10**10 }}",
    "{{ 10**10 * 'a' }}",
    "{{ 10**(10**10) }}",
    "{{ ['a' * 10**6] * 10**6 }}",
    "{{ (['a' * 10**6] * 10**6) | join }}",
    "{{ ','.join(['a' * 900000] * 1000) }}",
    "{{ 'a' | center(10**10) }}",
    "{{ 'a'.ljust(10**10) }}",
    "{{ '\t' * 90000 }}{{ ('\t' * 90000).expandtabs(90000) }}",
    "{{ ('a' * 90000).replace('a', 'b' * 90000) }}",
    "{{ ('a' * 90000) | replace('a', 'b' * 90000) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (1000000000, 1) }}",
    "{{ '%1000000000d' | format(1) }}",
    "{{ '{:>1000000000}'.format(1) }}",
    "{{ '{:>{}}'.format(1, '1000000000') }}",
    "{{ lipsum(n=1000000) }}",
    "{{ (range(99999) | list) | batch(10**9, 'x') | list }}",
    "{{ 1 if 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' is matching('(a+)+$') else 0 }}",
    "{% set x %}{% for i in range(99999) %}{{ 'abcdefghijklmnopqrstuvwxyz' }}{% endfor %}{% endset %}{{ x }}",
    "{% for i in range(9999) %}{{ brief.title }}{{ 'abcdefghijklmnopqrstuvwxyz' }}{% endfor %}",
    "{% for i in range(9999) %}{{ 'abcdefghij' }} abcdefghij{% endfor %}",
    "{{ range(99999) | map('string') | join('a' * 900000) }}",
]
REACHING = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ brief.__class__.__init__.__globals__ }}",
    "{{ gate.__globals__ }}",
    "{{ ''['__class__'] }}",
    "{{ '' | attr('__class__') }}",
    "{{ '{0.__class__}'.format(brief) }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{% set x = brief.facts %}{{ x.clear() }}",
    "{{ [1].append(2) }}",
]


@pytest.mark.parametrize("wording", LONG, ids=range(len(LONG)))
def test_what_takes_too_much_is_told_and_does_not_hang(small: Path, wording: str) -> None:
    own(small, TICKET_WORDING, wording)
    begun = time.process_time()
    made = build("--only", "平台工单")
    assert time.process_time() - begun < 10
    assert made.exit_code == 1
    assert "template.too-much: [platform_ticket/ticket]" in made.stderr
    assert "Traceback" not in made.output
    assert not (small / "out" / SMALL / TICKET).exists()


@pytest.mark.parametrize("wording", REACHING, ids=range(len(REACHING)))
def test_what_reaches_for_the_program_is_told(small: Path, wording: str) -> None:
    own(small, TICKET_WORDING, wording)
    made = build("--only", "平台工单")
    assert made.exit_code == 1
    assert "错误 template." in made.stderr
    assert "Traceback" not in made.output
    assert not (small / "out" / SMALL / TICKET).exists()


def test_a_partial_of_all_papers_that_never_ends_is_told_in_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(with_cases(tmp_path, FULL))
    endless = "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
    own(tmp_path, "_base/partials.md.j2", endless)
    begun = time.process_time()
    told = run("check", "--today", TODAY)
    assert time.process_time() - begun < 10
    assert told.exit_code == 1
    assert "template.too-much" in told.stdout
    (tmp_path / "templates" / "_base" / "partials.md.j2").unlink()
    assert run("check", "--today", TODAY).exit_code == 0


def test_ours_say_the_same_in_the_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An author's folder that replaces nothing that is used changes no paper."""
    monkeypatch.chdir(with_cases(tmp_path, SMALL))
    assert build().exit_code == 0
    before = tree(tmp_path / "out" / SMALL)
    own(tmp_path, "unused/readme.txt", "没有用到")
    assert build("--force").exit_code == 0
    after = tree(tmp_path / "out" / SMALL)
    assert {name for name in before if before[name] != after[name]} <= {"manifest.json"}
    assert set(before) == set(after)


def test_without_signals_the_clock_is_looked_at_all_the_same() -> None:
    told: list[str] = []

    def render() -> None:
        made = sandbox.environment().from_string(
            "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}"
        )
        try:
            with sandbox.in_time():
                made.render()
        except sandbox.TooMuchError as error:
            told.append(str(error))

    sandbox.fresh()
    thread = threading.Thread(target=render)
    thread.start()
    thread.join(60)
    sandbox.fresh()
    assert told == ["算了超过 2 秒还没有算完"]


# What lies among the templates and is none.


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_out_of_the_templates_is_refused(small: Path) -> None:
    secret = small / "别处.txt"
    secret.write_text("别处的秘密", "utf-8")
    place = own(small, TICKET_WORDING, "x")
    place.unlink()
    place.symlink_to(secret)
    made = build()
    assert made.exit_code == 1
    assert (
        f"template.unfit-file: templates/{TICKET_WORDING} 是一个链接（快捷方式），指到文件夹外面"
        in made.stderr
    )
    assert not (small / "out").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize(
    "name", [TICKET_WORDING, "group/channel.yaml", "_base/layout.docx", "_base/page.css", "_base/paper.typ"]
)
def test_a_pipe_among_the_templates_is_refused_at_once(small: Path, name: str) -> None:
    place = own(small, name, "x")
    place.unlink()
    os.mkfifo(place)
    told = subprocess.run(
        [sys.executable, "-m", "kameng_docs", "build", "--today", TODAY],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, encoding="utf-8", timeout=30, check=False,
    )  # fmt: skip
    assert told.returncode == 1
    assert f"template.unfit-file: templates/{name}" in told.stderr


def test_a_template_of_a_gigabyte_is_refused_unread(small: Path) -> None:
    place = own(small, TICKET_WORDING, "x")
    with place.open("r+b") as file:
        file.truncate(5_000_000_000)
    made = build()
    assert made.exit_code == 1
    assert "template.unfit-file" in made.stderr
    with place.open("r+b") as file:
        file.truncate(800_000)
    assert "template.too-much" in build("--only", "平台工单").stderr


# The Word layout.


def layout(words: str) -> bytes:
    """Ours, with other words where the title stands."""
    made = BytesIO()
    with (
        zipfile.ZipFile(ROOT / "templates" / "_base" / "layout.docx") as ours,
        zipfile.ZipFile(made, "w") as theirs,
    ):
        for entry in ours.infolist():
            data = ours.read(entry)
            if entry.filename == "word/document.xml":
                assert b"title" in data
                data = data.replace(b"{{ title }}", words.encode()).replace(b"{{title}}", words.encode())
                assert words.encode() in data
            theirs.writestr(entry, data)
    return made.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 'a' * 10**10 }}",
        "{{ title.__class__.__mro__ }}",
        "{{ title + 1 }}",
        "{{ 1 / 0 }}",
        "{% for i in range(10**9) %}x{% endfor %}",
    ],
)
def test_a_layout_is_no_program_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    from datetime import date

    from kameng_docs.blocks import Document
    from kameng_docs.writers.docx import render_docx

    place = tmp_path / "layout.docx"
    place.write_bytes(layout(words))
    sandbox.fresh()
    begun = time.process_time()
    made = render_docx(Document("标题", ()), place, made_on=date(2026, 11, 22))
    assert time.process_time() - begun < 10
    assert made.data == b""
    assert "Word 版式“layout.docx”" in made.faults[-1]


def bomb(entries: int, size: int) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(entries):
            archive.writestr(f"word/document{i or ''}.xml", b" " * size)
    return made.getvalue()


@pytest.mark.parametrize("of", [(1, 200_000_000), (3_000, 10), (40, 2_000_000)], ids=["large", "many", "sum"])
def test_a_layout_that_unpacks_to_a_multiple_is_not_unpacked(tmp_path: Path, of: tuple[int, int]) -> None:
    from datetime import date

    from kameng_docs.blocks import Document
    from kameng_docs.writers.docx import render_docx

    place = tmp_path / "layout.docx"
    place.write_bytes(bomb(*of))
    begun = time.process_time()
    made = render_docx(Document("标题", ()), place, made_on=date(2026, 11, 22))
    assert time.process_time() - begun < 2
    assert "没有解开" in made.faults[-1]


def test_every_environment_of_jinja_is_the_sandbox_or_ours_alone() -> None:
    """The next one that renders what somebody wrote goes through `kameng_docs/resources/sandbox.py`."""
    made = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "kameng_docs").rglob("*.py")
        if "jinja2.Environment(" in path.read_text("utf-8")
        or "Template(" in path.read_text("utf-8").replace("DocxTemplate(", "")
    }
    # The page that opens a case, and that of figures, have layouts of the program alone: `shipped_templates` is all it looks in.
    assert made == {"kameng_docs/compose/wordings.py", "kameng_docs/resources/own_pages.py"}
    layout = (ROOT / "kameng_docs/resources/own_pages.py").read_text("utf-8")
    assert "FileSystemLoader(str(folder))" in layout
    assert "folder = shipped_templates()" in layout
