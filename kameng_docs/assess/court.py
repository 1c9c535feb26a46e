"""What the author said of the court, of an agent and of a settlement, as papers read it."""

from decimal import Decimal

from kameng_docs.brief import AccountInfo, AgentInfo, CourtInfo, JudgmentInfo, ServiceInfo, SettlementInfo
from kameng_docs.case.court import Account, Court, Judgment, Service
from kameng_docs.case.model import Case
from kameng_docs.case.whose import Ours, Said, said
from kameng_docs.law.said import without_silence
from kameng_docs.law.tone import without_verdicts


def court_of(case: Case) -> CourtInfo:
    """法院 beyond its name; empty where there is none."""
    court = case.court
    if court is None:
        return CourtInfo()
    return CourtInfo(
        province=Said(court.province or ""),
        why=Said(without_verdicts(court.why or "").rstrip("。")),
        case_number=Said(court.case_number or ""),
        filed_on=court.filed_on,
        mediation=Ours(court.mediation or ""),
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
        relation=Said(agent.relation),
        sex=Ours(agent.sex or ""),
        born_on=agent.born_on,
        id_number=Said(agent.id_number or ""),
        address=Said(agent.address or ""),
        phone=Said(agent.phone or ""),
        kinship_proof=Said(agent.kinship_proof or ""),
        special=said(agent.special),
    )


def settlement_of(case: Case) -> SettlementInfo | None:
    """和解, once both sides agreed. A term that sells silence is left out (rule.settlement-for-silence)."""
    made = case.settlement
    if made is None:
        return None
    return SettlementInfo(
        amount=made.amount,
        way=Said(made.way.rstrip("。")),
        pay_by=made.pay_by,
        agreed_on=made.agreed_on,
        other=Said(without_silence(made.other or "").rstrip("。；;")),
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
        address=Said(service.address or who.home_address or who.registered_address or ""),
        postcode=Said(service.postcode or ""),
        phone=Said(service.phone or (guardian.phone if guardian else None) or who.phone or ""),
        electronic=Ours(service.electronic or ""),
        email=Said((who.email or "") if who.email_for_court == "是" else ""),
    )


def _account(account: Account | None) -> AccountInfo | None:
    return AccountInfo(account.holder, account.bank, account.number) if account else None


def _judgment(court: Court) -> JudgmentInfo | None:
    made: Judgment | None = court.judgment
    if made is None:
        return None
    return JudgmentInfo(
        kind=Ours(made.kind),
        number=made.number,
        by=made.by or court.name,
        served_on=made.served_on,
        effective_on=made.effective_on,
        ordered=Said((made.ordered or "").rstrip("。")),
        sum=made.amount,
        perform_by=made.perform_by,
        paid=made.paid or Decimal(0),
        leads=Said(made.leads or ""),
    )
