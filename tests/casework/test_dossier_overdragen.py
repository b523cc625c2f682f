"""A dossier goes to another regio: offered without a name, accepted or refused, and only then the contents."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from casework import access
from casework.bewaren.actions import stop_destruction
from casework.caseload.queries import own_load
from casework.contact.actions import note_melding
from casework.contact.rules import MeldingInvoer
from casework.dossier.actions import change_fase, open_dossier_from_melding, take_dossier, write_note
from casework.dossier.rules import PersoonInvoer
from casework.herkenning.queries import search
from casework.herkenning.rules import Zoekvraag
from casework.models import (
    Bewaarstop,
    Dossier,
    Gebeurtenis,
    Melding,
    Overdracht,
    Overname,
    Persoon,
    Registratie,
    Toestemming,
)
from casework.overdracht.actions import call_back_overdracht, offer_overdracht, withdraw_overdracht
from casework.overdracht.letters import Antwoord, Inhoud, Intrekking, Ontvangen, OverdrachtBrief
from casework.overdracht.overname import accept_overname, refuse_overname
from casework.overdracht.queries import unfinished
from casework.overdracht.rules import Overgedragen
from casework.overdracht.tasks import finish_overdrachten
from casework.registratie.actions import DOEL, register_dossier
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.models import Attendering
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.keys import keyring, wisregister
from dekkend.keys.fields import VERNIETIGD
from dekkend.national.models import OntvangenRegistratie
from tenants.post.models import Inbak, Uitbak
from tenants.post.public import send
from tenants.tenant.models import Tenant
from tests.casework.afsluiten import afsluiten
from tests.casework.conftest import agree, get_json, logged, post_json
from tests.playing.base import playing

Inside = Callable[[Tenant], AbstractContextManager[None]]
MakeActor = Callable[..., Actor]
Deliver = Callable[[], int]
KANARIE = "Kanarie-7a1c"
LIJST = "/dossiers/"
# The list, by phase, by number, "Mijn werk", and another phase.
LIJSTEN = (LIJST, f"{LIJST}?fase=overgedragen", f"{LIJST}?zoek=D-", "/", f"{LIJST}?fase=hulpverlening")


@pytest.fixture(autouse=True)
def register(settings: Any, tmp_path: Path) -> None:
    settings.WISREGISTER = str(tmp_path / "wisregister.jsonl")


@pytest.fixture
def zoe(zeeland: Tenant, actor: MakeActor) -> Actor:
    return actor(zeeland, "zorgcoordinator", naam="Zoe (voorbeeld)")


@pytest.fixture
def dossier(
    regio: Tenant, zeeland: Tenant, landelijk: Tenant, inside: Inside, noor: Actor, deliver: Deliver
) -> Dossier:
    """From a melding, with a note and consent, registered at the national tier, and to go to Zeeland."""
    with inside(regio):
        said = {name: f"{KANARIE} {name}" for name in ("omschrijving", "melder_naam", "betrokkene_naam", "vindplaats")}
        melding = note_melding(actor=noor, invoer=MeldingInvoer(**said, in_gevaar="ja", gm_code="GM0753"))
        persoon = PersoonInvoer(
            naam=f"{KANARIE} naam", roepnaam=f"{KANARIE} roepnaam", geboortedatum=date(1991, 3, 7), gender="vrouw",
            nationaliteitsgroep="eu", vormen=("arbeidsuitbuiting",),
        )  # fmt: skip
        made = open_dossier_from_melding(actor=noor, melding_id=melding.pk, persoon=persoon)
        write_note(actor=noor, dossier_id=made.pk, tekst=f"{KANARIE} aantekening")
        record_toestemming(
            actor=noor, dossier_id=made.pk, invoer=ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")
        )
        register_dossier(actor=noor, dossier_id=made.pk)
        change_fase(actor=noor, dossier_id=made.pk, stap="starten")
        agree(noor, made.pk, "overdracht", zeeland.schema_name)
    deliver()
    return made


def offer(regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, dossier: Dossier, **more: Any) -> Overdracht:
    said = {"reden": "verhuizing", "spoed": False, **more}
    with inside(regio):
        return offer_overdracht(actor=noor, dossier_id=dossier.pk, ontvanger=zeeland.schema_name, **said)


@pytest.fixture
def offered(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, dossier: Dossier, deliver: Deliver
) -> Overdracht:
    overdracht = offer(regio, zeeland, inside, noor, dossier)
    deliver()
    return overdracht


def overname_in(zeeland: Tenant, inside: Inside) -> Overname:
    with inside(zeeland):
        return Overname.objects.get()


def accept(zeeland: Tenant, inside: Inside, zoe: Actor) -> Overname:
    with inside(zeeland):
        return accept_overname(actor=zoe, overname_id=Overname.objects.get().pk)


def stand(regio: Tenant, inside: Inside) -> tuple[str, str]:
    with inside(regio):
        overdracht = Overdracht.objects.select_related("dossier").get()
        return overdracht.status, overdracht.dossier.fase


@pytest.fixture
def handed_over(
    regio: Tenant, zeeland: Tenant, inside: Inside, zoe: Actor, offered: Overdracht, deliver: Deliver
) -> Overdracht:
    accept(zeeland, inside, zoe)
    deliver()
    deliver()
    deliver()
    finish_overdrachten(regio.schema_name)
    return offered


def test_the_dossier_is_there_with_all_that_is_needed(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, dossier: Dossier, handed_over: Overdracht
) -> None:
    with inside(zeeland):
        there = Dossier.objects.select_related("persoon").get()
        assert (there.fase, there.zorgcoordinator_id, there.gm_code) == ("hulpverlening", zoe.user_id, "GM0753")
        assert (there.gender, there.nationaliteitsgroep, there.vormen) == ("vrouw", "eu", ["arbeidsuitbuiting"])
        assert there.pk != dossier.pk
        assert there.persoon.naam == f"{KANARIE} naam"
        assert there.persoon.geboortedatum == date(1991, 3, 7)
        told = " ".join(one.tekst for one in Gebeurtenis.objects.all())
        for words in (
            "aantekening",
            "omschrijving",
            "vindplaats",
            "Noor (voorbeeld), Zuidoost-Brabant",
            dossier.nummer,
        ):
            assert words in told
        assert "melder_naam" not in told
        assert Toestemming.objects.get().status == "gegeven"
        overname = Overname.objects.get()
        assert (overname.status, overname.dossier_id, overname.contact) == ("ontvangen", there.pk, "")
    assert stand(regio, inside) == ("voltooid", "overgedragen")
    with inside(regio):
        assert set(Attendering.objects.values_list("soort", "ontvanger")) == {("dossier_nieuws", noor.user_id)}


def nobodys_work(regio: Tenant, inside: Inside, noor: Actor, dossier: Dossier, noors_browser: Client) -> None:
    """It can be found and read, with why, and asks nothing but whether its stop still holds."""
    with inside(regio):
        assert own_load(noor)[0].dossiers == 0
        assert not access.caseload_of(noor).exists()
        with pytest.raises(Refused, match="Een andere regio heeft dit dossier"):
            write_note(actor=noor, dossier_id=dossier.pk, tekst="te laat")
        assert not search(noor, Zoekvraag(naam=f"{KANARIE} naam")).dossiers
        Bewaarstop.objects.update(opnieuw_bekijken=today())
    here = {path: noors_browser.get(path).content.decode() for path in LIJSTEN}
    assert [dossier.nummer in page for page in here.values()] == [False, True, True, True, False]
    assert here["/"].count(dossier.nummer) == 1, "only the bewaarstop asks to be looked at"
    read = noors_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
    assert f"{KANARIE} aantekening" in read
    assert "Er loopt een strafzaak" in read
    assert "Aantekening opslaan" not in read


def test_a_stop_goes_along_and_holds_here_until_it_is_lifted(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, dossier: Dossier, noors_browser: Client,
    deliver: Deliver,
) -> None:  # fmt: skip
    with inside(regio):
        day = today() + timedelta(days=30)
        told = f"{KANARIE} zitting"
        stop = stop_destruction(
            actor=noor, dossier_id=dossier.pk, reden="strafzaak", opnieuw_bekijken=day, toelichting=told
        )
    offered = offer(regio, zeeland, inside, noor, dossier)
    deliver()
    accept(zeeland, inside, zoe)
    for _ in range(3):
        deliver()
    finish_overdrachten(regio.schema_name)
    with inside(zeeland):
        there = Bewaarstop.objects.get()
        assert (there.reden, there.toelichting, there.opnieuw_bekijken) == ("strafzaak", told, day)
        assert "bewaarstop_gezet" in set(Gebeurtenis.objects.values_list("soort", flat=True))
    assert stand(regio, inside) == ("voltooid", "bewaard")
    with inside(regio):
        assert Persoon.objects.get(pk=dossier.pk).roepnaam == f"{KANARIE} roepnaam"
        assert not Registratie.objects.exists()
    nobodys_work(regio, inside, noor, dossier, noors_browser)
    assert "weet van de bewaarstop" in noors_browser.get(f"/overdrachten/{offered.pk}/").content.decode()
    page = f"/dossiers/{dossier.pk}/bewaren/"
    assert told in noors_browser.get(page).content.decode()
    later = (today() + timedelta(days=60)).strftime("%d-%m-%Y")
    assert "Bewaarstop zetten" not in noors_browser.get(page).content.decode()
    assert noors_browser.post(page, {"reden": "klacht", "opnieuw_bekijken": later}).status_code == 409
    assert noors_browser.post(f"/bewaarstops/{stop.pk}/opheffen/").status_code == 302
    finish_overdrachten(regio.schema_name)
    assert stand(regio, inside) == ("voltooid", "overgedragen")
    with inside(regio):
        assert not Bewaarstop.objects.exists()
        assert keyring.is_destroyed(regio.schema_name, dossier.pk)


def test_nothing_is_left_here_but_what_the_rules_say(
    regio: Tenant, inside: Inside, noor: Actor, dossier: Dossier, handed_over: Overdracht
) -> None:
    with inside(regio):
        keyring.forget()
        left = Dossier.objects.get(pk=dossier.pk)
        assert (left.nummer, left.gm_code, left.vormen, left.gender) == (
            dossier.nummer,
            "GM0753",
            ["onbekend"],
            "onbekend",
        )
        persoon = Persoon.objects.get(pk=dossier.pk)
        assert {persoon.naam, persoon.roepnaam, str(persoon.geboortedatum)} <= {VERNIETIGD, "None"}
        assert Melding.objects.get().stand == "vernietigd"
        assert not Gebeurtenis.objects.exists()
        assert not Toestemming.objects.exists()
        assert not Registratie.objects.exists()
        assert keyring.is_destroyed(regio.schema_name, dossier.pk)
        assert len(list(wisregister.lines())) == 2
        assert (unfinished(), Overdracht.objects.get().geleegd_at is not None) == ([], True)
        with pytest.raises(Overgedragen):
            access.dossier_for(noor, dossier.pk)
    finish_overdrachten(regio.schema_name)
    assert len(logged(regio, "dossier_vernietigd")) == 1


def test_who_was_registered_counts_on_once_from_the_new_regio(
    regio: Tenant, zeeland: Tenant, landelijk: Tenant, inside: Inside, handed_over: Overdracht, deliver: Deliver
) -> None:
    deliver()
    with inside(zeeland):
        there = Registratie.objects.get()
        assert there.soort == "volledig"
    with inside(landelijk):
        rows = {row.sleutel: row for row in OntvangenRegistratie.objects.all()}
        assert rows.pop(there.pk).naam == f"{KANARIE} naam"
        (old,) = rows.values()
        assert old.ingetrokken_at is not None
        assert keyring.is_destroyed(landelijk.schema_name, old.sleutel)
    with inside(regio):
        assert not Registratie.objects.exists()


def test_the_offer_holds_no_name_no_number_and_no_text(
    regio: Tenant, zeeland: Tenant, inside: Inside, dossier: Dossier, offered: Overdracht, browse: Callable[..., Client]
) -> None:
    overname = overname_in(zeeland, inside)
    assert (overname.vormen, overname.leeftijdsgroep, overname.gm_code) == (["arbeidsuitbuiting"], "vanaf_18", "GM0753")
    client = browse(zeeland, "zorgcoordinator", naam="Zoe (voorbeeld)")
    page = client.get(f"/overnames/{overname.pk}/").content.decode()
    assert "Noor (voorbeeld)" in page
    assert KANARIE not in page
    assert dossier.nummer not in page
    work = client.get("/").content.decode()
    assert "Dossier van Zuidoost-Brabant" in work
    assert len(logged(zeeland, "overname_bekeken")) == 1
    with inside(zeeland):
        assert not Dossier.objects.exists()


def test_while_it_is_on_its_way_it_can_be_read_and_not_changed(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, dossier: Dossier, offered: Overdracht,
    deliver: Deliver, noors_browser: Client,
) -> None:  # fmt: skip
    with inside(regio):
        write_note(actor=noor, dossier_id=dossier.pk, tekst="Nog na het aanbod (voorbeeld)")
    accept(zeeland, inside, zoe)
    deliver()
    assert stand(regio, inside) == ("verstuurd", "in_overdracht")
    page = noors_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
    assert "Onderweg naar een andere regio" in page
    assert "Aantekening maken" not in page
    assert noors_browser.post(f"/dossiers/{dossier.pk}/aantekening/", {"tekst": "te laat"}).status_code == 409
    with inside(regio):
        for deed in (lambda: take_dossier(actor=noor, dossier_id=dossier.pk),
                     lambda: afsluiten(noor, dossier.pk),
                     lambda: offer_again(noor, zeeland, dossier)):  # fmt: skip
            with pytest.raises(Refused, match="onderweg"):
                deed()
    deliver()
    with inside(zeeland):
        assert any("Nog na het aanbod" in one.tekst for one in Gebeurtenis.objects.all())


def offer_again(noor: Actor, zeeland: Tenant, dossier: Dossier) -> Overdracht:
    return offer_overdracht(
        actor=noor, dossier_id=dossier.pk, ontvanger=zeeland.schema_name, reden="opvang", spoed=True,
    )  # fmt: skip


def test_a_refusal_says_why_and_leaves_the_dossier(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, dossier: Dossier, offered: Overdracht,
    deliver: Deliver, noors_browser: Client,
) -> None:  # fmt: skip
    overname = overname_in(zeeland, inside)
    with inside(zeeland):
        with pytest.raises(InvalidInput):
            refuse_overname(actor=zoe, overname_id=overname.pk, reden="zomaar")
        refuse_overname(actor=zoe, overname_id=overname.pk, reden="geen_plaats")
        left = Overname.objects.get()
        assert (left.vormen, left.leeftijdsgroep, left.gm_code, left.contact) == (["onbekend"], "onbekend", "", "")
        with pytest.raises(IntegrityError), transaction.atomic():
            Overname.objects.update(gm_code="GM0753")
        with pytest.raises(Refused):
            accept_overname(actor=zoe, overname_id=overname.pk)
    deliver()
    deliver()
    assert stand(regio, inside) == ("geweigerd", "hulpverlening")
    page = noors_browser.get(f"/overdrachten/{offered.pk}/").content.decode()
    assert "Wij kunnen er nu geen zorgcoördinator voor vrijmaken" in page
    assert "Zoe (voorbeeld)" in page
    with inside(regio):
        write_note(actor=noor, dossier_id=dossier.pk, tekst="Verder bij ons (voorbeeld)")
        assert offer_again(noor, zeeland, dossier).status == "aangeboden"
    with inside(zeeland):
        assert not Dossier.objects.exists()


def test_of_two_who_accept_one_has_it(
    regio: Tenant, zeeland: Tenant, inside: Inside, actor: MakeActor, zoe: Actor, offered: Overdracht, deliver: Deliver
) -> None:
    accept(zeeland, inside, zoe)
    second = actor(zeeland, "zorgcoordinator", naam="Zac (voorbeeld)")
    with inside(zeeland), pytest.raises(Refused):
        accept_overname(actor=second, overname_id=Overname.objects.get().pk)
    for _ in range(4):
        deliver()
    with inside(zeeland):
        assert Dossier.objects.get().zorgcoordinator_id == zoe.user_id
        assert Uitbak.objects.filter(soort="dossier_overdracht").count() == 2


def test_withdrawing_before_the_answer(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, offered: Overdracht, deliver: Deliver
) -> None:
    with inside(regio):
        withdraw_overdracht(actor=noor, overdracht_id=offered.pk)
        with pytest.raises(Refused):
            withdraw_overdracht(actor=noor, overdracht_id=offered.pk)
    deliver()
    assert overname_in(zeeland, inside).status == "ingetrokken"
    with inside(zeeland), pytest.raises(Refused):
        accept_overname(actor=zoe, overname_id=Overname.objects.get().pk)
    assert stand(regio, inside) == ("ingetrokken", "hulpverlening")


@pytest.mark.parametrize("yes", [True, False])
def test_an_answer_that_crosses_the_withdrawal_moves_nothing(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, offered: Overdracht, deliver: Deliver,
    yes: bool,
) -> None:  # fmt: skip
    with inside(regio):
        withdraw_overdracht(actor=noor, overdracht_id=offered.pk)
    with inside(zeeland):
        number = Overname.objects.get().pk
        accept(zeeland, inside, zoe) if yes else refuse_overname(actor=zoe, overname_id=number, reden="geen_plaats")
    for _ in range(3):
        deliver()
    assert stand(regio, inside) == ("ingetrokken", "hulpverlening")
    assert overname_in(zeeland, inside).status == ("ingetrokken" if yes else "geweigerd")
    with inside(zeeland):
        assert Uitbak.objects.get(soort="dossier_overdracht").uitkomst == "geweigerd"
        assert not Dossier.objects.exists()


def test_a_dossier_that_was_closed_meanwhile_does_not_go(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, dossier: Dossier, offered: Overdracht,
    deliver: Deliver,
) -> None:  # fmt: skip
    with inside(regio):
        afsluiten(noor, dossier.pk, "overleden")
    accept(zeeland, inside, zoe)
    for _ in range(3):
        deliver()
    assert stand(regio, inside) == ("ingetrokken", "afgesloten")
    assert overname_in(zeeland, inside).status == "ingetrokken"


def test_a_colleague_who_left_meanwhile_leaves_it_to_the_team(
    zeeland: Tenant, inside: Inside, zoe: Actor, offered: Overdracht, deliver: Deliver, user: Callable[..., Any]
) -> None:
    accept(zeeland, inside, zoe)
    with inside(zeeland):
        account = user(zeeland, "zorgcoordinator", naam="Zoe (voorbeeld)")
        account.is_active = False
        account.save()
    for _ in range(3):
        deliver()
    with inside(zeeland):
        assert Dossier.objects.get().zorgcoordinator_id is None


def letter(sender: Tenant, receiver: Tenant, inside: Inside, key: Any, version: int, deel: Any) -> str:
    """Written by hand, under a version of its own; gives what became of it."""
    with inside(sender):
        brief = OverdrachtBrief(kenmerk=key, deel=deel)
        send("dossier_overdracht", receiver=receiver.schema_name, key=str(key), version=version, content=brief)
    return f"{key} {version}"


def outcome(tenant: Tenant, inside: Inside, version: int) -> str:
    with inside(tenant):
        return Inbak.objects.get(soort="dossier_overdracht", versie=version).uitkomst


def test_letters_that_come_again_change_nothing(
    regio: Tenant, zeeland: Tenant, inside: Inside, dossier: Dossier, handed_over: Overdracht, deliver: Deliver
) -> None:
    """As after a restore, when the sender makes a new version of what the receiver had already."""
    with inside(zeeland):
        nummer = Dossier.objects.get().nummer
    contents: dict[str, Any] = {
        "nummer": dossier.nummer, "fase": "intake", "geopend_at": dossier.geopend_at, "gender": "man",
        "nationaliteitsgroep": "eu", "vormen": ["onbekend"], "gm_code": "", "tijdlijn": [], "toestemmingen": [],
        "geregistreerd": False,
        "persoon": {"naam": "Een ander", "roepnaam": "", "alias": "", "geboortedatum": None,
                    "geschatte_leeftijd": None, "geschat_op": None, "minderjarig": "nee"},
    }  # fmt: skip
    letter(regio, zeeland, inside, handed_over.pk, 3, Inhoud(**contents))
    letter(zeeland, regio, inside, handed_over.pk, 3, Antwoord(ja=True, contact="Zoe"))
    letter(zeeland, regio, inside, handed_over.pk, 4, Ontvangen(nummer=nummer))
    deliver()
    assert [outcome(zeeland, inside, 3), outcome(regio, inside, 3), outcome(regio, inside, 4)] == ["verwerkt"] * 3
    with inside(zeeland):
        assert Dossier.objects.get().gender == "vrouw"
    assert stand(regio, inside) == ("voltooid", "overgedragen")


def test_a_regio_cannot_speak_for_another_or_ahead_of_its_turn(
    regio: Tenant, zeeland: Tenant, inside: Inside, offered: Overdracht, deliver: Deliver
) -> None:
    letter(zeeland, regio, inside, offered.pk, 5, Ontvangen(nummer="D-1"))
    letter(regio, zeeland, inside, dossier_unknown(), 6, Intrekking())
    deliver()
    assert (outcome(regio, inside, 5), outcome(zeeland, inside, 6)) == ("geweigerd", "geweigerd")
    assert stand(regio, inside) == ("aangeboden", "hulpverlening")


def dossier_unknown() -> Any:
    return "00000000-0000-4000-8000-000000000000"


def test_contents_that_were_refused_come_back(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, dossier: Dossier, offered: Overdracht,
    deliver: Deliver, noors_browser: Client,
) -> None:  # fmt: skip
    accept(zeeland, inside, zoe)
    deliver()
    with inside(regio), pytest.raises(Refused, match="onderweg of al"):
        call_back_overdracht(actor=noor, overdracht_id=offered.pk)
    with inside(regio):
        Uitbak.objects.filter(soort="dossier_overdracht", versie=2).update(uitkomst="onbestelbaar")
        with pytest.raises(Refused, match="op te geven"):
            call_back_overdracht(actor=noor, overdracht_id=offered.pk)
        Uitbak.objects.filter(soort="dossier_overdracht", versie=2).update(uitkomst="geweigerd", reden="Zo niet.")
    assert "Geweigerd: Zo niet." in noors_browser.get(f"/overdrachten/{offered.pk}/").content.decode()
    assert noors_browser.post(f"/overdrachten/{offered.pk}/terughalen/").status_code == 302
    assert stand(regio, inside) == ("teruggehaald", "hulpverlening")
    with inside(regio):
        write_note(actor=noor, dossier_id=dossier.pk, tekst="Weer verder (voorbeeld)")


def test_a_receiver_that_is_gone_keeps_nothing_from_us(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, dossier: Dossier, offered: Overdracht,
    deliver: Deliver,
) -> None:  # fmt: skip
    accept(zeeland, inside, zoe)
    with playing(False):
        Tenant.objects.filter(pk=zeeland.pk).update(kind="kluis")
    with inside(regio):
        withdraw_overdracht(actor=noor, overdracht_id=offered.pk)
        assert stand(regio, inside) == ("ingetrokken", "hulpverlening")
        assert Uitbak.objects.filter(soort="dossier_overdracht").count() == 1
        with pytest.raises(InvalidInput):
            offer_again(noor, zeeland, dossier)


def test_a_yes_after_the_ground_ran_out_brings_nothing_over(
    regio: Tenant, zeeland: Tenant, inside: Inside, zoe: Actor, offered: Overdracht, deliver: Deliver
) -> None:
    accept(zeeland, inside, zoe)
    with inside(regio):
        ended = today() - timedelta(days=1)
        Toestemming.objects.filter(doel="overdracht").update(datum=ended, geldig_tot=ended)
    for _ in range(2):
        deliver()
    assert stand(regio, inside) == ("ingetrokken", "hulpverlening")
    assert overname_in(zeeland, inside).status == "ingetrokken"
    with inside(zeeland):
        assert not Dossier.objects.exists()


def test_what_does_not_fit_is_refused(
    regio: Tenant, zeeland: Tenant, gemeente: Tenant, inside: Inside, noor: Actor, actor: MakeActor, dossier: Dossier
) -> None:
    with pytest.raises(InvalidInput):
        offer(regio, zeeland, inside, noor, dossier, reden="zomaar")
    for other in (regio, gemeente):
        with pytest.raises(InvalidInput):
            offer(regio, other, inside, noor, dossier)
    colleague = actor(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
    for who in (colleague, actor(regio, "gedragswetenschapper"), actor(regio, "fg")):
        with pytest.raises(Hidden):
            offer(regio, zeeland, inside, who, dossier)
    made = offer(regio, zeeland, inside, noor, dossier)
    with pytest.raises(Refused, match="al aangeboden"):
        offer(regio, zeeland, inside, noor, dossier)
    with inside(regio):
        with pytest.raises(Hidden):
            withdraw_overdracht(actor=colleague, overdracht_id=made.pk)
        with pytest.raises(IntegrityError), transaction.atomic():
            Overdracht.objects.create(
                dossier=dossier, ontvanger="r_00000002", status="aangeboden", reden="opvang", rechtsgrond="taak",
                grond_datum=today(), aangeboden_at=made.aangeboden_at, reageren_voor=today(),
            )  # fmt: skip


def test_an_offer_without_answer_is_on_the_desk_of_who_made_it(
    regio: Tenant, inside: Inside, offered: Overdracht, noors_browser: Client
) -> None:
    assert "Overdrachten zonder antwoord" not in noors_browser.get("/").content.decode()
    with inside(regio):
        Overdracht.objects.update(reageren_voor=today() - timedelta(days=1))
    assert "Overdrachten zonder antwoord" in noors_browser.get("/").content.decode()
    assert "Nog geen antwoord" in noors_browser.get(f"/overdrachten/{offered.pk}/").content.decode()


def test_by_page_from_offer_to_the_page_that_says_it_is_gone(
    regio: Tenant, zeeland: Tenant, inside: Inside, noor: Actor, zoe: Actor, dossier: Dossier, deliver: Deliver,
    noors_browser: Client, browse: Callable[..., Client],
) -> None:  # fmt: skip
    assert "Overdragen" in noors_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
    form = f"/dossiers/{dossier.pk}/overdragen/"
    assert "Zeeland" in noors_browser.get(form).content.decode()
    said = {"ontvanger": zeeland.schema_name, "reden": "veiligheid", "spoed": "on"}
    assert noors_browser.post(form, {**said, "reden": "zomaar"}).status_code == 422
    assert noors_browser.post(form, said).status_code == 302
    deliver()
    zeeuws = browse(zeeland, "zorgcoordinator", naam="Zoe (voorbeeld)")
    overname = overname_in(zeeland, inside)
    page = f"/overnames/{overname.pk}/"
    assert "Zuidoost-Brabant" in zeeuws.get("/overdrachten/").content.decode()
    assert zeeuws.post(f"{page}weigeren/", {}).status_code == 422
    assert zeeuws.post(f"{page}aannemen/").status_code == 302
    assert zeeuws.post(f"{page}aannemen/").status_code == 409
    for _ in range(3):
        deliver()
    assert "Naar het dossier" in zeeuws.get(page).content.decode()
    gone = noors_browser.get(f"/dossiers/{dossier.pk}/").content.decode()
    assert "Dit dossier is overgedragen" in gone
    assert KANARIE not in gone
    assert noors_browser.post(f"/dossiers/{dossier.pk}/aantekening/", {"tekst": "te laat"}).status_code == 409
    assert "Overgedragen" in noors_browser.get("/overdrachten/verstuurd/").content.decode()


def test_by_api(
    regio: Tenant, zeeland: Tenant, inside: Inside, dossier: Dossier, deliver: Deliver, noors_api: Client,
    api: Callable[..., Client], zoe: Actor,
) -> None:  # fmt: skip
    body = {"ontvanger": zeeland.schema_name, "reden": "verhuizing"}
    first = post_json(noors_api, f"dossiers/{dossier.pk}/overdrachten", body)
    assert post_json(noors_api, f"overdrachten/{first['id']}/intrekking", status=200)["status"] == "ingetrokken"
    post_json(noors_api, f"dossiers/{dossier.pk}/overdrachten", body)
    assert get_json(noors_api, "overdrachten")["count"] == 2
    deliver()
    zeeuws = api(zeeland, "zorgcoordinator", naam="Zoe (voorbeeld)")
    newest = next(one for one in get_json(zeeuws, "overnames")["results"] if one["status"] == "aangeboden")
    post_json(zeeuws, f"overnames/{newest['id']}/besluit", {"besluit": "weigeren"}, status=400)
    post_json(zeeuws, f"overnames/{newest['id']}/besluit", {"besluit": "overnemen"}, status=200)
    for _ in range(3):
        deliver()
    assert {one["status"] for one in get_json(noors_api, "overdrachten")["results"]} == {"ingetrokken", "voltooid"}
