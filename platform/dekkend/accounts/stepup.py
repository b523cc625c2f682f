"""Proving anew who one is, before something that has to be beyond doubt. A session that was left open is not enough."""

import time
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest
from django.urls import reverse

from dekkend.accounts.factor import SECOND, second_factors
from dekkend.accounts.models import User
from dekkend.core.errors import InvalidInput, Refused

MINUTES = 5


def has_stepped_up(request: HttpRequest) -> bool:
    """Within the last five minutes, and with the second factor when there is one."""
    user = request.user
    if not isinstance(user, User):
        return False
    since = time.time() - MINUTES * 60
    fresh = [record for record in get_authentication_records(request, user) if record["at"] > since]
    if second_factors(user.pk).exists():
        fresh = [record for record in fresh if record.get("method") in SECOND]
    return bool(fresh)


def check_stepped_up(request: HttpRequest) -> None:
    """Raises InvalidInput when it is too long ago; the form then comes back with all that was typed."""
    if not has_stepped_up(request):
        raise InvalidInput({"": ["Bewijs eerst opnieuw wie u bent. Wat u invulde, blijft hier staan."]})


def step_up_url(request: HttpRequest, back: str = "") -> str:
    """Where to prove it; from there one comes back to this page, or to another one. Raises Refused for who can
    only do so by logging in at his own organisation."""
    user = request.user
    if isinstance(user, User) and second_factors(user.pk).exists():
        name = "mfa_reauthenticate"
    elif isinstance(user, User) and user.has_usable_password():
        name = "account_reauthenticate"
    else:
        raise Refused(f"Log uit en log opnieuw in. Open deze pagina daarna binnen {MINUTES} minuten.")
    return f"{reverse(name)}?{urlencode({'next': back or request.path})}"
