"""When somebody is mailed that something waits. Plain Python."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dekkend.core.errors import InvalidInput

SOORTEN = {
    "melding_binnen": "Er kwam een melding binnen",
    "dossier_aangeboden": "Een andere regio biedt een dossier aan",
    "dossier_nieuws": "Er is nieuws over een dossier van u",
    "dossier_gekregen": "U kreeg een dossier of een taak van een collega",
    "advies_gevraagd": "Iemand vraagt uw advies",
    "zorgactie_aangeboden": "Een zorgcoördinator vraagt of uw organisatie kan helpen",
    "delen_gestopt": "Het delen over een dossier is gestopt",
    "besluit_gevraagd": "Een collega wacht op uw besluit",
    "te_laat": "Er is werk dat te laat is",
}
VOORKEUREN = {
    "direct": "Meteen, hooguit eens per kwartier",
    "dagelijks": "Eén keer per dag, om 8 uur",
    "nooit": "Niet",
}
RUST = timedelta(minutes=15)
OCHTEND = time(8)
BEWAARD = timedelta(days=30)
# Half an hour of trying each minute, then a day of trying each quarter of an hour; by then the address is wrong.
MOST_TRIES = 126
_SOON, _SOON_TIMES, _LATER = timedelta(minutes=1), 30, timedelta(minutes=15)
_HIER = ZoneInfo("Europe/Amsterdam")
_VRIJDAG = 5


def due_at(voorkeur: str, nu: datetime, laatst: datetime | None, *, haast: bool) -> datetime | None:
    """From when it may be mailed; None is never. What is urgent is mailed at once, whatever somebody prefers. `laatst`
    is when the last mail to this person went."""
    if haast:
        return nu
    if voorkeur == "nooit":
        return None
    if voorkeur == "dagelijks":
        return next_morning(nu)
    return max(nu, laatst + RUST) if laatst else nu


def next_morning(nu: datetime) -> datetime:
    """The first eight o'clock here that is not over; the clock of summer and winter is minded."""
    here = nu.astimezone(_HIER)
    dag = here.date() if here.time() <= OCHTEND else here.date() + timedelta(days=1)
    return datetime.combine(dag, OCHTEND, _HIER).astimezone(UTC)


def wait_after(pogingen: int) -> timedelta:
    return _SOON if pogingen < _SOON_TIMES else _LATER


def late_since(vandaag: date) -> date:
    """Work that was due on this day or later was not late yet on the last working day: it is said once."""
    dag = vandaag - timedelta(days=1)
    while dag.isoweekday() > _VRIJDAG:
        dag -= timedelta(days=1)
    return dag


def check_voorkeur(voorkeur: str) -> str:
    """Raises InvalidInput."""
    if voorkeur not in VOORKEUREN:
        raise InvalidInput({"attenderen": ["Kies een van de mogelijkheden uit de lijst."]})
    return voorkeur
