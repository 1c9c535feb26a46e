"""Laws that are over and that the library does not hold: whose citation is wrong whatever their articles said."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from kameng_docs.declared import Among, Files, Filled
from kameng_docs.law.reading import STATUTES
from kameng_docs.law.topics import Clause


@dataclass(frozen=True)
class EndedLaw:
    """One entry of ended_laws.yaml; the keys are explained there."""

    names: Annotated[tuple[str, ...], Filled()]
    ended: date
    instead: Annotated[str, Among("法律", STATUTES)]
    by: Clause


ENDED_LAWS = Files("law/ended_laws.yaml", tuple[EndedLaw, ...])
