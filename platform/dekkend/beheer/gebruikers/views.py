"""Who works here: the list, one account, its roles, closing and opening it again."""

from typing import Any
from uuid import UUID

import django_filters
import django_tables2 as tables
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.access import may
from dekkend.accounts.actions import reset_second_factor
from dekkend.accounts.models import User
from dekkend.accounts.queries import roles_of
from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.roles import ROLES
from dekkend.accounts.rollen.actions import change_roles
from dekkend.accounts.stepup import check_stepped_up, has_stepped_up
from dekkend.accounts.tokens.actions import revoke_token
from dekkend.accounts.vertrek.actions import close_account, reopen_account
from dekkend.beheer.gasten.queries import names_here, sentence
from dekkend.beheer.gebruikers import queries
from dekkend.beheer.gebruikers.forms import RollenForm, SluitForm
from dekkend.web import pages
from dekkend.web.elements import status_badge
from dekkend.web.filters import FilterSet
from dekkend.web.forms import errors_on
from dekkend.web.status import Status
from dekkend.web.tables import LinkColumn, Table

ACTIEF = {"True": Status("Actief", "positive"), "False": Status("Gesloten", "neutral")}
FACTOR = {"True": Status("Ja", "positive"), "False": Status("Nog niet", "warning")}
LIJST = "Gebruikers"
SOORT = [("collega", "Collega's"), ("gast", "Gasten")]
GEEN_GAST = Q(gast_gm_code="", gast_organisatie="")


