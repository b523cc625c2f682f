"""Adding a document, a next version of it, withdrawing it, and putting it back."""

from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max

from casework import access
from casework.document.models import Document
from casework.document.rules import DOCUMENT, DocumentInvoer, check_reason, checked
from casework.dossier.history import happened
from casework.dossier.rules import VOORBIJ
from casework.records import record_to_change
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused
from dekkend.keys.files import seal_file


@transaction.atomic
def add_document(
    *, actor: Actor, dossier_id: UUID, invoer: DocumentInvoer, content: bytes, vorige: UUID | None = None
) -> Document:
    """`vorige` is the document of which this is the next version. Raises Hidden, InvalidInput, and Refused in a closed
    dossier."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    said = checked(invoer, len(content))
    reeks, versie = uuid4(), 1
    if vorige is not None:
        reeks, versie = _next_of(vorige, dossier_id)
    number = uuid4()
    found = Document.objects.create(
        id=number, dossier=dossier, reeks=reeks, versie=versie, soort=said.soort, titel=said.titel,
        bestandsnaam=said.bestandsnaam, bestandstype=said.bestandstype, grootte=len(content),
        inhoud=b"".join(seal_file(content, file=number, subject=dossier.pk)), status=DOCUMENT.initial,
        toegevoegd_at=now(), toegevoegd_door_id=actor.user_id,
    )  # fmt: skip
    _note("document_toegevoegd", found, actor)
    return found


@transaction.atomic
def withdraw_document(*, actor: Actor, document_id: UUID, reden: str) -> Document:
    """The version before it counts again. Raises Hidden, InvalidInput without a reason, and Refused when somebody did
    so before."""
    found = _locked(actor, document_id)
    edge = access.take_step(actor, DOCUMENT, "intrekken", found.status)
    why = check_reason(reden)
    found.status, found.ingetrokken_at, found.ingetrokken_door_id = edge.target, now(), actor.user_id
    found.intrek_reden = why
    found.save(update_fields=["status", "ingetrokken_at", "ingetrokken_door", "intrek_reden"])
    _note(edge.audit, found, actor, why)
    return found


@transaction.atomic
def restore_document(*, actor: Actor, document_id: UUID) -> Document:
    """Raises Hidden, and Refused when it counts already."""
    found = _locked(actor, document_id)
    edge = access.take_step(actor, DOCUMENT, "terugzetten", found.status)
    found.status, found.ingetrokken_at, found.ingetrokken_door_id, found.intrek_reden = edge.target, None, None, ""
    found.save(update_fields=["status", "ingetrokken_at", "ingetrokken_door", "intrek_reden"])
    _note(edge.audit, found, actor)
    return found


def _next_of(vorige: UUID, dossier_id: UUID) -> tuple[UUID, int]:
    """The dossier is locked, so nobody takes the same number."""
    before = Document.objects.filter(pk=vorige, dossier=dossier_id).defer("inhoud").first()
    if before is None:
        raise Hidden
    top = Document.objects.filter(reeks=before.reeks).aggregate(top=Max("versie"))["top"]
    return before.reeks, top + 1


def _locked(actor: Actor, document_id: UUID) -> Document:
    return record_to_change(actor, "dossier_openen", Document.objects.defer("inhoud"), document_id)


def _note(code: str, found: Document, actor: Actor, *parts: str) -> None:
    happened(
        code, found.dossier, actor=actor, ground=access.dossier_ground(actor, found.dossier),
        tekst=" ".join((f"{found}: {found.titel}.", *parts)), document=str(found.pk), stand=found.status,
    )  # fmt: skip
