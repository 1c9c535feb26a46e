"""The documents of a case by WeasyPrint as its manual begins: one call a document. `python … FOLDER`."""

import sys
from pathlib import Path

from weasyprint import HTML

for page in sorted(Path(sys.argv[1]).glob("*.html")):
    HTML(string=page.read_text("utf-8")).write_pdf(page.with_suffix(".pdf"))
