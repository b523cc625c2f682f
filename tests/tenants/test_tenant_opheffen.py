"""A tenant goes by the hands of two operators, with a checked export, on a real server; then it is gone everywhere."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, connections
from django.test import Client

from dekkend.core.clock import now, today
from dekkend.core.errors import InvalidInput, Refused
from dekkend.isolation.context import inside
from dekkend.isolation.logins import login_of
from dekkend.isolation.roles import role_of
from dekkend.keys import wisregister
from dekkend.keys.aead import Unreadable
from dekkend.keys.keyring import WHOLE, data_key, data_key_for_sealing, destroy, tenant_key
from dekkend.keys.models import Datasleutel, Tenantsleutel
from tenants.models import Deelname, Domain, Opheffing, Tenant
from tenants.opheffing import actions
from tenants.opheffing.export import check_export
from tenants.opheffing.rules import NIGHT, address_free_on, check_confirmation, name_afterwards
from tenants.post.models import Uitbak
from tenants.post.postbode import carry
from tenants.tenant.provision import NewTenant, create_tenant
from tests.tenants.wegwerp import HOST, clean

Settings = Any
Export = Callable[..., tuple[Path, str]]
JAN, PIET = "Jan Jansen (voorbeeld)", "Piet Pieters (voorbeeld)"


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """`export(tenant)`: a folder with its manifest, and the hash of that."""

    def make(tenant: Tenant, *, at: datetime | None = None, schema: str = "") -> tuple[Path, str]:
        folder = tmp_path / uuid4().hex
        (folder / "bijlagen").mkdir(parents=True)
        files = {"dossiers.json": b"[]", "bijlagen/besluit.pdf": b"%PDF-1.7"}
        for name, content in files.items():
            (folder / name).write_bytes(content)
        manifest = {
            "formaat": "dekkend-export", "versie": 1, "tenant": schema or tenant.schema_name,
            "gemaakt_at": (at or now()).isoformat(),
            "bestanden": [
                {"naam": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
                for name, content in files.items()
            ],
        }  # fmt: skip
        text = json.dumps(manifest).encode()
        (folder / "manifest.json").write_bytes(text)
        return folder, hashlib.sha256(text).hexdigest()

    return make


def ask(tenant: Tenant) -> None:
    call_command(
        "delete_tenant", "vragen", tenant.schema_name, "--door", JAN, "--reden", "Gaat op in een andere regio."
    )


def confirm(tenant: Tenant, export: tuple[Path, str], *more: str, door: str = PIET) -> None:
    words = ["bevestigen", tenant.schema_name, "--door", door, "--export", str(export[0])]
    call_command("delete_tenant", *words, "--manifest-sha256", export[1], *more)


def exists(schema: str) -> tuple[bool, bool]:
    """Its schema and its role."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = %s),"
            " EXISTS (SELECT FROM pg_roles WHERE rolname = %s)",
            [schema, role_of(schema)],
        )
        found: tuple[bool, bool] = cursor.fetchone()
        return found


@pytest.mark.parametrize("name", [JAN, f"  {JAN.upper()} ", JAN.replace(" ", "  ")])
def test_nobody_confirms_his_own_request(name: str) -> None:
    with pytest.raises(Refused, match="Laat een ander bevestigen"):
        check_confirmation(asked_by=JAN, asked_at=now() - NIGHT, confirmed_by=name, moment=now(), direct="")


def test_a_day_in_between_or_a_reason() -> None:
    moment = now()
    with pytest.raises(Refused, match="over 2 uur"):
        check_confirmation(
            asked_by=JAN,
            asked_at=moment - timedelta(hours=22, minutes=30),
            confirmed_by=PIET,
            moment=moment,
            direct=" ",
        )
    check_confirmation(asked_by=JAN, asked_at=moment - NIGHT, confirmed_by=PIET, moment=moment, direct="")
    check_confirmation(asked_by=JAN, asked_at=moment, confirmed_by=PIET, moment=moment, direct="Bevel van de rechter.")


def test_the_name_fits_and_is_free_again() -> None:
    assert len(name_afterwards("x" * 100, "r_00000000")) <= 100
    assert address_free_on(today()) - today() >= timedelta(days=365)


@pytest.mark.parametrize("zipped", [False, True], ids=["map", "zip"])
def test_an_export_is_read_as_a_whole(regio: Tenant, export: Export, tmp_path: Path, zipped: bool) -> None:
    folder, sha256 = export(regio)
    path = folder
    if zipped:
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for file in folder.rglob("*"):
                archive.write(file, file.relative_to(folder))
    check_export(path, sha256.upper(), schema=regio.schema_name, since=now() - timedelta(hours=1))


