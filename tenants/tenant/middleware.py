"""From the host of a request to its tenant. Whatever is not exactly a known host is a bare 404."""

import re
from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django_tenants.utils import get_tenant_types

from dekkend.core.errors import DekkendError
from dekkend.isolation.versions import fits
from dekkend.keys.keyring import forget
from dekkend.web.pages import unavailable_page, unknown_host_page
from tenants.tenant.models import Tenant
from tenants.tenant.queries import tenant_at

_RETRY_SECONDS = "120"
_HOST = re.compile(r"^(?P<name>[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$")


class TenantMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only the Host header counts; forwarded hosts are ignored."""
        tenant = self.find(request.META.get("HTTP_HOST", ""))
        if tenant is None:
            return unknown_host_page()
        if reason := why_not_served(tenant):
            response = unavailable_page(DekkendError(reason))
            response.headers["Retry-After"] = _RETRY_SECONDS
            return response
        request.tenant = tenant  # type: ignore[attr-defined]
        request.urlconf = get_tenant_types()[tenant.kind]["URLCONF"]
        connection.set_tenant(tenant)  # type: ignore[attr-defined]
        try:
            return self.get_response(request)
        finally:
            forget()
            connection.set_schema_to_public()  # type: ignore[attr-defined]

    def find(self, host: str) -> Tenant | None:
        match = _HOST.match(host.lower())
        connection.set_schema_to_public()  # type: ignore[attr-defined]
        return tenant_at(match["name"]) if match else None


def why_not_served(tenant: Tenant) -> str:
    """Empty for a tenant that is. Asks nothing of the database, so that one tenant that is behind costs the others
    nothing."""
    if tenant.gesloten_at:
        return "Deze omgeving is gesloten, want uw organisatie stopt ermee. Vragen? Neem contact op met de beheerder."
    if not fits(tenant):
        return (
            "Deze omgeving wordt bijgewerkt. Er gaat niets verloren. Probeer het over een paar minuten opnieuw. Duurt "
            "het langer dan een uur, neem dan contact op met de beheerder."
        )
    return ""
