"""AES-256-GCM bound to its place. A value that is moved to another tenant, table, column or row does not open.

Form: one byte form, two bytes version of the key, 12 bytes nonce, ciphertext, 16 bytes tag: 31 bytes more than
the plain value.
"""

import os
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dekkend.core.errors import DekkendError

FORM = b"\x01"
HEAD = struct.Struct(">1sH12s")
OVERHEAD = HEAD.size + 16


class Unreadable(DekkendError):
    """The value was changed, moved, or sealed with another key."""


@dataclass(frozen=True)
class Place:
    """Where a value stands, in logical names, so that renaming a table in a migration keeps it readable."""

    tenant: str
    table: str
    column: str
    row: str

    def bound(self, version: int) -> bytes:
        return "\x1f".join(["v1", self.tenant, self.table, self.column, self.row, str(version)]).encode()


def seal(key: bytes, plain: bytes, place: Place, version: int) -> bytes:
    nonce = os.urandom(12)
    return HEAD.pack(FORM, version, nonce) + AESGCM(key).encrypt(nonce, plain, place.bound(version))


def version_of(sealed: bytes) -> int:
    """The version of the key with which this was sealed. Raises Unreadable for what is no sealed value."""
    if len(sealed) < OVERHEAD or sealed[:1] != FORM:
        raise Unreadable("Dit gegeven is niet te lezen.")
    return int(HEAD.unpack_from(sealed)[1])


def unseal(key: bytes, sealed: bytes, place: Place) -> bytes:
    """Raises Unreadable unless this very value was sealed with this key for this place."""
    version = version_of(sealed)
    nonce = HEAD.unpack_from(sealed)[2]
    try:
        return AESGCM(key).decrypt(nonce, sealed[HEAD.size :], place.bound(version))
    except InvalidTag:
        raise Unreadable("Dit gegeven is niet te lezen.") from None
