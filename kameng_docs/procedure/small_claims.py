"""The small-claims track by the sum alone (民诉法 第一百六十五条); what kind of claim it is, others decide."""

from decimal import Decimal

from kameng_docs.procedure.caps import Cap

BY_LAW, BY_CONSENT, ABOVE, UNKNOWN, NONE = "by-law", "by-consent", "above", "unknown", "none"


def band_of(total: Decimal, cap: Cap | None) -> str:
    """Where `total` 元 lie: up to half the average wage (BY_LAW), up to twice it (BY_CONSENT), or ABOVE.

    UNKNOWN without a cap, NONE where no sum is asked for. Both bounds belong to what lies below: 以下 counts itself in
    (民法典 第一千二百五十九条).
    """
    if total <= 0:
        return NONE
    if cap is None:
        return UNKNOWN
    if total <= cap.cap:
        return BY_LAW
    return BY_CONSENT if total <= cap.agreed else ABOVE
