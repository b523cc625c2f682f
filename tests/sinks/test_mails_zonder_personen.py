"""A mail says that something waits, never about whom: mail is read on phones, by assistants, and by mail servers.

Every module that makes mail stands in `SENDERS` with the test that plants canaries in what it is made from.
"""

import ast
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from casework.dossier.actions import open_dossier
from casework.dossier.rules import PersoonInvoer
from casework.noodtoegang.actions import open_noodtoegang
from casework.noodtoegang.melden import send_notices
from casework.wisseling.actions import propose_wisselingen
from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.verzending import send_attenderingen
from dekkend.accounts.queries import actor_for
from dekkend.core.clock import now, today
from dekkend.isolation.context import inside
from governance.overleg.verzending import send_unsent
from tenants.models import Tenant
from tenants.onboarding.aansluiting.werk import keep_terms
from tenants.onboarding.models import Aansluiting
from tests.architecture.house import app_sources, shown, tree_of
from tests.conftest import PASSWORD, host_of, make_user
from tests.sinks.canaries import assert_bare, canary, found_in, text_of_mail

Browse = Callable[..., Client]
SENDERS = {
    "casework/noodtoegang/melden.py": "test_a_notice_of_noodtoegang_names_no_case",
    "governance/overleg/bericht.py": "test_an_invitation_to_a_micro_overleg_names_no_case",
    "tenants/onboarding/aansluiting/bericht.py": "test_an_invitation_to_a_gemeente_names_nobody",
    "platform/dekkend/accounts/attendering/verzending.py": "test_a_mail_that_something_waits_names_nothing",
    "platform/dekkend/accounts/uitnodiging/bericht.py": "test_an_invitation_for_an_account_names_nobody",
    "platform/dekkend/accounts/notices.py": "test_a_notice_about_logging_in_names_nobody",
}
MAKERS = {"EmailMessage", "EmailMultiAlternatives", "send_mail", "send_mass_mail", "mail_admins", "mail_managers"}


def test_every_module_that_makes_mail_has_a_test() -> None:
    found = set()
    for path in app_sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} & MAKERS:
                found.add(shown(path))
    assert found == set(SENDERS)
    assert set(SENDERS.values()) <= set(globals())


