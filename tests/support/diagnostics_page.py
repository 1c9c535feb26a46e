"""docs/diagnostics.md, made from the bad files: each code, what it means, a faulty line and what is printed.

What a code means stands here, and nowhere else; everything below it is what the program prints.
"""

import re
from pathlib import Path

import yaml
from badfiles import BAD, Outcome, bad_files, codes_named_by, codes_of_package, outcome

from kameng_docs.diagnostics import Diagnostic, as_text
from kameng_docs.pipeline import Workshop
from kameng_docs.resources import PACKAGE

HERE = Path(__file__).parents[1]
PAGE = HERE.parent / "docs" / "diagnostics.md"
MEANINGS = PACKAGE / "registry" / "meanings.yaml"
# Faults of the program's own files, of the machine or of the author's own templates.
NOT_OF_A_CASE_FILE = ("data.", "law.", "template.", "output.", "association.")
# As many examples as a reader looks at.
EXAMPLES = 4

HEAD = """# 报错一览

`kameng-docs check` 会说的每一种问题：是什么、怎样的写法会引起、屏幕上怎样显示。
**错误**要改好才能出文书；**警告**只提醒，文书照出（说“先不出”的那几份除外）。
`文件:行:列` 指到出错的那个字；`改法` 一行写着怎么改。

本页由 tests/bad/ 里的错误样例生成，不要手改（`pytest tests/rules/test_diagnostics.py --update-docs`）。
"""


def page(workshop: Workshop) -> str:
    """The whole page. Fails if a code has no meaning written down, or a meaning no code."""
    sections = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    told = [code for section in sections for code in section["codes"]]
    assert sorted(told) == sorted(codes_of_package()), set(told) ^ codes_of_package()
    outcomes = {file: outcome(workshop, file) for file in bad_files()}
    parts = [HEAD]
    for section in sections:
        parts.append(f"## {section['title']}\n\n{section['note']}\n")
        for code, meaning in section["codes"].items():
            parts.append(f"### {code}\n\n{meaning}\n")
            examples = _examples(code, outcomes)
            if examples:
                parts.append("```text\n" + "\n".join(examples) + "\n```\n")
    return "\n".join(parts)


def _examples(code: str, outcomes: dict[Path, Outcome]) -> list[str]:
    """What is printed for `code`: of the files named after it first, each kind of message once."""
    if code.startswith(NOT_OF_A_CASE_FILE):
        return []
    files = sorted(outcomes, key=lambda file: (codes_named_by(file) != code, file.parent != BAD, file.name))
    printed: dict[str, str] = {}
    for file in files:
        if printed and codes_named_by(file) != code:
            break
        for fault in sorted(outcomes[file].found, key=lambda fault: fault.at is None):
            if fault.code == code:
                printed.setdefault(_kind(fault), _text(fault, outcomes[file].texts))
    return list(printed.values())[:EXAMPLES]


def _kind(fault: Diagnostic) -> str:
    """The message without what the author wrote, so that four examples are of four kinds if there are four."""
    return re.sub(r"“[^”]*”|[0-9]+", "", fault.message)


def _text(fault: Diagnostic, texts: dict[str, str]) -> str:
    """As it is printed, the file called 案件.yaml and without what the test wants to find on the line."""
    shown = as_text(fault, texts)
    shown = re.sub(r" *# expect: [a-z., -]+$", "", shown, flags=re.MULTILINE)
    own = fault.at.file if fault.at else f"{fault.case}"
    if own.startswith("with-parties/parties/"):
        return shown.replace("with-parties/parties/", "cases/parties/")
    return shown.replace(own, "cases/某案.yaml" if fault.at else "某案", 1).replace("with-parties/", "cases/")
