"""Logging in by the organisation: setting it up, going there and coming back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.entering import enter
from dekkend.accounts.organisatie import actions, onderweg, queries
from dekkend.accounts.organisatie.rules import Identiteit, NietBinnen
from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.stepup import check_stepped_up, has_stepped_up
from dekkend.beheer.organisatie.forms import InlogdienstForm
from dekkend.web import pages
from dekkend.web.forms import errors_on

SESSION = "organisatie_login"
REFUSED = 403


@require_http_methods(["GET", "HEAD", "POST"])
def inlogdienst(request: ActorRequest) -> HttpResponse:
    """Two buttons: try the server, or try and save."""
    setting = queries.setting_for(request.actor)
    form = InlogdienstForm(request.POST if request.method == "POST" else None, initial=setting.waarden)
    if form.is_valid():
        with errors_on(form):
            check_stepped_up(request)
            if "testen" in request.POST:
                actions.check_server(actor=request.actor, server_url=form.cleaned_data["server_url"])
                messages.success(request, "De inlogdienst antwoordt goed. Vergeet niet op te slaan.")
            else:
                actions.set_inlogdienst(actor=request.actor, invoer=form.invoer())
                messages.success(request, "Inloggen via uw organisatie is ingesteld.")
                return redirect("inlogdienst")
    return pages.form_page(
        request,
        form,
        title="Inloggen via uw organisatie",
        submit="Opslaan",
        back=reverse("gebruiker_lijst"),
        template="beheer/inlogdienst.html",
        breadcrumb=(("Gebruikers", reverse("gebruiker_lijst")), ("Inloggen via uw organisatie", "")),
        context={"instelling": setting, "terug_adres": _return_address(request)},
        proven=True,
    )


@require_POST
def inlogdienst_verwijderen(request: ActorRequest) -> HttpResponse:
    if not has_stepped_up(request):
        return pages.prove_first(request, reverse("inlogdienst"))
    actions.remove_inlogdienst(actor=request.actor)
    messages.success(request, "Inloggen via uw organisatie is verwijderd. Collega's loggen in met een wachtwoord.")
    return redirect("inlogdienst")


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def organisatie_login(request: ActorRequest) -> HttpResponse:
    """Off to the organisation. Only a press on our own button starts it."""
    if request.method != "POST" or request.actor.known:
        return redirect("account_login")
    asked = actions.ask_organisation(redirect_uri=_return_address(request))
    onderweg.remember(request.session, SESSION, asked, to=_inside(request, request.POST.get("next", "")))
    return redirect(asked.url)


@login_not_required
@never_cache
@require_safe
def organisatie_terug(request: ActorRequest) -> HttpResponse:
    """Back from the organisation. Each answer is judged once, by what was asked."""
    if request.actor.known:
        return redirect("mijn_werk")
    identity: Identiteit | None = None
    try:
        asked = onderweg.take(request.session, SESSION, request.GET)
        identity = actions.identify(
            code=request.GET["code"],
            nonce=asked["nonce"],
            verifier=asked["verifier"],
            redirect_uri=_return_address(request),
        )
        user = actions.admit(visitor=request.actor, identiteit=identity)
    except NietBinnen as error:
        if identity is not None:
            actions.note_refused(visitor=request.actor, identiteit=identity)
        return pages.render(request, "beheer/organisatie_mislukt.html", {"reden": error.message}, REFUSED)
    return enter(request, user, way="organisatie", second_factor=identity.tweede_stap, to=asked["to"])


def _return_address(request: ActorRequest) -> str:
    return request.build_absolute_uri(reverse("organisatie_terug"))


def _inside(request: ActorRequest, url: str) -> str:
    """Where somebody wanted to go, when that is here."""
    here = url_has_allowed_host_and_scheme(url, allowed_hosts=None, require_https=request.is_secure())
    return url if here else ""
