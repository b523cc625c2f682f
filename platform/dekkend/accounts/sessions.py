"""Where somebody is logged in, and ending that. A session that was ended is gone at its very next request."""

import time
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest

from dekkend.accounts.actor import Actor
from dekkend.accounts.device import device_of
from dekkend.accounts.models import User
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden

SEEN_SECONDS = 300


@dataclass(frozen=True)
class SessionView:
    """`seen` is right to within five minutes."""

    id: int
    device: str
    address: str
    since: datetime
    seen: datetime
    current: bool


def sessions_of(user_id: UUID, current_key: str) -> list[SessionView]:
    """The living sessions of one user, this one first, then the last seen."""
    rows = list(UserSession.objects.filter(user_id=user_id).order_by("-last_seen_at"))
    alive = set(
        Session.objects.filter(session_key__in=[row.session_key for row in rows], expire_date__gt=now()).values_list(
            "session_key", flat=True
        )
    )
    found = [
        SessionView(
            row.pk, device_of(row.user_agent), row.ip, row.created_at, row.last_seen_at, row.session_key == current_key
        )
        for row in rows
        if row.session_key in alive
    ]
    return sorted(found, key=lambda session: not session.current)


@transaction.atomic
def end_session(*, actor: Actor, session_id: int) -> None:
    """Raises Hidden for a session of somebody else."""
    key = UserSession.objects.filter(pk=session_id, user_id=actor.user_id).values_list("session_key", flat=True).first()
    if key is None:
        raise Hidden
    _end([key])
    _note(actor, 1)


@transaction.atomic
def end_other_sessions(*, actor: Actor, current_key: str) -> int:
    """How many there were."""
    assert actor.user_id is not None  # noqa: S101  a stranger has no sessions
    count = end_sessions_of(actor.user_id, keep=current_key)
    _note(actor, count)
    return count


def end_sessions_of(user_id: UUID, *, keep: str = "") -> int:
    """For actions that close a door: they write their own line in the log."""
    keys = UserSession.objects.filter(user_id=user_id).exclude(session_key=keep).values_list("session_key", flat=True)
    return _end(list(keys))


def _end(keys: Collection[str]) -> int:
    UserSession.objects.filter(session_key__in=keys).delete()
    return Session.objects.filter(session_key__in=keys).delete()[0]


def _note(actor: Actor, count: int) -> None:
    record(
        "sessie_beeindigd",
        actor=actor,
        object_type="gebruiker",
        object_id=str(actor.user_id),
        ground="eigen account",
        aantal=count,
    )


def is_over(request: HttpRequest, user: User) -> bool:
    """Counted from the log-in. What is written in a session lets Django count anew, so that alone is no end."""
    shown = get_authentication_records(request, user)
    return bool(shown) and time.time() - float(shown[0]["at"]) > settings.SESSION_COOKIE_AGE


def seen_key(session_key: str) -> str:
    """The key of a session opens it; the cache keeps all its keys hashed."""
    return f"gezien:{session_key}"


def note_seen(request: HttpRequest) -> bool:
    """False for a session in which nothing was asked for longer than SESSION_IDLE_AGE (give or take five minutes):
    that computer was left. At most once in five minutes a question to the database; else a page would cost one more."""
    key = request.session.session_key
    if not key or not cache.add(seen_key(key), True, SEEN_SECONDS):
        return True
    known = UserSession.objects.filter(session_key=key)
    limit = now() - timedelta(seconds=settings.SESSION_IDLE_AGE)
    if known.filter(last_seen_at__gt=limit).update(last_seen_at=now(), ip=request.META["REMOTE_ADDR"]):
        return True
    if known.exists():
        return False
    UserSession.objects.create_from_request(request)
    return True
