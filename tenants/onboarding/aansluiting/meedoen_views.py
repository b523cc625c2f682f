"""The gemeente's pages: opening the link, showing who it is, how far it is, asking to be let in, refusing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import Refused
from dekkend.web import pages
from dekkend.web.forms import Form, errors_on
from tenants.onboarding.aansluiting import beeld, meedoen, queries, sessie
from tenants.onboarding.aansluiting.forms import AfrondenForm, CodeForm, RedenForm
from tenants.onboarding.aansluiting.rules import ONBEKEND, OPEN
from tenants.onboarding.inlogdienst.queries import login_origin
from tenants.onboarding.models import Aansluiting

GONE = 410


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aansluiten_openen(request: ActorRequest, code: str) -> HttpResponse:
    """Looking changes nothing: mail programs open links before people do. This browser's own link goes on."""
    found = queries.opened_by(code)
    if found is not None and sessie.is_of_browser(request, found):
        return redirect("aansluiten")
    closed = queries.why_closed(found) if found else ONBEKEND
    if found is None or closed:
        return pages.render(request, "onboarding/link_dicht.html", {"reden": closed}, GONE)
    if request.method != "POST":
        naam = queries.naam_of(found.gm_code)
        return pages.render(request, "onboarding/openen.html", {"aansluiting": found, "naam": naam})
    try:
        secret = meedoen.open_link(visitor=request.actor, code=code)
    except Refused as refused:
        return pages.render(request, "onboarding/link_dicht.html", {"reden": refused.message}, GONE)
    answer = redirect("aansluiten")
    sessie.remember(answer, secret)
    return answer


@login_not_required
@never_cache
@require_safe
def aansluiten(request: ActorRequest) -> HttpResponse:
    found = sessie.aansluiting_of(request, bewezen=False)
    points = queries.checklist_of(found, for_gemeente=True)
    return pages.render(
        request,
        "onboarding/aansluiten.html",
        {
            **_base(found),
            "punten": points,
            "PUNTEN": beeld.PUNTEN,
            "nu": beeld.where_now(points),
            "open": found.status in OPEN,
            "duur": queries.duration_of(found),
            "mislukt": found.opdracht is not None and found.opdracht.status in queries.NOT_DONE,
        },
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aansluiten_bewijs(request: ActorRequest) -> HttpResponse:
    found = sessie.aansluiting_of(request, bewezen=False)
    if found.browser_bewezen:
        return redirect("aansluiten")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_on(form):
            meedoen.prove_by_code(found, actor=sessie.gemeente_actor(request, found), code=form.cleaned_data["code"])
            return redirect("aansluiten")
    origin = login_origin(found)
    if origin:
        request.form_targets = [origin]
    return pages.form_page(
        request,
        form,
        title="Laat zien dat u van de gemeente bent",
        submit="Verder",
        back=reverse("aansluiten"),
        intro=_CODE,
        template="onboarding/bewijs.html",
        context={**_base(found), "inlogdienst": origin},
    )


_CODE = (
    "De regio stuurde een brief met een code naar het postadres van de gemeente. Vul die code in. "
    "Heeft u geen brief gekregen? Vraag erom bij wie u uitnodigde."
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aansluiten_afronden(request: ActorRequest) -> HttpResponse:
    found = sessie.aansluiting_of(request)
    form = AfrondenForm(request.POST if request.method == "POST" else None, initial={"vorm": found.vorm or "eigen"})
    if form.is_valid():
        with errors_on(form):
            meedoen.finish_aansluiting(
                found, actor=sessie.gemeente_actor(request, found), vorm=form.cleaned_data["vorm"]
            )
            return redirect("aansluiten")
    return _form(request, found, form, title="Aansluiten", submit="Aansluiten", intro=_HOW)


_HOW = (
    "Met een eigen omgeving heeft de gemeente haar eigen meldingen en gebruikers. Als gast werkt zij in de omgeving "
    "van de regio, en ziet zij alleen haar eigen deel."
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aansluiten_weigeren(request: ActorRequest) -> HttpResponse:
    found = sessie.aansluiting_of(request, bewezen=False)
    form = RedenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_on(form):
            meedoen.refuse_aansluiting(
                found, actor=sessie.gemeente_actor(request, found), reden=form.cleaned_data["reden"]
            )
            return redirect("aansluiten")
    return _form(
        request, found, form, title="Niet aansluiten", submit="Weigeren", intro="De regio ziet dat u niet aansluit."
    )


def _form(
    request: ActorRequest, found: Aansluiting, form: Form, *, title: str, submit: str, intro: str
) -> HttpResponse:
    return pages.form_page(
        request,
        form,
        title=title,
        submit=submit,
        back=reverse("aansluiten"),
        intro=intro,
        template="onboarding/stap.html",
        context=_base(found),
    )


def _base(found: Aansluiting) -> dict[str, object]:
    return {"aansluiting": found, "naam": queries.naam_of(found.gm_code), "STATEN": beeld.STATEN}
