"""What happens at the door, in the log: who came in and how, who did not, and what changed in how somebody comes in."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.accounts.queries import actor_of
from dekkend.audit.events import EventType
from dekkend.audit.log import record

GROUND = "eigen account"
EVENTS = (
    EventType("ingelogd", "E", "is ingelogd"),
    EventType("inloggen_mislukt", "E", "kwam niet langs de deur: het wachtwoord, de code of de passkey klopte niet"),
    EventType("sessie_beeindigd", "D", "heeft eigen sessies op een ander apparaat beëindigd"),
    EventType("wachtwoord_gewijzigd", "U", "heeft het eigen wachtwoord gewijzigd"),
    EventType("wachtwoord_hersteld", "U", "heeft een nieuw wachtwoord gekozen met een link uit een e-mail"),
    EventType("tweede_stap_toegevoegd", "C", "heeft een app met codes toegevoegd als tweede stap"),
    EventType("tweede_stap_verwijderd", "D", "heeft de app met codes verwijderd als tweede stap"),
    EventType("passkey_toegevoegd", "C", "heeft een passkey toegevoegd"),
    EventType("passkey_verwijderd", "D", "heeft een passkey verwijderd"),
    EventType("herstelcodes_gemaakt", "C", "heeft nieuwe herstelcodes gemaakt"),
    EventType("tweede_stap_hersteld", "D", "heeft de tweede stap van een collega weggehaald"),
)
# What allauth calls a change, and how we write it down.
CHANGES = {
    "password_changed": "wachtwoord_gewijzigd",
    "password_set": "wachtwoord_gewijzigd",
    "password_reset": "wachtwoord_hersteld",
    "totp_activated": "tweede_stap_toegevoegd",
    "totp_deactivated": "tweede_stap_verwijderd",
    "webauthn_added": "passkey_toegevoegd",
    "webauthn_removed": "passkey_verwijderd",
    "recovery_codes_generated": "herstelcodes_gemaakt",
}
ADDED = {"totp_activated": "totp", "webauthn_added": "webauthn"}
PASSWORD = {"password_changed", "password_set", "password_reset"}


def note_login(request: HttpRequest, user: User) -> None:
    """`manieren`: everything this session showed, such as password and totp."""
    shown = [str(way.get("type") or way.get("method")) for way in get_authentication_records(request, user)]
    _record("ingelogd", actor_of(request, "web", user), str(user.pk), manieren=shown)


def note_failure(request: HttpRequest, email: str, *, outcome: str) -> None:
    """`geweigerd`: after too many attempts nothing was looked at any more."""
    known = User.objects.filter(email__iexact=email).first() if email else None
    note_failure_of(request, known, outcome=outcome)


def note_failure_of(request: HttpRequest, user: User | None, *, outcome: str = "mislukt") -> None:
    """Nobody knows who tried, so the actor is nobody; the line is about the account."""
    stranger = actor_of(request, "web", None)
    _record("inloggen_mislukt", stranger, str(user.pk) if user else "", outcome=outcome)


def note_change(request: HttpRequest, user: User, change: str) -> None:
    if change in CHANGES:
        _record(CHANGES[change], actor_of(request, "web", user), str(user.pk))


def _record(code: str, actor: Actor, user_id: str, outcome: str = "gelukt", **details: Any) -> None:
    record(code, actor=actor, object_type="gebruiker", object_id=user_id, ground=GROUND, outcome=outcome, **details)
