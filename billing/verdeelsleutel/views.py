"""Pages of a distribution: compute, the table, the explanation per gemeente, and the table as a file."""

from textwrap import wrap
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from billing.begroting.tables import STATUS
from billing.verdeelsleutel import actions, queries
from billing.verdeelsleutel.bezetting import days_in
from billing.verdeelsleutel.export import as_csv
from billing.verdeelsleutel.forms import VerdelenForm
from billing.verdeelsleutel.models import Verdeling
from billing.verdeelsleutel.staven import bars_of
from billing.verdeelsleutel.tables import BijdrageTable
from billing.verdeelsleutel.uitleg import explain, leftover_cents
from dekkend.accounts.requests import ActorRequest
from dekkend.web import formats, pages
from dekkend.web.forms import errors_on


@require_http_methods(["GET", "HEAD", "POST"])
def verdeling_maken(request: ActorRequest, begroting_id: UUID) -> HttpResponse:
    actor = request.actor
    begroting = queries.begroting_to_share(actor, begroting_id)
    form = VerdelenForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            verdeling = actions.compute_verdeling(actor=actor, begroting_id=begroting_id, gelijk_procent=form.procent())
            messages.success(request, "De verdeling is berekend.")
            return redirect("verdeling", verdeling.pk)
    return pages.form_page(
        request,
        form,
        title=f"Begroting {begroting.jaar} verdelen",
        submit="Verdeling berekenen",
        back=reverse("begroting", args=[begroting_id]),
        intro=f"U verdeelt {formats.euro(begroting.te_verdelen_cent)} over alle gemeenten die in dit jaar meedoen.",
        breadcrumb=(
            ("Financiën", reverse("begroting_lijst")),
            (f"Begroting {begroting.jaar}", reverse("begroting", args=[begroting_id])),
            ("Verdelen", ""),
        ),
    )


@require_safe
def verdeling(request: ActorRequest, verdeling_id: UUID) -> HttpResponse:
    found = queries.verdeling_by_id(request.actor, verdeling_id)
    regels = list(found.regels.all())
    return pages.render(
        request,
        "billing/verdeelsleutel/verdeling.html",
        {
            "verdeling": found,
            "begroting": found.begroting,
            "titel": f"Verdeling van de begroting {found.begroting.jaar}",
            "sub": _versions(found),
            "table": BijdrageTable(found, regels),
            "staven": bars_of(regels),
            "te_verdelen": formats.euro(found.totaal_cent),
            "sluit_aan": sum(regel.bedrag_cent for regel in regels) == found.totaal_cent,
            "inwoners": formats.getal(sum(regel.inwoners for regel in regels)),
            "peildatum": f"stand op {formats.datum(found.maatstaf.peildatum)}",
            "aantal": len(regels),
            "over": leftover_cents(found.totaal_cent, [regel.spoor for regel in regels]),
            "klopt": queries.is_intact(found),
            "STATUS": STATUS,
            "controlegetal": _in_groups(found.hash),
            "crumbs": _crumbs(found),
        },
    )


@require_safe
def verdeling_uitleg(request: ActorRequest, verdeling_id: UUID, gm_code: str) -> HttpResponse:
    regel, found = queries.regel_of(request.actor, verdeling_id, gm_code)
    regels = list(found.regels.all())
    return pages.render(
        request,
        "billing/verdeelsleutel/uitleg.html",
        {
            "regel": regel,
            "verdeling": found,
            "begroting": found.begroting,
            "titel": f"Bijdrage {found.begroting.jaar} van {regel.naam}: de uitleg",
            "sub": _versions(found),
            "uitleg": explain(regel.spoor, found.totaal_cent, queries.names_in(found)),
            "over": leftover_cents(found.totaal_cent, [ander.spoor for ander in regels]),
            "aantal": len(regels),
            "dagen_in_jaar": days_in(found.begroting.jaar),
            "controlegetal": _in_groups(found.hash),
            "crumbs": (*_crumbs(found, linked=True), (regel.naam, "")),
        },
    )


@require_safe
def verdeling_csv(request: ActorRequest, verdeling_id: UUID) -> HttpResponse:
    found = queries.verdeling_by_id(request.actor, verdeling_id)
    name = f"bijdragen-{found.begroting.jaar}-versie-{found.begroting.versie}-verdeling-{found.nummer}.csv"
    return HttpResponse(
        as_csv(found),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _in_groups(hash_: str) -> str:
    """Four characters at a time, so that a person can compare two of them and a phone can wrap the line."""
    return " ".join(wrap(hash_, 4))


def _versions(found: Verdeling) -> str:
    return f"Versie {found.begroting.versie}, verdeling {found.nummer}"


def _crumbs(found: Verdeling, *, linked: bool = False) -> tuple[tuple[str, str], ...]:
    return (
        ("Financiën", reverse("begroting_lijst")),
        (f"Begroting {found.begroting.jaar}", reverse("begroting", args=[found.begroting_id])),
        (f"Verdeling {found.nummer}", reverse("verdeling", args=[found.pk]) if linked else ""),
    )
