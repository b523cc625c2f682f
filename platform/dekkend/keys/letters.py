"""Keys with which letters are sealed and signed.

The private keys of a tenant are derived from its key for letters, which is kept wrapped by the root key; the
register holds the public halves. Sealing is HPKE (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM), signing Ed25519.
"""

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dekkend.core.errors import Refused
from dekkend.keys.keyring import tenant_key

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _derive(purpose: str, schema: str) -> bytes:
    key = tenant_key(schema, "brieven")
    return HKDF(hashes.SHA256(), 32, None, f"dekkend {purpose} {schema}".encode()).derive(key)


def sealing_key(schema: str) -> bytes:
    """The public key to which letters for this tenant are sealed: 32 bytes."""
    return X25519PrivateKey.from_private_bytes(_derive("zegel", schema)).public_key().public_bytes_raw()


def signing_key(schema: str) -> bytes:
    """The public key with which letters of this tenant are checked: 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(_derive("handtekening", schema)).public_key().public_bytes_raw()


def seal(content: bytes, *, to: bytes, context: bytes) -> bytes:
    """Only the holder of the private half of `to` can read it, and only in the same context."""
    return _SUITE.encrypt(content, X25519PublicKey.from_public_bytes(to), info=context)


def unseal(sealed: bytes, *, schema: str, context: bytes) -> bytes:
    """Raises Refused when the letter is not for this tenant or was changed on the way."""
    try:
        private = X25519PrivateKey.from_private_bytes(_derive("zegel", schema))
        return _SUITE.decrypt(sealed, private, info=context)
    except InvalidTag:
        raise Refused("De brief is niet voor ons of is onderweg veranderd.") from None


def sign(sealed: bytes, *, schema: str, context: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(_derive("handtekening", schema)).sign(context + sealed)


def check_signature(signature: bytes, sealed: bytes, *, sender: bytes, context: bytes) -> None:
    """Raises Refused when the letter was not signed by the holder of `sender`."""
    try:
        Ed25519PublicKey.from_public_bytes(sender).verify(signature, context + sealed)
    except InvalidSignature:
        raise Refused("De handtekening onder de brief klopt niet.") from None
