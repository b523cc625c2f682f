"""Who is away at a log-in server: what we asked, kept in the session until the answer comes. Each is judged once."""

import time
from collections.abc import Mapping
from typing import Any, Protocol

from dekkend.accounts.organisatie.rules import GEWEIGERD, MOST_ATTEMPTS, PATIENCE, VERLOPEN, NietBinnen
from dekkend.accounts.organisatie.stroom import Vraag


class Session(Protocol):
    def get(self, key: str, default: Any) -> Any: ...

    def __setitem__(self, key: str, value: Any) -> None: ...


def remember(session: Session, place: str, asked: Vraag, **more: str) -> None:
    """The newest few; `more` is what the way back needs."""
    pending = dict(list(session.get(place, {}).items())[1 - MOST_ATTEMPTS :])
    session[place] = {
        **pending,
        asked.state: {"nonce": asked.nonce, "verifier": asked.verifier, "at": time.time(), **more},
    }


def take(session: Session, place: str, answer: Mapping[str, str]) -> dict[str, Any]:
    """What was asked, taken out of the session. Raises NietBinnen without such a question, or without a good answer."""
    pending = session.get(place, {})
    asked = pending.pop(answer.get("state", ""), None)
    session[place] = pending
    if asked is None or time.time() - asked["at"] > PATIENCE.total_seconds():
        raise NietBinnen(VERLOPEN)
    if "error" in answer or not answer.get("code"):
        raise NietBinnen(GEWEIGERD)
    return dict(asked)
