"""A cache key names its tenant, so that no tenant ever meets another's value."""

from dekkend.isolation.context import current_schema


def make_key(key: str, key_prefix: str, version: int) -> str:
    return f"{current_schema()}:{key_prefix}:{version}:{key}"
