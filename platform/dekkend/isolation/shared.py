"""The cache that all processes share: Redis, and while it does not answer the memory of the process itself.

It holds counts of attempts and nothing of a dossier. It may be emptied at any moment, and it may be away: nobody is
kept out by that, and nobody gets endless attempts, because each process then counts for itself.
"""

import hashlib
import json
import time
from typing import Any, ClassVar

import structlog
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

LOG = structlog.get_logger()
# As long as Redis is away, a call is not made to wait for it more often than this.
RETRY_SECONDS = 2.0


class Unreadable(Exception):
    """Not written by this platform."""


class JsonSerializer:
    """Who can write in Redis must not be able to run something here, which Django's own form (pickle) allows."""

    def dumps(self, value: Any) -> str:
        return json.dumps(value)

    def loads(self, text: bytes) -> Any:
        try:
            return json.loads(text)
        except ValueError as error:
            raise Unreadable from error


class SharedCache(RedisCache):
    """Raises TypeError for a value that is not plain JSON: objects and records do not belong in a cache."""

    away_until: ClassVar[dict[str, float]] = {}

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.server = server
        name = hashlib.sha256(server.encode()).hexdigest()
        # Counts of attempts live here; a small cache would forget them by chance.
        self.own = LocMemCache(name, {**params, "OPTIONS": {"MAX_ENTRIES": 20_000}})

    def _do(self, name: str, *given: Any, **named: Any) -> Any:
        if time.monotonic() >= self.away_until.get(self.server, 0.0):
            try:
                return getattr(super(), name)(*given, **named)
            except (RedisError, OSError) as error:
                self.away_until[self.server] = time.monotonic() + RETRY_SECONDS
                LOG.warning("cache_antwoordt_niet", fault=type(error).__name__)
            except Unreadable as error:
                LOG.warning("cache_onleesbaar", fault=type(error).__name__)
        return getattr(self.own, name)(*given, **named)

    def add(self, *given: Any, **named: Any) -> Any:
        return self._do("add", *given, **named)

    def get(self, *given: Any, **named: Any) -> Any:
        return self._do("get", *given, **named)

    def set(self, *given: Any, **named: Any) -> Any:
        return self._do("set", *given, **named)

    def touch(self, *given: Any, **named: Any) -> Any:
        return self._do("touch", *given, **named)

    def delete(self, *given: Any, **named: Any) -> Any:
        return self._do("delete", *given, **named)

    def get_many(self, *given: Any, **named: Any) -> Any:
        return self._do("get_many", *given, **named)

    def has_key(self, *given: Any, **named: Any) -> Any:
        return self._do("has_key", *given, **named)

    def incr(self, *given: Any, **named: Any) -> Any:
        return self._do("incr", *given, **named)

    def set_many(self, *given: Any, **named: Any) -> Any:
        return self._do("set_many", *given, **named)

    def delete_many(self, *given: Any, **named: Any) -> Any:
        return self._do("delete_many", *given, **named)

    def clear(self) -> None:
        self.own.clear()
        self._do("clear")