def test_an_export_that_is_not_right_is_refused(regio: Tenant, export: Export, tmp_path: Path) -> None:
    def refused(path: Path, sha256: str, why: str) -> None:
        with pytest.raises(Refused, match=why):
            check_export(path, sha256, schema=regio.schema_name, since=now() - timedelta(hours=1))

    folder, sha256 = export(regio)
    refused(folder, "0" * 64, "controlegetal")
    refused(tmp_path / "nergens", sha256, "niet te lezen")
    refused(*export(regio, schema="r_ffffffff"), "andere tenant")
    refused(*export(regio, at=now() - timedelta(days=2)), "Maak een nieuwe")
    (folder / "dossiers.json").write_bytes(b"[1]")
    refused(folder, sha256, "beschadigd of veranderd: dossiers.json")
    (folder / "dossiers.json").unlink()
    refused(folder, sha256, "niet wat het manifest noemt: dossiers.json")
    (tmp_path / "kapot.zip").write_bytes(b"PK kapot")
    refused(tmp_path / "kapot.zip", sha256, "niet te lezen")
    (folder / "manifest.json").write_bytes(b"{}")
    refused(folder, hashlib.sha256(b"{}").hexdigest(), "niet te begrijpen")
    (folder / "manifest.json").unlink()
    refused(folder, sha256, "geen manifest.json")


def test_asking_closes_and_withdrawing_opens(weg: Tenant) -> None:
    login = "/account/login/"
    ask(weg)
    assert Client(HTTP_HOST=HOST).get(login).status_code == 503
    with pytest.raises(CommandError, match="al gevraagd"):
        ask(weg)
    call_command("delete_tenant", "intrekken", weg.schema_name, "--door", PIET)
    assert Client(HTTP_HOST=HOST).get(login).status_code == 200
    assert Opheffing.objects.get(tenant=weg).ingetrokken_door == PIET
    with pytest.raises(CommandError, match="niet gevraagd"):
        call_command("delete_tenant", "intrekken", weg.schema_name, "--door", PIET)


def test_nothing_goes_without_all_that_is_asked(weg: Tenant, export: Export) -> None:
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("delete_tenant", "vragen", "r_ffffffff", "--door", JAN, "--reden", "Weg.")
    with pytest.raises(CommandError, match="Geef uw naam"):
        call_command("delete_tenant", "vragen", weg.schema_name, "--door", " ", "--reden", "Weg.")
    made = export(weg)
    with pytest.raises(CommandError, match="niet gevraagd"):
        confirm(weg, made, "--direct", "Spoed.")
    ask(weg)
    with pytest.raises(CommandError, match="van voor het sluiten"):
        confirm(weg, made, "--direct", "Spoed.")
    made = export(weg)
    with pytest.raises(CommandError, match="over 24 uur"):
        confirm(weg, made)
    with pytest.raises(CommandError, match="Laat een ander"):
        confirm(weg, made, "--direct", "Spoed.", door=JAN)
    with inside(weg):
        Uitbak.objects.create(
            ontvanger="l_00000001", soort="registratie", sleutel="1", versie=1, inhoud=b"-", handtekening=b"-"
        )
    with pytest.raises(CommandError, match="nog 1 brieven"):
        confirm(weg, made, "--direct", "Spoed.")
    assert exists(weg.schema_name) == (True, True)
    assert Opheffing.objects.get(tenant=weg).status == "gevraagd"


def test_it_is_gone_everywhere(weg: Tenant, export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    schema, subject = weg.schema_name, uuid4()
    data_key_for_sealing(schema, subject)
    line = _log_in(schema)
    zeeland = Tenant.objects.get(schema_name="r_00000002")
    with inside(zeeland):
        Uitbak.objects.create(
            ontvanger=schema, soort="overdracht", sleutel="7", versie=1, inhoud=b"-", handtekening=b"-"
        )
    ask(weg)
    carry()
    with inside(zeeland):
        assert Uitbak.objects.get(ontvanger=schema).bezorgd_at is None, "a letter waits while the tenant is closed"
    made = export(weg)

    real = wisregister.shred
    monkeypatch.setattr(actions.wisregister, "shred", _killed)
    with pytest.raises(KeyboardInterrupt):
        confirm(weg, made, "--direct", "Bevel van de rechter (voorbeeld).")
    assert exists(schema) == (False, False)
    assert Opheffing.objects.get(tenant=weg).status == "verwijderd"
    monkeypatch.setattr(actions.wisregister, "shred", real)
    confirm(weg, made)

    row = Opheffing.objects.get(tenant=weg)
    assert (row.status, row.naam, row.adressen) == ("voltooid", "Regio Opheffen", [HOST])
    assert (row.gevraagd_door, row.bevestigd_door, row.manifest_sha256) == (JAN, PIET, made[1])
    assert row.reden_direct.startswith("Bevel")
    with pytest.raises(psycopg.Error):
        line.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError):
        _log_in(schema)
    assert Client(HTTP_HOST=HOST).get("/account/login/").status_code == 404
    assert [deel.einde for deel in Deelname.objects.filter(regio=weg)] == [today()]
    with inside(zeeland):
        letter = Uitbak.objects.get(ontvanger=schema)
        assert (letter.uitkomst, letter.reden) == ("onbestelbaar", "De ontvanger bestaat niet meer.")
    _keys_are_gone(schema, subject)
    _address_rests(weg, row)


