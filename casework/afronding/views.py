"""Pages of the end of a traject: what is still missing, closing, reopening, nazorg, and how it ends in the regio."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.afronding import actions, queries
from casework.afronding.forms import AfsluitForm, HeropenForm, NazorgForm, NazorgStapForm, PuntForm
from casework.afronding.rules import AFSLUITING, NAZORG, VRAAGT, NogNietAf
from casework.dossier.models import Dossier
from casework.dossier.rules import AFSLUITREDENEN, VOORBIJ
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs, tab_crumbs
from casework.zrm.queries import year_of
from casework.zrm.rules import KLEINSTE_AANTAL
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.core.errors import InvalidInput
from dekkend.web import pages
from dekkend.web.forms import Form, add_errors, errors_on
from dekkend.web.parts import Trail
from dekkend.web.status import statuses

PAGINA = "dossier_afronding"
STAND = statuses(AFSLUITING, tones={"heropend": "info"})
NAZORGSTAND = statuses(
    NAZORG, tones={"afgesproken": "info", "gehouden": "positive", "geen_contact": "warning", "vervallen": "neutral"}
)


@require_safe
def dossier_afronding(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    found = queries.afronding_of(request.actor, dossier_id)
    return pages.render(
        request,
        "casework/afronding/afronding.html",
        {
            "dossier": found.dossier,
            "afronding": found,
            "voorbij": found.dossier.fase in VOORBIJ,
            "STAND": STAND,
            "NAZORG": NAZORGSTAND,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, PAGINA),
            "crumbs": dossier_crumbs(found.dossier, "Afronding"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_afsluiten(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.dossier_to_close(actor, dossier_id)
    form = AfsluitForm(request.POST or None, initial={"datum": today()})
    if form.is_valid():
        try:
            actions.close_dossier(actor=actor, dossier_id=dossier_id, invoer=form.invoer())
        except NogNietAf as error:
            for one in error.ontbreekt:
                form.add_error(None, one.zin)
        except InvalidInput as error:
            add_errors(form, error)
        else:
            messages.success(request, "Het dossier is afgesloten. Spreek zo nodig nazorg af.")
            return redirect(PAGINA, dossier_id)
    return pages.form_page(
        request,
        form,
        title=f"Dossier {found.dossier.nummer} afsluiten",
        submit="Dossier afsluiten",
        back=reverse(PAGINA, args=[dossier_id]),
        template="casework/afronding/afsluiten.html",
        breadcrumb=_crumbs(found.dossier, "Afsluiten"),
        context={
            "dossier": found.dossier,
            "afronding": found,
            "vraagt": [(label, VRAAGT[code]) for code, label in AFSLUITREDENEN.items()],
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_heropenen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_reopen(actor, dossier_id)
    form = HeropenForm(request.POST or None)
    return _form_page(
        request,
        dossier,
        form,
        lambda: actions.reopen_dossier(actor=actor, dossier_id=dossier_id, **form.cleaned_data),
        title="Dossier heropenen",
        intro="Alles wat er stond, is er nog. Nazorg die nog moet komen, vervalt.",
        submit="Dossier heropenen",
        saved="Het dossier is heropend. Alles wat er stond is er nog.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def afrondingspunt_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_change(actor, dossier_id)
    form = PuntForm(request.POST or None, initial={"datum": today(), "punt": request.GET.get("punt", "")})
    return _form_page(
        request,
        dossier,
        form,
        lambda: actions.record_punt(actor=actor, dossier_id=dossier_id, **form.cleaned_data),
        title="Wat weet de betrokkene?",
        intro="Leg vast wat helder is. Wat u eerder over hetzelfde punt vastlegde, blijft op de tijdlijn staan.",
        submit="Vastleggen",
        saved="Het is vastgelegd.",
    )


@require_POST
def afrondingspunt_intrekken(request: ActorRequest, afrondingspunt_id: UUID) -> HttpResponse:
    row = actions.withdraw_punt(actor=request.actor, punt_id=afrondingspunt_id)
    messages.success(request, "Dit punt is nu niet meer helder. Bespreek het opnieuw.")
    return redirect(PAGINA, row.dossier_id)


@require_http_methods(["GET", "HEAD", "POST"])
def nazorg_nieuw(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_change(actor, dossier_id)
    form = NazorgForm(request.POST or None)
    return _form_page(
        request,
        dossier,
        form,
        lambda: actions.agree_nazorg(actor=actor, dossier_id=dossier_id, **form.cleaned_data),
        title="Nazorg afspreken",
        intro="Een week voor de dag staat het op Mijn werk. Ook als het dossier dan dicht is.",
        submit="Afspreken",
        saved="De nazorg is afgesproken.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def nazorg_stap(request: ActorRequest, nazorgmoment_id: UUID) -> HttpResponse:
    actor = request.actor
    row, steps = queries.nazorg_to_change(actor, nazorgmoment_id)
    form = NazorgStapForm(request.POST or None, initial={"datum": today()}, stappen=steps)
    return _form_page(
        request,
        row.dossier,
        form,
        lambda: actions.take_nazorg_step(actor=actor, nazorg_id=row.pk, invoer=form.invoer()),
        title="Nazorg: hoe ging het?",
        intro="",
        submit="Vastleggen",
        saved="Het is vastgelegd.",
    )


@require_safe
def afronding_uitkomst(request: ActorRequest) -> HttpResponse:
    found = queries.uitkomst_of(request.actor, year_of(request.GET.get("jaar", "")))
    return pages.render(
        request,
        "casework/afronding/uitkomst.html",
        {
            "uitkomst": found,
            "tabellen": (
                ("Hoe trajecten eindigden", found.eindes),
                ("Waarom dossiers weer open gingen", found.heropend),
            ),
            "kleinste": KLEINSTE_AANTAL,
            "crumbs": (("Uitkomsten", reverse("zrm_uitkomst")), ("Hoe trajecten eindigden", "")),
        },
    )


def _crumbs(dossier: Dossier, here: str) -> Trail:
    return tab_crumbs(dossier, "Afronding", PAGINA, here)


def _form_page(
    request: ActorRequest, dossier: Dossier, form: Form, save: Callable[[], object],
    *, title: str, intro: str, submit: str, saved: str,
) -> HttpResponse:  # fmt: skip
    """One form of this room: saved and back to its page, or shown with what is wrong."""
    if form.is_valid():
        with errors_on(form):
            save()
            messages.success(request, saved)
            return redirect(PAGINA, dossier.pk)
    return pages.form_page(
        request,
        form,
        title=title,
        intro=intro,
        submit=submit,
        back=reverse(PAGINA, args=[dossier.pk]),
        breadcrumb=_crumbs(dossier, title),
    )
