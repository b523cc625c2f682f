"""How often one may call. Counted in the cache, whose keys carry the tenant: no tenant uses up another's room.

Refused tokens are counted per address before the token is looked up, so that guessing stops at the door; a valid
token from the same address is not counted and does not open it again.
"""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from rest_framework.exceptions import Throttled
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from dekkend.accounts.models import ApiToken

if TYPE_CHECKING:  # the framework imports this module while it imports its views
    from rest_framework.views import APIView


class _Limit(SimpleRateThrottle):
    """Rates stand in `settings.API_LIMITS` and are read at each call."""

    scope: str
    history: list[float]
    num_requests: int
    duration: float

    def get_rate(self) -> Any:
        return settings.API_LIMITS[self.scope]


class PerToken(_Limit):
    """Every call with one token; `request.auth` is the token, known by its hash."""

    scope = "token"

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:
        token = request.auth
        return f"api-token:{token.hash}" if isinstance(token, ApiToken) else None


class RefusedTokens(_Limit):
    """Refused tokens of one address."""

    scope = "mislukt"

    def get_cache_key(self, request: Request | HttpRequest, view: "APIView | None" = None) -> str:
        return f"api-mislukt:{request.META.get('REMOTE_ADDR', '')}"

    def check(self, request: Request) -> None:
        """Raises Throttled when this address has had its chances."""
        if self.rate is None:
            return
        self._look(request)
        if len(self.history) >= self.num_requests:
            raise Throttled(wait=self.wait())

    def count(self, request: Request) -> None:
        if self.rate is not None:
            self._look(request)
            self.throttle_success()

    def _look(self, request: Request) -> None:
        self.key, self.now = self.get_cache_key(request), self.timer()
        past = self.cache.get(self.key, [])
        self.history = [moment for moment in past if moment > self.now - self.duration]
