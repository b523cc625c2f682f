"""Filling in a form: what it asks, what it says when something is wrong, and that nothing typed is lost."""

import re
from datetime import date, time
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from dekkend.core.errors import InvalidInput
from dekkend.web import pages
from dekkend.web.forms import DatumField, EuroField, Form, TijdField, add_errors
from tests.web.conftest import Request

pytestmark = pytest.mark.urls("dekkend.web.urls")


class OverlegForm(Form):
    naam = forms.CharField(label="Naam", help_text="Gebruik geen namen van inwoners.", max_length=10)
    gemeente = forms.ChoiceField(label="Gemeente", choices=[("", "Kies een gemeente"), ("GM0772", "Eindhoven")])
    datum = DatumField(label="Datum")
    tijd = TijdField(label="Begintijd", required=False)
    bedrag = EuroField(label="Bedrag", required=False)
    soort = forms.ChoiceField(label="Soort", choices=[("meso", "Meso"), ("micro", "Micro")], widget=forms.RadioSelect)
    veilig = forms.ChoiceField(label="Is het veilig?", choices=[("ja", "Ja"), ("nee", "Nee")], widget=forms.RadioSelect)
    akkoord = forms.BooleanField(label="Ik heb dit gecontroleerd")
    bsn = forms.CharField(label="BSN")
    notitie = forms.CharField(label="Notitie", required=False, widget=forms.Textarea)
    bijlage = forms.FileField(label="Bijlage")
    eigen = forms.CharField(label="Eigen", error_messages={"required": "Vul een eigen woord in."})


def filled(**changes: Any) -> OverlegForm:
    return OverlegForm({"naam": "Overleg", "datum": "22-11-2026", **changes})


def ids(html: str) -> set[str]:
    return set(re.findall(r'\sid="([^"]+)"', html))


def test_every_missing_field_says_what_to_do() -> None:
    errors = {name: found[0] for name, found in OverlegForm({}).errors.items()}
    assert errors == {
        "naam": "Vul dit in.",
        "gemeente": "Maak een keuze.",
        "datum": "Vul dit in.",
        "soort": "Maak een keuze.",
        "veilig": "Beantwoord deze vraag.",
        "akkoord": "Zet een vinkje om verder te gaan.",
        "bsn": "Vul dit in.",
        "bijlage": "Kies een bestand.",
        "eigen": "Vul een eigen woord in.",
    }


def test_limits_and_choices_are_explained() -> None:
    errors = filled(naam="Te lange naam", gemeente="GM9999").errors
    assert errors["naam"] == ["Maak dit korter: gebruik hoogstens 10 tekens. Het zijn er nu 13."]
    assert errors["gemeente"] == ["Kies een van de mogelijkheden uit de lijst."]


def test_the_summary_links_to_every_field_with_an_error_and_gets_the_focus() -> None:
    html = str(OverlegForm({}))
    summary = html[html.index('id="fouten"') : html.index("</ul>")]
    assert 'role="alert"' in summary
    assert 'tabindex="-1"' in summary
    assert "data-focus" in summary
    assert "Controleer uw invoer" in summary
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert len(targets) == 9
    assert set(targets) <= ids(html)
    assert "id_soort_0" in targets


def test_every_description_that_a_field_names_exists() -> None:
    html = str(OverlegForm({}))
    named = {name for names in re.findall(r'aria-describedby="([^"]+)"', html) for name in names.split()}
    assert {"id_naam_helptext", "id_naam_error", "id_soort_error"} <= named
    assert named <= ids(html)


def test_a_field_with_an_error_is_marked_for_who_does_not_see_it() -> None:
    html = str(filled(naam=""))
    field = re.search(r'<input[^>]*name="naam"[^>]*>', html)
    assert field is not None
    assert 'aria-invalid="true"' in field[0]
    assert "utrecht-textbox--invalid" in field[0]


def test_a_form_without_errors_has_no_summary() -> None:
    html = str(OverlegForm())
    assert 'id="fouten"' not in html
    assert "aria-invalid" not in html


def test_what_was_typed_stays() -> None:
    html = str(filled(datum="31-02-2026", bedrag="veel"))
    assert 'value="31-02-2026"' in html
    assert 'value="veel"' in html
    assert 'value="Overleg"' in html


def test_what_was_typed_is_never_read_as_html() -> None:
    html = str(filled(naam='"><script>alert(1)</script>'))
    assert "<script>" not in html


