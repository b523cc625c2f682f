"""Finding a value again without being able to read it: an HMAC under a key of the tenant, per column.

Only for values that cannot be guessed one by one: phone number, e-mail address, BSN, V-nummer. Never for a birth
date, sex, nationality or postcode: a stolen key would give all of them within a second.
"""

import hmac
import unicodedata

from dekkend.isolation.context import current_schema
from dekkend.keys.keyring import tenant_key

LENGTH = 16


def normalised(value: str) -> str:
    """Spelling and punctuation make no difference; digits and letters do."""
    folded = unicodedata.normalize("NFKD", value).casefold()
    return "".join(sign for sign in folded if sign.isalnum() or sign == "@")


def fingerprint_of(text: str, *, column: str) -> str:
    """Tells whether a text changed, to the letter, without saying what it was: 64 hex digits."""
    return hmac.digest(_column_key(column), text.encode(), "sha256").hex()


def index_of(value: str, *, column: str) -> bytes:
    """16 bytes; the same value in another column or another tenant gives something else."""
    return hmac.digest(_column_key(column), normalised(value).encode(), "sha256")[:LENGTH]


def _column_key(column: str) -> bytes:
    return hmac.digest(tenant_key(current_schema(), "zoeken"), column.encode(), "sha256")
