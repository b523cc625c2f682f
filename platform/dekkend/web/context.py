"""What every template gets."""

from typing import Any

from django.http import HttpRequest

from dekkend.web.navigation import menu
from dekkend.web.theme_urls import theme_url


def shell(request: HttpRequest) -> dict[str, Any]:
    """The tenant, who acts, the menu and the address of the tenant's colours."""
    tenant = getattr(request, "tenant", None)
    actor = getattr(request, "actor", None)
    return {
        "tenant": tenant,
        "actor": actor,
        "navigation": menu(actor, request.path) if actor else [],
        "theme_url": theme_url(tenant) if tenant else "",
    }
