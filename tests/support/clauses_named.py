"""Every clause that a text names, and the briefs of the reviewed cases.

A reader of its own, beside that of the product (kameng_docs/law/clauses_named.py): it reads only what we write ourselves, and a
slip of the product's reader must not hide a clause from the tests that count what our papers cite.
"""

import re

from cases_support import REPOSITORY, TODAY, brief_of
from reviewed import MADE

from kameng_docs.brief import Brief
from kameng_docs.law.library import load
from kameng_docs.pipeline import check, open_workshop

LIBRARY = load()
NUMERAL = "[零一二三四五六七八九十百千]+"
# A law named, and all that is said of it before another is.
PLACE = re.compile(
    rf"第(?P<a>{NUMERAL})条(?:之(?P<b>{NUMERAL}))?(?:第(?P<p>{NUMERAL})款)?(?:第(?P<i>{NUMERAL})项)?|第(?P<p2>{NUMERAL})款"
)
NAMES = {
    spelled: statute.id
    for statute in LIBRARY.statutes.values()
    for edition in statute.editions
    for name in (edition.title, edition.title.removeprefix("中华人民共和国"), edition.short)
    for spelled in (name, name.replace("《", "〈").replace("》", "〉"))
}
LAWS = "|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))
NAMED = re.compile(rf"《?(?P<law>{LAWS})》?|《(?P<rule>[^《》]+)》|{PLACE.pattern}")
RULE = "a rule of the platform"


def number(numeral: str | None) -> int | None:
    from cn2an import cn2an

    return (
        None
        if numeral is None
        else int(cn2an(f"一{numeral}" if numeral.startswith("十") else numeral, "smart"))
    )


def places(text: str):
    """(statute, 条, 款, 项) of every clause that `text` names."""
    statute, article = "", None
    for found in NAMED.finditer(text):
        if found["law"]:
            statute = NAMES[found["law"]]
        elif found["rule"]:
            statute = RULE
        elif found["a"]:
            # 第三百零七条之一 is an article of its own.
            article = str(number(found["a"])) + (f"-{number(found['b'])}" if found["b"] else "")
            yield (
                statute,
                article,
                number(found["p"]),
                number(found["i"]),
                text[max(0, found.start() - 20) : found.end()],
            )
        elif statute:
            yield statute, article, number(found["p2"]), None, text[max(0, found.start() - 20) : found.end()]


def brief_of_case(name: str) -> Brief:
    if name in MADE:
        return brief_of(MADE[name], name=name)
    shop = open_workshop(REPOSITORY / "cases")
    brief = check(shop, REPOSITORY / "cases" / f"{name}.yaml", TODAY).brief
    assert brief is not None
    return brief
