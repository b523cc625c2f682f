"""Whatever happens in whatever order: landelijk holds a registration if, and only if, a ground for it stands."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.dossier.actions import change_persoon
from casework.dossier.models import Dossier
from casework.intrekking.actions import withdraw_registratie
from casework.registratie.actions import register_dossier
from casework.registratie.inhoud import content_of
from casework.registratie.models import Registratie
from casework.registratie.rules import DOEL
from casework.toestemming.actions import record_toestemming, withdraw_toestemming
from casework.toestemming.models import Toestemming
from casework.toestemming.queries import valid_ground
from dekkend.accounts.actor import Actor
from dekkend.core.errors import DekkendError
from dekkend.isolation.context import inside
from dekkend.national.models import OntvangenRegistratie
from dekkend.national.registraties.actions import receive_intrekking, receive_registratie
from tenants.models import Tenant
from tenants.post.actions import open_letters
from tenants.post.models import Uitbak
from tenants.post.public import Envelope
from tests.casework.conftest import PERSOON
from tests.casework.test_registratie_versturen import JA
from tests.conftest import _carry

STAPPEN = (
    "geven", "weigeren", "intrekken", "sturen", "wijzigen", "te_jong", "vergissing", "bezwaar", "bezorgen", "verliezen",
    "dubbel", "sterven",
)  # fmt: skip


class Wereld:
    """One dossier at a regio and what landelijk made of it. Each step may be refused; that changes nothing."""

    def __init__(self, regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Callable[[], int]):
        self.regio, self.landelijk, self.noor, self.dossier, self.deliver = regio, landelijk, noor, dossier, deliver
        self.teller = 0

    def geven(self) -> None:
        record_toestemming(actor=self.noor, dossier_id=self.dossier.pk, invoer=JA)

    def weigeren(self) -> None:
        record_toestemming(actor=self.noor, dossier_id=self.dossier.pk, invoer=replace(JA, antwoord="nee"))

    def intrekken(self) -> None:
        row = Toestemming.objects.filter(status="gegeven").first()
        if row is not None:
            withdraw_toestemming(actor=self.noor, toestemming_id=row.pk)

    def sturen(self) -> None:
        register_dossier(actor=self.noor, dossier_id=self.dossier.pk)

    def wijzigen(self) -> None:
        self.teller += 1
        anders = replace(PERSOON, naam=f"Luna Voorbeeld {self.teller}")
        change_persoon(actor=self.noor, dossier_id=self.dossier.pk, persoon=anders)

    def te_jong(self) -> None:
        change_persoon(actor=self.noor, dossier_id=self.dossier.pk, persoon=replace(PERSOON, geschatte_leeftijd=13))

    def vergissing(self) -> None:
        withdraw_registratie(actor=self.noor, dossier_id=self.dossier.pk, reden="vergissing")

    def bezwaar(self) -> None:
        withdraw_registratie(actor=self.noor, dossier_id=self.dossier.pk, reden="bezwaar")

    def verliezen(self) -> None:
        """A worker dies after it carried the letters and before it opened them."""
        for letter in Uitbak.objects.filter(bezorgd_at=None):
            _carry(self.regio, letter)

    def dubbel(self) -> None:
        """The post room carries what it has carried before."""
        with inside(self.landelijk):
            open_letters()

    def sterven(self) -> None:
        """A worker dies while it opens the letters; `make faults` kills real ones."""
        self.verliezen()
        with inside(self.landelijk), transaction.atomic():
            open_letters()
            transaction.set_rollback(True)

    def neem(self, stap: str) -> None:
        if stap == "bezorgen":
            self.deliver()
            return
        try:
            with inside(self.regio), transaction.atomic():
                getattr(self, stap)()
        except DekkendError:
            return

    def rust(self) -> None:
        """Nothing is on its way any more."""
        self.deliver()
        self.deliver()
        with inside(self.regio):
            grond = valid_ground(Dossier.objects.get(pk=self.dossier.pk), DOEL)
            sent = Registratie.objects.filter(dossier=self.dossier, soort="volledig").first()
            assert not Uitbak.objects.filter(uitkomst="", soort__startswith="registratie").exists()
            holds = (sent.pk, sent.versie) if sent else None
            assert sent is None or (grond is not None and sent.toestemming_id == grond.kenmerk)
        with inside(self.landelijk):
            rows = list(OntvangenRegistratie.objects.filter(ingetrokken_at=None))
            assert [(row.sleutel, row.versie) for row in rows] == ([holds] if holds else [])
            assert all(row.naam and row.grond_kenmerk == (grond and grond.kenmerk) for row in rows)

    def opnieuw(self, brief: Any, versie: int) -> None:
        """An old letter comes once more: it is opened, and decides nothing."""
        with inside(self.landelijk):
            kind = receive_registratie if hasattr(brief, "grond") else receive_intrekking
            kind(Envelope(self.regio.schema_name, "registratie", str(brief.sleutel), versie), brief)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stappen=st.lists(st.sampled_from(STAPPEN), min_size=3, max_size=8))
def test_landelijk_holds_it_if_and_only_if_a_ground_stands(
    regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Callable[[], int], stappen: list[str]
) -> None:
    with inside(regio), transaction.atomic():
        wereld = Wereld(regio, landelijk, noor, dossier, deliver)
        for stap in ("geven", "sturen", *stappen):
            wereld.neem(stap)
        wereld.rust()
        transaction.set_rollback(True)


def test_an_old_letter_that_comes_again_brings_nothing_back(
    regio: Tenant, landelijk: Tenant, noor: Actor, dossier: Dossier, deliver: Callable[[], int]
) -> None:
    wereld = Wereld(regio, landelijk, noor, dossier, deliver)
    for stap in ("geven", "sturen", "bezorgen"):
        wereld.neem(stap)
    with inside(regio):
        sent = Registratie.objects.get()
        assert sent.toestemming is not None
        old = content_of(sent.pk, sent.dossier, sent.toestemming)
    for stap in ("intrekken", "bezorgen"):
        wereld.neem(stap)
    wereld.opnieuw(old, 1)
    wereld.rust()
