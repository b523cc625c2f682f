"""Reading what was sent to the national tier, and where the letter is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.registratie.models import Registratie
from casework.registratie.rules import post_status
from casework.toestemming.models import Toestemming
from casework.toestemming.queries import all_of
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden
from tenants.post.public import awaiting, status_of


@dataclass(frozen=True)
class RegistratieStatus:
    """`status` is one of POSTSTATUS; `reden` says why a letter was refused."""

    status: str
    beantwoord_at: datetime | None
    reden: str


def status_of_registratie(registratie: Registratie) -> RegistratieStatus:
    """Of the letter that says what holds now: the registration itself, or the count of the quarter."""
    full = registratie.soort == "volledig"
    kind, key = ("registratie", str(registratie.pk)) if full else ("cijfers", registratie.kwartaal)
    letter = status_of(kind, receiver=registratie.ontvanger, key=key)
    if letter is None:
        return RegistratieStatus("verzonden", None, "")
    return RegistratieStatus(post_status(letter.uitkomst), letter.beantwoord_at, letter.reden)


def registratie_of(dossier: Dossier) -> Registratie | None:
    """Of a dossier that came through the gate already."""
    return Registratie.objects.filter(dossier=dossier).first()


def look_at_registratie(actor: Actor, dossier_id: UUID) -> Registratie:
    """A look at the dossier. Raises Hidden, also when there is no registration yet."""
    found = registratie_of(access.look_at_dossier(actor, dossier_id))
    if found is None:
        raise Hidden
    return found


@dataclass(frozen=True)
class RegistratieDetail:
    """Everything about consent and registration of one dossier."""

    dossier: Dossier
    toestemmingen: list[Toestemming]
    staand: Toestemming | None
    registratie: Registratie | None
    post: RegistratieStatus | None


def registratie_detail(actor: Actor, dossier_id: UUID) -> RegistratieDetail:
    """A look: it is written to the log. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    toestemmingen = list(all_of(dossier, "registratie_comensha"))
    registratie = registratie_of(dossier)
    return RegistratieDetail(
        dossier=dossier,
        toestemmingen=toestemmingen,
        staand=next((one for one in toestemmingen if one.status == "gegeven"), None),
        registratie=registratie,
        post=status_of_registratie(registratie) if registratie else None,
    )


def not_received(actor: Actor) -> list[Registratie]:
    """Full registrations in dossiers of this actor's work whose newest letter has no answer yet, or was refused."""
    waiting = awaiting("registratie")
    rows = Registratie.objects.filter(
        pk__in={key for key, _ in waiting}, soort="volledig", dossier__in=access.dossiers_to_change(actor)
    )
    return [row for row in rows.select_related("dossier") if (str(row.pk), row.versie) in waiting]
