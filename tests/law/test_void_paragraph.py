"""Who says that terms are void cites the paragraph that makes them so, not only the one that forbids them."""

import re
from typing import Any

import yaml

from kameng_docs.resources import PACKAGE

# 消费者权益保护法 §26: the second paragraph forbids, the third says that what is forbidden is void.
FORBIDS, VOIDS = "consumer-law:26.2", "consumer-law:26.3"
CITED = re.compile(r"([^。；]*)（?\[\[([^\]]*)\]\]")


def told_void() -> list[tuple[str, str, str]]:
    """Each part of a sentence of the library that says so: of which entry, the words, what it cites."""
    found = []
    for path in sorted((PACKAGE / "law").glob("*/*.yaml")):
        entry: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        if not isinstance(entry, dict) or "cites" not in entry:
            continue
        texts = [
            value for key, value in entry.items() if isinstance(value, str) and key not in {"title", "fails"}
        ]
        texts.append(f"{entry.get('short', '')}[[{'; '.join(entry.get('short_cites', []))}]]")
        found += [
            (path.stem, said, cited)
            for text in texts
            for said, cited in CITED.findall(text)
            if "无效" in said
        ]
    return found


def test_what_is_void_is_so_by_the_third_paragraph() -> None:
    by_this_law = [each for each in told_void() if FORBIDS in each[2]]
    assert len(by_this_law) > 5
    assert [each for each in by_this_law if VOIDS not in each[2]] == []
