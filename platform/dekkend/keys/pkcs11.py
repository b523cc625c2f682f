"""The root key in a token that never gives it away: an HSM, or SoftHSM where none is at hand."""

from typing import Any

import pkcs11
from pkcs11 import KeyType, Mechanism
from pkcs11.exceptions import PKCS11Error

from dekkend.keys.aead import Place, Unreadable
from dekkend.keys.roots import RootUnavailable

LABEL = "dekkend-root"
_NONCE = 12
_TAG_BITS = 128


class Pkcs11Root:
    """AES-256-GCM inside the token. `library` is the path of its driver, `token` its label."""

    def __init__(self, library: str, token: str, pin: str) -> None:
        try:
            self.session = pkcs11.lib(library).get_token(token_label=token).open(rw=True, user_pin=pin)
        except (PKCS11Error, OSError, RuntimeError) as error:
            raise RootUnavailable("De sleutelmodule antwoordt niet.") from error
        self.key = self._find_or_make()

    def _find_or_make(self) -> Any:
        found = list(self.session.get_objects({pkcs11.Attribute.LABEL: LABEL}))
        return found[0] if found else self.session.generate_key(KeyType.AES, 256, label=LABEL, store=True)

    def wrap(self, key: bytes, place: Place) -> bytes:
        nonce = self.session.generate_random(_NONCE * 8)
        return bytes(nonce) + bytes(
            self.key.encrypt(key, mechanism=Mechanism.AES_GCM, mechanism_param=self._gcm(nonce, place))
        )

    def unwrap(self, wrapped: bytes, place: Place) -> bytes:
        nonce = wrapped[:_NONCE]
        try:
            return bytes(
                self.key.decrypt(wrapped[_NONCE:], mechanism=Mechanism.AES_GCM, mechanism_param=self._gcm(nonce, place))
            )
        except PKCS11Error as error:
            raise Unreadable("Deze sleutel is niet te lezen.") from error

    def _gcm(self, nonce: bytes, place: Place) -> pkcs11.GCMParams:
        return pkcs11.GCMParams(nonce, place.bound(1), _TAG_BITS)
