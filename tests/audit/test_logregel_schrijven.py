"""Who looks or changes leaves a line first; without a line nothing is shown and nothing is changed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from psycopg.sql import SQL, Identifier

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.audit.events import EventType, UnknownEvent, all_types, event_type, register
from dekkend.audit.log import LogUnavailable, record, record_refusal
from dekkend.audit.models import AuditEvent
from dekkend.audit.trace import NOTHING, current, new_trace
from dekkend.isolation.roles import role_of
from tenants.tenant.models import Tenant
from tests.audit.conftest import Somebody
from tests.playing.base import playing

Inside = Callable[[Tenant], AbstractContextManager[None]]
ActorOf = Callable[..., Actor]
Browse = Callable[..., Client]
USERS = "/gebruikers/"
CALLER = "0af7651916cd43dd8448eb211c80319c"


@pytest.fixture
def mute() -> Iterator[Callable[[Tenant], None]]:
    """`mute(regio)`: its log takes no more lines; all of it is rolled back after the test."""

    def revoke(tenant: Tenant) -> None:
        events, role = Identifier(tenant.schema_name, "audit_auditevent"), Identifier(role_of(tenant.schema_name))
        with playing(False), connection.cursor() as cursor:
            cursor.execute(SQL("REVOKE INSERT ON {} FROM {}").format(events, role))

    yield revoke


def events(tenant: Tenant, inside: Inside, **about: object) -> list[AuditEvent]:
    with inside(tenant):
        return list(AuditEvent.objects.filter(**about).order_by("pk"))


def test_a_line_says_who_what_why_and_from_where(regio: Tenant, inside: Inside, actor: ActorOf) -> None:
    who, what = actor(regio, "zorgcoordinator", "gedragswetenschapper"), uuid4()
    register(EventType("proef_bekeken", "R", "heeft de proef bekeken"), purpose="zorgcoördinatie")
    with inside(regio):
        record(
            "proef_bekeken", actor=who, object_type="dossier", object_id=what, ground="eigen caseload",
            outcome="mislukt", namens="Bea (voorbeeld)", aantal=3,
        )  # fmt: skip
    (line,) = events(regio, inside)
    assert (line.code, line.action, line.outcome) == ("proef_bekeken", "R", "mislukt")
    assert (line.actor_id, line.actor_naam, line.namens) == (who.user_id, who.naam, "Bea (voorbeeld)")
    assert line.roles == ["gedragswetenschapper", "zorgcoordinator"]
    assert (line.purpose, line.ground) == ("zorgcoördinatie", "eigen caseload")
    assert (line.channel, line.address) == ("web", "192.0.2.1")
    assert (line.object_type, line.object_id, line.details) == ("dossier", str(what), {"aantal": 3})
    assert (line.request_id, line.processing_id) == ("", None)
    assert line.xid > 0


def test_a_kind_of_line_that_nobody_registered_cannot_be_written(regio: Tenant, inside: Inside) -> None:
    with inside(regio), pytest.raises(UnknownEvent):
        record("verzonnen", actor=Somebody(), object_type="x", object_id="", ground="")
    assert events(regio, inside) == []


def test_a_kind_of_line_is_registered_once_and_correctly() -> None:
    register(EventType("proef_gedaan", "E", "heeft de proef gedaan", purpose="onderzoek"), purpose="toezicht")
    assert event_type("proef_gedaan").purpose == "onderzoek"
    with pytest.raises(ValueError, match="two event types"):
        register(EventType("proef_gedaan", "R", "heeft de proef gedaan"))
    with pytest.raises(ValueError, match="unknown action"):
        EventType("proef_gedaan", "X", "")


def test_every_kind_of_line_says_what_it_is_for() -> None:
    assert len(all_types()) > 30
    assert [kind.code for kind in all_types() if not kind.purpose] == []


@pytest.mark.parametrize("wrong", [{"action": "X"}, {"outcome": "misschien"}])
def test_the_database_refuses_a_line_with_unknown_values(regio: Tenant, inside: Inside, wrong: dict[str, str]) -> None:
    with inside(regio):
        record("gebruikers_bekeken", actor=Somebody(), object_type="x", object_id="", ground="rol")
        line = AuditEvent.objects.get()
        line.pk = None
        for name, value in wrong.items():
            setattr(line, name, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            line.save(force_insert=True)


def test_a_page_is_not_shown_when_the_look_cannot_be_written(
    regio: Tenant, browse: Browse, user: Callable[..., User], mute: Callable[[Tenant], None]
) -> None:
    canary = user(regio, "bestuurder", naam="Kanarie-7f3a (voorbeeld)")
    client = browse(regio, "functioneel_beheerder")
    shown = client.get(USERS)
    assert canary.naam in shown.content.decode()
    mute(regio)
    answer = client.get(USERS)
    assert answer.status_code == 503
    assert "Kanarie" not in answer.content.decode()
    assert "Het logboek is niet bereikbaar" in answer.content.decode()
    assert "default-src" in answer.headers["Content-Security-Policy"]


def test_a_deed_is_undone_when_its_line_cannot_be_written(
    regio: Tenant, inside: Inside, actor: ActorOf, mute: Callable[[Tenant], None]
) -> None:
    who = actor(regio, "zorgcoordinator")
    mute(regio)
    with inside(regio):
        with pytest.raises(LogUnavailable) as refused, transaction.atomic():
            User.objects.filter(pk=who.user_id).update(naam="Veranderd (voorbeeld)")
            record("gebruikers_bekeken", actor=who, object_type="gebruiker", object_id="", ground="rol")
        assert User.objects.get(pk=who.user_id).naam == who.naam
    assert "Er is niets getoond of bewaard" in refused.value.message


def test_who_is_refused_leaves_a_line_without_an_id(regio: Tenant, inside: Inside, browse: Browse) -> None:
    client = browse(regio, "ketenpartner")
    assert client.get(USERS).status_code == 404
    (line,) = events(regio, inside, code="toegang_geweigerd")
    assert (line.action, line.outcome, line.ground, line.purpose) == ("E", "geweigerd", "geen", "toezicht")
    assert (line.object_type, line.object_id, line.details) == ("pagina", "gebruiker_lijst", {})
    assert line.actor_naam == "ketenpartner (voorbeeld)"
    assert line.roles == ["ketenpartner"]


def test_who_is_refused_by_the_api_leaves_a_line_too(regio: Tenant, inside: Inside, api: Callable[..., Client]) -> None:
    client = api(regio, "ketenpartner")
    unknown = uuid4()
    assert client.get(f"/api/v1/dossiers/{unknown}").status_code == 404
    (line,) = events(regio, inside, code="toegang_geweigerd")
    assert line.channel == "api"
    assert line.object_id.startswith("api_")
    assert str(unknown) not in f"{line.object_id}{line.details}"


def test_without_a_line_a_refusal_is_no_404(regio: Tenant, browse: Browse, mute: Callable[[Tenant], None]) -> None:
    client = browse(regio, "ketenpartner")
    mute(regio)
    assert client.get(USERS).status_code == 503


def test_without_a_line_the_api_gives_no_404(
    regio: Tenant, api: Callable[..., Client], mute: Callable[[Tenant], None]
) -> None:
    client = api(regio, "ketenpartner")
    mute(regio)
    answer = client.get(f"/api/v1/dossiers/{uuid4()}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert answer.json()["detail"].startswith("Het logboek is niet bereikbaar")


def test_a_stranger_leaves_no_line(regio: Tenant, inside: Inside, browse: Browse, api: Callable[..., Client]) -> None:
    """Otherwise anybody could fill the log."""
    assert browse(regio).get(USERS).status_code == 302
    assert api(regio).get("/api/v1/dossiers").status_code == 401
    with inside(regio):
        record_refusal(Somebody(user_id=None), "gebruiker_lijst")
        record_refusal(Somebody(), "")
    assert events(regio, inside) == []


def test_lines_of_one_request_carry_one_number(regio: Tenant, inside: Inside, browse: Browse) -> None:
    client = browse(regio, "functioneel_beheerder")
    client.get(USERS, headers={"traceparent": f"00-{CALLER}-b7ad6b7169203331-01"})
    client.get(USERS)
    first, second = events(regio, inside, code="gebruikers_bekeken")
    assert len(first.request_id) == len(second.request_id) == 32
    assert first.request_id not in {second.request_id, CALLER}
    assert current() == NOTHING


def test_the_trace_of_the_caller_goes_on() -> None:
    found = new_trace(f"00-{CALLER}-b7ad6b7169203331-01")
    assert (found.trace_id, found.span_id) == (CALLER, "b7ad6b7169203331")
    assert new_trace(f"cc-{CALLER}-b7ad6b7169203331-01-later").trace_id == CALLER


@pytest.mark.parametrize(
    "header",
    [
        "", "00", f"00-{CALLER}-b7ad6b7169203331", f"00-{CALLER.upper()}-b7ad6b7169203331-01",
        f"ff-{CALLER}-b7ad6b7169203331-01", f"00-{'0' * 32}-b7ad6b7169203331-01", f"00-{CALLER}-{'0' * 16}-01",
        f"00-{CALLER}-b7ad6b7169203331-01-more", f"00-{CALLER}x-b7ad6b7169203331-01",
    ],
)  # fmt: skip
def test_a_malformed_trace_counts_as_none(header: str) -> None:
    found = new_trace(header)
    assert found.trace_id != CALLER
    assert (len(found.trace_id), found.span_id) == (32, "")


@given(st.text(max_size=80))
def test_no_header_breaks_a_request(header: str) -> None:
    found = new_trace(header)
    assert UUID(found.trace_id)
    assert UUID(found.request_id)
