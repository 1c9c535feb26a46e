"""What a paper that everybody may read must not say, whoever wrote it."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.blocks import Document, words
from kameng_docs.diagnostics import Diagnostic, Scope
from kameng_docs.disclosure import policy
from kameng_docs.law.naming import named
from kameng_docs.law.tone import tones_in

# What is quoted is somebody's own words, or those of the law.
QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|《[^《》]*》")


def check_tone(document: Document, name: str, audience: str, on: date) -> Iterator[Diagnostic]:
    """Insults, verdicts, threats and motives withhold a public paper (民法典 第一千零二十四条 以下; channels.md §7.3)."""
    if audience not in policy().open:
        return
    text = QUOTED.sub("“”", "\n".join(f"{piece}。" for piece in words(document)))
    for tone, said in tones_in(text, anybody=True):
        if tone.keeps_out:
            law = named(tone.authority, on)
            yield Diagnostic(
                "document.heated-words",
                f"这份文书所有人都看得到，里面有“{'”“'.join(said)}”：{tone.wrong}，先不出",
                f"{tone.instead}（法律：{law}）" if law else tone.instead,
                scope=Scope.DOCUMENT,
                document=name,
            )
