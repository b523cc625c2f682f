"""Reading zorgacties: of a dossier, of the own caseload, and as the guest who answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from casework import access
from casework.dossier.models import Dossier
from casework.gemeenten import naam_van
from casework.hulpvraag.models import Hulpvraag
from casework.hulpvraag.queries import hulpvraag_for_form
from casework.hulpvraag.rules import AANBOD_BIJ, check_still_asked
from casework.kenmerken import LEEFTIJDSGROEPEN, leeftijdsgroep, vormen_tekst
from casework.sociale_kaart.models import Organisatie
from casework.sociale_kaart.passend import Hulpvraag as Vraag
from casework.sociale_kaart.passend import Passend
from casework.sociale_kaart.queries import best_fit, organisatie_for
from casework.zorgactie.models import Zorgactie, Zorgcontact
from casework.zorgactie.opvolging import FACTOREN, Opvolging
from casework.zorgactie.rules import LOPEND, ZICHTBAAR, ZORGACTIE
from casework.zorgactie.toegang import AANGEBODEN, zorgactie_of_guest, zorgactie_to_read, zorgacties_of_guest
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.queries import guests_of as people_of
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused
from dekkend.core.transitions import Edge


@dataclass(frozen=True)
class ZorgactieDetail:
    """For its page. `rijp` says whether contact is late."""

    zorgactie: Zorgactie
    contacten: Sequence[Zorgcontact]
    stappen: list[Edge]
    mag_wijzigen: bool
    weken: int
    te_laat: bool


def opvolging_of(row: Zorgactie | Organisatie) -> Opvolging:
    """The answers stand on the map, and from the offer on with the zorgactie itself."""
    return Opvolging(**{name: getattr(row, name) for name in FACTOREN})


def taken_on(zorgactie: Zorgactie) -> date:
    """The day on which it was accepted."""
    return localdate(zorgactie.beantwoord_at or zorgactie.aangeboden_at)


def check_running(zorgactie: Zorgactie) -> None:
    """Raises Refused for what was not taken, or is over."""
    if zorgactie.status not in LOPEND:
        raise Refused(f"Dit kan nu niet: de zorgactie is “{zorgactie.get_status_display()}”. Ververs de pagina.")


def known_of(dossier: Dossier) -> dict[str, str]:
    """What the dossier says, by the words that can be shared. What is not known is empty."""
    persoon = dossier.persoon
    groep = leeftijdsgroep(persoon.leeftijd(today()))
    unknown = "onbekend"
    return {
        "roepnaam": persoon.roepnaam,
        "leeftijd": "" if groep == unknown else LEEFTIJDSGROEPEN[groep],
        "gender": "" if dossier.gender == unknown else dossier.get_gender_display(),
        "nationaliteit": "" if dossier.nationaliteitsgroep == unknown else dossier.get_nationaliteitsgroep_display(),
        "uitbuiting": "" if dossier.vormen == [unknown] else vormen_tekst(dossier.vormen),
        "woonplaats": naam_van(dossier.gm_code),
    }


def question_of(dossier: Dossier, hulpvraag: Hulpvraag, aanbod: str = "") -> Vraag:
    """What to look for on the map, as far as the dossier says; the human fills in the rest."""
    return Vraag(
        aanbod=aanbod or AANBOD_BIJ[hulpvraag.gebied][0],
        onderwerpen=frozenset(dossier.vormen) - {"onbekend"},
        gender=dossier.gender,
        leeftijdsgroep=leeftijdsgroep(dossier.persoon.leeftijd(today())),
        gm_code=dossier.gm_code,
    )


def hulpvraag_to_find_help_for(actor: Actor, hulpvraag_id: UUID) -> Hulpvraag:
    """With its dossier; a look. Raises Hidden, and Refused once it is over."""
    hulpvraag = hulpvraag_for_form(actor, hulpvraag_id)[0]
    check_still_asked(hulpvraag.status)
    return hulpvraag


def organisatie_to_ask(actor: Actor, organisatie_id: UUID) -> Organisatie:
    """Raises Hidden, and Refused for one in the archive."""
    found = organisatie_for(actor, organisatie_id)
    if found.status != "actief":
        raise Refused("Deze organisatie staat in het archief van de sociale kaart. Kies een andere.")
    return found


def reasons_for(actor: Actor, hulpvraag: Hulpvraag, organisatie: Organisatie) -> str:
    """Why this organisation, in the sentences of the map; empty when it offers something else."""
    for aanbod in AANBOD_BIJ[hulpvraag.gebied]:
        if aanbod in organisatie.aanbod:
            ranked: list[Passend] = best_fit(actor, question_of(hulpvraag.dossier, hulpvraag, aanbod))
            found = next(one for one in ranked if one.organisatie_id == organisatie.pk)
            return "\n".join((*found.bezwaren, *found.redenen))
    return ""


def guests_of(organisatie: Organisatie) -> int:
    """How many people of this organisation can answer for themselves."""
    return people_of(organisatie.pk, organisatie.naam).count()


def zorgacties_of(dossier: Dossier) -> QuerySet[Zorgactie]:
    """Of a dossier that came through the gate already; newest first."""
    return Zorgactie.objects.filter(dossier=dossier).select_related("organisatie", "hulpvraag")


def zorgacties_for(actor: Actor, hulpvraag_id: UUID) -> QuerySet[Zorgactie]:
    """Of one hulpvraag; a look at its dossier. Raises Hidden."""
    hulpvraag = Hulpvraag.objects.filter(pk=hulpvraag_id, dossier__in=access.dossiers_for(actor)).first()
    if hulpvraag is None:
        raise Hidden
    return zorgacties_of(access.look_at_dossier(actor, hulpvraag.dossier_id)).filter(hulpvraag=hulpvraag)


def zorgactie_detail(actor: Actor, zorgactie_id: UUID) -> ZorgactieDetail:
    """A look at its dossier. Raises Hidden."""
    zorgactie = zorgactie_to_read(actor, zorgactie_id)
    zorgactie.dossier = access.look_at_dossier(actor, zorgactie.dossier_id)
    changes = may(actor, "dossier_openen") and zorgactie.dossier.besluit.wijzigen
    return ZorgactieDetail(
        zorgactie=zorgactie,
        contacten=list(zorgactie.contacten.select_related("door")),
        stappen=ZORGACTIE.open_to(zorgactie.status, actor.roles) if changes else [],
        mag_wijzigen=changes,
        weken=opvolging_of(zorgactie).weken,
        te_laat=zorgactie.volgend_contact is not None and zorgactie.volgend_contact < today(),
    )


def zorgactie_for_form(actor: Actor, zorgactie_id: UUID) -> tuple[Zorgactie, list[Edge]]:
    """For a form of the zorgcoördinator; a look. Raises Hidden."""
    zorgactie = zorgactie_to_read(actor, zorgactie_id)
    zorgactie.dossier = access.look_to_change(actor, zorgactie.dossier_id)
    return zorgactie, ZORGACTIE.open_to(zorgactie.status, actor.roles)


def running_for_form(actor: Actor, zorgactie_id: UUID) -> Zorgactie:
    """The same for one that was taken. Raises Refused for others."""
    zorgactie = zorgactie_for_form(actor, zorgactie_id)[0]
    check_running(zorgactie)
    return zorgactie


def look_as_partner(actor: Actor, zorgactie_id: UUID) -> tuple[Zorgactie, list[Edge]]:
    """What was shared, for a guest, with a line in the log. Raises Hidden."""
    zorgactie = zorgactie_of_guest(actor, zorgactie_id)
    record(
        "zorgactie_bekeken", actor=actor, object_type="dossier", object_id=zorgactie.dossier_id, ground=AANGEBODEN,
        zorgactie=str(zorgactie.pk),
    )  # fmt: skip
    return zorgactie, ZORGACTIE.open_to(zorgactie.status, actor.roles)


# What waits


def _own(actor: Actor) -> QuerySet[Zorgactie]:
    rows = Zorgactie.objects.filter(dossier__in=access.caseload_of(actor))
    return rows.select_related("dossier", "organisatie", "hulpvraag")


def late_contacts(actor: Actor) -> QuerySet[Zorgactie]:
    """Of the own caseload: contact should have been by today. The longest ago first."""
    return _own(actor).filter(volgend_contact__lte=today()).order_by("volgend_contact", "pk")


def without_answer(actor: Actor) -> QuerySet[Zorgactie]:
    """Of the own caseload: the organisation should have answered by now."""
    rows = _own(actor).filter(status=ZORGACTIE.initial, antwoord_voor__lt=today())
    return rows.order_by("antwoord_voor", "pk")


def to_go_on_with(actor: Actor) -> QuerySet[Zorgactie]:
    """Of the own caseload: not taken, stopped or done, while the question still stands and nobody else has it."""
    others = Zorgactie.objects.filter(hulpvraag=OuterRef("hulpvraag"), status__in=ZICHTBAAR)
    later = Zorgactie.objects.filter(hulpvraag=OuterRef("hulpvraag"), aangeboden_at__gt=OuterRef("aangeboden_at"))
    rows = _own(actor).filter(status__in=("geweigerd", "gestopt", "klaar"), hulpvraag__status__in=("open", "loopt"))
    return rows.filter(~Exists(others), ~Exists(later)).order_by("stand_op", "pk")


def offered_to(actor: Actor) -> QuerySet[Zorgactie]:
    """To the organisation of a guest. Raises Hidden for who does not answer for one."""
    return zorgacties_of_guest(actor).select_related("dossier", "hulpvraag")


def to_answer(actor: Actor) -> QuerySet[Zorgactie]:
    """What waits for an answer of this guest; the first day first."""
    return offered_to(actor).filter(status=ZORGACTIE.initial).order_by("antwoord_voor", "pk")
