"""Sending a registration to the national tier, and taking it back. Everybody is counted, in `casework/cijfers`; who it
is goes only with consent."""

from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from casework import access
from casework.avgverzoek.stop import must_not_be_stopped
from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.events import GrondVervallen
from casework.intrekking.queries import standing
from casework.intrekking.rules import check_again
from casework.navraag.actions import close_open
from casework.registratie.dubbel import registered_elsewhere
from casework.registratie.inhoud import NOG_GEEN, consent_for, content_of, mark_of
from casework.registratie.letters import LANDELIJK, IntrekkingBrief
from casework.registratie.models import Registratie
from casework.registratie.queries import lock_full, status_of_registratie
from casework.registratie.rules import DOEL, REGISTRATIE, must_send, step_for
from casework.toestemming.models import Toestemming
from casework.uitstel.actions import lapse
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.period import Kwartaal
from dekkend.keys.blindindex import fingerprint_of
from tenants.post.public import send
from tenants.public import tenants_of_kind

INTUSSEN_ANDERS = "Er is intussen iets veranderd. Lees hieronder wat er nu naar CoMensha gaat, en verstuur het dan."
MISSCHIEN_DUBBEL = (
    "Deze persoon is misschien al geregistreerd bij een ander dossier. Bekijk dat eerst. Is het iemand anders? Zeg dat "
    "dan erbij."
)


