"""The only door to the register and the tenants for other apps: functions and frozen dataclasses."""

# The register: gemeenten, inhabitants, areas, the tile map.
from tenants.register.answers import (
    GemeenteView,
    HerindelingView,
    Inwonerstand,
    RegioView,
    TegelView,
)
from tenants.register.queries import (
    deelname_per_gemeente,
    gemeente,
    gemeente_names,
    gemeenten,
    herindelingen,
    inwoners,
    tiles,
)

# Tenants: regio's and who takes part in them.
from tenants.tenant.queries import (
    MemberView,
    TenantView,
    known_since,
    members_during,
    members_of,
    names_of,
    regio_of,
    tenant_by_schema,
    tenants_of_kind,
)

__all__ = [
    "GemeenteView",
    "HerindelingView",
    "Inwonerstand",
    "MemberView",
    "RegioView",
    "TegelView",
    "TenantView",
    "deelname_per_gemeente",
    "gemeente",
    "gemeente_names",
    "gemeenten",
    "herindelingen",
    "inwoners",
    "known_since",
    "members_during",
    "members_of",
    "names_of",
    "regio_of",
    "tenant_by_schema",
    "tenants_of_kind",
    "tiles",
]
