"""Letting guests of a regio in: by invitation, until a date, and ending it."""

import secrets
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.gast import lidmaatschap, organisaties
from dekkend.accounts.gast.rules import Gast, checked
from dekkend.accounts.models import Accountuitnodiging, User
from dekkend.accounts.sessions import end_sessions_of
from dekkend.accounts.uitnodiging.actions import Link
from dekkend.accounts.uitnodiging.eerste import Eerste
from dekkend.accounts.uitnodiging.rules import UitnodigingInvoer
from dekkend.accounts.uitnodiging.schrijven import take_back, write
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused

GROUND = "beheer van gasten"


@transaction.atomic
def invite_guest(
    *,
    actor: Actor,
    email: str,
    naam: str,
    rol: str,
    gm_code: str = "",
    organisatie: str = "",
    organisatie_id: UUID | None = None,
    tot: date | None = None,
) -> Eerste:
    """Only in a regio. The caller has seen to it that the actor may, and calls `.send(link=...)` on what this returns
    once everything stands; that says whether the mail went.

    `rol` is aandachtsfunctionaris with a `gm_code` of this regio, or ketenpartner with an organisation: by its
    `organisatie_id` on the sociale kaart, or by the name of one that is not on it. `tot` is the last day. Raises
    InvalidInput, also when this address has an account or an open invitation.
    """
    if actor.kind != "regio":
        raise Hidden
    gast = _on_the_map(checked(Gast(gm_code, organisatie, tot, organisatie_id), rol, today()))
    if gast.gm_code and not lidmaatschap.belongs(actor.tenant, gast.gm_code, today()):
        raise InvalidInput({"gm_code": ["Deze gemeente hoort nu niet bij uw regio. Kies een gemeente uit de lijst."]})
    code = secrets.token_urlsafe(32)
    return Eerste(write(actor, UitnodigingInvoer(naam, email, (gast.rol,)), code, gast), code)


def invite_guest_by_hand(
    *, actor: Actor, email: str, naam: str, rol: str, gast: Gast, link: Link
) -> Accountuitnodiging:
    """By who manages the users, with the mail. Raises Hidden without the right, and InvalidInput."""
    require(actor, "gebruikers_beheren")
    made = invite_guest(
        actor=actor,
        email=email,
        naam=naam,
        rol=rol,
        gm_code=gast.gm_code,
        organisatie=gast.organisatie,
        organisatie_id=gast.organisatie_id,
        tot=gast.tot,
    )
    made.send(link=link)
    return made.uitnodiging


def _on_the_map(gast: Gast) -> Gast:
    """With the name that the organisation has now; who is typed by name and stands on the map, is known by it."""
    if gast.organisatie_id is None:
        return replace(gast, organisatie_id=organisaties.id_of(gast.organisatie) if gast.organisatie else None)
    naam = organisaties.name_of(gast.organisatie_id)
    if naam is None:
        raise InvalidInput({"organisatie_id": ["Deze organisatie staat niet op de sociale kaart. Kies een andere."]})
    return replace(gast, organisatie=naam)


@transaction.atomic
def follow_organisation(*, actor: Actor, organisatie_id: UUID, was: str, naam: str) -> int:
    """Its guests are called after it, also the invited ones, when it comes on the map or gets another name; who was
    known by that name only, is known by its id from now on. The caller has seen to it that the actor may. Returns how
    many."""
    by_name = Q(gast_organisatie__iexact=was) | Q(gast_organisatie__iexact=naam)
    of = Q(gast_organisatie_id=organisatie_id) | Q(gast_organisatie_id=None) & by_name
    behind = of & ~Q(gast_organisatie_id=organisatie_id, gast_organisatie=naam)
    guests = list(User.objects.select_for_update(no_key=True).filter(behind))
    invited = list(Accountuitnodiging.objects.select_for_update().filter(behind))
    kinds = (("gebruiker", guests), ("accountuitnodiging", invited))
    for kind, row in [(kind, row) for kind, rows in kinds for row in rows]:
        row.gast_organisatie, row.gast_organisatie_id = naam, organisatie_id
        row.save(update_fields=["gast_organisatie", "gast_organisatie_id"])
        record(
            "gast_bij_organisatie", actor=actor, object_type=kind, object_id=row.pk, ground=GROUND,
            organisatie=str(organisatie_id),
        )  # fmt: skip
    return len(guests) + len(invited)


@transaction.atomic
def end_guests(*, actor: Actor, gm_code: str, tot: date) -> int:
    """For a gemeente that leaves: `tot` is the last day on which its guests come in; those that end sooner keep
    their day. Invitations that wait are withdrawn. The caller has seen to it that the actor may. Returns how many."""
    for waiting in Accountuitnodiging.objects.select_for_update().filter(gast_gm_code=gm_code, status="open"):
        take_back(actor, waiting)
    later = Q(gast_tot=None) | Q(gast_tot__gt=tot)
    guests = list(User.objects.select_for_update(no_key=True).filter(later, gast_gm_code=gm_code, is_active=True))
    for guest in guests:
        _end_on(actor, guest, tot)
    return len(guests)


@transaction.atomic
def change_guest(*, actor: Actor, user_id: UUID, tot: date | None) -> None:
    """Another last day for one guest; None lasts until somebody ends it. Today or later: to end it at once there is
    closing the account. Raises Hidden, Refused for who is no guest, InvalidInput for a day that has passed."""
    require(actor, "gebruikers_beheren")
    guest = User.objects.select_for_update(no_key=True).filter(pk=user_id).first()
    if guest is None:
        raise Hidden
    if guest.gast is None:
        raise Refused("Dit is geen account van een gast.")
    if tot is not None and tot < today():
        raise InvalidInput({"tot": ["Kies een dag die nog niet voorbij is. Of sluit het account."]})
    if guest.gast_tot != tot:
        _end_on(actor, guest, tot)


def _end_on(actor: Actor, guest: User, tot: date | None) -> None:
    guest.gast_tot = tot
    guest.save(update_fields=["gast_tot"])
    if tot is not None and tot < today():
        end_sessions_of(guest.pk)
    record(
        "gast_termijn_gewijzigd",
        actor=actor,
        object_type="gebruiker",
        object_id=guest.pk,
        ground=GROUND,
        tot=tot.isoformat() if tot else "",
    )
