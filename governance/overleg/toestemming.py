"""What happens at the tables when the consent to talk about somebody there falls: it leaves every agenda to come."""

from casework.public import ToestemmingVervallen
from dekkend.audit.log import record
from dekkend.core.clock import now
from governance.overleg.inzage import renew_inzage
from governance.overleg.models import Agendapunt

GROND = "toestemming ingetrokken"


def take_off_agendas(event: ToestemmingVervallen) -> None:
    """Of tables of that kind that are not over. Whoever saw the dossier because of one sees it no more, at once."""
    if event.doel != "overleg":
        return
    points = Agendapunt.objects.filter(
        dossier_id=event.dossier_id, overleg__soort=event.ontvanger, overleg__eind__gt=now()
    )
    for point in points.select_related("overleg"):
        overleg = point.overleg
        point.delete()
        record(
            "dossier_van_agenda", actor=event.actor, object_type="dossier", object_id=event.dossier_id, ground=GROND,
            overleg=str(overleg.pk),
        )  # fmt: skip
        renew_inzage(event.actor, overleg)
