"""A cache key names its tenant, so that no tenant ever meets another's value.

What it is about (an address, a user, a one-time code) stands in it keyed and hashed: the cache is no list of who tried
to log in from where.
"""

import hashlib

from django.conf import settings

from dekkend.isolation.context import current_schema


def make_key(key: str, key_prefix: str, version: int) -> str:
    secret = hashlib.sha256(settings.SECRET_KEY.encode()).digest()
    about = hashlib.blake2b(str(key).encode(), key=secret, digest_size=20).hexdigest()
    return f"{current_schema()}:{key_prefix}:{version}:{about}"
