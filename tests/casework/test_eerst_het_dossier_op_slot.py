"""Who changes something of a dossier locks the dossier first: two who do so at once wait in a row, never in a ring."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.dossier.models import Dossier
from casework.grondslag.actions import let_ground_lapse
from casework.grondslag.models import Grondslag
from casework.inzageverzoek.actions import ask_inzageverzoek, make_overview
from casework.navraag.actions import receive_navraag
from casework.overdracht.actions import withdraw_overdracht
from casework.overdracht.letters import Antwoord, OverdrachtBrief
from casework.overdracht.models import Overdracht
from casework.overdracht.ontvangst import receive_overdracht
from casework.registratie.letters import NavraagBrief
from casework.registratie.models import Registratie
from casework.toestemming.actions import let_lapse
from casework.toestemming.models import Toestemming
from casework.wissen.actions import propose_wisverzoek, reject_wisverzoek
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tenants.post.public import Envelope
from tests.casework.afsluiten import afsluiten
from tests.casework.test_eerst_de_grond import hand_over, other_ground
from tests.casework.test_registratie_versturen import register

Deed = Callable[[], object]
LOCKED = re.compile(r'FOR UPDATE OF "(\w+)"$|FROM "(\w+)" [^()]*FOR UPDATE$')


def locked_by(deed: Deed) -> list[str]:
    """The tables of which it locked rows, in that order."""
    with CaptureQueriesContext(connection) as asked:
        deed()
    found = (LOCKED.search(query["sql"]) for query in asked.captured_queries)
    return [match[1] or match[2] for match in found if match]


def test_the_dossier_comes_first(
    regio: Tenant, zeeland: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier
) -> None:
    gisteren = today() - timedelta(days=1)
    with inside(regio):
        register(noor, dossier)
        given, sent = Toestemming.objects.get(), Registratie.objects.get()
        ended = other_ground(noor, dossier, "overleg", "zorg")
        other_ground(noor, dossier, "overdracht", zeeland.schema_name)
        asked = ask_inzageverzoek(actor=noor, dossier_id=dossier.pk, aanvrager="betrokkene", ontvangen_op=today())
        first, second = hand_over(noor, dossier, zeeland), uuid4()
        Grondslag.objects.filter(pk=ended.pk).update(geldig_tot=gisteren)
        letter = Envelope(landelijk.schema_name, "registratie_navraag", str(second), 1)
        question = NavraagBrief(kenmerk=second, sleutel=sent.pk, versie=sent.versie, punten=["naam"])
        deeds: dict[str, Deed] = {
            "make_overview": partial(make_overview, actor=noor, verzoek_id=asked.pk),
            "receive_navraag": partial(receive_navraag, letter, question),
            "withdraw_overdracht": partial(withdraw_overdracht, actor=noor, overdracht_id=first.pk),
            "let_ground_lapse": partial(let_ground_lapse, actor=noor, grondslag_id=ended.pk),
        }
        found = {name: locked_by(deed)[0] for name, deed in deeds.items()}
        again = hand_over(noor, dossier, zeeland)
        no = OverdrachtBrief(kenmerk=again.pk, deel=Antwoord(ja=False, reden="geen_plaats", contact="Zoe (voorbeeld)"))
        answer = Envelope(zeeland.schema_name, "dossier_overdracht", str(again.pk), 1)
        found["receive_answer"] = locked_by(partial(receive_overdracht, answer, no))[0]
        assert Overdracht.objects.get(pk=again.pk).status == "geweigerd"
        Toestemming.objects.filter(pk=given.pk).update(datum=gisteren, geldig_tot=gisteren)
        found["let_lapse"] = locked_by(partial(let_lapse, actor=noor, toestemming_id=given.pk))[0]
        assert Registratie.objects.get().soort == "alleen_telling"
        afsluiten(noor, dossier.pk, "overleden")
        proposed = propose_wisverzoek(actor=noor, dossier_id=dossier.pk, reden="op_verzoek")
        found["reject_wisverzoek"] = locked_by(partial(reject_wisverzoek, actor=noor, wisverzoek_id=proposed.pk))[0]
    assert {name: table for name, table in found.items() if table != "casework_dossier"} == {}
    assert len(found) == 7
