"""One world to ask for: the example work of a regio, and what of it reached the national tier."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

import billing.example
import casework.example
import governance.example
from billing.models import Begroting, Verdeling
from casework.avgverzoek.actions import note_avgverzoek
from casework.avgverzoek.rules import Verzoek
from casework.concept.actions import save_concept
from casework.concept.rules import Plek
from casework.dossier.actions import open_dossier
from casework.dossier.rules import PersoonInvoer
from casework.inzageverzoek.actions import ask_inzageverzoek, make_overview
from casework.models import (
    Adviesvraag,
    Afrondingspunt,
    Bewaarstop,
    Cijferopgave,
    Consultatie,
    Document,
    Dossier,
    Grondslag,
    Herkenningspunt,
    Hulp,
    Hulpvraag,
    Intakegesprek,
    Kaartcontact,
    Melding,
    Navraag,
    Nazorgmoment,
    Overname,
    Persoonsnaam,
    Rechtenuitleg,
    Registratieintrekking,
    Risicotaxatie,
    Schadevergoeding,
    Strafzaak,
    Stukstop,
    Taak,
    Termijn,
    Toestemming,
    Verblijfsspoor,
    Waarschuwing,
    Zorgactie,
    Zrmmeting,
)
from casework.noodtoegang.actions import open_noodtoegang
from casework.opruimen.models import Opruimvoorstel
from casework.overdracht.actions import offer_overdracht
from casework.team.actions import add_teamlid
from casework.team.rules import TeamInvoer
from casework.vervanging.actions import arrange_vervanging
from casework.wisseling.actions import refuse_wisseling
from casework.wissen.actions import propose_wisverzoek
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Accountuitnodiging, ApiToken, Inlogdienst, User, hash_token
from dekkend.core.clock import now, today
from dekkend.national.models import OntvangenRegistratie
from dekkend.national.navraag.actions import ask_navraag
from dekkend.national.uitlevering.actions import make_uitlevering
from governance.models import Overleg
from governance.overleg.actions import cancel_overleg
from governance.overleg.agendapunten import add_dossier
from tenants.models import Gemeenteaanbod
from tenants.onboarding.aansluiting.actions import invite_gemeente
from tenants.onboarding.aansluiting.rules import Uitnodiging
from tenants.onboarding.models import Aansluitcontact, Gemeentelogin
from tenants.onboarding.stukken import voorbeeld
from tenants.tenant.models import Tenant
from tenants.werkgebied.actions import ask_change
from tenants.werkgebied.rules import Wijziging
from tests.casework.afsluiten import afsluiten, offer_to_colleague
from tests.casework.conftest import agree
from tests.playing.base import playing

ERBIJ = Wijziging(today(), frozenset(["GM0743"]))
GEVRAAGD = Uitnodiging("GM0858", "Anna (voorbeeld)", "anna@example.org", "Postbus 1")
CONTACT = uuid4()
SERVER = "https://login.example.org/"
Inside = Callable[[Tenant], AbstractContextManager[None]]


def _wisverzoek(who: Actor) -> UUID:
    dossier = open_dossier(actor=who, persoon=PersoonInvoer(roepnaam="Weg (voorbeeld)"))
    afsluiten(who, dossier.pk)
    return propose_wisverzoek(actor=who, dossier_id=dossier.pk, reden="bewaartermijn").pk


def _wisseling(actor: Callable[..., Actor], tenant: Tenant) -> UUID:
    """A dossier that a colleague offered and the zorgcoördinator did not take over."""
    own, colleague = (
        actor(tenant, "zorgcoordinator"),
        actor(tenant, "zorgcoordinator", naam="Collega van dienst (voorbeeld)"),
    )
    dossier = open_dossier(actor=colleague, persoon=PersoonInvoer(roepnaam="Wisselt (voorbeeld)"))
    row = offer_to_colleague(colleague, own, dossier)
    return refuse_wisseling(actor=own, wisseling_id=row, reden="Vol (voorbeeld).").pk


def _teamlid(actor: Callable[..., Actor], tenant: Tenant) -> UUID:
    """A colleague who works along."""
    own = actor(tenant, "zorgcoordinator")
    colleague = actor(tenant, "zorgcoordinator", naam="Collega van dienst (voorbeeld)")
    dossier = open_dossier(actor=own, persoon=PersoonInvoer(roepnaam="Samen (voorbeeld)"))
    assert colleague.user_id is not None
    invoer = TeamInvoer("zorgcoordinator", today(), None, "Samen naar de zitting (voorbeeld).")
    return add_teamlid(actor=own, dossier_id=dossier.pk, gebruiker_id=colleague.user_id, invoer=invoer).pk


def _avgverzoek(who: Actor) -> UUID:
    """One that is not decided on."""
    dossier = open_dossier(actor=who, persoon=PersoonInvoer(roepnaam="Bezwaart (voorbeeld)"))
    asked = Verzoek("rectificatie", "betrokkene", today(), "Mijn naam klopt niet (voorbeeld).")
    return note_avgverzoek(actor=who, dossier_id=dossier.pk, invoer=asked).pk


def _inzageverzoek(who: Actor) -> UUID:
    """One for which the overview was made."""
    dossier = open_dossier(actor=who, persoon=PersoonInvoer(roepnaam="Vraagt (voorbeeld)"))
    asked = ask_inzageverzoek(actor=who, dossier_id=dossier.pk, aanvrager="betrokkene", ontvangen_op=today())
    return make_overview(actor=who, verzoek_id=asked.pk).pk


def _gemeenteaanbod(van: Tenant, naar: Tenant) -> UUID:
    """A gemeente that one regio offers to another."""
    until = today() + timedelta(days=30)
    with playing(False):
        return Gemeenteaanbod.objects.create(
            gemeente_id="GM0687", van=van, naar=naar, vanaf=until, aangeboden_at=now()
        ).pk


def _grounds(actor: Callable[..., Actor], tenant: Tenant, dossier: Dossier) -> dict[str, UUID]:
    """A colleague was in the dossier in need, stands in from tomorrow, and it was on the agenda of a called-off table.

    Called off, so that nobody of those who may take it off the agenda takes it from the next who asks."""
    own, colleague = (
        actor(tenant, "zorgcoordinator"),
        actor(tenant, "zorgcoordinator", naam="Collega van dienst (voorbeeld)"),
    )
    actor(tenant, "fg")
    reden = "Belt vanuit de auto en is alleen, de zorgcoördinator is op reis (voorbeeld)."
    noodtoegang = open_noodtoegang(actor=colleague, nummer=dossier.nummer, reden=reden)
    tomorrow = today() + timedelta(days=1)
    assert colleague.user_id is not None
    vervanging = arrange_vervanging(actor=own, vervanger_id=colleague.user_id, begin=tomorrow, eind=tomorrow)
    overleg = Overleg.objects.filter(niveau="micro", status="concept").order_by("-begin").first()
    assert overleg is not None
    agree(own, dossier.pk, "overleg", overleg.soort)
    add_dossier(actor=own, overleg_id=overleg.pk, nummer=dossier.nummer)
    cancel_overleg(actor=own, overleg_id=overleg.pk, reden="Een andere keer (voorbeeld)")
    return {
        "noodtoegang_id": noodtoegang.pk,
        "vervanging_id": vervanging.pk,
        "agendapunt_id": overleg.agendapunten.get().pk,
    }


def _op_de_kaart() -> dict[str, UUID]:
    """An organisation of the example, somebody who works there, and what it is good at."""
    contact = Kaartcontact.objects.filter(delen=True, organisatie__specialismen__isnull=False).first()
    assert contact is not None
    special = contact.organisatie.specialismen.first()
    return {
        "organisatie_id": contact.organisatie_id,
        "kaartcontact_id": contact.pk,
        "specialisme_id": special.pk,
    }


def _aansluiting(who: Actor, code: str) -> UUID:
    """A gemeente that was asked, whose link has this code."""
    row = invite_gemeente(actor=who, invoer=GEVRAAGD, link=str)
    row.link_hash = hash_token(code)
    row.save(update_fields=["link_hash"])
    moment = now()
    Aansluitcontact.objects.create(
        pk=CONTACT, aansluiting=row, soort="bestuurlijk", naam="Karin (voorbeeld)", email="karin@example.org",
        genoemd_at=moment, gewijzigd_at=moment,
    )  # fmt: skip
    Gemeentelogin.objects.create(
        aansluiting=row, server_url=SERVER, client_id="dekkend", geheim="geheim", issuer=SERVER, inlogpunt=SERVER,
        tokenpunt=SERVER, sleutelpunt=SERVER, gecontroleerd_at=moment,
    )  # fmt: skip
    return row.pk


def begun(who: Actor) -> UUID:
    """A melding that is not sent yet."""
    concept_id = uuid4()
    typed = {"omschrijving": ["Werkt zonder loon (voorbeeld)."]}
    save_concept(actor=who, concept_id=concept_id, plek=Plek("melding", {}, None, ("omschrijving",)), typed=typed)
    return concept_id


def offered(who: Actor, ontvanger: str) -> UUID:
    dossier = open_dossier(actor=who, persoon=PersoonInvoer(roepnaam="Verhuist (voorbeeld)"))
    agree(who, dossier.pk, "overdracht", ontvanger)
    return offer_overdracht(actor=who, dossier_id=dossier.pk, ontvanger=ontvanger, reden="verhuizing", spoed=False).pk


def _people(ids: dict[str, Any]) -> None:
    """The same colleague, invitation and log-in server in each kind of tenant."""
    user = User.objects.create_user("collega@example.org", id=ids["user_id"], naam="Collega (voorbeeld)")
    until = now() + timedelta(days=1)
    ApiToken.objects.create(pk=ids["api_token_id"], user=user, naam="test", hash="a" * 64, vervalt_at=until)
    Accountuitnodiging.objects.create(
        pk=ids["accountuitnodiging_id"], naam="Nieuw (voorbeeld)", email="nieuw@example.org", rollen=["fg"],
        status="open", hash=hash_token(ids["code"]), gemaakt_door=user, gemaakt_at=now(), vervalt_at=until,
    )  # fmt: skip
    Inlogdienst.objects.create(
        server_url=SERVER, client_id="dekkend", geheim="geheim", issuer=SERVER, inlogpunt=SERVER, tokenpunt=SERVER,
        sleutelpunt=SERVER, gecontroleerd_at=now(),
    )  # fmt: skip


@pytest.fixture
def world(
    request: pytest.FixtureRequest,
    regio: Tenant,
    zeeland: Tenant,
    landelijk: Tenant,
    inside: Inside,
    actor: Callable[..., Actor],
    deliver: Callable[[], int],
) -> dict[str, Any]:
    """The example work, and one of each record to ask for; the zorgcoördinator who asks is the one who made it."""
    with inside(regio):
        casework.example.build(actor(regio, "zorgcoordinator"))
        for role in ("ketenpartner", "bestuurder", "gedragswetenschapper", "aandachtsfunctionaris"):
            actor(regio, role, naam=f"Aan tafel {role} (voorbeeld)")
        governance.example.build(actor(regio, "ketenregisseur"))
        finance = (
            actor(regio, "financieel_medewerker"),
            actor(regio, "financieel_medewerker", naam="Tweede (voorbeeld)"),
        )
        billing.example.build(*finance, today().year + 1)
        overleg = Overleg.objects.order_by("begin", "titel").first()
        ids = {
            "melding_id": Melding.objects.filter(status="nieuw").first().pk,
            "signalering_id": uuid4(),
            "adviesvraag_id": Adviesvraag.objects.filter(status="open").first().pk,
            "opruimvoorstel_id": Opruimvoorstel.objects.get().pk,
            "los_stuk_id": Adviesvraag.objects.filter(status="open").first().pk,
            "stukstop_id": Stukstop.objects.get().pk,
            "bewaarstop_id": Bewaarstop.objects.get().pk,
            "cijferopgave_id": Cijferopgave.objects.get().pk,
            "kwartaal": Cijferopgave.objects.get().kwartaal,
            "dossier_id": Dossier.objects.filter(toestemmingen__isnull=False).first().pk,
            "toestemming_id": Toestemming.objects.filter(status="gegeven").first().pk,
            "grondslag_id": Grondslag.objects.get(status="geldt").pk,
            "intakegesprek_id": Intakegesprek.objects.get(status="gepland").pk,
            "rechtenuitleg_id": Rechtenuitleg.objects.get(gebied="zorg").pk,
            "risicotaxatie_id": Risicotaxatie.objects.latest("datum").pk,
            "consultatie_id": Consultatie.objects.get().pk,
            "verblijfsspoor_id": Verblijfsspoor.objects.get(soort="tijdelijk_verblijf").pk,
            "strafzaak_id": Strafzaak.objects.get().pk,
            "schadevergoeding_id": Schadevergoeding.objects.get().pk,
            "herkenningspunt_id": Herkenningspunt.objects.get().pk,
            "hulp_id": Hulp.objects.get(soort="opvang").pk,
            "hulpvraag_id": Hulpvraag.objects.filter(zorgacties__status="loopt").get().pk,
            "afrondingspunt_id": Afrondingspunt.objects.get().pk,
            "nazorgmoment_id": Nazorgmoment.objects.filter(dossier__fase="hulpverlening").get().pk,
            "document_id": Document.objects.filter(status="geldt").first().pk,
            "persoonsnaam_id": Persoonsnaam.objects.first().pk,
            "teamlid_id": _teamlid(actor, regio),
            "taak_id": Taak.objects.filter(status="open").first().pk,
            "waarschuwing_id": Waarschuwing.objects.filter(status="geldt").first().pk,
            "zorgactie_id": Zorgactie.objects.get(status="loopt").pk,
            "registratieintrekking_id": Registratieintrekking.objects.get().pk,
            "wisseling_id": _wisseling(actor, regio),
            "termijn_id": Termijn.objects.filter(status="open").first().pk,
            "overleg_id": overleg.pk,
            "deelnemer_id": overleg.deelnemers.order_by("email").first().pk,
            "begroting_id": Begroting.objects.first().pk,
            "verdeling_id": Verdeling.objects.first().pk,
            "gm_code": "GM0772",
            "opdracht_id": ask_change(actor=actor(regio, "ketenregisseur"), wijziging=ERBIJ).pk,
            "user_id": uuid4(),
            "api_token_id": uuid4(),
            "weergave_id": uuid4(),
            "accountuitnodiging_id": uuid4(),
            "code": "c" * 43,
            "soort": "bestuurlijk",
            "meting_id": Zrmmeting.objects.latest("datum").pk,
            "aansluitcontact_id": CONTACT,
            "stuk_id": voorbeeld.build(actor(regio, "ketenregisseur"))[0].pk,
            "aansluiting_id": _aansluiting(actor(regio, "ketenregisseur"), "c" * 43),
            **_grounds(actor, regio, Dossier.objects.filter(toestemmingen__isnull=False).first()),
            "overdracht_id": offered(actor(regio, "zorgcoordinator"), zeeland.schema_name),
            "wisverzoek_id": _wisverzoek(actor(regio, "zorgcoordinator")),
            "avgverzoek_id": _avgverzoek(actor(regio, "zorgcoordinator")),
            "inzageverzoek_id": _inzageverzoek(actor(regio, "zorgcoordinator")),
            **_op_de_kaart(),
            "concept_id": begun(actor(regio, "zorgcoordinator")),
        }
    with inside(zeeland):
        back = offered(actor(zeeland, "zorgcoordinator"), regio.schema_name)
    deliver()
    ids["gemeenteaanbod_id"] = _gemeenteaanbod(zeeland, regio)
    with inside(regio):
        ids["overname_id"] = Overname.objects.get(kenmerk=back).pk
    for kind in ("regio", "gemeente", "landelijk", "kluis"):
        with inside(request.getfixturevalue(kind)):
            _people(ids)
    deliver()
    with inside(landelijk):
        ids["sleutel"] = OntvangenRegistratie.objects.first().sleutel
        medewerker = actor(landelijk, "landelijk_medewerker")
        ask_navraag(actor=medewerker, sleutel=ids["sleutel"], punten=["gender"])
        ids["uitlevering_id"] = make_uitlevering(actor=medewerker, ontvanger="ministerie")[0].pk
    deliver()
    with inside(regio):
        ids["navraag_id"] = Navraag.objects.get().pk
    return ids
