"""What CoMensha sees: registrations with a ground that stands, and counts of everybody else. Every look is logged."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.test import Client

from casework.public import IntrekkingBrief
from dekkend.audit.models import AuditEvent
from dekkend.isolation.context import inside
from dekkend.national.registraties.actions import receive_intrekking, receive_registratie
from tenants.models import Tenant
from tests.national.test_registraties_ontvangen import brief, envelope

Browse = Callable[..., Client]
EEN, TWEE, WEG = uuid4(), uuid4(), uuid4()


@pytest.fixture
def ontvangen(landelijk: Tenant, regio: Tenant, zeeland: Tenant) -> None:
    with inside(landelijk):
        receive_registratie(envelope(regio.schema_name, 1, EEN), brief(EEN))
        receive_registratie(envelope(zeeland.schema_name, 1, TWEE), brief(TWEE, naam="", vormen=["onbekend"]))
        receive_registratie(envelope(regio.schema_name, 1, WEG), brief(WEG))
        receive_intrekking(envelope(regio.schema_name, 2, WEG), IntrekkingBrief(sleutel=WEG))


@pytest.fixture
def medewerker(landelijk: Tenant, browse: Browse) -> Client:
    return browse(landelijk, "landelijk_medewerker")


def seen(landelijk: Tenant, code: str) -> list[AuditEvent]:
    with inside(landelijk):
        return list(AuditEvent.objects.filter(code=code))


def short(sleutel: UUID) -> str:
    return str(sleutel)[:8]


@pytest.mark.usefixtures("ontvangen")
class TestPages:
    def test_the_list_names_nobody(self, medewerker: Client) -> None:
        page = medewerker.get("/registraties/").content.decode()
        assert short(EEN) in page
        assert short(TWEE) in page
        assert short(WEG) not in page
        assert "Luna" not in page
        assert "Zeeland" in page

    def test_filtered_by_regio_and_form(self, medewerker: Client, regio: Tenant) -> None:
        by_regio = medewerker.get(f"/registraties/?regio={regio.schema_name}").content.decode()
        assert (short(EEN) in by_regio, short(TWEE) in by_regio) == (True, False)
        by_form = medewerker.get("/registraties/?vorm=onbekend").content.decode()
        assert (short(EEN) in by_form, short(TWEE) in by_form) == (False, True)

    def test_a_look_is_logged_and_the_first_marks_it_as_seen(self, medewerker: Client, landelijk: Tenant) -> None:
        assert "1 nieuw van Zuidoost-Brabant" in medewerker.get("/").content.decode()
        page = medewerker.get(f"/registraties/{EEN}/").content.decode()
        assert "Luna Voorbeeld" in page
        assert "Best" in page
        (look,) = seen(landelijk, "ontvangen_registratie_bekeken")
        assert (look.action, look.object_id) == ("R", str(EEN))
        work = medewerker.get("/").content.decode()
        assert "1 nieuw van Zuidoost-Brabant" not in work
        assert "1 nieuw van Zeeland" in work

    def test_what_was_withdrawn_is_not_there(self, medewerker: Client) -> None:
        assert medewerker.get(f"/registraties/{WEG}/").status_code == 404
        assert medewerker.get(f"/registraties/{uuid4()}/").status_code == 404

    @pytest.mark.parametrize("role", ["landelijk_analist", "functioneel_beheerder", "fg"])
    def test_others_see_no_registration(self, landelijk: Tenant, browse: Browse, api: Browse, role: str) -> None:
        browser = browse(landelijk, role)
        assert browser.get("/registraties/").status_code == 404
        assert browser.get(f"/registraties/{EEN}/").status_code == 404
        assert "Registraties met toestemming" not in browser.get("/").content.decode()
        assert api(landelijk, role).get("/api/v1/registraties").status_code == 404

    def test_in_a_regio_this_page_is_not_there(self, regio: Tenant, browse: Browse) -> None:
        assert browse(regio, "zorgcoordinator").get("/registraties/").status_code == 404


@pytest.mark.usefixtures("ontvangen")
class TestApi:
    @pytest.fixture
    def client(self, landelijk: Tenant, api: Browse) -> Client:
        return api(landelijk, "landelijk_medewerker")

    def test_registrations_in_pages(self, client: Client, landelijk: Tenant) -> None:
        body = client.get("/api/v1/registraties?pageSize=1").json()
        assert (body["count"], len(body["results"]), body["previous"]) == (2, 1, None)
        (look,) = seen(landelijk, "ontvangen_registraties_bekeken")
        assert look.details == {"ontvangen_registraties": [body["results"][0]["id"]]}

    def test_filtered_and_refused(self, client: Client, regio: Tenant) -> None:
        (row,) = client.get(f"/api/v1/registraties?regio={regio.schema_name}").json()["results"]
        assert (row["id"], row["naam"], row["regio"], row["gmCode"]) == (
            str(EEN), "Luna Voorbeeld", "Zuidoost-Brabant", "GM0753",
        )  # fmt: skip
        wrong = client.get("/api/v1/registraties?vorm=x")
        assert (wrong.status_code, wrong.json()["invalidParams"][0]["name"]) == (400, "vorm")

    def test_one_registration(self, client: Client, landelijk: Tenant) -> None:
        assert client.get(f"/api/v1/registraties/{EEN}").json()["grond"] == "toestemming"
        assert client.get(f"/api/v1/registraties/{WEG}").status_code == 404
        assert len(seen(landelijk, "ontvangen_registratie_bekeken")) == 1
