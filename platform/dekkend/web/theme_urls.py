"""The address of a tenant's colours. It changes with them, so that browsers may keep the answer for a year."""

import hashlib
from typing import Any

from django.urls import reverse


def version(kleur: str) -> str:
    return hashlib.sha256(kleur.encode()).hexdigest()[:12]


def theme_url(tenant: Any) -> str:
    return f"{reverse('thema')}?v={version(tenant.kleur)}"
