"""A machine on which no PDF can be laid out, played by what the engines are told of it."""

import pytest

from kameng_docs.engines import by_typst
from kameng_docs.writers import native


def without_an_engine(bare: pytest.MonkeyPatch) -> None:
    """No Chinese face for Typst, no Pango for WeasyPrint; what is told is what the first lacks."""
    bare.setattr(by_typst, "_lacking", lambda: "中文宋体或仿宋")
    bare.setattr(native, "missing_libraries", lambda: ("pango-1.0",))
