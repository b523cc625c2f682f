"""Lists: sorted, paged and filtered, on a wide screen and on a phone, with and without JavaScript."""

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import django_filters
import django_tables2
import pytest
from django import forms

from dekkend.accounts.models import User
from dekkend.web import pages
from dekkend.web.filters import FilterSet
from dekkend.web.forms import Form
from dekkend.web.status import Status
from dekkend.web.tables import DatumColumn, EuroColumn, LinkColumn, NumberColumn, StatusColumn, Table
from tests.web.conftest import Request

pytestmark = pytest.mark.urls("dekkend.web.urls")

STATES = {"nieuw": Status("Nieuw", "info"), "klaar": Status("Klaar", "positive")}


class DossierTable(Table):
    nummer = LinkColumn("hulp_van", "pk")
    gemeente = django_tables2.Column()
    status = StatusColumn(STATES)
    bedrag = EuroColumn()
    dagen = NumberColumn()
    gewijzigd = DatumColumn(orderable=False)

    class Meta(Table.Meta):
        caption = "Dossiers"
        noun = ("dossier", "dossiers")
        empty_text = "Geen dossiers gevonden. Pas het filter aan."


class ZoekForm(Form):
    marks_optional = False
    zoek = forms.CharField(label="Zoeken", required=False)


def rows(count: int) -> list[dict[str, Any]]:
    return [
        {
            "pk": at,
            "nummer": f"D-2026-{at:03}",
            "gemeente": "Best" if at % 2 else "Oirschot & omstreken",
            "status": "nieuw" if at % 2 else "klaar",
            "bedrag": at * 150000,
            "dagen": at * 1000,
            "gewijzigd": date(2026, 11, 1),
        }
        for at in range(1, count + 1)
    ]


@pytest.fixture(autouse=True)
def _somewhere_to_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dekkend.web.tables.reverse", lambda name, args: f"/{name}/{args[0]}/")


def listed(request_of: Request, count: int = 3, *, htmx: str = "", **query: object) -> str:
    request = request_of("/dossiers/", "zorgcoordinator", **query)
    request.htmx = SimpleNamespace(target=htmx) if htmx else None  # type: ignore[attr-defined]
    filterset = SimpleNamespace(form=ZoekForm(request.GET or None))
    actions = [pages.Action("Nieuw dossier", "/dossiers/nieuw/", kind="primary")]
    return pages.list_page(
        request, title="Dossiers", table=DossierTable(rows(count)), filterset=filterset, actions=actions, per_page=10
    ).content.decode()


def test_values_are_written_as_in_dutch(request_of: Request) -> None:
    html = listed(request_of)
    assert "€\u00a01.500,00" in html
    assert ">2.000<" in html
    assert '<time datetime="2026-11-01">01-11-2026</time>' in html
    assert '<a class="app-nowrap" href="/hulp_van/1/">D-2026-001</a>' in html
    assert "Oirschot &amp; omstreken" in html
    assert "app-tone--positive" in html


def test_every_row_has_a_header_and_every_cell_its_label(request_of: Request) -> None:
    html = listed(request_of)
    assert html.count('<th scope="row" data-label="Nummer"') == 3
    assert html.count('<td data-label="Bedrag" class="app-num"') == 3
    assert '<caption class="app-vh">Dossiers</caption>' in html
    assert 'role="region" aria-label="Dossiers" tabindex="0"' in html


@pytest.mark.parametrize(("sort", "said"), [("bedrag", "ascending"), ("-bedrag", "descending")])
def test_the_sorted_column_says_so(request_of: Request, sort: str, said: str) -> None:
    html = listed(request_of, sort=sort)
    assert re.findall(r'aria-sort="(\w+)"', html) == [said]
    assert 'id="sorteer-bedrag"' in html
    assert 'id="sorteer-gewijzigd"' not in html


def test_sorting_goes_back_and_forth(request_of: Request) -> None:
    link = re.search(r'id="sorteer-bedrag" href="([^"]+)"', listed(request_of, sort="bedrag"))
    assert link is not None
    assert link[1] == "?sort=-bedrag"


@pytest.mark.parametrize(("count", "said"), [(0, "0 dossiers"), (1, "1 dossier"), (1200, "1.200 dossiers")])
def test_the_number_of_results_is_announced(request_of: Request, count: int, said: str) -> None:
    assert f'id="resultaten-aantal" role="status">{said} gevonden</p>' in listed(request_of, count)


def test_nothing_found_says_what_to_do(request_of: Request) -> None:
    assert "Geen dossiers gevonden. Pas het filter aan." in listed(request_of, 0)


def test_a_long_list_has_pages_with_a_gap(request_of: Request) -> None:
    html = listed(request_of, 300, page=15, zoek="x")
    assert 'aria-label="Bladeren"' in html
    assert re.findall(r'aria-current="page" aria-label="(Pagina \d+)"', html) == ["Pagina 15"]
    assert html.count("…") == 2
    assert 'rel="prev" href="?page=14&amp;zoek=x"' in html or 'rel="prev" href="?zoek=x&amp;page=14"' in html
    assert ">Volgende</a>" in html


def test_a_page_that_does_not_exist_gives_the_last(request_of: Request) -> None:
    assert 'aria-label="Pagina 3" ' in listed(request_of, 30, page=99)


def test_a_short_list_has_no_pages(request_of: Request) -> None:
    assert "Bladeren" not in listed(request_of, 10)


def test_the_filter_works_without_javascript(request_of: Request) -> None:
    html = listed(request_of, zoek="best")
    form = re.search(r'<form class="app-filters".*?</form>', html, re.S)
    assert form is not None
    assert 'method="get"' in form[0]
    assert 'type="submit"' in form[0]
    assert 'value="best"' in form[0]
    assert "niet verplicht" not in form[0]


def test_htmx_gets_only_the_results(request_of: Request) -> None:
    html = listed(request_of, htmx="resultaten")
    assert "<html" not in html
    assert "app-filters" not in html
    assert 'data-hx-swap-oob="innerHTML">3 dossiers gevonden</p>' in html
    assert "D-2026-001" in html
    assert "<html" in listed(request_of, htmx="iets-anders")


def test_a_table_on_another_page_sorts_without_htmx(request_of: Request) -> None:
    html = DossierTable(rows(2)).as_html(request_of("/dossier/"))
    assert "data-hx-" not in html
    assert "?sort=bedrag" in html


def test_a_filter_names_its_empty_choice(request_of: Request) -> None:
    class UserFilter(FilterSet):
        actief = django_filters.ChoiceFilter(choices=[("ja", "Ja")])

    html = str(UserFilter({}, queryset=User.objects.none()).form)
    assert '<option value="" selected>Alle</option>' in html
    assert "niet verplicht" not in html
