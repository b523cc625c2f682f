"""Destroying a dossier: one asks, another confirms, and then nobody can read it again, here or at the national tier."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client

from casework.contact.actions import note_melding
from casework.contact.rules import MeldingInvoer
from casework.dossier.actions import open_dossier_from_melding, write_note
from casework.dossier.rules import PersoonInvoer
from casework.models import Dossier, Gebeurtenis, Melding, Persoon, Registratie, Toestemming, Wisverzoek
from casework.registratie.actions import DOEL, register_dossier
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from casework.wissen import actions
from casework.wissen.actions import confirm_wisverzoek, propose_wisverzoek, reject_wisverzoek
from casework.wissen.queries import unfinished
from casework.wissen.tasks import finish_wisverzoeken
from dekkend.accounts.actor import Actor
from dekkend.audit.events import all_types
from dekkend.audit.models import AuditEvent, Verwerking
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.keys import keyring, wisregister
from dekkend.keys.fields import VERNIETIGD
from dekkend.keys.models import Datasleutel
from dekkend.national.models import OntvangenRegistratie
from tenants.post.models import Inbak, Uitbak
from tenants.tenant.models import Tenant
from tests.casework.afsluiten import afsluiten, heropenen

Inside = Callable[[Tenant], AbstractContextManager[None]]
MakeActor = Callable[..., Actor]
KANARIE = "Kanarie-9d3e"


@pytest.fixture(autouse=True)
def register(settings: Any, tmp_path: Path) -> Path:
    settings.WISREGISTER = str(tmp_path / "wisregister.jsonl")
    return tmp_path / "wisregister.jsonl"


@pytest.fixture
def zorg(regio: Tenant, actor: MakeActor) -> Actor:
    return actor(regio, "zorgcoordinator")


@pytest.fixture
def fg(regio: Tenant, actor: MakeActor) -> Actor:
    return actor(regio, "fg")


@pytest.fixture
def dossier(regio: Tenant, landelijk: Tenant, inside: Inside, zorg: Actor, deliver: Callable[[], int]) -> Dossier:
    """Closed, with everything in it that a dossier can have, and received by the national tier."""
    with inside(regio):
        said = {name: f"{KANARIE} {name}" for name in ("omschrijving", "melder_naam", "betrokkene_naam", "vindplaats")}
        melding = note_melding(
            actor=zorg,
            invoer=MeldingInvoer(
                **said, in_gevaar="ja", vormen=("orgaanhandel",), minderjarig="nee", gm_code="GM0753", kanaal="email"
            ),
        )
        persoon = PersoonInvoer(
            naam=f"{KANARIE} naam", roepnaam=f"{KANARIE} roepnaam", geboortedatum=date(1991, 3, 7), gender="anders",
            nationaliteitsgroep="eu",
        )  # fmt: skip
        made = open_dossier_from_melding(actor=zorg, melding_id=melding.pk, persoon=persoon)
        write_note(actor=zorg, dossier_id=made.pk, tekst=f"{KANARIE} aantekening")
        consent = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")
        record_toestemming(actor=zorg, dossier_id=made.pk, invoer=consent)
        register_dossier(actor=zorg, dossier_id=made.pk)
        afsluiten(zorg, made.pk, "overleden")
    deliver()
    with inside(landelijk):
        assert OntvangenRegistratie.objects.get().naam == f"{KANARIE} naam"
    return made


@pytest.fixture
def destroyed(regio: Tenant, inside: Inside, zorg: Actor, fg: Actor, dossier: Dossier) -> Iterator[Wisverzoek]:
    with inside(regio):
        asked = propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="op_verzoek")
        yield confirm_wisverzoek(actor=fg, wisverzoek_id=asked.pk)


def readable(rows: list[Any]) -> dict[str, Any]:
    """Of these rows what still tells something: values that open and choices that say something."""
    kept = {"id", "nummer", "fase", "status", "herkomst", "afzender", "sleutel", "versie", "vernietigd_at"}
    found = {}
    for row in rows:
        for column in row._meta.concrete_fields:
            value = None if column.is_relation or column.name in kept else getattr(row, column.attname)
            moment = column.name.endswith("_at")
            if value not in (None, "", [], ["onbekend"], "onbekend", "anders", False, VERNIETIGD) and not moment:
                found[f"{type(row).__name__}.{column.name}"] = value
    return found


def test_nothing_can_be_read_any_more(regio: Tenant, inside: Inside, dossier: Dossier, destroyed: Wisverzoek) -> None:
    with inside(regio):
        keyring.forget()
        rows = [Dossier.objects.get(pk=dossier.pk), Persoon.objects.get(pk=dossier.pk), Melding.objects.get()]
        assert readable(rows) == {}
        assert not Gebeurtenis.objects.exists()
        assert not Toestemming.objects.exists()
        assert (rows[0].fase, rows[0].nummer) == ("vernietigd", dossier.nummer)
        assert rows[2].stand == "vernietigd"
        assert destroyed.status == "vernietigd"
    keys = Datasleutel.objects.filter(tenant=regio.schema_name, onderwerp__in=[dossier.pk, rows[2].pk])
    assert [key.verpakt for key in keys] == [None, None]
    assert len(list(wisregister.lines())) == 2


def test_the_national_tier_empties_it_and_destroys_its_key(
    regio: Tenant, landelijk: Tenant, inside: Inside, destroyed: Wisverzoek, deliver: Callable[[], int]
) -> None:
    deliver()
    with inside(regio):
        registratie = Registratie.objects.get()
        assert (registratie.soort, registratie.vingerafdruk, registratie.toestemming) == ("alleen_telling", "", None)
        assert {bytes(letter.inhoud) for letter in Uitbak.objects.all()} == {b""}
    with inside(landelijk):
        row = OntvangenRegistratie.objects.get()
        assert readable([row]) == {}
        assert row.ingetrokken_at is not None
        assert {bytes(letter.inhoud) for letter in Inbak.objects.all()} == {b""}
        assert keyring.is_destroyed(landelijk.schema_name, registratie.pk)


def test_the_log_keeps_ids_only_and_names_who_did_it(
    regio: Tenant, landelijk: Tenant, inside: Inside, dossier: Dossier, destroyed: Wisverzoek, fg: Actor
) -> None:
    for tenant in (regio, landelijk):
        with inside(tenant):
            lines = [str(values) for values in AuditEvent.objects.values_list()]
            lines += [str(values) for values in Verwerking.objects.values_list()]
            assert lines
            assert [line for line in lines if KANARIE in line or "1991" in line] == []
    assert {kind.code: kind.shred for kind in all_types() if kind.shred} == {}
    with inside(regio):
        line = AuditEvent.objects.get(code="wisverzoek_bevestigd")
        assert (line.actor_id, line.object_id, line.details["reden"]) == (fg.user_id, str(dossier.pk), "op_verzoek")
        done = AuditEvent.objects.get(code="dossier_vernietigd")
        assert (done.object_id, done.details["sleutels"]) == (str(dossier.pk), 2)


def test_it_takes_two_people(
    regio: Tenant, inside: Inside, dossier: Dossier, zorg: Actor, fg: Actor, actor: MakeActor
) -> None:
    colleague = actor(regio, "zorgcoordinator", naam="Tweede (voorbeeld)")
    with inside(regio):
        asked = propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="bewaartermijn")
        with pytest.raises(Refused, match="Een ander"):
            confirm_wisverzoek(actor=zorg, wisverzoek_id=asked.pk)
        with pytest.raises(Refused, match="al voorgesteld"):
            propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="bewaartermijn")
        with pytest.raises(IntegrityError), transaction.atomic():
            Wisverzoek.objects.filter(pk=asked.pk).update(
                status="bevestigd", beslist_door=zorg.user_id, beslist_at=asked.voorgesteld_at
            )
        assert confirm_wisverzoek(actor=colleague, wisverzoek_id=asked.pk).status == "vernietigd"
        with pytest.raises(Refused):
            confirm_wisverzoek(actor=fg, wisverzoek_id=asked.pk)


def test_a_request_that_is_turned_down_leaves_the_dossier(
    regio: Tenant, inside: Inside, dossier: Dossier, zorg: Actor, fg: Actor
) -> None:
    with inside(regio):
        asked = propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="ten_onrechte")
        assert reject_wisverzoek(actor=fg, wisverzoek_id=asked.pk).status == "afgewezen"
        assert Persoon.objects.get(pk=dossier.pk).naam == f"{KANARIE} naam"
        again = propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="ten_onrechte")
        assert reject_wisverzoek(actor=zorg, wisverzoek_id=again.pk).status == "afgewezen"


def test_who_may_not_and_what_does_not_fit_is_refused(
    regio: Tenant, inside: Inside, dossier: Dossier, zorg: Actor, fg: Actor, actor: MakeActor
) -> None:
    with inside(regio):
        for role in ("gedragswetenschapper", "ketenregisseur", "fg"):
            with pytest.raises(Hidden):
                propose_wisverzoek(actor=actor(regio, role), dossier_id=dossier.pk, reden="bewaartermijn")
        with pytest.raises(InvalidInput):
            propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="zomaar")
        asked = propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="bewaartermijn")
        with pytest.raises(Hidden):
            confirm_wisverzoek(actor=actor(regio, "ketenregisseur"), wisverzoek_id=asked.pk)
        heropenen(zorg, dossier.pk)
        with pytest.raises(Refused):
            confirm_wisverzoek(actor=fg, wisverzoek_id=asked.pk)
        with pytest.raises(Refused):
            propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="bewaartermijn")


def test_a_crash_between_the_decision_and_the_keys_is_finished_later(
    regio: Tenant, inside: Inside, dossier: Dossier, zorg: Actor, fg: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it stops: after the decision, after the first line of the register, after a line without its key."""
    with inside(regio):
        asked = propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="op_verzoek")
        for stops in ("shred", "destroy"):
            with monkeypatch.context() as broken:
                target = (actions, "shred") if stops == "shred" else (keyring, "destroy")
                broken.setattr(*target, _falls)
                if stops == "shred":
                    found = confirm_wisverzoek(actor=fg, wisverzoek_id=asked.pk)
                    assert found.status == "bevestigd"
                else:
                    with pytest.raises(OSError, match="schijf"):
                        actions.carry_out(wisverzoek_id=asked.pk)
            assert unfinished() == [asked.pk]
    assert len(list(wisregister.lines())) == 1
    with pytest.raises(wisregister.Incomplete, match="replay"):
        wisregister.require_current()
    finish_wisverzoeken(regio.schema_name)
    finish_wisverzoeken(regio.schema_name)
    wisregister.require_current()
    with inside(regio):
        assert unfinished() == []
        assert Wisverzoek.objects.get().status == "vernietigd"
        assert Persoon.objects.get(pk=dossier.pk).naam == VERNIETIGD


