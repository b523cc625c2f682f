"""The rules of logging in by the organisation: what a discovery document and an identity must hold. Plain Python.

OpenID Connect Core 1.0 and Discovery 1.0; `amr` after RFC 8176.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from dekkend.core.errors import DekkendError, InvalidInput

WELL_KNOWN = "/.well-known/openid-configuration"
# How long somebody may take to log in at the organisation.
PATIENCE = timedelta(minutes=10)
MOST_ATTEMPTS = 5
LONGEST_URL = 300
MFA_USUAL = ("mfa",)
_WORD = re.compile(r"[\x21-\x7e]{1,100}")


class NietBinnen(DekkendError):
    """Logging in by the organisation did not work; the message says what to do."""


OPNIEUW = "Het inloggen bij uw organisatie is niet gelukt. Probeer het opnieuw."
VERLOPEN = "Het inloggen duurde te lang of is al gebruikt. Probeer het opnieuw."
GEWEIGERD = "Uw organisatie heeft het inloggen afgebroken. Probeer het opnieuw, of vraag het uw eigen helpdesk."
ONBEKEND = "U heeft hier nog geen account. Vraag uw functioneel beheerder om een uitnodiging."
ONGECONTROLEERD = "Uw organisatie heeft uw e-mailadres niet bevestigd. Vraag uw functioneel beheerder om hulp."
ANDERS = "Uw account hoort bij een ander account van de organisatie. Vraag uw functioneel beheerder om hulp."
GESLOTEN = "Uw account is gesloten. Vraag uw functioneel beheerder om hulp."


@dataclass(frozen=True)
class Punten:
    """Addresses of a log-in server. `met_basic` is whether it wants the secret in the head of the request."""

    issuer: str
    inlogpunt: str
    tokenpunt: str
    sleutelpunt: str
    gegevenspunt: str
    met_basic: bool


@dataclass(frozen=True)
class Identiteit:
    """Who the organisation says somebody is. `email` is "" when it does not vouch for an address."""

    issuer: str
    subject: str
    email: str
    tweede_stap: bool


def discovery_url(server_url: str) -> str:
    """People paste either the issuer or the address of the document itself."""
    trimmed = server_url.strip().rstrip("/")
    return trimmed if trimmed.endswith(WELL_KNOWN) else trimmed + WELL_KNOWN


def punten_of(document: Mapping[str, Any], server_url: str) -> Punten:
    """Raises InvalidInput on `server_url` when the document is not of this server or lacks something."""
    names = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
    if any(not isinstance(document.get(name), str) or not document[name] for name in names):
        raise _wrong("Op dit adres staat geen volledige beschrijving van een inlogdienst. Vraag uw ICT om het adres.")
    if discovery_url(document["issuer"]) != discovery_url(server_url):
        raise _wrong("De inlogdienst noemt zichzelf anders dan dit adres. Neem het adres letterlijk over.")
    userinfo = document.get("userinfo_endpoint")
    found = [*(document[name] for name in names), userinfo if isinstance(userinfo, str) else ""]
    if any(len(address) > LONGEST_URL for address in found):
        raise _wrong("De adressen in de beschrijving van deze inlogdienst zijn te lang.")
    supported = document.get("response_types_supported")
    if isinstance(supported, list) and "code" not in supported:
        raise _wrong("Deze inlogdienst kan niet wat Dekkend nodig heeft: inloggen met een code.")
    methods = document.get("token_endpoint_auth_methods_supported")
    # The default of the standard is basic.
    basic = not (isinstance(methods, list) and "client_secret_post" in methods)
    return Punten(found[0], found[1], found[2], found[3], found[4], basic)


def _wrong(sentence: str) -> InvalidInput:
    return InvalidInput({"server_url": [sentence]})


def words_of(text: str) -> list[str]:
    """The values for `amr` and `acr` that were typed, separated by spaces or commas. Raises InvalidInput."""
    words = sorted(set(text.replace(",", " ").split()))
    if any(not _WORD.fullmatch(word) for word in words):
        raise InvalidInput({"mfa_waarden": ["Gebruik alleen letters, cijfers en leestekens, met een spatie ertussen."]})
    return words


def check_nonce(claims: Mapping[str, Any], nonce: str) -> None:
    """The identity must be the answer to our own question. Raises NietBinnen."""
    if not nonce or claims.get("nonce") != nonce:
        raise NietBinnen(OPNIEUW)


def check_party(claims: Mapping[str, Any], client_id: str) -> None:
    """An identity for several parties must name us as the one it was given to. Raises NietBinnen."""
    audience = claims.get("aud")
    several = isinstance(audience, list) and len(audience) > 1
    if (several or "azp" in claims) and claims.get("azp") != client_id:
        raise NietBinnen(OPNIEUW)


def vouched_address(claims: Mapping[str, Any], *, by_organisation: bool) -> str:
    """The address in lower case, when it is said to be checked. `by_organisation`: a server that says nothing about
    it is believed; one that says it was not checked never is."""
    email, verified = claims.get("email"), claims.get("email_verified")
    good = verified is True or (by_organisation and verified is None)
    return email.strip().lower() if isinstance(email, str) and good else ""


def showed_second_step(claims: Mapping[str, Any], waarden: Collection[str]) -> bool:
    amr, acr = claims.get("amr"), claims.get("acr")
    said = {str(one) for one in amr} if isinstance(amr, list) else set()
    return bool((said | {str(acr)} if acr else said) & set(waarden))


def origin_of(url: str) -> str:
    """ "https://login.example.org" """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
