"""Reading meldingen, always from the scoped queryset."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from casework import access
from casework.contact.melder import organisation_of
from casework.contact.models import Melding
from casework.contact.rules import machine_for
from casework.dossier.models import Dossier
from casework.gemeenten import Choices, gemeente_choices, guest_choices
from casework.sociale_kaart.models import Organisatie
from casework.waarschuwing.queries import beside_phone
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.transitions import Edge
from tenants.post.public import LetterStatus, status_of
from tenants.public import gemeente_names, names_of


@dataclass(frozen=True)
class MeldingDetail:
    """A melding with what stands beside it: names from the register, the steps open to this actor, the receipt."""

    melding: Melding
    gemeente: str
    namens: str
    afzender: str
    doorgegeven_aan: str
    bericht: LetterStatus | None
    bij_telefoon: list[str]
    dossier: Dossier | None
    stappen: dict[str, Edge]
    melder: Organisatie | None


def meldingen(actor: Actor) -> QuerySet[Melding]:
    """Without the story: a list shows no more than is needed to choose. Newest first, with the facts by which each
    is judged."""
    rows = access.meldingen_with_facts(access.meldingen_for(actor), actor)
    return rows.defer("omschrijving", "afsluit_toelichting").order_by("-ontvangen_at")


def note_shown(actor: Actor, shown: Iterable[Melding]) -> None:
    """To be called before a list goes out: also without a name it tells what goes on in somebody's life."""
    access.looked_at_meldingen(actor, shown)


def new_meldingen(actor: Actor) -> QuerySet[Melding]:
    """Those that nobody acted on yet, oldest first."""
    return meldingen(actor).filter(status="nieuw", vernietigd_at=None).order_by("ontvangen_at")


def counted_meldingen(actor: Actor) -> tuple[int, int]:
    """How many are new, and in how many of those somebody is in danger."""
    found = new_meldingen(actor).order_by().aggregate(alle=Count("pk"), gevaar=Count("pk", filter=Q(in_gevaar="ja")))
    return found["alle"], found["gevaar"]


def gemeenten_to_choose(actor: Actor, melding: Melding | None = None) -> Choices:
    """Where the person may live, for the form: a guest chooses from less."""
    if actor.gast is None:
        return gemeente_choices(actor.tenant, today())
    return guest_choices([actor.gast.gm_code, melding.gm_code if melding else ""])


def steps_open_to(actor: Actor, melding: Melding) -> dict[str, Edge]:
    edges = [] if melding.vernietigd_at else machine_for(actor.kind).open_to(melding.status, actor.roles)
    return {edge.name: edge for edge in edges}


def melding_detail(actor: Actor, melding_id: UUID) -> MeldingDetail:
    """A look: it is written to the log. Raises Hidden."""
    melding = access.look_at_melding(actor, melding_id)
    names = names_of({melding.afzender, melding.doorgegeven_aan} - {""})
    places = gemeente_names({melding.gm_code, melding.namens_gemeente} - {""})
    sent = melding.doorgegeven_aan
    return MeldingDetail(
        melding=melding,
        gemeente=places.get(melding.gm_code, ""),
        namens=places.get(melding.namens_gemeente, ""),
        afzender=names.get(melding.afzender, ""),
        doorgegeven_aan=names.get(sent, ""),
        bericht=status_of("melding", receiver=sent, key=str(melding.pk)) if sent else None,
        bij_telefoon=beside_phone(melding.dossier_id),
        dossier=_dossier_of(actor, melding),
        stappen=steps_open_to(actor, melding),
        melder=organisation_of(actor, melding),
    )


def _dossier_of(actor: Actor, melding: Melding) -> Dossier | None:
    """None also when the dossier is a colleague's."""
    if melding.dossier_id is None or not may(actor, "dossier_inzien"):
        return None
    return access.dossiers_for(actor).filter(pk=melding.dossier_id).first()


def melding_to_correct(actor: Actor, melding_id: UUID) -> Melding:
    """A look, for the form in which it is changed. Raises Refused when that is no longer possible."""
    melding = access.look_at_melding(actor, melding_id)
    access.take_step(actor, machine_for(actor.kind), "wijzigen", melding.status)
    return melding


def melding_to_close(actor: Actor, melding_id: UUID) -> Melding:
    """For the form in which it is closed, which shows nothing of the story. Raises Refused when it is too late."""
    melding = access.melding_for(actor, melding_id)
    access.take_step(actor, machine_for(actor.kind), "afsluiten", melding.status)
    return melding


def look_at_melding(actor: Actor, melding_id: UUID) -> Melding:
    """A look: it is written to the log. Raises Hidden."""
    return access.look_at_melding(actor, melding_id)
