"""The working area of a regio: looking at it, choosing another one, and what the inrichter makes of it."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client

from dekkend.accounts.actor import Actor
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused
from tenants import public
from tenants.models import Deelname, Tenant
from tenants.opdracht.models import Opdracht
from tenants.werkgebied.actions import ask_change
from tenants.werkgebied.rules import Wijziging
from tests.playing.base import playing

Browse = Callable[..., Client]
Inside = Callable[[Tenant], AbstractContextManager[None]]
ROL = "ketenregisseur"


def members(tenant: Tenant, day: date) -> set[str]:
    return {member.gm_code for member in public.members_of(tenant.schema_name, day)}


@pytest.fixture
def later() -> date:
    return today() + timedelta(days=40)


@pytest.fixture
def zeeuws(zeeland: Tenant) -> None:
    """Zeeland has a gemeente of its own."""
    with playing(False):
        Deelname.objects.create(regio=zeeland, gemeente_id="GM0743", rol="centrumgemeente", ingang=date(2020, 1, 1))


def text_of(response: object) -> str:
    content: bytes = response.content  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", content.decode())


def ticked(text: str) -> set[str]:
    return set(re.findall(r'name="gemeente" value="(GM\d{4})" checked', text))


def test_the_working_area_as_it_is(browse: Browse, regio: Tenant) -> None:
    text = text_of(browse(regio, ROL).get("/werkgebied/"))
    assert "15" in text
    assert 'href="/gemeenten/GM0772/">Eindhoven</a>' in text
    assert "Het werkgebied ligt helemaal in Oost-Brabant, maar is niet het hele gebied." in text
    assert "De grens loopt door Brabant-Zuidoost." not in text
    assert "Het werkgebied ligt helemaal in Brabant-Zuidoost, maar is niet het hele gebied." in text
    assert "Asten" in text
    assert "CoMensha, Suggesties voor gemeenten (2018)" in text


def test_a_regio_without_gemeenten_starts_by_choosing(browse: Browse, zeeland: Tenant) -> None:
    client = browse(zeeland, "functioneel_beheerder")
    assert "Nog geen gemeenten" in text_of(client.get("/werkgebied/"))
    assert "Nog geen geschiedenis" in text_of(client.get("/werkgebied/geschiedenis/"))
    assert ticked(text_of(client.get("/werkgebied/wijzigen/"))) == set()


def test_choosing_a_whole_area(browse: Browse, zeeland: Tenant, regio: Tenant) -> None:
    client = browse(zeeland, ROL)
    text = text_of(client.get("/werkgebied/wijzigen/", {"gebied": "VR19", "hoe": "precies"}))
    assert len(ticked(text)) == 13
    assert "13 gemeenten gekozen" in text
    added = text_of(browse(regio, ROL).get("/werkgebied/wijzigen/", {"gebied": "VR22", "hoe": "erbij"}))
    assert len(ticked(added)) == 21
    assert (
        len(ticked(text_of(browse(regio, ROL).get("/werkgebied/wijzigen/", {"gebied": "XX99", "hoe": "erbij"})))) == 15
    )
    assert ticked(text_of(client.get("/werkgebied/wijzigen/", {"erbij": ["GM9999", "GM0687"], "vanaf": "morgen"}))) == {
        "GM0687"
    }


def test_choosing_on_the_map_without_javascript(browse: Browse, regio: Tenant) -> None:
    client = browse(regio, ROL)
    text = text_of(client.get("/werkgebied/wijzigen/"))
    link = re.search(r'<a href="([^"]+)" aria-label="Asten: hoort bij geen regio; kiezen">', text)
    assert link
    chosen = text_of(client.get(link[1].replace("&amp;", "&")))
    assert ticked(chosen) >= {"GM0743", "GM0772"}
    assert 'aria-label="Asten: komt erbij; weghalen"' in chosen
    assert 'aria-label="Groningen' not in text
    assert 'aria-label="Groningen' in text_of(client.get("/werkgebied/wijzigen/", {"kaart": "nederland"}))


def test_from_choosing_to_a_changed_working_area(
    browse: Browse, regio: Tenant, inside: Inside, inrichten: Callable[[], int], later: date
) -> None:
    client = browse(regio, ROL)
    wanted = (members(regio, later) | {"GM0743"}) - {"GM0753"}
    look = client.post(
        "/werkgebied/wijzigen/", {"vanaf": f"{later:%d-%m-%Y}", "centrum": "", "gemeente": sorted(wanted)}
    )
    text = text_of(look)
    assert look.status_code == 200
    assert "<dt>Komt erbij</dt><dd>Asten</dd>" in text
    assert "<dt>Gaat weg</dt><dd>Best</dd>" in text
    hidden = {
        name: re.findall(rf'type="hidden" name="{name}" value="([^"]*)"', text) for name in ("vanaf", "erbij", "eraf")
    }
    assert client.post("/werkgebied/bevestigen/", hidden).status_code == 302
    assert members(regio, later) != wanted
    assert "Wacht op de inrichter" in text_of(client.get("/werkgebied/"))
    assert inrichten() == 1
    assert members(regio, later) == wanted
    assert members(regio, later - timedelta(1)) == (wanted | {"GM0753"}) - {"GM0743"}
    text = text_of(client.get("/werkgebied/"))
    assert "Uitgevoerd" in text
    assert "Erbij: Asten. Weg: Best." in text
    assert "Gepland: 15 gemeenten" in text_of(client.get("/werkgebied/geschiedenis/"))
    with inside(regio):
        line = AuditEvent.objects.get(code="werkgebied_wijziging_gevraagd")
    assert (line.details["erbij"], line.details["eraf"]) == (["GM0743"], ["GM0753"])


def test_a_gemeente_of_another_regio_is_named_and_nothing_typed_is_lost(
    browse: Browse, regio: Tenant, zeeuws: None, inside: Inside, later: date
) -> None:
    wanted = members(regio, later) | {"GM0743"}
    answer = browse(regio, ROL).post(
        "/werkgebied/wijzigen/", {"vanaf": f"{later:%d-%m-%Y}", "centrum": "", "gemeente": sorted(wanted)}
    )
    text = text_of(answer)
    assert answer.status_code == 422
    assert "Asten hoort bij de regio Zeeland." in text
    assert ticked(text) == wanted
    assert f'value="{later:%d-%m-%Y}"' in text
    assert "hoort bij Zeeland" in text
    with inside(regio):
        assert not Opdracht.objects.exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"vanaf": "31-02-2027", "gemeente": ["GM0772"]}, "Vul een datum in als dag-maand-jaar"),
        ({"vanaf": "01-01-2020", "gemeente": ["GM0772"]}, "Wat voorbij is, verandert niet meer."),
        ({"vanaf": "", "gemeente": []}, "Vul dit in."),
    ],
)
def test_what_is_filled_in_wrong_comes_back(
    browse: Browse, regio: Tenant, data: dict[str, object], message: str
) -> None:
    answer = browse(regio, ROL).post("/werkgebied/wijzigen/", {"centrum": "", **data})
    assert answer.status_code == 422
    assert message in text_of(answer)


def test_nothing_changed_and_no_centre_left(browse: Browse, regio: Tenant, later: date) -> None:
    client, now = browse(regio, ROL), sorted(members(regio, later))
    day = f"{later:%d-%m-%Y}"
    same = client.post("/werkgebied/wijzigen/", {"vanaf": day, "centrum": "", "gemeente": now})
    assert "Er verandert niets." in text_of(same)
    rest = [code for code in now if code != "GM0772"]
    gone = client.post("/werkgebied/wijzigen/", {"vanaf": day, "centrum": "", "gemeente": rest})
    assert "zou uw regio geen centrumgemeente hebben" in text_of(gone)
    fine = client.post("/werkgebied/wijzigen/", {"vanaf": day, "centrum": "GM0753", "gemeente": rest})
    assert "<dt>Centrumgemeente wordt</dt><dd>Best</dd>" in text_of(fine)


def test_what_changed_meanwhile_is_refused_with_the_reason(
    browse: Browse, regio: Tenant, zeeland: Tenant, inside: Inside, actor: Callable[..., Actor],
    inrichten: Callable[[], int], later: date,
) -> None:  # fmt: skip
    """Both ask for the same gemeente; the first gets it."""
    for tenant, centrum in ((regio, ""), (zeeland, "GM0743")):
        with inside(tenant):
            ask_change(actor=actor(tenant, ROL), wijziging=Wijziging(later, frozenset(["GM0743"]), centrum=centrum))
    assert inrichten() == 2
    assert (members(regio, later) >= {"GM0743"}, members(zeeland, later)) == (True, set())
    text = text_of(browse(zeeland, ROL).get("/werkgebied/"))
    assert "Geweigerd" in text
    assert f"Asten hoort vanaf {later:%d-%m-%Y} bij de regio" not in text
    assert "Asten hoort bij de regio Zuidoost-Brabant." in text
    with inside(zeeland), pytest.raises(Refused, match="Asten hoort bij de regio Zuidoost-Brabant"):
        ask_change(actor=actor(zeeland, ROL), wijziging=Wijziging(later, frozenset(["GM0743"]), centrum="GM0743"))


def test_confirming_again_or_with_nonsense(browse: Browse, regio: Tenant, inside: Inside, later: date) -> None:
    client = browse(regio, ROL)
    data = {"vanaf": later.isoformat(), "erbij": ["GM0743"]}
    for _ in range(2):
        assert client.post("/werkgebied/bevestigen/", data)["Location"] == "/werkgebied/"
    with inside(regio):
        assert Opdracht.objects.count() == 1
    assert client.post("/werkgebied/bevestigen/", {"vanaf": "morgen"})["Location"] == "/werkgebied/wijzigen/"
    assert client.post("/werkgebied/bevestigen/", {"vanaf": later.isoformat(), "erbij": ["GM0772"]}).status_code == 409


def test_who_has_no_business_with_it_finds_nothing(
    browse: Browse, regio: Tenant, gemeente: Tenant, inside: Inside, actor: Callable[..., Actor], later: date
) -> None:
    for path in ("/werkgebied/", "/werkgebied/wijzigen/", "/werkgebied/geschiedenis/"):
        assert browse(regio, "zorgcoordinator").get(path).status_code == 404
        assert browse(gemeente, "functioneel_beheerder").get(path).status_code == 404
    assert browse(regio, "zorgcoordinator").post("/werkgebied/bevestigen/", {}).status_code == 404
    with inside(regio), pytest.raises(Hidden):
        ask_change(actor=actor(regio, "zorgcoordinator"), wijziging=Wijziging(later, frozenset(["GM0743"])))


def test_over_the_api(api: Browse, regio: Tenant, inrichten: Callable[[], int], later: date) -> None:
    client = api(regio, "functioneel_beheerder")
    now = client.get("/api/v1/werkgebied").json()
    assert (now["centrumgemeente"], len(now["gemeenten"]), now["komendeDagen"]) == ("GM0772", 15, [])
    assert {one["soort"]: one["uitkomst"] for one in now["aansluiting"]} == {
        "politie_eenheid": "binnen", "veiligheidsregio": "binnen", "veilig_thuis_regio": "binnen"
    }  # fmt: skip
    body = {"vanaf": later.isoformat(), "erbij": ["GM0743"], "eraf": ["GM0753"]}
    asked = client.post("/api/v1/werkgebied/veranderingen", body, content_type="application/json")
    assert (asked.status_code, asked.json()["status"]) == (202, "wachtend")
    inrichten()
    found = client.get(f"/api/v1/werkgebied/veranderingen/{asked.json()['id']}").json()
    assert (found["status"], found["reden"], found["erbij"]) == ("uitgevoerd", "", ["GM0743"])
    after = client.get("/api/v1/werkgebied", {"op": later.isoformat()}).json()
    codes = {one["code"] for one in after["gemeenten"]}
    assert ("GM0743" in codes, "GM0753" in codes) == (True, False)
    assert client.get("/api/v1/werkgebied").json()["komendeDagen"] == [later.isoformat()]
    assert client.get("/api/v1/werkgebied/veranderingen").json()["results"][0]["id"] == found["id"]
    again = client.post("/api/v1/werkgebied/veranderingen", body, content_type="application/json")
    assert again.status_code == 409
    assert "Asten hoort op" in again.json()["detail"]
    wrong = client.post(
        "/api/v1/werkgebied/veranderingen", {**body, "erbij": ["Asten"]}, content_type="application/json"
    )
    assert wrong.status_code == 400
    assert client.get("/api/v1/werkgebied/veranderingen/00000000-0000-0000-0000-000000000000").status_code == 404
    assert api(regio, "zorgcoordinator").get("/api/v1/werkgebied").status_code == 404


def test_the_database_holds_one_regio_and_one_centre_a_day(regio: Tenant, zeeland: Tenant, owner: None) -> None:
    def refuse(name: str, **values: object) -> None:
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Deelname.objects.create(**{"regio": zeeland, "rol": "randgemeente", **values})

    refuse("deelname_in_een_regio_per_dag", gemeente_id="GM0753", ingang=date(2030, 1, 1))
    refuse("deelname_in_een_regio_per_dag", gemeente_id="GM0753", ingang=date(2019, 1, 1), einde=date(2020, 1, 1))
    Deelname.objects.create(
        regio=zeeland, gemeente_id="GM0753", rol="randgemeente", ingang=date(2019, 1, 1), einde=date(2019, 12, 31)
    )
    refuse(
        "deelname_een_centrum_per_dag",
        regio=regio,
        gemeente_id="GM0743",
        rol="centrumgemeente",
        ingang=date(2030, 1, 1),
    )


def test_the_beheerder_of_the_platform_works_by_command(
    regio: Tenant, zeeland: Tenant, owner: None, later: date
) -> None:
    def run(*words: str) -> str:
        out = StringIO()
        call_command("werkgebied", *words, "--vanaf", later.isoformat(), stdout=out)
        return out.getvalue()

    assert "Gewijzigd vanaf" in run("Zuidoost-Brabant", "--erbij", "GM0743")
    assert "Gewijzigd" in run("Zuidoost-Brabant", "--centrum", "GM0743")
    run("Zuidoost-Brabant", "--eraf", "GM0753", "GM0823", "--naar", zeeland.schema_name, "--centrum", "GM0753")
    assert members(zeeland, later) == {"GM0753", "GM0823"}
    assert public.members_of(regio.schema_name, later)[0].gm_code == "GM0743"
    with pytest.raises(CommandError, match=r"Best hoort op [0-9-]+ niet bij uw regio"):
        run("Zuidoost-Brabant", "--eraf", "GM0753", "--naar", "Zeeland")
    with pytest.raises(CommandError, match="Er is geen regio met de naam"):
        run("Atlantis", "--erbij", "GM0743")
    before = Deelname.objects.count()
    with pytest.raises(CommandError, match="geen centrumgemeente"):
        run("Zeeland", "--eraf", "GM0753", "--naar", "Zuidoost-Brabant")
    assert Deelname.objects.count() == before


def test_periods_that_join_are_one_for_other_apps(regio: Tenant, owner: None, later: date) -> None:
    """Another centrumgemeente cuts a deelname in two; who asks for a year sees one."""
    call_command(
        "werkgebied", "Zuidoost-Brabant", "--vanaf", later.isoformat(), "--centrum", "GM0753", stdout=StringIO()
    )
    found = {m.gm_code: m for m in public.members_during(regio.schema_name, today(), later + timedelta(days=9))}
    assert len(found) == 15
    assert (found["GM0753"].ingang, found["GM0753"].einde, found["GM0753"].rol) == (
        date(2020, 1, 1), None, "centrumgemeente"
    )  # fmt: skip
    assert found["GM0772"].rol == "randgemeente"
