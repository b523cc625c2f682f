"""Opening the figures of a regio, and telling the national tier that they are there. The figures stay here."""

from casework.public import CijferBrief
from dekkend.accounts.actor import system_actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Refused
from dekkend.isolation.context import current_schema
from dekkend.national.cijferstand.letters import SOORT, CijferontvangstBrief
from dekkend.national.kluis.models import Kluiscijfer
from tenants.post.public import Envelope, send
from tenants.public import tenants_of_kind


def receive_cijfers(envelope: Envelope, brief: CijferBrief) -> None:
    """Each figure once, and it stays as it was. Raises Refused for other figures under the same number."""
    if envelope.key != f"{brief.kwartaal}/{brief.volgnummer}":
        raise Refused("Het kwartaal in de brief past niet bij de envelop.")
    inhoud, moment = brief.model_dump(mode="json"), now()
    rows = Kluiscijfer.objects.filter(afzender=envelope.sender, kwartaal=brief.kwartaal, volgnummer=brief.volgnummer)
    known = rows.first()
    if known is not None:
        if known.inhoud != inhoud:
            raise Refused("Deze cijfers zijn al vastgesteld. Stuur wat er anders is als aanvulling.")
        return
    row = Kluiscijfer.objects.create(
        afzender=envelope.sender,
        kwartaal=brief.kwartaal,
        volgnummer=brief.volgnummer,
        inhoud=inhoud,
        ontvangen_at=moment,
    )
    actor = system_actor(current_schema(), "kluis")
    record("ontvangst_cijfers", actor=actor, object_type="kluiscijfer", object_id=row.pk, ground="cijfers van de regio")
    for landelijk in tenants_of_kind("landelijk"):
        content = CijferontvangstBrief(
            regio=envelope.sender, kwartaal=brief.kwartaal, volgnummer=brief.volgnummer, ontvangen_at=moment
        )
        send(SOORT, receiver=landelijk.schema, key=f"{envelope.sender}/{envelope.key}", version=1, content=content)
