"""A tenant is served by the program that fits its schema, and by the one before. If none does, only that one waits."""

import pytest
from celery.exceptions import Ignore
from django.test import Client

from dekkend.core.clock import now
from dekkend.isolation.versions import expected_version, fits
from tenants.post.tasks import open_in_tray
from tenants.tenant.models import KINDS, Tenant

LOGIN = "/account/login/"


def set_row(tenant: Tenant, **values: object) -> None:
    assert Tenant.objects.filter(pk=tenant.pk).update(**values) == 1


def test_every_kind_has_a_version_of_its_own() -> None:
    versions = {kind: expected_version(kind) for kind in KINDS}
    assert len(set(versions.values())) == len(KINDS)
    assert all(len(version) == 16 for version in versions.values())


def test_a_new_tenant_fits(regio: Tenant) -> None:
    assert regio.schema_versie == expected_version("regio")
    assert Client(HTTP_HOST="zuidoost-brabant.test").get(LOGIN).status_code == 200


@pytest.mark.parametrize("path", [LOGIN, "/", "/api/v1/meldingen"])
def test_a_tenant_that_is_behind_says_so_and_the_others_go_on(
    regio: Tenant, zeeland: Tenant, owner: None, path: str
) -> None:
    set_row(regio, schema_versie="0" * 16, vorige_versie="1" * 16)
    answer = Client(HTTP_HOST="zuidoost-brabant.test").get(path)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "120"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    if not path.startswith("/api/"):
        assert "wordt bijgewerkt" in answer.content.decode()
        assert "Er gaat niets verloren" in answer.content.decode()
    assert Client(HTTP_HOST="zeeland.test").get(LOGIN).status_code == 200


def test_the_program_of_before_goes_on_after_an_upgrade(regio: Tenant, owner: None) -> None:
    set_row(regio, schema_versie="f" * 16, vorige_versie=expected_version("regio"))
    assert Client(HTTP_HOST="zuidoost-brabant.test").get(LOGIN).status_code == 200


def test_the_program_of_two_versions_ago_does_not(regio: Tenant, owner: None) -> None:
    set_row(regio, schema_versie="f" * 16, vorige_versie="e" * 16)
    assert not fits(Tenant.objects.get(pk=regio.pk))
    assert Client(HTTP_HOST="zuidoost-brabant.test").get(LOGIN).status_code == 503


def test_a_closed_tenant_says_why(regio: Tenant, owner: None) -> None:
    set_row(regio, gesloten_at=now())
    answer = Client(HTTP_HOST="zuidoost-brabant.test").get(LOGIN)
    assert answer.status_code == 503
    assert "gesloten" in answer.content.decode()


def test_a_tenant_that_is_gone_is_an_address_where_nobody_lives(regio: Tenant, owner: None) -> None:
    set_row(regio, opgeheven_at=now())
    assert Client(HTTP_HOST="zuidoost-brabant.test").get(LOGIN).status_code == 404
    assert not Tenant.objects.filter(pk=regio.pk).exists()
    assert Tenant.alle.filter(pk=regio.pk).exists()


@pytest.mark.parametrize("values", [{"schema_versie": "0" * 16}, {"gesloten_at": now()}], ids=["achter", "gesloten"])
def test_work_in_the_background_waits(regio: Tenant, owner: None, values: dict[str, object]) -> None:
    set_row(regio, **values)
    with pytest.raises(Ignore):
        open_in_tray(regio.schema_name)
