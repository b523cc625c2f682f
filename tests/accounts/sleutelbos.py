"""A passkey in software: what a browser and its authenticator do, so that a test needs neither."""

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class Passkey:
    """`host` is the domain it belongs to; `origin` the address that the browser says it is at."""

    def __init__(self, host: str) -> None:
        self.host = host
        self.origin = f"https://{host}"
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.user_handle = b""

    def _client_data(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _data(self, flags: int, rest: bytes = b"") -> bytes:
        return hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + b"\0\0\0\0" + rest

    def _answer(self, response: dict[str, str], **extra: Any) -> str:
        named = websafe_encode(self.id)
        return json.dumps({"id": named, "rawId": named, "type": "public-key", "response": response, **extra})

    def make(self, options: dict[str, Any]) -> str:
        """The answer to a request to make a passkey."""
        asked = options["creation_options"]["publicKey"]
        self.user_handle = websafe_decode(asked["user"]["id"])
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        data = self._data(PRESENT | VERIFIED | ATTESTED, attested)
        statement = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client_data("webauthn.create", asked["challenge"])
        response = {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(statement)}
        return self._answer(response, clientExtensionResults={"credProps": {"rk": True}})

    def show(self, options: dict[str, Any], *, verified: bool = True) -> str:
        """The answer to a request to log in. Not `verified`: touched, without finger, face or code."""
        client = self._client_data("webauthn.get", options["request_options"]["publicKey"]["challenge"])
        data = self._data(PRESENT | (VERIFIED if verified else 0))
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(client),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": websafe_encode(self.user_handle),
        }
        return self._answer(response, clientExtensionResults={})
