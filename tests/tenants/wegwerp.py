"""Tenants that are really there, committed, so that real connections of their role see them, and that go again."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from dekkend.isolation.context import inside
from dekkend.isolation.roles import role_of
from dekkend.keys.keyring import forget_everything
from dekkend.keys.models import Datasleutel, Tenantsleutel
from tenants.models import Deelname, Domain, Opheffing, Tenant
from tenants.post.models import Uitbak
from tenants.tenant.provision import NewTenant, create_tenant

HOST = "opheffen.test"


@contextmanager
def made_for_now(new: NewTenant) -> Iterator[Tenant]:
    """What is left of it goes after. As the owner."""
    made = create_tenant(new)
    try:
        yield made
    finally:
        clean(made)


def clean(made: Tenant) -> None:
    role = role_of(made.schema_name)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {made.schema_name} CASCADE")
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone():
            cursor.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")
    for tenant in Tenant.objects.exclude(pk=made.pk):
        with inside(tenant):
            Uitbak.objects.filter(ontvanger=made.schema_name).delete()
    for keys in (Datasleutel, Tenantsleutel):
        keys.objects.filter(tenant=made.schema_name).delete()
    Opheffing.objects.filter(tenant=made).delete()
    Deelname.objects.filter(regio=made).delete()
    Domain.objects.filter(tenant=made).delete()
    Tenant.alle.filter(pk=made.pk).delete()
    forget_everything()
