"""Reading the documents of a dossier. Their bytes are fetched for a download only, and that is in the log by itself."""

from dataclasses import dataclass
from uuid import UUID

from casework import access
from casework.document.models import Document
from casework.document.rules import DOCUMENT, newest
from casework.dossier.models import Dossier
from casework.records import record_for_form
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Hidden
from dekkend.keys.files import open_file


@dataclass(frozen=True)
class DocumentenDetail:
    dossier: Dossier
    geldend: list[Document]
    eerder: list[Document]


@dataclass(frozen=True)
class Download:
    naam: str
    bestandstype: str
    content: bytes


def documenten_of(actor: Actor, dossier_id: UUID) -> DocumentenDetail:
    """A look at the dossier; the newest first. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    rows = Document.objects.filter(dossier=dossier).defer("inhoud")
    geldend, eerder = newest(rows.select_related("toegevoegd_door", "ingetrokken_door"))
    return DocumentenDetail(dossier, geldend, eerder)


def standing(dossier: Dossier) -> list[Document]:
    """What counts, of a dossier that came through the gate already."""
    return newest(Document.objects.filter(dossier=dossier).defer("inhoud"))[0]


def download_for(actor: Actor, document_id: UUID) -> Download:
    """The file as it was given. It leaves the house, so who reads in need only may not. Raises Hidden."""
    found = Document.objects.filter(pk=document_id, dossier__in=access.dossiers_for(actor)).first()
    if found is None:
        raise Hidden
    dossier = access.dossier_for(actor, found.dossier_id)
    if not dossier.besluit.uitdraaien:
        raise Hidden
    ground = dossier.besluit.grond
    record(
        "document_opgehaald", actor=actor, object_type="dossier", object_id=dossier.pk, ground=ground,
        namens=access.on_behalf_of(ground, dossier), document=str(found.pk),
    )  # fmt: skip
    content = open_file([bytes(found.inhoud)], file=found.pk, subject=found.dossier_id)
    return Download(found.bestandsnaam, found.bestandstype, content)


def dossier_to_fill(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form of a new one. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def document_to_change(actor: Actor, document_id: UUID) -> Document:
    """For the form of a next version, and to withdraw it. Raises Hidden, and Refused when it was withdrawn."""
    found = record_for_form(actor, "dossier_openen", Document.objects.defer("inhoud"), document_id)
    access.take_step(actor, DOCUMENT, "intrekken", found.status)
    return found
