"""Recording an answer to the question for consent, taking a consent back, and letting it fall."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from casework import access
from casework.document.models import Document
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.events import GrondVastgelegd, GrondVervallen, PersoonGewijzigd
from casework.gezag.actions import note_gezag
from casework.gezag.queries import facts_of
from casework.gezag.rules import GezagInvoer
from casework.records import lock_dossier, record_to_change
from casework.toestemming.models import Toestemming
from casework.toestemming.ontvangers import receivers_of
from casework.toestemming.queries import NIETS, case_of, lapsed, papers_of, why_it_fell
from casework.toestemming.rules import (
    DOELEN,
    TEKSTVERSIE,
    TOESTEMMING,
    Gegeven,
    age_group,
    authority,
    check_date,
    check_giver,
    check_name,
    check_receiver,
    check_withdrawer,
    check_words,
    last_day,
)
from casework.toestemming.wie_mag import Geval
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.events import publish

GEZEGD = "Gezegd bij het vastleggen van een toestemming."


@dataclass(frozen=True)
class ToestemmingInvoer:
    """The answer. `leeftijdsgroep` counts only while the dossier does not know the age, `gezag` and `verdenking` only
    while it says nothing of them; said empty they are asked for below 16. `geldig_tot` is the last day, by itself what
    the purpose allows. `bewijs` is the id of a document of the dossier."""

    doel: str
    gegeven_door: str
    antwoord: str = "ja"
    leeftijdsgroep: str = ""
    wilsbekwaam: bool = True
    datum: date | None = None
    wijze: str = "mondeling"
    ontvanger: str = ""
    gezag: str = "onbekend"
    verdenking: str = "nee"
    gever_naam: str = ""
    taal: str = "nl"
    tolk: bool = False
    geldig_tot: date | None = None
    bewijs: UUID | None = None


@transaction.atomic
def record_toestemming(*, actor: Actor, dossier_id: UUID, invoer: ToestemmingInvoer) -> Toestemming:
    """Raises InvalidInput when this giver may not decide, and Refused while a consent for this purpose and receiver
    stands."""
    require(actor, "toestemming_vastleggen")
    dossier = access.dossier_to_change(actor, dossier_id)
    check_words(
        doel=invoer.doel, antwoord=invoer.antwoord, gegeven_door=invoer.gegeven_door, wijze=invoer.wijze,
        taal=invoer.taal,
    )  # fmt: skip
    check_receiver(invoer.doel, invoer.ontvanger, receivers_of(actor, invoer.doel))
    datum = invoer.datum or today()
    check_date(datum, dossier.persoon.geboortedatum, today())
    _check_free(dossier, invoer, actor)
    edge = access.take_step(actor, TOESTEMMING, invoer.antwoord, TOESTEMMING.initial)
    toestemming = Toestemming(
        dossier=dossier,
        doel=invoer.doel,
        ontvanger=invoer.ontvanger,
        status=edge.target,
        gegeven_door=invoer.gegeven_door,
        gever_naam=check_name(invoer.gever_naam),
        wilsbekwaam=invoer.wilsbekwaam,
        datum=datum,
        wijze=invoer.wijze,
        tekstversie=TEKSTVERSIE,
        taal=invoer.taal,
        tolk=invoer.tolk,
        bewijs=_paper(dossier, invoer.bewijs),
        vastgelegd_door_id=actor.user_id,
        vastgelegd_at=now(),
    )
    if invoer.antwoord == "ja":
        _fill_yes(toestemming, dossier, invoer, actor)
    toestemming.save(force_insert=True)
    _note(edge.audit, dossier, toestemming, actor, bron=toestemming.leeftijd_bron)
    if toestemming.status == "gegeven":
        publish(GrondVastgelegd(dossier.pk, invoer.doel, actor, invoer.ontvanger, "toestemming", datum))
    return toestemming


def _check_free(dossier: Dossier, invoer: ToestemmingInvoer, actor: Actor) -> None:
    """One that does not hold any more makes room, with everything that rests on it."""
    rows = Toestemming.objects.filter(
        dossier=dossier, doel=invoer.doel, ontvanger=invoer.ontvanger, status="gegeven"
    ).select_for_update(of=("self",))
    given = rows.first()
    if given is None:
        return
    reden = why_it_fell(given, dossier.persoon, facts_of([dossier.pk]).get(dossier.pk, NIETS), today())
    if not reden:
        raise Refused("Er is al toestemming voor dit doel. Trek die eerst in als het antwoord nu anders is.")
    _fall(given, dossier, actor, reden)


def _fill_yes(toestemming: Toestemming, dossier: Dossier, invoer: ToestemmingInvoer, actor: Actor) -> None:
    """Whether this giver may decide, on the day of the answer and now; and how long it holds."""
    persoon, datum = dossier.persoon, toestemming.datum
    groep, bron = age_group(
        persoon.zekere_leeftijd(datum), invoer.leeftijdsgroep, persoon.minderjarig, persoon.schatting(datum)
    )
    said = facts_of([dossier.pk]).get(dossier.pk, NIETS)
    gezag, verdenking = authority(groep, said, (invoer.gezag, invoer.verdenking))
    check_giver(invoer.gegeven_door, Geval(groep, invoer.wilsbekwaam, gezag, verdenking, invoer.doel))
    given = Gegeven(
        invoer.doel, invoer.gegeven_door, groep, bron, invoer.wilsbekwaam, gezag, verdenking, datum, invoer.geldig_tot
    )
    toestemming.geldig_tot = last_day(given, invoer.geldig_tot, today())
    toestemming.leeftijdsgroep, toestemming.leeftijd_bron = groep, bron
    toestemming.gezag, toestemming.verdenking = gezag, verdenking
    if why_it_fell(toestemming, persoon, said, today()):
        raise InvalidInput(
            {"datum": ["Op die dag mocht het zo, maar nu beslist een ander. Vraag het opnieuw, en vul vandaag in."]}
        )
    if said == NIETS and groep != "vanaf_16" and gezag != "onbekend":
        note_gezag(actor=actor, dossier=dossier, invoer=GezagInvoer(gezag, verdenking, GEZEGD))


def _paper(dossier: Dossier, bewijs: UUID | None) -> Document | None:
    if bewijs is None:
        return None
    found = next((one for one in papers_of(dossier) if one.pk == bewijs), None)
    if found is None:
        raise InvalidInput({"bewijs": ["Kies een document “Toestemming op papier” van dit dossier."]})
    return found


@transaction.atomic
def withdraw_toestemming(*, actor: Actor, toestemming_id: UUID, namens: str = "betrokkene") -> Toestemming:
    """As easy as giving, and at once: whatever rests on it is taken back in the same transaction. `namens` is who took
    it back. Raises Hidden, InvalidInput when that is not for him to do, and Refused when it stands no longer."""
    toestemming = record_to_change(actor, "toestemming_vastleggen", Toestemming.objects.all(), toestemming_id)
    dossier = toestemming.dossier
    access.take_step(actor, TOESTEMMING, "intrekken", toestemming.status)
    gezag = facts_of([dossier.pk]).get(dossier.pk, NIETS)
    check_withdrawer(namens, case_of(toestemming, dossier.persoon, gezag))
    toestemming.ingetrokken_namens = namens
    _fall(toestemming, dossier, actor, "op_verzoek")
    return toestemming


def review_toestemmingen(event: PersoonGewijzigd) -> None:
    """What became known may show that a consent was given by the wrong person; then it falls."""
    rows = Toestemming.objects.filter(dossier=event.dossier_id, status="gegeven")
    rows = rows.select_for_update(of=("self",)).select_related("dossier__persoon")
    for toestemming, reden in lapsed(rows, today()):
        _fall(toestemming, toestemming.dossier, event.actor, reden)


@transaction.atomic
def let_lapse(*, actor: Actor, toestemming_id: UUID) -> bool:
    """Of Dekkend itself, for one that ran out or whose person turned 12 or 16. Twice is once."""
    dossier = lock_dossier(Toestemming.objects.get(pk=toestemming_id).dossier_id)
    rows = Toestemming.objects.select_for_update(of=("self",)).select_related("dossier__persoon")
    fallen = lapsed(rows.filter(pk=toestemming_id, status="gegeven"), today())
    for toestemming, reden in fallen:
        _fall(toestemming, dossier, actor, reden)
    return bool(fallen)


def _fall(toestemming: Toestemming, dossier: Dossier, actor: Actor, reden: str) -> None:
    edge = TOESTEMMING.take("intrekken", toestemming.status)
    toestemming.status = edge.target
    toestemming.ingetrokken_at = now()
    toestemming.intrek_reden = reden
    toestemming.save(update_fields=["status", "ingetrokken_at", "intrek_reden", "ingetrokken_namens"])
    _note(edge.audit, dossier, toestemming, actor, reden=reden)
    publish(GrondVervallen(dossier.pk, toestemming.doel, actor, toestemming.ontvanger, reden))


def _note(code: str, dossier: Dossier, toestemming: Toestemming, actor: Actor, **details: str) -> None:
    happened(
        code,
        dossier,
        actor=actor,
        ground=access.dossier_ground(actor, dossier),
        tekst=DOELEN[toestemming.doel],
        toestemming=str(toestemming.pk),
        doel=toestemming.doel,
        ontvanger=toestemming.ontvanger,
        **details,
    )
