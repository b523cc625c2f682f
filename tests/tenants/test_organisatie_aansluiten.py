"""The platform's beheerder connects an organisation, or a list of them, and its first beheerder gets in."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dekkend.accounts.models import Accountuitnodiging, User
from dekkend.audit.models import AuditEvent
from dekkend.core.clock import now, today
from dekkend.core.errors import DekkendError, InvalidInput
from dekkend.keys.models import Tenantsleutel
from tenants import public
from tenants.models import Deelname, Tenant
from tenants.onboarding.actions import connect_tenant
from tenants.onboarding.rules import KOLOMMEN, read, seconds, split
from tests.conftest import PASSWORD
from tests.playing.base import playing

Inside = Callable[[Tenant], AbstractContextManager[None]]
Write = Callable[..., Path]
TWENTE = {
    "naam": "Twente", "kort": "TWE", "host": "twente.test", "gemeenten": "VR05", "centrum": "GM0153",
    "beheerder": "Anouk (voorbeeld)", "email": "Anouk@twente.example.org",
}  # fmt: skip
FLEVOLAND = {
    "naam": "Flevoland", "kort": "FLE", "host": "flevoland.test", "gemeenten": "GM0995 GM0034", "centrum": "",
    "beheerder": "Bas (voorbeeld)", "email": "bas@flevoland.example.org",
}  # fmt: skip
HEAD = list(TWENTE)
ORDER = [column for column in KOLOMMEN if column in HEAD]


def run(*words: str) -> str:
    """What the command says. A run that failed raises CommandError."""
    out = StringIO()
    with playing(False):
        call_command("tenant_aansluiten", "--door", "Jan Jansen", *words, stdout=out, stderr=out)
    return out.getvalue()


def refused(*words: str) -> str:
    """What the command says when it ends with a fault: every line, and the last sentence."""
    out = StringIO()
    with pytest.raises(CommandError) as told, playing(False):
        call_command("tenant_aansluiten", "--door", "Jan Jansen", *words, stdout=out, stderr=out)
    return f"{out.getvalue()}{told.value}"


def single(**more: str) -> list[str]:
    typed = {**TWENTE, **more}
    return [
        word
        for column, value in typed.items()
        if value
        for word in (f"--{column}", *(value.split() if column == "gemeenten" else [value]))
    ]


def tenant(naam: str) -> Tenant:
    return Tenant.objects.get(naam=naam)


def link(number: int = -1) -> tuple[str, str]:
    """The host and the path of the link in a mail."""
    found = re.search(r"https://([\w.-]+)(/uitnodiging/[\w-]+/)", str(mail.outbox[number].body))
    assert found is not None
    return found[1], found[2]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(*rows: dict[str, str], head: list[str] = ORDER, mark: str = ";") -> Path:
        lines = [mark.join(head), *(mark.join(row.get(column, "") for column in head) for row in rows)]
        path = tmp_path / "regios.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return make


@pytest.fixture
def mail_is_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    def away(self: EmailBackend, messages: list[object]) -> int:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", away)
        yield broken


def test_from_one_command_to_the_first_beheerder_who_is_in(regio: Tenant, inside: Inside) -> None:
    said = run(*single(vanaf="2026-01-01"))
    assert re.search(r"Twente is in \d+(,\d)? seconden aangesloten\. De uitnodiging is verstuurd\.", said)
    made = tenant("Twente")
    assert (made.kind, made.kort, made.kleur) == ("regio", "TWE", "#154273")
    members = public.members_of(made.schema_name, date(2026, 1, 1))
    assert len(members) == 14
    assert (members[0].naam, members[0].rol) == ("Enschede", "centrumgemeente")
    host, path = link()
    assert host == "twente.test"
    client = Client(HTTP_HOST=host)
    page = client.get(path)
    assert page.status_code == 200
    assert "Functioneel beheerder" in page.content.decode()
    assert client.post(path, {"wachtwoord": PASSWORD, "herhaling": PASSWORD}).status_code == 302
    assert client.get("/privacy/").wsgi_request.actor.naam == "Anouk (voorbeeld)"
    with inside(made):
        assert list(User.objects.get().roltoekenningen.values_list("rol", flat=True)) == ["functioneel_beheerder"]
    with inside(regio):
        assert not User.objects.filter(email="anouk@twente.example.org").exists()
    assert Client(HTTP_HOST=host).get(path).status_code == 410


def test_who_logs_in_later_does_so_with_the_password_on_the_new_address(db: None) -> None:
    run(*single())
    host, path = link()
    Client(HTTP_HOST=host).post(path, {"wachtwoord": PASSWORD, "herhaling": PASSWORD})
    typed = {"login": "anouk@twente.example.org", "password": PASSWORD}
    there, elsewhere = Client(HTTP_HOST=host), Client(HTTP_HOST="zuidoost-brabant.test")
    assert there.post("/account/login/", typed).status_code == 302
    assert there.get("/privacy/").wsgi_request.actor.naam == "Anouk (voorbeeld)"
    assert elsewhere.post("/account/login/", typed).status_code != 302
    assert not elsewhere.get("/privacy/").wsgi_request.actor.known


def test_the_mail_names_nobody_and_no_organisation(db: None) -> None:
    run(*single())
    [letter] = mail.outbox
    assert letter.to == ["anouk@twente.example.org"]
    words = f"{letter.subject} {letter.body}".replace("https://twente.test", "")
    assert not re.search("anouk|twente|jansen|mensenhandel", words, re.IGNORECASE)


def test_the_log_of_the_new_organisation_begins_with_who_made_it(db: None, inside: Inside) -> None:
    run(*single())
    with inside(tenant("Twente")):
        lines = list(AuditEvent.objects.order_by("at", "id").values_list("code", "actor_naam"))
    door = "Jan Jansen (beheer van het platform)"
    assert lines == [("tenant_aangesloten", door), ("gebruiker_uitgenodigd", door)]


@pytest.mark.parametrize(("soort", "code"), [("gemeente", "GM0772"), ("gemeente", "GM0153")])
def test_a_gemeente_has_no_working_area(db: None, inside: Inside, soort: str, code: str) -> None:
    run(*single(soort=soort, naam="Gemeente", host="gemeente.test", gemeenten=code, centrum=""))
    made = tenant("Gemeente")
    assert (made.kind, made.gemeente_id) == (soort, code)
    assert not Deelname.objects.filter(regio=made).exists()
    with inside(made):
        assert Accountuitnodiging.objects.get().gemaakt_door is None


@pytest.mark.parametrize("mark", [";", ","])
def test_a_list_is_connected_in_one_go_and_again_nothing_happens(write: Write, db: None, mark: str) -> None:
    path = write(TWENTE, FLEVOLAND, mark=mark)
    first = run("--csv", str(path))
    assert "regios.csv, regel 2: Twente is in" in first
    assert re.search(r"2 aangesloten\. Dat duurde \d+(,\d)? seconden\.", first)
    assert {letter.to[0] for letter in mail.outbox} == {"anouk@twente.example.org", "bas@flevoland.example.org"}
    again = run("--csv", str(path))
    assert "regel 3: Flevoland bestaat al." in again
    assert "2 bestond al." in again
    assert len(mail.outbox) == 2


def test_a_trial_says_what_would_happen_and_does_nothing(write: Write, db: None) -> None:
    before = Tenant.alle.count(), Tenantsleutel.objects.count()
    again = {**FLEVOLAND, "naam": "Almere", "host": "almere.test", "gemeenten": "GM0034"}
    said = refused("--csv", str(write(TWENTE, FLEVOLAND, again)), "--proef")
    assert "regel 2: Twente kan worden aangesloten." in said
    assert "regel 4: Almere hoort bij de regio Flevoland." in said
    assert "2 aangesloten, 1 geweigerd. Dit was een proef. Er is niets veranderd." in said
    assert (Tenant.alle.count(), Tenantsleutel.objects.count()) == before
    assert mail.outbox == []
    assert "Dit was een proef" in run("--csv", str(write(TWENTE)), "--proef")


def test_a_line_that_is_wrong_is_left_out_and_the_others_go_on(write: Write, regio: Tenant) -> None:
    wrong = {**FLEVOLAND, "gemeenten": "GM0995 GM0772"}
    said = refused("--csv", str(write(wrong, TWENTE)))
    assert "regios.csv, regel 2: Eindhoven hoort bij de regio Zuidoost-Brabant." in said
    assert "1 aangesloten, 1 geweigerd." in said
    assert not Tenant.alle.filter(naam="Flevoland").exists()
    assert not Deelname.objects.filter(gemeente_id="GM0995").exists()
    assert len(mail.outbox) == 1
    mended = run("--csv", str(write(FLEVOLAND, TWENTE)))
    assert "1 aangesloten, 1 bestond al." in mended


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"gemeenten": "GM9999 GM0153"}, "GM9999 is op .* geen gemeente"),
        ({"gemeenten": "VR99", "centrum": "GM0153"}, "Van het gebied VR99 kent het register .* geen gemeenten"),
        ({"gemeenten": "Enschede"}, "gemeenten: Dit is geen code zoals GM0772 of VR22: ENSCHEDE"),
        ({"gemeenten": ""}, "gemeenten: Geef ten minste één gemeente"),
        ({"centrum": ""}, "centrum: Geef de code van de centrumgemeente"),
        ({"centrum": "GM0772"}, "De centrumgemeente Eindhoven staat niet bij de gemeenten"),
        ({"naam": "Zeeland"}, "naam: Er is al een tenant met deze naam"),
        ({"host": "Zeeland.test"}, "host: Dit adres is al in gebruik"),
        ({"host": "https://twente.nl"}, "host: .* zonder https:// en zonder poort"),
        ({"host": "twente"}, "host: .* is geen adres"),
        ({"kort": "TWEE"}, "kort: Vul 1 tot en met 3 tekens in"),
        ({"kleur": "rood"}, "kleur: “rood” is geen kleur"),
        ({"vanaf": "1 januari"}, "vanaf: “1 januari” is geen datum"),
        ({"vanaf": "2014-12-31"}, "vanaf: Kies een dag vanaf 01-01-2015"),
        ({"gemeenten": "GM0164 GM0457", "centrum": "", "vanaf": "2020-01-01"}, "Weesp is nu geen gemeente meer"),
        ({"beheerder": ""}, "beheerder: Vul de naam in"),
        ({"email": "anouk"}, "email: Vul een geldig e-mailadres in"),
        ({"soort": "landelijk", "gemeenten": "", "centrum": ""}, "heeft al een omgeving: Landelijk"),
        ({"soort": "landelijk"}, "Bij landelijk horen geen gemeenten.*Alleen een regio heeft een centrumgemeente"),
        ({"soort": "gemeente", "gemeenten": "GM0753", "centrum": ""}, "heeft al een omgeving: Gemeente Best"),
        ({"soort": "gemeente", "gemeenten": "GM0457", "centrum": ""}, "GM0457 is op .* geen gemeente"),
        ({"soort": "gemeente", "centrum": ""}, "gemeenten: Geef bij een gemeente alleen haar eigen code"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(
    regio: Tenant, write: Write, change: dict[str, str], said: str
) -> None:
    before = Tenant.alle.count(), Tenantsleutel.objects.count(), Deelname.objects.count()
    path = write({**TWENTE, **change}, head=[column for column in KOLOMMEN if column in {*HEAD, *change}])
    assert re.search(f"regel 2: {said}|regel 2: .*{said}", refused("--csv", str(path)))
    assert (Tenant.alle.count(), Tenantsleutel.objects.count(), Deelname.objects.count()) == before
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("head", "rows", "said"),
    [
        ([*ORDER, "telefoon"], [TWENTE], "regel 1: de kolom telefoon ken ik niet"),
        (ORDER[1:], [TWENTE], "regel 1: de kolom naam ontbreekt"),
        (ORDER, [], "er staat geen enkele organisatie in"),
        (ORDER, [TWENTE, TWENTE], "regel 3: twente.test staat er al, op regel 2"),
    ],
)
def test_a_file_that_is_wrong_is_refused_as_a_whole(
    db: None, write: Write, head: list[str], rows: list[dict[str, str]], said: str
) -> None:
    told = refused("--csv", str(write(*rows, head=head)))
    assert said in told
    assert "Er is niets veranderd." in told
    assert not Tenant.alle.filter(naam="Twente").exists()


def test_one_file_does_not_hold_one_organisation_twice(db: None, write: Write) -> None:
    same_name = {**FLEVOLAND, "naam": "Twente"}
    assert "De naam Twente komt eerder in het bestand voor" in refused(
        "--csv", str(write(TWENTE, same_name)), "--proef"
    )
    same_host = {**FLEVOLAND, "host": "TWENTE.test"}
    assert "komt eerder in het bestand voor, bij Twente" in refused("--csv", str(write(TWENTE, same_host)), "--proef")
    one = {"soort": "gemeente", "gemeenten": "GM0153", "centrum": ""}
    twice = write({**TWENTE, **one}, {**FLEVOLAND, **one}, head=["soort", *ORDER])
    assert "Dit is dezelfde organisatie als Twente" in refused("--csv", str(twice), "--proef")


def test_a_list_and_an_organisation_of_its_own_do_not_go_together(db: None, write: Write) -> None:
    assert "Laat weg: --naam" in refused("--csv", str(write(TWENTE)), "--naam", "Twente")


def test_who_connects_gives_a_name(db: None) -> None:
    with playing(False), pytest.raises(CommandError, match="Verbeter wat er staat"):
        call_command("tenant_aansluiten", "--door", " ", *single(), stdout=StringIO(), stderr=StringIO())
    assert not Tenant.alle.filter(naam="Twente").exists()


@pytest.mark.usefixtures("mail_is_away")
def test_a_mail_that_could_not_go_goes_at_the_next_run(db: None, mail_is_away: pytest.MonkeyPatch) -> None:
    said = refused(*single())
    assert "de mailserver antwoordt niet" in said
    assert "1 aangesloten, 1 e-mail niet verstuurd." in said
    mail_is_away.undo()
    assert "Twente bestaat al. De uitnodiging is verstuurd." in run(*single())
    assert Client(HTTP_HOST="twente.test").get(link()[1]).status_code == 200
    assert len(mail.outbox) == 1


def test_a_link_that_expired_is_sent_anew_by_running_again(db: None, inside: Inside) -> None:
    run(*single())
    old = link()[1]
    with inside(tenant("Twente")):
        Accountuitnodiging.objects.update(vervalt_at=now() - timedelta(minutes=1))
    run(*single())
    assert Client(HTTP_HOST="twente.test").get(old).status_code == 410
    assert Client(HTTP_HOST="twente.test").get(link()[1]).status_code == 200


def test_a_mail_to_the_wrong_address_is_withdrawn_by_giving_the_right_one(db: None) -> None:
    run(*single(email="fout@twente.example.org"))
    astray = link()[1]
    run(*single())
    assert mail.outbox[-1].to == ["anouk@twente.example.org"]
    assert Client(HTTP_HOST="twente.test").get(astray).status_code == 410
    assert Client(HTTP_HOST="twente.test").get(link()[1]).status_code == 200


def test_once_somebody_is_in_the_command_invites_nobody_any_more(db: None) -> None:
    run(*single())
    host, path = link()
    Client(HTTP_HOST=host).post(path, {"wachtwoord": PASSWORD, "herhaling": PASSWORD})
    assert "Twente bestaat al." in run(*single(email="ander@twente.example.org"))
    assert len(mail.outbox) == 1


def test_an_organisation_that_is_closed_is_not_connected_again(db: None) -> None:
    run(*single())
    with playing(False):
        Tenant.objects.filter(naam="Twente").update(gesloten_at=now())
    assert "is gesloten om te worden opgeheven" in refused(*single())


def test_stopped_halfway_nothing_is_left(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    before = Tenant.alle.count(), Tenantsleutel.objects.count(), roles()
    new = read({**TWENTE, "soort": "regio"}, today=today())
    monkeypatch.setattr("tenants.onboarding.actions.invite_first", _stopped)
    with playing(False), pytest.raises(KeyboardInterrupt):
        connect_tenant(door="Jan Jansen", new=new)
    assert (Tenant.alle.count(), Tenantsleutel.objects.count(), roles()) == before
    assert not Deelname.objects.filter(gemeente_id="GM0153").exists()


def roles() -> int:
    """How many regio's can log in to the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname LIKE 'l\\_r\\_%%'", [])
        return int(cursor.fetchone()[0])


def _stopped(**_: object) -> None:
    raise KeyboardInterrupt


@given(st.fixed_dictionaries({column: st.text(max_size=12) for column in KOLOMMEN}))
def test_whatever_is_typed_is_read_or_refused_by_column(typed: dict[str, str]) -> None:
    try:
        new = read(typed, today=date(2026, 11, 22))
    except InvalidInput as wrong:
        assert set(wrong.fields) <= {*KOLOMMEN}
        assert all(told.endswith(".") for sentences in wrong.fields.values() for told in sentences)
    except DekkendError:  # pragma: no cover
        pytest.fail("only InvalidInput has columns")
    else:
        assert new.naam
        assert new.host == new.host.lower()


def test_codes_may_stand_in_a_list_of_any_kind() -> None:
    assert split("gm0772, GM0753;GM0772  VR22|") == ("GM0772", "GM0753", "VR22")


@pytest.mark.parametrize(
    ("duration", "said"), [(0.44, "0,4 seconden"), (12.2, "12 seconden"), (119, "119 seconden"), (725, "12 minuten")]
)
def test_how_long_it_took_is_said_in_words(duration: float, said: str) -> None:
    assert seconds(duration) == said
