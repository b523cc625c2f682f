"""An address where nobody lives gives a bare 404 that names nothing."""

import pytest
from django.test import Client

from tenants.tenant.models import Tenant
from tests.conftest import host_of
from tests.isolation.spellingen import SPELLINGS, Spelling


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


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: spelling.name)
def test_only_the_host_says_whose_house_it_is(regio: Tenant, zeeland: Tenant, spelling: Spelling) -> None:
    """In both directions: the house of the host or none, and never a word of the other."""
    for here, there in ((regio, zeeland), (zeeland, regio)):
        answer = spelling.client(host_of(here), host_of(there)).get("/account/login/")
        page = answer.content.decode() + str(answer.headers)
        assert answer.status_code == (200 if spelling.served else 404)
        assert (here.naam in page) == spelling.served
        assert there.naam not in page
        assert there.schema_name not in page


def test_capitals_and_a_port_are_the_same_host(regio: Tenant) -> None:
    assert Client(HTTP_HOST="Zuidoost-Brabant.test:8000").get("/account/login/").status_code == 200
