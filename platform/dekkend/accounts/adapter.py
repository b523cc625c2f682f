"""allauth in this house: nobody signs up by himself, and the secret of a second factor is sealed."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from dekkend.isolation.context import current_schema
from dekkend.keys.aead import Place, seal, unseal, version_of
from dekkend.keys.keyring import newest_version, tenant_key


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


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
