"""Checks the sealed logs of Dekkend from outside. Needs Python, psycopg and cryptography, and nothing of Dekkend.

    python verify_audit.py --database postgresql://lezer@server/dekkend --alle --anker anker.json
    python verify_audit.py --export export.zip --anker logboek_anker.json

The form of the chain stands in `platform/dekkend/audit/chain.py`; here it is written a second time, so that a mistake
there is found and nobody has to trust the program that made the seals. Exit code 0: in order. 1: something was found.
2: nothing could be checked. Without an anchor three things cannot be seen: a chain that was cut short, a chain made
anew with another key, and a log that was emptied altogether.
"""

import argparse
import hashlib
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

import psycopg
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from psycopg.rows import dict_row
from psycopg.sql import SQL, Identifier

FORM, NONE_BEFORE, SHORTEST_TERM = 1, "0" * 64, 5
# A line may be older than the seal before its own by as long as a transaction lasts, and clocks of machines differ.
LONGEST_TRANSACTION, CLOCKS_DIFFER, SEALED_WITHIN = timedelta(minutes=15), timedelta(minutes=1), timedelta(minutes=10)
LINE = (
    "id", "at", "code", "action", "actor_id", "actor_naam", "roles", "namens", "channel", "address", "request_id",
    "processing_id", "object_type", "object_id", "purpose", "ground", "outcome", "details", "xid",
)  # fmt: skip
SEAL = ("number", "form", "first_event", "last_event", "count", "root", "previous", "until_xid", "sealed_at")
PRUNING = ("first_seal", "last_seal", "count", "years", "pruned_at")
TEXTS = {"seal": b"dekkend zegel op het logboek\n", "pruning": b"dekkend opschoning van het logboek\n",
         "anchor": b"dekkend anker van de logboeken\n"}  # fmt: skip

Row = dict[str, Any]
Line = psycopg.Connection[Row]


class Unusable(Exception):
    """There is nothing to check, or not in this form."""


@dataclass
class Report:
    """What was checked, one line for each log, and what was found."""

    checked: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def find(self, where: str, what: str) -> None:
        self.findings.append(f"{where}: {what}")

    def __str__(self) -> str:
        found = [f"BEVINDING {finding}" for finding in self.findings]
        verdict = f"{len(found)} bevindingen." if found else "Alles is in orde."
        return "\n".join([*self.checked, *found, verdict])


def text_of(values: Mapping[str, Any]) -> bytes:
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain).encode()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)


def _chosen(row: Mapping[str, Any], names: Sequence[str], **more: Any) -> str:
    return hashlib.sha256(text_of({name: row[name] for name in names} | more)).hexdigest()


def _signed(key: str, signature: str, content: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def read_anchor(path: Path) -> Row:
    try:
        anchor: Row = json.loads(path.read_text(encoding="utf-8"))
        if anchor["form"] == FORM and all(anchor[name] for name in ("made_at", "root", "key", "signature")):
            return anchor
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise Unusable(f"{path} is geen anker dat dit programma kan lezen.")


def verify(line: Line, schemas: Sequence[str], anchor: Row | None = None, key: str = "", *, whole: bool) -> Report:
    """`whole`: these are all tenants there are, so one that the anchor names must be among them."""
    report = Report()
    heads = _heads(report, anchor, key)
    for schema in schemas:
        with line.transaction():
            line.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                with line.transaction():
                    _Log(_Database(line, schema), schema, heads.get(schema), report).check()
            except psycopg.Error as error:
                report.find(schema, f"het logboek is niet te lezen: {str(error).splitlines()[0]}")
    if whole:
        for schema in sorted(set(heads) - set(schemas)):
            report.find(schema, "staat in het anker en is er niet meer")
    _note_without(report, anchor)
    return report


def verify_export(path: Path, anchor: Row | None = None, key: str = "") -> Report:
    """The log in the export of one tenant, a folder or a zip file. Raises Unusable when there is none."""
    report = Report()
    heads = _heads(report, anchor, key)
    try:
        source = _Files(path)
        head = heads.get(source.schema)
        if anchor is not None and head is None:
            report.find(source.schema, "staat niet in het anker")
        _Log(source, source.schema, head, report).check()
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile):
        raise Unusable(f"{path} is geen export die dit programma kan lezen.") from None
    _note_without(report, anchor)
    return report


