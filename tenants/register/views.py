"""Pages of the register: all gemeenten, and everything that is known of one."""

from dataclasses import dataclass

import django_filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import formats, pages
from dekkend.web.filters import FilterSet
from dekkend.web.status import Status
from dekkend.web.tables import LinkColumn, NumberColumn, Table
from tenants.register.answers import CentrumtaakView, GemeenteDetail, GemeenteView, HerindelingView, IndelingView
from tenants.register.models import Gemeente
from tenants.register.queries import area_names, gemeente_detail, gemeente_rows
from tenants.register.rules import GEBIEDSSOORTEN, HERINDELINGSSOORTEN, TAKEN

ZEKERHEID = {
    "bron": Status("Volgens een bron", "positive"),
    "afgeleid": Status("Afgeleid uit een bron", "info"),
    "niet_geverifieerd": Status("Niet nagegaan", "warning"),
    "aangevuld": Status("Aangevuld door een beheerder", "info"),
    "onbekend": Status("Niet bekend", "neutral"),
}


class GemeenteTable(Table):
    naam = LinkColumn("gemeente", "code")
    code = tables.Column(verbose_name="CBS-code")
    provincie = tables.Column()
    inwoners = NumberColumn()
    veiligheidsregio = tables.Column()
    politie_eenheid = tables.Column(verbose_name="Politie-eenheid")

    class Meta(Table.Meta):
        caption = "Gemeenten"
        noun = ("gemeente", "gemeenten")
        empty_text = "Geen gemeenten gevonden. Pas het filter aan."


def _choices(soort: str) -> list[tuple[str, str]]:
    return [(name, name) for name in area_names(soort)]


class GemeenteFilter(FilterSet):
    zoek = django_filters.CharFilter(label="Zoeken op naam of code", method="search")
    provincie = django_filters.ChoiceFilter(label="Provincie", choices=lambda: _choices("provincie"))
    politie_eenheid = django_filters.ChoiceFilter(label="Politie-eenheid", choices=lambda: _choices("politie_eenheid"))

    def search(self, rows: QuerySet[Gemeente], name: str, value: str) -> QuerySet[Gemeente]:
        return rows.filter(Q(naam__icontains=value) | Q(code__iexact=value))


@require_safe
def gemeente_lijst(request: ActorRequest) -> HttpResponse:
    found = GemeenteFilter(request.GET, queryset=gemeente_rows(request.actor, today()))
    return pages.list_page(
        request,
        title="Gemeenten",
        table=GemeenteTable(found.qs),
        filterset=found,
        intro="Alle gemeenten van Nederland, met hun inwoners en de gebieden waarin ze liggen.",
        actions=[pages.Action("Wat niet bekend is", reverse("gemeente_leemten"))],
    )


@dataclass(frozen=True)
class Lidmaatschap:
    """One line of the table of memberships, also for an area that is not known."""

    soort: str
    gebied: str
    jaar: str
    zekerheid: str
    bron: str


@require_safe
def gemeente(request: ActorRequest, gm_code: str) -> HttpResponse:
    detail = gemeente_detail(request.actor, gm_code)
    return pages.render(
        request,
        "tenants/register/gemeente.html",
        {
            "detail": detail,
            "kern": _core(detail.gemeente),
            "regio": detail.regio,
            "lidmaatschappen": _memberships(detail),
            "zekerheid": ZEKERHEID,
            "centrumtaken": [_task(taak) for taak in detail.centrumtaken],
            "herindelingen": [_sentence(herindeling, gm_code) for herindeling in detail.herindelingen],
            "vult_aan": may(request.actor, "register_aanvullen"),
            "crumbs": (("Gemeenten", reverse("gemeente_lijst")), (detail.gemeente.naam, "")),
        },
    )


def _core(view: GemeenteView) -> list[tuple[str, str]]:
    number = "Niet bekend"
    if view.inwoners is not None and view.peildatum is not None:
        derived = ", opgeteld uit de gemeenten waaruit zij ontstond" if view.inwoners_afgeleid else ""
        number = f"{formats.getal(view.inwoners)} (op {formats.datum(view.peildatum)}{derived})"
    found = [("CBS-code", view.code), ("Provincie", view.provincie or "Niet bekend"), ("Inwoners", number)]
    if view.ingang:
        found.append(("Bestaat sinds", formats.datum(view.ingang)))
    if view.einde:
        found.append(("Bestond tot en met", formats.datum(view.einde)))
    return found


def _memberships(detail: GemeenteDetail) -> list[Lidmaatschap]:
    """A centrumgemeente of which no other source says so lies at least in its own region."""
    known = detail.indelingen
    missing = [soort for soort in GEBIEDSSOORTEN if soort not in {view.soort for view in known}]
    own = {taak.taak: taak for taak in detail.centrumtaken}
    return [
        Lidmaatschap(
            GEBIEDSSOORTEN[view.soort][1],
            view.gebied,
            str(view.jaar or "Onbekend"),
            view.status,
            _source(view),
        )
        for view in known
    ] + [
        Lidmaatschap(
            GEBIEDSSOORTEN[soort][1],
            detail.gemeente.naam,
            str(own[soort].jaar),
            "afgeleid",
            f"Is zelf centrumgemeente. {own[soort].bron}",
        )
        if soort in own
        else Lidmaatschap(GEBIEDSSOORTEN[soort][1], "Niet bekend", "", "onbekend", "")
        for soort in missing
    ]


def _source(view: IndelingView) -> str:
    parts = [view.bron.rstrip("."), view.opmerking.rstrip("."), f"Aangevuld door {view.door}" if view.door else ""]
    return ". ".join(part for part in parts if part) + ("." if view.door or view.opmerking else "")


def _task(taak: CentrumtaakView) -> tuple[str, str]:
    if not taak.leden:
        known = "Het is niet bekend welke gemeenten bij deze regio horen."
    else:
        known = f"Van {taak.leden} {'gemeente' if taak.leden == 1 else 'gemeenten'} is bekend dat ze erbij horen."
    return TAKEN[taak.taak], f"{known} Bron ({taak.jaar}): {taak.bron}."


def _sentence(change: HerindelingView, gm_code: str) -> tuple[str, str, str, str]:
    """Date, what happened, and the other gemeente with its code."""
    gone = change.oude_code == gm_code
    other = (change.nieuwe_naam, change.nieuwe_code) if gone else (change.oude_naam, change.oude_code)
    return formats.datum(change.datum), HERINDELINGSSOORTEN[change.soort], *other
