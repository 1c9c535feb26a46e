"""Several cases against one respondent: who belongs together, what they ask together, and what each must agree to first."""

from kameng_docs.joint.admission import COMPLAINT, PURPOSES, REPORT, Admitted, Purpose, admitted
from kameng_docs.joint.gathering import UndecidedError, gather
from kameng_docs.joint.group import Group, LeftOut, Member, without
from kameng_docs.joint.making import failed, make_consents, make_joint
from kameng_docs.joint.papers import Convener
from kameng_docs.joint.persons import named_unlike
from kameng_docs.joint.whom import Whom

__all__ = [
    "COMPLAINT",
    "PURPOSES",
    "REPORT",
    "Admitted",
    "Convener",
    "Group",
    "LeftOut",
    "Member",
    "Purpose",
    "UndecidedError",
    "Whom",
    "admitted",
    "failed",
    "gather",
    "make_consents",
    "make_joint",
    "named_unlike",
    "without",
]
