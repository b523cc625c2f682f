"""Who reports, as the sociale kaart knows organisations and the people there. Only a regio has one."""

from uuid import UUID

from casework.concept.actions import save_concept
from casework.concept.rules import Plek
from casework.contact.models import Melding
from casework.contact.rules import melder_van
from casework.sociale_kaart import queries as kaart
from casework.sociale_kaart.models import Organisatie
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden

VELDEN = ("kanaal", "melder_soort", "melder_organisatie", "melder_naam", "melder_telefoon")


def names_to_choose(actor: Actor) -> list[str]:
    """Of organisations, while somebody types one; none for who may not see the map."""
    if actor.kind != "regio" or not may(actor, kaart.INZIEN):
        return []
    return [naam for _, naam in kaart.to_choose()]


def on_the_map(naam: str) -> str:
    """The id of the organisation with this name, as text; empty when it is not on the map."""
    return str((kaart.id_of(naam) if naam else None) or "")


def organisation_of(actor: Actor, melding: Melding) -> Organisatie | None:
    """Of who reported, as it is on the map now. None also for who may not see that, and once the key is gone."""
    try:
        known = UUID(melding.melder_kaart or "")
    except ValueError:
        return None
    return kaart.organisaties(actor).filter(pk=known).first() if may(actor, kaart.INZIEN) else None


def begin_melding(*, actor: Actor, concept_id: UUID, organisatie_id: UUID, contact_id: UUID | None) -> None:
    """Somebody of this organisation calls: the name and number that the map has begin a melding, as a draft. A look
    at the map. Raises Hidden."""
    require(actor, "melding_noteren")
    blad = kaart.blad(actor, organisatie_id)
    found = blad.organisatie
    typed = {
        "kanaal": ["telefoon"],
        "melder_soort": [melder_van(found.soort)],
        "melder_organisatie": [found.naam],
        "melder_telefoon": [found.telefoon],
    }
    if contact_id is not None:
        one = next((one for one in blad.contacten if one.pk == contact_id), None)
        if one is None:
            raise Hidden
        typed |= {"melder_naam": [one.naam], "melder_telefoon": [one.telefoon or found.telefoon]}
    save_concept(actor=actor, concept_id=concept_id, plek=Plek("melding", {}, None, VELDEN), typed=typed)
