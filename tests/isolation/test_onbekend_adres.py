"""An address where nobody lives gives a bare 404 that names nothing."""

import pytest
from django.test import Client

from tenants.tenant.models import Tenant


@pytest.mark.parametrize(
    "host",
    [
        "onbekend.test", "", "zuidoost-brabant.test.", "www.zuidoost-brabant.test", "zuidoost-brabant.test@kwaad.test",
        "zuidoost-brabant.test:99999999", "zuidoost-brabant.test/pad", "ZUIDOOST-BRABANT.TEST.",
        "zuidoost-brabant.test, zeeland.test",
        "127.0.0.1", "localhost",
    ],
)  # fmt: skip
def test_unknown_host_is_a_plain_404(regio: Tenant, host: str) -> None:
    response = Client(HTTP_HOST=host).get("/")
    assert response.status_code == 404
    body = response.content.decode()
    assert "Zuidoost" not in body
    assert "Traceback" not in body
    assert "bestaat niet" in body
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_forwarded_host_is_ignored(regio: Tenant, zeeland: Tenant) -> None:
    answer = Client(HTTP_HOST="zeeland.test", headers={"x-forwarded-host": "zuidoost-brabant.test"}).get(
        "/account/login/"
    )
    assert "Zeeland" in answer.content.decode()
    assert "Zuidoost" not in answer.content.decode()


def test_capitals_and_a_port_are_the_same_host(regio: Tenant) -> None:
    assert Client(HTTP_HOST="Zuidoost-Brabant.test:8000").get("/account/login/").status_code == 200
