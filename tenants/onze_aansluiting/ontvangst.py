"""Opening letters about how a gemeente takes part: at the gemeente what the regio tells, at the regio new contacts."""

from uuid import UUID

from dekkend.accounts.actor import system_actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Refused
from dekkend.isolation.context import current_schema
from tenants.onboarding.brieven import AansluitingBrief, Stand, UitnodigingBrief, Wijziging, aansluiting_of_sender
from tenants.onboarding.contacten.actions import take_contacts
from tenants.onboarding.contacten.rules import ContactInvoer
from tenants.onze_aansluiting.models import OnzeAansluiting
from tenants.post.public import Envelope
from tenants.tenant.queries import tenant_by_schema

GROUND = "brief van de andere organisatie"


def receive_uitnodiging(envelope: Envelope, brief: UitnodigingBrief) -> None:
    """Also the same invitation with a new link; one that became more than an invitation is left as it is."""
    row = _row(envelope, brief.kenmerk)
    if row.status != "uitgenodigd":
        return
    row.link = brief.link if brief.geldig_tot > now() else ""
    row.geldig_tot = brief.geldig_tot if brief.link else now()
    row.save()
    _note("onze_uitnodiging_ontvangen", row)


def receive_aansluiting(envelope: Envelope, brief: AansluitingBrief) -> None:
    """Raises Refused for what is said at the wrong end."""
    here = tenant_by_schema(current_schema()).kind
    if isinstance(brief.deel, Stand) and here == "gemeente":
        _stand(envelope, brief, brief.deel)
    elif isinstance(brief.deel, Wijziging) and here == "regio":
        _contacts(envelope, brief, brief.deel)
    else:
        raise Refused("Deze brief hoort hier niet.")


def _row(envelope: Envelope, kenmerk: UUID) -> OnzeAansluiting:
    """Locked, and made at the first letter about it."""
    if str(kenmerk) != envelope.key:
        raise Refused("Het kenmerk in de brief past niet bij de envelop.")
    OnzeAansluiting.objects.get_or_create(
        regio=envelope.sender, kenmerk=kenmerk, defaults={"status": "uitgenodigd", "contacten": [], "stukken": []}
    )
    return OnzeAansluiting.objects.select_for_update().get(regio=envelope.sender, kenmerk=kenmerk)


def _stand(envelope: Envelope, brief: AansluitingBrief, stand: Stand) -> None:
    row = _row(envelope, brief.kenmerk)
    row.status, row.sinds, row.laatste_dag, row.link = stand.status, stand.sinds, stand.laatste_dag, ""
    told = stand.model_dump(mode="json")
    row.contacten, row.stukken = told["contacten"], told["stukken"]
    row.save()
    _note("onze_aansluiting_ontvangen", row, stand=row.status)


def _contacts(envelope: Envelope, brief: AansluitingBrief, wijziging: Wijziging) -> None:
    row = aansluiting_of_sender(envelope, brief)
    said: dict[str, ContactInvoer] = {one.soort: ContactInvoer(**one.model_dump()) for one in wijziging.contacten}
    take_contacts(row, actor=system_actor(current_schema(), "regio"), contacten=said)


def _note(code: str, row: OnzeAansluiting, **details: str) -> None:
    actor = system_actor(current_schema(), "gemeente")
    record(
        code, actor=actor, object_type="aansluiting", object_id=row.kenmerk, ground=GROUND, regio=row.regio, **details
    )
