"""Inviting a colleague, sending the link again, withdrawing it, and accepting it.

The link is known only to whoever gets the mail, so the mail goes at once and is not kept to be sent later. When the
mail server is away the invitation says so, and is sent again with a new link.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actions import create_user
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging, User, hash_token
from dekkend.accounts.uitnodiging.rules import GESLOTEN, UITNODIGING, UitnodigingInvoer, check_usable
from dekkend.accounts.uitnodiging.schrijven import note, renew, send, take_back, write
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput, Refused

INVITED = "uitnodiging van de functioneel beheerder"
Link = Callable[[str], str]


def invite_colleague(*, actor: Actor, invoer: UitnodigingInvoer, link: Link) -> Accountuitnodiging:
    """`link` makes an address of the code. Raises InvalidInput, also when this address has an account or an open
    invitation. The mail goes when the invitation stands; `verstuurd_at` says whether it went."""
    code = secrets.token_urlsafe(32)
    require(actor, "gebruikers_beheren")
    if actor.user_id is None:
        raise Hidden
    uitnodiging = write(actor, invoer, code)
    send(uitnodiging, link(code))
    return uitnodiging


def send_again(*, actor: Actor, uitnodiging_id: UUID, link: Link) -> Accountuitnodiging:
    """With a new link and a new term; the old link is dead. Raises Refused when it is no longer open."""
    code = secrets.token_urlsafe(32)
    with transaction.atomic():
        uitnodiging = _locked(actor, uitnodiging_id)
        renew(actor, uitnodiging, code)
    send(uitnodiging, link(code))
    return uitnodiging


@transaction.atomic
def withdraw_uitnodiging(*, actor: Actor, uitnodiging_id: UUID) -> None:
    """The link is dead at once. Raises Refused when it is no longer open."""
    take_back(actor, _locked(actor, uitnodiging_id))


@transaction.atomic
def accept_uitnodiging(*, visitor: Actor, code: str, wachtwoord: str) -> User:
    """Makes the account. Raises Refused when the link opens nothing, and InvalidInput for a weak password."""
    uitnodiging = Accountuitnodiging.objects.select_for_update().filter(hash=hash_token(code)).first()
    if uitnodiging is None:
        raise Refused(GESLOTEN["onbekend"])
    check_usable(uitnodiging.status, uitnodiging.vervalt_at, now())
    try:
        validate_password(wachtwoord, User(email=uitnodiging.email, naam=uitnodiging.naam))
    except ValidationError as weak:
        raise InvalidInput({"wachtwoord": list(weak.messages)}) from weak
    return _accept(visitor, uitnodiging, wachtwoord)


@transaction.atomic
def accept_by_address(*, visitor: Actor, email: str) -> User | None:
    """For who logged in at the organisation, which stands for the address. None when nothing waits for it."""
    waiting = Accountuitnodiging.objects.filter(email__iexact=email, status="open", vervalt_at__gt=now())
    uitnodiging = waiting.select_for_update().first()
    return _accept(visitor, uitnodiging, None) if uitnodiging else None


def _accept(visitor: Actor, uitnodiging: Accountuitnodiging, wachtwoord: str | None) -> User:
    edge = UITNODIGING.take("aannemen", uitnodiging.status)
    try:
        user = create_user(
            email=uitnodiging.email,
            naam=uitnodiging.naam,
            roles=uitnodiging.rollen,
            kind=visitor.kind,
            password=wachtwoord,
            gast=uitnodiging.gast,
        )
    except InvalidInput as taken:
        raise Refused("Er is al een account met dit e-mailadres. Log daarmee in.") from taken
    uitnodiging.status, uitnodiging.afgehandeld_at, uitnodiging.user = edge.target, now(), user
    uitnodiging.save(update_fields=["status", "afgehandeld_at", "user"])
    actor = replace(visitor, user_id=user.pk, naam=user.naam, roles=frozenset(uitnodiging.rollen))
    note(edge.audit, uitnodiging, actor, INVITED)
    return user


def _locked(actor: Actor, uitnodiging_id: UUID) -> Accountuitnodiging:
    require(actor, "gebruikers_beheren")
    found = Accountuitnodiging.objects.select_for_update().filter(pk=uitnodiging_id).first()
    if found is None:
        raise Hidden
    return found
