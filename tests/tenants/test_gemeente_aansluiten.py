"""A regio asks a gemeente, and the gemeente gets in: what both sides do and see."""

import re
from collections.abc import Callable

from django.core import mail
from django.test import Client
from django.urls import reverse

from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tenants.onboarding.aansluiting import sessie
from tenants.onboarding.aansluiting.stappen import advance
from tenants.onboarding.models import Aansluiting

Browse = Callable[..., Client]
VALKENSWAARD = "GM0858"
LINK = re.compile(r"http://\S+")


def ask(client: Client, gm_code: str = VALKENSWAARD) -> str:
    """Asks a gemeente; returns the path of the link in the mail."""
    typed = {
        "gm_code": gm_code,
        "naam": "Anna Bos (voorbeeld)",
        "email": "anna@gemeente.example.org",
        "adres": "Postbus 1\n5550 AA Plaats",
    }
    answer = client.post(reverse("aansluiting_nieuw", urlconf="dekkend.urls_regio"), typed)
    assert answer.status_code == 302, answer.content.decode()
    found = LINK.search(str(mail.outbox[-1].body))
    assert found
    return "/" + found.group().split("/", 3)[3]


def url(name: str, *args: object) -> str:
    return reverse(name, urlconf="dekkend.urls_regio", args=args)


def the_one(regio: Tenant) -> Aansluiting:
    with inside(regio):
        return Aansluiting.objects.select_related("opdracht").latest("uitgenodigd_at")


def letter_code(client: Client, row: Aansluiting) -> str:
    page = client.post(url("aansluiting_brief", row.pk)).content.decode()
    found = re.search(r"<strong>([A-Z0-9]{5}-[A-Z0-9]{5})</strong>", page)
    assert found, page
    return found.group(1)


def test_a_gemeente_gets_in_with_an_environment_of_its_own(
    browse: Browse,
    regio: Tenant,
    inrichten: Callable[[], int],
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    beheer = browse(regio, "functioneel_beheerder")
    link = ask(beheer)
    gast = browse(regio)
    assert gast.get(link).status_code == 200
    assert the_one(regio).status == "uitgenodigd"
    assert gast.post(link).status_code == 302
    code = letter_code(beheer, the_one(regio))
    assert gast.get(url("aansluiten")).status_code == 200
    assert gast.post(url("aansluiten_bewijs"), {"code": code.lower().replace("-", " ")}).status_code == 302
    row = the_one(regio)
    assert row.status == "bewezen"
    with inside(regio):
        actor = sessie.actor_for(_visitor(regio), row)
        advance(row, "contacten_noemen", actor=actor)
        advance(row, "akkoord_geven", actor=actor)
    assert gast.post(url("aansluiten_afronden"), {"vorm": "eigen"}).status_code == 302
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        assert inrichten() == 1
    row = the_one(regio)
    assert row.opdracht is not None
    assert (row.status, row.opdracht.reden) == ("aangesloten", "")
    tenant = Tenant.objects.get(gemeente_id=VALKENSWAARD)
    assert tenant.domains.get().domain == "valkenswaard.test"
    assert len(mail.outbox) == 1
    assert "aangesloten" in gast.get(url("aansluiten")).content.decode()
    page = beheer.get(url("aansluiting_lijst")).content.decode()
    assert "In 1 minuut aangesloten" in page


def _visitor(regio: Tenant) -> Actor:

    return Actor(None, "", frozenset(), regio.schema_name, "regio", "web")
