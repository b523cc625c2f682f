"""allauth in this house: nobody signs up by himself, every step at the door is in the log, secrets are sealed.

allauth calls these methods at each of those moments, so nothing hangs on signals. The log says of a failed attempt
which account it was for when there is one, and never the address that was typed.
"""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from dekkend.accounts import door, notices
from dekkend.accounts.factor import needs_second_factor, second_factors
from dekkend.accounts.models import User
from dekkend.accounts.queries import gast_is_over, roles_of
from dekkend.accounts.sessions import end_sessions_of
from dekkend.isolation.context import current_schema
from dekkend.keys.aead import Place, seal, unseal, version_of
from dekkend.keys.keyring import newest_version, tenant_key


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just logged in need not prove it again at once."""
        request = self.request
        latest = max((record["at"] for record in get_authentication_records(request, request.user)), default=0.0)
        fresh = time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT
        return not fresh and bool(super().is_reauthentication_required(app=app, **kwargs))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            door.note_failure(request, credentials.get("email", ""), outcome="geweigerd")
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        door.note_failure(request, credentials.get("email", ""), outcome="mislukt")

    def pre_login(self, request: HttpRequest, user: User, **given: Any) -> HttpResponse | None:
        """A guest whose time is over is told so, as for a closed account."""
        if gast_is_over(user):
            door.note_failure_of(request, user, outcome="geweigerd")
            over: HttpResponse = self.respond_user_inactive(request, user)
            return over
        before: HttpResponse | None = super().pre_login(request, user, **given)
        return before

    def post_login(self, request: HttpRequest, user: User, **given: Any) -> HttpResponse:
        door.note_login(request, user)
        response: HttpResponse = super().post_login(request, user, **given)
        return response

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """allauth calls this after every change to how somebody logs in. The mail is the same for all of them.

        A session that adds a second factor has shown it; other sessions, from before there was one, end with it."""
        change = template_prefix.rpartition("/")[2]
        request = self.request
        if change in door.ADDED:
            record_authentication(request, user, "mfa", type=door.ADDED[change])
        if change in door.PASSWORD or (change in door.ADDED and second_factors(user.pk).count() == 1):
            end_sessions_of(user.pk, keep=request.session.session_key or "")
        door.note_change(request, user, change)
        notices.tell_of_change(user.email)


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seals with the key of the tenant: a stolen dump gives no second factor away."""

    def encrypt(self, text: str) -> str:
        schema = current_schema()
        version = newest_version(schema, "gegevens")
        return seal(tenant_key(schema, "gegevens", version), text.encode(), self._place(schema), version).hex()

    def decrypt(self, encrypted_text: str) -> str:
        schema = current_schema()
        sealed = bytes.fromhex(encrypted_text)
        return unseal(tenant_key(schema, "gegevens", version_of(sealed)), sealed, self._place(schema)).decode()

    def _place(self, schema: str) -> Place:
        return Place(schema, "mfa_authenticator", "secret", "")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Who must have a second factor adds another one before taking away the last."""
        if second_factors(authenticator.user_id).exclude(pk=authenticator.pk).exists():
            return True
        return not needs_second_factor(roles_of(authenticator.user))

    def generate_authenticator_name(self, user: User, type: str) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Mijn passkey" if number == 1 else f"Mijn passkey {number}"
