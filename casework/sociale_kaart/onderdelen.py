"""Pages for files of the sociale kaart, and for who works at an organisation and what it is good at."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from casework.sociale_kaart import actions, inlezen, queries
from casework.sociale_kaart.bestand import GROOTST, KOLOMMEN, TE_GROOT, text_of
from casework.sociale_kaart.forms import ContactForm, InleesForm, SpecialismeForm
from casework.sociale_kaart.models import Organisatie
from casework.sociale_kaart.tables import UITKOMSTEN
from casework.sociale_kaart.views import GET_OR_POST, crumbs_of, root
from dekkend.accounts.access import require
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.core.errors import InvalidInput
from dekkend.web import pages
from dekkend.web.forms import Form, add_errors
from dekkend.web.together import saving

TITEL = "Bestand inlezen"


@require_http_methods(GET_OR_POST)
def kaart_inlezen(request: ActorRequest) -> HttpResponse:
    """First the file, which shows what it would do; then the same text again to do it. Nothing is kept in between."""
    actor = request.actor
    require(actor, queries.BEHEREN)
    form = InleesForm(request.POST if request.method == "POST" else None, request.FILES or None)
    verslag = tekst = None
    try:
        if request.method == "POST" and "tekst" in request.POST:
            verslag = inlezen.do_import(actor=actor, tekst=request.POST["tekst"])
            messages.success(request, f"Het bestand is ingelezen: {len(verslag.rijen)} rijen.")
            return redirect("kaart_lijst")
        if form.is_valid():
            tekst = _text(form.cleaned_data["bestand"])
            verslag = inlezen.try_import(actor=actor, tekst=tekst)
    except InvalidInput as error:
        form = InleesForm(request.POST, request.FILES)
        form.errors.clear()
        add_errors(form, error)
    return pages.form_page(
        request,
        form,
        title=TITEL,
        submit="Bekijken wat er gebeurt",
        back=reverse("kaart_lijst"),
        template="casework/sociale_kaart/inlezen.html",
        breadcrumb=root((TITEL, "")),
        context={"verslag": verslag, "tekst": tekst, "kolommen": KOLOMMEN, "UITKOMSTEN": UITKOMSTEN},
    )


def _text(file: "UploadedFile[bytes]") -> str:
    if (file.size or 0) > GROOTST:
        raise InvalidInput({"bestand": [TE_GROOT]})
    return text_of(file.read())


@never_cache
@require_safe
def kaart_csv(request: ActorRequest) -> HttpResponse:
    answer = HttpResponse(inlezen.export(request.actor), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="sociale-kaart-{today():%Y-%m-%d}.csv"'
    return answer


@require_http_methods(GET_OR_POST)
def kaart_contact_nieuw(request: ActorRequest, organisatie_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.organisatie_to_change(actor, organisatie_id, "wijzigen")
    form = ContactForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_contact(actor=actor, organisatie_id=found.pk, invoer=form.invoer())
        except InvalidInput as error:
            add_errors(form, error)
        else:
            messages.success(request, "De contactpersoon is toegevoegd.")
            return redirect("kaart_organisatie", found.pk)
    return pages.form_page(
        request,
        form,
        title="Nieuwe contactpersoon",
        submit="Opslaan",
        back=reverse("kaart_organisatie", args=[found.pk]),
        intro="Alleen gegevens van het werk. Nooit een nummer van thuis.",
        breadcrumb=crumbs_of(found, "Nieuwe contactpersoon"),
    )


@require_http_methods(GET_OR_POST)
def kaart_contact_wijzigen(request: ActorRequest, kaartcontact_id: UUID) -> HttpResponse:
    actor = request.actor
    contact = queries.contact_for_form(actor, kaartcontact_id)
    known = actions.contact_as_typed(contact)
    form = ContactForm(request.POST or None, initial=vars(known))
    form.begin(contact.versie)
    if form.is_valid():
        with saving(form):
            actions.change_contact(
                actor=actor, kaartcontact_id=contact.pk, invoer=form.invoer(), versie=form.begun_with
            )
            messages.success(request, "De contactpersoon is gewijzigd.")
            return redirect("kaart_organisatie", contact.organisatie_id)
    return pages.form_page(
        request,
        form,
        title="Contactpersoon wijzigen",
        submit="Opslaan",
        back=reverse("kaart_organisatie", args=[contact.organisatie_id]),
        template="casework/sociale_kaart/contact_form.html",
        breadcrumb=crumbs_of(contact.organisatie, "Contactpersoon wijzigen"),
        context={"contact": contact},
    )


@require_http_methods(GET_OR_POST)
def kaart_contact_weghalen(request: ActorRequest, kaartcontact_id: UUID) -> HttpResponse:
    """The page asks once whether this is meant, and names nobody."""
    if request.method == "POST":
        organisatie = actions.remove_contact(actor=request.actor, kaartcontact_id=kaartcontact_id)
        messages.success(request, "De contactpersoon is weggehaald.")
        return redirect("kaart_organisatie", organisatie.pk)
    contact = queries.contact_to_change(request.actor, kaartcontact_id)
    return _sure(
        request,
        contact.organisatie,
        "Contactpersoon weghalen",
        "De gegevens zijn daarna weg. In de geschiedenis staat alleen dat er een contactpersoon weg is, geen naam.",
    )


def _sure(request: ActorRequest, organisatie: Organisatie, title: str, intro: str) -> HttpResponse:
    return pages.form_page(
        request,
        Form(),
        title=title,
        submit="Weghalen",
        back=reverse("kaart_organisatie", args=[organisatie.pk]),
        intro=intro,
        breadcrumb=crumbs_of(organisatie, title),
    )


@require_http_methods(GET_OR_POST)
def kaart_specialisme(request: ActorRequest, organisatie_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.organisatie_to_change(actor, organisatie_id, "wijzigen")
    form = SpecialismeForm(request.POST or None)
    if form.is_valid():
        actions.set_specialisme(actor=actor, organisatie_id=found.pk, invoer=form.invoer())
        messages.success(request, "Het specialisme staat op de kaart.")
        return redirect("kaart_organisatie", found.pk)
    return pages.form_page(
        request,
        form,
        title="Specialisme toevoegen",
        submit="Opslaan",
        back=reverse("kaart_organisatie", args=[found.pk]),
        intro="Staat dit onderwerp er al? Dan komt het nieuwe bewijs in de plaats van het oude.",
        breadcrumb=crumbs_of(found, "Specialisme"),
    )


@require_http_methods(GET_OR_POST)
def kaart_specialisme_weghalen(request: ActorRequest, specialisme_id: UUID) -> HttpResponse:
    """The page asks once whether this is meant."""
    if request.method == "POST":
        organisatie = actions.remove_specialisme(actor=request.actor, specialisme_id=specialisme_id)
        messages.success(request, "Het specialisme is weggehaald.")
        return redirect("kaart_organisatie", organisatie.pk)
    found = queries.specialisme_to_change(request.actor, specialisme_id)
    return _sure(request, found.organisatie, "Specialisme weghalen", f"Het gaat om: {found.get_onderwerp_display()}.")
