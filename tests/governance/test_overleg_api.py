"""The API does what the pages do, behind the same gate."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from icalendar import Calendar

from dekkend.accounts.models import User
from dekkend.isolation.context import inside
from governance.overleg.models import Overleg
from governance.overleg.rules import DeelnemerInvoer
from tenants.models import Tenant
from tests.governance.conftest import PLANNER, later

Plan = Callable[..., Overleg]
URL = "/api/v1/overleggen"
NIEUW = {
    "niveau": "micro",
    "soort": "veiligheid",
    "titel": "Veiligheidsoverleg",
    "begin": "2026-11-26T10:00:00+01:00",
    "eind": "2026-11-26T11:30:00+01:00",
    "plaats": "Stadhuis (voorbeeld)",
    "deelnemers": [{"naam": "Fatima Kaya (voorbeeld)", "rol": "ggd", "email": "fatima@partner.example.org"}],
}


@pytest.fixture
def tom(regio: Tenant, api: Callable[..., Client]) -> Client:
    return api(regio, "ketenregisseur", naam=PLANNER)


def post(client: Client, url: str, body: Any = None) -> Any:
    return client.post(url, body if body is not None else {}, content_type="application/json")


def test_plan_and_invite(tom: Client, regio: Tenant) -> None:
    made = post(tom, URL, NIEUW)
    assert made.status_code == 201
    found = made.json()
    assert (found["status"], found["volgnummer"], found["voorzitter"]) == ("concept", 0, PLANNER)
    assert datetime.fromisoformat(found["begin"]) == datetime.fromisoformat(NIEUW["begin"])
    assert [one["antwoord"] for one in found["deelnemers"]] == ["geen"]
    assert "email" not in found["deelnemers"][0]
    url = f"{URL}/{found['id']}"
    assert tom.get(url).json() == found
    invited = post(tom, f"{url}/uitnodigingen")
    assert invited.status_code == 202
    assert [(one["soort"], one["status"], one["verstuurdOp"]) for one in invited.json()] == [
        ("uitnodiging", "te_versturen", None)
    ]
    assert tom.get(f"{url}/uitnodigingen").json() == invited.json()
    again = post(tom, f"{url}/uitnodigingen")
    assert again.status_code == 409
    assert again["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"titel": ""}, "titel"),
        ({"niveau": "nano"}, "niveau"),
        ({"soort": ""}, "soort"),
        ({"begin": "morgen"}, "begin"),
        ({"begin": "2020-01-01T10:00:00+01:00"}, "datum"),
        ({"plaats": ""}, "plaats"),
        ({"link": "ftp://example.org/x"}, "link"),
        ({"voorzitter": str(uuid4())}, "voorzitter"),
        ({"deelnemers": [{"naam": "A", "rol": "ggd", "email": "geen"}]}, "deelnemers.0.email"),
        ({"deelnemers": NIEUW["deelnemers"] * 2}, "deelnemers"),
    ],
)
def test_wrong_input_is_named(tom: Client, changes: dict[str, Any], name: str) -> None:
    answer = post(tom, URL, {**NIEUW, **changes})
    assert answer.status_code == 400
    assert name in [wrong["name"] for wrong in answer.json()["invalidParams"]]


def test_the_list_is_in_pages_and_can_be_narrowed(tom: Client, plan: Plan, django_assert_max_num_queries: Any) -> None:
    first = plan()
    plan(titel="Later", niveau="macro", **later(first, days=10))
    found = tom.get(URL).json()
    assert [one["titel"] for one in found["results"]] == [first.titel, "Later"]
    assert "agenda" not in found["results"][0]
    assert tom.get(f"{URL}?niveau=macro").json()["count"] == 1
    assert tom.get(f"{URL}?vanaf=2026-11-27T00:00:00%2B01:00").json()["results"][0]["titel"] == "Later"
    assert tom.get(f"{URL}?tot=2026-11-27T00:00:00%2B01:00").json()["results"][0]["titel"] == first.titel
    assert tom.get(f"{URL}?pageSize=1").json()["next"]
    assert tom.get(f"{URL}?niveau=nano").status_code == 400
    with django_assert_max_num_queries(10) as asked:
        tom.get(URL)
        few = len(asked)
    for number in range(5):
        plan(titel=f"Nummer {number}")
    with django_assert_max_num_queries(few):
        tom.get(URL)


def test_the_calendar_item(tom: Client, invited: Plan) -> None:
    overleg = invited()
    answer = tom.get(f"{URL}/{overleg.pk}/agenda.ics", headers={"accept": "text/calendar"})
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["UID"]) == str(overleg.pk)
    assert tom.get(f"{URL}/{overleg.pk}/agenda.ics", headers={"accept": "*/*"}).content == answer.content
    missing = tom.get(f"{URL}/{uuid4()}/agenda.ics", headers={"accept": "text/calendar"})
    assert missing.status_code == 404
    assert missing.json()["status"] == 404


def test_a_participant_sees_his_own_and_plans_nothing(
    regio: Tenant, api: Callable[..., Client], user: Callable[..., User], invited: Plan
) -> None:
    account = user(regio, "ketenpartner")
    own, other = invited(DeelnemerInvoer(account.naam, "", "politie", account.email)), invited(titel="Van anderen")
    client = api(regio, "ketenpartner")
    assert [one["id"] for one in client.get(URL).json()["results"]] == [str(own.pk)]
    assert client.get(f"{URL}/{own.pk}").status_code == 200
    assert client.get(f"{URL}/{other.pk}").status_code == 404
    assert client.get(f"{URL}/{other.pk}/agenda.ics").status_code == 404
    assert post(client, URL, NIEUW).status_code == 404
    assert client.get(f"{URL}/{own.pk}/uitnodigingen").status_code == 404
    assert post(client, f"{URL}/{own.pk}/uitnodigingen").status_code == 404


@pytest.mark.parametrize("role", ["financieel_medewerker", "fg", "functioneel_beheerder"])
def test_without_the_right_there_is_nothing(
    regio: Tenant, api: Callable[..., Client], invited: Plan, role: str
) -> None:
    overleg = invited()
    client = api(regio, role)
    for url in (URL, f"{URL}/{overleg.pk}", f"{URL}/{overleg.pk}/agenda.ics"):
        assert client.get(url).status_code == 404


def test_without_a_token_and_in_another_regio(
    regio: Tenant, zeeland: Tenant, api: Callable[..., Client], invited: Plan
) -> None:
    overleg = invited()
    assert api(regio).get(URL).status_code == 401
    assert api(zeeland, "ketenregisseur").get(f"{URL}/{overleg.pk}").status_code == 404
    with inside(zeeland):
        assert not Overleg.objects.exists()
