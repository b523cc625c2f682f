"""Somebody with all rights on the database changes the log. The verifier, which needs no Dekkend, finds it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import CommandError, call_command
from psycopg.sql import SQL, Identifier

from dekkend.audit import log, sealing
from dekkend.audit.chain import LINE, SEAL, SEAL_CONTEXT, hash_of, root_of
from dekkend.audit.sealing import seal_logs
from dekkend.core.clock import now
from dekkend.isolation.roles import role_of
from infra.verify_audit import main
from tenants.tenant.models import Tenant
from tests.audit.conftest import TABLES, Owner, as_tenant, write
from tests.tellingen import Telling

ROOT = Path(__file__).resolve().parents[2]
LINES_PER_SEAL, SEALS = 4, 5


class Scene:
    """Two sealed logs, an anchor over all, and the hands of whoever administers the database."""

    def __init__(self, owner: Owner, logs: tuple[Tenant, Tenant], folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.owner, self.tenants, self.patch = owner, logs, patch
        self.tenant, self.schema = logs[0], logs[0].schema_name
        self.anchor = folder / "anker.json"

    def build(self) -> None:
        for tenant in self.tenants:
            for _ in range(SEALS):
                with as_tenant(tenant):
                    write(LINES_PER_SEAL)
                seal_logs()
        self.command("export_audit_anchor", "--alle", "--to", str(self.anchor))
        for kept, table in self.kept():
            self.owner.execute(SQL("CREATE TABLE {} AS TABLE {}").format(kept, table))

    def command(self, *words: str) -> None:
        """On a connection that keeps no lock on what is to be spoilt."""
        with as_tenant(self.tenant):
            call_command(*words)

    def kept(self) -> list[tuple[Identifier, Identifier]]:
        return [
            (Identifier(tenant.schema_name, f"bewaard_{table}"), Identifier(tenant.schema_name, table))
            for tenant in self.tenants
            for table in TABLES
        ]

    def put_back(self) -> None:
        self.patch.undo()
        for kept, table in self.kept():
            self.owner.execute(SQL("TRUNCATE {}").format(table))
            self.owner.execute(SQL("INSERT INTO {} OVERRIDING SYSTEM VALUE TABLE {}").format(table, kept))
        self.replace_key(bytes(self.tenant.tekensleutel))

    def throw_away(self) -> None:
        for kept, _ in self.kept():
            self.owner.execute(SQL("DROP TABLE {}").format(kept))

    def sql(self, text: str, *values: object) -> list[dict[str, Any]]:
        """`{event}`, `{seal}`, `{sealed}` are the tables of the log, `{other_…}` those of the other tenant."""
        names = {
            prefix + name: Identifier(tenant.schema_name, f"audit_audit{name}")
            for prefix, tenant in zip(("", "other_"), self.tenants, strict=True)
            for name in ("event", "seal", "sealed")
        }
        found = self.owner.execute(SQL(text).format(**names), values)  # type: ignore[arg-type]
        return found.fetchall() if found.description else []

    def replace_key(self, key: bytes) -> None:
        self.owner.execute("UPDATE tenants_tenant SET tekensleutel = %s WHERE schema_name = %s", [key, self.schema])

    def address(self) -> str:
        server = self.owner.info
        return f"postgresql://{server.user}:{server.password}@/{server.dbname}?host={server.host}&port={server.port}"

    def verify(self, *more: str) -> int:
        return main(["--database", self.address(), "--tenant", self.schema, *more])

    def verify_with_anchor(self) -> int:
        return self.verify("--anker", str(self.anchor))


@pytest.fixture
def scene(
    empty: tuple[Tenant, Tenant], owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Scene]:
    made = Scene(owner, empty, tmp_path, monkeypatch)
    made.build()
    yield made
    made.put_back()
    made.throw_away()


def edit(scene: Scene) -> None:
    scene.sql("UPDATE {event} SET actor_naam = 'Iemand anders (voorbeeld)' WHERE id = 6")


def delete(scene: Scene) -> None:
    scene.sql("DELETE FROM {event} WHERE id = 7")
    scene.sql("DELETE FROM {sealed} WHERE event = 7")


def insert(scene: Scene) -> None:
    """A line that gives somebody an alibi, put under an old seal."""
    columns = ", ".join(name for name in LINE if name != "id")
    copied = f"SELECT 1000, {columns} FROM {{event}} WHERE id = 6"
    scene.sql(f"INSERT INTO {{event}} (id, {columns}) OVERRIDING SYSTEM VALUE {copied}")
    scene.sql("INSERT INTO {sealed} VALUES (1000, 2)")


def reorder(scene: Scene) -> None:
    scene.sql("UPDATE {event} SET id = -1 WHERE id = 5")
    scene.sql("UPDATE {event} SET id = 5 WHERE id = 8")
    scene.sql("UPDATE {event} SET id = 8 WHERE id = -1")


def cut_the_tail(scene: Scene) -> None:
    """The last two seals with all that lies under them: what remains is a chain without a flaw."""
    scene.sql("DELETE FROM {event} WHERE id IN (SELECT event FROM {sealed} WHERE seal > 3)")
    scene.sql("DELETE FROM {sealed} WHERE seal > 3")
    scene.sql("DELETE FROM {seal} WHERE number > 3")


def open_the_rights(scene: Scene) -> None:
    """The tenant's own role gets the right to change lines, uses it, and loses it again."""
    role = role_of(scene.schema)
    scene.sql(f"GRANT UPDATE ON {{event}} TO {role}")
    with as_tenant(scene.tenant) as line, line.cursor() as cursor:
        cursor.execute("UPDATE audit_auditevent SET ground = 'eigen caseload' WHERE id = 9")
    scene.sql(f"REVOKE UPDATE ON {{event}} FROM {role}")


