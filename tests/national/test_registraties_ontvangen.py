"""Opening the letters of the regio's: late, twice or out of order, the highest version counts."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from casework.public import IntrekkingBrief, RegistratieBrief
from dekkend.core.clock import now
from dekkend.core.errors import Refused
from dekkend.isolation.context import inside
from dekkend.national.cijferstand.actions import receive_cijferontvangst
from dekkend.national.cijferstand.letters import CijferontvangstBrief
from dekkend.national.cijferstand.models import Cijferstand
from dekkend.national.registraties.actions import receive_intrekking, receive_registratie
from dekkend.national.registraties.models import OntvangenRegistratie
from tenants.models import Tenant
from tenants.post.public import Envelope

SLEUTEL = UUID("5f0c7a52-3a55-4b43-9d3a-1f0c8f3a2b11")


def brief(sleutel: UUID = SLEUTEL, **change: Any) -> RegistratieBrief:
    values = {
        "sleutel": sleutel,
        "grond": {"soort": "toestemming", "kenmerk": uuid4(), "datum": date(2026, 11, 20)},
        "naam": "Luna Voorbeeld",
        "geboortedatum": None,
        "geboortejaar": 1996,
        "gender": "vrouw",
        "nationaliteitsgroep": "eu",
        "vormen": ["orgaanhandel"],
        "leeftijdsgroep": "vanaf_18",
        "gm_code": "GM0753",
        "datum_melding": date(2026, 11, 19),
    }
    return RegistratieBrief.model_validate({**values, **change})


def envelope(sender: str, version: int, key: object = SLEUTEL) -> Envelope:
    return Envelope(sender, "registratie", str(key), version)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    sent=st.lists(st.booleans(), min_size=1, max_size=6),
    order=st.randoms(use_true_random=False),
    twice=st.booleans(),
)
def test_in_whatever_order_letters_come_the_newest_decides(
    landelijk: Tenant, sent: list[bool], order: Any, twice: bool
) -> None:
    """True is a registration, False a withdrawal; the version is its place."""
    letters = [*enumerate(sent, start=1)] * (2 if twice else 1)
    order.shuffle(letters)
    with inside(landelijk), transaction.atomic():
        for version, full in letters:
            if full:
                receive_registratie(envelope("r_1", version), brief(naam=f"Naam {version}"))
            else:
                receive_intrekking(envelope("r_1", version), IntrekkingBrief(sleutel=SLEUTEL))
        (row,) = OntvangenRegistratie.objects.all()
        shown = row.naam
        transaction.set_rollback(True)
    newest = len(sent)
    assert row.versie == newest
    assert (row.ingetrokken_at is None, shown) == ((True, f"Naam {newest}") if sent[-1] else (False, None))


class TestOneByOne:
    @pytest.fixture(autouse=True)
    def _there(self, landelijk: Tenant) -> Any:
        with inside(landelijk):
            yield

    def test_two_regios_may_use_the_same_key(self) -> None:
        receive_registratie(envelope("r_1", 1), brief())
        receive_registratie(envelope("r_2", 1), brief())
        assert OntvangenRegistratie.objects.count() == 2

    def test_the_key_inside_must_be_the_key_outside(self) -> None:
        with pytest.raises(Refused):
            receive_registratie(envelope("r_1", 1, uuid4()), brief())
        with pytest.raises(Refused):
            receive_intrekking(envelope("r_1", 1, uuid4()), IntrekkingBrief(sleutel=SLEUTEL))

    @pytest.mark.parametrize("change", [{"gender": "v"}, {"vormen": []}, {"grond": None}, {"bsn": "123456782"}])
    def test_a_letter_with_something_else_in_it_does_not_fit(self, change: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            brief(**change)

    def test_news_of_the_vault_is_kept_once(self) -> None:
        brief = CijferontvangstBrief(regio="r_1", kwartaal="2026-Q3", volgnummer=1, ontvangen_at=now())
        there = Envelope("k_1", "cijferontvangst", "r_1/2026-Q3/1", 1)
        receive_cijferontvangst(there, brief)
        receive_cijferontvangst(there, brief)
        assert Cijferstand.objects.count() == 1
        with pytest.raises(Refused, match="past niet"):
            receive_cijferontvangst(Envelope("k_1", "cijferontvangst", "r_2/2026-Q3/1", 1), brief)

    @pytest.mark.parametrize("value", [{"naam": "Luna"}, {"geboortedatum": date(1996, 1, 1)}, {"geboortejaar": 1996}])
    def test_the_database_holds_nobody_without_a_ground(self, value: dict[str, Any]) -> None:
        moment = now()
        row = OntvangenRegistratie(
            afzender="r_1", sleutel=uuid4(), versie=1, ontvangen_at=moment, bijgewerkt_at=moment, **value
        )
        with pytest.raises(IntegrityError, match=r"met_grond|zonder_grond"), transaction.atomic():
            row.save()

    def test_the_database_holds_nothing_in_a_tombstone(self) -> None:
        receive_registratie(envelope("r_1", 1), brief())
        with pytest.raises(IntegrityError, match="grafsteen_is_leeg"), transaction.atomic():
            OntvangenRegistratie.objects.update(ingetrokken_at=now())

    def test_taking_the_ground_away_alone_is_refused(self) -> None:
        receive_registratie(envelope("r_1", 1), brief())
        with pytest.raises(IntegrityError, match=r"met_grond|zonder_grond"), transaction.atomic():
            OntvangenRegistratie.objects.update(grond="")
