"""The documents of a dossier."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.concept.formulier import keep
from casework.document import actions, queries
from casework.document.forms import DocumentForm
from casework.document.rules import LANGST_REDEN
from casework.dossier.intrekken import IntrekForm
from casework.dossier.models import Dossier
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on

PAGINA, NAAM = "dossier_documenten", "Documenten"


@require_safe
def dossier_documenten(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    detail = queries.documenten_of(actor, dossier_id)
    besluit = detail.dossier.besluit
    return pages.render(
        request,
        "casework/document/documenten.html",
        {
            "dossier": detail.dossier,
            "documenten": detail,
            "mag_wijzigen": may(actor, "dossier_openen") and besluit.wijzigen,
            "mag_ophalen": besluit.uitdraaien,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, PAGINA),
            "crumbs": dossier_crumbs(detail.dossier, NAAM),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def document_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier = queries.dossier_to_fill(request.actor, dossier_id)
    return _add(request, dossier, None, "Document toevoegen", DocumentForm(*_sent(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def document_versie(request: ActorRequest, document_id: UUID) -> HttpResponse:
    before = queries.document_to_change(request.actor, document_id)
    form = DocumentForm(*_sent(request), initial={"soort": before.soort, "titel": before.titel})
    return _add(request, before.dossier, document_id, "Nieuwe versie toevoegen", form)


@never_cache
@require_safe
def document_ophalen(request: ActorRequest, document_id: UUID) -> HttpResponse:
    """As a file to keep, never as something the browser opens on our address."""
    found = queries.download_for(request.actor, document_id)
    named = content_disposition_header(as_attachment=True, filename=found.naam) or "attachment"
    headers = {"Content-Disposition": named, "Content-Length": str(len(found.content))}
    return HttpResponse(found.content, content_type=found.bestandstype, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def document_intrekken(request: ActorRequest, document_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.document_to_change(actor, document_id)
    form = IntrekForm(request.POST or None, vraag="Waarom trekt u dit document in?", langst=LANGST_REDEN)
    if form.is_valid():
        with errors_on(form):
            actions.withdraw_document(actor=actor, document_id=document_id, **form.cleaned_data)
            messages.success(request, "Het document is ingetrokken. U kunt het terugzetten.")
            return redirect(PAGINA, found.dossier_id)
    return pages.form_page(
        request,
        form,
        title="Document intrekken",
        submit="Intrekken",
        back=reverse(PAGINA, args=[found.dossier_id]),
        breadcrumb=dossier_crumbs(found.dossier, "Document intrekken"),
    )


@require_POST
def document_terugzetten(request: ActorRequest, document_id: UUID) -> HttpResponse:
    found = actions.restore_document(actor=request.actor, document_id=document_id)
    messages.success(request, "Het document is teruggezet.")
    return redirect(PAGINA, found.dossier_id)


def _sent(request: ActorRequest) -> tuple[object, object]:
    """A form with only a file has nothing else that was sent."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _add(request: ActorRequest, dossier: Dossier, vorige: UUID | None, title: str, form: DocumentForm) -> HttpResponse:
    kept = keep(request, form, dossier.pk)
    if form.is_valid():
        with errors_on(form):
            actions.add_document(
                actor=request.actor,
                dossier_id=dossier.pk,
                invoer=form.invoer(),
                content=form.content(),
                vorige=vorige,
            )
            kept.let_go()
            messages.success(request, "Het document staat verzegeld in het dossier.")
            return redirect(PAGINA, dossier.pk)
    return pages.form_page(
        request,
        form,
        title=title,
        submit="Toevoegen",
        back=reverse(PAGINA, args=[dossier.pk]),
        intro="Gaat er iets mis? Kies het bestand dan opnieuw. De rest staat er nog.",
        breadcrumb=dossier_crumbs(dossier, title),
        context={"kept": kept},
    )
