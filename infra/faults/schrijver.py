"""A regio at work in a trial, without the owner's login: `python -m infra.faults.schrijver <van>`.

Dossiers get consents, are registered, change, and lose their consent or their registration, in an order that chance
chose. Each line of input is two numbers, the first step and the one after the last; a line of output says they were
done. A step that the house refuses is done too: that is how it goes.
"""

import random
import sys
from dataclasses import replace
from functools import partial
from uuid import UUID

import django

DOSSIERS = 20


def main(sender: str) -> int:
    django.setup()
    from infra.faults import proef  # noqa: PLC0415
    from infra.faults.afzender import retry  # noqa: PLC0415  Django must be there first
    from tenants.post import actions, tasks  # noqa: PLC0415

    proef.register()
    actions.ring = lambda: None  # one bell for many letters
    regio = Regio(sender)
    for line in sys.stdin:
        first, after = map(int, line.split())
        for number in range(first, after):
            retry(partial(regio.step, number))
        tasks.carry_post.apply_async(expires=10)
        print(after, flush=True)
    return 0


class Regio:
    """Each step is a transaction of its own, and depends on nothing but its number and what stands."""

    STEPS = (
        *("geven", "sturen", "wijzigen", "sturen") * 3, "intrekken", "intrekken", "te_jong", "vergissing", "bezwaar",
    )  # fmt: skip

    def __init__(self, schema: str) -> None:
        from casework.dossier.actions import open_dossier  # noqa: PLC0415  Django must be there first
        from casework.dossier.rules import PersoonInvoer  # noqa: PLC0415
        from dekkend.isolation.context import inside  # noqa: PLC0415
        from infra.bench import scene  # noqa: PLC0415
        from tenants.tenant.models import Tenant  # noqa: PLC0415

        self.tenant = Tenant.objects.get(schema_name=schema)
        self.actor = scene.actor_of(self.tenant, scene.somebody(self.tenant, "zorgcoordinator"))
        self.persoon = PersoonInvoer(roepnaam="Proef (voorbeeld)", geschatte_leeftijd=30)
        with inside(self.tenant):
            self.dossiers = [open_dossier(actor=self.actor, persoon=self.persoon).pk for _ in range(DOSSIERS)]

    def step(self, number: int) -> None:
        from django.db import transaction  # noqa: PLC0415

        from dekkend.core.errors import DekkendError  # noqa: PLC0415
        from dekkend.isolation.context import inside  # noqa: PLC0415

        chance = random.Random(number)  # noqa: S311  an order of steps
        dossier, name = chance.choice(self.dossiers), chance.choice(self.STEPS)
        with inside(self.tenant):
            try:
                with transaction.atomic():
                    getattr(self, name)(dossier, number)
            except DekkendError:
                return

    def geven(self, dossier: UUID, number: int) -> None:
        from casework.registratie.rules import DOEL  # noqa: PLC0415
        from casework.toestemming.actions import ToestemmingInvoer, record_toestemming  # noqa: PLC0415

        invoer = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene")
        record_toestemming(actor=self.actor, dossier_id=dossier, invoer=invoer)

    def intrekken(self, dossier: UUID, number: int) -> None:
        from casework.toestemming.actions import withdraw_toestemming  # noqa: PLC0415
        from casework.toestemming.models import Toestemming  # noqa: PLC0415

        for row in Toestemming.objects.filter(dossier=dossier, status="gegeven"):
            withdraw_toestemming(actor=self.actor, toestemming_id=row.pk)

    def sturen(self, dossier: UUID, number: int) -> None:
        from casework.registratie.actions import register_dossier  # noqa: PLC0415

        register_dossier(actor=self.actor, dossier_id=dossier, andere_persoon=True)

    def wijzigen(self, dossier: UUID, number: int) -> None:
        """Old enough again, too."""
        self._change(dossier, naam=f"Proef {number} (voorbeeld)")

    def te_jong(self, dossier: UUID, number: int) -> None:
        """What was given before falls."""
        self._change(dossier, geschatte_leeftijd=13)

    def vergissing(self, dossier: UUID, number: int) -> None:
        self._withdraw(dossier, "vergissing")

    def bezwaar(self, dossier: UUID, number: int) -> None:
        self._withdraw(dossier, "bezwaar")

    def _change(self, dossier: UUID, **values: object) -> None:
        from casework.dossier.actions import change_persoon  # noqa: PLC0415

        persoon = replace(self.persoon, **values)  # type: ignore[arg-type]
        change_persoon(actor=self.actor, dossier_id=dossier, persoon=persoon)

    def _withdraw(self, dossier: UUID, reden: str) -> None:
        from casework.intrekking.actions import withdraw_registratie  # noqa: PLC0415

        withdraw_registratie(actor=self.actor, dossier_id=dossier, reden=reden)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