def _heads(report: Report, anchor: Row | None, key: str) -> dict[str, Row]:
    if anchor is not None:
        _check_anchor(report, anchor, key)
        return {head["schema"]: head for head in anchor["heads"]}
    if key:
        report.find("anker", "er is een sleutel opgegeven en geen anker")
    return {}


def _note_without(report: Report, anchor: Row | None) -> None:
    if anchor is None:
        report.checked.append("Zonder anker is niet te zien of een logboek is afgeknipt, geleegd of geheel vervangen.")


def _check_anchor(report: Report, anchor: Row, key: str) -> None:
    root = hashlib.sha256(b"\x02" + text_of({"heads": anchor["heads"]})).hexdigest()
    content = TEXTS["anchor"] + text_of({name: anchor[name] for name in ("form", "made_at", "root")})
    if root != anchor["root"] or not _signed(anchor["key"], anchor["signature"], content):
        report.find("anker", "het anker zelf is veranderd")
    if key and key.lower() != anchor["key"]:
        report.find("anker", "het anker is ondertekend met een andere sleutel dan de uwe")
    report.checked.append(f"Anker van {anchor['made_at']} over {len(anchor['heads'])} logboeken.")


class _Source(Protocol):
    """Where a log stands. `moment` is when it was read, `key` the public key that stands there (hex, or empty)."""

    key: str
    moment: datetime

    def seals(self) -> list[Row]: ...
    def prunings(self) -> list[Row]: ...
    def lines(self) -> Iterator[Row]:
        """With the number of their seal, by seal and number; those without one last."""


class _Database:
    def __init__(self, line: Line, schema: str) -> None:
        self.line, self.schema = line, schema
        found = line.execute(
            "SELECT encode(tekensleutel, 'hex') AS key FROM public.tenants_tenant WHERE schema_name = %s", [schema]
        ).fetchall()
        self.key = str(found[0]["key"]) if found else ""
        self.moment = self._rows("SELECT now() AS moment")[0]["moment"]

    def seals(self) -> list[Row]:
        return self._rows("SELECT * FROM {seals} ORDER BY number")

    def prunings(self) -> list[Row]:
        return self._rows("SELECT * FROM {prunings} ORDER BY first_seal")

    def lines(self) -> Iterator[Row]:
        """Read in a stream."""
        query = (
            "SELECT {columns}, under.seal FROM {events} AS line LEFT JOIN {sealed} AS under ON under.event = line.id"
            " ORDER BY under.seal NULLS LAST, line.id"
        )
        with self.line.cursor(name="regels") as cursor:
            cursor.itersize = 2000
            yield from cursor.execute(self._sql(query))

    def _sql(self, text: str) -> Any:
        names = {"events": "event", "seals": "seal", "sealed": "sealed", "prunings": "pruning"}
        return SQL(text).format(
            **{name: Identifier(self.schema, f"audit_audit{table}") for name, table in names.items()},
            columns=SQL(", ").join(Identifier("line", name) for name in LINE),
        )

    def _rows(self, text: str) -> list[Row]:
        return self.line.execute(self._sql(text)).fetchall()


class _Files:
    """All lines are held in memory, for they lie by number and are wanted by seal."""

    def __init__(self, path: Path) -> None:
        self.path: Path | zipfile.Path = path if path.is_dir() else zipfile.Path(path)
        manifest = json.loads((self.path / "manifest.json").read_text(encoding="utf-8"))
        self.schema = str(manifest["tenant"])
        self.moment = datetime.fromisoformat(manifest["gemaakt_at"])
        self.key = str(next(self._rows("register/tenant"))["tekensleutel"])

    def seals(self) -> list[Row]:
        return sorted(self._rows("gegevens/audit_auditseal", "sealed_at"), key=lambda row: int(row["number"]))

    def prunings(self) -> list[Row]:
        return sorted(self._rows("gegevens/audit_auditpruning", "pruned_at"), key=lambda row: int(row["first_seal"]))

    def lines(self) -> Iterator[Row]:
        under = {row["event"]: row["seal"] for row in self._rows("gegevens/audit_auditsealed")}
        rows = [{**row, "seal": under.get(row["id"])} for row in self._rows("gegevens/audit_auditevent", "at")]
        yield from sorted(rows, key=lambda row: (row["seal"] is None, row["seal"] or 0, row["id"]))

    def _rows(self, name: str, moment: str = "") -> Iterator[Row]:
        with (self.path / f"{name}.jsonl").open(encoding="utf-8") as file:
            for text in file:
                row: Row = json.loads(text)
                yield {**row, moment: datetime.fromisoformat(row[moment])} if moment else row


