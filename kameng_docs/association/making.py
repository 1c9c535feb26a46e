"""The papers of an association as files: printed, and written all together or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kameng_docs.association.docket import Docket
from kameng_docs.association.identity import Association
from kameng_docs.association.papers import Composed, compose_papers
from kameng_docs.association.readers import secrets_left
from kameng_docs.association.tables import lists_of
from kameng_docs.association.talk import Talk
from kameng_docs.build import Job
from kameng_docs.build.job import quiet
from kameng_docs.build.several import Made, Place, written_together
from kameng_docs.bundle.render import Press, Printed, print_all
from kameng_docs.channels import Channel, Paper
from kameng_docs.channels.rung import RungRule
from kameng_docs.diagnostics import Diagnostic, has_errors
from kameng_docs.engines import AUTO
from kameng_docs.joint.papers import plain_name
from kameng_docs.output import MadeFile, sha256
from kameng_docs.pipeline import Sheet, Workshop
from kameng_docs.procedure.ladder import OTHER_SIDE

PREFIX, SLUG = "约谈_", "association"
# These papers belong to no step of a complainant's.
CHANNEL = Channel(
    slug=SLUG, name="消费者协会", order=0, me="本会", them="贵方", rung=RungRule(reaches=OTHER_SIDE, lines=())
)


@dataclass(frozen=True)
class Order:
    """What is to be made, for whom, and where. `engine` lays out PDF."""

    us: Association
    docket: Docket
    talk: Talk
    made_on: date
    out: Path
    force: bool = False
    engine: str = AUTO

    @property
    def folder(self) -> Path:
        """Where the papers lie: beside those of cases, and none of theirs."""
        whom = self.docket.whom
        return self.out / (PREFIX + plain_name(whom.name or whom.shop or whom.platform))


def make(order: Order, shop: Workshop, waits: Callable[[str], None] = quiet) -> Made:
    """Print every paper and write them. While somebody else writes there, `waits` hears of it."""
    # Its name is nothing that a case could be called.
    name = f"约谈：{order.docket.whom.called}"
    place = Place(order.folder, name, order.docket.sources, shop.folders)
    job = Job(order.out, order.made_on, force=order.force, engine=order.engine, waits=waits)
    return written_together(place, job, lambda press: _printed(order, shop, press))


def _printed(order: Order, shop: Workshop, press: Press) -> tuple[Printed, list[Diagnostic]]:
    made, found = compose_papers(shop, order.us, order.docket, order.talk, order.made_on)
    tables, more = _tables(order)
    return print_all([_sheet(each) for each in made], press) + tables, [*found, *more]


def _sheet(made: Composed) -> Sheet:
    paper = made.wording
    shown = Paper(
        slug=paper.slug,
        name=paper.name,
        file=paper.file,
        template=paper.template,
        formats=paper.formats,
        audience=paper.audience,
        look=paper.look,
    )
    return Sheet(CHANNEL, shown, made.document, made.code)


def _tables(order: Order) -> tuple[Printed, list[Diagnostic]]:
    """The tables as files, and what stands in one that must not."""
    found: list[Diagnostic] = []
    files: list[tuple[MadeFile, bytes]] = []
    for each in lists_of(order.docket, order.talk):
        wrong = list(secrets_left(each.text.split("\n"), each, order.docket, order.us))
        found += wrong
        for kind, data in () if has_errors(wrong) else each.files():
            made = sha256(data)
            files.append(
                (MadeFile(f"{each.file}.{kind}", made, SLUG, each.slug, kind, each.audience, made), data)
            )
    return Printed(files=tuple(files)), found
