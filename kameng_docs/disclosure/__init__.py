"""Brief, audience → what that audience may see of it; the one place where anything is masked, and the guard behind it."""

from kameng_docs.disclosure.attached import Attached, attached, copy_names, pictures_of, unseen_kinds
from kameng_docs.disclosure.guard import left_over
from kameng_docs.disclosure.masking import disclose, disclose_and_list, kept_from, masker
from kameng_docs.disclosure.matrix import DISCLOSURE, HIDDEN, OMITTED, Masked, policy
from kameng_docs.disclosure.redaction import Redaction

__all__ = [
    "DISCLOSURE",
    "HIDDEN",
    "OMITTED",
    "Attached",
    "Masked",
    "Redaction",
    "attached",
    "copy_names",
    "disclose",
    "disclose_and_list",
    "kept_from",
    "left_over",
    "masker",
    "pictures_of",
    "policy",
    "unseen_kinds",
]
