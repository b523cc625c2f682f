import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dekkend.core.errors import DekkendError
from tenants.migratie.actions import migrate_tenants
from tenants.migratie.plan import Choice, backlog, require_register
from tenants.migratie.tenant import Limits, Outcome
from tenants.tenant.prepare import renew_templates

_BAR = 30


class Command(BaseCommand):
    help = (
        "Werkt de schema's van de tenants bij die achterlopen, met hun rechten. Draait als eigenaar, terwijl het "
        "platform draait. Mag worden afgebroken en opnieuw gestart. Eindigt met een fout als een tenant niet lukte."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", default="", help="alleen deze tenant (schema)")
        parser.add_argument("--kind", default="", help="alleen deze soort: regio, gemeente, landelijk of kluis")
        parser.add_argument("--dry-run", action="store_true", help="alleen tonen wat er zou gebeuren")
        parser.add_argument("--rechten", action="store_true", help="de rechten van alle gekozen tenants vernieuwen")
        parser.add_argument("--jobs", type=int, default=0, help="aantal processen tegelijk (standaard: elke kern één)")
        parser.add_argument("--lock-timeout", type=float, default=Limits.lock, help="seconden wachten op een slot")
        parser.add_argument("--statement-timeout", type=float, default=Limits.statement, help="seconden per opdracht")

    def handle(self, *args: Any, **options: Any) -> None:
        choice = Choice(options["tenant"], options["kind"], options["rechten"])
        try:
            self._show_plan(choice) if options["dry_run"] else self._migrate(choice, options)
        except DekkendError as error:
            raise CommandError(error.message) from None

    def _show_plan(self, choice: Choice) -> None:
        require_register()
        behind = backlog(choice)
        for one in behind:
            names = ", ".join(".".join(key) for key in one.missing) or "alleen rechten en versie"
            self.stdout.write(f"{one.schema} ({one.kind}): {names}")
        self.stdout.write(f"{len(behind)} tenants lopen achter. Er is niets veranderd.")

    def _migrate(self, choice: Choice, options: dict[str, Any]) -> None:
        require_register()
        # First on an empty schema: a migration that fails everywhere fails here, before any tenant.
        renew_templates()
        limits = Limits(options["lock_timeout"], options["statement_timeout"])
        result = migrate_tenants(choice=choice, jobs=options["jobs"], limits=limits, report=self._progress)
        if self._bar_shown:
            self.stdout.write("")
        if result.mislukt:
            kinds = Counter(outcome.fout for outcome in result.mislukt)
            self.stderr.write("\n".join(map(str, result.mislukt)))
            raise CommandError(
                f"{len(result.klaar)} tenants bijgewerkt, {len(result.mislukt)} mislukt "
                f"({', '.join(f'{fault}: {count}' for fault, count in kinds.most_common())}). "
                "Wat mislukte, is teruggedraaid. Draai deze opdracht opnieuw voor de rest."
            )
        self.stdout.write(f"{len(result.klaar)} tenants bijgewerkt." if result.klaar else "Alle tenants zijn bij.")

    _bar_shown = False

    def _progress(self, outcome: Outcome, done: int, total: int) -> None:
        """A bar on a terminal; elsewhere one line for each tenant."""
        if not sys.stdout.isatty():
            self.stdout.write(f"{done}/{total} {outcome}")
            return
        self._bar_shown = True
        filled = _BAR * done // total
        self.stdout.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {done}/{total} {outcome.schema}", ending="")
        self.stdout.flush()
