"""When a tenant may go: two people, a night in between, and an address that rests."""

from datetime import date, datetime, timedelta

from dekkend.core.errors import Refused

NIGHT = timedelta(hours=24)
# As long as somebody may still follow an old link or have a saved password for it.
REST = timedelta(days=365)


def check_confirmation(*, asked_by: str, asked_at: datetime, confirmed_by: str, moment: datetime, direct: str) -> None:
    """`direct` is the reason not to wait. Raises Refused when it is the same person, or too soon without a reason."""
    if _plain(asked_by) == _plain(confirmed_by):
        raise Refused(f"{asked_by} vroeg dit zelf. Laat een ander bevestigen.")
    if moment - asked_at < NIGHT and not direct.strip():
        hours = -(-(NIGHT - (moment - asked_at)) // timedelta(hours=1))
        raise Refused(f"Dit kan over {hours} uur. Kan het echt niet wachten, geef dan met --direct de reden.")


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def address_free_on(day: date) -> date:
    return day + REST


def name_afterwards(name: str, schema: str) -> str:
    """Free for a next tenant, and still to be recognised where others remember it. At most 100 characters."""
    return f"{name[:70]} (opgeheven, {schema})"
