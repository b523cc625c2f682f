"""Inviting: what is written, what is sent, once; the calendar item read back as a calendar reads it."""

import smtplib
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from email.message import Message
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from icalendar import Calendar, Event, Timezone

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.audit.models import AuditEvent
from dekkend.core.errors import Refused
from dekkend.isolation.context import inside
from governance.overleg import actions
from governance.overleg.models import Overleg, Uitnodiging
from governance.overleg.queries import calendar_file
from governance.overleg.rules import ATTEMPTS, DeelnemerInvoer, OverlegInvoer, moment
from governance.overleg.tasks import send_invitations, wake_invitations
from governance.overleg.verzending import send_unsent
from tenants.models import Tenant
from tests.governance.conftest import DAG, MENSEN, NU, later

Plan = Callable[..., Overleg]
Invoer = Callable[..., OverlegInvoer]
FATIMA, JORIS = (one.adres for one in MENSEN)
GEHEIM = "Bespreking van Roos Geheim (voorbeeld)"


def sent() -> list[EmailMultiAlternatives]:
    """The mails since the last time, in order of address."""
    found = [one for one in mail.outbox if isinstance(one, EmailMultiAlternatives)]
    mail.outbox.clear()
    return sorted(found, key=lambda one: one.to)


def parts(message: EmailMultiAlternatives) -> dict[str, Message]:
    return {part.get_content_type(): part for part in message.message().walk()}


def item(message: EmailMultiAlternatives) -> tuple[Calendar, Event]:
    """The calendar item as a mail program finds it; the attachment is the same."""
    found = parts(message)
    inline = found["text/calendar"]
    raw = inline.get_payload(decode=True)
    assert isinstance(raw, bytes)
    assert found["application/ics"].get_payload(decode=True) == raw
    book = Calendar.from_ical(raw)
    assert isinstance(book, Calendar)
    assert inline.get_param("method") == str(book["METHOD"])
    (event,) = book.walk("VEVENT")
    assert isinstance(event, Event)
    return book, event


def attendees(event: Event) -> dict[str, Any]:
    found = event.get("attendee", [])
    return {str(one): one.params for one in (found if isinstance(found, list) else [found])}


@pytest.fixture
def change(regio: Tenant, planner: Actor, invoer: Invoer) -> Callable[..., Overleg]:
    def run(overleg: Overleg, *people: DeelnemerInvoer, **changes: Any) -> Overleg:
        with inside(regio):
            return actions.change_overleg(
                actor=planner, overleg_id=overleg.pk, invoer=invoer(**changes), deelnemers=people or MENSEN
            )

    return run


@pytest.fixture
def send(regio: Tenant) -> Callable[[], list[EmailMultiAlternatives]]:
    """The work of the task, and the mails that it sent."""

    def run() -> list[EmailMultiAlternatives]:
        with inside(regio):
            send_unsent()
        return sent()

    return run


Send = Callable[[], list[EmailMultiAlternatives]]


def test_everybody_gets_a_calendar_item_that_asks_for_an_answer(
    invited: Plan, send: Send, user: Any, regio: Tenant
) -> None:
    overleg = invited()
    fatima, joris = send()
    assert (fatima.to, joris.to) == ([FATIMA], [JORIS])
    book, event = item(fatima)
    assert (book["VERSION"], book["METHOD"]) == ("2.0", "REQUEST")
    assert str(event["UID"]) == str(overleg.pk)
    assert (event["SEQUENCE"], event["STATUS"]) == (0, "CONFIRMED")
    assert event["SUMMARY"] == "Ketenoverleg mensenhandel"
    assert event["LOCATION"] == "Stadhuis (voorbeeld)"
    assert event["DESCRIPTION"] == "Knelpunten in de opvang."
    assert set(attendees(event)) == {f"mailto:{FATIMA}", f"mailto:{JORIS}"}
    for params in attendees(event).values():
        assert (params["RSVP"], params["PARTSTAT"], params["ROLE"]) == ("TRUE", "NEEDS-ACTION", "REQ-PARTICIPANT")
    assert str(event["ORGANIZER"]) == f"mailto:{overleg.voorzitter.email}"
    assert event["ORGANIZER"].params["CN"] == overleg.voorzitter.naam
    assert fatima.reply_to == [overleg.voorzitter.email]
    assert fatima.subject == "Uitnodiging: Ketenoverleg mensenhandel, donderdag 26 november 2026, 10:00"
    assert "10:00 tot 11:30" in str(fatima.body)


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 11, 26), 9),
        (date(2027, 3, 26), 9),
        (date(2027, 3, 29), 8),
        (date(2027, 10, 29), 8),
        (date(2027, 11, 1), 9),
    ],
)
def test_the_time_is_right_on_both_sides_of_summer_time(invited: Plan, send: Send, day: date, utc: int) -> None:
    invited(begin=moment(day, time(10)), eind=moment(day, time(11, 30)))
    book, event = item(send()[0])
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert event.decoded("DTSTART").astimezone(UTC) == datetime(day.year, day.month, day.day, utc, tzinfo=UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=90)
    # A calendar that does not know the name of the zone reckons with the rule in the file.
    (zone,) = book.walk("VTIMEZONE")
    assert isinstance(zone, Timezone)
    written = datetime.combine(day, time(10), zone.to_tz(lookup_tzid=False))
    assert written.utcoffset() == timedelta(hours=10 - utc)


