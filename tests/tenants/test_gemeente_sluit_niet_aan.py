"""A gemeente that does not join, or leaves: refusing, withdrawing, reminders, the end of the term, the last day."""

from datetime import timedelta

import pytest
from django.core import mail

from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now, today
from dekkend.isolation.context import current_schema, inside
from dekkend.keys.keyring import is_destroyed
from tenants.models import Tenant
from tenants.onboarding.aansluiting.werk import keep_terms
from tenants.onboarding.models import Aansluitcontact
from tenants.onboarding.models import Aansluiting as AansluitingRow
from tenants.tenant.queries import regio_of
from tests.tenants.aansluiten import (
    AANSLUITING,
    VALKENSWAARD,
    Browse,
    Inrichten,
    ask,
    get_in,
    letter_code,
    the_one,
    url,
)


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


def test_a_year_later_nobody_knows_whom_it_was_about(browse: Browse, regio: Tenant) -> None:
    beheer, gast = browse(regio, "functioneel_beheerder"), browse(regio)
    gast.post(ask(beheer))
    gast.post(url("aansluiten_weigeren"), {"reden": "Wij wachten op de raad."})
    row = the_one(regio)
    with inside(regio):
        AansluitingRow.objects.update(beeindigd_at=now() - timedelta(days=364))
        assert keep_terms() == 0
        AansluitingRow.objects.update(beeindigd_at=now() - timedelta(days=365))
        assert keep_terms() == 1
        assert keep_terms() == 0
        assert is_destroyed(current_schema(), row.pk)
        forgotten = AansluitingRow.objects.get()
        assert {forgotten.contact_naam, forgotten.contact_email, forgotten.contact_adres} == {"(vernietigd)"}
        assert AuditEvent.objects.filter(code="aansluitcontacten_gewist").count() == 1
    page = beheer.get(url("aansluiting", row.pk)).content.decode()
    assert ("Contactgegevens gewist" in page, "(vernietigd)" in page, "op de raad" in page) == (True, False, False)
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
    with inside(regio):
        AansluitingRow.objects.update(beeindigd_at=now() - timedelta(days=364))
        assert (keep_terms(), Aansluitcontact.objects.count() > 0) == (0, True)
        AansluitingRow.objects.update(beeindigd_at=now() - timedelta(days=365))
        assert (keep_terms(), keep_terms(), Aansluitcontact.objects.count()) == (1, 0, 0)
        left = AansluitingRow.objects.get()
        assert {left.contact_naam, left.contact_email, left.contact_adres} == {""}
        assert not is_destroyed(current_schema(), left.pk)
    page = beheer.get(url("aansluiting", row.pk)).content.decode()
    assert "De stukken met akkoord blijven" in page
    assert beheer.get(url("aansluiting_contacten", row.pk)).status_code == 200


def test_what_waits_stands_on_mijn_werk(browse: Browse, regio: Tenant) -> None:
    beheer, gast = browse(regio, "functioneel_beheerder"), browse(regio)
    link = ask(beheer)
    assert "Print en verstuur de brief" not in beheer.get("/").content.decode()
    gast.post(link)
    assert "Print en verstuur de brief" in beheer.get("/").content.decode()
    letter_code(beheer, the_one(regio))
    assert "Print en verstuur de brief" not in beheer.get("/").content.decode()
    assert "Print en verstuur de brief" not in browse(regio, "zorgcoordinator").get("/").content.decode()