@transaction.atomic
def register_dossier(
    *, actor: Actor, dossier_id: UUID, gezien: str | None = None, andere_persoon: bool = False
) -> tuple[Registratie, bool]:
    """The one registration of this dossier, and whether it is new. Called again it brings the registration up to
    date: nothing goes out when nothing changed.

    `gezien` is the mark of the preview that the sender saw; None when there was none. Raises InvalidInput when what
    would go is something else by now, and when somebody who looks the same is registered here already, unless it is
    said to be another person. Raises Refused when there is no national tier, and after an objection."""
    require(actor, "registratie_versturen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if gezien is not None:
        _check_seen(dossier, gezien)
    if not andere_persoon:
        _check_not_twice(actor, dossier)
    registratie, new = _new(dossier)
    _check_again(dossier, registratie)
    access.take_step(actor, REGISTRATIE, _step(dossier, registratie), registratie.soort)
    _bring_up_to_date(registratie, dossier, actor, access.dossier_ground(actor, dossier), new=new)
    return registratie, new


def _check_seen(dossier: Dossier, gezien: str) -> None:
    toestemming = consent_for(dossier)
    if (mark_of(content_of(NOG_GEEN, dossier, toestemming)) if toestemming else "") != gezien:
        raise InvalidInput({"gezien": [INTUSSEN_ANDERS]})


def _check_not_twice(actor: Actor, dossier: Dossier) -> None:
    """Asked once: whoever is registered stays so, unless that was taken back because it was double."""
    registratie = Registratie.objects.filter(dossier=dossier).first()
    intrekking = standing(registratie)
    if registratie and not (intrekking and intrekking.reden == "dubbel"):
        return
    if not registered_elsewhere(actor, dossier).niets:
        raise InvalidInput({"andere_persoon": [MISSCHIEN_DUBBEL]})


def _check_again(dossier: Dossier, registratie: Registratie) -> None:
    intrekking, toestemming = standing(registratie), consent_for(dossier)
    if intrekking and toestemming:
        check_again(intrekking.reden, intrekking.ingetrokken_at, toestemming.vastgelegd_at)


def _step(dossier: Dossier, registratie: Registratie) -> str:
    return step_for(consent=consent_for(dossier) is not None, soort=registratie.soort)


def _bring_up_to_date(registratie: Registratie, dossier: Dossier, actor: Actor, ground: str, *, new: bool) -> None:
    toestemming = consent_for(dossier)
    edge = REGISTRATIE.take(_step(dossier, registratie), registratie.soort)
    if edge.name == "intrekken":
        retract(registratie=registratie, dossier=dossier, actor=actor, ground=ground)
        return
    if edge.name == "versturen":
        must_not_be_stopped(dossier, "registratie")
    sent = _send_full(registratie, dossier, toestemming, edge.target, actor) if toestemming else new
    if sent:
        happened(
            edge.audit, dossier, actor=actor, ground=ground, registratie=str(registratie.pk), versie=registratie.versie
        )


def register_taken_over(*, actor: Actor, dossier: Dossier, ground: str) -> None:
    """The regio that had this dossier had registered it, and takes that back: the person counts on from here."""
    registratie, new = _new(dossier)
    _bring_up_to_date(registratie, dossier, actor, ground, new=new)


def hand_over_registratie(*, actor: Actor, dossier: Dossier, ground: str) -> None:
    """The other regio has registered the person: ours goes, so that nobody is counted twice."""
    retract_for_good(actor=actor, dossier=dossier, ground=ground)
    registratie = Registratie.objects.select_for_update().filter(dossier=dossier).first()
    if registratie is not None:
        Registratie.objects.filter(pk=registratie.pk).delete()


def _new(dossier: Dossier) -> tuple[Registratie, bool]:
    return Registratie.objects.get_or_create(
        dossier=dossier,
        defaults={
            "soort": REGISTRATIE.initial,
            "kwartaal": str(Kwartaal.of(localdate(dossier.geopend_at))),
            "ontvanger": _receiver(),
            "geregistreerd_at": now(),
        },
    )


def retract_registratie(event: GrondVervallen) -> None:
    """The ground is gone: a letter goes at once and the person counts on without a name."""
    if event.doel != DOEL:
        return
    registratie = lock_full(event.dossier_id)
    if registratie is None:
        return
    dossier = registratie.dossier
    ground = access.dossier_ground(event.actor, dossier)
    retract(registratie=registratie, dossier=dossier, actor=event.actor, ground=ground)


def retract_on_request(*, actor: Actor, dossier: Dossier, ground: str, tekst: str) -> None:
    """The person had a right to that, also with a consent that stands."""
    registratie = lock_full(dossier.pk)
    if registratie is not None:
        retract(registratie=registratie, dossier=dossier, actor=actor, ground=ground, tekst=tekst)


def retract(
    *, registratie: Registratie, dossier: Dossier, actor: Actor, ground: str, tekst: str = "", **details: str
) -> None:
    """A letter goes, and the person counts on without a name. In the transaction of who decided it."""
    edge = REGISTRATIE.take("intrekken", registratie.soort)
    _take_back(registratie, edge.target, definitief=False)
    close_open(dossier=dossier, step="vervallen", actor=actor)
    happened(
        edge.audit, dossier, actor=actor, ground=ground, tekst=tekst, registratie=str(registratie.pk),
        versie=registratie.versie, **details,
    )  # fmt: skip


def retract_for_good(*, actor: Actor, dossier: Dossier, ground: str) -> None:
    """The dossier is destroyed: what the national tier ever got of it must go there too, with its key. In the
    transaction of that decision; nothing is written on the timeline, which goes as well."""
    registratie = Registratie.objects.select_for_update().filter(dossier=dossier).first()
    if registratie is None or registratie.versie == 0:
        return
    _take_back(registratie, REGISTRATIE.initial, definitief=True)
    close_open(dossier=dossier, step="vervallen", actor=actor)
    record(
        "registratie_ingetrokken",
        actor=actor,
        object_type="dossier",
        object_id=dossier.pk,
        ground=ground,
        registratie=str(registratie.pk),
        versie=registratie.versie,
    )


def _take_back(registratie: Registratie, soort: str, *, definitief: bool) -> None:
    registratie.soort = soort
    registratie.toestemming = None
    registratie.vingerafdruk = ""
    _new_version(registratie)
    send(
        "registratie_intrekking",
        receiver=registratie.ontvanger,
        key=str(registratie.pk),
        version=registratie.versie,
        content=IntrekkingBrief(sleutel=registratie.pk, definitief=definitief),
    )


def _receiver() -> str:
    found = tenants_of_kind(LANDELIJK)
    if not found:
        raise Refused("Er is nog geen landelijke registratie aangesloten. Vraag het de functioneel beheerder.")
    return found[0].schema


def _send_full(registratie: Registratie, dossier: Dossier, toestemming: Toestemming, soort: str, actor: Actor) -> bool:
    content = content_of(registratie.pk, dossier, toestemming)
    # Under a key: who has a stolen dump could else try names until one fits.
    fingerprint = fingerprint_of(content.model_dump_json(), column="registratie.vingerafdruk")
    status = status_of_registratie(registratie).status if registratie.soort == soort else None
    changed = fingerprint != registratie.vingerafdruk
    if not must_send(soort=registratie.soort, changed=changed, status=status):
        return False
    registratie.soort = soort
    registratie.toestemming = toestemming
    registratie.vingerafdruk = fingerprint
    _new_version(registratie)
    lapse(dossier)
    close_open(dossier=dossier, step="aangepast", actor=actor)
    send(
        "registratie",
        receiver=registratie.ontvanger,
        key=str(registratie.pk),
        version=registratie.versie,
        content=content,
    )
    return True


def _new_version(registratie: Registratie) -> None:
    registratie.versie += 1
    registratie.verstuurd_at = now()
    registratie.save()
