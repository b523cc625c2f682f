"""Values as Dutch readers write them."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dateformat import format as date_format

from dekkend.core.money import format_euro

NBSP = "\u00a0"


def euro(cents: int | None) -> str:
    """123456 cents is "€ 1.234,56", kept on one line."""
    return "" if cents is None else format_euro(cents).replace(" ", NBSP)


def getal(value: int | None) -> str:
    """1234 is "1.234"."""
    return "" if value is None else f"{value:,}".replace(",", ".")


def _here(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


def datum(value: date | datetime | None) -> str:
    """22 november 2026"""
    return "" if value is None else date_format(_here(value), "j F Y")


def datum_kort(value: date | datetime | None) -> str:
    """22-11-2026, for tables"""
    return "" if value is None else date_format(_here(value), "d-m-Y")


def datumtijd(value: date | datetime | None) -> str:
    """22 november 2026, 14:10; without the time when there is none"""
    if not isinstance(value, datetime):
        return datum(value)
    return date_format(_here(value), "j F Y, H:i")


def tijd(value: datetime | time | None) -> str:
    """14:10"""
    if value is None:
        return ""
    return (timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value).strftime(
        "%H:%M"
    )


def initials(naam: str) -> str:
    """The first letters of the first and last word: "Jansen, M." is not understood, "Mina Jansen" is "MJ"."""
    words = [word for word in naam.replace("(voorbeeld)", "").split() if word[0].isalpha()]
    return "".join(word[0] for word in dict.fromkeys([*words[:1], *words[-1:]])).upper()
