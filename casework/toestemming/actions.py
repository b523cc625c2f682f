"""Recording an answer to the question for consent, and taking a consent back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.events import PersoonGewijzigd, ToestemmingVervallen
from casework.toestemming.models import Toestemming
from casework.toestemming.rules import (
    DOELEN,
    TEKSTVERSIE,
    TOESTEMMING,
    age_group,
    check_date,
    check_giver,
    check_words,
    still_stands,
)
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.events import publish


@dataclass(frozen=True)
class ToestemmingInvoer:
    """The answer. `leeftijdsgroep` counts only while the dossier does not know the age."""

    doel: str
    gegeven_door: str
    antwoord: str = "ja"
    leeftijdsgroep: str = ""
    wilsbekwaam: bool = True
    datum: date | None = None
    wijze: str = "mondeling"


@transaction.atomic
def record_toestemming(*, actor: Actor, dossier_id: UUID, invoer: ToestemmingInvoer) -> Toestemming:
    """Raises InvalidInput when this giver may not decide, and Refused while a consent for the purpose stands."""
    require(actor, "toestemming_vastleggen")
    dossier = access.dossier_to_change(actor, dossier_id)
    check_words(doel=invoer.doel, antwoord=invoer.antwoord, gegeven_door=invoer.gegeven_door, wijze=invoer.wijze)
    datum = invoer.datum or today()
    check_date(datum, dossier.persoon.geboortedatum, today())
    if Toestemming.objects.filter(dossier=dossier, doel=invoer.doel, status="gegeven").exists():
        raise Refused("Er is al toestemming voor dit doel. Trek die eerst in als het antwoord nu anders is.")
    edge = access.take_step(actor, TOESTEMMING, invoer.antwoord, TOESTEMMING.initial)
    groep, bron = _age_group(dossier, invoer, datum) if invoer.antwoord == "ja" else ("", "")
    toestemming = Toestemming.objects.create(
        dossier=dossier,
        doel=invoer.doel,
        status=edge.target,
        gegeven_door=invoer.gegeven_door,
        leeftijdsgroep=groep,
        leeftijd_bron=bron,
        wilsbekwaam=invoer.wilsbekwaam,
        datum=datum,
        wijze=invoer.wijze,
        tekstversie=TEKSTVERSIE,
        vastgelegd_door_id=actor.user_id,
        vastgelegd_at=now(),
    )
    _note(edge.audit, dossier, toestemming, actor, bron=bron)
    return toestemming


@transaction.atomic
def withdraw_toestemming(*, actor: Actor, toestemming_id: UUID) -> Toestemming:
    """As easy as giving, and at once: whatever rests on it is taken back in the same transaction."""
    require(actor, "toestemming_vastleggen")
    found = Toestemming.objects.filter(pk=toestemming_id, dossier__in=access.dossiers_to_change(actor)).first()
    if found is None:
        raise Hidden
    dossier = access.dossier_to_change(actor, found.dossier_id)
    toestemming = Toestemming.objects.select_for_update().get(pk=toestemming_id)
    edge = access.take_step(actor, TOESTEMMING, "intrekken", toestemming.status)
    _fall(toestemming, dossier, actor, edge.audit, "op_verzoek")
    return toestemming


def review_toestemmingen(event: PersoonGewijzigd) -> None:
    """What became known of the age may show that a consent was given by the wrong person; then it falls."""
    standing = Toestemming.objects.filter(dossier=event.dossier_id, status="gegeven")
    for toestemming in standing.select_for_update(of=("self",)).select_related("dossier__persoon"):
        persoon = toestemming.dossier.persoon
        stands = still_stands(
            toestemming.gegeven_door,
            toestemming.leeftijdsgroep,
            persoon.leeftijd(toestemming.datum),
            persoon.minderjarig,
            wilsbekwaam=toestemming.wilsbekwaam,
        )
        if not stands:
            edge = TOESTEMMING.take("intrekken", toestemming.status)
            _fall(toestemming, toestemming.dossier, event.actor, edge.audit, "leeftijd")


def _age_group(dossier: Dossier, invoer: ToestemmingInvoer, datum: date) -> tuple[str, str]:
    persoon = dossier.persoon
    groep, bron = age_group(persoon.leeftijd(datum), invoer.leeftijdsgroep, persoon.minderjarig)
    check_giver(invoer.gegeven_door, groep, wilsbekwaam=invoer.wilsbekwaam)
    return groep, bron


def _fall(toestemming: Toestemming, dossier: Dossier, actor: Actor, code: str, reden: str) -> None:
    toestemming.status = TOESTEMMING.take("intrekken", toestemming.status).target
    toestemming.ingetrokken_at = now()
    toestemming.intrek_reden = reden
    toestemming.save(update_fields=["status", "ingetrokken_at", "intrek_reden"])
    _note(code, dossier, toestemming, actor, reden=reden)
    publish(ToestemmingVervallen(dossier.pk, toestemming.doel, actor))


def _note(code: str, dossier: Dossier, toestemming: Toestemming, actor: Actor, **details: str) -> None:
    happened(
        code,
        dossier,
        actor=actor,
        ground=access.dossier_ground(actor, dossier),
        tekst=DOELEN[toestemming.doel],
        toestemming=str(toestemming.pk),
        doel=toestemming.doel,
        **details,
    )
