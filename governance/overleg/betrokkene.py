"""What a person may know about the tables at which his dossier was talked about: when, which, and who sat there.

By organisation and role, not by name; casework tells why in the overview for the person.
"""

from uuid import UUID

from casework.public import Deel
from dekkend.web.formats import datumtijd
from governance.overleg.models import Agendapunt, Overleg
from governance.overleg.rules import has_seat


def tables_of(dossier_id: UUID) -> Deel:
    points = Agendapunt.objects.filter(dossier_id=dossier_id).select_related("overleg").order_by("overleg__begin")
    lines = [
        {
            "Wanneer": datumtijd(point.overleg.begin),
            "Wat": point.overleg.label,
            "Stand": point.overleg.get_status_display(),
            "Uitgenodigd": ", ".join(_organisations(point.overleg)) or "Nog niemand",
        }
        for point in points.prefetch_related("overleg__deelnemers")
    ]
    return Deel("Overleggen waar uw dossier op de agenda stond", "", lines)


def _organisations(overleg: Overleg) -> list[str]:
    """Whoever has or had a seat: the organisation when it is known, else the kind of it."""
    seats = [one for one in overleg.deelnemers.all() if has_seat(overleg.status, one.antwoord)]
    return sorted({one.organisatie or one.get_rol_display() for one in seats})
