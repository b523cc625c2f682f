"""The pages: a planner works with them, a participant sees his own overleggen, and the rest does not exist."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from icalendar import Calendar

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.audit.models import AuditEvent
from dekkend.isolation.context import inside
from governance.overleg import actions
from governance.overleg.models import Deelnemer, Overleg, Uitnodiging
from governance.overleg.rules import DeelnemerInvoer, OverlegInvoer, local, moment
from tenants.models import Tenant
from tests.governance.conftest import DAG, MENSEN, PLANNER, later

Browse = Callable[..., Client]
Plan = Callable[..., Overleg]
GETYPT = {
    "niveau": "micro",
    "soort": "zorg",
    "titel": "Zorgoverleg",
    "agenda": "Rondvraag",
    "datum": "26-11-2026",
    "begin": "10:00",
    "eind": "11.30",
    "plaats": "Stadhuis (voorbeeld)",
    "link": "",
    "weken": "",
    "aantal": "",
    "deelnemers-TOTAL_FORMS": "3",
    "deelnemers-INITIAL_FORMS": "0",
    "deelnemers-0-naam": "Fatima Kaya (voorbeeld)",
    "deelnemers-0-organisatie": "Humanitas",
    "deelnemers-0-rol": "maatschappelijke_organisatie",
    "deelnemers-0-email": "fatima@partner.example.org",
    "deelnemers-2-naam": "Joris Timmer (voorbeeld)",
    "deelnemers-2-rol": "ggd",
    "deelnemers-2-email": "joris@partner.example.org",
}


@pytest.fixture
def log_in(regio: Tenant, browse: Browse) -> Callable[[], Client]:
    """The planner; again after the clock was moved, because a session lasts twelve hours."""
    return lambda: browse(regio, "ketenregisseur", naam=PLANNER)


@pytest.fixture
def tom(log_in: Callable[[], Client]) -> Client:
    return log_in()


@pytest.fixture
def getypt(planner: Actor) -> Callable[..., dict[str, str]]:
    return lambda **changes: {**GETYPT, "voorzitter": str(planner.user_id), **changes}


@pytest.fixture
def guest(regio: Tenant, user: Callable[..., User]) -> Callable[[str], DeelnemerInvoer]:
    """A participant with an account in this role."""

    def make(role: str) -> DeelnemerInvoer:
        account = user(regio, role)
        return DeelnemerInvoer(account.naam, "", "anders", account.email)

    return make


def page(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def field(html: str, name: str) -> str:
    """The element of a field, as it stands in the page."""
    found = re.search(rf'<(input|textarea|select)[^>]*name="{name}"[^>]*>([^<]*)', html)
    assert found is not None, name
    return found[0]


def test_from_a_form_to_an_invited_overleg(tom: Client, regio: Tenant, getypt: Any) -> None:
    assert "Geen overleg" in page(tom, "/overleggen/?week=2026-W48")
    assert "(niet verplicht)" in page(tom, "/overleggen/nieuw/")
    answer = tom.post("/overleggen/nieuw/", getypt())
    assert answer.status_code == 302
    url = answer["Location"]
    html = page(tom, url)
    assert "Nodig de deelnemers nog uit." in html
    assert "Concept" in html
    assert "Micro (zorg)" in html
    assert tom.post(f"{url}uitnodigen/").status_code == 302
    html = page(tom, url)
    assert "Uitgenodigd" in html
    assert html.count("Wordt verstuurd") == 2
    with inside(regio):
        overleg = Overleg.objects.get()
        assert local(overleg.begin).time() == time(10)
        assert sorted(overleg.deelnemers.values_list("naam", flat=True)) == [
            "Fatima Kaya (voorbeeld)", "Joris Timmer (voorbeeld)",
        ]  # fmt: skip


def test_a_series_from_the_form(tom: Client, regio: Tenant, getypt: Any) -> None:
    answer = tom.post("/overleggen/nieuw/", getypt(weken="4", aantal="13"), follow=True)
    assert "13 overleggen zijn gepland." in answer.content.decode()
    assert "Uitnodigen voor deze en 12 volgende" in answer.content.decode()
    with inside(regio):
        assert Overleg.objects.count() == 13
    url = answer.redirect_chain[-1][0]
    assert "13 overleggen" in tom.post(f"{url}uitnodigen/", {"reeks": "ja"}, follow=True).content.decode()


def test_what_was_typed_comes_back_with_what_is_wrong(tom: Client, regio: Tenant, getypt: Any) -> None:
    wrong = getypt(**{"titel": "", "datum": "31-11-2026", "deelnemers-2-email": "joris", "soort": ""})
    answer = tom.post("/overleggen/nieuw/", wrong)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Fout: Nieuw overleg" in html
    assert 'href="#id_titel"' in html
    assert 'href="#id_deelnemers-2-email"' in html
    assert "Deelnemer 3, e-mailadres: Vul een geldig e-mailadres in" in html
    assert 'value="31-11-2026"' in field(html, "datum")
    assert 'value="joris"' in field(html, "deelnemers-2-email")
    assert "Rondvraag" in field(html, "agenda")
    assert re.search(r'value="ggd" selected', html)
    with inside(regio):
        assert not Overleg.objects.exists()


def test_what_the_rules_refuse_comes_back_too(tom: Client, getypt: Any) -> None:
    answer = tom.post("/overleggen/nieuw/", getypt(datum="20-11-2026", eind="09:00", soort="", plaats=""))
    html = answer.content.decode()
    assert answer.status_code == 422
    for sentence in ("moet komen", "na de begintijd", "Kies een soort", "Vul een plaats in"):
        assert sentence in html
    twice = tom.post("/overleggen/nieuw/", getypt(**{"deelnemers-2-email": "Fatima@partner.example.org"}))
    assert twice.status_code == 422
    assert "twee keer" in twice.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"datum": "28-03-2027", "begin": "02:30"}, "Deze tijd bestaat niet"),
        ({"weken": "4"}, "Vul beide getallen in"),
        ({"aantal": "4"}, "Vul beide getallen in"),
        ({"weken": "0", "aantal": "2"}, "minstens 1"),
        ({"deelnemers-TOTAL_FORMS": "veel"}, "Er klopt iets niet bij de deelnemers"),
        ({"deelnemers-1-naam": "Alleen een naam (voorbeeld)"}, "Deelnemer 2, rol: Maak een keuze."),
    ],
)
def test_other_faults_in_the_form(tom: Client, getypt: Any, changes: dict[str, str], sentence: str) -> None:
    answer = tom.post("/overleggen/nieuw/", getypt(**changes))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_one_more_participant_keeps_what_was_typed(tom: Client, regio: Tenant, getypt: Any) -> None:
    answer = tom.post("/overleggen/nieuw/", getypt(nog_een="ja", titel="", datum="bijna"))
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Controleer uw invoer" not in html
    assert 'value="bijna"' in field(html, "datum")
    assert 'value="3"' in field(html, "deelnemers-TOTAL_FORMS")
    assert 'value="Joris Timmer (voorbeeld)"' in field(html, "deelnemers-1-naam")
    assert "value=" not in field(html, "deelnemers-2-naam")
    assert re.search(r"<legend[^>]*data-focus[^>]*>Deelnemer 3", html)
    with inside(regio):
        assert not Overleg.objects.exists()


def test_participants_are_copied_from_an_earlier_overleg(tom: Client, plan: Plan, getypt: Any) -> None:
    earlier = plan()
    rows = {
        "deelnemers-0-email": MENSEN[0].adres,
        "deelnemers-2-naam": "",
        "deelnemers-2-email": "",
        "deelnemers-2-rol": "",
    }
    copied = tom.post(
        "/overleggen/nieuw/", getypt(overnemen="ja", overnemen_van=str(earlier.pk), **rows)
    ).content.decode()
    assert f'value="{MENSEN[1].naam}"' in copied
    assert copied.count(f'value="{MENSEN[0].adres}"') == 1
    nothing = tom.post("/overleggen/nieuw/", getypt(overnemen="ja", overnemen_van=""))
    assert nothing.status_code == 200
    like = page(tom, f"/overleggen/nieuw/?zoals={earlier.pk}")
    assert all(f'value="{one.adres}"' in like for one in MENSEN)
    assert 'value="10:00"' in field(like, "begin")
    assert "value=" not in field(like, "datum")
    assert page(tom, "/overleggen/nieuw/?zoals=onzin")
    page(tom, f"/overleggen/nieuw/?zoals={uuid4()}", 404)


def test_changing_shows_what_is_and_saves_what_is_typed(tom: Client, invited: Plan, regio: Tenant, getypt: Any) -> None:
    overleg = invited()
    html = page(tom, f"/overleggen/{overleg.pk}/wijzigen/")
    assert "krijgen bericht van de wijziging" in html
    assert 'value="26-11-2026"' in field(html, "datum")
    assert 'name="weken"' not in html
    changed = getypt(niveau="meso", soort="", **{"deelnemers-0-DELETE": "on", "deelnemers-0-email": "stuk"})
    answer = tom.post(f"/overleggen/{overleg.pk}/wijzigen/", changed, follow=True)
    assert "Het overleg is gewijzigd." in answer.content.decode()
    with inside(regio):
        assert [one.email for one in Deelnemer.objects.filter(overleg=overleg)] == [MENSEN[1].adres]
    wrong = tom.post(f"/overleggen/{overleg.pk}/wijzigen/", getypt(titel=" ", eind="09:00"))
    assert wrong.status_code == 422
    refused = tom.post(f"/overleggen/{overleg.pk}/wijzigen/", getypt(eind="09:00"))
    assert refused.status_code == 422


def test_the_agenda_shows_a_week_by_day(tom: Client, plan: Plan, invited: Plan) -> None:
    micro = plan(niveau="micro", soort="zorg", titel="Zorgoverleg")
    meso = invited()
    html = page(tom, "/overleggen/?week=2026-W48")
    assert "Overleggen week 48" in html
    assert html.index("Donderdag") < html.index(f"/overleggen/{meso.pk}/") < html.index("Vrijdag")
    assert "Stadhuis (voorbeeld), meso, 2 deelnemers" in html
    assert "Stadhuis (voorbeeld), micro (zorg), 2 deelnemers, concept" in html
    assert 'href="/overleggen/?week=2026-W47"' in html
    assert 'href="/overleggen/?week=2026-W49"' in html
    only = page(tom, "/overleggen/?week=2026-W48&niveau=micro")
    assert f"/overleggen/{micro.pk}/" in only
    assert f"/overleggen/{meso.pk}/" not in only
    assert "week=2026-W49&amp;niveau=micro" in only


def test_an_empty_week_points_to_the_next_overleg(tom: Client, plan: Plan) -> None:
    plan()
    html = page(tom, "/overleggen/")
    assert "Overleggen week 47" in html
    assert "op 26 november 2026" in html
    assert "week=2026-W48" in html
    assert "Overleggen week 47" in page(tom, "/overleggen/?week=onzin&niveau=onzin")


def test_what_has_been_is_a_list(
    log_in: Callable[[], Client], invited: Plan, set_clock: Callable[[datetime], None]
) -> None:
    overleg = invited()
    coming = invited(**later(overleg, days=7))
    set_clock(overleg.begin + timedelta(days=1))
    tom = log_in()
    html = page(tom, "/overleggen/geweest/")
    assert f"/overleggen/{overleg.pk}/" in html
    assert f"/overleggen/{coming.pk}/" not in html
    assert "1 overleg gevonden" in html
    assert "0 overleggen gevonden" in page(tom, "/overleggen/geweest/?niveau=macro")


def test_the_steps_of_the_page(
    log_in: Callable[[], Client], invited: Plan, set_clock: Callable[[datetime], None]
) -> None:
    overleg = invited()
    tom = log_in()
    url = f"/overleggen/{overleg.pk}/"
    html = page(tom, url)
    assert "Is gehouden" not in html
    assert "Afzeggen" in html
    assert tom.post(f"{url}houden/").status_code == 409
    set_clock(overleg.eind)
    tom = log_in()
    assert "Is gehouden" in page(tom, url)
    assert "Vastgelegd" in tom.post(f"{url}houden/", follow=True).content.decode()
    assert "Wijzigen" not in page(tom, url)
    assert tom.get(f"{url}wijzigen/").status_code == 409


def test_calling_off_from_the_page(tom: Client, invited: Plan) -> None:
    url = f"/overleggen/{invited().pk}/"
    assert "De reden staat daarbij." in page(tom, f"{url}afzeggen/")
    assert tom.post(f"{url}afzeggen/", {"reden": ""}).status_code == 422
    assert tom.post(f"{url}afzeggen/", {"reden": " \n"}).status_code == 422
    html = tom.post(f"{url}afzeggen/", {"reden": "Zaal is dicht"}, follow=True).content.decode()
    assert "Dit overleg is afgezegd" in html
    assert "Zaal is dicht" in html
    assert tom.get(f"{url}afzeggen/").status_code == 409


def test_failed_mail_is_shown_and_can_go_again(tom: Client, invited: Plan, regio: Tenant) -> None:
    overleg = invited()
    assert "Opnieuw versturen" not in page(tom, f"/overleggen/{overleg.pk}/")
    with inside(regio):
        Uitnodiging.objects.filter(email=MENSEN[0].adres).update(status="mislukt")
    assert "Niet alle uitnodigingen zijn verstuurd" in page(tom, f"/overleggen/{overleg.pk}/")
    html = tom.post(f"/overleggen/{overleg.pk}/opnieuw/", follow=True).content.decode()
    assert "worden opnieuw verstuurd" in html


def test_a_planner_notes_an_answer(tom: Client, invited: Plan, regio: Tenant) -> None:
    overleg = invited()
    with inside(regio):
        one = overleg.deelnemers.get(email=MENSEN[0].adres)
    url = f"/overleggen/{overleg.pk}/deelnemers/{one.pk}/antwoord/"
    assert one.naam in page(tom, url)
    assert tom.post(url, {"antwoord": "soms"}).status_code == 422
    assert "Misschien" in tom.post(url, {"antwoord": "misschien"}, follow=True).content.decode()
    page(tom, f"/overleggen/{overleg.pk}/deelnemers/{uuid4()}/antwoord/", 404)


@pytest.mark.parametrize("role", ["ketenpartner", "bestuurder", "gedragswetenschapper", "aandachtsfunctionaris"])
def test_a_participant_sees_only_his_own_overleggen(
    regio: Tenant, browse: Browse, plan: Plan, invited: Plan, guest: Any, role: str
) -> None:
    me = guest(role)
    own, concept, other = invited(me, *MENSEN), plan(me, titel="Nog geheim"), invited(titel="Van anderen")
    client = browse(regio, role)
    html = page(client, "/overleggen/?week=2026-W48")
    assert f"/overleggen/{own.pk}/" in html
    assert f"/overleggen/{concept.pk}/" not in html
    assert f"/overleggen/{other.pk}/" not in html
    assert "Nieuw overleg" not in html
    html = page(client, f"/overleggen/{own.pk}/")
    assert "Komt u?" in html
    assert MENSEN[0].naam in html
    assert MENSEN[0].adres not in html
    assert "Afzeggen" not in html
    for hidden in (concept, other):
        for tail in ("", "overleg.ics", "presentielijst/", "wijzigen/", "afzeggen/"):
            page(client, f"/overleggen/{hidden.pk}/{tail}", 404)
    for tail in ("wijzigen/", "afzeggen/"):
        page(client, f"/overleggen/{own.pk}/{tail}", 404)
    for tail in ("uitnodigen/", "houden/", "opnieuw/"):
        assert client.post(f"/overleggen/{own.pk}/{tail}").status_code == 404
    page(client, "/overleggen/nieuw/", 404)


def test_a_participant_answers_for_himself_only(regio: Tenant, browse: Browse, invited: Plan, guest: Any) -> None:
    overleg = invited(guest("ketenpartner"), MENSEN[0])
    with inside(regio):
        mine, other = overleg.deelnemers.exclude(user=None).get(), overleg.deelnemers.get(user=None)
    client = browse(regio, "ketenpartner")
    base = f"/overleggen/{overleg.pk}/deelnemers"
    assert (
        "Het antwoord is opgeslagen."
        in client.post(f"{base}/{mine.pk}/antwoord/", {"antwoord": "komt"}, follow=True).content.decode()
    )
    assert client.post(f"{base}/{other.pk}/antwoord/", {"antwoord": "komt"}).status_code == 404
    with inside(regio):
        assert set(overleg.deelnemers.values_list("antwoord", flat=True)) == {"komt", "geen"}


def test_a_chair_sees_his_overleg(regio: Tenant, browse: Browse, invited: Plan, user: Callable[..., User]) -> None:
    overleg = invited(voorzitter_id=user(regio, "bestuurder").pk)
    assert "Ketenoverleg" in page(browse(regio, "bestuurder"), f"/overleggen/{overleg.pk}/")


@pytest.mark.parametrize("role", ["financieel_medewerker", "functioneel_beheerder", "fg"])
def test_who_has_nothing_to_do_with_overleggen_finds_nothing(
    regio: Tenant, browse: Browse, invited: Plan, role: str
) -> None:
    overleg = invited()
    client = browse(regio, role)
    for tail in ("", "geweest/", "nieuw/", f"{overleg.pk}/", f"{overleg.pk}/overleg.ics"):
        page(client, f"/overleggen/{tail}", 404)
    assert "/overleggen/" not in page(client, "/")


def test_another_regio_and_who_is_not_logged_in_find_nothing(
    regio: Tenant, zeeland: Tenant, browse: Browse, invited: Plan
) -> None:
    overleg = invited()
    page(browse(zeeland, "ketenregisseur"), f"/overleggen/{overleg.pk}/", 404)
    assert browse(regio).get(f"/overleggen/{overleg.pk}/").status_code == 302


def test_a_look_is_logged(tom: Client, invited: Plan, regio: Tenant) -> None:
    overleg = invited()
    for tail in ("", "overleg.ics", "presentielijst/"):
        page(tom, f"/overleggen/{overleg.pk}/{tail}")
    with inside(regio):
        looks = AuditEvent.objects.filter(code="overleg_bekeken", object_id=str(overleg.pk))
        assert [look.ground for look in looks] == ["overleggen van de regio"] * 3


def test_the_file_and_the_list_to_print(tom: Client, invited: Plan, regio: Tenant, planner: Actor) -> None:
    overleg = invited(niveau="micro", soort="zorg", titel="Van Roos (voorbeeld)")
    answer = tom.get(f"/overleggen/{overleg.pk}/overleg.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert event["SUMMARY"] == "Overleg micro, regio Zuidoost-Brabant"
    assert event.decoded("DTSTART") == moment(DAG, time(10))
    with inside(regio):
        away = overleg.deelnemers.get(email=MENSEN[0].adres)
        actions.record_answer(actor=planner, overleg_id=overleg.pk, deelnemer_id=away.pk, antwoord="komt_niet")
    html = page(tom, f"/overleggen/{overleg.pk}/presentielijst/")
    assert MENSEN[1].naam in html
    assert MENSEN[0].naam not in html


@pytest.mark.parametrize("path", ["/overleggen/?week=2026-W48", "/overleggen/{pk}/", "/overleggen/geweest/", "/"])
def test_the_number_of_queries_does_not_grow(
    tom: Client,
    regio: Tenant,
    planner: Actor,
    invited: Plan,
    invoer: Callable[..., OverlegInvoer],
    django_assert_max_num_queries: Any,
    path: str,
) -> None:
    overleg = invited()
    url = path.format(pk=overleg.pk)
    page(tom, url)
    with django_assert_max_num_queries(25) as asked:
        page(tom, url)
        few = len(asked)
    for number in range(6):
        invited(titel=f"Nummer {number}")
    many = [DeelnemerInvoer(f"Mens {number} (voorbeeld)", "", "ggz", f"m{number}@example.org") for number in range(30)]
    with inside(regio):
        actions.change_overleg(actor=planner, overleg_id=overleg.pk, invoer=invoer(), deelnemers=many)
    page(tom, url)
    with django_assert_max_num_queries(few):
        page(tom, url)


def test_my_work_of_a_planner(
    log_in: Callable[[], Client], plan: Plan, invited: Plan, regio: Tenant, set_clock: Callable[[datetime], None]
) -> None:
    overleg = plan(titel="Nog uit te nodigen")
    plan(titel="Volgend jaar", **later(overleg, days=70))
    invited(titel="Deze week")
    with inside(regio):
        Uitnodiging.objects.filter(email=MENSEN[0].adres).update(status="mislukt")
    set_clock(moment(date(2026, 11, 23), time(9)))
    html = page(log_in(), "/")
    assert "Overleg voorbereiden" in html
    assert "Nog uit te nodigen" in html
    assert "Volgend jaar" not in html
    assert "Een uitnodiging is niet verstuurd" in html
    assert "Donderdag 26 november, 10:00 tot 11:30, Stadhuis (voorbeeld)" in html
    set_clock(moment(date(2026, 11, 27), time(9)))
    html = page(log_in(), "/")
    assert "Leg vast of het overleg is gehouden." in html
    assert "Overleg deze week" not in html


def test_my_work_of_a_participant(regio: Tenant, browse: Browse, plan: Plan, invited: Plan, guest: Any) -> None:
    me = guest("ketenpartner")
    overleg = invited(me)
    plan(me, titel="Nog geheim")
    client = browse(regio, "ketenpartner")
    html = page(client, "/")
    assert "Uitnodigingen voor een overleg" in html
    assert "Laat weten of u komt op donderdag 26 november, 10:00 tot 11:30." in html
    assert "Nog geheim" not in html
    with inside(regio):
        mine = overleg.deelnemers.get()
    client.post(f"/overleggen/{overleg.pk}/deelnemers/{mine.pk}/antwoord/", {"antwoord": "komt"})
    assert "Uitnodigingen voor een overleg" not in page(client, "/")


def test_a_gemeente_has_no_overleggen(gemeente: Tenant, browse: Browse) -> None:
    client = browse(gemeente, "bestuurder")
    assert "/overleggen/" not in page(client, "/")
    page(client, "/overleggen/", 404)
