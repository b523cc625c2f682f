"""All tables of this app; each room keeps its own."""

from governance.overleg.models import Agendapunt, Deelnemer, Overleg, Uitnodiging

__all__ = ["Agendapunt", "Deelnemer", "Overleg", "Uitnodiging"]
