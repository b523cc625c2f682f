"""What a log-in server may say and where it may stand: forged identities, broken descriptions, servers of our own."""

import json
import socket
import time
from base64 import urlsafe_b64encode
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given
from hypothesis import strategies as st
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from dekkend.accounts.organisatie import opvragen
from dekkend.accounts.organisatie.identiteit import claims_of
from dekkend.accounts.organisatie.opvragen import Onbereikbaar
from dekkend.accounts.organisatie.rules import (
    NietBinnen,
    discovery_url,
    origin_of,
    punten_of,
    showed_second_step,
    vouched_address,
    words_of,
)
from dekkend.core.errors import InvalidInput

ISSUER, CLIENT, NONCE = "https://login.example.org", "dekkend", "n" * 43
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CURVE = ec.generate_private_key(ec.SECP256R1())
PEM = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
DOCUMENT = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/jwks",
    "userinfo_endpoint": f"{ISSUER}/userinfo",
    "response_types_supported": ["code"],
}


def jwk(key: rsa.RSAPrivateKey, **extra: str) -> dict[str, Any]:
    return {**json.loads(RSAAlgorithm.to_jwk(key.public_key())), "use": "sig", **extra}


KEYS = {"keys": [jwk(KEY, kid="een"), {"kid": "geen"}, "onzin"]}


def claims(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    found = {"iss": ISSUER, "aud": CLIENT, "sub": "noor", "iat": now, "exp": now + 300, "nonce": NONCE, **changed}
    return {name: value for name, value in found.items() if value is not None}


def signed(kid: str | None = "een", key: Any = KEY, alg: str = "RS256", **changed: Any) -> str:
    return jwt.encode(claims(**changed), key, algorithm=alg, headers={"kid": kid} if kid else None)


def read(token: str, keys: dict[str, Any] = KEYS, nonce: str = NONCE) -> dict[str, Any]:
    return claims_of(token, keys=keys, issuer=ISSUER, client_id=CLIENT, nonce=nonce)


def test_an_identity_from_the_server_itself_is_read() -> None:
    assert read(signed())["sub"] == "noor"
    assert read(signed(aud=[CLIENT, "ander"], azp=CLIENT))["sub"] == "noor"
    assert read(signed(kid=None), {"keys": [jwk(KEY)]})["sub"] == "noor"
    curve = {**json.loads(ECAlgorithm.to_jwk(CURVE.public_key())), "kid": "ec"}
    assert read(signed("ec", CURVE, "ES256"), {"keys": [curve]})["sub"] == "noor"


def unsigned() -> str:
    def part(value: dict[str, Any]) -> str:
        return urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()

    return f"{part({'alg': 'none', 'kid': 'een'})}.{part(claims())}."


def with_public_key_as_secret() -> str:
    """The old trick: the public key used as a shared secret."""
    import hashlib  # noqa: PLC0415
    import hmac  # noqa: PLC0415

    head = urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": "een"}).encode()).rstrip(b"=")
    body = urlsafe_b64encode(json.dumps(claims()).encode()).rstrip(b"=")
    mark = urlsafe_b64encode(hmac.new(PEM, head + b"." + body, hashlib.sha256).digest()).rstrip(b"=")
    return b".".join([head, body, mark]).decode()


FORGED: dict[str, Any] = {
    "by another key": lambda: signed(key=OTHER),
    "by a key that is not listed": lambda: signed(kid="twee"),
    "without a signature": unsigned,
    "with the public key as secret": with_public_key_as_secret,
    "for another program": lambda: signed(aud="ander"),
    "for several, given to another": lambda: signed(aud=[CLIENT, "ander"], azp="ander"),
    "for several, given to nobody": lambda: signed(aud=[CLIENT, "ander"]),
    "given to another": lambda: signed(azp="ander"),
    "of another server": lambda: signed(iss="https://kwaad.example.org"),
    "that is over": lambda: signed(exp=int(time.time()) - 120),
    "that has not begun": lambda: signed(iat=int(time.time()) + 600),
    "without an end": lambda: signed(exp=None),
    "of nobody": lambda: signed(sub=None),
    "without our question": lambda: signed(nonce=None),
    "of another question": lambda: signed(nonce="m" * 43),
    "that is no token": lambda: "geen.token",
    "that is empty": lambda: "",
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_identity_is_refused(how: str) -> None:
    with pytest.raises(NietBinnen):
        read(FORGED[how]())


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"keys": "onzin"},
        {"keys": [{"kid": "een", "kty": "RSA", "n": 1}]},
        {"keys": [jwk(KEY, kid="een", use="enc")]},
    ],
)
def test_without_its_keys_nothing_is_believed(keys: dict[str, Any]) -> None:
    with pytest.raises(NietBinnen):
        read(signed(), keys)


def test_a_nonce_that_was_lost_opens_nothing() -> None:
    with pytest.raises(NietBinnen):
        read(signed(nonce=""), nonce="")


@given(st.text(max_size=60))
def test_any_text_as_token_is_refused_without_a_fault(text: str) -> None:
    with pytest.raises(NietBinnen):
        read(text)


