"""What a template leaves behind where something went wrong, and no paper ever says."""

import re
from collections.abc import Iterator

from kameng_docs.proof.reading import squeezed

# Braces of Jinja, marks of Markdown, blanks of a form that were not filled.
SIGNS = ("{{", "}}", "{%", "%}", "{#", "#}", "**", "|--", "⟦", "⟧")
WORDS = re.compile(r"(?<![A-Za-z])(?:None|Undefined|undefined|NaN|TODO|FIXME)(?![A-Za-z])")
# Signs that have no meaning of their own: our values travel in them (compose/tokens.py).
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
CONTEXT = 8


def residue(text: str, said: str) -> Iterator[str]:
    """Each residue in `text`, told with what stands around it. What is among the words `said` by the document is none: its
    author may write of templates.
    """
    signs = [sign for sign in SIGNS if sign in text]
    found = {each[0]: each.start() for each in WORDS.finditer(text)}
    own = squeezed(said) if signs or found else ""
    for sign in signs:
        if sign not in own:
            yield f"“{_around(text, text.index(sign), sign)}”里有模板的符号“{sign}”"
    for word, at in found.items():
        if word not in own:
            yield f"“{_around(text, at, word)}”里有没填上的“{word}”"
    if private := PRIVATE.search(text):
        code = f"U+{ord(private[0]):04X}"
        yield f"“{_around(text, private.start(), private[0])}”里有只在程序里用的符号（{code}）"


def _around(text: str, at: int, what: str) -> str:
    shown = text[max(0, at - CONTEXT) : at + len(what) + CONTEXT]
    return PRIVATE.sub("□", " ".join(shown.split()))
