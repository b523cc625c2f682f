"""What happens at the tables when the ground to talk about somebody there falls: it leaves every agenda to come."""

from casework.public import GrondVervallen, may_be_discussed
from dekkend.audit.log import record
from dekkend.core.clock import now
from governance.overleg.inzage import renew_inzage
from governance.overleg.models import Agendapunt

GROND = "toestemming ingetrokken"
WEG = "grond vervallen"


def take_off_agendas(event: GrondVervallen) -> None:
    """Of tables of that kind that are not over. Whoever saw the dossier because of one sees it no more, at once.
    Where somebody asked for that it leaves, whatever else stands; else it stays while another ground stands."""
    asked = event.reden == "op_verzoek"
    if event.doel != "overleg" or (not asked and may_be_discussed(event.dossier_id, event.ontvanger)):
        return
    points = Agendapunt.objects.filter(
        dossier_id=event.dossier_id, overleg__soort=event.ontvanger, overleg__eind__gt=now()
    )
    for point in points.select_related("overleg"):
        overleg = point.overleg
        point.delete()
        record(
            "dossier_van_agenda", actor=event.actor, object_type="dossier", object_id=event.dossier_id,
            ground=GROND if asked else WEG, overleg=str(overleg.pk),
        )  # fmt: skip
        renew_inzage(event.actor, overleg)
