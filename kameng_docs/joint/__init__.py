"""Several cases against one respondent: who belongs together, what they ask together, and what each must agree to first."""

from kameng_docs.joint.gathering import gather
from kameng_docs.joint.group import Group, LeftOut, Member, without
from kameng_docs.joint.whom import Whom

__all__ = ["Group", "LeftOut", "Member", "Whom", "gather", "without"]
