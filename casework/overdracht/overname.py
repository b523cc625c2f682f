"""What the regio does that takes over: saying yes, or no with a reason. The dossier comes with the next letter."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.overdracht.letters import SOORT, Antwoord, Ontvangen, OverdrachtBrief
from casework.overdracht.models import LEEG, Overname
from casework.overdracht.queries import GROND, overname_for
from casework.overdracht.rules import AFGEROND, OVERNAME, check_refusal
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from tenants.post.public import send


@transaction.atomic
def accept_overname(*, actor: Actor, overname_id: UUID) -> Overname:
    """Who accepts becomes the zorgcoördinator. Raises Hidden, and Refused when a colleague was faster or the offer
    stands no longer."""
    return _decide(actor, overname_id, "aannemen", "")


@transaction.atomic
def refuse_overname(*, actor: Actor, overname_id: UUID, reden: str) -> Overname:
    """Raises InvalidInput without one of the reasons, and as for accepting."""
    check_refusal(reden)
    return _decide(actor, overname_id, "weigeren", reden)


def _decide(actor: Actor, overname_id: UUID, stap: str, reden: str) -> Overname:
    overname = overname_for(actor, overname_id, lock=True)
    access.take_step(actor, OVERNAME, stap, overname.status)
    overname.beslist_door_id, overname.beslist_at, overname.weiger_reden = actor.user_id, now(), reden
    code = step(overname, stap)
    answer(overname, 1, Antwoord(ja=not reden, reden=reden, contact=actor.naam))
    note(code, overname, actor, **({"reden": reden} if reden else {}))
    return overname


def step(overname: Overname, name: str) -> str:
    """Takes it and saves; an offer that is over tells nothing any more. Gives the code for the log."""
    edge = OVERNAME.take(name, overname.status)
    overname.status = edge.target
    if edge.target in AFGEROND:
        overname.afgerond_at, overname.contact = now(), ""
        for column, nothing in LEEG.items():
            setattr(overname, column, nothing)
    overname.save()
    return edge.audit


def answer(overname: Overname, version: int, deel: Antwoord | Ontvangen) -> None:
    brief = OverdrachtBrief(kenmerk=overname.kenmerk, deel=deel)
    send(SOORT, receiver=overname.afzender, key=str(overname.kenmerk), version=version, content=brief)


def note(code: str, overname: Overname, actor: Actor, **details: str) -> None:
    record(code, actor=actor, object_type="overname", object_id=overname.pk, ground=GROND, **details)
