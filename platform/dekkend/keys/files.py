"""Sealed files: the bytes in pieces, each bound to its number and to whether it is the last.

A piece cannot be left out, moved, repeated or taken from another file, and a file that was cut off does not open.
"""

import struct
from collections.abc import Iterable, Iterator
from uuid import UUID

from dekkend.isolation.context import current_schema
from dekkend.keys.aead import OVERHEAD, Place, Unreadable, seal, unseal
from dekkend.keys.keyring import data_key, data_key_for_sealing

PIECE = 64 * 1024
_LENGTH = struct.Struct(">I")
_VERSION = 1


def _place(file: UUID, number: int, last: bool) -> Place:
    return Place(current_schema(), "bestand", "last" if last else "piece", f"{file}:{number}")


def seal_file(plain: bytes, *, file: UUID, subject: UUID) -> Iterator[bytes]:
    """Yields what is to be stored. `subject` is the dossier whose key seals it."""
    key = data_key_for_sealing(current_schema(), subject)
    count = max(1, -(-len(plain) // PIECE))
    for number in range(count):
        piece = plain[number * PIECE : (number + 1) * PIECE]
        sealed = seal(key, piece, _place(file, number, number == count - 1), _VERSION)
        yield _LENGTH.pack(len(sealed)) + sealed


def open_file(stored: Iterable[bytes], *, file: UUID, subject: UUID) -> bytes:
    """Raises Unreadable when the file was changed, cut off or is another's; Destroyed when its key is gone."""
    key = data_key(current_schema(), subject)
    data = b"".join(stored)
    pieces: list[bytes] = []
    at = 0
    while at < len(data):
        length = _LENGTH.unpack_from(data, at)[0] if at + _LENGTH.size <= len(data) else 0
        sealed = data[at + _LENGTH.size : at + _LENGTH.size + length]
        if length < OVERHEAD or len(sealed) != length:
            raise Unreadable("Dit bestand is beschadigd.")
        at += _LENGTH.size + length
        pieces.append(unseal(key, sealed, _place(file, len(pieces), at >= len(data))))
    if not pieces:
        raise Unreadable("Dit bestand is leeg of beschadigd.")
    return b"".join(pieces)
