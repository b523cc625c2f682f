"""The example of the demo is made through the real actions, and counts can be read without a person."""

from collections.abc import Callable

from casework import example
from casework.contact.models import Melding
from casework.dossier.models import Dossier
from casework.intrekking.models import Registratieintrekking
from casework.navraag.models import Navraag
from casework.navraag.voorbeeld import answer_all
from casework.registratie.models import Registratie
from casework.uitstel.models import Uitstel
from dekkend.accounts.actor import Actor
from dekkend.isolation.context import inside
from dekkend.national import voorbeeld
from dekkend.national.models import GesteldeNavraag, Uitlevering
from tenants.models import Tenant


def test_an_invented_caseload(regio: Tenant, noor: Actor) -> None:
    with inside(regio):
        example.build(noor)
        assert set(Melding.objects.values_list("status", flat=True)) == {
            "nieuw",
            "afgesloten",
            "in_dossier",
            "verwezen",
        }
        assert set(Registratie.objects.values_list("soort", flat=True)) == {"volledig", "alleen_telling"}
        for melding in Melding.objects.all():
            assert "(voorbeeld)" in melding.omschrijving
        for dossier in Dossier.objects.select_related("persoon"):
            assert "(voorbeeld)" in dossier.persoon.roepnaam


def test_the_national_tier_asks_and_a_regio_answers(
    regio: Tenant, landelijk: Tenant, noor: Actor, deliver: Callable[[], int], actor: Callable[..., Actor]
) -> None:
    with inside(regio):
        example.build(noor)
        assert Uitstel.objects.get(vervallen_at=None).opnieuw_datum is not None
        assert Registratieintrekking.objects.get().reden == "vergissing"
    deliver()
    with inside(landelijk):
        voorbeeld.build(actor(landelijk, "landelijk_medewerker"))
        assert Uitlevering.objects.get().aantal == 1
    deliver()
    with inside(regio):
        assert Navraag.objects.get().status == "open"
        answer_all(noor)
    deliver()
    with inside(landelijk):
        assert GesteldeNavraag.objects.get().status == "klopt"


def test_also_where_no_gemeente_takes_part_yet(zeeland: Tenant, actor: object) -> None:
    with inside(zeeland):
        example.build(actor(zeeland, "zorgcoordinator"))  # type: ignore[operator]
        assert Dossier.objects.count() == 4
