"""The regio's pages: how far every gemeente is, asking one, its letter, and ending it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import Form, errors_on
from tenants.onboarding.aansluiting import actions, beeld, queries
from tenants.onboarding.aansluiting.forms import RedenForm, UitnodigForm, VertrekForm
from tenants.onboarding.aansluiting.rules import OPEN
from tenants.onboarding.models import Aansluiting


@require_safe
def aansluiting_lijst(request: ActorRequest) -> HttpResponse:
    lines = queries.overview_for(request.actor)
    return pages.render(
        request,
        "onboarding/aansluitingen.html",
        {"regels": lines, "binnen": sum(line.is_in for line in lines), "STATEN": beeld.STATEN},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def aansluiting_nieuw(request: ActorRequest) -> HttpResponse:
    """`?gemeente=` chooses the gemeente beforehand."""
    form = UitnodigForm(
        request.POST if request.method == "POST" else None,
        gemeenten=queries.gemeenten_to_ask(request.actor),
        initial={"gm_code": request.GET.get("gemeente", "")},
    )
    if form.is_valid():
        with errors_on(form):
            made = actions.invite_gemeente(actor=request.actor, invoer=form.invoer(), link=_link(request))
            _tell(request, made)
            return redirect("aansluiting", made.pk)
    return pages.form_page(
        request,
        form,
        title="Gemeente uitnodigen",
        submit="Uitnodiging sturen",
        back=reverse("aansluiting_lijst"),
        intro="De gemeente krijgt een e-mail met een link. Met een code uit een brief laat zij zien dat zij het is.",
        breadcrumb=(("Aansluitingen", reverse("aansluiting_lijst")), ("Gemeente uitnodigen", "")),
    )


@require_safe
def aansluiting(request: ActorRequest, aansluiting_id: UUID) -> HttpResponse:
    found = queries.look_at_aansluiting(request.actor, aansluiting_id)
    return pages.render(
        request,
        "onboarding/aansluiting.html",
        {
            "aansluiting": found,
            "naam": queries.naam_of(found.gm_code),
            "open": found.status in OPEN,
            "duur": queries.duration_of(found),
            "punten": queries.checklist_of(found, for_gemeente=False),
            "PUNTEN": beeld.PUNTEN,
            "STATEN": beeld.STATEN,
            "momenten": beeld.moments(queries.steps_of(found)),
            "crumbs": (("Aansluitingen", reverse("aansluiting_lijst")), (queries.naam_of(found.gm_code), "")),
        },
    )


@require_POST
def aansluiting_opnieuw(request: ActorRequest, aansluiting_id: UUID) -> HttpResponse:
    _tell(request, actions.send_again(actor=request.actor, aansluiting_id=aansluiting_id, link=_link(request)))
    return redirect("aansluiting", aansluiting_id)


@require_POST
def aansluiting_eerste_mail(request: ActorRequest, aansluiting_id: UUID) -> HttpResponse:
    actions.send_first_mail(actor=request.actor, aansluiting_id=aansluiting_id)
    messages.success(request, "De e-mail gaat opnieuw. Hieronder ziet u over enkele seconden of het is gelukt.")
    return redirect("aansluiting", aansluiting_id)


@never_cache
@require_POST
def aansluiting_brief(request: ActorRequest, aansluiting_id: UUID) -> HttpResponse:
    """A page to print. The code stands on it this once."""
    brief = actions.make_letter(actor=request.actor, aansluiting_id=aansluiting_id)
    return pages.render(
        request,
        "onboarding/brief.html",
        {"brief": brief, "terug": reverse("aansluiting", args=[aansluiting_id])},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def aansluiting_intrekken(request: ActorRequest, aansluiting_id: UUID) -> HttpResponse:
    return _ask(
        request,
        aansluiting_id,
        RedenForm(request.POST if request.method == "POST" else None),
        title="Uitnodiging intrekken",
        submit="Intrekken",
        intro="De link werkt dan niet meer. De gemeente ziet de reden.",
        deed=lambda typed: actions.withdraw_aansluiting(
            actor=request.actor, aansluiting_id=aansluiting_id, reden=typed["reden"]
        ),
        told="De uitnodiging is ingetrokken.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def aansluiting_vertrek(request: ActorRequest, aansluiting_id: UUID) -> HttpResponse:
    return _ask(
        request,
        aansluiting_id,
        VertrekForm(request.POST if request.method == "POST" else None),
        title="Aansluiting beëindigen",
        submit="Vertrek vastleggen",
        intro="Na de laatste dag hoort de gemeente niet meer bij uw regio. Wat al is vastgelegd, blijft.",
        deed=lambda typed: actions.end_aansluiting(
            actor=request.actor, aansluiting_id=aansluiting_id, laatste_dag=typed["laatste_dag"]
        ),
        told="Het vertrek is aangevraagd. Hieronder ziet u over enkele seconden of het is gelukt.",
    )


def _ask(
    request: ActorRequest,
    aansluiting_id: UUID,
    form: Form,
    *,
    title: str,
    submit: str,
    intro: str,
    deed: Callable[[dict[str, Any]], None],
    told: str,
) -> HttpResponse:
    found = queries.aansluiting_for(request.actor, aansluiting_id)
    naam = queries.naam_of(found.gm_code)
    back = reverse("aansluiting", args=[aansluiting_id])
    if form.is_valid():
        with errors_on(form):
            deed(form.cleaned_data)
            messages.success(request, told)
            return redirect(back)
    return pages.form_page(
        request,
        form,
        title=f"{title}: {naam}",
        submit=submit,
        back=back,
        intro=intro,
        breadcrumb=(("Aansluitingen", reverse("aansluiting_lijst")), (naam, back), (title, "")),
    )


def _link(request: ActorRequest) -> Callable[[str], str]:
    return lambda code: request.build_absolute_uri(reverse("aansluiten_openen", args=[code]))


def _tell(request: ActorRequest, made: Aansluiting) -> None:
    if made.verstuurd_at is None:
        messages.warning(request, "De uitnodiging staat klaar, maar de e-mail is niet verstuurd. Stuur haar opnieuw.")
    else:
        messages.success(request, "De uitnodiging is verstuurd. Print nu de brief met de code.")
