"""Work on a real installation, as its own processes do it: `python -m tests.infra.stappen <step>`; prints JSON.

Each step is a process of its own, as the owner or without the owner's log-in, as the environment says.
"""

import json
import sys
from collections.abc import Callable
from typing import Any
from uuid import UUID

import django

WORD = "KANARIEVANDEOEFENING"


def regio() -> Any:
    from tenants.tenant.models import Tenant  # noqa: PLC0415

    return Tenant.objects.get(naam="Zuidoost-Brabant")


def who(rol: str, number: int = 0) -> Any:
    from dekkend.accounts.models import User  # noqa: PLC0415
    from dekkend.accounts.queries import actor_for  # noqa: PLC0415

    user = User.objects.filter(roltoekenningen__rol=rol).order_by("naam")[number]
    return actor_for(user, kind="regio", channel="taak")


def post() -> dict[str, int]:
    """The rounds of the postbode, and the mail of the overleggen."""
    from dekkend.isolation.context import inside  # noqa: PLC0415
    from governance.overleg.verzending import send_unsent  # noqa: PLC0415
    from tenants.post.actions import empty_answered, open_letters  # noqa: PLC0415
    from tenants.post.postbode import carry  # noqa: PLC0415
    from tenants.tenant.models import Tenant  # noqa: PLC0415

    rounds = 0
    while schemas := carry():
        rounds += 1
        for schema in schemas:
            with inside(Tenant.objects.get(schema_name=schema)):
                empty_answered()
                open_letters()
    with inside(regio()):
        mails = send_unsent()
    return {"rounds": rounds, "mails": mails}


def plant() -> dict[str, str]:
    """A melding, its dossier, a consent and a registration, with one word in everything that is typed."""
    from casework.contact.actions import note_melding  # noqa: PLC0415
    from casework.contact.rules import MeldingInvoer  # noqa: PLC0415
    from casework.dossier.actions import open_dossier_from_melding, write_note  # noqa: PLC0415
    from casework.dossier.rules import PersoonInvoer  # noqa: PLC0415
    from casework.registratie.actions import register_dossier  # noqa: PLC0415
    from casework.registratie.rules import DOEL  # noqa: PLC0415
    from casework.toestemming.actions import ToestemmingInvoer, record_toestemming  # noqa: PLC0415
    from dekkend.isolation.context import inside  # noqa: PLC0415
    from tests.casework.afsluiten import afsluiten  # noqa: PLC0415

    with inside(regio()):
        actor = who("zorgcoordinator")
        said = {name: f"{WORD} {name}" for name in ("omschrijving", "melder_naam", "betrokkene_naam", "vindplaats")}
        invoer = MeldingInvoer(**said, in_gevaar="ja", vormen=("orgaanhandel",), minderjarig="nee", gm_code="GM0753")
        melding = note_melding(actor=actor, invoer=invoer)
        persoon = PersoonInvoer(
            naam=f"{WORD} naam", roepnaam=f"{WORD} roepnaam", alias=f"{WORD} alias", geschatte_leeftijd=31,
            gender="anders", nationaliteitsgroep="eu",
        )  # fmt: skip
        dossier = open_dossier_from_melding(actor=actor, melding_id=melding.pk, persoon=persoon)
        write_note(actor=actor, dossier_id=dossier.pk, tekst=f"{WORD} aantekening")
        consent = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene", leeftijdsgroep="vanaf_16")
        record_toestemming(actor=actor, dossier_id=dossier.pk, invoer=consent)
        # Planted a second time, somebody of this name is registered already.
        registratie, _ = register_dossier(actor=actor, dossier_id=dossier.pk, andere_persoon=True)
        afsluiten(actor, dossier.pk)
    ids = {"dossier": dossier.pk, "melding": melding.pk, "registratie": registratie.pk}
    return {name: str(number) for name, number in ids.items()}


def shred(dossier: str) -> dict[str, str]:
    """Asked for by one, confirmed by the FG."""
    from casework.wissen.actions import confirm_wisverzoek, propose_wisverzoek  # noqa: PLC0415
    from dekkend.isolation.context import inside  # noqa: PLC0415

    with inside(regio()):
        asked = propose_wisverzoek(actor=who("zorgcoordinator"), dossier_id=UUID(dossier), reden="op_verzoek")
        return {"status": confirm_wisverzoek(actor=who("fg"), wisverzoek_id=asked.pk).status}


def count(dossier: str, melding: str, registratie: str) -> dict[str, int]:
    """How much can still be read of this person: sealed values that open, and what stands in clear."""
    from casework.models import Dossier, Gebeurtenis, Melding, Persoon, Toestemming  # noqa: PLC0415
    from dekkend.isolation.context import inside  # noqa: PLC0415
    from dekkend.national.models import OntvangenRegistratie  # noqa: PLC0415
    from tenants.post.models import Inbak, Uitbak  # noqa: PLC0415
    from tenants.tenant.models import Tenant  # noqa: PLC0415

    found = {"verzegeld": 0, "leesbaar": 0, "brieven": 0}
    with inside(regio()):
        rows: list[Any] = [*Dossier.objects.filter(pk=dossier), *Melding.objects.filter(pk=melding)]
        rows += [*Persoon.objects.filter(pk=dossier), *Gebeurtenis.objects.filter(dossier=dossier)]
        rows += Toestemming.objects.filter(dossier=dossier)
        for row in rows:
            _count(found, row)
        found["brieven"] += sum(bool(bytes(row.inhoud)) for row in Uitbak.objects.filter(sleutel=registratie))
    with inside(Tenant.objects.get(kind="landelijk")):
        for row in OntvangenRegistratie.objects.filter(sleutel=registratie):
            _count(found, row)
        found["brieven"] += sum(bool(bytes(row.inhoud)) for row in Inbak.objects.filter(sleutel=registratie))
    return found


# A number, moments of the work and ids tell nothing about the person; neither do these words.
KEPT = {"nummer", "fase", "status", "herkomst", "afzender", "sleutel", "versie", "doel", "soort", "id"}
NOTHING_SAID = (None, "", [], ["onbekend"], "onbekend", "anders", False, "(vernietigd)")


def _count(found: dict[str, int], row: Any) -> None:
    from django.db.models import DateTimeField  # noqa: PLC0415

    from dekkend.keys.fields import SealedTextField  # noqa: PLC0415

    for column in row._meta.concrete_fields:
        if column.is_relation or column.name in KEPT or isinstance(column, DateTimeField):
            continue
        value = getattr(row, column.attname)
        if value not in NOTHING_SAID:
            found["verzegeld" if isinstance(column, SealedTextField) else "leesbaar"] += 1


def start() -> dict[str, bool]:
    """As a web process begins. Fails while the keys and the register of what was destroyed contradict each other."""
    import dekkend.wsgi  # noqa: F401, PLC0415

    return {"started": True}


STEPS: dict[str, Callable[..., dict[str, Any]]] = {step.__name__: step for step in (post, plant, shred, count, start)}


if __name__ == "__main__":
    if sys.argv[1] != "start":
        django.setup()
    print(json.dumps(STEPS[sys.argv[1]](*sys.argv[2:])))
