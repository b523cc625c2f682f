"""A regio and a gemeente on their way to each other, for the tests of joining."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tenants.onboarding.aansluiting.meedoen import actor_for
from tenants.onboarding.aansluiting.stappen import advance
from tenants.onboarding.contacten.actions import name_contacts
from tenants.onboarding.contacten.rules import SOORTEN, ContactInvoer
from tenants.onboarding.models import Aansluiting
from tenants.tenant.membership import take_part
from tests.playing.base import playing

Browse = Callable[..., Client]
Inrichten = Callable[[], int]
AfterCommit = Callable[..., AbstractContextManager[Any]]
AANSLUITING = "tenants.onboarding.aansluiting"
VALKENSWAARD = "GM0858"
LINK = re.compile(r"https?://\S+")


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


def contact(soort: str) -> ContactInvoer:
    paying = {"kvk": "12345678", "iban": "NL91ABNA0417164300", "efactuur": "factuur@gemeente.example.org"}
    extra = paying if soort == "financieel" else {}
    return ContactInvoer(
        soort=soort, naam=f"{soort} (voorbeeld)", email=f"{soort}@gemeente.example.org", telefoon="040 1234567", **extra
    )


def open_and_prove(beheer: Client, gast: Client, regio: Tenant, link: str) -> Aansluiting:
    assert gast.post(link).status_code == 302
    code = letter_code(beheer, the_one(regio))
    answer = gast.post(url("aansluiten_bewijs"), {"code": code.lower().replace("-", " ")})
    assert answer.status_code == 302, answer.content.decode()
    return the_one(regio)


def agreed(regio: Tenant, row: Aansluiting) -> None:
    """What the gemeente does about contacts and papers; their own tests walk their pages."""
    with inside(regio):
        actor = actor_for(Actor(None, "", frozenset(), regio.schema_name, "regio", "web"), row)
        name_contacts(row, actor=actor, contacten={soort: contact(soort) for soort in SOORTEN})
        advance(row, "akkoord_geven", actor=actor)


def get_in(browse: Browse, regio: Tenant, vorm: str, gm_code: str = VALKENSWAARD) -> tuple[Client, Client]:
    """Up to what is asked of the inrichter: the browsers of both sides."""
    beheer, gast = browse(regio, "functioneel_beheerder"), browse(regio)
    agreed(regio, open_and_prove(beheer, gast, regio, ask(beheer, gm_code)))
    assert gast.post(url("aansluiten_afronden"), {"vorm": vorm}).status_code == 302
    mail.outbox.clear()
    return beheer, gast


def in_zeeland(zeeland: Tenant) -> None:
    with playing(False):
        take_part(zeeland, ["GM0687"], since=date(2020, 1, 1))


def open_link_of(client: Client, address: str) -> None:
    assert client.post("/" + address.split("/", 3)[3]).status_code == 302
