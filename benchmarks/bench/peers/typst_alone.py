"""The documents of a case by Typst and nothing else: as a script would do it that had them as data. `python … FOLDER`."""

import json
import sys
from datetime import datetime
from pathlib import Path

import typst

folder = Path(sys.argv[1])
given = json.loads((folder / "typst.json").read_text("utf-8"))
fonts = {"font_paths": typst.Fonts(**given["fonts"])} if given["fonts"] else {}
compiler = typst.Compiler(**given["compiler"], **fonts)
for number, call in enumerate(given["calls"]):
    content = compiler.compile(
        input={name: text.encode() for name, text in call["input"].items()},
        format="pdf",
        pdf_standards=call["pdf_standards"],
        timestamp=datetime.fromisoformat(call["timestamp"]),
    )
    (folder / f"typst-{number}.pdf").write_bytes(content)
