"""What goes along to explain the files: a page for people, and a list of all fields with their meaning."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Field
from django.utils.timezone import localtime

from dekkend.keys.fields import VERNIETIGD, SealedTextField
from tenants.export.keuze import Tabel, left_out
from tenants.export.schrijven import csv_line
from tenants.export.waarden import ONLEESBAAR
from tenants.tenant.models import Tenant

_READ_ME = """# Export van {naam}

Dit zijn alle gegevens van {naam} in Dekkend (omgeving `{schema}`), zoals zij waren op {moment}.

**Let op:** wat in Dekkend verzegeld was, staat hier leesbaar, ook namen en verhalen van slachtoffers. Bewaar deze
bestanden versleuteld, geef ze aan zo min mogelijk mensen, en vernietig ze als u ze niet meer nodig hebt.

## Zijn de bestanden heel?

`manifest.json` noemt elk bestand met zijn grootte, zijn controlegetal (SHA-256) en het aantal rijen. Reken het
controlegetal van `manifest.json` zelf na (`sha256sum manifest.json`) en geef dat aan de beheerder van Dekkend als u
alles hebt: zonder dat getal wordt uw omgeving niet opgeheven.

## Hoe de bestanden in elkaar zitten

- **`.jsonl`**: JSON Lines, UTF-8. Elke regel is één rij. Dit is de volledige en precieze vorm.
- **`.csv`**: dezelfde rijen voor een rekenblad, met puntkomma's; alleen van tabellen zonder lijsten in een cel. Tekst
  die een rekenblad voor een formule zou houden, begint hier met een apostrof (').
- Momenten zijn in UTC, bedragen in centen, bytes hexadecimaal. Een veld dat op `_id` eindigt, is het kenmerk van een
  rij in een andere tabel. Welke tabel dat is, staat in `velden.csv`.
- `{vernietigd}`: deze gegevens zijn op verzoek vernietigd. Niemand kan ze nog lezen.
- `{onleesbaar}`: dit gegeven was beschadigd en ging niet open. Vraag de beheerder van Dekkend ernaar.
- `velden.csv` noemt van elk bestand elk veld: wat het betekent, welke keuzes er zijn, en wat niet meegaat en waarom.

## Het register

| Bestand | Wat erin staat |
| --- | --- |
| `register/tenant.jsonl` | Hoe uw organisatie in Dekkend bekend is, met haar publieke sleutels. |
| `register/adressen` | De webadressen van uw omgeving. |
| `register/deelnames` | Welke gemeente aan welke regio deelneemt of deelnam, voor zover dat over u gaat. |

## De gegevens

| Bestand (map `gegevens`) | Wat erin staat | Rijen | Ook als CSV |
| --- | --- | --- | --- |
{tabellen}

## Het logboek

`audit_auditevent` is het logboek, `audit_auditsealed` zegt onder welk zegel een regel ligt, en `audit_auditseal` zijn
de zegels. U kunt zelf narekenen dat er niets aan is veranderd, met het programma `infra/verify_audit.py` van Dekkend
(open broncode):

    python verify_audit.py --export <deze map of zip> --anker {anker}

`{anker}` is het anker van het moment van deze export, ondertekend met de sleutel van het platform. Een ouder anker,
dat u zelf bewaarde, bewijst meer. De laatste regels, ook die dat deze export begon, kunnen nog zonder zegel zijn.

## Wat niet meegaat

| Tabel of veld | Waarom niet |
| --- | --- |
{weg}

Ook de sleutels waarmee uw gegevens verzegeld waren, gaan niet mee: die werken alleen in Dekkend, en u hebt ze niet
meer nodig.
"""


def readme(
    tenant: Tenant, tables: list[Tabel], without: list[tuple[str, str]], counts: Mapping[str, int], moment: datetime
) -> str:
    fields = [(f"{table.naam}.{name}", why) for table in tables for name, why in table.weg]
    return _READ_ME.format(
        naam=tenant.naam,
        schema=tenant.schema_name,
        moment=f"{localtime(moment):%d-%m-%Y om %H:%M}",
        vernietigd=VERNIETIGD,
        onleesbaar=ONLEESBAAR,
        anker="logboek_anker.json",
        tabellen="\n".join(
            f"| `{table.naam}` | {_called(table)} | {counts[table.naam]} | {'ja' if table.plat else 'nee'} |"
            for table in tables
        ),
        weg="\n".join(f"| `{name}` | {why} |" for name, why in [*without, *fields]),
    )


def _called(table: Tabel) -> str:
    return str(table.model._meta.verbose_name_plural).capitalize()


def fields_as_csv(tables: list[Tabel], kind: str) -> str:
    """One line for each field, also for those that stay behind."""
    lines = [["tabel", "veld", "gaat mee", "betekenis", "soort", "verwijst naar", "keuzes", "waarom niet"]]
    for table in tables:
        lines += _lines_of(table)
    lines += [[name, "", "nee", "", "", "", "", why] for name, why in left_out(kind)]
    return "\ufeff" + "".join(map(csv_line, lines))


def _lines_of(table: Tabel) -> Iterator[list[str]]:
    for field in table.velden:
        related: Any = field.related_model
        target = related._meta.db_table if related else ""
        choices = ", ".join(f"{value} = {label}" for value, label in field.flatchoices)
        yield [table.naam, field.attname, "ja", str(field.verbose_name), _kind_of(field), target, choices, ""]
    for name, why in table.weg:
        yield [table.naam, name, "nee", "", "", "", "", why]


def _kind_of(field: "Field[Any, Any]") -> str:
    return "verzegeld, hier geopend" if isinstance(field, SealedTextField) else field.get_internal_type()
