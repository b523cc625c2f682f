"""Holding an intake: planning and reminding, what it told, which rights were explained, and how it ends."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework.consultatie.actions import ask_consultatie, decide_consultatie, give_advice, withdraw_consultatie
from casework.consultatie.rules import BesluitInvoer, Vraag
from casework.consultatie.work import waiting_consultaties
from casework.dossier.models import Dossier
from casework.hulpvraag.actions import add_hulpvraag
from casework.intake.actions import (
    describe_intake,
    explain_rights,
    finish_intake,
    resume_intake,
    stop_intake,
    withdraw_rechtenuitleg,
)
from casework.intake.gesprekken import close_gesprek, move_gesprek, note_reminded, plan_gesprek, reopen_gesprek
from casework.intake.rules import Beschrijving, GesprekInvoer, RechtenuitlegInvoer, StopInvoer, UitkomstInvoer
from casework.intake.work import waiting_for_intake
from casework.models import Consultatie, Gebeurtenis, Intake, Intakegesprek, Rechtenuitleg
from casework.overdracht.inhoud import pack
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.core.merging import Overtaken
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import get_json, logged, post_json

pytestmark = pytest.mark.urls("dekkend.urls_regio")

ALLES = ("bedenktijd", "aangifte", "opvang")
VERTELD = Beschrijving(
    verhaal="Moest een schuld afbetalen (voorbeeld).",
    veilig_nu="ja",
    veiligheid="Slaapt op een geheime plek (voorbeeld).",
    risicos="De dader zoekt haar (voorbeeld).",
    behoeften="Rust en een dokter (voorbeeld).",
)


def plan(actor: Actor, dossier: Dossier, days: float = 1, **more: Any) -> Intakegesprek:
    invoer = GesprekInvoer(now() + timedelta(days=days), **more)
    return plan_gesprek(actor=actor, dossier_id=dossier.pk, invoer=invoer)


def close(actor: Actor, talk: Intakegesprek, stap: str, verslag: str = "Kennisgemaakt (voorbeeld).") -> Intakegesprek:
    return close_gesprek(actor=actor, gesprek_id=talk.pk, invoer=UitkomstInvoer(stap, "Met tolk (voorbeeld)", verslag))


def explain(actor: Actor, dossier: Dossier, onderdelen: tuple[str, ...] = ALLES) -> list[Rechtenuitleg]:
    said = RechtenuitlegInvoer(today(), onderdelen, "Engels (voorbeeld)", tolk="aanwezig")
    return explain_rights(actor=actor, dossier_id=dossier.pk, invoer=said)


def ask(actor: Actor, dossier: Dossier, **more: Any) -> Consultatie:
    return ask_consultatie(actor=actor, dossier_id=dossier.pk, invoer=Vraag("Welke hulp past? (voorbeeld)", **more))


def waits(actor: Actor) -> list[str]:
    return [item.why for item in waiting_for_intake(actor)]


@pytest.mark.usefixtures("in_regio")
class TestDoen:
    def test_an_intake_from_the_first_talk_to_its_end(self, noor: Actor, ilse: Actor, dossier: Dossier) -> None:
        assert waits(noor) == ["Plan het eerste intakegesprek."]
        with pytest.raises(Refused, match="nog geen intake"):
            finish_intake(actor=noor, dossier_id=dossier.pk)
        close(noor, plan(noor, dossier, days=-1), "houden")
        with pytest.raises(Refused) as missing:
            finish_intake(actor=noor, dossier_id=dossier.pk)
        for word in ("veilig", "behoeften", "hulpvraag", "verblijfsrecht, strafrecht en zorg", "gedragswetenschapper"):
            assert word in missing.value.message
        assert "gesprek geweest" not in missing.value.message
        describe_intake(actor=noor, dossier_id=dossier.pk, invoer=VERTELD, versie=1)
        add_hulpvraag(actor=noor, dossier_id=dossier.pk, gebied="verblijf", vraag="Mag ik blijven? (voorbeeld)")
        explain(noor, dossier)
        give_advice(actor=ilse, consultatie_id=ask(noor, dossier).pk, advies="Begin met rust (voorbeeld).")
        intake = finish_intake(actor=noor, dossier_id=dossier.pk)
        assert (intake.status, dossier.fase) == ("afgerond", "intake")
        assert waits(noor) == []
        assert resume_intake(actor=noor, dossier_id=dossier.pk).afgerond_at is None

    def test_somebody_is_reminded_in_the_way_that_is_safe(self, noor: Actor, dossier: Dossier) -> None:
        far, soon = plan(noor, dossier, days=9), plan(noor, dossier, days=0.01)
        assert [why for why in waits(noor) if "Herinner" in why]
        note_reminded(actor=noor, gesprek_id=soon.pk)
        first = note_reminded(actor=noor, gesprek_id=soon.pk).herinnerd_at
        assert waits(noor) == []
        moved = GesprekInvoer(now() + timedelta(days=0.02), herinneren="bericht")
        assert move_gesprek(actor=noor, gesprek_id=soon.pk, invoer=moved).herinnerd_at is None
        same = GesprekInvoer(far.gepland_at, herinneren="niet")
        assert first is not None
        assert move_gesprek(actor=noor, gesprek_id=far.pk, invoer=same).herinneren == "niet"
        with pytest.raises(Refused, match="niet veilig"):
            note_reminded(actor=noor, gesprek_id=far.pk)

    def test_who_did_not_come_is_sought_again_and_nothing_ends(self, noor: Actor, dossier: Dossier) -> None:
        talk = plan(noor, dossier, days=-1)
        assert waits(noor) == ["Schrijf op hoe het gesprek ging, of dat het er niet was."]
        close(noor, talk, "missen", "Telefoon stond uit (voorbeeld).")
        assert "Zoek rustig opnieuw contact" in waits(noor)[0]
        assert Intake.objects.get().status == "loopt"
        back = reopen_gesprek(actor=noor, gesprek_id=talk.pk)
        assert (back.status, back.verslag) == ("gepland", "Telefoon stond uit (voorbeeld).")
        close(noor, back, "afzeggen")
        plan(noor, dossier, days=9)
        assert waits(noor) == []

    def test_a_talk_to_come_is_not_held_yet(self, noor: Actor, dossier: Dossier) -> None:
        talk = plan(noor, dossier)
        for stap in ("houden", "missen", "verzetten"):
            with pytest.raises(InvalidInput):
                close(noor, talk, stap)
        assert close(noor, talk, "afzeggen", "").status == "afgezegd"
        with pytest.raises(Refused):
            close(noor, talk, "afzeggen")
        with pytest.raises(Refused):
            move_gesprek(actor=noor, gesprek_id=talk.pk, invoer=GesprekInvoer(now()))

    def test_who_wants_it_later_is_asked_later(self, noor: Actor, dossier: Dossier) -> None:
        plan(noor, dossier, days=4)
        with pytest.raises(InvalidInput):
            stop_intake(actor=noor, dossier_id=dossier.pk, invoer=StopInvoer("wil_later"))
        later = StopInvoer("wil_later", "Na de zomer (voorbeeld).", today() + timedelta(days=60))
        intake = stop_intake(actor=noor, dossier_id=dossier.pk, invoer=later)
        assert (intake.status, Intakegesprek.objects.get().status) == ("gestopt", "afgezegd")
        assert waits(noor) == []
        Intake.objects.update(opnieuw_op=today())
        assert waits(noor) == ["De persoon wilde nog niet verder. Vraag of dat nu anders is."]
        plan(noor, dossier, days=4)
        intake = Intake.objects.get()
        assert (intake.status, intake.opnieuw_op) == ("loopt", None)
        assert intake.stop_toelichting == "Na de zomer (voorbeeld)."

    def test_who_is_not_safe_stands_on_top(self, noor: Actor, dossier: Dossier) -> None:
        describe_intake(actor=noor, dossier_id=dossier.pk, invoer=Beschrijving(veilig_nu="nee"), versie=1)
        item = waiting_for_intake(noor)[0]
        assert (item.urgent, item.title) == (True, f"Dossier {dossier.nummer}")
        assert "niet veilig" in item.why

    def test_nobody_overwrites_a_colleague_unseen(self, noor: Actor, dossier: Dossier) -> None:
        first = describe_intake(actor=noor, dossier_id=dossier.pk, invoer=VERTELD, versie=1)
        assert first.versie == 2
        mine = Beschrijving(verhaal="Mijn tekst (voorbeeld).", veilig_nu="nee", geen_hulpvraag=True)
        with pytest.raises(Overtaken):
            describe_intake(actor=noor, dossier_id=dossier.pk, invoer=mine, versie=1)
        assert describe_intake(actor=noor, dossier_id=dossier.pk, invoer=VERTELD, versie=2).versie == 2
        assert describe_intake(actor=noor, dossier_id=dossier.pk, invoer=mine, versie=2).versie == 3

    def test_rights_are_explained_and_taken_back(self, noor: Actor, dossier: Dossier) -> None:
        rows = explain(noor, dossier)
        assert [row.gebied for row in rows] == ["verblijf", "strafrecht", "zorg"]
        assert withdraw_rechtenuitleg(actor=noor, rechtenuitleg_id=rows[0].pk).status == "ingetrokken"
        with pytest.raises(Refused):
            withdraw_rechtenuitleg(actor=noor, rechtenuitleg_id=rows[0].pk)
        told = Gebeurtenis.objects.filter(soort="rechtenuitleg_gegeven")
        assert any("bedenktijd" in one.tekst for one in told)

    def test_advice_is_asked_given_and_decided_upon(self, noor: Actor, ilse: Actor, dossier: Dossier) -> None:
        row = ask(noor, dossier, spoed=True)
        with pytest.raises(Refused, match="al een vraag"):
            ask(noor, dossier)
        assert [(one.group, one.urgent) for one in waiting_consultaties(ilse)] == [("Advies gevraagd", True)]
        assert waiting_consultaties(noor) == []
        with pytest.raises(Refused):
            decide_consultatie(actor=noor, consultatie_id=row.pk, invoer=BesluitInvoer("overgenomen"))
        give_advice(actor=ilse, consultatie_id=row.pk, advies="Begin met rust (voorbeeld).")
        give_advice(actor=ilse, consultatie_id=row.pk, advies="Begin met rust en een dokter (voorbeeld).")
        assert waiting_consultaties(ilse) == []
        assert [one.group for one in waiting_consultaties(noor)] == ["Advies gekregen"]
        with pytest.raises(InvalidInput):
            decide_consultatie(actor=noor, consultatie_id=row.pk, invoer=BesluitInvoer("niet"))
        decide_consultatie(actor=noor, consultatie_id=row.pk, invoer=BesluitInvoer("overgenomen"))
        decide_consultatie(actor=noor, consultatie_id=row.pk, invoer=BesluitInvoer("niet", "Zij wil dit niet."))
        with pytest.raises(Refused):
            give_advice(actor=ilse, consultatie_id=row.pk, advies="Nog iets.")
        assert withdraw_consultatie(actor=noor, consultatie_id=ask(noor, dossier).pk).status == "ingetrokken"

    def test_others_change_nothing(self, noor: Actor, sam: Actor, ilse: Actor, dossier: Dossier) -> None:
        talk, rights, row = plan(noor, dossier), explain(noor, dossier)[0], ask(noor, dossier)
        for who in (sam, ilse):
            for forbidden in (
                lambda who=who: plan(who, dossier),
                lambda who=who: close(who, talk, "afzeggen"),
                lambda who=who: note_reminded(actor=who, gesprek_id=talk.pk),
                lambda who=who: describe_intake(actor=who, dossier_id=dossier.pk, invoer=VERTELD, versie=1),
                lambda who=who: finish_intake(actor=who, dossier_id=dossier.pk),
                lambda who=who: withdraw_rechtenuitleg(actor=who, rechtenuitleg_id=rights.pk),
                lambda who=who: ask(who, dossier),
                lambda who=who: withdraw_consultatie(actor=who, consultatie_id=row.pk),
            ):
                with pytest.raises(Hidden):
                    forbidden()
        for who in (noor, sam):
            with pytest.raises(Hidden):
                give_advice(actor=who, consultatie_id=row.pk, advies="Ik doe het zelf.")

    def test_a_closed_dossier_is_reopened_first(self, noor: Actor, dossier: Dossier) -> None:
        afsluiten(noor, dossier.pk)
        for one in (lambda: plan(noor, dossier), lambda: ask(noor, dossier), lambda: explain(noor, dossier)):
            with pytest.raises(Refused, match="Heropen"):
                one()

    def test_another_regio_reads_it_and_nothing_stays_when_it_is_destroyed(
        self, noor: Actor, ilse: Actor, dossier: Dossier
    ) -> None:
        close(noor, plan(noor, dossier, days=-1), "houden", "Zij kwam met een vriendin (voorbeeld).")
        plan(noor, dossier, days=5, afspraak="Alleen overdag (voorbeeld).")
        describe_intake(actor=noor, dossier_id=dossier.pk, invoer=VERTELD, versie=1)
        explain(noor, dossier)
        give_advice(actor=ilse, consultatie_id=ask(noor, dossier).pk, advies="Begin met rust (voorbeeld).")
        told = "\n".join(line.tekst for line in pack(dossier).tijdlijn)
        for word in ("kwam met een vriendin", "Alleen overdag", "Moest een schuld", "Begin met rust", "bedenktijd"):
            assert word in told
        erase([dossier.pk])
        for model in (Intake, Intakegesprek, Rechtenuitleg, Consultatie):
            assert not model.objects.exists()

    def test_the_database_holds_it_too(self, noor: Actor, ilse: Actor, dossier: Dossier) -> None:
        plan(noor, dossier)
        explain(noor, dossier)
        give_advice(actor=ilse, consultatie_id=ask(noor, dossier).pk, advies="Begin met rust (voorbeeld).")
        broken: list[tuple[Any, dict[str, Any]]] = [
            (Intake, {"status": "gestopt"}),
            (Intake, {"status": "afgerond"}),
            (Intake, {"opnieuw_op": today()}),
            (Intake, {"veilig_nu": "misschien"}),
            (Intakegesprek, {"plek": "ergens"}),
            (Rechtenuitleg, {"onderdelen": []}),
            (Rechtenuitleg, {"gebied": "geld"}),
            (Consultatie, {"status": "besloten"}),
            (Consultatie, {"status": "gevraagd"}),
        ]
        for model, values in broken:
            with pytest.raises(IntegrityError), transaction.atomic():
                model.objects.update(**values)


def test_the_pages_of_a_talk(regio: Tenant, noors_browser: Client, dossier: Dossier) -> None:
    page = f"/dossiers/{dossier.pk}/intake/"
    assert "Er is nog geen gesprek" in noors_browser.get(page).content.decode()
    assert noors_browser.get(f"{page}gesprek/").status_code == 200
    day = today() - timedelta(days=1)
    said = {"datum": f"{day:%d-%m-%Y}", "tijd": "14:30", "plek": "elders", "waar": "Bij de kapper (voorbeeld)"}
    said |= {"tolk": "begeleider", "herinneren": "bericht", "taal": "Tigrinya", "afspraak": ""}
    wrong = noors_browser.post(f"{page}gesprek/", {**said, "datum": "31-02-2026"})
    assert wrong.status_code == 422
    assert "Bij de kapper (voorbeeld)" in wrong.content.decode()
    shown = noors_browser.post(f"{page}gesprek/", said, follow=True).content.decode()
    assert "14:30" in shown
    assert "onder druk" in shown
    with inside(regio):
        talk = Intakegesprek.objects.get()
    path = f"/intakegesprekken/{talk.pk}/"
    assert "Bij de kapper (voorbeeld)" in noors_browser.get(f"{path}wijzigen/").content.decode()
    assert noors_browser.post(f"{path}wijzigen/", {**said, "tijd": "15:30"}).status_code == 302
    assert noors_browser.post(f"{path}herinnerd/").status_code == 302
    empty = noors_browser.post(f"{path}uitkomst/", {"stap": "houden", "aanwezig": "Alleen", "verslag": ""})
    assert empty.status_code == 422
    good = {"stap": "houden", "aanwezig": "Alleen", "verslag": "Kennisgemaakt (voorbeeld)."}
    assert "Kennisgemaakt" in noors_browser.post(f"{path}uitkomst/", good, follow=True).content.decode()
    assert noors_browser.get(f"{path}uitkomst/").status_code == 409
    assert noors_browser.post(f"{path}herstellen/").status_code == 302
    assert len(logged(regio, "intakegesprek_herinnerd")) == 1


def test_the_pages_of_an_intake(
    regio: Tenant, noors_browser: Client, browse: Callable[..., Client], dossier: Dossier
) -> None:
    page = f"/dossiers/{dossier.pk}/intake/"
    told = {
        "versie": "1",
        "uitgangspunt": "{}",
        "veilig_nu": "nee",
        "veiligheid": "Thuis (voorbeeld)",
        "risicos": "",
        "verhaal": "",
    }
    told |= {"behoeften": "", "wensen": "", "mogelijkheden": ""}
    alarmed = noors_browser.post(f"{page}beschrijven/", told, follow=True).content.decode()
    assert "nu niet veilig" in alarmed
    late = noors_browser.post(f"{page}beschrijven/", {**told, "veiligheid": "Mijn tekst (voorbeeld)"})
    again = late.content.decode()
    assert late.status_code == 422
    assert "Mijn tekst (voorbeeld)" in again
    assert "Thuis (voorbeeld)" in again
    assert 'name="versie" value="2"' in again
    rights = {"datum": f"{today():%d-%m-%Y}", "taal": "Tigrinya", "tolk": "telefoon", "begrepen": "deels"}
    assert noors_browser.post(f"{page}rechten/", rights).status_code == 422
    chosen = {"onderdelen_verblijf": ["bedenktijd", "asiel"], "onderdelen_zorg": ["opvang"]}
    assert "Asiel vragen" in noors_browser.post(f"{page}rechten/", {**rights, **chosen}, follow=True).content.decode()
    with inside(regio):
        row = Rechtenuitleg.objects.filter(gebied="zorg").get()
    taken_back = noors_browser.post(f"/rechtenuitleg/{row.pk}/intrekken/", follow=True).content.decode()
    assert "(ingetrokken)" in taken_back
    assert noors_browser.post(f"{page}afronden/").status_code == 409
    assert noors_browser.get(f"{page}stoppen/").status_code == 200
    assert noors_browser.post(f"{page}stoppen/", {"reden": "wil_later"}).status_code == 422
    assert "staat stil" in noors_browser.post(f"{page}stoppen/", {"reden": "wil_niet"}, follow=True).content.decode()
    assert noors_browser.post(f"{page}hervatten/").status_code == 302
    reader = browse(regio, "gedragswetenschapper").get(page)
    assert reader.status_code == 200
    assert "Gesprek plannen" not in reader.content.decode()
    assert [line.ground for line in logged(regio, "intake_beschreven")] == ["eigen caseload"]


def test_the_pages_of_advice(
    regio: Tenant, noors_browser: Client, browse: Callable[..., Client], dossier: Dossier
) -> None:
    asked = f"/dossiers/{dossier.pk}/advies/"
    assert noors_browser.get(asked).status_code == 200
    assert noors_browser.post(asked, {"vraag": " "}).status_code == 422
    assert noors_browser.post(asked, {"vraag": "Welke hulp past? (voorbeeld)"}).status_code == 302
    assert noors_browser.get(asked).status_code == 409
    with inside(regio):
        row = Consultatie.objects.get()
    ilse = browse(regio, "gedragswetenschapper", naam="Ilse (voorbeeld)")
    assert dossier.nummer in ilse.get("/consultaties/").content.decode()
    assert noors_browser.get("/consultaties/").status_code == 404
    path = f"/consultaties/{row.pk}/"
    assert "Advies geven" in ilse.get(path).content.decode()
    assert "Advies geven" not in noors_browser.get(path).content.decode()
    assert noors_browser.get(f"{path}advies/").status_code == 404
    assert noors_browser.get(f"{path}besluit/").status_code == 409
    assert "Welke hulp past?" in ilse.get(f"{path}advies/").content.decode()
    assert ilse.post(f"{path}advies/", {"advies": ""}).status_code == 422
    given = ilse.post(f"{path}advies/", {"advies": "Begin met rust (voorbeeld)."}, follow=True).content.decode()
    assert "Begin met rust (voorbeeld)." in given
    assert ilse.get(f"{path}besluit/").status_code == 404
    assert noors_browser.post(f"{path}besluit/", {"besluit": "deels"}).status_code == 422
    decided = {"besluit": "deels", "toelichting": "Eerst de dokter (voorbeeld)."}
    assert "Eerst de dokter" in noors_browser.post(f"{path}besluit/", decided, follow=True).content.decode()
    assert noors_browser.post(f"{path}intrekken/").status_code == 409
    assert [line.ground for line in logged(regio, "consultatie_gegeven")] == ["advies op elke casus"]


def test_a_program_holds_an_intake(noors_api: Client, dossier: Dossier) -> None:
    here = f"dossiers/{dossier.pk}"
    assert get_json(noors_api, f"{here}/intake")["intake"] is None
    talk = post_json(noors_api, f"{here}/intakegesprekken", {"geplandOp": "2026-11-20T10:00:00+01:00"})
    put = noors_api.put(
        f"/api/v1/intakegesprekken/{talk['id']}",
        {"geplandOp": "2026-11-20T11:00:00+01:00", "plek": "telefoon"},
        content_type="application/json",
    )
    assert put.json()["plek"] == "telefoon"
    steps = f"intakegesprekken/{talk['id']}/stappen"
    assert post_json(noors_api, steps, {"stap": "herinneren"}, 200)["herinnerdOp"]
    held = {"stap": "houden", "verslag": "Kennisgemaakt (voorbeeld)."}
    assert post_json(noors_api, steps, held, 200)["status"] == "gehouden"
    assert post_json(noors_api, steps, {"stap": "herstellen"}, 200)["status"] == "gepland"
    said, match = {"veiligNu": "ja", "risicos": "De dader zoekt haar (voorbeeld)."}, {"If-Match": '"1"'}
    first = noors_api.put(f"/api/v1/{here}/intake", said, "application/json", headers=match)
    assert (first.json()["versie"], first.json()["veiligNu"], first.headers["ETag"]) == (2, "ja", '"2"')
    assert noors_api.get(f"/api/v1/{here}/intake").headers["ETag"] == '"2"'
    assert noors_api.put(f"/api/v1/{here}/intake", said, "application/json", headers=match).status_code == 412
    told = {"datum": f"{today()}", "onderdelen": ["opvang"], "taal": "Engels"}
    sent = noors_api.post(f"/api/v1/{here}/rechtenuitleggen", told, content_type="application/json")
    assert [one["gebied"] for one in sent.json()] == ["zorg"]
    taken_back = post_json(noors_api, f"rechtenuitleggen/{sent.json()[0]['id']}/intrekking", status=200)
    assert taken_back["status"] == "ingetrokken"
    post_json(noors_api, f"{here}/intake/stappen", {"stap": "afronden"}, 409)
    stopped = post_json(noors_api, f"{here}/intake/stappen", {"stap": "stoppen", "reden": "wil_niet"}, 200)
    assert stopped["stopReden"] == "wil_niet"
    assert post_json(noors_api, f"{here}/intake/stappen", {"stap": "hervatten"}, 200)["status"] == "loopt"


def test_a_program_asks_and_gives_advice(
    noors_api: Client, api: Callable[..., Client], regio: Tenant, dossier: Dossier
) -> None:
    here = f"dossiers/{dossier.pk}"
    asked = post_json(noors_api, f"{here}/consultaties", {"vraag": "Welke hulp past? (voorbeeld)"})
    ilse = api(regio, "gedragswetenschapper")
    assert get_json(ilse, "consultaties")["count"] == 1
    advice = post_json(ilse, f"consultaties/{asked['id']}/advies", {"advies": "Rust (voorbeeld)."}, 200)
    assert advice["status"] == "gegeven"
    assert post_json(noors_api, f"consultaties/{asked['id']}/besluit", {"besluit": "overgenomen"}, 200)["besluit"]
    again = post_json(noors_api, f"{here}/consultaties", {"vraag": "En nu? (voorbeeld)"})
    assert post_json(noors_api, f"consultaties/{again['id']}/intrekking", status=200)["status"] == "ingetrokken"
    assert get_json(noors_api, f"{here}/consultaties")["count"] == 2