def test_optional_fields_say_so_and_others_do_not() -> None:
    html = str(OverlegForm())
    assert html.count("(niet verplicht)") == 3
    assert 'Notitie <span class="app-optional">(niet verplicht)</span>' in html


def test_choices_are_one_group_with_a_legend() -> None:
    html = str(OverlegForm())
    group = re.search(r"<fieldset[^>]*id=\"id_soort\"[^>]*>.*?</fieldset>", html, re.S)
    assert group is not None
    assert "<legend" in group[0]
    assert group[0].count('type="radio"') == 2
    assert 'for="id_soort_1"' in group[0]


@pytest.mark.parametrize(
    "typed", ["22-11-2026", "22/11/2026", "22.11.2026", "22 11 2026", "22112026", "2026-11-22", " 22-11-2026 "]
)
def test_a_date_may_be_typed_in_many_ways(typed: str) -> None:
    assert DatumField().clean(typed) == date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["31-02-2026", "22-11-26", "1112026", "gisteren", "22-13-2026", "22-11-"])
def test_a_date_that_does_not_exist_says_how_to_type_one(typed: str) -> None:
    assert filled(datum=typed).errors["datum"] == ["Vul een datum in als dag-maand-jaar, bijvoorbeeld 22-11-2026."]


@pytest.mark.parametrize("typed", ["14:30", "14.30", "1430"])
def test_a_time_may_be_typed_in_many_ways(typed: str) -> None:
    assert TijdField().clean(typed) == time(14, 30)


@pytest.mark.parametrize("typed", ["143", "25:00", "half drie"])
def test_a_time_that_does_not_exist_says_how_to_type_one(typed: str) -> None:
    assert filled(tijd=typed).errors["tijd"] == ["Vul een tijd in als uren:minuten, bijvoorbeeld 14:30."]


@pytest.mark.parametrize(("typed", "cents"), [("1.234,56", 123456), ("€ 12", 1200), ("0", 0), ("", None)])
def test_an_amount_becomes_cents(typed: str, cents: int | None) -> None:
    assert EuroField(required=False).clean(typed) == cents


def test_an_amount_that_is_none_says_how_to_type_one() -> None:
    assert filled(bedrag="12.5").errors["bedrag"] == ["Vul een bedrag in, bijvoorbeeld 1.234,56."]


def test_an_amount_that_was_kept_is_shown_as_people_write_it() -> None:
    assert 'value="1.234,56"' in str(OverlegForm(initial={"bedrag": 123456}))


def test_what_an_action_refuses_comes_back_on_the_form() -> None:
    form = filled()
    add_errors(form, InvalidInput({"naam": ["Deze naam is al gebruikt."], "elders": ["Er is iets veranderd."]}))
    assert "Deze naam is al gebruikt." in form.errors["naam"]
    assert form.non_field_errors() == ["Er is iets veranderd."]
    assert "<li>Er is iets veranderd.</li>" in str(form)


def test_a_refusal_without_fields_stands_in_the_summary() -> None:
    form = filled()
    add_errors(form, InvalidInput({}))
    assert form.non_field_errors() == ["Controleer uw invoer."]


def test_the_page_of_a_wrong_form_is_422_and_says_so_in_its_title(request_of: Request) -> None:
    response = pages.form_page(request_of(), filled(naam=""), title="Nieuw overleg", submit="Opslaan", back="/terug/")
    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Fout: Nieuw overleg - Zuidoost-Brabant</title>" in html
    assert 'enctype="multipart/form-data"' in html
    assert 'href="/terug/">Annuleren</a>' in html


def test_the_page_of_an_empty_form_is_200(request_of: Request) -> None:
    response = pages.form_page(request_of(), OverlegForm(), title="Nieuw overleg", submit="Opslaan")
    assert response.status_code == 200
    assert "csrfmiddlewaretoken" in response.content.decode()


def test_hidden_fields_can_be_wrong_too() -> None:
    class WithHidden(Form):
        versie = forms.IntegerField(widget=forms.HiddenInput)

    html = str(WithHidden(QueryDict("versie=x")))
    assert "<li>Vul een heel getal in, bijvoorbeeld 12.</li>" in html
    assert "utrecht" not in html[html.index("<input") :]


def test_an_empty_first_choice_asks_to_choose() -> None:
    class WithDash(Form):
        soort = forms.ChoiceField(choices=[("", "---------"), ("a", "A")])

    assert '<option value="" selected>Maak een keuze</option>' in str(WithDash())