class _Log:
    """One tenant's log. Signatures are held against the key in the anchor, else against that in the register."""

    def __init__(self, source: _Source, schema: str, head: Row | None, report: Report) -> None:
        self.source, self.schema, self.head, self.report = source, schema, head, report
        self.key = head["key"] if head else source.key
        self.moment = source.moment
        if self.key != source.key:
            self._find("de publieke sleutel in het register is een andere dan in het anker")

    def check(self) -> None:
        self.seals = self.source.seals()
        self.by_number = {seal["number"]: seal for seal in self.seals}
        self.prunings = [row for row in self.source.prunings() if self._proven(row)]
        self._check_chain()
        self._check_head()
        lines, unsealed = self._check_lines()
        text = f"{self.schema}: {lines} regels onder {len(self.seals)} zegels, {unsealed} nog niet verzegeld"
        pruned = sum(row["last_seal"] - row["first_seal"] + 1 for row in self.prunings)
        self.report.checked.append(text + (f", {pruned} zegels opgeschoond" if pruned else ""))

    def _find(self, what: str) -> None:
        self.report.find(self.schema, what)

    def _proven(self, row: Row) -> bool:
        """Whether these seals were lawfully emptied: signed by the tenant, and no sooner than the term allows."""
        hash = _chosen(row, PRUNING, schema=self.schema)
        whole = hash == row["hash"] and _signed(self.key, row["signature"], TEXTS["pruning"] + bytes.fromhex(hash))
        seals = [seal for seal in self.seals if row["first_seal"] <= seal["number"] <= row["last_seal"]]
        late = all(_years_after(seal["sealed_at"], row["years"]) <= row["pruned_at"] for seal in seals)
        past = row["pruned_at"] <= self.moment + CLOCKS_DIFFER
        if not (whole and late and past) or row["years"] < SHORTEST_TERM:
            self._find(f"het bewijs van opschoning van zegel {row['first_seal']} tot {row['last_seal']} klopt niet")
            return False
        return True

    def _check_chain(self) -> None:
        number, previous, moment = 0, NONE_BEFORE, None
        for seal in self.seals:
            name = f"zegel {seal['number']}"
            if seal["number"] != number + 1:
                self._find(f"voor {name} ontbreken zegels, vanaf {number + 1}")
            elif seal["previous"] != previous:
                self._find(f"{name} sluit niet aan op het vorige")
            if seal["form"] != FORM:
                self._find(f"{name} heeft een vorm die dit programma niet kent")
            if _chosen(seal, SEAL, schema=self.schema) != seal["hash"]:
                self._find(f"{name} is veranderd: het controlegetal klopt niet")
            elif not _signed(self.key, seal["signature"], TEXTS["seal"] + bytes.fromhex(seal["hash"])):
                self._find(f"de handtekening onder {name} is niet van deze tenant")
            if moment is not None and seal["sealed_at"] < moment - CLOCKS_DIFFER:
                self._find(f"{name} is eerder gezet dan het vorige: de klok is teruggezet")
            number, previous, moment = seal["number"], seal["hash"], seal["sealed_at"]

    def _check_head(self) -> None:
        if self.head is None or not self.head["number"]:
            return
        there = self.by_number.get(self.head["number"])
        if there is None:
            self._find(f"zegel {self.head['number']} staat in het anker en is er niet meer")
        elif there["hash"] != self.head["hash"]:
            self._find(f"zegel {self.head['number']} is een ander dan in het anker")

    def _check_lines(self) -> tuple[int, int]:
        """How many lines there are under seals, and how many are not sealed yet."""
        found: dict[int, int] = {}
        waiting = 0
        for number, lines in groupby(self.source.lines(), key=lambda row: row["seal"]):
            if number is None:
                waiting += self._check_waiting(lines)
            else:
                found[number] = self._check_seal(number, list(lines))
        for seal in self.seals:
            if seal["number"] not in found and not self._pruned(seal["number"]):
                self._find(f"de {seal['count']} regels onder zegel {seal['number']} zijn weg")
        return sum(found.values()), waiting

    def _check_waiting(self, lines: Iterable[Row]) -> int:
        count, late = 0, []
        for row in lines:
            count += 1
            if row["at"] < self.moment - SEALED_WITHIN:
                late.append(row["id"])
        if late:
            self._find(f"{len(late)} regels zijn niet verzegeld en ouder dan tien minuten, vanaf regel {late[0]}")
        return count

    def _check_seal(self, number: int, lines: list[Row]) -> int:
        seal = self.by_number.get(number)
        if seal is None:
            self._find(f"{len(lines)} regels liggen onder zegel {number}, dat er niet is")
            return len(lines)
        if self._pruned(number):
            self._find(f"zegel {number} is opgeschoond en er liggen toch regels onder")
        if len(lines) != seal["count"]:
            self._find(f"zegel {number} hoort {seal['count']} regels te hebben en heeft er {len(lines)}")
        elif _root(lines) != seal["root"]:
            self._find(f"de regels onder zegel {number} zijn veranderd")
        self._check_moments(seal, lines)
        return len(lines)

    def _check_moments(self, seal: Row, lines: list[Row]) -> None:
        before = self.by_number.get(seal["number"] - 1)
        for row in lines:
            if row["at"] > seal["sealed_at"] + CLOCKS_DIFFER:
                self._find(f"regel {row['id']} is van na zijn zegel {seal['number']}: de klok is verzet")
            elif before and row["at"] < before["sealed_at"] - LONGEST_TRANSACTION:
                self._find(f"regel {row['id']} is van ver voor zegel {before['number']}: de klok is verzet")

    def _pruned(self, number: int) -> bool:
        return any(row["first_seal"] <= number <= row["last_seal"] for row in self.prunings)


