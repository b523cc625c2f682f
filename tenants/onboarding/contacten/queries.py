"""Reading the contacts of a gemeente. Each look is a line in the log before it is shown."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Hidden
from tenants.onboarding.contacten.models import Aansluitcontact
from tenants.onboarding.contacten.rules import BETALING, FINANCIEEL, PERSOON, SOORTEN, ContactInvoer
from tenants.onboarding.models import Aansluiting
from tenants.onboarding.toegang import ground_of, require_party


def contact_of(aansluiting: Aansluiting, soort: str) -> Aansluitcontact | None:
    """For what follows from it, such as an invitation; a page asks `contacten_for`."""
    return Aansluitcontact.objects.filter(aansluiting=aansluiting, soort=soort).first()


@transaction.atomic
def contacten_for(actor: Actor, aansluiting: Aansluiting) -> list[Aansluitcontact]:
    """In the order in which they are asked. Raises Hidden for who is no party, Refused before proof."""
    require_party(actor, aansluiting)
    found = {row.soort: row for row in Aansluitcontact.objects.filter(aansluiting=aansluiting)}
    if found:
        record(
            "aansluitcontacten_bekeken",
            actor=actor,
            object_type="aansluiting",
            object_id=aansluiting.pk,
            ground=ground_of(actor),
            gemeente=aansluiting.gm_code,
        )
    return [found[soort] for soort in SOORTEN if soort in found]


def versie_of(contacten: Iterable[Aansluitcontact]) -> int:
    """Of all three together: it grows with each change to one of them."""
    return sum(contact.versie for contact in contacten)


def soort_of(aansluiting: Aansluiting, aansluitcontact_id: UUID) -> str:
    """Which of the three it is. Raises Hidden for one that is not of this gemeente."""
    found = Aansluitcontact.objects.filter(pk=aansluitcontact_id, aansluiting=aansluiting)
    soort = found.values_list("soort", flat=True).first()
    if soort is None:
        raise Hidden
    return soort


def as_typed(contact: Aansluitcontact) -> ContactInvoer:
    """What stands in the table, as somebody could have typed it."""
    fields = (*PERSOON, *(BETALING if contact.soort == FINANCIEEL else ()))
    return ContactInvoer(soort=contact.soort, **{name: getattr(contact, name) or "" for name in fields})
