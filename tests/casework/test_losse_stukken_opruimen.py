"""What became no dossier goes after its term: proposed by one, confirmed by another, and nothing is left to read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from casework.adviesvraag.actions import change_advies, invoer_of, note_advies
from casework.adviesvraag.queries import telling
from casework.adviesvraag.rules import AdviesInvoer
from casework.bewaren.actions import set_bewaartermijn
from casework.contact.actions import close_melding, note_melding
from casework.meldcode.actions import begin_signalering, record_stap, reopen_signalering
from casework.meldcode.rules import StapInvoer
from casework.models import Adviesvraag, Meldcodestap, Melding, Opruimstuk, Signalering
from casework.opruimen import actions, queries, tasks
from casework.opruimen.rules import check_choice, check_there
from casework.verwijzing.actions import take_back_melding
from casework.wissen.legen import erase
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import current_schema, inside
from dekkend.keys.keyring import is_destroyed
from tenants.models import Tenant
from tests.casework.conftest import INVOER, get_json, logged, post_json

Browse = Callable[..., Client]
TEKST = "Een leerling vertelt iets vreemds (voorbeeld)."
VRAAG = AdviesInvoer(vraag=TEKST, antwoord="Bel ons (voorbeeld).", vrager_soort="school", minuten=10)


def age(model: type, pk: UUID, years: int) -> None:
    model.objects.filter(pk=pk).update(gewijzigd_at=now() - timedelta(days=366 * years))  # type: ignore[attr-defined]


def old_advies(noor: Actor, years: int = 2, **change: Any) -> Adviesvraag:
    row = note_advies(actor=noor, invoer=AdviesInvoer(**{**vars(VRAAG), **change}))
    age(Adviesvraag, row.pk, years)
    return row


def old_melding(noor: Actor, years: int = 5) -> Melding:
    row = note_melding(actor=noor, invoer=INVOER)
    close_melding(actor=noor, melding_id=row.pk, reden="geen_mensenhandel", toelichting="Ruzie om huur (voorbeeld).")
    age(Melding, row.pk, years)
    return row


def test_a_choice_is_one_or_more_of_what_may_go() -> None:
    one, other = uuid4(), uuid4()
    check_choice([one], [one, other])
    check_there(None)
    for chosen in ([], [uuid4()]):
        with pytest.raises(InvalidInput):
            check_choice(chosen, [one])
    with pytest.raises(Refused):
        check_there(now())


def test_two_people_destroy_and_what_was_counted_goes_on_counting(
    regio: Tenant, noor: Actor, sam: Actor, ilse: Actor, actor: Callable[..., Actor]
) -> None:
    with inside(regio):
        advies, melding, kept = old_advies(noor), old_melding(noor), old_advies(noor, minuten=5)
        old_advies(noor, years=1)
        old_advies(noor, antwoord="")
        note_melding(actor=noor, invoer=INVOER)
        assert {one.id for one in queries.due(noor)} == {advies.pk, melding.pk, kept.pk}
        for other in (ilse, actor(regio, "fg")):
            with pytest.raises(Hidden):
                queries.due(other)
        with pytest.raises(InvalidInput):
            actions.propose_opruimen(actor=noor, stukken=[])
        voorstel = actions.propose_opruimen(actor=noor, stukken=[advies.pk, melding.pk, kept.pk])
        assert queries.due(noor) == []
        assert (queries.waiting(noor).count(), queries.waiting(sam).count()) == (0, 1)
        with pytest.raises(Refused, match="zelf voorgesteld"):
            actions.confirm_opruimen(actor=noor, voorstel_id=voorstel.pk)
        change_advies(actor=noor, advies_id=kept.pk, invoer=invoer_of(kept))
        assert actions.confirm_opruimen(actor=sam, voorstel_id=voorstel.pk).status == "vernietigd"
        assert list(Opruimstuk.objects.filter(gebleven=True).values_list("stuk", flat=True)) == [kept.pk]
        for gone in (advies, melding):
            assert is_destroyed(current_schema(), gone.pk)
        again = Adviesvraag.objects.get(pk=advies.pk)
        assert (again.stand, again.vraag, again.vrager_soort) == ("vernietigd", "(vernietigd)", "anders")
        assert Adviesvraag.objects.get(pk=kept.pk).vraag == TEKST
        assert Melding.objects.get(pk=melding.pk).omschrijving == "(vernietigd)"
        assert sum(one.aantal for one in telling(noor).regels) == 4
        with pytest.raises(Refused):
            change_advies(actor=noor, advies_id=advies.pk, invoer=VRAAG)
        Melding.objects.filter(pk=melding.pk).update(status="verwezen", afgesloten_at=None, afsluit_reden="")
        with pytest.raises(Refused):
            take_back_melding(actor=noor, melding_id=melding.pk)
        with pytest.raises(Hidden):
            actions.confirm_opruimen(actor=sam, voorstel_id=uuid4())
        Adviesvraag.objects.filter(pk=advies.pk).update(vernietigd_at=None)
        assert erase([advies.pk, melding.pk]) == 1, "a restored backup is emptied again"
    assert len(logged(regio, "los_stuk_vernietigd")) == 2


def test_a_shorter_term_a_refusal_and_a_crash_in_between(
    regio: Tenant, noor: Actor, sam: Actor, actor: Callable[..., Actor], monkeypatch: pytest.MonkeyPatch
) -> None:
    with inside(regio):
        advies = old_advies(noor, years=1)
        assert queries.due(noor) == []
        olga = actor(regio, "bestuurder")
        with pytest.raises(InvalidInput):
            set_bewaartermijn(actor=olga, regime="signalering", jaren=1, ingang=today())
        set_bewaartermijn(actor=olga, regime="adviesvraag", jaren=1, ingang=today())
        (one,) = queries.due(noor)
        assert (one.label, one.nummer) == ("Adviesvraag", advies.nummer)
        first = actions.propose_opruimen(actor=noor, stukken=[one.id])
        assert actions.reject_opruimen(actor=noor, voorstel_id=first.pk).status == "afgewezen"
        second = actions.propose_opruimen(actor=noor, stukken=[one.id])

        def full(*_: object) -> None:
            raise OSError

        with monkeypatch.context() as broken:
            broken.setattr(actions, "shred", full)
            assert actions.confirm_opruimen(actor=sam, voorstel_id=second.pk).status == "bevestigd"
        assert not is_destroyed(current_schema(), advies.pk)
        assert queries.unfinished() == [second.pk]
    tasks.finish_opruimen(regio.schema_name)
    with inside(regio):
        assert queries.unfinished() == []
        assert is_destroyed(current_schema(), advies.pk)
        actions.carry_out(voorstel_id=second.pk)


def test_in_a_gemeente_a_signalering_goes_with_its_steps(
    gemeente: Tenant, actor: Callable[..., Actor], browse: Browse
) -> None:
    with inside(gemeente):
        yara, collega = (
            actor(gemeente, "aandachtsfunctionaris"),
            actor(gemeente, "aandachtsfunctionaris", naam="Tweede"),
        )
        row = begin_signalering(actor=yara, onderwerp=TEKST)
        record_stap(actor=yara, signalering_id=row.pk, invoer=StapInvoer("signalen", today(), TEKST))
        Signalering.objects.filter(pk=row.pk).update(status="hulp", besloten_at=now())
        age(Signalering, row.pk, 5)
        voorstel = actions.propose_opruimen(actor=yara, stukken=[one.id for one in queries.due(yara)])
    client = browse(gemeente, "fg")
    assert row.nummer in client.get(f"/opruimen/{voorstel.pk}/").content.decode()
    assert TEKST not in client.get(f"/opruimen/{voorstel.pk}/").content.decode()
    assert client.get("/opruimen/nieuw/").status_code == 404
    with inside(gemeente):
        assert actions.confirm_opruimen(actor=collega, voorstel_id=voorstel.pk).status == "vernietigd"
        assert not Meldcodestap.objects.exists()
        with pytest.raises(Refused):
            reopen_signalering(actor=yara, signalering_id=row.pk)
    page = browse(gemeente, "aandachtsfunctionaris").get(f"/meldcode/{row.pk}/").content.decode()
    assert ("is vernietigd op" in page, "Stap 1" in page) == (True, False)
    terms = browse(gemeente, "bestuurder").get("/bewaren/wijzigen/").content.decode()
    assert ("Signalering in de meldcode" in terms, "Jeugdwet" in terms) == (True, False)


def test_by_api(regio: Tenant, noor: Actor, noors_api: Client, api: Callable[..., Client]) -> None:
    with inside(regio):
        advies, other = old_advies(noor), old_advies(noor)
    found = get_json(noors_api, "losse-stukken")["results"]
    assert {one["nummer"] for one in found} == {advies.nummer, other.nummer}
    assert TEKST not in str(found)
    post_json(noors_api, "opruimvoorstellen", {"stukken": [str(uuid4())]}, status=400)
    made = post_json(noors_api, "opruimvoorstellen", {"stukken": [str(advies.pk)]})
    assert [one["nummer"] for one in made["stukken"]] == [advies.nummer]
    post_json(noors_api, f"opruimvoorstellen/{made['id']}/bevestiging", status=409)
    fg = api(regio, "fg")
    assert get_json(fg, "opruimvoorstellen")["results"][0]["id"] == made["id"]
    assert post_json(fg, f"opruimvoorstellen/{made['id']}/bevestiging")["status"] == "vernietigd"
    assert get_json(fg, f"opruimvoorstellen/{made['id']}")["vernietigdOp"]
    again = post_json(noors_api, "opruimvoorstellen", {"stukken": [str(other.pk)]})
    assert post_json(fg, f"opruimvoorstellen/{again['id']}/afwijzing")["status"] == "afgewezen"
    assert fg.get("/api/v1/losse-stukken").status_code == 404


def test_the_pages(regio: Tenant, noor: Actor, noors_browser: Client, browse: Browse) -> None:
    assert "Er is niets om op te ruimen" in noors_browser.get("/opruimen/nieuw/").content.decode()
    with inside(regio):
        advies, other = old_advies(noor), old_advies(noor)
    listed = noors_browser.get("/opruimen/").content.decode()
    assert ("voorstel van Dekkend" in listed, "Jeugdwet" in listed) == (True, False)
    page = noors_browser.get("/opruimen/nieuw/").content.decode()
    assert f"Adviesvraag {advies.nummer}, laatst gewijzigd op" in page
    assert TEKST not in page
    assert noors_browser.post("/opruimen/nieuw/", {"csrfmiddlewaretoken": "x"}).status_code == 422
    assert noors_browser.post("/opruimen/nieuw/", {"stukken": [str(uuid4())]}).status_code == 422
    made = noors_browser.post("/opruimen/nieuw/", {"stukken": [str(advies.pk)]}, follow=True)
    assert "Een collega of de FG moet dit nog bevestigen" in made.content.decode()
    url = made.redirect_chain[-1][0]
    assert noors_browser.post(f"{url}bevestigen/").status_code == 409
    fg = browse(regio, "fg")
    assert "Een los stuk vernietigen" in fg.get("/").content.decode()
    assert "De stukken zijn vernietigd" in fg.post(f"{url}bevestigen/", follow=True).content.decode()
    gone = noors_browser.get(f"/adviesvragen/{advies.pk}/").content.decode()
    assert ("is vernietigd op" in gone, TEKST in gone) == (True, False)
    assert noors_browser.get(f"/adviesvragen/{advies.pk}/wijzigen/").status_code == 409
    again = noors_browser.post("/opruimen/nieuw/", {"stukken": [str(other.pk)]}, follow=True).redirect_chain[-1][0]
    assert "Alles blijft bestaan" in noors_browser.post(f"{again}afwijzen/", follow=True).content.decode()
    assert browse(regio, "gedragswetenschapper").get("/opruimen/").status_code == 404
