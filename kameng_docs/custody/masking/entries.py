"""Bars → 打码 in the case file: added to what the author wrote, which stays as it is."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import yaml

from kameng_docs.custody.journal import Faults, Opened, Proposal, Refused, proposed, raw
from kameng_docs.custody.journal.nodes import (
    end_of,
    lines_at,
    mapping_at,
    next_line,
    root_of,
    start_of,
    values_of,
    within,
)
from kameng_docs.custody.journal.scalars import in_braces, pair
from kameng_docs.custody.journal.splice import Splice, plain
from kameng_docs.custody.masking.proof import Looked, pixels

EXHIBITS, KEY, FILE, BOXES, INTO = "证据", "打码", "文件", "框", "存为"


def with_bars(before: Opened, looked: Sequence[Looked]) -> Proposal | Faults | Refused | None:
    """The case file with the bars of the pictures; None where there are none to be added."""
    wanting = [each for each in looked if each.bars and each.fit]
    if not wanting:
        return None
    text, data = plain(before.content), raw(before.content)
    root, splices = root_of(text), list[Splice]()
    for key, of_exhibit in groupby(wanting, key=lambda each: each.picture.exhibit):
        several = list(of_exhibit)
        for each in several:
            _as_data(data[EXHIBITS][key], each)
        splices += _of_exhibit(text, mapping_at(root, EXHIBITS, key), several)
    by_hand = "\n".join(f"  {each.picture.exhibit} 的{KEY}: [{_item(each)}]" for each in wanting)
    refused = Refused(f"案件文件的写法特殊，程序不敢往“{EXHIBITS}”里插", f"自己写进去：\n{by_hand}")
    return proposed(before, splices, data, refused)


def _as_data(exhibit: dict[str, Any], looked: Looked) -> None:
    """What a reader of the file is to find there."""
    boxes = [[str(n) for n in pixels(bar.box)] for bar in looked.bars]
    if looked.picture.entry is not None:
        item = exhibit[KEY][looked.picture.entry]
        # Where the author said that nothing is to be covered, something is now.
        item[BOXES] = [*item[BOXES], *boxes] if isinstance(item[BOXES], list) else boxes
        return
    item = {FILE: looked.picture.file, BOXES: boxes, INTO: looked.picture.into}
    exhibit[KEY] = [*(exhibit.get(KEY) or []), item]


def _of_exhibit(text: str, exhibit: yaml.MappingNode, looked: Sequence[Looked]) -> list[Splice]:
    masking = values_of(exhibit).get(KEY)
    splices = [
        _more(text, values_of(masking.value[each.picture.entry])[BOXES], _boxes(each))
        for each in looked
        if masking is not None and each.picture.entry is not None
    ]
    items = [_item(each) for each in looked if each.picture.entry is None]
    if items and masking is not None:
        splices.append(_more(text, masking, items))
    elif items:
        splices.append(_new_key(text, exhibit, f"{KEY}: [{', '.join(items)}]"))
    return splices


def _more(text: str, node: yaml.Node, items: Sequence[str]) -> Splice:
    """Items behind the last of a list; a list instead of nothing, or of the word that there are none."""
    if not isinstance(node, yaml.SequenceNode):
        space = "" if node.value else " "
        return Splice(start_of(node), end_of(text, node), f"{space}[{', '.join(items)}]")
    if node.flow_style:
        return within(text, node, ", ".join(items))
    lines = "".join(f"{' ' * node.start_mark.column}- {item}\n" for item in items)
    return lines_at(text, next_line(text, end_of(text, node)), lines)


def _new_key(text: str, exhibit: yaml.MappingNode, words: str) -> Splice:
    if exhibit.flow_style:
        return within(text, exhibit, words)
    line = f"{' ' * exhibit.start_mark.column}{words}\n"
    return lines_at(text, next_line(text, end_of(text, exhibit)), line)


def _item(looked: Looked) -> str:
    picture = looked.picture
    named = in_braces({FILE: picture.file})[:-1]
    return f"{named}, {BOXES}: [{', '.join(_boxes(looked))}], {pair(INTO, picture.into)}}}"


def _boxes(looked: Looked) -> list[str]:
    return [str(list(pixels(bar.box))) for bar in looked.bars]
