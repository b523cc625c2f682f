"""A guest belongs to an organisation on the sociale kaart, whatever that is called by now."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client

from casework.dossier.models import Dossier
from casework.hulpvraag.actions import add_hulpvraag
from casework.sociale_kaart.actions import add_organisatie, change_organisatie
from casework.zorgactie.actions import offer_zorgactie
from casework.zorgactie.queries import guests_of
from casework.zorgactie.toegang import zorgacties_of_guest
from dekkend.accounts.actor import Actor
from dekkend.accounts.gast import organisaties
from dekkend.accounts.gast.rules import Gast, checked
from dekkend.accounts.models import Accountuitnodiging, User
from dekkend.core.clock import today
from dekkend.core.errors import InvalidInput
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.casework.conftest import agree, logged
from tests.casework.test_gast_ziet_alleen_het_eigen_deel import acting, guest
from tests.casework.test_sociale_kaart_bijhouden import HAVEN
from tests.casework.test_zorgacties_aanbieden_en_volgen import offer

pytestmark = pytest.mark.urls("dekkend.urls_regio")
MOLEN = replace(HAVEN, naam="De Molen (voorbeeld)")
MILAN = {"naam": "Milan (voorbeeld)", "email": "milan@haven.example.org", "rol": "ketenpartner"}


def seen_by(regio: Tenant, user: User) -> int:
    return zorgacties_of_guest(acting(regio, User.objects.get(pk=user.pk))).count()


def test_another_name_does_not_end_what_a_guest_sees(regio: Tenant, noor: Actor, dossier: Dossier) -> None:
    petra = guest(regio, "petra", organisatie=HAVEN.naam.upper())
    with inside(regio):
        haven = add_organisatie(actor=noor, invoer=HAVEN)
        bound = User.objects.get(pk=petra.pk)
        assert (bound.gast_organisatie_id, bound.gast_organisatie) == (haven.pk, HAVEN.naam)
        asked = add_hulpvraag(actor=noor, dossier_id=dossier.pk, gebied="veilige_plek", vraag="Een bed (voorbeeld)")
        agree(noor, dossier.pk, "zorgactie", str(haven.pk))
        offer_zorgactie(actor=noor, hulpvraag_id=asked.pk, organisatie_id=haven.pk, invoer=offer())
        assert seen_by(regio, petra) == 1
        change_organisatie(actor=noor, organisatie_id=haven.pk, invoer=MOLEN)
        assert seen_by(regio, petra) == 1
        assert User.objects.get(pk=petra.pk).gast_organisatie == MOLEN.naam
        other = add_organisatie(actor=noor, invoer=HAVEN)
        assert (guests_of(haven), guests_of(other)) == (1, 0)
        assert User.objects.get(pk=petra.pk).gast_organisatie_id == haven.pk
    assert [line.object_id for line in logged(regio, "gast_bij_organisatie")] == [str(petra.pk)] * 2
    with inside(regio):
        haven.refresh_from_db()
        User.objects.filter(pk=petra.pk).update(gast_organisatie_id=None)
        assert (seen_by(regio, petra), guests_of(haven)) == (1, 1)


def test_a_guest_is_invited_for_an_organisation_of_the_map(
    regio: Tenant, noor: Actor, browse: Callable[..., Client]
) -> None:
    with inside(regio):
        haven = add_organisatie(actor=noor, invoer=HAVEN)
        add_organisatie(actor=noor, invoer=MOLEN)
    femke = browse(regio, "functioneel_beheerder", naam="Femke (voorbeeld)")
    page = "/gebruikers/gast-uitnodigen/"
    form = femke.get(page).content.decode()
    assert f'<option value="{haven.pk}">De Haven (voorbeeld)</option>' in form
    both = femke.post(page, {**MILAN, "organisatie_id": str(haven.pk), "organisatie": "De Brug (voorbeeld)"})
    assert both.status_code == 422
    assert "niet allebei" in both.content.decode()
    assert femke.post(page, {**MILAN, "organisatie_id": str(uuid4())}).status_code == 422
    assert femke.post(page, {**MILAN, "organisatie_id": str(haven.pk)}).status_code == 302
    sem = {**MILAN, "email": "sem@molen.example.org", "organisatie": "de molen (voorbeeld)"}
    assert femke.post(page, sem).status_code == 302
    with inside(regio):
        change_organisatie(actor=noor, organisatie_id=haven.pk, invoer=replace(HAVEN, naam="De Kade (voorbeeld)"))
        invited = set(Accountuitnodiging.objects.values_list("gast_organisatie", flat=True))
        assert invited == {"De Kade (voorbeeld)", "de molen (voorbeeld)"}
        assert Accountuitnodiging.objects.filter(gast_organisatie_id=None).count() == 0


def test_an_organisation_by_its_id_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    known = checked(Gast(organisatie_id=uuid4()), "ketenpartner", today())
    assert (known.rol, known.of_organisation) == ("ketenpartner", True)
    with pytest.raises(InvalidInput):
        checked(Gast(gm_code="GM0772", organisatie_id=uuid4()), "aandachtsfunctionaris", today())
    monkeypatch.setattr(organisaties, "_known", [])
    assert (organisaties.id_of("X"), organisaties.name_of(uuid4()), organisaties.members()) == (None, None, [])
