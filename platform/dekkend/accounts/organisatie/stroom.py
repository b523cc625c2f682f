"""OpenID Connect with any log-in server that somebody set up here: asking, and judging what comes back."""

import hashlib
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import structlog

from dekkend.accounts.organisatie import opvragen
from dekkend.accounts.organisatie.identiteit import claims_of
from dekkend.accounts.organisatie.models import Inlogserver
from dekkend.accounts.organisatie.rules import LONGEST_URL, OPNIEUW, NietBinnen, Punten, discovery_url, punten_of
from dekkend.core.clock import now
from dekkend.core.errors import InvalidInput

log = structlog.get_logger()

SCOPE = "openid email profile"
_PUNTEN = ("issuer", "inlogpunt", "tokenpunt", "sleutelpunt", "gegevenspunt", "met_basic")


@dataclass(frozen=True)
class Vraag:
    """What we ask a server: where the visitor goes, and what must be remembered to judge the answer."""

    url: str
    state: str
    nonce: str
    verifier: str


def fetch(server_url: str) -> Punten:
    """The discovery document. Raises InvalidInput with a sentence on `server_url` that says what is wrong."""
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


@dataclass(frozen=True)
class ServerInvoer:
    """What is filled in about a server. An empty `geheim` leaves the one that is there."""

    server_url: str
    client_id: str
    geheim: str
    adres_door_organisatie: bool


def set_up(server: Inlogserver, invoer: ServerInvoer, punten: Punten) -> None:
    """What was filled in, what the server said of itself, and when; saving is up to the caller. Raises InvalidInput."""
    wrong: dict[str, list[str]] = {}
    if not invoer.client_id.strip():
        wrong["client_id"] = ["Vul het client-id in."]
    if not invoer.geheim and server.server_url != invoer.server_url.strip():
        # a secret never goes along to another server
        wrong["geheim"] = ["Vul het geheim in dat bij dit adres hoort."]
    if wrong:
        raise InvalidInput(wrong)
    server.server_url, server.client_id = invoer.server_url.strip(), invoer.client_id.strip()
    server.geheim = invoer.geheim or server.geheim
    server.adres_door_organisatie = invoer.adres_door_organisatie
    for name in _PUNTEN:
        setattr(server, name, getattr(punten, name))
    server.gecontroleerd_at = now()


def ask(server: Inlogserver, *, redirect_uri: str) -> Vraag:
    """Authorization code with PKCE, state and nonce."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    challenge = urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    fields = {
        "response_type": "code",
        "client_id": server.client_id,
        "redirect_uri": redirect_uri,
        "scope": SCOPE,
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    joint = "&" if "?" in server.inlogpunt else "?"
    return Vraag(f"{server.inlogpunt}{joint}{urlencode(fields)}", state, nonce, verifier)


def claims_for(
    server: Inlogserver, *, code: str, nonce: str, verifier: str, redirect_uri: str
) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Trades the code for an identity and holds that against the server's keys: the claims of the token, and these
    with what the server says of the same person elsewhere. Raises NietBinnen."""
    try:
        given = _trade(server, code, verifier, redirect_uri)
        keys = opvragen.get_json(server.sleutelpunt)
        token = str(given.get("id_token", ""))
        claims = claims_of(token, keys=keys, issuer=server.issuer, client_id=server.client_id, nonce=nonce)
        return claims, _completed(server, claims, str(given.get("access_token", "")))
    except opvragen.Onbereikbaar as error:
        log.warning("inlogdienst_antwoordt_niet")
        raise NietBinnen(OPNIEUW) from error


def _trade(server: Inlogserver, code: str, verifier: str, redirect_uri: str) -> dict[str, Any]:
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": verifier,
        "client_id": server.client_id,
    }
    if server.met_basic:
        return opvragen.post_form(server.tokenpunt, fields, basic=(server.client_id, server.geheim))
    return opvragen.post_form(server.tokenpunt, {**fields, "client_secret": server.geheim})


def _completed(server: Inlogserver, claims: Mapping[str, Any], access_token: str) -> Mapping[str, Any]:
    """Many servers keep the address for the second question; its answer must be about the same subject."""
    if "email" in claims or not server.gegevenspunt or not access_token:
        return claims
    told = opvragen.get_json(server.gegevenspunt, token=access_token)
    if told.get("sub") != claims["sub"]:
        raise NietBinnen(OPNIEUW)
    return told
