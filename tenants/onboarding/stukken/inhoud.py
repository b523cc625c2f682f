"""The bytes of a document: sealed when it is stored, opened and held against its sha256 when it is read."""

import hashlib
from uuid import UUID

from dekkend.keys.aead import Unreadable
from dekkend.keys.files import open_file, seal_file
from tenants.onboarding.stukken.models import Stuk


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def sealed(content: bytes, *, stuk_id: UUID) -> bytes:
    """What stands in the table: a document has a key of its own."""
    return b"".join(seal_file(content, file=stuk_id, subject=stuk_id))


def content_of(stuk: Stuk) -> bytes:
    """Raises Unreadable when these are not the bytes that were stored; nothing is shown then."""
    content = open_file([bytes(stuk.inhoud)], file=stuk.pk, subject=stuk.pk)
    if sha256_of(content) != stuk.sha256:
        raise Unreadable("Dit bestand is niet meer hetzelfde als bij het opslaan.")
    return content
