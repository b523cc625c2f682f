"""What a letter is bound to, when the post room gives up, and when it lets go of the contents."""

from datetime import timedelta

ATTEMPTS = 5
# With these outcomes nobody needs the contents again; an undeliverable letter may still be opened by hand.
SETTLED = ("verwerkt", "geweigerd")

# Why a person gives up a letter that could not be opened.
REDENEN = {
    "achterhaald": "de brief is achterhaald",
    "anders_geregeld": "het is op een andere manier geregeld",
    "per_ongeluk": "de brief had niet verstuurd moeten worden",
    "ontvanger_weg": "de ontvanger bestaat niet meer",
}


def context(sender: str, receiver: str, kind: str, key: str, version: int) -> bytes:
    """Seal and signature hold for this letter only: nobody can put its contents in another envelope."""
    return "\x1f".join(["brief", sender, receiver, kind, key, str(version)]).encode()


def gives_up(attempts: int) -> bool:
    """After this many failed attempts a letter is undeliverable and a person has to look."""
    return attempts >= ATTEMPTS


def under_way(time: timedelta | None) -> str:
    """In words, rounded up. A dash when nothing was answered."""
    if time is None:
        return "–"
    for unit, seconds in (("dagen", 86_400), ("uur", 3_600), ("minuten", 60)):
        if time.total_seconds() > seconds:
            return f"{-int(-time.total_seconds() // seconds)} {unit}"
    return "een minuut"
