"""Where the root key lives. It wraps and unwraps the keys of tenants, and does nothing else.

`file`: 32 bytes in the environment, for local use. `pkcs11`: a key that never leaves its token (an HSM, or SoftHSM
in tests). `vault`: the transit engine of Vault or OpenBao over https.
"""

import base64
import json
import urllib.request
from collections.abc import Callable
from typing import Any, Protocol

from django.conf import settings

from dekkend.core.errors import DekkendError
from dekkend.keys.aead import Place, seal, unseal


class RootUnavailable(DekkendError):
    """The keeper of the root key does not answer, or refuses."""


class Root(Protocol):
    """`place` is bound to the wrapped key: a key of one tenant cannot be passed off as another's."""

    def wrap(self, key: bytes, place: Place) -> bytes: ...
    def unwrap(self, wrapped: bytes, place: Place) -> bytes: ...


class FileRoot:
    """A root key of 32 bytes, in hex."""

    def __init__(self, key: str) -> None:
        self.key = bytes.fromhex(key)

    def wrap(self, key: bytes, place: Place) -> bytes:
        return seal(self.key, key, place, 1)

    def unwrap(self, wrapped: bytes, place: Place) -> bytes:
        return unseal(self.key, wrapped, place)


class VaultRoot:
    """Transit engine: the key stays there, only wrapped keys come out. `open_url` is replaced in tests."""

    def __init__(
        self, address: str, key: str, token: str, open_url: Callable[..., Any] = urllib.request.urlopen
    ) -> None:
        if not address.startswith("https://"):
            raise RootUnavailable("Het adres van de sleutelkluis moet met https:// beginnen.")
        self.address, self.key, self.token, self.open_url = address.rstrip("/"), key, token, open_url

    def wrap(self, key: bytes, place: Place) -> bytes:
        answer = self._ask("encrypt", plaintext=base64.b64encode(key).decode(), associated_data=_bound(place))
        return str(answer["ciphertext"]).encode()

    def unwrap(self, wrapped: bytes, place: Place) -> bytes:
        answer = self._ask("decrypt", ciphertext=wrapped.decode(), associated_data=_bound(place))
        return base64.b64decode(answer["plaintext"])

    def _ask(self, verb: str, **body: str) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310  the scheme is checked above
            f"{self.address}/v1/transit/{verb}/{self.key}",
            data=json.dumps(body).encode(),
            headers={"X-Vault-Token": self.token, "Content-Type": "application/json"},
        )
        try:
            with self.open_url(request, timeout=5) as answer:
                found: dict[str, Any] = json.load(answer)["data"]
                return found
        except (OSError, KeyError, ValueError) as error:
            raise RootUnavailable("De sleutelkluis antwoordt niet.") from error


def _bound(place: Place) -> str:
    return base64.b64encode(place.bound(1)).decode()


def root() -> Root:
    """The provider that the settings name."""
    match settings.ROOT_PROVIDER:
        case "file":
            return FileRoot(settings.ROOT_KEY)
        case "pkcs11":
            from dekkend.keys.pkcs11 import Pkcs11Root  # noqa: PLC0415  needs the library of the token

            return Pkcs11Root(settings.PKCS11_LIBRARY, settings.PKCS11_TOKEN, settings.PKCS11_PIN)
        case "vault":
            return VaultRoot(settings.VAULT_ADDRESS, settings.VAULT_KEY, settings.VAULT_TOKEN)
        case other:
            raise RootUnavailable(f"Onbekende sleutelbewaarder: {other}.")