def forge_the_seals(scene: Scene) -> None:
    """A line is changed and the whole chain from there on is made anew, with another key that goes in the register."""
    key = Ed25519PrivateKey.generate()
    scene.sql("UPDATE {event} SET object_id = %s WHERE id = 10", str(uuid4()))
    previous = "0" * 64
    under = "SELECT line.* FROM {event} line JOIN {sealed} s ON s.event = line.id WHERE s.seal = %s ORDER BY line.id"
    for seal in scene.sql("SELECT * FROM {seal} ORDER BY number"):
        lines = scene.sql(under, seal["number"])
        seal |= {"schema": scene.schema, "previous": previous, "root": root_of(lines)}
        previous = hash_of(seal, SEAL)
        signature = key.sign(SEAL_CONTEXT + bytes.fromhex(previous)).hex()
        scene.sql(
            "UPDATE {seal} SET root = %s, previous = %s, hash = %s, signature = %s WHERE number = %s",
            seal["root"], seal["previous"], previous, signature, seal["number"],
        )  # fmt: skip
    scene.replace_key(key.public_key().public_bytes_raw())


def set_back_the_clock(scene: Scene) -> None:
    """On a machine whose clock was put two days back a line is written and sealed, all by the book."""
    for module in (log, sealing):
        scene.patch.setattr(module, "now", lambda: now() - timedelta(days=2))
    with as_tenant(scene.tenant):
        write(1)
    seal_logs()


def copy_from_another_tenant(scene: Scene) -> None:
    for table in ("event", "seal", "sealed"):
        scene.sql(f"TRUNCATE {{{table}}}")
        scene.sql(f"INSERT INTO {{{table}}} OVERRIDING SYSTEM VALUE TABLE {{other_{table}}}")


def empty_the_log(scene: Scene) -> None:
    scene.sql("TRUNCATE {event}, {seal}, {sealed}")


SABOTAGE: dict[Callable[[Scene], None], str] = {
    edit: "de regels onder zegel 2 zijn veranderd",
    delete: "zegel 2 hoort 4 regels te hebben en heeft er 3",
    insert: "zegel 2 hoort 4 regels te hebben en heeft er 5",
    reorder: "de regels onder zegel 2 zijn veranderd",
    cut_the_tail: "zegel 5 staat in het anker en is er niet meer",
    open_the_rights: "de regels onder zegel 3 zijn veranderd",
    forge_the_seals: "de publieke sleutel in het register is een andere dan in het anker",
    set_back_the_clock: "zegel 6 is eerder gezet dan het vorige: de klok is teruggezet",
    copy_from_another_tenant: "zegel 1 is veranderd: het controlegetal klopt niet",
    empty_the_log: "zegel 5 staat in het anker en is er niet meer",
}
ONLY_WITH_AN_ANCHOR = {cut_the_tail, forge_the_seals, empty_the_log}


