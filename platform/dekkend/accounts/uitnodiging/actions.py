"""Inviting a colleague, sending the link again, withdrawing it, and accepting it.

The link is known only to whoever gets the mail, so the mail goes at once and is not kept to be sent later. When the
mail server is away the invitation says so, and is sent again with a new link.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import structlog
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dekkend.accounts.access import require
from dekkend.accounts.actions import create_user
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging, User, hash_token
from dekkend.accounts.rollen.rules import check_roles
from dekkend.accounts.uitnodiging.bericht import message
from dekkend.accounts.uitnodiging.rules import GESLOTEN, TERM, UITNODIGING, UitnodigingInvoer, check_usable, checked
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput, Refused

log = structlog.get_logger()

GROUND, INVITED = "beheer van gebruikers", "uitnodiging van de functioneel beheerder"
Link = Callable[[str], str]


def invite_colleague(*, actor: Actor, invoer: UitnodigingInvoer, link: Link) -> Accountuitnodiging:
    """`link` makes an address of the code. Raises InvalidInput, also when this address has an account or an open
    invitation. The mail goes when the invitation stands; `verstuurd_at` says whether it went."""
    code = secrets.token_urlsafe(32)
    uitnodiging = _write(actor, invoer, code)
    _send(uitnodiging, link(code))
    return uitnodiging


def send_again(*, actor: Actor, uitnodiging_id: UUID, link: Link) -> Accountuitnodiging:
    """With a new link and a new term; the old link is dead. Raises Refused when it is no longer open."""
    code = secrets.token_urlsafe(32)
    with transaction.atomic():
        uitnodiging = _locked(actor, uitnodiging_id)
        edge = UITNODIGING.take("opnieuw", uitnodiging.status)
        uitnodiging.hash = hash_token(code)
        uitnodiging.vervalt_at = now() + TERM
        uitnodiging.verstuurd_at = None
        uitnodiging.save(update_fields=["hash", "vervalt_at", "verstuurd_at"])
        _note(edge.audit, uitnodiging, actor)
    _send(uitnodiging, link(code))
    return uitnodiging


@transaction.atomic
def withdraw_uitnodiging(*, actor: Actor, uitnodiging_id: UUID) -> None:
    """The link is dead at once. Raises Refused when it is no longer open."""
    uitnodiging = _locked(actor, uitnodiging_id)
    edge = UITNODIGING.take("intrekken", uitnodiging.status)
    uitnodiging.status, uitnodiging.afgehandeld_at = edge.target, now()
    uitnodiging.save(update_fields=["status", "afgehandeld_at"])
    _note(edge.audit, uitnodiging, actor)


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
        )
    except InvalidInput as taken:
        raise Refused("Er is al een account met dit e-mailadres. Log daarmee in.") from taken
    uitnodiging.status, uitnodiging.afgehandeld_at, uitnodiging.user = edge.target, now(), user
    uitnodiging.save(update_fields=["status", "afgehandeld_at", "user"])
    actor = replace(visitor, user_id=user.pk, naam=user.naam, roles=frozenset(uitnodiging.rollen))
    _note(edge.audit, uitnodiging, actor, INVITED)
    return user


def _write(actor: Actor, invoer: UitnodigingInvoer, code: str) -> Accountuitnodiging:
    require(actor, "gebruikers_beheren")
    if actor.user_id is None:
        raise Hidden
    tidy = checked(invoer)
    check_roles(tidy.rollen, actor.kind)
    if not tidy.rollen:
        raise InvalidInput({"rollen": ["Kies ten minste één rol."]})
    _check_free(tidy.email)
    try:
        with transaction.atomic():
            uitnodiging = Accountuitnodiging.objects.create(
                naam=tidy.naam,
                email=tidy.email,
                rollen=sorted(set(tidy.rollen)),
                status=UITNODIGING.initial,
                hash=hash_token(code),
                gemaakt_door_id=actor.user_id,
                gemaakt_at=now(),
                vervalt_at=now() + TERM,
            )
            _note("gebruiker_uitgenodigd", uitnodiging, actor)
    except IntegrityError as twice:
        raise InvalidInput({"email": [_WAITING]}) from twice
    return uitnodiging


_WAITING = "Voor dit e-mailadres wacht al een uitnodiging. Stuur die opnieuw, of trek haar eerst in."


def _check_free(email: str) -> None:
    user = User.objects.filter(email__iexact=email).first()
    if user is not None:
        closed = "" if user.is_active else " Het is gesloten: zoek het op bij Gebruikers en heropen het."
        raise InvalidInput({"email": [f"Er is al een account met dit e-mailadres.{closed}"]})
    if Accountuitnodiging.objects.filter(email__iexact=email, status="open").exists():
        raise InvalidInput({"email": [_WAITING]})


def _locked(actor: Actor, uitnodiging_id: UUID) -> Accountuitnodiging:
    require(actor, "gebruikers_beheren")
    found = Accountuitnodiging.objects.select_for_update().filter(pk=uitnodiging_id).first()
    if found is None:
        raise Hidden
    return found


def _send(uitnodiging: Accountuitnodiging, link: str) -> None:
    try:
        message(uitnodiging.email, link, uitnodiging.vervalt_at).send()
    except OSError as error:
        log.warning("uitnodiging_niet_verstuurd", uitnodiging=str(uitnodiging.pk), fout=type(error).__name__)
        return
    uitnodiging.verstuurd_at = now()
    uitnodiging.save(update_fields=["verstuurd_at"])


def _note(code: str, uitnodiging: Accountuitnodiging, actor: Actor, ground: str = GROUND) -> None:
    record(
        code,
        actor=actor,
        object_type="accountuitnodiging",
        object_id=uitnodiging.pk,
        ground=ground,
        rollen=uitnodiging.rollen,
        gebruiker=str(uitnodiging.user_id or ""),
    )
