"""Setting up the organisation's log-in server, and letting in who comes from there."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import structlog
from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Inlogdienst, Organisatiekoppeling, User
from dekkend.accounts.organisatie import opvragen
from dekkend.accounts.organisatie.identiteit import claims_of
from dekkend.accounts.organisatie.rules import (
    ANDERS,
    GESLOTEN,
    LONGEST_URL,
    ONBEKEND,
    ONGECONTROLEERD,
    OPNIEUW,
    Identiteit,
    NietBinnen,
    Punten,
    discovery_url,
    punten_of,
    showed_second_step,
    vouched_address,
    words_of,
)
from dekkend.accounts.queries import roles_of
from dekkend.accounts.uitnodiging.actions import accept_by_address
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput, Refused

log = structlog.get_logger()

BEHEER, EIGEN = "beheer van gebruikers", "eigen account"
SCOPE = "openid email profile"


@dataclass(frozen=True)
class InlogdienstInvoer:
    """What is filled in. An empty `geheim` leaves the one that is there."""

    server_url: str
    client_id: str
    geheim: str
    mfa_waarden: str
    mfa_door_organisatie: bool
    adres_door_organisatie: bool
    actief: bool


@dataclass(frozen=True)
class Vraag:
    """What we ask the organisation: where the visitor goes, and what must be remembered to judge the answer."""

    url: str
    state: str
    nonce: str
    verifier: str


def check_server(*, actor: Actor, server_url: str) -> Punten:
    """Fetches the discovery document. Raises InvalidInput with a sentence on `server_url` that says what is wrong."""
    require(actor, "gebruikers_beheren")
    return _fetch(server_url)


def set_inlogdienst(*, actor: Actor, invoer: InlogdienstInvoer) -> None:
    """Asks the server first, so that what is saved has worked once. Raises InvalidInput."""
    require(actor, "gebruikers_beheren")
    words = words_of(invoer.mfa_waarden)
    punten = _fetch(invoer.server_url)
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


def ask_organisation(*, redirect_uri: str) -> Vraag:
    """Authorization code with PKCE, state and nonce. Raises Hidden when nothing is set up."""
    dienst = _active()
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    challenge = urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    fields = {
        "response_type": "code",
        "client_id": dienst.client_id,
        "redirect_uri": redirect_uri,
        "scope": SCOPE,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    joint = "&" if "?" in dienst.inlogpunt else "?"
    return Vraag(f"{dienst.inlogpunt}{joint}{urlencode(fields)}", state, nonce, verifier)


def identify(*, code: str, nonce: str, verifier: str, redirect_uri: str) -> Identiteit:
    """Trades the code for an identity and holds that against the server's keys. Raises NietBinnen."""
    dienst = _active()
    try:
        given = _trade(dienst, code, verifier, redirect_uri)
        keys = opvragen.get_json(dienst.sleutelpunt)
        claims = claims_of(
            str(given.get("id_token", "")), keys=keys, issuer=dienst.issuer, client_id=dienst.client_id, nonce=nonce
        )
        said = _completed(dienst, claims, str(given.get("access_token", "")))
    except opvragen.Onbereikbaar as error:
        log.warning("inlogdienst_antwoordt_niet")
        raise NietBinnen(OPNIEUW) from error
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


def _trade(dienst: Inlogdienst, code: str, verifier: str, redirect_uri: str) -> dict[str, Any]:
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": verifier,
        "client_id": dienst.client_id,
    }
    if dienst.met_basic:
        return opvragen.post_form(dienst.tokenpunt, fields, basic=(dienst.client_id, dienst.geheim))
    return opvragen.post_form(dienst.tokenpunt, {**fields, "client_secret": dienst.geheim})


def _completed(dienst: Inlogdienst, claims: Mapping[str, Any], access_token: str) -> Mapping[str, Any]:
    """Many servers keep the address for the second question; its answer must be about the same subject."""
    if "email" in claims or not dienst.gegevenspunt or not access_token:
        return claims
    told = opvragen.get_json(dienst.gegevenspunt, token=access_token)
    if told.get("sub") != claims["sub"]:
        raise NietBinnen(OPNIEUW)
    return told


def _fetch(server_url: str) -> Punten:
    if len(server_url) > LONGEST_URL:
        raise InvalidInput({"server_url": [f"Gebruik een adres van hoogstens {LONGEST_URL} tekens."]})
    try:
        punten = punten_of(opvragen.get_json(discovery_url(server_url)), server_url)
        for address in (punten.inlogpunt, punten.tokenpunt, punten.sleutelpunt, punten.gegevenspunt):
            if address:
                opvragen.check_address(address)
    except opvragen.Onbereikbaar as error:
        raise InvalidInput({"server_url": [error.message]}) from error
    return punten


@transaction.atomic
def _save(actor: Actor, invoer: InlogdienstInvoer, words: list[str], punten: Punten) -> None:
    dienst = Inlogdienst.objects.select_for_update().first()
    wrong: dict[str, list[str]] = {}
    if not invoer.client_id.strip():
        wrong["client_id"] = ["Vul het client-id in."]
    if not invoer.geheim and (dienst is None or dienst.server_url != invoer.server_url.strip()):
        # a secret never goes along to another server
        wrong["geheim"] = ["Vul het geheim in dat bij dit adres hoort."]
    if wrong:
        raise InvalidInput(wrong)
    if dienst is None:
        dienst = Inlogdienst(geheim=invoer.geheim)
    elif dienst.issuer != punten.issuer:
        Organisatiekoppeling.objects.all().delete()
    dienst.server_url, dienst.client_id = invoer.server_url.strip(), invoer.client_id.strip()
    if invoer.geheim:
        dienst.geheim = invoer.geheim
    dienst.actief, dienst.mfa_waarden = invoer.actief, words
    dienst.mfa_door_organisatie = invoer.mfa_door_organisatie
    dienst.adres_door_organisatie = invoer.adres_door_organisatie
    for name in ("issuer", "inlogpunt", "tokenpunt", "sleutelpunt", "gegevenspunt", "met_basic"):
        setattr(dienst, name, getattr(punten, name))
    dienst.gecontroleerd_at = now()
    dienst.save()
    _note("inlogdienst_gewijzigd", actor, "inlogdienst", str(dienst.pk), BEHEER, actief=dienst.actief)


def _note(code: str, actor: Actor, kind: str, object_id: str, ground: str, **details: Any) -> None:
    record(code, actor=actor, object_type=kind, object_id=object_id, ground=ground, **details)
