"""A regio puts its papers ready; a gemeente names whom to reach, reads, and agrees."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from dekkend.accounts.actor import Actor
from dekkend.accounts.gast.rules import Gast
from dekkend.accounts.models import User, hash_token
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.isolation.context import inside
from dekkend.keys.aead import Unreadable
from dekkend.web.together import SharedForm
from tenants.models import Tenant
from tenants.onboarding.aansluiting.meedoen import actor_for
from tenants.onboarding.contacten.actions import change_contact, name_contacts
from tenants.onboarding.contacten.queries import contact_of, contacten_for
from tenants.onboarding.models import Aansluitcontact, Aansluiting, Akkoord, Stuk
from tenants.onboarding.stukken import voorbeeld
from tenants.onboarding.stukken.actions import add_stuk, agree, withdraw_stuk
from tenants.onboarding.stukken.queries import (
    agreed_by,
    agreed_to,
    download_by_gemeente,
    download_for,
    readable_for,
    valid_on,
)
from tenants.onboarding.stukken.rules import CUT_OFF, LARGEST, PDF_ONLY, TOO_LARGE, StukInvoer
from tests.tenants.test_regels_van_contacten_en_stukken import ALLE, GELD, IBAN, MENS, OIN

Make = Callable[..., Any]
GEHEIM = "g" * 43
PDF = voorbeeld.example_pdf("Convenant", voorbeeld.TEKSTEN["convenant"])
NIEUW = StukInvoer("convenant", "Convenant 2027 (voorbeeld)", today())
BESLUIT = {"besluitnummer": "2027-B-12", "besluitdatum": today(), "door": "Karin Mulder, burgemeester (voorbeeld)"}


def url(name: str, *args: object) -> str:
    return reverse(name, urlconf="dekkend.urls_regio", args=args)


@pytest.fixture
def rij(regio: Tenant) -> Aansluiting:
    """A gemeente that has shown who it is; its browser keeps the secret."""
    with inside(regio):
        return Aansluiting.objects.create(
            gm_code="GM0858",
            status="bewezen",
            contact_naam="Anna (voorbeeld)",
            contact_email="anna@gemeente.example.org",
            contact_adres="Postbus 1",
            uitgenodigd_at=now(),
            vervalt_at=now() + timedelta(days=7),
            link_hash=hash_token(uuid4().hex),
            browser_hash=hash_token(GEHEIM),
            browser_bewezen=True,
        )


@pytest.fixture
def gast(rij: Aansluiting, regio: Tenant, browse: Make, settings: Any) -> Client:
    client: Client = browse(regio)
    client.cookies[settings.AANSLUITING_COOKIE_NAME] = GEHEIM
    return client


@pytest.fixture
def gemeente_zelf(rij: Aansluiting, regio: Tenant) -> Actor:
    with inside(regio):
        return actor_for(Actor(None, "", frozenset(), regio.schema_name, "regio", "web"), rij)


@pytest.fixture
def beheer(regio: Tenant, actor: Make) -> Actor:
    return actor(regio, "functioneel_beheerder")  # type: ignore[no-any-return]


@pytest.fixture
def stukken(regio: Tenant, beheer: Actor) -> list[Stuk]:
    with inside(regio):
        return voorbeeld.build(beheer)


@pytest.fixture
def genoemd(regio: Tenant, rij: Aansluiting, gemeente_zelf: Actor) -> Aansluiting:
    with inside(regio):
        name_contacts(rij, actor=gemeente_zelf, contacten=ALLE)
    return rij


def typed(**changes: str) -> dict[str, str]:
    fields = {
        f"{soort}_{name}": value for soort, invoer in ALLE.items() for name, value in vars(invoer).items() if value
    }
    return {**{name: value for name, value in fields.items() if not name.endswith("_soort")}, **changes}


def logged(code: str) -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(code=code).order_by("id"))


class TestNamingContacts:
    def test_a_gemeente_names_all_three_on_one_page(self, regio: Tenant, rij: Aansluiting, gast: Client) -> None:
        page = gast.get(url("aansluiten_contacten"))
        assert page.status_code == 200
        answer = gast.post(url("aansluiten_contacten"), typed(financieel_iban="nl91 abna 0417 1643 00"))
        assert answer.status_code == 302, answer.content.decode()
        with inside(regio):
            rij.refresh_from_db()
            assert rij.status == "contacten_bekend"
            geld = contact_of(rij, "financieel")
            assert geld is not None
            assert (geld.iban, geld.oin, geld.kvk) == (IBAN, OIN, "")
            aandacht = contact_of(rij, "aandachtsfunctionaris")
            assert aandacht is not None
            assert (aandacht.naam, aandacht.iban) == (MENS.naam, None)
            assert [line.actor_id for line in logged("aansluiting_contacten_genoemd")] == [None]
        again = gast.get(url("aansluiten_contacten")).content.decode()
        assert 'value="NL91 ABNA 0417 1643 00"' in again

    def test_what_is_refused_loses_nothing_that_was_typed(self, regio: Tenant, rij: Aansluiting, gast: Client) -> None:
        wrong = typed(financieel_iban="NL00 ABNA 0417 1643 00", financieel_oin="12", bestuurlijk_naam="")
        answer = gast.post(url("aansluiten_contacten"), wrong)
        page = answer.content.decode()
        assert answer.status_code == 422
        for value in wrong.values():
            assert not value or f'value="{value}"' in page
        for sentence in ("Een OIN heeft 20 cijfers. U typte er 2.", "Dit IBAN klopt niet", "Vul dit in."):
            assert sentence in page
        with inside(regio):
            rij.refresh_from_db()
            assert (rij.status, Aansluitcontact.objects.count()) == ("bewezen", 0)

    def test_nothing_about_a_person_can_be_read_in_the_database(self, regio: Tenant, genoemd: Aansluiting) -> None:
        with inside(regio), connection.cursor() as cursor:
            cursor.execute("SELECT row_to_json(c)::text FROM onboarding_aansluitcontact c")
            stored = "".join(row[0] for row in cursor.fetchall())
            cursor.execute("SELECT row_to_json(e)::text FROM audit_auditevent e")
            stored += "".join(row[0] for row in cursor.fetchall())
        for invoer in ALLE.values():
            for value in (invoer.naam, invoer.email, invoer.iban, invoer.oin):
                assert not value or (value not in stored and value.encode().hex() not in stored)

    def test_two_who_mend_at_once_do_not_overwrite_each_other(
        self, regio: Tenant, genoemd: Aansluiting, gast: Client, beheer: Actor
    ) -> None:
        seen = gast.get(url("aansluiten_contacten")).content.decode()
        carried = {name: unescape(re.findall(f'name="{name}" value="([^"]*)"', seen)[0]) for name in SharedForm.CARRIED}
        with inside(regio):
            change_contact(genoemd, actor=beheer, invoer=replace(MENS, naam="Bea (voorbeeld)"), versie=1)
        answer = gast.post(url("aansluiten_contacten"), typed(**carried, aandachtsfunctionaris_functie="ander werk"))
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Dit veranderde een collega" in page
        assert 'value="ander werk"' in page
        assert 'value="Bea (voorbeeld)"' in page
        with inside(regio):
            found = contact_of(genoemd, "aandachtsfunctionaris")
            assert found is not None
            assert (found.naam, found.versie) == ("Bea (voorbeeld)", 2)

    def test_mending_writes_what_changed_and_nothing_else(
        self, regio: Tenant, genoemd: Aansluiting, gemeente_zelf: Actor
    ) -> None:
        with inside(regio):
            name_contacts(
                genoemd, actor=gemeente_zelf, contacten={**ALLE, "financieel": replace(GELD, kvk="12345678")}
            )  # fmt: skip
            lines = logged("aansluitcontact_gewijzigd")
            assert [line.details["velden"] for line in lines] == [["kvk"]]
            assert {contact.soort: contact.versie for contact in Aansluitcontact.objects.all()} == {
                "aandachtsfunctionaris": 1, "bestuurlijk": 1, "financieel": 2,
            }  # fmt: skip

    def test_the_regio_looks_and_mends_and_the_log_says_so(
        self, regio: Tenant, genoemd: Aansluiting, browse: Make
    ) -> None:
        client = browse(regio, "ketenregisseur")
        page = client.get(url("aansluiting_contacten", genoemd.pk)).content.decode()
        assert "NL91 ABNA 0417 1643 00" in page
        assert MENS.email in page
        there = url("aansluiting_contact", genoemd.pk, "bestuurlijk")
        fields = {"naam": "Nieuwe wethouder (voorbeeld)", "email": "geen adres", "versie": "1"}
        refused = client.post(there, fields)
        assert refused.status_code == 422
        assert 'value="Nieuwe wethouder (voorbeeld)"' in refused.content.decode()
        assert client.post(there, {**fields, "email": "w@gemeente.example.org"}).status_code == 302
        with inside(regio):
            assert len(logged("aansluitcontacten_bekeken")) >= 1
            assert [line.details["soort"] for line in logged("aansluitcontact_gewijzigd")] == ["bestuurlijk"]

    def test_who_is_no_party_knows_of_nothing(
        self, regio: Tenant, genoemd: Aansluiting, actor: Make, browse: Make
    ) -> None:
        other = actor(regio, "zorgcoordinator")
        with inside(regio):
            for stranger in (
                other,
                Actor(None, "", frozenset(), regio.schema_name, "regio", "api"),
                replace(other, gast=Gast("GM0753", "", None), roles=frozenset({"aandachtsfunctionaris"})),
            ):
                with pytest.raises(Hidden):
                    contacten_for(stranger, genoemd)
                with pytest.raises(Hidden):
                    change_contact(genoemd, actor=stranger, invoer=MENS)
        assert browse(regio).get(url("aansluiten_contacten")).status_code == 404
        assert browse(regio, "zorgcoordinator").get(url("aansluiting_contacten", genoemd.pk)).status_code == 404

    def test_a_guest_for_the_same_gemeente_may_mend(self, regio: Tenant, genoemd: Aansluiting, actor: Make) -> None:
        guest = replace(actor(regio, "aandachtsfunctionaris"), gast=Gast("GM0858", "", None))
        with inside(regio):
            changed = change_contact(genoemd, actor=guest, invoer=replace(MENS, telefoon=""))
            assert (changed.telefoon, changed.versie) == ("", 2)

    def test_before_proof_and_after_the_end_nothing_is_taken(
        self, regio: Tenant, rij: Aansluiting, gast: Client, gemeente_zelf: Actor
    ) -> None:
        with inside(regio):
            Aansluiting.objects.filter(pk=rij.pk).update(browser_bewezen=False)
            with pytest.raises(Refused):
                name_contacts(rij, actor=gemeente_zelf, contacten=ALLE)
            Aansluiting.objects.filter(pk=rij.pk).update(
                browser_bewezen=True, status="ingetrokken", beeindigd_at=now()
            )  # fmt: skip
            with pytest.raises(Refused):
                name_contacts(rij, actor=gemeente_zelf, contacten=ALLE)
        assert gast.get(url("aansluiten_contacten")).status_code == 409


def upload(name: str = "convenant.pdf", content: bytes = PDF, **changes: str) -> dict[str, Any]:
    fields = {"soort": "convenant", "titel": "Convenant 2027 (voorbeeld)", "geldig_vanaf": f"{today():%d-%m-%Y}"}
    return {**fields, **changes, "bestand": SimpleUploadedFile(name, content, "application/pdf")}


class TestPapersOfTheRegio:
    def test_a_pdf_is_added_sealed_and_comes_back_the_same(self, regio: Tenant, browse: Make) -> None:
        client = browse(regio, "functioneel_beheerder")
        assert "geen convenant en geen verwerkersovereenkomst" in client.get(url("stuk_lijst")).content.decode()
        answer = client.post(url("stuk_nieuw"), upload())
        assert answer.status_code == 302, answer.content.decode()
        page = client.get(answer.headers["Location"]).content.decode()
        sha256 = hashlib.sha256(PDF).hexdigest()
        assert sha256 in page.replace("<wbr>", "")
        with inside(regio):
            row = Stuk.objects.get()
            assert (row.versie, row.sha256, row.grootte) == (1, sha256, len(PDF))
            assert b"VOORBEELD" not in bytes(row.inhoud)
            assert b"%PDF" not in bytes(row.inhoud)
        file = client.get(url("stuk_pdf", row.pk))
        assert file.content == PDF
        assert file.headers["Content-Disposition"] == 'attachment; filename="convenant-versie-1.pdf"'
        assert file.headers["Content-Type"] == "application/pdf"
        assert "no-store" in file.headers["Cache-Control"]
        with inside(regio):
            assert [line.details["soort"] for line in logged("stuk_gedownload")] == ["convenant"]

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("convenant.pdf", b"gewone tekst", "De inhoud past niet bij de naam"),
            ("convenant.exe", PDF, "Kies een bestand van een van deze soorten"),
            ("convenant.txt", b"gewone tekst", PDF_ONLY),
            ("convenant.pdf", PDF[:-40], CUT_OFF),
            ("convenant.pdf", PDF.ljust(LARGEST + 1, b" "), TOO_LARGE),
            ("convenant.pdf", b"", "leeg"),
        ],
    )
    def test_another_file_is_refused_and_what_was_typed_stays(
        self, regio: Tenant, browse: Make, name: str, content: bytes, told: str
    ) -> None:
        answer = browse(regio, "ketenregisseur").post(
            url("stuk_nieuw"), upload(name, content, titel="Getypte titel", geldig_tot="32-13-2027")
        )
        page = answer.content.decode()
        assert answer.status_code == 422
        assert told in page
        assert 'value="Getypte titel"' in page
        assert 'value="32-13-2027"' in page
        with inside(regio):
            assert not Stuk.objects.exists()

    def test_a_new_version_follows_a_withdrawn_one_gives_way(
        self, regio: Tenant, beheer: Actor, stukken: list[Stuk], browse: Make
    ) -> None:
        first = stukken[0]
        with inside(regio):
            with pytest.raises(InvalidInput):
                add_stuk(actor=beheer, invoer=NIEUW, content=voorbeeld.example_pdf("Convenant mensenhandel",
                         voorbeeld.TEKSTEN["convenant"]))  # fmt: skip
            second = add_stuk(actor=beheer, invoer=NIEUW, content=PDF)
            assert second.versie == 2
            assert second.pk in {stuk.pk for stuk in valid_on(today())}
        client = browse(regio, "functioneel_beheerder")
        assert client.post(url("stuk_intrekken", second.pk), {}).status_code == 422
        assert client.post(url("stuk_intrekken", second.pk), {"reden": "fout"}).status_code == 302
        assert client.post(url("stuk_intrekken", second.pk), {"reden": "fout"}).status_code == 409
        page = client.get(url("stuk_lijst")).content.decode()
        assert "Ingetrokken" in page
        with inside(regio):
            assert first.pk in {stuk.pk for stuk in valid_on(today())}
            assert add_stuk(actor=beheer, invoer=NIEUW, content=PDF).versie == 3
            with pytest.raises(Hidden):
                withdraw_stuk(actor=beheer, stuk_id=uuid4(), reden="fout")

    def test_who_has_no_right_sees_no_papers(self, regio: Tenant, stukken: list[Stuk], browse: Make) -> None:
        client = browse(regio, "zorgcoordinator")
        one = stukken[0].pk
        for there in (url("stuk_lijst"), url("stuk_nieuw"), url("stuk", one), url("stuk_pdf", one)):
            assert client.get(there).status_code == 404
        assert browse(regio).get(url("stuk_pdf", stukken[0].pk)).status_code == 302
        assert browse(regio, "functioneel_beheerder").get(url("stuk_pdf", uuid4())).status_code == 404

    def test_bytes_that_were_changed_are_never_shown(self, regio: Tenant, beheer: Actor, stukken: list[Stuk]) -> None:
        one, two = stukken[:2]
        with inside(regio):
            other = bytes(Stuk.objects.get(pk=two.pk).inhoud)
            Stuk.objects.filter(pk=one.pk).update(inhoud=other)
            with pytest.raises(Unreadable):
                download_for(beheer, one.pk)
            Stuk.objects.filter(pk=two.pk).update(sha256="0" * 64)
            with pytest.raises(Unreadable):
                download_for(beheer, two.pk)


class TestAgreeing:
    def form(self, page: str) -> dict[str, Any]:
        ticks = re.findall(r'name="stukken" value="([0-9a-f:-]+)"', page)
        return {**BESLUIT, "besluitdatum": f"{today():%d-%m-%Y}", "stukken": ticks}

    def test_a_gemeente_reads_downloads_and_agrees(
        self, regio: Tenant, genoemd: Aansluiting, stukken: list[Stuk], gast: Client, browse: Make
    ) -> None:
        page = gast.get(url("aansluiten_stukken")).content.decode()
        for stuk in stukken:
            assert stuk.sha256 in page.replace("<wbr>", "")
            file = gast.get(url("aansluiten_stuk", stuk.pk))
            assert hashlib.sha256(file.content).hexdigest() == stuk.sha256
        asked = gast.get(url("aansluiten_akkoord")).content.decode()
        answer = gast.post(url("aansluiten_akkoord"), self.form(asked))
        assert answer.status_code == 302, answer.content.decode()
        with inside(regio):
            genoemd.refresh_from_db()
            assert genoemd.status == "akkoord"
            given = agreed_by(genoemd)
            assert {akkoord.sha256 for akkoord in given} == {stuk.sha256 for stuk in stukken}
            assert {akkoord.besluitnummer for akkoord in given} == {"2027-B-12"}
            assert len(logged("akkoord_vastgelegd")) == 3
            assert len(logged("stuk_gedownload")) == 3
        shown = browse(regio, "functioneel_beheerder").get(url("stuk", stukken[0].pk)).content.decode()
        assert "Valkenswaard" in shown
        signed = browse(regio, "functioneel_beheerder").get(url("aansluiting_contacten", genoemd.pk)).content.decode()
        assert "Karin Mulder, burgemeester (voorbeeld)" in signed
        assert gast.get(url("aansluiten_akkoord")).status_code == 409

    def test_what_was_agreed_to_stays_the_same_whatever_the_regio_does_later(
        self,
        regio: Tenant,
        genoemd: Aansluiting,
        stukken: list[Stuk],
        gast: Client,
        gemeente_zelf: Actor,
        beheer: Actor,
    ) -> None:
        read = {stuk.pk: stuk.sha256 for stuk in stukken}
        with inside(regio):
            agree(genoemd, actor=gemeente_zelf, stukken=read, **BESLUIT)  # type: ignore[arg-type]
            second = add_stuk(actor=beheer, invoer=NIEUW, content=PDF)
            withdraw_stuk(actor=beheer, stuk_id=stukken[0].pk, reden="verlopen")
        file = gast.get(url("aansluiten_stuk", stukken[0].pk))
        assert hashlib.sha256(file.content).hexdigest() == stukken[0].sha256
        with inside(regio):
            [one] = agreed_to(beheer, stukken[0])
            assert one.sha256 == stukken[0].sha256
            later = [row for row in readable_for(gemeente_zelf, genoemd) if row.akkoord is None]
            assert [row.stuk.pk for row in later] == [second.pk]
            agree(genoemd, actor=gemeente_zelf, stukken={second.pk: second.sha256}, **BESLUIT)  # type: ignore[arg-type]
            genoemd.refresh_from_db()
            assert (genoemd.status, Akkoord.objects.count()) == ("akkoord", 4)

    def test_a_version_that_came_in_between_is_read_first(
        self, regio: Tenant, genoemd: Aansluiting, stukken: list[Stuk], gast: Client, beheer: Actor
    ) -> None:
        filled = self.form(gast.get(url("aansluiten_akkoord")).content.decode())
        with inside(regio):
            add_stuk(actor=beheer, invoer=NIEUW, content=PDF)
        answer = gast.post(url("aansluiten_akkoord"), filled)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "De stukken zijn intussen veranderd" in page
        assert 'value="2027-B-12"' in page
        assert "versie 2: Convenant 2027 (voorbeeld)" in page
        with inside(regio):
            assert not Akkoord.objects.exists()

    def test_all_of_it_or_nothing(
        self, regio: Tenant, genoemd: Aansluiting, stukken: list[Stuk], gast: Client, gemeente_zelf: Actor
    ) -> None:
        filled = self.form(gast.get(url("aansluiten_akkoord")).content.decode())
        answer = gast.post(url("aansluiten_akkoord"), {**filled, "stukken": filled["stukken"][:2]})
        assert answer.status_code == 422
        assert "Zet bij elk stuk een vinkje" in answer.content.decode()
        assert gast.post(url("aansluiten_akkoord"), {**filled, "stukken": ["x:y"]}).status_code == 422
        assert gast.post(url("aansluiten_akkoord"), {**filled, "besluitdatum": "01-01-2099"}).status_code == 422
        with inside(regio):
            assert not Akkoord.objects.exists()
            with pytest.raises(InvalidInput):
                agree(genoemd, actor=gemeente_zelf, stukken={stukken[0].pk: "anders"}, **BESLUIT)  # type: ignore[arg-type]

    def test_while_something_is_missing_nobody_can_agree(
        self, regio: Tenant, genoemd: Aansluiting, stukken: list[Stuk], gast: Client, beheer: Actor
    ) -> None:
        with inside(regio):
            withdraw_stuk(actor=beheer, stuk_id=stukken[2].pk, reden="fout")
        assert "De regio moet dit nog toevoegen: verdeelsleutel" in gast.get(url("aansluiten_stukken")).content.decode()
        answer = gast.get(url("aansluiten_akkoord"))
        assert answer.status_code == 409
        assert "verdeelsleutel" in answer.content.decode()
        assert gast.get(url("aansluiten_stuk", stukken[2].pk)).status_code == 404

    def test_nobody_reads_before_proof_or_through_another(
        self, regio: Tenant, rij: Aansluiting, stukken: list[Stuk], gast: Client, browse: Make, gemeente_zelf: Actor
    ) -> None:
        stuk_id: UUID = stukken[0].pk
        assert gast.get(url("aansluiten_akkoord")).status_code == 409
        assert browse(regio).get(url("aansluiten_stuk", stuk_id)).status_code == 404
        with inside(regio):
            with pytest.raises(Hidden):
                download_by_gemeente(gemeente_zelf, rij, uuid4())
            Aansluiting.objects.filter(pk=rij.pk).update(status="geweigerd", beeindigd_at=now())
        assert gast.get(url("aansluiten_stuk", stuk_id)).status_code == 409
        with inside(regio):
            Aansluiting.objects.filter(pk=rij.pk).update(browser_bewezen=False)
        assert gast.get(url("aansluiten_stuk", stuk_id)).status_code == 409


class TestAGuestOfTheRegio:
    """Once the gemeente is in, her guest keeps contacts and papers up to date, with an account."""

    @pytest.fixture
    def binnen(self, regio: Tenant, rij: Aansluiting, gemeente_zelf: Actor, stukken: list[Stuk]) -> Aansluiting:
        with inside(regio):
            name_contacts(rij, actor=gemeente_zelf, contacten=ALLE)
            read = {stuk.pk: stuk.sha256 for stuk in stukken}
            agree(rij, actor=gemeente_zelf, stukken=read, **BESLUIT)  # type: ignore[arg-type]
            Aansluiting.objects.filter(pk=rij.pk).update(status="aangesloten", aangesloten_at=now())
        return rij

    @pytest.fixture
    def account(self, regio: Tenant, binnen: Aansluiting, browse: Make) -> Client:
        client: Client = browse(regio, "aandachtsfunctionaris", naam="Gast (voorbeeld)")
        with inside(regio):
            User.objects.filter(naam="Gast (voorbeeld)").update(gast_gm_code="GM0858")
        return client

    def test_mends_a_contact_and_agrees_to_a_new_version(
        self, regio: Tenant, binnen: Aansluiting, account: Client, beheer: Actor
    ) -> None:
        assert "Contacten van uw gemeente" in account.get("/").content.decode()
        assert account.post(url("aansluiten_contacten"), typed(bestuurlijk_functie="wethouder")).status_code == 302
        with inside(regio):
            second = add_stuk(actor=beheer, invoer=NIEUW, content=PDF)
        assert "Convenant, versie 2" in account.get("/").content.decode()
        assert account.get(url("aansluiten_stuk", second.pk)).content == PDF
        filled = TestAgreeing().form(account.get(url("aansluiten_akkoord")).content.decode())
        assert account.post(url("aansluiten_akkoord"), filled).status_code == 302
        with inside(regio):
            assert second.pk in {akkoord.stuk_id for akkoord in agreed_by(binnen)}
            binnen.refresh_from_db()
            assert binnen.status == "aangesloten"
            assert [line.actor_naam for line in logged("aansluitcontact_gewijzigd")] == ["Gast (voorbeeld)"]

    def test_a_guest_from_elsewhere_or_a_colleague_finds_nothing(
        self, regio: Tenant, binnen: Aansluiting, account: Client, browse: Make
    ) -> None:
        with inside(regio):
            User.objects.filter(naam="Gast (voorbeeld)").update(gast_gm_code="GM0753")
        for client in (account, browse(regio, "aandachtsfunctionaris")):
            for name in ("aansluiten_contacten", "aansluiten_stukken", "aansluiten_akkoord"):
                assert client.get(url(name)).status_code == 404
            assert "Contacten van uw gemeente" not in client.get("/").content.decode()


class TestPrograms:
    """What a program of the regio can ask and change."""

    def test_a_paper_is_added(self, regio: Tenant, api: Make) -> None:
        client = api(regio, "functioneel_beheerder")
        body = {"soort": "convenant", "titel": "Convenant (voorbeeld)", "geldigVanaf": "2026-01-01"}

        def post(bestand: bytes) -> Any:
            sent = {**body, "bestand": b64encode(bestand).decode()}
            return client.post("/api/v1/stukken", sent, content_type="application/json")

        made = post(PDF)
        assert made.status_code == 201
        assert (made.json()["versie"], made.json()["sha256"]) == (1, hashlib.sha256(PDF).hexdigest())
        for wrong in (PDF, PDF[:-40], b"tekst"):
            told = post(wrong)
            assert (told.status_code, [one["name"] for one in told.json()["invalidParams"]]) == (400, ["bestand"])

    def test_papers_are_listed_read_and_withdrawn(self, regio: Tenant, stukken: list[Stuk], api: Make) -> None:
        client = api(regio, "functioneel_beheerder")
        listed = client.get("/api/v1/stukken").json()
        assert [row["soort"] for row in listed["results"]] == ["convenant", "verdeelsleutel", "verwerkersovereenkomst"]
        one = f"/api/v1/stukken/{listed['results'][0]['id']}"
        assert client.get(one).json()["sha256"] == listed["results"][0]["sha256"]
        file = client.get(f"{one}/pdf")
        assert hashlib.sha256(file.content).hexdigest() == listed["results"][0]["sha256"]
        assert file.headers["Content-Type"] == "application/pdf"
        sent = {"data": {"reden": "fout"}, "content_type": "application/json"}
        assert client.post(f"{one}/intrekking", **sent).json()["intrekReden"] == "fout"
        again = client.post(f"{one}/intrekking", **sent)
        assert (again.status_code, again.headers["Content-Type"]) == (409, "application/problem+json")
        assert client.get(f"/api/v1/stukken/{uuid4()}/pdf").status_code == 404

    def test_contacts_are_read_and_mended(self, regio: Tenant, genoemd: Aansluiting, api: Make) -> None:
        client = api(regio, "ketenregisseur")
        there = f"/api/v1/aansluitingen/{genoemd.pk}"
        geld = client.get(f"{there}/contacten").json()["results"][2]
        assert (geld["soort"], geld["iban"], geld["versie"]) == ("financieel", IBAN, 1)
        one, put = f"{there}/contacten/{geld['id']}", {"content_type": "application/json", "HTTP_IF_MATCH": '"1"'}
        body = {name: geld[name] for name in ("naam", "email", "oin", "kvk", "iban", "efactuur")}
        wrong = client.put(one, data={**body, "iban": "NL00ABNA0417164300"}, **put)
        assert wrong.status_code == 400
        assert "iban" in {param["name"] for param in wrong.json()["invalidParams"]}
        assert client.put(one, data={**body, "kvk": "12345678"}, **put).json()["versie"] == 2
        assert client.put(one, data=body, **put).status_code == 412
        assert client.put(one, data=body, content_type="application/json").status_code == 428
        assert client.put(f"{there}/contacten/{uuid4()}", data=body, **put).status_code == 404

    def test_who_agreed_is_listed(
        self, regio: Tenant, genoemd: Aansluiting, stukken: list[Stuk], gemeente_zelf: Actor, api: Make
    ) -> None:
        with inside(regio):
            agree(genoemd, actor=gemeente_zelf, stukken={s.pk: s.sha256 for s in stukken}, **BESLUIT)  # type: ignore[arg-type]
        client = api(regio, "functioneel_beheerder")
        listed = client.get(f"/api/v1/aansluitingen/{genoemd.pk}/akkoorden").json()
        assert listed["count"] == 3
        assert {row["besluitnummer"] for row in listed["results"]} == {"2027-B-12"}
        assert {row["sha256"] for row in listed["results"]} == {stuk.sha256 for stuk in stukken}
        with inside(regio):
            assert len(logged("akkoorden_bekeken")) == 1