@pytest.mark.parametrize("url", [ISSUER, f"{ISSUER}/", f" {ISSUER}/.well-known/openid-configuration"])
def test_the_address_may_be_pasted_in_either_form(url: str) -> None:
    assert discovery_url(url) == f"{ISSUER}/.well-known/openid-configuration"
    punten = punten_of(DOCUMENT, url)
    assert punten.met_basic
    assert punten.gegevenspunt == f"{ISSUER}/userinfo"
    assert origin_of(punten.inlogpunt) == ISSUER


@pytest.mark.parametrize(
    "changed",
    [
        {"issuer": "https://kwaad.example.org"},
        {"issuer": None},
        {"jwks_uri": ""},
        {"token_endpoint": ["x"]},
        {"authorization_endpoint": f"{ISSUER}/{'a' * 300}"},
        {"response_types_supported": ["id_token"]},
    ],
)
def test_a_description_that_will_not_do_says_why(changed: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as refused:
        punten_of({**DOCUMENT, **changed}, ISSUER)
    [sentence] = refused.value.fields["server_url"]
    assert sentence.endswith(".")


def test_how_the_secret_is_sent_is_as_the_server_asks() -> None:
    post = {**DOCUMENT, "token_endpoint_auth_methods_supported": ["client_secret_post"], "userinfo_endpoint": None}
    assert not punten_of(post, ISSUER).met_basic
    assert punten_of(post, ISSUER).gegevenspunt == ""


@pytest.mark.parametrize(
    ("said", "by_organisation", "believed"),
    [
        ({"email": " Noor@Example.org ", "email_verified": True}, False, "noor@example.org"),
        ({"email": "noor@example.org"}, False, ""),
        ({"email": "noor@example.org"}, True, "noor@example.org"),
        ({"email": "noor@example.org", "email_verified": False}, True, ""),
        ({"email": "noor@example.org", "email_verified": "true"}, True, ""),
        ({"email": ["noor@example.org"], "email_verified": True}, True, ""),
        ({}, True, ""),
    ],
)
def test_which_address_is_believed(said: dict[str, Any], by_organisation: bool, believed: str) -> None:
    assert vouched_address(said, by_organisation=by_organisation) == believed


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "hoog"}, True),
        ({"amr": "mfa"}, False),
        ({"acr": "laag"}, False),
        ({}, False),
    ],
)
def test_what_counts_as_a_second_step(said: dict[str, Any], shown: bool) -> None:
    assert showed_second_step(said, ["mfa", "hoog"]) is shown
    assert not showed_second_step(said, [])


def test_the_words_for_a_second_step_are_tidied() -> None:
    assert words_of(" mfa, otp  mfa ") == ["mfa", "otp"]
    assert words_of("") == []
    with pytest.raises(InvalidInput):
        words_of("é")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "::",
    ],
)  # fmt: skip
def test_no_name_leads_to_a_server_of_our_own(address: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when a public address stands beside it."""
    settings.OIDC_LOCAL = False
    found = [(0, 0, 0, "", (where, 443)) for where in ("93.184.215.14", address)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **options: found)
    with pytest.raises(Onbereikbaar, match="openbare internet"):
        opvragen.get_json("https://login.example.org/")
    with pytest.raises(Onbereikbaar, match="openbare internet"):
        opvragen.check_address("https://login.example.org/")


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14"])
def test_a_public_server_is_asked_at_the_address_that_was_judged(
    address: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OIDC_LOCAL = False
    asked: list[tuple[str, int]] = []

    def connect(where: tuple[str, int], *given: Any) -> socket.socket:
        asked.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **options: [(0, 0, 0, "", (address, 443))])
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Onbereikbaar, match="antwoordt niet"):
        opvragen.get_json("https://login.example.org/")
    assert asked == [(address, 443)]


@pytest.mark.parametrize(
    "url",
    [
        "http://login.example.org/", "ftp://login.example.org/", "https://", "https://a:b@login.example.org/",
        "https://login.example.org:99999/", "https://login.example.org/a b", "https://login.example.org/é",
        "javascript:alert(1)", "//login.example.org", "", "https://[::1", "https://bestaat-niet.invalid/",
    ],
)  # fmt: skip
def test_only_https_and_only_a_real_address(url: str, settings: Any) -> None:
    settings.OIDC_LOCAL = False
    with pytest.raises(Onbereikbaar):
        opvragen.get_json(url)


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (200, b"<html>", "ander antwoord"),
        (200, b"[1]", "ander antwoord"),
        (200, b"\xff", "ander antwoord"),
        (200, b'"' + b"a" * 300_000 + b'"', "te lang"),
        (302, b"", "fout (302)"),
        (500, b"{}", "fout (500)"),
    ],
)
def test_an_odd_answer_says_what_is_wrong(status: int, body: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Answer:
        def __init__(self) -> None:
            self.status = status

        def read(self, most: int) -> bytes:
            return body[:most]

    class Line:
        def request(self, *given: Any) -> None: ...

        def getresponse(self) -> Answer:
            return Answer()

        def close(self) -> None: ...

    monkeypatch.setattr(opvragen, "_connection", lambda *given: Line())
    with pytest.raises(Onbereikbaar) as refused:
        opvragen.get_json("http://127.0.0.1/")
    assert said in refused.value.message
