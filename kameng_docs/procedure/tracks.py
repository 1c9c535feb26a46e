"""What procedure knows of a channel: whom a dispute reaches through it, and after what it ends there by itself."""

from dataclasses import dataclass

from kameng_docs.procedure.ladder import Period

# Whoever is asked there is the other side; a body that takes a dispute only while no other has it (令121 第十六条第二项);
# a court; or somebody who looks at it beside all else.
OTHER_SIDE, BODY, COURT, BESIDE = "other-side", "body", "court", "beside"
REACHES = (OTHER_SIDE, BODY, COURT, BESIDE)


@dataclass(frozen=True)
class Track:
    """Whom a channel reaches, one of REACHES; `lapses`: the period from acceptance after which it is over by itself."""

    reaches: str = OTHER_SIDE
    lapses: Period | None = None
