"""All tables of the schema `public`; each room keeps its own."""

from tenants.migratie.models import Migratieronde, Migratiestap
from tenants.opheffing.models import Opheffing
from tenants.register.models import *  # noqa: F403
from tenants.tenant.models import Deelname, Domain, Sjabloon, Tenant
from tenants.werkgebied.aanbod.models import Gemeenteaanbod

__all__ = ["Deelname", "Domain", "Gemeenteaanbod", "Migratieronde", "Migratiestap", "Opheffing", "Sjabloon", "Tenant"]