def test_ten_ways_to_tamper_are_all_found(scene: Scene, capsys: pytest.CaptureFixture[str], telling: Telling) -> None:
    found, unseen = [], set()
    for way, expected in SABOTAGE.items():
        assert scene.verify_with_anchor() == 0, capsys.readouterr().out
        way(scene)
        if scene.verify() == 0:
            unseen.add(way)
        capsys.readouterr()
        code, report = scene.verify_with_anchor(), capsys.readouterr().out
        if code == 1 and f"BEVINDING {scene.schema}: {expected}" in report:
            found.append(way)
        scene.put_back()
    assert scene.verify_with_anchor() == 0
    telling("sabotage van het logboek gevonden", len(found), van=len(SABOTAGE))
    assert found == list(SABOTAGE)
    assert unseen == ONLY_WITH_AN_ANCHOR


def whole_log_in_order(scene: Scene) -> str:
    return f"{scene.schema}: {SEALS * LINES_PER_SEAL} regels onder {SEALS} zegels, 0 nog niet verzegeld"


def test_the_verifier_runs_without_anything_of_dekkend(scene: Scene, tmp_path: Path) -> None:
    alone = tmp_path / "verify_audit.py"
    alone.write_bytes((ROOT / "infra" / "verify_audit.py").read_bytes())
    command = [sys.executable, "-I", str(alone), "--database", scene.address(), "--alle", "--anker", str(scene.anchor)]
    blocked = "import sys, runpy; sys.modules['django'] = sys.modules['dekkend'] = None; sys.argv = sys.argv[1:]; "
    command[2:3] = ["-c", blocked + "runpy.run_path(sys.argv[0], run_name='__main__')", str(alone)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert whole_log_in_order(scene) in done.stdout
    assert done.stdout.endswith("Alles is in orde.\n")
    edit(scene)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"BEVINDING {scene.schema}: de regels onder zegel 2 zijn veranderd\n1 bevindingen.\n" in done.stdout


def test_the_command_says_the_same(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    scene.command("verify_audit", "--alle", "--anker", str(scene.anchor))
    assert whole_log_in_order(scene) in capsys.readouterr().out
    delete(scene)
    with pytest.raises(CommandError, match="bevinding"):
        scene.command("verify_audit", "--tenant", scene.schema)
    assert "zegel 2 hoort 4 regels te hebben" in capsys.readouterr().out
    with pytest.raises(CommandError, match="Deze tenant bestaat niet"):
        scene.command("verify_audit", "--tenant", "r_ffffffff")
    with pytest.raises(CommandError, match="geen anker"):
        scene.command("verify_audit", "--alle", "--anker", __file__)
    with pytest.raises(CommandError, match="--tenant"):
        scene.command("verify_audit")


DAMAGE = {
    "UPDATE {seal} SET count = 3 WHERE number = 2": "zegel 2 is veranderd",
    "UPDATE {seal} SET sealed_at = sealed_at - interval '1 hour' WHERE number = 2": "zegel 2 is veranderd",
    "UPDATE {seal} SET signature = repeat('0', 128) WHERE number = 2": "de handtekening onder zegel 2",
    "UPDATE {seal} SET form = 2 WHERE number = 2": "zegel 2 heeft een vorm die dit programma niet kent",
    "UPDATE {seal} SET previous = repeat('1', 64) WHERE number = 4": "zegel 4 sluit niet aan op het vorige",
    "DELETE FROM {seal} WHERE number = 2": "voor zegel 3 ontbreken zegels, vanaf 2",
    "DELETE FROM {seal} WHERE number IN (2)": "4 regels liggen onder zegel 2, dat er niet is",
    "DELETE FROM {event} WHERE id BETWEEN 5 AND 8": "de 4 regels onder zegel 2 zijn weg",
    "UPDATE {sealed} SET seal = 3 WHERE event = 5": "zegel 3 hoort 4 regels te hebben en heeft er 5",
    "UPDATE {event} SET at = at - interval '1 day' WHERE id = 9": "regel 9 is van ver voor zegel 2",
    "UPDATE {event} SET at = at + interval '1 day' WHERE id = 9": "regel 9 is van na zijn zegel 3",
}


def test_every_other_damage_is_named(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    unnamed = {}
    for damage, expected in DAMAGE.items():
        scene.sql(damage)
        code, report = scene.verify(), capsys.readouterr().out
        if code != 1 or f"BEVINDING {scene.schema}: {expected}" not in report:
            unnamed[damage] = report
        scene.put_back()
    assert unnamed == {}


def test_a_log_that_cannot_be_read_is_a_finding(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    scene.sql("ALTER TABLE {sealed} RENAME TO weg")
    assert scene.verify() == 1
    scene.owner.execute(SQL("ALTER TABLE {} RENAME TO audit_auditsealed").format(Identifier(scene.schema, "weg")))
    assert f"BEVINDING {scene.schema}: het logboek is niet te lezen" in capsys.readouterr().out


def test_a_line_that_stays_unsealed_is_found(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    """Also when the zegelbewaarder was simply switched off."""
    with as_tenant(scene.tenant):
        write(2)
    assert scene.verify_with_anchor() == 0
    assert "2 nog niet verzegeld" in capsys.readouterr().out
    scene.sql("UPDATE {event} SET at = now() - interval '11 minutes' WHERE id > 20")
    assert scene.verify() == 1
    assert "2 regels zijn niet verzegeld en ouder dan tien minuten, vanaf regel 21" in capsys.readouterr().out


def test_a_tenant_that_disappeared_is_found(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    anchor = json.loads(scene.anchor.read_text())
    assert len(anchor["heads"]) == 7
    gone = {"schema": "r_ffffffff", "number": 3, "hash": "ab" * 32, "key": "cd" * 32}
    scene.anchor.write_text(json.dumps(anchor | {"heads": [*anchor["heads"], gone]}))
    assert main(["--database", scene.address(), "--alle", "--anker", str(scene.anchor)]) == 1
    report = capsys.readouterr().out
    assert "BEVINDING anker: het anker zelf is veranderd" in report
    assert "BEVINDING r_ffffffff: staat in het anker en is er niet meer" in report


def test_an_anchor_of_somebody_else_is_not_taken(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    """The key of the platform was written down when the first anchor was handed over."""
    key = json.loads(scene.anchor.read_text())["key"]
    assert scene.verify("--anker", str(scene.anchor), "--sleutel", key.upper()) == 0
    assert scene.verify("--anker", str(scene.anchor), "--sleutel", "00" * 32) == 1
    assert "ondertekend met een andere sleutel dan de uwe" in capsys.readouterr().out
    assert scene.verify("--sleutel", key) == 1
    assert "er is een sleutel opgegeven en geen anker" in capsys.readouterr().out


def test_an_anchor_says_when_it_was_made_and_over_what(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    anchor = json.loads(scene.anchor.read_text())
    assert set(anchor) == {"form", "made_at", "root", "heads", "key", "signature"}
    assert abs(datetime.fromisoformat(anchor["made_at"]) - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251
    mine = next(head for head in anchor["heads"] if head["schema"] == scene.schema)
    assert (mine["number"], mine["key"]) == (SEALS, bytes(scene.tenant.tekensleutel).hex())
    scene.command("export_audit_anchor", "--tenant", scene.schema, "--to", str(scene.anchor))
    assert "Anker over 1 logboeken" in capsys.readouterr().out
    assert [head["schema"] for head in json.loads(scene.anchor.read_text())["heads"]] == [scene.schema]


def test_nothing_to_verify_is_not_called_in_order(scene: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    nobody = ["--database", scene.address(), "--tenant", "r_ffffffff"]
    assert main(nobody) == 2
    assert main(["--database", "host=/nergens dbname=x", "--alle"]) == 2
    assert scene.verify("--anker", "/nergens/anker.json") == 2
    assert capsys.readouterr().err.count("Er is niets nagerekend.") == 3
