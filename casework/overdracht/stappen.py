"""Steps of handing over that a person and a letter both take: the state, the letter that belongs to it, and the log."""

from typing import Any

from casework import access
from casework.dossier.history import happened
from casework.overdracht.letters import SOORT, Aanbod, Inhoud, Intrekking, OverdrachtBrief
from casework.overdracht.models import Overdracht
from casework.overdracht.queries import receivers
from casework.overdracht.rules import OVERDRACHT
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from tenants.post.public import send

GROND = "overdracht aan een andere regio"


def take_back_offer(overdracht: Overdracht, actor: Actor) -> None:
    """Also when the answer is yes and the dossier was closed here meanwhile. Nobody is told who is not there."""
    edge = end(overdracht, "intrekken")
    if is_there(overdracht):
        write(overdracht, 2, Intrekking())
    note(edge, overdracht, actor)


def is_there(overdracht: Overdracht) -> bool:
    return any(schema == overdracht.ontvanger for schema, _ in receivers())


def end(overdracht: Overdracht, step: str) -> str:
    """Takes a step after which nothing follows. Gives the code for the log."""
    edge = OVERDRACHT.take(step, overdracht.status)
    overdracht.status, overdracht.afgerond_at = edge.target, now()
    overdracht.save()
    return edge.audit


def write(overdracht: Overdracht, version: int, deel: Aanbod | Intrekking | Inhoud) -> None:
    brief = OverdrachtBrief(kenmerk=overdracht.pk, deel=deel)
    send(SOORT, receiver=overdracht.ontvanger, key=str(overdracht.pk), version=version, content=brief)


def note(code: str, overdracht: Overdracht, actor: Actor, **details: Any) -> None:
    """On the timeline and in the log of the dossier."""
    dossier = overdracht.dossier
    ground = access.dossier_ground(actor, dossier)
    happened(code, dossier, actor=actor, ground=ground, overdracht=str(overdracht.pk), **details)
