"""The days of a case as a calendar file, beside its papers."""

from kameng_docs.bundle.render import Printed
from kameng_docs.output import MadeFile, sha256
from kameng_docs.plan import Plan
from kameng_docs.plan.ics import calendar

FILE = "00_期限.ics"
CHANNEL, DOCUMENT, AUDIENCE = "plan", "calendar", "author"


def agenda(plan: Plan) -> Printed:
    """00_期限.ics; nothing where no day is to come."""
    data = calendar([plan])
    if b"BEGIN:VEVENT" not in data:
        return Printed()
    digest = sha256(data)
    return Printed(files=((MadeFile(FILE, digest, CHANNEL, DOCUMENT, "ics", AUDIENCE, digest), data),))