def _falls(*_: object) -> None:
    raise OSError("schijf vol")


def test_the_pages_say_plainly_that_it_is_gone(
    regio: Tenant, browse: Callable[..., Client], api: Callable[..., Client], dossier: Dossier, destroyed: Wisverzoek
) -> None:
    client, melding = browse(regio, "zorgcoordinator"), "meldingen/"
    page = client.get(f"/dossiers/{dossier.pk}/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Dit dossier is vernietigd" in text
    assert "De betrokkene vraagt erom" in text
    assert dossier.nummer in text
    for part in ("persoon/", "registratie/", "logboek/", "afsluiten/", "toestemming/", "vernietigen/"):
        assert client.get(f"/dossiers/{dossier.pk}/{part}").status_code == 409, part
    assert client.post(f"/dossiers/{dossier.pk}/aantekening/", {"tekst": "Terug"}).status_code == 409
    assert api(regio, "zorgcoordinator").get(f"/api/v1/dossiers/{dossier.pk}").status_code == 409
    for address in ("dossiers/", melding):
        listed = client.get(f"/{address}").content.decode()
        assert "Vernietigd" in listed, address
        assert KANARIE not in listed


def test_the_fg_decides_without_seeing_whom_it_is_about(
    regio: Tenant, inside: Inside, browse: Callable[..., Client], dossier: Dossier, zorg: Actor
) -> None:
    with inside(regio):
        asked = propose_wisverzoek(actor=zorg, dossier_id=dossier.pk, reden="op_verzoek")
    client = browse(regio, "fg")
    assert dossier.nummer in client.get("/").content.decode()
    pages = [client.get("/wisverzoeken/"), client.get(f"/wisverzoeken/{asked.pk}/")]
    assert all(dossier.nummer in page.content.decode() for page in pages)
    assert all(KANARIE not in page.content.decode() for page in pages)
    done = client.post(f"/wisverzoeken/{asked.pk}/bevestigen/", follow=True)
    assert "Het dossier is vernietigd." in done.content.decode()


def test_the_form_asks_for_a_reason(regio: Tenant, browse: Callable[..., Client], dossier: Dossier) -> None:
    client = browse(regio, "zorgcoordinator")
    address = f"/dossiers/{dossier.pk}/vernietigen/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"reden": ""}).status_code == 422
    assert "Voorgesteld" in client.post(address, {"reden": "bewaartermijn"}, follow=True).content.decode()


def test_what_stood_in_clear_is_emptied_again_after_a_restore(
    regio: Tenant,
    landelijk: Tenant,
    inside: Inside,
    dossier: Dossier,
    destroyed: Wisverzoek,
    deliver: Callable[[], int],
) -> None:
    """A backup of the data from before it brings back the gemeente and the forms; the register knows whose."""
    deliver()
    with inside(regio):
        Dossier.objects.filter(pk=dossier.pk).update(
            fase="afgesloten", afsluit_reden="overleden", gm_code="GM0753", vernietigd_at=None
        )
        Persoon.objects.filter(pk=dossier.pk).update(minderjarig="nee")
        Melding.objects.update(gm_code="GM0753", vernietigd_at=None)
    with inside(landelijk):
        OntvangenRegistratie.objects.update(
            ingetrokken_at=None, gm_code="GM0753", grond="toestemming", grond_kenmerk=uuid4(), grond_datum=today()
        )
    call_command("replay_wisregister", verbosity=0)
    with inside(regio):
        assert readable([Dossier.objects.get(pk=dossier.pk), Persoon.objects.get(), Melding.objects.get()]) == {}
    with inside(landelijk):
        assert readable([OntvangenRegistratie.objects.get()]) == {}
