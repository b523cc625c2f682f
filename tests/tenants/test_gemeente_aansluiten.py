"""A regio asks a gemeente, and the gemeente gets in: what both sides do and see."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging
from dekkend.core.clock import now, today
from dekkend.isolation.context import inside
from tenants.models import Deelname, Tenant
from tenants.onboarding.aansluiting.meedoen import actor_for
from tenants.onboarding.aansluiting.stappen import advance
from tenants.onboarding.aansluiting.werk import keep_terms
from tenants.onboarding.contacten.actions import name_contacts
from tenants.onboarding.contacten.rules import SOORTEN, ContactInvoer
from tenants.onboarding.models import Aansluiting
from tenants.tenant.membership import take_part
from tenants.tenant.queries import regio_of
from tests.playing.base import playing

Browse = Callable[..., Client]
Inrichten = Callable[[], int]
AfterCommit = Callable[..., AbstractContextManager[Any]]
AANSLUITING = "tenants.onboarding.aansluiting"
VALKENSWAARD = "GM0858"
LINK = re.compile(r"https?://\S+")


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks: AfterCommit) -> AfterCommit:
    return django_capture_on_commit_callbacks


def ask(client: Client, gm_code: str = VALKENSWAARD) -> str:
    """Asks a gemeente; returns the path of the link in the mail."""
    typed = {
        "gm_code": gm_code,
        "naam": "Anna Bos (voorbeeld)",
        "email": "anna@gemeente.example.org",
        "adres": "Postbus 1\n5550 AA Plaats",
    }
    answer = client.post(reverse("aansluiting_nieuw", urlconf="dekkend.urls_regio"), typed)
    assert answer.status_code == 302, answer.content.decode()
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    return "/" + found.group().split("/", 3)[3]


def url(name: str, *args: object) -> str:
    return reverse(name, urlconf="dekkend.urls_regio", args=args)


def the_one(regio: Tenant) -> Aansluiting:
    with inside(regio):
        return Aansluiting.objects.select_related("opdracht").latest("uitgenodigd_at")


def letter_code(client: Client, row: Aansluiting) -> str:
    page = client.post(url("aansluiting_brief", row.pk)).content.decode()
    found = re.search(r"<strong>([A-Z0-9]{5}-[A-Z0-9]{5})</strong>", page)
    assert found, page
    return found.group(1)


def contact(soort: str) -> ContactInvoer:
    paying = {"kvk": "12345678", "iban": "NL91ABNA0417164300", "efactuur": "factuur@gemeente.example.org"}
    extra = paying if soort == "financieel" else {}
    return ContactInvoer(
        soort=soort, naam=f"{soort} (voorbeeld)", email=f"{soort}@gemeente.example.org", telefoon="040 1234567", **extra
    )


def open_and_prove(beheer: Client, gast: Client, regio: Tenant, link: str) -> Aansluiting:
    assert gast.post(link).status_code == 302
    code = letter_code(beheer, the_one(regio))
    answer = gast.post(url("aansluiten_bewijs"), {"code": code.lower().replace("-", " ")})
    assert answer.status_code == 302, answer.content.decode()
    return the_one(regio)


def agreed(regio: Tenant, row: Aansluiting) -> None:
    """What the gemeente does about contacts and papers; their own tests walk their pages."""
    with inside(regio):
        actor = actor_for(Actor(None, "", frozenset(), regio.schema_name, "regio", "web"), row)
        name_contacts(row, actor=actor, contacten={soort: contact(soort) for soort in SOORTEN})
        advance(row, "akkoord_geven", actor=actor)


def get_in(browse: Browse, regio: Tenant, vorm: str, gm_code: str = VALKENSWAARD) -> tuple[Client, Client]:
    """Up to what is asked of the inrichter: the browsers of both sides."""
    beheer, gast = browse(regio, "functioneel_beheerder"), browse(regio)
    agreed(regio, open_and_prove(beheer, gast, regio, ask(beheer, gm_code)))
    assert gast.post(url("aansluiten_afronden"), {"vorm": vorm}).status_code == 302
    mail.outbox.clear()
    return beheer, gast


def in_zeeland(zeeland: Tenant) -> None:
    with playing(False):
        take_part(zeeland, ["GM0687"], since=date(2020, 1, 1))


def test_a_gemeente_gets_in_with_an_environment_of_its_own(
    browse: Browse, regio: Tenant, inrichten: Inrichten, after_commit: AfterCommit
) -> None:
    beheer, gast = get_in(browse, regio, "eigen")
    assert "Wij richten de aansluiting in" in gast.get(url("aansluiten")).content.decode()
    with after_commit(execute=True):
        assert inrichten() == 1
    row = the_one(regio)
    assert row.opdracht is not None
    assert (row.status, row.opdracht.reden) == ("aangesloten", "")
    tenant = Tenant.objects.get(gemeente_id=VALKENSWAARD)
    assert (tenant.naam, tenant.domains.get().domain) == ("Gemeente Valkenswaard", "valkenswaard.test")
    assert [message.to for message in mail.outbox] == [["aandachtsfunctionaris@gemeente.example.org"]]
    link = LINK.search(str(mail.outbox[0].body))
    assert link
    new = Client(HTTP_HOST="valkenswaard.test")
    page = new.get("/" + link.group().split("/", 3)[3]).content.decode()
    assert "Aandachtsfunctionaris" in page
    assert "Functioneel beheerder" in page
    assert "In 1 minuut aangesloten" in gast.get(url("aansluiten")).content.decode()
    assert "In 1 minuut aangesloten" in beheer.get(url("aansluiting_lijst")).content.decode()
    assert "In 1 minuut aangesloten" in beheer.get(url("aansluiting", row.pk)).content.decode()


def test_a_gemeente_gets_in_as_a_guest_of_the_regio(
    browse: Browse, regio: Tenant, inrichten: Inrichten, after_commit: AfterCommit
) -> None:
    get_in(browse, regio, "gast")
    with after_commit(execute=True):
        assert inrichten() == 1
    assert the_one(regio).status == "aangesloten"
    assert not Tenant.objects.filter(gemeente_id=VALKENSWAARD).exists()
    with inside(regio):
        waiting = Accountuitnodiging.objects.get(gast_gm_code=VALKENSWAARD)
    assert waiting.rollen == ["aandachtsfunctionaris"]
    assert waiting.verstuurd_at is not None
    assert len(mail.outbox) == 1


def test_a_gemeente_that_was_not_in_the_regio_is_so_from_today(
    browse: Browse, regio: Tenant, inrichten: Inrichten
) -> None:
    get_in(browse, regio, "gast", "GM0743")
    assert regio_of("GM0743", today()) is None
    inrichten()
    found = regio_of("GM0743", today())
    assert found is not None
    assert found.schema == regio.schema_name


def test_a_gemeente_of_another_regio_is_refused_also_when_it_went_there_meanwhile(
    browse: Browse, regio: Tenant, zeeland: Tenant, inrichten: Inrichten
) -> None:
    _, gast = get_in(browse, regio, "eigen", "GM0687")
    in_zeeland(zeeland)
    assert inrichten() == 1
    row = the_one(regio)
    assert row.opdracht is not None
    assert (row.status, row.opdracht.status) == ("wacht_op_inrichting", "geweigerd")
    assert "hoort bij de regio Zeeland" in row.opdracht.reden
    assert not Tenant.objects.filter(gemeente_id="GM0687").exists()
    assert "hoort bij de regio Zeeland" in gast.get(url("aansluiten")).content.decode()
    with playing(False):
        Deelname.objects.filter(gemeente_id="GM0687").delete()
    assert gast.post(url("aansluiten_afronden"), {"vorm": "gast"}).status_code == 302
    inrichten()
    assert the_one(regio).status == "aangesloten"


def test_who_cannot_be_asked_is_said_on_the_form(browse: Browse, regio: Tenant, zeeland: Tenant) -> None:
    in_zeeland(zeeland)
    beheer = browse(regio, "ketenregisseur")
    ask(beheer)
    for code, told in (
        (VALKENSWAARD, "loopt al een uitnodiging"),
        ("GM0687", "hoort bij de regio Zeeland"),
        ("GM0753", "al aangesloten bij uw regio"),
    ):
        typed = {"gm_code": code, "naam": "A (voorbeeld)", "email": "a@example.org", "adres": "Postbus 1"}
        answer = beheer.post(url("aansluiting_nieuw"), typed)
        assert answer.status_code == 422
        assert told in answer.content.decode()
        assert "a@example.org" in answer.content.decode()
    assert len(mail.outbox) == 1


def test_a_link_works_in_one_browser_once_that_is_proven(browse: Browse, regio: Tenant) -> None:
    beheer, gast, other = browse(regio, "functioneel_beheerder"), browse(regio), browse(regio)
    link = ask(beheer)
    assert other.post(link).status_code == 302
    open_and_prove(beheer, gast, regio, link)
    assert other.get(url("aansluiten")).status_code == 404
    for answer in (other.get(link), other.post(link)):
        assert answer.status_code == 410
        assert "in een andere browser" in answer.content.decode()
    assert gast.get(link).headers["Location"] == url("aansluiten")


def test_a_new_link_kills_the_old_one_and_asks_for_proof_again(browse: Browse, regio: Tenant) -> None:
    beheer, gast, other = browse(regio, "functioneel_beheerder"), browse(regio), browse(regio)
    old = ask(beheer)
    row = open_and_prove(beheer, gast, regio, old)
    assert beheer.post(url("aansluiting_opnieuw", row.pk)).status_code == 302
    assert gast.get(url("aansluiten")).status_code == 404
    assert "Deze link klopt niet" in gast.get(old).content.decode()
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    open_link_of(other, found.group())
    assert other.get(url("aansluiten_afronden")).status_code == 409
    code = letter_code(beheer, row)
    assert other.post(url("aansluiten_bewijs"), {"code": code}).status_code == 302
    assert (the_one(regio).status, other.get(url("aansluiten_afronden")).status_code) == ("bewezen", 200)


def open_link_of(client: Client, address: str) -> None:
    assert client.post("/" + address.split("/", 3)[3]).status_code == 302


def test_a_wrong_code_counts_and_the_fifth_is_the_last(browse: Browse, regio: Tenant) -> None:
    beheer, gast = browse(regio, "functioneel_beheerder"), browse(regio)
    gast.post(ask(beheer))
    assert gast.post(url("aansluiten_bewijs"), {"code": "ABCDE-FGHJK"}).status_code == 409
    code = letter_code(beheer, the_one(regio))
    wrong = "22222-22222" if code != "22222-22222" else "33333-33333"
    told = [gast.post(url("aansluiten_bewijs"), {"code": wrong}).content.decode() for _ in range(5)]
    assert "nog 4 pogingen" in told[0]
    assert "geen pogingen meer" in told[4]
    answer = gast.post(url("aansluiten_bewijs"), {"code": code})
    assert (answer.status_code, the_one(regio).status) == (409, "geopend")
    assert "te vaak verkeerd" in answer.content.decode()
    again = letter_code(beheer, the_one(regio))
    assert gast.post(url("aansluiten_bewijs"), {"code": again}).status_code == 302


def test_the_table_holds_neither_link_nor_code_nor_secret(browse: Browse, regio: Tenant) -> None:
    beheer, gast = browse(regio, "functioneel_beheerder"), browse(regio)
    link = ask(beheer)
    gast.post(link)
    code = letter_code(beheer, the_one(regio)).replace("-", "")
    secrets = {link.rstrip("/").rsplit("/", 1)[1], code, gast.cookies["dekkend-aansluiting"].value}
    with inside(regio), connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(a)::text FROM onboarding_aansluiting a")
        stored = " ".join(row[0] for row in cursor.fetchall())
    assert not [secret for secret in secrets if secret in stored]
    assert "anna@" not in stored.lower()


def test_the_gemeente_refuses_with_a_reason_that_the_regio_reads(browse: Browse, regio: Tenant) -> None:
    beheer, gast = browse(regio, "functioneel_beheerder"), browse(regio)
    link = ask(beheer)
    gast.post(link)
    assert gast.post(url("aansluiten_weigeren"), {"reden": " "}).status_code == 422
    assert gast.post(url("aansluiten_weigeren"), {"reden": "Wij wachten op de raad."}).status_code == 302
    row = the_one(regio)
    assert row.status == "geweigerd"
    assert "Wij wachten op de raad." in beheer.get(url("aansluiting", row.pk)).content.decode()
    assert "geweigerd" in browse(regio).get(link).content.decode()
    assert gast.get(url("aansluiten")).status_code == 200
    ask(beheer)


def test_the_regio_withdraws_with_a_reason(browse: Browse, regio: Tenant) -> None:
    beheer, gast = browse(regio, "functioneel_beheerder"), browse(regio)
    link = ask(beheer)
    gast.post(link)
    row = the_one(regio)
    assert beheer.post(url("aansluiting_intrekken", row.pk), {"reden": "Verkeerd adres."}).status_code == 302
    assert "Verkeerd adres." in gast.get(url("aansluiten")).content.decode()
    assert "ingetrokken" in browse(regio).get(link).content.decode()
    assert gast.post(url("aansluiten_weigeren"), {"reden": "Toch niet."}).status_code == 409
    assert beheer.post(url("aansluiting_opnieuw", row.pk)).status_code == 409


def test_it_reminds_on_days_three_seven_and_twelve_and_then_runs_out(
    browse: Browse, regio: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    beheer = browse(regio, "functioneel_beheerder")
    link = ask(beheer)
    begin, told = now(), []
    for day in range(16):
        monkeypatch.setattr(f"{AANSLUITING}.werk.now", lambda day=day: begin + timedelta(days=day, minutes=1))
        with inside(regio):
            mail.outbox.clear()
            keep_terms()
            keep_terms()
        told += [day] * len(mail.outbox)
    assert told == [3, 7, 12]
    assert the_one(regio).status == "verlopen"
    answer = browse(regio).get(link)
    assert (answer.status_code, "niet meer geldig" in answer.content.decode()) == (410, True)


def test_a_link_that_has_run_out_opens_nothing_before_the_bell_rings(
    browse: Browse, regio: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = ask(browse(regio, "functioneel_beheerder"))
    monkeypatch.setattr(f"{AANSLUITING}.queries.now", lambda: now() + timedelta(days=15))
    answer = browse(regio).post(link)
    assert (answer.status_code, the_one(regio).status) == (410, "uitgenodigd")


def test_a_gemeente_leaves_after_its_last_day(
    browse: Browse, regio: Tenant, inrichten: Inrichten, monkeypatch: pytest.MonkeyPatch
) -> None:
    beheer, _ = get_in(browse, regio, "gast")
    inrichten()
    row = the_one(regio)
    leave = url("aansluiting_vertrek", row.pk)
    yesterday, last = today() - timedelta(days=1), today() + timedelta(days=30)
    assert beheer.post(leave, {"laatste_dag": f"{yesterday:%d-%m-%Y}"}).status_code == 422
    assert beheer.post(leave, {"laatste_dag": f"{last:%d-%m-%Y}"}).status_code == 302
    inrichten()
    assert the_one(regio).vertrek_op == last
    assert beheer.post(leave, {"laatste_dag": f"{last:%d-%m-%Y}"}).status_code == 409
    there, gone = regio_of(VALKENSWAARD, last), regio_of(VALKENSWAARD, last + timedelta(days=1))
    assert there is not None
    assert gone is None
    monkeypatch.setattr(f"{AANSLUITING}.werk.today", lambda: last + timedelta(days=1))
    with inside(regio):
        keep_terms()
    assert the_one(regio).status == "vertrokken"


def test_what_waits_stands_on_mijn_werk(browse: Browse, regio: Tenant) -> None:
    beheer, gast = browse(regio, "functioneel_beheerder"), browse(regio)
    link = ask(beheer)
    assert "Print en verstuur de brief" not in beheer.get("/").content.decode()
    gast.post(link)
    assert "Print en verstuur de brief" in beheer.get("/").content.decode()
    letter_code(beheer, the_one(regio))
    assert "Print en verstuur de brief" not in beheer.get("/").content.decode()
    assert "Print en verstuur de brief" not in browse(regio, "zorgcoordinator").get("/").content.decode()


def test_a_mail_that_did_not_go_is_said_and_goes_again(
    browse: Browse, regio: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(self: mail.EmailMessage) -> int:
        raise OSError

    beheer = browse(regio, "functioneel_beheerder")
    with monkeypatch.context() as without_mail:
        without_mail.setattr(mail.EmailMessage, "send", away)
        typed = {"gm_code": VALKENSWAARD, "naam": "A (voorbeeld)", "email": "a@example.org", "adres": "Postbus 1"}
        page = beheer.post(url("aansluiting_nieuw"), typed, follow=True).content.decode()
    assert "de e-mail is niet verstuurd" in page
    beheer.post(url("aansluiting_opnieuw", the_one(regio).pk))
    assert len(mail.outbox) == 1
    assert the_one(regio).verstuurd_at is not None


def test_a_program_asks_follows_and_withdraws(browse: Browse, api: Browse, regio: Tenant) -> None:
    program = api(regio, "ketenregisseur")
    body = {"gmCode": VALKENSWAARD, "naam": "A (voorbeeld)", "email": "a@example.org", "adres": "Postbus 1"}
    made = program.post("/api/v1/aansluitingen", body, content_type="application/json")
    assert made.status_code == 201
    assert "a@example.org" not in made.content.decode()
    link = LINK.search(str(mail.outbox[-1].body))
    assert link
    assert browse(regio).get("/" + link.group().split("/", 3)[3]).status_code == 200
    twice = program.post("/api/v1/aansluitingen", body, content_type="application/json")
    assert (twice.status_code, twice.json()["invalidParams"][0]["name"]) == (400, "gmCode")
    assert program.get("/api/v1/aansluitingen").json()["count"] == 1
    standen = {row["gmCode"]: row for row in program.get("/api/v1/aansluitingen/standen").json()}
    assert standen[VALKENSWAARD]["stand"] == "uitgenodigd"
    assert standen["GM0753"]["stand"] == "eigen_omgeving"
    assert len(standen) == 15
    one = f"/api/v1/aansluitingen/{made.json()['id']}"
    assert program.get(one).json()["status"] == "uitgenodigd"
    early = program.post(f"{one}/vertrek", {"laatsteDag": "2030-01-01"}, content_type="application/json")
    assert early.status_code == 409
    gone = program.post(f"{one}/intrekken", {"reden": "Verkeerd adres."}, content_type="application/json")
    assert gone.json()["status"] == "ingetrokken"


def test_nobody_without_the_right_sees_or_asks(browse: Browse, regio: Tenant, gemeente: Tenant) -> None:
    ask(browse(regio, "ketenregisseur"))
    row = the_one(regio)
    for role in ("zorgcoordinator", "bestuurder", "aandachtsfunctionaris"):
        client = browse(regio, role)
        for page in (url("aansluiting_lijst"), url("aansluiting_nieuw"), url("aansluiting", row.pk)):
            assert client.get(page).status_code == 404
    assert browse(gemeente, "functioneel_beheerder").get(url("aansluiting_lijst")).status_code == 404