class GebruikerTable(Table):
    naam = LinkColumn("gebruiker", "pk")
    email = tables.Column(verbose_name="E-mailadres")
    rollen = tables.Column(accessor="pk", orderable=False)
    gast = tables.Column(verbose_name="Gast van", orderable=False, empty_values=())
    is_active = tables.Column(verbose_name="Account")
    tweede_factor = tables.Column(verbose_name="Tweede factor")

    class Meta(Table.Meta):
        caption = "Gebruikers"
        noun = ("gebruiker", "gebruikers")
        empty_text = "Geen gebruikers gevonden. Pas het filter aan."

    def __init__(self, *args: Any, gemeenten: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gemeenten = gemeenten

    def render_gast(self, record: User) -> str:
        return sentence(record.gast, self.gemeenten) or "Geen gast"

    def render_rollen(self, record: User) -> str:
        return ", ".join(str(role) for role in record.roltoekenningen.all())

    def render_is_active(self, value: bool) -> str:
        return status_badge(ACTIEF, str(value))

    def render_tweede_factor(self, value: bool) -> str:
        return status_badge(FACTOR, str(value))


class GebruikerFilter(FilterSet):
    zoek = django_filters.CharFilter(label="Zoeken op naam of e-mailadres", method="search")
    soort = django_filters.ChoiceFilter(label="Soort", choices=SOORT, method="of_kind", empty_label="Alle")
    rol = django_filters.ChoiceFilter(
        label="Rol", field_name="roltoekenningen__rol", choices=[(code, role.label) for code, role in ROLES.items()]
    )

    def of_kind(self, rows: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        return rows.filter(GEEN_GAST) if value == "collega" else rows.exclude(GEEN_GAST)

    def search(self, rows: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        return rows.filter(Q(naam__icontains=value) | Q(email__icontains=value))


@require_safe
def gebruiker_lijst(request: ActorRequest) -> HttpResponse:
    found = GebruikerFilter(request.GET, queryset=queries.users_for(request.actor))
    actor = request.actor
    in_regio = actor.kind == "regio"
    if not in_regio:
        del found.filters["soort"]
    actions: tuple[pages.Action, ...] = (
        pages.Action("Inloggen via uw organisatie", reverse("inlogdienst"), icon="building-2"),
        pages.Action("Uitnodigingen", reverse("gebruiker_uitnodigingen"), icon="mail"),
        pages.Action("Collega uitnodigen", reverse("gebruiker_uitnodigen"), icon="plus", kind="primary"),
    )
    if in_regio:
        actions = (pages.Action("Gast uitnodigen", reverse("gast_uitnodigen"), icon="plus"), *actions)
    return pages.list_page(
        request,
        title=LIJST,
        table=GebruikerTable(found.qs, gemeenten=names_here(actor), exclude=() if in_regio else ("gast",)),
        filterset=found,
        actions=actions if may(actor, "gebruikers_beheren") else (),
    )


@require_safe
def gebruiker(request: ActorRequest, user_id: UUID) -> HttpResponse:
    page = queries.page_of(request.actor, user_id)
    context: dict[str, object] = {"pagina": page, "gebruiker": page.gebruiker, "FACTOR": FACTOR}
    context["gast"] = sentence(page.gebruiker.gast, names_here(request.actor)) if page.gebruiker.gast else ""
    context["badge"] = status_badge(ACTIEF, str(page.gebruiker.is_active))
    return pages.render(request, "beheer/gebruiker.html", {**context, "crumbs": _crumbs(page.gebruiker)})


@require_http_methods(["GET", "HEAD", "POST"])
def gebruiker_rollen(request: ActorRequest, user_id: UUID) -> HttpResponse:
    actor = request.actor
    user = queries.user_to_change(actor, user_id)
    form = RollenForm(
        request.POST if request.method == "POST" else None,
        kind=actor.kind,
        gast=user.gast,
        initial={"rollen": sorted(roles_of(user))},
    )
    if form.is_valid():
        with errors_on(form):
            check_stepped_up(request)
            change_roles(actor=actor, user_id=user_id, rollen=form.cleaned_data["rollen"])
            messages.success(request, "De rollen zijn gewijzigd. Dat geldt vanaf nu.")
            return redirect("gebruiker", user_id)
    return pages.form_page(
        request,
        form,
        title="Rollen wijzigen",
        submit="Rollen opslaan",
        back=reverse("gebruiker", args=[user_id]),
        intro=f"Wat {user.naam} mag, hangt af van de rollen. Een wijziging geldt meteen.",
        breadcrumb=_crumbs(user, "Rollen wijzigen"),
        proven=True,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def gebruiker_sluiten(request: ActorRequest, user_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.leaving(actor, user_id)
    form = SluitForm(request.POST if request.method == "POST" else None, opvolgers=found.opvolgers)
    if form.is_valid():
        with errors_on(form):
            check_stepped_up(request)
            close_account(
                actor=actor, user_id=user_id, opvolger_id=form.opvolger_id(), reden=form.cleaned_data["reden"]
            )
            messages.success(request, "Het account is gesloten. De collega is overal uitgelogd.")
            return redirect("gebruiker", user_id)
    return pages.form_page(
        request,
        form,
        title="Account sluiten",
        submit="Account sluiten",
        back=reverse("gebruiker", args=[user_id]),
        template="beheer/gebruiker_sluiten.html",
        breadcrumb=_crumbs(found.gebruiker, "Account sluiten"),
        context={"vertrek": found},
        proven=True,
    )


@require_POST
def gebruiker_heropenen(request: ActorRequest, user_id: UUID) -> HttpResponse:
    if not has_stepped_up(request):
        return pages.prove_first(request, reverse("gebruiker", args=[user_id]))
    reopen_account(actor=request.actor, user_id=user_id)
    messages.success(request, "Het account is heropend. Geef nu de rollen die de collega nodig heeft.")
    return redirect("gebruiker", user_id)


@require_POST
def gebruiker_tweede_stap(request: ActorRequest, user_id: UUID) -> HttpResponse:
    if not has_stepped_up(request):
        return pages.prove_first(request, reverse("gebruiker", args=[user_id]))
    reset_second_factor(actor=request.actor, user_id=user_id)
    messages.success(request, "De tweede stap is weggehaald. Bij het inloggen stelt de collega een nieuwe in.")
    return redirect("gebruiker", user_id)


@require_POST
def gebruiker_token_intrekken(request: ActorRequest, user_id: UUID, api_token_id: UUID) -> HttpResponse:
    revoke_token(actor=request.actor, user_id=user_id, token_id=api_token_id)
    messages.success(request, "Het token is ingetrokken. Het werkt niet meer.")
    return redirect("gebruiker", user_id)


def _crumbs(user: User, here: str = "") -> pages.Crumbs:
    lijst = (LIJST, reverse("gebruiker_lijst"))
    if not here:
        return (lijst, (user.naam, ""))
    return (lijst, (user.naam, reverse("gebruiker", args=[user.pk])), (here, ""))
