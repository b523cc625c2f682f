"""Every address of a regio, with a guest of a gemeente and one of an organisation: what a guest may, else not there."""

from typing import Any

import pytest
from django.test import Client

from dekkend.accounts.actions import create_user, issue_token
from dekkend.accounts.gast.rules import RECHTEN, Gast
from dekkend.accounts.roles import rights_of
from dekkend.isolation.context import inside
from tenants.tenant.models import Tenant
from tests.access.tabel import API, DEUR, INGELOGD, OPEN, PAGINAS, Wie
from tests.access.test_wie_mag_wat import ask, look
from tests.access.wegen import addresses
from tests.conftest import show_second_factor

HOST = "zuidoost-brabant.test"
GASTEN = [Gast(gm_code="GM0753"), Gast(organisatie="Opvang (voorbeeld)")]
# A stranger with a link opened it in a browser of his own; a guest who is logged in has none.
WITHOUT_RIGHT = {OPEN, INGELOGD, DEUR}
# Whoever may begin a form finds his own drafts, also a guest.
OF_ONE_S_OWN = {"concept_lijst"}


def expected(name: str, who: Wie, gast: Gast) -> bool:
    """Of no record in the example is a guest a part: what hangs on the record itself is not there for him."""
    if not isinstance(who, str):
        return name in OF_ONE_S_OWN and gast.rol in who
    return who in WITHOUT_RIGHT or who in rights_of([gast.rol]) & RECHTEN


@pytest.mark.parametrize("gast", GASTEN, ids=["gemeente", "organisatie"])
def test_a_guest_gets_what_is_for_guests(gast: Gast, world: dict[str, Any], regio: Tenant) -> None:
    with inside(regio):
        user = create_user(email="gast@example.org", naam="Gast", roles=[gast.rol], kind="regio", gast=gast)
        token = issue_token(user=user, naam="test")
    api, browser = Client(HTTP_HOST=HOST, headers={"authorization": f"Bearer {token}"}), Client(HTTP_HOST=HOST)
    with inside(regio):
        browser.force_login(user)
        show_second_factor(browser, user)
    wrong = []
    for name, url in addresses("regio", world):
        asked = [("get", PAGINAS[name])] if name in PAGINAS else list(API[name].items())
        for method, who in asked:
            if isinstance(who, str) and who == "link":
                continue
            status = look(browser, url)[0] if name in PAGINAS else ask(api, method, url)
            if status >= 500 or (status == 404) == expected(name, who, gast):
                wrong.append(f"{method} {name}: {status}, verwacht {'toegang' if expected(name, who, gast) else '404'}")
    assert not wrong, "\n".join(wrong)
