"""What the regio does with an aansluiting: asking a gemeente, asking again, the letter with the code, withdrawing it,
and ending it.

The link is known only to whoever gets the mail and the code only to whoever gets the letter, so neither is kept: a new
mail has a new link, a new letter a new code.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import hash_token
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.keys.blindindex import fingerprint_of
from tenants.onboarding.aansluiting.bericht import invitation, sent
from tenants.onboarding.aansluiting.inrichting import ask_first_mail, ask_to_leave
from tenants.onboarding.aansluiting.queries import RIGHT, kandidaat_of, naam_of
from tenants.onboarding.aansluiting.rules import (
    AANSLUITING,
    CODE_LENGTH,
    CODE_TERM,
    OPEN,
    TERM,
    Uitnodiging,
    check_last_day,
    check_reason,
    checked_uitnodiging,
    code_of,
    objection,
    typed_code,
)
from tenants.onboarding.aansluiting.stappen import advance, locked, note_line, note_step
from tenants.onboarding.brieven import tell_invitation
from tenants.onboarding.models import Aansluiting

__all__ = ["advance"]
Link = Callable[[str], str]
CODE_COLUMN = "aansluiting.code"


@dataclass(frozen=True)
class Brief:
    """What stands in a letter. It is on the page once, to be printed."""

    code: str
    naam: str
    adres: str
    gemeente: str
    tot: datetime


def invite_gemeente(*, actor: Actor, invoer: Uitnodiging, link: Link) -> Aansluiting:
    """`link` makes an address of the code of the link. Raises InvalidInput, also for a gemeente that cannot be asked.
    The mail goes when the invitation stands; `verstuurd_at` says whether it went."""
    require(actor, RIGHT)
    tidy = checked_uitnodiging(invoer)
    code = secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            row = _invite(actor, tidy, code)
    except IntegrityError as twice:
        raise InvalidInput({"gm_code": ["Voor deze gemeente is net een uitnodiging gemaakt. Zie de lijst."]}) from twice
    _send(row, link(code))
    return row


def _invite(actor: Actor, tidy: Uitnodiging, code: str) -> Aansluiting:
    told = objection(kandidaat_of(actor.tenant, tidy.gm_code, today()))
    if told:
        raise InvalidInput({"gm_code": [told]})
    at = now()
    row = Aansluiting.objects.create(
        gm_code=tidy.gm_code,
        contact_naam=tidy.naam,
        contact_email=tidy.email,
        contact_adres=tidy.adres,
        uitgenodigd_door_id=actor.user_id,
        uitgenodigd_at=at,
        vervalt_at=at + TERM,
        link_hash=hash_token(code),
    )
    note_step(row, "uitnodigen", "regio", at)
    note_line("gemeente_uitgenodigd", row, actor)
    return row


def send_again(*, actor: Actor, aansluiting_id: UUID, link: Link) -> Aansluiting:
    """With a new link and a new term. The old link is dead, and whoever opens the new one proves again whose browser it
    is. Raises Refused when it is no longer open."""
    require(actor, RIGHT)
    code = secrets.token_urlsafe(32)
    with transaction.atomic():
        row = _open(aansluiting_id)
        row.link_hash, row.browser_hash, row.browser_bewezen = hash_token(code), "", False
        row.vervalt_at, row.verstuurd_at, row.herinneringen = now() + TERM, None, 0
        row.save(
            update_fields=[
                "link_hash", "browser_hash", "browser_bewezen", "vervalt_at", "verstuurd_at", "herinneringen",
            ]
        )  # fmt: skip
        note_step(row, "opnieuw_sturen", "regio", now())
        note_line("aansluiting_opnieuw_verstuurd", row, actor)
    _send(row, link(code))
    return row


@transaction.atomic
def make_letter(*, actor: Actor, aansluiting_id: UUID) -> Brief:
    """With a new code; an earlier one is worth nothing. Raises Refused when nothing is to be proven any more."""
    require(actor, RIGHT)
    row = _open(aansluiting_id)
    code = code_of(tuple(secrets.randbelow(1 << 30) for _ in range(CODE_LENGTH)))
    row.code_hash = fingerprint_of(typed_code(code), column=CODE_COLUMN)
    row.code_pogingen, row.code_vervalt_at = 0, now() + CODE_TERM
    row.save(update_fields=["code_hash", "code_pogingen", "code_vervalt_at"])
    note_step(row, "brief_maken", "regio", now())
    note_line("aansluiting_brief_gemaakt", row, actor)
    return Brief(code, row.contact_naam, row.contact_adres, naam_of(row.gm_code), row.code_vervalt_at)


def withdraw_aansluiting(*, actor: Actor, aansluiting_id: UUID, reden: str) -> None:
    """The link and the browser are dead at once. Raises InvalidInput without a reason, Refused when it is over."""
    require(actor, RIGHT)
    row = Aansluiting.objects.filter(pk=aansluiting_id).first()
    if row is None:
        raise Hidden
    with transaction.atomic():
        tell_invitation(advance(row, "intrekken", actor=actor, reden=check_reason(reden), code_hash=""), "")


@transaction.atomic
def end_aansluiting(*, actor: Actor, aansluiting_id: UUID, laatste_dag: date) -> None:
    """The gemeente leaves after this day. Raises InvalidInput for a day that has passed, and Refused when the gemeente
    is not in, or a request for its leaving waits already."""
    require(actor, RIGHT)
    row = locked(aansluiting_id)
    AANSLUITING.take("vertrekken", row.status)
    check_last_day(laatste_dag, today())
    if row.vertrek_op is not None:
        raise Refused(f"Deze gemeente vertrekt al: {row.vertrek_op:%d-%m-%Y} is de laatste dag.")
    row.opdracht = ask_to_leave(actor, row, laatste_dag)
    row.save(update_fields=["opdracht"])
    note_step(row, "vertrek_vragen", "regio", now())
    note_line("aansluiting_vertrek_gevraagd", row, actor, laatste_dag=laatste_dag.isoformat())


@transaction.atomic
def send_first_mail(*, actor: Actor, aansluiting_id: UUID) -> None:
    """To whoever is to be the first in the gemeente's own environment, with a new link. Raises Refused when it has no
    environment of its own here, or the last request still waits."""
    require(actor, RIGHT)
    row = locked(aansluiting_id)
    if row.status != "aangesloten" or row.vorm != "eigen":
        raise Refused("Deze gemeente heeft geen eigen omgeving via deze aansluiting. Ververs de pagina.")
    if row.opdracht is not None and row.opdracht.status == "wachtend":
        raise Refused("Er wacht al een opdracht voor deze gemeente. Ververs de pagina over een minuut.")
    row.opdracht = ask_first_mail(actor, row)
    row.save(update_fields=["opdracht"])
    note_step(row, "eerste_mail_vragen", "regio", now())
    note_line("aansluiting_eerste_mail_gevraagd", row, actor)


def _open(aansluiting_id: UUID) -> Aansluiting:
    row = locked(aansluiting_id)
    if row.status not in OPEN:
        raise Refused(f"Dit kan niet meer: de status is “{row.get_status_display()}”. Ververs de pagina.")
    return row


def _send(row: Aansluiting, link: str) -> None:
    """When the mail server is away, the row keeps saying that it was not sent. A gemeente with an environment of her
    own finds the link there as well."""
    tell_invitation(row, link)
    if sent(invitation(row.contact_email, link, row.vervalt_at)):
        row.verstuurd_at = now()
        row.save(update_fields=["verstuurd_at"])
