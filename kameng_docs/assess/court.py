"""What the author said of the court, of an agent and of a settlement, as papers read it."""

from decimal import Decimal

from kameng_docs.brief import AccountInfo, AgentInfo, CourtInfo, JudgmentInfo, ServiceInfo, SettlementInfo
from kameng_docs.case.court import Account, Court, Judgment, Service
from kameng_docs.case.model import Case
from kameng_docs.law.silence import without_silence


def court_of(case: Case) -> CourtInfo:
    """法院 beyond its name; empty where there is none."""
    court = case.court
    if court is None:
        return CourtInfo()
    return CourtInfo(
        province=court.province or "",
        why=(court.why or "").rstrip("。"),
        case_number=court.case_number or "",
        filed_on=court.filed_on,
        mediation=court.mediation or "",
        service=_service(case, court.service),
        account=_account(court.account),
        judgment=_judgment(court),
    )


def agent_of(case: Case) -> AgentInfo | None:
    """委托诉讼代理人 (民诉法 第六十一条)."""
    agent = case.agent
    if agent is None:
        return None
    return AgentInfo(
        name=agent.name,
        relation=agent.relation,
        sex=agent.sex or "",
        born_on=agent.born_on,
        id_number=agent.id_number or "",
        address=agent.address or "",
        phone=agent.phone or "",
        kinship_proof=agent.kinship_proof or "",
        special=agent.special,
    )


def settlement_of(case: Case) -> SettlementInfo | None:
    """和解, once both sides agreed. A term that sells silence is left out (rule.settlement-for-silence)."""
    made = case.settlement
    if made is None:
        return None
    return SettlementInfo(
        amount=made.amount,
        way=made.way.rstrip("。"),
        pay_by=made.pay_by,
        agreed_on=made.agreed_on,
        other=without_silence(made.other or "").rstrip("。；;"),
        paid_on=made.paid_on,
    )


def _service(case: Case, service: Service | None) -> ServiceInfo | None:
    """Whoever is to sign for letters. An e-mail address only where it may serve for the court."""
    if service is None:
        return None
    who = case.claimant
    guardian = who.guardian
    return ServiceInfo(
        recipient=service.recipient or (guardian.name if guardian else who.name),
        address=service.address or who.home_address or who.registered_address or "",
        postcode=service.postcode or "",
        phone=service.phone or (guardian.phone if guardian else None) or who.phone or "",
        electronic=service.electronic or "",
        email=(who.email or "") if who.email_for_court == "是" else "",
    )


def _account(account: Account | None) -> AccountInfo | None:
    return AccountInfo(account.holder, account.bank, account.number) if account else None


def _judgment(court: Court) -> JudgmentInfo | None:
    made: Judgment | None = court.judgment
    if made is None:
        return None
    return JudgmentInfo(
        kind=made.kind,
        number=made.number,
        by=made.by or court.name,
        served_on=made.served_on,
        effective_on=made.effective_on,
        ordered=(made.ordered or "").rstrip("。"),
        sum=made.amount,
        perform_by=made.perform_by,
        paid=made.paid or Decimal(0),
        leads=made.leads or "",
    )
