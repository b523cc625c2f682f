"""Taking part in a regio. Writing the register is the owner's work."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from dekkend.core.errors import InvalidInput
from tenants.tenant.models import Deelname, Tenant


@transaction.atomic
def take_part(regio: Tenant, codes: Sequence[str], *, since: date) -> None:
    """The first code is the centrumgemeente. A gemeente that already takes part here stays as it is.

    Raises InvalidInput for a gemeente that belongs to another regio.
    """
    current = dict(Deelname.objects.filter(gemeente_id__in=codes, einde=None).values_list("gemeente_id", "regio_id"))
    elsewhere = sorted(code for code, found in current.items() if found != regio.pk)
    if elsewhere:
        raise InvalidInput({"codes": [f"Deze gemeenten horen al bij een andere regio: {', '.join(elsewhere)}."]})
    Deelname.objects.bulk_create(
        Deelname(
            regio=regio,
            gemeente_id=code,
            rol="centrumgemeente" if code == codes[0] else "randgemeente",
            ingang=since,
        )
        for code in codes
        if code not in current
    )
