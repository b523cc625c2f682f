"""Planning a talk, reminding somebody of it, and writing down what became of it."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.models import Dossier
from casework.intake.models import Intakegesprek
from casework.intake.rules import (
    GESPREK,
    UITKOMSTEN,
    GesprekInvoer,
    UitkomstInvoer,
    check_gesprek,
    check_uitkomst,
)
from casework.intake.schrijven import dossier_in_work, intake_for, note, take_up_again
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused
from dekkend.core.transitions import Edge
from dekkend.web.formats import datumtijd

_VELDEN = ("gepland_at", "plek", "waar", "taal", "tolk", "herinneren", "afspraak")


@transaction.atomic
def plan_gesprek(*, actor: Actor, dossier_id: UUID, invoer: GesprekInvoer) -> Intakegesprek:
    """The first one begins the intake; one after somebody stopped takes it up again. Raises InvalidInput."""
    dossier = dossier_in_work(actor, dossier_id)
    tidy = check_gesprek(invoer, now())
    intake = intake_for(dossier, actor)
    if intake.status == "gestopt":
        take_up_again(dossier, intake, actor)
    talk = Intakegesprek(dossier=dossier, gewijzigd_door_id=actor.user_id)
    _fill(talk, tidy)
    talk.save(force_insert=True)
    note("intakegesprek_gepland", dossier, actor, f"Op {datumtijd(talk.gepland_at)}.", gesprek=str(talk.pk))
    return talk


@transaction.atomic
def move_gesprek(*, actor: Actor, gesprek_id: UUID, invoer: GesprekInvoer) -> Intakegesprek:
    """Another moment or another place. Who was reminded of the old moment is reminded again."""
    dossier, talk, edge = _to_change(actor, gesprek_id, "verzetten")
    tidy = check_gesprek(invoer, now())
    was = talk.gepland_at
    _fill(talk, tidy)
    if talk.gepland_at != was:
        talk.herinnerd_at = None
    _save(talk, actor, edge)
    moved = f"Van {datumtijd(was)} naar {datumtijd(talk.gepland_at)}."
    note(edge.audit, dossier, actor, moved, gesprek=str(talk.pk))
    return talk


@transaction.atomic
def note_reminded(*, actor: Actor, gesprek_id: UUID) -> Intakegesprek:
    """That the person was reminded. Twice is once. Raises Refused where reminding is not safe."""
    dossier, talk, _ = _to_change(actor, gesprek_id, "verzetten")
    if talk.herinneren == "niet":
        raise Refused("Hier staat dat herinneren niet veilig of niet gewenst is. Wijzig eerst de afspraak.")
    if talk.herinnerd_at is None:
        talk.herinnerd_at = now()
        talk.save(update_fields=["herinnerd_at", "gewijzigd_at"])
        ground = access.dossier_ground(actor, dossier)
        namens = access.on_behalf_of(ground, dossier)
        record(
            "intakegesprek_herinnerd", actor=actor, object_type="dossier", object_id=dossier.pk, ground=ground,
            namens=namens, gesprek=str(talk.pk),
        )  # fmt: skip
    return talk


@transaction.atomic
def close_gesprek(*, actor: Actor, gesprek_id: UUID, invoer: UitkomstInvoer) -> Intakegesprek:
    """It was, nobody came, or it was called off. Nothing follows from that by itself. Raises InvalidInput."""
    dossier, talk, _ = _to_change(actor, gesprek_id, "")
    tidy = check_uitkomst(invoer, talk.gepland_at, now())
    edge = access.take_step(actor, GESPREK, tidy.stap, talk.status)
    talk.aanwezig, talk.verslag = tidy.aanwezig, tidy.verslag
    _save(talk, actor, edge)
    said = f"{UITKOMSTEN[tidy.stap]}, {datumtijd(talk.gepland_at)}."
    note(edge.audit, dossier, actor, said, gesprek=str(talk.pk))
    return talk


@transaction.atomic
def reopen_gesprek(*, actor: Actor, gesprek_id: UUID) -> Intakegesprek:
    """For an outcome that is not right: the talk is planned again, with what was written."""
    dossier, talk, edge = _to_change(actor, gesprek_id, "herstellen")
    _save(talk, actor, edge)
    note(edge.audit, dossier, actor, f"Gesprek van {datumtijd(talk.gepland_at)}.", gesprek=str(talk.pk))
    return talk


def _to_change(actor: Actor, gesprek_id: UUID, step: str) -> tuple[Dossier, Intakegesprek, Edge]:
    """Both locked. Without a step the first that is open; the caller takes another."""
    require(actor, "dossier_openen")
    found = Intakegesprek.objects.filter(pk=gesprek_id, dossier__in=access.dossiers_to_change(actor)).first()
    if found is None:
        raise Hidden
    dossier = dossier_in_work(actor, found.dossier_id)
    talk = Intakegesprek.objects.select_for_update(of=("self",)).get(pk=gesprek_id)
    return dossier, talk, access.take_step(actor, GESPREK, step or "verzetten", talk.status)


def _fill(talk: Intakegesprek, invoer: GesprekInvoer) -> None:
    for name in _VELDEN:
        setattr(talk, name, getattr(invoer, name))


def _save(talk: Intakegesprek, actor: Actor, edge: Edge) -> None:
    talk.status, talk.gewijzigd_door_id = edge.target, actor.user_id
    talk.save()
