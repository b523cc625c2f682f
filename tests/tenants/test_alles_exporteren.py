"""Everything of a tenant in open formats: nothing is missing, nothing is somebody else's, and it may leave with it."""

import csv
import hashlib
import json
import stat
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from billing.models import Begroting, Maatstaf
from casework.models import Dossier, Gebeurtenis, Persoon
from dekkend.accounts.models import User
from dekkend.audit.models import AuditEvent, AuditSeal
from dekkend.audit.sealing import seal_logs
from dekkend.core.clock import now
from dekkend.isolation.context import inside
from dekkend.keys import wisregister
from dekkend.keys.aead import OVERHEAD
from dekkend.keys.fields import VERNIETIGD
from infra.verify_audit import main as verify_audit
from tenants.export import actions, keuze
from tenants.export.keuze import keuzes, left_out, models_of, tables_of, undecided
from tenants.export.schrijven import csv_line
from tenants.export.waarden import ONLEESBAAR, plain
from tenants.models import Opheffing, Tenant
from tenants.post.models import Inbak
from tenants.tenant.provision import NewTenant
from tests.isolation.kanaries import Nest, name_of
from tests.isolation.rijen import make_row
from tests.playing.base import playing
from tests.tenants.wegwerp import made_for_now

KINDS = [kind for kind in settings.TENANT_TYPES if kind != "public"]
JAN, PIET = "Jan Jansen (voorbeeld)", "Piet Pieters (voorbeeld)"
# The seals are set by the zegelbewaarder, and proof of pruning by the owner.
NOT_MADE_HERE = {"audit.AuditSeal", "audit.AuditSealed", "audit.AuditPruning"}


def fill(tenant: Tenant, letter: str) -> Nest:
    """A row in every table and a canary in every field of text."""
    nest = Nest(tenant, letter)
    with playing(False), inside(tenant):
        _draw_up()
    nest.plant()
    with playing(False), inside(tenant):
        for model in models_of(tenant.kind):
            if model._meta.label not in NOT_MADE_HERE and not model._default_manager.exists():
                make_row(model)
    return nest


def _draw_up() -> None:
    """What a row that is made by looking cannot know: amounts that add up and two people."""
    jan, piet = (User.objects.create(email=f"{name}@example.org", naam=name) for name in ("jan", "piet"))
    amounts = {field.name: 0 for field in Begroting._meta.concrete_fields if field.name.endswith("_cent")}
    Begroting.objects.create(
        jaar=2027, versie=1, status="vastgesteld", maatstaf=make_row(Maatstaf), inwoners=1, politieregio=False,
        besluit_kenmerk="x", besluit_datum=date(2027, 1, 1), opgesteld_door=jan, gewijzigd_door=jan,
        vastgesteld_door=piet, basis_fte=1, fte=1, **amounts,
    )  # fmt: skip


def run_export(tenant: Tenant, target: Path, *more: str) -> None:
    """Under the role of the tenant, as the command does."""
    with playing(True):
        call_command("export_tenant", "--tenant", tenant.schema_name, "--naar", str(target), *more)


