"""The calendar item of an overleg (iCalendar RFC 5545, invitations RFC 5546).

What stands in it ends up in the calendars of many organisations, so a micro overleg shows a neutral title, no
agenda, and the class CONFIDENTIAL. The rule of the Dutch time zone is written out, because not every calendar
knows it by name.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vRecur

from governance.overleg.models import Deelnemer, Overleg
from governance.overleg.rules import ZONE, may_tell, neutral_title

PRODUCT = "-//Dekkend//Overleg//NL"
PARTSTAT = {"geen": "NEEDS-ACTION", "komt": "ACCEPTED", "komt_niet": "DECLINED", "misschien": "TENTATIVE"}
# Clock times of the first changes under the rule, which the standard wants without a zone.
SUMMER_SINCE = datetime(1996, 3, 31, 2)  # noqa: DTZ001
WINTER_SINCE = datetime(1996, 10, 27, 3)  # noqa: DTZ001
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"


def calendar(
    overleg: Overleg,
    *,
    regio: str,
    method: str,
    volgnummer: int,
    stamp: datetime,
    genodigden: Sequence[Deelnemer] = (),
    adressen: Sequence[str] = (),
) -> bytes:
    """One overleg as a file. `adressen` are attendees of whom only the address is left (who was taken off).

    PUBLISH is for a download and names no attendees, as the standard asks.
    """
    book = Calendar()
    book.add("prodid", PRODUCT)
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", method)
    book.add_component(_zone())
    item = _event(overleg, regio, volgnummer, stamp)
    item.add("status", "CANCELLED" if method == CANCEL or overleg.status == "afgezegd" else "CONFIRMED")
    for person in genodigden:
        item.add("attendee", _attendee(person.email, person.naam, PARTSTAT[person.antwoord]))
    for address in adressen:
        item.add("attendee", _attendee(address, "", PARTSTAT["geen"]))
    book.add_component(item)
    return bytes(book.to_ical())


def _event(overleg: Overleg, regio: str, volgnummer: int, stamp: datetime) -> Event:
    item = Event()
    item.add("uid", str(overleg.pk))
    item.add("sequence", volgnummer)
    item.add("dtstamp", stamp)
    item.add("dtstart", overleg.begin.astimezone(ZONE))
    item.add("dtend", overleg.eind.astimezone(ZONE))
    item.add("summary", neutral_title(overleg.niveau, overleg.titel, regio))
    item.add("location", overleg.plaats or overleg.link)
    item.add("description", description(overleg))
    item.add("class", "PUBLIC" if may_tell(overleg.niveau) else "CONFIDENTIAL")
    organizer = vCalAddress(f"mailto:{overleg.voorzitter.email}")
    organizer.params["CN"] = overleg.voorzitter.naam
    item.add("organizer", organizer)
    return item


def description(overleg: Overleg) -> str:
    """The link, and the agenda where it may leave the platform."""
    lines = [f"Online: {overleg.link}"] if overleg.link else []
    if may_tell(overleg.niveau):
        lines += [overleg.agenda] if overleg.agenda else []
    else:
        lines.append("Log in bij Dekkend om de agenda te lezen.")
    return "\n\n".join(lines)


def _attendee(address: str, naam: str, partstat: str) -> vCalAddress:
    person = vCalAddress(f"mailto:{address}")
    if naam:
        person.params["CN"] = naam
    person.params["CUTYPE"] = "INDIVIDUAL"
    person.params["ROLE"] = "REQ-PARTICIPANT"
    person.params["PARTSTAT"] = partstat
    person.params["RSVP"] = "TRUE"
    return person


def _zone() -> Timezone:
    """Central European time with the European rule for summer time, in force since 1996 (directive 2000/84/EC)."""
    zone = Timezone()
    zone.add("tzid", ZONE.key)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for part, name, since, before, after in (
        (TimezoneDaylight(), "CEST", SUMMER_SINCE, winter, summer),
        (TimezoneStandard(), "CET", WINTER_SINCE, summer, winter),
    ):
        part.add("dtstart", since)
        part.add("rrule", vRecur(freq="YEARLY", bymonth=since.month, byday="-1SU"))
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone
