"""What is written of an invitation, whoever asked for it, and the mail. Callers have seen that the actor may."""

import structlog
from django.db import IntegrityError, transaction

from dekkend.accounts.actor import Actor
from dekkend.accounts.gast.rules import Gast
from dekkend.accounts.models import Accountuitnodiging, User, hash_token
from dekkend.accounts.rollen.rules import check_roles
from dekkend.accounts.uitnodiging.bericht import message
from dekkend.accounts.uitnodiging.rules import TERM, UITNODIGING, UitnodigingInvoer, checked
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import InvalidInput

log = structlog.get_logger()

GROUND = "beheer van gebruikers"


def write(actor: Actor, invoer: UitnodigingInvoer, code: str, gast: Gast | None = None) -> Accountuitnodiging:
    """Raises InvalidInput, also when this address has an account or an open invitation. `gast`: for a guest."""
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
                gast_gm_code=gast.gm_code if gast else "",
                gast_organisatie=gast.organisatie if gast else "",
                gast_organisatie_id=gast.organisatie_id if gast else None,
                gast_tot=gast.tot if gast else None,
            )
            note("gebruiker_uitgenodigd", uitnodiging, actor)
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


def renew(actor: Actor, uitnodiging: Accountuitnodiging, code: str) -> None:
    """A new link and a new term for a row that is locked. Raises Refused when it is no longer open."""
    edge = UITNODIGING.take("opnieuw", uitnodiging.status)
    uitnodiging.hash = hash_token(code)
    uitnodiging.vervalt_at = now() + TERM
    uitnodiging.verstuurd_at = None
    uitnodiging.save(update_fields=["hash", "vervalt_at", "verstuurd_at"])
    note(edge.audit, uitnodiging, actor)


def take_back(actor: Actor, uitnodiging: Accountuitnodiging) -> None:
    """For a row that is locked. Raises Refused when it is no longer open."""
    edge = UITNODIGING.take("intrekken", uitnodiging.status)
    uitnodiging.status, uitnodiging.afgehandeld_at = edge.target, now()
    uitnodiging.save(update_fields=["status", "afgehandeld_at"])
    note(edge.audit, uitnodiging, actor)


def send(uitnodiging: Accountuitnodiging, link: str) -> None:
    """When the mail server is away, the row keeps saying that it was not sent."""
    try:
        message(uitnodiging.email, link, uitnodiging.vervalt_at).send()
    except OSError as error:
        log.warning("uitnodiging_niet_verstuurd", uitnodiging=str(uitnodiging.pk), fout=type(error).__name__)
        return
    uitnodiging.verstuurd_at = now()
    uitnodiging.save(update_fields=["verstuurd_at"])


def note(code: str, uitnodiging: Accountuitnodiging, actor: Actor, ground: str = GROUND) -> None:
    record(
        code,
        actor=actor,
        object_type="accountuitnodiging",
        object_id=uitnodiging.pk,
        ground=ground,
        rollen=uitnodiging.rollen,
        gebruiker=str(uitnodiging.user_id or ""),
    )
