"""Hearing from the vault which figures are there."""

from dekkend.core.errors import Refused
from dekkend.national.cijferstand.letters import CijferontvangstBrief
from dekkend.national.cijferstand.models import Cijferstand
from tenants.post.public import Envelope


def receive_cijferontvangst(envelope: Envelope, brief: CijferontvangstBrief) -> None:
    """Twice is once."""
    if envelope.key != f"{brief.regio}/{brief.kwartaal}/{brief.volgnummer}":
        raise Refused("De regio of het kwartaal in de brief past niet bij de envelop.")
    Cijferstand.objects.get_or_create(
        regio=brief.regio,
        kwartaal=brief.kwartaal,
        volgnummer=brief.volgnummer,
        defaults={"ontvangen_at": brief.ontvangen_at},
    )
