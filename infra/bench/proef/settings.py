"""The platform with one small kind of tenant that has the app of this trial; its migrations are chosen from outside."""

import os

from dekkend.settings.local import *  # noqa: F403
from dekkend.settings.local import INSTALLED_APPS, TENANT_TYPES

SMALL = ["dekkend.audit", "tenants.post", "infra.bench.proef"]

TENANT_TYPES = {**TENANT_TYPES, "kluis": {**TENANT_TYPES["kluis"], "APPS": SMALL}}
INSTALLED_APPS = [*INSTALLED_APPS, "infra.bench.proef"]
MIGRATION_MODULES = {"proef": os.environ["PROEF_MIGRATIES"]}