def test_an_invitation_to_a_micro_overleg_names_no_case(
    api: Browse, regio: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = [canary(place) for place in ("titel", "agenda", "onderwerp")]
    planner = api(regio, "ketenregisseur")
    overleg = {
        "niveau": "micro",
        "soort": "zorg",
        "titel": f"Over {words[0]}",
        "agenda": f"{words[1]} en {words[2]}",
        "begin": "2127-01-12T10:00:00+01:00",
        "eind": "2127-01-12T11:30:00+01:00",
        "plaats": "Stadhuis (voorbeeld)",
        "deelnemers": [{"naam": "Bo (voorbeeld)", "rol": "ggd", "email": "bo@example.org"}],
    }
    made = planner.post("/api/v1/overleggen", overleg, content_type="application/json")
    assert made.status_code == 201, made.content
    sent = planner.post(f"/api/v1/overleggen/{made.json()['id']}/uitnodigingen", {}, content_type="application/json")
    assert sent.status_code == 202, sent.content
    with inside(regio):
        assert send_unsent() >= 1
    assert_bare(mail.outbox, words)
    assert "overleg.ics" in text_of_mail(mail.outbox[0])  # type: ignore[arg-type]


def test_a_notice_of_noodtoegang_names_no_case(regio: Tenant, actor: Callable[..., Actor]) -> None:
    """Who is told has to log in to learn which dossier, by whom and why."""
    words = [canary(place) for place in ("betrokkene", "collega", "reden")]
    owner, other = actor(regio, "zorgcoordinator"), actor(regio, "zorgcoordinator", naam=f"{words[1]} (voorbeeld)")
    actor(regio, "fg")
    with inside(regio):
        dossier = open_dossier(actor=owner, persoon=PersoonInvoer(roepnaam=words[0]))
        open_noodtoegang(actor=other, nummer=dossier.nummer, reden=f"{words[2]} belt en kan nu niet naar huis")
        send_notices()
    assert len(mail.outbox) == 2
    assert_bare(mail.outbox, [*words, dossier.nummer])


def test_mails_about_logging_in_name_nobody(regio: Tenant) -> None:
    """The name of the user stays out as well; who gets the mail knows it, who reads along need not."""
    client = Client(HTTP_HOST=host_of(regio))
    known = make_user(regio, "zorgcoordinator", naam=f"{canary('naam')} (voorbeeld)")
    typed = f"{canary('adres')}@example.org".lower()
    client.post("/account/password/reset/", {"email": known.email})
    client.post("/account/password/reset/", {"email": typed})
    assert len(mail.outbox) == 2
    bodies = [f"{message.subject}\n{message.body}" for message in mail.outbox]
    assert [found_in(body, [canary("naam")]) for body in bodies] == [[], []]


def test_a_notice_about_logging_in_names_nobody(browse: Browse, regio: Tenant) -> None:
    """It says that something changed, not what, of whom or where."""
    words = [canary("naam"), canary("wachtwoord")]
    client = browse(regio, "zorgcoordinator", naam=f"{words[0]} (voorbeeld)")
    fresh = f"{words[1]}-lang-genoeg"
    sent = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert client.post("/account/password/change/", sent).status_code == 302
    [notice] = mail.outbox
    assert_bare([notice], words[1:])
    assert found_in(f"{notice.subject}\n{notice.body}", [*words, "Zuidoost-Brabant"]) == []
    assert "://" not in notice.body
    assert "Er is iets gewijzigd" in notice.subject


def test_an_invitation_for_an_account_names_nobody(browse: Browse, regio: Tenant) -> None:
    """Who reads along learns that something waits and until when; the host in the link is all it takes to get there."""
    words = [canary("naam"), canary("beheerder")]
    client = browse(regio, "functioneel_beheerder", naam=f"{words[1]} (voorbeeld)")
    form = {"naam": f"{words[0]} (voorbeeld)", "email": "nieuw@example.org", "rollen": ["zorgcoordinator"]}
    assert client.post("/gebruikers/uitnodigen/", form).status_code == 302
    [invitation] = mail.outbox
    assert_bare([invitation], words)
    told = f"{invitation.subject}\n{invitation.body}".replace(host_of(regio), "")
    assert found_in(told, ["Zuidoost-Brabant", "Zorgcoördinator"]) == []


def test_a_mail_that_something_waits_names_nothing(regio: Tenant) -> None:
    words = [canary("naam"), canary("vraag"), canary("taak")]
    noor = make_user(regio, "zorgcoordinator", naam=f"{words[0]} (voorbeeld)")
    sam = make_user(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
    with inside(regio):
        actor = actor_for(noor, kind="regio", channel="web")
        dossier = open_dossier(actor=actor, persoon=PersoonInvoer(roepnaam=words[1], naam=words[1]))
        propose_wisselingen(actor=actor, dossiers=[dossier.pk], naar=sam.pk, notitie=words[2], kennismaking_op=today())
        assert send_attenderingen() == 1
    assert_bare(mail.outbox, [*words, dossier.nummer])
    assert mail.outbox[0].to == [sam.email]


def test_an_invitation_to_a_gemeente_names_nobody(browse: Browse, regio: Tenant) -> None:
    """Nor does what reminds of it."""
    words = [canary("naam"), canary("adres"), canary("beheerder")]
    client = browse(regio, "functioneel_beheerder", naam=f"{words[2]} (voorbeeld)")
    typed = {"gm_code": "GM0858", "naam": words[0], "email": "zorg@example.org", "adres": f"{words[1]} 1"}
    assert client.post("/aansluitingen/nieuw/", typed).status_code == 302
    with inside(regio):
        Aansluiting.objects.update(vervalt_at=now() + timedelta(days=10))
        keep_terms()
    invitation, reminder = mail.outbox
    assert_bare([invitation, reminder], words)
    told = f"{invitation.subject}\n{invitation.body}\n{reminder.subject}\n{reminder.body}".replace(host_of(regio), "")
    assert found_in(told, ["Zuidoost-Brabant", "Valkenswaard"]) == []


@pytest.mark.parametrize("place", ["subject", "body", "alternative", "attachment", "filename", "header", "sender"])
def test_a_canary_in_a_mail_is_found(place: str) -> None:
    """Otherwise the tests above would prove nothing."""
    word = canary(place)
    message = EmailMultiAlternatives(
        subject=f"Over {word}" if place == "subject" else "Er wacht iets",
        body=f"é {word} ü" if place == "body" else "Log in.",
        from_email=f"{word} <x@example.org>" if place == "sender" else "x@example.org",
        to=["y@example.org"],
        headers={"X-Eigen": word} if place == "header" else {},
    )
    if place == "alternative":
        message.attach_alternative(f"<p>{word} é</p>", "text/html")
    if place == "attachment":
        message.attach("a.bin", word.encode(), "application/octet-stream")
    if place == "filename":
        message.attach(f"{word}.txt", "tekst", "text/plain")
    with pytest.raises(AssertionError):
        assert_bare([message], [word])
    assert_bare([message], [canary("elders")])
