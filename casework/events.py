"""News inside this app, so that a room need not know which other rooms act on it. Handlers: `casework/apps.py`."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dekkend.accounts.actor import Actor
from dekkend.core.events import Event


@dataclass(frozen=True)
class PersoonGewijzigd(Event):
    """What is known of the person changed; `actor` is who changed it."""

    dossier_id: UUID
    actor: Actor


@dataclass(frozen=True)
class GrondVastgelegd(Event):
    """From now on a consent or another ground stands; `soort` and `datum` are those of GeldigeGrond."""

    dossier_id: UUID
    doel: str
    actor: Actor
    ontvanger: str
    soort: str
    datum: date


@dataclass(frozen=True)
class GrondVervallen(Event):
    """A consent or another ground that stood no longer does; whatever rests on it must be taken back now. `ontvanger`
    is empty for a purpose with one receiver; `reden` is a word of INTREKREDENEN, and "beeindigd" or "verlopen" for
    another ground; `soort` is what fell, as in GeldigeGrond."""

    dossier_id: UUID
    doel: str
    actor: Actor
    ontvanger: str = ""
    reden: str = "op_verzoek"
    soort: str = "toestemming"
