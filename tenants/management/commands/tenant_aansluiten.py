from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.clock import today
from dekkend.core.errors import DekkendError, InvalidInput
from tenants.onboarding.actions import Aansluituitkomst, connect_tenant, rehearse_tenant
from tenants.onboarding.rules import KLEUR, KOLOMMEN, MAG_ONTBREKEN, SOORTEN, NieuweOmgeving, read, seconds
from tenants.register.tables import BadFile, Spec, read_table

_COLUMNS = Spec(dict.fromkeys(KOLOMMEN, str), ("host",))


class Command(BaseCommand):
    help = (
        "Sluit een organisatie aan, of een hele lijst: maakt haar omgeving, legt het werkgebied vast en stuurt de "
        "eerste functioneel beheerder een uitnodiging. Draait als eigenaar. Mag worden afgebroken en opnieuw gestart."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--door", required=True, help="uw voor- en achternaam")
        parser.add_argument("--proef", "--dry-run", action="store_true", help="alleen zeggen wat er zou gebeuren")
        parser.add_argument(
            "--csv", type=Path, metavar="BESTAND", help=f"een lijst met de kolommen {', '.join(KOLOMMEN)}"
        )
        one = parser.add_argument_group("één organisatie")
        one.add_argument("--soort", choices=list(SOORTEN), help="standaard regio")
        one.add_argument("--naam", help="zoals mensen haar noemen")
        one.add_argument("--kort", help="afkorting, hoogstens drie tekens")
        one.add_argument("--kleur", help=f"merkkleur, standaard {KLEUR}")
        one.add_argument("--host", help="het adres, zoals regio.voorbeeld.nl")
        one.add_argument("--gemeenten", nargs="+", metavar="CODE", help="codes als GM0772, of van een gebied als VR22")
        one.add_argument("--centrum", metavar="GM-CODE", help="de centrumgemeente, standaard de eerste van --gemeenten")
        one.add_argument("--vanaf", help="eerste dag van het werkgebied, jjjj-mm-dd, standaard vandaag")
        one.add_argument("--beheerder", help="naam van de eerste functioneel beheerder")
        one.add_argument("--email", help="waarheen de uitnodiging gaat")

    def handle(self, *args: Any, **options: Any) -> None:
        began, self.told = perf_counter(), Counter[str]()
        self.done: list[NieuweOmgeving] = []
        try:
            rows = list(_rows(options))
        except DekkendError as error:
            raise CommandError(f"{_sentences(error)} Er is niets veranderd.") from None
        for where, values in rows:
            try:
                self._row(where, read(values, today=today()), options)
            except DekkendError as error:
                self.told["geweigerd"] += 1
                self.stderr.write(f"{where}{_sentences(error)}")
        summary = f"{', '.join(f'{count} {what}' for what, count in sorted(self.told.items()))}."
        summary += " Dit was een proef. Er is niets veranderd." if options["proef"] else f" {_took(began)}"
        if self.told["geweigerd"] or self.told["e-mail niet verstuurd"]:
            raise CommandError(f"{summary} Verbeter wat er staat en draai deze opdracht opnieuw: wat er is, blijft.")
        self.stdout.write(summary)

    def _row(self, where: str, new: NieuweOmgeving, options: Mapping[str, Any]) -> None:
        trial = options["proef"]
        found = rehearse_tenant(new=new, before=self.done) if trial else connect_tenant(door=options["door"], new=new)
        self.told["aangesloten" if found.nieuw else "bestond al"] += 1
        if trial and found.nieuw:
            self.done.append(new)
        if found.verstuurd is False:
            self.told["e-mail niet verstuurd"] += 1
        self.stdout.write(f"{where}{new.naam} {_story(found, trial=trial)}")


def _rows(options: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Where it stands, and the values by column. Raises BadFile."""
    single = {column: options[column] for column in KOLOMMEN if options[column] is not None}
    if options["csv"] is None:
        yield "", {column: value if isinstance(value, str) else " ".join(value) for column, value in single.items()}
        return
    if single:
        raise CommandError(f"Bij --csv staat alles in het bestand. Laat weg: --{', --'.join(single)}.")
    table = read_table(options["csv"], _COLUMNS, may_miss=MAG_ONTBREKEN)
    if not table.rows:
        raise BadFile(table.file, "er staat geen enkele organisatie in.")
    for row in table:
        yield f"{table.file}, regel {row.line}: ", row.values


def _story(found: Aansluituitkomst, *, trial: bool) -> str:
    if trial:
        return "kan worden aangesloten." if found.nieuw else "bestaat al."
    mail = {
        True: " De uitnodiging is verstuurd.",
        False: " De e-mail met de uitnodiging is niet verstuurd: de mailserver antwoordt niet.",
        None: "",
    }[found.verstuurd]
    return f"is in {seconds(found.seconden)} aangesloten.{mail}" if found.nieuw else f"bestaat al.{mail}"


def _took(began: float) -> str:
    return f"Dat duurde {seconds(perf_counter() - began)}."


def _sentences(error: DekkendError) -> str:
    if isinstance(error, InvalidInput):
        return " ".join(f"{field}: {' '.join(told)}" for field, told in error.fields.items())
    return error.message