def test_at_micro_the_mail_and_the_calendar_say_nothing_of_a_case(
    invited: Plan, send: Send, regio: Tenant, planner: Actor, change: Callable[..., Overleg]
) -> None:
    secret = {"niveau": "micro", "soort": "zorg", "titel": GEHEIM, "agenda": f"1. {GEHEIM}"}
    overleg = invited(**secret)
    mails = send()
    change(overleg, MENSEN[0], **secret, **later(overleg, days=1))
    mails += send()
    with inside(regio):
        actions.cancel_overleg(actor=planner, overleg_id=overleg.pk, reden=GEHEIM)
    mails += send()
    assert [message.subject.partition(":")[0] for message in mails] == [
        "Uitnodiging", "Uitnodiging", "Gewijzigd", "Afgezegd", "Afgezegd",
    ]  # fmt: skip
    for message in mails:
        raw = message.message().as_bytes()
        _, event = item(message)
        calendar = event.to_ical()
        assert event["SUMMARY"] == "Overleg micro, regio Zuidoost-Brabant"
        assert event["CLASS"] == "CONFIDENTIAL"
        for word in (b"Roos", b"Geheim", b"Bespreking"):
            assert word not in raw
            assert word not in calendar
        assert "Roos" not in message.subject + str(message.body)
    with inside(regio):
        file = calendar_file(planner, overleg.pk)
    assert b"Roos" not in file


