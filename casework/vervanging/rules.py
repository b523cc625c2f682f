"""Standing in for a colleague: for how long, and by whom. Plain Python.

The period is typed in days, the last one included; it is kept as moments, `tot` not included. Who stands in for
somebody does not stand in for those whom that person stands in for.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from dekkend.core.errors import InvalidInput

ZONE = ZoneInfo("Europe/Amsterdam")
LANGST = timedelta(days=183)


def period(begin: date, eind: date, vandaag: date) -> tuple[datetime, datetime]:
    """From the first moment of the first day until the first moment after the last. Raises InvalidInput."""
    wrong: dict[str, list[str]] = {}
    if begin < vandaag:
        wrong["begin"] = ["Kies vandaag of een dag die nog moet komen."]
    if eind < begin:
        wrong["eind"] = ["Kies een laatste dag op of na de eerste dag."]
    elif eind - begin > LANGST:
        wrong["eind"] = ["Een vervanging duurt hoogstens een half jaar. Kies een eerdere laatste dag."]
    if wrong:
        raise InvalidInput(wrong)
    return _midnight(begin), _midnight(eind + timedelta(days=1))


def check_somebody_else(afwezige: UUID | None, vervanger: UUID) -> None:
    if afwezige == vervanger:
        raise InvalidInput({"vervanger": ["Kies een collega, niet uzelf."]})


def last_day(tot: datetime) -> date:
    return (tot.astimezone(ZONE) - timedelta(microseconds=1)).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
