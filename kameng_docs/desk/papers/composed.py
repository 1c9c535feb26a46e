"""The papers of a case as words, at once: composed when they are asked for, kept while the case stays as it is."""

from dataclasses import dataclass
from datetime import date
from threading import RLock
from weakref import WeakKeyDictionary

from kameng_docs.brief import Brief
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.papers.composition import Composition, composition_of
from kameng_docs.page.contents import MARKS
from kameng_docs.pipeline import Checked, PaperSet, Sheet
from kameng_docs.pipeline.traced import Basis, basis_of
from kameng_docs.plan import Plan, Rung


@dataclass(frozen=True)
class Placed:
    """One paper, the set it belongs to, and its name in an address."""

    sheet: Sheet
    papers: PaperSet

    @property
    def id(self) -> str:
        """Set, channel and paper."""
        parts = (self.papers.folder, self.sheet.channel.slug, self.sheet.paper.slug)
        return "/".join(filter(None, parts))

    @property
    def name(self) -> str:
        """As the author finds it; of several sets with the set."""
        return self.sheet.paper.name + (f"（{self.papers.folder}）" if self.papers.folder else "")

    @property
    def brief(self) -> Brief:
        """The case as its paper tells it, nothing masked."""
        return self.papers.brief


@dataclass(frozen=True)
class Step:
    """A channel with its papers and where it stands on the day; `rung` is None for one that is on no ladder."""

    slug: str
    name: str
    rung: Rung | None
    papers: tuple[Placed, ...]

    @property
    def state(self) -> str:
        """In a few words."""
        return MARKS.get(self.rung.status, "") if self.rung else ""


@dataclass(frozen=True)
class Papers:
    """The papers of a case in the order of its plan. `plan` is None where the case has errors: then there are none."""

    checked: Checked
    plan: Plan | None = None
    steps: tuple[Step, ...] = ()

    def paper(self, wanted: str) -> Placed | None:
        """The paper of this name; the first that has words where there is none of it."""
        every = [each for step in self.steps for each in step.papers]
        named = next((each for each in every if each.id == wanted), None)
        return named or next((each for each in every if each.sheet.document), None)


def papers_of(case: OpenCase, today: date) -> Papers:
    """The papers as the case stands. It takes half a second: call it through `run.io_bound`."""
    composed = composition_of(case, today)
    with _LOCK:
        kept = _KEPT.get(case)
    if kept and kept.checked is composed.checked:
        return kept
    made = _in_order(composed)
    with _LOCK:
        _KEPT[case] = made
    return made


def basis_of_paper(placed: Placed) -> Basis:
    """What each of its sentences rests on."""
    return basis_of(placed.papers.shop, placed.papers.seen, placed.sheet, {"sheets": []})


def _in_order(composed: Composition) -> Papers:
    plan = composed.plan
    if plan is None:
        return Papers(composed.checked)
    placed: dict[str, list[Placed]] = {}
    for each, sheet in composed.papers:
        # What is filled in field by field is copied in the room of today.
        if not sheet.paper.slots:
            placed.setdefault(sheet.channel.slug, []).append(Placed(sheet, each))
    order = [rung.channel for rung in plan.rungs]
    slugs = sorted(placed, key=lambda slug: order.index(slug) if slug in order else len(order))
    steps = (
        Step(slug, placed[slug][0].sheet.channel.name, plan.rung(slug), tuple(placed[slug])) for slug in slugs
    )
    return Papers(composed.checked, plan, tuple(steps))


_KEPT: WeakKeyDictionary[OpenCase, Papers] = WeakKeyDictionary()
_LOCK = RLock()
