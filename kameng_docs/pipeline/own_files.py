"""Every file of ours that is declared, looked through at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kameng_docs.declared import Files, looked_through
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.resources import PACKAGE


def own_files() -> tuple[Files[Any], ...]:
    """All of them. Those that others name come first, so that what is wrong there is told first."""
    from kameng_docs.calc.answer import RULES
    from kameng_docs.channels.read import OTHERS
    from kameng_docs.compose.called import CALLED
    from kameng_docs.disclosure import DISCLOSURE
    from kameng_docs.doctor import PIECES
    from kameng_docs.evidence.bill.forms import BILL_FORMS
    from kameng_docs.gates.words import GATE_WORDS
    from kameng_docs.law.confessions import CONFESSIONS
    from kameng_docs.law.ended_laws import ENDED_LAWS
    from kameng_docs.law.grounds import GROUNDS, GROUPS, REBUTTALS
    from kameng_docs.law.hearing import HEARING
    from kameng_docs.law.local import LOCAL
    from kameng_docs.law.mistakes import MISTAKES
    from kameng_docs.law.notes import NOTES
    from kameng_docs.law.predecessors import PREDECESSORS
    from kameng_docs.law.proofs import PROOFS
    from kameng_docs.law.reading import STATUTES
    from kameng_docs.law.said import EXPENSES, GAMBLING, RISKY_GOODS, SAID, SILENCE
    from kameng_docs.law.shared_facts import SHARED
    from kameng_docs.law.sorting import SORTING
    from kameng_docs.law.tone import TONES
    from kameng_docs.law.topics import TOPICS
    from kameng_docs.law.vocabulary import DISPUTES, FACTS, SELF_CHECK
    from kameng_docs.plan.words import WORDS
    from kameng_docs.procedure.ages import AGES
    from kameng_docs.procedure.causes import CAUSES
    from kameng_docs.procedure.fees import FEES
    from kameng_docs.procedure.holidays import HOLIDAYS
    from kameng_docs.procedure.internet_courts import COURTS
    from kameng_docs.procedure.ladder import LADDER
    from kameng_docs.procedure.lpr import LPR
    from kameng_docs.procedure.regimes import REGIMES
    from kameng_docs.procedure.small_claims import CAPS
    from kameng_docs.procedure.top_up_limits import LIMITS
    from kameng_docs.reading.heard import HEARD
    from kameng_docs.reading.pictures.bubbles.vocabulary import WORDS as CHAT_MARKS
    from kameng_docs.reading.pictures.words import WORDS as PICTURE_WORDS
    from kameng_docs.reading.register.fields import COLUMN_WORDS
    from kameng_docs.reading.replies.vocabulary import VOCABULARY as REPLY_WORDS
    from kameng_docs.reading.said import VOCABULARY
    from kameng_docs.registry.meanings import MEANINGS
    from kameng_docs.spelling.table import SIGNS

    return (
        *(STATUTES, TOPICS, PREDECESSORS, FACTS, DISPUTES, SELF_CHECK),
        *(GROUNDS, GROUPS, HEARING, REBUTTALS, NOTES, PROOFS),
        *(
            ENDED_LAWS,
            MISTAKES,
            TONES,
            CONFESSIONS,
            SILENCE,
            RISKY_GOODS,
            GAMBLING,
            EXPENSES,
            SAID,
            SHARED,
            SORTING,
            SIGNS,
            LOCAL,
        ),
        *(HOLIDAYS, REGIMES, LADDER, AGES, CAPS, CAUSES, CALLED, FEES, COURTS, LPR, LIMITS),
        *(RULES, OTHERS, GATE_WORDS, WORDS, DISCLOSURE, PIECES),
        # Of reading.
        PICTURE_WORDS,
        VOCABULARY,
        HEARD,
        BILL_FORMS,
        REPLY_WORDS,
        MEANINGS,
        CHAT_MARKS,
        COLUMN_WORDS,
    )


def faults_of_own_files(root: Path = PACKAGE) -> tuple[tuple[Diagnostic, ...], Mapping[str, str]]:
    """Every slip in them, and the texts to quote.

    Those of the package are looked through once: who asks again, in another process too, loads nothing for it.
    """
    if root == PACKAGE and looked_through.without_a_slip():
        return (), {}
    faults: list[Diagnostic] = []
    texts: dict[str, str] = {}
    for files in own_files():
        outcome = files.read(root)
        faults += outcome.faults
        texts |= outcome.texts
    if root == PACKAGE and not faults:
        looked_through.keep()
    return tuple(faults), texts
