"""A regio asks a gemeente, and the gemeente gets in: what both sides do and see."""

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from dekkend.accounts.models import Accountuitnodiging
from dekkend.core.clock import today
from dekkend.isolation.context import inside
from tenants.models import Deelname, Tenant
from tenants.onboarding.models import Aansluiting
from tenants.tenant.queries import regio_of
from tests.conftest import PASSWORD
from tests.playing.base import playing
from tests.tenants.aansluiten import (
    AANSLUITING,
    LINK,
    VALKENSWAARD,
    AfterCommit,
    Browse,
    Inrichten,
    ask,
    get_in,
    in_zeeland,
    letter_code,
    open_and_prove,
    open_link_of,
    the_one,
    url,
)


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks: AfterCommit) -> AfterCommit:
    return django_capture_on_commit_callbacks


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


def test_a_first_mail_that_went_astray_is_sent_again_to_who_is_named_now(
    browse: Browse, regio: Tenant, inrichten: Inrichten, after_commit: AfterCommit
) -> None:
    beheer, _ = get_in(browse, regio, "eigen")
    with after_commit(execute=True):
        inrichten()
    first = LINK.search(str(mail.outbox[-1].body))
    row = the_one(regio)
    with inside(regio):
        contact = row.contacten.get(soort="aandachtsfunctionaris")
        contact.email = "beter@gemeente.example.org"
        contact.save()
    assert "Eerste gebruiker opnieuw uitnodigen" in beheer.get(url("aansluiting", row.pk)).content.decode()
    assert beheer.post(url("aansluiting_eerste_mail", row.pk)).status_code == 302
    assert beheer.post(url("aansluiting_eerste_mail", row.pk)).status_code == 409
    with after_commit(execute=True):
        assert inrichten() == 1
    assert mail.outbox[-1].to == ["beter@gemeente.example.org"]
    second = LINK.search(str(mail.outbox[-1].body))
    assert first is not None
    assert second is not None
    new = Client(HTTP_HOST="valkenswaard.test")
    assert new.get("/" + first.group().split("/", 3)[3]).status_code == 410
    word = {"wachtwoord": PASSWORD, "herhaling": PASSWORD}
    page = new.post("/" + second.group().split("/", 3)[3], word)
    assert page.status_code == 302
    assert beheer.post(url("aansluiting_eerste_mail", row.pk)).status_code == 302
    inrichten()
    assert "heeft al iemand een account" in beheer.get(url("aansluiting", row.pk)).content.decode()


def test_only_an_environment_of_its_own_has_a_first_mail(browse: Browse, regio: Tenant, inrichten: Inrichten) -> None:
    beheer, _ = get_in(browse, regio, "gast")
    inrichten()
    assert beheer.post(url("aansluiting_eerste_mail", the_one(regio).pk)).status_code == 409
    assert browse(regio, "zorgcoordinator").post(url("aansluiting_eerste_mail", the_one(regio).pk)).status_code == 404


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


def test_two_colleagues_who_ask_at_once_make_one_invitation(
    browse: Browse, regio: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    beheer = browse(regio, "ketenregisseur")
    ask(beheer)
    monkeypatch.setattr(f"{AANSLUITING}.actions.objection", lambda kandidaat: "")
    typed = {"gm_code": VALKENSWAARD, "naam": "A (voorbeeld)", "email": "a@example.org", "adres": "Postbus 1"}
    answer = beheer.post(url("aansluiting_nieuw"), typed)
    assert answer.status_code == 422
    assert "is net een uitnodiging gemaakt" in answer.content.decode()
    with inside(regio):
        assert Aansluiting.objects.count() == 1
    assert len(mail.outbox) == 1


def test_what_cannot_be_done_leaves_nothing_half_done(
    browse: Browse, regio: Tenant, inrichten: Inrichten, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last thing breaks: no environment, no deelname, no mail; the next round does it all."""

    def broken(*given: object, **named: object) -> None:
        raise RuntimeError

    get_in(browse, regio, "eigen", "GM0743")
    with monkeypatch.context() as breaking:
        breaking.setattr(f"{AANSLUITING}.inrichting.advance", broken)
        assert inrichten() == 0
    assert not Tenant.objects.filter(gemeente_id="GM0743").exists()
    assert regio_of("GM0743", today()) is None
    assert (the_one(regio).status, mail.outbox) == ("wacht_op_inrichting", [])
    assert inrichten() == 1
    assert the_one(regio).status == "aangesloten"


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
    kept = gast.cookies["dekkend-aansluiting"]
    assert (kept["httponly"], kept["samesite"], kept["path"], kept["domain"]) == (True, "Lax", "/", "")


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
    standen = {
        row["gmCode"]: row for row in program.get("/api/v1/aansluitingen/standen?pageSize=100").json()["results"]
    }
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
