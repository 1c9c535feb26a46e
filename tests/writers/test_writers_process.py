"""The same bytes in another process, and a light import."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import hashlib, sys
from specimens import HOSTILE, LONG, STATEMENT_OF_CLAIM
from writers_support import DAY, ENGINES, LAYOUT, first_of
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.fragment import fragment
from kameng_docs.writers.text import render_text
documents = [STATEMENT_OF_CLAIM, HOSTILE, LONG]
for document in documents[:: int(sys.argv[1])]:
    for rendered in (
        render_text(document),
        render_docx(document, LAYOUT, made_on=DAY),
        *(first_of(document, engine) for engine in ENGINES),
    ):
        print(document.title, hashlib.sha256(rendered.data).hexdigest())
    print(document.title, hashlib.sha256(fragment(document, 3).encode()).hexdigest())
"""


def printed(program: str, *arguments: str, **environment: str) -> list[str]:
    path = os.pathsep.join([os.path.dirname(__file__), *sys.path])  # noqa: PTH120
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout.splitlines()


def test_another_process_time_zone_locale_and_order_gives_the_same_bytes():
    here = printed(PROGRAM, "1", TZ="Asia/Shanghai", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = printed(PROGRAM, "-1", TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="2")
    assert len(here) == 15
    assert sorted(here) == sorted(there)


@pytest.mark.parametrize(
    "module",
    [".engines", *(f".writers.{name}" for name in ("text", "fragment", "docx", "typst", "weasyprint"))],
)
def test_importing_a_writer_loads_no_engine(module):
    heavy = "{'typst', 'weasyprint', 'docx', 'docxtpl', 'jinja2', 'lxml', 'markdown_it', 'pikepdf', 'logging.config'}"
    program = f"import sys, kameng_docs{module}; print(*{heavy}.intersection(sys.modules))"
    assert printed(program) == [""]
