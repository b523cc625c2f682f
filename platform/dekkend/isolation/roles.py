"""The database role of a tenant. It owns nothing, logs in for itself, and its search_path is a role default."""

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PUBLIC = "public"
REGISTER_READER = "register_reader"
POSTBODE = "postbode"
ZEGELBEWAARDER = "zegelbewaarder"
SLEUTELS = "sleutels"


def role_of(schema: str) -> str:
    return f"l_{schema}"


def password_of(role: str, secret: str = "") -> str:
    """Derived from one secret (hex), so that no list of passwords has to be kept anywhere."""
    source = bytes.fromhex(secret or settings.ROLE_SECRET)
    return HKDF(hashes.SHA256(), 32, None, b"dekkend database role " + role.encode()).derive(source).hex()
