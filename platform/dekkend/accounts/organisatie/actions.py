"""Setting up the organisation's log-in server, and letting in who comes from there."""

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Inlogdienst, Organisatiekoppeling, User
from dekkend.accounts.organisatie import stroom
from dekkend.accounts.organisatie.rules import (
    ANDERS,
    GESLOTEN,
    ONBEKEND,
    ONGECONTROLEERD,
    OPNIEUW,
    Identiteit,
    NietBinnen,
    Punten,
    showed_second_step,
    vouched_address,
    words_of,
)
from dekkend.accounts.queries import roles_of
from dekkend.accounts.uitnodiging.actions import accept_by_address
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused

BEHEER, EIGEN = "beheer van gebruikers", "eigen account"


@dataclass(frozen=True)
class InlogdienstInvoer(stroom.ServerInvoer):
    mfa_waarden: str
    mfa_door_organisatie: bool
    actief: bool


def check_server(*, actor: Actor, server_url: str) -> Punten:
    """Fetches the discovery document. Raises InvalidInput with a sentence on `server_url` that says what is wrong."""
    require(actor, "gebruikers_beheren")
    return stroom.fetch(server_url)


def set_inlogdienst(*, actor: Actor, invoer: InlogdienstInvoer) -> None:
    """Asks the server first, so that what is saved has worked once. Raises InvalidInput."""
    require(actor, "gebruikers_beheren")
    words = words_of(invoer.mfa_waarden)
    punten = stroom.fetch(invoer.server_url)
    _save(actor, invoer, words, punten)


@transaction.atomic
def remove_inlogdienst(*, actor: Actor) -> None:
    """Who came in that way does so with a password again. The links between accounts go too."""
    require(actor, "gebruikers_beheren")
    dienst = Inlogdienst.objects.select_for_update().first()
    if dienst is None:
        raise Hidden
    Organisatiekoppeling.objects.all().delete()
    dienst.delete()
    _note("inlogdienst_verwijderd", actor, "inlogdienst", str(dienst.pk), BEHEER)


def ask_organisation(*, redirect_uri: str) -> stroom.Vraag:
    """Raises Hidden when nothing is set up."""
    return stroom.ask(_active(), redirect_uri=redirect_uri)


def identify(*, code: str, nonce: str, verifier: str, redirect_uri: str) -> Identiteit:
    """Who the organisation says it is. Raises NietBinnen."""
    dienst = _active()
    claims, said = stroom.claims_for(dienst, code=code, nonce=nonce, verifier=verifier, redirect_uri=redirect_uri)
    return Identiteit(
        issuer=dienst.issuer,
        subject=str(claims["sub"]),
        email=vouched_address(said, by_organisation=dienst.adres_door_organisatie),
        tweede_stap=dienst.mfa_door_organisatie or showed_second_step(claims, dienst.mfa_waarden),
    )


@transaction.atomic
def admit(*, visitor: Actor, identiteit: Identiteit) -> User:
    """Whoever this identity belongs to: known from before, by address, or invited. Raises NietBinnen."""
    key = hashlib.sha256(f"{identiteit.issuer}\n{identiteit.subject}".encode()).hexdigest()
    known = Organisatiekoppeling.objects.filter(kenmerk=key).select_related("user").first()
    if known is not None:
        return _open(known.user)
    if not identiteit.email:
        raise NietBinnen(ONGECONTROLEERD)
    user = User.objects.select_for_update(no_key=True).filter(email__iexact=identiteit.email).first()
    if user is None:
        user = _invited(visitor, identiteit.email)
    _open(user)
    if Organisatiekoppeling.objects.filter(user=user).exists():
        raise NietBinnen(ANDERS)
    Organisatiekoppeling.objects.create(user=user, kenmerk=key, gekoppeld_at=now())
    actor = replace(visitor, user_id=user.pk, naam=user.naam, roles=roles_of(user))
    _note("organisatie_gekoppeld", actor, "gebruiker", str(user.pk), EIGEN)
    return user


def note_refused(*, visitor: Actor, identiteit: Identiteit) -> None:
    """A line about the account that was tried, when there is one; strangers leave none. After the rollback."""
    user = User.objects.filter(email__iexact=identiteit.email).first() if identiteit.email else None
    if user is not None:
        record(
            "organisatie_geweigerd",
            actor=visitor,
            object_type="gebruiker",
            object_id=user.pk,
            ground=EIGEN,
            outcome="geweigerd",
        )


def _invited(visitor: Actor, email: str) -> User:
    try:
        found = accept_by_address(visitor=visitor, email=email)
    except Refused as taken:
        raise NietBinnen(OPNIEUW) from taken
    if found is None:
        raise NietBinnen(ONBEKEND)
    return found


def _open(user: User) -> User:
    if not user.is_active:
        raise NietBinnen(GESLOTEN)
    return user


def _active() -> Inlogdienst:
    dienst = Inlogdienst.objects.filter(actief=True).first()
    if dienst is None:
        raise Hidden
    return dienst


@transaction.atomic
def _save(actor: Actor, invoer: InlogdienstInvoer, words: list[str], punten: Punten) -> None:
    dienst = Inlogdienst.objects.select_for_update().first() or Inlogdienst()
    if dienst.issuer != punten.issuer:
        Organisatiekoppeling.objects.all().delete()
    stroom.set_up(dienst, invoer, punten)
    dienst.actief, dienst.mfa_waarden = invoer.actief, words
    dienst.mfa_door_organisatie = invoer.mfa_door_organisatie
    dienst.save()
    _note("inlogdienst_gewijzigd", actor, "inlogdienst", str(dienst.pk), BEHEER, actief=dienst.actief)


def _note(code: str, actor: Actor, kind: str, object_id: str, ground: str, **details: Any) -> None:
    record(code, actor=actor, object_type=kind, object_id=object_id, ground=ground, **details)
