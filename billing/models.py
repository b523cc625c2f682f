"""All tables of billing; each room keeps its own."""

from billing.begroting.models import Begroting
from billing.maatstaf.models import Maatstaf, MaatstafRegel
from billing.verdeelsleutel.models import Verdeling, VerdelingRegel

__all__ = ["Begroting", "Maatstaf", "MaatstafRegel", "Verdeling", "VerdelingRegel"]
