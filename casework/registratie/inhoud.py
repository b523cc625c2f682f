"""The registration built from the dossier, and nothing else: what is shown before is what is sent."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime

from casework.dossier.models import Dossier
from casework.kenmerken import leeftijdsgroep
from casework.registratie.letters import Grond, RegistratieBrief
from casework.registratie.rules import DOEL
from casework.toestemming.models import Toestemming
from casework.toestemming.queries import valid_ground
from dekkend.core.clock import today
from dekkend.keys.blindindex import fingerprint_of

# A registration gets its key when it is made; a preview before that has this one.
NOG_GEEN = UUID(int=0)


def consent_for(dossier: Dossier) -> Toestemming | None:
    """On what a registration rests today; None means that nobody may be named."""
    ground = valid_ground(dossier, DOEL)
    return ground.toestemming if ground else None


def content_of(sleutel: UUID, dossier: Dossier, toestemming: Toestemming) -> RegistratieBrief:
    """Exactly what the consent names, and no more: no roepnaam, which may be invented, and no alias. A date of
    birth carries its year; an estimate gives only the year."""
    persoon = dossier.persoon
    melding = dossier.meldingen.order_by("ontvangen_at").first()
    leeftijd = persoon.leeftijd(today())
    geschat = None if leeftijd is None else today().year - leeftijd
    return RegistratieBrief(
        sleutel=sleutel,
        grond=Grond(soort="toestemming", kenmerk=toestemming.pk, datum=toestemming.datum),
        naam=persoon.naam,
        geboortedatum=None if persoon.datum_geschat else persoon.geboortedatum,
        geboortejaar=persoon.jaar_van_geboorte or geschat,
        gender=dossier.gender,
        nationaliteitsgroep=dossier.nationaliteitsgroep,
        vormen=dossier.vormen,
        leeftijdsgroep=leeftijdsgroep(leeftijd),
        gm_code=dossier.gm_code,
        datum_melding=localtime(melding.ontvangen_at if melding else dossier.geopend_at).date(),
    )


def mark_of(brief: RegistratieBrief) -> str:
    """What somebody saw, so that what he sends can be held against it; says nothing to who has no key."""
    return fingerprint_of(brief.model_dump_json(exclude={"sleutel"}), column="registratie.gezien")


def flat(brief: RegistratieBrief) -> Mapping[str, Any]:
    """The contents with the ground beside them, as `casework/htcds` reads them."""
    grond = {"grond": brief.grond.soort, "grond_kenmerk": brief.grond.kenmerk, "grond_datum": brief.grond.datum}
    return {**brief.model_dump(exclude={"inhoud_versie", "grond"}), **grond}