def _killed(tenant: str, subject: UUID) -> None:
    raise KeyboardInterrupt


def _log_in(schema: str) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(**login_of(role_of(schema)), autocommit=True)


def _keys_are_gone(schema: str, subject: UUID) -> None:
    assert (schema, str(WHOLE)) in {(line.tenant, line.onderwerp) for line in wisregister.lines()}
    wisregister.require_current()
    assert not Tenantsleutel.objects.filter(tenant=schema).exists()
    assert list(Datasleutel.objects.filter(tenant=schema).values_list("onderwerp", flat=True)) == [WHOLE]
    for look in (lambda: tenant_key(schema, "gegevens"), lambda: data_key(schema, uuid4())):
        with pytest.raises(Unreadable):
            look()
    with pytest.raises(Unreadable):
        data_key_for_sealing(schema, uuid4())
    # A backup of the keys brings them back; the wisregister takes them away again.
    Datasleutel.objects.filter(tenant=schema).delete()
    Tenantsleutel.objects.create(tenant=schema, doel="gegevens", versie=1, verpakt=b"terug")
    assert wisregister.replay() == 1
    assert not Tenantsleutel.objects.filter(tenant=schema).exists()


def _address_rests(weg: Tenant, row: Opheffing) -> None:
    again = NewTenant("Regio Opheffen", "OPH", "#333333", "kluis", HOST)
    with pytest.raises(InvalidInput) as refused:
        create_tenant(again)
    assert "pas vrij vanaf" in refused.value.fields["host"][0]
    Opheffing.objects.filter(pk=row.pk).update(adres_vrij_op=today())
    made = create_tenant(again)
    assert Domain.objects.get(domain=HOST).tenant_id == made.pk
    clean(made)
    for line in connections.all():
        assert not line.in_atomic_block


def test_with_the_tenant_of_a_gemeente_its_deelname_ends(
    regio: Tenant, zeeland: Tenant, gemeente: Tenant, owner: None
) -> None:
    """Also the one in another regio that was to begin; and nothing of others."""
    later = today() + timedelta(days=30)
    Deelname.objects.filter(gemeente_id="GM0753").update(einde=later)
    Deelname.objects.create(regio=zeeland, gemeente_id="GM0753", rol="randgemeente", ingang=later + timedelta(days=1))
    others = Deelname.objects.filter(regio=regio, einde=None).count()
    actions._end_deelnames(gemeente, today())
    assert list(Deelname.objects.filter(gemeente_id="GM0753").values_list("regio", "einde")) == [(regio.pk, today())]
    assert Deelname.objects.filter(regio=regio, einde=None).count() == others


def test_the_tenant_of_a_centrumgemeente_stays(regio: Tenant, gemeente: Tenant, owner: None) -> None:
    Deelname.objects.filter(gemeente_id="GM0772").update(rol="randgemeente")
    Deelname.objects.filter(gemeente_id="GM0753").update(rol="centrumgemeente")
    with pytest.raises(Refused, match="Kies daar eerst een andere"):
        actions.request_removal(schema=gemeente.schema_name, operator=actions.Operator(JAN, "jan"), reden="x")
    assert not Opheffing.objects.exists()


def test_what_a_backup_brings_back_goes_again(weg: Tenant) -> None:
    destroy(weg.schema_name, WHOLE)
    wisregister.shred(weg.schema_name, WHOLE)
    call_command("delete_tenant", "opnieuw")
    assert exists(weg.schema_name) == (False, False)
    assert not Tenant.objects.filter(pk=weg.pk).exists()
    assert actions.remove_again() == []


def test_the_ledger_of_who_went_is_not_read_by_tenants(regio: Tenant) -> None:
    with inside(regio), connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"):
        cursor.execute("SELECT * FROM public.tenants_opheffing")
