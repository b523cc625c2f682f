"""What the gemeente does: opening the link, showing who it is, refusing, and asking to be let in."""

import hmac
import secrets
from dataclasses import replace

from django.db import transaction

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import hash_token
from dekkend.core.clock import now
from dekkend.core.errors import InvalidInput, Refused
from dekkend.keys.blindindex import fingerprint_of
from tenants.onboarding.aansluiting.actions import CODE_COLUMN
from tenants.onboarding.aansluiting.inrichting import ask_to_make
from tenants.onboarding.aansluiting.queries import NOT_DONE, naam_of, why_closed
from tenants.onboarding.aansluiting.rules import (
    ONBEKEND,
    OPEN,
    TE_LAAT,
    VORMEN,
    check_code_usable,
    check_reason,
    typed_code,
    wrong_code,
)
from tenants.onboarding.aansluiting.stappen import advance, locked, note_line
from tenants.onboarding.models import Aansluiting


def actor_for(visitor: Actor, aansluiting: Aansluiting) -> Actor:
    """Who acts for the gemeente: nobody with an account, and without any right beyond this aansluiting."""
    naam = f"{naam_of(aansluiting.gm_code)} (bij het aansluiten)"
    return replace(visitor, user_id=None, naam=naam, roles=frozenset())


@transaction.atomic
def open_link(*, visitor: Actor, code: str) -> str:
    """Binds this browser. Returns the secret that it keeps. Raises Refused when the link opens nothing."""
    row = Aansluiting.objects.select_for_update().filter(link_hash=hash_token(code)).first()
    if row is None:
        raise Refused(ONBEKEND)
    closed = why_closed(row)
    if closed:
        raise Refused(closed)
    secret = secrets.token_urlsafe(32)
    if row.status == "uitgenodigd":
        advance(row, "openen", actor=actor_for(visitor, row), browser_hash=hash_token(secret))
    else:
        row.browser_hash = hash_token(secret)
        row.save(update_fields=["browser_hash"])
    return secret


def prove_by_code(aansluiting: Aansluiting, *, actor: Actor, code: str) -> None:
    """Raises InvalidInput for a wrong code, which counts, and Refused when there is no code that could be right."""
    with transaction.atomic():
        row = locked(aansluiting.pk)
        if row.status not in OPEN or row.vervalt_at <= now():
            raise Refused(TE_LAAT)
        check_code_usable(
            made=bool(row.code_hash), attempts=row.code_pogingen, vervalt_at=row.code_vervalt_at, now=now()
        )
        right = hmac.compare_digest(row.code_hash, fingerprint_of(typed_code(code), column=CODE_COLUMN))
        if right:
            proven(row, actor, "brief")
        else:
            row.code_pogingen += 1
            row.save(update_fields=["code_pogingen"])
            note_line("aansluiting_code_fout", row, actor, poging=row.code_pogingen)
    if not right:
        raise InvalidInput({"code": [wrong_code(row.code_pogingen)]})


def proven(row: Aansluiting, actor: Actor, bewijs: str) -> None:
    """A code is good for one browser. Who was proven before, in another browser, is not proven again as a step."""
    changes = {"browser_bewezen": True, "bewijs": bewijs, "code_hash": "", "code_pogingen": 0}
    if row.status == "geopend":
        advance(row, "bewijzen", actor=actor, **changes)
        return
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    note_line("aansluiting_bewezen", row, actor, bewijs=bewijs)


def refuse_aansluiting(aansluiting: Aansluiting, *, actor: Actor, reden: str) -> None:
    """Raises InvalidInput without a reason, Refused when it is over."""
    advance(aansluiting, "weigeren", actor=actor, reden=check_reason(reden), code_hash="")


@transaction.atomic
def finish_aansluiting(aansluiting: Aansluiting, *, actor: Actor, vorm: str) -> None:
    """Asks the inrichter. After a refusal of the inrichter it may be asked again. Raises Refused or InvalidInput."""
    if vorm not in VORMEN:
        raise InvalidInput({"vorm": ["Kies hoe uw gemeente aansluit."]})
    row = locked(aansluiting.pk)
    if row.status == "wacht_op_inrichting":
        if row.opdracht is None or row.opdracht.status not in NOT_DONE:
            raise Refused("Het inrichten is al gevraagd. Wacht even, en ververs de pagina.")
        advance(row, "terugnemen", actor=actor)
    row = advance(row, "afronden", actor=actor, vorm=vorm)
    row.opdracht = ask_to_make(actor, row)
    row.save(update_fields=["opdracht"])
