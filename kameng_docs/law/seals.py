"""Seals: the SHA-256 of the official words of each 款 and of its place, which check a quotation without those words."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.library import Library
from kameng_docs.law.model import Article, Edition, Paragraph, Reference, Statute
from kameng_docs.law.reference import written

INVISIBLE = re.compile("[\\s\u200b]")
ITEM_LABEL = re.compile(r"^[(（]([一二三四五六七八九十]+)[)）]")


def normalised(words: str) -> str:
    """A 款 as it is compared: a 项 a line, no white space within lines, full-width brackets round 项 labels.

    Nothing else is forgiven: a comma, a proviso, another order all make another 款.
    """
    lines = (ITEM_LABEL.sub(r"（\1）", INVISIBLE.sub("", line)) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def seal_of(place: Reference, count: int, words: str) -> str:
    """The seal of a 款: of its words, of its place down to 款 and edition, and of how many 款 its article has.

    So a 款 that changes places, moves to another edition or loses a neighbour breaks a seal, though no word changed.
    """
    return hashlib.sha256(f"{written(place)}/{count}\n{normalised(words)}".encode()).hexdigest()


@dataclass(frozen=True)
class Placed:
    """A 款 where it stands: `place` names statute, article, 款 and edition; `count` is that of the 款 around it."""

    place: Reference
    count: int
    paragraph: Paragraph

    @property
    def sealed(self) -> bool:
        """Whether its words are those that were sealed for this place."""
        return self.paragraph.seal == seal_of(self.place, self.count, self.paragraph.words)


def placed(statute: Statute, edition: Edition, article: Article) -> list[Placed]:
    """Every 款 of an article."""
    return [
        Placed(
            Reference(statute.id, article.number, number, edition=edition.effective),
            len(article.paragraphs),
            paragraph,
        )
        for number, paragraph in enumerate(article.paragraphs, 1)
    ]


def check_seals(library: Library) -> list[Diagnostic]:
    """law.unsealed and law.seal-broken: every 款 that was never compared, or was changed or moved since."""
    faults = []
    for statute in library.statutes.values():
        for edition in statute.editions:
            for article in edition.articles.values():
                faults += [_broken(one) for one in placed(statute, edition, article) if not one.sealed]
    return faults


def _broken(one: Placed) -> Diagnostic:
    place, beginning = written(one.place), one.paragraph.text[:20]
    if not one.paragraph.seal:
        hint = "用 law verify 原文目录 --seal 核对并加封"
        return Diagnostic("law.unsealed", f"{place} 未与官方文本核对过：{beginning}…", hint)
    hint = "恢复原文、款序和款数；官方文本确已修改的，另立一个版本"
    return Diagnostic("law.seal-broken", f"{place} 与加封时的官方文本或位置不同：{beginning}…", hint)


def write_seals(path: Path, seals: dict[Reference, str]) -> bool:
    """Put these seals into a statute's file, leaving everything else in it byte for byte; whether it changed.

    Raises ValueError where a 款 that is to be sealed does not stand there in block style.
    """
    text = path.read_bytes().decode()
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    changes = [change for node in _editions(root) for change in _changes(node, root, seals)]
    if len(changes) != len(seals):
        raise ValueError(f"{path.name}: {len(changes)} of {len(seals)} seals found their place")
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    if text.encode() == path.read_bytes():
        return False
    draft = path.with_suffix(".yaml.draft")
    draft.write_bytes(text.encode())
    draft.replace(path)
    return True


def _children(node: yaml.Node) -> dict[str, yaml.Node]:
    return {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _editions(root: yaml.Node | None) -> list[yaml.Node]:
    editions = _children(root)["editions"].value if root else []
    return list(editions)


def _changes(
    edition: yaml.Node, root: yaml.Node | None, seals: dict[Reference, str]
) -> Iterator[tuple[int, int, str]]:
    """Where the text of the file changes for the seals of one edition: from, to, the new words."""
    keys = _children(edition)
    id_ = _children(root)["id"].value if root else ""
    effective = date.fromisoformat(keys["effective"].value)
    for number, article in _children(keys.get("articles", yaml.ScalarNode("", ""))).items():
        for place, node in enumerate(article.value, 1):
            seal = seals.get(Reference(id_, number, place, edition=effective))
            if seal:
                yield _change(node, seal)


def _change(node: yaml.Node, seal: str) -> tuple[int, int, str]:
    """One seal: over the old one, or on a line of its own below the text."""
    keys = _children(node)
    if "seal" in keys:
        return keys["seal"].start_mark.index, keys["seal"].end_mark.index, seal
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        raise ValueError(f"write {keys['text'].value[:20]!r} in block style")
    column = node.value[0][0].start_mark.column
    end = keys["text"].end_mark.index
    return end, end, f"\n{' ' * column}seal: {seal}"
