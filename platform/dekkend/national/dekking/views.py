"""Pages of coverage: the map with the list beside it, and the same list as a file."""

import csv

import django_tables2 as tables
from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.national.dekking.queries import Dekking, dekking_for
from dekkend.national.dekking.rules import STATEN, Plaats, count, count_per, select
from dekkend.web import formats, pages
from dekkend.web.filters import FilterForm
from dekkend.web.maps import Tile, TileMap
from dekkend.web.status import Status
from dekkend.web.tables import LinkColumn, NumberColumn, StatusColumn, Table

STATUSSEN = {
    "gedekt": Status(STATEN["gedekt"], "positive"),
    "niet_gedekt": Status(STATEN["niet_gedekt"], "warning"),
}
LEGENDA = {"niet_gedekt": STATEN["niet_gedekt"], "gedekt": STATEN["gedekt"]}
LEGENDA_MET_EIGEN = {
    "niet_gedekt": STATEN["niet_gedekt"],
    "gedekt": "Hoort bij een andere regio",
    "eigen": "Onze regio",
}
FORMULE = ("=", "+", "-", "@", "\t")


class DekkingForm(FilterForm):
    zoek = forms.CharField(label="Zoeken op naam of code", required=False, max_length=100)
    staat = forms.ChoiceField(label="Dekking", required=False, choices=[("", "Alle"), *STATEN.items()])
    provincie = forms.ChoiceField(label="Provincie", required=False)
    regio = forms.ChoiceField(label="Regio", required=False)


class DekkingFilter:
    """Chooses rows by what was filled in. What cannot be chosen does not select anything away."""

    def __init__(self, request: ActorRequest, places: list[Plaats]) -> None:
        self.form = DekkingForm(request.GET)
        for name in ("provincie", "regio"):
            values = sorted({getattr(place, name) for place in places} - {""})
            field = self.form.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  tells mypy what the class above says
            field.choices = [("", "Alle"), *((value, value) for value in values)]
        self.form.is_valid()
        self.rows = select(places, **self.form.cleaned_data)


class DekkingTable(Table):
    naam = LinkColumn("gemeente", "code", verbose_name="Gemeente")
    staat = StatusColumn(STATUSSEN, verbose_name="Dekking")
    regio = tables.Column(default="–")
    rol = tables.Column(default="–")
    provincie = tables.Column()
    inwoners = NumberColumn(default="Niet bekend")

    class Meta(Table.Meta):
        caption = "Dekking per gemeente"
        noun = ("gemeente", "gemeenten")
        empty_text = "Geen gemeenten gevonden. Pas het filter aan."
        order_by = ("naam",)

    def render_rol(self, value: str) -> str:
        return value.capitalize()


@require_safe
def dekking(request: ActorRequest) -> HttpResponse:
    found = dekking_for(request.actor)
    chosen = DekkingFilter(request, found.plaatsen)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return pages.list_page(
        request,
        title=f"Dekking van {found.gebied}",
        table=DekkingTable(chosen.rows),
        filterset=chosen,
        actions=[pages.Action("Ophalen als csv", reverse("dekking_csv") + query, icon="download")],
        template="national/dekking/dekking.html",
        context={
            "dekking": found,
            "telling": (telling := count(found.plaatsen)),
            "van_gemeenten": f"van {formats.getal(telling.gemeenten)}",
            "van_inwoners": f"van {formats.getal(telling.inwoners)}",
            "peildatum": f"Inwoners op {formats.datum(found.peildatum)}" if found.peildatum else "",
            "kaart": tile_map(found),
            "landelijk": request.actor.kind == "landelijk",
            "per_eenheid": _per_eenheid(found.plaatsen),
        },
    )


def _per_eenheid(places: list[Plaats]) -> list[tuple[str, str]]:
    """Only worth a list when there is more than one."""
    counted = count_per(places, lambda place: place.politie_eenheid or "Niet bekend")
    told = [
        (naam, f"{deel.gedekt} van {deel.gemeenten} gemeenten, {deel.percentage_inwoners}% van de inwoners")
        for naam, deel in counted
    ]
    return told if len(told) > 1 else []


def tile_map(found: Dekking) -> TileMap:
    """Landelijk in two shades; elsewhere the own regio has a shade of its own."""
    legend = LEGENDA_MET_EIGEN if found.eigen else LEGENDA
    classes = list(legend)
    return TileMap(
        key="dekking",
        title=f"Kaart van {found.gebied}",
        tiles=[
            Tile(
                code=vak.plaats.code,
                naam=vak.plaats.naam,
                x=vak.x,
                y=vak.y,
                value=f"Regio {vak.plaats.regio}" if vak.plaats.gedekt else STATEN["niet_gedekt"],
                klasse=classes.index("eigen" if found.eigen and vak.plaats.regio == found.eigen else vak.plaats.staat),
            )
            for vak in found.vakken
        ],
        legend=list(legend.values()),
        column="Dekking",
        source="Elke gemeente is een even groot vakje. De plaats is berekend uit gegevens van CBS en Kadaster (2023).",
    )


@require_safe
def dekking_csv(request: ActorRequest) -> HttpResponse:
    """The rows that the page shows with the same filter, for a spreadsheet: semicolons, UTF-8 with a mark."""
    found = dekking_for(request.actor)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="dekking-{found.op:%Y-%m-%d}.csv"'
    writer = csv.writer(answer, delimiter=";")
    peildatum = formats.datum_kort(found.peildatum) or "onbekende datum"
    writer.writerow(
        ["CBS-code", "Gemeente", "Provincie", "Politie-eenheid", f"Inwoners op {peildatum}", "Dekking", "Regio", "Rol"]
    )
    for row in DekkingFilter(request, found.plaatsen).rows:
        cells = [
            row.code,
            row.naam,
            row.provincie,
            row.politie_eenheid,
            row.inwoners,
            STATEN[row.staat],
            row.regio,
            row.rol,
        ]
        writer.writerow([_harmless(cell) for cell in cells])
    return answer


def _harmless(cell: str | int | None) -> str | int | None:
    """A spreadsheet would compute a text that begins like a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULE) else cell
