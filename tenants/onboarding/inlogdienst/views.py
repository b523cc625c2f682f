"""The log-in server of a gemeente: the regio sets it up, the gemeente goes there and comes back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.organisatie import onderweg
from dekkend.accounts.organisatie.rules import NietBinnen
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on
from tenants.onboarding.aansluiting import sessie
from tenants.onboarding.aansluiting.queries import naam_of
from tenants.onboarding.inlogdienst import actions, queries
from tenants.onboarding.inlogdienst.forms import GemeenteloginForm

SESSION = "gemeente_login"
TITLE = "Inlogdienst van de gemeente"


@require_http_methods(["GET", "HEAD", "POST"])
def aansluiting_inlogdienst(request: ActorRequest, aansluiting_id: UUID) -> HttpResponse:
    setting = queries.setting_for(request.actor, aansluiting_id)
    form = GemeenteloginForm(request.POST if request.method == "POST" else None, initial=setting.waarden)
    back = reverse("aansluiting", args=[aansluiting_id])
    if form.is_valid():
        with errors_on(form):
            actions.set_gemeentelogin(actor=request.actor, aansluiting_id=aansluiting_id, invoer=form.invoer())
            messages.success(request, "De gemeente kan nu inloggen om te laten zien dat zij het is.")
            return redirect(back)
    naam = naam_of(setting.aansluiting.gm_code)
    return pages.form_page(
        request,
        form,
        title=f"{TITLE}: {naam}",
        submit="Controleren en opslaan",
        back=back,
        template="onboarding/inlogdienst.html",
        breadcrumb=(("Aansluitingen", reverse("aansluiting_lijst")), (naam, back), (TITLE, "")),
        context={"instelling": setting, "terug_adres": _return_address(request)},
    )


@require_POST
def aansluiting_inlogdienst_verwijderen(request: ActorRequest, aansluiting_id: UUID) -> HttpResponse:
    actions.remove_gemeentelogin(actor=request.actor, aansluiting_id=aansluiting_id)
    messages.success(request, "De inlogdienst is verwijderd. De code uit de brief blijft het bewijs.")
    return redirect("aansluiting", aansluiting_id)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aansluiten_inloggen(request: ActorRequest) -> HttpResponse:
    """Off to the gemeente's server. Only a press on our own button starts it."""
    found = sessie.aansluiting_of(request, bewezen=False)
    if request.method != "POST" or found.browser_bewezen:
        return redirect("aansluiten_bewijs")
    asked = actions.ask_gemeente(found, redirect_uri=_return_address(request))
    onderweg.remember(request.session, SESSION, asked, aansluiting=str(found.pk))
    return redirect(asked.url)


@login_not_required
@never_cache
@require_safe
def aansluiten_inloggen_terug(request: ActorRequest) -> HttpResponse:
    """Back from the gemeente's server. What was asked for one aansluiting is no answer for another."""
    found = sessie.aansluiting_of(request, bewezen=False)
    if found.browser_bewezen:
        return redirect("aansluiten")
    try:
        asked = onderweg.take(request.session, SESSION, request.GET)
        if asked["aansluiting"] != str(found.pk):
            raise NietBinnen("U bent voor een andere uitnodiging ingelogd. Probeer het opnieuw.")
        actions.prove_by_login(
            found,
            actor=sessie.gemeente_actor(request, found),
            redirect_uri=_return_address(request),
            asked={**asked, "code": request.GET["code"]},
        )
    except NietBinnen as error:
        messages.error(request, error.message)
        return redirect("aansluiten_bewijs")
    messages.success(request, "U bent ingelogd bij uw gemeente. Daarmee is duidelijk wie u bent.")
    return redirect("aansluiten")


def _return_address(request: ActorRequest) -> str:
    return request.build_absolute_uri(reverse("aansluiten_inloggen_terug"))
