"""Telling the regio that the contacts of this gemeente changed. What holds is what the regio tells back."""

from collections.abc import Mapping

from django.db import transaction

from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Refused
from tenants.onboarding.brieven import AANSLUITING, AansluitingBrief, Wijziging, contact_deel, send_next
from tenants.onboarding.contacten.rules import ContactInvoer, all_checked
from tenants.onze_aansluiting.queries import GROUND, current


@transaction.atomic
def send_contacts(*, actor: Actor, contacten: Mapping[str, ContactInvoer]) -> None:
    """All three, as a letter. Raises InvalidInput with fields named `<soort>_<veld>`, and Refused while the gemeente
    takes part in no regio."""
    row = current(actor, lock=True)
    if row is None:
        raise Refused("Uw gemeente is nog niet aangesloten bij een regio.")
    good = all_checked(contacten)
    deel = Wijziging(contacten=[contact_deel(one) for one in good.values()])
    send_next(AANSLUITING, row.regio, row.kenmerk, AansluitingBrief(kenmerk=row.kenmerk, deel=deel))
    record(
        "onze_contacten_gestuurd",
        actor=actor,
        object_type="aansluiting",
        object_id=row.kenmerk,
        ground=GROUND,
        regio=row.regio,
    )
