"""All tables of this app; each room keeps its own."""

from governance.overleg.models import Deelnemer, Overleg, Uitnodiging

__all__ = ["Deelnemer", "Overleg", "Uitnodiging"]