def test_a_mail_is_written_with_the_deed_and_sent_afterwards(
    plan: Plan, regio: Tenant, planner: Actor, bell: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    overleg = plan()
    with inside(regio):
        with django_capture_on_commit_callbacks(execute=True):
            actions.invite(actor=planner, overleg_id=overleg.pk)
            assert bell == []
        assert list(overleg.uitnodigingen.values_list("status", "soort", "volgnummer")) == [
            ("te_versturen", "uitnodiging", 0)
        ] * len(MENSEN)
    assert bell == [regio.schema_name]
    assert mail.outbox == []


def test_the_bell_may_be_away(
    plan: Plan, regio: Tenant, planner: Actor, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    def away(task: object, schema: str) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("dekkend.isolation.tasks.TenantTask.delay", away)
    overleg = plan()
    with inside(regio), django_capture_on_commit_callbacks(execute=True):
        actions.invite(actor=planner, overleg_id=overleg.pk)
    with inside(regio):
        assert Uitnodiging.objects.filter(status="te_versturen").count() == len(MENSEN)


def test_the_task_works_in_its_own_tenant_and_sends_once(invited: Plan, regio: Tenant, zeeland: Tenant) -> None:
    invited()
    send_invitations(zeeland.schema_name)
    assert sent() == []
    send_invitations(regio.schema_name)
    assert len(sent()) == len(MENSEN)
    send_invitations(regio.schema_name)
    assert sent() == []
    with inside(regio):
        assert set(Uitnodiging.objects.values_list("status", flat=True)) == {"verstuurd"}
        lines = AuditEvent.objects.filter(code="uitnodiging_verstuurd")
        assert lines.count() == len(MENSEN)
        assert not any(FATIMA in str(line.details) for line in lines)


def test_beat_wakes_every_regio(bell: list[str], regio: Tenant, zeeland: Tenant, gemeente: Tenant) -> None:
    wake_invitations()
    assert sorted(bell) == sorted([regio.schema_name, zeeland.schema_name])


def test_a_change_goes_out_with_a_higher_sequence_and_the_same_uid(
    invited: Plan, send: Send, change: Callable[..., Overleg], regio: Tenant, planner: Actor
) -> None:
    overleg = invited()
    _, before = item(send()[0])
    with inside(regio):
        one = overleg.deelnemers.get(email=FATIMA)
        actions.record_answer(actor=planner, overleg_id=overleg.pk, deelnemer_id=one.pk, antwoord="komt")
    change(overleg, titel="Ketenoverleg, nieuwe zaal")
    fatima, _ = send()
    _, after = item(fatima)
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert attendees(after)[f"mailto:{FATIMA}"]["PARTSTAT"] == "ACCEPTED"
    assert fatima.subject.startswith("Gewijzigd: Ketenoverleg, nieuwe zaal")


def test_only_who_is_new_or_gone_hears_of_other_people(
    invited: Plan, send: Send, change: Callable[..., Overleg]
) -> None:
    overleg = invited()
    send()
    noor = DeelnemerInvoer("Noor (voorbeeld)", "GGZ", "ggz", "noor@partner.example.org")
    change(overleg, MENSEN[0], noor)
    joris, new = send()
    assert (joris.to, new.to) == ([JORIS], [noor.adres])
    gone, event = item(joris)
    assert (gone["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert set(attendees(event)) == {f"mailto:{JORIS}"}
    assert item(new)[0]["METHOD"] == "REQUEST"
    assert new.subject.startswith("Uitnodiging")


def test_what_was_not_sent_yet_falls_due_to_the_newest(
    invited: Plan, send: Send, change: Callable[..., Overleg], regio: Tenant
) -> None:
    overleg = invited()
    change(overleg, MENSEN[0], titel="Anders")
    (only,) = send()
    assert only.to == [FATIMA]
    assert only.subject.startswith("Uitnodiging: Anders")
    assert item(only)[1]["SEQUENCE"] == 1
    with inside(regio):
        assert Uitnodiging.objects.filter(status="vervallen").count() == 2


def test_calling_off_takes_it_out_of_every_calendar(invited: Plan, send: Send, regio: Tenant, planner: Actor) -> None:
    overleg = invited()
    send()
    with inside(regio):
        actions.cancel_overleg(actor=planner, overleg_id=overleg.pk, reden="Voorzitter ziek")
    fatima, _ = send()
    book, event = item(fatima)
    assert (book["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert str(event["UID"]) == str(overleg.pk)
    assert set(attendees(event)) == {f"mailto:{FATIMA}", f"mailto:{JORIS}"}
    assert "Reden: Voorzitter ziek" in str(fatima.body)


def test_calling_off_a_concept_tells_nobody(plan: Plan, send: Send, regio: Tenant, planner: Actor) -> None:
    overleg = plan()
    with inside(regio):
        actions.cancel_overleg(actor=planner, overleg_id=overleg.pk, reden="Toch niet")
    assert send() == []


def test_a_whole_series_is_invited_at_once(regio: Tenant, planner: Actor, invoer: Invoer, send: Send) -> None:
    with inside(regio):
        made = actions.plan_reeks(actor=planner, invoer=invoer(), deelnemers=MENSEN, weken=4, aantal=4)
        assert actions.invite_reeks(actor=planner, overleg_id=made[1].pk) == 3
        assert list(Overleg.objects.order_by("begin").values_list("status", flat=True)) == [
            "concept", "uitgenodigd", "uitgenodigd", "uitgenodigd",
        ]  # fmt: skip
    mails = send()
    assert len(mails) == 6
    assert {str(item(message)[1]["UID"]) for message in mails} == {str(overleg.pk) for overleg in made[1:]}


def test_an_overleg_without_a_series_is_invited_by_itself(plan: Plan, regio: Tenant, planner: Actor) -> None:
    overleg, other = plan(), plan()
    with inside(regio):
        assert actions.invite_reeks(actor=planner, overleg_id=overleg.pk) == 1
        assert Overleg.objects.get(pk=other.pk).status == "concept"


def test_nobody_is_invited_to_nothing(
    regio: Tenant, planner: Actor, plan: Plan, invoer: Invoer, set_clock: Any
) -> None:
    overleg = plan()
    with inside(regio):
        alone = actions.plan_overleg(actor=planner, invoer=invoer(), deelnemers=[])
        with pytest.raises(Refused, match="geen deelnemers"):
            actions.invite(actor=planner, overleg_id=alone.pk)
        set_clock(overleg.begin)
        with pytest.raises(Refused, match="al begonnen"):
            actions.invite(actor=planner, overleg_id=overleg.pk)


def test_an_account_made_after_planning_is_recognised_when_inviting(
    plan: Plan, regio: Tenant, planner: Actor, user: Callable[..., User]
) -> None:
    overleg = plan()
    account = user(regio, "ketenpartner")
    with inside(regio):
        overleg.deelnemers.filter(email=FATIMA).update(email=account.email)
        actions.invite(actor=planner, overleg_id=overleg.pk)
        assert overleg.deelnemers.get(email=account.email).user == account


class TestMailServerAway:
    @pytest.fixture(autouse=True)
    def _away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(message: EmailMultiAlternatives, fail_silently: bool = False) -> int:
            if self.away and message.to == [JORIS]:
                raise smtplib.SMTPServerDisconnected
            return real(message, fail_silently)

        self.away = True
        real = EmailMultiAlternatives.send
        monkeypatch.setattr(EmailMultiAlternatives, "send", fail)

    def test_one_failure_holds_up_nobody_and_is_tried_again_later(
        self, invited: Plan, send: Send, regio: Tenant, set_clock: Any
    ) -> None:
        invited()
        assert [message.to for message in send()] == [[FATIMA]]
        with inside(regio):
            row = Uitnodiging.objects.get(email=JORIS)
        assert (row.status, row.pogingen, row.proberen_vanaf) == ("te_versturen", 1, NU + timedelta(minutes=1))
        self.away = False
        assert send() == []
        set_clock(NU + timedelta(minutes=1))
        assert [message.to for message in send()] == [[JORIS]]

    def test_it_gives_up_in_the_end_and_a_planner_can_start_again(
        self, invited: Plan, send: Send, regio: Tenant, planner: Actor, set_clock: Any
    ) -> None:
        overleg = invited()
        for number in range(ATTEMPTS + 1):
            set_clock(NU + timedelta(hours=9 * number))
            send()
        with inside(regio):
            assert Uitnodiging.objects.get(email=JORIS).status == "mislukt"
        self.away = False
        assert send() == []
        with inside(regio):
            assert actions.retry_invitations(actor=planner, overleg_id=overleg.pk) == 1
        assert [message.to for message in send()] == [[JORIS]]

    def test_the_log_of_the_platform_names_nobody(self, invited: Plan, send: Send, capfd: Any, caplog: Any) -> None:
        invited()
        send()
        said = capfd.readouterr()
        assert JORIS not in said.out + said.err + caplog.text


def test_what_another_worker_has_taken_is_left_alone(
    invited: Plan, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    def send_and_see_the_others_go(message: EmailMultiAlternatives, fail_silently: bool = False) -> int:
        Uitnodiging.objects.exclude(email=message.to[0]).update(status="vervallen")
        return real(message, fail_silently)

    real = EmailMultiAlternatives.send
    monkeypatch.setattr(EmailMultiAlternatives, "send", send_and_see_the_others_go)
    invited()
    assert len(send()) == 1


def test_the_same_mail_twice_can_be_seen_to_be_one(invited: Plan, send: Send, regio: Tenant) -> None:
    invited()
    first = send()
    with inside(regio):
        Uitnodiging.objects.update(status="te_versturen", verstuurd_at=None)
    again = send()
    assert [one.message()["Message-ID"] for one in first] == [one.message()["Message-ID"] for one in again]
    assert [item(one)[1].to_ical() for one in first] == [item(one)[1].to_ical() for one in again]


def test_an_online_overleg_carries_its_link(invited: Plan, send: Send) -> None:
    invited(plaats="", link="https://overleg.example.org/keten", agenda="")
    message = send()[0]
    _, event = item(message)
    assert event["LOCATION"] == "https://overleg.example.org/keten"
    assert event["DESCRIPTION"] == "Online: https://overleg.example.org/keten"
    assert "https://overleg.example.org/keten" in str(message.body)


def test_a_name_with_signs_survives_the_calendar(invited: Plan, send: Send) -> None:
    strange = DeelnemerInvoer('Zoë "Zo"; de Wit, jr: (voorbeeld)', "", "ggd", "zoe@partner.example.org")
    invited(strange, titel="Zorg; veiligheid, en méér\\", plaats="Zaal 1, 2; 3")
    _, event = item(send()[0])
    assert attendees(event)["mailto:zoe@partner.example.org"]["CN"] == strange.naam
    assert event["SUMMARY"] == "Zorg; veiligheid, en méér\\"
    assert event["LOCATION"] == "Zaal 1, 2; 3"


def test_the_file_to_download_publishes_without_attendees(
    invited: Plan, regio: Tenant, planner: Actor, change: Callable[..., Overleg]
) -> None:
    overleg = invited()
    change(overleg, titel="Anders")
    with inside(regio):
        book = Calendar.from_ical(calendar_file(planner, overleg.pk))
    (event,) = book.walk("VEVENT")
    assert (book["METHOD"], event["SEQUENCE"], str(event["UID"])) == ("PUBLISH", 1, str(overleg.pk))
    assert "ATTENDEE" not in event
    assert event.decoded("DTSTART") == moment(DAG, time(10))
