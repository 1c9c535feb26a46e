"""Cases kept composed between two rounds of a watch: what was saved is composed at once, and told before it is printed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kameng_docs.build.composed import Pages, Ready, compose_ahead
from kameng_docs.build.job import Job, Result
from kameng_docs.build.one import build_checked
from kameng_docs.build.printing import pages_as_bound
from kameng_docs.build.words import Change, Words, changed, words_of
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.pipeline import Checked, Workshop, check, open_workshop, sets_of

# Cases that are kept, those that were saved last: one of sixty papers has half a megabyte of words.
MOST = 16


@dataclass(frozen=True)
class News:
    """What a saved case says otherwise than before, before its pages are made, and what was found in it."""

    case: str
    changes: tuple[Change, ...]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str] = field(default_factory=dict)


Told = Callable[[News], None]


@dataclass(frozen=True)
class _Kept:
    """A case as it was composed last: its words, and the pages of its books. It ends when the case is composed again."""

    words: Words
    pages: list[Pages]


class Warm:
    """The cases of one watch. What is kept of a case ends with the next time it is composed, or after `MOST` others."""

    def __init__(self, told: Told) -> None:
        """`told` hears of the changed words of a case, as soon as they are composed."""
        self._told = told
        self._kept: dict[Path, _Kept] = {}

    def knows(self, file: Path) -> bool:
        """Whether the words of this case are kept, so that what changes in them can be told."""
        return file in self._kept

    def forget(self, files: Sequence[Path]) -> None:
        """Cases of which something may be otherwise that nobody composed here; those that are gone."""
        for file in files:
            self._kept.pop(file, None)

    def learn(self, file: Path, job: Job) -> None:
        """Compose a case as it stands, so that the next save of it can be told in words. Nothing is written."""
        shop = open_workshop(file.parent)
        checked = check(shop, file, job.made_on)
        if checked.brief is not None:
            sets = sets_of(shop, checked)
            pages = pages_as_bound(shop, checked, file, job, sets)
            self._keep(file, compose_ahead(sets, pages), pages)

    def made(self, file: Path, job: Job, key: str) -> Result:
        """The case made anew: its changed words are told first, then its papers are printed from what was composed."""
        shop = open_workshop(file.parent)
        checked = check(shop, file, job.made_on)
        before = self._kept.get(file)
        if checked.brief is None or before is None:
            return build_checked(shop, checked, file, job, key)
        ready = self._composed(shop, checked, before)
        self._keep(file, ready, before.pages)
        result = build_checked(shop, checked, file, job, key, ready=ready)
        if ready.pages:
            self._keep(file, ready, ready.pages)
        return result

    def _composed(self, shop: Workshop, checked: Checked, before: _Kept) -> Ready:
        ready = compose_ahead(sets_of(shop, checked), before.pages)
        changes = changed(before.words, _words(ready))
        found = (*checked.diagnostics, *(each for one in ready.composed for each in one.found))
        self._told(News(checked.name, changes, found, checked.texts))
        return ready

    def _keep(self, file: Path, ready: Ready, pages: list[Pages]) -> None:
        self._kept.pop(file, None)
        self._kept[file] = _Kept(_words(ready), pages)
        for oldest in list(self._kept)[:-MOST]:
            del self._kept[oldest]


def _words(ready: Ready) -> Words:
    return words_of(sheet for one in ready.composed for sheet in one.sheets)
