"""One case through the stages, in order: read, validate, check, assess, disclose, compose."""

from kameng_docs.pipeline.checked import Checked, case_of, check
from kameng_docs.pipeline.disclosures import Disclosures
from kameng_docs.pipeline.own_files import faults_of_own_files
from kameng_docs.pipeline.papers import (
    Sheet,
    compose_again,
    compose_all,
    compose_books,
    compose_overviews,
    compose_papers,
    handed_in,
    offered,
)
from kameng_docs.pipeline.sets import PaperSet, compose_case, overviews_of, plan_of_case, sets_of, told_once
from kameng_docs.pipeline.workshop import Workshop, open_workshop

__all__ = [
    "Checked",
    "Disclosures",
    "PaperSet",
    "Sheet",
    "Workshop",
    "case_of",
    "check",
    "compose_again",
    "compose_all",
    "compose_books",
    "compose_case",
    "compose_overviews",
    "compose_papers",
    "faults_of_own_files",
    "handed_in",
    "offered",
    "open_workshop",
    "overviews_of",
    "plan_of_case",
    "sets_of",
    "told_once",
]
