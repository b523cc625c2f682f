"""Taking a measure from the register and keeping it for good."""

from django.db import transaction

from billing.maatstaf.models import Maatstaf, MaatstafRegel
from billing.maatstaf.queries import Stand
from billing.maatstaf.rules import fingerprint
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record

INWONERS = "inwoners"


@transaction.atomic
def take_inwoners(*, actor: Actor, stand: Stand) -> Maatstaf:
    """Keep the inhabitants that count in a year. The same numbers from the same source are kept once."""
    require(actor, "begroting_opstellen")
    hash_ = fingerprint(INWONERS, stand.peildatum, stand.bron, stand.waarden)
    maatstaf, nieuw = Maatstaf.objects.get_or_create(
        hash=hash_, defaults={"soort": INWONERS, "peildatum": stand.peildatum, "bron": stand.bron}
    )
    if nieuw:
        MaatstafRegel.objects.bulk_create(
            MaatstafRegel(maatstaf=maatstaf, gm_code=code, naam=naam, waarde=aantal)
            for code, (naam, aantal) in stand.gemeenten.items()
        )
        record(
            "maatstaf_vastgelegd",
            actor=actor,
            object_type="maatstaf",
            object_id=maatstaf.pk,
            ground="recht om een begroting op te stellen",
            peildatum=stand.peildatum.isoformat(),
            gemeenten=len(stand.gemeenten),
            hash=hash_,
        )
    return maatstaf