def lines_of(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def nest(weg: Tenant) -> Nest:
    return fill(weg, "X")


@pytest.fixture
def buur(weg: Tenant) -> Iterator[Nest]:
    with made_for_now(NewTenant("Regio Buur", "BUU", "#333333", "regio", "buur.test")) as made:
        yield fill(made, "Y")


@pytest.mark.parametrize("kind", KINDS)
def test_of_every_field_somebody_decided_whether_it_goes_along(kind: str) -> None:
    assert undecided(kind) == [], "zet deze velden in tenants/export/velden.csv: mee, of weg met de reden"


def test_nothing_was_decided_about_what_is_not_there() -> None:
    there = {model._meta.label: model for kind in KINDS for model in models_of(kind)}
    for name in keuzes():
        label, _, field = name.rpartition(".")
        assert label in there, name
        assert field == "*" or field in {column.name for column in there[label]._meta.concrete_fields}, name


def test_secrets_stay_behind() -> None:
    """By what fields are called, so that a new one is noticed too."""
    along = {name_of(field) for kind in KINDS for table in tables_of(kind) for field in table.velden}
    words = ("password", "hash", "geheim", "secret", "token", "session", "verpakt")
    found = {name for name in along if any(word in name.rpartition(".")[2].lower() for word in words)}
    # Of the log, of public figures and the address of a server: nothing with which one comes in.
    assert found == {
        "accounts.Inlogdienst.tokenpunt",
        "audit.AuditSeal.hash",
        "audit.AuditPruning.hash",
        "billing.Maatstaf.hash",
        "billing.Verdeling.hash",
        "onboarding.Gemeentelogin.tokenpunt",
    }
    tables = {name.rpartition(".")[0] for name in along}
    assert not tables & {"sessions.Session", "usersessions.UserSession", "account.EmailConfirmation"}
    assert not any(name.startswith("keys.") for name in tables)
    assert "mfa.Authenticator.data" not in along
    assert all(why for kind in KINDS for _, why in left_out(kind))


def test_a_field_that_nobody_decided_upon_stops_it(
    weg: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {name: choice for name, choice in keuzes().items() if name != "casework.Melding.nummer"}
    monkeypatch.setattr(keuze, "keuzes", lambda: known)
    with pytest.raises(CommandError, match=r"casework\.Melding\.nummer"):
        run_export(weg, tmp_path / "export")
    assert list(tmp_path.glob("*export*")) == []


def test_all_of_it_goes_along_and_nothing_of_another(weg: Tenant, nest: Nest, buur: Nest, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    run_export(weg, folder, "--door", JAN)
    text = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
    along = {name_of(field) for table in tables_of("regio") for field in table.velden}
    places = {word: place.split(" ")[0] for word, place in nest.words.items()}
    with playing(False), inside(weg):
        # A row can refuse a word; then that is not in the database either.
        expected = _stored(weg, {word for word, place in places.items() if place in along})
    assert {places[word] for word in expected} == {place for place in places.values() if place in along}
    assert [word for word in sorted(expected) if word.lower() not in text.lower()] == []
    assert not {word for word, place in places.items() if place not in along and word.lower() in text.lower()}
    assert buur.root.lower() not in text.lower()
    assert buur.tenant.schema_name not in text
    _counts_are_those_of_the_database(weg, folder)
    _is_explained(folder)


def _stored(tenant: Tenant, words: set[str]) -> set[str]:
    """Those that the database holds, sealed or not."""
    found = set()
    for model in models_of(tenant.kind):
        for row in model._default_manager.all():
            content = " ".join(str(getattr(row, field.attname)) for field in model._meta.concrete_fields).upper()
            found |= {word for word in words if word in content}
    return found


def _counts_are_those_of_the_database(tenant: Tenant, folder: Path) -> None:
    counted = {file["naam"]: file["regels"] for file in json.loads((folder / "manifest.json").read_text())["bestanden"]}
    with playing(False), inside(tenant):
        for table in tables_of(tenant.kind):
            there = table.model._default_manager.count()
            # The line that the export was finished came after.
            there -= table.model is AuditEvent
            rows = lines_of(folder, f"gegevens/{table.naam}")
            assert (table.naam, len(rows), counted[f"gegevens/{table.naam}.jsonl"]) == (table.naam, there, there)
            if table.plat:
                with (folder / f"gegevens/{table.naam}.csv").open(encoding="utf-8-sig", newline="") as file:
                    assert len(list(csv.DictReader(file, delimiter=";"))) == there
        last = AuditEvent.objects.latest("id")
        assert (last.code, last.actor_naam, last.object_id) == ("tenant_geexporteerd", JAN, tenant.schema_name)
        assert last.details["sha256"] == hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    assert lines_of(folder, "gegevens/audit_auditevent")[-1]["code"] == "tenant_export_begonnen"
    assert [row["gm_code"] for row in lines_of(folder, "register/deelnames")] == ["GM0344", "GM0363"]
    assert [row["domain"] for row in lines_of(folder, "register/adressen")] == ["opheffen.test"]


def _is_explained(folder: Path) -> None:
    page = (folder / "LEESMIJ.md").read_text(encoding="utf-8")
    assert {path.stem for path in (folder / "gegevens").iterdir()} <= set(page.replace("`", " ").split())
    assert "| `accounts_user.password` | Wachtwoord, gehasht. |" in page
    assert "casework_melding;omschrijving;ja;" in (folder / "velden.csv").read_text(encoding="utf-8-sig")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.rglob("*") if path.is_file()} == {0o600}


@pytest.mark.parametrize("name", ["export", "export.zip"])
def test_with_its_export_a_tenant_may_go(weg: Tenant, tmp_path: Path, name: str) -> None:
    with playing(False), inside(weg):
        make_row(Dossier)
    target = tmp_path / name
    words = ("delete_tenant", "vragen", weg.schema_name, "--door", JAN, "--reden", "Gaat op in een andere regio.")
    call_command(*words)
    run_export(weg, target)
    manifest = (
        zipfile.ZipFile(target).read("manifest.json")
        if name.endswith(".zip")
        else (target / "manifest.json").read_bytes()
    )
    if target.is_file():
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    sha256 = hashlib.sha256(manifest).hexdigest()
    words = ("delete_tenant", "bevestigen", weg.schema_name, "--door", PIET, "--export", str(target))
    call_command(*words, "--manifest-sha256", sha256, "--direct", "Bevel van de rechter (voorbeeld).")
    assert Opheffing.objects.get(tenant=weg).manifest_sha256 == sha256


def test_what_was_destroyed_is_called_so_and_what_is_broken_stops_nothing(weg: Tenant, tmp_path: Path) -> None:
    with playing(False), inside(weg):
        gone, broken, whole = (make_row(Dossier) for _ in range(3))
        for dossier in (gone, broken, whole):
            Persoon(dossier_id=dossier.pk, naam="Naam (voorbeeld)", geboortedatum=date(2001, 2, 3)).save()
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {weg.schema_name}.casework_persoon SET naam = %s WHERE dossier_id = %s",
                [bytes(OVERHEAD), broken.pk],
            )
        wisregister.shred(weg.schema_name, UUID(str(gone.pk)))
        Inbak.objects.create(
            ontvangen_at=now(),
            afzender="g_00000001",
            soort="melding",
            sleutel="1",
            versie=1,
            inhoud=b"-",
            handtekening=b"-",
        )
    run_export(weg, tmp_path / "export")
    rows = {row["dossier_id"]: row for row in lines_of(tmp_path / "export", "gegevens/casework_persoon")}
    assert (rows[str(gone.pk)]["naam"], rows[str(gone.pk)]["geboortedatum"]) == (VERNIETIGD, VERNIETIGD)
    assert (rows[str(broken.pk)]["naam"], rows[str(broken.pk)]["geboortedatum"]) == (ONLEESBAAR, "2001-02-03")
    assert (rows[str(whole.pk)]["naam"], rows[str(whole.pk)]["geboortedatum"]) == ("Naam (voorbeeld)", "2001-02-03")
    assert [row["inhoud"] for row in lines_of(tmp_path / "export", "gegevens/post_inbak")] == [ONLEESBAAR]
    with playing(False), inside(weg):
        assert AuditEvent.objects.latest("id").details["onleesbaar"] == 2


def test_the_log_can_be_verified_from_the_files(
    weg: Tenant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with playing(False), inside(weg):
        for _ in range(3):
            make_row(AuditEvent)
    seal_logs()
    folder = tmp_path / "export"
    run_export(weg, folder)
    with playing(False), inside(weg):
        assert AuditSeal.objects.count() == 1
    words = ["--export", str(folder), "--anker", str(folder / actions.ANKER)]
    assert verify_audit(words) == 0, capsys.readouterr().out
    assert "3 regels onder 1 zegels, 1 nog niet verzegeld" in capsys.readouterr().out
    run_export(weg, tmp_path / "export.zip")
    assert verify_audit(["--export", str(tmp_path / "export.zip")]) == 0
    log = folder / "gegevens" / "audit_auditevent.jsonl"
    log.write_text(log.read_text(encoding="utf-8").replace('"outcome": "gelukt"', '"outcome": "mislukt"', 1))
    assert verify_audit(words) == 1
    assert "de regels onder zegel 1 zijn veranderd" in capsys.readouterr().out
    log.write_text("".join(log.read_text(encoding="utf-8").splitlines(keepends=True)[1:]))
    assert verify_audit(words) == 1
    (folder / "gegevens" / "audit_auditseal.jsonl").write_text("")
    assert verify_audit(words) == 1
    assert "staat in het anker en is er niet meer" in capsys.readouterr().out
    (folder / "manifest.json").write_text("{}")
    assert verify_audit(words) == 2


def test_it_is_whole_or_not_there(weg: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "er al").mkdir()
    with pytest.raises(CommandError, match="bestaat al"):
        run_export(weg, tmp_path / "er al")
    with pytest.raises(CommandError, match="niet te schrijven"):
        run_export(weg, tmp_path / "nergens" / "export")
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("export_tenant", "--tenant", "r_ffffffff", "--naar", str(tmp_path / "export"))

    def _full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(actions, "readme", _full)
    with pytest.raises(CommandError, match="No space left"):
        run_export(weg, tmp_path / "export")
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["er al"]
    with playing(False), inside(weg):
        assert AuditEvent.objects.latest("id").code == "tenant_export_begonnen", "also a failure is in the log"


def test_many_rows_are_told_along_the_way(
    weg: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(actions, "_OFTEN", 2)
    monkeypatch.setattr("tenants.export.waarden.BATCH", 2)
    with playing(False), inside(weg):
        dossier = make_row(Dossier)
        for number in range(5):
            made = make_row(Gebeurtenis)
            Gebeurtenis.objects.filter(pk=made.pk).update(dossier=dossier.pk)
            made.refresh_from_db()
            assert isinstance(made, Gebeurtenis)
            made.tekst = f"tekst {number} (voorbeeld)"
            made.save()
    run_export(weg, tmp_path / "export")
    assert "casework_gebeurtenis: 4 rijen …" in capsys.readouterr().err
    texts = {row["tekst"] for row in lines_of(tmp_path / "export", "gegevens/casework_gebeurtenis")}
    assert texts == {f"tekst {number} (voorbeeld)" for number in range(5)}


def test_values_have_one_plain_form() -> None:
    moment = datetime(2027, 1, 31, 10, tzinfo=timezone(timedelta(hours=1)))
    values = (
        None,
        True,
        Decimal("1.50"),
        moment,
        date(2027, 1, 31),
        b"\x01\xff",
        memoryview(b"\x02"),
        timedelta(hours=1),
    )
    assert [plain(value) for value in values] == [
        None, True, "1.50", "2027-01-31T09:00:00.000000+00:00", "2027-01-31", "01ff", "02", "P0DT01H00M00S",
    ]  # fmt: skip
    assert plain({"a": [UUID(int=1)]}) == {"a": ["00000000-0000-0000-0000-000000000001"]}
    with pytest.raises(TypeError):
        plain(object())


def test_a_spreadsheet_carries_out_nothing() -> None:
    assert csv_line(["=1+1", "@x", "gewoon", True, None, "a;b"]) == "'=1+1;'@x;gewoon;ja;;\"a;b\"\r\n"