def _root(lines: Iterable[Row]) -> str:
    whole = hashlib.sha256(b"\x01")
    for row in lines:
        whole.update(hashlib.sha256(b"\x00" + text_of({name: row[name] for name in LINE})).digest())
    return whole.hexdigest()


def _years_after(moment: datetime, years: int) -> datetime:
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:
        return moment.replace(year=moment.year + years, month=3, day=1)


def tenants_of(line: Line) -> list[str]:
    rows = line.execute(
        "SELECT schema_name FROM public.tenants_tenant WHERE opgeheven_at IS NULL ORDER BY schema_name"
    ).fetchall()
    return [row["schema_name"] for row in rows]


def _verify_database(given: argparse.Namespace, anchor: Row | None) -> Report:
    with psycopg.connect(given.database, autocommit=True, row_factory=dict_row) as line:
        schemas = tenants_of(line)
        if given.tenant and given.tenant not in schemas:
            raise Unusable(f"Deze tenant bestaat niet: {given.tenant}")
        chosen = schemas if given.alle else [given.tenant]
        return verify(line, chosen, anchor, given.sleutel, whole=given.alle)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Rekent de zegels op de logboeken van Dekkend na.")
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--database", help="postgresql://… van een rol die de logboeken mag lezen")
    place.add_argument("--export", type=Path, help="map of zip van export_tenant")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--tenant", help="schema van de tenant")
    choice.add_argument("--alle", action="store_true", help="alle tenants")
    parser.add_argument("--anker", type=Path, help="bestand van export_audit_anchor")
    parser.add_argument("--sleutel", default="", help="publieke sleutel van het platform, zoals u die bewaarde")
    given = parser.parse_args(arguments)
    if given.database and not (given.tenant or given.alle):
        parser.error("geef --tenant of --alle")
    try:
        anchor = read_anchor(given.anker) if given.anker else None
        report = verify_export(given.export, anchor, given.sleutel) if given.export else _verify_database(given, anchor)
    except (Unusable, psycopg.Error) as error:
        sys.stderr.write(f"Er is niets nagerekend. {error}\n")
        return 2
    sys.stdout.write(f"{report}\n")
    return 1 if report.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
