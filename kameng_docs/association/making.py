"""The papers of an association as files: printed, and written all together or not at all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kameng_docs.association.docket import Docket
from kameng_docs.association.identity import Association
from kameng_docs.association.papers import Made, compose_papers
from kameng_docs.association.readers import secrets_left
from kameng_docs.association.tables import lists_of
from kameng_docs.association.talk import Talk
from kameng_docs.build import Job
from kameng_docs.build.writing import written
from kameng_docs.bundle.render import Press, Printed, print_all
from kameng_docs.channels import Channel, Paper
from kameng_docs.channels.rung import RungRule
from kameng_docs.diagnostics import Diagnostic, has_errors
from kameng_docs.engines import AUTO
from kameng_docs.joint.papers import plain_name
from kameng_docs.output import (
    BusyError,
    MadeFile,
    Manifest,
    alone,
    busy,
    private_folder,
    read_manifest,
    secure,
    sha256,
    sweep,
    unwritable,
)
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


@dataclass(frozen=True)
class Result:
    """The files that stand there now, and what is to be said."""

    files: tuple[MadeFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def make(order: Order, shop: Workshop, waits: Callable[[], None] = lambda: None) -> Result:
    """Print every paper and write them. While somebody else writes there, `waits` hears of it."""
    folder = order.folder
    try:
        with alone(folder, waits):
            old = read_manifest(folder)
            if old is not None and old.case != _name(order):
                return Result(diagnostics=(_taken(folder),))
            private_folder(folder)
            sweep(folder)
            result = _written(order, shop, old or Manifest(_name(order), order.made_on.isoformat()))
            secure(folder)
            return result
    except BusyError:
        return Result(diagnostics=(busy(folder.name),))
    except OSError as error:
        return Result(diagnostics=(unwritable(folder.as_posix(), error),))


def _name(order: Order) -> str:
    """What its manifest calls it: nothing that a case could be called."""
    return f"约谈：{order.docket.whom.called}"


def _taken(folder: Path) -> Diagnostic:
    message = f"{folder.as_posix()}/ 里是别的文书，没有写进去"
    return Diagnostic("association.folder-taken", message, "--out 写另一个文件夹")


def _written(order: Order, shop: Workshop, old: Manifest) -> Result:
    made, found = compose_papers(shop, order.us, order.docket, order.talk, order.made_on)
    known = {each.path: each for each in old.files}
    press = Press(shop.folders, order.made_on, order.folder, known, order.force, order.engine)
    printed = print_all([_sheet(each) for each in made], press)
    tables, more = _tables(order)
    printed += tables
    job = Job(order.out, order.made_on, force=order.force, engine=order.engine)
    new = Manifest(
        old.case, order.made_on.isoformat(), withheld=printed.withheld, sources=order.docket.sources
    )
    files, diagnostics = written(
        order.folder, printed, old, new, found=[*found, *more, *printed.faults], job=job
    )
    return Result(files, diagnostics)


def _sheet(made: Made) -> Sheet:
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
        wrong = list(secrets_left(each.text, each.slug, each.audience, order.docket))
        found += wrong
        for kind, data in () if has_errors(wrong) else each.files():
            made = sha256(data)
            files.append(
                (MadeFile(f"{each.file}.{kind}", made, SLUG, each.slug, kind, each.audience, made), data)
            )
    return Printed(files=tuple(files)), found
